"""How well the words of a text fit their neighbours, and where a synonym would be far more usual."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from crossing.language.neighbours import Odd
from crossing.reading.garbled.style import Sign

# How odd the words of a text are in the mean (powers of ten). Of 137 texts of clean news nine in ten lie below -1.07 and 95 in a
# hundred below -0.98; of 12 texts spun after these bounds were set, all lie above -1.01.
USUAL_ODDITY, ODD_WEIGHT, MOST_ODD, FEWEST_ODD = -1.25, 4.0, 2.0, 25
# Places where a synonym is a hundred times as usual (powers of ten): a share beyond which they weigh, and how much. One such
# place says nothing. Fitted on half of 1,226 clean texts or windows of text and of 1,450 spun or scrambled ones, most by script,
# and judged on the other half.
CLEARLY, SWAPPED_SHARE, SWAPPED_WEIGHT, FEWEST, MOST_SHARE = 2.0, 0.007, 60.0, 3, 2.0
# With so many (as a weight) a text needs no sign of another kind: of 280 clean texts on the subject the highest has 1.1.
MANY = 1.6


def badly_fitting(odd: Sequence[Odd]) -> Iterator[Sign]:
    """The sign of words that fit their neighbours less well than those of news do."""
    if len(odd) < FEWEST_ODD:
        return
    weight = min((sum(one.oddity for one in odd) / len(odd) - USUAL_ODDITY) * ODD_WEIGHT, MOST_ODD)
    if weight > 0:
        yield "its words fit their neighbours less well than those of news do", weight


def swaps(odd: Sequence[Odd]) -> Iterator[Sign]:
    """The sign of words in many places where a synonym would be far more usual."""
    swapped_for = sorted((one for one in odd if one.times >= CLEARLY), key=lambda one: -one.times)
    if len(swapped_for) < FEWEST:
        return
    weight = ((len(swapped_for) - 1) / len(odd) - SWAPPED_SHARE) * SWAPPED_WEIGHT
    if weight > 0:
        examples = ", ".join(f"“{one.word.text}” for “{one.better}”" for one in swapped_for[:3])
        sign = f"in {len(swapped_for)} places a synonym is a hundred times as usual ({examples})"
        yield sign, min(weight, MOST_SHARE)
