"""What a sign of a machine's rewording is, and words that signs of several kinds need."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property

from crossing.language.dated import A_MONTH, A_WEEKDAY
from crossing.language.expressions import spaced
from crossing.language.numbers import number_words


@dataclass(frozen=True)
class Sign:
    """What a sign is, the expression for it (as `spaced` reads it), its weight, and words of which one must be in a text.

    `cased` is True where capital and small letters count.
    """

    why: str
    weight: float
    written: str
    needs: frozenset[str]
    cased: bool

    @cached_property
    def pattern(self) -> re.Pattern[str]:
        """The expression, made ready when a text first needs it: all of them take a twentieth of an article's check."""
        return re.compile(spaced(self.written), re.NOFLAG if self.cased else re.IGNORECASE)


def sign(why: str, weight: float, written: str, needs: str = "", cased: bool = False) -> Sign:
    """A sign; `needs` are words, parted by blanks, without one of which no text can show it."""
    return Sign(why, weight, written, frozenset(needs.split()), cased)


NOTCH, SMALL = number_words(1, 10), number_words(2, 10)
PEOPLE = (
    "people|persons|migrants|individuals|refugees|immigrants|boats|dinghies|vessels|arrivals|crossings|"
    "seekers|children|humans|folk|folks"
)
DAY, MONTH = A_WEEKDAY, A_MONTH
PERCENT = r"\d+(?:\.\d+)?\s?(?:%|per\s?cent|percent)"
NUMBER = r"\d[\d,.]*"
