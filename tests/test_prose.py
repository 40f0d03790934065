"""How values become words."""

from __future__ import annotations

import pandas as pd
import pytest

from crossing import prose


@pytest.mark.parametrize(
    ("value", "unit", "style", "text"),
    [
        (1185, "people", "", "1,185"),
        (74e6, "USD", "", "$74 million"),
        (62.7e6, "EUR", "", "€62.7 million"),
        (999_999, "GBP", "", "£999,999"),
        (0.26, "percent", "", "0.26%"),
        (48.136, "percent", "whole", "48%"),
        (48.136, "percent", "one", "48.1%"),
        (10, "ratio", "words", "ten"),
        (13, "ratio", "words", "13"),
        (1, "ordinal", "", "first"),
        (21, "ordinal", "", "21st"),
        (112, "ordinal", "", "112th"),
        (None, "people", "", "not recorded"),
        (float("nan"), "GBP", "", "not recorded"),
        (0, "people", "", "0"),
    ],
)
def test_value(value: float | None, unit: str, style: str, text: str):
    assert prose.value(value, unit, style) == text


@pytest.mark.parametrize(
    ("start", "end", "text"),
    [
        ("2021-08-21", "2021-08-21", "21 August 2021"),
        ("2020-01-01", "2020-12-31", "2020"),
        ("2018-01-01", "2025-12-31", "2018 to 2025"),
        ("2021-07-01", "2021-07-31", "July 2021"),
        ("2025-01-01", "2025-06-30", "1 January to 30 June 2025"),
        ("2020-02-13", "2021-09-16", "13 February 2020 to 16 September 2021"),
        (None, None, "not stated"),
    ],
)
def test_span(start: str | None, end: str | None, text: str):
    assert prose.span(pd.Timestamp(start), pd.Timestamp(end)) == text


def test_change_from_nothing_is_not_a_number():
    assert pd.isna(prose.percent_change(0, 5))
    assert prose.percent_change(200, 300) == 50


def test_listing():
    assert prose.listing(["a"]) == "a"
    assert prose.listing(["a", "b", "c"]) == "a, b and c"
    assert prose.listing([]) == ""


@pytest.mark.parametrize(("text", "words"), [("2019", "2019"), ("2022-11", "November 2022"), ("2022-04-25", "25 April 2022")])
def test_partial_date(text: str, words: str):
    assert prose.partial_date(text) == words


def test_marks_inside_a_quote_are_single():
    assert prose.within_quote("make “this route unviable.”") == "make ‘this route unviable.’"
    assert prose.within_quote('prevent "100% of crossings"') == "prevent ‘100% of crossings’"
