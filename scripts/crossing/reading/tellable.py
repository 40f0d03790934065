"""What an honest text may tell: the spans of days that a text of its day speaks of, and the counts of them."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from crossing.language.spans import ONE_DAY, Span, half_year, in_year, month_end, one_day, twelve_months_to
from crossing.official.series import Series
from crossing.reading.accusing import told_spans
from crossing.reading.moments import Setting

NEWS = 60  # days before a text that it may tell one by one
TOGETHER = (1, 2, 3, 4, 6)  # months on end that are told together


def totals(series: Series, at: Setting) -> Iterator[int]:
    """The count of every span that a text of its day may speak of: single days, whole months and years, and times up to a day."""
    last = min(at.last, at.said or at.last)
    spans = [*told_spans(series, at).values(), *calendar(series), *_news(last), *_up_to(series, at, last)]
    return (series.total(span) for span in spans if series.covers(span))


def _up_to(series: Series, at: Setting, last: date) -> Iterator[Span]:
    """From the start of a month, a year, a term of office or the series up to a day, and twelve months up to it."""
    begun = {start for term in at.terms.terms for start in (term.start, term.start + ONE_DAY)} | {series.first}
    years = range(series.first.year, last.year + 1)
    ends = {in_year(end, year) for end in at.ends for year in years}
    ends |= {month_end(year, month) for year in years for month in range(1, 13)}
    for end in ends:
        yield from (
            Span(date(end.year, end.month, 1), end),
            twelve_months_to(end),
            Span(end - timedelta(days=365), end),
        )
        yield from (Span(start, end) for start in begun if start <= end)
    for term in at.terms.terms:
        if term.end:
            yield from (Span(term.start, end) for end in (term.end, term.end - ONE_DAY) if term.start <= end)
    for day in Span(series.first, last).each_day():
        yield from (one_day(day), Span(date(day.year, 1, 1), day))


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
