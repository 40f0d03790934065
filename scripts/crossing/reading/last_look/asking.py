"""What each last look asks with: the text and its days, and what is held of a count."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cached_property

from crossing.language.dates import Kind
from crossing.language.spans import Span, whole_year
from crossing.ledger.vocabulary import Unit
from crossing.reading import attaching, holding, tellable
from crossing.reading.answers import Measure
from crossing.reading.case import COUNTS, MANY_PEOPLE, Case
from crossing.reading.doubts import Doubts
from crossing.reading.evidence import Evidence
from crossing.reading.holding import Held
from crossing.reading.left_open import Left, numbers_in
from crossing.reading.meant import Meant
from crossing.reading.measured_from import MeasuredFrom
from crossing.reading.mentions import Mention

TEN_THOUSAND = 10_000  # people: of so many one slip away from a total, fewer than one in a thousand are there by chance
LIKELIEST = 3  # spans of time words that leave it open: those that they most likely mean
OF_A_YEAR = (Kind.YEAR, Kind.LAST_YEAR, Kind.OTHER_YEAR)  # time words that name a year


class Asking:
    """What is known of a text when it is read, and of the numbers that its sentences left open."""

    def __init__(self, case: Case, text: str) -> None:
        """`case` has read the whole of `text`."""
        self._case = case
        self._numbers = frozenset(numbers_in(text))
        self._official, self._at = case.official, case.at
        self._meant = Meant(case)
        self._measured = MeasuredFrom(case, self._meant)
        self._doubts = Doubts(case, self._meant, self._measured)
        self._evidence = Evidence(case, self._meant)

    def readings(self, left: Left) -> list[attaching.Reading]:
        """The days that the time words of its sentence give a number, the nearest first."""
        return attaching.readings(left.text, left.one.mention, left.found, [t.mention for t in left.told], self._at)

    def _held(self, left: Left, span: Span) -> Held | None:
        """What is held of a count if a span has it."""
        mention = left.one.mention
        if not self._meant.held(span):
            return None
        return holding.count(self._official, mention, span, self._at.said, COUNTS[mention.measure])

    def _so_many_came(self, value: float | None, spans: Iterable[Span]) -> bool:
        """True if just so many people are on record for one of these spans."""
        return any(self._official.on_record(Unit.PEOPLE, span) == value for span in spans)

    def _is_total_of_another_year(self, value: float | None, own: Span) -> bool:
        """True if just so many people are on record for a whole year before the text's that is not `own`."""
        years = map(whole_year, range(self._at.first.year, self._meant.last.year))
        return self._so_many_came(value, (year for year in years if year != own))

    def _worked_out(self, value: float) -> bool:
        """True if a number is the sum or the difference of two that the text tells."""
        others = self._numbers - {int(value)}
        return any(value - other in others or value + other in others for other in others)

    def of_no_days(self, mention: Mention) -> bool:
        """True if a number of a thousand people or more, told to the last, is that of no days that a text of its time may tell."""
        value = mention.value or 0
        exact = attaching.informative(mention) and mention.qualifier == "exact" and value >= MANY_PEOPLE
        return mention.measure is Measure.PEOPLE and exact and not self.known(value)

    def known(self, value: float) -> bool:
        """True if a number is that of some days that a text of its time may tell, or worked out from two that it tells."""
        return value in self.every_total or self._worked_out(value)

    @cached_property
    def every_total(self) -> frozenset[int]:
        """Every count that a text of its day may honestly tell: now, as published then, of people and of boats."""
        people, boats = self._official.people, self._official.boats
        counted = (tellable.totals(each, self._at) for each in (people.series, people.series_then, boats.series))
        return frozenset((value for _, value in people.then.printed())).union(*counted)
