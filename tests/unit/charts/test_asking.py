"""What a notebook asks of the tables: a span that is none is one sentence, never a silent empty table."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pandas as pd
import pytest

from crossing import show
from crossing.errors import BookError

FORM = "write a year, a month or a day, such as 2021, 2021-11 or 2021-11-16"


@pytest.mark.parametrize("ask", [show.days, show.weeks, show.events])
@pytest.mark.parametrize(
    ("start", "end", "says"),
    [
        ("x", "2021", f"start is “x”, which is no date: {FORM}"),
        ("2021", "y", f"end is “y”, which is no date: {FORM}"),
        ("2021", "", f"end is “”, which is no date: {FORM}"),
        ("", "2021", "start is “”"),
        ("2021-02-30", "2021", "start is “2021-02-30”"),
        ("2021-11-16 at noon", "2021-12", "start is “2021-11-16 at noon”"),
        ("2021-11-16-2", "2021-12", "start is “2021-11-16-2”"),
        ("2022", "2021", "end is 2021, which comes before start, 2022: give the earlier one first"),
        (date(2021, 11, 17), date(2021, 11, 16), "end is 2021-11-16, which comes before start, 2021-11-17"),
    ],
)
def test_a_span_that_is_none_is_told_with_its_argument(
    ask: Callable[[object, object], object], start: object, end: object, says: str
):
    with pytest.raises(BookError) as told:
        ask(start, end)
    assert says in str(told.value)


def test_a_span_is_given_as_years_months_days_or_dates():
    asked = [("2021-11", "2021-11"), ("2021-11-01", "2021-11-30"), (date(2021, 11, 1), pd.Timestamp(2021, 11, 30, 12))]
    assert [len(show.days(*span)) for span in asked] == [30, 30, 30]


@pytest.mark.parametrize("until", ["x", "13-01", "06-31", "6-30-1", ""])
def test_a_day_that_no_year_has_is_told(until: str):
    with pytest.raises(BookError, match=f"until is “{until}”, which is not a day of every year"):
        show.by_year(until)
