"""ONE reader of dates and spans: what days the words of a text mean, seen from the day it was published.

`find_dates` lists the time words of a text in order. It is a small grammar in two layers, each a table that can be extended by
a row. *Points* are words that name days by themselves ("31 May 2025", "last week", "on Saturday", "2024"). *Frames* are words
round points that make a longer or an open span of them ("since 5 July", "between 1 January and 27 April", "the week to 21
September", "this point last year"). A date inside a frame is an end of the frame's span, never a day of its own.

A parser library (lark) was considered and not used: it reads whole sentences, and here time words are islands in prose. What a
phrase means is arithmetic on days in either case, and that is most of this module.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date, timedelta

from crossing.language.dated import (
    A_MONTH,
    A_SEASON,
    EARLIEST,
    LONGEST_STEP,
    MONTH_NUMBER,
    MONTHS,
    ONE,
    WEEKDAYS,
    Dated,
    Kind,
)
from crossing.language.points import find_points, usable, years_in
from crossing.language.spans import ONE_DAY, Span, in_year, month_end, twelve_months_to, year_so_far
from crossing.language.time_phrases import NUMBER, YEAR, ends, meant, number_of

__all__ = [
    "EARLIEST",
    "MONTHS",
    "MONTH_NUMBER",
    "ONE",
    "WEEKDAYS",
    "Dated",
    "Kind",
    "find_dates",
    "find_points",
    "years_in",
]


def find_dates(text: str, said: date | None = None, *, bare: bool = False) -> list[Dated]:
    """List the time words of a text in order of place; none overlaps another.

    `said` is the day of publication, from which "last week" and "5 July" are read. `bare` lists months, years and weekdays
    too that stand without a word such as "in" or "on".
    """
    said = usable(said)
    points = _of_last_week(find_points(text, said))
    frames = _frames(text, said, points)
    alone = [point for point in points if not any(frame.overlaps(point.place, point.stop) for frame in frames)]
    return sorted(frames + [point for point in alone if bare or not point.bare], key=lambda dated: dated.place)


def _of_last_week(points: list[Dated]) -> list[Dated]:
    """Weekdays told together with "last week" are days of that week, and not the last such day."""
    week = next((point.span for point in points if point.kind is Kind.LAST_WEEK), None)
    if week is None:
        return points

    def moved(point: Dated) -> Dated:
        day = week.start + timedelta(days=WEEKDAYS.index(point.weekday))
        return replace(point, start=day, end=day)

    return [moved(point) if point.kind is Kind.WEEKDAY else point for point in points]


# what stands before a point, or between two
STEPS = {"w": 7, "f": 14, "d": 1}  # days of a week, a fortnight and a day, by their first letter
LOOK_BACK = 160  # characters before a point in which the words of its frame must begin; keeps very long lines quick
_OF_DAY = r"(?:\s+(?:night|morning|afternoon|evening))?"
_UP_TO_POINT = r"(?:\s+(?:on|in|the|about|around|early|late))*\s*$"
_EVENT = r"(?:\s+(?!and\b|but\b|while\b)[\w’'-]+){1,9}?\s+(?:on|in)\s*$"
_SINCE_ALONE = re.compile(rf"\bsince{_UP_TO_POINT}|\bsince{_EVENT}", re.IGNORECASE)
_SINCE_THE_START = re.compile(r"\bsince\s+the\s+(?:very\s+)?(?:start|beginning)\s+(?:of\s+)?$", re.IGNORECASE)
_UNTIL = re.compile(
    r"\b(?:until|till|up\s+(?:to(?:\s+and\s+including)?|until)|(?<!followed )(?<!preceded )by|as\s+(?:at|of)|through\s+to)(?:\s+(?:the\s+)?(?:(?:end|close)(?:\s+of)?|midnight\s+on))?(?:\s+the)?\s*$",
    re.IGNORECASE,
)
_TO_DAY = re.compile(r"\bto(?:\s+the)?\s*$", re.IGNORECASE)  # "figures to 20 August"
# "From July there were 21,490", "from July onwards"
_FROM_ON = re.compile(r"(?:^|(?<=[.;:]\s))From\s*$|\bfrom\s*$")
_ONWARDS = re.compile(
    r"(?i)\s+(?:on(?:wards?)?(?!\s+\d)|there\b|it\s+was)|,?\s+\d[\d,]*\s+(?:people|more|came|arrived|crossed)"
)
_WEEK_TO = re.compile(
    rf"\b(?:in\s+|over\s+)?(?:(?:the|this|that)\s+)?(?:same\s+)?(?:({NUMBER})\s+)?(weeks?|fortnight|days)\s+(?:up\s+)?(?:to|ending|ended|that\s+ended|up\s+to\s+and\s+including)(?:\s+(?:on|midnight\s+on))?(?:\s+the)?\s*$",
    re.IGNORECASE,
)
# "in the 30 days before 22 June", "in the two weeks after 3 July"
_DAYS_BESIDE = re.compile(
    rf"\b(?:(?:in|over|during|for)\s+)?the\s+({NUMBER})\s+(weeks?|days)\s+(?:(?P<before>before|preceding|leading\s+up\s+to)|after|following)(?:\s+the)?\s*$",
    re.IGNORECASE,
)
_HALF_OF_MONTH = re.compile(r"\b(?:(?:in|over|during)\s+)?the\s+(first|second)\s+half(?:\s+of)?\s*$", re.IGNORECASE)
_DAYS_WITHIN = re.compile(
    rf"\b(?:(?:in|over|during|for)\s+)?the\s+(first|opening|last|final|closing)\s+({NUMBER})\s+(weeks?|days)(?:\s+(?:of|in))?\s*$",
    re.IGNORECASE,
)
MIDDLE = 15  # the last day of the first half of a month, as most count it
_TO_THE_YEARS_END = re.compile(r"(?i)\s+(?:up\s+)?to\s+(?:the\s+)?(?:very\s+)?end\s+of\s+(?:the|that)\s+year\b")
_YEAR_TO = re.compile(
    r"\b(?:in\s+)?(?:the\s+)?(?:year|twelve\s+months|12\s+months)\s+(?:up\s+)?(?:to|(?:(?:that|which)\s+)?(?:ending|ended|finished|closed|finishing|closing))(?:\s+(?:at\s+|with\s+)?(?:the\s+end(?:\s+of)?|in|on))?\s*$",
    re.IGNORECASE,
)
_START_OF_YEAR_TO = re.compile(
    r"\b(?:(?:from|since)\s+)?the\s+(?:start|beginning|turn)\s+of\s+(?:the|this)\s+year\s+(?:up\s+)?(?:to|until|till)\s*$",
    re.IGNORECASE,
)
_BETWEEN = re.compile(r"\b(?:between|from)(?:\s+the)?(?:\s+(?:start|beginning)(?:\s+of)?)?\s*$", re.IGNORECASE)
_END_OF = r"(?:\s+(?:the\s+)?(?:very\s+)?(?:end|close)(?:\s+of)?)?(?:\s+the)?"
_JOINED = re.compile(rf"{_OF_DAY}\s*(?:(?:up\s+)?to|until|till|and|through|-|–){_END_OF}\s*$", re.IGNORECASE)
_ALSO = re.compile(r"\s+and\s*$", re.IGNORECASE)
_TO = re.compile(rf"{_OF_DAY}\s*(?:(?:up\s+)?to|until|till|-|–){_END_OF}\s*$", re.IGNORECASE)
_YEARS_AGO = re.compile(rf"(?i)\b({NUMBER})\s+years\s+(?:ago|earlier|before|previously)\b")
_OTHER = rf"(last\s+year|(?:a\s+year|(?:{NUMBER})\s+years)\s+(?:ago|earlier|before)|the\s+(?:previous|preceding)\s+year|the\s+year\s+before|({YEAR}))"
_SAME_POINT = re.compile(
    rf"\b(?:(?:at|by|on|to|than|from|up\s+to)\s+)?(?:this|the\s+same|that|the|an?\s+equivalent|the\s+equivalent|an\s+equal|the\s+corresponding)\s+(?:point|stage|time|date|day|moment|juncture|dot)\s+(?:(?:of|in)\s+(?:the\s+)?year\s+)?(?:\([^)]*\)\s+)?(?:in\s+|of\s+)?{_OTHER}"
    rf"|\b{_OTHER[:-1]})\s+(?:at|by)\s+(?:this|the\s+same)\s+(?:point|stage|time|date)",
    re.IGNORECASE,
)
# "By the same day of August 2022"
_SAME_DAY_OF_MONTH = re.compile(
    rf"\b(?:by|to|until|up\s+to)\s+(?:this|the\s+same)\s+(?:day|date|point|stage)\s+(?:of|in)\s+({A_MONTH})(?:\s+(?:of\s+)?(?:({YEAR})|(last\s+year)))",
    re.IGNORECASE,
)
_SAME_PERIOD = re.compile(
    rf"\b(?:the\s+)?(?:same|corresponding|equivalent|comparable)\s+(?:period|part|months?|weeks?|quarter|half|days?|dates|stretch|span|spell|season|weekend|(?:{NUMBER})\s+(?:days|weeks|months)|(?:{A_SEASON}))\s*(?:\([^)]*\)\s+)?(?:(?:in|of)\s+)?{_OTHER}"
    rf"|\b(?:those|these)\s+(?:months|weeks|days)\s+(?:in|of)\s+{_OTHER}|\b(?:same|corresponding|equivalent)\s+(?:period|month|week|quarter|stretch)\b"
    rf"|\b(?:the\s+)?(?:previous|preceding)\s+(?:{A_MONTH})\b|\b(?:the\s+)?(?:{A_MONTH})\s+(?:(?:the\s+year\s+)?before(?:\s+(?:that|last))?|(?:of|in)\s+(?:the\s+)?(?:previous\s+year|year\s+before))(?=\s*[^\w\s]|\s+(?:it|was|there|had|the|saw)\b|\s*$)"
    rf"|\b(?:{NUMBER})\s+years\s+(?:ago|earlier|before|previously)\b",
    re.IGNORECASE,
)


def _frames(text: str, said: date | None, points: list[Dated]) -> list[Dated]:
    """Frames in order; the first that claims a point keeps it."""
    found: list[Dated] = []
    readers = (_same_points(text, said), _pairs(text, points), _parts(text, points), _leads(text, said, points))
    for frames in readers:
        for frame in frames:
            if not any(frame.overlaps(other.place, other.stop) for other in found):
                found.append(frame)
    return found


def _same_points(text: str, said: date | None) -> Iterator[Dated]:
    """ "This point last year", and "the same period of 2022", whose span only the sentence can tell."""
    for match in _SAME_POINT.finditer(text):
        stated = match[2] or match[4]
        span = meant(_same_point, match, said)
        year = int(stated) if stated else span.end.year if span else None
        yield Dated(
            Kind.SAME_POINT, match[0], match.start(), *ends(span), open_end=True, year_stated=bool(stated), year=year
        )
    if said:
        yield from _same_days_of_months(text, said)
    for match in _SAME_PERIOD.finditer(text):
        stated = match[2] or match[4]
        ago = _YEARS_AGO.search(match[0])
        back = number_of(ago[1]) if ago else 1 if re.search(r"(?i)last\s+year", match[0]) else 0
        year = int(stated) if stated else said.year - back if said and 0 < back < said.year else None
        yield Dated(Kind.SAME_PERIOD, match[0], match.start(), year_stated=bool(stated), year=year)


def _same_days_of_months(text: str, said: date) -> Iterator[Dated]:
    """ "By the same day of August 2022": its month is a part of it, and the day that of the text."""
    for match in _SAME_DAY_OF_MONTH.finditer(text):
        year = int(match[2]) if match[2] else said.year - 1
        month = date(year, MONTH_NUMBER[match[1].lower()], 1)
        part = Dated(Kind.MONTH, match[1], match.start(1), month, month_end(year, month.month))
        yield Dated(Kind.SAME_POINT, match[0], match.start(), year_stated=True, year=year, parts=(part,))


def _same_point(match: re.Match[str], said: date) -> Span:
    """The year so far of the year that "this point in 2022" or "this point two years ago" names."""
    stated, ago = match[2] or match[4], _YEARS_AGO.search(match[0])
    year = int(stated) if stated else said.year - (number_of(ago[1]) if ago else 1)
    return year_so_far(in_year(said - ONE_DAY, year))


def _pairs(text: str, points: list[Dated]) -> Iterator[Dated]:
    """ "Between P and P", "from P to P", "P to P"; and "on P and P" of two days that follow each other."""
    for number, (last, second) in enumerate(itertools.pairwise(points)):
        link = text[last.stop : second.place]
        first = _first_of_months(text, points[: number + 1]) if _ALSO.fullmatch(link) else last
        lead = _BETWEEN.search(text, max(0, first.place - LOOK_BACK), first.place)
        if not (_JOINED.fullmatch(link) if lead else _TO.fullmatch(link) or _ALSO.fullmatch(link)):
            continue
        begin, end = _same_year(first, second)
        near, _ = _same_year(last, second)
        follows = near is not None and second.start is not None and second.start == near + ONE_DAY
        months = (
            last.kind is second.kind is Kind.MONTH
            and near
            and second.start == month_end(near.year, near.month) + ONE_DAY
        )
        if (
            not lead
            and _ALSO.fullmatch(link)
            and not (months or (first.kind in ONE and second.kind in ONE and follows))
        ):
            continue  # "in 2019 and in 2020" are two spans
        place = lead.start() if lead else first.place
        stated = (first.stated or second.year_stated) and second.stated
        yield Dated(Kind.BETWEEN, text[place : second.stop], place, begin, end, stated=stated, parts=(first, second))


def _first_of_months(text: str, points: Sequence[Dated]) -> Dated:
    """The first of several months told in a list, of which the last point is the last but one: "June, July and August"."""
    first = points[-1]
    for before in reversed(points[:-1]):
        months = before.kind is first.kind is Kind.MONTH and before.start and first.start
        if not months or not re.fullmatch(r",\s+", text[before.stop : first.place]):
            break
        first = before
    return first


def _same_year(first: Dated, second: Dated) -> tuple[date | None, date | None]:
    """First day of one point and last day of another; the first lies in the year of the second if it names none."""
    if first.start is None and second.start is not None and first.kind in (Kind.DAY, Kind.MONTH) and first.possible:
        first = next(iter(find_points(first.words, second.end)), first)
    begin, end = first.start, second.end
    if begin and end and not first.year_stated and first.kind in (Kind.DAY, Kind.MONTH):
        begin = in_year(begin, end.year)
        begin = begin if begin <= end else in_year(begin, end.year - 1)
    return begin, end


def _parts(text: str, points: list[Dated]) -> Iterator[Dated]:
    """Days that are told by the point they lie beside or within: "the 30 days before P", "the first half of P", "the last 90 days of P"."""
    for point in points:
        begin = max(0, point.place - LOOK_BACK)
        before = text[begin : point.place]
        if point.start is None or point.end is None:
            continue
        for pattern, days_of in _PARTS:
            if (match := pattern.search(before)) and (span := days_of(match, point.kind, Span(point.start, point.end))):
                yield _framed(Kind.BETWEEN, text, begin + match.start(), point, span.start, span.end)
                break
        match, stop = _BETWEEN.search(before), _TO_THE_YEARS_END.match(text, point.stop)
        if match and stop:
            place, last = begin + match.start(), date(point.end.year, 12, 31)
            yield replace(_framed(Kind.BETWEEN, text, place, point, point.start, last), words=text[place : stop.end()])


def _length(number: str | None, unit: str) -> int:
    """So many days, weeks or fortnights, in days; one where no number is told."""
    return STEPS[unit[0].lower()] * (number_of(number) if number else 1)


def _beside(match: re.Match[str], kind: Kind, named: Span) -> Span | None:
    """ "The 30 days before P", "the two weeks after P"."""
    days = _length(match[1], match[2])
    if not 1 < days < LONGEST_STEP:
        return None
    first = named.start - timedelta(days=days) if match["before"] else named.end + ONE_DAY
    return Span(first, first + timedelta(days=days - 1))


def _half_of(match: re.Match[str], kind: Kind, named: Span) -> Span | None:
    """ "The second half of July"; None for what is no month."""
    if kind is not Kind.MONTH:
        return None
    middle = named.start.replace(day=MIDDLE)
    return Span(named.start, middle) if match[1].lower() == "first" else Span(middle + ONE_DAY, named.end)


def _within(match: re.Match[str], kind: Kind, named: Span) -> Span | None:
    """ "The last 90 days of 2020", "the first ten days of March"; None where a month or year has no more."""
    days = _length(match[2], match[3])
    if not 1 < days < named.days or kind not in (Kind.MONTH, Kind.YEAR):
        return None
    if match[1].lower() in ("first", "opening"):
        return Span(named.start, named.start + timedelta(days=days - 1))
    return Span(named.end - timedelta(days=days - 1), named.end)


_PARTS = ((_DAYS_BESIDE, _beside), (_HALF_OF_MONTH, _half_of), (_DAYS_WITHIN, _within))


def _leads(text: str, said: date | None, points: list[Dated]) -> Iterator[Dated]:
    """Frames of one point: "since P", "until P", "the week to P", "the year to P"."""
    for point in points:
        begin = max(0, point.place - LOOK_BACK)
        before = text[begin : point.place]
        inner = re.match(r"(?i)(?:in|on|since)\s+", point.words)
        if match := _WEEK_TO.search(before):
            days = _length(match[1], match[2])
            start = point.end - timedelta(days=days - 1) if point.end and 1 < days < LONGEST_STEP else None
            yield _framed(Kind.WEEK_TO, text, begin + match.start(), point, start, point.end)
        elif match := _START_OF_YEAR_TO.search(before):
            start = date(point.end.year, 1, 1) if point.end else None
            yield _framed(Kind.TO_DATE, text, begin + match.start(), point, start, point.end)
        elif match := _YEAR_TO.search(before):
            start = twelve_months_to(point.end).start if point.end else None
            yield _framed(Kind.TWELVE_MONTHS_TO, text, begin + match.start(), point, start, point.end)
        elif match := _SINCE_ALONE.search(before) or (
            (inner and re.search(r"(?i)\bsince(?:\s+[\w’'-]+){1,9}\s+$", before)) or _SINCE_THE_START.search(before)
        ):
            running = point.start is not None and said is not None and point.start == date(said.year, 1, 1)
            kind = Kind.TO_DATE if running and point.kind in (Kind.DAY, Kind.MONTH) else Kind.SINCE
            yield _framed(kind, text, begin + match.start(), point, point.start, said, open_end=True)
        elif (
            match := _FROM_ON.search(before)
            if point.kind in (Kind.MONTH, Kind.DAY) and _ONWARDS.match(text, point.stop)
            else None
        ):
            yield _framed(Kind.SINCE, text, begin + match.start(), point, point.start, said, open_end=True)
        elif (match := _UNTIL.search(before)) or (point.kind is Kind.DAY and (match := _TO_DAY.search(before))):
            yield _framed(Kind.UNTIL, text, begin + match.start(), point, None, point.end, open_start=True)


def _framed(
    kind: Kind,
    text: str,
    place: int,
    point: Dated,
    start: date | None,
    end: date | None,
    *,
    open_start: bool = False,
    open_end: bool = False,
) -> Dated:
    return Dated(
        kind, text[place : point.stop], place, start, end, stated=point.stated and not open_end,
        open_start=open_start, open_end=open_end, parts=(point,),
    )  # fmt: skip
