"""What can be wrong with words: the few faults that a reader chooses among, and which of them the kinds of remarks are."""

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

# The kinds of remarks, of readers and of the rules for words. What a rule over the ledger can find names its fault itself.
OF_REMARKS = {
    kind: fault
    for fault, kinds in {
        Fault.NUMBER: ("changed-number", "garbled-unit"),
        Fault.SCOPE: ("ambiguous-record", "ambiguous-measure"),
        Fault.TIME: ("ambiguous-time",),
        Fault.MEANING: ("reversed-meaning", "changed-certainty", "wrong-word"),
        Fault.WHO: ("changed-doer", "attribution-drift"),
        Fault.QUOTATION: ("altered-quotation",),
        Fault.DIFFER: ("texts-differ",),
        Fault.CONTEXT: ("missing-context",),
        Fault.TERMS: ("mixed-terms", "repeated-paraphrase"),
        Fault.LANGUAGE: ("garbled-grammar", "garbled-name", "garbled-idiom", "typo"),
    }.items()
    for kind in kinds
}
