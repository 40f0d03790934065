"""Running totals: a year beside the year before it, or a few days of one beside the total that a report gives."""

from __future__ import annotations

from typing import Unpack

import altair as alt
import pandas as pd

from crossing.charts import marks
from crossing.charts.marks import Drawing, Plane, number_axis
from crossing.charts.model import Chart, Words, chart
from crossing.charts.style import AS_REPORTED, CONTEXT, ON_RECORD, QUIET
from crossing.language import prose
from crossing.ledger.rows import Claim

EVERY = 4  # days between the points of a curve
STEP = 2000  # people between the numbers of a scale that does not start at zero


def running_total(chart_id: str, days: pd.DataFrame, *, reported: Claim, **words: Unpack[Words]) -> Chart:
    """Return the running totals of the year of a reported total and of the year before, with the total as a ring.

    days: date, arrivals of the two years; reported: a claim on people from 1 January of the second to a later day. The
    table holds the ends of the months.
    """
    sums = [rows.assign(total=rows["arrivals"].cumsum().astype(int)) for _, rows in days.groupby(days["date"].dt.year)]
    last, this = (rows.set_index("date")["total"] for rows in sums)
    end, said = pd.Timestamp(reported.span.end), prose.number(reported.value)
    year, whole, now, top = end.year, int(last.iloc[-1]), int(this[end]), int(this.iloc[-1])
    passed = this.index[this > whole][0]
    told = (
        f"Two rising lines. The total of {year} passes the {prose.number(whole)} of all {year - 1} on {prose.day(passed)}, "
        f"reaches {prose.number(now)} by {prose.day(end)}, where the report has {said}, and ends the year at {prose.number(top)}."
    )
    ends = {str(total.index[0].year): total.resample("MS").last().to_numpy() for total in (last, this)}
    table = pd.DataFrame({"To the end of": [f"{month:%B}" for month in this.resample("MS").last().index]} | ends)

    def draw(layout: str) -> Drawing:
        wide = layout == "wide"
        per = top / (325 if wide else 278)  # people to a px
        plane = Plane(layout, (-31 if wide else -48, 366), (-26 * per, top + 22 * per))
        plane.levels(range(0, top, 10_000), 1, 365, -2)
        for month in range(1, 13, 1 if wide else 3):
            day = pd.Timestamp(year, month, 1)
            plane.say(day.day_of_year, -15 * per, f"{day:%b}", QUIET)
        meets, at = passed.day_of_year, end.day_of_year
        plane.rules([{"x": meets, "x2": 365, "y": whole}], CONTEXT, dash=(2, 3))
        plane.line(_curve(last), CONTEXT)
        plane.line(_curve(this[end:]), width=1.5, dash=(5, 3))
        plane.line(_curve(this[:end]), width=2.5)
        plane.rings([{"x": at, "y": reported.value}])
        plane.dots([{"x": at, "y": now}])
        left = {"align": "right", "dx": -14}
        plane.say(at, now, f"To {prose.day(end)}", dy=-40, **left)
        plane.say(at, now, f"on record now: {prose.number(now)}", ON_RECORD, dy=-23, bold=True, **left)
        plane.say(at, now, f"as reported: {said}", AS_REPORTED, dy=-6, bold=True, **left)
        names = [f"{name}: {prose.number(total)}" for name, total in ((year, top), (year - 1, whole))]
        plane.say(352 if wide else 338, top, names[0], ON_RECORD, align="right", bold=True)
        plane.say(365, whole, names[1], QUIET, align="right", dy=22 if wide else 34, bold=True)
        plane.dots([{"x": meets, "y": whole}], CONTEXT, size=40)
        # to the left of where the lines cross, where nothing else is; on a phone on two lines
        lines = [f"{year} passes all of {year - 1}", f"on {passed.day} {passed:%B}"]
        plane.say(meets, whole, " ".join(lines) if wide else lines, QUIET, dy=-5, step=17, **left)
        return plane.drawn(380 if wide else 330)

    return chart(chart_id, words, told=told, table=table, draw=draw)


def _curve(total: pd.Series) -> pd.DataFrame:
    """A running total as the points of a line, every so many and the last: it looks the same and weighs less."""
    kept = sorted({*range(0, len(total), EVERY), len(total) - 1})
    return pd.DataFrame({"x": total.index.day_of_year, "y": total.to_numpy()}).loc[kept]


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
    days, people = totals.index, {day: prose.number(int(total)) for day, total in totals.items()}
    written = {pd.Timestamp(day): more for day, more in named.items()}
    told = (
        f"Running total for {days[0].year}. It stood at {prose.listing([f'{people[day]} on {prose.day(day)}' for day in written])}. "
        f"A dashed line marks what the report prints, {reported}. The scale starts at {prose.number(floor)}, not at zero."
    )
    names, heading = [prose.day(day) for day in days], f"Running total of {days[0].year} (people)"

    def draw(layout: str) -> Drawing:
        top, right = int(totals.max() * 1.01) + 350, len(days) + 0.6
        month = alt.Axis(
            values=[1, *range(5, len(days) + 1, 5)], labelExpr=f"datum.value + ' {days[0]:%b}'", grid=False
        )
        numbers = number_axis(range(int(-(-floor // STEP)) * STEP, top, STEP), grid=False)
        plane = Plane(layout, (0.5, right), (floor, top), x_axis=month, y_axis=numbers)
        rows = pd.DataFrame({"x": days.day, "y": totals.to_numpy()})
        plane.rules([{"x": 0.5, "x2": right, "y": value}], AS_REPORTED, 1.5, (5, 3))
        plane.say(1, value, reported, AS_REPORTED, dy=12)
        plane.line(rows, stairs=True)
        plane.dots(rows)
        for day, more in written.items():
            line = f"{marks.short_day(day)}: {people[day]}{more if layout == 'wide' else ''}"
            plane.say(day.day, totals[day], line, ON_RECORD, align="right", dx=-8, dy=-9)
        return plane.drawn(270)

    return chart(chart_id, words, told=told, table=pd.DataFrame({"Day": names, heading: totals.to_numpy()}), draw=draw)
