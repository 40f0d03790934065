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
        f"Line chart of arrivals over twelve months. It stands at {before} on the day before the term began ({prose.day(term.start)}), "
        f"at {at_end} when it ended ({prose.day(term.end)}), reaches its highest, {prose.number(people[peak])}, on {prose.day(peak)} "
        f"and stands at {now} on {prose.day(last)}."
    )
    quarters = sorted({*(day for day in every if (day + ONE_DAY).day == 1 and day.month % 3 == 0), *points})
    table = pd.DataFrame(
        {"Twelve months to": map(prose.day, quarters), "Arrivals in them": [people[day] for day in quarters]}
    )

    def place(day: date) -> float:
        return (day - first).days

    def draw(layout: str) -> alt.LayerChart:
        wide, top = layout == "wide", max(people.values()) * 1.12
        years = {place(date(year, 1, 1)): year for year in range(first.year + 1, last.year + 1, 1 if wide else 2)}
        names = " : ".join(f"datum.value == {at} ? '{year}'" for at, year in years.items())
        axis = alt.Axis(values=list(years), labelExpr=f"{names} : ''", grid=False, labelFlush=False)
        numbers = number_axis(range(0, int(top), 10_000))
        plane = Plane(layout, (-31, place(last) + (245 if wide else 60)), (0, top), x_axis=axis, y_axis=numbers)
        plane.rules([{"x": place(day), "y": 0, "y2": top} for day in (term.start, term.end)], EVENT)
        drawn = sorted({*every[::-STEP], peak, *points})
        plane.line([{"x": place(day), "y": people[day]} for day in drawn])
        rows = pd.DataFrame(
            {"x": map(place, points), "y": [people[day] for day in points], "day": map(prose.day, points)}
        )
        plane.dots(rows, size=80, tips={"day": "Twelve months to", "y": "Arrivals"})
        # each number stands where the curve leaves room: above left of the first, right of the second, beside or above the last
        hang = (("right", -8, -9), ("left", 9, 7), ("left", 8, 2) if wide else ("right", 8, -14))
        for row, (align, dx, dy) in zip(rows.itertuples(), hang, strict=True):
            at = {"x": row.x, "y": row.y, "text": prose.number(row.y)}
            plane.words([at], ON_RECORD, align=align, dx=dx, dy=dy, bold=True)
        begins = f"{who}’s term begins" if wide else "term begins"
        plane.words([{"x": place(term.start), "y": top, "text": begins}], EVENT, align="right", dx=-5, dy=8)
        plane.words([{"x": place(term.end), "y": top, "text": "ends"}], EVENT, dx=5, dy=8)
        return plane.drawn(300 if wide else 260)

    return chart(chart_id, words, told=told, table=table, draw=draw)
