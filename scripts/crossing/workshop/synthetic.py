"""Ledgers made up from the official series: every claim in them is true, so the cross-check must find no fault.

They serve the benchmark and the tests, which plant contradictions in them. Nothing made here reaches the book.
"""

from __future__ import annotations

import random
from collections.abc import Callable, Iterable
from datetime import date, timedelta
from functools import lru_cache
from typing import Any

import pandas as pd

from crossing.language.dates import MONTHS, WEEKDAYS
from crossing.language.spans import Span
from crossing.ledger import TABLE_NAMES, Ledger, load, schema
from crossing.ledger.tables import DTYPES
from crossing.official import Series

CLAIMS_IN_A_SOURCE = 50
FIRST_YEAR = 2020  # earlier years have too few arrivals a day to state as a reporter would
BUSY_DAY = 100
Cells = dict[str, object]  # a row of a table, typed as its columns are


def table(name: str, rows: Iterable[Cells] = ()) -> pd.DataFrame:
    """A table of the ledger with the given rows, typed as the schema says; what a row leaves out is missing."""
    rows = list(rows)
    return _table(name, rows) if rows else _empty(name).copy()


@lru_cache
def _empty(name: str) -> pd.DataFrame:
    """A table without rows."""
    return _table(name, [])


def _table(name: str, rows: list[Cells]) -> pd.DataFrame:
    columns = {}
    for column, kind in _columns(name):
        missing = "" if kind == "string" else None
        columns[column] = pd.Series([row.get(column, missing) for row in rows], dtype=DTYPES[kind])
    return pd.DataFrame(columns)


@lru_cache
def _columns(name: str) -> tuple[tuple[str, str], ...]:
    """Names and types of a table's columns, read from the schema once."""
    described = next(item for item in schema()["resources"] if item["name"] == name)["schema"]["fields"]
    return tuple((field["name"], field["type"]) for field in described)


def ledger_of(**tables: Iterable[Cells] | pd.DataFrame) -> Ledger:
    """A ledger with the given tables, from rows or ready made, and every other table empty."""
    made = {}
    for name in TABLE_NAMES:
        given = tables.get(name, load().measures if name == "measures" else ())
        made[name] = given if isinstance(given, pd.DataFrame) else table(name, given)
    return Ledger(made)


def source(source_id: str, published: date, **other: Any) -> Cells:
    """A row of sources.csv with a printed date."""
    return {
        "source_id": source_id,
        "published": pd.Timestamp(published),
        "published_basis": "printed",
        "producer": "Nobody",
    } | other


def claim(
    claim_id: str, measure: str, value: float | None, start: date | None = None, end: date | None = None, **other: Any
) -> Cells:
    """A row of claims.csv; the source is what stands before the last hyphen of the id."""
    end = end or start
    row = {
        "claim_id": claim_id, "source_id": claim_id.rsplit("-", 1)[0], "line": 1, "quote": f"quote of {claim_id}", "measure": measure, "value": value,
        "qualifier": "exact", "unit": "people", "speaker": "the outlet", "speaker_role": "outlet", "chapter": "ledger-only",
        "period_start": None if start is None else pd.Timestamp(start), "period_end": None if end is None else pd.Timestamp(end), "period_basis": "stated",
    }  # fmt: skip
    for key in ("base_start", "base_end"):
        if other.get(key) is not None:
            other[key] = pd.Timestamp(other[key])
    return row | other


def true_claims(series: Series, count: int, seed: int) -> tuple[list[Cells], list[Cells]]:
    """`count` claims that the series makes true, and their sources. The same seed gives the same claims."""
    chance = random.Random(seed)
    busy = [when for when in series.days_of(BUSY_DAY) if when.year >= FIRST_YEAR and (series.last - when).days > 400]
    sources: list[Cells] = []
    claims: list[Cells] = []
    while len(claims) < count:
        number = len(sources)
        source_id = f"made-{number:06d}"
        # Everything a source tells lies in the days before one moment, as in a newspaper.
        moment = chance.choice(busy)
        sources.append(source(source_id, moment + timedelta(days=2)))
        for place in range(min(CLAIMS_IN_A_SOURCE, count - len(claims))):
            made = chance.choice(MAKERS)(series, moment, chance, f"{source_id}-{place:02d}")
            claims.append(made | {"line": place + 1})
    return sources, claims


def _a_day(series: Series, moment: date, chance: random.Random, claim_id: str) -> Cells:
    people = series.day(moment)
    qualifier, value = chance.choice(
        [
            ("exact", people),
            ("about", people),
            ("more_than", people // 100 * 100 - 1),
            ("almost", people + 1 + people // 50),
            ("at_least", people // 10 * 10),
            ("up_to", people),
        ]
    )
    return claim(claim_id, "daily_arrivals", value, moment, qualifier=qualifier)


def _to_date(series: Series, moment: date, chance: random.Random, claim_id: str) -> Cells:
    people = series.to_date(moment)
    rounded = round(people, -2) if people >= 5_000 else people
    return claim(
        claim_id,
        "arrivals_to_date",
        chance.choice([people, rounded]),
        date(moment.year, 1, 1),
        moment,
        qualifier="about",
    )


def _whole_year(series: Series, moment: date, _chance: random.Random, claim_id: str) -> Cells:
    year = moment.year - 1
    return claim(claim_id, "annual_arrivals", series.year(year), date(year, 1, 1), date(year, 12, 31))


def _growth(series: Series, moment: date, _chance: random.Random, claim_id: str) -> Cells:
    start, base_start, base_end = (
        date(moment.year, 1, 1),
        date(moment.year - 1, 1, 1),
        date(moment.year - 1, moment.month, min(moment.day, 28)),
    )
    end = moment.replace(day=base_end.day)
    after, before = series.total(Span(start, end)), series.total(Span(base_start, base_end))
    if not before:
        return claim(claim_id, "count_other", 1, unit="count")
    return claim(
        claim_id,
        "growth",
        round(100 * (after / before - 1)),
        start,
        end,
        unit="percent",
        base_start=base_start,
        base_end=base_end,
    )


def _weekday(_series: Series, moment: date, _chance: random.Random, claim_id: str) -> Cells:
    return claim(
        claim_id, "date", None, moment, quote=f"it happened on {WEEKDAYS[moment.weekday()]} in the Channel", unit="date"
    )


def _printed(_series: Series, moment: date, _chance: random.Random, claim_id: str) -> Cells:
    return claim(
        claim_id,
        "date",
        None,
        moment,
        quote=f"as told on {moment.day} {MONTHS[moment.month - 1]} {moment.year} at noon",
        unit="date",
    )


def _multiple(series: Series, moment: date, _chance: random.Random, claim_id: str) -> Cells:
    return claim(
        claim_id, "arrivals_multiple", 0.01, moment - timedelta(days=365), moment, unit="ratio", qualifier="more_than"
    )


def _other(_series: Series, _moment: date, chance: random.Random, claim_id: str) -> Cells:
    return claim(claim_id, "count_other", chance.randint(1, 20), unit="count", qualifier="exact")


MAKERS: list[Callable[[Series, date, random.Random, str], Cells]] = [
    _a_day,
    _a_day,
    _a_day,
    _to_date,
    _to_date,
    _whole_year,
    _growth,
    _weekday,
    _printed,
    _multiple,
    _other,
]


def true_ledger(real: Ledger, count: int, seed: int = 0) -> Ledger:
    """The real ledger's official and background tables with `count` true claims of made-up sources, and no annotations."""
    sources, claims = true_claims(Series(real.daily), count, seed)
    return real.replaced(
        sources=table("sources", sources), claims=table("claims", claims), annotations=table("annotations"), pairs=table("pairs"), not_figures=table("not_figures"),
        word_findings=table("word_findings"), fingerprints=table("fingerprints"),
    )  # fmt: skip
