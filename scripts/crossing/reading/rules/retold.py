"""The rule on sentences that a text tells twice, and that change in the retelling."""

from __future__ import annotations

from collections.abc import Iterator

from crossing.language.text import Text, fragment
from crossing.reading.hits import Hit
from crossing.reading.lexicon import Known
from crossing.reading.rules.changes import Change, change_hit, compare, doer, refusal
from crossing.reading.rules.tellings import Pair, find_pairs, paragraphs

PLAIN_LEAST = 3  # plain repeats are reported only in a text that has this many: one may be a headline told again
MOST_CHANGES = 2  # of one pair of sentences that are reported


def retold(text: Text, known: Known) -> Iterator[Hit]:
    """Sentences told twice: one hit for each change of number, negation, doer or certainty, or one for a plain repeat."""
    plain: list[Hit] = []
    reported: set[tuple[int, int, str]] = set()
    headline = next((number for number, line in enumerate(text.lines, start=1) if line.strip()), 0)
    for pair in find_pairs(text.sentences, known):
        changes = list(compare(pair, known))
        for change in changes[:MOST_CHANGES]:
            reported.add((pair.first.line, pair.second.line, change.kind))
            yield _hit(text, pair, change)
        if not changes and pair.first.line not in (pair.second.line, headline):
            message = f"The sentence tells again, in other words, what line {pair.first.line} says."
            plain.append(_hit(text, pair, Change("repeated-paraphrase", "untidy", (), message)))
    for pair in find_pairs(paragraphs(text), known):
        for change in filter(None, (check(pair.first, pair.second, known) for check in (doer, refusal))):
            if (pair.first.line, pair.second.line, change.kind) not in reported:
                yield _hit(text, pair, change)
    if len(plain) >= PLAIN_LEAST:
        yield from plain


def _hit(text: Text, pair: Pair, change: Change) -> Hit:
    start, end = change.place or (pair.second.start, pair.second.end)
    quote = fragment(text.lines[pair.second.line - 1], start, end, 12)
    other = fragment(text.lines[pair.first.line - 1], pair.first.start, pair.first.end, 12)
    return change_hit("retold", pair.second.line, quote, change, pair.first.line, other)
