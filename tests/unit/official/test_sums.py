"""Sums that are kept as running totals say what adding up the days says."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from crossing.language.spans import Span
from crossing.ledger import load
from crossing.official import official

SPANS = [
    Span(date(2021, 11, 1), date(2021, 11, 30)),
    Span(date(2022, 1, 1), date(2023, 4, 30)),
    Span(date(2018, 1, 1), date(2026, 1, 31)),
    Span(date(2025, 5, 31), date(2025, 5, 31)),
]


@pytest.mark.parametrize("span", SPANS, ids=str)
@pytest.mark.parametrize("counted", ["people", "boats"])
def test_first_figures_of_a_span(counted: str, span: Span) -> None:
    measure = official(load()).measure(counted)
    days = measure.then.days(span)
    now = sum(measure.series.day(day) for day in days)
    assert measure.known(span) == (len(days), sum(days.values()), now)
    assert measure.marked_in(span) == [day for day in measure.marked if day in span]


def test_runs_of_days_without_arrivals() -> None:
    series = official(load()).people.series
    empty = {day for run in series.quiet for day in (run.start + timedelta(days=n) for n in range(run.days))}
    every = {series.first + timedelta(days=n) for n in range(series.whole.days)}
    assert empty == {day for day in every if series.day(day) == 0}
    assert all(
        one.end + timedelta(days=1) < other.start for one, other in zip(series.quiet, series.quiet[1:], strict=False)
    )
