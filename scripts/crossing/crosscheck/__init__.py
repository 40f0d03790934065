"""The cross-check: rules that read the ledger and say what they find.

`run` gives every finding, `judge` one verdict a claim, `results` both for a loaded ledger (kept, since pages ask often),
`to_frame` the table that is published. A rule is added by one short function with the decorator `rule`, in a module of
crossing.crosscheck.rules.
"""

from crossing.crosscheck.model import (
    GROUPS,
    RULES,
    SEVERITIES,
    VERDICTS,
    Case,
    Evidence,
    Finding,
    Found,
    Group,
    Kind,
    Number,
    Rule,
    rule,
)
from crossing.crosscheck.run import judge, results, run, to_frame

from crossing.crosscheck import counts  # isort: skip  (registers numbers of prose that ask for the results)

__all__ = [
    "GROUPS",
    "RULES",
    "SEVERITIES",
    "VERDICTS",
    "Case",
    "Evidence",
    "Finding",
    "Found",
    "Group",
    "Kind",
    "Number",
    "Rule",
    "counts",
    "judge",
    "results",
    "rule",
    "run",
    "to_frame",
]
