"""How many times arrivals rose during a term of office: the ways to measure it that the book tries."""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import timedelta

from crossing.language.spans import ONE_DAY, Span, in_year, twelve_months_to, whole_year, year_so_far
from crossing.official.series import Series

TWO_YEARS = 730  # days


@dataclass(frozen=True)
class Baseline:
    """One way to measure how many times arrivals rose: two spans, their totals and the quotient."""

    name: str
    before: Span
    after: Span
    people_before: int
    people_after: int

    @property
    def multiple(self) -> float:
        """Later total over earlier total; infinite where nobody is recorded before."""
        return self.people_after / self.people_before if self.people_before else math.inf


def from_before(tried: Iterable[Baseline], term: Span) -> list[Baseline]:
    """The comparisons that start from days before the term: a rise in a term hardly means one that starts within it.

    All of them where none does.
    """
    every = list(tried)
    return [base for base in every if base.before.end < term.start] or every


Way = tuple[str, Span, Span]  # what is compared, in words, and both spans


def baselines(series: Series, term: Span) -> list[Baseline]:
    """The ways to compare arrivals before and during a term of office.

    Spans that the table does not cover in full are left out.
    """
    ways = (*_calendar_years(term), *_equal_spans(term), *_same_months(term), *_within(term))
    return [
        Baseline(name, before, after, series.total(before), series.total(after))
        for name, before, after in ways
        if series.covers(before) and series.covers(after)
    ]


def _calendar_years(term: Span) -> Iterator[Way]:
    first, last = term.start.year, term.end.year
    before = whole_year(first - 1)
    yield (
        "the calendar year in which the term ended, against the last full year before it",
        before,
        whole_year(last),
    )
    if first != last:
        yield "the calendar year in which the term began, against the year before", before, whole_year(first)
        yield (
            "the calendar year in which the term ended, against the year in which it began",
            whole_year(first),
            whole_year(last),
        )


def _equal_spans(term: Span) -> Iterator[Way]:
    eve = term.start - ONE_DAY
    as_long = Span(term.start - timedelta(days=term.days), eve)
    yield "the whole term, against an equal span just before it", as_long, term
    yield (
        "the last twelve months of the term, against the twelve months before it",
        twelve_months_to(eve),
        twelve_months_to(term.end),
    )


def _same_months(term: Span) -> Iterator[Way]:
    """From 1 January to the day and month the term ended: in that year, and in the year before the term or its first."""
    start, end = term.start, term.end
    so_far = year_so_far(end)
    before = year_so_far(in_year(end, start.year - 1))
    yield "1 January to the day the term ended, against the same months of the last year before it", before, so_far
    if start.year != end.year:
        first = year_so_far(in_year(end, start.year))
        yield "1 January to the day the term ended, against the same months of the year it began", first, so_far


def _within(term: Span) -> Iterator[Way]:
    """Its end against its beginning, where it lasted two years."""
    if term.days >= TWO_YEARS:
        first = Span(term.start, in_year(term.start, term.start.year + 1) - ONE_DAY)
        yield "the last twelve months of the term, against its first twelve", first, twelve_months_to(term.end)
