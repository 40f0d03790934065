"""Questions to the daily table as on record now: a day, a span, a rank, the highest day, what has overtaken it.

Units: people who arrived, or boats, as the series was made; a day outside the table or not recorded is an error or None,
never zero.
"""

from __future__ import annotations

from datetime import date, timedelta
from enum import StrEnum
from functools import cached_property
from itertools import accumulate, groupby
from typing import NamedTuple

from crossing.errors import BookError
from crossing.language.missing import missing
from crossing.language.spans import (
    ONE_DAY,
    WEEK,
    Span,
    as_date,
    half_year,
    one_day,
    twelve_months_to,
    weekend_of,
    whole_month,
    whole_year,
    year_so_far,
)
from crossing.ledger.columns import Columns, dates_of

MISSING = float("-inf")  # stands for a day that is not recorded: no count is below it, and it is above none


class Counted(StrEnum):
    """What the daily table counts."""

    PEOPLE = "people"
    BOATS = "boats"

    @property
    def column(self) -> str:
        """The column of the daily table that holds it."""
        return "arrivals" if self is Counted.PEOPLE else "boats"


class DayCount(NamedTuple):
    """A day and how many people, or boats, are counted for it; of a weekend its Saturday and the sum of both days."""

    day: date
    number: int


class Series:
    """The daily table as on record now, answering in whole numbers of people or of boats.

    Every method that sums or looks up raises BookError where the span is not wholly inside the table or a day in it is
    not recorded; `covers` asks first. Sums come from running totals, so a question costs the same for a day or a decade.
    """

    def __init__(self, daily: Columns, counted: Counted | str = Counted.PEOPLE) -> None:
        """`daily` has a column `date` and the column of what is counted, in any order, one row a day."""
        self.counted = Counted(counted)
        dates = dates_of(daily["date"])
        if not dates:
            raise BookError(
                "The daily table of the Home Office has no rows: restore data/official/home_office_daily.csv."
            )
        self.first, self.last = min(dates), max(dates)
        self._origin = self.first.toordinal()
        # Plain lists: the table is small, and to load NumPy takes longer than to check an article.
        values = [MISSING] * ((self.last - self.first).days + 1)
        for when, value in zip(dates, daily[self.counted.column], strict=True):
            if not missing(value):
                values[(when - self.first).days] = float(value)
        self._values = values
        self._sums = list(accumulate((value if value != MISSING else 0.0 for value in values), initial=0.0))
        self._known = list(accumulate((value != MISSING for value in values), initial=0))

    @property
    def whole(self) -> Span:
        """From the first day of the table to its last."""
        return Span(self.first, self.last)

    def _place(self, when: date) -> int:
        return when.toordinal() - self._origin

    def _inside(self, span: Span) -> tuple[int, int]:
        """Places of the first and last day of a span that lie in the table; the first comes after the last if none does."""
        return max(self._place(span.start), 0), min(self._place(span.end), len(self._values) - 1)

    def covers(self, span: Span) -> bool:
        """True if every day of `span` is recorded in the table."""
        a, b = span.start.toordinal() - self._origin, span.end.toordinal() - self._origin
        return 0 <= a <= b < len(self._values) and self._known[b + 1] - self._known[a] == b - a + 1

    def total(self, span: Span) -> int:
        """How many arrived over a span, both its ends included."""
        if not self.covers(span):
            raise BookError(
                f"The daily table does not record every day from {span.start} to {span.end}; it runs from {self.first} to {self.last}."
            )
        return int(
            self._sums[span.end.toordinal() - self._origin + 1] - self._sums[span.start.toordinal() - self._origin]
        )

    def has(self, when: date | str) -> bool:
        """True if a day is recorded in the table."""
        return self.covers(one_day(as_date(when)))

    def day(self, when: date | str) -> int:
        """How many arrived on one day."""
        when = as_date(when)
        place = self._place(when)
        if 0 <= place < len(self._values) and self._values[place] != MISSING:
            return int(self._values[place])
        return self.total(one_day(when))  # which says what is wrong

    def year(self, year: int) -> int:
        """How many arrived in a whole calendar year."""
        return self.total(whole_year(year))

    def half(self, year: int, half: int) -> int:
        """How many arrived in the first (1) or second (2) half of a year."""
        return self.total(half_year(year, half))

    def month(self, year: int, month: int) -> int:
        """How many arrived in a calendar month."""
        return self.total(whole_month(year, month))

    def to_date(self, when: date | str) -> int:
        """How many arrived from 1 January to `when`, both included."""
        return self.total(year_so_far(as_date(when)))

    def twelve_months(self, when: date | str) -> int:
        """How many arrived in the twelve months that end on `when`."""
        return self.total(twelve_months_to(as_date(when)))

    def weekend(self, when: date | str) -> int:
        """How many arrived on the Saturday and Sunday of the week that holds `when` (weeks start on Monday)."""
        return self.total(weekend_of(as_date(when)))

    def highest(self, span: Span) -> DayCount | None:
        """The highest day of a span, the earliest of equals; None where none is recorded."""
        a, b = self._inside(span)
        if a > b or self._known[b + 1] == self._known[a]:
            return None
        place = self._values.index(max(self._values[a : b + 1]), a)
        return self._at(place)

    def _at(self, place: int) -> DayCount:
        """The day at a place of the table, one that is recorded."""
        return DayCount(self.first + timedelta(days=place), int(self._values[place]))

    def rank(self, when: date, span: Span) -> int:
        """The place of a day among the recorded days of a span: 1 is the highest; equals share a place."""
        value = self.day(when)
        a, b = self._inside(span)
        return 1 + self._above(value, a, b)

    @cached_property
    def quiet(self) -> list[Span]:
        """Every run of days on end without an arrival, in order."""
        runs: list[Span] = []
        for empty, places in groupby(range(len(self._values)), key=lambda place: self._values[place] == 0):
            if empty:
                run = list(places)
                runs.append(Span(self.first + timedelta(days=run[0]), self.first + timedelta(days=run[-1])))
        return runs

    def days_of(self, at_least: int) -> list[date]:
        """Every day with at least so many, oldest first."""
        return [self.first + timedelta(days=place) for place, value in enumerate(self._values) if value >= at_least]

    def days_above(self, number: int, span: Span) -> int:
        """How many recorded days of a span have more than `number`."""
        a, b = self._inside(span)
        return self._above(number, a, b)

    def _above(self, number: float, a: int, b: int) -> int:
        """How many days from place `a` to place `b` have more than `number`."""
        return sum(map(float(number).__lt__, self._values[a : b + 1]))

    def overtaken(self, when: date | str) -> DayCount | None:
        """The first later day with more, or None if none has followed."""
        when = as_date(when)
        value = self.day(when)
        later = range(self._place(when) + 1, len(self._values))
        place = next((place for place in later if self._values[place] > value), None)
        return None if place is None else self._at(place)

    @cached_property
    def ladder(self) -> list[DayCount]:
        """Every day that was the highest up to then, by the counts on record now."""
        steps, best = [], 0.0
        for place, value in enumerate(self._values):
            if value > best:
                best = value
                steps.append(self._at(place))
        return steps

    @cached_property
    def _weekends(self) -> list[DayCount]:
        saturday = self.first + timedelta(days=(5 - self.first.weekday()) % 7)
        found = []
        while saturday + ONE_DAY <= self.last:
            weekend = Span(saturday, saturday + ONE_DAY)
            if self.covers(weekend):
                found.append(DayCount(saturday, self.total(weekend)))
            saturday += WEEK
        return found

    def weekends(self, among: Span | None = None) -> list[DayCount]:
        """Every Saturday in the table (or within a span) with the sum of its weekend, oldest first."""
        return [weekend for weekend in self._weekends if among is None or weekend.day in among]
