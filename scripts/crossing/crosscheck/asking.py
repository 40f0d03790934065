"""Small questions that many rules ask: of claims, what they state and belong to; of the tables, who published what."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable
from typing import TypeVar

from crossing.crosscheck.model import Number
from crossing.errors import BookError
from crossing.language import prose
from crossing.language.spans import Span
from crossing.ledger.rows import Claim
from crossing.ledger.vocabulary import InSeries, MeasureRole, SpanKind, Stated, Unit, UnitKind
from crossing.official.series import DayCount

Row = TypeVar("Row")
Key = TypeVar("Key", bound=Hashable)
# Spans of which a count is a total over many days.
TOTALS = (SpanKind.TO_DATE, SpanKind.YEAR, SpanKind.PERIOD)


def value_of(claim: Claim) -> float:
    """The number that a claim states. Raises BookError where it states none."""
    if claim.value is None:
        raise BookError(f"{claim.claim_id} states no number: ask only claims that have one.")
    return claim.value


def span_of(claim: Claim) -> Span:
    """The span a claim speaks of. Raises BookError where it has none."""
    if claim.span is None:
        raise BookError(f"{claim.claim_id} has no span: ask only claims that have one.")
    return claim.span


def counts_arrivals(claim: Claim, *kinds: SpanKind) -> bool:
    """True for a number of people or boats that arrived, just as the official series counts them, over a span of one of `kinds`."""
    measure = claim.measure
    return (
        measure.role is MeasureRole.ARRIVALS
        and measure.in_series is InSeries.SAME
        and claim.value is not None
        and claim.unit.value == measure.unit_kind.value
        and measure.span_kind in kinds
    )


def counts_people(claim: Claim, role: MeasureRole) -> bool:
    """True for a number of people of a measure in this role."""
    return claim.measure.role is role and claim.value is not None and claim.unit is Unit.PEOPLE


def growth_in_people(claim: Claim) -> bool:
    """True for a rise told as a number of people, with the span it is compared with."""
    return counts_people(claim, MeasureRole.GROWTH) and claim.base is not None


def counted_people(claim: Claim) -> bool:
    """True for a total of people who arrived over more than a day."""
    return counts_arrivals(claim, *TOTALS) and claim.measure.unit_kind is UnitKind.PEOPLE


def grouped(rows: Iterable[Row], key: Callable[[Row], Key | None]) -> dict[Key, list[Row]]:
    """Rows by key, in their order; a key of None leaves a row out."""
    groups: dict[Key, list[Row]] = defaultdict(list)
    for row in rows:
        where = key(row)
        if where is not None:
            groups[where].append(row)
    return dict(groups)


def taken_as(claim: Claim, what: str = "") -> str:
    """The span of a claim in words; where the source does not state it, "a day taken to be 21 August 2021"."""
    words = prose.span(claim.span)
    if claim.span_basis is Stated.STATED:
        return f"{what} of {words}" if what else words
    return f"{what or ('a day' if claim.day else 'a span')} taken to be {words}"


def gathered(pairs: Iterable[tuple[str, int]]) -> list[Number]:
    """Numbers with one entry for each label; the different values of one label stand in it together."""
    found = []
    for label, same in grouped(pairs, lambda pair: pair[0]).items():
        values = list(dict.fromkeys(value for _, value in same))
        told = values[0] if len(values) == 1 else prose.listing([prose.number(value) for value in values])
        found.append(Number(label, label, told))
    return found


def peak(counted: DayCount) -> str:
    """A day and its count as one of a finding's numbers: "1,195 on 2025-05-31"."""
    return f"{prose.number(counted.number)} on {counted.day}"
