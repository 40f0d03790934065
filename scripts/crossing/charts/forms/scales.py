"""Scales that forms draw themselves, where words stand among the marks: round values, and the lines that carry them."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from crossing.charts.marks import Plane
from crossing.charts.style import QUIET, RULE
from crossing.language import prose


def ticks(high: float, most: int = 5) -> list[float]:
    """Return round values from zero up to `high`, `most` at most.

    >>> ticks(181), ticks(15.5), ticks(900)
    ([0, 50, 100, 150], [0, 5, 10, 15], [0, 200, 400, 600, 800])
    """
    for step in (unit * 10**power for power in range(-2, 12) for unit in (1, 2, 5)):
        if high / step < most:
            return [step * place for place in range(int(high // step) + 1)]
    return [0]


def below(
    plane: Plane,
    values: Sequence[float],
    at: Callable[[float], float],
    y: float,
    words: Callable[[float], str] = prose.number,
) -> None:
    """Write the values of a level scale in the middle of their places, at y px."""
    plane.words([{"x": at(value), "y": y, "text": words(value)} for value in values], QUIET, align="center")


def beside(plane: Plane, values: Sequence[float], up: Callable[[float], float], left: float, right: float) -> None:
    """Draw the lines of an upright scale from left to right, with their values before them."""
    lines = [{"x": left, "x2": right, "y": up(value), "text": prose.number(value)} for value in values]
    plane.rules(lines, RULE)
    plane.words(lines, QUIET, align="right", dx=-5)
