"""Then and now: a ring for what was reported, joined to a dot for what is on record."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import Any, Unpack

import numpy as np
import pandas as pd

from crossing.charts.marks import Drawing, Place, Plane, width_of
from crossing.charts.model import Chart, Words, chart
from crossing.charts.style import AS_REPORTED, ON_RECORD, QUIET, RULE
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


def then_and_now(chart_id: str, rows: pd.DataFrame, *, said: tuple[str, str] = SAID, **words: Unpack[Words]) -> Chart:
    """Return a chart of days as published then and on record now, a row each: what was revised, and which way.

    rows: `date`, `then` and `now` (people); those of one `group`, if there is such a column, stand together. said: what
    ring and dot are called.
    """
    told = "; ".join(_told(row, said) for row in rows.itertuples())
    words = {"headings": HEADINGS, **words}
    told = f"Ring and dot for {prose.in_words(len(rows))} days. {told}."
    draw = partial(_draw, rows, said, words.get("say", prose.ENGLISH))
    return chart(chart_id, words, told=told, table=rows, draw=draw)


def _told(row: Any, said: tuple[str, str]) -> str:
    if row.then == row.now:
        return f"{prose.day(row.date)}: {prose.number(row.now)} {said[0]} and {said[1]}"
    return f"{prose.day(row.date)}: {prose.number(row.then)} {said[0]}, {prose.number(row.now)} {said[1]}"


def _draw(rows: pd.DataFrame, said: tuple[str, str], say: prose.Wording, layout: str) -> Drawing:
    group = rows.get("group", pd.Series(0, rows.index))
    parted = group.ne(group.shift(fill_value=group.iloc[0]))
    level = HEAD + ROW * np.arange(len(rows)) + APART * parted.cumsum()
    last = round(level.iloc[-1])
    height = last + (34 if layout == "wide" else 16)
    plane = Plane(layout, height)
    names = [say.day(day, short=not plane.wide) for day in rows["date"]]
    across = _scale(plane, rows, names)
    rows = rows.assign(x=across(rows["then"]), x2=across(rows["now"]), y=level)
    plane.rules([{"x": 0, "x2": plane.right, "y": y - (ROW + APART) / 2} for y in level[parted]], RULE)
    if plane.wide:  # on a phone the line at zero would run into the numbers
        plane.rules([{"x": across(0), "y": HEAD - 10, "y2": last + 16}], QUIET)
        plane.say(across(0), last + 26, "0", QUIET, align="center")
    plane.moved(rows)
    plane.words(rows.assign(x=0, text=names))
    # a number hangs outward from its mark; one where both agree
    change = rows["now"] - rows["then"]
    for column, at, colour, less in (("then", "x", AS_REPORTED, change > 0), ("now", "x2", ON_RECORD, change < 0)):
        numbers = rows.assign(x=rows[at], text=rows[column].map(say.number))
        shown = change.ne(0) | (column == "now")
        plane.words(numbers[less & shown], colour, align="right", dx=-AWAY, bold=True)
        plane.words(numbers[~less & shown], colour, align="left", dx=AWAY, bold=True)
    _key(plane, rows.iloc[0], said)
    return plane.drawn()


def _scale(plane: Plane, rows: pd.DataFrame, names: Sequence[str]) -> Place:
    """The level scale; it begins where numbers that hang left of their marks keep clear of the days' names."""

    def room(value: float) -> float:
        return AWAY + width_of(prose.number(value), plane.size) * BOLD

    less, high = rows[["then", "now"]].min(axis=1), rows[["then", "now"]].max(axis=None)
    after, end = plane.widest(names) + 12, plane.right - room(high)
    moved = less[rows["then"] != rows["now"]]
    start = max([after + 10, *((after + room(value) - value / high * end) / (1 - value / high) for value in moved)])
    return lambda value: start + value / (high or 1) * (end - start)


def _key(plane: Plane, row: pd.Series, said: tuple[str, str]) -> None:
    """What ring and dot are called, above the first row's marks, each on the side of its mark."""
    told = [(said[0], AS_REPORTED), (said[1], ON_RECORD)]
    (left, colour), (other, colour_2) = told if row["x"] <= row["x2"] else told[::-1]
    room, room_2 = (width_of(words, plane.size) + 12 for words in (left, other))
    middle = min(max((row["x"] + row["x2"]) / 2, room), plane.right - room_2)
    plane.say(middle - 6, HEAD - 20, left, colour, align="right")
    plane.say(middle + 6, HEAD - 20, other, colour_2)
