"""September 2021: the record day then, the total to date, and the days round the London meeting."""

from __future__ import annotations

import altair as alt
import pandas as pd

from crossing.charts.core import Figure, figure
from crossing.charts.style import AS_REPORTED, INK, ON_RECORD, PAPER, QUIET, TYPE, finish
from crossing.language import prose
from crossing.ledger import Ledger

RECORD_DAY, TO_DATE = "turnaround-2021-09-12", "turnaround-2021-09-14"  # claims


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
