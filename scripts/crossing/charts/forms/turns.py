"""Months with dated turns, and the twelve months before and after each of them."""

from __future__ import annotations

from datetime import date
from functools import partial
from typing import Unpack

import altair as alt
import pandas as pd

from crossing.charts.forms.scales import beside, ticks
from crossing.charts.forms.shares import PAIR, draw_pairs
from crossing.charts.marks import Plane, hang, inside
from crossing.charts.model import Chart, Words, chart
from crossing.charts.style import EVENT, INK, QUIET, TYPE
from crossing.language import prose

LINE = 17  # px: a line of words
TALL = 190  # px: the highest month
TOTAL = 52  # px: a year that holds its total in bold


def before_and_after(
    chart_id: str, months: pd.DataFrame, turns: pd.DataFrame, *, heading: str, **words: Unpack[Words]
) -> Chart:
    """Return a chart of months with dated turns as rules, and below it the twelve months before and after each of them.

    months: `start` (the month's first day) and `people`; turns: `day`, `name` (short words at the rule), `words` (what
    it was), `before` and `after` (the spans), `first` and `second` (the people in them). heading: words over the pairs.
    """
    numbers = prose.number
    names, people = [f"{start:%B %Y}" for start in months["start"]], months["people"].tolist()
    years = months.groupby(months["start"].dt.year)["people"].sum()
    told = (
        f"Arrivals by month, from {numbers(people[0])} in {names[0]} to a high of {numbers(max(people))} in "
        f"{names[people.index(max(people))]}. By year: {prose.listing([f'{numbers(total)} in {year}' for year, total in years.items()])}. "
        f"{heading}: "
    )
    told += "; ".join(
        f"{row.name} ({row.words}): {numbers(row.first)} before and {numbers(row.second)} after"
        for row in turns.itertuples(index=False)
    )
    quarters = months.groupby(months["start"].dt.to_period("Q"))[
        "people"
    ].sum()  # months would be more than a reader takes in
    names, people = [prose.span(quarter.start_time, quarter.end_time) for quarter in quarters.index], quarters.tolist()
    for row in turns.itertuples():
        spans = [prose.span(pd.Timestamp(span.start), pd.Timestamp(span.end)) for span in (row.before, row.after)]
        names += [f"Before: {spans[0]}", f"After: {spans[1]}"]
        people += [row.first, row.second]
    table = pd.DataFrame({"Three months, or twelve": names, "People recorded as arriving": people})
    draw = partial(_draw, months, years, turns, heading)
    return chart(chart_id, words, told=f"{told}.", table=table, draw=draw)


def _draw(months: pd.DataFrame, years: pd.Series, turns: pd.DataFrame, heading: str, layout: str) -> alt.TopLevelMixin:
    wide, right, size = layout == "wide", inside(layout), TYPE[layout] - 1
    gutter, high = 46 if wide else 42, months["people"].max()
    ends = months["start"] + pd.offsets.MonthEnd(0)
    first, last = months["start"].iloc[0].date(), ends.iloc[-1].date()

    def across(day: date) -> float:
        return gutter + (right - gutter) * (day - first).days / (last - first).days

    hung = hang(
        [(across(turn.day), across(turn.day), turn.name) for turn in turns.itertuples(index=False)], right, size
    )
    foot = max(label.end for label in hung) * LINE + 22 + TALL
    below = foot + 84  # the labels of the pairs begin here, under their heading
    height = below + PAIR * len(turns)
    plane = Plane(layout, (0, right), (height, 0))
    beside(plane, ticks(high), lambda people: foot - people * TALL / high, gutter, right)
    bars = months.assign(
        x=[across(start.date()) for start in months["start"]],
        x2=[across(end.date()) - (1 if wide else 0.5) for end in ends],
        y=foot,
        y2=foot - months["people"] * TALL / high,
        month=months["start"].map(lambda start: f"{start:%B %Y}"),
    )
    plane.bars(bars)
    middles = pd.DataFrame({"x": [across(date(year, 7, 2)) for year in years.index], "y": foot + 13})
    plane.words(middles.assign(text=years.index.astype(str)), QUIET, align="center")
    if (right - gutter) / len(years) >= TOTAL:  # many years on a phone: their totals are in the words and the table
        plane.words(middles.assign(text=[prose.number(total) for total in years]), align="center", dy=LINE, bold=True)
    plane.rules([{"x": label.first, "y": label.level * LINE, "y2": foot} for label in hung], EVENT)
    for label in hung:
        lines = [
            {"x": label.first, "y": (label.level + n) * LINE + 9, "text": line} for n, line in enumerate(label.lines)
        ]
        plane.words(lines, EVENT, align=label.align, dx=5 if label.align == "left" else -5)
    plane.words([{"x": 0, "y": below - 24, "text": heading}], INK, bold=True)
    rows = turns.assign(label=turns["name"] + ": " + turns["words"])
    draw_pairs(plane, rows, ("before", "after"), right, top=below - 8, ink=EVENT)
    return plane.drawn(height)
