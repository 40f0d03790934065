"""Charts of 2022 to 2024: weeks and policy, days counted twice, boats, and crossings prevented."""

from __future__ import annotations

import altair as alt
import pandas as pd

from crossing.charts.core import Figure, figure
from crossing.charts.style import (
    AS_REPORTED,
    INK,
    NARROW,
    ON_RECORD,
    RULE,
    TYPE,
    WIDE,
    config,
    finish,
)
from crossing.language import prose
from crossing.ledger import Ledger

YEARS = (2022, 2023, 2024)
# The two days that swapped the record, by the counts published then and on record now.
THEN_RECORD, NOW_RECORD = pd.Timestamp("2022-08-22"), pd.Timestamp("2022-09-03")
# Pairs of days next to each other with the largest opposite revisions; a test proves that no pair has larger ones.
NEIGHBOURS = 4


def _both(ledger: Ledger) -> pd.DataFrame:
    """The days published twice: date, then, now."""
    both = ledger.mod_daily.merge(ledger.daily, on="date")[["date", "arrivals_as_published", "arrivals"]]
    return both.set_axis(["date", "then", "now"], axis=1).astype({"then": int, "now": int})


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
