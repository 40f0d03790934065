"""Charts of the chapter on June 2025: one Saturday among all days, the meanings of "record", and "tenfold on his watch"."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

import altair as alt
import pandas as pd

from crossing.charts.core import Figure, figure
from crossing.charts.rows import LIFT, above, across, reference, tall
from crossing.charts.style import AS_REPORTED, CONTEXT, EVENT, INK, ON_RECORD, PAPER, QUIET, TYPE, finish
from crossing.language import prose
from crossing.ledger import Ledger
from crossing.official import ONE_DAY, Baseline, Series, as_date, baselines

REPORT = "commons-2025-06"
SATURDAY_CLAIM = "commons-2025-06-02"  # "more than 1,000" on the Saturday
WATCH_CLAIM = "commons-2025-06-10"  # "more than tenfold on his watch"


def _claim(ledger: Ledger, ident: str) -> pd.Series:
    return ledger.claims.set_index("claim_id").loc[ident]


def _written(ledger: Ledger) -> date:
    """The day of the report: later days were not known to it."""
    return as_date(ledger.sources.set_index("source_id").loc[REPORT, "published"])


# ---------------------------------------------------------------------------------------------------------------------
# The Saturday among the highest days


def highest_days(ledger: Ledger) -> pd.DataFrame:
    """Every day with more people than the report's round figure, highest first: date, arrivals, rank, later than the report."""
    claim = _claim(ledger, SATURDAY_CLAIM)
    days = ledger.daily.loc[ledger.daily["arrivals"] > claim["value"], ["date", "arrivals"]]
    days = days.sort_values(["arrivals", "date"], ascending=[False, True], ignore_index=True)
    days["rank"] = days["arrivals"].rank(ascending=False, method="min").astype(int)
    days["later"] = days["date"] > pd.Timestamp(_written(ledger))
    return days


@figure("may-2025-highest-days")
def may_2025_highest_days(ledger: Ledger) -> Figure:
    """All days above the report's round figure, the Saturday among them."""
    claim = _claim(ledger, SATURDAY_CLAIM)
    days = highest_days(ledger)
    saturday = days.loc[days["date"] == claim["period_start"]].iloc[0]
    top = days.iloc[0]
    round_figure, people = prose.number(claim["value"]), prose.number(saturday["arrivals"])
    when = prose.day(saturday["date"])
    known = int((~days["later"]).sum())

    def draw(layout: str) -> alt.TopLevelMixin:
        return _draw_days(days, claim, layout)

    return Figure(
        title=f"{when}, with {people} arrivals, is the {prose.ordinal(saturday['rank'])} highest day on record, not the highest",
        subtitle=f"People arriving in a day: every day with more than {round_figure} on record now, {prose.span(ledger.daily['date'].min(), ledger.daily['date'].max())}",
        alt=(
            f"Bar chart of the {prose.in_words(len(days))} days with more than {round_figure} arrivals. The highest is "
            f"{prose.day(top['date'])} with {prose.number(top['arrivals'])}; {when} comes {prose.ordinal(saturday['rank'])} with {people}, "
            f"where the report has more than {round_figure}. {prose.in_words(known).capitalize()} of the days had come by the time of the report, "
            f"{prose.in_words(len(days) - known)} came later."
        ),
        draw=draw,
        table=pd.DataFrame(
            {
                "Rank": days["rank"],
                "Day": days["date"].map(prose.day),
                "Arrivals on record now": days["arrivals"].astype(int),
                "Known when the report was written": days["later"].map({False: "yes", True: "no, it came later"}),
            }
        ),
        sources=("daily", "claims"),
    )


def _draw_days(days: pd.DataFrame, claim: pd.Series, layout: str) -> alt.TopLevelMixin:
    rows = pd.DataFrame(
        {
            "label": [prose.day(when, short=True) for when in days["date"]],
            "arrivals": days["arrivals"].astype(int),
            "value": [
                prose.number(n) + (" (later)" if later else "")
                for n, later in zip(days["arrivals"], days["later"], strict=True)
            ],
            "focus": days["date"] == claim["period_start"],
        }
    )
    labels = rows["label"].tolist()
    y = alt.Y(
        "label:N", sort=labels, axis=alt.Axis(title=None, ticks=False, domain=False, labelPadding=6, labelColor=INK)
    )
    top = int(rows["arrivals"].max())
    x = alt.X(
        "arrivals:Q", axis=None, scale=alt.Scale(domain=[0, top * (1.12 if layout == "wide" else 1.22)], nice=False)
    )
    colour = alt.condition("datum.focus", alt.value(ON_RECORD), alt.value(CONTEXT))
    bars = (
        alt.Chart(rows)
        .mark_bar(height={"band": 0.62})
        .encode(
            x=x,
            y=y,
            color=colour,
            tooltip=[alt.Tooltip("label:N", title="Day"), alt.Tooltip("arrivals:Q", title="Arrivals", format=",")],
        )
    )
    values = (
        alt.Chart(rows)
        .mark_text(align="left", dx=6, fontSize=TYPE[layout] - 1)
        .encode(
            x=x,
            y=y,
            text="value:N",
            color=alt.condition("datum.focus", alt.value(ON_RECORD), alt.value(INK)),
        )
    )
    stated = pd.DataFrame(
        {
            "label": rows.loc[rows["focus"], "label"],
            "arrivals": int(claim["value"]),
            "text": ("as reported: " if layout == "wide" else "") + f"“more than {prose.number(claim['value'])}”",
        }
    )
    ring = (
        alt.Chart(stated)
        .mark_point(filled=True, shape="circle", size=80, fill=PAPER, stroke=AS_REPORTED, strokeWidth=2.5, opacity=1)
        .encode(x=x, y=y)
    )
    words = (
        alt.Chart(stated)
        .mark_text(align="right", dx=-10, color=PAPER, fontSize=TYPE[layout] - 1)
        .encode(x=x, y=y, text="text:N")
    )
    return finish(alt.layer(bars, values, words, ring), layout, height=len(rows) * 27 + 8)


# ---------------------------------------------------------------------------------------------------------------------
# Which record?


@dataclass(frozen=True)
class Scope:
    """One reading of "record": what is compared, its people, the highest before it and when that was, and its rank."""

    name: str
    value: int
    best: int
    best_when: str
    rank: int

    @property
    def share(self) -> float:
        """The value as a percentage of the highest before it."""
        return self.value / self.best * 100

    @property
    def holds(self) -> bool:
        """True if nothing before it was higher."""
        return self.rank == 1


def scopes(ledger: Ledger) -> list[Scope]:
    """Every reading of "record" that the report allows, by the counts on record now for the days before it was written."""
    series = Series(ledger.daily)
    saturday = as_date(_claim(ledger, SATURDAY_CLAIM)["period_start"])
    last = _written(ledger) - ONE_DAY  # the last whole day before the report
    year = saturday.year
    earlier = [series.first + timedelta(days=n) for n in range((saturday - series.first).days)]
    days = {prose.day(day): series.day(day) for day in earlier}
    this_year = {prose.day(day): series.day(day) for day in earlier if day.year == year}
    weekends = {f"{prose.day(day)} and the day after": people for day, people in series.weekends() if day < saturday}
    weekends_now = {name: people for name, people in weekends.items() if f" {year} " in name}
    starts = pd.date_range(series.first, saturday.replace(day=1) - ONE_DAY, freq="MS")
    months = {f"{start:%B %Y}": series.month(start.year, start.month) for start in starts}
    same_month = {name: people for name, people in months.items() if name.startswith(f"{saturday:%B} ")}
    to_date = {
        f"the same part of {past}": series.to_date(last.replace(year=past)) for past in range(series.first.year, year)
    }
    month = f"{saturday:%B}"
    return [
        _scope(f"Day, {year} so far", series.day(saturday), this_year),
        _scope("Day, any year", series.day(saturday), days),
        _scope(f"Weekend, {year} so far", series.weekend(saturday), weekends_now),
        _scope("Weekend, any year", series.weekend(saturday), weekends),
        _scope(f"Month of {month}, any year", series.month(year, saturday.month), same_month),
        _scope("Month, any year", series.month(year, saturday.month), months),
        _scope(f"1 January to {last.day} {last:%B}, any year", series.to_date(last), to_date),
    ]


def _scope(name: str, value: int, others: dict[str, int]) -> Scope:
    when = max(others, key=lambda key: others[key])
    return Scope(name, value, others[when], when, 1 + sum(other > value for other in others.values()))


@figure("may-2025-which-record")
def may_2025_which_record(ledger: Ledger) -> Figure:
    """Each reading of "record", as a share of the highest before it."""
    found = sorted(scopes(ledger), key=lambda scope: -scope.share)
    held = sum(scope.holds for scope in found)
    told = {
        scope.name: f"{scope.name} ({prose.ordinal(scope.rank)}: {prose.number(scope.value)} against {prose.number(scope.best)})"
        for scope in found
    }
    good = [told[scope.name] for scope in found if scope.holds]
    failed = [told[scope.name] for scope in found if not scope.holds]

    def draw(layout: str) -> alt.TopLevelMixin:
        return _draw_scopes(found, layout)

    return Figure(
        title=f"Of {prose.in_words(len(found))} readings of “record”, {prose.in_words(held)} hold: those for the year so far and for the season",
        subtitle=f"People arriving, as a percentage of the highest before it; days up to {prose.day(_written(ledger) - ONE_DAY)}, as on record now",
        alt=(
            f"Dot chart of {prose.in_words(len(found))} readings with a line at 100%, the highest before. "
            f"Above it: {'; '.join(good)}. Below it: {'; '.join(failed)}."
        ),
        draw=draw,
        table=pd.DataFrame(
            {
                "Reading of “record”": [scope.name for scope in found],
                "People": [scope.value for scope in found],
                "Highest before": [scope.best for scope in found],
                "When that was": [scope.best_when for scope in found],
                "Percentage of the highest before": [round(scope.share) for scope in found],
                "Rank": [scope.rank for scope in found],
            }
        ),
        sources=("daily", "claims"),
    )


def _column(rows: pd.DataFrame, y: alt.Y, layout: str, lift: int = 0) -> alt.Chart:
    """Return the layer with the words of the rows in one column at the right edge, `lift` px above the marks."""
    return (
        alt.Chart(rows)
        .mark_text(align="right", dy=-lift, fontSize=TYPE[layout] - 1)
        .encode(x=alt.value("width"), y=y, text="text:N")
    )


def _draw_scopes(found: list[Scope], layout: str) -> alt.TopLevelMixin:
    rows = pd.DataFrame(
        {
            "label": [scope.name for scope in found],
            "share": [round(scope.share, 1) for scope in found],
            "text": [f"{prose.number(scope.value)} against {prose.number(scope.best)}" for scope in found],
            "best": [scope.best_when for scope in found],
            "level": 100,
        }
    )
    labels = rows["label"].tolist()
    y = across(labels, layout)
    wide = layout == "wide"
    # The values stand in a column at the right edge, on a phone in the line of the labels: a dot below 100% would
    # have its words beyond the line, where they read as a record.
    scale = alt.Scale(domain=[0, rows["share"].max() * (1.6 if wide else 1.06)], nice=False)
    x = alt.X(
        "share:Q",
        scale=scale,
        axis=alt.Axis(
            title=None,
            values=[0, 50, 100, 150],
            labelExpr="datum.value + '%'",
            labelFlush=False,
            grid=False,
            ticks=False,
            domain=False,
        ),
    )
    line = reference(labels, layout, x, 100, EVENT)
    stems = alt.Chart(rows).mark_rule(color=CONTEXT, strokeWidth=1.5).encode(x=x, x2="level:Q", y=y)
    dots = (
        alt.Chart(rows)
        .mark_point(size=95, filled=True, opacity=1, color=ON_RECORD)
        .encode(
            x=x,
            y=y,
            tooltip=[
                alt.Tooltip("label:N", title="Reading"),
                alt.Tooltip("text:N", title="People"),
                alt.Tooltip("best:N", title="Highest before"),
            ],
        )
    )
    words = _column(rows, y, layout, lift=0 if wide else LIFT)
    sides = pd.DataFrame({"share": [100, 100], "text": ["lower than before", "a record"], "align": ["right", "left"]})
    heads = [
        alt.Chart(sides.loc[sides["align"] == side])
        .mark_text(align=side, dx=-7 if side == "right" else 7, dy=-6, baseline="bottom", color=QUIET, fontStyle="italic", fontSize=TYPE[layout] - 1)
        .encode(x=x, y=alt.value(0), text="text:N")
        for side in ("right", "left")
    ]  # fmt: skip
    return finish(
        alt.layer(line, stems, dots, words, *heads, *above(labels, layout)), layout, height=tall(len(rows), layout, 52)
    )


# ---------------------------------------------------------------------------------------------------------------------
# Tenfold on his watch


def term(ledger: Ledger) -> tuple[date, date]:
    """First and last day of the term of office that "his watch" is taken to mean."""
    claim = _claim(ledger, WATCH_CLAIM)
    return as_date(claim["period_start"]), as_date(claim["period_end"])


def watch(ledger: Ledger) -> list[Baseline]:
    """The baselines of the cross-check for that term, highest multiple first."""
    return sorted(baselines(Series(ledger.daily), *term(ledger)), key=lambda base: -base.multiple)


def short_name(base: Baseline, served: tuple[date, date]) -> str:
    """Return what a baseline compares in a few words; `served` is the term of office."""
    (start, end), (first, last) = base.before, base.after
    if (start.month, start.day, end.month, end.day) == (1, 1, 12, 31):
        return f"{last.year} against {start.year}"
    if base.after == served:
        return "The whole term against as long before it"
    if (first.month, first.day) == (1, 1):
        return f"1 Jan to {prose.day(last, short=True)} against {start.year}"
    return "Last 12 months of the term against the 12 before it"


@figure("tenfold-on-his-watch")
def tenfold_on_his_watch(ledger: Ledger) -> Figure:
    """The multiple under every baseline, with a line at the one that was claimed."""
    claim = _claim(ledger, WATCH_CLAIM)
    found, served = watch(ledger), term(ledger)
    true = [base for base in found if base.multiple > claim["value"]]
    low, high = found[-1], found[0]
    told = [f"{short_name(base, served)}: {prose.number(base.multiple, 1)} times" for base in found]

    def draw(layout: str) -> alt.TopLevelMixin:
        return _draw_watch(found, served, float(claim["value"]), layout)

    return Figure(
        title=f"“More than tenfold on his watch” is true under {prose.in_words(len(true))} of {prose.in_words(len(found))} baselines",
        subtitle=f"Arrivals as a multiple of those in the earlier span; “his watch” read as {prose.day(served[0])} to {prose.day(served[1])}",
        alt=(
            f"Dot chart of {prose.in_words(len(found))} ways to measure the rise, from {prose.number(low.multiple, 1)} to {prose.number(high.multiple, 1)} times, "
            f"with a line at {prose.number(claim['value'])} times. {'; '.join(told)}."
        ),
        draw=draw,
        table=pd.DataFrame(
            {
                "Baseline": [base.name[0].upper() + base.name[1:] for base in found],
                "Earlier span": [prose.span(*map(pd.Timestamp, base.before)) for base in found],
                "Arrivals in it": [base.people_before for base in found],
                "Later span": [prose.span(*map(pd.Timestamp, base.after)) for base in found],
                "Arrivals in that": [base.people_after for base in found],
                "Multiple": [round(base.multiple, 1) for base in found],
            }
        ),
        sources=("daily", "claims"),
    )


def _draw_watch(found: list[Baseline], served: tuple[date, date], claimed: float, layout: str) -> alt.TopLevelMixin:
    rows = pd.DataFrame(
        {
            "label": [short_name(base, served) for base in found],
            "multiple": [round(base.multiple, 2) for base in found],
            "text": [f"{prose.number(base.multiple, 1)} times" for base in found],
            "people": [f"{prose.number(base.people_before)} to {prose.number(base.people_after)}" for base in found],
            "zero": 0,
        }
    )
    labels = rows["label"].tolist()
    y = across(labels, layout, limit=350)
    scale = alt.Scale(domain=[0, max(rows["multiple"].max(), claimed) * 1.36], nice=False)
    x = alt.X(
        "multiple:Q",
        scale=scale,
        axis=alt.Axis(title=None, values=[0, 5, 10, 15], labelFlush=False, grid=False, ticks=False, domain=False),
    )
    at = pd.DataFrame({"multiple": [claimed], "text": ["as claimed: more than tenfold"]})
    line = reference(labels, layout, x, claimed, AS_REPORTED, [5, 3])
    head = (
        alt.Chart(at)
        .mark_text(align="center", baseline="bottom", dy=-6, color=AS_REPORTED, fontSize=TYPE[layout] - 1)
        .encode(x=x, y=alt.value(0), text="text:N")
    )
    stems = alt.Chart(rows).mark_rule(color=CONTEXT, strokeWidth=1.5).encode(x="zero:Q", x2="multiple:Q", y=y)
    dots = (
        alt.Chart(rows)
        .mark_point(size=95, filled=True, opacity=1, color=ON_RECORD)
        .encode(
            x=x,
            y=y,
            tooltip=[
                alt.Tooltip("label:N", title="Baseline"),
                alt.Tooltip("text:N", title="Rise"),
                alt.Tooltip("people:N", title="Arrivals"),
            ],
        )
    )
    return finish(
        alt.layer(line, stems, dots, _column(rows, y, layout), head, *above(labels, layout)),
        layout,
        height=tall(len(rows), layout, 52),
    )


# ---------------------------------------------------------------------------------------------------------------------
# Twelve months at a time
