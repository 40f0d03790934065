"""Rules say what is found; they do not know who said it: no id, quotation or number of reports stands in their code."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from crossing.language import numbers
from crossing.ledger import Ledger, quotes
from crossing.paths import ROOT

# Rooms whose code may know nothing of the texts. The rules are in the first.
ROOMS = ("crosscheck", "charts", "reading")
NUMBERS = "|".join(word for table in (numbers.UNITS, numbers.TENS) for word in table)  # “a” and “no” are none of them
RUN = 5  # words in a row that make a quotation
FILES = [path for room in ROOMS for path in sorted((ROOT / "scripts" / "crossing" / room).rglob("*.py"))]


def code(path: Path) -> str:
    return path.read_text(encoding="utf-8")


def idents(ledger: Ledger) -> list[str]:
    """Every id that names a row: of a claim, a source, an event, a sum, a total, a person, a page of the book."""
    rows = ledger.rows
    tables = (rows.claims, rows.sources, rows.events, rows.money, rows.totals, rows.people, rows.remarks, rows.chapters)
    # What is a plain word of English ("index", "cross-check") says nothing of the texts.
    return [ident for table in tables for ident in table if re.search(r"\d", ident)]


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_no_id_of_a_row_stands_in_the_code(path: Path, ledger: Ledger) -> None:
    stands = re.findall(r"[\w-]+", code(path))
    assert {ident for ident in idents(ledger) if not re.fullmatch(r"[\w-]+", ident)} == set()
    assert set(idents(ledger)) & set(stands) == set()


@pytest.fixture(scope="module")
def quoted(ledger: Ledger) -> set[tuple[str, ...]]:
    """Every run of words of a quotation, but of those round a numeral that is no figure, which a command cuts anywhere."""
    return {
        tuple(words[i : i + RUN])
        for table, *_, quote in quotes.quotations(ledger)
        if table != "not_figures"
        for words in [quotes.normalise(quote)]
        for i in range(len(words) - RUN + 1)
    }


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_no_quotation_stands_in_the_code(path: Path, quoted: set[tuple[str, ...]]) -> None:
    words = quotes.normalise(code(path))
    runs = {tuple(words[i : i + RUN]) for i in range(len(words) - RUN + 1)}
    found = [" ".join(run) for run in sorted(runs & quoted)]
    assert found == []


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_no_number_of_reports_stands_in_the_code(path: Path, ledger: Ledger) -> None:
    text = re.sub(r"#.*", "", code(path))  # a comment may say on how many texts of others a limit was measured
    assert re.findall(rf"\b(?:{NUMBERS}|[0-9]+)\s+(?:texts|reports|sources|chapters|copies)\b", text) == []
    assert len(ledger.sources) >= 5


@pytest.mark.parametrize("path", [path for path in FILES if ROOMS[0] in path.parts], ids=lambda path: path.stem)
def test_rows_have_their_types(path: Path) -> None:
    """A claim, an event and a source are a Claim, an Event and a Source, in every rule."""
    assert not re.search(r"\bAny\b", code(path))
