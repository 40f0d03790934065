"""Spans of days and the calendar: the one shape of "from this day to that day" in the whole package."""

from __future__ import annotations

import calendar
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from functools import lru_cache

from crossing.errors import BookError

ONE_DAY, WEEK = timedelta(days=1), timedelta(days=7)
# days: the shortest and the longest month of the calendar; any other month is named by what it is for
SHORT_MONTH, LONG_MONTH = 28, 31


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """Days from `start` to `end`, both included. Raises ValueError if the end comes first."""

    start: date
    end: date

    def __post_init__(self) -> None:
        if self.end < self.start:
            raise ValueError(f"a span cannot start on {self.start} and end on {self.end}: the end comes first")

    @property
    def days(self) -> int:
        """How many days it holds."""
        return (self.end - self.start).days + 1

    @property
    def day(self) -> date | None:
        """The one day it holds, or None if it holds more."""
        return self.start if self.start == self.end else None

    def __contains__(self, when: date) -> bool:
        return self.start <= when <= self.end

    def each_day(self) -> Iterator[date]:
        """Yield its days in order."""
        return (self.start + timedelta(days=number) for number in range(self.days))

    def in_year(self, year: int) -> Span:
        """The same days of another year; 29 February becomes 28 February where there is none."""
        return Span(in_year(self.start, year), in_year(self.end, year + self.end.year - self.start.year))


def as_date(when: date | datetime | str) -> date:
    """Return `when` as a plain date. Raises BookError if a string is not an ISO date."""
    if type(when) is date:  # the usual case, and rules ask often
        return when
    if isinstance(when, datetime):  # a pandas Timestamp is one too
        return when.date()
    try:
        return date.fromisoformat(str(when))
    except ValueError:
        raise BookError(f"“{when}” is not a date: write it as 2021-11-16.") from None


def one_day(when: date) -> Span:
    """A single day as a span."""
    return Span(when, when)


def month_end(year: int, month: int) -> date:
    """The last day of a month."""
    return date(year, month, calendar.monthrange(year, month)[1])


def whole_month(year: int, month: int) -> Span:
    """A calendar month."""
    return Span(date(year, month, 1), month_end(year, month))


def whole_year(year: int) -> Span:
    """A calendar year."""
    return Span(date(year, 1, 1), date(year, 12, 31))


def year_so_far(when: date) -> Span:
    """From 1 January to `when`."""
    return Span(date(when.year, 1, 1), when)


def financial_year(year: int) -> Span:
    """The British one that begins in a year, from April to March."""
    return Span(date(year, 4, 1), date(year + 1, 3, 31))


def month_so_far(when: date) -> Span:
    """From the first of its month to `when`."""
    return Span(when.replace(day=1), when)


def half_year(year: int, half: int) -> Span:
    """The first (1) or second (2) half of a year. Raises BookError for another half."""
    if half not in (1, 2):
        raise BookError(f"A year has half 1 and half 2, not {half}.")
    return Span(date(year, 1, 1), date(year, 6, 30)) if half == 1 else Span(date(year, 7, 1), date(year, 12, 31))


def half_of(when: date) -> Span:
    """The half-year that holds `when`."""
    return half_year(when.year, 1 if when.month <= 6 else 2)


def twelve_months_to(when: date) -> Span:
    """The twelve months that end on `when`: from the day after the same day a year earlier, leap day or not."""
    return Span(in_year(when, when.year - 1) + ONE_DAY, when)


def twelve_months_after(when: date) -> Span:
    """The twelve months that follow `when`, up to the same day a year later."""
    return Span(when + ONE_DAY, in_year(when, when.year + 1))


def week_of(when: date) -> Span:
    """The Monday-to-Sunday week that holds `when`."""
    monday = when - timedelta(days=when.weekday())
    return Span(monday, monday + timedelta(days=6))


def weekend_of(when: date) -> Span:
    """Saturday and Sunday of the Monday-to-Sunday week that holds `when`."""
    saturday = when + timedelta(days=5 - when.weekday())
    return Span(saturday, saturday + ONE_DAY)


def in_year(when: date, year: int) -> date:
    """The same day of another year; 29 February becomes 28 February where there is none."""
    return date(year, when.month, min(when.day, calendar.monthrange(year, when.month)[1]))


def like_days(span: Span, year: int) -> Span:
    """The days of a span with which another year compares, and in which they end; February stays whole where it is."""
    moved = Span(in_year(span.start, year - (span.end.year - span.start.year)), in_year(span.end, year))
    if span.start.day == 1 and span.end == month_end(span.end.year, span.end.month):
        return Span(moved.start, month_end(year, moved.end.month))
    return moved


@lru_cache(maxsize=10_000)  # rules ask of every event, for every claim
def first_day(when: str) -> date:
    """The first day of an ISO year, month or day: "2021-11" is 1 November 2021. Raises ValueError if it is none."""
    parts = [int(part) for part in when.split("-")]
    return date(*[*parts, 1, 1][:3])


@lru_cache(maxsize=10_000)
def last_day(when: str) -> date:
    """The last day of an ISO year, month or day: "2021-11" is 30 November 2021. Raises ValueError if it is none."""
    parts = [int(part) for part in when.split("-")]
    if len(parts) == 3:
        return date(*parts)
    return month_end(parts[0], parts[1] if len(parts) == 2 else 12)


def year_name(span: Span) -> str:
    """Twelve months by the year they are or the month they end in: "2019", "year to September 2021"."""
    return str(span.end.year) if span == whole_year(span.end.year) else f"year to {span.end:%B %Y}"
