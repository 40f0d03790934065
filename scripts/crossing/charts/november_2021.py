"""Charts of November 2021: two days, a total, two pledges and a statement of aim, and asylum claims beside arrivals by boat."""

from __future__ import annotations

import itertools
import textwrap

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

MONTH = (pd.Timestamp("2021-11-01"), pd.Timestamp("2021-11-30"))
# Days of November 2021 for which a figure was printed then, and the claim that holds it.
RECORD, EVE = "kent-2021-11-05", "kent-2021-11-11"
TO_DATE = "spun-2021-11-09"
TO_DATE_FROM = 19_500  # people: where the scale of its chart starts
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


@figure("november-2021-days")
def days(ledger: Ledger) -> Figure:
    """Every day of November 2021, with the two days that the reports print, then and now, and what ministers did."""
    rows = ledger.daily.loc[ledger.daily["date"].between(*MONTH), ["date", "arrivals"]]
    now = rows.set_index("date")["arrivals"]
    record, eve = _claim(ledger, RECORD), _claim(ledger, EVE)
    then = {claim["period_start"]: int(claim["value"]) for claim in (eve, record)}
    fifth = now.loc[record["period_start"] + pd.Timedelta(days=1) :].idxmax()
    events = _events(ledger)
    record_now, eve_now = int(now[record["period_start"]]), int(now[eve["period_start"]])
    quiet = int((now == 0).sum())

    def draw(layout: str) -> alt.TopLevelMixin:
        return _draw_days(now, then, fifth, events, layout)

    return Figure(
        title=f"{prose.number(record['value'])} people were announced for 11 November 2021; {prose.number(record_now)} are on record now",
        subtitle="People recorded as arriving in small boats, by day, November 2021; rings: as reported",
        alt=(
            f"Daily arrivals, 1 to 30 November 2021. On 10 November almost {prose.number(eve['value'])} were reported and "
            f"{prose.number(eve_now)} are on record now; on 11 November {prose.number(record['value'])} were announced as a record and "
            f"{prose.number(record_now)} are on record now. On {prose.day(fifth)} there were {prose.number(int(now[fifth]))}. "
            f"On {quiet} of the {len(now)} days nobody is recorded as arriving."
        ),
        draw=draw,
        table=pd.DataFrame(
            {
                "Day": [prose.day(day) for day in now.index],
                "On record now (people)": now.tolist(),
                "As printed in these reports (people)": pd.Series([then.get(day) for day in now.index], dtype="Int64"),
            }
        ),
        sources=("daily", "claims", "policy"),
    )


# What the chart marks of the events of that month: the dispute over the target, and the drownings.
AFTER_RECORD = ("2021-11-15-call", "2021-11-17-embassy", "2021-11-24-drownings")


def _events(ledger: Ledger) -> pd.DataFrame:
    """What happened after the record day, in this month: day of the month and words."""
    after = ledger.policy.loc[ledger.policy["event_id"].isin(AFTER_RECORD)]
    days_of_month = pd.to_datetime(after["date"]).dt.day
    return pd.DataFrame(
        {
            "day": days_of_month,
            "text": [f"{day} Nov: {words}" for day, words in zip(days_of_month, after["label"], strict=True)],
        }
    )


def _draw_days(
    now: pd.Series, then: dict[pd.Timestamp, int], fifth: pd.Timestamp, events: pd.DataFrame, layout: str
) -> alt.TopLevelMixin:
    narrow = layout == "narrow"
    rules, words = _day_events(events, layout)
    low, high = round(min(words["y"]) - LINE), 1400
    x = alt.X("x:Q", axis=None, scale=alt.Scale(domain=[0.3, 30.7], nice=False))
    y = alt.Y(
        "y:Q",
        title=None,
        scale=alt.Scale(domain=[low, high], nice=False),
        axis=alt.Axis(values=[0, 500, 1000], domain=False, ticks=False),
    )
    drawn = pd.DataFrame(
        {"x": now.index.day, "y": now.astype(int).to_numpy(), "day": [prose.day(day) for day in now.index]}
    )
    rings = pd.DataFrame(
        [{"x": day.day, "y": value, "now": int(now[day]), "day": prose.day(day)} for day, value in then.items()]
    )
    # on a phone the outer names would stick out, and the picture shrink to hold them
    outer = {1: ("left", -6), 30: ("right", 6)} if narrow else {}
    named = [
        (pd.DataFrame({"x": [day], "y": [-LINE], "text": [f"{day} Nov"]}), *outer.get(day, ("center", 0)))
        for day in (1, 10, 20, 30)
    ]
    base = alt.Chart(drawn).encode(x=x, y=y)
    tips = [alt.Tooltip("day:N", title="Day"), alt.Tooltip("y:Q", title="On record now", format=",")]
    layers = [
        alt.Chart(rules).mark_rule(color=EVENT, strokeWidth=1, aria=False).encode(x=x, y=y, y2="y2:Q"),
        _text(words, EVENT, (x, y), align="right", dx=-5, fontSize=TYPE[layout] - 1),
        *(_text(at, QUIET, (x, y), align=align, dx=right, fontSize=TYPE[layout] - 1) for at, align, right in named),
        base.mark_rule(color=ON_RECORD, strokeWidth=2, aria=False).encode(y2=alt.datum(0)),
        base.mark_point(filled=True, color=ON_RECORD, opacity=1, size=46 if narrow else 60).encode(tooltip=tips),
        alt.Chart(rings).mark_rule(color=AS_REPORTED, strokeWidth=1.2, aria=False).encode(x=x, y=y, y2="now:Q"),
        alt.Chart(rings)
        .mark_point(filled=False, color=AS_REPORTED, size=120 if narrow else 150, strokeWidth=2, opacity=1)
        .encode(
            x=x, y=y, tooltip=[alt.Tooltip("day:N", title="Day"), alt.Tooltip("y:Q", title="As reported", format=",")]
        ),
        *_day_labels(now, then, fifth, narrow, (x, y)),
    ]
    return finish(alt.layer(*layers), layout, 350 if narrow else 340)


LINE = 80  # people: the height of a line of words on the chart of days


def _day_events(events: pd.DataFrame, layout: str) -> tuple[pd.DataFrame, pd.DataFrame]:
    """The rules of the events and their words, under the days, where no arrivals are drawn.

    Each rule stands on its day; the earliest has its words highest, to its left, so that no rule runs through words.
    """
    level = -2.4 * LINE
    rules, words = [], []
    for event in events.sort_values("day").itertuples():
        lines = textwrap.wrap(event.text, 28 if layout == "narrow" else 60)
        words += [{"x": event.day, "y": level - place * LINE, "text": text} for place, text in enumerate(lines)]
        level -= LINE * len(lines)
        rules.append({"x": event.day, "y": -30, "y2": level + LINE / 2})
        level -= 20
    return pd.DataFrame(rules), pd.DataFrame(words)


def _day_labels(
    now: pd.Series, then: dict[pd.Timestamp, int], fifth: pd.Timestamp, narrow: bool, scales: Scales
) -> list[alt.Chart]:
    eve, record = then
    size = {"fontSize": 12 if narrow else 13}

    def at(day: pd.Timestamp, value: float, text: str) -> pd.DataFrame:
        return pd.DataFrame({"x": [day.day], "y": [value], "text": [text]})

    # two short lines, so as not to run into the stem of 3 November
    almost = ["almost", prose.number(then[eve])] if narrow else [f"almost {prose.number(then[eve])}", "as reported"]
    left = {"align": "right", "dx": -11, **size}
    return [
        _text(
            at(record, now[record], f"{prose.number(int(now[record]))} on record now"), ON_RECORD, scales, dy=-6, **left
        ),
        _text(at(record, then[record], f"{prose.number(then[record])} as reported"), AS_REPORTED, scales, dy=7, **left),
        *(
            _text(at(eve, then[eve], line), AS_REPORTED, scales, dy=-8 - 15 * place, **left)
            for place, line in enumerate(almost[::-1])
        ),
        _text(at(eve, now[eve], f"{prose.number(int(now[eve]))} now"), ON_RECORD, scales, dy=8, **left),
        _text(at(fifth, now[fifth], prose.number(int(now[fifth]))), ON_RECORD, scales, align="center", dy=-14, **size),
    ]


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


@figure("november-2021-to-date")
def to_date(ledger: Ledger) -> Figure:
    """The running total of 2021 in the first half of November, with the total that the reworded copy prints."""
    claim = _claim(ledger, TO_DATE)
    printed, last = int(claim["value"]), claim["period_end"]
    record = _claim(ledger, RECORD)["period_start"]
    series = Series(ledger.daily)
    span = pd.date_range(MONTH[0], _claim(ledger, REPORTED)["period_start"])
    totals = pd.Series({day: series.to_date(day) for day in span})
    numbers = prose.number

    def draw(layout: str) -> alt.TopLevelMixin:
        return _draw_to_date(totals, printed, last, record, layout)

    return Figure(
        title=f"“More than {numbers(printed)}” fits the year up to {prose.day(last)}, the day before the record",
        subtitle=f"People recorded as arriving since 1 January 2021, running total by day; on record now; the scale starts at {numbers(TO_DATE_FROM)}, not zero",
        alt=(
            f"Running total for 2021. It stood at {numbers(totals[last])} on {prose.day(last)} and at {numbers(totals[record])} on "
            f"{prose.day(record)}, the record day. The reworded copy prints more than {numbers(printed)}, which lies between the totals of "
            f"{prose.day(last - pd.Timedelta(days=1))} ({numbers(totals[last - pd.Timedelta(days=1)])}) and {prose.day(last)}. "
            f"The scale starts at {numbers(TO_DATE_FROM)}, not at zero."
        ),
        draw=draw,
        table=pd.DataFrame(
            {"Day": [prose.day(day) for day in totals.index], "Running total of 2021 (people)": totals.tolist()}
        ),
        sources=("daily", "claims"),
    )


def _draw_to_date(
    totals: pd.Series, printed: int, last: pd.Timestamp, record: pd.Timestamp, layout: str
) -> alt.TopLevelMixin:
    narrow = layout == "narrow"
    size = {"fontSize": TYPE[layout] - 1}
    rows = pd.DataFrame(
        {"x": totals.index.day, "y": totals.to_numpy(), "day": [prose.day(day) for day in totals.index]}
    )
    x = alt.X(
        "x:Q",
        title=None,
        scale=alt.Scale(domain=[0.5, len(rows) + 0.6], nice=False),
        axis=alt.Axis(values=[1, 5, 10, 15], labelExpr="datum.value + ' Nov'", grid=False),
    )
    y = alt.Y(
        "y:Q",
        title=None,
        scale=alt.Scale(zero=False, nice=False, domain=[TO_DATE_FROM, 25500]),
        axis=alt.Axis(values=[20000, 22000, 24000], format=",d", domain=False, ticks=False, grid=False),
    )
    line = alt.Chart(rows).encode(x=x, y=y)
    level = pd.DataFrame({"x": [1], "y": [printed], "text": [f"“more than {prose.number(printed)}”"]})

    def label(day: pd.Timestamp, words: str, right: float = 0.0, **mark: object) -> alt.Chart:
        at = pd.DataFrame(
            {
                "x": [day.day + right],
                "y": [int(totals[day])],
                "text": [f"{day.day} Nov: {prose.number(int(totals[day]))}{words}"],
            }
        )
        return _text(at, ON_RECORD, **mark, **size)

    return finish(
        alt.layer(
            alt.Chart(level)
            .mark_rule(color=AS_REPORTED, strokeWidth=1.5, strokeDash=[5, 3], aria=False)
            .encode(y="y:Q"),
            _text(level, AS_REPORTED, align="left", dy=11, **size),
            line.mark_line(interpolate="step-after", color=ON_RECORD, strokeWidth=2, aria=False),
            line.mark_point(filled=True, opacity=1, color=ON_RECORD, size=50).encode(
                tooltip=[alt.Tooltip("day:N", title="Day"), alt.Tooltip("y:Q", title="Running total", format=",")]
            ),
            # above the step that the day begins, as its total is above the printed one
            label(last, "", right=1, align="right", dx=-6, dy=-13),
            label(record, "" if narrow else ", with the record day", align="right", dx=-8, dy=-8),
        ),
        layout,
        270,
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
