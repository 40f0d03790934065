"""How many times arrivals rose during a term of office: every reasonable way to measure it."""

from __future__ import annotations

import math
from dataclasses import dataclass
from datetime import timedelta

from crossing.language.spans import ONE_DAY, Span, in_year, twelve_months_to, whole_year, year_so_far
from crossing.official.series import Series


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


def baselines(series: Series, term: Span) -> list[Baseline]:
    """Every reasonable way to compare arrivals before and during a term of office.

    Spans that the table does not cover in full are left out.
    """
    start, end = term.start, term.end
    found: list[Baseline] = []

    def add(name: str, before: Span, after: Span) -> None:
        if series.covers(before) and series.covers(after):
            found.append(Baseline(name, before, after, series.total(before), series.total(after)))

    last_before = start.year - 1
    add(
        "the calendar year in which the term ended, against the last full year before it",
        whole_year(last_before),
        whole_year(end.year),
    )
    if start.year != end.year:
        add(
            "the calendar year in which the term began, against the year before",
            whole_year(last_before),
            whole_year(start.year),
        )
        add(
            "the calendar year in which the term ended, against the year in which it began",
            whole_year(start.year),
            whole_year(end.year),
        )
    add(
        "the whole term, against an equal span just before it",
        Span(start - timedelta(days=term.days), start - ONE_DAY),
        term,
    )
    add(
        "the last twelve months of the term, against the twelve months before it",
        twelve_months_to(start - ONE_DAY),
        twelve_months_to(end),
    )
    # The same months: from 1 January to the day and month the term ended, in that year and in the year before the term.
    add(
        "1 January to the day the term ended, against the same months of the last year before it",
        year_so_far(in_year(end, last_before)),
        year_so_far(end),
    )
    if start.year != end.year:
        add(
            "1 January to the day the term ended, against the same months of the year it began",
            year_so_far(in_year(end, start.year)),
            year_so_far(end),
        )
    if term.days >= 730:
        add(
            "the last twelve months of the term, against its first twelve",
            Span(start, in_year(start, start.year + 1) - ONE_DAY),
            twelve_months_to(end),
        )
    return found
