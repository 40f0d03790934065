"""How the cross-check puts claims and spans into words; the format of numbers and money is that of `crossing.language.prose`."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from functools import lru_cache
from typing import Any

from crossing.crosscheck.model import Found, Kind, Number
from crossing.crosscheck.shared import grouped
from crossing.language import prose
from crossing.language.prose import number as number
from crossing.ledger import wording
from crossing.ledger.vocabulary import Severity, Verdict

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


def stated(claim: Any) -> str:
    """A claim's figure as stated (see crossing.ledger.wording)."""
    return wording.stated(claim.claim)


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
    likely_reading: str = "",
    basis: str = "",
) -> Found:
    """A finding of a kind that is not yet declared beside its rule; `rule` is stamped by the runner and not read here."""
    return Kind(kind, Severity(severity), Verdict(verdict), "{sentence}").on(
        *(claim.claim for claim in claims),
        numbers=[Number(label, label, value) for label, value in (numbers or {}).items()],
        judges=None if judges is None else [claim.claim for claim in judges],
        likely_reading=likely_reading,
        basis=basis,
        sentence=sentence,
    )
