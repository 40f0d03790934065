"""Where in the reports the passages stand that mislead or confuse: places of words, worked out from the fingerprints."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache

from crossing.crosscheck.run import results
from crossing.crosscheck.slips import Slip
from crossing.ledger import Ledger
from crossing.ledger.quotes import Fingerprints, Place, normalise
from crossing.ledger.vocabulary import Severity

GRADES = (Severity.MISLEADING, Severity.CONFUSING)  # the worst first; what is only untidy is no harm to a reader
PERHAPS = "perhaps"  # of which the book is less sure


@dataclass(frozen=True, slots=True)
class Passage:
    """Words of a report that something is wrong with: where they stand, how bad it is, what it is, the slip, how sure it is."""

    source_id: str
    line: int
    place: Place
    grade: Severity
    says: str
    slip_id: str
    sure: bool = True

    @property
    def mark(self) -> str:
        """Its mark on a map: its grade, or "perhaps"."""
        return str(self.grade) if self.sure else PERHAPS

    @property
    def told(self) -> str:
        """Its grade in words, and that the book is less sure of it where it is."""
        return str(self.grade) if self.sure else f"{PERHAPS} {self.grade}"


def passages(found: Iterable[Slip], known: Fingerprints, *, sure: bool = True) -> list[Passage]:
    """Return the passages that surely mislead or confuse, each place once for each grade, by report and line.

    With `sure` false those of which the book is less sure, and no others.
    """
    every = {
        (passage.source_id, passage.line, passage.place.first, passage.place.words, passage.grade): passage
        for slip in found
        if slip.grade in GRADES and slip.is_sure is sure
        for passage in _of(slip, known)
    }
    return [every[key] for key in sorted(every, key=lambda key: (*key[:4], GRADES.index(key[4])))]


def _of(slip: Slip, known: Fingerprints) -> Iterator[Passage]:
    """The words that it is about; what it quotes beside them bears witness."""
    about = [one for one in slip.quoted if one.source == slip.source]
    for one in about[:1]:
        source_id, line = one.source.source_id, one.line or 0
        start = known.place(source_id, line, one.quote)
        if start is not None:
            place = Place(start, len(normalise(one.quote)))
            yield Passage(source_id, line, place, slip.grade, slip.what, slip.slip_id, slip.is_sure)


@lru_cache(maxsize=16)  # several counts ask for the same, and reading the fingerprints takes long
def paragraphs(ledger: Ledger, grade: Severity | None = None, *, sure: bool = True) -> frozenset[tuple[str, int]]:
    """Return the paragraphs of the reports by source and line: all, or those with passages of a grade (`passages`).

    A line of one or two words has no fingerprint and does not count.
    """
    known = Fingerprints(ledger)
    if grade is None:
        return frozenset((source_id, line) for source_id in ledger.rows.sources for line in known.lengths(source_id))
    found = passages(results(ledger).slips, known, sure=sure)
    return frozenset((passage.source_id, passage.line) for passage in found if passage.grade is grade)


def perhaps_misleading(ledger: Ledger) -> frozenset[tuple[str, int]]:
    """Return the paragraphs that perhaps mislead, by what the book is less sure of, and by nothing of which it is sure."""
    return paragraphs(ledger, Severity.MISLEADING, sure=False) - paragraphs(ledger, Severity.MISLEADING)
