"""Days that were counted twice: by how much each count was changed, up or down, day by day."""

from __future__ import annotations

from typing import Any, Unpack

import pandas as pd

from crossing.charts.marks import Drawing, Plane, number_axis, short_day
from crossing.charts.model import Chart, Words, chart, published
from crossing.charts.style import CONTEXT, QUIET
from crossing.language import prose

STEP = 200  # people between lines of the grid
SHOWN, SHOWN_IN_WORDS = 40, "forty"  # days in the table
ROOM = 60  # people left free above the highest bar and below the lowest, for words


def revised_days(chart_id: str, days: pd.DataFrame, whole: pd.DataFrame, **words: Unpack[Words]) -> Chart:
    """Return a bar for each day: people on record now less people first published, with the highest day by either count.

    days: date, then (first published), now (on record); whole: date, arrivals of every day of the span.
    """
    busy, first = days.loc[days[["then", "now"]].max(axis=1) > 0], whole["date"].min()
    busy = busy.assign(change=busy["now"] - busy["then"], tip=[_tip(day) for day in busy.itertuples()])
    raised, lowered, same = (
        int(changed.sum()) for changed in (busy["change"] > 0, busy["change"] < 0, busy["change"] == 0)
    )
    gaps = whole.loc[~whole["date"].isin(days["date"]), "arrivals"]
    highest = busy.loc[[busy["then"].idxmax(), busy["now"].idxmax()]]
    tops = [
        f"{prose.day(row.date)} ({prose.number(row.then)} then, {prose.number(row.now)} now)"
        for row in highest.itertuples()
    ]
    told = (
        f"Bars by day, for {prose.number(len(days))} of the {prose.number(len(whole))} days from {prose.day(first)} to "
        f"{prose.day(whole['date'].max())}. On {prose.number(len(busy))} of them somebody arrived by either count: {prose.number(raised)} of these "
        f"were raised, {prose.number(lowered)} lowered, {prose.number(same)} left as they were. For the other "
        f"{prose.in_words(len(gaps))} days there is no first figure, and {prose.in_words((gaps > 0).sum())} of them have arrivals on record now. "
        f"The record day as first published was {tops[0]}; on record now it is {tops[1]}. All days together come to "
        f"{prose.number(days['then'].sum())} as first published and {prose.number(days['now'].sum())} on record now."
    )
    most = busy["change"].abs().sort_values(ascending=False, kind="stable").index[:SHOWN]
    headings = {
        "date": f"Day (the {SHOWN_IN_WORDS} that differ most)",
        "then": "First published (people)",
        "now": "On record now (people)",
        "change": "Change (people)",
    }

    def draw(layout: str) -> Drawing:
        wide, length = layout == "wide", len(whole)
        high, low = busy["change"].max() + ROOM, busy["change"].min() - ROOM
        axis = number_axis(range(int(low / STEP) * STEP, int(high) + 1, STEP))
        axis.labelExpr = "(datum.value > 0 ? '+' : '') + format(datum.value, ',d')"
        plane = Plane(layout, (0, length), (low - 40, high), y_axis=axis)
        plane.rules([{"x": 0, "x2": length, "y": 0}], QUIET)
        for day in whole["date"][whole["date"].dt.day == 1][:: 1 if wide else 2]:
            plane.say((day - first).days, low, f"{day:%b}" if day.month > 1 else f"{day:%b %Y}", QUIET)
        place, change = (busy["date"] - first).dt.days, busy["change"]
        bars = pd.DataFrame({"x": place + 0.08, "x2": place + 0.92, "y": 0, "y2": change, "tip": busy["tip"]})
        plane.bars(bars[change != 0])
        plane.bars(bars[change == 0].assign(y=-3, y2=3), CONTEXT)
        for row in highest.itertuples():
            sums = [f"{prose.number(row.then)} then,", f"{prose.number(row.now)} now"]
            lines = [f"{short_day(row.date)}: {_signed(row.change)}", *([" ".join(sums)] if wide else sums)]
            look = {"align": "left", "dx": 7} if row.change > 0 else {"align": "right", "dx": 4}
            for n, line in enumerate(lines):
                down = (2 if row.change > 0 else 14) + 16 * n
                plane.say(place[row.Index] + 0.5, row.change, line, dy=down, bold=not n, halo=True, **look)
        return plane.drawn(330 if wide else 300)

    table = published(busy.loc[most].sort_values("date"), headings)
    return chart(chart_id, words, told=told, table=table, draw=draw)


def _tip(day: Any) -> str:
    return f"{prose.day(day.date)}: {prose.number(day.then)} first published, {prose.number(day.now)} on record now"


def _signed(number: int) -> str:
    """A change with its sign, a true minus before a loss."""
    return f"{'+' if number > 0 else '−'}{prose.number(abs(number))}"
