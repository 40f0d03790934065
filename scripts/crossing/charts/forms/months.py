"""Months with events: a bar a month, events as rules, and the days on which reports appeared."""

from __future__ import annotations

from typing import Unpack

import pandas as pd

from crossing.charts import labels
from crossing.charts.labels import Box, free, hang, together, width_of
from crossing.charts.marks import Drawing, Plane, each, scale
from crossing.charts.model import Chart, Words, chart
from crossing.charts.style import AS_REPORTED, EVENT, QUIET, RULE, TYPE, inside
from crossing.language import prose

BAR = 0.82  # share of its month that a bar fills
STEP = 2000  # people between lines of the grid
NEAR = 14  # days: events no farther apart share their words
AXIS, TALL = 32, 204  # wide, px: the numbers of the grid, and the highest bar
REPORTS, PER_NAME = 57, 20  # wide, px: from the bars down to the reports, and from one line of their names to the next
MONTH, GAP = 5.4, 15  # narrow, px: the height of a month, and between lines of words
GUTTER, BARS, INSIDE = 56, 106, 332  # narrow, px: the years' column, the longest bar, the whole
HEAD, BESIDE = 20, 166  # narrow, px: the numbers of the grid, and where words begin


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
    px, size, per_person = (inside("wide") - AXIS) / len(months), TYPE["wide"] - 1, TALL / months["people"].max()
    at = events.set_index("date")["at"] * px + AXIS
    hung = hang(together(events, NEAR, dates=False), lambda day: at[day], inside("wide"), size, wrap=150)
    bars = months.assign(x=AXIS + months["at"] * px, tall=months["people"] * per_person)
    bars["x2"] = bars["x"] + BAR * px
    top = labels.clear_top(hung, bars, size)
    called = f"The {prose.in_words(len(reports))} reports"
    foot, signs = top + 4, _signs(reports, called, px, size)
    first = foot + REPORTS
    plane = Plane("wide", first + PER_NAME * signs["line"].max() + 12)
    up = scale((0, months["people"].max()), (foot, foot - TALL))
    plane.levels(range(STEP, int(months["people"].max()) + 1, STEP), AXIS, up)
    plane.events(hung, 4, foot)
    plane.bars(bars.assign(y=foot - bars["tall"], y2=foot))
    plane.rules([{"x": AXIS, "x2": plane.right, "y": foot}], QUIET)
    years = years.assign(year=(years["year"] + " " + years["so_far"]).str.strip())
    middle = years.assign(x=(AXIS + (years["at"] + 6) * px).clip(upper=plane.right - plane.widest(years["year"]) / 2))
    plane.words(middle.assign(y=foot + 17, text=years["year"]), QUIET, align="center")
    plane.words(middle.assign(y=foot + 34, text=years["total"]), align="center", bold=True, fontSize=size + 1)
    signs = signs.assign(x=AXIS + signs["x"] * px, y=first + PER_NAME * signs["line"])
    plane.dots(signs, AS_REPORTED, size=110, shape="triangle-up")
    for side, rows in signs.groupby("side"):
        plane.words(rows, AS_REPORTED, align=side, dx=10 if side == "left" else -10)
    plane.say(AXIS, first, called, AS_REPORTED, bold=True)
    return plane.drawn()


def _signs(reports: pd.DataFrame, called: str, px: float, size: float) -> pd.DataFrame:
    """The triangles of the reports, with their names on as few lines as keep them apart: x, text, side, line.

    They are called by words at the left. A name stands before its triangle where there is room, otherwise after it.
    """
    taken, rows, right = [Box(0, 0, width_of(called, size) * 1.12 + 5, 1)], [], inside("wide") - AXIS
    for report in each(reports.sort_values("at")):
        x, width = report.at * px, width_of(report.name, size) + 22
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
    start, foot, per_person = INSIDE - BESIDE, HEAD + len(months) * MONTH, BARS / months["people"].max()
    plane = Plane("narrow", foot)
    levels = range(2 * STEP, int(months["people"].max()) + 1, 2 * STEP)
    plane.rules([{"x": GUTTER + level * per_person, "y": HEAD, "y2": foot} for level in levels], RULE)
    plane.below(8, levels, lambda level: GUTTER + level * per_person)
    named = _beside(reports, events)
    turn = named["kind"] == "turn"
    for row in each(named):
        points = pd.DataFrame({"x": [GUTTER, start - 14, start - 4], "y": [row.true, row.true, row.y]})
        plane.line(points, EVENT if row.kind == "turn" else AS_REPORTED, 1)
    y, x2 = HEAD + months["at"] * MONTH, GUTTER + months["people"] * per_person
    plane.bars(months.assign(x=GUTTER, x2=x2, y=y, y2=y + BAR * MONTH))
    plane.rules([{"x": GUTTER, "y": HEAD, "y2": foot}], QUIET)
    left = years.assign(x=0, y=HEAD + years["at"] * MONTH)
    left["y"] -= (years["so_far"] != "") * 1.5 * MONTH  # a year that is not over has fewer months and a line more
    plane.words(left.assign(y=left["y"] + 3.6 * MONTH, text=years["year"]), QUIET)
    plane.words(left.assign(y=left["y"] + 6.5 * MONTH, text=years["total"]), bold=True, fontSize=TYPE["narrow"])
    plane.words(left.assign(y=left["y"] + 9.1 * MONTH, text=years["so_far"])[years["so_far"] != ""], QUIET)
    plane.dots(named[~turn].assign(x=start - 1), AS_REPORTED, size=65, shape="triangle-left")
    plane.words(named[turn].assign(x=start), EVENT)
    plane.words(named[~turn].assign(x=start + 9), AS_REPORTED)
    return plane.drawn()


def _beside(reports: pd.DataFrame, events: pd.DataFrame) -> pd.DataFrame:
    """Reports and events on the phone's drawing: text, kind, their true level and y, the level of their words."""
    kinds = (reports.assign(kind="report", text=reports["name"]), events.assign(kind="turn", text=events["label"]))
    both = pd.concat([rows[["text", "at", "kind"]] for rows in kinds])
    both = both.sort_values(["at", "kind"], ascending=[True, False], kind="stable", ignore_index=True)
    both["true"] = HEAD + both["at"] * MONTH
    return both.assign(y=labels.spread(both["true"].tolist(), GAP)).round({"y": 1})
