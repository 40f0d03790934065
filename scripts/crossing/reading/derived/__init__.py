"""What is worked out from counts: averages, shares, days without arrivals, and changes; a module for each."""

from __future__ import annotations

from collections.abc import Sequence

from crossing.reading.answers import Measure
from crossing.reading.case import Told
from crossing.reading.derived.averages import Averages
from crossing.reading.derived.changes import Changes
from crossing.reading.derived.quiet_days import QuietDays
from crossing.reading.derived.shares import Shares
from crossing.reading.moments import Moment


class Deriving(Averages, Shares, QuietDays, Changes):
    """The part of the reader that answers what is worked out from counts."""

    def derive(self, text: str, one: Told, found: Sequence[Moment], told: Sequence[Told]) -> None:
        """Answer a number of a sentence, by the time words that were found and the counts told in it."""
        match one.mention.measure:
            case Measure.PEOPLE_PER_BOAT | Measure.PEOPLE_PER_DAY:
                self.average(text, one, found, told)
            case Measure.DAYS_WITHOUT:
                self.days_without(text, one, found)
            case Measure.SHARE:
                self.share(text, one, found, told)
            case _:
                self.change(text, one, found, told)
