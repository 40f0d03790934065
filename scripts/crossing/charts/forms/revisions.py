"""Days that were counted twice: by how much each count was changed, up or down, day by day."""

from __future__ import annotations

from functools import partial
from typing import Unpack

import numpy as np
import pandas as pd

from crossing.charts.labels import LINE, short_day
from crossing.charts.marks import Drawing, Plane, each, scale
from crossing.charts.model import Chart, Words, chart, published
from crossing.charts.style import CONTEXT, QUIET
from crossing.language import prose

STEP = 200  # people between lines of the grid
SHOWN = 40  # days in the table
ROOM = 60  # people left free above the highest bar and below the lowest, for words
AXIS, TALL, FOOT = 48, 300, 24  # px: the numbers beside the drawing, the bars, the months below them


def revised_days(chart_id: str, days: pd.DataFrame, whole: pd.DataFrame, **words: Unpack[Words]) -> Chart:
    """Return a bar for each day: people on record now less people first published. The highest day by either count is named,
    and the day that changed most.

    days: date, then (first published), now (on record); whole: date, arrivals of every day of the span.
    """
    busy = days.loc[days[["then", "now"]].max(axis=1) > 0]
    tips = [
        f"{prose.day(day.date)}: {prose.number(day.then)} first published, {prose.number(day.now)} on record now"
        for day in each(busy)
    ]
    busy = busy.assign(change=busy["now"] - busy["then"], tip=tips)
    raised, lowered, same = ((np.sign(busy["change"]) == way).sum() for way in (1, -1, 0))
    gaps = whole.loc[~whole["date"].isin(days["date"]), "arrivals"]
    highest = busy.loc[[busy["then"].idxmax(), busy["now"].idxmax()]]
    furthest = busy.iloc[[int(busy["change"].abs().argmax())]]
    tops = [
        f"{prose.day(row.date)} ({prose.number(row.then)} then, {prose.number(row.now)} now)" for row in each(highest)
    ]
    told = (
        f"Bars by day, for {prose.number(len(days))} of the {prose.number(len(whole))} days from {prose.day(whole['date'].min())} to "
        f"{prose.day(whole['date'].max())}. On {prose.number(len(busy))} of them somebody arrived by either count: {prose.number(raised)} of these "
        f"were raised, {prose.number(lowered)} lowered, {prose.number(same)} left as they were. For the other "
        f"{prose.in_words(len(gaps))} days there is no first figure, and {prose.in_words((gaps > 0).sum())} of them have arrivals on record now. "
        f"The record day as first published was {tops[0]}; on record now it is {tops[1]}. "
        f"The day that changed most is {prose.day(furthest['date'].item())}, by {prose.signed(furthest['change'].item())}. All days together come to "
        f"{prose.number(days['then'].sum())} as first published and {prose.number(days['now'].sum())} on record now."
    )
    most = busy["change"].abs().sort_values(ascending=False, kind="stable").index[:SHOWN]
    headings = {
        "date": f"Day (the {SHOWN} that differ most)",
        "then": "First published (people)",
        "now": "On record now (people)",
        "change": "Change (people)",
    }
    table = published(busy.loc[most].sort_values("date"), headings)
    draw = partial(_draw, busy, whole["date"], highest.index.union(furthest.index))
    return chart(chart_id, words, told=told, table=table, draw=draw)


def _draw(busy: pd.DataFrame, days: pd.Series, named: pd.Index[int], layout: str) -> Drawing:
    high, low, first = busy["change"].max() + ROOM, busy["change"].min() - ROOM, days.min()
    plane = Plane(layout, TALL + FOOT)
    px = (plane.right - AXIS) / len(days)  # to a day
    up = scale((high, low), (0, TALL))
    plane.levels(range(int(low / STEP) * STEP, int(high) + 1, STEP), AXIS, up, prose.signed)
    plane.rules([{"x": AXIS, "x2": plane.right, "y": up(0)}], QUIET)
    for day in days[days.dt.day == 1][:: 1 if plane.wide else 2]:
        text = f"{day:%b}" if day.month > 1 else f"{day:%b %Y}"
        plane.say(AXIS + (day - first).days * px, TALL + 12, text, QUIET)
    bars = busy.assign(x=AXIS + ((busy["date"] - first).dt.days + 0.08) * px, y=up(0), y2=up(busy["change"]))
    bars, same = bars.assign(x2=bars["x"] + 0.84 * px), bars["change"] == 0
    plane.bars(bars[~same])
    plane.bars(bars[same].assign(y=up(0) - 1.5, y2=up(0) + 1.5), CONTEXT)
    for row in each(bars.loc[named]):
        sums = [f"{prose.number(row.then)} then,", f"{prose.number(row.now)} now"]
        lines = [f"{short_day(row.date)}: {prose.signed(row.change)}", *([" ".join(sums)] if plane.wide else sums)]
        align, dx, dy = ("left", 7, 2) if row.change > 0 else ("right", -4, 14)
        if row.y2 == bars["y2"].max():  # below the lowest bar there is no room
            align, dx, dy = "left", 7, -LINE * (len(lines) - 1)
        for n, line in enumerate(lines):
            plane.say(row.x, row.y2, line, dy=dy + LINE * n, bold=not n, halo=True, align=align, dx=dx)
    return plane.drawn()
