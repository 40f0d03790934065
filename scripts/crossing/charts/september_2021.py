"""September 2021: the record day then, the total to date, and the days round the London meeting."""

from __future__ import annotations

import altair as alt
import pandas as pd

from crossing.charts.core import Figure, figure
from crossing.charts.style import AS_REPORTED, CONTEXT, EVENT, INK, ON_RECORD, PAPER, QUIET, RULE, TYPE, finish
from crossing.language import prose
from crossing.ledger import Ledger

RECORD_DAY, TO_DATE = "turnaround-2021-09-12", "turnaround-2021-09-14"  # claims
OPERATIONS, RESCUED = "turnaround-2021-09-17", "turnaround-2021-09-18"
MEETING = "2021-09-08-london-meeting"
# The days round the meeting: from six days before the record day to four days after the meeting, whole weeks by Sunday.
SHOWN = ("2021-08-15", "2021-09-12")


def claim(ledger: Ledger, claim_id: str) -> pd.Series:
    """Return a claim's row."""
    return ledger.claims.set_index("claim_id").loc[claim_id]


def ladder(ledger: Ledger) -> pd.DataFrame:
    """Return the record days up to the report's: `date`, `then` as reported, `now` on record, `citation` for the first."""
    last = claim(ledger, RECORD_DAY)["period_start"]
    rows = ledger.record_days.loc[ledger.record_days["date"] <= last].merge(
        ledger.daily[["date", "arrivals"]], on="date"
    )
    return pd.DataFrame(
        {
            "date": rows["date"],
            "then": rows["arrivals_as_published"].astype(int),
            "now": rows["arrivals"].astype(int),
            "citation": rows["citation"],
        }
    )


@figure("record-ladder-2021")
def record_ladder(ledger: Ledger) -> Figure:
    """Every record day up to that of August 2021, as reported and as on record now."""
    rows = ladder(ledger)
    first, last = rows.iloc[0], rows.iloc[-1]
    steps = "; ".join(
        f"{prose.day(row.date)}: {prose.number(row.then)}, now {prose.number(row.now)}" for row in rows.itertuples()
    )

    def draw(layout: str) -> alt.TopLevelMixin:
        return _ladder(rows, layout)

    return Figure(
        title=(
            f"The record reported for one day rose from {prose.number(first['then'])} to {prose.number(last['then'])} "
            f"over {prose.in_words(len(rows))} record days; {prose.number(last['now'])} are on record for the last one now"
        ),
        subtitle=(
            f"People arriving on each record day, {first['date']:%B %Y} to {last['date']:%B %Y}: ring, as reported; dot, on record now"
        ),
        alt=f"Ring-and-dot chart of {prose.in_words(len(rows))} record days, as reported and on record now. {steps}.",
        draw=draw,
        table=pd.DataFrame(
            {
                "Day": [prose.day(day) for day in rows["date"]],
                "As reported": rows["then"],
                "On record now": rows["now"],
                "Where the count as reported is from": rows["citation"],
            }
        ),
        sources=("record_days", "daily"),
    )


def _ladder(rows: pd.DataFrame, layout: str) -> alt.TopLevelMixin:
    wide = layout == "wide"
    table = pd.DataFrame(
        {
            "name": [prose.day(day, short=not wide) for day in rows["date"]],
            "level": range(len(rows)),
            "then": rows["then"],
            "now": rows["now"],
        }
    )
    table["low"], table["high"] = table[["then", "now"]].min(axis=1), table[["then", "now"]].max(axis=1)
    table["edge"] = edge = -230 if wide else -390
    x = alt.Scale(domain=[edge, 960 if wide else 1060], nice=False, zero=False)
    y = alt.Y(
        "level:Q", axis=None, scale=alt.Scale(domain=[len(rows) + 0.2, -1.3 if wide else -0.6], nice=False, zero=False)
    )

    def across(field: str) -> alt.X:
        return alt.X(f"{field}:Q", axis=None, scale=x)

    def text(frame: pd.DataFrame, field: str, words: str, **look) -> alt.Chart:
        return (
            alt.Chart(frame)
            .mark_text(**{"baseline": "middle", "fontSize": TYPE[layout] - 1, **look})
            .encode(x=across(field), y=y, text=alt.Text(words, format="," if words.endswith("Q") else alt.Undefined))
        )

    up, down, same = (
        table.loc[which]
        for which in (table["then"] < table["now"], table["then"] > table["now"], table["then"] == table["now"])
    )
    tips = [
        alt.Tooltip("name:N", title="Day"),
        alt.Tooltip("then:Q", title="As reported", format=","),
        alt.Tooltip("now:Q", title="On record now", format=","),
    ]
    # every figure stands beside its mark, so that zero is the only line needed; on a phone it would run into them
    zero = pd.DataFrame({"x": [0], "level": -0.7, "bottom": len(rows) - 0.4})
    key = table.tail(1).assign(level=lambda found: found["level"] + 0.75)
    bold = {"fontWeight": "bold"}
    axis = [
        alt.Chart(zero).mark_rule(color=QUIET).encode(x=across("x"), y=y, y2="bottom:Q"),
        text(zero.assign(level=-1.05), "x", "x:Q", align="center", color=QUIET),
    ]
    layers = [
        *(axis if wide else []),
        alt.Chart(table).mark_rule(color=QUIET, strokeWidth=1.5).encode(x=across("low"), x2="high:Q", y=y),
        # the ring first: where both agree, the dot stands inside it
        alt.Chart(table)
        .mark_point(filled=False, fill=PAPER, size=150, strokeWidth=2, color=AS_REPORTED, opacity=1)
        .encode(x=across("then"), y=y, tooltip=tips),
        alt.Chart(table)
        .mark_point(filled=True, size=70, color=ON_RECORD, opacity=1)
        .encode(x=across("now"), y=y, tooltip=tips),
        text(table, "edge", "name:N", align="left", color=INK),
        text(up, "then", "then:Q", align="right", dx=-12, color=AS_REPORTED, **bold),
        text(up, "now", "now:Q", align="left", dx=12, color=ON_RECORD, **bold),
        text(down, "then", "then:Q", align="left", dx=12, color=AS_REPORTED, **bold),
        text(down, "now", "now:Q", align="right", dx=-12, color=ON_RECORD, **bold),
        text(same, "now", "now:Q", align="left", dx=12, color=ON_RECORD, **bold),
        text(
            key.assign(words="as reported"), "then", "words:N", align="right", dx=4 if wide else -1, color=AS_REPORTED
        ),
        text(
            key.assign(words="on record now" if wide else "on record"),
            "now",
            "words:N",
            align="left",
            dx=-4 if wide else -2,
            color=ON_RECORD,
        ),
    ]
    return finish(alt.layer(*layers), layout, height=310 if wide else 305)


def running(ledger: Ledger, year: int) -> pd.DataFrame:
    """Return the running total of a calendar year day by day: `date`, `day` (1 on 1 January), `total`."""
    rows = ledger.daily.loc[ledger.daily["date"].dt.year == year].sort_values("date")
    return pd.DataFrame(
        {"date": rows["date"], "day": rows["date"].dt.day_of_year, "total": rows["arrivals"].cumsum().astype(int)}
    ).reset_index(drop=True)


def passing(ledger: Ledger) -> tuple[pd.Timestamp, int, int]:
    """Return the day on which the running total of the report's year passed the whole year before, and both totals."""
    year = claim(ledger, TO_DATE)["period_end"].year
    before = int(running(ledger, year - 1)["total"].iloc[-1])
    step = running(ledger, year).query("total > @before").iloc[0]
    return step["date"], int(step["total"]), before


@figure("to-date-2021")
def to_date(ledger: Ledger) -> Figure:
    """The running totals of 2020 and 2021, with the total the report gives."""
    said = claim(ledger, TO_DATE)
    end = said["period_end"]
    year = end.year
    this = running(ledger, year).set_index("date")["total"]
    reported, now = prose.number(said["value"]), prose.number(this[end])
    passed, _at_passing, before = passing(ledger)
    whole_year = prose.number(this.iloc[-1])
    last_day = prose.day(end)

    def draw(layout: str) -> alt.TopLevelMixin:
        return _to_date(ledger, layout)

    return Figure(
        title=f"The report’s {reported} compares with {prose.number(before)} in all of {year - 1}; on record now, {now} had arrived by {last_day}",
        subtitle=f"People arriving since 1 January, running total, {year - 1} and {year}, as on record now; ring: as reported, read as ending on {last_day}",
        alt=(
            f"Two rising lines. The total of {year} passes the {prose.number(before)} of all {year - 1} on {prose.day(passed)}, reaches {now} by {last_day}, "
            f"where the report has {reported}, and ends the year at {whole_year}. The report gives no last day; its count is read as ending on {last_day}."
        ),
        draw=draw,
        table=_month_ends(ledger, year),
        sources=("claims", "daily"),
    )


def _month_ends(ledger: Ledger, year: int) -> pd.DataFrame:
    """The running totals at the end of each month of the year before and of the year."""
    table = pd.DataFrame({"To the end of": [f"{pd.Timestamp(year, month, 1):%B}" for month in range(1, 13)]})
    for each in (year - 1, year):
        rows = running(ledger, each)
        table[str(each)] = rows.groupby(rows["date"].dt.month)["total"].last().to_numpy()
    return table


def _to_date(ledger: Ledger, layout: str) -> alt.TopLevelMixin:
    wide = layout == "wide"
    said = claim(ledger, TO_DATE)
    end, year = said["period_end"], said["period_end"].year
    this, last = running(ledger, year), running(ledger, year - 1)
    known = this.loc[this["date"] <= end]
    after = this.loc[this["date"] >= end]
    point = known.tail(1).assign(said=said["value"])
    passed, _, before = passing(ledger)
    starts = pd.date_range(f"{year}-01-01", periods=12, freq="MS")[:: 1 if wide else 3]
    months = pd.DataFrame({"day": starts.day_of_year, "text": [f"{start:%b}" for start in starts], "total": -1300})
    levels = pd.DataFrame({"total": (0, 10_000, 20_000), "first": 1, "last": 365})
    x = alt.Scale(domain=[-31 if wide else -48, 366], nice=False, zero=False)
    y = alt.Y("total:Q", axis=None, scale=alt.Scale(domain=[-2300, 30_500], nice=False, zero=False))

    def across(field: str = "day") -> alt.X:
        return alt.X(f"{field}:Q", axis=None, scale=x)

    def text(rows: pd.DataFrame, **look) -> alt.Chart:
        return (
            alt.Chart(rows)
            .mark_text(**{"align": "left", "baseline": "middle", "fontSize": TYPE[layout] - 1, **look})
            .encode(x=across(), y=y, text="text:N")
        )

    def thinned(rows: pd.DataFrame) -> pd.DataFrame:
        """Every fourth day and both ends: the line looks the same and weighs a quarter."""
        keep = (rows["day"] % 4 == 0) | rows.index.isin((rows.index[0], rows.index[-1]))
        return rows.loc[keep, ["day", "total"]]

    beside = point.assign(day=point["day"] - (8 if wide else 12))
    crossing = pd.DataFrame({"day": [passed.day_of_year], "last": [365], "total": [before]})
    # to the left of the crossing point, where nothing else is; two lines on a phone, between the levels of 0 and 10,000
    words = [f"{year} passes all of {year - 1}", f"on {passed.day} {passed:%B}"]
    meets = pd.DataFrame(
        {
            "day": passed.day_of_year - (8 if wide else 22),
            "total": [before + 480] if wide else [before + 450, before - 1050],
            "text": [" ".join(words)] if wide else words,
        }
    )
    layers = [
        alt.Chart(levels).mark_rule(color=RULE).encode(x=across("first"), x2="last:Q", y=y),
        text(levels.assign(day=-2, text=levels["total"].map(prose.number)), align="right", color=QUIET),
        text(months, align="left", color=QUIET),
        alt.Chart(crossing).mark_rule(color=CONTEXT, strokeDash=[2, 3]).encode(x=across(), x2="last:Q", y=y),
        alt.Chart(thinned(last)).mark_line(color=CONTEXT, strokeWidth=2).encode(x=across(), y=y),
        alt.Chart(thinned(after))
        .mark_line(color=ON_RECORD, strokeWidth=1.5, strokeDash=[5, 3])
        .encode(x=across(), y=y),
        alt.Chart(thinned(known)).mark_line(color=ON_RECORD, strokeWidth=2.5).encode(x=across(), y=y),
        alt.Chart(point.assign(total=point["said"])[["day", "total"]])
        .mark_point(filled=False, fill=PAPER, size=150, strokeWidth=2, color=AS_REPORTED, opacity=1)
        .encode(x=across(), y=y),
        alt.Chart(point[["day", "total"]])
        .mark_point(filled=True, size=60, color=ON_RECORD, opacity=1)
        .encode(x=across(), y=y),
        text(beside.assign(total=point["total"] + 3500, text=f"To {prose.day(end)}"), align="right", color=INK),
        text(
            beside.assign(total=point["total"] + 2000, text=f"on record now: {prose.number(point['total'].iloc[0])}"),
            align="right",
            color=ON_RECORD,
            fontWeight="bold",
        ),
        text(
            beside.assign(total=point["total"] + 500, text=f"as reported: {prose.number(said['value'])}"),
            align="right",
            color=AS_REPORTED,
            fontWeight="bold",
        ),
        text(
            this.tail(1).assign(day=352 if wide else 338, text=f"{year}: {prose.number(this['total'].iloc[-1])}"),
            align="right",
            color=ON_RECORD,
            fontWeight="bold",
        ),
        text(
            last.tail(1).assign(
                day=365,
                total=last["total"].iloc[-1] - (1900 if wide else 3300),
                text=f"{year - 1}: {prose.number(before)}",
            ),
            align="right",
            color=QUIET,
            fontWeight="bold",
        ),
        alt.Chart(crossing[["day", "total"]])
        .mark_point(filled=True, size=40, color=CONTEXT, opacity=1)
        .encode(x=across(), y=y),
        text(meets, align="right", color=QUIET),
    ]
    return finish(alt.layer(*layers), layout, height=380 if wide else 330)


def days(ledger: Ledger) -> pd.DataFrame:
    """Return arrivals on the days round the London meeting: `date`, `arrivals`."""
    rows = ledger.daily.loc[ledger.daily["date"].between(*map(pd.Timestamp, SHOWN)), ["date", "arrivals"]]
    return rows.reset_index(drop=True)


@figure("days-round-the-meeting")
def round_the_meeting(ledger: Ledger) -> Figure:
    """Arrivals day by day from the record day to the London meeting, with what the French prefecture reported."""
    rows = days(ledger)
    said = claim(ledger, RESCUED)
    start, end = said["period_start"], said["period_end"]
    span = rows.loc[rows["date"].between(start, end), "arrivals"]
    arrived, rescued = prose.number(span.sum()), prose.number(said["value"])
    operations = prose.number(claim(ledger, OPERATIONS)["value"])
    each = prose.listing([prose.number(value) for value in span])
    most = prose.number(span.max())
    record = claim(ledger, RECORD_DAY)
    quiet = rows.loc[rows["arrivals"] == 0]

    def draw(layout: str) -> alt.TopLevelMixin:
        return _days(ledger, layout)

    return Figure(
        title=f"{arrived} people arrived in the UK from {_days_of(start, end)}, {most} of them on one day",
        subtitle=f"People arriving in the UK each day, {prose.span(*map(pd.Timestamp, SHOWN))}, as on record now; ring: as reported; the French count is a different measure",
        alt=(
            f"Bars by day. {prose.day(record['period_start'])}: {prose.number(rows.set_index('date')['arrivals'][record['period_start']])} on record now, "
            f"{prose.number(record['value'])} as reported. No arrivals are on record on {prose.number(len(quiet))} of the {prose.number(len(rows))} days. "
            f"{prose.span(start, end)}: {each}, together {arrived}. Noted apart, with its own start: the French prefecture’s count "
            f"from {start:%A} night, {operations} rescue operations with {rescued} people."
        ),
        draw=draw,
        table=pd.DataFrame(
            {
                "Day": [f"{day:%A} {prose.day(day)}" for day in rows["date"]],
                "Arrivals on record now": rows["arrivals"].astype(int),
            }
        ),
        sources=("daily", "claims", "policy"),
    )


def _days(ledger: Ledger, layout: str) -> alt.TopLevelMixin:
    wide = layout == "wide"
    first = pd.Timestamp(SHOWN[0])
    rows = days(ledger)
    table = pd.DataFrame(
        {
            "at": (rows["date"] - first).dt.days,
            "people": rows["arrivals"].astype(int),
            "name": [f"{day:%a} {prose.day(day, short=True)}" for day in rows["date"]],
        }
    )
    table["left"], table["right"], table["zero"] = table["at"] + 0.1, table["at"] + 0.9, 0
    rescued, record = claim(ledger, RESCUED), claim(ledger, RECORD_DAY)
    start, end = ((day - first).days for day in (rescued["period_start"], rescued["period_end"]))
    arrived = int(table.loc[table["at"].between(start, end), "people"].sum())
    meeting = ledger.policy.set_index("event_id").loc[MEETING]
    met = (pd.Timestamp(meeting["date"]) - first).days
    day_of_record = table.loc[table["at"] == (record["period_start"] - first).days].assign(
        people_then=int(record["value"])
    )
    sundays = table.loc[table["at"] % 7 == 0].assign(
        people=-60, text=[_short(day) for day in rows["date"][rows["date"].dt.day_of_week == 6]]
    )
    levels = pd.DataFrame({"people": (0, 300, 600), "first": 0, "last": len(rows)})
    end_of_axis = len(rows) + (0.6 if wide else 2.2)
    x = alt.Scale(domain=[-1.8 if wide else -3.2, end_of_axis], nice=False, zero=False)
    scale = alt.Scale(domain=[-330 if wide else -480, 1100 if wide else 1150], nice=False, zero=False)
    y = alt.Y("people:Q", axis=None, scale=scale)

    def across(field: str) -> alt.X:
        return alt.X(f"{field}:Q", axis=None, scale=x)

    def text(frame: pd.DataFrame, field: str = "x", **look) -> alt.Chart:
        return (
            alt.Chart(frame)
            .mark_text(**{"align": "left", "baseline": "middle", "fontSize": TYPE[layout] - 1, **look})
            .encode(x=across(field), y=y, text="text:N")
        )

    def lines(at: float, top: float, words: list[str], **look) -> alt.Chart:
        return text(pd.DataFrame({"x": at, "people": [top - n * 75 for n in range(len(words))], "text": words}), **look)

    def bracket(left: float, level: float, foot: float, colour: str) -> list[alt.Chart]:
        """A bracket from `left` to the end of the last day, its feet down to `foot` (or up, if that is higher)."""
        across_all = pd.DataFrame([{"x": left, "x2": end + 0.9, "people": level}])
        feet = pd.DataFrame([{"x": edge, "people": level, "foot": foot} for edge in (left, end + 0.9)])
        return [
            alt.Chart(across_all).mark_rule(color=colour).encode(x=across("x"), x2="x2:Q", y=y),
            alt.Chart(feet).mark_rule(color=colour).encode(x=across("x"), y=y, y2="foot:Q"),
        ]

    operations = prose.number(claim(ledger, OPERATIONS)["value"])
    tips = [alt.Tooltip("name:N", title="Day"), alt.Tooltip("people:Q", title="Arrivals", format=",")]
    record_x = day_of_record["at"].iloc[0] + 0.5
    middle, top = (start + end + 1) / 2, 900 if wide else 950
    # The French count hangs below the days, since it is no part of what the bars count; it begins on the first evening.
    evening, below = start + 0.85, -140
    between = (evening + end + 0.9) / 2
    french = (
        [f"French count, from {rescued['period_start']:%A} night:"]
        if wide
        else ["French count,", f"from {rescued['period_start']:%A} night:"]
    )
    rescues = [f"{operations} operations,", f"{prose.number(rescued['value'])} people"]
    rule = pd.DataFrame(
        [{"x": met + 0.5, "people": int(table.loc[table["at"] == met, "people"].iloc[0]) + 12, "top": 560}]
    )
    layers = [
        alt.Chart(levels).mark_rule(color=RULE).encode(x=across("first"), x2="last:Q", y=y),
        text(levels.assign(x=-0.25, text=levels["people"].map(prose.number)), align="right", color=QUIET),
        text(sundays.assign(x=sundays["at"] + 0.5), align="center", color=QUIET),
        alt.Chart(table)
        .mark_bar(color=ON_RECORD)
        .encode(x=across("left"), x2="right:Q", y=alt.Y("zero:Q", axis=None, scale=scale), y2="people:Q", tooltip=tips),
        *bracket(start + 0.1, top, top - 30, ON_RECORD),
        *bracket(evening, below, below + 30, AS_REPORTED),
        alt.Chart(day_of_record.assign(x=record_x, people=day_of_record["people_then"])[["x", "people"]])
        .mark_point(filled=False, size=150, strokeWidth=2.5, color=AS_REPORTED, fill=PAPER, opacity=1)
        .encode(x=across("x"), y=y),
        lines(
            record_x + 0.9,
            day_of_record["people"].iloc[0] - 5,
            [f"{prose.number(day_of_record['people'].iloc[0])} on record now"],
            color=ON_RECORD,
            fontWeight="bold",
        ),
        lines(
            record_x + 0.9,
            record["value"] - (40 if wide else 45),
            [f"{prose.number(record['value'])} as reported"],
            color=AS_REPORTED,
            fontWeight="bold",
        ),
        lines(
            middle,
            top + 145,
            [f"{_days_of(rescued['period_start'], rescued['period_end'])}:"],
            color=INK,
            align="center",
        ),
        lines(
            middle,
            top + 70,
            [f"{prose.number(arrived)} arrived in the UK"],
            color=ON_RECORD,
            align="center",
            fontWeight="bold",
        ),
        lines(between, below - 60, french, color=AS_REPORTED, align="center"),
        lines(
            between,
            below - 60 - 75 * len(french),
            [" ".join(rescues)] if wide else rescues,
            color=AS_REPORTED,
            align="center",
            fontWeight="bold",
        ),
        alt.Chart(rule).mark_rule(color=EVENT).encode(x=across("x"), y=y, y2="top:Q"),
        lines(
            met + (0.8 if wide else 1.1), 530, ["London", "meeting", _short(pd.Timestamp(meeting["date"]))], color=EVENT
        ),
    ]
    return finish(alt.layer(*layers), layout, height=385 if wide else 400)


def _short(day: pd.Timestamp) -> str:
    """A day without its year: "8 Sep"."""
    return f"{day.day} {day:%b}"


def _days_of(start: pd.Timestamp, end: pd.Timestamp) -> str:
    """A span within one month: "5 to 8 September 2021"."""
    return f"{start.day} to {prose.day(end)}"
