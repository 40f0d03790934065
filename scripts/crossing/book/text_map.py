"""The text map: each report word by word, as blocks without a word, with the passages that mislead or confuse marked,
those that perhaps mislead too, and the words that state a number outlined.

The places come from the fingerprints (crossing.ledger.quotes), so that nothing of a report is republished. A row is a
paragraph, a block a word; the worse, the taller. It is drawn in units of words and rows, so that one drawing fits every
width: the style sheet says how wide a word and how high a row is.
"""

from __future__ import annotations

import itertools
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property

from markupsafe import Markup

from crossing.book import addresses
from crossing.book.tables import Table
from crossing.book.templates import render
from crossing.crosscheck import results
from crossing.crosscheck.passages import GRADES, Passage, passages, perhaps_misleading
from crossing.language import prose
from crossing.ledger import Ledger
from crossing.ledger.quotes import Fingerprints, Place, number_places
from crossing.ledger.rows import Source
from crossing.ledger.vocabulary import Severity, Stating

HEADS = ("Report", "Words", "Paragraphs", "Wrong however read", "Perhaps", "Confuse, no worse", "Numbers")


@dataclass(frozen=True)
class Run:
    """Words in a row that belong to the same passage, or to none: the first, counted from 0, and how many."""

    first: int
    words: int
    passage: Passage | None

    @property
    def address(self) -> str:
        """Where it is told what is wrong with them."""
        assert self.passage is not None
        return addresses.of_slip(self.passage.slip_id)


@dataclass(frozen=True)
class Paragraph:
    """A paragraph of a report: how many words it has, its passages, and where its numbers stand."""

    words: int
    passages: tuple[Passage, ...]
    numbers: tuple[Place, ...]

    @property
    def grade(self) -> Severity | None:
        """The worst grade in it of which the book is sure."""
        return min((passage.grade for passage in self.passages if passage.sure), key=GRADES.index, default=None)

    @cached_property
    def runs(self) -> tuple[Run, ...]:
        """Its words from the first to the last in runs; where passages overlap the worst shows, of equals the shortest."""
        ranked = sorted(self.passages, key=lambda each: (GRADES.index(each.grade), not each.sure, each.place.words))
        shown = [next((each for each in ranked if word in each.place), None) for word in range(self.words)]
        found: list[Run] = []
        for passage, same in itertools.groupby(shown):
            found.append(Run(found[-1].first + found[-1].words if found else 0, len(list(same)), passage))
        return tuple(found)


@dataclass(frozen=True)
class Report:
    """A report as the map shows it.

    `perhaps`: how many more of its paragraphs may mislead, of which the book is less sure; `numbers`: how many numbers it
    states, each of them outlined.
    """

    source: Source
    paragraphs: tuple[Paragraph, ...]
    perhaps: int
    numbers: int

    @property
    def findings(self) -> str:
        """Where all that is told of it stands."""
        return addresses.of_findings(source=self.source.source_id)

    @property
    def published(self) -> str:
        """The day on which it appeared, in words."""
        return prose.day(self.source.published)

    @property
    def words(self) -> int:
        """How many words are drawn."""
        return sum(paragraph.words for paragraph in self.paragraphs)

    @property
    def misleading(self) -> int:
        """How many of its paragraphs mislead, as far as the book is sure."""
        return self._graded(Severity.MISLEADING)

    @property
    def confusing(self) -> int:
        """How many of its paragraphs confuse and do no worse."""
        return self._graded(Severity.CONFUSING)

    def _graded(self, grade: Severity) -> int:
        return sum(paragraph.grade is grade for paragraph in self.paragraphs)


def text_map(ledger: Ledger, ident: str, source_ids: Sequence[str] = ()) -> Markup:
    """Return the map of these reports, of all if none is named, in the order in which they appeared; `ident`: its id.

    Raises BookError if there is no source of an id.
    """
    shown = reports(ledger, source_ids)
    rows = [
        [
            report.source.short_title,
            report.source.words,
            len(report.paragraphs),
            report.misleading,
            report.perhaps,
            report.confusing,
            report.numbers,
        ]
        for report in shown
    ]
    table = Table(
        HEADS,
        rows,
        "The reports in numbers, by what this book is sure of; “perhaps”: more paragraphs that may be wrong however read, of "
        "which it is less sure; outlined are the words that state each number, “every” and garbled sums among them",
    )
    longest = max(paragraph.words for report in shown for paragraph in report.paragraphs)
    return render("text-map.html", ident=ident, reports=shown, longest=longest, table=table)


def reports(ledger: Ledger, source_ids: Iterable[str] = ()) -> list[Report]:
    """Return these reports, all if none is named, in the order in which they appeared, as the map shows them."""
    known = Fingerprints(ledger)
    found, numbers = passages(results(ledger).slips, known), number_places(ledger, known)
    found += [each for each in passages(results(ledger).slips, known, sure=False) if each.grade is Severity.MISLEADING]
    perhaps = perhaps_misleading(ledger)
    stating = Counter(claim.source_id for claim in ledger.rows.claims.values() if claim.states is Stating.NUMBER)
    return [
        Report(
            source,
            tuple(
                Paragraph(
                    words,
                    tuple(each for each in found if (each.source_id, each.line) == (source.source_id, line)),
                    tuple(numbers.get((source.source_id, line), ())),
                )
                for line, words in known.lengths(source.source_id).items()
            ),
            sum(source_id == source.source_id for source_id, _ in perhaps),
            stating[source.source_id],
        )
        for source in ledger.sources_by_date(*source_ids)
    ]
