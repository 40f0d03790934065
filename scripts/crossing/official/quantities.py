"""Figures that the book computes: each has an id that can be read, a value, a unit and a sentence that says what it is.

An id is a name and its arguments, joined by dots: `day.2021-08-21`, `year.2021`, `half.2025-1`. Two ids are compared by
`growth~BASE~NEW` (percent), `multiple~BASE~NEW`, `difference~A~B` (A less B) and `share~PART~WHOLE` (percent), where
BASE, NEW and so on are ids of quantities or of claims.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, fields
from functools import lru_cache

import pandas as pd

from crossing.errors import BookError
from crossing.language import prose
from crossing.ledger import Ledger
from crossing.official import Series, baselines, half_span
from crossing.official.geography import narrowest

OFFICIAL = "daily"


@dataclass(frozen=True)
class Quantity:
    """A computed figure: its id, value (None where not recorded), unit of the ledger, sentence and the tables used."""

    ident: str
    value: float | None
    unit: str
    sentence: str
    tables: tuple[str, ...]


Maker = Callable[..., tuple[float | None, str, str, tuple[str, ...]]]
MAKERS: dict[str, Maker] = {}
PAIRS: dict[str, tuple[Callable[[float, float], float], str, str]] = {
    "growth": (lambda a, b: (b - a) / a * 100, "percent", "Change from the first to the second"),
    "multiple": (lambda a, b: b / a, "ratio", "The second as a multiple of the first"),
    "difference": (lambda a, b: a - b, "", "The first less the second"),
    "share": (lambda a, b: a / b * 100, "percent", "The first as a share of the second"),
}


def quantity(name: str) -> Callable[[Maker], Maker]:
    """Register the function that computes the quantities whose id begins with `name`."""

    def register(function: Maker) -> Maker:
        MAKERS[name] = function
        return function

    return register


@lru_cache(maxsize=4096)
def compute(ident: str, ledger: Ledger) -> Quantity:
    """Return the quantity with this id. Raises BookError if the id names nothing that can be computed."""
    name, tilde, rest = ident.partition("~")
    if tilde:
        return _pair(ident, name, rest.split("~"), ledger)
    parts = ident.split(".")
    if ".".join(parts[:2]) in MAKERS:  # a maker with a name of two parts goes before that of the first part
        parts = [".".join(parts[:2]), *parts[2:]]
    if parts[0] not in MAKERS:
        raise BookError(f"“{ident}” is no claim and no quantity; quantities begin with {', '.join(sorted(MAKERS))}.")
    try:
        value, unit, sentence, tables = MAKERS[parts[0]](ledger, *parts[1:])
    except BookError as error:
        raise BookError(f"“{ident}” cannot be computed: {error}") from None
    except (TypeError, ValueError, KeyError, IndexError) as error:
        raise BookError(f"“{ident}” cannot be computed ({error}); check the name's arguments.") from None
    return Quantity(ident, None if value is None or pd.isna(value) else float(value), unit, sentence, tables)


def _pair(ident: str, name: str, operands: list[str], ledger: Ledger) -> Quantity:
    if name not in PAIRS or len(operands) != 2:
        raise BookError(f"“{ident}” cannot be computed: a comparison is one of {', '.join(PAIRS)} and two ids.")
    first, second = (lookup(operand, ledger) for operand in operands)
    function, unit, words = PAIRS[name]
    try:
        value = None if first.value is None or second.value is None else function(first.value, second.value)
    except ZeroDivisionError:
        raise BookError(
            f"“{ident}” cannot be computed: the figure that it divides by is 0; compare with one that is not."
        ) from None
    tables = tuple(dict.fromkeys(first.tables + second.tables))
    sentence = f"{words}: {first.sentence} ({_plain(first)}); {second.sentence} ({_plain(second)})"
    return Quantity(ident, value, unit or first.unit, sentence, tables)


def _plain(item: Quantity) -> str:
    return prose.value(item.value, item.unit)


def lookup(ident: str, ledger: Ledger) -> Quantity:
    """Return a claim or a computed quantity by its id, both as a Quantity. Raises BookError if there is neither."""
    rows = ledger.claims.loc[ledger.claims["claim_id"] == ident]
    if rows.empty:
        return compute(ident, ledger)
    claim = rows.iloc[0]
    value = None if pd.isna(claim["value"]) else float(claim["value"])
    return Quantity(
        ident, value, claim["unit"], f"“{claim['quote']}”, {claim['source_id']}, line {claim['line']}", ("claims",)
    )


def is_claim(ident: str, ledger: Ledger) -> bool:
    """True if the id is a claim's."""
    return bool((ledger.claims["claim_id"] == ident).any())


def _sum(ledger: Ledger, start: pd.Timestamp, end: pd.Timestamp, column: str = "arrivals") -> float | None:
    """Sum of a column of the daily table over a span of days; None where the table does not hold every day of it."""
    daily = ledger.daily
    rows = daily.loc[daily["date"].between(start, end), column]
    if len(rows) != (end - start).days + 1 or rows.isna().any():
        return None
    return float(rows.sum())


def _arrivals(ledger: Ledger, start: pd.Timestamp, end: pd.Timestamp) -> tuple[float | None, str, str, tuple[str, ...]]:
    words = prose.span(start, end)
    return _sum(ledger, start, end), "people", f"People recorded as arriving, {words}, as on record now", (OFFICIAL,)


@quantity("day")
def _day(ledger: Ledger, date: str):
    when = pd.Timestamp(date)
    return _arrivals(ledger, when, when)


@quantity("span")
def _span(ledger: Ledger, start: str, end: str):
    return _arrivals(ledger, pd.Timestamp(start), pd.Timestamp(end))


@quantity("year")
def _year(ledger: Ledger, year: str):
    return _arrivals(ledger, pd.Timestamp(int(year), 1, 1), pd.Timestamp(int(year), 12, 31))


@quantity("month")
def _month(ledger: Ledger, month: str):
    start = pd.Timestamp(f"{month}-01")
    return _arrivals(ledger, start, start + pd.offsets.MonthEnd(0))


@quantity("half")
def _half(ledger: Ledger, half: str):
    return _arrivals(ledger, *_half_year(half))


def _half_year(half: str) -> tuple[pd.Timestamp, pd.Timestamp]:
    """First and last day of a half-year written as in `2025-1`."""
    start, end = half_span(*map(int, half.split("-")))
    return pd.Timestamp(start), pd.Timestamp(end)


@quantity("boats")
def _boats(ledger: Ledger, date: str):
    when = pd.Timestamp(date)
    return (
        _sum(ledger, when, when, "boats"),
        "boats",
        f"Boats recorded as arriving, {prose.day(when)}, as on record now",
        (OFFICIAL,),
    )


@quantity("boats-year")
def _boats_year(ledger: Ledger, year: str):
    start, end = pd.Timestamp(int(year), 1, 1), pd.Timestamp(int(year), 12, 31)
    return (
        _sum(ledger, start, end, "boats"),
        "boats",
        f"Boats recorded as arriving in {year}, as on record now",
        (OFFICIAL,),
    )


@quantity("people-per-boat")
def _people_per_boat(ledger: Ledger, year: str):
    start, end = pd.Timestamp(int(year), 1, 1), pd.Timestamp(int(year), 12, 31)
    people, boats = _sum(ledger, start, end), _sum(ledger, start, end, "boats")
    return (
        people / boats if people and boats else None,
        "people",
        f"People per boat in {year}, as on record now",
        (OFFICIAL,),
    )


@quantity("announced")
def _announced(ledger: Ledger, date: str):
    """The count announced for a record day at the time."""
    return _one(
        ledger.record_days, date, "arrivals_as_published", "announced at the time as a record day", "record_days"
    )


@quantity("first-published")
def _first_published(ledger: Ledger, date: str):
    """The count the Ministry of Defence published on the day itself, 2022-23."""
    return _one(
        ledger.mod_daily, date, "arrivals_as_published", "as first published by the Ministry of Defence", "mod_daily"
    )


def _one(table: pd.DataFrame, date: str, column: str, words: str, name: str):
    when = pd.Timestamp(date)
    row = table.loc[table["date"] == when, column]
    return (float(row.iloc[0]) if len(row) else None), "people", f"Arrivals on {prose.day(when)}, {words}", (name,)


@quantity("twice-published")
def _twice_published(ledger: Ledger, what: str):
    """The days that were published twice, 2022-23: `days`, `differ`, `then` and `now` (sums of arrivals).

    `span` counts all days from the first of them to the last, `missing` those of the span that have no first count.
    """
    both = ledger.mod_daily.merge(ledger.daily, on="date")
    span = (both["date"].max() - both["date"].min()).days + 1
    differ = int((both["arrivals_as_published"] != both["arrivals"]).sum())
    value, unit, words = {
        "days": (len(both), "count", "Days with both a first-published and a current count"),
        "span": (span, "count", "Days from the first to the last that has both counts"),
        "missing": (span - len(both), "count", "Days of that span without a first-published count"),
        "differ": (differ, "count", "Days of those whose two counts differ"),
        "then": (both["arrivals_as_published"].sum(), "people", "Arrivals on those days as first published"),
        "now": (both["arrivals"].sum(), "people", "Arrivals on those days as on record now"),
    }[what]
    return float(value), unit, words, ("mod_daily", OFFICIAL)


@quantity("rank")
def _rank(ledger: Ledger, date: str, start: str = "2018-01-01", end: str = ""):
    """The rank of a day among all days from `start` to `end` (to the end of the table where empty)."""
    when, first = pd.Timestamp(date), pd.Timestamp(start)
    last = pd.Timestamp(end) if end else ledger.daily["date"].max()
    window = ledger.daily.loc[ledger.daily["date"].between(first, last)]
    arrivals = float(window.loc[window["date"] == when, "arrivals"].iloc[0])
    value = float((window["arrivals"] > arrivals).sum() + 1)
    return (
        value,
        "ordinal",
        f"Rank of {prose.day(when)} by arrivals among the days from {prose.day(first)} to {prose.day(last)}",
        (OFFICIAL,),
    )


@quantity("money")
def _money(ledger: Ledger, money_id: str, which: str = "gbp"):
    """A row of money.csv: in pounds (`gbp`), its higher value (`high`) or the amount in its own currency (`own`)."""
    row = ledger.money.loc[ledger.money["money_id"] == money_id].iloc[0]
    column, unit = {
        "gbp": ("amount_gbp", "GBP"),
        "high": ("amount_gbp_high", "GBP"),
        "own": ("amount", row["currency"]),
    }[which]
    return float(row[column]), unit, f"{row['covers']} ({row['citation']})", ("money",)


@quantity("money-sum")
def _money_sum(ledger: Ledger, which: str):
    """The sum of the published components in pounds, with the lower (`low`) or higher (`high`) value of each."""
    parts = ledger.money.loc[ledger.money["kind"] == "component"]
    amounts = parts["amount_gbp"] if which == "low" else parts["amount_gbp_high"].fillna(parts["amount_gbp"])
    if which not in ("low", "high"):
        raise ValueError(which)
    return (
        float(amounts.sum()),
        "GBP",
        f"Sum of the published components since 2018, {which}er value of each",
        ("money",),
    )


@quantity("published")
def _published(ledger: Ledger, total_id: str):
    """A row of other_published_totals.csv."""
    row = ledger.other_totals.loc[ledger.other_totals["total_id"] == total_id].iloc[0]
    words = f"{row['measure'].replace('_', ' ').capitalize()}, {prose.span(row['period_start'], row['period_end'])}"
    return float(row["value"]), "people", f"{words} ({row['citation']})", ("other_totals",)


@quantity("context")
def _context(ledger: Ledger, context_id: str, which: str = "value"):
    """A row of context/public_counts.csv: its value, or its higher one (`high`)."""
    row = ledger.public_count(context_id)
    words = f"{row.counts}, {prose.span(row.span.start, row.span.end)} ({row.publisher}; {prose.partial_date(row.published)})"
    return {"value": row.value, "high": row.value_high}[which], row.unit, words, ("public_counts",)


@quantity("asylum-mean")
def _asylum_mean(ledger: Ledger, first: str, last: str):
    """The mean of yearly UK asylum applications, main applicants, from one year to another."""
    years = range(int(first), int(last) + 1)
    values = [ledger.public_count(f"uk-asylum-{year}").value for year in years]
    words = f"Mean of the yearly asylum applications in the UK, {first} to {last}, main applicants"
    return sum(values) / len(values), "applications", words, ("public_counts",)


@quantity("refugee-share")
def _refugee_share(ledger: Ledger, year: str, who: str = "all"):
    """Refugees as a share of the UK's population, in percent to two decimals: with pending claims and stateless people (`all`), or refugees only (`refugees`)."""
    kinds = {"all": ("recognised", "pending", "stateless"), "refugees": ("recognised",)}[who]
    people = sum(ledger.public_count(f"refugees-{kind}-{year}").value for kind in kinds)
    share = round(people / ledger.public_count(f"population-{year}").value * 100, 2)
    named = "Refugees, people with a pending claim and stateless people" if who == "all" else "Refugees"
    return share, "percent", f"{named} as a share of the population of the UK, end of {year}", ("public_counts",)


@quantity("strait-miles")
def _strait_miles(ledger: Ledger):
    """The narrowest crossing, to the nearest mile."""
    return (
        float(round(narrowest(ledger))),
        "miles",
        "The narrowest crossing of the strait, South Foreland to Cap Gris-Nez",
        ("places",),
    )


@quantity("watch")
def _watch(ledger: Ledger, claim_id: str, what: str):
    """A multiple claimed for a term of office: how many `baselines` there are, how many exceed it (`true`), the `lowest` and `highest`."""
    claim = ledger.claims.set_index("claim_id").loc[claim_id]
    found = [
        base.multiple
        for base in baselines(Series(ledger.daily), claim["period_start"].date(), claim["period_end"].date())
    ]
    value, unit, words = {
        "baselines": (len(found), "count", "Baselines under which the multiple can be worked out"),
        "true": (
            sum(multiple > claim["value"] for multiple in found),
            "count",
            f"Baselines under which arrivals rose more than {prose.number(claim['value'])} times",
        ),
        "lowest": (min(found), "ratio", "Lowest multiple under any baseline"),
        "highest": (max(found), "ratio", "Highest multiple under any baseline"),
    }[what]
    return (
        float(value),
        unit,
        f"{words}, for the term from {prose.span(claim['period_start'], claim['period_end'])}",
        (OFFICIAL, "claims"),
    )


@quantity("weekend-rank")
def _weekend_rank(ledger: Ledger, date: str, start: str = "2018-01-01", end: str = ""):
    """The rank of the weekend that holds a day among the weekends whose Saturdays lie from `start` to `end` (or to the end of the table)."""
    series, when = Series(ledger.daily), pd.Timestamp(date).date()
    first, last = pd.Timestamp(start).date(), pd.Timestamp(end).date() if end else series.last
    people = series.weekend(when)
    value = 1 + sum(total > people for saturday, total in series.weekends() if first <= saturday <= last)
    return (
        float(value),
        "ordinal",
        f"Rank of that weekend by arrivals among the weekends from {prose.day(first)} to {prose.day(last)}",
        (OFFICIAL,),
    )


@quantity("days-above")
def _days_above(ledger: Ledger, people: str, start: str, end: str):
    """Days with more than so many arrivals, from `start` to `end`."""
    first, last = pd.Timestamp(start), pd.Timestamp(end)
    value = (ledger.daily.loc[ledger.daily["date"].between(first, last), "arrivals"] > int(people)).sum()
    return (
        float(value),
        "count",
        f"Days with more than {prose.number(int(people))} arrivals, {prose.span(first, last)}, as on record now",
        (OFFICIAL,),
    )


@quantity("boats-half")
def _boats_half(ledger: Ledger, half: str):
    start, end = _half_year(half)
    return (
        _sum(ledger, start, end, "boats"),
        "boats",
        f"Boats recorded as arriving, {prose.span(start, end)}, as on record now",
        (OFFICIAL,),
    )


@quantity("days-between")
def _days_between(ledger: Ledger, first_event: str, second_event: str):
    """Days from one dated event of policy.csv to another."""
    events = ledger.policy.set_index("event_id")
    first, second = (pd.Timestamp(events.loc[event, "date"]) for event in (first_event, second_event))
    words = f"Days from {prose.day(first)} to {prose.day(second)}: {events.loc[first_event, 'label']}; {events.loc[second_event, 'label']}"
    return float((second - first).days), "count", words, ("policy",)


@quantity("prevented")
def _prevented(ledger: Ledger, year: str, column: str = "people_prevented"):
    """People prevented in the weeks of a year for which that is recorded (`prevented.2024`), or who arrived in them (`prevented.2024.arrivals`)."""
    words = {
        "people_prevented": "prevented from crossing, by French operational estimates",
        "arrivals": "recorded as arriving",
    }[column]
    weeks = ledger.weekly.loc[
        (ledger.weekly["week_ending"].dt.year == int(year)) & ledger.weekly["people_prevented"].notna()
    ]
    value = float(weeks[column].sum()) if len(weeks) else None
    return value, "people", f"People {words}, in the weeks of {year} for which prevention is recorded", ("weekly",)


@quantity("revised-beside")
def _revised_beside(ledger: Ledger):
    """Days published twice whose count was changed one way and that of the day before or after the other way."""
    both = ledger.mod_daily.merge(ledger.daily, on="date").set_index("date")
    change = (both["arrivals"] - both["arrivals_as_published"]).astype("float64")
    one = pd.Timedelta(days=1)
    beside = sum(any(value * change.get(day + step, 0) < 0 for step in (-one, one)) for day, value in change.items())
    return (
        float(beside),
        "count",
        "Days whose count changed and that stand beside a day whose count changed the other way",
        ("mod_daily", OFFICIAL),
    )


@quantity("count")
def _count(ledger: Ledger, table: str):
    """Rows of one of the ledger's tables, by its name: `count.claims`."""
    if table not in (field.name for field in fields(ledger)):
        raise ValueError(f"there is no table {table}")
    return float(len(getattr(ledger, table))), "count", f"Rows of the ledger's table {table}", (table,)


@quantity("count.sources")
def _count_sources(ledger: Ledger, kind: str = "") -> tuple[float, str, str, tuple[str, ...]]:
    """The reports: all, `originals`, machine-made `copies`, those `undated` in print, those that speak of a `record`."""
    sources, claims = ledger.rows.sources.values(), ledger.rows.claims.values()
    speaking = {claim.source_id for claim in claims if claim.record}
    chosen, words = {
        "": (sources, "Reports whose figures the ledger holds"),
        "originals": ([s for s in sources if s.text_quality == "original"], "Reports that are no machine-made copies"),
        "copies": ([s for s in sources if s.text_quality != "original"], "Reports that are machine-made copies"),
        "undated": ([s for s in sources if s.published_basis == "inferred"], "Reports that print no date of their own"),
        "record": ([s for s in sources if s.source_id in speaking], "Reports that speak of a record"),
    }[kind]
    return float(len(chosen)), "count", words, ("sources", "claims") if kind == "record" else ("sources",)
