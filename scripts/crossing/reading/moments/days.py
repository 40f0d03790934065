"""Days and months: "on Sunday", "on the 20th", "in late May", "two days later", "at the weekend"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta

from crossing.language.dates import Dated, Kind
from crossing.language.expressions import expression
from crossing.language.spans import LONG_MONTH, ONE_DAY, WEEK, Span, month_end, one_day, whole_month
from crossing.language.time_phrases import NUMBER, number_of
from crossing.reading.moments.moment import Moment, Setting, each, from_day, since_new_year

# the days that "early", "mid-" and "late" may mean, the likeliest first
PARTS_OF_A_MONTH = {
    "early": (5, 4, 6, 3, 7, 2, 8, 1, 9, 10),
    "mid": (15, 14, 16, 13, 17, 12, 18, 11, 19, 20),
    "late": (25, 26, 24, 27, 23, 28, 22, 29, 21, 30, 31),
}
# "On the 20th", and no month said with it.
_DAY_ALONE = expression(r"""
    \b(?:on|(?:day|one) was|(?P<weekday>(?:mon|tues|wednes|thurs|fri|satur|sun)day)) the (?P<day>\d{1,2})(?:st|nd|rd|th)\b
    (?! (?:of\b(?! (?:last|this) month)|day|anniversary|attempt|birthday|floor|occasion|time|try))
    (?: of (?P<which>last|this) month)?
""")
# "From the 10th to the 23rd", and no month said with it.
_DAYS_ALONE = expression(r"""
    \b(?:from|between) the (?P<first>\d{1,2})(?:st|nd|rd|th) (?:to|until|and) (?:the )?(?P<last>\d{1,2})(?:st|nd|rd|th)\b
    (?! (?:of\b|century|centuries|day|place|floor|minute|round))
""")
# "Its first 11 days have produced 3,837", after a month is named
_ITS_FIRST_DAYS = expression(rf"\b(?:its|(?:that|the) month[’']s) (?:first|opening) (?P<last>{NUMBER}) days\b")
MONTHS_BACK = 12  # in which a weekday and the number of a day name one
HALF_A_YEAR = timedelta(days=183)
_LAST = re.compile(r"(?i)last\s")
_NAMED_MONTHS = ("last month", "this month")
_ROUGHLY = expression(r"\b(?P<part>early|late|mid)(?:-|\s)")


def days_alone(text: str) -> Iterator[Dated]:
    """Days told by their number in a month named before; `days` holds that number."""
    for match in _DAY_ALONE.finditer(text):
        if 1 <= int(match["day"]) <= LONG_MONTH:
            yield Dated(Kind.DAY, match[0], match.start(), days=int(match["day"]), weekday=match["weekday"] or "")
    for match in _DAYS_ALONE.finditer(text):
        yield from _alone_between(match, int(match["first"]), int(match["last"]))
    for match in _ITS_FIRST_DAYS.finditer(text):
        yield from _alone_between(match, 1, number_of(match["last"]))


def _alone_between(match: re.Match[str], first: int, last: int) -> Iterator[Dated]:
    """Days told by their numbers, from the first to the last of them; `days` of each end holds its number."""
    if 1 <= first < last <= LONG_MONTH:
        ends = (Dated(Kind.DAY, match[0], match.start(), days=number) for number in (first, last))
        yield Dated(Kind.BETWEEN, match[0], match.start(), parts=tuple(ends))


def names_more(dated: Dated) -> bool:
    """True if a day told by its number has more words than dates have by themselves: "on the 22nd of last month", "Sunday the 15th"."""
    return bool(dated.weekday) or names_its_month(dated)


def names_its_month(dated: Dated) -> bool:
    """True if a day told by its number is told with its month: "on the 22nd of last month"."""
    return dated.words.lower().endswith(_NAMED_MONTHS)


def day_alone(dated: Dated, at: Setting) -> Moment:
    """A day told by its number: of the month told last, or else of the last month that had such a day."""
    told = [span.start for span in at.told() if _within_a_month(span)][:1]
    latest = [at.said, at.said.replace(day=1) - ONE_DAY] if at.said else []
    if names_its_month(dated):
        told = latest[-1:] if "last" in dated.words.lower() else latest[:1]
    months = told or latest
    days = [month.replace(day=dated.days) for month in months if dated.days <= month_end(month.year, month.month).day]
    if dated.weekday and not any(_is_its_weekday(dated, day) for day in days):
        return Moment(dated, tuple(_last_such(dated, at)))
    past = [day for day in days if at.said is None or day <= at.said]
    # "from 2022, when 1,241 came on the 9th": a year named since the month was told leaves open which month's day it is
    other_year = bool(told) and at.year is not None and at.year != told[0].year
    return Moment(dated, tuple(map(one_day, past[:1])), sure=bool(told) and not other_year)


def days_alone_between(dated: Dated, at: Setting) -> Moment:
    """Days from one to another, both told by their numbers: "from the 10th to the 23rd"."""
    first, last = (day_alone(end, at) for end in dated.parts)
    spans = [
        Span(one.start, other.end)
        for one, other in zip(first.spans, last.spans, strict=False)
        if (one.start.year, one.start.month) == (other.end.year, other.end.month)
    ]
    return Moment(dated, tuple(spans), sure=bool(spans) and first.sure and last.sure)


def _is_its_weekday(dated: Dated, day: date) -> bool:
    """True if a day is of the weekday that is told with its number."""
    return f"{day:%A}" == dated.weekday.capitalize()


def _last_such(dated: Dated, at: Setting) -> Iterator[Span]:
    """ "Saturday the 18th", where that of the month told is no Saturday: the last one before the day of the text."""
    for back in range(MONTHS_BACK * 31 if at.said else 0):
        day = (at.said or at.last) - timedelta(days=back)
        if day.day == dated.days and _is_its_weekday(dated, day):
            yield one_day(day)
            return


def _within_a_month(span: Span) -> bool:
    return (span.start.year, span.start.month) == (span.end.year, span.end.month)


def in_a_year(dated: Dated, at: Setting, years: list[int]) -> Moment:
    """A day or month: in the year it names, or in the last one that had it, or in a year that the sentence or the focus names."""
    if dated.span is None:
        return Moment(dated, ())
    spans = [dated.span]
    if at.said and dated.kind is Kind.MONTH and dated.span.start <= at.said <= dated.span.end:
        spans = [*from_day(dated.span.start, at.ends), dated.span]
    if dated.year_stated:
        return Moment(dated, tuple(spans), sure=True)
    recent = at.said and at.said - dated.span.end < HALF_A_YEAR
    if (
        dated.kind is Kind.MONTH and recent and _LAST.match(dated.words)
    ):  # the last there was, or that of the year before
        spans.append(whole_month(dated.span.start.year - 1, dated.span.start.month))
    near = [*years, *([at.focus.end.year] if at.focus else []), *([at.year] if at.year else [])]
    for year in near:
        moved = dated.span.in_year(year)
        if dated.kind is Kind.MONTH:
            moved = Span(moved.start, month_end(moved.start.year, moved.start.month))
        if moved not in spans and (not at.said or moved.start <= at.said):
            spans.append(moved)
    return Moment(dated, tuple(spans), sure=all(year == dated.span.start.year for year in years))


def roughly(dated: Dated, moment: Moment, at: Setting) -> Moment:
    """ "By mid-September", "in late May": of such words no day is sure; a total may end on any day of that part."""
    part = _ROUGHLY.search(dated.words)
    if part is None or dated.end is None or dated.kind not in (Kind.MONTH, Kind.UNTIL):
        return moment
    month = Span(dated.end.replace(day=1), month_end(dated.end.year, dated.end.month))
    days = PARTS_OF_A_MONTH[part["part"].lower()]
    ends = [month.start + timedelta(days=n - 1) for n in days if n <= month.days]
    spans = since_new_year(end for end in ends if at.first <= end)
    return replace(moment, spans=each([*(moment.spans if dated.kind is Kind.MONTH else ()), *spans]), sure=False)


def weekday(dated: Dated, at: Setting) -> Moment | None:
    """ "On Sunday": the last one, or the one before; said on a Sunday, the other way round. "That Saturday": one told before."""
    if dated.start is None:
        return Moment(dated, each(span for span in at.told() if span.day and _is_its_weekday(dated, span.start)))
    last_two = [dated.start, dated.start - WEEK]
    if dated.start == at.said:
        last_two.reverse()
    return Moment(dated, tuple(map(one_day, last_two)), sure=True)


def today(dated: Dated, at: Setting) -> Moment | None:
    """ "Today", "last night": that day or the one before; "yesterday" is sure."""
    if dated.start is None:
        return None
    yesterday = dated.kind is Kind.YESTERDAY
    days = [dated.start] if yesterday else [dated.start, dated.start - ONE_DAY]
    return Moment(dated, tuple(map(one_day, days)), sure=yesterday)


def weekend(dated: Dated, at: Setting) -> Moment | None:
    """ "At the weekend": the last one, or the one before."""
    if dated.span is None:
        return None
    return Moment(dated, (dated.span, Span(dated.span.start - WEEK, dated.span.end - WEEK)), sure=True)


def shifted(dated: Dated, at: Setting) -> Moment:
    """A day counted from the last days told: "three days before", "the following day"."""
    days = [span.start for span in at.told() if span.day][:4]
    step = timedelta(days=dated.days)
    near = days + at.ends[:1] if step else []
    return Moment(dated, each(one_day(day + step) for day in near))
