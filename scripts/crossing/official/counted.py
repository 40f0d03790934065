"""What the official tables hold of one thing counted, people or boats: its series, what was published then, how far it moved."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from datetime import date
from functools import cached_property
from typing import Protocol

from crossing.language.spans import Span
from crossing.ledger.columns import Columns, dates_of, rows_of, where
from crossing.ledger.vocabulary import MeasureRole
from crossing.official.published import AsPublished
from crossing.official.revision import Regime, Releases, Revision, releases, revision
from crossing.official.series import Counted, Series

MARKED = "Revised"  # the Home Office's own note on a day whose count it has changed


class Tables(Protocol):
    """The official tables of a ledger."""

    def __hash__(self) -> int: ...
    @property
    def daily(self) -> Columns: ...
    @property
    def record_days(self) -> Columns: ...
    @property
    def mod_daily(self) -> Columns: ...
    @property
    def own_daily(self) -> Columns: ...
    @property
    def other_totals(self) -> Columns: ...
    @property
    def public_counts(self) -> Columns: ...
    @property
    def measures(self) -> Columns: ...
    @property
    def revisions(self) -> Columns: ...


class Counts:
    """One thing counted, people or boats: its series, what was published then, and its revision."""

    def __init__(self, tables: Tables, counted: Counted) -> None:
        self.counted = counted
        self.series = Series(tables.daily, counted)
        self.then = AsPublished(
            tables.record_days,
            tables.mod_daily,
            tables.own_daily,
            _totals(tables, counted),
            counted,
            tables.public_counts,
        )
        self.revision: Revision = revision(self.then, self.series)
        self.releases: Releases = releases(tables.revisions, self.then.last_by_others)
        notes = tables.daily["note"] if "note" in list(tables.daily) else ()
        marked = (when for when, note in zip(dates_of(tables.daily["date"]), notes, strict=False) if note == MARKED)
        self.marked = sorted(marked)

    @cached_property
    def series_then(self) -> Series:
        """The series with the count first published in place of today's, on every day of which a table holds one."""
        first = self.then.days(self.series.whole)
        days = [day for day in self.series.whole.each_day() if self.series.has(day)]
        counts = [first.get(day, self.series.day(day)) for day in days]
        return Series({"date": days, self.counted.column: counts}, self.counted)

    @cached_property
    def _since_corrected(self) -> list[int]:
        return self.then.running_totals(lambda day: self.series.day(day) if self.series.has(day) else 0)

    def known(self, span: Span) -> tuple[int, int, int]:
        """Of how many days of a span the first count is at hand, the sum of these counts, and of the same days now."""
        return *self.then.sums(span), self.then.sum_of(span, self._since_corrected)

    @cached_property
    def sums_seen(self) -> list[tuple[Span, float]]:
        """Sums printed before the Ministry's table: the span of each, and how far, as a share, it lies from the one now."""
        return [
            (span, abs(self.series.total(span) - value) / value)
            for span, value in self.then.printed()
            if self._before_the_ministry(span) and self.series.covers(span)
        ]

    def _before_the_ministry(self, span: Span) -> bool:
        first = self.then.first_by_ministry
        return first is not None and span.end < first

    def seen(self, span: Span) -> float:
        """The furthest, as a share, that a sum printed before the Ministry's table lies from the one on record now.

        Sums over at least as many days as `span` are asked, since differences of days cancel in a longer one. 0 where the span
        ends later than they do: from then on the Ministry's table has measured it.
        """
        return self.furthest(span.days) if self._before_the_ministry(span) else 0.0

    def furthest(self, days: int) -> float:
        """The furthest of `sums_seen` over at least so many days, as a share."""
        return max((share for span, share in self.sums_seen if span.days >= days), default=0.0)

    @cached_property
    def furthest_announced(self) -> float:
        """The furthest, as a share, that a record day as it was announced lies from its count on record now; 0 where none is known."""
        days = (one for one in self.then.announced if self.series.has(one.day) and one.number)
        return max((abs(self.series.day(one.day) - one.number) / one.number for one in days), default=0.0)

    def moved(self, span: Span) -> float:
        """By what share of it a total of so many days has been seen to move since it was first published.

        A day of the time others published first as record days did, since it is days as high as these that are compared; sums of
        that time as the furthest of those printed, or as the usual run of so many days. Later ones as the Home Office's releases.
        """
        if self.regime(span) is Regime.HOME_OFFICE:
            return self.releases.largest_share
        if span.day:
            return self.furthest_announced or self.revision.usual_share
        return max(self.furthest(span.days), self.revision.over_days(span.days))

    def marked_in(self, span: Span) -> list[date]:
        """Days of a span that the Home Office marks as revised."""
        return self.marked[bisect_left(self.marked, span.start) : bisect_right(self.marked, span.end)]

    def regime(self, span: Span) -> Regime:
        """Who first published a figure for this span: whoever published on its last day."""
        last = self.then.last_by_others
        return Regime.OTHERS if last is not None and span.end <= last else Regime.HOME_OFFICE


def _totals(tables: Tables, counted: Counted) -> Columns:
    """Other published totals of people or boats that arrived."""
    arrivals = {
        row["measure"]
        for row in rows_of(tables.measures)
        if row["role"] == MeasureRole.ARRIVALS and row["unit_kind"] == counted
    }
    return where(tables.other_totals, "measure", arrivals)
