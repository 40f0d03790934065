"""Where the words of findings and claims stand, worked out from the fingerprints: the texts themselves are not needed."""

from __future__ import annotations

from crossing.crosscheck.model import Evidence, Finding
from crossing.ledger import Ledger
from crossing.ledger.quotes import Fingerprints, normalise
from crossing.ledger.rows import Claim

Word = tuple[str, int, int | str]  # a word: its source, its line and where it stands in the line
Words = frozenset[Word]


class Places:
    """Where the words of findings stand."""

    def __init__(self, ledger: Ledger) -> None:
        self._known = Fingerprints(ledger)

    def of(self, finding: Finding) -> Words:
        """The words that a finding is about: those it names as changed, or else its whole quotes."""
        judged = {claim.claim_id for claim in finding.deciding}
        found: set[Word] = set()
        for place, shown in enumerate(finding.quoted):
            about = shown.claim.claim_id in judged if shown.claim and judged else place == 0
            if about:
                found |= self._words(shown, finding.changed if place == 0 else ())
        return frozenset(found)

    def of_claim(self, claim: Claim) -> Words:
        """The words of a claim's quote."""
        return frozenset(self._words(Evidence.of(claim), ()))

    def _words(self, shown: Evidence, changed: tuple[str, ...]) -> set[Word]:
        words, line = normalise(shown.quote), shown.line or 0
        start = self._known.place(shown.source.source_id, line, shown.quote)
        named = [run for text in changed if (run := normalise(text))]
        wanted = {i for run in named for i in _inside(run, words)} or set(range(len(words)))
        # In a line without a fingerprint a word is known by its quotation alone.
        return {(shown.source.source_id, line, f"{shown.quote} {i}" if start is None else start + i) for i in wanted}


def _inside(run: list[str], words: list[str]) -> range:
    """The positions of the first place where a run of words stands."""
    size = len(run)
    starts = (i for i in range(len(words) - size + 1) if words[i : i + size] == run)
    start = next(starts, None)
    return range(0) if start is None else range(start, start + size)
