"""The rules on words, one for each rule of `crossing.reading.rules`, by their stored results.

The results stand in data/evidence/word_findings.csv, so that the book builds without the texts; a test keeps them equal to what the
texts give.
"""

from __future__ import annotations

import itertools
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from crossing.crosscheck.asking import grouped
from crossing.crosscheck.faults import OF_REMARKS
from crossing.crosscheck.model import Case, Evidence, Found, Group, Kind, rule
from crossing.ledger import Ledger
from crossing.ledger.making import changed_words, records
from crossing.ledger.vocabulary import Severity
from crossing.reading import rules as reading

SECOND_TELLING = {"retold", "altered-quotation", "mixed-spelling"}
HARMLESS = "repeated-paraphrase"  # a kind that only says that something stands twice, which a report may do


@dataclass(frozen=True, slots=True)
class Hit:
    """A stored result of a word rule: a row of word_findings.csv."""

    finding_id: str
    rule: str
    source_id: str
    line: int
    quote: str
    line_2: int | None
    quote_2: str
    changed: tuple[str, ...]
    kind: str
    severity: Severity
    sentence: str
    likely_reading: str


@lru_cache(maxsize=4)
def hits(ledger: Ledger) -> dict[str, list[Hit]]:
    """The stored results by rule."""
    rows = [
        Hit(
            finding_id=row.finding_id,
            rule=row.rule,
            source_id=row.source_id,
            line=row.line,
            quote=row.quote,
            line_2=row.line_2,
            quote_2=row.quote_2,
            changed=changed_words(row),
            kind=row.kind,
            severity=Severity(row.severity),
            sentence=row.sentence,
            likely_reading=row.likely_reading,
        )
        for row in records(ledger.word_findings)
    ]
    return grouped(rows, lambda hit: hit.rule)


def _register(word_rule: reading.WordRule) -> None:
    """Register one word rule with the cross-check."""

    @rule(
        name=word_rule.name,
        group=Group.WORDS,
        checks=word_rule.checks,
        tolerance=word_rule.tolerance,
        why=word_rule.why,
    )
    def function(case: Case) -> Iterator[Found]:
        for hit in hits(case.ledger).get(word_rule.name, []):
            if hit.kind != HARMLESS:
                yield found(case, hit)


for _each in reading.RULES.values():
    if not _each.article_only:
        _register(_each)


def found(case: Case, hit: Hit) -> Found:
    """A result of a word rule, joined to the claims that stand in the same words."""
    claims = [
        claim
        for claim in case.claims_by_line.get((hit.source_id, hit.line), [])
        if overlap(claim.quote, hit.quote) and (not hit.changed or any(word in claim.quote for word in hit.changed))
    ]
    source = case.sources[hit.source_id]
    evidence = [Evidence(source, hit.line, hit.quote)]
    if hit.line_2 is not None and hit.quote_2:
        evidence.append(Evidence(source, hit.line_2, hit.quote_2))
    return Kind(hit.kind, hit.severity, None, "{sentence}", fault=OF_REMARKS[hit.kind]).on(
        *claims,
        evidence=evidence,
        judges=(),
        changed=hit.changed,
        ident=hit.finding_id.removeprefix(f"{hit.rule}."),
        likely_reading=hit.likely_reading,
        basis="second telling" if hit.rule in SECOND_TELLING else "context",
        sentence=hit.sentence,
    )


def overlap(one: str, two: str) -> bool:
    """True if two quotations of one line share a run of two words, or one holds the other."""
    if one in two or two in one:
        return True
    return any(f"{a} {b}" in two for a, b in itertools.pairwise(one.split()))
