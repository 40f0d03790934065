"""Run every rule and reader's remark on a ledger, give each claim one verdict, and lay out what is published."""

from __future__ import annotations

import json
from collections.abc import Iterable
from functools import lru_cache

import pandas as pd

from crossing.crosscheck import rules, verdicts
from crossing.crosscheck.model import GROUPS, RULES, SEVERITIES, Case, Finding, Group
from crossing.ledger import Ledger

COLUMNS = (
    "finding_id", "rule", "kind", "severity", "source_ids", "claim_ids", "lines", "quotes", "numbers", "verdict", "sentence", "likely_reading", "basis",
)  # fmt: skip
BETWEEN = " | "  # the items of a list in a cell


def run(ledger: Ledger) -> list[Finding]:
    """Every finding of every rule and every reader's remark: misleading first, then by group of rules, then by id.

    Ids are unique; two findings that would share one are a mistake in a rule and raise ValueError.
    """
    case = Case(ledger)
    found = [finding for each in RULES.values() for finding in each.findings(case)]
    found += rules.readers.reader_findings(case)
    found.sort(
        key=lambda finding: (SEVERITIES.index(finding.severity), GROUPS.index(group_of(finding)), finding.finding_id)
    )
    ids: set[str] = set()
    for finding in found:
        if finding.finding_id in ids:
            raise ValueError(f"two findings have the id {finding.finding_id!r}")
        ids.add(finding.finding_id)
    return found


def group_of(finding: Finding) -> Group:
    """The group of the rule that found it."""
    return RULES[finding.rule].group if finding.rule in RULES else Group.READERS


def judge(ledger: Ledger, findings: Iterable[Finding]) -> pd.DataFrame:
    """One row a claim: claim_id, verdict, reason, finding_ids (see verdicts.judge)."""
    return verdicts.judge(ledger, findings)


@lru_cache(maxsize=4)
def results(ledger: Ledger) -> tuple[list[Finding], pd.DataFrame]:
    """Findings and verdicts of a ledger, worked out once for each ledger."""
    found = run(ledger)
    return found, judge(ledger, found)


def to_frame(findings: Iterable[Finding]) -> pd.DataFrame:
    """The findings as the published table: lists joined by " | ", numbers as JSON under their labels."""
    return pd.DataFrame([_row(finding) for finding in findings], columns=list(COLUMNS))


def _row(finding: Finding) -> dict[str, str]:
    return {
        "finding_id": finding.finding_id,
        "rule": finding.rule,
        "kind": finding.kind,
        "severity": finding.severity.value,
        "source_ids": BETWEEN.join(finding.source_ids),
        "claim_ids": BETWEEN.join(finding.claim_ids),
        "lines": BETWEEN.join(str(one.line) for one in finding.quoted),
        "quotes": BETWEEN.join(one.quote for one in finding.quoted),
        "numbers": json.dumps({one.label: one.value for one in finding.numbers}, ensure_ascii=False),
        "verdict": finding.verdict.value,
        "sentence": finding.sentence,
        "likely_reading": finding.likely_reading,
        "basis": finding.basis,
    }
