"""Questions to the official series: a day, a span, a record as of a date, and what revision explains.

Two vintages are kept apart everywhere: *on record now* (`Series`, the Home Office daily table) and *as published then*
(`AsPublished`, the announcements of record days and the Ministry of Defence's own daily figures of 2022-23).
Units: people who arrived, unless a docstring says otherwise. A day outside a table is an error or None, never zero.
"""

from __future__ import annotations

import calendar
import math
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from functools import cached_property

import numpy as np
import pandas as pd

from crossing.errors import BookError

ONE_DAY = timedelta(days=1)
# A share of a small day says little (one person more on a day of two is half as many again), so shares are measured on
# days of at least this many people and plain differences on smaller ones.
SMALL_DAY = 100
# The same for sums over several days.
SMALL_SPAN = 1_000
# One day in twenty moved by more than the "usual" revision; nineteen in twenty by less.
USUAL = 0.95


def as_date(when: date | datetime | pd.Timestamp | str) -> date:
    """Return `when` as a plain date. Raises BookError if a string is not an ISO date."""
    if type(when) is date:  # the usual case, and rules ask often
        return when
    if isinstance(when, datetime):  # a pandas Timestamp is one too
        return when.date()
    try:
        return date.fromisoformat(when)
    except (TypeError, ValueError):
        raise BookError(f"“{when}” is not a date: write it as 2021-11-16.") from None


def month_end(year: int, month: int) -> date:
    """The last day of a month."""
    return date(year, month, calendar.monthrange(year, month)[1])


class Series:
    """The daily table as on record now, answering in whole numbers of people.

    Every method that sums or looks up raises BookError where the span is not wholly inside the table or a day in it is
    not recorded; `has` asks first. Sums come from running totals, so a question costs the same for a day or a decade.
    """

    def __init__(self, daily: pd.DataFrame) -> None:
        """`daily` has the columns `date` and `arrivals`, in any order, one row a day."""
        if daily.empty:
            raise BookError(
                "The daily table of the Home Office has no rows: restore data/official/home_office_daily.csv."
            )
        table = daily[["date", "arrivals"]].sort_values("date")
        self.first: date = as_date(table["date"].iloc[0])
        self.last: date = as_date(table["date"].iloc[-1])
        days = (self.last - self.first).days + 1
        values = np.full(days, np.nan)
        places = (pd.to_datetime(table["date"]) - pd.Timestamp(self.first)).dt.days.to_numpy()
        values[places] = table["arrivals"].to_numpy(dtype="float64", na_value=np.nan)
        self._values = values
        known = ~np.isnan(values)
        self._sums = np.concatenate([[0.0], np.cumsum(np.where(known, values, 0.0))])
        self._known = np.concatenate([[0], np.cumsum(known)])

    def _place(self, when: date | str) -> int:
        return (as_date(when) - self.first).days

    def has(self, start: date | str, end: date | str | None = None) -> bool:
        """True if every day from `start` to `end` (or the one day) is recorded in the table."""
        a = self._place(start)
        b = self._place(end if end is not None else start)
        return 0 <= a <= b < len(self._values) and int(self._known[b + 1] - self._known[a]) == b - a + 1

    def day(self, when: date | str) -> int:
        """People who arrived on one day."""
        return self.span(when, when)

    def span(self, start: date | str, end: date | str) -> int:
        """People who arrived from `start` to `end`, both included."""
        a, b = as_date(start), as_date(end)
        if a > b:
            raise BookError(f"A span cannot start on {a} and end on {b}: the end comes first.")
        if not self.has(a, b):
            raise BookError(
                f"The daily table does not record every day from {a} to {b}; it runs from {self.first} to {self.last}."
            )
        return int(self._sums[self._place(b) + 1] - self._sums[self._place(a)])

    def year(self, year: int) -> int:
        """People who arrived in a whole calendar year."""
        return self.span(date(year, 1, 1), date(year, 12, 31))

    def half(self, year: int, half: int) -> int:
        """People who arrived in the first (1) or second (2) half of a year."""
        return self.span(*half_span(year, half))

    def month(self, year: int, month: int) -> int:
        """People who arrived in a calendar month."""
        return self.span(date(year, month, 1), month_end(year, month))

    def to_date(self, when: date | str) -> int:
        """People who arrived from 1 January to `when`, both included."""
        when = as_date(when)
        return self.span(date(when.year, 1, 1), when)

    def twelve_months(self, when: date | str) -> int:
        """People who arrived in the twelve months that end on `when`."""
        return self.span(*year_to(as_date(when)))

    def weekend(self, when: date | str) -> int:
        """People who arrived on the Saturday and Sunday of the week that holds `when` (weeks start on Monday)."""
        saturday = saturday_of(as_date(when))
        return self.span(saturday, saturday + ONE_DAY)

    def passed(self, year: int, total: float) -> date | None:
        """The first day of `year` on which the running total reached `total`, or None if it never did."""
        a, b = self._place(date(year, 1, 1)), min(self._place(date(year, 12, 31)), len(self._values) - 1)
        if a < 0 or a > b or not self.has(date(year, 1, 1), self.first + timedelta(days=b)):
            return None
        running = self._sums[a + 1 : b + 2] - self._sums[a]
        place = int(np.searchsorted(running, total, side="left"))
        return None if place >= len(running) else date(year, 1, 1) + timedelta(days=place)

    def highest(self, start: date | str, end: date | str) -> tuple[date, int] | None:
        """The highest day from `start` to `end` as (day, people), the earliest of equals; None where none is recorded."""
        a, b = max(self._place(start), 0), min(self._place(end), len(self._values) - 1)
        if a > b or self._known[b + 1] == self._known[a]:
            return None
        place = a + int(np.nanargmax(self._values[a : b + 1]))
        return self.first + timedelta(days=place), int(self._values[place])

    def rank(self, when: date | str, start: date | str, end: date | str) -> int:
        """The place of a day among all recorded days from `start` to `end`: 1 is the highest; equals share a place."""
        value = self.day(when)
        a, b = max(self._place(start), 0), min(self._place(end), len(self._values) - 1)
        return 1 + int(np.count_nonzero(self._values[a : b + 1] > value))

    def days_of(self, at_least: int) -> list[date]:
        """Every day with at least so many people, oldest first."""
        return [self.first + timedelta(days=int(place)) for place in np.flatnonzero(self._values >= at_least)]

    def overtaken(self, when: date | str) -> tuple[date, int] | None:
        """The first later day with more people, as (day, people), or None if none has followed."""
        value = self.day(when)
        later = np.flatnonzero(self._values[self._place(when) + 1 :] > value)
        if not len(later):
            return None
        place = self._place(when) + 1 + int(later[0])
        return self.first + timedelta(days=place), int(self._values[place])

    @cached_property
    def ladder(self) -> list[tuple[date, int]]:
        """Every day that was the highest up to then, as (day, people), by the counts on record now."""
        steps, best = [], 0.0
        for place, value in enumerate(self._values):
            if value > best:
                best = value
                steps.append((self.first + timedelta(days=place), int(value)))
        return steps

    def weekends(self) -> list[tuple[date, int]]:
        """Every Saturday in the table with the sum of its weekend, oldest first."""
        saturday = self.first + timedelta(days=(5 - self.first.weekday()) % 7)
        found = []
        while saturday + ONE_DAY <= self.last:
            if self.has(saturday, saturday + ONE_DAY):
                found.append((saturday, self.span(saturday, saturday + ONE_DAY)))
            saturday += timedelta(days=7)
        return found


def half_span(year: int, half: int) -> tuple[date, date]:
    """First and last day of a half-year. `half` is 1 or 2; BookError otherwise."""
    if half not in (1, 2):
        raise BookError(f"A year has half 1 and half 2, not {half}.")
    return (date(year, 1, 1), date(year, 6, 30)) if half == 1 else (date(year, 7, 1), date(year, 12, 31))


def saturday_of(when: date) -> date:
    """The Saturday of the Monday-to-Sunday week that holds `when`."""
    return when + timedelta(days=5 - when.weekday())


@dataclass(frozen=True)
class Published:
    """A day's figure as first published: people, and who published it."""

    value: int
    by: str


class AsPublished:
    """Day figures as they were published at the time, where a table holds them; None where none does."""

    def __init__(self, record_days: pd.DataFrame, mod_daily: pd.DataFrame) -> None:
        self._days: dict[date, Published] = {}
        for row in mod_daily.itertuples(index=False):
            if not pd.isna(row.arrivals_as_published):
                self._days[as_date(row.date)] = Published(int(row.arrivals_as_published), "Ministry of Defence")
        self.announced: list[tuple[date, int]] = []
        for row in record_days.sort_values("date").itertuples(index=False):
            if not pd.isna(row.arrivals_as_published):
                self.announced.append((as_date(row.date), int(row.arrivals_as_published)))
                self._days[as_date(row.date)] = Published(int(row.arrivals_as_published), str(row.citation))

    def day(self, when: date | str) -> Published | None:
        """The figure first published for a day, or None where no table holds one."""
        return self._days.get(as_date(when))

    def announced_before(self, when: date) -> tuple[date, int] | None:
        """The last record day announced for a day before `when`."""
        before = [step for step in self.announced if step[0] < when]
        return before[-1] if before else None

    def announced_after(self, when: date) -> tuple[date, int] | None:
        """The first record day announced for a day after `when`."""
        return next((step for step in self.announced if step[0] > when), None)


@dataclass(frozen=True)
class Revision:
    """How far figures published on the day differ from those on record now, measured where both exist.

    `usual_share` and `largest_share` are shares of the published figure on days of at least SMALL_DAY people;
    `usual_people` and `largest_people` are plain differences on smaller days. All are 0 where no day exists in both.
    """

    days: int
    differing: int
    sum_published: int
    sum_now: int
    usual_share: float
    largest_share: float
    usual_people: float
    largest_people: float
    _published: np.ndarray
    _now: np.ndarray

    def usual(self, value: float) -> float:
        """People by which a day published as `value` usually differs at most (19 days in 20)."""
        return self.usual_share * value if value >= SMALL_DAY else self.usual_people

    def largest(self, value: float) -> float:
        """People by which a day published as `value` has differed at most."""
        return self.largest_share * value if value >= SMALL_DAY else self.largest_people

    def over_days(self, days: int) -> float:
        """The usual difference (19 runs in 20), as a share of the published sum, over runs of `days` rows in both tables.

        Only runs of at least SMALL_SPAN people count. Spans longer than the table get the share of the whole table; 0
        where there is no table.
        """
        known = self.__dict__.setdefault("_over", {})
        if days not in known:
            known[days] = self._over_days(days)
        return known[days]

    def _over_days(self, days: int) -> float:
        if not len(self._published):
            return 0.0
        width = max(1, min(days, len(self._published)))
        published = np.convolve(self._published, np.ones(width), "valid")
        now = np.convolve(self._now, np.ones(width), "valid")
        enough = published >= SMALL_SPAN
        return float(np.quantile(np.abs(now - published)[enough] / published[enough], USUAL)) if enough.any() else 0.0


def revision(mod_daily: pd.DataFrame, series: Series) -> Revision:
    """Measure the revision on the days that stand in both the Ministry of Defence's table and the series."""
    rows = [
        (int(row.arrivals_as_published), series.day(as_date(row.date)))
        for row in mod_daily.itertuples(index=False)
        if not pd.isna(row.arrivals_as_published) and series.has(as_date(row.date))
    ]
    published = np.array([row[0] for row in rows], dtype="float64")
    now = np.array([row[1] for row in rows], dtype="float64")
    gap = np.abs(now - published)
    large = published >= SMALL_DAY
    shares = gap[large] / published[large]
    return Revision(
        days=len(rows),
        differing=int(np.count_nonzero(gap)),
        sum_published=int(published.sum()),
        sum_now=int(now.sum()),
        usual_share=float(np.quantile(shares, USUAL)) if len(shares) else 0.0,
        largest_share=float(shares.max()) if len(shares) else 0.0,
        usual_people=float(np.quantile(gap[~large], USUAL)) if (~large).any() else 0.0,
        largest_people=float(gap[~large].max()) if (~large).any() else 0.0,
        _published=published,
        _now=now,
    )


@dataclass(frozen=True)
class Baseline:
    """One way to measure how many times arrivals rose: two spans, their totals and the quotient."""

    name: str
    before: tuple[date, date]
    after: tuple[date, date]
    people_before: int
    people_after: int

    @property
    def multiple(self) -> float:
        """Later total over earlier total; infinite where nobody is recorded before."""
        return self.people_after / self.people_before if self.people_before else math.inf


def baselines(series: Series, start: date, end: date) -> list[Baseline]:
    """Every reasonable way to compare arrivals before and during a term of office that ran from `start` to `end`.

    Spans that the table does not cover in full are left out.
    """
    found: list[Baseline] = []

    def add(name: str, before: tuple[date, date], after: tuple[date, date]) -> None:
        if before[0] <= before[1] and after[0] <= after[1] and series.has(*before) and series.has(*after):
            found.append(Baseline(name, before, after, series.span(*before), series.span(*after)))

    def whole(year: int) -> tuple[date, date]:
        return date(year, 1, 1), date(year, 12, 31)

    last_before = start.year - 1
    add(
        "the calendar year in which the term ended, against the last full year before it",
        whole(last_before),
        whole(end.year),
    )
    if start.year != end.year:
        add("the calendar year in which the term began, against the year before", whole(last_before), whole(start.year))
        add(
            "the calendar year in which the term ended, against the year in which it began",
            whole(start.year),
            whole(end.year),
        )
    length = (end - start).days + 1
    add(
        "the whole term, against an equal span just before it",
        (start - timedelta(days=length), start - ONE_DAY),
        (start, end),
    )
    add(
        "the last twelve months of the term, against the twelve months before it",
        year_to(start - ONE_DAY),
        year_to(end),
    )
    # The same months: from 1 January to the day and month the term ended, in that year and in the year before the term.
    same_day = in_year(end, last_before)
    add(
        "1 January to the day the term ended, against the same months of the last year before it",
        (date(last_before, 1, 1), same_day),
        (date(end.year, 1, 1), end),
    )
    if start.year != end.year:
        add(
            "1 January to the day the term ended, against the same months of the year it began",
            (date(start.year, 1, 1), in_year(end, start.year)),
            (date(end.year, 1, 1), end),
        )
    if length >= 730:
        add(
            "the last twelve months of the term, against its first twelve",
            (start, in_year(start, start.year + 1) - ONE_DAY),
            year_to(end),
        )
    return found


def year_to(when: date) -> tuple[date, date]:
    """The twelve months that end on `when`: from the day after the same day a year earlier, leap day or not."""
    return in_year(when, when.year - 1) + ONE_DAY, when


def year_after(when: date) -> tuple[date, date]:
    """The twelve months that follow `when`, up to the same day a year later."""
    return when + ONE_DAY, in_year(when, when.year + 1)


def in_year(when: date, year: int) -> date:
    """The same day and month in another year; 29 February becomes 28 February where there is none."""
    return when.replace(year=year, day=28) if (when.month, when.day) == (2, 29) else when.replace(year=year)
