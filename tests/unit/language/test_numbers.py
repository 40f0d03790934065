"""The values of numerals and number words, worked by hand."""

from __future__ import annotations

import itertools

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from crossing.language.numbers import find_numbers, number_words, stands_at, values_in


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("more than 22300 people crossed", [(22300.0, "people", "more_than")]),
        ("a record 1,185 migrants", [(1185.0, "people", "exact")]),
        ("£500m over three years", [(500e6, "GBP", "exact"), (3.0, "years", "more_than")]),
        ("some of the $74 million it pledged", [(74e6, "USD", "exact")]),
        ("Refugees make up 0.26% of it", [(0.26, "percent", "exact")]),
        ("soar more than tenfold on his watch", [(10.0, "ratio", "more_than")]),
        ("let the count treble, then double", [(3.0, "ratio", "exact"), (2.0, "ratio", "exact")]),
        ("twice in three days", [(2.0, "ratio", "exact"), (3.0, "days", "exact")]),
        ("three times more claims", [(3.0, "ratio", "exact")]),
        ("the first safe country", [(1.0, "ordinal", "exact")]),
        ("two hundred and fifty thousand people", [(250000.0, "people", "exact")]),
        ("twenty-three men", [(23.0, "people", "exact")]),
        ("half a million pounds", [(500000.0, "GBP", "exact")]),
        ("millions of pounds", [(None, "GBP", "vague")]),
        ("at 07:46 on 16 November 2021", [(None, "time", "exact"), (16.0, "date", "exact"), (2021.0, "date", "exact")]),
        ("at 4.30pm", [(None, "time", "exact")]),
        ("G7 and Covid-19 and section 2a", []),
        ("about €62.2m", [(62.2e6, "EUR", "about")]),
        ("at least £1.2bn", [(1.2e9, "GBP", "at_least")]),
        ("no more than 20k boats", [(20000.0, "boats", "up_to")]),
        ("a ten-fold rise", [(10.0, "ratio", "exact")]),
        ("99 of 1,284 migrants", [(99.0, "", "exact"), (1284.0, "people", "exact")]),
        ("48 per cent of it", [(48.0, "percent", "exact")]),
        ("no more than 12 boats, well over 40 people", [(12.0, "boats", "up_to"), (40.0, "people", "more_than")]),
        ("nearly 541 million euros", [(541e6, "EUR", "almost")]),
        ("a 12m boat", [(12.0, "metres", "exact")]),
        ("9999999999999999 people", [(None, "people", "vague")]),
        ("no number, nobody alone, someone often", []),
    ],
)
def test_value_unit_and_qualifier(text: str, expected: list[tuple[float | None, str, str]]) -> None:
    assert [(n.value, n.unit_hint, n.qualifier) for n in find_numbers(text)] == expected


def test_values_support_a_claim_read_from_corrupt_money() -> None:
    assert values_in("more than £ 700 meters for France") == {700.0, 700e6}
    assert values_in("boats within 700 meters of France") == {700.0}


def test_a_numeral_stands_in_a_text_as_a_word_of_its_own() -> None:
    text = "In 2021 none of 1,185 met, and 3.5 were agreed on 1 thing, then £500m."
    assert [stands_at(word, text) for word in ("1", "185", "5", "one", "1,185", "£500m")] == [
        text.index("1 thing"), None, None, None, text.index("1,185"), text.index("£500m"),
    ]  # fmt: skip


def test_one_person_told_with_an_article_counts_as_one() -> None:
    assert values_in("Last month, a migrant died") == {1.0}
    assert values_in("Last month, a boat sank") == set()


@pytest.mark.slow
@settings(deadline=None)
@given(st.integers(min_value=0, max_value=10**9))
def test_every_grouped_integer_is_read_back(value: int) -> None:
    assert values_in(f"they counted {value:,} people") == {float(value)}
    assert values_in(f"they counted {value} people") == {float(value)}


@pytest.mark.slow
@settings(deadline=None)
@given(st.text(max_size=200))
def test_any_text_is_read_without_error_and_spans_are_exact_and_apart(text: str) -> None:
    numbers = find_numbers(text)
    assert all(text[n.start : n.end] == n.text for n in numbers)
    assert all(a.end <= b.start for a, b in itertools.pairwise(numbers))


def test_number_words_are_those_from_one_to_another() -> None:
    assert number_words(2, 4) == "two|three|four"
    assert number_words(18, 30) == "eighteen|nineteen"  # words of two parts are none
