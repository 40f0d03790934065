"""What every form draws with: a plane and the marks of the house on it, the axes of a year, labels that keep apart.

The sign that a reader learns once, a ring for what was reported and a dot for what is on record, is drawn here and
nowhere else. Sizes are in px, areas of points in square px.
"""

from __future__ import annotations

import itertools
import textwrap
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

import altair as alt
import pandas as pd

from crossing.charts.style import AS_REPORTED, INK, NARROW, ON_RECORD, PAPER, TYPE, WIDE, config, finish
from crossing.language import prose

RING, DOT = 150, 70  # a reported value; a value on record, which stands inside its ring where both agree
LETTER = 0.54  # mean width of a letter over the size of its type
BREATH = 5  # px between a rule and its words

Rows = pd.DataFrame | Sequence[dict[str, Any]]


class Plane:
    """A drawing under way: marks on one pair of scales, each layer over those before it.

    Marks read the columns x and y of their rows, and x2, y2 and text where there are such, in units of the scales.
    """

    def __init__(
        self,
        layout: str,
        across: tuple[float, float],
        up: tuple[float, float],
        *,
        x_axis: alt.Axis | None = None,
        y_axis: alt.Axis | None = None,
    ) -> None:
        """`across`: the values at the left and right edge; `up`: those at the bottom and top; no axis unless given."""
        self.size = TYPE[layout] - 1
        self.layers: list[alt.Chart] = []
        self._layout = layout
        self._x = {"axis": x_axis, "title": None, "scale": alt.Scale(domain=list(across), nice=False, zero=False)}
        self._y = {"axis": y_axis, "title": None, "scale": alt.Scale(domain=list(up), nice=False, zero=False)}

    def _add(
        self, rows: Rows, kind: str, look: dict[str, Any], tips: dict[str, str] | None = None, **more: Any
    ) -> None:
        """Add a layer: a kind of mark with its look, and in the tooltip the columns of `tips` under their headings."""
        frame = (rows if isinstance(rows, pd.DataFrame) else pd.DataFrame(rows)).reset_index(drop=True)
        if frame.empty:
            return
        more |= {"x": alt.X("x:Q", **self._x), "y": alt.Y("y:Q", **self._y)}
        more |= {name: alt.Undefined if name not in frame else f"{name}:Q" for name in ("x2", "y2")}
        if tips:
            numeric = {name: pd.api.types.is_numeric_dtype(frame[name]) for name in tips}
            more["tooltip"] = [
                alt.Tooltip(f"{name}:{'Q' if numeric[name] else 'N'}", title=title, format="," if numeric[name] else "")
                for name, title in tips.items()
            ]
        used = [name for name in frame if name in {"x", "y", "x2", "y2", "text", "line", "step", *(tips or {})}]
        base = alt.Chart(frame[used].round(2))
        self.layers.append(getattr(base, f"mark_{kind}")(**look).encode(**more))

    def words(
        self,
        rows: Rows,
        colour: str = INK,
        *,
        align: str = "left",
        dx: float = 0,
        dy: float = 0,
        bold: bool = False,
        italic: bool = False,
        size: float | None = None,
        halo: bool = False,
    ) -> None:
        """Write the column `text`, its anchor at x and y; `halo` puts a rim in the colour of the page behind it."""
        look = {
            "color": colour,
            "align": align,
            "dx": dx,
            "dy": dy,
            "baseline": "middle",
            "fontSize": size or self.size,
        }
        look |= ({"fontWeight": "bold"} if bold else {}) | ({"fontStyle": "italic"} if italic else {})
        if halo:
            self._add(rows, "text", look | {"stroke": PAPER, "strokeWidth": 5, "strokeJoin": "round"}, text="text:N")
        self._add(rows, "text", look, text="text:N")

    def rules(self, rows: Rows, colour: str, width: float = 1, dash: Sequence[int] = ()) -> None:
        """Draw straight lines from x and y to x2 and y2; one that stays away is taken as the first."""
        self._add(rows, "rule", {"color": colour, "strokeWidth": width, "strokeDash": list(dash) or alt.Undefined})

    def bars(
        self, rows: Rows, colour: str = ON_RECORD, *, opacity: float = 1, tips: dict[str, str] | None = None
    ) -> None:
        """Draw filled boxes from x and y to x2 and y2."""
        self._add(rows, "rect", {"fill": colour, "opacity": opacity}, tips)

    def line(self, rows: Rows, colour: str = ON_RECORD, width: float = 2, dash: Sequence[int] = ()) -> None:
        """Draw a line through the points in the order of the rows; rows with the same `line` belong to one line."""
        frame = (rows if isinstance(rows, pd.DataFrame) else pd.DataFrame(rows)).reset_index(drop=True)
        frame = frame.assign(step=range(len(frame)), line=frame.get("line", 0))
        look = {"color": colour, "strokeWidth": width, "strokeDash": list(dash) or alt.Undefined}
        self._add(frame, "line", look, order=alt.Order("step:Q"), detail="line:N")

    def dots(
        self,
        rows: Rows,
        colour: str = ON_RECORD,
        *,
        size: float = DOT,
        shape: str = "circle",
        opacity: float = 1,
        tips: dict[str, str] | None = None,
    ) -> None:
        """Draw filled points: the house sign for what is on record, unless another colour or shape is asked for."""
        look = {"filled": True, "color": colour, "size": size, "shape": shape, "opacity": opacity}
        self._add(rows, "point", look, tips)

    def rings(self, rows: Rows, *, tips: dict[str, str] | None = None) -> None:
        """Draw the house sign for what was reported. Draw it before the dots: where both agree, the dot stands inside."""
        look = {"filled": False, "fill": PAPER, "color": AS_REPORTED, "size": RING, "strokeWidth": 2, "opacity": 1}
        self._add(rows, "point", look, tips)

    def drawn(self, height: int) -> alt.LayerChart:
        """Return the drawing, as wide as its column and `height` px high."""
        return finish(alt.layer(*self.layers), self._layout, height)

    def panel(self, title: str, width: float, height: float) -> alt.LayerChart:
        """Return the drawing as one of several, under its title; width and height without axes (see `panels`)."""
        heading = alt.TitleParams(
            title,
            anchor="start",
            fontSize=self.size + 2,
            fontWeight="bold",
            color=INK,
            font=config("wide")["font"],
            offset=2,
        )
        return alt.layer(*self.layers).properties(width=width, height=height, title=heading)


def panels(found: Sequence[alt.LayerChart], layout: str, spacing: int = 10) -> alt.VConcatChart:
    """Return panels below each other as one drawing."""
    return alt.vconcat(*found, spacing=spacing).configure(**config(layout))


def inside(layout: str, axis: int = 0) -> int:
    """Width in px that the padding leaves, and an axis of `axis` px."""
    padding = config(layout)["padding"]
    return (WIDE if layout == "wide" else NARROW) - padding["left"] - padding["right"] - axis


def months_axis(year: int, layout: str, *, every: int = 0) -> alt.Axis:
    """Return the axis of a year whose scale is days from 0 to 366: names of months, of quarters' first on a phone."""
    starts = {
        date(year, month, 1).timetuple().tm_yday - 0.5: f"{date(year, month, 1):%b}"
        for month in range(1, 13, every or (1 if layout == "wide" else 3))
    }
    names = " : ".join(f"datum.value == {start} ? '{name}'" for start, name in starts.items())
    return alt.Axis(
        values=list(starts), labelExpr=f"{names} : ''", labelAlign="left", labelOffset=0, grid=False, ticks=False
    )


def number_axis(values: Sequence[float], *, width: int = 0, grid: bool = True) -> alt.Axis:
    """Return an axis of numbers with separators at these values, `width` px wide where panels must line up."""
    room: dict[str, Any] = {"minExtent": width, "maxExtent": width} if width else {}
    return alt.Axis(values=list(values), format=",d", domain=False, ticks=False, grid=grid, labelFlush=False, **room)


def width_of(words: str, size: float) -> float:
    """Return about how many px a line of words takes up; the true width depends on the reader's typeface."""
    return len(words) * size * LETTER


def short_day(when: date) -> str:
    """A day without its year: "8 Sep"."""
    return f"{when.day} {when:%b}"


def thinned(rows: pd.DataFrame, every: int) -> pd.DataFrame:
    """Every so many rows of a curve and its two ends: it looks the same and weighs less."""
    place = pd.Series(range(len(rows)), index=rows.index)
    return rows.loc[(place % every == 0) | (place == len(rows) - 1)]


def spread(levels: list[float], gap: float) -> list[float]:
    """Return ascending levels moved apart to at least `gap`, each run of crowded ones round its own middle."""
    runs = [[level, 1] for level in levels]  # the middle of each run and how many it holds
    n = 1
    while n < len(runs):
        (before, many), (after, more) = runs[n - 1], runs[n]
        if after - before < gap * (many + more) / 2:
            runs[n - 1 : n + 1] = [[(before * many + after * more) / (many + more), many + more]]
            n = max(1, n - 1)
        else:
            n += 1
    return [round(middle + gap * (k - (many - 1) / 2), 1) for middle, many in runs for k in range(many)]


@dataclass(frozen=True)
class Hung:
    """A label of a rule: where the rule stands (px), its lines of words, on which side of it, and on which line it starts.

    Lines count from 0, the farthest from where all rules end. `align` is that of the words: "left" starts at the rule.
    """

    x: float
    lines: tuple[str, ...]
    align: str
    level: int

    def box(self, size: float) -> tuple[float, float]:
        """Left and right edge of the words in px."""
        width = BREATH + max(width_of(line, size) for line in self.lines)
        return (self.x, self.x + width) if self.align == "left" else (self.x - width, self.x)


def hang(labels: Sequence[tuple[float, str]], width: float, size: float, *, wrap: float = 1000) -> list[Hung]:
    """Place labels at their rules so that no words touch other words and no rule runs through words.

    labels: px of the rule and its words, from left to right; width: px there are; size: of the type; wrap: px that a
    line may take. A rule runs from its label to the end of all rules. Of all choices of sides that work, the one with
    the fewest lines is taken, then the one whose labels start at their rules. Raises ValueError if none works.
    """
    found = []
    for sides in itertools.product(("left", "right"), repeat=len(labels)):
        for order in (range(len(labels)), reversed(range(len(labels)))):
            placed = _placed(labels, sides, list(order), width, size, wrap)
            if placed:
                depth = max(label.level + len(label.lines) for label in placed)
                cost = (depth, sum(label.level + 3 * len(label.lines) for label in placed), sides.count("right"))
                found.append((cost, placed))
    if not found:
        raise ValueError("there is no room for the labels of the rules")
    return min(found, key=lambda one: one[0])[1]


def _placed(
    labels: Sequence[tuple[float, str]], sides: Sequence[str], order: list[int], width: float, size: float, wrap: float
) -> list[Hung] | None:
    """The labels with these sides, each as far from the end of the rules as those placed before it allow; None if one cannot."""
    done: dict[int, Hung] = {}
    for place in order:
        (x, words), side = labels[place], sides[place]
        room = min(wrap, (width - x if side == "left" else x) - BREATH)
        letters = int(room / (size * LETTER))
        if letters < max(len(word) for word in words.split()):
            return None
        lines, level = tuple(textwrap.wrap(words, letters, break_long_words=False)), 0
        while not all(_apart(Hung(x, lines, side, level), other, size) for other in done.values()):
            level += 1
            if level > 40:
                return None
        done[place] = Hung(x, lines, side, level)
    return [done[place] for place in sorted(done)]


def _apart(one: Hung, other: Hung, size: float) -> bool:
    """True if the words of two labels do not touch and neither rule runs through the other's words."""
    (left, right), (left_2, right_2) = one.box(size), other.box(size)
    end, end_2 = one.level + len(one.lines), other.level + len(other.lines)
    over = left < right_2 and left_2 < right and one.level < end_2 and other.level < end
    through = left - BREATH < other.x < right + BREATH and other.x != one.x and end > other.level
    through_2 = left_2 - BREATH < one.x < right_2 + BREATH and other.x != one.x and end_2 > one.level
    return not (over or through or through_2)


def together(events: pd.DataFrame, days: int = 0) -> list[tuple[list[date], str]]:
    """Return dated events as labels, those at most `days` apart in one: their days, and their words with the days first.

    events: columns date and label, in order of date.
    """
    groups: list[list[Any]] = []
    for event in events.itertuples():
        if groups and event.date - groups[-1][-1].date <= timedelta(days=days):
            groups[-1].append(event)
        else:
            groups.append([event])
    found = []
    for group in groups:
        first, last = group[0].date, group[-1].date
        when = short_day(first) if first == last else f"{first.day} to {short_day(last)}"
        found.append(([event.date for event in group], f"{when}: {'; '.join(event.label for event in group)}"))
    return found


def dated(label: str, when: date) -> str:
    """An event in a sentence: its label and its day."""
    return f"{label}, {prose.day(when)}"
