"""What a stated value leaves open: the true values that its qualifier, and the digits it is printed with, allow.

This is the one place that says when a number is near enough to a statement. It knows nothing of revision; see judgement.
"""

from __future__ import annotations

import math
import re
from dataclasses import dataclass
from functools import lru_cache
from typing import Protocol

from crossing.language.numbers import SCALES, SHORT_SCALES
from crossing.ledger.vocabulary import Qualifier, Unit

# "About 20,000" is taken as 19,000 to 21,000: one part in twenty either way. Below a hundred one part in twenty is less than
# a reporter can see, so "about 50" may be out by half its last place, but by no more than one part in ten.
ABOUT = 0.05
ABOUT_SMALL, SMALL = 0.10, 100
# "Almost 700" is under 700 and not far under: within a tenth.
ALMOST = 0.10
# Of a round figure at least so many digits are taken as meant: 20,000 may be 19,500 to 20,500, and not 15,000 to 25,000.
DIGITS_MEANT = 2
# A count is taken as round from two noughts on: 410 and 1,250 are counts to the one, 700 and 13,500 are not.
ROUND = 100
# Units that are counted one by one. Others are measured, and a whole number of them has been rounded.
COUNTED = {Unit.PEOPLE, Unit.BOATS, Unit.OPERATIONS, Unit.COUNT, Unit.ORDINAL, Unit.DATE, Unit.TIME}
_PRINTED = re.compile(r"\d[\d,\u00a0\u2009\u202f]*(?:\.(\d+))?\s*-?([a-z]+)?", re.IGNORECASE)


class Value(Protocol):
    """Anything that states a value: a claim of the ledger, a number of an article."""

    @property
    def value(self) -> float | None: ...
    @property
    def value_high(self) -> float | None: ...
    @property
    def qualifier(self) -> str: ...
    @property
    def unit(self) -> str: ...


@dataclass(frozen=True, slots=True)
class Statement:
    """A value as stated: low and, for a range, high; its qualifier and unit; and the number as printed, if it is at hand.

    `value` is None where no number is stated. `printed` ("1.2 million", "48.0%") tells digits that the value alone hides.
    """

    value: float | None
    qualifier: Qualifier = Qualifier.EXACT
    unit: Unit = Unit.PEOPLE
    value_high: float | None = None
    printed: str = ""

    @classmethod
    def of(cls, value: Value) -> Statement:
        """The statement that a claim makes."""
        if isinstance(value, cls):
            return value
        return cls(value.value, Qualifier(value.qualifier), Unit(value.unit), value.value_high)

    @property
    def says_a_number(self) -> bool:
        """True if there is a number that can be right or wrong."""
        return self.value is not None and self.qualifier != Qualifier.VAGUE

    @property
    def allowed(self) -> tuple[float, float]:
        """Lowest and highest true value that leave it true; (-inf, inf) where it states no number."""
        if self.value is None or self.qualifier == Qualifier.VAGUE:
            return -math.inf, math.inf
        value = self.value
        if self.value_high is not None:
            return value, self.value_high
        match self.qualifier:
            case Qualifier.MORE_THAN:
                return math.nextafter(value, math.inf), math.inf
            case Qualifier.AT_LEAST:
                return value, math.inf
            case Qualifier.LESS_THAN:
                return -math.inf, math.nextafter(value, -math.inf)
            case Qualifier.UP_TO:
                return -math.inf, value
            case Qualifier.ALMOST:
                return value * (1 - ALMOST), math.nextafter(value, -math.inf)
            case Qualifier.ABOUT:
                slack = max(about(value), self.rounding)
                return value - slack, value + slack
        return value - self.rounding, value + self.rounding

    @property
    def rounding(self) -> float:
        """How far the true value may lie from the printed one by rounding: half its last place; 0 for an exact count."""
        return rounding(self.value or 0.0, self.unit, self.printed)

    def fits(self, actual: float) -> bool:
        """True if `actual` is among the values that leave it true."""
        low, high = self.allowed
        return low <= actual <= high

    def distance(self, actual: float) -> float:
        """How far `actual` lies outside what it allows; 0 inside."""
        low, high = self.allowed
        return max(low - actual, actual - high, 0.0)

    @property
    def why(self) -> str:
        """The tolerance in words, for a reader: "“about” is taken as one part in twenty either way"."""
        if self.value_high is not None:
            return "a range holds the values from its lower to its higher end"
        return {
            Qualifier.EXACT: "rounded to its last place" if self.rounding else "an exact figure",
            Qualifier.ABOUT: "“about” is taken as one part in twenty either way",
            Qualifier.MORE_THAN: "“more than” allows anything above",
            Qualifier.AT_LEAST: "“at least” allows it and anything above",
            Qualifier.LESS_THAN: "“fewer than” allows anything below",
            Qualifier.UP_TO: "“up to” allows it and anything below",
            Qualifier.ALMOST: "“almost” is taken as below, by a tenth at most",
            Qualifier.VAGUE: "no number is stated",
        }[self.qualifier]


def about(value: float) -> float:
    """How far the true value may lie from one given as "about" so many."""
    part = ABOUT * abs(value)
    return max(part, min(last_place(value) / 2, ABOUT_SMALL * abs(value))) if abs(value) < SMALL else part


def last_place(value: float) -> float:
    """The size of the last place that a whole figure is given to: 13,500 is given to the hundred, 1,185 to the one; 0 otherwise."""
    if not float(value).is_integer() or value == 0:
        return 0.0
    whole, size = abs(int(value)), 1
    while whole % (size * 10) == 0:
        size *= 10
    return float(size)


@lru_cache(maxsize=10_000)
def rounding(value: float, unit: str = Unit.PEOPLE, printed: str = "") -> float:
    """Half the last place that a figure is printed to; 0 for a count that is given to the one.

    A count is round if it ends in two noughts, and at least DIGITS_MEANT of its digits are taken as meant. A measured unit
    (per cent, years) is rounded even where it is whole: 48% allows 47.5 to 48.5. `printed` tells decimals that the value
    hides: "1.20 million" is given to ten thousand.
    """
    if decimal := _decimal_place(printed):
        return decimal / 2
    if not float(value).is_integer():
        decimals = len(f"{value:.6f}".rstrip("0").split(".")[1])
        return 0.5 * 10.0**-decimals
    measured = unit not in COUNTED and unit not in (Unit.GBP, Unit.USD, Unit.EUR)
    if measured:
        return 0.5
    meant = 10.0 ** (len(str(abs(int(value)))) - DIGITS_MEANT)
    place = min(last_place(value), meant)
    return place / 2 if last_place(value) >= ROUND else 0.0


def _decimal_place(printed: str) -> float:
    """The size of the last decimal of a number as printed, with its scale word; 0 where it has no decimals."""
    match = _PRINTED.search(printed)
    if not match or not match[1]:
        return 0.0
    word = (match[2] or "").lower()
    scale = SCALES.get(word) or SHORT_SCALES.get(word) or 1.0
    return scale * 10.0 ** -len(match[1])


def allowed(value: Value) -> tuple[float, float]:
    """Lowest and highest true value that leave a claim true (see Statement.allowed)."""
    return Statement.of(value).allowed


def fits(value: Value, actual: float) -> bool:
    """True if `actual` is among the values that a claim allows."""
    return Statement.of(value).fits(actual)


def distance(value: Value, actual: float) -> float:
    """How far `actual` lies outside what a claim allows; 0 inside."""
    return Statement.of(value).distance(actual)
