"""What every form draws with: a plane and the marks of the house on it, and labels that keep apart.

The sign that a reader learns once, a ring for what was reported and a dot for what is on record, is drawn here and
nowhere else. Sizes are in px, areas of points in square px.
"""

from __future__ import annotations

import itertools
import math
from collections.abc import Callable, Iterable, Sequence, Sized
from dataclasses import dataclass, replace
from datetime import date, timedelta
from functools import lru_cache
from typing import Any, NamedTuple

import altair as alt
import numpy as np
import pandas as pd

from crossing.charts.style import AS_REPORTED, EVENT, INK, ON_RECORD, PAPER, QUIET, RULE, TYPE, finish, inside
from crossing.language import prose

RING, DOT = 150, 70  # a reported value; a value on record, which stands inside its ring where both agree
# Widths of letters over the size of the type, where they are far from those of most.
WIDTHS = dict.fromkeys("fijl,.:;'|! ", 0.3) | dict.fromkeys("rtI-()“”", 0.42) | dict.fromkeys("mwMW", 0.9)
BOLD = 1.12  # how much wider bold words are
BREATH = 5  # px between a rule and its words
ARROW = 24  # px between a ring and a dot from which on an arrow has room
LINE = 16  # px: a line of words
READ = {"x", "y", "x2", "y2", "line", "step", "text", "tip"}  # the columns of rows that marks read

Drawing = alt.LayerChart
Rows = pd.DataFrame | Sequence[dict[str, Any]]
Lines = str | Sequence[str]
Wording = Callable[[float], str]
Place = Callable[[Any], float]  # gives a value, or a day, its px on a plane


class _Layer(alt.Chart):
    """One layer of a drawing. Altair copies each some twenty times while it puts layers together; as nobody changes what
    is in a layer, its copies may share it, which makes a drawing in a third of the time."""

    def __deepcopy__(self, _: Any) -> _Layer:
        return self.copy(deep=False)


class Plane:
    """A drawing under way, as wide as its column: marks in px from its top left corner, each layer over those before it.

    Marks read the columns x and y of their rows, and x2, y2 and text where there are such. A row with a `tip`, a
    sentence, says it when a reader points at its mark: use it where it tells more than is printed.
    """

    def __init__(self, layout: str, height: float) -> None:
        self.wide, self.size, self.right = layout == "wide", TYPE[layout] - 1, inside(layout)
        self.layers: list[alt.Chart] = []
        self._layout, self._height = layout, height
        self._x: dict[str, Any] = {"axis": None, "scale": alt.Scale(domain=[0, self.right], nice=False, zero=False)}
        self._y: dict[str, Any] = {"axis": None, "scale": alt.Scale(domain=[height, 0], nice=False, zero=False)}

    def _add(self, rows: Rows, kind: str, look: dict[str, Any], **more: Any) -> None:
        """Add a layer: a kind of mark with its look.

        Screen readers get the chart in words (see Chart.alt), so that single marks stay silent; a `tip` is written into the
        drawing as the mark's description, which the page shows (see book/drawings.py). Channels are Altair's own objects:
        to make one of a string Altair looks through its whole schema.
        """
        columns = _columns(rows)
        if not any(columns.values()):
            return
        more |= {"x": alt.X("x:Q", **self._x), "y": alt.Y("y:Q", **self._y)}
        ends = {"x2": alt.X2, "y2": alt.Y2} if kind in ("rule", "rect") else {}
        more |= {name: channel(f"{name}:Q") for name, channel in ends.items() if name in columns}
        speaks = "tip" in columns and kind in ("rect", "point")
        if speaks:
            more["description"] = alt.Description("tip:N")
        unread = {"tip" if not speaks else "", "text" if kind != "text" else ""}
        base = _Layer(alt.InlineData(values=_values({name: columns[name] for name in columns if name not in unread})))
        self.layers.append(getattr(base, f"mark_{kind}")(aria=speaks, **look).encode(**more))

    def words(
        self,
        rows: Rows,
        colour: str = INK,
        *,
        bold: bool = False,
        italic: bool = False,
        halo: bool | str = False,
        **look: Any,
    ) -> None:
        """Write the column `text`, its anchor at x and y; `halo` puts a rim behind it, in the colour of the page or its own.

        look: `align`, and `dx`, `dy` and `fontSize`, px.
        """
        look = {"align": "left", "dx": 0, "dy": 0, "baseline": "middle", "fontSize": self.size, "color": colour, **look}
        look |= {"fontWeight": "bold"} if bold else {}
        look |= {"fontStyle": "italic"} if italic else {}
        rim = {"stroke": PAPER if halo is True else halo, "strokeWidth": 5, "strokeJoin": "round"}
        for behind in [rim, {}] if halo else [{}]:
            self._add(rows, "text", look | behind, text=alt.Text("text:N"))

    def say(
        self, x: float, y: float, lines: Lines, colour: str = INK, *, dy: float = 0, step: float = LINE, **look: Any
    ) -> None:
        """Write lines of words below each other, the first `dy` px below x and y; `step`: px; `look`: see `words`."""
        for n, line in enumerate([lines] if isinstance(lines, str) else lines):
            self.words([{"x": x, "y": y, "text": line}], colour, dy=dy + step * n, **look)

    def widest(self, texts: Iterable[str]) -> float:
        """Return about how many px the longest of some words takes up."""
        return max(width_of(text, self.size) for text in texts)

    def levels(self, values: Sequence[float], left: float, up: Place, words: Wording = prose.number) -> None:
        """Draw the lines of a grid from `left` on, each with its number before it; up: gives a value its y."""
        rows = pd.DataFrame({"y": map(up, values), "x": left, "x2": self.right, "text": map(words, values)})
        self.rules(rows.drop(columns="text"), RULE)
        self.words(rows.assign(x=left - 5), QUIET, align="right")

    def below(self, y: float, values: Sequence[float], at: Place, words: Wording = prose.number) -> None:
        """Write the values of a level scale in the middle of their places, at y px."""
        self.words([{"x": at(value), "y": y, "text": words(value)} for value in values], QUIET, align="center")

    def rules(self, rows: Rows, colour: str, width: float = 1, dash: Sequence[int] = ()) -> None:
        """Draw straight lines from x and y to x2 and y2; one that stays away is taken as the first."""
        self._add(rows, "rule", {"color": colour, "strokeWidth": width, "strokeDash": list(dash) or alt.Undefined})

    def bars(self, rows: Rows, colour: str = ON_RECORD, *, opacity: float = 1, edge: str | None = None) -> None:
        """Draw filled boxes from x and y to x2 and y2, with an `edge` of another colour where one is given."""
        outline = {"stroke": edge, "strokeWidth": 1.5} if edge else {}
        self._add(rows, "rect", {"fill": colour, "opacity": opacity, **outline})

    def line(
        self, rows: Rows, colour: str = ON_RECORD, width: float = 2, dash: Sequence[int] = (), *, stairs: bool = False
    ) -> None:
        """Draw a line through the points in the order of the rows, or `stairs` that go on level from each to the next."""
        frame = (rows if isinstance(rows, pd.DataFrame) else pd.DataFrame(rows)).reset_index(drop=True)
        frame = frame.assign(step=range(len(frame)), line=0)
        look = {"color": colour, "strokeWidth": width, "strokeDash": list(dash) or alt.Undefined}
        look |= {"interpolate": "step-after"} if stairs else {}
        self._add(frame, "line", look, order=alt.Order("step:Q"), detail=alt.Detail("line:N"))

    def level_bars(self, rows: pd.DataFrame, thick: float, colour: str = ON_RECORD, *, edge: str | None = None) -> None:
        """Draw bars from x to x2, `thick` px, with y in their middle."""
        self.bars(rows.assign(y=rows["y"] - thick / 2, y2=rows["y"] + thick / 2), colour, edge=edge)

    def dots(
        self, rows: Rows, colour: str = ON_RECORD, *, size: float = DOT, shape: str = "circle", hollow: bool = False
    ) -> None:
        """Draw filled points: the house sign for what is on record, unless another colour or shape is asked for, or hollow ones."""
        look = {"filled": True, "color": colour, "size": size, "shape": shape, "opacity": 1}
        look |= {"fill": PAPER, "stroke": colour, "strokeWidth": 2} if hollow else {}
        self._add(rows, "point", look)

    def rings(self, rows: Rows, *, size: float = RING) -> None:
        """Draw the house sign for what was reported. Draw it before the dots: where both agree, the dot stands inside."""
        look = {"filled": False, "fill": PAPER, "color": AS_REPORTED, "size": size, "strokeWidth": 2, "opacity": 1}
        self._add(rows, "point", look)

    def moved(self, rows: pd.DataFrame) -> None:
        """Draw the house sign for a count that changed: a ring at x, a dot at x2, an arrow between them where there is room."""
        self.rules(rows, QUIET, 1.5)
        way = np.sign(rows["x2"] - rows["x"])
        heads = rows.assign(x=rows["x2"] - 9 * way)[(rows["x2"] - rows["x"]).abs() > ARROW]
        for side, here in (("right", way > 0), ("left", way < 0)):
            self.dots(heads[here[heads.index]], QUIET, size=40, shape=f"triangle-{side}")
        self.rings(rows)
        self.dots(rows.assign(x=rows["x2"]))

    def events(self, hung: Sequence[Hung], top: float, foot: float) -> None:
        """Draw events, placed by `hang`, as rules from their words, which begin at `top`, down to `foot`."""
        for label in hung:
            first, dx = top + LINE * (label.level + 0.5), 4 if label.align == "left" else -4
            self.rules([{"x": label.x, "y": first - LINE * 0.4, "y2": foot}], EVENT)
            self.say(label.x, first, label.lines, EVENT, step=LINE, align=label.align, dx=dx, halo=True)

    def drawn(self) -> Drawing:
        """Return the drawing."""
        return finish(alt.LayerChart(layer=self.layers), self._layout, round(self._height))


def _columns(rows: Rows) -> dict[str, list[Any]]:
    """Return the columns of some rows that a mark may read, fractions with two digits, missing cells as None.

    Most marks have a row or two, not worth a table of pandas: in a column of them, too, all are fractions where one is.
    """
    if isinstance(rows, pd.DataFrame):
        table = rows[[name for name in rows if name in READ]].round(2)
        return {str(name): [None if pd.isna(cell) else cell for cell in table[name].tolist()] for name in table}
    columns = {name: [row.get(name) for row in rows] for name in dict.fromkeys(itertools.chain(*rows)) if name in READ}
    return {name: [_rounded(cell) for cell in cells] if _fractions(cells) else cells for name, cells in columns.items()}


def _fractions(cells: list[Any]) -> bool:
    return any(isinstance(cell, float) for cell in cells)


def _rounded(cell: float | None) -> float | None:
    return None if cell is None or math.isnan(cell) else round(cell * 100) / 100  # as pandas rounds


def _values(columns: dict[str, list[Any]]) -> list[dict[str, Any]]:
    """Return rows as Vega-Lite reads them; Altair's own way looks at each column several times."""
    return [dict(zip(columns, row, strict=True)) for row in zip(*columns.values(), strict=True)]


def each(rows: pd.DataFrame | pd.Series) -> Iterable[Any]:
    """Return the rows of a table, cells under the names of their columns, or the items of a column.

    Of which type they are cannot be told from a table; a form knows it from what it asks for.
    """
    return rows.itertuples() if isinstance(rows, pd.DataFrame) else rows.items()


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


def short_day(when: date) -> str:
    """A day without its year: "8 Sep"."""
    return f"{when.day} {when:%b}"


def in_rows(rows: Sized, step: float, first: float = 0) -> list[float]:
    """Return the middles of rows, or columns, of `step` px from `first` px on."""
    return [first + (place + 0.5) * step for place in range(len(rows))]


def scale(values: tuple[Any, Any], px: tuple[float, float]) -> Place:
    """Return what gives values, or days, between two their px between two: a scale, level or upright."""
    (low, high), (start, end) = values, px
    return lambda value: start + (value - low) / (high - low) * (end - start)


def ticks(high: float, most: int = 5) -> list[float]:
    """Return round values from zero up to `high`, `most` at most.

    >>> ticks(181), ticks(15.5), ticks(900)
    ([0, 50, 100, 150], [0, 5, 10, 15], [0, 200, 400, 600, 800])
    """
    for step in (unit * 10**power for power in range(-2, 12) for unit in (1, 2, 5)):
        if high / step < most:
            return [step * place for place in range(int(high // step) + 1)]
    return [0]


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


def clear_top(hung: Sequence[Hung], bars: pd.DataFrame, size: float) -> float:
    """Return how many px over the foot of the bars the words of labels begin, so that none touches a bar.

    bars: x, x2 and `tall`, px.
    """

    def under(label: Hung) -> float:
        left, _, right, _ = label.box(size)
        return float(np.nan_to_num(bars.loc[(bars["x2"] > left) & (bars["x"] < right), "tall"].max()))

    return max(under(label) + LINE * (label.end + 0.5) for label in hung)


def together(events: pd.DataFrame, days: int = 0, *, column: str = "label", dates: bool = True) -> list[Label]:
    """Return dated events as labels, those at most `days` apart in one: the first day, and the words, with the days first.

    events: date and the words in `column`, in order of date; dates: whether the words say the days.
    """
    found = []
    for _, group in events.groupby((events["date"].diff() > timedelta(days=days)).cumsum()):
        first, last, words = group["date"].iloc[0], group["date"].iloc[-1], "; ".join(group[column])
        when = short_day(first) if first == last else f"{first.day} to {short_day(last)}"
        found.append((first, f"{when}: {words}" if dates else words))
    return found
