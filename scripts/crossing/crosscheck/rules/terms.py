"""The rule on terms: which words each source uses for the people, the tactic and the money."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator

from crossing.crosscheck.model import Case, Evidence, Found, Group, Kind, number, rule
from crossing.ledger.rows import Source, records
from crossing.ledger.vocabulary import Severity, Verdict

# "Pledged" and "promised" are words on money only where the passage is about money.
MONEY = re.compile(r"[£$€]|\b(?:million|money|pay|paid|fund|refund|financial)", re.IGNORECASE)
MONEY_TERMS, PEOPLE_TERMS = "term-money", "term-people"
TOPICS = {PEOPLE_TERMS: "the people who cross", "term-tactic": "the tactic", MONEY_TERMS: "the money"}
FEW = 2  # words for the people that a reader takes for one
# Lines hold few quotes; a made-up line with thousands would make the search for parts slow, so it stops looking at fifty.
LOOKED_AT = 50

SAYS = "For {topic} the quoted passages of this source say {words}."
ONE_WORD = {kind: Kind(kind, Severity.COSMETIC, Verdict.CONSISTENT, SAYS) for kind in TOPICS}
MORE_WORDS = {kind: Kind(kind, Severity.COSMETIC, Verdict.DEPENDS, SAYS) for kind in TOPICS}
MANY_WORDS = {PEOPLE_TERMS: Kind(PEOPLE_TERMS, Severity.CONFUSING, Verdict.DEPENDS, SAYS)}


@rule(
    name="terms",
    group=Group.TERMS,
    checks="The words each source uses for the people, the tactic and the money are listed from the passages that the ledger quotes.",
    tolerance="None; the words looked for stand in the lexicon.",
    why="“Pledged” and “paid”, or “asylum seekers” and “migrants”, are different things, and a text that changes the word can seem to change the thing.",
    kinds=(*ONE_WORD.values(), *MORE_WORDS.values(), *MANY_WORDS.values()),
)
def terms(case: Case) -> Iterator[Found]:
    passages = quoted_passages(case)
    lexicon = records(case.ledger.lexicon)
    for kind, topic in TOPICS.items():
        entries = sorted((str(row.entry) for row in lexicon if row.kind == kind), key=len, reverse=True)
        if not entries:
            continue
        # Longest first, so that "asylum seekers" is not counted as something shorter within it.
        pattern = re.compile(rf"\b({'|'.join(map(re.escape, entries))})\b", re.IGNORECASE)
        for source_id, quoted in passages.items():
            about = [one for one in quoted if kind != MONEY_TERMS or MONEY.search(one.quote)]
            found = _words_in(about, pattern)
            if found:
                yield _told(kind, topic, source_id, found)


def _words_in(passages: list[Evidence], pattern: re.Pattern[str]) -> dict[str, list[Evidence]]:
    """Words that a pattern finds, most frequent first, each with the passages it stands in."""
    found: dict[str, list[Evidence]] = defaultdict(list)
    for passage in passages:
        for match in pattern.finditer(passage.quote):
            found[match[0].lower()].append(passage)
    return {word: found[word] for word in sorted(found, key=lambda word: (-len(found[word]), word))}


def _told(kind: str, topic: str, source_id: str, found: dict[str, list[Evidence]]) -> Found:
    told = MORE_WORDS[kind] if len(found) > 1 else ONE_WORD[kind]
    if kind in MANY_WORDS and len(found) > FEW:
        told = MANY_WORDS[kind]
    return told.on(
        judges=(),
        evidence=[passages[0] for passages in found.values()],
        numbers=[number(word, len(passages)) for word, passages in found.items()],
        ident=f"{kind}.{source_id}",
        topic=topic,
        words=[f"“{word}”" for word in found],
    )


def quoted_passages(case: Case) -> dict[str, list[Evidence]]:
    """Every distinct quoted passage by source: claims and remarks, in the order of the lines.

    Quotes of more than one row that stand inside each other are counted once, by the longest.
    """
    found: dict[str, set[tuple[int, str]]] = defaultdict(set)
    for claim in case.claims:
        found[claim.source_id].add((claim.line, claim.quote))
    for remark in case.remarks:
        found[remark.source_id].add((remark.line, remark.quote))
        if remark.line_2 is not None and remark.quote_2:
            found[remark.source_id].add((remark.line_2, remark.quote_2))
    return {source_id: _without_parts(case.sources[source_id], found[source_id]) for source_id in sorted(found)}


def _without_parts(source: Source, passages: set[tuple[int, str]]) -> list[Evidence]:
    by_line: dict[int, list[str]] = defaultdict(list)
    for line, quote in sorted(passages, key=lambda passage: (passage[0], -len(passage[1]), passage[1])):
        if not any(quote in other for other in by_line[line][:LOOKED_AT]):
            by_line[line].append(quote)
    return [Evidence(source, line, quote) for line in sorted(by_line) for quote in by_line[line]]
