"""The engine of the article check: a text in, a `Checked` out.

For every number the words are asked what it counts (`mentions`), of which days (`moments`, `attaching`) and who says so
(`speakers`); each reading that they allow is held against the series (`holding`, `records.ranking`). One reading that fits is enough.
"Does not fit" needs words that fix the days, and every reading failing.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, fields
from datetime import date
from functools import lru_cache

from crossing import ledger as ledger_module
from crossing.language import prose
from crossing.language.english import is_english
from crossing.language.text import Text
from crossing.ledger.columns import Columns
from crossing.official import official
from crossing.official.counted import Tables
from crossing.reading.answers import Checked, Figure, Passage
from crossing.reading.figures import Reader
from crossing.reading.garbled import look
from crossing.reading.hits import Hit
from crossing.reading.lexicon import known
from crossing.reading.moments import setting
from crossing.reading.reworded import left_open
from crossing.reading.rules import find_hits
from crossing.reading.rules.names import bent_names
from crossing.reading.terms import Terms

# An article has some thousands of characters. Of a text longer than this only the beginning is read.
MOST = 50_000
LONGEST_LINE = 10_000  # of a longer line only the beginning is searched for garbled passages


@dataclass(frozen=True, eq=False)
class BookTables:
    """The official tables as plain columns: reading these alone keeps the check quick."""

    daily: Columns
    record_days: Columns
    mod_daily: Columns
    own_daily: Columns
    other_totals: Columns
    public_counts: Columns
    measures: Columns
    revisions: Columns


@lru_cache(maxsize=1)
def book_tables() -> BookTables:
    """The book's own tables, read once."""
    names = [field.name for field in fields(BookTables)]
    return BookTables(*(ledger_module.read_columns(ledger_module.resource(name)) for name in names))


@lru_cache(maxsize=1)
def terms() -> Terms:
    """Who governed when, read once."""
    return Terms(ledger_module.read_columns(ledger_module.resource("terms")))


def read_figures(lines: list[str], published: date | None = None, *, tables: Tables | None = None) -> list[Figure]:
    """Return the figures of a text with their answers, without a look at its words; see `check`."""
    series = official(book_tables() if tables is None else tables)
    people = series.people.series
    at = setting(lines, published, terms(), people.first, people.last)
    return Reader(series, at).read(Text(lines))


def check(text: str, published: date | None = None, *, tables: Tables | None = None) -> Checked:
    """Check a text; its lines end in a line feed. `published` is the day it appeared; `tables` the official ones if not the book's own."""
    if not is_english(text[:MOST]):
        return Checked(published, len(text.split()), notes=(NOT_ENGLISH,))
    lines = text[:MOST].split("\n")
    figures = read_figures(lines, published, tables=tables)
    people = official(book_tables() if tables is None else tables).people.series
    short = [line[:LONGEST_LINE] for line in lines]
    hits = find_hits(short)
    reworded, why, garbled = look(Text(short), hits)
    if reworded:
        figures = left_open(figures, people)
    slips = [*hits, *_bent(Text(short), hits)] if reworded else _slips(hits)
    passages = in_order({*(_passage(lines, hit) for hit in slips), *garbled})
    notes = tuple(_notes(text, published, people.first, people.last))
    return Checked(published, len(text.split()), tuple(figures), passages, reworded, why, notes)


NOT_ENGLISH = "The text does not look like English, which is all that the check can read: nothing in it was tested."


def in_order(passages: Iterable[Passage]) -> tuple[Passage, ...]:
    """Passages by their place, and several of one place by what they say: the same whatever order they are found in."""
    return tuple(sorted(passages, key=lambda one: (one.line, one.start, one.end, one.rule, one.why)))


def _notes(text: str, published: date | None, first: date, last: date) -> Sequence[str]:
    """What a reader should know of the text as a whole."""
    notes = []
    if len(text) > MOST:
        notes.append(f"Only the first {MOST:,} characters were read: give one article alone.")
    if published is None:
        notes.append("No date is given: words such as “on Saturday” and “this year” cannot be tested without --date.")
    elif published < first:
        notes.append(
            f"The date lies before {prose.day(first)}, when the official series begins: nothing can be tested."
        )
    elif published > last:
        notes.append(
            f"The date lies after {prose.day(last)}, when the official series ends: what came later cannot be tested."
        )
    return notes


# Of 58 hits of these rules and this kind in 324 honest articles (255,000 words) none was a fault of the words: newspapers tell a
# sentence, shorter or otherwise, below a picture as well, quote in part, and report a plan for the North Sea.
RETOLD = frozenset(("retold", "altered-quotation", "set-phrase", "wrong-sea", "wrong-scheme"))
AMBIGUOUS = "ambiguous-time"
SPELT = frozenset(("non-word", "garbled-name"))


def _slips(hits: Sequence[Hit]) -> list[Hit]:
    """The hits that say something against a text that people wrote; the others count only beside signs of a machine.

    Newspapers leave quotations open and write titles with capitals, too. A word that no list knows is a slip if a common word is
    near, and if it is written so in one sentence only: who writes “robotaxi” five times means it.
    """
    told = Counter(word for _, word in {(hit.quote, word) for hit in hits if hit.rule in SPELT for word in hit.changed})
    return [
        hit
        for hit in hits
        if (hit.severity != "untidy" or hit.kind == "garbled-grammar")
        and hit.rule not in RETOLD
        and hit.kind != AMBIGUOUS
        and (hit.rule not in SPELT or (hit.likely_reading and all(told[word] == 1 for word in hit.changed)))
    ]


def _bent(text: Text, hits: Sequence[Hit]) -> list[Hit]:
    """Names that a machine bent, but those that the rules told already."""
    told = {(hit.line, part) for hit in hits for word in hit.changed for part in word.split()}
    return [hit for hit in bent_names(text, known()) if (hit.line, hit.changed[0]) not in told]


def _passage(lines: list[str], hit: Hit) -> Passage:
    start = max(lines[hit.line - 1].find(hit.quote), 0)
    return Passage(
        hit.line, start, start + len(hit.quote), hit.quote, hit.sentence, hit.rule, hit.severity, hit.likely_reading
    )  # fmt: skip
