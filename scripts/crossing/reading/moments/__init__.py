"""Time words of a sentence with every span of days that they allow, seen from the text round them.

`crossing.language.dates` says what words mean by themselves. Here a text comes in: the day it appeared, the last day it has
counts for, the spans told before. "This point last year" needs all three. Each module reads one kind of time words; `READERS`
says which kind is read by which function.
"""

from __future__ import annotations

from collections.abc import Callable

from crossing.language.dates import Dated, Kind, find_dates
from crossing.reading.moments import days, stretches, totals, years
from crossing.reading.moments.moment import RECENT, Moment, Setting, setting
from crossing.reading.moments.years import shifted_years

__all__ = ["RECENT", "Moment", "Setting", "moments", "setting", "shifted_years"]

# How time words of a kind are read; None, or a kind that is not here, leaves the days that the words give by themselves.
READERS: dict[Kind, Callable[[Dated, Setting], Moment | None]] = {
    Kind.WEEKDAY: days.weekday,
    Kind.TODAY: days.today,
    Kind.YESTERDAY: days.today,
    Kind.LAST_NIGHT: days.today,
    Kind.WEEKEND: days.weekend,
    Kind.SHIFTED: days.shifted,
    Kind.YEAR: years.year,
    Kind.LAST_YEAR: years.year,
    Kind.THAT: years.that,
    Kind.SAME_POINT: years.same_point,
    Kind.SAME_PERIOD: years.other_year,
    Kind.OTHER_YEAR: years.other_year,
    Kind.PART_OF_YEAR: years.part_of_year,
    Kind.TO_DATE: totals.to_date,
    Kind.EARLIER: totals.to_date,
    Kind.SINCE: totals.since,
    Kind.UNDER: totals.under,
    Kind.WINDOW: stretches.window,
    Kind.PAST: stretches.past,
    Kind.LAST_WEEK: stretches.last_week,
    Kind.THIS_WEEK: stretches.this_week,
    Kind.BEFORE: stretches.days_before,
}


def moments(text: str, at: Setting) -> list[Moment]:
    """The time words of a sentence in order, each with its spans; `at` is told what they speak of."""
    found = _time_words(text, at)
    named = [d.start.year for d in found if d.kind is Kind.YEAR and d.start] + [d.year for d in found if d.year]
    told: list[Moment] = []
    at.here = []
    for dated in found:
        moment = _moment(text, dated, at, named)
        told.append(moment)
        if moment.spans:
            at.year = moment.spans[0].end.year
            if dated.kind not in (Kind.SAME_PERIOD, Kind.OTHER_YEAR, Kind.THAT):
                at.here.append(moment.spans[0])
    return told


def _time_words(text: str, at: Setting) -> list[Dated]:
    """The time words of a sentence in order: dates, terms of government and days told by their number alone."""
    found = find_dates(text, at.said, bare=True)
    since = [dated for dated in found if dated.kind in (Kind.SINCE, Kind.TO_DATE, Kind.BETWEEN)]
    terms = [term for term in at.terms.find(text, at.said) if not _overlaps(term, since)]
    kept = [dated for dated in found if not _overlaps(dated, terms)]
    kept += [term for i, term in enumerate(terms) if not _overlaps(term, terms[:i])]
    alone = list(days.days_alone(text))
    named = [day for day in alone if days.names_more(day)]  # "the 22nd of last month" is no month
    kept = [dated for dated in kept if not _overlaps(dated, named)] + named
    kept += [day for day in alone if not _overlaps(day, kept)]
    return sorted(kept, key=lambda dated: dated.place)


def _overlaps(one: Dated, others: list[Dated]) -> bool:
    return any(one.overlaps(other.place, other.stop) for other in others)


def _moment(text: str, dated: Dated, at: Setting, named: list[int]) -> Moment:
    """One stretch of time words with its spans; `named` are the years that the sentence names."""
    if years.before_a_year(text, dated):
        return Moment(dated, ())
    dated = years.after_its_year(text, dated)
    if dated.kind is Kind.DAY and dated.days:
        return days.day_alone(dated, at)
    if dated.kind is Kind.BETWEEN and dated.parts and dated.parts[0].kind is Kind.DAY and dated.parts[0].days:
        return days.days_alone_between(dated, at)
    return days.roughly(dated, totals.at_the_end(text, dated, at, named) or _by_kind(dated, at, named), at)


def _by_kind(dated: Dated, at: Setting, named: list[int]) -> Moment:
    """The spans of time words by their kind; the days that the words give by themselves where nothing else is said of it."""
    if dated.kind in (Kind.DAY, Kind.MONTH):
        return days.in_a_year(dated, at, named)
    if dated.kind is Kind.UNTIL and dated.end:
        return totals.until(dated, dated.end, at, named)
    read = READERS.get(dated.kind)
    by_itself = Moment(dated, (dated.span,) if dated.span else (), sure=dated.span is not None)
    return (read(dated, at) if read else None) or by_itself
