"""A table as the pages show it: numbers with separators, missing cells as "not recorded", links, and how it takes room."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from markupsafe import Markup

from crossing.book.templates import render
from crossing.language import prose
from crossing.ledger import Ledger
from crossing.ledger.citing import each_source

WIDE_FROM = 5  # columns: a table of so many may be wider than the text
CARDS_FROM = 4  # columns: from so many a table's rows become cards on a phone
NUMBERS_CARDS_FROM = 5  # the same where all columns but the first are numbers, which are there to be compared
EVENTS = "events"  # the kind of a table of dated events: a sentence each, which wants the room
CORRECTIONS = "corrections"  # that of the corrections, some of which name many figures
NOTHING = "–"  # stands where the series holds nothing for a claim
PLAIN_NUMBERS = ("year", "année", "line")  # columns whose numbers are names: without separators


@dataclass(frozen=True)
class Link:
    """Words that lead somewhere; where no address is known ("") they are words alone."""

    words: str
    url: str


def links(citation: str, url: str, ledger: Ledger) -> tuple[Link, ...]:
    """Return what a cell cites, each source a link of its own where its address is known."""
    return tuple(Link(one.words, one.url) for one in each_source(citation, url, ledger))


def unbroken(words: str) -> str:
    """Return words that do not break over lines, such as a date."""
    return words.replace(" ", "\u00a0")


@dataclass(frozen=True)
class Head:
    """A column: its heading, and whether it holds numbers, which stand on the right."""

    words: str
    number: bool


@dataclass(frozen=True)
class Cell:
    """A cell as it is shown, under its column's heading: its words, or several of which each may lead somewhere else."""

    head: Head
    parts: Sequence[Link]


@dataclass(frozen=True)
class Table:
    """Headings, rows of cells (text, numbers, a Link or several, or None for what is missing), and the name of the whole.

    folded: the words on the fold of a long table, which opens on paper; "" for one that stands open. kind: a class of its
    own for the style sheet, if it needs one; say: how its numbers are said.
    """

    columns: Sequence[str]
    rows: Sequence[Sequence[Any]]
    caption: str
    folded: str = ""
    kind: str = ""
    say: prose.Wording = prose.ENGLISH

    @property
    def wide(self) -> bool:
        """True if it may be wider than the text."""
        return len(self.columns) >= WIDE_FROM or self.kind == EVENTS

    @property
    def cards(self) -> bool:
        """True if its rows become cards on a phone."""
        numbers = all(head.number for head in self.heads[1:])
        return len(self.columns) >= (NUMBERS_CARDS_FROM if numbers else CARDS_FROM)

    @cached_property
    def heads(self) -> list[Head]:
        """Its columns; one with numbers and missing cells alone is a column of numbers."""
        return [
            Head(column, all(row[place] is None or isinstance(row[place], (int, float)) for row in self.rows))
            for place, column in enumerate(self.columns)
        ]

    @property
    def cells(self) -> list[list[Cell]]:
        """Its cells as they are shown, row by row."""
        return [[self._cell(value, head) for value, head in zip(row, self.heads, strict=True)] for row in self.rows]

    def html(self) -> Markup:
        """Return it as HTML."""
        return render("table.html", language=self.say.language, table=self)

    def _cell(self, value: Any, head: Head) -> Cell:
        if isinstance(value, Link):
            return Cell(head, [value])
        if isinstance(value, tuple):
            return Cell(head, value)
        return Cell(head, [Link(self._words(value, head), "")])

    def _words(self, value: Any, head: Head) -> str:
        if value is None:
            return self.say.unrecorded
        if not isinstance(value, (int, float)):
            return str(value)
        return str(value) if head.words.lower() in PLAIN_NUMBERS else self.say.number(value, None)
