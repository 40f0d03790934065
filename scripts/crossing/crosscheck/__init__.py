"""The cross-check: rules that read the ledger and say what they find.

`run` gives every finding, `judged` the slips, the checks that hold and two verdicts a claim; `results` does both for a loaded
ledger (kept, since pages ask often). A rule is added by one short function with the decorator `rule`, in a module of
crossing.crosscheck.rules.
"""

from crossing.crosscheck.model import (
    GROUPS,
    RULES,
    SEVERITIES,
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
from crossing.crosscheck.run import Results, judged, results, run
from crossing.crosscheck.slips import Check, Slip
from crossing.crosscheck.verdicts import Verdicts

from crossing.crosscheck import counts  # isort: skip  (registers numbers of prose that ask for the results)

__all__ = [
    "GROUPS",
    "RULES",
    "SEVERITIES",
    "Case",
    "Check",
    "Evidence",
    "Finding",
    "Found",
    "Group",
    "Kind",
    "Number",
    "Results",
    "Rule",
    "Slip",
    "Verdicts",
    "counts",
    "judged",
    "results",
    "rule",
    "run",
]
