"""Signs of a machine that stand in places of a text: grammar that nobody writes, bent set phrases, foreign sayings, bookish words."""

from __future__ import annotations

import itertools
import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from crossing.language.text import Text, Word
from crossing.ledger import read_columns, resource
from crossing.ledger.columns import rows_of
from crossing.reading.lexicon import known
from crossing.reading.signs import SIGNS

UNUSUAL = "words that news does not use"
LITERAL = "a saying of another language, word by word"
SWAPPED = "set phrases with a word changed for its synonym"
SAYING, BOOKISH, MOST_BOOKISH = (
    1.5,
    0.3,
    1.2,
)  # weights of a saying, of an unusual word, and of all unusual words together
BENT_NAME, BENT_PHRASE = 2.0, 1.0  # weights of a set phrase with a word changed: a name ("Toil Party"), and any other
NAME = "name"  # the kind of a set phrase that is written with capitals
_POSSESSIVE = re.compile(r"[’']s\Z")
_QUOTED = re.compile(r"[\"“][^\"“”]*[\"”]?")


@dataclass(frozen=True)
class Found:
    """A sign at its place; `kind` is what signs of one kind share."""

    line: int
    start: int
    end: int
    why: str
    weight: float
    kind: str


@dataclass(frozen=True)
class Swapped:
    """The set phrase that a pair of words stands for, and its kind; a name is written with capitals."""

    phrase: str
    kind: str


def signs(text: Text) -> Iterator[Found]:
    """Grammar, counting and word order that nobody writes."""
    here = text.counts.keys()
    for sign in SIGNS:
        if sign.needs and sign.needs.isdisjoint(here):
            continue
        for number, line in enumerate(text.lines, start=1):
            for match in sign.pattern.finditer(line):
                yield Found(number, match.start(), match.end(), sign.why, sign.weight, sign.why)


def words_and_sayings(text: Text) -> Iterator[Found]:
    """Sayings of other languages word by word, and words that news does not use."""
    vocabulary = known()
    for kind, why, weight, how in (
        ("literal-saying", LITERAL, SAYING, "not how English puts it"),
        ("bookish", UNUSUAL, BOOKISH, "a word that news seldom uses"),
    ):
        pattern = vocabulary.pattern_in(kind, text)
        meanings = vocabulary.small.get(kind, {})
        for number, line in enumerate(text.lines, start=1):
            for match in pattern.finditer(line):
                meant = meanings.get(" ".join(match[0].lower().split()), "")
                told = f"“{match[0]}” is {how}" + (f"; it may stand for “{meant}”" if meant else "")
                yield Found(number, match.start(), match.end(), told, weight, why)


def phrases(text: Text) -> Iterator[Found]:
    """Set phrases in which a word was changed for a synonym, or both."""
    swaps = swapped()
    for number, words in enumerate(text.words, start=1):
        line = text.lines[number - 1]
        yield from _turned(number, line, words, swaps)
        for one, other in itertools.pairwise(words):
            right = swaps.get((one.lower, _POSSESSIVE.sub("", other.lower)))
            if right and line[one.end : other.start] in (" ", "-", "\u00a0"):
                named = right.kind == NAME and one.text[0].isupper() and other.text[0].isupper()
                why = f"“{one.text} {other.text}” stands where “{right.phrase}” is usual"
                yield Found(number, one.start, other.end, why, BENT_NAME if named else BENT_PHRASE, SWAPPED)


def _turned(number: int, line: str, words: Sequence[Word], swaps: Mapping[tuple[str, str], Swapped]) -> Iterator[Found]:
    """ "A clergyman of the cupboard": both words of “cabinet minister” changed, and parted by “of” as in French."""
    for place, of in enumerate(words[1:-1], start=1):
        if of.lower != "of":
            continue
        other = words[place + 1]
        if other.lower == "the" and place + 2 < len(words):
            other = words[place + 2]
        one = words[place - 1]
        first, second = _POSSESSIVE.sub("", other.lower), one.lower
        right = swaps.get((first, second))
        if right and not {first, second} & set(right.phrase.split()):
            why = f"“{line[one.start : other.end]}” stands where “{right.phrase}” is usual"
            yield Found(number, one.start, other.end, why, BENT_PHRASE, SWAPPED)


@lru_cache(maxsize=1)
def swapped() -> Mapping[tuple[str, str], Swapped]:
    """Pairs of words that rewording makes of set phrases. Raises BookError if set_phrases.csv cannot be read."""
    pairs: dict[tuple[str, str], Swapped] = {}
    for row in rows_of(read_columns(resource("set_phrases"))):
        first, second = row["phrase"].split()
        right = Swapped(row["phrase"], row["kind"])
        english = {(first, second), *(tuple(pair.split(" ", 1)) for pair in row["ordinary"].split("|") if pair)}
        firsts = (first, *filter(None, row["first"].split("|")))
        seconds = (second, *filter(None, row["second"].split("|")))
        for pair in itertools.product(firsts, seconds):
            if pair not in english:
                pairs.setdefault(pair, right)
    return pairs


def weights(text: Text, found: Sequence[Found]) -> dict[str, float]:
    """What the signs of each kind weigh together, the same words once, and quoted ones half; no kind weighs more than two of it."""
    quoted = [[match.span() for match in _QUOTED.finditer(line)] for line in text.lines]
    sums: dict[str, float] = defaultdict(float)
    heaviest: dict[str, float] = defaultdict(float)
    told: set[tuple[str, str]] = set()
    for one in found:
        words = text.lines[one.line - 1][one.start : one.end].lower()
        if (one.kind, words) in told:
            continue
        told.add((one.kind, words))
        spoken = any(start <= one.start < end for start, end in quoted[one.line - 1])
        sums[one.kind] += one.weight / 2 if spoken else one.weight
        heaviest[one.kind] = max(heaviest[one.kind], one.weight)
    return {kind: min(total, MOST_BOOKISH if kind == UNUSUAL else 2 * heaviest[kind]) for kind, total in sums.items()}
