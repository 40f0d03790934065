"""The passages of a reworded text that a reader is shown."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from crossing.language.frequency import zipf
from crossing.language.neighbours import Odd
from crossing.language.text import Sentence, Text, Word, fragment
from crossing.reading.answers import Passage
from crossing.reading.garbled.order import TURNED
from crossing.reading.garbled.places import Found

# In a reworded text the oddest words of each sentence are pointed at, one and one more for every five words: odd among their
# neighbours, or rarer than this (Zipf). Chosen on six sets of spun texts: 379 of 497 garbled passages are found so, 351 with one for
# ten words that are odder than 0.5; of what is pointed at 70 in a hundred are garbled either way.
ODD, RARE, EACH = 0.8, 4.6, 5
MOST_SENTENCES, LEAST_WORDS = 300, 4  # sentences that are looked at, and words that one needs
USUAL_HERE = frozenset(
    "dinghy dinghies arrivals crossings crossing migrants migrant asylum smugglers smuggling inflatable busiest channel lifeboat lifeboats "
    "ashore provisional seekers refugees refugee coastguard spokesman spokeswoman spokesperson traffickers boats boat landed midday".split()
)


def passage(text: Text, found: Found) -> Passage:
    """The words round a sign."""
    quote, start = _quote(text, found.line, found.start, found.end, 4)
    why = f"{found.why[0].upper()}{found.why[1:]}."
    return Passage(found.line, start, start + len(quote), quote, why, "reworded", "confusing")


def turned(text: Text, odd: Sequence[Odd]) -> Iterator[Passage]:
    """Each two words that would be far more usual the other way round."""
    for one in odd:
        if one.following and one.turned >= TURNED:
            quote, start = _quote(text, one.line, one.word.start, one.following.end, 4)
            words, other = f"{one.word.text} {one.following.text}", f"{one.following.text} {one.word.text}"
            why = f"“{other}” would be {10**one.turned:,.0f} times as usual here as “{words}”, in a text that looks reworded."
            yield Passage(one.line, start, start + len(quote), quote, why, "word-order", "confusing")


def oddest(text: Text, odd: Sequence[Odd], passages: Sequence[Passage]) -> Iterator[Passage]:
    """In a reworded text: the words of each sentence that are oddest where they stand, or rarest; those in `passages` are left out."""
    taken = [(p.line, p.start, p.end) for p in passages]
    told = {(one.line, one.word.start): one for one in odd}
    for sentence in text.sentences[:MOST_SENTENCES]:
        for word, here in _worst(sentence, told):
            if any(n == sentence.line and a < word.end and word.start < b for n, a, b in taken):
                continue
            quote, start = _quote(text, sentence.line, word.start, word.end, 3)
            taken.append((sentence.line, start, start + len(quote)))
            why = f"“{word.text}” is an unusual word here, in a text that looks reworded"
            if here and here.times >= 1:
                why += f"; “{here.better}” is {10**here.times:,.0f} times as usual beside these words"
            yield Passage(sentence.line, start, start + len(quote), quote, f"{why}.", "unusual-word", "untidy")


def _worst(sentence: Sentence, told: dict[tuple[int, int], Odd]) -> list[tuple[Word, Odd | None]]:
    """The strangest words of a sentence, the strangest first; `told` are the odd words of the text by line and place."""
    if len(sentence.words) < LEAST_WORDS:
        return []
    here = [(word, told.get((sentence.line, word.start))) for word in sentence.words]
    strange = [(_strangeness(word, odd), word, odd) for word, odd in here if word.text[0].islower()]
    worst = sorted((one for one in strange if one[0] > (ODD if one[2] else 0.0)), key=lambda one: -one[0])
    return [(word, odd) for _, word, odd in worst[: 1 + len(sentence.words) // EACH]]


def _strangeness(word: Word, here: Odd | None) -> float:
    """How strange a word is at its place: odd beside its neighbours, rare, or both."""
    rare = RARE - zipf(word.lower) if len(word.text) > 3 and word.lower not in USUAL_HERE else 0.0
    return (here.oddity if here else 0.0) + max(rare, 0.0)


def _quote(text: Text, line: int, start: int, end: int, least: int) -> tuple[str, int]:
    """The words around a place, as they stand in the line, and where they begin."""
    whole = text.lines[line - 1]
    quote = fragment(whole, start, end, least)
    return quote, max(whole.find(quote, max(0, start - len(quote))), 0)
