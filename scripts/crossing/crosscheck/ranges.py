"""What a stated figure allows: the range of true values that its qualifier and its rounding leave open."""

from __future__ import annotations

import math
from typing import Any

# A figure of a thousand or more that ends in two noughts is taken as rounded there: 13,500 allows 13,450 to 13,550.
ROUNDED_FROM = 1_000
# Such a figure may be off by half its last place, but never by more than one part in forty.
ROUNDED_AT_MOST = 0.025
# "About 20,000" is taken as 19,000 to 21,000: one part in twenty either way.
ABOUT = 0.05
# "Almost 700" is under 700 and not far under: within a tenth.
ALMOST = 0.10


def step(value: float) -> float:
    """The size of the last place that a figure is given to: 13,500 is given to the hundred, 1,185 to the one."""
    if not float(value).is_integer() or value == 0:
        return 0.0
    whole, size = abs(int(value)), 1
    while whole % (size * 10) == 0:
        size *= 10
    return float(size)


def rounding(value: float) -> float:
    """Half the last place of a figure that looks rounded, never more than one part in forty; 0 for other figures."""
    size = step(value)
    return min(size / 2, ROUNDED_AT_MOST * abs(value)) if abs(value) >= ROUNDED_FROM and size >= 100 else 0.0


def allowed(claim: Any) -> tuple[float, float]:
    """Lowest and highest true value that leave the statement true; (-inf, inf) where it states no number."""
    value, qualifier = claim.value, claim.qualifier
    if value is None or qualifier == "vague":
        return -math.inf, math.inf
    if claim.value_high is not None:
        return value, claim.value_high
    if qualifier == "more_than":
        return math.nextafter(value, math.inf), math.inf
    if qualifier == "at_least":
        return value, math.inf
    if qualifier == "less_than":
        return -math.inf, math.nextafter(value, -math.inf)
    if qualifier == "up_to":
        return -math.inf, value
    if qualifier == "almost":
        return value * (1 - ALMOST), math.nextafter(value, -math.inf)
    if qualifier == "about":
        return value * (1 - ABOUT), value * (1 + ABOUT)
    return value - rounding(value), value + rounding(value)


def fits(claim: Any, actual: float) -> bool:
    """True if `actual` is among the values the statement allows."""
    low, high = allowed(claim)
    return low <= actual <= high


def distance(claim: Any, actual: float) -> float:
    """How far `actual` lies outside what the statement allows; 0 inside."""
    low, high = allowed(claim)
    return max(low - actual, actual - high, 0.0)
