"""Weeks and months: a bar each, in a panel for each year or measure or in one row of all; events as rules whose words keep apart."""

from __future__ import annotations

from typing import Unpack

import pandas as pd

from crossing.charts import labels
from crossing.charts.labels import LINE, Box, Place, free, hang, together
from crossing.charts.marks import Drawing, Plane, each, scale, ticks
from crossing.charts.model import Chart, Words, chart
from crossing.charts.style import AS_REPORTED, CONTEXT, EVENT, ON_RECORD, PAPER, QUIET, RULE, TYPE
from crossing.language import prose
from crossing.language.lines import BOLD, wrapped

AXIS = 46  # px: the numbers beside a panel
HEAD, FOOT, GAP = 24, 20, 14  # px: the title of a panel, its months, and what parts it from the next
HIGH = 119  # px: the highest bar of all years
ROW, OVER = 150, 1.25  # px: a measure's panel; its height over that of its highest bar, which leaves room for words
FAINT = 0.35  # opacity of bars that a total leaves out
# months
BAR = 0.82  # share of its month that a bar fills
STEP = 2000  # people between lines of the grid
NEAR = 14  # days: events no farther apart share their words
GRID, TALL = 32, 204  # wide, px: the numbers of the grid, and the highest bar
REPORTS, PER_NAME = 57, 20  # wide, px: from the bars down to the reports, and from one line of their names to the next
MONTH_HIGH, APART = 5.4, 15  # narrow, px: a month of the drawing, and between lines of words
GUTTER, BARS, INSIDE = 56, 106, 332  # narrow, px: the years' column, the longest bar, the whole
TOP, BESIDE = 20, 166  # narrow, px: the numbers of the grid, and where words begin


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
        plane, top, per_person = (
            Plane(layout),
            0.0,
            HIGH / high["arrivals"],
        )  # on one scale, so that bars can be compared
        across = _across(plane)
        for whole, people in each(totals):
            told = together(events[events["date"].dt.year == whole.year], 1, column="short")
            hung = hang(told, lambda day: across(day.day_of_year - 0.5), plane.right, plane.size)
            bars = _bars(plane, weeks[weeks["week_ending"].dt.year == whole.year], "arrivals", "arrived", per_person)
            room = LINE * max((label.end for label in hung), default=0) + 7 + bars["tall"].max()
            foot = top + HEAD + max(HIGH, room)
            _ground(plane, f"{whole.year}: {prose.number(people)} people", high["arrivals"], per_person, top, foot)
            _boxes(plane, bars, foot, ON_RECORD)
            plane.events(hung, top + HEAD, foot)
            top = foot + FOOT + GAP
        return plane.drawn(top - GAP)

    return chart(chart_id, words, told=told, table=table, draw=draw)


def week_rows(chart_id: str, weeks: pd.DataFrame, *, columns: dict[str, str], **words: Unpack[Words]) -> Chart:
    """Return two measures of the same weeks of a year as two rows of bars; the second is missing for the first weeks.

    weeks: week_ending and the two measures; columns: the names of those and what they are, over the rows and in the table. Weeks
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
        plane, top = Plane(layout), 0.0
        high = max(shown[column].max() for column in columns)  # the same in both rows
        for column, what, title, colour, note in rows:
            foot, per_person = top + HEAD + ROW, ROW / OVER / high
            bars = _bars(plane, shown, column, what[0].lower() + what[1:], per_person)
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
        return plane.drawn(top - GAP)

    headings = {"week_ending": "Week ending", **columns}
    return chart(chart_id, words, told=told, table=shown, draw=draw, headings=headings)


def _across(plane: Plane) -> Place:
    """Where a day of the year stands."""
    return scale((0, 366), (AXIS, plane.right))


def _bars(plane: Plane, weeks: pd.DataFrame, column: str, done: str, per_person: float) -> pd.DataFrame:
    """Weeks as x and x2, from Monday to Sunday so that months stand above months, and `tall`, px; done: what the people have."""
    last = weeks["week_ending"].dt.day_of_year
    tips = [
        f"Week to Sunday {prose.day(day)}: {prose.people(people)} {done}"
        for day, people in zip(weeks["week_ending"], weeks[column], strict=True)
    ]
    across, tall = _across(plane), weeks[column].astype(float) * per_person
    x = across((last - 6.7).clip(lower=0.2))
    return pd.DataFrame({"x": x, "x2": across(last - 0.3), "tall": tall, "tip": tips})


def _ground(plane: Plane, title: str, high: float, per_person: float, top: float, foot: float) -> None:
    """The title of a panel, the lines of its grid and the months below it."""
    plane.say(0, top + 8, title, bold=True, fontSize=plane.size + 2)
    plane.levels(ticks(high, 4), AXIS, lambda people: foot - people * per_person)
    across = _across(plane)
    for month in pd.date_range("2024-01-01", "2024-12-31", freq="MS" if plane.wide else "QS"):  # of a leap year
        plane.say(across(month.day_of_year - 1), foot + 12, f"{month:%b}", QUIET)


def _boxes(plane: Plane, bars: pd.DataFrame, foot: float, colour: str, opacity: float = 1) -> None:
    plane.bars(bars.assign(y=foot - bars["tall"], y2=foot), colour, opacity=opacity)


def month_bars(
    chart_id: str, days: pd.DataFrame, *, reports: pd.DataFrame, events: pd.DataFrame, **words: Unpack[Words]
) -> Chart:
    """Return the bars of people by month from a January on, with the years' totals; the last year need not be whole.

    days: date, arrivals; reports: date, name; events: date, label. On a phone time runs down, so that every month keeps
    a bar that can be seen.
    """
    months = _months(days)
    totals, last = months.groupby("year")["people"].sum(), days["date"].max()
    so_far = {} if last.is_year_end else {last.year: "so far"}
    busiest = months.iloc[months["people"].argmax()]
    by_year = prose.listing(
        [f"{prose.number(people)} in {year} {so_far.get(year, '')}".strip() for year, people in each(totals)]
    )
    seen = prose.listing([f"{row.name} ({prose.day(row.date)})" for row in each(reports)])
    told = (
        f"Bars of arrivals by month. By year: {by_year}. "
        f"The highest month is {busiest['month']} {busiest['year']} with {prose.number(busiest['people'])}. "
        f"Triangles mark the {prose.in_words(len(reports))} reports: {seen}. "
        f"Labelled lines mark policy turns: {'; '.join(f'{row.label}, {prose.day(row.date)}' for row in each(events))}."
    )
    years = pd.DataFrame({"year": totals.index.astype(str), "total": totals.map(prose.number)})
    years["at"], years["so_far"] = range(0, len(months), 12), totals.index.map(lambda year: so_far.get(year, ""))
    at = scale((days["date"].min(), last.to_period("M").end_time), (0, len(months)))  # months since the start
    reports, events = (rows.assign(at=at(rows["date"])) for rows in (reports, events))
    drawings = {"wide": _wide, "narrow": _narrow}
    table = _table(months, totals.rename(lambda year: f"{year} {so_far.get(year, '')}".strip()))
    return chart(chart_id, words, told=told, table=table, draw=lambda of: drawings[of](months, years, reports, events))


def _months(days: pd.DataFrame) -> pd.DataFrame:
    """People by month: year, month, people, `tip`, and `at`, months since the start."""
    people = days.groupby(days["date"].dt.to_period("M"))["arrivals"].sum().astype(int)
    rows = [(month.year, month.strftime("%B"), count) for month, count in each(people)]
    months = pd.DataFrame(rows, columns=["year", "month", "people"])
    tips = [f"{row.month} {row.year}: {prose.number(row.people)} people arrived" for row in each(months)]
    tips[-1] += "" if days["date"].max().is_month_end else " so far"
    return months.assign(tip=tips, at=range(len(months)))


def _table(months: pd.DataFrame, totals: pd.Series) -> pd.DataFrame:
    """A row for each month of the year, a column for each year, and the totals."""
    table = months.pivot(index="month", columns="year", values="people").reindex(months["month"].unique())
    table = table.set_axis(totals.index.astype(str), axis=1)
    table.loc["All months"] = totals
    return table.astype("Int64").rename_axis("Month").reset_index()


def _wide(months: pd.DataFrame, years: pd.DataFrame, reports: pd.DataFrame, events: pd.DataFrame) -> Drawing:
    plane, per_person = Plane("wide"), TALL / months["people"].max()
    px = (plane.right - GRID) / len(months)
    at = events.set_index("date")["at"] * px + GRID
    hung = hang(together(events, NEAR, dates=False), lambda day: at[day], plane.right, plane.size, wrap=150)
    bars = months.assign(x=GRID + months["at"] * px, tall=months["people"] * per_person)
    bars["x2"] = bars["x"] + BAR * px
    top = TALL + LINE * (max(label.end for label in hung) + 0.5)  # on clear paper: over every bar and line of the grid
    called = f"The {prose.in_words(len(reports))} reports"
    foot, signs = top + 4, _signs(plane, reports, called, px)
    first = foot + REPORTS
    up = scale((0, months["people"].max()), (foot, foot - TALL))
    plane.levels(range(STEP, int(months["people"].max()) + 1, STEP), GRID, up)
    plane.events(hung, 4, foot)
    plane.bars(bars.assign(y=foot - bars["tall"], y2=foot))
    plane.rules([{"x": GRID, "x2": plane.right, "y": foot}], QUIET)
    widest = plane.widest([*years["total"], *years["so_far"]]) * BOLD
    middle = years.assign(x=(GRID + (years["at"] + 6) * px).clip(upper=plane.right - widest / 2))
    plane.words(middle.assign(y=foot + 17, text=years["year"]), QUIET, align="center")
    plane.words(middle.assign(y=foot + 51, text=years["so_far"])[years["so_far"] != ""], QUIET, align="center")
    plane.words(middle.assign(y=foot + 34, text=years["total"]), align="center", bold=True, fontSize=plane.size + 1)
    signs = signs.assign(x=GRID + signs["x"] * px, y=first + PER_NAME * signs["line"])
    plane.dots(signs, AS_REPORTED, size=110, shape="triangle-up")
    plane.outward(signs, AS_REPORTED, 10, bold=False)
    plane.say(GRID, first, called, AS_REPORTED, bold=True)
    return plane.drawn(first + PER_NAME * signs["line"].max() + 12)


def _signs(plane: Plane, reports: pd.DataFrame, called: str, px: float) -> pd.DataFrame:
    """The triangles of the reports, with their names on as few lines as keep them apart: x, text, side, line.

    They are called by words at the left. A name stands before its triangle where there is room, otherwise after it.
    """
    taken, rows, right = [Box(0, 0, plane.widest([called]) * BOLD + 5, 1)], [], plane.right - GRID
    for report in each(reports.sort_values("at")):
        x, width = report.at * px, plane.widest([report.name]) + 22
        sides = {"right": (x - width, x + 7), "left": (x - 7, x + width)}
        places = {
            Box(start, line, end, line + 1): {"side": side, "line": line}
            for line in range(len(reports) + 1)
            for side, (start, end) in sides.items()
            if end < right
        }
        taken.append(free(places, taken))
        rows.append({"x": report.at, "text": report.name, **places[taken[-1]]})
    return pd.DataFrame(rows)


def _narrow(months: pd.DataFrame, years: pd.DataFrame, reports: pd.DataFrame, events: pd.DataFrame) -> Drawing:
    start, foot, per_person = INSIDE - BESIDE, TOP + len(months) * MONTH_HIGH, BARS / months["people"].max()
    plane = Plane("narrow")
    levels = range(2 * STEP, int(months["people"].max()) + 1, 2 * STEP)
    plane.rules([{"x": GUTTER + level * per_person, "y": TOP, "y2": foot} for level in levels], RULE)
    plane.below(8, levels, lambda level: GUTTER + level * per_person)
    named = _beside(reports, events)
    turn = named["kind"] == "turn"
    for row in each(named):
        points = pd.DataFrame({"x": [GUTTER, start - 14, start - 4], "y": [row.true, row.true, row.y]})
        plane.line(points, EVENT if row.kind == "turn" else AS_REPORTED, 1)
    y, x2 = TOP + months["at"] * MONTH_HIGH, GUTTER + months["people"] * per_person
    plane.bars(months.assign(x=GUTTER, x2=x2, y=y, y2=y + BAR * MONTH_HIGH))
    plane.rules([{"x": GUTTER, "y": TOP, "y2": foot}], QUIET)
    left = years.assign(x=0, y=TOP + years["at"] * MONTH_HIGH)
    left["y"] -= (years["so_far"] != "") * 1.5 * MONTH_HIGH  # a year that is not over has fewer months and a line more
    plane.words(left.assign(y=left["y"] + 3.6 * MONTH_HIGH, text=years["year"]), QUIET)
    plane.words(left.assign(y=left["y"] + 6.5 * MONTH_HIGH, text=years["total"]), bold=True, fontSize=TYPE["narrow"])
    plane.words(left.assign(y=left["y"] + 9.1 * MONTH_HIGH, text=years["so_far"])[years["so_far"] != ""], QUIET)
    plane.dots(named[~turn].assign(x=start - 1), AS_REPORTED, size=65, shape="triangle-left")
    plane.words(named[turn].assign(x=start), EVENT)
    plane.words(named[~turn].assign(x=start + 9), AS_REPORTED)
    return plane.drawn(foot)


def _beside(reports: pd.DataFrame, events: pd.DataFrame) -> pd.DataFrame:
    """Reports and events on the phone's drawing: text, kind, their true level and y, the level of their words."""
    kinds = (reports.assign(kind="report", text=reports["name"]), events.assign(kind="turn", text=events["label"]))
    both = pd.concat([rows[["text", "at", "kind"]] for rows in kinds])
    both = both.sort_values(["at", "kind"], ascending=[True, False], kind="stable", ignore_index=True)
    both["true"] = TOP + both["at"] * MONTH_HIGH
    return both.assign(y=labels.spread(both["true"].tolist(), APART)).round({"y": 1})
