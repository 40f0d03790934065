"""Charts of 2022 to 2024: weeks and policy, days counted twice, boats, and crossings prevented."""

from __future__ import annotations

from dataclasses import dataclass

import altair as alt
import pandas as pd

from crossing.charts.core import Figure, figure
from crossing.charts.style import (
    AS_REPORTED,
    CONTEXT,
    EVENT,
    INK,
    NARROW,
    ON_RECORD,
    PAPER,
    QUIET,
    RULE,
    TYPE,
    WIDE,
    config,
    finish,
)
from crossing.language import prose
from crossing.ledger import Ledger

YEARS = (2022, 2023, 2024)
FAINT = 0.35  # opacity of bars that a total leaves out
# The two days that swapped the record, by the counts published then and on record now.
THEN_RECORD, NOW_RECORD = pd.Timestamp("2022-08-22"), pd.Timestamp("2022-09-03")
# Pairs of days next to each other with the largest opposite revisions; a test proves that no pair has larger ones.
NEIGHBOURS = 4


@dataclass(frozen=True)
class Mark:
    """A rule of the weeks' chart and its words, a bar between lines.

    events: ids of the policy table; days too close for rules of their own share the first one's; wide, narrow: the same
    words, broken to fit; ends: whether the words end at the rule instead of starting there, for want of room after it.
    """

    events: tuple[str, ...]
    wide: str
    narrow: str
    ends: bool = False

    def lines(self, days: list[pd.Timestamp], layout: str) -> list[str]:
        """Return the lines to write, the date first; `days` are the days of the events."""
        first, last = days[0], days[-1]
        when = f"{first.day} {first:%b}" if first == last else f"{first.day} to {last.day} {last:%b}"
        return f"{when}: {self.wide if layout == 'wide' else self.narrow}".split("|")


# In order of date: the words of a panel stand below each other, so that a rule starts under all the words before it.
MARKS = (
    Mark(
        ("2022-04-14-rwanda", "2022-04-14-isotrope"),
        "Rwanda partnership;|Defence takes command",
        "Rwanda partnership;|Defence takes command",
    ),
    Mark(("2022-04-25-withdrawal",), "turnarounds withdrawn", "turnarounds withdrawn"),
    Mark(("2022-04-28-nationality-act",), "Nationality and Borders Act", "Nationality and|Borders Act"),
    Mark(("2022-06-14-flight-stopped",), "Rwanda flight stopped", "Rwanda|flight stopped"),
    Mark(("2022-11-14-arrangement",), "deal with France", "deal|with France", ends=True),
    Mark(("2022-12-19-high-court",), "High Court:|Rwanda policy lawful", "High Court:|Rwanda policy|lawful", ends=True),
    Mark(("2023-01-31-command-returns",), "Home Office takes command back", "Home Office takes command back"),
    Mark(("2023-03-10-summit",), "three-year deal with France", "three-year deal with France"),
    Mark(("2023-06-29-court-of-appeal",), "Court of Appeal: unlawful", "Court|of Appeal:|unlawful"),
    Mark(("2023-07-20-illegal-migration-act",), "Illegal Migration Act", "Illegal|Migration Act"),
    Mark(
        ("2023-11-15-supreme-court",),
        "court rules|Rwanda policy unlawful",
        "court|rules Rwanda|policy|unlawful",
        ends=True,
    ),
    Mark(("2024-04-25-rwanda-act",), "Safety of Rwanda Act", "Safety of Rwanda Act"),
    Mark(
        ("2024-07-04-election", "2024-07-05-government", "2024-07-06-rwanda-ended"),
        "election, Labour government,|Rwanda scheme ended",
        "election,|Labour government,|Rwanda scheme ended",
    ),
)
ABOVE = 180  # people: room between the highest bar of a year and the words over it
PER_PIXEL = 30  # people, the same in every panel, so that bars can be compared
LINE = 16 * PER_PIXEL  # people: the height of a line of words


@figure("between-weeks")
def weeks(ledger: Ledger) -> Figure:
    """Arrivals by week, a panel a year, with the events of the policy table as rules."""
    rows = ledger.weekly.loc[ledger.weekly["week_ending"].dt.year.isin(YEARS), ["week_ending", "arrivals"]]
    years = {year: int(ledger.daily.loc[ledger.daily["date"].dt.year == year, "arrivals"].sum()) for year in YEARS}
    high = rows.loc[rows["arrivals"].astype(int).idxmax()]
    numbers = prose.number
    quiet = int((rows["arrivals"] == 0).sum())

    def draw(layout: str) -> alt.TopLevelMixin:
        return _draw_weeks(rows, years, ledger.policy, layout)

    return Figure(
        title=f"Three years of laws and deals: {prose.listing([f'{numbers(total)} in {year}' for year, total in years.items()]).replace(' in', ' people arrived in', 1)}",
        subtitle="People recorded as arriving in small boats, by week, 2022 to 2024; rules: policy events",
        alt=(
            f"Weekly arrivals in three panels, one for each year: {prose.listing([f'{numbers(total)} in {year}' for year, total in years.items()])}. "
            f"The highest week ended on {prose.day(high['week_ending'])}, with {numbers(int(high['arrivals']))} people; in {quiet} weeks nobody is "
            f"recorded as arriving. Rules mark {sum(len(mark.events) for mark in MARKS)} policy events, which the table of dated events lists."
        ),
        draw=draw,
        table=_monthly(ledger),
        sources=("weekly", "daily", "policy"),
    )


def _monthly(ledger: Ledger) -> pd.DataFrame:
    """The same arrivals by month, which is what a reader can take in as a table."""
    rows = ledger.daily.loc[ledger.daily["date"].dt.year.isin(YEARS)]
    months = rows.groupby(rows["date"].dt.to_period("M"))["arrivals"].sum()
    return pd.DataFrame(
        {
            "Month": [f"{month:%B %Y}" for month in months.index],
            "People recorded as arriving": [int(value) for value in months],
        }
    )


def _draw_weeks(rows: pd.DataFrame, years: dict[int, int], policy: pd.DataFrame, layout: str) -> alt.TopLevelMixin:
    panels = [_panel(rows, year, total, policy, layout) for year, total in years.items()]
    return alt.vconcat(*panels, spacing=6).configure(**config(layout)).configure_concat(spacing=10)


def _panel(rows: pd.DataFrame, year: int, total: int, policy: pd.DataFrame, layout: str) -> alt.LayerChart:
    axis, days = 46, _days(policy)
    marks = [mark for mark in MARKS if days[mark.events[0]].year == year]
    mine = rows.loc[rows["week_ending"].dt.year == year]
    bars_end = int(mine["arrivals"].max()) + ABOVE
    top = bars_end + LINE * sum(len(mark.lines([days[event] for event in mark.events], layout)) for mark in marks)
    # A week is drawn from its Monday to its Sunday, in days of the year, so that months stand above months.
    last = mine["week_ending"].dt.day_of_year
    drawn = pd.DataFrame(
        {
            "x": (last - 6.7).clip(lower=0.2),
            "x2": last - 0.3,
            "y": mine["arrivals"].astype(int),
            "week": [f"Week to {prose.day(day)}" for day in mine["week_ending"]],
        }
    )
    x = _year_axis(year, layout)
    y = alt.Y(
        "y:Q",
        title=None,
        scale=alt.Scale(domain=[0, top], nice=False),
        axis=alt.Axis(
            values=list(range(0, bars_end, 1000)),
            format=",d",
            domain=False,
            ticks=False,
            minExtent=axis,
            maxExtent=axis,
        ),
    )
    bars = (
        alt.Chart(drawn)
        .mark_bar(color=ON_RECORD, aria=False)
        .encode(
            x=x,
            x2="x2:Q",
            y=y,
            y2=alt.datum(0),
            tooltip=[alt.Tooltip("week:N", title="Week"), alt.Tooltip("y:Q", title="People", format=",")],
        )
    )
    padding = config(layout)["padding"]
    inside = (NARROW if layout == "narrow" else WIDE) - padding["left"] - padding["right"] - axis - 6
    name = alt.TitleParams(
        f"{year}: {prose.number(total)} people",
        anchor="start",
        fontSize=TYPE[layout] + 1,
        fontWeight="bold",
        color=INK,
        font=config(layout)["font"],
        offset=2,
    )
    return alt.layer(bars, *_rules(marks, days, top, layout)).properties(
        width=inside, height=top / PER_PIXEL, title=name
    )


def _year_axis(year: int, layout: str) -> alt.X:
    """The days of a year from left to right, with the names of months (of quarters' first months on a phone)."""
    months = [pd.Timestamp(year, month, 1) for month in range(1, 13, 1 if layout == "wide" else 3)]
    starts = {day.day_of_year - 0.5: f"{day:%b}" for day in months}
    names = " : ".join(f"datum.value == {start} ? '{name}'" for start, name in starts.items())
    return alt.X(
        "x:Q",
        title=None,
        scale=alt.Scale(domain=[0, 366], nice=False),
        axis=alt.Axis(
            values=list(starts), labelExpr=f"{names} : ''", labelAlign="left", labelOffset=0, grid=False, ticks=False
        ),
    )


def _days(policy: pd.DataFrame) -> dict[str, pd.Timestamp]:
    """The day of every event of the marks."""
    dates = policy.set_index("event_id")["date"]
    return {event: pd.Timestamp(dates[event]) for mark in MARKS for event in mark.events}


def _rules(marks: list[Mark], days: dict[str, pd.Timestamp], top: float, layout: str) -> list[alt.Chart]:
    """The rules of a panel and their words, which start under each other from `top` and end or start at their rules."""
    rules, words, level = [], [], top - LINE / 2
    for mark in marks:
        when = [days[event] for event in mark.events]
        x = when[0].day_of_year - 0.5
        rules.append({"x": x, "y": level + LINE * 0.4})
        for line in mark.lines(when, layout):
            at = pd.DataFrame({"x": [x], "y": [level], "text": [line]})
            words.append(
                _words(
                    at, EVENT, size=TYPE[layout] - 1, align="right" if mark.ends else "left", dx=-4 if mark.ends else 4
                )
            )
            level -= LINE
    rule = (
        alt.Chart(pd.DataFrame(rules))
        .mark_rule(color=EVENT, strokeWidth=1, aria=False)
        .encode(x="x:Q", y="y:Q", y2=alt.datum(0))
    )
    return [rule, *words]


def _words(rows: pd.DataFrame, colour: str, *, size: int, align: str = "left", **mark: object) -> alt.Chart:
    return (
        alt.Chart(rows)
        .mark_text(color=colour, baseline="middle", align=align, fontSize=size, aria=False, **mark)
        .encode(x="x:Q", y="y:Q", text="text:N")
    )


def _both(ledger: Ledger) -> pd.DataFrame:
    """The days published twice: date, then, now."""
    both = ledger.mod_daily.merge(ledger.daily, on="date")[["date", "arrivals_as_published", "arrivals"]]
    return both.set_axis(["date", "then", "now"], axis=1).astype({"then": int, "now": int})


@figure("between-published-twice")
def published_twice(ledger: Ledger) -> Figure:
    """Every day that was published twice: as first published against on record now."""
    both = _both(ledger)
    counts = both.set_index("date")
    differ = int((both["then"] != both["now"]).sum())
    numbers = prose.number
    days = {
        day: f"{prose.day(day)} ({numbers(int(counts['then'][day]))} then, {numbers(int(counts['now'][day]))} now)"
        for day in (THEN_RECORD, NOW_RECORD)
    }

    def draw(layout: str) -> alt.TopLevelMixin:
        return _draw_twice(both, layout)

    start, end = both["date"].min(), both["date"].max()
    gaps = ledger.daily.loc[
        ledger.daily["date"].between(start, end) & ~ledger.daily["date"].isin(both["date"]), "arrivals"
    ]
    whole = (end - start).days + 1
    changed = both.loc[both["then"] != both["now"]]
    largest = changed.reindex(
        (changed["now"] - changed["then"]).abs().sort_values(ascending=False, kind="stable").index
    )[:40].sort_values("date")
    return Figure(
        title=f"{numbers(differ)} of {numbers(len(both))} days published twice have two different counts, and the record moved from one day to another",
        subtitle=(
            f"People arriving, first published and on record now, one dot a day: {numbers(len(both))} of the {numbers(whole)} days from "
            f"{prose.day(start)} to {prose.day(end)}; {prose.in_words(len(gaps))} have no first figure"
        ),
        alt=(
            f"Scatter of {numbers(len(both))} of the {numbers(whole)} days from {prose.day(start)} to {prose.day(end)}; for the other {prose.in_words(len(gaps))} "
            f"there is no first figure, and {prose.in_words(int((gaps > 0).sum()))} of them have arrivals on record now. "
            f"{numbers(len(both) - differ)} lie on the diagonal, where both counts are equal; {numbers(differ)} do not. "
            f"The record day as first published was {days[THEN_RECORD]}; on record now it is {days[NOW_RECORD]}. "
            f"All days together come to {numbers(int(both['then'].sum()))} as first published and {numbers(int(both['now'].sum()))} on record now."
        ),
        draw=draw,
        table=pd.DataFrame(
            {
                "Day (the forty that differ most)": [prose.day(day) for day in largest["date"]],
                "First published (people)": largest["then"].tolist(),
                "On record now (people)": largest["now"].tolist(),
            }
        ),
        sources=("mod_daily", "daily"),
    )


def _draw_twice(both: pd.DataFrame, layout: str) -> alt.TopLevelMixin:
    narrow, size, top = layout == "narrow", TYPE[layout] - 1, 1400
    rows = both.assign(day=[prose.day(day) for day in both["date"]], named=both["date"].isin([THEN_RECORD, NOW_RECORD]))
    rows = rows[["then", "now", "day", "named"]]
    scale = alt.Scale(domain=[0, top], nice=False)
    ticks = {"values": [0, 500, 1000], "format": ",d", "ticks": False, "domain": False, "labelFlush": False}
    x = alt.X("then:Q", title="First published by the Ministry of Defence", scale=scale, axis=alt.Axis(**ticks))
    y = alt.Y("now:Q", title=None, scale=scale, axis=alt.Axis(**ticks))
    tips = [
        alt.Tooltip("day:N", title="Day"),
        alt.Tooltip("then:Q", title="First published", format=","),
        alt.Tooltip("now:Q", title="On record now", format=","),
    ]
    line = alt.Chart(pd.DataFrame({"then": [0, top], "now": [0, top]})).mark_line(
        color=CONTEXT, strokeWidth=1, strokeDash=[4, 3], aria=False
    )
    dots = alt.Chart(rows.loc[~rows["named"]]).mark_point(
        filled=True, color=ON_RECORD, opacity=0.55, size=28 if narrow else 36, aria=False
    )
    named = alt.Chart(rows.loc[rows["named"]]).mark_point(filled=True, color=ON_RECORD, opacity=1, size=90)
    rings = alt.Chart(rows.loc[rows["named"]]).mark_point(
        filled=False, color=AS_REPORTED, opacity=1, size=190, strokeWidth=2
    )
    counts = both.set_index("date")

    def words(day: pd.Timestamp, dx: float, dy: float, align: str) -> list[alt.Chart]:
        lines = [
            f"{day.day} {day:%b}",
            f"{prose.number(int(counts['then'][day]))} then,",
            f"{prose.number(int(counts['now'][day]))} now",
        ]
        at = {"then": [int(counts["then"][day])], "now": [int(counts["now"][day])]}
        return [
            layer
            for place, text in enumerate(lines)
            for layer in _haloed(
                pd.DataFrame({**at, "text": [text]}),
                x,
                y,
                align=align,
                dx=dx,
                dy=dy + 16 * place,
                color=INK,
                baseline="middle",
                fontSize=size,
                fontWeight="bold" if place == 0 else "normal",
            )
        ]

    note = pd.DataFrame({"then": [430], "now": [430], "text": ["both counts equal"]})
    axis_name = pd.DataFrame({"then": [0], "now": [top], "text": ["On record now"]})
    quiet = {"color": QUIET, "align": "left", "baseline": "top", "fontSize": size}
    return finish(
        alt.layer(
            *_haloed(note, x, y, dx=14, dy=8, **quiet),
            *_haloed(axis_name, x, y, dx=4, **quiet),
            *words(NOW_RECORD, -14, -16, "right"),
            *(words(THEN_RECORD, 20, 19, "right") if narrow else words(THEN_RECORD, -2, 22, "left")),
            line.encode(x=x, y=y),
            dots.encode(x=x, y=y, tooltip=tips),
            rings.encode(x=x, y=y),
            named.encode(x=x, y=y, tooltip=tips),
        ),
        layout,
        360 if narrow else 440,
    )


def _haloed(rows: pd.DataFrame, x: alt.X, y: alt.Y, **mark: object) -> tuple[alt.Chart, alt.Chart]:
    """Words with a rim in the colour of the page behind them, so that no line of the grid runs through them."""
    base = alt.Chart(rows).encode(x=x, y=y, text="text:N")
    return base.mark_text(aria=False, stroke=PAPER, strokeWidth=5, strokeJoin="round", **mark), base.mark_text(
        aria=False, **mark
    )


@figure("between-neighbours")
def neighbours(ledger: Ledger) -> Figure:
    """Pairs of days next to each other, one of which lost about what the other gained between the two counts."""
    pairs = _pairs(ledger)
    numbers = prose.number
    parts = []
    for pair in pairs:
        parts.append(
            f"{pair[0]['day']} {numbers(pair[0]['then'])} then and {numbers(pair[0]['now'])} now, "
            f"{pair[1]['day']} {numbers(pair[1]['then'])} then and {numbers(pair[1]['now'])} now"
        )
    swap = next(pair for pair in pairs if any(row["date"] == THEN_RECORD for row in pair))
    lost, gained = (abs(row["now"] - row["then"]) for row in sorted(swap, key=lambda row: row["now"] - row["then"]))

    def draw(layout: str) -> alt.TopLevelMixin:
        return _draw_pairs(pairs, layout)

    return Figure(
        title=f"Neighbouring days changed in opposite ways: {swap[1]['day']} fell by {numbers(lost)}, {swap[0]['day']} rose by {numbers(gained)}",
        subtitle="People arriving, the four pairs of neighbouring days with the largest opposite revisions, 2022; ring: first published, dot: on record now",
        alt=f"Pairs of neighbouring days in 2022: {'; '.join(parts)}.",
        draw=draw,
        table=pd.DataFrame(
            [
                {
                    "Day": f"{row['day']} 2022",
                    "First published (people)": row["then"],
                    "On record now (people)": row["now"],
                    "Change (people)": row["now"] - row["then"],
                }
                for pair in pairs
                for row in pair
            ]
        ),
        sources=("mod_daily", "daily"),
    )


def _pairs(ledger: Ledger) -> list[list[dict]]:
    """The NEIGHBOURS pairs in which two days in a row were revised furthest in opposite directions, in order of date.

    A pair counts as much as the smaller of its two revisions; no day stands in two pairs.
    """
    both = _both(ledger).assign(change=lambda rows: rows["now"] - rows["then"]).sort_values("date", ignore_index=True)
    found = []
    for place in range(len(both) - 1):
        one, other = both.loc[place], both.loc[place + 1]
        if (other["date"] - one["date"]).days == 1 and one["change"] * other["change"] < 0:
            found.append((min(abs(one["change"]), abs(other["change"])), place))
    chosen: list[int] = []
    for _, place in sorted(found, reverse=True):
        if len(chosen) < NEIGHBOURS and not {place - 1, place + 1} & set(chosen):
            chosen.append(place)
    return [
        [
            {"date": row.date, "day": f"{row.date.day} {row.date:%B}", "then": int(row.then), "now": int(row.now)}
            for row in both.loc[place : place + 1].itertuples()
        ]
        for place in sorted(chosen)
    ]


def _draw_pairs(pairs: list[list[dict]], layout: str) -> alt.TopLevelMixin:
    narrow, size, step = layout == "narrow", TYPE[layout] - 1, 74
    rows = pd.DataFrame(
        [
            {**row, "level": pair_place * step + 18 + 26 * place, "name": f"{row['date'].day} {row['date']:%b}"}
            for pair_place, pair in enumerate(pairs)
            for place, row in enumerate(pair)
        ]
    ).drop(columns="date")
    left = -430 if narrow else -170
    scale = alt.Scale(domain=[left, 1480 if narrow else 1420], nice=False)
    axis = alt.Axis(values=[0, 500, 1000], format=",d", ticks=False, domain=False)
    x, then, now = (alt.X(f"{column}:Q", title=None, scale=scale, axis=axis) for column in ("x", "then", "now"))
    y = alt.Y("level:Q", axis=None, scale=alt.Scale(domain=[0, step * len(pairs)], nice=False, reverse=True))
    # The number hangs outward: left of the smaller count, right of the larger.
    rows["then_left"] = rows["then"] < rows["now"]

    def value(column: str, colour: str, outward: bool) -> alt.Chart:
        hang = rows.loc[rows["then_left"] == (outward if column == "then" else not outward)]
        shown = hang.assign(x=hang[column], text=[prose.number(number) for number in hang[column]])
        return (
            alt.Chart(shown[["x", "level", "text"]])
            .mark_text(
                color=colour,
                align="right" if outward else "left",
                dx=-9 if outward else 9,
                baseline="middle",
                fontSize=size,
                aria=False,
            )
            .encode(x=x, y=y, text="text:N")
        )

    base = alt.Chart(rows)
    tips = [
        alt.Tooltip("day:N", title="Day"),
        alt.Tooltip("then:Q", title="First published", format=","),
        alt.Tooltip("now:Q", title="On record now", format=","),
    ]
    names = rows.assign(x=left)[["x", "level", "name"]]
    splits = pd.DataFrame({"level": [step * place - 6 for place in range(1, len(pairs))]})
    return finish(
        alt.layer(
            alt.Chart(splits).mark_rule(color=RULE, aria=False).encode(y=y),
            base.mark_rule(color=AS_REPORTED, strokeWidth=1.2, aria=False).encode(x=then, x2="now:Q", y=y),
            base.mark_point(filled=False, color=AS_REPORTED, size=100, strokeWidth=2, opacity=1).encode(
                x=then, y=y, tooltip=tips
            ),
            base.mark_point(filled=True, color=ON_RECORD, size=70, opacity=1).encode(x=now, y=y, tooltip=tips),
            alt.Chart(names)
            .mark_text(color=INK, align="left", baseline="middle", fontSize=size, aria=False)
            .encode(x=x, y=y, text="name:N"),
            value("then", AS_REPORTED, True),
            value("then", AS_REPORTED, False),
            value("now", ON_RECORD, True),
            value("now", ON_RECORD, False),
        ),
        layout,
        step * len(pairs) + 30,
    )


@figure("between-boats")
def boats(ledger: Ledger) -> Figure:
    """Boats by year, and people per boat."""
    whole = ledger.daily.groupby(ledger.daily["date"].dt.year).agg(
        arrivals=("arrivals", "sum"), boats=("boats", "sum"), days=("date", "size")
    )
    years = whole.loc[whole["days"] >= 365].astype(int)
    rows = pd.DataFrame(
        {
            "year": years.index,
            "boats": years["boats"].to_numpy(),
            "each": (years["arrivals"] / years["boats"]).to_numpy(),
        }
    )
    held = rows.set_index("year")
    numbers, (first, _, last) = prose.number, YEARS

    def each(year: int) -> str:
        return numbers(held["each"][year], 0)

    def draw(layout: str) -> alt.TopLevelMixin:
        return _draw_boats(rows, layout)

    return Figure(
        title=f"Fewer boats, more people in each: {numbers(int(held['boats'][first]))} boats with an average of {each(first)} people in {first}, "
        f"{numbers(int(held['boats'][last]))} with {each(last)} in {last}",
        subtitle=f"Boats recorded as arriving, and people per boat, by year, {rows['year'].min()} to {rows['year'].max()}",
        alt="Boats, and people per boat on average: "
        + "; ".join(
            f"{row.year}, {numbers(row.boats)} boats and {numbers(row.each, 0)} people" for row in rows.itertuples()
        )
        + ".",
        draw=draw,
        table=pd.DataFrame(
            {
                "Year": rows["year"],
                "Boats": rows["boats"],
                "People recorded as arriving": years["arrivals"].to_numpy(),
                "People per boat": rows["each"].round(1),
            }
        ),
        sources=("daily",),
    )


def _draw_boats(rows: pd.DataFrame, layout: str) -> alt.TopLevelMixin:
    wide, size = layout == "wide", TYPE[layout] - 1
    padding = config(layout)["padding"]
    inside = (WIDE if wide else NARROW) - padding["left"] - padding["right"]
    gap = 30
    width = (inside - gap) // 2 if wide else inside
    rows = rows.assign(short=rows["year"].astype(str) if not wide else "’" + rows["year"].astype(str).str[2:])
    rows["people"] = [prose.number(value, 0) for value in rows["each"]]
    rows["count"] = [prose.number(value) for value in rows["boats"]]
    x = alt.X(
        "short:O",
        title=None,
        sort=None,
        scale=alt.Scale(paddingInner=0.25, paddingOuter=0.1),
        axis=alt.Axis(labelAngle=0, ticks=False, domain=False),
    )
    tips = [
        alt.Tooltip("year:O", title="Year"),
        alt.Tooltip("boats:Q", title="Boats", format=","),
        alt.Tooltip("each:Q", title="People per boat", format=".1f"),
    ]

    def panel(column: str, label: str, name: str, height: int) -> alt.LayerChart:
        top = float(rows[column].max()) * 1.14
        base = alt.Chart(rows).encode(
            x=x, y=alt.Y(f"{column}:Q", axis=None, scale=alt.Scale(domain=[0, top], nice=False))
        )
        return alt.layer(
            base.mark_bar(color=ON_RECORD).encode(tooltip=tips),
            base.mark_text(color=ON_RECORD, dy=-9, fontSize=size, aria=False).encode(text=f"{label}:N"),
        ).properties(
            width=width,
            height=height,
            title=alt.TitleParams(
                name, anchor="start", fontSize=size + 1, fontWeight="bold", color=INK, font=config(layout)["font"]
            ),
        )

    panels = [
        panel("boats", "count", "Boats", 190 if wide else 150),
        panel("each", "people", "People per boat", 190 if wide else 150),
    ]
    return (alt.hconcat(*panels, spacing=gap) if wide else alt.vconcat(*panels, spacing=16)).configure(**config(layout))


@figure("between-prevented")
def prevented(ledger: Ledger) -> Figure:
    """People who arrived and people prevented from crossing, by week of 2024; the second is not recorded before May."""
    rows = ledger.weekly.loc[
        ledger.weekly["week_ending"].dt.year == YEARS[-1], ["week_ending", "arrivals", "people_prevented"]
    ]
    known = rows.loc[rows["people_prevented"].notna()]
    first = known["week_ending"].min()
    arrived, stopped = int(known["arrivals"].sum()), int(known["people_prevented"].sum())
    numbers = prose.number
    missing, before = len(rows) - len(known), int(rows["arrivals"].sum()) - arrived

    def draw(layout: str) -> alt.TopLevelMixin:
        return _draw_prevented(rows, first, layout)

    return Figure(
        title=(
            f"French estimates of people prevented begin in {first:%B %Y}: {numbers(stopped)} in {numbers(len(known))} weeks; "
            f"{numbers(arrived)} arrived in the same weeks"
        ),
        subtitle=f"People by week of {YEARS[-1]}: recorded as arriving, and prevented from crossing by French estimates; faint: weeks without an estimate",
        alt=(
            f"Two rows of weekly bars for {YEARS[-1]}. In the {len(known)} weeks from the one that ended on {prose.day(first)}, {numbers(arrived)} people arrived and "
            f"{numbers(stopped)} were prevented from crossing, by French operational estimates. For the {missing} weeks before, the number prevented is not recorded, which is not zero; the {numbers(before)} people who arrived in them stand in faint bars."
        ),
        draw=draw,
        table=pd.DataFrame(
            {
                "Week ending": [prose.day(day) for day in rows["week_ending"]],
                "People recorded as arriving": rows["arrivals"].tolist(),
                "People prevented (French estimate)": rows["people_prevented"].astype("Int64").tolist(),
            }
        ),
        sources=("weekly",),
    )


def _draw_prevented(rows: pd.DataFrame, first: pd.Timestamp, layout: str) -> alt.TopLevelMixin:
    size, axis = TYPE[layout] - 1, 46
    padding = config(layout)["padding"]
    inside = (WIDE if layout == "wide" else NARROW) - padding["left"] - padding["right"] - axis - 6
    year, top = first.year, 2300
    last = rows["week_ending"].dt.day_of_year
    drawn = pd.DataFrame(
        {
            "x": (last - 6.5).clip(lower=0.2),
            "x2": last - 0.5,
            "arrivals": rows["arrivals"].astype(int),
            "prevented": rows["people_prevented"].astype("Int64"),
            "week": [f"Week to {prose.day(day)}" for day in rows["week_ending"]],
        }
    )
    x, start = _year_axis(year, layout), float(first.day_of_year - 7)
    known = drawn["prevented"].notna()

    def total(column: str) -> str:
        return prose.number(int(drawn.loc[known, column].sum()))

    def panel(column: str, words: str, heading: str, colour: str, note: list[str], note_at: int) -> alt.LayerChart:
        y = alt.Y(
            f"{column}:Q",
            title=None,
            scale=alt.Scale(domain=[0, top], nice=False),
            axis=alt.Axis(
                values=[0, 1000, 2000], format=",d", domain=False, ticks=False, minExtent=axis, maxExtent=axis
            ),
        )
        tips = [alt.Tooltip("week:N", title="Week"), alt.Tooltip(f"{column}:Q", title=words, format=",")]

        def bars(weeks: pd.Series, fill: str = colour, opacity: float = 1) -> alt.Chart:
            shown = drawn.loc[weeks & drawn[column].notna(), ["x", "x2", column, "week"]].astype({column: int})
            return (
                alt.Chart(shown)
                .mark_bar(aria=False, color=fill, opacity=opacity)
                .encode(x=x, x2="x2:Q", y=y, y2=alt.datum(0), tooltip=tips)
            )

        layers = [bars(known)]
        if drawn.loc[~known, column].notna().any():
            layers += [
                bars(~known, PAPER),
                bars(~known, opacity=FAINT),
            ]  # on paper, so that the grid does not show through
        else:
            gap = pd.DataFrame({"x": [0.2], "x2": [start], column: [130]})
            layers.append(
                alt.Chart(gap).mark_rule(color=CONTEXT, strokeDash=[4, 3], aria=False).encode(x=x, x2="x2:Q", y=y)
            )
        for place, line in enumerate(note):
            at = pd.DataFrame({"x": [start / 2], column: [note_at], "text": [line]})
            layers.append(
                alt.Chart(at)
                .mark_text(color=QUIET, fontSize=size, align="center", baseline="middle", dy=15 * place, aria=False)
                .encode(x=x, y=y, text="text:N")
            )
        return alt.layer(*layers).properties(
            width=inside,
            height=150,
            title=alt.TitleParams(
                heading, anchor="start", fontSize=size + 1, fontWeight="bold", color=INK, font=config(layout)["font"]
            ),
        )

    left_out = f"{(~known).sum()} weeks"
    return alt.vconcat(
        panel(
            "arrivals",
            "Recorded as arriving",
            f"Recorded as arriving: {total('arrivals')} in {known.sum()} weeks",
            ON_RECORD,
            [f"{left_out} with no", "estimate, left out"]
            if layout == "wide"
            else [f"{left_out} with", "no estimate,", "left out"],
            1820,
        ),
        panel(
            "prevented",
            "Prevented, by French estimates",
            f"Prevented, by French estimates: {total('prevented')}",
            CONTEXT,
            ["not recorded"],
            330,
        ),
        spacing=14,
    ).configure(**config(layout))
