"""Run every rule and reader's remark on a ledger, give each claim one verdict, and lay out what is published."""

from __future__ import annotations

import json
from functools import lru_cache

import pandas as pd

from crossing.crosscheck import (
    against_official,
    arithmetic,
    between,
    promises,
    readers,
    terms,
    time_rules,
    verdicts,
    watch,
    word_rules,
)
from crossing.crosscheck.model import GROUPS, RULES, SEVERITIES, VERDICTS, Case, Finding, Rule, rule
from crossing.ledger import Ledger

COLUMNS = [
    "finding_id", "rule", "kind", "severity", "source_ids", "claim_ids", "lines", "quotes", "numbers", "verdict", "sentence", "likely_reading", "basis",
]  # fmt: skip
READER = "reader"
ORDER = (
    "arithmetic",
    "between claims",
    "official",
    "on his watch",
    "time",
    READER,
    "words",
    "terms",
)  # what counts most comes first
JOINED = ("source_ids", "claim_ids", "lines", "quotes")


def run(ledger: Ledger, texts: dict[str, list[str]] | None = None) -> list[Finding]:
    """Every finding of every rule and every reader's annotation: misleading first, then by group of rules, then by id.

    `texts` maps a source id to its lines, where the texts are at hand. Ids are unique; two findings that would share one
    are a mistake in a rule and raise ValueError.
    """
    case = Case(ledger, texts or {})
    found = [finding for each in RULES.values() for finding in each.function(case)]
    found += readers.reader_findings(case)
    found.sort(
        key=lambda finding: (SEVERITIES.index(finding.severity), ORDER.index(_group(finding)), finding.finding_id)
    )
    ids = [finding.finding_id for finding in found]
    if len(set(ids)) != len(ids):
        twice = next(one for one, other in zip(sorted(ids), sorted(ids)[1:], strict=False) if one == other)
        raise ValueError(f"two findings have the id {twice!r}")
    return found


def _group(finding: Finding) -> str:
    return RULES[finding.rule].group if finding.rule in RULES else READER


def judge(ledger: Ledger, findings: list[Finding]) -> pd.DataFrame:
    """One row a claim: claim_id, verdict, reason, finding_ids (see verdicts.judge)."""
    return verdicts.judge(ledger, findings)


@lru_cache(maxsize=4)
def results(ledger: Ledger) -> tuple[list[Finding], pd.DataFrame]:
    """Findings and verdicts of a ledger, worked out once for each ledger."""
    found = run(ledger)
    return found, judge(ledger, found)


def to_frame(findings: list[Finding]) -> pd.DataFrame:
    """The findings as a table: lists joined by " | ", numbers as JSON."""
    rows = []
    for finding in findings:
        row = {name: getattr(finding, name) for name in COLUMNS}
        row |= {name: " | ".join(str(item) for item in row[name]) for name in JOINED}
        row["numbers"] = json.dumps(finding.numbers, ensure_ascii=False)
        rows.append(row)
    return pd.DataFrame(rows, columns=COLUMNS)
