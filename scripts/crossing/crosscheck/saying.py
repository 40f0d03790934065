"""How the cross-check puts claims and spans into words; the format of numbers and money is that of `crossing.language.prose`."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from functools import lru_cache
from typing import Any

from crossing.crosscheck.model import Finding
from crossing.crosscheck.shared import grouped
from crossing.language import prose
from crossing.language.prose import number

MONTHS = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)
WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
LONG_ID = 4  # more claims than this and the id names the first, the last and how many


@lru_cache(maxsize=10_000)
def day(when: date) -> str:
    """2021-11-11 as "11 November 2021"."""
    return f"{when.day} {MONTHS[when.month - 1]} {when.year}"


@lru_cache(maxsize=10_000)
def span(start: date, end: date) -> str:
    """A span in words (see crossing.language.prose.span)."""
    return prose.span(start, end)


def pounds(amount: float) -> str:
    """657000000 as "£657 million"."""
    return prose.money(amount, "GBP")


def listed(items: Iterable[str]) -> str:
    """ "a", "a and b", "a, b and c"."""
    return prose.listing(list(items))


def taken_as(claim: Any, what: str = "") -> str:
    """The span of a claim in words; where the source does not state it, "a day taken to be 21 August 2021"."""
    words = span(claim.period_start, claim.period_end)
    if claim.period_basis == "stated":
        return f"{what} of {words}" if what else words
    return f"{what or ('a day' if claim.period_start == claim.period_end else 'a span')} taken to be {words}"


def gathered(pairs: Iterable[tuple[str, int]]) -> dict[str, int | str]:
    """Return labelled numbers with one entry for each label; the different numbers of one label stand in it together."""
    values = {
        label: list(dict.fromkeys(value for _, value in same))
        for label, same in grouped(pairs, lambda pair: pair[0]).items()
    }
    return {label: found[0] if len(found) == 1 else listed(map(number, found)) for label, found in values.items()}


def peak(when: tuple[date, int]) -> str:
    """Return a day and its count as one of a finding's numbers: "1,195 on 2025-05-31"."""
    return f"{number(when[1])} on {when[0]}"


def as_of(vintage: str) -> str:
    """Return how a total's vintage is named among a finding's numbers: "as published, November 2021"."""
    return f"as published, {prose.partial_date(vintage)}"


def plural(count: int, one: str, many: str = "") -> str:
    """1 day, 2 days, 1,000 days."""
    return f"{number(count)} {one if count == 1 else many or one + 's'}"


def money_or_people(value: float, unit: str) -> str:
    """A value with its unit as a reader says it."""
    return prose.value(value, unit if unit in ("GBP", "USD", "EUR", "percent") else "people")


QUALIFIED = {
    "exact": "{}",
    "about": "about {}",
    "more_than": "more than {}",
    "less_than": "fewer than {}",
    "almost": "almost {}",
    "at_least": "at least {}",
    "up_to": "up to {}",
    "vague": "{}",
}


def stated(claim: Any) -> str:
    """A claim's figure as stated, with its qualifier: "almost 700", "more than £700m"."""
    text = money_or_people(claim.value, claim.unit)
    if claim.value_high is not None:
        text = f"{text} to {money_or_people(claim.value_high, claim.unit)}"
    words = QUALIFIED[claim.qualifier].format(text)
    return words.replace("fewer than", "less than") if claim.unit in ("GBP", "USD", "EUR", "percent") else words


def identify(rule: str, claims: Sequence[Any], extra: str = "") -> str:
    """The stable id of a finding: its rule, its claims and, where needed, a word that tells two apart."""
    ids = [claim.claim_id for claim in claims]
    if len(ids) > LONG_ID:
        ids = [ids[0], f"{len(ids) - 2}-more", ids[-1]]
    return ".".join(part for part in (rule, "+".join(ids), extra) if part)


def finding(
    rule: str,
    claims: Sequence[Any],
    *,
    kind: str,
    severity: str,
    verdict: str,
    sentence: str,
    numbers: dict[str, Any] | None = None,
    judges: Sequence[Any] | None = None,
    extra: str = "",
    likely_reading: str = "",
    basis: str = "",
) -> Finding:
    """A finding on some claims: sources, lines and quotes are taken from the claims, in their order.

    `judges` are the claims whose verdict this finding may decide: all of `claims` if not given.
    """
    sources = tuple(dict.fromkeys(claim.source_id for claim in claims))
    return Finding(
        finding_id=identify(rule, claims, extra),
        rule=rule,
        kind=kind,
        severity=severity,
        source_ids=sources,
        claim_ids=tuple(claim.claim_id for claim in claims),
        lines=tuple(claim.line for claim in claims),
        quotes=tuple(claim.quote for claim in claims),
        numbers=numbers or {},
        verdict=verdict,
        sentence=sentence,
        likely_reading=likely_reading,
        basis=basis,
        judges=None if judges is None else tuple(claim.claim_id for claim in judges),
    )
