"""Every quote is proved: from the fingerprints on any machine, from the texts where they are at hand."""

from __future__ import annotations

import re

import pytest

from crossing.ledger import Ledger, check, quotes
from crossing.reading.quantities import numerals, quantities
from crossing.workshop.refresh import fingerprints
from crossing.workshop.synthetic import claim, ledger_of
from some import some


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Some 1,185 people", ["some", "1,185", "people"]),
        ("“castaways.” He", ["castaways", "he"]),
        ("the\u00a0Channel – an", ["the", "channel", "an"]),
        ("more than £ 700 meters; 48% up", ["more", "than", "700", "meters", "48%", "up"]),
        ("the $74 million it’s", ["the", "$74", "million", "it's"]),
        ("O’Mahoney's one—two", ["o'mahoney's", "one", "two"]),
    ],
)
def test_normalisation(text: str, words: list[str]):
    assert quotes.normalise(text) == words


def test_fingerprint_proves_words_in_order_on_their_line_only(ledger: Ledger):
    claim = ledger.claims.loc[ledger.claims["value"] == 828].iloc[0]
    known = quotes.Fingerprints(ledger)
    words = claim["quote"].split()
    assert known.proves(claim["source_id"], claim["line"], claim["quote"])
    assert not known.proves(claim["source_id"], claim["line"] + 1, claim["quote"])
    assert not known.proves(claim["source_id"], claim["line"], claim["quote"].replace("828", "829"))
    assert not known.proves(claim["source_id"], claim["line"], " ".join(reversed(words)))
    assert not known.proves(claim["source_id"], claim["line"], " ".join(words[:2]))


def test_fingerprints_do_not_hold_the_words(ledger: Ledger):
    assert ledger.fingerprints["hash"].str.fullmatch(r"[0-9a-f]{6}").all()
    assert set(ledger.fingerprints.columns) == {"source_id", "position", "line", "hash"}


def test_every_quote_of_the_ledger_is_proved(ledger: Ledger):
    quotations = list(quotes.quotations(ledger))
    assert len(quotations) > 300, "the ledger has lost quotes: this test must see them all"
    assert quotes.unproved(ledger) == []


def test_fingerprints_fit_the_size_of_the_texts(ledger: Ledger):
    for source in some(ledger.sources.itertuples()):
        mine = ledger.fingerprints.loc[ledger.fingerprints["source_id"] == source.source_id]
        assert list(mine["position"]) == list(range(len(mine)))
        assert 0.7 * source.words < len(mine) < 1.1 * source.words
        assert mine["line"].is_monotonic_increasing and mine["line"].max() <= source.lines


def test_every_numeral_and_number_word_is_accounted_for(ledger: Ledger):
    """Each stands in the quote of a claim on its line, or in the list of numerals that are no figures."""
    assert len(ledger.numerals) >= 78, "numerals of the texts have gone missing from data/evidence/numerals.csv"
    assert [sentence for sentence in check.row_problems(ledger) if "not_figures.csv" in sentence] == []


def test_a_numeral_without_a_row_is_named(ledger: Ledger):
    lacking = ledger.replaced(not_figures=ledger.not_figures.iloc[:0])
    said = [sentence for sentence in check.row_problems(lacking) if "not_figures.csv" in sentence]
    listed = {(row.source_id, row.line) for row in ledger.not_figures.itertuples()}
    named = {re.search(r"no claim of (\S+) states “.+”, line (\d+);", sentence).groups() for sentence in said}
    assert named and {(source_id, int(line)) for source_id, line in named} <= listed


@pytest.mark.parametrize(
    ("one", "other", "twice"),
    [
        ("a record 828 people crossed", "828 people crossed in a day", True),
        ("a record 828 people crossed", "record 828 people", True),
        ("a record 828 people crossed", "crossed in August, 828 more in September", False),
        ("828 on Sunday and 828 on Monday", "828 on Sunday and 828 on Monday", False),
        ("one migrant", "one migrant", True),
    ],
)
def test_a_number_of_a_line_is_one_claim_of_a_measure(one: str, other: str, twice: bool):
    value = 828 if "828" in one else 1
    rows = [claim(f"a-0{number}", "daily_arrivals", value, quote=quote) for number, quote in ((1, one), (2, other))]
    said = [sentence for sentence in check.row_problems(ledger_of(claims=rows)) if "in the same words" in sentence]
    assert len(said) == twice


@pytest.mark.parametrize("word", ["every", "Most", "few", "several", "repeatedly", "consensus"])
def test_a_vague_quantity_without_a_row_is_named(ledger: Ledger, word: str):
    """A word such as “most” is a claim like a number is, or stands in the list with its reason, in every text alike."""
    stated = ledger.numerals.loc[ledger.numerals["word"] == word]
    assert not stated.empty
    claims = ledger.claims.loc[~ledger.claims["quote"].str.contains(rf"\b{word}\b")]
    said = [sentence for sentence in check.row_problems(ledger.replaced(claims=claims)) if f"“{word}”" in sentence]
    assert len(said) >= 1


def test_quantities_are_found_once_and_in_order():
    found = [text for _, _, text in quantities("Several hundred of the 1,200 people and most of the few boats came.")]
    assert found == ["Several", "hundred", "1,200", "most", "few"]


def test_stored_fingerprints_and_numerals_are_those_of_the_texts(ledger: Ledger, texts: dict[str, list[str]]):
    for again, stored in ((fingerprints(ledger, texts), ledger.fingerprints), (numerals(texts), ledger.numerals)):
        mine = stored.loc[stored["source_id"].isin(list(texts))]
        assert again.astype(str).values.tolist() == mine.astype(str).values.tolist()


def test_quotes_stand_in_the_texts_letter_by_letter(ledger: Ledger, texts: dict[str, list[str]]):
    wrong = [
        (table, row, quote)
        for table, row, _, source_id, line, quote in quotes.quotations(ledger)
        if source_id in texts and quote not in texts[source_id][int(line) - 1]
    ]
    assert wrong == []


def test_words_and_lines_of_the_sources(ledger: Ledger, texts: dict[str, list[str]]):
    """A refresh with the texts at hand fills both in."""
    for source_id, lines in some(texts.items()):
        source = ledger.source(source_id)
        assert (len(" ".join(lines).split()), len(lines)) == (source.words, source.lines), source_id


def test_every_numeral_of_the_texts_stands_inside_a_quote(texts: dict[str, list[str]], ledger: Ledger):
    """The same as above to the letter: the very place of each numeral and quantity word is covered by a quote."""
    missing = [
        (source_id, number, text)
        for source_id, lines in texts.items()
        for number, line in enumerate(lines, start=1)
        for first, last, text in quantities(line)
        if not any(start <= first and last <= end for start, end in _covered(ledger, source_id, number, line))
    ]
    assert missing == []


def _covered(ledger: Ledger, source_id: str, number: int, line: str) -> list[tuple[int, int]]:
    spans = []
    for frame in (ledger.claims, ledger.not_figures):
        mine = frame.loc[(frame["source_id"] == source_id) & (frame["line"] == number), "quote"]
        for quote in mine:
            spans += [match.span() for match in re.finditer(re.escape(quote), line)]
    return spans
