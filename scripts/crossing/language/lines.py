"""How wide words are, and how they break into lines. Sizes are in px."""

from __future__ import annotations

from functools import lru_cache

# Widths of letters over the size of the type, where they are far from those of most.
WIDTHS = dict.fromkeys("fijl,.:;'|! ", 0.3) | dict.fromkeys("rtI-()“”", 0.42) | dict.fromkeys("mwMW", 0.9)
BOLD = 1.12  # how much wider bold words are


@lru_cache(maxsize=10_000)
def width_of(words: str, size: float) -> float:
    """Return about how many px a line of words takes up, in a broad typeface (DejaVu Sans); most are narrower."""
    return size * sum(WIDTHS.get(letter, 0.7 if letter.isupper() else 0.62) for letter in words)


def wrapped(words: str, width: float, size: float) -> list[str]:
    """Return words broken into lines of at most `width` px; a word that is longer stays whole."""
    lines: list[str] = []
    for word in words.split():
        if lines and width_of(f"{lines[-1]} {word}", size) <= width:
            lines[-1] += f" {word}"
        else:
            lines.append(word)
    return lines


def balanced(words: str, width: float, size: float) -> list[str]:
    """Return words in as few lines of at most `width` px as hold them, all of about one length: no word stands alone."""
    lines = wrapped(words, width, size)
    while len(lines) > 1 and width > size and len(tighter := wrapped(words, width - size, size)) == len(lines):
        lines, width = tighter, width - size
    return lines
