"""Words of a chart: what they take up, and how labels of rules keep apart. Sizes are in px."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import timedelta
from typing import Any, NamedTuple

import numpy as np
import pandas as pd

from crossing.language import prose
from crossing.language.lines import width_of, wrapped

BREATH = 5  # px between a rule and its words
LINE = 16  # px: a line of words

Place = Callable[[Any], float]  # gives a value, or a day, its px on a plane


def spread(levels: list[float], gap: float, within: tuple[float, float] = (-math.inf, math.inf)) -> list[float]:
    """Return ascending levels moved apart to at least `gap`, each run of crowded ones round its own middle.

    `within`: the ends between which the room round each of them has to lie.
    """
    runs: list[tuple[float, int]] = [(level, 1) for level in levels]  # the middle of each run and how many it holds
    n = 1
    while n < len(runs):
        (before, many), (after, more) = runs[n - 1], runs[n]
        if after - before < gap * (many + more) / 2:
            runs[n - 1 : n + 1] = [((before * many + after * more) / (many + more), many + more)]
            n = max(1, n - 1)
        else:
            n += 1
    low, high = within
    starts = [(max(min(middle - gap * many / 2, high - gap * many), low), many) for middle, many in runs]
    return [start + gap * (k + 0.5) for start, many in starts for k in range(many)]


class Box(NamedTuple):
    """What words take up, in px."""

    left: float
    top: float
    right: float
    bottom: float

    def meets(self, other: Box, apart: float = 0) -> bool:
        """True if the two stand on each other, or side by side with less than `apart` px between them."""
        level = self.top < other.bottom and other.top < self.bottom
        return level and self.left < other.right + apart and other.left < self.right + apart


def free(boxes: Iterable[Box], taken: Sequence[Box], apart: float = 0) -> Box:
    """Return the first box that meets none of those taken."""
    return next(box for box in boxes if not any(box.meets(other, apart) for other in taken))


@dataclass(frozen=True)
class Hung:
    """A label of a rule at `x` px: its lines of words, on which side of the rule ("left": they start at it; "right": they
    end there), and on which line it starts, counted from the farthest from where the rules end."""

    x: float
    lines: tuple[str, ...]
    align: str
    level: int

    @property
    def end(self) -> int:
        """The first line below its words."""
        return self.level + len(self.lines)

    def box(self, size: float) -> Box:
        """The words, across in px with the room between them and other rules, down in lines."""
        width = 2 * BREATH + max(width_of(line, size) for line in self.lines)
        left = self.x if self.align == "left" else self.x - width
        return Box(left, self.level, left + width, self.end)

    def meets(self, other: Hung, size: float) -> bool:
        """True if words stand on words, or the rule of one runs through the words of the other."""
        words, theirs = self.box(size), other.box(size)
        rule, their_rule = (Box(one.x, one.level, one.x, np.inf) for one in (self, other))
        return words.meets(theirs) or words.meets(their_rule) or theirs.meets(rule)


Label = tuple[Any, str]  # a day and the words on it, as `together` gives them


def hang(labels: Sequence[Label], at: Place, width: float, size: float, *, wrap: float = 1000) -> list[Hung]:
    """Place labels at their rules so that no words touch other words and no rule runs through words.

    labels: from left to right; at: gives a day its px; width: px there are; size: of the type; wrap: px that a line may
    take. A rule runs from its label to where all rules end. They are placed one after the other, each as cheaply as those
    before it allow, in several orders, of which the cheapest is taken (see `_cost`). Raises ValueError if none works.
    """
    rules = [at(day) for day, _ in labels]
    ways = [_ways(words, rules, place, width, size, wrap) for place, (_, words) in enumerate(labels)]
    orders = [[*ways[n:], *ways[:n]][::way] for n in range(max(1, len(ways))) for way in (1, -1)]
    found = [placed for order in orders if (placed := _in_turn(order, size)) is not None]
    if not found:
        raise ValueError("there is no room for the labels of the rules")
    cheapest = min(found, key=_cost)
    return sorted(cheapest, key=lambda label: label.x)


def _in_turn(waiting: list[list[Hung]], size: float) -> list[Hung] | None:
    """The labels in this order, each in the way that costs least beside those before it; None if one finds no room."""
    done: list[Hung] = []
    for ways in waiting:
        lines = range(max((label.end for label in done), default=0) + 1)
        placed = [[replace(way, level=line) for line in lines] for way in ways]
        clear = [[way for way in each if not any(way.meets(other, size) for other in done)] for each in placed]
        highest = [each[0] for each in clear if each]
        if not highest:
            return None
        done.append(min(highest, key=lambda way: _cost([*done, way])))
    return done


def _cost(labels: list[Hung]) -> tuple[int, int]:
    """What a choice costs: lines, and how far down they reach; then labels that do not start at their rules."""
    lines, deepest = sum(len(label.lines) for label in labels), max((label.end for label in labels), default=0)
    return deepest + 2 * lines, sum(label.align == "right" for label in labels)


def _ways(words: str, rules: list[float], place: int, width: float, size: float, wrap: float) -> list[Hung]:
    """The ways to break a label's words on either side: with the room to the edge, to the outermost and to the next rule."""
    x = rules[place]
    rights = [width + BREATH, *(other for other in (rules[-1], *rules[place + 1 : place + 2]) if other > x)]
    lefts = [-BREATH, *(other for other in (rules[0], *rules[max(0, place - 1) : place]) if other < x)]
    ways: dict[Hung, None] = {}
    for side, room in (*(("left", right - x) for right in rights), *(("right", x - left) for left in lefts)):
        lines = tuple(wrapped(words, min(wrap, room - 2 * BREATH), size))
        if max(width_of(line, size) for line in lines) <= room - 2 * BREATH:
            ways[Hung(x, lines, side, 0)] = None
    return sorted(ways, key=lambda way: len(way.lines))


def together(events: pd.DataFrame, days: int = 0, *, column: str = "label", dates: bool = True) -> list[Label]:
    """Return dated events as labels, those at most `days` apart in one: the first day, and the words, with the days first.

    events: date and the words in `column`, in order of date; dates: whether the words say the days.
    """
    found = []
    for _, group in events.groupby((events["date"].diff() > timedelta(days=days)).cumsum()):
        first, last, words = group["date"].iloc[0], group["date"].iloc[-1], "; ".join(group[column])
        found.append((first, f"{prose.short_span(first, last)}: {words}" if dates else words))
    return found
