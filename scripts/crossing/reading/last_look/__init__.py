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

from crossing.language.spans import whole_year
from crossing.official import Fit
from crossing.reading import accusing, reasons
from crossing.reading.answers import FOUND, Answer, Measure
from crossing.reading.case import COUNTS
from crossing.reading.doubts import leave_open
from crossing.reading.evidence import swapped
from crossing.reading.holding import Held
from crossing.reading.last_look.changes import Changes
from crossing.reading.last_look.counts import Counts
from crossing.reading.last_look.loads import Loads
from crossing.reading.last_look.lulls import Lulls
from crossing.reading.last_look.plainly import Plainly
from crossing.reading.last_look.records import Records
from crossing.reading.last_look.slips import Slips
from crossing.reading.last_look.unnamed import Unnamed
from crossing.reading.left_open import Left, OpenRecord
from crossing.reading.moments.moment import LATEST
from crossing.reading.refuting import denied

__all__ = ["LastLook"]


class LastLook(Plainly, Counts, Loads, Changes, Lulls, Records, Unnamed, Slips):
    """Finds numbers which no days have, among those that the sentences of a text left open."""

    def look(self, left: Left) -> None:
        """Call a number wrong that is told of the arrivals and that no days have which the text may mean."""
        self._look(left)
        if left.one.answer is not Answer.DOES_NOT_FIT and self._within_series(left) and (held := self.plain_slip(left)):
            self._case.tell(left.one, replace(held, fit=Fit.DOES_NOT_FIT), reasons.fails(left.one.mention, held))
            return
        if left.one.answer is not Answer.DOES_NOT_FIT:
            return
        if held := self.fits_unnamed(left):
            self._case.tell(left.one, held, reasons.fits(left.one.mention, held))
        elif self.of_unread(left):
            leave_open(left.one)

    def _look(self, left: Left) -> None:
        """The same before days are asked that no word near the number names."""
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
            self._doubts.take_back(left)
        elif not plain:
            return
        elif left.of_arrivals:
            self._ask(left)
        if left.one.answer is Answer.DOES_NOT_FIT and (self._of_days_unread(left) or self._of_a_year_not_over(left)):
            leave_open(left.one)
        accused = left.one.answer is Answer.DOES_NOT_FIT and not mention.milestone
        if accused and not (self.of_no_days(mention) or self._evidence.of_slip(left, self.readings(left))):
            leave_open(left.one)

    def _of_days_unread(self, left: Left) -> bool:
        """True if a number may be of days that nothing reads: those its sentence names or, where it names none, the one before.

        Not so where the text denies it, or its digits are those of the days it is held to in another order.
        """
        one = left.one
        if denied(left.text, one.mention.end, left.after) or (one.held and swapped(one.mention.value or 0, one.held)):
            return False
        named = any(moment.spans for moment in left.found)
        alone = not (named or left.recent or len(left.told) > 1)  # nothing beside it says of which days it is told
        if alone and one.mention.measure in (Measure.GROWTH, Measure.PEOPLE_PER_BOAT):
            return True
        return accusing.of_a_spell(left.text, left.found) or (not named and accusing.of_a_spell(left.lead, ()))

    def _of_a_year_not_over(self, left: Left) -> bool:
        """True if a text without a date may tell of a year before its end: of fewer people than came, of a change by then."""
        one = left.one
        if self._at.said or one.held is None or one.held.span != whole_year(one.held.span.end.year):
            return False
        if one.mention.measure in COUNTS:
            return (one.mention.value or 0) < (one.held.on_record or 0)
        return left.at_like_days

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
