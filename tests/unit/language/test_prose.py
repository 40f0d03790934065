"""How values become words."""

from __future__ import annotations

import re

import pandas as pd
import pytest

from crossing.errors import BookError
from crossing.language import prose
from crossing.language.missing import missing
from crossing.paths import ROOT


@pytest.mark.parametrize(
    ("value", "unit", "style", "text"),
    [
        (1185, "people", "", "1,185"),
        (74e6, "USD", "", "$74 million"),
        (62.7e6, "EUR", "", "€62.7 million"),
        (999_999, "GBP", "", "£999,999"),
        (0.26, "percent", "", "0.26%"),
        (48.136, "percent", "whole", "48%"),
        (0, "count", "how-many", "none"),
        (3, "count", "how-many", "three"),
        (48.136, "percent", "one", "48.1%"),
        (2.5, "percent", "whole", "3%"),  # a half goes up, as people round
        (-0.5, "percent", "whole", "−1%"),  # a true minus
        (0.25, "percent", "one", "0.3%"),
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
    ("value", "digits", "text"),
    [
        (2.0001, None, "2"),
        (0.0004, None, "0"),
        (-0.0004, None, "0"),
        (-0.04, 1, "0.0"),
        (1999.9999, None, "2,000"),
        (0.25, None, "0.25"),
        (1000.5, None, "1,000.5"),
        (10, None, "10"),
        (0.125, 2, "0.13"),
        (2.675, 2, "2.68"),  # though the float is a little less
        (1.0625, None, "1.063"),
        (1e300, 1, f"{1e300:,.1f}"),
    ],
)
def test_number(value: float, digits: int | None, text: str):
    assert prose.number(value, digits) == text


def test_an_unknown_style_is_refused():
    with pytest.raises(
        BookError, match="“wordz” is not a style of a figure: use words, how-many, ordinal, plain, whole or one"
    ):
        prose.value(3, "people", "wordz")
    with pytest.raises(BookError):
        prose.value(None, "people", "wordz")


def test_no_date_is_formatted_in_a_way_that_windows_does_not_know():
    """Python's %-d works on Linux and macOS only; prose.day works everywhere. (Vega's own format strings are another matter.)"""
    dated = re.compile(r"""strftime\([^)]*%-|\{[^{}"']*:[^{}"']*%-""")
    assert [
        path.name for path in (ROOT / "scripts").rglob("*.py") if dated.search(path.read_text(encoding="utf-8"))
    ] == []


@pytest.mark.parametrize(
    ("start", "end", "text"),
    [
        ("2021-08-21", "2021-08-21", "21 August 2021"),
        ("2020-01-01", "2020-12-31", "2020"),
        ("2018-01-01", "2025-12-31", "2018 to 2025"),
        ("2021-07-01", "2021-07-31", "July 2021"),
        ("2025-01-01", "2025-06-30", "January to June 2025"),
        ("2020-02-13", "2021-09-16", "13 February 2020 to 16 September 2021"),
        ("2021-09-05", "2021-09-08", "5 to 8 September 2021"),
        ("2025-05-31", "2025-06-01", "31 May to 1 June 2025"),
        ("2021-09-05", "2022-09-08", "5 September 2021 to 8 September 2022"),
        (None, None, "not stated"),
    ],
)
def test_span(start: str | None, end: str | None, text: str):
    assert prose.span(pd.Timestamp(start), pd.Timestamp(end)) == text


@pytest.mark.parametrize(
    ("start", "end", "text"),
    [
        ("2021-08-21", "2021-08-21", "21 Aug"),
        ("2024-07-04", "2024-07-05", "4 to 5 Jul"),
        ("2021-08-31", "2021-09-02", "31 Aug to 2 Sep"),
    ],
)
def test_a_span_in_few_words(start: str, end: str, text: str):
    assert prose.short_span(pd.Timestamp(start), pd.Timestamp(end)) == text


def test_listing():
    assert prose.listing(["a"]) == "a"
    assert prose.listing(["a", "b", "c"]) == "a, b and c"
    assert prose.listing([]) == ""


@pytest.mark.parametrize(
    ("text", "words"), [("2019", "2019"), ("2022-11", "November 2022"), ("2022-04-25", "25 April 2022")]
)
def test_partial_date(text: str, words: str):
    assert prose.partial_date(text) == words


def test_marks_inside_a_quote_are_single():
    assert prose.within_quote("make “this route unviable.”") == "make ‘this route unviable.’"
    assert prose.within_quote('prevent "100% of crossings"') == "prevent ‘100% of crossings’"


@pytest.mark.parametrize("value", [None, float("nan"), pd.NA, pd.NaT])
def test_whatever_is_missing_is_missing(value: object):
    assert missing(value) and pd.isna(value)


@pytest.mark.parametrize("value", [0, 0.0, "", False, pd.Timestamp("2021-11-16")])
def test_nothing_else_is_missing(value: object):
    assert not missing(value) and not pd.isna(value)
