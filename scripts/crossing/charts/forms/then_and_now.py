"""Then and now: a ring for what was reported, joined to a dot for what is on record."""

from __future__ import annotations

from functools import partial
from typing import Unpack

import numpy as np
import pandas as pd

from crossing.charts.labels import BOLD
from crossing.charts.marks import Drawing, Plane, each, scale
from crossing.charts.model import Chart, Words, chart
from crossing.charts.style import AS_REPORTED, ON_RECORD, QUIET, RULE
from crossing.language import prose

SAID = ("as reported", "on record now")
HEAD, ROW, APART = 32, 30, 15  # px: down to the first row, a row, what parts two groups of rows beside it
AWAY = 13  # px from the middle of a mark to its number


def then_and_now(chart_id: str, rows: pd.DataFrame, *, said: tuple[str, str] = SAID, **words: Unpack[Words]) -> Chart:
    """Return a chart of days as published then and on record now, a row each: what was revised, and which way.

    rows: `date`, `then` and `now` (people); those of one `group`, if there is such a column, stand together. said: what
    ring and dot are called.
    """
    counts = [
        f"{prose.day(row.date)}: {prose.number(row.then)} {said[0]}, {prose.number(row.now)} {said[1]}"
        for row in each(rows)
    ]
    told = f"Ring and dot for {prose.in_words(len(rows))} days. {'; '.join(counts)}."
    draw = partial(_draw, rows, said, words.get("say", prose.ENGLISH))
    return chart(chart_id, words, told=told, table=rows, draw=draw)


def _draw(rows: pd.DataFrame, said: tuple[str, str], say: prose.Wording, layout: str) -> Drawing:
    group = rows.get("group", pd.Series(0, rows.index))
    parted = group.ne(group.shift(fill_value=group.iloc[0]))
    level = APART * parted.cumsum() + HEAD + ROW * np.arange(len(rows))
    last = round(level.iloc[-1])
    plane = Plane(layout, last + (34 if layout == "wide" else 16))
    names = [say.day(day, short=not plane.wide) for day in rows["date"]]
    # a number that hangs left of its mark keeps clear of the days' names
    room = AWAY + plane.widest(say.number(people, None) for people in rows["then"]) * BOLD
    start, high = plane.widest(names) + 10 + room, rows[["then", "now"]].max(axis=None) or 1
    across = scale((0, high), (start, plane.right - room))
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
    plane.say(plane.right - plane.widest(said[1:]) - 12, HEAD - 20, said[0], AS_REPORTED, align="right")
    plane.say(plane.right, HEAD - 20, said[1], ON_RECORD, align="right")
    return plane.drawn()
