"""How far a figure moves between first publication and the present series: two regimes, each measured, none assumed.

Until the last day of the Ministry of Defence's table a figure was first published by others than the series (an announcement,
the Ministry's count on the day) and moved as `Revision` measures on the days that both hold. Since then the Home Office
publishes its own figures first, and they move as `Releases` measures between its releases.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from itertools import accumulate

from crossing.language.spans import as_date
from crossing.ledger.columns import Columns, rows_of
from crossing.official.published import AsPublished
from crossing.official.series import Counted, Series

# A share of a small day says little (one person more on a day of two is half as many again), so shares are measured on
# days of at least this many and plain differences on smaller ones. A boat carries some tens of people.
SMALL_DAY = {Counted.PEOPLE: 100, Counted.BOATS: 10}
# The same for sums over several days.
SMALL_SPAN = {Counted.PEOPLE: 1_000, Counted.BOATS: 25}
# One day in twenty moved by more than the "usual" revision; nineteen in twenty by less.
USUAL = 0.95


class Regime(StrEnum):
    """Who published a figure first."""

    OTHERS = "others"
    HOME_OFFICE = "home office"


class Revision:
    """How far figures published on the day by others differ from those on record now, measured where both exist.

    `usual_share` and `largest_share` are shares of the published figure on days of at least SMALL_DAY; `usual_number` and
    `largest_number` are plain differences on smaller days. Days on which nobody arrived by either count tell nothing of how
    counts move and are left out of these. All are 0 where no day exists in both tables.
    """

    def __init__(self, published: list[int], now: list[int], counted: Counted = Counted.PEOPLE) -> None:
        """`published` and `now` run in step, one element a day, oldest first."""
        self._published, self._now = list(accumulate(published, initial=0)), list(accumulate(now, initial=0))
        self._small_span = SMALL_SPAN[counted]
        self._over: dict[int, float] = {}
        self.small = SMALL_DAY[counted]
        days = list(zip(published, now, strict=True))
        shares = [abs(new - old) / old for old, new in days if old >= self.small]
        numbers = [float(abs(new - old)) for old, new in days if old < self.small and (old > 0 or new > 0)]
        self.days = len(days)
        self.with_arrivals = len(shares) + len(numbers)
        self.large_days = len(shares)
        self.differing = sum(old != new for old, new in days)
        self.sum_published, self.sum_now = self._published[-1], self._now[-1]
        self.usual_share, self.largest_share = _usual(shares), max(shares, default=0.0)
        self.usual_number, self.largest_number = _usual(numbers), max(numbers, default=0.0)

    def usual(self, value: float) -> float:
        """By how much a day published as `value` usually differs at most (19 days in 20)."""
        return self.usual_share * value if value >= self.small else self.usual_number

    def largest(self, value: float) -> float:
        """By how much a day published as `value` has differed at most."""
        return self.largest_share * value if value >= self.small else self.largest_number

    def over_days(self, days: int) -> float:
        """The usual difference (19 runs in 20), as a share of the published sum, over runs of `days` days in both tables.

        Only runs of at least SMALL_SPAN count. Spans longer than the table get the share of the whole table; 0 where there
        is no table.
        """
        width = max(1, min(days, self.days))
        if width not in self._over:
            self._over[width] = self._over_runs(width) if self.days else 0.0
        return self._over[width]

    def _over_runs(self, width: int) -> float:
        old, new = self._published, self._now
        sums = ((old[end] - old[end - width], new[end] - new[end - width]) for end in range(width, self.days + 1))
        return _usual([abs(now - published) / published for published, now in sums if published >= self._small_span])


def _usual(moved: list[float]) -> float:
    """What nineteen in twenty do not exceed, in a straight line between the two nearest; 0 where there is nothing."""
    if not moved:
        return 0.0
    ordered = sorted(moved)
    place = (len(ordered) - 1) * USUAL
    below = math.floor(place)
    above = min(below + 1, len(ordered) - 1)
    return ordered[below] + (ordered[above] - ordered[below]) * (place - below)


def revision(then: AsPublished, series: Series) -> Revision:
    """Measure the revision on the days that stand in both the Ministry of Defence's table and the series."""
    both = [(day, value) for day, value in then.by_ministry.items() if series.has(day)]
    return Revision([value for _, value in both], [series.day(day) for day, _ in both], series.counted)


@dataclass(frozen=True, slots=True)
class Releases:
    """How far the Home Office's own days moved between its releases, over every pair that was compared.

    `days` are the days compared at least once, `moved` the changes of a day's count; the largest change stands in people and
    as a share.
    """

    days: int
    moved: int
    largest_number: int
    largest_share: float

    @property
    def usual_share(self) -> float:
        """The share by which a day usually moved at most (19 days in 20): none where fewer than one in twenty moved at all."""
        return self.largest_share if self.days and self.moved > (1 - USUAL) * self.days else 0.0

    def usual(self, value: float) -> float:
        """By how much a day published as `value` usually moves at most."""
        return self.usual_share * value

    def largest(self, value: float) -> float:
        """By how much a day published as `value` has moved at most."""
        return max(self.largest_share * value, float(self.largest_number))


def releases(table: Columns, since: date | None = None) -> Releases:
    """What the table of compared releases says of the Home Office's own time, which begins after `since`.

    A row that begins with older days is left out. An empty table gives zeros: nothing was seen to move.
    """
    rows = [row for row in rows_of(table) if since is None or as_date(row["first_day"]) > since]
    return Releases(
        days=max((int(row["days_compared"]) for row in rows), default=0),  # each release has the days of those before
        moved=sum(int(row["days_moved"]) for row in rows),
        largest_number=max((int(row["largest_people"]) for row in rows), default=0),
        largest_share=max((float(row["largest_share"]) for row in rows), default=0.0),
    )
