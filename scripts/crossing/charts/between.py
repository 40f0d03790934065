"""Charts of 2022 to 2024: weeks and policy, days counted twice, boats, and crossings prevented."""

from __future__ import annotations

from dataclasses import dataclass

import altair as alt
import pandas as pd

from .. import prose
from ..ledger import Ledger
from .core import Figure, figure
from .style import AS_REPORTED, CONTEXT, EVENT, INK, NARROW, ON_RECORD, QUIET, RULE, TYPE, WIDE, config, finish

YEARS = (2022, 2023, 2024)
# The two days that swapped the record, by the counts published then and on record now.
THEN_RECORD, NOW_RECORD = pd.Timestamp("2022-08-22"), pd.Timestamp("2022-09-03")
# Pairs of days next to each other with the largest opposite revisions; a test proves that no pair has larger ones.
NEIGHBOURS = 4


@dataclass(frozen=True)
class Place:
    """Where an event's words stand in its year's panel, in one layout.

    row: from the top, so that no rule runs through words; align: how the words hang on the rule, or, where `shift` is
    not 0, on a point that many days from it (the rule then ends under them); words: instead of the policy table's
    label where that is too long, a bar between lines.
    """

    row: int
    align: str = "left"
    shift: float = 0
    words: str = ""


# Place of each event in the wide and in the narrow layout.
EVENTS: dict[str, tuple[Place, Place]] = {
    "2022-04-14-rwanda": (Place(0), Place(0)),
    "2022-04-14-isotrope": (Place(1), Place(1)),
    "2022-04-25-withdrawal": (Place(2), Place(2, words="turnarounds withdrawn")),
    "2022-04-28-nationality-act": (Place(3), Place(3, words="Nationality and|Borders Act")),
    "2022-11-14-arrangement": (Place(0, "right", 45), Place(5, "right", 44, "deal with France")),
    "2023-01-31-command-returns": (Place(0), Place(0)),
    "2023-03-10-summit": (Place(1), Place(1)),
    "2023-07-20-illegal-migration-act": (Place(2), Place(3, "left", -118)),
    "2023-11-15-supreme-court": (Place(0, "right", 45), Place(2, "right", 44, "court: Rwanda unlawful")),
    "2024-04-25-rwanda-act": (Place(3, "right"), Place(3, "right", 62)),
    "2024-07-04-election": (Place(0, "right"), Place(0, "right")),
    "2024-07-05-government": (Place(1, "right"), Place(1, "right")),
    "2024-07-06-rwanda-ended": (Place(2, "right"), Place(2, "right")),
}
HIGHEST = 3700  # people: the bars' part of a panel, above the highest week of the three years
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
            f"recorded as arriving. Rules mark {len(EVENTS)} policy events, which the table of dated events lists."
        ),
        draw=draw,
        table=_monthly(ledger),
        sources=("weekly", "daily", "policy"),
    )


def _monthly(ledger: Ledger) -> pd.DataFrame:
    """The same arrivals by month, which is what a reader can take in as a table."""
    rows = ledger.daily.loc[ledger.daily["date"].dt.year.isin(YEARS)]
    months = rows.groupby(rows["date"].dt.to_period("M"))["arrivals"].sum()
    return pd.DataFrame({"Month": [f"{month:%B %Y}" for month in months.index], "People recorded as arriving": [int(value) for value in months]})


def _draw_weeks(rows: pd.DataFrame, years: dict[int, int], policy: pd.DataFrame, layout: str) -> alt.TopLevelMixin:
    panels = [_panel(rows, year, total, policy, layout) for year, total in years.items()]
    return alt.vconcat(*panels, spacing=6).configure(**config(layout)).configure_concat(spacing=10)


def _panel(rows: pd.DataFrame, year: int, total: int, policy: pd.DataFrame, layout: str) -> alt.LayerChart:
    axis, narrow = 46, layout == "narrow"
    rows_of_words = 1 + max(places[narrow].row for event_id, places in EVENTS.items() if event_id.startswith(str(year)))
    top = HIGHEST + LINE * rows_of_words
    mine = rows.loc[rows["week_ending"].dt.year == year]
    # A week is drawn from its Monday to its Sunday, in days of the year, so that months stand above months.
    last = mine["week_ending"].dt.day_of_year
    drawn = pd.DataFrame({
        "x": (last - 6.7).clip(lower=0.2), "x2": last - 0.3, "y": mine["arrivals"].astype(int),
        "week": [f"Week to {prose.day(day)}" for day in mine["week_ending"]],
    })
    x = _year_axis(year, layout)
    y = alt.Y("y:Q", title=None, scale=alt.Scale(domain=[0, top], nice=False),
              axis=alt.Axis(values=[0, 1000, 2000, 3000], format=",d", domain=False, ticks=False, minExtent=axis, maxExtent=axis))
    bars = alt.Chart(drawn).mark_bar(color=ON_RECORD, aria=False).encode(
        x=x, x2="x2:Q", y=y, y2=alt.datum(0), tooltip=[alt.Tooltip("week:N", title="Week"), alt.Tooltip("y:Q", title="People", format=",")])
    padding = config(layout)["padding"]
    inside = (NARROW if narrow else WIDE) - padding["left"] - padding["right"] - axis - 6
    name = alt.TitleParams(str(year), anchor="start", fontSize=TYPE[layout] + 1, fontWeight="bold", color=INK, font=config(layout)["font"], offset=2)
    return alt.layer(bars, *_rules(policy, year, top, layout)).properties(width=inside, height=top / PER_PIXEL, title=name)


def _year_axis(year: int, layout: str) -> alt.X:
    """The days of a year from left to right, with the names of months (of quarters' first months on a phone)."""
    months = [pd.Timestamp(year, month, 1) for month in range(1, 13, 1 if layout == "wide" else 3)]
    starts = {day.day_of_year - 0.5: f"{day:%b}" for day in months}
    names = " : ".join(f"datum.value == {start} ? '{name}'" for start, name in starts.items())
    return alt.X("x:Q", title=None, scale=alt.Scale(domain=[0, 366], nice=False),
                 axis=alt.Axis(values=list(starts), labelExpr=f"{names} : ''", labelAlign="left", labelOffset=0, grid=False, ticks=False))


def _rules(policy: pd.DataFrame, year: int, top: float, layout: str) -> list[alt.Chart]:
    labels = policy.set_index("event_id")
    rules, words = [], []
    for event_id, places in EVENTS.items():
        day, place = pd.Timestamp(labels["date"][event_id]), places[layout == "narrow"]
        if day.year != year:
            continue
        x, level = day.day_of_year - 0.5, top - LINE * (place.row + 0.5)
        rules.append({"x": x, "y": level + LINE * (-0.45 if place.shift else 0.4)})
        text = f"{day.day} {day:%b}: {place.words or labels['label'][event_id]}"
        for number, line in enumerate(text.split("|")):
            at = pd.DataFrame({"x": [x + place.shift], "y": [level - LINE * number], "text": [line]})
            dx = 0 if place.shift else {"left": 4, "right": -4}[place.align]
            words.append(_words(at, EVENT, size=TYPE[layout] - 1, align=place.align, dx=dx))
    rule = alt.Chart(pd.DataFrame(rules)).mark_rule(color=EVENT, strokeWidth=1, aria=False).encode(x="x:Q", y="y:Q", y2=alt.datum(0))
    return [rule, *words]


def _words(rows: pd.DataFrame, colour: str, *, size: int, align: str = "left", **mark: object) -> alt.Chart:
    return alt.Chart(rows).mark_text(color=colour, baseline="middle", align=align, fontSize=size, aria=False, **mark).encode(
        x="x:Q", y="y:Q", text="text:N")


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
    days = {day: f"{prose.day(day)} ({numbers(int(counts['then'][day]))} then, {numbers(int(counts['now'][day]))} now)" for day in (THEN_RECORD, NOW_RECORD)}

    def draw(layout: str) -> alt.TopLevelMixin:
        return _draw_twice(both, layout)

    changed = both.loc[both["then"] != both["now"]]
    largest = changed.reindex((changed["now"] - changed["then"]).abs().sort_values(ascending=False, kind="stable").index)[:40].sort_values("date")
    return Figure(
        title=f"{numbers(differ)} of {numbers(len(both))} days published twice have two different counts, and the record moved from one day to another",
        subtitle=f"People arriving, one dot a day, {prose.span(both['date'].min(), both['date'].max())}: first published and on record now",
        alt=(
            f"Scatter of {numbers(len(both))} days. {numbers(len(both) - differ)} lie on the diagonal, where both counts are equal; {numbers(differ)} do not. "
            f"The record day as first published was {days[THEN_RECORD]}; on record now it is {days[NOW_RECORD]}. "
            f"All days together come to {numbers(int(both['then'].sum()))} as first published and {numbers(int(both['now'].sum()))} on record now."
        ),
        draw=draw,
        table=pd.DataFrame({
            "Day (the forty that differ most)": [prose.day(day) for day in largest["date"]],
            "First published (people)": largest["then"].tolist(),
            "On record now (people)": largest["now"].tolist(),
        }),
        sources=("mod_daily", "daily"),
    )


def _draw_twice(both: pd.DataFrame, layout: str) -> alt.TopLevelMixin:
    narrow, size, top = layout == "narrow", TYPE[layout] - 1, 1400
    rows = both.assign(day=[prose.day(day) for day in both["date"]], named=both["date"].isin([THEN_RECORD, NOW_RECORD]))
    rows = rows[["then", "now", "day", "named"]]
    scale = alt.Scale(domain=[0, top], nice=False)
    ticks = {"values": [0, 500, 1000], "format": ",d", "ticks": False, "domain": False}
    x = alt.X("then:Q", title="First published by the Ministry of Defence", scale=scale, axis=alt.Axis(**ticks))
    y = alt.Y("now:Q", title=None, scale=scale, axis=alt.Axis(**ticks))
    tips = [alt.Tooltip("day:N", title="Day"), alt.Tooltip("then:Q", title="First published", format=","), alt.Tooltip("now:Q", title="On record now", format=",")]
    line = alt.Chart(pd.DataFrame({"then": [0, top], "now": [0, top]})).mark_line(color=CONTEXT, strokeWidth=1, strokeDash=[4, 3], aria=False)
    dots = alt.Chart(rows.loc[~rows["named"]]).mark_point(filled=True, color=ON_RECORD, opacity=0.55, size=28 if narrow else 36, aria=False)
    named = alt.Chart(rows.loc[rows["named"]]).mark_point(filled=True, color=ON_RECORD, opacity=1, size=90)
    rings = alt.Chart(rows.loc[rows["named"]]).mark_point(filled=False, color=AS_REPORTED, opacity=1, size=190, strokeWidth=2)
    counts = both.set_index("date")

    def words(day: pd.Timestamp, lines: list[str], dx: float, dy: float, align: str, anchor: tuple[float, float] | None = None) -> list[alt.Chart]:
        at = anchor or (counts["then"][day], counts["now"][day])
        return [
            alt.Chart(pd.DataFrame({"then": [at[0]], "now": [at[1]], "text": [text]})).mark_text(
                color=INK, align=align, baseline="middle", fontSize=size, fontWeight="bold" if place == 0 else "normal", dx=dx, dy=dy + 16 * place, aria=False,
            ).encode(x="then:Q", y="now:Q", text="text:N")
            for place, text in enumerate(lines)
        ]

    def told(day: pd.Timestamp) -> list[str]:
        return [prose.day(day, short=True), f"{prose.number(int(counts['then'][day]))} then,", f"{prose.number(int(counts['now'][day]))} now"]

    note = pd.DataFrame({"then": [430], "now": [430], "text": ["both counts equal"]})
    axis_name = pd.DataFrame({"then": [0], "now": [top], "text": ["On record now"]})
    return finish(alt.layer(
        line.encode(x=x, y=y), dots.encode(x=x, y=y, tooltip=tips), rings.encode(x=x, y=y), named.encode(x=x, y=y, tooltip=tips),
        *words(NOW_RECORD, told(NOW_RECORD), -14, -16, "right"),
        *words(THEN_RECORD, told(THEN_RECORD), 24 if narrow else -2, 44 if narrow else 24, "right" if narrow else "left"),
        alt.Chart(note).mark_text(color=QUIET, align="left", baseline="top", dx=14, dy=8, fontSize=size, aria=False).encode(x="then:Q", y="now:Q", text="text:N"),
        alt.Chart(axis_name).mark_text(color=QUIET, align="left", baseline="top", dx=4, fontSize=size, aria=False).encode(x="then:Q", y="now:Q", text="text:N"),
    ), layout, 360 if narrow else 440)


@figure("between-neighbours")
def neighbours(ledger: Ledger) -> Figure:
    """Pairs of days next to each other, one of which lost about what the other gained between the two counts."""
    pairs = _pairs(ledger)
    numbers = prose.number
    parts = []
    for pair in pairs:
        parts.append(f"{pair[0]['day']} {numbers(pair[0]['then'])} then and {numbers(pair[0]['now'])} now, "
                     f"{pair[1]['day']} {numbers(pair[1]['then'])} then and {numbers(pair[1]['now'])} now")
    swap = next(pair for pair in pairs if any(row["date"] == THEN_RECORD for row in pair))
    lost, gained = (abs(row["now"] - row["then"]) for row in sorted(swap, key=lambda row: row["now"] - row["then"]))

    def draw(layout: str) -> alt.TopLevelMixin:
        return _draw_pairs(pairs, layout)

    return Figure(
        title=f"Neighbouring days changed in opposite ways: {swap[1]['day']} fell by {numbers(lost)}, {swap[0]['day']} rose by {numbers(gained)}",
        subtitle="People arriving, the four pairs of neighbouring days with the largest opposite revisions, 2022; ring: first published, dot: on record now",
        alt=f"Pairs of neighbouring days in 2022: {'; '.join(parts)}.",
        draw=draw,
        table=pd.DataFrame([
            {"Day": f"{row['day']} 2022", "First published (people)": row["then"], "On record now (people)": row["now"], "Change (people)": row["now"] - row["then"]}
            for pair in pairs for row in pair
        ]),
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
        [{"date": row.date, "day": f"{row.date.day} {row.date:%B}", "then": int(row.then), "now": int(row.now)} for row in both.loc[place:place + 1].itertuples()]
        for place in sorted(chosen)
    ]


def _draw_pairs(pairs: list[list[dict]], layout: str) -> alt.TopLevelMixin:
    narrow, size, step = layout == "narrow", TYPE[layout] - 1, 74
    rows = pd.DataFrame([
        {**row, "level": pair_place * step + 18 + 26 * place, "name": f"{row['date'].day} {row['date']:%b}"}
        for pair_place, pair in enumerate(pairs) for place, row in enumerate(pair)
    ]).drop(columns="date")
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
        return alt.Chart(shown[["x", "level", "text"]]).mark_text(
            color=colour, align="right" if outward else "left", dx=-9 if outward else 9, baseline="middle", fontSize=size, aria=False,
        ).encode(x=x, y=y, text="text:N")

    base = alt.Chart(rows)
    tips = [alt.Tooltip("day:N", title="Day"), alt.Tooltip("then:Q", title="First published", format=","), alt.Tooltip("now:Q", title="On record now", format=",")]
    names = rows.assign(x=left)[["x", "level", "name"]]
    splits = pd.DataFrame({"level": [step * place - 6 for place in range(1, len(pairs))]})
    return finish(alt.layer(
        alt.Chart(splits).mark_rule(color=RULE, aria=False).encode(y=y),
        base.mark_rule(color=AS_REPORTED, strokeWidth=1.2, aria=False).encode(x=then, x2="now:Q", y=y),
        base.mark_point(filled=False, color=AS_REPORTED, size=100, strokeWidth=2, opacity=1).encode(x=then, y=y, tooltip=tips),
        base.mark_point(filled=True, color=ON_RECORD, size=70, opacity=1).encode(x=now, y=y, tooltip=tips),
        alt.Chart(names).mark_text(color=INK, align="left", baseline="middle", fontSize=size, aria=False).encode(x=x, y=y, text="name:N"),
        value("then", AS_REPORTED, True), value("then", AS_REPORTED, False), value("now", ON_RECORD, True), value("now", ON_RECORD, False),
    ), layout, step * len(pairs) + 30)


@figure("between-boats")
def boats(ledger: Ledger) -> Figure:
    """Boats by year, and people per boat."""
    whole = ledger.daily.groupby(ledger.daily["date"].dt.year).agg(arrivals=("arrivals", "sum"), boats=("boats", "sum"), days=("date", "size"))
    years = whole.loc[whole["days"] >= 365].astype(int)
    rows = pd.DataFrame({"year": years.index, "boats": years["boats"].to_numpy(), "each": (years["arrivals"] / years["boats"]).to_numpy()})
    held = rows.set_index("year")
    numbers, (first, _, last) = prose.number, YEARS

    def each(year: int) -> str:
        return numbers(held["each"][year], 0)

    def draw(layout: str) -> alt.TopLevelMixin:
        return _draw_boats(rows, layout)

    return Figure(
        title=f"Fewer boats, more people in each: {numbers(int(held['boats'][first]))} boats with {each(first)} people each in {first}, "
        f"{numbers(int(held['boats'][last]))} with {each(last)} in {last}",
        subtitle=f"Boats recorded as arriving, and people per boat, by year, {rows['year'].min()} to {rows['year'].max()}",
        alt="Boats and people per boat: " + "; ".join(f"{row.year}, {numbers(row.boats)} boats and {numbers(row.each, 0)} people each" for row in rows.itertuples()) + ".",
        draw=draw,
        table=pd.DataFrame({
            "Year": rows["year"], "Boats": rows["boats"], "People recorded as arriving": years["arrivals"].to_numpy(), "People per boat": rows["each"].round(1),
        }),
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
    x = alt.X("short:O", title=None, sort=None, scale=alt.Scale(paddingInner=0.25, paddingOuter=0.1), axis=alt.Axis(labelAngle=0, ticks=False, domain=False))
    tips = [alt.Tooltip("year:O", title="Year"), alt.Tooltip("boats:Q", title="Boats", format=","), alt.Tooltip("each:Q", title="People per boat", format=".1f")]

    def panel(column: str, label: str, name: str, height: int) -> alt.LayerChart:
        top = float(rows[column].max()) * 1.14
        base = alt.Chart(rows).encode(x=x, y=alt.Y(f"{column}:Q", axis=None, scale=alt.Scale(domain=[0, top], nice=False)))
        return alt.layer(
            base.mark_bar(color=ON_RECORD).encode(tooltip=tips),
            base.mark_text(color=ON_RECORD, dy=-9, fontSize=size, aria=False).encode(text=f"{label}:N"),
        ).properties(width=width, height=height, title=alt.TitleParams(name, anchor="start", fontSize=size + 1, fontWeight="bold", color=INK, font=config(layout)["font"]))

    panels = [panel("boats", "count", "Boats", 190 if wide else 150), panel("each", "people", "People per boat", 190 if wide else 150)]
    return (alt.hconcat(*panels, spacing=gap) if wide else alt.vconcat(*panels, spacing=16)).configure(**config(layout))


@figure("between-prevented")
def prevented(ledger: Ledger) -> Figure:
    """People who arrived and people prevented from crossing, by week of 2024; the second is not recorded before May."""
    rows = ledger.weekly.loc[ledger.weekly["week_ending"].dt.year == YEARS[-1], ["week_ending", "arrivals", "people_prevented"]]
    known = rows.loc[rows["people_prevented"].notna()]
    first = known["week_ending"].min()
    arrived, stopped = int(known["arrivals"].sum()), int(known["people_prevented"].sum())
    numbers = prose.number
    missing = len(rows) - len(known)

    def draw(layout: str) -> alt.TopLevelMixin:
        return _draw_prevented(rows, first, layout)

    return Figure(
        title=f"Since {first:%B %Y} the series also estimates people prevented: {numbers(stopped)} in that year’s weeks, beside {numbers(arrived)} who arrived",
        subtitle=f"People by week of {YEARS[-1]}: recorded as arriving, and prevented from crossing by French estimates",
        alt=(
            f"Two rows of weekly bars for {YEARS[-1]}. In the {len(known)} weeks from the one that ended on {prose.day(first)}, {numbers(arrived)} people arrived and "
            f"{numbers(stopped)} were prevented from crossing, by French operational estimates. For the {missing} weeks before, the number prevented is not recorded, which is not zero."
        ),
        draw=draw,
        table=pd.DataFrame({
            "Week ending": [prose.day(day) for day in rows["week_ending"]],
            "People recorded as arriving": rows["arrivals"].tolist(),
            "People prevented (French estimate)": rows["people_prevented"].astype("Int64").tolist(),
        }),
        sources=("weekly",),
    )


def _draw_prevented(rows: pd.DataFrame, first: pd.Timestamp, layout: str) -> alt.TopLevelMixin:
    size, axis = TYPE[layout] - 1, 46
    padding = config(layout)["padding"]
    inside = (WIDE if layout == "wide" else NARROW) - padding["left"] - padding["right"] - axis - 6
    year, top = first.year, 2300
    last = rows["week_ending"].dt.day_of_year
    drawn = pd.DataFrame({
        "x": (last - 6.5).clip(lower=0.2), "x2": last - 0.5, "arrivals": rows["arrivals"].astype(int), "prevented": rows["people_prevented"].astype("Int64"),
        "week": [f"Week to {prose.day(day)}" for day in rows["week_ending"]],
    })
    x, start = _year_axis(year, layout), float(first.day_of_year - 7)

    def panel(column: str, words: str, note: str, **bar: object) -> alt.LayerChart:
        y = alt.Y(f"{column}:Q", title=None, scale=alt.Scale(domain=[0, top], nice=False),
                  axis=alt.Axis(values=[0, 1000, 2000], format=",d", domain=False, ticks=False, minExtent=axis, maxExtent=axis))
        shown = drawn.loc[drawn[column].notna(), ["x", "x2", column, "week"]].astype({column: int})
        layers = [
            alt.Chart(shown).mark_bar(aria=False, **bar).encode(x=x, x2="x2:Q", y=y, y2=alt.datum(0), tooltip=[
                alt.Tooltip("week:N", title="Week"), alt.Tooltip(f"{column}:Q", title=words, format=",")]),
        ]
        if note:
            gap = pd.DataFrame({"x": [0.2], "x2": [start], column: [130]})
            layers.append(alt.Chart(gap).mark_rule(color=CONTEXT, strokeDash=[4, 3], aria=False).encode(x=x, x2="x2:Q", y=y))
            at = pd.DataFrame({"x": [start / 2], column: [330], "text": [note]})
            layers.append(alt.Chart(at).mark_text(color=QUIET, fontSize=size, align="center", baseline="middle", aria=False).encode(x=x, y=y, text="text:N"))
        return alt.layer(*layers).properties(width=inside, height=150, title=alt.TitleParams(
            words, anchor="start", fontSize=size + 1, fontWeight="bold", color=INK, font=config(layout)["font"]))

    return alt.vconcat(
        panel("arrivals", "Recorded as arriving", "", color=ON_RECORD),
        panel("prevented", "Prevented, by French estimates", "not recorded", color=CONTEXT),
        spacing=14,
    ).configure(**config(layout))
