"""A curve over years: people in the twelve months to each day, with a term of office and points that are written."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Unpack

import altair as alt
import pandas as pd

from crossing.charts.marks import Plane, number_axis
from crossing.charts.model import Chart, Words, chart
from crossing.charts.style import EVENT, ON_RECORD
from crossing.language import prose
from crossing.language.spans import ONE_DAY, Span
from crossing.official import Series

STEP = 14  # days between the points drawn


def twelve_months(chart_id: str, series: Series, *, term: Span, who: str, last: date, **words: Unpack[Words]) -> Chart:
    """Return people in the twelve months to each day up to `last`, with a term of office and three totals written.

    Those are the total on the day before the term, at its end, and on the last day; who: whose term it is.
    """
    first = series.first.replace(year=series.first.year + 1) - ONE_DAY
    every = [first + timedelta(days=n) for n in range((last - first).days + 1)]
    people = {day: series.twelve_months(day) for day in every}
    peak, points = max(every, key=lambda day: people[day]), (term.start - ONE_DAY, term.end, last)
    before, at_end, now = (prose.number(people[day]) for day in points)
    told = (
        f"Line chart of arrivals over twelve months. It stands at {before} on {prose.day(points[0])}, the day before the term began, "
        f"at {at_end} when it ended ({prose.day(term.end)}), reaches its highest, {prose.number(people[peak])}, on {prose.day(peak)} "
        f"and stands at {now} on {prose.day(last)}."
    )
    ends = sorted({*points, *(day for day in every if (day + ONE_DAY).day == 1 and day.month % 3 == 0)})  # of quarters
    table = pd.DataFrame({"Twelve months to": map(prose.day, ends), "Arrivals in them": [people[day] for day in ends]})

    def rows(days: list[date]) -> pd.DataFrame:
        return pd.DataFrame(
            {"x": [(day - first).days for day in days], "y": [people[day] for day in days], "day": map(prose.day, days)}
        )

    def draw(layout: str) -> alt.LayerChart:
        wide, top = layout == "wide", max(people.values()) * 1.12
        years = {
            (date(year, 1, 1) - first).days: year for year in range(first.year + 1, last.year + 1, 1 if wide else 2)
        }
        names = " : ".join(f"datum.value == {at} ? '{year}'" for at, year in years.items())
        axis = alt.Axis(values=list(years), labelExpr=f"{names} : ''", grid=False, labelFlush=False)
        across = (-31, len(every) + (245 if wide else 60))
        plane = Plane(layout, across, (0, top), x_axis=axis, y_axis=number_axis(range(0, int(top), 10_000)))
        begin, end = ((day - first).days for day in (term.start, term.end))
        plane.rules([{"x": x, "y": 0, "y2": top} for x in (begin, end)], EVENT)
        plane.line(rows(sorted({*every[::-STEP], peak, *points})))
        plane.dots(rows(list(points)), size=80, tips={"day": "Twelve months to", "y": "Arrivals"})
        # each number stands where the curve leaves room: above left of the first, right of the second, beside or above the last
        hang = (("right", -8, -9), ("left", 9, 7), ("left", 8, 2) if wide else ("right", 8, -14))
        for row, (align, dx, dy) in zip(rows(list(points)).itertuples(), hang, strict=True):
            plane.say(row.x, row.y, prose.number(row.y), ON_RECORD, align=align, dx=dx, dy=dy, bold=True)
        plane.say(begin, top, f"{who}’s term begins" if wide else "term begins", EVENT, align="right", dx=-5, dy=8)
        plane.say(end, top, "ends", EVENT, dx=5, dy=8)
        return plane.drawn(300 if wide else 260)

    return chart(chart_id, words, told=told, table=table, draw=draw)
