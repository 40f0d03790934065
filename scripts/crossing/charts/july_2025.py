"""Charts of the chapter on July 2025: first halves of years in people and in boats, the money, and the pilot that followed."""

from __future__ import annotations

import altair as alt
import pandas as pd

from crossing.charts.core import Figure, figure
from crossing.charts.rows import above, across, tall
from crossing.charts.style import (
    AS_REPORTED,
    CONTEXT,
    INK,
    NARROW,
    ON_RECORD,
    PAPER,
    QUIET,
    TYPE,
    WIDE,
    config,
    finish,
)
from crossing.language import prose
from crossing.ledger import Ledger

HALF_CLAIM = "backtranslated-2025-07-12"  # "around 20,000" between January and June
MILLION = 1_000_000
# A figure as reported: the hollow ring of every chart.
RING = {
    "filled": True,
    "shape": "circle",
    "size": 85,
    "fill": PAPER,
    "stroke": AS_REPORTED,
    "strokeWidth": 2.5,
    "opacity": 1,
}


def _claim(ledger: Ledger, ident: str) -> pd.Series:
    return ledger.claims.set_index("claim_id").loc[ident]


def first_halves(ledger: Ledger) -> pd.DataFrame:
    """People and boats recorded from 1 January to 30 June of every year that the daily table holds so far: year, people, boats."""
    daily = ledger.daily
    spring = daily.loc[daily["date"].dt.month <= 6]
    whole = spring.groupby(spring["date"].dt.year).agg(
        people=("arrivals", "sum"), boats=("boats", "sum"), last=("date", "max")
    )
    whole = whole.loc[(whole["last"].dt.month == 6) & (whole["last"].dt.day == 30)]
    return whole[["people", "boats"]].astype(int).rename_axis("year").reset_index()


# ---------------------------------------------------------------------------------------------------------------------
# First halves, people


@figure("first-halves-people")
def first_halves_people(ledger: Ledger) -> Figure:
    """Arrivals in each first half, the reported figure on the bar of its year."""
    halves, claim = first_halves(ledger), _claim(ledger, HALF_CLAIM)
    people = halves.set_index("year")["people"]
    year = claim["period_start"].year
    rise = prose.value(prose.percent_change(people[year - 1], people[year]), "percent", "whole")
    stated, now = prose.number(claim["value"]), prose.number(people[year])
    higher = people.idxmax() == year
    after = people.index > year
    later = f" The first half of {people.index[-1]} had {prose.number(people.iloc[-1])}." if after.any() else ""

    def draw(layout: str) -> alt.TopLevelMixin:
        return _draw_halves(halves, claim, rise, layout)

    return Figure(
        title=f"“Around {stated}” is {now} on record, {rise} more than a year before and {'the highest' if higher else 'not the highest'} first half of any year",
        subtitle=f"People arriving between January and June, {people.index[0]} to {people.index[-1]}, as on record now",
        alt=(
            f"Bar chart of arrivals in the first six months of each year: {prose.listing([f'{prose.number(value)} in {when}' for when, value in people.loc[:year].items()])}, "
            f"where the report has about {stated}. The rise from {year - 1} to {year} is {rise}.{later}"
        ),
        draw=draw,
        table=pd.DataFrame(
            {
                "Year": halves["year"],
                "People, January to June": halves["people"],
                "Change on the year before (%)": halves["people"].pct_change().mul(100).round(1),
            }
        ),
        sources=("daily", "claims"),
    )


def _draw_halves(halves: pd.DataFrame, claim: pd.Series, rise: str, layout: str) -> alt.TopLevelMixin:
    wide = layout == "wide"
    focus = halves["year"] == claim["period_start"].year
    rows = pd.DataFrame(
        {
            "label": halves["year"].astype(str),
            "people": halves["people"],
            "text": halves["people"].map(prose.number),
            "focus": focus,
        }
    )
    stated = rows.loc[focus, ["label", "text"]].assign(
        people=int(claim["value"]), words=f"as reported: around {prose.number(claim['value'])}", rise=f"up {rise}"
    )
    return (_standing if wide else _lying)(rows, stated, layout)


def _standing(rows: pd.DataFrame, stated: pd.DataFrame, layout: str) -> alt.TopLevelMixin:
    """The bars upright, years from left to right."""
    x = alt.X(
        "label:N",
        sort=None,
        scale=alt.Scale(paddingInner=0.28),
        axis=alt.Axis(title=None, labelAngle=0, ticks=False, labelPadding=6),
    )
    y = alt.Y("people:Q", axis=None, scale=alt.Scale(domain=[0, int(stated["people"].iloc[0] * 1.2)], nice=False))
    size = TYPE[layout] - 1
    base = alt.Chart(stated).encode(x=x, y=y)
    return finish(alt.layer(
        _half_bars(rows).encode(x=x, y=y),
        alt.Chart(rows.loc[~rows["focus"]]).mark_text(dy=-9, fontSize=size).encode(x=x, y=y, text="text:N"),
        base.mark_text(dy=-34, fontSize=size, color=ON_RECORD, fontWeight="bold").encode(text="text:N"),
        base.mark_text(dy=-17, fontSize=size, color=ON_RECORD).encode(text="rise:N"),
        base.mark_text(align="right", dx=-36, color=AS_REPORTED, fontSize=size).encode(text="words:N"),
        base.mark_point(**RING),
    ), layout, height=320)  # fmt: skip


def _lying(rows: pd.DataFrame, stated: pd.DataFrame, layout: str) -> alt.TopLevelMixin:
    """The bars level, years from top to bottom: on a phone the numbers have no room side by side."""
    y = alt.Y("label:N", sort=None, axis=alt.Axis(title=None, ticks=False, domain=False, labelPadding=6))
    x = alt.X("people:Q", axis=None, scale=alt.Scale(domain=[0, int(stated["people"].iloc[0] * 1.25)], nice=False))
    size = TYPE[layout] - 1
    base = alt.Chart(stated).encode(x=x, y=y)
    return finish(alt.layer(
        _half_bars(rows).encode(x=x, y=y),
        alt.Chart(rows.loc[~rows["focus"]]).mark_text(align="left", dx=6, fontSize=size).encode(x=x, y=y, text="text:N"),
        base.mark_text(align="left", dx=9, dy=-7, fontSize=size, color=ON_RECORD, fontWeight="bold").encode(text="text:N"),
        base.mark_text(align="left", dx=9, dy=8, fontSize=size, color=ON_RECORD).encode(text="rise:N"),
        base.mark_text(align="right", dx=-10, color=PAPER, fontSize=size).encode(text="words:N"),
        base.mark_point(**RING),
    ), layout, height=len(rows) * 29 + 8)  # fmt: skip


def _half_bars(rows: pd.DataFrame) -> alt.Chart:
    return (
        alt.Chart(rows)
        .mark_bar()
        .encode(
            color=alt.condition("datum.focus", alt.value(ON_RECORD), alt.value(CONTEXT)),
            tooltip=[
                alt.Tooltip("label:N", title="January to June"),
                alt.Tooltip("people:Q", title="People", format=",d"),
            ],
        )
    )


# ---------------------------------------------------------------------------------------------------------------------
# First halves, people beside boats


@figure("first-halves-boats")
def first_halves_boats(ledger: Ledger) -> Figure:
    """People and boats in each first half, two panels, the highest of each marked."""
    halves, year = first_halves(ledger), _claim(ledger, HALF_CLAIM)["period_start"].year
    at = halves.set_index("year")
    most_people, most_boats = at["people"].idxmax(), at["boats"].idxmax()
    load = at["people"] / at["boats"]
    people, boats, fleet = (
        prose.number(value) for value in (at["people"][most_people], at["boats"][year], at["boats"][most_boats])
    )

    def draw(layout: str) -> alt.TopLevelMixin:
        return _draw_pair(halves, year, layout)

    return Figure(
        title=f"A record for people ({people}) but not for boats: {boats} against {fleet} in the first half of {most_boats}",
        subtitle=f"People and boats arriving between January and June, {at.index[0]} to {at.index[-1]}, as on record now",
        alt=(
            f"Two bar charts of first halves of years. People are highest in {most_people}, {people}. Boats are highest in {most_boats}, {fleet}, and stand at {boats} in {year}. "
            f"People per boat rose from {prose.number(load[most_boats], 0)} to {prose.number(load[year], 0)} between those years."
        ),
        draw=draw,
        table=pd.DataFrame(
            {
                "Year": halves["year"],
                "People, January to June": halves["people"],
                "Boats, January to June": halves["boats"],
                "People per boat": (halves["people"] / halves["boats"]).round(1),
            }
        ),
        sources=("daily",),
    )


def _draw_pair(halves: pd.DataFrame, year: int, layout: str) -> alt.TopLevelMixin:
    wide = layout == "wide"
    room = config(layout)["padding"]
    width = (WIDE - 30) // 2 - room["right"] if wide else NARROW - room["left"] - room["right"]
    panels = [
        _panel(halves, measure, title, year, width, layout)
        for measure, title in (("people", "People"), ("boats", "Boats"))
    ]
    chart = alt.hconcat(*panels, spacing=28) if wide else alt.vconcat(*panels, spacing=18)
    return chart.configure(**config(layout))


def _panel(halves: pd.DataFrame, measure: str, title: str, year: int, width: int, layout: str) -> alt.LayerChart:
    rows = pd.DataFrame(
        {
            "label": "’" + halves["year"].astype(str).str[2:],
            "value": halves[measure],
            "text": halves[measure].map(prose.number),
            "focus": halves["year"] == year,
            "most": halves[measure] == halves[measure].max(),
            "year": halves["year"],
        }
    )
    x = alt.X(
        "label:N",
        sort=None,
        scale=alt.Scale(paddingInner=0.25),
        axis=alt.Axis(title=None, labelAngle=0, ticks=False, labelPadding=5),
    )
    y = alt.Y("value:Q", axis=None, scale=alt.Scale(domain=[0, int(rows["value"].max() * 1.15)], nice=False))
    bars = (
        alt.Chart(rows)
        .mark_bar()
        .encode(
            x=x,
            y=y,
            color=alt.condition("datum.focus", alt.value(ON_RECORD), alt.value(CONTEXT)),
            tooltip=[
                alt.Tooltip("year:Q", title="January to June", format="d"),
                alt.Tooltip("value:Q", title=title, format=",d"),
            ],
        )
    )
    size = TYPE[layout] - 2 if layout == "wide" else TYPE[layout] - 1
    # Only the year of the report, the highest and the newest carry their numbers; the others stand in the table.
    named = rows.loc[rows["focus"] | rows["most"] | (rows["year"] == rows["year"].max())]
    values = (
        alt.Chart(named)
        .mark_text(dy=-8, fontSize=size)
        .encode(x=x, y=y, text="text:N", color=alt.condition("datum.focus", alt.value(ON_RECORD), alt.value(INK)))
    )
    return alt.layer(bars, values).properties(
        width=width,
        height=190 if layout == "wide" else 165,
        title=alt.TitleParams(
            title,
            anchor="start",
            fontSize=TYPE[layout],
            fontWeight="bold",
            color=INK,
            font=config(layout)["font"],
            offset=4,
        ),
    )


# ---------------------------------------------------------------------------------------------------------------------
# The money


def money_rows(ledger: Ledger) -> pd.DataFrame:
    """The published components in order, as they add up, then their sum, then the public totals.

    Columns: label, kind (component, sum, total), start and end of the bar in million pounds, high (end with the higher
    value where one is published), text, wider (whether it counts years before the first component).
    """
    parts = ledger.money.loc[ledger.money["kind"] == "component"].sort_values("agreed", kind="stable")
    rows, low, high = [], 0.0, 0.0
    for part in parts.itertuples():
        top = part.amount_gbp if pd.isna(part.amount_gbp_high) else part.amount_gbp_high
        rows.append(
            (
                f"{part.agreed[:4]} {PART_NAMES[part.money_id]}",
                "component",
                low,
                low + part.amount_gbp,
                high + top,
                _range(part.amount_gbp, top),
                False,
            )
        )
        low, high = low + part.amount_gbp, high + top
    rows.append(("Sum of these", "sum", 0.0, low, high, _range(low, high), False))
    for total in ledger.money.loc[ledger.money["kind"] == "total"].sort_values("amount_gbp").itertuples():
        more = _claim(ledger, total.claim_id)["qualifier"] == "more_than" if total.claim_id else False
        words = ("more than " if more else "") + prose.money(total.amount_gbp, "GBP")
        rows.append(
            (
                TOTAL_NAMES[total.money_id],
                "total",
                0.0,
                total.amount_gbp,
                total.amount_gbp,
                words,
                total.money_id == WIDER,
            )
        )
    table = pd.DataFrame(rows, columns=["label", "kind", "start", "end", "high", "text", "wider"])
    table[["start", "end", "high"]] /= MILLION
    return table


# Short names of the rows; what each covers stands in money.csv.
PART_NAMES = {
    "2018-sandhurst": "Sandhurst Treaty",
    "2019-action-plan-first": "action plan, first part",
    "2019-action-plan-second": "action plan, second part",
    "2020-commitment": "commitment",
    "2021-arrangement": "arrangement",
    "2022-arrangement": "arrangement",
    "2023-summit": "summit, three years",
}
TOTAL_NAMES = {
    "total-commons-library-2018": "Commons Library, since 2018",
    "total-press-2018": "The report, since 2018",
    "total-with-2014-2018": "Commons Library plus 2014 to 2018",
}
WIDER = "total-with-2014-2018"  # the total that starts before the others


def _range(low: float, high: float) -> str:
    """An amount or a range in pounds: "£476 to £481 million"."""
    if low == high:
        return prose.money(low, "GBP")
    return f"{prose.money(low, 'GBP').removesuffix(' million')} to {prose.money(high, 'GBP')}"


@figure("money-since-2018")
def money_since_2018(ledger: Ledger) -> Figure:
    """The published components as they add up, and three public totals that differ."""
    rows = money_rows(ledger)
    totals = rows.loc[rows["kind"] == "total"]
    since = totals.loc[~totals["wider"], "text"].tolist()
    whole = rows.loc[rows["kind"] == "sum"].iloc[0]
    parts = rows.loc[rows["kind"] == "component"]

    def draw(layout: str) -> alt.TopLevelMixin:
        return _draw_money(rows, layout)

    return Figure(
        title=(
            f"{prose.in_words(len(since) + 1).capitalize()} answers for the money since {parts['label'].iloc[0][:4]}: {', '.join(since)}, "
            f"or {whole['text']} from the published parts"
        ),
        subtitle=(
            "UK money for French work against crossings, million pounds, by year agreed; amber rings are totals as reported in July 2025, "
            "the highest, from the same newspaper report as the Commons Library’s, adds 2014 to 2018"
        ),
        alt=(
            f"Bars that add up from left to right: {'; '.join(f'{row.label}, {row.text}' for row in parts.itertuples())}. Together {whole['text']}. "
            f"Below them three totals as reported: {'; '.join(f'{row.label}, {row.text}' for row in totals.itertuples())}."
        ),
        draw=draw,
        table=pd.DataFrame(
            {
                "What": rows["label"],
                "Kind": rows["kind"].map(
                    {"component": "published part", "sum": "our sum", "total": "total as reported"}
                ),
                "Million pounds": (rows["end"] - rows["start"]).round(2),
                "Higher value, where published": (rows["high"] - rows["start"])
                .round(2)
                .where(rows["high"] > rows["end"]),
            }
        ),
        sources=("money", "claims"),
    )


def _draw_money(rows: pd.DataFrame, layout: str) -> alt.TopLevelMixin:
    labels = rows["label"].tolist()
    y = across(labels, layout)
    wide = layout == "wide"
    scale = alt.Scale(domain=[0, 1010 if wide else 1120], nice=False)
    x = alt.X(
        "start:Q",
        scale=scale,
        axis=alt.Axis(
            title="million pounds", values=[0, 200, 400, 600, 800], labelFlush=False, grid=False, titleAnchor="start"
        ),
    )
    end = alt.X("end:Q", scale=scale)
    thick = 15 if wide else 13
    solid = rows.loc[rows["kind"] != "total"]
    bars = (
        alt.Chart(solid)
        .mark_bar(height=thick)
        .encode(
            x=x,
            x2="end:Q",
            y=y,
            color=alt.condition("datum.kind == 'sum'", alt.value(CONTEXT), alt.value(ON_RECORD)),
            tooltip=[alt.Tooltip("label:N", title="What"), alt.Tooltip("text:N", title="Amount")],
        )
    )
    # The stretch between the lower and the higher published value of the same money.
    spread = (
        alt.Chart(solid.loc[solid["high"] > solid["end"]])
        .mark_bar(height=thick, color=INK)
        .encode(x=end, x2="high:Q", y=y)
    )
    ends = solid.loc[(solid["kind"] == "component") & (solid["high"] > solid["end"])].assign(
        text="end strip: lowest to highest figure"
    )
    key = (
        alt.Chart(ends)
        .mark_text(align="right", dy=15, color=QUIET, fontSize=TYPE[layout] - 2)
        .encode(x=alt.X("high:Q", scale=scale), y=y, text="text:N")
    )
    totals = rows.loc[rows["kind"] == "total"]
    stems = alt.Chart(totals).mark_rule(color=AS_REPORTED, strokeWidth=1.5).encode(x=x, x2="end:Q", y=y)
    rings = (
        alt.Chart(totals)
        .mark_point(**RING)
        .encode(x=end, y=y, tooltip=[alt.Tooltip("label:N", title="Total"), alt.Tooltip("text:N", title="Amount")])
    )
    words = (
        alt.Chart(rows.assign(text=rows["text"].str.replace(" million", "m")))
        .mark_text(align="left", dx=9, fontSize=TYPE[layout] - 1)
        .encode(
            x=alt.X("high:Q", scale=scale),
            y=y,
            text="text:N",
            color=alt.condition("datum.kind == 'total'", alt.value(AS_REPORTED), alt.value(INK)),
        )
    )
    return finish(
        alt.layer(bars, spread, key, stems, rings, words, *above(labels, layout)),
        layout,
        height=tall(len(rows), layout, 44),
    )


# ---------------------------------------------------------------------------------------------------------------------
# What followed
