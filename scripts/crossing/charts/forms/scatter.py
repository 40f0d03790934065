"""Two counts of the same days against each other, with the days that a reader should find among them."""

from __future__ import annotations

from typing import Unpack

import altair as alt
import pandas as pd

from crossing.charts.marks import Plane, number_axis, short_day
from crossing.charts.model import Chart, Words, chart
from crossing.charts.style import CONTEXT, INK, QUIET
from crossing.language import prose

SHOWN, SHOWN_IN_WORDS = 40, "forty"  # days in the table, those that differ most
TICK = 500  # people


def counted_twice(
    chart_id: str, days: pd.DataFrame, whole: pd.DataFrame, *, across: str, **words: Unpack[Words]
) -> Chart:
    """Return a dot for each day that has two counts, the line on which both are equal, and the highest day by either count.

    days: date, then (first published), now (on record); whole: date, arrivals of every day of the span; across: name of
    the horizontal axis, who first published the days.
    """
    changed = days.assign(by=(days["now"] - days["then"]).abs()).loc[days["now"] != days["then"]]
    gaps = whole.loc[~whole["date"].isin(days["date"]), "arrivals"]
    highest = days.loc[[days["then"].idxmax(), days["now"].idxmax()]]
    tops = [
        f"{prose.day(row.date)} ({prose.number(row.then)} then, {prose.number(row.now)} now)"
        for row in highest.itertuples()
    ]
    told = (
        f"Scatter of {prose.number(len(days))} of the {prose.number(len(whole))} days from {prose.day(whole['date'].min())} to "
        f"{prose.day(whole['date'].max())}; for the other {prose.in_words(len(gaps))} there is no first figure, and "
        f"{prose.in_words((gaps > 0).sum())} of them have arrivals on record now. {prose.number(len(days) - len(changed))} days lie on "
        f"the diagonal, where both counts are equal; {prose.number(len(changed))} do not. The record day as first published was "
        f"{tops[0]}; on record now it is {tops[1]}. All days together come to {prose.number(days['then'].sum())} as first published and "
        f"{prose.number(days['now'].sum())} on record now."
    )
    most = changed.sort_values("by", ascending=False, kind="stable").head(SHOWN).sort_values("date")
    table = pd.DataFrame(
        {
            f"Day (the {SHOWN_IN_WORDS} that differ most)": most["date"].map(prose.day),
            "First published (people)": most["then"],
            "On record now (people)": most["now"],
        }
    )

    def draw(layout: str) -> alt.LayerChart:
        wide, top = layout == "wide", int(days[["then", "now"]].max(axis=None) / 100 + 1) * 100
        x_axis = number_axis(range(TICK, top, TICK))  # the other axis has the zero
        x_axis.title = across
        plane = Plane(layout, (0, top), (0, top), x_axis=x_axis, y_axis=number_axis(range(0, top, TICK)))
        plane.say(430, 430, "both counts equal", QUIET, dx=14, dy=14, halo=True)
        plane.say(0, top, "On record now", QUIET, dx=4, dy=6, halo=True)
        rows = days.assign(x=days["then"], y=days["now"], day=days["date"].map(prose.day))
        found = rows["date"].isin(highest["date"])
        for row in rows.loc[found].itertuples():
            above = row.now > row.then
            align, dx, dy = ("right", -14, -16) if above else ("left", -2, 22) if wide else ("right", 20, 19)
            plane.say(row.x, row.y, short_day(row.date), INK, align=align, dx=dx, dy=dy, bold=True, halo=True)
            lines = [f"{prose.number(row.then)} then,", f"{prose.number(row.now)} now"]
            plane.say(row.x, row.y, lines, INK, align=align, dx=dx, dy=dy + 16, halo=True)
        plane.line([{"x": 0, "y": 0}, {"x": top, "y": top}], CONTEXT, 1, (4, 3))
        tips = {"day": "Day", "x": "First published", "y": "On record now"}
        plane.dots(rows.loc[~found], size=36 if wide else 28, opacity=0.55, tips=tips)
        plane.rings(rows.loc[found])
        plane.dots(rows.loc[found], tips=tips)
        return plane.drawn(440 if wide else 360)

    return chart(chart_id, words, told=told, table=table, draw=draw)
