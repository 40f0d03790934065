"""Counts of people and of boats: every reading that the words allow, and when a count is called wrong."""

from __future__ import annotations

from collections.abc import Sequence

from crossing.ledger.vocabulary import Unit
from crossing.reading import accusing, attaching, holding, reasons, tolerances
from crossing.reading.answers import Measure
from crossing.reading.attaching import Reading
from crossing.reading.case import COUNTS, Told
from crossing.reading.counting.accusation import Accusation
from crossing.reading.counting.context import Context
from crossing.reading.counting.milestones import Milestones
from crossing.reading.holding import Held
from crossing.reading.mentions import Mention
from crossing.reading.moments import Moment


class Counting(Context, Accusation, Milestones):
    """The part of the reader that answers counts."""

    def count(
        self, text: str, one: Told, found: Sequence[Moment], numbers: Sequence[Mention], counts: Sequence[Told]
    ) -> None:
        """Answer a count: by the days that its words name, by others that the text told, or as wrong."""
        mention, unit = one.mention, COUNTS[one.mention.measure]
        if mention.milestone and self._milestone(text, one, found, numbers):
            return
        named = self._candidates(text, mention, found, numbers, counts)
        near = [r for r in named if r.cost < tolerances.NEAR]
        held = [(r, self._hold(mention, r.span, unit)) for r in named]
        if fitting := _likeliest(mention, [(r, h) for r, h in held if h and h.fits], named):
            reading, result = fitting
            if reading.cost < tolerances.NEAR or attaching.informative(mention) or len(held) == 1:
                self._fits(one, result)
                one.firm = reading.sure
                return
        if elsewhere := self._some_day(text, mention, found):
            self._fits(one, elsewhere)
            return
        fixed = self._days_fixed(text, mention, near, found)
        if not fixed and (elsewhere := self._by_context(text, mention, unit, found)):
            self._fits(one, elsewhere)
            return
        if not near and self.dated_right and unit is Unit.PEOPLE and attaching.runs_on(text, mention, found):
            near = [Reading(span, True, 1.0) for span in attaching.to_date(self.at)]
            held = [(r, self._hold(mention, r.span, unit)) for r in near]
        self._accuse(text, one, near, [(r, h) for r, h in held if h], counts, found)

    def _fits(self, one: Told, result: Held) -> None:
        """Say of a count that it fits, and remember its days for the rest of the sentence."""
        self.tell(one, result, reasons.fits(one.mention, result))
        self.at.here.append(result.span)

    def _candidates(
        self, text: str, mention: Mention, found: Sequence[Moment], numbers: Sequence[Mention], counts: Sequence[Told]
    ) -> list[Reading]:
        """The days that a count may be of, the nearest first, but those that have far fewer people."""
        readings = attaching.readings(text, mention, found, numbers, self.at)
        named = [self._taken(text, mention, r, counts, numbers) for r in readings]
        named += self._after(text, mention, counts)
        if mention.measure is Measure.BOATS:
            named = self._with_people(text, mention, counts, named, found)
        plainly = mention.measure is Measure.PEOPLE and self._no_other(text, mention, found)
        return [
            r
            for r in named
            if self._possible(mention, r.span)
            or self._plain(mention, r)
            or (plainly and r.sure and r.cost < tolerances.BESIDE)
        ]

    def _days_fixed(self, text: str, mention: Mention, near: Sequence[Reading], found: Sequence[Moment]) -> bool:
        """True if the words beside a count fix its days, so that no others of the text are asked."""
        if not near:
            return False
        dated = near[0].moment.dated if near[0].moment else None
        if (
            dated is not None
            and near[0].sure
            and near[0].cost < tolerances.DATED
            and (dated.year_stated or dated.stated)
        ):
            return True
        if mention.measure is not Measure.PEOPLE:
            return False
        if self._alone(near[0], found) and accusing.tells_of_arrivals(text, mention, found):
            return True
        return near[0].sure and self._of_other_days(text, mention, near[0], found)


def _likeliest(
    mention: Mention, fitting: Sequence[tuple[Reading, Held]], named: Sequence[Reading]
) -> tuple[Reading, Held] | None:
    """The reading that fits best; of a number that is not exact, which fits many, only the nearest words count."""
    exact = mention.qualifier == "exact"
    if not exact and named:
        fitting = [(r, h) for r, h in fitting if r.cost < named[0].cost + tolerances.FARTHER]
    return min(
        fitting,
        key=lambda pair: (
            pair[0].cost >= tolerances.NEAR,
            holding.ORDER.index(pair[1].fit) if exact else 0,
            pair[0].cost,
        ),
        default=None,
    )
