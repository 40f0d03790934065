"""Numbers that are those of no days at all: a last look, when the whole text is read.

What an honest text tells to the last person is the count of some days: of a year or a month, of a year up to a day, of the time
since an election. A number that is told as people who came, and that none of some thousand such spans has, is a slip, whichever
days are meant; so the words need not fix them as firmly as where a number of other days may stand in their place. A change in per
cent, or an average for each boat, is asked in the same way of the days that the text tells, and of the like days of other years.

Whoever called a count wrong, it stays so only if no other days fit after all (`doubts`) and if something speaks for a slip
(`evidence`).
"""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

from crossing.official import Fit
from crossing.reading import reasons
from crossing.reading.answers import FOUND, Answer, Measure
from crossing.reading.doubts import leave_open
from crossing.reading.holding import Held
from crossing.reading.last_look.changes import Changes
from crossing.reading.last_look.counts import Counts
from crossing.reading.last_look.loads import Loads
from crossing.reading.last_look.lulls import Lulls
from crossing.reading.last_look.records import Records
from crossing.reading.left_open import Left, OpenRecord
from crossing.reading.moments.moment import LATEST

__all__ = ["LastLook"]


class LastLook(Counts, Loads, Changes, Lulls, Records):
    """Finds numbers which no days have, among those that the sentences of a text left open."""

    def look(self, left: Left) -> None:
        """Call a number wrong that is told of the arrivals and that no days have which the text may mean."""
        mention = left.one.mention
        plain = not mention.why and not mention.partial and self._within_series(left)
        if plain and (held := self._wrong_as_told(left)):
            self._case.tell(left.one, held, reasons.fails(mention, held))
            return
        if left.one.answer in FOUND:
            if plain and self._fits_other_days(left):
                self._ask(left)
            return
        if left.one.answer is Answer.DOES_NOT_FIT:
            if not self.of_counts_beside(left):
                self._doubts.take_back(left)
        elif not plain:
            return
        elif left.of_arrivals:
            self._ask(left)
        accused = left.one.answer is Answer.DOES_NOT_FIT and not mention.milestone
        if accused and not (self.of_no_days(mention) or self._evidence.of_slip(left, self.readings(left))):
            leave_open(left.one)

    def _wrong_as_told(self, left: Left) -> Held | None:
        """What is held of a number that is wrong whatever other days have it; of people who fit some days, only the day beside them."""
        if left.one.answer in FOUND and left.one.mention.measure is Measure.PEOPLE:
            return self.of_another_day(left) if left.of_arrivals else None
        return self.boats_of_people(left) or self.told_plainly(left)

    def _fits_other_days(self, left: Left) -> bool:
        """True if a change fits days, but other ones than those which its words fix."""
        one, measured = left.one, self._measured
        untold = one.span not in self._meant.told and one.base not in self._meant.told
        of_two = one.answer is Answer.REVISED and measured.of_two_told(left)
        return bool((untold or of_two or measured.of_that(left)) and left.of_arrivals and measured.fixed(left))

    def look_at_record(self, left: OpenRecord) -> None:
        """Call a record wrong that none of the days which the text tells holds."""
        if held := self.no_record(left):
            self._case.tell(left.one, held, reasons.record_fails(left.one.mention, held))
            left.one.scope, left.one.base = held.note, None

    def _ask(self, left: Left) -> None:
        """Ask of a number of the arrivals whether any days have it."""
        mention = left.one.mention
        if mention.milestone:
            if held := self.no_milestone(left):
                self._case.tell(left.one, held, reasons.milestone_fails(mention, held))
            return
        match mention.measure:
            case Measure.PEOPLE:
                held = self.no_boats_named_before(left) or self.no_count(left)
            case Measure.BOATS:
                held = self.no_boats(left)
            case Measure.GROWTH | Measure.MULTIPLE:
                held = self.no_change(left)
            case Measure.DIFFERENCE:
                held = self.no_gap(left)
            case Measure.PEOPLE_PER_BOAT:
                held = self.no_load(left)
            case Measure.DAYS_WITHOUT:
                held = self.no_lull(left)
            case _:
                held = None
        if held:
            self._case.tell(left.one, replace(held, fit=Fit.DOES_NOT_FIT), reasons.fails(left.one.mention, held))

    def _within_series(self, left: Left) -> bool:
        """True if what a sentence tells lies in the series: so does all that a text of its time tells, or all days it names."""
        if self._at.said is None or self._at.said < self._at.first:
            return False
        if self._at.said <= self._at.last + timedelta(days=LATEST):
            return True
        named = [moment.spans[0] for moment in left.found if moment.spans]
        return bool(named) and all(span.end <= self._at.last for span in named)
