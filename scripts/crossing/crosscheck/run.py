"""Run every rule and reader's remark on a ledger, tell each slip once, and give each claim its two verdicts."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache

from crossing.crosscheck import slips, verdicts
from crossing.crosscheck.model import GROUPS, RULES, SEVERITIES, Case, Finding, Group
from crossing.crosscheck.rules import readers
from crossing.crosscheck.slips import Check, Slip, short_id
from crossing.crosscheck.verdicts import Verdicts
from crossing.ledger import Ledger


def run(ledger: Ledger) -> list[Finding]:
    """Every finding of every rule and every reader's remark: misleading first, then by group of rules, then by id.

    Ids are unique; two findings that would share one are a mistake in a rule and raise ValueError.
    """
    case = Case(ledger)
    found = [finding for each in RULES.values() for finding in each.findings(case)]
    found += readers.reader_findings(case)
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


@dataclass(frozen=True)
class Results:
    """What the cross-check says of a ledger: findings as rules and readers made them, slips, checks that hold, judgements."""

    findings: tuple[Finding, ...]
    slips: tuple[Slip, ...]
    checks: tuple[Check, ...]
    judgements: Mapping[str, Verdicts]

    @cached_property
    def by_finding(self) -> Mapping[str, Slip | Check]:
        """The slip or check that each finding is told in, by the finding's id; a remark by its own id too."""
        told: list[Slip | Check] = [*self.slips, *self.checks]
        return {
            ident: one for one in told for finding in one.findings for ident in (finding.finding_id, short_id(finding))
        }


@lru_cache(maxsize=4)
def results(ledger: Ledger) -> Results:
    """Everything the cross-check says of a ledger, worked out once for each ledger."""
    return judged(ledger, run(ledger))


def judged(ledger: Ledger, findings: Sequence[Finding]) -> Results:
    """Slips, checks and judgements from findings."""
    found = slips.slips(ledger, findings)
    return Results(tuple(findings), found, slips.checks(findings), verdicts.judge(ledger, findings, found))
