"""Whatever numbers, lengths and days a text names, in whatever order, it gets answers: no sum leaves the calendar."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from crossing.articles.checking import check_text

NUMBERS = "zero|0|12|few|366|2020|9999|1,195|0%".split("|")
UNITS = "people|hours|days|weeks|months|years".split("|")
SUBJECTS = [
    "{n} {u} crossed the Channel",
    "Nobody crossed the Channel",
    "Arrivals fell by {n}",
    "A record {n} {u} came",
]
TIMES = [
    "in {n} {u}", "in the past {n} {u}", "the previous {n} {u}", "{n} {u} earlier", "at this point {n} years ago",
    "the highest for {n} {u}", "the week to 29 February 2024", "since 29 February", "in the first {n} months of 2020",
    "between 29 February 2020 and 1 March 2021", "the same period of 2019", "last winter", "on 1 January 1900",
]  # fmt: skip
DAYS = [
    None,
    *map(date.fromisoformat, ("1900-01-01", "2018-01-01", "2018-01-02", "2024-02-29", "2025-06-02", "2199-12-31")),
]


@st.composite
def clauses(draw: st.DrawFn) -> str:
    """A subject and one or two times, with numbers and units for their gaps."""
    words = " ".join([draw(st.sampled_from(SUBJECTS)), *draw(st.lists(st.sampled_from(TIMES), min_size=1, max_size=2))])
    for gap, fill in (("{n}", NUMBERS), ("{u}", UNITS)):
        while gap in words:
            words = words.replace(gap, draw(st.sampled_from(fill)), 1)
    return words


@pytest.mark.slow
@settings(max_examples=130)
@given(st.lists(clauses(), min_size=1, max_size=4), st.sampled_from(DAYS))
def test_any_times_are_answered(text: list[str], published: date | None) -> None:
    check_text(". ".join(text) + ".", published)
