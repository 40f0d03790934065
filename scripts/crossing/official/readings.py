"""Readings of one statement: what a record can be a record of, and what a rise can be measured against.

Each answers in a tidy table, a row a reading, by the counts on record now.
"""

from __future__ import annotations

import math
from datetime import date, timedelta

import pandas as pd

from crossing.language import prose
from crossing.language.spans import ONE_DAY, Span, in_year
from crossing.official.baselines import Baseline, baselines
from crossing.official.series import Series


def records(series: Series, day: date, until: date) -> pd.DataFrame:
    """Return every reading of "record" for a day, its weekend, its month and its year up to `until`, highest first.

    Columns: label; scope ("this year", "season" or "any year"), what is compared; people; best, the highest before it,
    and when that was; share, people as a whole percentage of the best; rank among all up to then (1 is a record).
    """
    earlier = [series.first + timedelta(days=n) for n in range((day - series.first).days)]
    days = {prose.day(past): series.day(past) for past in earlier}
    weekends = {f"{prose.day(past)} and the day after": people for past, people in series.weekends() if past < day}
    starts = pd.date_range(series.first, day.replace(day=1) - ONE_DAY, freq="MS")
    months = {f"{start:%B %Y}": series.month(start.year, start.month) for start in starts}
    parts = {
        f"the same part of {year}": series.to_date(in_year(until, year)) for year in range(series.first.year, day.year)
    }
    month, year, part = f"{day:%B}", day.year, f"1 January to {until.day} {until:%B}"
    readings = [
        (f"Day, {year} so far", "this year", series.day(day), _holding(days, f" {year}")),
        ("Day, any year", "any year", series.day(day), days),
        (f"Weekend, {year} so far", "this year", series.weekend(day), _holding(weekends, f" {year} ")),
        ("Weekend, any year", "any year", series.weekend(day), weekends),
        (f"Month of {month}, any year", "season", series.month(year, day.month), _holding(months, f"{month} ")),
        ("Month, any year", "any year", series.month(year, day.month), months),
        (f"{part}, any year", "season", series.to_date(until), parts),
    ]
    readings.sort(key=lambda reading: -reading[2] / max(reading[3].values(), default=math.inf))
    rows = [
        {
            "label": label,
            "scope": scope,
            "people": people,
            "best": max(others.values()),
            "when": max(others, key=lambda name: others[name]),
            "share": round(people / max(others.values()) * 100),
            "rank": 1 + sum(other > people for other in others.values()),
        }
        for label, scope, people, others in readings
        if others
    ]
    return pd.DataFrame(rows)


def _holding(people: dict[str, int], words: str) -> dict[str, int]:
    """Those whose name holds the words."""
    return {name: count for name, count in people.items() if words in name}


def rises(series: Series, term: Span) -> pd.DataFrame:
    """Return every reasonable way to measure how arrivals rose in a term of office, the largest multiple first.

    Columns: label, in a few words; baseline, in full; before and after, the spans compared; people_before,
    people_after; multiple, the later over the earlier.
    """
    found = sorted(baselines(series, term), key=lambda base: -base.multiple)
    rows = [
        {
            "label": _short(base, term),
            "baseline": base.name[0].upper() + base.name[1:],
            "before": prose.span(base.before.start, base.before.end),
            "people_before": base.people_before,
            "after": prose.span(base.after.start, base.after.end),
            "people_after": base.people_after,
            "multiple": base.multiple,
        }
        for base in found
    ]
    return pd.DataFrame(rows)


def _short(base: Baseline, term: Span) -> str:
    """What a baseline compares, in a few words."""
    start, end, first, last = base.before.start, base.before.end, base.after.start, base.after.end
    if (start.month, start.day, end.month, end.day) == (1, 1, 12, 31):
        return f"{last.year} against {start.year}"
    if base.after == term:
        return "The whole term against as long before it"
    if (first.month, first.day) == (1, 1):
        return f"1 Jan to {prose.day(last, short=True)} against {start.year}"
    if base.before.start == term.start:
        return "Last 12 months of the term against its first 12"
    return "Last 12 months of the term against the 12 before it"
