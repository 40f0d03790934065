"""What several rules need and nobody should work out twice: vintages, revision, groups of claims."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from datetime import date, timedelta
from functools import lru_cache
from typing import Any

from crossing.crosscheck.model import Case
from crossing.ledger import Ledger
from crossing.ledger.rows import Claim, records
from crossing.official import AsPublished, Revision, official

# Measures that count people on one day or over a span, and so can be held against the series of arrivals.
DAY_MEASURES = {"daily_arrivals", "people_intercepted_or_rescued"}
SPAN_MEASURES = {
    "arrivals_to_date",
    "arrivals_in_period",
    "annual_arrivals",
    "daily_arrivals",
    "people_intercepted_or_rescued",
}


def as_published(case: Case) -> AsPublished:
    """The day figures as published then, made once for the case."""
    return official(case.ledger).people.then


def revised(case: Case) -> Revision:
    """How far figures have been revised, measured once for the case."""
    return official(case.ledger).people.revision


@lru_cache(maxsize=64)
def _rows(ledger: Ledger, table: str) -> list[Any]:
    return records(getattr(ledger, table))


def rows(case: Case, table: str) -> list[Any]:
    """The rows of a small table as records, made once for the ledger."""
    return _rows(case.ledger, table)


class ClaimRow:
    """A claim under the names of its columns, for rules that have not yet moved to `Claim`."""

    def __init__(self, claim: Claim) -> None:
        self.claim = claim
        self.measure = claim.measure.name
        self.period_start: Any = claim.span and claim.span.start
        self.period_end: Any = claim.span and claim.span.end
        self.base_start: Any = claim.base and claim.base.start
        self.base_end: Any = claim.base and claim.base.end
        self.period_basis = claim.span_basis or ""
        self.record = claim.record or ""

    def __getattr__(self, name: str) -> Any:
        return getattr(self.claim, name)


@lru_cache(maxsize=4)
def claim_rows(case: Case) -> list[Any]:
    """The claims of a case as such rows."""
    return [ClaimRow(claim) for claim in case.claims]


def published(case: Case, claim: Any) -> date | None:
    """When the claim's source was published, or None where the source or its date is not known."""
    source = case.sources.get(claim.source_id)
    return source.published if source else None


def one_day(claim: Any) -> date | None:
    """The single day a claim speaks of, or None where it speaks of none or of more."""
    return claim.period_start if claim.period_start is not None and claim.period_start == claim.period_end else None


def grouped(claims: Iterable[Any], key: Any) -> dict[Any, list[Any]]:
    """Claims by key, in their order; a key of None leaves a claim out."""
    groups: dict[Any, list[Any]] = defaultdict(list)
    for claim in claims:
        where = key(claim)
        if where is not None:
            groups[where].append(claim)
    return groups


@lru_cache(maxsize=10_000)
def first_day(when: str) -> date:
    """The first day of an ISO year, month or day: "2021-11" is 1 November 2021."""
    parts = [int(part) for part in when.split("-")]
    return date(*([*parts, 1, 1])[:3])


@lru_cache(maxsize=10_000)
def last_day(when: str) -> date:
    """The last day of an ISO year, month or day: "2021-11" is 30 November 2021."""
    parts = [int(part) for part in when.split("-")]
    if len(parts) == 3:
        return date(*parts)
    year, month = (parts[0], 12) if len(parts) == 1 else parts
    return date(year + month // 12, month % 12 + 1, 1) - timedelta(days=1)
