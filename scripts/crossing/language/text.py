"""A text as the word rules see it: lines, sentences and words with their places."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, field
from functools import cached_property

from crossing.language.dated import A_SHORT_MONTH

MIN_WORDS, MAX_WORDS = 3, 20  # what the project allows in a quotation
NEAR = 400  # letters before and after, in which so many words stand
_WORD = re.compile(r"[^\W\d_]+(?:[’'][^\W\d_]+)*")
_DIGIT = re.compile(r"\d")
_SENTENCE_END = re.compile(r"[.!?…]+[\"”’')\]]*(?=\s+[\"“‘'(\[]?[A-ZÀ-Ý0-9])")
# A full stop after these ends no sentence.
_ABBREVIATION = re.compile(
    rf"\b(?:Mr|Mrs|Ms|Dr|Prof|Sir|St|No|Gen|Col|Lt|Sgt|Rev|Hon|Gov|Sen|Rep|vs|etc|approx|v|cf|p|pp|{A_SHORT_MONTH}|[A-Z](?:\.[A-Z])*)\.$"
)


def one_line(text: str) -> str:
    """Return a text as one line, a single space between its words."""
    return " ".join(text.split())


@dataclass(frozen=True)
class Word:
    """A word of a line: where it stands (0-based characters) and its lower-case form with straight apostrophes."""

    start: int
    end: int
    text: str

    @cached_property
    def lower(self) -> str:
        """The word in small letters, its apostrophe straight."""
        return self.text.lower().replace("’", "'")


@dataclass(frozen=True)
class Sentence:
    """A sentence within a line; `line` counts from 1, start and end are places in that line."""

    line: int
    start: int
    end: int
    text: str
    words: tuple[Word, ...] = field(repr=False)  # places are in the line, not in the sentence


@dataclass
class Text:
    """Lines of a text and what several rules need of them, worked out once."""

    lines: list[str]

    @cached_property
    def words(self) -> list[list[Word]]:
        """The words of each line."""
        return [[Word(m.start(), m.end(), m[0]) for m in _WORD.finditer(line)] for line in self.lines]

    @cached_property
    def counts(self) -> Counter[str]:
        """How often each word, in small letters, stands in the text."""
        return Counter(word.lower for line in self.words for word in line)

    @cached_property
    def letters(self) -> frozenset[str]:
        """Every run of letters, in small letters: of "Lloyd's" both "lloyd" and "s"."""
        return frozenset(run for word in self.counts for run in word.split("'"))

    @cached_property
    def sentences(self) -> list[Sentence]:
        """Every sentence, in order; a sentence never crosses a line."""
        found: list[Sentence] = []
        for number, line in enumerate(self.lines, start=1):
            for start, end in sentence_spans(line):
                words = tuple(Word(m.start() + start, m.end() + start, m[0]) for m in _WORD.finditer(line[start:end]))
                if not words and found and found[-1].line == number:  # "And last year? 27,708."
                    last = found.pop()
                    found.append(Sentence(number, last.start, end, line[last.start : end], last.words))
                elif words or _DIGIT.search(line, start, end):  # a line "2023: 29,437" of a list has no word
                    found.append(Sentence(number, start, end, line[start:end], words))
        return found

    @cached_property
    def whole(self) -> str:
        """The lines joined again, for questions to the whole text."""
        return "\n".join(self.lines)


def sentence_spans(line: str) -> list[tuple[int, int]]:
    """Split a line into sentences, as (start, end) without the space around them."""
    spans, start = [], 0
    for match in _SENTENCE_END.finditer(line):
        if match[0].startswith(".") and _ABBREVIATION.search(line[max(start, match.start() - 12) : match.start() + 1]):
            continue
        spans.append((start, match.end()))
        start = match.end()
    spans.append((start, len(line)))
    return [
        (a + len(line[a:b]) - len(line[a:b].lstrip()), a + len(line[a:b].rstrip()))
        for a, b in spans
        if line[a:b].strip()
    ]


def fragment(line: str, start: int, end: int, least: int = 6) -> str:
    """Quote the words of `line` that touch start..end, with neighbours up to `least` words and 20 words at most.

    The result is an exact, contiguous part of the line, cut at white space.
    """
    # Only the neighbourhood is looked at: a text may stand in one line, and many of its figures are quoted.
    low, high = line.rfind(" ", 0, max(start - NEAR, 0)) + 1, line.find(" ", end + NEAR)
    if low or high > 0:
        return fragment(line[low : high if high > 0 else None], start - low, end - low, least)
    spans = [m.span() for m in re.finditer(r"\S+", line)]
    inside = [i for i, (a, b) in enumerate(spans) if a < max(end, start + 1) and b > start]
    if not inside:
        return line.strip()
    first, last = inside[0], min(inside[-1], inside[0] + MAX_WORDS - 1)
    while last - first + 1 < min(max(least, MIN_WORDS), len(spans)):
        if last + 1 < len(spans) and (last + first - inside[0] - inside[-1] <= 0 or first == 0):
            last += 1
        else:
            first -= 1
    return line[spans[first][0] : spans[last][1]]
