"""Stretches of days counted back from a day: "in three days", "the past year", "last week", "the ten days before"."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from crossing.language.dates import EARLIEST, Dated
from crossing.language.expressions import expression
from crossing.language.spans import ONE_DAY, WEEK, Span, month_end, week_of, whole_year
from crossing.reading.moments.moment import Moment, Setting, days_to, each, from_day, going_on

MONTH = 30  # days by which "six months" is told
ALIKE_BEFORE = 12  # spans told before, of which one may be as long as the days told
LONGEST = 1000  # a stretch of as many days is none that a text counts
_PAST_YEAR = expression(r"\bpast year\b")


def window(dated: Dated, at: Setting) -> Moment | None:
    """ "In three days", "the two days": up to a day told, or to one that the text may have counts for."""
    if not at.ends:
        return None
    days = [span.end for span in reversed(at.spans[-2:]) if span.day and at.last >= span.end >= at.first]
    windows = [days_to(end, dated.days) for end in (*days, *at.ends) if 0 < dated.days < LONGEST]
    return Moment(dated, each(windows), running=True)


def past(dated: Dated, at: Setting) -> Moment | None:
    """ "The past year", "the last 30 days"."""
    if dated.span is None or not at.ends:
        return None
    spans = [dated.span, *(days_to(end, dated.span.days) for end in at.ends)]
    if _PAST_YEAR.search(dated.words):  # said in January, the year that ended
        spans.append(whole_year(dated.span.start.year))
    return going_on(dated, spans)


def last_week(dated: Dated, at: Setting) -> Moment | None:
    """ "Last week": from Monday to Sunday, or seven days."""
    return Moment(dated, (dated.span, *(days_to(end, 7) for end in at.ends[:3]))) if dated.span and at.ends else None


def this_week(dated: Dated, at: Setting) -> Moment | None:
    """ "This week": since Monday, or the Monday before, or seven days."""
    if at.said is None or not at.ends:
        return None
    monday, before = week_of(at.said).start, week_of(at.said - WEEK)
    so_far, longer = from_day(monday, at.ends), from_day(before.start, at.ends)
    return Moment(dated, each([*so_far, before, *longer, *(days_to(end, 7) for end in at.ends)]))


def days_before(dated: Dated, at: Setting) -> Moment:
    """As many days that end where the last span told begins: where days are told that are as many, first where these do."""
    alike = [span for span in at.told(before=ALIKE_BEFORE) if span.days == dated.days > 1][:1]
    if not alike or alike[0] in at.told(here=2, before=3):
        return Moment(dated, each(_ending_before(dated.days, at)), sure=True)
    whole = days_to(alike[0].start - ONE_DAY, dated.days)
    return Moment(dated, each([whole, *_ending_before(dated.days, at)]), sure=False)


def _ending_before(days: int, at: Setting) -> Iterator[Span]:
    for span in at.told(here=2, before=3) if days else []:
        if span.start < EARLIEST:
            continue
        if days % MONTH:
            yield days_to(span.start - ONE_DAY, days)
        else:
            year, month = divmod(span.start.year * 12 + span.start.month - 1 - days // MONTH, 12)
            start = date(year, month + 1, min(span.start.day, month_end(year, month + 1).day))
            yield Span(start, span.start - ONE_DAY)
