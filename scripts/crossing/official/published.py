"""Figures as they were published at the time, kept apart from what is on record now.

Five tables hold them: the record days as announced, the Ministry of Defence's own days of 2022-23, the Home Office's own days
since December 2025, totals that other releases and reports print, and public counts, some of them of a day as it was announced.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from itertools import accumulate

from crossing.language.missing import missing
from crossing.language.prose import partial_date
from crossing.language.spans import WEEK, Span, as_date, first_day, last_day
from crossing.ledger.columns import Columns, rows_of
from crossing.ledger.vocabulary import Qualifier, Unit
from crossing.official.series import Counted, DayCount

# A count published within a week of its day is one of that time; a later one has been counted again.
AT_THE_TIME = WEEK
ANNOUNCED = "announced"  # the topic of public counts that were announced, and the first word of their ids
MINISTRY, HOME_OFFICE = "Ministry of Defence", "Home Office, on its page of the last seven days"


@dataclass(frozen=True, slots=True)
class Published:
    """A figure as first published: its value, and who published it."""

    value: int
    by: str


class AsPublished:
    """Figures of days and spans as they were published at the time, where a table holds them; None where none does."""

    def __init__(
        self,
        record_days: Columns,
        mod_daily: Columns,
        own_daily: Columns | None = None,
        other_totals: Columns | None = None,
        counted: Counted | str = Counted.PEOPLE,
        public_counts: Columns | None = None,
    ) -> None:
        """`counted` says whether the figures are of people or of boats; record days were announced in people only.

        Where a table of days has a day too, a public count of it is not asked.
        """
        self.counted = Counted(counted)
        people = self.counted is Counted.PEOPLE
        self._days: dict[date, Published] = (
            dict(_announced(public_counts)) if people and public_counts is not None else {}
        )
        self.announced: list[DayCount] = []
        self._totals: dict[Span, list[tuple[date, Published]]] = {}
        self.by_ministry = self._daily(mod_daily)
        self.by_home_office = self._daily(own_daily) if own_daily is not None else {}
        for by, days in ((MINISTRY, self.by_ministry), (HOME_OFFICE, self.by_home_office)):
            self._days |= {when: Published(value, by) for when, value in days.items()}
        self.first_by_ministry: date | None = min(self.by_ministry, default=None)
        # The last day first published by others: from the next day on the Home Office published its own figures.
        self.last_by_others: date | None = max(self.by_ministry, default=None)
        if people:
            self._take_announced(record_days)
        if other_totals is not None:
            self._take_totals(other_totals)

    def _daily(self, table: Columns) -> dict[date, int]:
        column = "arrivals_as_published" if self.counted is Counted.PEOPLE else "boats_as_published"
        days = zip(table["date"], table[column], strict=True)
        return {as_date(when): int(value) for when, value in days if not missing(value)}

    def _take_announced(self, table: Columns) -> None:
        days = zip(table["date"], table["arrivals_as_published"], table["citation"], strict=True)
        for when, value, by in sorted(days, key=lambda day: as_date(day[0])):
            if not missing(value):
                self.announced.append(DayCount(as_date(when), int(value)))
                self._days[as_date(when)] = Published(int(value), str(by))

    def _take_totals(self, table: Columns) -> None:
        for row in rows_of(table):
            span = Span(as_date(row["period_start"]), as_date(row["period_end"]))
            published = Published(int(row["value"]), f"as published, {partial_date(row['vintage'])}")
            self._totals.setdefault(span, []).append((first_day(row["vintage"]), published))

    def day(self, when: date | str) -> Published | None:
        """The figure first published for a day, or None where no table holds one."""
        return self._days.get(as_date(when))

    def days(self, span: Span) -> dict[date, int]:
        """The figures first published for days of a span, by day; days that no table holds are left out."""
        first, end = self._inside(span)
        return {when: self._days[when].value for when in self._known[first:end]}

    def sums(self, span: Span) -> tuple[int, int]:
        """Of how many days of a span a first figure is at hand, and the sum of those figures."""
        first, end = self._inside(span)
        return end - first, self._running[end] - self._running[first]

    def sum_of(self, span: Span, running: list[int]) -> int:
        """The sum of other figures of the days of a span of which a first one is at hand; see `running_totals`."""
        first, end = self._inside(span)
        return running[end] - running[first]

    def running_totals(self, figure: Callable[[date], int]) -> list[int]:
        """A figure of each day of which a first one is at hand, added up from the first of these days on."""
        return list(accumulate((figure(day) for day in self._known), initial=0))

    def _inside(self, span: Span) -> tuple[int, int]:
        return bisect_left(self._known, span.start), bisect_right(self._known, span.end)

    @cached_property
    def _running(self) -> list[int]:
        return self.running_totals(lambda day: self._days[day].value)

    @cached_property
    def _known(self) -> list[date]:
        """Days of which a first count is at hand, in order."""
        return sorted(self._days)

    def totals(self, span: Span, until: date | None = None) -> list[Published]:
        """Totals that releases and reports printed for exactly this span, by `until` where that is given."""
        return [total for when, total in self._totals.get(span, []) if until is None or when <= until]

    def printed(self) -> Iterator[tuple[Span, int]]:
        """Every total that releases and reports printed, with its span."""
        for span, totals in self._totals.items():
            yield from ((span, published.value) for _, published in totals)

    def announced_before(self, when: date) -> DayCount | None:
        """The last record day announced for a day before `when`."""
        before = [step for step in self.announced if step.day < when]
        return before[-1] if before else None

    def announced_after(self, when: date) -> DayCount | None:
        """The first record day announced for a day after `when`."""
        return next((step for step in self.announced if step.day > when), None)


def _announced(public_counts: Columns) -> Iterator[tuple[date, Published]]:
    """The counts of people arriving on one day that were announced to the last digit at the time."""
    asked = ("context_id", "topic", "qualifier", "unit", "published")
    for row in rows_of(public_counts):
        day, said = as_date(row["start"]), str(row["published"])
        of_a_day = day == as_date(row["end"]) and is_announcement(*(str(row[name]) for name in asked))
        if of_a_day and first_day(said) - day <= AT_THE_TIME:
            yield day, Published(int(float(row["value"])), str(row["publisher"]))


def is_announcement(context_id: str, topic: str, qualifier: str, unit: str, published: str) -> bool:
    """True for a public count, by these cells of its row, of people arriving, to the last digit, announced on a known day."""
    exact = qualifier == Qualifier.EXACT and unit == Unit.PEOPLE
    arriving = topic == ANNOUNCED and context_id.startswith(f"{ANNOUNCED}-")
    return exact and arriving and first_day(published) == last_day(published)
