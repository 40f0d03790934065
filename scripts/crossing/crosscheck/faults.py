"""What can be wrong with words: the kinds of rules and remarks, gathered into the few that a reader chooses among."""

from __future__ import annotations

from enum import StrEnum


class Fault(StrEnum):
    """Kinds of fault in the words of an editor."""

    NUMBER = "number"
    SCOPE = "scope"
    TIME = "time"
    MEANING = "meaning"
    WHO = "who"
    QUOTATION = "quotation"
    DIFFER = "differ"
    CONTEXT = "context"
    TERMS = "terms"
    LANGUAGE = "language"

    @property
    def label(self) -> str:
        """What it is called on the pages."""
        return LABELS[self]


LABELS = {
    Fault.NUMBER: "A number, sum or unit",
    Fault.SCOPE: "Record, rise or count without its scope",
    Fault.TIME: "When it was",
    Fault.MEANING: "Meaning changed",
    Fault.WHO: "Who did or said it",
    Fault.QUOTATION: "A quotation altered",
    Fault.DIFFER: "Two sides or texts differ",
    Fault.CONTEXT: "Something is left out",
    Fault.TERMS: "Inconsistent wording",
    Fault.LANGUAGE: "Grammar, spelling or idiom",
}

# Every kind that a rule or a remark may have. A rule with one that is missing stops every command with a sentence.
FAULT_OF = {
    kind: fault
    for fault, kinds in {
        Fault.NUMBER: (
            "changed-number garbled-unit growth-is-the-base growth-fails growth-holds growth-loose growth-contradicted implied-figure-excluded "
            "day-unusual day-contradicted span-unsettled span-contradicted money-totals-disagree money-contradicted money-conversion-fails "
            "total-leaves-out-day counted-otherwise money-share-fails statements-exclude total-falls day-exceeds-total parts-fail part-exceeds-whole age-wrong"
        ),
        Fault.SCOPE: (
            "ambiguous-record ambiguous-measure record-scope record-close record-contradicted record-denied record-below-earlier-day "
            "records-in-order multiple-depends multiple-contradicted level-depends ratio-depends ratio-fails share-depends share-fails record-again"
        ),
        Fault.TIME: (
            "ambiguous-time relative-day-wrong relative-day-quoted two-times-for-one-event weekday-wrong told-before-known printed-date-differs "
            "undated-text duration-fails series-start-differs deal-fails event-date-differs"
        ),
        Fault.MEANING: "reversed-meaning changed-certainty wrong-word",
        Fault.WHO: "changed-doer attribution-drift",
        Fault.QUOTATION: "altered-quotation",
        Fault.DIFFER: "agreement-denied texts-differ",
        Fault.CONTEXT: "missing-context",
        Fault.TERMS: "mixed-terms repeated-paraphrase",
        Fault.LANGUAGE: "garbled-grammar garbled-name garbled-idiom typo",
    }.items()
    for kind in kinds.split()
}
