"""Time words that were read: where they stand, of which kind they are and which days they give; and the names of days and months."""

from __future__ import annotations

import calendar
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from crossing.language.spans import Span

WEEKDAYS = tuple(calendar.day_name)
MONTHS = tuple(calendar.month_name)[1:]
_BY_NAME = {name: number for number, name in enumerate(MONTHS, start=1)}
SHORT_MONTHS = {name[:3]: number for name, number in _BY_NAME.items() if len(name) > 3} | {"Sept": 9}
MONTH_NUMBER = {name.lower(): number for name, number in (_BY_NAME | SHORT_MONTHS).items()}
SEASONS = {"spring": 3, "summer": 6, "autumn": 9, "winter": 12}  # their first months
# Each of the names, for expressions. They have capitals: an expression that minds these takes no "march" for a month. In one that
# does not "may" is more often a verb, so that there are the months but May where a verb could stand.
A_WEEKDAY, A_MONTH, A_SHORT_MONTH = "|".join(WEEKDAYS), "|".join(MONTHS), "|".join(SHORT_MONTHS)
A_MONTH_BUT_MAY = "|".join(name for name in MONTHS if name != "May")
A_SEASON = "|".join(SEASONS)
LEAP_YEAR = 2024  # a day without a year is possible if a leap year has it
# No text on this subject counts further back than this, and from here no sum of the lengths it names leaves the calendar.
EARLIEST = date(1800, 1, 1)
LONGEST_STEP = 4000  # days; a longer window, or a day that lies further from another, is no time of this subject


class Kind(StrEnum):
    """What sort of time words they are. The first group are points, the second frames."""

    DAY = "day"
    WEEKDAY = "weekday"
    TODAY = "today"
    TOMORROW = "tomorrow"
    YESTERDAY = "yesterday"
    LAST_NIGHT = "last night"
    WEEKEND = "weekend"
    LAST_WEEK = "last week"
    THIS_WEEK = "this week"
    MONTH = "month"
    LAST_MONTH = "last month"
    SEASON = "season"
    PART_OF_YEAR = "part of a year"
    YEAR = "year"
    LAST_YEAR = "last year"
    TO_DATE = "year to date"
    EARLIER = "earlier this year"
    PAST = "past days"
    WINDOW = "so many days"
    SHIFTED = "counted from another day"
    OTHER_YEAR = "the year before"
    BEFORE = "the days before"
    THAT = "that year"

    SINCE = "since"
    UNTIL = "until"
    BETWEEN = "between"
    WEEK_TO = "week to"
    TWELVE_MONTHS_TO = "twelve months to"
    SAME_POINT = "same point of another year"
    SAME_PERIOD = "same period of another year"
    UNDER = "under"


# kinds that name a single day
ONE = {Kind.DAY, Kind.WEEKDAY, Kind.TODAY, Kind.TOMORROW, Kind.YESTERDAY, Kind.LAST_NIGHT}


@dataclass(frozen=True, slots=True)
class Dated:
    """Time words of a text and the days they mean.

    `words` stand at `place` in the text. `start` and `end` are None where they are open, or not known without the day of
    publication. `stated` is True where the text gives the days without it. `open_start` and `open_end` mark a span that
    the words leave open ("since 5 July" has an open end, which is taken to be the day of publication). `possible` is False
    for a day its month does not have. `weekday` is the one named with a date. `bare` marks a month, year or weekday without
    a word that makes it a time ("May", "2024"); `year` is the other year of "this
    point last year" and "the same period of 2022"; `parts` are the points of a frame.
    """

    kind: Kind
    words: str
    place: int
    start: date | None = None
    end: date | None = None
    stated: bool = False
    open_start: bool = False
    open_end: bool = False
    possible: bool = True
    weekday: str = ""
    bare: bool = False
    year_stated: bool = False
    year: int | None = None
    days: int = 0
    parts: tuple[Dated, ...] = ()

    @property
    def span(self) -> Span | None:
        """The days meant, or None where an end is not known."""
        if self.start is None or self.end is None or self.start > self.end:
            return None
        return Span(self.start, self.end)

    @property
    def stop(self) -> int:
        """Where its words end in the text."""
        return self.place + len(self.words)

    def overlaps(self, place: int, stop: int) -> bool:
        """True if its words share a character with the text from `place` to `stop`."""
        return self.place < stop and place < self.stop
