"""The rule on names of bodies, laws and schemes: each as it is commonly written."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import pairwise

from crossing.language.text import Text, Word, fragment
from crossing.reading.hits import Hit
from crossing.reading.lexicon import Known
from crossing.reading.rules.set_phrases import PUNCTUATED, Words
from crossing.reading.rules.small_words import FUNCTION

SHORT, ALIKE = 4, 60  # in a name of fewer words than this the other word must be as like (per cent) to be a slip of it


def wrong_scheme(text: Text, known: Known) -> Iterator[Hit]:
    """The name of a body, law or scheme with one word that differs from the name as it is commonly written."""
    exact, shapes = _schemes(tuple(known.of("scheme")))
    for number, words in enumerate(text.words, start=1):
        line = text.lines[number - 1]
        lowers = [word.lower.removesuffix("'s") for word in words]
        for size, table in shapes.items():
            for first in range(len(words) - size + 1):
                if not words[first].text[0].isupper() or (window := tuple(lowers[first : first + size])) in exact:
                    continue
                for gap in range(size):
                    name, stretch = table.get((window[:gap], window[gap + 1 :])), words[first : first + size]
                    if name and _is_slip(stretch, window, gap, name) and not _parted(line, stretch):
                        yield _hit(line, number, stretch, gap, name)


@lru_cache(maxsize=4)
def _schemes(names: Words) -> tuple[set[Words], dict[int, dict[tuple[Words, Words], str]]]:
    """The names, word by word, and for each length every name with one content word left out."""
    exact: set[Words] = set()
    shapes: dict[int, dict[tuple[Words, Words], str]] = {}
    for name in names:
        words = tuple(re.findall(r"[a-z]+", name.lower()))
        exact.add(words)
        for gap, word in enumerate(words):
            if word not in FUNCTION and sum(w not in FUNCTION for w in words) > 1:
                shapes.setdefault(len(words), {})[words[:gap], words[gap + 1 :]] = name
    return exact, shapes


def _is_slip(stretch: Sequence[Word], window: Words, gap: int, name: str) -> bool:
    """True where the word at a place is another than the name has there, with a capital, and no plural of it."""
    from rapidfuzz import fuzz

    written, wanted = window[gap], re.findall(r"[A-Za-z]+", name)[gap].lower()
    if not stretch[gap].text[0].isupper() or written in FUNCTION or written.rstrip("s") == wanted.rstrip("s"):
        return False
    alike = fuzz.ratio(written, wanted)
    return alike < 100 and (len(window) >= SHORT or alike >= ALIKE)


def _parted(line: str, stretch: Sequence[Word]) -> bool:
    """True where a mark stands between two of the words."""
    pairs = pairwise(stretch)
    return any(PUNCTUATED.search(line[one.end : other.start]) for one, other in pairs)


def _hit(line: str, number: int, stretch: Sequence[Word], gap: int, name: str) -> Hit:
    start, end = stretch[0].start, stretch[-1].end
    message = f"“{line[start:end]}” differs by one word from “{name}”."
    written = (stretch[gap].text,)
    return Hit("wrong-scheme", number, fragment(line, start, end), written, "wrong-word", "confusing", message, name)
