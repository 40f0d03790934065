"""The landing page: eight years of arrivals with the five reports and the policy turns, and the key to ring and dot."""

from __future__ import annotations

import altair as alt
import pandas as pd

from crossing.charts.core import Figure, figure
from crossing.charts.style import AS_REPORTED, INK, ON_RECORD, PAPER, QUIET, TYPE, finish
from crossing.language import prose
from crossing.ledger import Ledger

# The days whose two figures explain ring and dot: one revised up, one down, one not.
EXAMPLES = ("2021-08-21", "2022-08-22", "2021-08-12")


@figure("ring-and-dot")
def ring_and_dot(ledger: Ledger) -> Figure:
    """The key to ring and dot: three days, each as reported at the time and as on record now."""
    rows = examples(ledger)
    words = {row.Index: (prose.number(row.then), prose.number(row.now)) for row in rows.itertuples()}
    up, down, same = (words[day] for day in EXAMPLES)
    named = {day: prose.day(pd.Timestamp(day)) for day in EXAMPLES}

    def draw(layout: str) -> alt.TopLevelMixin:
        return _key(ledger, layout)

    return Figure(
        title=f"Ring: as reported. Dot: on record now. One day went from {up[0]} to {up[1]}, one from {down[0]} to {down[1]}, one stayed",
        subtitle="People arriving in one day: as reported at the time, and in the Home Office series as it stands now",
        alt=(
            f"Three days. {named[EXAMPLES[0]]}: {up[0]} as reported, {up[1]} on record now. {named[EXAMPLES[1]]}: {down[0]} as reported, "
            f"{down[1]} on record now. {named[EXAMPLES[2]]}: {same[0]} as reported and on record now."
        ),
        draw=draw,
        table=pd.DataFrame(
            {
                "Day": [named[day] for day in rows.index],
                "As reported": rows["then"].to_numpy(),
                "On record now": rows["now"].to_numpy(),
                "Where the count as reported is from": rows["citation"].to_numpy(),
            }
        ),
        sources=("record_days", "daily"),
    )


def examples(ledger: Ledger) -> pd.DataFrame:
    """Return the example days by ISO day: `then` as reported, `now` on record, `citation` for the first."""
    days = pd.to_datetime(list(EXAMPLES))
    then = ledger.record_days.set_index("date").loc[days]
    now = ledger.daily.set_index("date")["arrivals"].loc[days]
    return pd.DataFrame(
        {
            "then": then["arrivals_as_published"].astype(int).to_numpy(),
            "now": now.astype(int).to_numpy(),
            "citation": then["citation"].to_numpy(),
        },
        index=list(EXAMPLES),
    )


def _key(ledger: Ledger, layout: str) -> alt.TopLevelMixin:
    rows = examples(ledger).reset_index(names="day")
    wide = layout == "wide"
    # the axis begins before the lowest day, to leave room for the days' names; nothing on it is measured from zero
    edge = 250 if wide else 150
    rows["name"] = [prose.day(pd.Timestamp(day), short=not wide) for day in rows["day"]]
    rows["level"] = range(len(rows))
    scale = alt.Scale(domain=[edge, 1480 if wide else 1560], nice=False, zero=False)
    y = alt.Y("level:Q", axis=None, scale=alt.Scale(domain=[len(rows) - 0.5, -1.0], nice=False, zero=False))

    def across(field: str) -> alt.X:
        return alt.X(f"{field}:Q", axis=None, scale=scale)

    def text(frame: pd.DataFrame, field: str, words: str, **look) -> alt.Chart:
        return (
            alt.Chart(frame)
            .mark_text(**{"baseline": "middle", "fontSize": TYPE[layout] - 1, **look})
            .encode(x=across(field), y=y, text=alt.Text(words))
        )

    rows["low"], rows["high"] = rows[["then", "now"]].min(axis=1), rows[["then", "now"]].max(axis=1)
    rows["then_text"], rows["now_text"] = rows["then"].map(prose.number), rows["now"].map(prose.number)
    rows["left"] = edge
    less, more = rows.loc[rows["then"] <= rows["now"]], rows.loc[rows["then"] > rows["now"]]
    apart = rows.loc[rows["then"] != rows["now"]]
    tips = [
        alt.Tooltip("name:N", title="Day"),
        alt.Tooltip("then:Q", title="As reported", format=","),
        alt.Tooltip("now:Q", title="On record now", format=","),
    ]
    apart_by = 6 if wide else 1
    key = apart.head(1).assign(level=lambda found: found["level"] - 0.55)
    layers = [
        alt.Chart(rows).mark_rule(color=QUIET, strokeWidth=1.5).encode(x=across("low"), x2="high:Q", y=y),
        # the ring first: where both agree, the dot stands inside it
        alt.Chart(rows)
        .mark_point(filled=False, fill=PAPER, size=170, strokeWidth=2, color=AS_REPORTED, opacity=1)
        .encode(x=across("then"), y=y, tooltip=tips),
        alt.Chart(rows)
        .mark_point(filled=True, size=80, color=ON_RECORD, opacity=1)
        .encode(x=across("now"), y=y, tooltip=tips),
        text(rows, "left", "name:N", align="left", color=INK),
        text(
            less.loc[less["then"] < less["now"]],
            "then",
            "then_text:N",
            align="right",
            dx=-13,
            color=AS_REPORTED,
            fontWeight="bold",
        ),
        text(less, "now", "now_text:N", align="left", dx=13, color=ON_RECORD, fontWeight="bold"),
        text(more, "then", "then_text:N", align="left", dx=13, color=AS_REPORTED, fontWeight="bold"),
        text(more, "now", "now_text:N", align="right", dx=-13, color=ON_RECORD, fontWeight="bold"),
        text(key.assign(words="as reported"), "then", "words:N", align="right", dx=apart_by, color=AS_REPORTED),
        text(key.assign(words="on record now"), "now", "words:N", align="left", dx=-apart_by, color=ON_RECORD),
    ]
    return finish(alt.layer(*layers), layout, height=130 if wide else 140)
