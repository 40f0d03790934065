"""Garbled passages, each beside its likely reading, the words that a copy changed marked."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from markupsafe import Markup

from crossing.book.templates import render
from crossing.crosscheck.rules.readers import BASIS_IN_WORDS
from crossing.ledger.rows import Remark


@dataclass(frozen=True)
class Part:
    """Some words of a quote, and whether a copy changed them."""

    words: str
    changed: bool


@dataclass(frozen=True)
class Passage:
    """A garbled passage beside its likely reading; `second` is another line of the same text to compare."""

    parts: tuple[Part, ...]
    source: str
    line: int
    second: str
    second_line: int
    reading: str
    wrong: str
    basis: str
    sure: str


def gallery(remarks: Iterable[Remark]) -> Markup:
    """Return garbled passages, each beside its likely reading, the changed words marked."""
    passages = [
        Passage(
            parts=tuple(marked(remark.quote, remark.changed)),
            source=remark.source.short_title,
            line=remark.line,
            second=remark.quote_2,
            second_line=remark.line_2 or 0,
            reading=remark.likely_reading,
            wrong=remark.what_is_wrong,
            basis=BASIS_IN_WORDS[remark.basis],
            sure=remark.confidence.words,
        )
        for remark in remarks
    ]
    return render("gallery.html", passages=passages)


def marked(quote: str, changed: Iterable[str]) -> list[Part]:
    """Return a quote in parts: the first place of each of its changed words, and what is between."""
    parts = [Part(quote, False)]
    for words in changed:
        for place, part in enumerate(parts):
            before, found, after = part.words.partition(words)
            if found and not part.changed:
                new = [Part(before, False), Part(words, True), Part(after, False)]
                parts[place : place + 1] = [each for each in new if each.words]
                break
    return parts
