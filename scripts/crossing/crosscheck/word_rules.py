"""The rules on words, one for each rule of `crossing.reading.rules`.

Where the texts are at hand they are read again; else the stored results (data/evidence/word_findings.csv) are used, which a
test keeps equal to what the texts give.
"""

from __future__ import annotations

import itertools
from collections import defaultdict
from collections.abc import Iterator
from typing import Any

from crossing.crosscheck.model import Case, Finding, is_missing, rule
from crossing.reading import rules

# Rules whose hit spoils the figure itself, so that they may decide the verdict of a claim in the same words.
JUDGING = {"wrong-sea", "wrong-unit", "impossible-number"}
SECOND_TELLING = {"retold", "altered-quotation", "mixed-spelling"}


def _register(word_rule: rules.WordRule) -> None:
    """Register one word rule with the cross-check."""

    @rule(
        name=word_rule.name,
        group="words",
        checks=word_rule.checks,
        tolerance=word_rule.tolerance,
        why=word_rule.why,
    )
    def function(case: Case, name: str = word_rule.name) -> Iterator[Finding]:
        for row in stored_or_computed(case).get(name, []):
            yield to_finding(row, case)


for _each in rules.RULES.values():
    if not _each.article_only:
        _register(_each)


def stored_or_computed(case: Case) -> dict[str, list[dict[str, Any]]]:
    """Rows of word findings by rule: computed from the texts where there are any, else as stored. Worked out once a case."""
    if "word findings" not in case.shared:
        table = rules.rows(case.texts) if case.texts else case.ledger.word_findings.to_dict("records")
        by_rule: dict[str, list[dict[str, Any]]] = defaultdict(list)
        for row in table:
            by_rule[row["rule"]].append(row)
        case.shared["word findings"] = by_rule
    return case.shared["word findings"]


def to_finding(row: dict[str, Any], case: Case) -> Finding:
    """Turn a row of word findings into a finding, joined to the claims that stand in the same words."""
    changed = tuple(part for part in str(row["changed_words"]).split("|") if part)
    claims = [
        claim.claim_id
        for claim in _claims_by_line(case).get((row["source_id"], int(row["line"])), [])
        if _overlap(claim.quote, row["quote"]) and (not changed or any(word in claim.quote for word in changed))
    ]
    second = not is_missing(row["line_2"]) and bool(row["quote_2"])
    judging = row["rule"] in JUDGING or (row["rule"] == "grammar" and row["severity"] == "misleading")
    return Finding(
        finding_id=row["finding_id"],
        rule=row["rule"],
        kind=row["kind"],
        severity=row["severity"],
        source_ids=(row["source_id"],),
        claim_ids=tuple(claims),
        lines=(int(row["line"]), int(row["line_2"])) if second else (int(row["line"]),),
        quotes=(row["quote"], row["quote_2"]) if second else (row["quote"],),
        numbers={"changed words": ", ".join(changed)} if changed else {},
        verdict=_verdict(row),
        sentence=row["sentence"],
        likely_reading=row["likely_reading"],
        basis="second telling" if row["rule"] in SECOND_TELLING else "context",
        judges=None if judging else (),
    )


def _verdict(row: dict[str, Any]) -> str:
    if row["kind"] == "repeated-paraphrase":
        return "consistent"
    return "conflicts" if row["rule"] in ("retold", "altered-quotation") else "garbled"


def _claims_by_line(case: Case) -> dict[tuple[str, int], list[Any]]:
    if "claims by line" not in case.shared:
        by_line: dict[tuple[str, int], list[Any]] = defaultdict(list)
        for claim in case.claims:
            by_line[claim.source_id, int(claim.line)].append(claim)
        case.shared["claims by line"] = by_line
    return case.shared["claims by line"]


def _overlap(one: str, two: str) -> bool:
    """Tell whether two quotations of one line share a run of two words, or one holds the other."""
    if one in two or two in one:
        return True
    words_one = one.split()
    return any(f"{a} {b}" in two for a, b in itertools.pairwise(words_one))
