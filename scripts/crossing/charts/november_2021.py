"""Charts of November 2021: two days, a total, two pledges and a statement of aim, and asylum claims beside arrivals by boat."""

from __future__ import annotations

import itertools

import altair as alt
import pandas as pd

from crossing.charts.core import Figure, figure
from crossing.charts.style import (
    AS_REPORTED,
    CONTEXT,
    EVENT,
    INK,
    LAND,
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
from crossing.language.spans import Span, twelve_months_after, twelve_months_to
from crossing.ledger import Ledger
from crossing.official import Series
from crossing.official.quantities import compute, lookup

# Days of November 2021 for which a figure was printed then, and the claim that holds it.
RECORD, EVE = "kent-2021-11-05", "kent-2021-11-11"
ATTEMPTED, STOPPED = "spun-2021-11-12", "spun-2021-11-11"
# What the KentOnline report tells of aims: claim, what kind it is, and its words.
PROMISES = {
    "kent-2021-11-17": ("pledge", "deadline of the 2019 promise"),
    "kent-2021-11-20": ("pledge", "pledge to make the route “unviable”"),
    "kent-2021-11-10": ("statement", "aim of preventing “100%”"),
}
AUGUST_PLEDGE, REPORTED = "kent-2021-11-19", "kent-2021-11-02"
ASYLUM = ("uk-asylum-2019", "uk-asylum-2020", "uk-asylum-year-to-2021-09")

Scales = tuple[str | alt.X, str | alt.Y]


def _claim(ledger: Ledger, claim_id: str) -> pd.Series:
    return ledger.claims.set_index("claim_id").loc[claim_id]


def _text(rows: pd.DataFrame, colour: str, scales: Scales = ("x:Q", "y:Q"), **mark: object) -> alt.Chart:
    """Words at x and y of `rows`, in the column `text`; `scales` as other layers have them, where those have no axes."""
    return (
        alt.Chart(rows)
        .mark_text(color=colour, baseline="middle", aria=False, **mark)
        .encode(x=scales[0], y=scales[1], text="text:N")
    )


@figure("november-2021-split")
def split(ledger: Ledger) -> Figure:
    """The people said to have set out on the record day: those who arrived and those stopped."""
    attempted, stopped = (int(_claim(ledger, claim)["value"]) for claim in (ATTEMPTED, STOPPED))
    arrived = int(_claim(ledger, RECORD)["value"])
    day = _claim(ledger, RECORD)["period_start"]
    now = int(compute(f"day.{day:%Y-%m-%d}", ledger).value)
    share = prose.value(lookup(f"share~{STOPPED}~{ATTEMPTED}", ledger).value, "percent", "one")
    numbers = prose.number

    def draw(layout: str) -> alt.TopLevelMixin:
        return _draw_split(attempted, stopped, arrived, now, layout)

    return Figure(
        title=f"As reported then, {numbers(stopped)} of {numbers(attempted)} people were stopped by France: {share}",
        subtitle=f"People who tried to cross in small boats, {prose.day(day)}",
        alt=(
            f"Two bars. As reported in November 2021: {numbers(attempted)} people tried to cross, {numbers(arrived)} of them arrived and "
            f"{numbers(stopped)}, or {share}, were stopped by France. On record now: {numbers(now)} arrived; how many tried is not recorded."
        ),
        draw=draw,
        table=pd.DataFrame(
            {
                "Count": ["As reported, November 2021", "On record now"],
                "Arrived (people)": [arrived, now],
                "Stopped by France (people)": pd.Series([stopped, None], dtype="Int64"),
                "Tried to cross (people)": pd.Series([attempted, None], dtype="Int64"),
            }
        ),
        sources=("claims", "daily"),
    )


def _draw_split(attempted: int, stopped: int, arrived: int, now: int, layout: str) -> alt.TopLevelMixin:
    numbers, size = prose.number, TYPE[layout] - 1
    x = alt.X("x:Q", axis=None, scale=alt.Scale(domain=[0, attempted], nice=False))
    y = alt.Y("y:Q", axis=None, scale=alt.Scale(domain=[0, 150], nice=False, reverse=True))

    def bar(start: float, end: float, level: float, **mark: object) -> alt.Chart:
        return (
            alt.Chart(pd.DataFrame({"x": [start], "x2": [end], "y": [level], "y2": [level + 34]}))
            .mark_rect(**mark)
            .encode(x=x, x2="x2:Q", y=y, y2="y2:Q")
        )

    def words(at: float, level: float, text: str, colour: str, align: str = "left", **mark: object) -> alt.Chart:
        return _text(
            pd.DataFrame({"x": [at], "y": [level], "text": [text]}), colour, (x, y), align=align, fontSize=size, **mark
        )

    hollow = {"fillOpacity": 0, "fill": AS_REPORTED, "stroke": AS_REPORTED, "strokeWidth": 2}
    return finish(
        alt.layer(
            words(0, 12, f"As reported then: {numbers(attempted)} tried to cross", AS_REPORTED, fontWeight="bold"),
            words(attempted, 68, "stopped by France", AS_REPORTED, align="right"),
            bar(0, arrived, 24, **hollow),
            bar(arrived, attempted, 24, **hollow),
            words(arrived / 2, 41, f"{numbers(arrived)} arrived", INK, align="center"),
            words((arrived + attempted) / 2, 41, numbers(stopped), INK, align="center"),
            words(0, 92, "On record now: how many tried is not recorded", ON_RECORD, fontWeight="bold"),
            bar(0, now, 104, fill=ON_RECORD),
            words(now / 2, 121, f"{numbers(now)} arrived", PAPER, align="center", fontWeight="bold"),
        ),
        layout,
        168,
    )


@figure("promises-2019-2022")
def promises(ledger: Ledger) -> Figure:
    """Two pledges and a statement of aim as rules against arrivals by month, 2019 to 2022, and the twelve months on either side."""
    start, end = pd.Timestamp("2019-01-01"), pd.Timestamp("2022-12-31")
    rows = ledger.daily.loc[ledger.daily["date"].between(start, end)]
    months = rows.groupby(rows["date"].dt.to_period("M"))["arrivals"].sum()
    years = rows.groupby(rows["date"].dt.year)["arrivals"].sum()
    turns = _turns(ledger)
    numbers = prose.number
    kinds = [kind for kind, _ in PROMISES.values()]
    parts = [
        f"{turn['name']} ({turn['words']}): {numbers(turn['before'])} before and {numbers(turn['after'])} after"
        for turn in turns
    ]
    high = months.idxmax()

    def draw(layout: str) -> alt.TopLevelMixin:
        return _draw_promises(months, years, turns, layout)

    return Figure(
        title=(
            f"After {prose.in_words(kinds.count('pledge'))} pledges and {prose.in_words(kinds.count('statement'))} statement of aim, "
            "more people arrived in twelve months than in the twelve before"
        ),
        subtitle=(
            "People recorded as arriving in small boats, by month and year, 2019 to 2022, and in the twelve months up to and after each date; "
            "the 2019 promise counts from its deadline, the statement from the day it was reported"
        ),
        alt=(
            f"Arrivals by month rise from {numbers(int(months.iloc[0]))} in January 2019 to a high of {numbers(int(months[high]))} in {high:%B %Y}. "
            f"People who arrived in the twelve months up to and after each date: {'; '.join(parts)}. "
            f"By year: {prose.listing([f'{numbers(int(total))} in {year}' for year, total in years.items()])}."
        ),
        draw=draw,
        table=_promises_table(months, turns),
        sources=("daily", "claims"),
    )


def _promises_table(months: pd.Series, turns: list[dict]) -> pd.DataFrame:
    """The months, and then the twelve months before and after each date."""
    names, people = [f"{month:%B %Y}" for month in months.index], [int(value) for value in months]
    for turn in turns:
        day = turn["day"].date()
        names += [f"Before: {prose.span(twelve_months_to(day))}", f"After: {prose.span(twelve_months_after(day))}"]
        people += [turn["before"], turn["after"]]
    return pd.DataFrame({"Month, or twelve months": names, "People recorded as arriving": people})


def _turns(ledger: Ledger) -> list[dict]:
    """What was pledged or stated: the day that is drawn, its name, its words, and the arrivals in twelve months before and after.

    The day of the first is the end of its deadline (the text gives the promise a year only), of the second the end of
    the month in which it was made, of the third the day on which the statement was reported, as in the cross-check.
    """
    series = Series(ledger.daily)
    reported = _claim(ledger, REPORTED)["period_end"]
    starts = {
        "kent-2021-11-17": (_claim(ledger, "kent-2021-11-17")["period_end"], "Spring 2020"),
        "kent-2021-11-20": (_claim(ledger, AUGUST_PLEDGE)["period_end"], "August 2020"),
        "kent-2021-11-10": (reported, f"Reported {prose.day(reported, short=True)}"),
    }
    turns = []
    for claim_id, (day, name) in starts.items():
        before, after = series.twelve_months(day), series.total(twelve_months_after(day.date()))
        turns.append({"day": day, "name": name, "words": PROMISES[claim_id][1], "before": before, "after": after})
    return turns


def _draw_promises(months: pd.Series, years: pd.Series, turns: list[dict], layout: str) -> alt.TopLevelMixin:
    """Months above, with a rule for each date; pairs of twelve months below. Placed in px, so that both share one scale."""
    wide, size = layout == "wide", TYPE[layout] - 1
    padding = config(layout)["padding"]
    inside = (WIDE if wide else NARROW) - padding["left"] - padding["right"]
    gutter, zero, per_person = 46 if wide else 42, 270, 190 / float(months.max())
    line, first = 17, zero + 84  # px: a line of words, and the heading of the first pair
    pair = 66
    bottom = first + pair * len(turns)
    x = alt.X("x:Q", axis=None, scale=alt.Scale(domain=[0, inside], nice=False, zero=False))
    y = alt.Y("y:Q", axis=None, scale=alt.Scale(domain=[bottom, 0], nice=False, zero=False))
    start, end = months.index[0].start_time, months.index[-1].end_time

    def across(day: pd.Timestamp) -> float:
        return round(gutter + (inside - gutter) * ((day - start) / (end - start)), 1)

    def rules(rows: list[dict], colour: str) -> alt.Chart:
        return (
            alt.Chart(pd.DataFrame(rows))
            .mark_rule(color=colour, strokeWidth=1, aria=False)
            .encode(x=x, x2="x2:Q", y=y, y2="y2:Q")
        )

    def words(rows: list[dict], colour: str, **mark: object) -> alt.Chart:
        return _text(pd.DataFrame(rows), colour, (x, y), **{"align": "left", "fontSize": size, **mark})

    bars = pd.DataFrame(
        {
            "x": [across(month.start_time) for month in months.index],
            "x2": [across(month.end_time) - (2 if wide else 1) for month in months.index],
            "y": zero,
            "y2": [round(zero - value * per_person, 1) for value in months],
            "month": [f"{month:%B %Y}" for month in months.index],
            "people": months.astype(int).to_numpy(),
        }
    )
    levels = [
        {"x": gutter, "x2": inside, "y": round(zero - level * per_person, 1), "text": prose.number(level)}
        for level in (0, 2000, 4000, 6000, 8000)
    ]
    middles = [
        (across(pd.Timestamp(int(year), 7, 2)), str(year), prose.number(int(total))) for year, total in years.items()
    ]
    # the earliest date has the lowest words, to the left of its rule, so that no rule runs through words
    tops = [9 + line * place for place in range(len(turns))][::-1]
    return finish(
        alt.layer(
            rules([{**level, "y2": level["y"]} for level in levels], RULE),
            words([{**level, "x": gutter - 6} for level in levels], QUIET, align="right"),
            alt.Chart(bars)
            .mark_rect(color=ON_RECORD, aria=False)
            .encode(
                x=x,
                x2="x2:Q",
                y=y,
                y2="y2:Q",
                tooltip=[alt.Tooltip("month:N", title="Month"), alt.Tooltip("people:Q", title="People", format=",")],
            ),
            words([{"x": at, "y": zero + 13, "text": year} for at, year, _ in middles], QUIET, align="center"),
            words(
                [{"x": at, "y": zero + 13 + line, "text": total} for at, _, total in middles],
                INK,
                align="center",
                fontWeight="bold",
            ),
            rules(
                [
                    {"x": across(turn["day"]), "x2": across(turn["day"]), "y": top - 8, "y2": zero}
                    for turn, top in zip(turns, tops, strict=True)
                ],
                EVENT,
            ),
            words(
                [
                    {"x": across(turn["day"]), "y": top, "text": turn["name"]}
                    for turn, top in zip(turns, tops, strict=True)
                ],
                EVENT,
                align="right",
                dx=-5,
            ),
            words(
                [{"x": 0, "y": first - 24, "text": "Twelve months before and after each date"}], INK, fontWeight="bold"
            ),
            *_pairs(turns, first, pair, inside - (120 if wide else 102), (x, y), size),
        ),
        layout,
        bottom + padding["top"] + padding["bottom"],
    )


def _pairs(turns: list[dict], first: int, pair: int, longest: int, scales: Scales, size: int) -> list[alt.Chart]:
    """For each date a heading and two bars, the twelve months before and the twelve after, each with its number."""
    per_person = longest / max(turn["after"] for turn in turns)
    heads, bars = [], []
    for place, turn in enumerate(turns):
        top = first + place * pair
        heads.append({"x": 0, "y": top, "text": f"{turn['name']}: {turn['words']}"})
        for side, level in (("before", top + 11), ("after", top + 30)):
            bars.append(
                {
                    "x": 0,
                    "x2": round(turn[side] * per_person, 1),
                    "y": level,
                    "y2": level + 17,
                    "middle": level + 9,
                    "side": side,
                    "people": turn[side],
                    "text": f"{prose.number(turn[side])} {side}",
                }
            )
    table = pd.DataFrame(bars)
    layers = [_text(pd.DataFrame(heads), EVENT, scales, align="left", fontSize=size)]
    for side, colour, ink in (("before", CONTEXT, QUIET), ("after", ON_RECORD, ON_RECORD)):
        rows = table.loc[table["side"] == side]
        layers += [
            alt.Chart(rows)
            .mark_rect(color=colour, aria=False)
            .encode(
                x=scales[0],
                x2="x2:Q",
                y=scales[1],
                y2="y2:Q",
                tooltip=[alt.Tooltip("people:Q", title=f"Twelve months {side}", format=",")],
            ),
            _text(
                rows[["x2", "middle", "text"]].set_axis(["x", "y", "text"], axis=1),
                ink,
                scales,
                align="left",
                dx=6,
                fontSize=size,
                fontWeight="bold",
            ),
        ]
    return layers


@figure("asylum-and-boats")
def asylum(ledger: Ledger) -> Figure:
    """UK asylum applications beside arrivals by small boat, for the spans of the published totals."""
    table = ledger.other_totals.set_index("total_id").loc[list(ASYLUM)]
    series = Series(ledger.daily)
    rows = pd.DataFrame(
        {
            "span": [_span_name(row) for _, row in table.iterrows()],
            "claims": table["value"].astype(int).to_numpy(),
            "boats": [
                series.total(Span(row["period_start"].date(), row["period_end"].date())) for _, row in table.iterrows()
            ],
        }
    )
    first, last = rows.iloc[0], rows.iloc[-1]
    rise = prose.value(prose.percent_change(first["claims"], last["claims"]), "percent", "whole")
    times = _fold(last["boats"] / first["boats"])
    numbers = prose.number

    def draw(layout: str) -> alt.TopLevelMixin:
        return _draw_asylum(rows, layout)

    return Figure(
        title=f"From {first['span']} to the {_lower(last['span'])} asylum applications rose by {rise}; arrivals by boat grew about {times}",
        subtitle="UK asylum applications and people recorded as arriving in small boats, by the same spans"
        + _shared(table),
        alt="Applications and arrivals by small boat: "
        + "; ".join(
            f"{_lower(row.span)}, {numbers(row.claims)} applications and {numbers(row.boats)} arrivals"
            for row in rows.itertuples()
        )
        + ".",
        draw=draw,
        table=rows.set_axis(
            ["Span", "UK asylum applications, as published", "People arriving in small boats, on record now"], axis=1
        ).assign(**{"Where the applications are published": table["citation"].to_numpy()}),
        sources=("other_totals", "daily"),
    )


def _span_name(row: pd.Series) -> str:
    """A calendar year by its number, any other twelve months by their end."""
    start, end = row["period_start"], row["period_end"]
    return str(end.year) if (start.month, end.month) == (1, 12) else f"Year to {end:%B %Y}"


def _fold(ratio: float) -> str:
    """A growth in words: 10.05 -> "tenfold"."""
    times = prose.in_words(round(ratio))
    return f"{times}fold" if times.isalpha() else f"{times}-fold"


def _shared(table: pd.DataFrame) -> str:
    """Words for the days that two successive spans of a table share; empty if none do."""
    found = []
    for (_, one), (_, other) in itertools.pairwise(table.sort_values("period_end").iterrows()):
        if other["period_start"] <= one["period_end"]:
            both = prose.span(max(one["period_start"], other["period_start"]), one["period_end"])
            found.append(f"; {_lower(_span_name(one))} and the {_lower(_span_name(other))} share {both}")
    return "".join(found)


def _lower(span: str) -> str:
    """A span's name inside a sentence."""
    return span[0].lower() + span[1:]


def _draw_asylum(rows: pd.DataFrame, layout: str) -> alt.TopLevelMixin:
    size, step = TYPE[layout] - 1, 84
    x = alt.X("x:Q", axis=None, scale=alt.Scale(domain=[0, int(rows["claims"].max())], nice=False))
    y = alt.Y("y:Q", axis=None, scale=alt.Scale(domain=[0, step * len(rows)], nice=False, reverse=True))
    layers = []
    for place, row in enumerate(rows.itertuples()):
        top = place * step
        claims = "asylum applications" if place == 0 else "applications"
        for kind, value, colours, level in (
            ("claims", row.claims, {"fill": LAND, "stroke": CONTEXT}, top + 20),
            ("boats", row.boats, {"fill": ON_RECORD}, top + 48),
        ):
            bar = pd.DataFrame({"x": [0], "x2": [value], "y": [level], "y2": [level + 22]})
            layers.append(
                alt.Chart(bar)
                .mark_rect(**colours)
                .encode(
                    x=x,
                    x2="x2:Q",
                    y=y,
                    y2="y2:Q",
                    tooltip=[alt.Tooltip("x2:Q", title="Applications" if kind == "claims" else "Arrivals", format=",")],
                )
            )
        layers += [
            _text(
                pd.DataFrame({"x": [0], "y": [top + 9], "text": [row.span]}),
                INK,
                (x, y),
                align="left",
                fontWeight="bold",
                fontSize=size,
            ),
            _text(
                pd.DataFrame({"x": [0], "y": [top + 31], "text": [f"{prose.number(row.claims)} {claims}"]}),
                INK,
                (x, y),
                align="left",
                dx=7,
                fontSize=size,
            ),
            _text(
                pd.DataFrame({"x": [row.boats], "y": [top + 59], "text": [f"{prose.number(row.boats)} by small boat"]}),
                ON_RECORD,
                (x, y),
                align="left",
                dx=6,
                fontSize=size,
            ),
        ]
    return finish(alt.layer(*layers), layout, step * len(rows) + 8)
