"""Months with events: a bar a month, events as rules, and the days on which reports appeared."""

from __future__ import annotations

from typing import Unpack

import altair as alt
import pandas as pd

from crossing.charts import marks
from crossing.charts.marks import Plane, hang, together, width_of
from crossing.charts.model import Chart, Words, chart
from crossing.charts.style import AS_REPORTED, EVENT, INK, QUIET, RULE, TYPE
from crossing.language import prose

BAR = 0.82  # share of its month that a bar fills
STEP = 2000  # people between lines of the grid
NEAR = 14  # days: events no farther apart share their words
LEFT, PER_LINE = 4.5, 710  # wide: months kept free for the numbers of the grid; people to a line of words
MONTH, GAP = 5.4, 15  # narrow, px: the height of a month, and between lines of words
GUTTER, BARS, INSIDE = 56, 106, 332  # narrow, px: the years' column, the longest bar, the whole


def month_bars(
    chart_id: str, days: pd.DataFrame, *, reports: pd.DataFrame, events: pd.DataFrame, **words: Unpack[Words]
) -> Chart:
    """Return the bars of people by month over whole years, with the years' totals.

    days: date, arrivals; reports: date, name; events: date, label. On a phone time runs down, so that every month keeps
    a bar that can be seen.
    """
    months = _months(days)
    years = months.groupby("year")["people"].sum()
    reports, events = (rows.assign(at=rows["date"].map(_at(months))) for rows in (reports, events))
    busiest = months.loc[months["people"].idxmax()]
    seen = prose.listing([f"{row.name} ({prose.day(row.date)})" for row in reports.itertuples(index=False)])
    told = (
        f"Bars of arrivals by month. By year: {prose.listing([f'{prose.number(n)} in {year}' for year, n in years.items()])}. "
        f"The highest month is {busiest['name']} with {prose.number(busiest['people'])}. "
        f"Triangles mark the {prose.in_words(len(reports))} reports: {seen}. "
        f"Labelled lines mark policy turns: {'; '.join(f'{row.label}, {prose.day(row.date)}' for row in events.itertuples())}."
    )

    def draw(layout: str) -> alt.LayerChart:
        return (_wide if layout == "wide" else _narrow)(months, _marks(years), reports, events)

    return chart(chart_id, words, told=told, table=_table(months, years), draw=draw)


def _months(days: pd.DataFrame) -> pd.DataFrame:
    """People by month: year, month, name, people, and `at`, months since the start."""
    people = days.groupby(days["date"].dt.to_period("M"))["arrivals"].sum().astype(int)
    return pd.DataFrame(
        {
            "year": people.index.year,
            "month": people.index.strftime("%B"),
            "name": people.index.strftime("%B %Y"),
            "people": people.to_numpy(),
            "tip": [
                f"{month:%B %Y}: {prose.number(number)} people arrived"
                for month, number in zip(people.index.to_timestamp(), people, strict=True)
            ],
            "at": range(len(people)),
        }
    )


def _at(months: pd.DataFrame):
    """A function from a day to its place on the time axis: months since the start, days as fractions."""
    first = int(months["year"].min())
    return lambda day: round(
        (day.year - first) * 12 + day.month - 1 + (day.day - 1) / pd.Timestamp(day).days_in_month, 2
    )


def _table(months: pd.DataFrame, years: pd.Series) -> pd.DataFrame:
    """A row for each month of the year, a column for each year, and the totals."""
    table = months.pivot(index="month", columns="year", values="people").reindex(months["month"].unique())
    table.loc["Whole year"] = years
    return table.set_axis(table.columns.astype(str), axis=1).astype(int).rename_axis("Month").reset_index()


def _marks(years: pd.Series) -> pd.DataFrame:
    """Years with their start on the axis and their total as words."""
    start = range(0, len(years) * 12, 12)
    return pd.DataFrame({"year": years.index.astype(str), "total": years.map(prose.number).to_numpy(), "start": start})


def _wide(months: pd.DataFrame, years: pd.DataFrame, reports: pd.DataFrame, events: pd.DataFrame) -> alt.LayerChart:
    length, size = len(months), TYPE["wide"] - 1
    px = marks.inside("wide") / (length + LEFT)
    groups = together(events, NEAR, dates=False)
    at = [events.set_index("date")["at"][days[0]] * px for days, _ in groups]  # one line for what is told together
    hung = hang([(x, x, words) for x, (_, words) in zip(at, groups, strict=True)], length * px, size, wrap=150)
    bars = months.assign(x=months["at"], x2=months["at"] + BAR, y=0, y2=months["people"])
    over = bars.assign(x=bars["x"] * px, x2=bars["x2"] * px, y=bars["people"])
    top = marks.clear_top(hung, over, size, PER_LINE)
    signs, lines = _signs(reports, px, size)
    bottom = -2400 - 830 * lines + 400
    plane = Plane("wide", (-LEFT, length), (bottom, top + 150))
    plane.levels(range(STEP, int(months["people"].max()) + 1, STEP), 0, length, -0.7)
    for label in hung:
        first = top - PER_LINE * (label.level + 0.5)
        plane.rules([{"x": label.first / px, "y": 0, "y2": first + PER_LINE / 2}], EVENT)
        x = label.last / px + 0.7 if label.align == "left" else label.first / px - 0.7
        plane.say(x, first, label.lines, EVENT, align=label.align, halo=True)
    plane.bars(bars)
    plane.rules([{"x": 0, "x2": length, "y": 0}], QUIET)
    middle = years.assign(x=years["start"] + 6)
    plane.words(middle.assign(y=-700, text=years["year"]), QUIET, align="center")
    plane.words(middle.assign(y=-1430, text=years["total"]), align="center", bold=True, size=size + 1)
    signs["y"] = -2400 - 830 * signs["line"]
    plane.dots(signs.drop(columns="line"), AS_REPORTED, size=110, shape="triangle-up")
    for side, rows in signs.drop(columns="line").groupby("side"):
        plane.words(rows, AS_REPORTED, align=side, dx=10 if side == "left" else -10)
    plane.say(0, -2400, f"The {prose.in_words(len(reports))} reports", AS_REPORTED, bold=True)
    return plane.drawn(round((top + 150 - bottom) / 42) + 8)


def _signs(reports: pd.DataFrame, px: float, size: float) -> tuple[pd.DataFrame, int]:
    """The triangles of the reports and their names on as few lines as keep them apart, and how many lines those are.

    A name stands before its triangle where there is room, otherwise after it. Columns: x, text, when, side, line.
    """
    taken = [(0, 0.0, width_of("The nineteen reports", size))]
    rows = []
    for report in reports.sort_values("at").itertuples(index=False):
        x, width = report.at * px, width_of(report.name, size) + 22
        boxes = [
            (line, side, *((x - width, x + 7) if side == "right" else (x - 7, x + width)))
            for line in range(len(reports) + 1)
            for side in ("right", "left")
        ]
        line, side, left, right = next(
            box for box in boxes
            if box[3] < marks.inside("wide") - LEFT * px and not any(box[0] == n and box[2] < b and a < box[3] for n, a, b in taken)
        )  # fmt: skip
        taken.append((line, left, right))
        rows.append({"x": report.at, "text": report.name, "when": prose.day(report.date), "side": side, "line": line})
    return pd.DataFrame(rows), max(line for line, _, _ in taken)


def _narrow(months: pd.DataFrame, years: pd.DataFrame, reports: pd.DataFrame, events: pd.DataFrame) -> alt.LayerChart:
    head, start = 20, INSIDE - 166.0
    per_person, foot = BARS / months["people"].max(), head + len(months) * MONTH
    plane = Plane("narrow", (0, INSIDE), (foot, 0))
    levels = range(2 * STEP, int(months["people"].max()) + 1, 2 * STEP)
    grid = pd.DataFrame(
        {"x": [GUTTER + n * per_person for n in levels], "y": head, "y2": foot, "text": map(prose.number, levels)}
    )
    plane.rules(grid.drop(columns="text"), RULE)
    plane.words(grid.assign(y=8), QUIET, align="center")
    beside = _beside(reports, events, head)
    for kind, colour in (("turn", EVENT), ("report", AS_REPORTED)):
        for row in beside.loc[beside["kind"] == kind].itertuples():
            plane.line({"x": [GUTTER, start - 14, start - 4], "y": [row.true, row.true, row.y]}, colour, 1)
    y, x2 = head + months["at"] * MONTH, GUTTER + months["people"] * per_person
    bars = months.assign(x=GUTTER, x2=x2, y=y, y2=y + BAR * MONTH)
    plane.bars(bars)
    plane.rules([{"x": GUTTER, "y": head, "y2": foot}], QUIET)
    left = years.assign(x=0, y=head + years["start"] * MONTH)
    plane.words(left.assign(y=left["y"] + 3.6 * MONTH, text=years["year"]), QUIET)
    plane.words(left.assign(y=left["y"] + 6.5 * MONTH, text=years["total"]), INK, bold=True, size=TYPE["narrow"])
    named = beside.assign(x=start + 9 * (beside["kind"] == "report"))
    plane.dots(named.loc[named["kind"] == "report"].assign(x=start - 1), AS_REPORTED, size=65, shape="triangle-left")
    for kind, colour in (("turn", EVENT), ("report", AS_REPORTED)):
        plane.words(named.loc[named["kind"] == kind], colour)
    return plane.drawn(round(foot) + 8)


def _beside(reports: pd.DataFrame, events: pd.DataFrame, head: float) -> pd.DataFrame:
    """Reports and events on the phone's drawing: text, kind, their true level and y, the level of their words."""
    both = pd.concat(
        [
            reports.assign(kind="report", text=reports["name"])[["text", "at", "kind"]],
            events.assign(kind="turn", text=events["label"])[["text", "at", "kind"]],
        ]
    ).sort_values(["at", "kind"], ascending=[True, False], kind="stable", ignore_index=True)
    both["true"] = head + both["at"] * MONTH
    return both.assign(y=marks.spread(both["true"].tolist(), GAP))
