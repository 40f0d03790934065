"""Weeks: a bar a week, a panel for each year or measure, events as rules whose words keep apart."""

from __future__ import annotations

from typing import Unpack

import pandas as pd

from crossing.charts.labels import LINE, Hung, Place, hang, together, wrapped
from crossing.charts.marks import Drawing, Plane, each, scale, ticks
from crossing.charts.model import Chart, Words, chart
from crossing.charts.style import CONTEXT, ON_RECORD, PAPER, QUIET, TYPE, inside
from crossing.language import prose

AXIS = 46  # px: the numbers beside a panel
HEAD, FOOT, GAP = 24, 20, 14  # px: the title of a panel, its months, and what parts it from the next
HIGH = 119  # px: the highest bar of all years
ROW, OVER = 150, 1.25  # px: a measure's panel; its height over that of its highest bar, which leaves room for words
FAINT = 0.35  # opacity of bars that a total leaves out


def week_bars(
    chart_id: str, weeks: pd.DataFrame, *, events: pd.DataFrame, days: pd.DataFrame, **words: Unpack[Words]
) -> Chart:
    """Return the bars of people by week, a panel for each year, with events as rules.

    weeks: week_ending, arrivals; events: date, label, short (words for the drawing); days: date, arrivals of the same
    years, whose sums stand over the panels and whose months, which a reader can take in, are the table.
    """
    weeks = weeks.astype({"arrivals": int})
    high, quiet = weeks.iloc[weeks["arrivals"].argmax()], int((weeks["arrivals"] == 0).sum())
    totals, months = (
        days.groupby(days["date"].dt.to_period(length))["arrivals"].sum().astype(int) for length in ("Y", "M")
    )
    by_year = prose.listing([f"{prose.number(people)} in {whole.year}" for whole, people in each(totals)])
    told = (
        f"Weekly arrivals in {prose.in_words(len(totals))} panels, one for each year: {by_year}. "
        f"The highest week ended on {prose.day(high['week_ending'])}, with {prose.number(high['arrivals'])} people; "
        f"in {prose.number(quiet)} weeks nobody is recorded as arriving. "
        f"Lines mark {prose.number(len(events))} policy events, which the table of dated events lists."
    )
    names = [month.strftime("%B %Y") for month, _ in each(months)]
    table = pd.DataFrame({"Month": names, "People recorded as arriving": months.to_numpy()})

    def draw(layout: str) -> Drawing:
        panels, top, per_person = [], 0.0, HIGH / high["arrivals"]  # on one scale, so that bars can be compared
        for whole, people in each(totals):
            title, hung = f"{whole.year}: {prose.number(people)} people", _hung(events, whole.year, layout)
            bars = _bars(weeks[weeks["week_ending"].dt.year == whole.year], "arrivals", "arrived", per_person, layout)
            room = LINE * max((label.end for label in hung), default=0) + 7 + bars["tall"].max()
            panels.append((title, bars, hung, top, top + HEAD + max(HIGH, room)))
            top = panels[-1][-1] + FOOT + GAP
        plane = Plane(layout, top - GAP)
        for title, bars, hung, above, foot in panels:
            _ground(plane, title, high["arrivals"], per_person, above, foot)
            _boxes(plane, bars, foot, ON_RECORD)
            plane.events(hung, above + HEAD, foot)
        return plane.drawn()

    return chart(chart_id, words, told=told, table=table, draw=draw)


def week_rows(chart_id: str, weeks: pd.DataFrame, *, columns: dict[str, str], **words: Unpack[Words]) -> Chart:
    """Return two measures of the same weeks of a year as two rows of bars; the second is missing for the first weeks.

    weeks: week_ending and the two measures; columns: the names of those and what they are, as headings of the rows. Weeks
    without the second are left out of both totals and drawn faint; a missing number is no bar, but a dashed line that
    says so.
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
    shown = weeks[["week_ending", *columns]].astype(dict.fromkeys(columns, "Int64"))
    rows = (
        (first, name, f"{name}: {sum_1} in {n} weeks", ON_RECORD, f"{missing} weeks with no estimate, left out"),
        (second, name_2, f"{name_2}: {sum_2}", CONTEXT, prose.NONE_RECORDED),
    )

    def draw(layout: str) -> Drawing:
        plane, top = Plane(layout, 2 * (HEAD + ROW + FOOT) + GAP), 0.0
        high = max(shown[column].max() for column in columns)  # the same in both rows
        for column, what, title, colour, note in rows:
            foot, per_person = top + HEAD + ROW, ROW / OVER / high
            bars = _bars(shown, column, what[0].lower() + what[1:], per_person, layout)
            faint, until = bars.loc[~known].dropna(subset="tall"), bars.loc[known, "x"].min()
            _ground(plane, title, high * OVER, per_person, top, foot)
            _boxes(plane, bars.loc[known], foot, colour)
            _boxes(plane, faint.drop(columns="tip"), foot, PAPER)  # so that the grid does not show through
            _boxes(plane, faint, foot, colour, FAINT)
            if faint.empty:
                plane.rules([{"x": AXIS, "x2": until, "y": foot - ROW / 18}], CONTEXT, dash=(4, 3))
            level = foot - ROW * (0.14 if faint.empty else 0.8)
            lines = wrapped(note, until - AXIS - 40 * plane.wide, plane.size)
            plane.say((AXIS + until) / 2, level, lines, QUIET, align="center")
            top = foot + FOOT + GAP
        return plane.drawn()

    return chart(chart_id, words, told=told, table=shown, draw=draw)


def _across(layout: str) -> Place:
    """Where a day of the year stands."""
    return scale((0, 366), (AXIS, inside(layout)))


def _bars(weeks: pd.DataFrame, column: str, done: str, per_person: float, layout: str) -> pd.DataFrame:
    """Weeks as x and x2, from Monday to Sunday so that months stand above months, and `tall`, px; done: what the people have."""
    last = weeks["week_ending"].dt.day_of_year
    tips = [
        f"Week to Sunday {prose.day(day)}: {prose.people(people)} {done}"
        for day, people in zip(weeks["week_ending"], weeks[column], strict=True)
    ]
    across, tall = _across(layout), weeks[column].astype(float) * per_person
    x = across((last - 6.7).clip(lower=0.2))
    return pd.DataFrame({"x": x, "x2": across(last - 0.3), "tall": tall, "tip": tips})


def _hung(events: pd.DataFrame, year: int, layout: str) -> list[Hung]:
    """The events of a year, placed at one rule each for what is told together."""
    told = together(events[events["date"].dt.year == year], 1, column="short")
    across = _across(layout)
    return hang(told, lambda day: across(day.day_of_year - 0.5), inside(layout), TYPE[layout] - 1)


def _ground(plane: Plane, title: str, high: float, per_person: float, top: float, foot: float) -> None:
    """The title of a panel, the lines of its grid and the months below it."""
    plane.say(0, top + 8, title, bold=True, fontSize=plane.size + 2)
    plane.levels(ticks(high, 4), AXIS, lambda people: foot - people * per_person)
    across = scale((0, 366), (AXIS, plane.right))
    for month in pd.date_range("2024-01-01", "2024-12-31", freq="MS" if plane.wide else "QS"):  # of a leap year
        plane.say(across(month.day_of_year - 1), foot + 12, f"{month:%b}", QUIET)


def _boxes(plane: Plane, bars: pd.DataFrame, foot: float, colour: str, opacity: float = 1) -> None:
    plane.bars(bars.assign(y=foot - bars["tall"], y2=foot), colour, opacity=opacity)
