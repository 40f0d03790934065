"""What every form draws with: a plane, and the marks of the house on it.

The sign that a reader learns once, a ring for what was reported and a dot for what is on record, is drawn here and
nowhere else. Sizes are in px, areas of points in square px.
"""

from __future__ import annotations

import itertools
import math
from collections.abc import Callable, Iterable, Sequence, Sized
from typing import Any

import altair as alt
import numpy as np
import pandas as pd

from crossing.charts.labels import LINE, Hung, Place
from crossing.charts.style import AS_REPORTED, EVENT, INK, ON_RECORD, PAPER, QUIET, RULE, TYPE, finish, inside
from crossing.language import prose
from crossing.language.lines import width_of

RING, DOT = 150, 70  # a reported value; a value on record, which stands inside its ring where both agree
ARROW = 24  # px between a ring and a dot from which on an arrow has room
READ = {"x", "y", "x2", "y2", "line", "step", "text", "tip"}  # the columns of rows that marks read

Drawing = alt.LayerChart
Rows = pd.DataFrame | Sequence[dict[str, Any]]
Lines = str | Sequence[str]
Wording = Callable[[float], str]


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

    def __init__(self, layout: str) -> None:
        self.wide, self.size, self.right = layout == "wide", TYPE[layout] - 1, inside(layout)
        self.layers: list[alt.Chart] = []
        self._layout, self._down = layout, alt.Scale(nice=False, zero=False)  # its domain is set when all is drawn
        self._x: dict[str, Any] = {"axis": None, "scale": alt.Scale(domain=[0, self.right], nice=False, zero=False)}
        self._y: dict[str, Any] = {"axis": None, "scale": self._down}

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
        away: float = 0,
        **look: Any,
    ) -> None:
        """Write the column `text`, its anchor at x and y; `halo` puts a rim behind it, in the colour of the page or its own.

        away: px between the anchor and the words, on the side where they hang; look: `align`, and `dx`, `dy` and `fontSize`, px.
        """
        look = {"align": "left", "dx": 0, "dy": 0, "baseline": "middle", "fontSize": self.size, "color": colour, **look}
        look["dx"] += -away if look["align"] == "right" else away
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

    def outward(self, rows: pd.DataFrame, colour: str, away: float, *, bold: bool = True) -> None:
        """Write words `away` px from their marks, on the side that `side` gives: "left", they start there, or "right"."""
        for side, here in rows.groupby("side"):
            self.words(here, colour, bold=bold, align=side, away=away)

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
        self, rows: Rows, colour: str = ON_RECORD, width: float = 2, dash: Sequence[int] = (), *, stairs: float = 0
    ) -> None:
        """Draw a line through the points in the order of the rows, or stairs, level from each to the next and on to `stairs` px."""
        frame = rows if isinstance(rows, pd.DataFrame) else pd.DataFrame(rows)
        frame = pd.concat([frame, frame.tail(1).assign(x=stairs)]) if stairs else frame
        frame = frame.reset_index(drop=True).assign(step=range(len(frame)), line=0)
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
            first = top + LINE * (label.level + 0.5)
            self.rules([{"x": label.x, "y": first - LINE * 0.4, "y2": foot}], EVENT)
            self.say(label.x, first, label.lines, EVENT, align=label.align, away=4, halo=True)

    def drawn(self, height: float) -> Drawing:
        """Return the drawing, so many px high."""
        self._down.domain = [height, 0]
        return finish(alt.LayerChart(layer=self.layers), self._layout, round(height))


def _columns(rows: Rows) -> dict[str, list[Any]]:
    """Return the columns of some rows that a mark may read. Most marks have a row or two, not worth a table of pandas."""
    if isinstance(rows, pd.DataFrame):
        columns = {str(name): rows[name].tolist() for name in rows if name in READ}
    else:
        names = [name for name in dict.fromkeys(itertools.chain(*rows)) if name in READ]
        columns = {name: [row.get(name) for row in rows] for name in names}
    return {name: [_cell(cell) for cell in cells] for name, cells in columns.items()}


def _cell(cell: Any) -> Any:
    """A cell as a drawing holds it: fractions with two digits, None where it is missing."""
    if isinstance(cell, float):
        return None if math.isnan(cell) else round(cell * 100) / 100  # as pandas rounds
    return None if cell is pd.NA else cell


def _values(columns: dict[str, list[Any]]) -> list[dict[str, Any]]:
    """Return rows as Vega-Lite reads them; Altair's own way looks at each column several times."""
    return [dict(zip(columns, row, strict=True)) for row in zip(*columns.values(), strict=True)]


def each(rows: pd.DataFrame | pd.Series) -> Iterable[Any]:
    """Return the rows of a table, cells under the names of their columns, or the items of a column.

    Of which type they are cannot be told from a table; a form knows it from what it asks for.
    """
    return rows.itertuples() if isinstance(rows, pd.DataFrame) else rows.items()


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
