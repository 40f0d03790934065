"""Values in French words."""

from __future__ import annotations

import datetime as dt

import pytest

from crossing.errors import BookError
from crossing.language import french


@pytest.mark.parametrize(
    ("amount", "unit", "style", "words"),
    [
        (1185, "people", "", "1\u202f185"),
        (0.26, "percent", "", "0,26\u202f%"),
        (48.14, "percent", "one", "48,1\u202f%"),
        (48.14, "percent", "whole", "48\u202f%"),
        (5, "sources", "words", "cinq"),
        (13, "sources", "words", "13"),
        (0, "count", "how-many", "aucun"),
        (1, "ordinal", "", "1er"),
        (3, "ordinal", "", "3e"),
        (700_000_000, "GBP", "", "700\u00a0millions de livres"),
        (1_500_000, "USD", "", "1,5\u00a0million de dollars"),
        (72_200_000, "EUR", "", "72,2\u00a0millions d’euros"),
        (90_000, "EUR", "", "90\u202f000\u00a0euros"),
        (None, "people", "", "non relevé"),
        (float("nan"), "people", "", "non relevé"),
        (0, "people", "", "0"),
    ],
)
def test_a_value_is_worded_as_french_prints_it(amount: float | None, unit: str, style: str, words: str):
    assert french.FRENCH.value(amount, unit, style) == words


def test_a_style_that_is_none_is_refused():
    with pytest.raises(BookError, match="“bold” is not a style"):
        french.FRENCH.value(1, "people", "bold")


@pytest.mark.parametrize(
    ("date", "words"), [(dt.date(2025, 3, 1), "1er\u00a0mars 2025"), (dt.date(2021, 8, 21), "21\u00a0août 2021")]
)
def test_a_day_is_worded_as_french_prints_it(date: dt.date, words: str):
    assert french.day(date) == words
