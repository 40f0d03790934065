"""The rule on terms: which words each source uses for the people, the tactic and the money."""

from __future__ import annotations

import re
from collections.abc import Iterator

from crossing.crosscheck.model import Case, Finding, rule
from crossing.crosscheck.saying import listed
from crossing.crosscheck.shared import rows

# "Pledged" and "promised" are words on money only where the passage is about money.
MONEY = re.compile(r"[£$€]|\b(?:million|money|pay|paid|fund|refund|financial)", re.IGNORECASE)
TOPICS = {"term-people": "the people who cross", "term-tactic": "the tactic", "term-money": "the money"}


@rule(
    name="terms",
    group="terms",
    checks="The words each source uses for the people, the tactic and the money are listed from the passages that the ledger quotes.",
    tolerance="None; the words looked for stand in the lexicon.",
    why="“Pledged” and “paid”, or “asylum seekers” and “migrants”, are different things, and a text that changes the word can seem to change the thing.",
)
def terms(case: Case) -> Iterator[Finding]:
    passages = quoted_passages(case)
    for kind, topic in TOPICS.items():
        entries = [row for row in rows(case, "lexicon") if row.kind == kind]
        if not entries:
            continue
        # Longest first, so that "asylum seekers" is not counted as something shorter within it.
        pattern = re.compile(
            r"\b("
            + "|".join(re.escape(row.entry) for row in sorted(entries, key=lambda row: -len(row.entry)))
            + r")\b",
            re.IGNORECASE,
        )
        for source_id, quotes in passages.items():
            found: dict[str, list[tuple[int, str]]] = {}
            for line, quote in quotes:
                if kind == "term-money" and not MONEY.search(quote):
                    continue
                for match in pattern.finditer(quote):
                    found.setdefault(match[0].lower(), []).append((line, quote))
            if not found:
                continue
            words = sorted(found, key=lambda word: (-len(found[word]), word))
            yield Finding(
                finding_id=f"terms.{kind}.{source_id}",
                rule="terms",
                kind=kind,
                severity="confusing" if kind == "term-people" and len(words) > 2 else "cosmetic",
                source_ids=(source_id,),
                claim_ids=(),
                lines=tuple(found[word][0][0] for word in words),
                quotes=tuple(found[word][0][1] for word in words),
                numbers={word: len(found[word]) for word in words},
                verdict="depends" if len(words) > 1 else "consistent",
                judges=(),
                sentence=f"For {topic} the quoted passages of this source say {listed(f'“{word}”' for word in words)}.",
            )


def quoted_passages(case: Case) -> dict[str, list[tuple[int, str]]]:
    """Every distinct quoted passage by source, as (line, quote): claims and annotations, in the order of the lines.

    Quotes of more than one row that stand inside each other are counted once, by the longest.
    """
    found: dict[str, set[tuple[int, str]]] = {}
    for claim in case.claims:
        found.setdefault(claim.source_id, set()).add((claim.line, claim.quote))
    for note in rows(case, "annotations"):
        found.setdefault(note.source_id, set()).add((note.line, note.quote))
        if note.line_2 is not None and note.quote_2:
            found[note.source_id].add((note.line_2, note.quote_2))
    return {source_id: _without_parts(found[source_id]) for source_id in sorted(found)}


def _without_parts(passages: set[tuple[int, str]]) -> list[tuple[int, str]]:
    by_line: dict[int, list[str]] = {}
    for line, quote in sorted(passages, key=lambda passage: (passage[0], -len(passage[1]), passage[1])):
        kept = by_line.setdefault(line, [])
        # Lines hold few quotes; a synthetic line with thousands would make this slow, so it stops looking at fifty.
        if not any(quote in other for other in kept[:50]):
            kept.append(quote)
    return [(line, quote) for line in sorted(by_line) for quote in by_line[line]]
