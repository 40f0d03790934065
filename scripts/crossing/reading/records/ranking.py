"""The place of a span among the others of a scope, held against the place that words claim for it."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from functools import lru_cache

from crossing.language.spans import SHORT_MONTH, WEEK, Span, in_year, month_end, one_day, whole_month, whole_year
from crossing.official import Fit, Official
from crossing.official.counted import Counts
from crossing.official.series import Series
from crossing.reading import tolerances
from crossing.reading.holding import Held, runs_without
from crossing.reading.records.claimed import Claimed
from crossing.reading.records.scopes import Scope

AS_PUBLISHED = 0.0  # the share by which counts as they were published move: they stay what they were


def rivals(series: Series, span: Span, scope: Scope) -> Iterator[Span]:
    """The other spans of the scope that it is compared with."""
    if scope.window.end >= series.first and scope.window.start <= series.last:  # else the series has none of its days
        window = Span(max(scope.window.start, series.first), min(scope.window.end, series.last))
        yield from _within(window, span, scope)


def _within(window: Span, span: Span, scope: Scope) -> Iterator[Span]:
    """The same of days that the series has."""
    match scope.unit:
        case "day":
            for day in window.each_day():
                if day != span.start and (not scope.same or day.month == span.start.month):
                    yield one_day(day)
        case "month":
            yield from _other_months(window, span, scope)
        case "year":
            for year in range(window.start.year, window.end.year + 1):
                if year != span.start.year and whole_year(year).end <= window.end:
                    yield whole_year(year)
        case "week" | "weekend":
            end = span.end - WEEK
            while end - timedelta(days=span.days - 1) >= window.start:
                yield Span(end - timedelta(days=span.days - 1), end)
                end -= WEEK
        case _:
            yield from _other_years(window, span)


def _other_months(window: Span, span: Span, scope: Scope) -> Iterator[Span]:
    """The months of a window, the last one so far."""
    year, month = window.start.year, window.start.month
    while date(year, month, 1) <= window.end:
        one = whole_month(year, month)
        if one.start != span.start and one.start >= window.start and (not scope.same or month == span.start.month):
            yield Span(one.start, min(one.end, window.end))
        year, month = (year, month + 1) if month < 12 else (year + 1, 1)


def _other_years(window: Span, span: Span) -> Iterator[Span]:
    """The like part of the other years of a window; what ends with a month ends so in each."""
    for year in range(window.start.year, window.end.year + 1):
        start = in_year(span.start, year - (span.end.year - span.start.year))
        end = in_year(span.end, year)
        if span.end == month_end(span.end.year, span.end.month):
            end = month_end(year, span.end.month)
        if year != span.end.year and end <= window.end:
            yield Span(start, end)


def hold(series: Series, claimed: Claimed, span: Span, scope: Scope, edge: float) -> Held | None:
    """The place of a span among its rivals, held against the one claimed.

    `edge` is the share of its count by which it must be passed to be surely passed.
    """
    if not series.covers(span):
        return None
    own = series.total(span)
    if scope.unit == "day" and not scope.same and not claimed.low:
        return _hold_day(series, claimed, span, scope, edge)
    others = [(series.total(one), one) for one in rivals(series, span, scope) if series.covers(one)]
    if claimed.low:  # "the lowest day" is one of those on which people came, and a month that has begun is none yet
        others = [(n, one) for n, one in others if (n if one.day else one.days >= min(span.days, SHORT_MONTH))]
    if not others and scope.unit != "day":
        return None
    above = [(total, one) for total, one in others if (total < own if claimed.low else total > own)]
    place = 1 + len(above)
    if place == claimed.rank:
        return Held(Fit.FITS, span, scope.window, place, None, scope.name)
    low, high = own * (1 - edge) - tolerances.MOVED_SINCE, own * (1 + edge) + tolerances.MOVED_SINCE
    clear = [(total, one) for total, one in above if (total < low if claimed.low else total > high)]
    near = 1 + len(clear)
    if claimed.rank == near:
        return Held(Fit.REVISED, span, scope.window, place, None, scope.name)
    if claimed.rank < near or claimed.rank > place:
        ahead = (min if claimed.low else max)(clear or above, default=None)
        return Held(Fit.DOES_NOT_FIT, span, scope.window, place, None, scope.name, ahead)
    return Held(Fit.CANNOT_TELL, span, scope.window, place, None, scope.name)


def place(official: Official, claimed: Claimed, span: Span, scope: Scope) -> Held | None:
    """A span among those of its scope: by what is on record now or, for one day, as others published it then."""
    counted = official.boats if claimed.boats else official.people
    result = hold(counted.series, claimed, span, scope, counted.moved(span))
    if result and result.fit is not Fit.FITS and span.day and span.end <= (counted.then.last_by_others or span.start):
        then = hold(counted.series_then, claimed, span, scope, AS_PUBLISHED)
        if then and then.fits:
            return replace(then, fit=Fit.FITS_THEN)
    if result and result.fit is Fit.REVISED and scope.unit == "day" and claimed.rank == 1 and not claimed.low:
        result = _beaten_then(counted, result, scope) or result
    if result and result.fit is Fit.REVISED and span.day and counted.then.day(span.day):
        then = hold(counted.series_then, claimed, span, scope, AS_PUBLISHED)
        ahead = then.ahead[1].day if then and then.ahead else None
        # counts of both days as published are at hand: revision explains nothing
        return then if ahead and counted.then.day(ahead) else result
    return result


def _beaten_then(counted: Counts, held: Held, scope: Scope) -> Held | None:
    """The place of a day that revision alone could make the first, where more were published then of another; None if none were.

    Every day that was a record when it was published is at hand (`record_days`), so that a day which is not among them was announced
    with fewer people than the record of its time.
    """
    when = held.span.day
    if when is None or counted.then.day(when):
        return None
    own = counted.series.day(when)
    above = ((n, day) for day, n in counted.then.days(scope.window).items() if day != when and n > own)
    best = max(above, default=None)
    return replace(held, fit=Fit.DOES_NOT_FIT, ahead=(best[0], one_day(best[1]))) if best else None


def _hold_day(series: Series, claimed: Claimed, span: Span, scope: Scope, edge: float) -> Held:
    """The place of a day among all of a window, as `hold` tells it."""
    own = series.total(span)
    place = 1 + series.days_above(own, scope.window)
    near = 1 + series.days_above(int(own * (1 + edge) + tolerances.MOVED_SINCE), scope.window)
    if place == claimed.rank:
        return Held(Fit.FITS, span, scope.window, place, None, scope.name)
    if claimed.rank == near:
        return Held(Fit.REVISED, span, scope.window, place, None, scope.name)
    if near < claimed.rank < place:
        return Held(Fit.CANNOT_TELL, span, scope.window, place, None, scope.name)
    top = series.highest(scope.window)
    ahead = (top.number, one_day(top.day)) if top and claimed.rank < near else None
    return Held(Fit.DOES_NOT_FIT, span, scope.window, place, None, scope.name, ahead)


@lru_cache(maxsize=256)
def _gaps(series: Series, window: Span) -> tuple[list[Span], list[int]]:
    """The runs of days without arrivals in a window, the latest first, and their lengths in order."""
    runs = [Span(max(run.start, window.start), min(run.end, window.end)) for run in runs_without(series, window)]
    return runs, sorted(run.days for run in runs)


def hold_gap(series: Series, claimed: Claimed, span: Span, window: Span) -> Held | None:
    """The place of a run of days without arrivals among those of a window."""
    if not series.covers(Span(max(window.start, series.first), min(window.end, series.last))):
        return None
    runs, lengths = _gaps(series, window)
    own = next((run for run in runs if run.start <= span.end and span.start <= run.end), None)
    if own is None:
        return None
    place = 1 + len(lengths) - bisect_right(lengths, own.days)
    fit = Fit.FITS if place == claimed.rank else Fit.CANNOT_TELL
    return Held(fit, own, window, place, None, "spans without arrivals")
