"""The landing page: eight years of arrivals with the five reports and the policy turns, and the key to ring and dot."""

from __future__ import annotations

import textwrap
from dataclasses import dataclass

import altair as alt
import pandas as pd

from crossing.charts.core import Figure, figure
from crossing.charts.style import AS_REPORTED, EVENT, INK, ON_RECORD, PAPER, QUIET, RULE, TYPE, finish
from crossing.language import prose
from crossing.ledger import Ledger

FIRST, LAST = 2018, 2025  # the years the book is about; the series begins with the first
# The policy turns that the hero chart marks, in order of date.
TURNS = (
    "2021-09-09-turnaround",
    "2022-04-14-rwanda",
    "2022-04-25-withdrawal",
    "2023-03-10-summit",
    "2024-07-05-government",
    "2025-07-10-pilot-announced",
)
# The days whose two figures explain ring and dot: one revised up, one down, one not.
EXAMPLES = ("2021-08-21", "2022-08-22", "2021-08-12")


@dataclass(frozen=True)
class Words:
    """Where the words at a rule stand on the wide chart: lines of policy labels, their level and their side of it."""

    turns: tuple[str, ...]
    lines: tuple[str, ...]
    level: float
    align: str = "left"


def months(ledger: Ledger) -> pd.DataFrame:
    """Return arrivals by month, FIRST to LAST: `year`, `month`, `name`, `arrivals`, and `at`, months since the start."""
    daily = ledger.daily.loc[ledger.daily["date"].dt.year.between(FIRST, LAST)]
    start = daily["date"].dt.to_period("M").dt.to_timestamp()
    table = daily.groupby(start)["arrivals"].sum().rename_axis("start").reset_index()
    return pd.DataFrame(
        {
            "year": table["start"].dt.year,
            "month": table["start"].dt.strftime("%B"),
            "name": table["start"].dt.strftime("%B %Y"),
            "arrivals": table["arrivals"].astype(int),
            "at": table["start"].map(position),
        }
    )


def years(ledger: Ledger) -> pd.Series:
    """Return arrivals by calendar year, FIRST to LAST."""
    return months(ledger).groupby("year")["arrivals"].sum()


def position(when: pd.Timestamp) -> float:
    """Return a day's place on the time axis: months since the start of FIRST, days as fractions."""
    return round((when.year - FIRST) * 12 + when.month - 1 + (when.day - 1) / when.days_in_month, 2)


def turns(ledger: Ledger) -> pd.DataFrame:
    """Return the policy turns marked: `event_id`, `label`, `day` (ISO), `at`."""
    rows = ledger.policy.set_index("event_id").loc[list(TURNS)].reset_index()
    when = pd.to_datetime(rows["date"])
    return pd.DataFrame(
        {"event_id": rows["event_id"], "label": rows["label"], "when": when.map(prose.day), "at": when.map(position)}
    )


def reports(ledger: Ledger) -> pd.DataFrame:
    """Return the five reports in order of date: `short` (without its month, which the axis shows), `when`, `at`."""
    rows = ledger.sources.sort_values("published")
    return pd.DataFrame(
        {
            "short": rows["short_title"].str.split(",").str[0],
            "when": rows["published"].map(prose.day),
            "at": rows["published"].map(position),
        }
    ).reset_index(drop=True)


@figure("arrivals-2018-2025")
def arrivals(ledger: Ledger) -> Figure:
    """Arrivals by month, 2018 to 2025, with the five reports and the policy turns."""
    total = years(ledger)
    high = int(total.idxmax())
    first, peak, last = (prose.number(total[year]) for year in (FIRST, high, LAST))
    busiest = months(ledger).sort_values("arrivals").iloc[-1]
    by_year = prose.listing([f"{prose.number(value)} in {year}" for year, value in total.items()])
    seen = prose.listing([f"{row.short} ({row.when})" for row in reports(ledger).itertuples()])
    dated = prose.listing([str(year) for year in sorted(ledger.sources["published"].dt.year.unique())])
    told = "; ".join(f"{row.label}, {row.when}" for row in turns(ledger).itertuples())

    def draw(layout: str) -> alt.TopLevelMixin:
        return _wide(ledger) if layout == "wide" else _narrow(ledger)

    return Figure(
        title=f"Arrivals went from {first} in {FIRST} to {peak} in {high} and {last} in {LAST}; the five reports are of {dated}",
        subtitle=f"People arriving in the UK by small boat, by month, {FIRST} to {LAST}, as on record now; thin line: the year’s mean month; triangles: the five reports; below each year its total",
        alt=(
            f"Bars of arrivals by month. By year: {by_year}. The highest month is {busiest['name']} with {prose.number(busiest['arrivals'])}. "
            f"Triangles mark the five reports: {seen}. Labelled lines mark policy turns: {told}."
        ),
        draw=draw,
        table=_by_year_table(ledger),
        sources=("daily", "sources", "policy"),
    )


def _by_year_table(ledger: Ledger) -> pd.DataFrame:
    """A row for each month of the year, a column for each year, and the totals."""
    table = months(ledger).pivot(index="month", columns="year", values="arrivals")
    table = table.reindex([pd.Timestamp(FIRST, month, 1).strftime("%B") for month in range(1, 13)])
    table.loc["Whole year"] = years(ledger)
    table.columns = [str(year) for year in table.columns]
    return table.astype(int).rename_axis("Month").reset_index()


def _year_marks(ledger: Ledger) -> pd.DataFrame:
    """Years with their start and middle on the axis, their total as words and their mean month."""
    total = years(ledger)
    return pd.DataFrame(
        {
            "year": [str(year) for year in total.index],
            "total": [prose.number(value) for value in total],
            "start": [(year - FIRST) * 12 for year in total.index],
            "middle": [(year - FIRST) * 12 + 6 for year in total.index],
            "end": [(year - FIRST) * 12 + 12 for year in total.index],
            "mean": [round(value / 12, 1) for value in total],
        }
    )


LEVELS = (2000, 4000, 6000, 8000)  # gridlines, people in a month
BAR = 0.82  # share of its month that a bar fills
CLEAR = 200  # people: how far above its year's mean a bar must stand for the mean to be drawn across it
TIPS = [alt.Tooltip("name:N", title="Month"), alt.Tooltip("arrivals:Q", title="Arrivals", format=",")]


def _wide(ledger: Ledger) -> alt.TopLevelMixin:
    length = (LAST - FIRST + 1) * 12
    top, bottom = 11600, -3700
    x = alt.Scale(domain=[-4.5, length], nice=False, zero=False)
    y = alt.Scale(domain=[bottom, top], nice=False, zero=False)

    def across(field: str) -> alt.X:
        return alt.X(f"{field}:Q", axis=None, scale=x)

    def up(field: str) -> alt.Y:
        return alt.Y(f"{field}:Q", axis=None, scale=y)

    def text(rows: pd.DataFrame | list[dict], **look) -> alt.Chart:
        frame = rows if isinstance(rows, pd.DataFrame) else pd.DataFrame(rows)
        return (
            alt.Chart(frame)
            .mark_text(baseline="middle", **{"align": "left", "fontSize": TYPE["wide"] - 1, **look})
            .encode(x=across("x"), y=up("y"), text="text:N")
        )

    bars = months(ledger).assign(end=lambda table: table["at"] + BAR, zero=0)
    year = _year_marks(ledger).assign(zero=0, low=-2600)
    grid = pd.DataFrame([{"y": level, "x": 0, "x2": length} for level in LEVELS])
    rules, labels = _turn_marks(ledger)
    signs, names = _report_marks(ledger)
    layers = [
        alt.Chart(grid).mark_rule(color=RULE).encode(x=across("x"), x2="x2:Q", y=up("y")),
        text([{"x": -0.7, "y": level, "text": prose.number(level)} for level in LEVELS], align="right", color=QUIET),
        alt.Chart(year).mark_rule(color=QUIET, strokeWidth=1.5).encode(x=across("start"), x2="end:Q", y=up("mean")),
        alt.Chart(rules).mark_rule(color=EVENT, strokeWidth=1).encode(x=across("x"), y=up("y"), y2="y2:Q"),
        alt.Chart(bars)
        .mark_bar(color=ON_RECORD)
        .encode(x=across("at"), x2="end:Q", y=up("zero"), y2="arrivals:Q", tooltip=TIPS),
        alt.Chart(_notches(bars, year))
        .mark_rule(color=PAPER, strokeWidth=1.5)
        .encode(x=across("at"), x2="end:Q", y=up("mean")),
        alt.Chart(pd.DataFrame([{"x": 0, "x2": length, "y": 0}]))
        .mark_rule(color=QUIET)
        .encode(x=across("x"), x2="x2:Q", y=up("y")),
        text(year.assign(x=year["middle"], y=-700, text=year["year"]), align="center", color=QUIET),
        text(
            year.assign(x=year["middle"], y=-1430, text=year["total"]),
            align="center",
            fontWeight="bold",
            fontSize=TYPE["wide"],
        ),
        *(text(group, align=align, color=EVENT) for align, group in labels.groupby("align")),
        alt.Chart(signs)
        .mark_point(filled=True, shape="triangle-up", size=80, color=AS_REPORTED, opacity=1)
        .encode(
            x=across("x"),
            y=up("y"),
            tooltip=[alt.Tooltip("name:N", title="Report"), alt.Tooltip("when:N", title="Published")],
        ),
        *(text(group, align=align, color=AS_REPORTED) for align, group in names.groupby("align")),
        text([{"x": 0, "y": -2400, "text": "The five reports"}], color=AS_REPORTED, fontWeight="bold"),
    ]
    return finish(alt.layer(*layers), "wide", height=372)


def _notches(bars: pd.DataFrame, year: pd.DataFrame) -> pd.DataFrame:
    """The bars that stand clear of their year's mean, with it: there the line goes on in the colour of the page."""
    mean = bars["year"].astype(str).map(year.set_index("year")["mean"])
    return bars.assign(mean=mean).loc[bars["arrivals"] > mean + CLEAR]


LINE = 650  # people: the height of a line of words on the wide chart
HIGH, MIDDLE, LOW = 11150, 9120, 7420  # people: the level of the first line of words at a rule


def _turn_marks(ledger: Ledger) -> tuple[pd.DataFrame, pd.DataFrame]:
    """The rules of the policy turns and the lines of words beside them, for the wide chart."""
    at = turns(ledger).set_index("event_id")["at"]
    label = turns(ledger).set_index("event_id")["label"]
    plan, rwanda, withdrawn, deal, government, pilot = TURNS
    words = (
        Words((plan,), _lines(label[plan]), HIGH, "right"),
        # two turns eleven days apart share their words, which break between the two
        Words(
            (rwanda, withdrawn),
            (f"{label[rwanda]};", *_lines(label[withdrawn][0].lower() + label[withdrawn][1:], 18)),
            HIGH,
        ),
        Words((deal,), _lines(label[deal]), MIDDLE),
        Words((government,), _lines(label[government]), LOW, "right"),
        Words((pilot,), _lines(label[pilot]), HIGH, "right"),
    )
    rules = [{"x": at[turn], "y": 0, "y2": item.level + LINE / 2} for item in words for turn in item.turns]
    lines = []
    for item in words:
        beside = at[item.turns[-1]] + 0.7 if item.align == "left" else at[item.turns[0]] - 0.7
        lines += [
            {"x": beside, "y": item.level - n * LINE, "text": line, "align": item.align}
            for n, line in enumerate(item.lines)
        ]
    return pd.DataFrame(rules), pd.DataFrame(lines)


def _lines(label: str, letters: int = 16) -> tuple[str, ...]:
    return tuple(textwrap.wrap(label, letters))


def _report_marks(ledger: Ledger) -> tuple[pd.DataFrame, pd.DataFrame]:
    """The triangles of the five reports under the time axis and their names, on two lines so that none touches another."""
    found = reports(ledger)
    lines, sides = (0, 0, 1, 0, 1), ("right", "left", "left", "right", "right")
    level = [-2400 - 830 * line for line in lines]
    signs = pd.DataFrame({"x": found["at"], "y": level, "name": found["short"], "when": found["when"]})
    names = pd.DataFrame(
        {
            "x": [at + (1.4 if side == "left" else -1.4) for at, side in zip(found["at"], sides, strict=True)],
            "y": level,
            "text": found["short"],
            "align": sides,
        }
    )
    return signs, names


MONTH = 5.4  # px: the height of a month on a phone, where time runs down the page
GAP = 15  # px between the lines of words there
GUTTER, BARS, INSIDE = 56, 106, 332  # px: the years' column, the longest bar, the whole


def _narrow(ledger: Ledger) -> alt.TopLevelMixin:
    """On a phone time runs down: every month keeps a bar that can be seen, and words stand beside their month."""
    found = months(ledger)
    length = len(found)
    per_person = BARS / found["arrivals"].max()
    head = 20
    x = alt.Scale(domain=[0, INSIDE], nice=False, zero=False)
    y = alt.Scale(domain=[head + length * MONTH, 0], nice=False, zero=False)

    def across(field: str) -> alt.X:
        return alt.X(f"{field}:Q", axis=None, scale=x)

    def down(field: str) -> alt.Y:
        return alt.Y(f"{field}:Q", axis=None, scale=y)

    def text(rows: pd.DataFrame | list[dict], **look) -> alt.Chart:
        frame = rows if isinstance(rows, pd.DataFrame) else pd.DataFrame(rows)
        return (
            alt.Chart(frame)
            .mark_text(baseline="middle", **{"align": "left", "fontSize": TYPE["narrow"] - 1, **look})
            .encode(x=across("x"), y=down("y"), text="text:N")
        )

    bars = found.assign(
        y=head + found["at"] * MONTH,
        y2=head + (found["at"] + BAR) * MONTH,
        x=GUTTER,
        x2=(GUTTER + found["arrivals"] * per_person).round(1),
    )
    year = _year_marks(ledger)
    means = pd.DataFrame(
        {
            "x": (GUTTER + year["mean"] * per_person).round(1),
            "y": head + year["start"] * MONTH,
            "y2": head + year["end"] * MONTH,
        }
    )
    notches = _notches(bars, year).assign(x=lambda rows: (GUTTER + rows["mean"] * per_person).round(1))
    levels = LEVELS[1::2]
    grid = pd.DataFrame(
        [{"x": round(GUTTER + level * per_person, 1), "y": head, "y2": head + length * MONTH} for level in levels]
    )
    marks = _beside(ledger, head)
    leaders = pd.concat(
        [
            pd.DataFrame(
                {
                    "mark": row.Index,
                    "n": range(3),
                    "kind": row.kind,
                    "x": [GUTTER, row.bend, row.start - 4],
                    "y": [row.true, row.true, row.y],
                }
            )
            for row in marks.itertuples()
        ]
    )
    layers = [
        alt.Chart(grid).mark_rule(color=RULE).encode(x=across("x"), y=down("y"), y2="y2:Q"),
        text(grid.assign(y=8, text=[prose.number(level) for level in levels]), align="center", color=QUIET),
        *(
            alt.Chart(leaders.loc[leaders["kind"] == kind])
            .mark_line(color=colour, strokeWidth=1)
            .encode(x=across("x"), y=down("y"), detail="mark:N", order="n:Q")
            for kind, colour in (("turn", EVENT), ("report", AS_REPORTED))
        ),
        alt.Chart(means).mark_rule(color=QUIET, strokeWidth=1.5).encode(x=across("x"), y=down("y"), y2="y2:Q"),
        alt.Chart(bars)
        .mark_bar(color=ON_RECORD)
        .encode(x=across("x"), x2="x2:Q", y=down("y"), y2="y2:Q", tooltip=TIPS),
        alt.Chart(notches).mark_rule(color=PAPER, strokeWidth=1.5).encode(x=across("x"), y=down("y"), y2="y2:Q"),
        alt.Chart(pd.DataFrame([{"x": GUTTER, "y": head, "y2": head + length * MONTH}]))
        .mark_rule(color=QUIET)
        .encode(x=across("x"), y=down("y"), y2="y2:Q"),
        text(year.assign(x=0, y=head + (year["start"] + 3.6) * MONTH, text=year["year"]), color=QUIET),
        text(
            year.assign(x=0, y=head + (year["start"] + 6.5) * MONTH, text=year["total"]),
            fontWeight="bold",
            fontSize=TYPE["narrow"],
        ),
        alt.Chart(marks.loc[marks["kind"] == "report"])
        .mark_point(filled=True, shape="triangle-left", size=65, color=AS_REPORTED, opacity=1)
        .encode(x=alt.X("sign:Q", axis=None, scale=x), y=down("y")),
        *(
            text(
                marks.loc[marks["kind"] == kind].assign(x=lambda rows: rows["start"] + rows["kind"].eq("report") * 9),
                color=colour,
            )
            for kind, colour in (("turn", EVENT), ("report", AS_REPORTED))
        ),
    ]
    return finish(alt.layer(*layers), "narrow", height=round(head + length * MONTH) + 8)


def _beside(ledger: Ledger, head: float) -> pd.DataFrame:
    """Reports and policy turns on the phone's chart: the words, their true and their drawn level, where they start."""
    both = (
        pd.concat(
            [
                reports(ledger).assign(kind="report").rename(columns={"short": "text"})[["text", "at", "kind"]],
                turns(ledger).assign(kind="turn").rename(columns={"label": "text"})[["text", "at", "kind"]],
            ]
        )
        .sort_values(["at", "kind"], ascending=[True, False], kind="stable")
        .reset_index(drop=True)
    )
    both["true"] = (head + both["at"] * MONTH).round(1)
    both["y"] = spread(both["true"].tolist(), GAP)
    both["start"] = INSIDE - 166.0
    both["sign"] = both["start"] - 1
    both["bend"] = both["start"] - 14
    return both


def spread(levels: list[float], gap: float) -> list[float]:
    """Return ascending levels moved apart to at least `gap`, each run of crowded ones round its own middle."""
    runs = [[level, 1] for level in levels]  # the middle of each run and how many it holds
    n = 1
    while n < len(runs):
        (before, many), (after, more) = runs[n - 1], runs[n]
        if after - before < gap * (many + more) / 2:
            runs[n - 1 : n + 1] = [[(before * many + after * more) / (many + more), many + more]]
            n = max(1, n - 1)
        else:
            n += 1
    return [round(middle + gap * (k - (many - 1) / 2), 1) for middle, many in runs for k in range(many)]


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
