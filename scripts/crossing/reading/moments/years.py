"""Years, their like days and their parts: "in 2023", "the same period last year", "that year", "in the first quarter"."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import date

from crossing.language.dates import Dated, Kind
from crossing.language.expressions import expression
from crossing.language.spans import ONE_DAY, WEEK, Span, in_year, like_days, week_of, whole_month, whole_year
from crossing.reading.moments.moment import Moment, Setting, each, from_day, going_on, since_new_year

NEXT = 4  # ends of a running total that are tried in another year

_WHOLE = expression(r"\b(?:all|whole|entire)\b")
_WHOLE_YEAR = expression(r"\b(?:whole|all|entire\w*|calendar)\b")
_WEEK = expression(r"\bweek\b")
_FORWARD = expression(r"\b(?:following|next|after|later|on)\b")  # "the following year", "a year on"
_BEFORE = expression(r"\b(?:until|till|before|prior to|ahead of) $")


def before_a_year(text: str, dated: Dated) -> bool:
    """ "Until this year the record was 28,526": what was before a year is not of that year, and the words name no other."""
    point = dated.parts[0] if dated.kind is Kind.UNTIL and dated.parts else dated
    return (
        point.kind in (Kind.TO_DATE, Kind.LAST_YEAR, Kind.YEAR)
        and not point.parts
        and bool(_BEFORE.search(text, max(0, point.place - 20), point.place))
    )


def year(dated: Dated, at: Setting) -> Moment | None:
    """ "In 2023": the whole year, or days of it like those told beside it; this year as far as counts go."""
    if dated.span is None:
        return None
    named = dated.span.start.year
    if dated.kind is Kind.YEAR and at.said and named == at.said.year:
        return going_on(dated, from_day(date(named, 1, 1), at.ends))
    return Moment(dated, (dated.span, *_like_days(dated, named, at)), sure=True)


def _like_days(dated: Dated, named: int, at: Setting) -> Iterable[Span]:
    """A year beside part of another ("2,255 so far, up on the 1,482 of 2022") may mean the like days of it."""
    if _WHOLE_YEAR.search(dated.words):
        return []
    near = [span for span in at.told(here=3, before=4) if 1 < span.days < 365 and span.end.year != named]
    # the same count may end on several days of this year, of which another year's ended on one
    ends = at.ends if any(_so_far(span, at) for span in near) else []
    return dict.fromkeys(
        [*(like_days(span, named) for span in near), *since_new_year(in_year(end, named) for end in ends)]
    )


def _so_far(span: Span, at: Setting) -> bool:
    """True for a year up to a day that may be the last one counted."""
    return span.start == date(span.end.year, 1, 1) and span.end in at.ends


def other_year(dated: Dated, at: Setting) -> Moment:
    """ "The same period last year", "a year later": the days told, in another year."""
    moved = shifted_years(dated, at)
    if _FORWARD.search(dated.words):
        return Moment(dated, moved, sure=False)
    whole = [whole_year(span.end.year) for span in moved] if _WHOLE.search(dated.words) else []
    if _WEEK.search(dated.words):
        moved = each(week for span in moved for week in _weeks_about(span))
    return Moment(dated, each([*whole, *moved]), sure=False, other=True)


def _weeks_about(span: Span) -> Iterable[Span]:
    """ "In the same week of 2025", beside a day: the days if they are a week, else seven days that begin or end with them."""
    if span.days >= WEEK.days:
        return [span]
    rest = WEEK - ONE_DAY
    return [Span(span.start, span.start + rest), week_of(span.start), Span(span.end - rest, span.end)]


def shifted_years(dated: Dated, at: Setting) -> tuple[Span, ...]:
    """The spans in focus, in the year that the words name or one year earlier."""
    spans: list[Span] = []
    told = [span for span in at.told(before=4) if span.end.year <= at.last.year + 1]  # no "until the year 9999"
    if any(_so_far(span, at) for span in told):
        told += since_new_year(at.ends[:NEXT])
    for span in told:
        if dated.year:
            spans.append(like_days(span, dated.year))
        elif _FORWARD.search(dated.words):
            spans.append(like_days(span, span.end.year + 1))
        elif span.end.year > at.first.year:
            spans.append(like_days(span, span.end.year - 1))
    return each(spans)


def same_point(dated: Dated, at: Setting) -> Moment | None:
    """The year so far of another year, to the day that the text has counts for."""
    if not dated.year or not at.ends:
        return None
    if dated.parts:  # "by the same day of August 2022"
        month = dated.parts[0].start
        days = [in_year(end, dated.year) for end in at.ends]
        same = (Span(month, day) for day in days if month and (day.year, day.month) == (month.year, month.month))
        return replace(going_on(dated, same), other=True)
    ends = [in_year(end, dated.year) for end in at.ends]
    focus = at.focus
    if focus and focus.end.year != dated.year and focus.start == date(focus.end.year, 1, 1):
        ends = [in_year(focus.end, dated.year), *ends]
    spans = list(from_day(date(dated.year, 1, 1), ends))
    if focus and (focus.start.month, focus.start.day) != (1, 1):
        spans.append(focus.in_year(dated.year))
    return replace(going_on(dated, spans), other=True)


def that(dated: Dated, at: Setting) -> Moment:
    """ "That year", "that month": of the last days told."""
    near = at.told(here=2, before=2)
    if "day" in dated.words.lower():
        return Moment(dated, tuple(span for span in near if span.day)[:1])
    if "year" in dated.words.lower():
        years = [at.year] if at.year else [span.end.year for span in near]
        return Moment(dated, each(map(whole_year, years)))
    return Moment(dated, each(whole_month(span.end.year, span.end.month) for span in near))


def part_of_year(dated: Dated, at: Setting) -> Moment | None:
    """A half or quarter without a year: the last one that was over, or the one that runs, so far."""
    span = dated.span
    if span is None or at.said is None or dated.year_stated:
        return None
    before = like_days(span, span.end.year - 1)
    if span.start > at.said:
        spans = [before]
    elif span.end >= at.said:
        spans = [*from_day(span.start, at.ends), before]
    else:
        spans = [span]
    told = like_days(span, at.year) if at.year else span  # "the 2024 arrivals were 5,435 (Q1), 8,504 (Q2)"
    other = told not in spans and told.end < at.said
    return Moment(dated, each([told, *spans] if other else spans), sure=not other)


# "In 2023 it was August, with 8,631"
_IT_WAS = expression(
    r"\b(?:in|for) (?P<year>20\d\d),? (?:it|that|the (?:busiest|top|peak) month) (?:was|had been) (?:in )?$"
)


def after_its_year(text: str, dated: Dated) -> Dated:
    """A month right after the year that it is of, "in 2023 it was August", in that year; other time words as they are."""
    month = dated.kind is Kind.MONTH and not dated.year_stated
    named = _IT_WAS.search(text, 0, dated.place) if month and dated.span else None
    if named is None or dated.start is None:
        return dated
    span = whole_month(int(named["year"]), dated.start.month)
    return replace(dated, start=span.start, end=span.end, year_stated=True)
