"""What an honest text may tell: the spans of days that a text of its day speaks of, and the counts of them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from functools import lru_cache

from crossing.language.spans import ONE_DAY, Span, half_year, in_year, month_end, one_day, twelve_months_to
from crossing.official.series import Series
from crossing.reading.accusing import told_spans
from crossing.reading.moments import Setting
from crossing.reading.terms import Terms

APRIL = 4  # the month in which the government's financial year begins
NEWS = 60  # days before a text that it may tell one by one
TOGETHER = (1, 2, 3, 4, 6)  # months on end that are told together


def totals(series: Series, at: Setting) -> frozenset[int]:
    """The count of every span that a text of its day may speak of: single days, whole months and years, and times up to a day."""
    last = min(at.last, at.said or at.last)
    if last < series.first:
        return frozenset()
    own = [*told_spans(series, at).values(), *_news(last), *_up_to_its_days(series, at, last)]
    days = (total for total, end in _by_first_end(series).items() if end <= last)
    return _standing(series, at.terms, last.year).union(days, _counted(series, own))


def _counted(series: Series, spans: Iterable[Span]) -> Iterator[int]:
    return (series.total(span) for span in spans if series.covers(span))


@lru_cache(maxsize=64)  # an archive of articles asks again and again
def _standing(series: Series, terms: Terms, year: int) -> frozenset[int]:
    """The counts that depend on no text: of the calendar, of terms of office, and of times up to the months of a year and before."""
    ends = (month_end(each, month) for each in range(series.first.year, year + 1) for month in range(1, 13))
    spans = [*calendar(series), *(span for end in ends for span in _up_to(series, terms, end))]
    for term in terms.terms:
        if term.end:
            spans += [Span(term.start, end) for end in (term.end, term.end - ONE_DAY) if term.start <= end]
    return frozenset(_counted(series, spans))


@lru_cache(maxsize=8)
def _by_first_end(series: Series) -> dict[int, date]:
    """The counts of single days and of years up to a day, each with the first day on which such a span ends."""
    ends: dict[int, date] = {}
    for day in series.whole.each_day():
        for total in _counted(series, (one_day(day), Span(date(day.year, 1, 1), day))):
            ends.setdefault(total, day)
    return ends


def _up_to_its_days(series: Series, at: Setting, last: date) -> Iterator[Span]:
    """Times up to a day that a text may have counts for, or to the like day of another year."""
    years = range(series.first.year, last.year + 1)
    for end in {in_year(end, year) for end in at.ends for year in years}:
        yield from _up_to(series, at.terms, end)


def _up_to(series: Series, terms: Terms, end: date) -> Iterator[Span]:
    """From the start of a month, a financial year, a term of office or the series up to a day, and twelve months up to it."""
    yield Span(date(end.year - (end.month < APRIL), APRIL, 1), end)
    yield from (Span(date(end.year, end.month, 1), end), twelve_months_to(end), Span(end - timedelta(days=365), end))
    begun = {start for term in terms.terms for start in (term.start, term.start + ONE_DAY)} | {series.first}
    yield from (Span(start, end) for start in begun if start <= end)


def calendar(series: Series) -> Iterator[Span]:
    """Months alone and together, halves of months and of years, and years, of the whole series."""
    years = range(series.first.year, series.last.year + 1)
    for year in years:
        yield from (half_year(year, half) for half in (1, 2))
        yield from (Span(date(year, 1, 1), date(later, 12, 31)) for later in years if later >= year)
        for month in range(1, 13):
            first, middle = date(year, month, 1), date(year, month, 15)
            ends = (divmod(month - 1 + more - 1, 12) for more in TOGETHER)
            yield from (Span(first, month_end(year + later, end + 1)) for later, end in ends)
            yield from (
                Span(first, middle - ONE_DAY),
                Span(first, middle),
                Span(middle + ONE_DAY, month_end(year, month)),
            )
            yield Span(first, date(year, 12, 31))
            yield Span(date(year, 1, 1), month_end(year, month))


def _news(last: date) -> Iterator[Span]:
    """Days of the last weeks, up to a week together."""
    for back in range(NEWS):
        end = last - timedelta(days=back)
        yield from (Span(end - timedelta(days=more), end) for more in (1, 2, 3, 4, 6))
