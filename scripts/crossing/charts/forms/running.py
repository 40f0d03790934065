"""Running totals: a year beside the year before it, or a few days of one beside the total that a report gives."""

from __future__ import annotations

from typing import Unpack

import altair as alt
import pandas as pd

from crossing.charts import marks
from crossing.charts.marks import Plane, number_axis
from crossing.charts.model import Chart, Words, chart
from crossing.charts.style import AS_REPORTED, CONTEXT, INK, ON_RECORD, QUIET, RULE
from crossing.language import prose
from crossing.ledger.rows import Claim

EVERY = 4  # days between the points of a curve


def running_total(chart_id: str, days: pd.DataFrame, *, reported: Claim, **words: Unpack[Words]) -> Chart:
    """Return the running totals of the year of a reported total and of the year before, with the total as a ring.

    days: date, arrivals of the two years; reported: a claim on people from 1 January of the second to a later day. The
    table holds the ends of the months.
    """
    last, this = (
        rows.assign(total=rows["arrivals"].cumsum().astype(int)) for _, rows in days.groupby(days["date"].dt.year)
    )
    end = pd.Timestamp(reported.span.end)
    year, whole = end.year, int(last["total"].iloc[-1])
    now, top = int(this.set_index("date")["total"][end]), int(this["total"].iloc[-1])
    passed = this.loc[this["total"] > whole, "date"].iloc[0]
    told = (
        f"Two rising lines. The total of {year} passes the {prose.number(whole)} of all {year - 1} on {prose.day(passed)}, "
        f"reaches {prose.number(now)} by {prose.day(end)}, where the report has {prose.number(reported.value)}, and ends the year at {prose.number(top)}."
    )
    table = pd.DataFrame({"To the end of": [f"{pd.Timestamp(year, month, 1):%B}" for month in range(1, 13)]})
    for rows, name in ((last, year - 1), (this, year)):
        table[str(name)] = rows.groupby(rows["date"].dt.month)["total"].last().to_numpy()

    def draw(layout: str) -> alt.LayerChart:
        wide = layout == "wide"
        per = top / (325 if wide else 278)  # people to a px
        plane = Plane(layout, (-31 if wide else -48, 366), (-26 * per, top + 22 * per))
        levels = pd.DataFrame({"y": range(0, top, 10_000), "x": 1, "x2": 365})
        plane.rules(levels, RULE)
        plane.words(levels.assign(x=-2, text=levels["y"].map(prose.number)), QUIET, align="right")
        months = [pd.Timestamp(year, month, 1) for month in range(1, 13, 1 if wide else 3)]
        plane.words([{"x": day.day_of_year, "y": -15 * per, "text": f"{day:%b}"} for day in months], QUIET)
        meets = {"x": passed.day_of_year, "y": whole}
        plane.rules([{**meets, "x2": 365}], CONTEXT, dash=(2, 3))
        plane.line(_curve(last), CONTEXT)
        plane.line(_curve(this.loc[this["date"] >= end]), width=1.5, dash=(5, 3))
        plane.line(_curve(this.loc[this["date"] <= end]), width=2.5)
        at = end.day_of_year
        plane.rings([{"x": at, "y": reported.value}])
        plane.dots([{"x": at, "y": now}])
        lines = (
            (f"To {prose.day(end)}", INK),
            (f"on record now: {prose.number(now)}", ON_RECORD),
            (f"as reported: {prose.number(reported.value)}", AS_REPORTED),
        )
        for n, (line, colour) in enumerate(lines):
            plane.words([{"x": at, "y": now, "text": line}], colour, align="right", dx=-14, dy=17 * n - 40, bold=n > 0)
        ends = [{"x": 352 if wide else 338, "y": top, "text": f"{year}: {prose.number(top)}"}]
        plane.words(ends, ON_RECORD, align="right", bold=True)
        plane.words(
            [{"x": 365, "y": whole, "text": f"{year - 1}: {prose.number(whole)}"}],
            QUIET,
            align="right",
            dy=22 if wide else 34,
            bold=True,
        )
        plane.dots([meets], CONTEXT, size=40)
        # to the left of where the lines cross, where nothing else is; on a phone on two lines
        first, second = f"{year} passes all of {year - 1}", f"on {passed.day} {passed:%B}"
        for n, line in enumerate([f"{first} {second}"] if wide else [first, second]):
            plane.words([{**meets, "text": line}], QUIET, align="right", dx=-14, dy=17 * n - 5)
        return plane.drawn(380 if wide else 330)

    return chart(chart_id, words, told=told, table=table, draw=draw)


def _curve(rows: pd.DataFrame) -> pd.DataFrame:
    """A running total as the points of a line."""
    points = pd.DataFrame({"x": rows["date"].dt.day_of_year, "y": rows["total"]})
    return marks.thinned(points, EVERY)


def running_steps(
    chart_id: str,
    totals: pd.Series,
    *,
    reported: str,
    value: float,
    floor: float,
    named: dict[str, str],
    **words: Unpack[Words],
) -> Chart:
    """Return the running total of a year on some days of one month as steps, with a reported total as a level.

    totals: people by day; reported: the total as the report words it; value: its number; floor: people at which the
    scale starts, which the subtitle has to say; named: days (ISO) whose totals are written, with what to add to each.
    """
    days = totals.index
    year = days[0].year
    written = {pd.Timestamp(day): more for day, more in named.items()}
    stood = [f"{prose.number(int(totals[day]))} on {prose.day(day)}" for day in written]
    told = (
        f"Running total for {year}. It stood at {prose.listing(stood)}. A dashed line marks what the report prints, {reported}. "
        f"The scale starts at {prose.number(floor)}, not at zero."
    )
    table = pd.DataFrame(
        {"Day": [prose.day(day) for day in days], f"Running total of {year} (people)": totals.to_numpy()}
    )

    def draw(layout: str) -> alt.LayerChart:
        top, step = int(totals.max() * 1.01) + 350, 2000
        axis = alt.Axis(values=[1, *range(5, len(days) + 1, 5)], labelExpr=f"datum.value + ' {days[0]:%b}'", grid=False)
        numbers = number_axis(range(int(-(-floor // step)) * step, top, step), grid=False)
        plane = Plane(layout, (0.5, len(days) + 0.6), (floor, top), x_axis=axis, y_axis=numbers)
        rows = pd.DataFrame({"x": days.day, "y": totals.to_numpy(), "day": [prose.day(day) for day in days]})
        steps = pd.concat([rows, rows.assign(x=rows["x"] + 1).iloc[:-1]]).sort_values(["x", "y"], kind="stable")
        plane.rules([{"x": 0.5, "x2": len(days) + 0.6, "y": value}], AS_REPORTED, 1.5, (5, 3))
        plane.words([{"x": 1, "y": value, "text": reported}], AS_REPORTED, dy=12)
        plane.line(steps)
        plane.dots(rows, tips={"day": "Day", "y": "Running total"})
        for day, more in written.items():
            line = f"{marks.short_day(day)}: {prose.number(int(totals[day]))}{more if layout == 'wide' else ''}"
            plane.words([{"x": day.day, "y": totals[day], "text": line}], ON_RECORD, align="right", dx=-8, dy=-9)
        return plane.drawn(270)

    return chart(chart_id, words, told=told, table=table, draw=draw)
