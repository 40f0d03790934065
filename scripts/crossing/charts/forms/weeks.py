"""Weeks with events: a bar a week, a panel a year, events as rules whose words keep apart."""

from __future__ import annotations

from typing import Unpack

import pandas as pd

from crossing.charts.marks import Drawing, Plane, hang, months_axis, number_axis, together, wrapped
from crossing.charts.model import Chart, Words, chart
from crossing.charts.style import CONTEXT, ON_RECORD, PAPER, QUIET, TYPE, inside, joined
from crossing.language import prose

AXIS = 46  # px: the numbers beside a panel
DAYS = 366  # of a year on its axis
LINE = 16  # px: a line of words
FAINT = 0.35  # opacity of bars that a total leaves out
HIGH = 119  # px: the highest bar


def week_bars(
    chart_id: str, weeks: pd.DataFrame, *, events: pd.DataFrame, days: pd.DataFrame, **words: Unpack[Words]
) -> Chart:
    """Return the bars of people by week, a panel for each year, with events as rules.

    weeks: week_ending, arrivals; events: date, label, short (words for the drawing); days: date, arrivals of the same
    years, whose sums stand over the panels and whose months, which a reader can take in, are the table.
    """
    weeks = weeks.astype({"arrivals": int})
    high, quiet = weeks.loc[weeks["arrivals"].idxmax()], int((weeks["arrivals"] == 0).sum())
    totals, months = (
        days.groupby(days["date"].dt.to_period(length))["arrivals"].sum().astype(int) for length in ("Y", "M")
    )
    titles = {whole.year: f"{whole.year}: {prose.number(people)} people" for whole, people in totals.items()}
    by_year = prose.listing([f"{prose.number(people)} in {whole.year}" for whole, people in totals.items()])
    told = (
        f"Weekly arrivals in {prose.in_words(len(totals))} panels, one for each year: {by_year}. "
        f"The highest week ended on {prose.day(high['week_ending'])}, with {prose.number(high['arrivals'])} people; "
        f"in {prose.number(quiet)} weeks nobody is recorded as arriving. "
        f"Lines mark {prose.number(len(events))} policy events, which the table of dated events lists."
    )
    table = pd.DataFrame({"Month": months.index.strftime("%B %Y"), "People recorded as arriving": months.to_numpy()})

    def draw(layout: str) -> Drawing:
        panels = [_panel(weeks, events, year, title, layout) for year, title in titles.items()]
        return joined(panels, layout, 16)

    return chart(chart_id, words, told=told, table=table, draw=draw)


def _weeks(weeks: pd.DataFrame, column: str, done: str) -> pd.DataFrame:
    """Weeks as boxes, from Monday to Sunday in days of the year, so that months stand above months; what the people have done."""
    last = weeks["week_ending"].dt.day_of_year
    tips = [
        f"Week to Sunday {prose.day(day)}: {prose.people(people)} {done}"
        for day, people in zip(weeks["week_ending"], weeks[column], strict=True)
    ]
    return pd.DataFrame({"x": (last - 6.7).clip(lower=0.2), "x2": last - 0.3, "y": 0, "y2": weeks[column], "tip": tips})


def _plane(year: int, high: int, top: float, layout: str) -> Plane:
    """A plane of the days of a year and people up to `top`, with lines up to `high`."""
    numbers = number_axis(range(0, high, 1000), width=AXIS)
    return Plane(layout, (0, DAYS), (0, top), x_axis=months_axis(year, layout), y_axis=numbers)


def _panel(weeks: pd.DataFrame, events: pd.DataFrame, year: int, title: str, layout: str) -> Drawing:
    """A year, on the scale of the highest week of all years, so that bars can be compared."""
    width, high = inside(layout, AXIS + 6), int(weeks["arrivals"].max())
    per_px = high / HIGH  # people to a px
    px, line = width / DAYS, LINE * per_px
    bars = _weeks(weeks.loc[weeks["week_ending"].dt.year == year], "arrivals", "arrived")
    groups = together(events.loc[events["date"].dt.year == year], 1, column="short")
    firsts = [(days[:1], words) for days, words in groups]  # one rule for what is told together
    hung = hang(firsts, lambda day: (day.day_of_year - 0.5) * px, width + 6, TYPE[layout] - 1)
    ends = float(bars["y2"].max()) + line * 0.4
    top = max(high, ends + line * max((label.end for label in hung), default=0))
    plane = _plane(year, high, top, layout)
    plane.bars(bars)
    plane.events(hung, top, line, px)
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
    n, missing = known.sum(), (~known).sum()
    begin, year = weeks.loc[known, "week_ending"].min(), weeks["week_ending"].max().year
    sum_1, sum_2 = (prose.number(int(weeks.loc[known, column].sum())) for column in columns)
    before = prose.number(int(weeks.loc[~known, first].sum()))
    told = (
        f"Two rows of weekly bars for {year}. In the {n} weeks from the one that ended on {prose.day(begin)}: "
        f"{name.lower()}, {sum_1}; {name_2[0].lower()}{name_2[1:]}, {sum_2}. For the {missing} weeks "
        f"before, the second is not recorded, which is not zero; the {before} people counted first in them stand in faint bars."
    )
    shown = weeks[["week_ending", *columns]]
    table = shown.assign(week_ending=shown["week_ending"].map(prose.day)).astype(dict.fromkeys(columns, "Int64"))
    table = table.rename(columns={"week_ending": "Week ending", **tables})
    rows = (
        (first, name, f"{name}: {sum_1} in {n} weeks", ON_RECORD, f"{missing} weeks with no estimate, left out"),
        (second, name_2, f"{name_2}: {sum_2}", CONTEXT, "not recorded"),
    )

    def draw(layout: str) -> Drawing:
        return joined([_row(shown, known, *row, layout) for row in rows], layout, 14)

    return chart(chart_id, words, told=told, table=table, draw=draw)


def _row(
    weeks: pd.DataFrame, known: pd.Series, column: str, name: str, head: str, colour: str, note: str, layout: str
) -> Drawing:
    """One measure; `known`: which weeks have both; `note`: what is said of the others."""
    width, year = inside(layout, AXIS + 6), weeks["week_ending"].max().year
    top = round(weeks.drop(columns="week_ending").max(axis=None) * 1.25)  # the same in both rows
    bars = _weeks(weeks, column, name[0].lower() + name[1:])
    until, faint = float(bars.loc[known, "x"].min()), bars.loc[~known].dropna(subset="y2")
    plane = _plane(year, top, top, layout)
    plane.bars(bars.loc[known], colour)
    plane.bars(faint.drop(columns="tip"), PAPER)  # so that the grid does not show through
    plane.bars(faint, colour, opacity=FAINT)
    if faint.empty:
        plane.rules([{"x": 0.2, "x2": until, "y": top / 18}], CONTEXT, dash=(4, 3))
    level = top / 7 if faint.empty else top * 0.8
    lines = wrapped(note, until * width / DAYS, plane.size)
    plane.say(until / 2, level, lines, QUIET, align="center", step=15)
    return plane.panel(head, width, 150)
