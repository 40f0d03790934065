"""Phrases that name days ("last week", "the first half of 2025"): a table of them, and what each means seen from a day of publication."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from datetime import date, timedelta

from crossing.language.dated import (
    A_SEASON,
    EARLIEST,
    LEAP_YEAR,
    LONGEST_STEP,
    MONTH_NUMBER,
    MONTHS,
    SEASONS,
    WEEKDAYS,
    Dated,
    Kind,
)
from crossing.language.numbers import TENS, UNITS
from crossing.language.spans import (
    ONE_DAY,
    WEEK,
    Span,
    financial_year,
    half_year,
    in_year,
    month_end,
    one_day,
    week_of,
    whole_month,
    whole_year,
    year_so_far,
)

Meaning = Callable[[re.Match[str], date], Span]

YEAR = r"(?:19|20)\d\d"
NUMBER = rf"(?:\d{{1,4}}|{'|'.join((*UNITS, *TENS))}|few|couple\s+of)"
_WORDS = UNITS | TENS | {"few": 3, "couple of": 2}
_OF_YEAR = rf"(?:of|in)\s+(the\s+year|this\s+year|{YEAR}|last\s+year)"
_DAYS_OF = {"day": 1, "week": 7, "fortnight": 14, "month": 30, "hour": 0}
HOLIDAYS = {
    "christmas day": (12, 25),
    "boxing day": (12, 26),
    "christmas eve": (12, 24),
    "new year's eve": (12, 31),
    "new year's day": (1, 1),
}


# ---- from words to numbers and days ------------------------------------------------------------------------------------


def number_of(words: str) -> int:
    """A number in digits or in one of the words of NUMBER."""
    words = " ".join(words.lower().split())
    return int(words) if words.isdigit() else _WORDS[words]


def month_number(name: str) -> int:
    """The number of a month by its name or a short form of it, with a full stop or without."""
    return MONTH_NUMBER[name.lower().rstrip(".")]


def latest_day(day: int, month: int, year: int | None, said: date | None) -> date | None:
    """A day and month in its year; without one the last such day that is not after `said`, or None without that either."""
    if year is not None:
        return date(year, month, day)
    if said is None:
        return None
    this = in_year(date(LEAP_YEAR, month, day), said.year)
    return this if this <= said else in_year(date(LEAP_YEAR, month, day), said.year - 1)


def ends(span: Span | None) -> tuple[date | None, date | None]:
    """The first and the last day of a span, None twice where there is none."""
    return (span.start, span.end) if span else (None, None)


def meant(meaning: Meaning | None, match: re.Match[str], said: date | None) -> Span | None:
    """What the words of a match mean on a day; None where they mean no span of this calendar, or the day is not known."""
    if meaning is None or said is None:
        return None
    try:
        span = meaning(match, said)
    except (ValueError, OverflowError):  # no day at all, or before the first year of the calendar
        return None
    return span if span.start >= EARLIEST else None


# ---- what each means --------------------------------------------------------------------------------------------------


def weekend(match: re.Match[str], said: date) -> Span:
    """The weekend before, or on a Saturday or Sunday the one that has begun, so far; "last" is then the one before it."""
    saturday = said - timedelta(days=(said.weekday() - 5) % 7)
    if said.weekday() >= 5 and match[0].lower().startswith("last"):
        saturday -= WEEK
    return Span(saturday, min(saturday + ONE_DAY, said))


def _week_before(_: re.Match[str], said: date) -> Span:
    return week_of(said - WEEK)


def _month_before(_: re.Match[str], said: date) -> Span:
    last = said.replace(day=1) - ONE_DAY
    return whole_month(last.year, last.month)


def _to_date(match: re.Match[str], said: date) -> Span:
    stated = next((int(group) for group in match.groups() if group), said.year)
    return year_so_far(said) if stated == said.year else whole_year(stated)


def _year_named(words: str | None, said: date) -> int:
    """The year that "2024", "last year" or "this year" names."""
    words = (words or "").lower()
    year = re.search(YEAR, words)
    return int(year[0]) if year else said.year - ("last" in words)


def _half(match: re.Match[str], said: date) -> Span:
    return half_year(_year_named(match[2], said), 1 if match[1].lower() in ("first", "opening", "half") else 2)


def _quarter(match: re.Match[str], said: date) -> Span:
    number = {"first": 1, "opening": 1, "second": 2, "third": 3, "fourth": 4, "last": 4, "final": 4}.get(
        match[1].lower()
    )
    number = number or int(match[1])
    year = _year_named(match[2], said)
    return Span(date(year, 3 * number - 2, 1), month_end(year, 3 * number))


def _first_months(match: re.Match[str], said: date) -> Span:
    number, year = number_of(match[2]), _year_named(match[3], said)
    if not 1 <= number <= 12:
        raise ValueError(match[0])
    if match[1].lower() in ("first", "opening"):
        return Span(date(year, 1, 1), month_end(year, number))
    return Span(date(year, 13 - number, 1), date(year, 12, 31))


def _month_named(name: str, year: str | None, said: date) -> Span:
    """A month in the year named, or the last one that had begun."""
    month = month_number(name)
    return whole_month(int(year) if year else said.year - (month > said.month), month)


def _days_of_month(match: re.Match[str], said: date) -> Span:
    """ "The first two weeks of May": so many days from the start of a month, or up to its end."""
    month = _month_named(match[4], match[5], said)
    unit = match[3].lower().rstrip("s")
    days = (number_of(match[2]) if match[2] else 1) * _DAYS_OF[unit]
    if not 1 < days < month.days:
        raise ValueError(match[0])
    if match[1].lower() in ("first", "opening"):
        return Span(month.start, month.start + timedelta(days=days - 1))
    return Span(month.end - timedelta(days=days - 1), month.end)


def _day_of_month(match: re.Match[str], said: date) -> Span:
    """ "The last day of September"."""
    month = _month_named(match[2], match[3], said)
    return one_day(month.start if match[1].lower() in ("first", "opening") else month.end)


def _weekday_of_month(match: re.Match[str], said: date) -> Span:
    """ "The second Sunday of November"."""
    month = _month_named(match[3], match[4], said)
    nth = {"first": 0, "second": 1, "third": 2, "fourth": 3, "last": -1}[match[1].lower()]
    return one_day([day for day in month.each_day() if day.weekday() == WEEKDAYS.index(match[2].title())][nth])


def _season(match: re.Match[str], said: date) -> Span:
    """ "Summer 2024", "spring of last year"."""
    return _season_of(match[1], _year_named(match[2], said))


def _season_of(name: str, year: int) -> Span:
    """Three months, of which the first lies in the year: winter ends in the next."""
    first = SEASONS[name.lower()]
    last = month_end(year, first + 2) if first + 2 <= 12 else month_end(year + 1, first - 10)
    return Span(date(year, first, 1), last)


def _financial_year(match: re.Match[str], said: date) -> Span:
    """The one whose two years are named. Raises ValueError where the second year is not the next."""
    year = int(match[1])
    if int(match[0][-2:]) != (year + 1) % 100:
        raise ValueError(match[0])
    return financial_year(year)


def _past(match: re.Match[str], said: date) -> Span:
    """So many whole days, weeks, months or years up to yesterday."""
    number, unit = number_of(match[1]) if match[1] else 1, match[2].lower().rstrip("s")
    end = said - ONE_DAY
    if unit == "year":
        return Span(in_year(end, end.year - number) + ONE_DAY, end)
    if unit == "month":
        months = end.year * 12 + end.month - 1 - number
        year, month = divmod(months, 12)
        return Span(date(year, month + 1, min(end.day, month_end(year, month + 1).day)) + ONE_DAY, end)
    days = number * {"day": 1, "week": 7, "fortnight": 14}[unit]
    return Span(end - timedelta(days=days - 1), end)


def _holiday(match: re.Match[str], said: date) -> Span:
    """A feast by its name, in the year named or the last one up to publication."""
    month, day = HOLIDAYS[" ".join(match[1].lower().replace("’", "'").split())]
    year = int(match[2]) if match[2] else None
    when = latest_day(day, month, year, said)
    return one_day(when or said)


def _last_season(match: re.Match[str], said: date) -> Span:
    """ "This summer", "the summer", "last summer": the season of this year, or the one before if it has not begun."""
    begun = said.month >= SEASONS[match[2].lower()]
    return _season_of(match[2], said.year - (not begun or match[1].lower() == "last"))


def _length(match: re.Match[str]) -> int:
    """How many days "three days", "a week" or "48 hours" are, or how far "two days before" lies: the words in groups 1 and 2."""
    number = number_of(match[1]) if match[1] and match[1].lower().split()[0] not in ("a", "the", "one", "single") else 1
    unit = match[2].lower().rstrip("s")
    return number and max(number // 24, 1) if unit == "hour" else number * _DAYS_OF[unit]


# ---- the table --------------------------------------------------------------------------------------------------------


def _phrase(kind: Kind, pattern: str, meaning: Meaning | None) -> tuple[Kind, re.Pattern[str], Meaning | None]:
    return kind, re.compile(pattern, re.IGNORECASE), meaning


# Words that name days seen from the day of publication: kind, expression, and what it means from there.
PHRASES = [
    _phrase(Kind.YESTERDAY, r"\byesterday\b", lambda _, said: one_day(said - ONE_DAY)),
    _phrase(Kind.LAST_NIGHT, r"\blast\s+night\b", lambda _, said: one_day(said - ONE_DAY)),
    _phrase(Kind.TOMORROW, r"\btomorrow\b", lambda _, said: one_day(said + ONE_DAY)),
    _phrase(Kind.TODAY, r"\b(?:today|tonight|this\s+(?:morning|afternoon|evening))\b", lambda _, said: one_day(said)),
    _phrase(Kind.WEEKEND, r"\b(?:over|at|during|across)\s+the\s+(?:bank\s+holiday\s+)?weekend\b|\b(?:this|last)\s+weekend\b", weekend),
    _phrase(Kind.LAST_WEEK, r"\blast\s+week\b", _week_before),
    _phrase(Kind.THIS_WEEK, r"\bthis\s+week\b", lambda _, said: week_of(said)),
    _phrase(Kind.LAST_MONTH, r"\blast\s+month\b", _month_before),
    _phrase(Kind.DAY, rf"\b(Christmas\s+Day|Boxing\s+Day|Christmas\s+Eve|New\s+Year[’']s\s+(?:Eve|Day))(?:,?\s+({YEAR}))?\b", _holiday),
    _phrase(Kind.MONTH, r"\bthis\s+month\b|\b(?:the\s+)?month\s+(?:so\s+far|to\s+date)\b|\bthe\s+month\s+has\s+(?:already|so\s+far|now)\b", lambda _, said: Span(said.replace(day=1), said)),
    _phrase(Kind.LAST_YEAR, r"\b(?:in\s+the\s+whole\s+of\s+|during\s+|over\s+|throughout\s+)?last\s+year\b", lambda _, said: whole_year(said.year - 1)),
    _phrase(Kind.TO_DATE, rf"\b(?:so\s+far\s+(?:this\s+year|in\s+({YEAR}))|(?:this|the)\s+year\s+(?:so\s+far|to\s+date)|since\s+the\s+(?:start|beginning|turn)\s+of\s+(?:the|this)\s+year|already\s+this\s+year|this\s+year\b|(?:the\s+)?year-to-date\b)", _to_date),
    _phrase(Kind.TO_DATE, rf"\b(?:in\s+)?({YEAR})\s+(?:so\s+far|to\s+date)\b", _to_date),
    _phrase(Kind.TO_DATE, rf"\bsince\s+the\s+(?:start|beginning|turn)\s+of\s+({YEAR})\b", _to_date),
    _phrase(Kind.TO_DATE, r"\b(?:total|tally|count|figure|number|sum)\s+(?:of\s+\w+\s+)?(?:so\s+far\s+)?for\s+the\s+year\b|\bthe\s+year[’']s\s+(?:running\s+|provisional\s+)?(?:total|tally|count)\b", _to_date),
    _phrase(Kind.EARLIER, r"\bearlier\s+this\s+year\b", lambda _, said: year_so_far(said)),
    _phrase(Kind.PART_OF_YEAR, rf"\b(first|opening|second|closing)[\s-]+(?:six\s+months|half)(?:\s+{_OF_YEAR})?\b", _half),
    _phrase(Kind.PART_OF_YEAR, rf"\b(first|opening|second|third|fourth|last|final)[\s-]+quarter(?:\s+{_OF_YEAR})?\b(?!\s+of\s+a\b)", _quarter),
    _phrase(Kind.PART_OF_YEAR, rf"\bQ([1-4])(?:\s+(?:of\s+)?({YEAR}|last\s+year|this\s+year))?\b", _quarter),
    _phrase(Kind.PART_OF_YEAR, rf"\b(first|opening|last|final)\s+({NUMBER})\s+months(?:\s+{_OF_YEAR})?\b", _first_months),
    _phrase(Kind.BETWEEN, rf"\b(?:(?:in|over|during|for)\s+)?the\s+(first|opening|last|final)\s+(?:({NUMBER})\s+)?(days|weeks?|fortnight)\s+(?:of|in)\s+({'|'.join(MONTHS)})(?:,?\s+({YEAR}))?\b", _days_of_month),
    _phrase(Kind.DAY, rf"\b(?:on\s+)?the\s+(?:very\s+)?(first|opening|last|final)\s+day\s+(?:of|in)\s+({'|'.join(MONTHS)})(?:,?\s+({YEAR}))?\b", _day_of_month),
    _phrase(Kind.DAY, rf"\b(?:on\s+)?the\s+(first|second|third|fourth|last)\s+({'|'.join(WEEKDAYS)})\s+(?:of|in)\s+({'|'.join(MONTHS)})(?:,?\s+({YEAR}))?\b", _weekday_of_month),
    _phrase(Kind.SEASON, r"\b(?:in\s+)?(?:the\s+)?(?:financial|fiscal|statistical)\s+year\s+(20\d\d)\s?[-–/]\s?(?:20)?\d\d\b", _financial_year),
    _phrase(Kind.SEASON, r"\b(?:in|during|for|over|of)\s+(20\d\d)\s?[-–/]\s?\d\d\b", _financial_year),
    _phrase(Kind.SEASON, r"(?:^|(?<=[•*|–-]\s)|(?<=[•*|]))(20\d\d)[-–/]\d\d(?=\s?[:|\t])", _financial_year),
    _phrase(Kind.PART_OF_YEAR, rf"\b(half)[\s-]?way\s+(?:point\s+|mark\s+|stage\s+)?(?:through|into|of|in)\s+(the\s+year|this\s+year|{YEAR}|last\s+year)\b", _half),
    _phrase(Kind.SEASON, rf"\b({A_SEASON})\s+(?:of\s+)?({YEAR}|last\s+year|this\s+year)\b", _season),
    _phrase(Kind.SEASON, rf"\b(this|the|last)\s+({A_SEASON})\b", _last_season),
    _phrase(Kind.PAST, rf"\b(?:(?:in|over|during|within)\s+)?the\s+(?:past|last)\s+(?:({NUMBER})\s+)?(days?|weeks?|fortnights?|months?|years?)\b", _past),
    _phrase(Kind.WINDOW, rf"\b(?:in|over|within|across)\s+(?:just\s+|only\s+|the\s+space\s+of\s+)?({NUMBER}|a|a\s+single)\s+(days|weeks|months|hours|week|fortnight)\b", None),
    _phrase(Kind.WINDOW, rf"\b(?:in|over|across)\s+(?:the|those|these)\s+({NUMBER})\s+(days)\b(?!\s+(?:(?:up\s+)?to|ending|ended|from|before|since|until|that)\b)", None),
    _phrase(Kind.WINDOW, rf"(?:^|(?<=[.;:?]\s))({NUMBER})\s+(days|weeks)(?=\s*[,:]\s*(?:(?:and|more|over|nearly|almost|about|some|around|than|just|only)\s+)*\d)", None),
    _phrase(Kind.BEFORE, rf"\bthe\s+({NUMBER})\s+(days|weeks|months)\s+(?:before|earlier|previously|preceding)\b|\bthe\s+(?:previous|preceding)\s+({NUMBER})\s+(days|weeks|months)\b|\bthe\s+(?:previous|preceding)\s+(?:week|month)\b|\bthe\s+(?:week|month)\s+before(?!\s+(?:last|that\b))\b", None),
    _phrase(Kind.SINCE, r"\bsince\s+(?:then|that\s+(?:day|date|time|point))\b", None),
    _phrase(Kind.THAT, r"\bthat\s+(?:year|month|day)\b", None),
    _phrase(Kind.SHIFTED, rf"\b(?:just\s+|only\s+)?({NUMBER}|a)\s+(days?|weeks?|months?)\s+(before|earlier|previously|later|after|afterwards)\b(?!\s+(?:the|that|he|she|it|they|its|an?|no|nobody)\b)", None),
    _phrase(Kind.SHIFTED, r"\b(the)\s+(?:(?:next|following|previous|preceding)\s+)(day)\b|\bthe\s+day\s+(?:before|after)(?=[\s]*[.,;:)]|\s+(?:and|it|there|saw|had|brought|was|only|just|another|some|\d)\b|$)", None),
    _phrase(Kind.OTHER_YEAR, r"\b(?:an?\s+year\s+(?:earlier|before|ago)|the\s+year\s+(?:before|earlier)|(?:(?:all|the\s+whole|the\s+entirety)\s+of\s+)?the\s+(?:previous|preceding)\s+year|twelve\s+months\s+(?:before|earlier|ago)|the\s+(?:following|next)\s+year|(?:the|a)\s+year\s+(?:after|later)(?!\s+(?:the|that|he|she|it|they)\b))\b", None),
]  # fmt: skip


def find_phrases(text: str, said: date | None) -> Iterator[Dated]:
    """Yield what each of PHRASES finds in a text, with the days that it means where they can be told.

    `said` is the day on which the text was published; None where that is not known: a year that the words name stands in for it.
    """
    for kind, pattern, meaning in PHRASES:
        for match in pattern.finditer(text):
            stated = next((group for group in match.groups() if group and re.fullmatch(YEAR, group)), "")
            span = meant(meaning, match, said or (date(int(stated), 12, 31) if stated else None))
            yield Dated(
                kind, match[0], match.start(), *ends(span), days=_counted(kind, match, span),
                stated=bool(stated) and kind in (Kind.PART_OF_YEAR, Kind.SEASON, Kind.DAY, Kind.BETWEEN), open_end=kind in (Kind.TO_DATE, Kind.EARLIER), year_stated=bool(stated),
            )  # fmt: skip


def _counted(kind: Kind, match: re.Match[str], span: Span | None) -> int:
    """The length of a window in days, or how many days another day lies away; 0 where that means nothing."""
    if kind is Kind.PAST and span:
        return span.days
    days = _stepped(kind, match)
    return days if abs(days) < LONGEST_STEP else 0


def _stepped(kind: Kind, match: re.Match[str]) -> int:
    """The same for a window and a day counted from another, however long."""
    if kind is Kind.WINDOW:
        return _length(match)
    if kind is Kind.BEFORE:
        number, unit = (
            (match[1] or match[3]),
            (match[2] or match[4] or ("week" if "week" in match[0].lower() else "month")),
        )
        return (number_of(number) if number else 1) * _DAYS_OF[unit.lower().rstrip("s")]
    if kind is not Kind.SHIFTED:
        return 0
    words = match[0].lower()
    back = re.search(r"before|earlier|previous|preceding", words)
    return (-1 if back else 1) * (_length(match) if match[2] else 1)
