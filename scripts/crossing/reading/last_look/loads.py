"""Averages of people for each boat that no days have."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from crossing.language import prose
from crossing.language.spans import Span, month_end, whole_year
from crossing.ledger.vocabulary import Unit
from crossing.official import Fit
from crossing.reading import accusing, holding, tolerances
from crossing.reading.answers import FOUND, Measure
from crossing.reading.case import MONTH
from crossing.reading.holding import Held
from crossing.reading.last_look.asking import OF_A_YEAR, Asking
from crossing.reading.left_open import Left
from crossing.reading.mentions.beside import goes_on_averaging

MANY_ABOARD = 100  # people: so many were on average in the boats of no day
LEAST_ABOARD = 6  # people: fewer are no average of a boat since 2018


class Loads(Asking):
    """The part of the last look that asks of averages."""

    def no_load(self, left: Left) -> Held | None:
        """An average for each boat that no span has."""
        mention, one = left.one.mention, left.one
        if not LEAST_ABOARD <= (mention.value or 0) < MANY_ABOARD:
            return None
        if held := self._of_boats_told(left):
            return held
        listed = any(t.mention.measure is mention.measure and t.answer in FOUND for t in left.told)
        called_so = listed or accusing.is_average(left.text, mention)
        called_so = called_so or goes_on_averaging(left.text, mention.start, left.lead)
        if called_so and (held := self._no_load_of_its_year(left)):
            return None if self._doubts.shared_out(left) or self._doubts.of_people(left) else held
        if one.held is None or not (called_so or left.beside_counts):
            return None
        if self._doubts.shared_out(left) or self._doubts.of_people(left):
            return None
        spans = [*self._meant.spans_and_like(left), *self._meant.year_so_far()]
        each = (holding.average(self._official, mention, span, "boat") for span in spans)
        return None if any(h and h.fit is not Fit.DOES_NOT_FIT for h in each) else one.held

    def _of_boats_told(self, left: Left) -> Held | None:
        """ "With 15 boats, that is 52 in each": not the average of the only days told that had so many boats."""
        mention = left.one.mention
        before = [t.mention for t in left.told if t.mention.end <= mention.start and t.mention.measure is Measure.BOATS]
        if len(before) != 1 or (before[0].value or 0) < 2 or any(m.spans for m in left.found):
            return None
        told = {span for span in self._meant.told if self._official.on_record(Unit.BOATS, span) == before[0].value}
        held = [one for span in told if (one := holding.average(self._official, mention, span, "boat"))]
        wrong = len(held) == 1 and held[0].fit is Fit.DOES_NOT_FIT
        return held[0] if wrong and not self._doubts.shared_out(left) else None

    def _no_load_of_its_year(self, left: Left) -> Held | None:
        """ "In 2021 they held 48 each": an average that no month of the year named, nor any months of it together, had."""
        near, value = self.readings(left), left.one.mention.value or 0
        own = near[0].moment if near and near[0].sure and near[0].cost < tolerances.BESIDE else None
        if own is None or own.dated.kind not in OF_A_YEAR:
            return None
        year = whole_year(near[0].span.end.year)
        held = [(span, load) for span in _months_together(year, self._meant.last) if (load := self._load(span))]
        loads = [load for _, load in held]
        if not loads or min(loads) - tolerances.LOAD <= value <= max(loads) + tolerances.LOAD:
            return None
        span, load = max(held, key=lambda one: one[0].days)
        return Held(Fit.DOES_NOT_FIT, span, None, prose.rounded(load, 1))

    def _load(self, span: Span) -> float | None:
        """How many people each boat of a span held on average; None where the series has none."""
        people, boats = self._official.on_record(Unit.PEOPLE, span), self._official.on_record(Unit.BOATS, span)
        return people / boats if people and boats else None


def _months_together(year: Span, last: date) -> Iterator[Span]:
    """The months of a year up to a day, alone and together, the last one so far if it has lasted about as long as a month."""
    for first in range(1, 13):
        start = date(year.start.year, first, 1)
        ends = (min(month_end(year.start.year, month), last) for month in range(first, 13))
        yield from (Span(start, end) for end in dict.fromkeys(ends) if (end - start).days + 1 >= MONTH)
