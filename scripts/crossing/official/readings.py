"""Readings of one statement: what a record can be a record of, and what a rise can be measured against.

Each answers in a tidy table, a row a reading, by the counts on record now.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pandas as pd

from crossing.language import prose
from crossing.language.spans import ONE_DAY, Span, month_end
from crossing.official.baselines import Baseline, baselines
from crossing.official.series import Series
from crossing.official.which_record import Among, Kind, Question, on_record


def records(series: Series, day: date, until: date) -> pd.DataFrame:
    """Return every reading of "record" for a day, its weekend, its month and its year up to `until`, highest first.

    Columns: label; scope ("this year", "season" or "any year"), what is compared; people; best, the highest before it,
    and when that was; share, people as a whole percentage of the best; rank among all up to then (1 is a record).
    """
    month, year, part = f"{day:%B}", day.year, f"1 January to {until.day} {until:%B}"
    asked = [
        (f"Day, {year} so far", "this year", Question(Kind.DAY, day, Among.YEAR)),
        ("Day, any year", "any year", Question(Kind.DAY, day, Among.EVER)),
        (f"Weekend, {year} so far", "this year", Question(Kind.WEEKEND, day, Among.YEAR)),
        ("Weekend, any year", "any year", Question(Kind.WEEKEND, day, Among.EVER)),
        (f"Month of {month}, any year", "season", Question(Kind.MONTH, day, Among.SEASON)),
        ("Month, any year", "any year", Question(Kind.MONTH, day, Among.EVER)),
        (f"{part}, any year", "season", Question(Kind.TO_DATE, until, Among.SEASON)),
    ]
    found = [(label, scope, on_record(series, question)) for label, scope, question in asked]
    rows = [
        {
            "label": label,
            "scope": scope,
            "people": held.people,
            "best": best[1],
            "when": WHEN[held.question.kind](best[0]),
            "share": int(prose.rounded(100 * held.share)),
            "rank": held.rank,
        }
        for label, scope, held in sorted(found, key=lambda row: -row[2].share)
        if (best := held.best) and held.people is not None
    ]
    return pd.DataFrame(rows)


# How the highest span before is named.
WHEN: dict[Kind, Callable[[Span], str]] = {
    Kind.DAY: lambda span: prose.day(span.start),
    Kind.WEEKEND: lambda span: f"{prose.day(span.start)} and the day after",
    Kind.MONTH: prose.span,
    Kind.TO_DATE: lambda span: f"the same part of {span.start.year}",
}


def rises(series: Series, term: Span) -> pd.DataFrame:
    """Return the ways that the book tries to measure how arrivals rose in a term of office, the largest multiple first.

    Columns: label, in a few words; baseline, in full; before and after, the spans compared; people_before,
    people_after; multiple, the later over the earlier.
    """
    found = sorted(baselines(series, term), key=lambda base: -base.multiple)
    rows = [
        {
            "label": in_few_words(base, term),
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


def in_few_words(base: Baseline, term: Span) -> str:
    """Return what a baseline compares, in a few words; where it starts within the term it says so."""
    return _compared(base, term) + (", within the term" if base.before.end > term.start else "")


def _compared(base: Baseline, term: Span) -> str:
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


def pairs_of_years(series: Series, term: Span) -> pd.DataFrame:
    """Return every pair of twelve months, ending with a month, that can be called before and in a term of office.

    The earlier twelve months end no later than the month in which the term began, the later ones in a month of the term,
    after the earlier. Columns: earlier and later, the last days of both; before and after, the people in them; multiple,
    the later over the earlier. By the earlier, then by the later.
    """
    ends = _month_ends(series.first.replace(year=series.first.year + 1) - ONE_DAY, term.end)
    rows = [
        (earlier, later, series.twelve_months(earlier), series.twelve_months(later))
        for earlier in ends
        for later in ends
        if earlier <= month_end(term.start.year, term.start.month) <= later and earlier < later
    ]
    found = pd.DataFrame(rows, columns=["earlier", "later", "before", "after"])
    return found.assign(multiple=found["after"] / found["before"])


def _month_ends(first: date, last: date) -> list[date]:
    """The last days of the months from that of `first` to that of `last`."""
    return [day.date() for day in pd.date_range(first, month_end(last.year, last.month), freq="ME")]
