"""Days that were counted twice: by how much each count was changed, up or down, day by day."""

from __future__ import annotations

from typing import Unpack

import altair as alt
import pandas as pd

from crossing.charts.marks import Plane, number_axis, short_day
from crossing.charts.model import Chart, Words, chart
from crossing.charts.style import CONTEXT, INK, ON_RECORD, QUIET
from crossing.language import prose

STEP = 200  # people between lines of the grid
SHOWN, SHOWN_IN_WORDS = 40, "forty"  # days in the table
ROOM = 60  # people left free above the highest bar and below the lowest, for words


def revised_days(chart_id: str, days: pd.DataFrame, whole: pd.DataFrame, **words: Unpack[Words]) -> Chart:
    """Return a bar for each day: people on record now less people first published, with the highest day by either count.

    days: date, then (first published), now (on record); whole: date, arrivals of every day of the span.
    """
    busy = days.loc[days[["then", "now"]].max(axis=1) > 0].assign(change=lambda rows: rows["now"] - rows["then"])
    up, down = busy.loc[busy["change"] > 0], busy.loc[busy["change"] < 0]
    gaps = whole.loc[~whole["date"].isin(days["date"]), "arrivals"]
    highest = days.loc[[days["then"].idxmax(), days["now"].idxmax()]]
    tops = [
        f"{prose.day(row.date)} ({prose.number(row.then)} then, {prose.number(row.now)} now)"
        for row in highest.itertuples()
    ]
    told = (
        f"Bars by day, for {prose.number(len(days))} of the {prose.number(len(whole))} days from {prose.day(whole['date'].min())} to "
        f"{prose.day(whole['date'].max())}. On {prose.number(len(busy))} of them somebody arrived by either count: {prose.number(len(up))} of these "
        f"were raised, {prose.number(len(down))} lowered, {prose.number(len(busy) - len(up) - len(down))} left as they were. For the other "
        f"{prose.in_words(len(gaps))} days there is no first figure, and {prose.in_words((gaps > 0).sum())} of them have arrivals on record now. "
        f"The record day as first published was {tops[0]}; on record now it is {tops[1]}. All days together come to "
        f"{prose.number(days['then'].sum())} as first published and {prose.number(days['now'].sum())} on record now."
    )
    most = (
        busy.reindex(busy["change"].abs().sort_values(ascending=False, kind="stable").index)
        .head(SHOWN)
        .sort_values("date")
    )
    table = pd.DataFrame(
        {
            f"Day (the {SHOWN_IN_WORDS} that differ most)": most["date"].map(prose.day),
            "First published (people)": most["then"],
            "On record now (people)": most["now"],
            "Change (people)": most["change"],
        }
    )
    first = whole["date"].min()

    def draw(layout: str) -> alt.LayerChart:
        wide, length = layout == "wide", len(whole)
        high, low = busy["change"].max() + ROOM, busy["change"].min() - ROOM
        axis = number_axis(range(int(low / STEP) * STEP, int(high) + 1, STEP))
        axis.labelExpr = "(datum.value > 0 ? '+' : '') + format(datum.value, ',d')"
        plane = Plane(layout, (0, length), (low - 40, high), y_axis=axis)
        plane.rules([{"x": 0, "x2": length, "y": 0}], QUIET)
        for day in whole["date"][whole["date"].dt.day == 1][:: 1 if wide else 2]:
            plane.say((day - first).days, low, f"{day:%b}" if day.month > 1 else f"{day:%b %Y}", QUIET)
        place = (busy["date"] - first).dt.days
        tips = [
            f"{prose.day(row.date)}: {prose.number(row.then)} first published, {prose.number(row.now)} on record now"
            for row in busy.itertuples()
        ]
        bars = pd.DataFrame({"x": place + 0.08, "x2": place + 0.92, "y": 0, "y2": busy["change"], "tip": tips})
        same = busy["change"] == 0
        plane.bars(bars.loc[~same], ON_RECORD)
        plane.bars(bars.loc[same].assign(y=-3, y2=3), CONTEXT)
        for row in highest.assign(change=highest["now"] - highest["then"]).itertuples():
            sums = [f"{prose.number(row.then)} then,", f"{prose.number(row.now)} now"]
            lines = [f"{short_day(row.date)}: {_signed(row.change)}", *([" ".join(sums)] if wide else sums)]
            x, above = (row.date - first).days + 0.5, row.change > 0
            look = {"align": "left", "dx": 7} if above else {"align": "right", "dx": 4}
            for n, line in enumerate(lines):
                plane.say(x, row.change, line, INK, dy=(2 if above else 14) + 16 * n, bold=not n, halo=True, **look)
        return plane.drawn(330 if wide else 300)

    return chart(chart_id, words, told=told, table=table, draw=draw)


def _signed(number: int) -> str:
    """A change with its sign, a true minus before a loss."""
    return f"{'+' if number > 0 else '−'}{prose.number(abs(number))}"
