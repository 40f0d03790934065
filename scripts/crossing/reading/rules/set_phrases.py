"""The rules on set phrases: a word changed, lost or moved, and phrases that only a garbled copy has."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from crossing.language.expressions import expression
from crossing.language.text import Sentence, Text, fragment
from crossing.reading.hits import Hit
from crossing.reading.lexicon import Known
from crossing.reading.rules.small_words import DETERMINERS, FUNCTION

Words = tuple[str, ...]
PUNCTUATED = re.compile(r"[.;:!?()\[\]\n]")

_GOES_ON = {
    "one, one": expression(
        r",?\s*(?:in|out|one|or)\b"
    ),  # "one, one in ten"; of "one, one, one out" the set phrase tells
    "fruit bearing": re.compile(r"\s+[a-z]"),  # "fruit bearing trees"
}
_LABOR = re.compile(r"labor (?:has|mps?|party|government)")
_BRITISH = re.compile(r"\b(?:Downing Street|Westminster|Starmer|Britain|British|UK)\b")


@dataclass(frozen=True)
class Phrases:
    """Set phrases by what is left of them: `lost` with a word lost or two swapped, `changed` with one open place.

    `correct` are the phrases themselves; a window has one of `sizes` and begins with one of `begins`.
    """

    lost: dict[Words, str]
    changed: dict[tuple[Words, Words], str]
    correct: set[Words]
    sizes: tuple[int, ...]
    begins: frozenset[str]


def set_phrases(text: Text, known: Known) -> Iterator[Hit]:
    """A set phrase with one word changed, lost or swapped."""
    idioms = known.of("idiom")
    phrases = _phrases(tuple(idioms))
    for sentence in text.sentences:
        lowers = [word.lower for word in sentence.words]
        line = text.lines[sentence.line - 1]
        taken: set[int] = set()
        for size in phrases.sizes:
            for first in range(len(lowers) - size + 1):
                if lowers[first] not in phrases.begins or not taken.isdisjoint(range(first, first + size)):
                    continue
                phrase, at = _near(tuple(lowers[first : first + size]), phrases)
                if not phrase or _allowed(lowers, first, size, phrase, at, idioms[phrase]):
                    continue
                hit = _hit(line, sentence, first, size, phrase, at)
                if hit:
                    taken |= set(range(first, first + size))
                    yield hit


def _near(window: Words, phrases: Phrases) -> tuple[str, int]:
    """The set phrase that a window of words is close to, and the place of the changed word, -1 for a lost one; "" for none."""
    if window in phrases.correct:
        return "", -1
    if phrase := phrases.lost.get(window):
        return phrase, -1
    for gap in range(1, len(window)):
        if phrase := phrases.changed.get((window[:gap], window[gap + 1 :])):
            return phrase, gap
    return "", -1


def _allowed(lowers: Sequence[str], first: int, size: int, phrase: str, at: int, ordinary: str) -> bool:
    """True where the change is an ordinary one, or the lexicon allows it: `ordinary`, parted by "|"."""
    allowed = {part for part in ordinary.lower().split("|") if part}
    tokens = _tokens(phrase)
    if at >= 0:
        written = lowers[first + at]
        return written in allowed or _harmless(written, tokens[at])
    return " ".join(lowers[first : first + size]) in allowed or _continues(lowers, first, size, tokens)


def _harmless(word: str, wanted: str) -> bool:
    """Tell whether a change is an ordinary one: another article or pronoun, and for or, another form of the word."""
    from rapidfuzz import fuzz

    return (
        word == wanted
        or (word in DETERMINERS and wanted in DETERMINERS)
        or {word, wanted} <= {"and", "or"}
        or {word, wanted} <= {"with", "to", "by", "for", "in"}
        or (wanted not in FUNCTION and word[:3] == wanted[:3] and fuzz.ratio(word, wanted) >= 60)
    )


def _continues(lowers: Sequence[str], first: int, size: int, phrase: list[str]) -> bool:
    """Tell whether the whole phrase stands here after all: the window was only its beginning or its end."""
    around = list(lowers[max(0, first - 2) : first + size + 2])
    return any(around[i : i + len(phrase)] == phrase for i in range(len(around)))


def _hit(line: str, sentence: Sentence, first: int, size: int, phrase: str, at: int) -> Hit | None:
    """The report, or None where a mark parts the words."""
    start, end = sentence.words[first].start, sentence.words[first + size - 1].end
    written = line[start:end]
    if PUNCTUATED.search(written):
        return None
    how = "changed" if at >= 0 else "lost or moved"
    message = f"“{written}” is close to the set phrase “{phrase}”, with a word {how}."
    quote = fragment(line, start, end)
    return Hit("set-phrase", sentence.line, quote, (written,), "garbled-idiom", "confusing", message, phrase)


@lru_cache(maxsize=4)
def _phrases(idioms: Words) -> Phrases:
    correct = {tuple(_tokens(idiom)) for idiom in idioms}
    lost: dict[Words, str] = {}
    changed: dict[tuple[Words, Words], str] = {}
    for idiom in idioms:
        words = tuple(_tokens(idiom))
        if len(words) == 3:
            _short_phrase(idiom, words, lost, changed)
        elif len(words) > 3:
            _long_phrase(idiom, words, lost, changed, correct)
    sizes = {len(key) for key in lost} | {len(a) + len(b) + 1 for a, b in changed}
    begins = {key[0] for key in lost} | {a[0] for a, _ in changed}
    return Phrases(lost, changed, correct, tuple(sorted(sizes)), frozenset(begins))


def _short_phrase(idiom: str, words: Words, lost: dict[Words, str], changed: dict[tuple[Words, Words], str]) -> None:
    """Of three words, "safe and sound": the other way round, or with the small word in the middle changed or lost."""
    if words[1] == "and":
        lost[words[::-1]] = idiom
    if words[1] in FUNCTION and not {words[0], words[2]} & FUNCTION:
        lost[words[0], words[2]] = idiom
        changed[words[:1], words[2:]] = idiom


def _long_phrase(
    idiom: str, words: Words, lost: dict[Words, str], changed: dict[tuple[Words, Words], str], correct: set[Words]
) -> None:
    """Of four words and more: any word but the first changed, any but the first and last lost, if two of weight are left."""
    for gap in range(1, len(words)):
        rest = words[:gap] + words[gap + 1 :]
        if sum(w not in FUNCTION or w == "out" for w in rest) < 2:
            continue
        changed[words[:gap], words[gap + 1 :]] = idiom
        if gap < len(words) - 1 and rest not in correct:
            lost[rest] = idiom


def _tokens(phrase: str) -> list[str]:
    return re.findall(r"[a-z]+(?:'[a-z]+)?", phrase.lower())


def misforms(text: Text, known: Known) -> Iterator[Hit]:
    """Phrases that only a garbled copy has: "shelter seekers" for "asylum seekers"."""
    pattern, meanings = known.pattern_in("misform", text), known.small.get("misform", {})
    for number, line in enumerate(text.lines, start=1):
        for match in pattern.finditer(line):
            entry = " ".join(match[0].lower().split())
            meant = meanings[entry]
            if _is_english(text, line, match, entry, meant):
                continue
            message, quote = f"“{match[0]}” reads like a garbled form of “{meant}”.", fragment(line, *match.span())
            yield Hit("misform", number, quote, (match[0],), "garbled-idiom", "confusing", message, meant)


def _is_english(text: Text, line: str, match: re.Match[str], entry: str, meant: str) -> bool:
    """True where the words are in order after all: they go on otherwise, or "Labor" is that of another country."""
    if entry in _GOES_ON and _GOES_ON[entry].match(line, match.end()):
        return True
    if _LABOR.fullmatch(entry) and not match[0].startswith("Labor"):
        return True
    return meant.split()[0] == "Labour" and not _BRITISH.search(text.whole)
