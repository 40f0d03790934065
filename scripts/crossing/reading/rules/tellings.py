"""Sentences of a text that tell the same, found by the rare words that they share."""

from __future__ import annotations

import math
import re
from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations

from crossing.language.text import Sentence, Text
from crossing.reading.lexicon import Known
from crossing.reading.rules.small_words import STOP

RARE = 6  # a word in more sentences than this joins no pair, which keeps the work in proportion to the text
SHARED_RARE = 2
LONGEST = 90  # words of a paragraph that is compared as a whole
LEAST_WORDS = 6  # content words a sentence needs before it can count as retold
LEAST_STEMS, LEAST_COMMON = 4, 4  # different content words of each telling, and of both
CONTAINED = 0.55  # share of the smaller sentence's weight that the other must hold
ALIKE = 0.34  # share of both sentences' weight together
FUZZY, FUZZY_CONTAINED, FUZZY_ALIKE = (
    0.78,
    0.45,
    0.3,
)  # shares that do where the letters are as like as the first of these

_ENDINGS = ("ing", "ies", "ed", "es", "s")


@dataclass(frozen=True)
class Pair:
    """Two sentences that tell the same, `first` standing earlier in the text."""

    first: Sentence
    second: Sentence
    score: float  # 0 to 1: mean of the share of the smaller sentence and the share of both
    alike: float  # 0 to 1: share of both


def stem(word: str, synonyms: Mapping[str, str]) -> str:
    """One form for words that count as the same: synonyms of the lexicon, plural and verb endings taken off."""
    word = word.removesuffix("'s")
    if word in synonyms:
        return synonyms[word]
    for suffix in _ENDINGS:
        if word.endswith(suffix) and len(word) - len(suffix) >= 4:
            base = word[: -len(suffix)]
            return synonyms.get(base, base)
    return word


def content(sentence: Sentence, synonyms: Mapping[str, str]) -> list[str]:
    """The stems of a sentence's words that carry meaning, and its numerals."""
    stems = [stem(word.lower, synonyms) for word in sentence.words if word.lower not in STOP and len(word.text) > 1]
    return stems + re.findall(r"\d[\d,.]*\d|\d", sentence.text)


def paragraphs(text: Text) -> list[Sentence]:
    """Lines of several sentences, each as one stretch of text; a copyist may spread one sentence over two."""
    per_line: dict[int, list[Sentence]] = defaultdict(list)
    for sentence in text.sentences:
        per_line[sentence.line].append(sentence)
    found = []
    for number, parts in per_line.items():
        start, end = parts[0].start, parts[-1].end
        if sum(len(part.words) for part in parts) <= LONGEST:
            words = tuple(word for part in parts for word in part.words)
            found.append(Sentence(number, start, end, text.lines[number - 1][start:end], words))
    return found


def holders(stems: Iterable[Iterable[str]]) -> dict[str, list[int]]:
    """For each word the numbers of the sentences that hold it; `stems` are the different words of each sentence."""
    found: dict[str, list[int]] = defaultdict(list)
    for index, words in enumerate(stems):
        for word in words:
            found[word].append(index)
    return found


def sharing(where: Iterable[Collection[int]]) -> Counter[tuple[int, int]]:
    """How many rare words each two sentences share; `where` are the sentences that hold one word, for each word."""
    shared: Counter[tuple[int, int]] = Counter()
    for indices in where:
        if 2 <= len(indices) <= RARE:
            shared.update(combinations(indices, 2))
    return shared


def find_pairs(sentences: Sequence[Sentence], known: Known) -> list[Pair]:
    """Find sentences that tell the same. Pairs are formed only through rare shared words, never all with all."""
    sentences = [sentence for sentence in sentences if len(sentence.words) >= LEAST_WORDS]
    stems = [Counter(content(sentence, known.of("synonym"))) for sentence in sentences]
    held = holders(stems)
    weight = {word: math.log(1 + len(sentences) / len(where)) for word, where in held.items()}
    found = []
    for (a, b), count in sharing(held.values()).items():
        if count < SHARED_RARE or min(len(stems[a]), len(stems[b])) < LEAST_STEMS:
            continue
        if pair := _pair(sentences[a], sentences[b], stems[a], stems[b], weight):
            found.append(pair)
    return sorted(found, key=lambda pair: (pair.first.line, pair.first.start, pair.second.line, pair.second.start))


def _pair(
    first: Sentence, second: Sentence, one: Counter[str], two: Counter[str], weight: Mapping[str, float]
) -> Pair | None:
    """The two as a pair, where the words they share weigh enough; None where they tell different things."""
    both = one.keys() & two.keys()
    if len(both) < LEAST_COMMON:
        return None
    common = sum(weight[word] for word in both)
    of_one, of_two = (sum(weight[word] for word in words) for words in (one, two))
    contained, alike = common / min(of_one, of_two), common / (of_one + of_two - common)
    if (contained >= CONTAINED and alike >= ALIKE) or (
        contained >= FUZZY_CONTAINED and alike >= FUZZY_ALIKE and _fuzzy(first, second) >= FUZZY
    ):
        return Pair(first, second, 0.5 * contained + 0.5 * alike, alike)
    return None


def _fuzzy(first: Sentence, second: Sentence) -> float:
    """How like the letters of two sentences are, 0 to 1."""
    from rapidfuzz import fuzz

    return fuzz.token_set_ratio(first.text.lower(), second.text.lower()) / 100
