"""Then and now: a ring for what was reported, joined to a dot for what is on record."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from typing import Any, Unpack

import altair as alt
import numpy as np
import pandas as pd

from crossing.charts.marks import Plane, inside, width_of
from crossing.charts.model import Chart, Words, chart
from crossing.charts.style import AS_REPORTED, ON_RECORD, QUIET, RULE, TYPE
from crossing.language import prose

SAID = ("as reported", "on record now")
HEADINGS = {
    "date": "Day",
    "then": "As reported",
    "now": "On record now",
    "citation": "Where the count as reported is from",
}
HEAD, ROW, APART = 32, 30, 15  # px: down to the first row, a row, what parts two groups of rows beside it
AWAY = 13  # px from the middle of a mark to its number
BOLD = 1.12  # how much wider bold numbers are


def then_and_now(
    chart_id: str, rows: pd.DataFrame | Sequence[Any], *, said: tuple[str, str] = SAID, **words: Unpack[Words]
) -> Chart:
    """Return a chart of days as published then and on record now, a row each: what was revised, and which way.

    rows: `date`, `then` and `now` (people); those of one `group`, if there is such a column, stand together. said: what
    ring and dot are called.
    """
    rows = pd.DataFrame(rows)
    told = "; ".join(_told(row, said) for row in rows.itertuples())
    words = {"headings": HEADINGS, **words}
    told = f"Ring and dot for {prose.in_words(len(rows))} days. {told}."
    return chart(chart_id, words, told=told, table=rows, draw=partial(_draw, rows, said))


def _told(row: Any, said: tuple[str, str]) -> str:
    if row.then == row.now:
        return f"{prose.day(row.date)}: {prose.number(row.now)} {said[0]} and {said[1]}"
    return f"{prose.day(row.date)}: {prose.number(row.then)} {said[0]}, {prose.number(row.now)} {said[1]}"


def _draw(rows: pd.DataFrame, said: tuple[str, str], layout: str) -> alt.TopLevelMixin:
    right, wide = inside(layout), layout == "wide"
    names = [prose.day(day, short=not wide) for day in rows["date"]]
    across = _scale(rows, names, layout)
    group = rows.get("group", pd.Series(0, rows.index))
    parted = group.ne(group.shift(fill_value=group.iloc[0]))
    level = HEAD + ROW * np.arange(len(rows)) + APART * parted.cumsum()
    rows = rows.assign(x=across(rows["then"]), x2=across(rows["now"]), y=level)
    last = round(level.iloc[-1])
    height = last + (34 if wide else 16)
    plane = Plane(layout, (0, right), (height, 0))
    plane.rules([{"x": 0, "x2": right, "y": y - (ROW + APART) / 2} for y in level[parted]], RULE)
    if wide:  # on a phone the line at zero would run into the numbers
        plane.rules([{"x": across(0), "y": HEAD - 10, "y2": last + 16}], QUIET)
        plane.say(across(0), last + 26, "0", QUIET, align="center")
    plane.moved(rows)
    plane.words(rows.assign(x=0, text=names))
    # a number hangs outward from its mark; one where both agree
    change = rows["now"] - rows["then"]
    for column, at, colour, less in (("then", "x", AS_REPORTED, change > 0), ("now", "x2", ON_RECORD, change < 0)):
        numbers = rows.assign(x=rows[at], text=rows[column].map(prose.number))
        shown = change.ne(0) | (column == "now")
        plane.words(numbers[less & shown], colour, align="right", dx=-AWAY, bold=True)
        plane.words(numbers[~less & shown], colour, align="left", dx=AWAY, bold=True)
    _key(plane, rows.iloc[0], said, right)
    return plane.drawn(height + 8)


def _scale(rows: pd.DataFrame, names: Sequence[str], layout: str) -> Callable[[Any], Any]:
    """The level scale; it begins where numbers that hang left of their marks keep clear of the days' names."""
    size = TYPE[layout] - 1

    def room(value: float) -> float:
        return AWAY + width_of(prose.number(value), size) * BOLD

    after = max(width_of(name, size) for name in names) + 12
    less, high = rows[["then", "now"]].min(axis=1), rows[["then", "now"]].max(axis=None)
    start, end = after + 10, inside(layout) - room(high)
    for value in less[rows["then"] != rows["now"]]:
        start = max(start, (after + room(value) - value / high * end) / (1 - value / high))
    return lambda value: start + value / (high or 1) * (end - start)


def _key(plane: Plane, row: pd.Series, said: tuple[str, str], right: float) -> None:
    """What ring and dot are called, above the first row's marks, each on the side of its mark."""
    told = [(said[0], AS_REPORTED), (said[1], ON_RECORD)]
    (left, colour), (other, colour_2) = told if row["x"] <= row["x2"] else told[::-1]
    room, room_2 = (width_of(words, plane.size) + 12 for words in (left, other))
    middle = min(max((row["x"] + row["x2"]) / 2, room), right - room_2)
    plane.say(middle - 6, HEAD - 20, left, colour, align="right")
    plane.say(middle + 6, HEAD - 20, other, colour_2)
