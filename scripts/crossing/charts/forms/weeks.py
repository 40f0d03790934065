"""Weeks with events: a bar a week, a panel a year, events as rules whose words keep apart."""

from __future__ import annotations

from typing import Unpack

import altair as alt
import pandas as pd

from crossing.charts import marks
from crossing.charts.marks import Plane, hang, months_axis, number_axis, together
from crossing.charts.model import Chart, Words, chart
from crossing.charts.style import CONTEXT, EVENT, ON_RECORD, PAPER, QUIET, TYPE
from crossing.language import prose

AXIS = 46  # px: the numbers beside a panel
DAYS = 366  # of a year on its axis
LINE = 16  # px: a line of words
FAINT = 0.35  # opacity of bars that a total leaves out
LISTED = 6  # events that an alternative text names one by one
HIGH = 119  # px: the highest bar


def week_bars(
    chart_id: str,
    weeks: pd.DataFrame,
    *,
    events: pd.DataFrame,
    days: pd.DataFrame | None = None,
    **words: Unpack[Words],
) -> Chart:
    """Return the bars of people by week, with events as rules.

    weeks: week_ending, arrivals; events: date, label, short (words for the drawing); days: date, arrivals of the same
    years, whose sums stand over the panels of several years and whose months are the table.
    """
    weeks = weeks.astype({"arrivals": int})
    years = sorted(weeks["week_ending"].dt.year.unique())
    high, quiet = weeks.loc[weeks["arrivals"].idxmax()], int((weeks["arrivals"] == 0).sum())
    totals = days.groupby(days["date"].dt.year)["arrivals"].sum() if days is not None else {}
    by_year = prose.listing([f"{prose.number(int(totals[year]))} in {year}" for year in years if year in totals])
    named = "; ".join(f"{event.label}, {prose.day(event.date)}" for event in events.itertuples())
    rest = f": {named}" if len(events) <= LISTED else ", which the table of dated events lists"
    told = (
        (f"Weekly arrivals in {prose.in_words(len(years))} panels, one for each year: {by_year}. " if len(years) > 1 else "Bars of weekly arrivals. ")
        + f"The highest week ended on {prose.day(high['week_ending'])}, with {prose.number(high['arrivals'])} people; "
        f"in {prose.number(quiet)} weeks nobody is recorded as arriving. Lines mark {prose.number(len(events))} policy events{rest}."
    )  # fmt: skip
    table = pd.DataFrame({"Week ending": weeks["week_ending"].map(prose.day), "Arrivals": weeks["arrivals"]})

    def draw(layout: str) -> alt.TopLevelMixin:
        title = {year: f"{year}: {prose.number(int(totals[year]))} people" if len(years) > 1 else "" for year in years}
        return marks.panels([_panel(weeks, events, year, title[year], layout) for year in years], layout, 16)

    return chart(chart_id, words, told=told, table=table if days is None else _monthly(days), draw=draw)


def _monthly(days: pd.DataFrame) -> pd.DataFrame:
    """The same people by month, which is what a reader can take in as a table."""
    months = days.groupby(days["date"].dt.to_period("M"))["arrivals"].sum().astype(int)
    return pd.DataFrame({"Month": months.index.strftime("%B %Y"), "People recorded as arriving": months.to_numpy()})


def _weeks(weeks: pd.DataFrame, column: str, done: str) -> pd.DataFrame:
    """Weeks as boxes, from Monday to Sunday in days of the year, so that months stand above months; what the people have done."""
    last = weeks["week_ending"].dt.day_of_year
    tips = [
        f"Week to Sunday {prose.day(day)}: {prose.people(people)} {done}"
        for day, people in zip(weeks["week_ending"], weeks[column], strict=True)
    ]
    return pd.DataFrame({"x": (last - 6.7).clip(lower=0.2), "x2": last - 0.3, "y": 0, "y2": weeks[column], "tip": tips})


def _place(day: pd.Timestamp) -> float:
    return day.day_of_year - 0.5


def _panel(weeks: pd.DataFrame, events: pd.DataFrame, year: int, title: str, layout: str) -> alt.LayerChart:
    """A year, on the scale of the highest week of all years, so that bars can be compared."""
    width, size, high = marks.inside(layout, AXIS + 6), TYPE[layout] - 1, int(weeks["arrivals"].max())
    per_px = high / HIGH  # people to a px
    px, line = width / DAYS, LINE * per_px
    bars = _weeks(weeks.loc[weeks["week_ending"].dt.year == year], "arrivals", "arrived")
    groups = together(events.loc[events["date"].dt.year == year], 1, column="short")
    hung = hang([(_place(days[0]) * px, _place(days[0]) * px, words) for days, words in groups], width + 6, size)
    ends = float(bars["y2"].max()) + line * 0.4
    top = max(high, ends + line * max((label.end for label in hung), default=0))
    numbers = number_axis(range(0, high, 1000), width=AXIS)
    plane = Plane(layout, (0, DAYS), (0, top), x_axis=months_axis(year, layout), y_axis=numbers)
    plane.bars(bars)
    for label in hung:
        first, x = top - line * (label.level + 0.5), label.last / px
        plane.rules([{"x": x, "y": first + line * 0.4, "y2": 0}], EVENT)
        plane.say(x, first, label.lines, EVENT, align=label.align, dx=4 if label.align == "left" else -4, halo=True)
    return plane.panel(title, width, top / per_px)


def week_rows(
    chart_id: str, weeks: pd.DataFrame, *, columns: dict[str, str], tables: dict[str, str], **words: Unpack[Words]
) -> Chart:
    """Return two measures of the same weeks of a year as two rows of bars; the second is missing for the first weeks.

    weeks: week_ending and the two measures; columns: the names of those and what they are, as headings of the rows;
    tables: the same as headings of the table. Weeks without the second are left out of both totals and drawn faint; a
    missing number is no bar, but a dashed line that says so.
    """
    (first, name), (second, name_2) = columns.items()
    known = weeks[second].notna()
    begin, year = weeks.loc[known, "week_ending"].min(), weeks["week_ending"].max().year
    both = {column: int(weeks.loc[known, column].sum()) for column in columns}
    before = int(weeks.loc[~known, first].sum())
    told = (
        f"Two rows of weekly bars for {year}. In the {known.sum()} weeks from the one that ended on {prose.day(begin)}: "
        f"{name.lower()}, {prose.number(both[first])}; {name_2[0].lower()}{name_2[1:]}, {prose.number(both[second])}. For the {(~known).sum()} weeks "
        f"before, the second is not recorded, which is not zero; the {prose.number(before)} people counted first in them stand in faint bars."
    )
    shown = weeks[["week_ending", *columns]]
    table = shown.assign(week_ending=shown["week_ending"].map(prose.day)).astype(dict.fromkeys(columns, "Int64"))

    def draw(layout: str) -> alt.TopLevelMixin:
        left_out = f"{(~known).sum()} weeks with no estimate, left out"
        head, head_2 = (
            f"{name}: {prose.number(both[first])} in {known.sum()} weeks",
            f"{name_2}: {prose.number(both[second])}",
        )
        upper = _row(shown, first, name, head, ON_RECORD, left_out, known, layout)
        lower = _row(shown, second, name_2, head_2, CONTEXT, "not recorded", known, layout)
        return marks.panels([upper, lower], layout, 14)

    return chart(
        chart_id, words, told=told, table=table.rename(columns={"week_ending": "Week ending"} | tables), draw=draw
    )


def _row(
    weeks: pd.DataFrame, column: str, name: str, head: str, colour: str, note: str, known: pd.Series, layout: str
) -> alt.LayerChart:
    """One measure; `known`: which weeks have both; `note`: what is said of the others."""
    width, year = marks.inside(layout, AXIS + 6), weeks["week_ending"].max().year
    top = round(weeks.drop(columns="week_ending").max(axis=None) * 1.25)  # the same in both rows
    bars = _weeks(weeks, column, name[0].lower() + name[1:])
    until, numbers = float(bars.loc[known, "x"].min()), number_axis(range(0, top, 1000), width=AXIS)
    plane = Plane(layout, (0, DAYS), (0, top), x_axis=months_axis(year, layout), y_axis=numbers)
    plane.bars(bars.loc[known], colour)
    faint = bars.loc[~known].dropna(subset="y2")
    plane.bars(faint.drop(columns="tip"), PAPER)  # so that the grid does not show through
    plane.bars(faint, colour, opacity=FAINT)
    if faint.empty:
        plane.rules([{"x": 0.2, "x2": until, "y": top / 18}], CONTEXT, dash=(4, 3))
    level = top / 7 if faint.empty else top * 0.8
    lines = marks.wrapped(note, until * width / DAYS, plane.size)
    plane.say(until / 2, level, lines, QUIET, align="center", step=15)
    return plane.panel(head, width, 150)
