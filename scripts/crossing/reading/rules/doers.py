"""Who does what in a sentence, by the verbs and doers of data/lexicon.csv."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from crossing.language.expressions import spaced
from crossing.language.text import Sentence, Word
from crossing.reading.lexicon import Known
from crossing.reading.rules.small_words import STOP
from crossing.reading.rules.tellings import stem

# Words before a verb that are not its doer: "were later stopped".
_NO_DOER = STOP | frozenset(
    "instead then later again already once now never today yesterday still even both all since first".split()
)
_PASSIVE = re.compile(spaced(r"\b(?:was|were|been|be|being|is|are) (?:\w+ly )?$"))
_BY = re.compile(spaced(r"(?: \w+){0,3}? by (?:the )?"))
_POSSESSIVE = re.compile(r"[’']s?\b")  # "the Government's policy"
_PREPOSITION = re.compile(spaced(r"\b(?:to|of|with|from|against|by|on|for|at) (?:the )?$"))


class Doer(NamedTuple):
    """Somebody named in a sentence, from `start` to `end` of its text, and as whom the lexicon knows them."""

    start: int
    end: int
    name: str


def acts(sentence: Sentence, known: Known) -> dict[str, tuple[str, tuple[int, int]]]:
    """Who does what: for each act its doer, and the place of both in the line.

    The doer is the one named nearest before each verb of the lexicon, or after "by" where the verb is passive.
    """
    verbs, actors = known.small.get("verb", {}), known.small.get("actor", {})
    named = [Doer(*m.span(), actors[_flat(m[0])]) for m in known.pattern("actor").finditer(sentence.text)]
    found: dict[str, tuple[str, tuple[int, int]]] = {}
    for match in known.pattern("verb").finditer(sentence.text):
        passive = _PASSIVE.search(sentence.text[max(0, match.start() - 24) : match.start()])
        find = _after_by if passive else _before
        doer, act = find(sentence, match, named, known), verbs[_flat(match[0])]
        if doer and act not in found:
            start, end = min(doer.start, match.start()), max(doer.end, match.end())
            found[act] = doer.name, (sentence.start + start, sentence.start + end)
    return found


def _flat(words: str) -> str:
    """An entry as the lexicon has it in small letters."""
    return " ".join(words.lower().split())


def _after_by(sentence: Sentence, verb: re.Match[str], named: Sequence[Doer], known: Known) -> Doer | None:
    """ "Were stopped by the French"."""
    by = _BY.match(sentence.text[verb.end() :])
    return next((doer for doer in named if by and 0 <= doer.start - verb.end() - by.end() <= 4), None)


def _before(sentence: Sentence, verb: re.Match[str], named: Sequence[Doer], known: Known) -> Doer | None:
    """The nearest before the verb, whether the lexicon knows them or not; no possessive, no object of a preposition."""
    text = sentence.text
    before = [doer for doer in named if doer.end <= verb.start() and not _POSSESSIVE.match(text[doer.end :])]
    free = [doer for doer in before if not _PREPOSITION.search(text[max(0, doer.start - 14) : doer.start])]
    nearest = next(reversed(free or before), None)
    noun = _noun_before(sentence, verb.start())
    if noun and (nearest is None or nearest.end < noun.start - sentence.start - 1):
        name = stem(noun.lower, known.of("synonym"))
        return Doer(noun.start - sentence.start, noun.end - sentence.start, name)
    return nearest


def _noun_before(sentence: Sentence, place: int) -> Word | None:
    """The word directly before a verb, if it can be its doer: no pronoun, no auxiliary, no adverb, no mark between."""
    before = [word for word in sentence.words if word.end - sentence.start <= place]
    if not before or sentence.text[before[-1].end - sentence.start : place].strip():
        return None
    word = before[-1]
    return None if word.lower in _NO_DOER or word.lower.endswith("ly") or len(word.text) < 4 else word
