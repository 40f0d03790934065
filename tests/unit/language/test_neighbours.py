"""Words that fit their neighbours are told from words that a program put in the place of others."""

from __future__ import annotations

from pathlib import Path

import pytest

from crossing.errors import BookError
from crossing.language import neighbours
from crossing.language.neighbours import Odd, oddities
from crossing.language.text import Text
from some import some


def told(line: str) -> dict[str, Odd]:
    return {one.word.text: one for one in oddities(Text([line]))}


@pytest.mark.parametrize(
    ("spun", "word", "usual"),
    [
        ("It was a lone day in summer.", "lone", "single"),
        ("It is since the begin of the year.", "begin", "start"),
        ("The police broke up the crook gangs.", "crook", "criminal"),
    ],
)
def test_a_synonym_that_is_far_more_usual_is_named(spun: str, word: str, usual: str) -> None:
    odd, clean = told(spun)[word], told(spun.replace(word, usual))[usual]
    assert odd.better == usual and odd.times >= 2
    assert clean.times < 1 and odd.oddity > clean.oddity + 4


@pytest.mark.parametrize(
    ("turned", "pair"),
    [
        ("He said that numbers the were a disgrace.", "numbers the"),
        ("They came to shore on Monday in boats small.", "boats small"),
    ],
)
def test_a_pair_that_is_far_more_usual_the_other_way_round_is_told(turned: str, pair: str) -> None:
    first, other = pair.split()
    found, straight = told(turned), told(turned.replace(pair, f"{other} {first}"))
    assert found[first].following and found[first].following.text == other
    assert found[first].turned > 1 > 0 > straight[other].turned


def test_numbers_unknown_words_and_ends_of_sentences_part_neighbours() -> None:
    joined = told("The migrants crossed the sea on rough water.")["water"]
    for line in ("Rough. water", "rough 5 water", "rough zzxqy water"):
        apart = told(line)["water"]
        assert apart.oddity != joined.oddity
    assert "zzxqy" not in told("rough zzxqy water") and "The" not in told("The sea")


def test_places_are_those_of_the_line() -> None:
    lines = ["Boats left.", "Few of the small boats came ashore."]
    for one in some(oddities(Text(lines))):
        assert lines[one.line - 1][one.word.start : one.word.end] == one.word.text


def test_a_missing_list_of_synonyms_is_told_in_a_sentence(tmp_path: Path) -> None:
    with pytest.raises(BookError, match=r"synonyms\.txt .* is missing"):
        neighbours._synonyms(tmp_path / "synonyms.txt")
