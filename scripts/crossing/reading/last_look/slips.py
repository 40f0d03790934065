"""Slips that show by themselves, in numbers whose sentences do not say plainly of which days they are told.

Three that chance hardly makes: the digits of the true number in another order; the total of one year, told beside another; a change in
per cent that is reckoned on the new number of two told beside it. Of more than nine thousand honest figures none had one of them.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import timedelta

from crossing.language.dates import Kind
from crossing.language.expressions import expression
from crossing.language.spans import Span, one_day, whole_year
from crossing.ledger.vocabulary import Unit
from crossing.reading import accusing
from crossing.reading.answers import Answer, Measure
from crossing.reading.case import COUNTS, MANY_PEOPLE, Told
from crossing.reading.derived.changes import REWORKED_PERCENT
from crossing.reading.evidence import TWO_DIGITS
from crossing.reading.holding import Held
from crossing.reading.last_look.asking import Asking
from crossing.reading.left_open import Left

LATELY = 14  # days before that of a text, of which it may tell
BESIDE = 60  # letters between people and the boats that brought them
ROUNDED = 0.02  # of its value, by which a number told may be rounded
_OF = expression(
    r" (?:people )?(?:(?:who )?(?:came|crossed|arrived) )?(?:(?:in|of|for) )?(?:all of )?"
)  # "the 45,755 of 2023"


class Slips(Asking):
    """The part of the last look that asks of slips that show by themselves."""

    def plain_slip(self, left: Left) -> Held | None:
        """What a number is held to that has such a slip; None if it has none."""
        if left.one.mention.why or not left.of_arrivals or left.one.mention.qualifier != "exact":
            return None
        return self._digits_turned(left) or self._of_a_year_mistaken(left) or self._on_the_new_number(left)

    def _of_a_year_mistaken(self, left: Left) -> Held | None:
        """ "The 45,755 of 2023": the year that stands right beside people, whose number is that of another year."""
        mention = left.one.mention
        if mention.measure is not Measure.PEOPLE or (mention.value or 0) < MANY_PEOPLE:
            return None
        beside = [
            m
            for m in left.found
            if m.spans
            and m.dated.kind in (Kind.YEAR, Kind.LAST_YEAR)
            and _OF.fullmatch(left.text, mention.end, m.place)
        ]
        own = beside[0].spans[0] if beside else None
        if own is None or own != whole_year(own.start.year) or (len(beside[0].spans) > 1 and not beside[0].sure):
            return None
        of_another = self._is_total_of_another_year(mention.value, own)
        return self._held(left, own) if of_another and not self._so_many_came(mention.value, [own]) else None

    def _on_the_new_number(self, left: Left) -> Held | None:
        """ "31,079, against the 45,000 of the year before: a fall of 45 per cent": a change of two counts told, reckoned on the later one."""
        mention, held = left.one.mention, left.one.held
        if mention.measure is not Measure.GROWTH or held is None or held.base is None or held.fits:
            return None
        told = [
            t.mention.value
            for t in (*left.told, *left.recent)
            if t.mention.measure is Measure.PEOPLE and t.mention.value
        ]
        new, old = (self._official.on_record(Unit.PEOPLE, span) for span in (held.span, held.base))
        if not new or not old or mention.counted != "people" or not all(_near(one, told) for one in (new, old)):
            return None
        stated = abs(mention.value or 0)
        wrong = 100 * abs(new - old) / new
        right = 100 * abs(new - old) / old
        return held if abs(stated - wrong) < REWORKED_PERCENT < abs(stated - right) else None

    def _digits_turned(self, left: Left) -> Held | None:
        """The days whose number an untested count has with its digits in another order; None if there are none."""
        mention, held = left.one.mention, left.one.held
        if left.one.answer is not Answer.NOT_TESTED or mention.measure not in COUNTS:
            return None
        if held and accusing.swapped(mention.value or 0, held.on_record):
            return held
        for span in self._days_of_its_like(left):
            counted = self._held(left, span)
            if counted and accusing.swapped(mention.value or 0, counted.on_record, TWO_DIGITS):
                return counted
        return None

    def _days_of_its_like(self, left: Left) -> Iterator[Span]:
        """The days, lately or told in its sentence, on which as many boats came as are told beside people, or as many people beside boats."""
        partner = _partner(left)
        if partner is None:
            return
        unit = COUNTS[partner.mention.measure]
        days = [one_day(self._meant.last - timedelta(days=back)) for back in range(LATELY)]
        days += [span for moment in left.found for span in moment.spans[:2] if span.day]
        of_others = (COUNTS[left.one.mention.measure], left.one.mention.value)
        if any(self._official.on_record(of_others[0], day) == of_others[1] for day in days if self._meant.held(day)):
            return  # it is that of one of these days
        yield from (
            day
            for day in days
            if self._meant.held(day) and self._official.on_record(unit, day) == partner.mention.value
        )


def _near(value: int, told: Sequence[float]) -> bool:
    """True if a number is told, or one that it is rounded to."""
    return any(abs(one - value) <= ROUNDED * value for one in told)


def _partner(left: Left) -> Told | None:
    """ "1,705 people in 15 boats": the boats told with people, or the people told with boats; None if none are, or several."""
    own = left.one.mention
    other = Measure.BOATS if own.measure is Measure.PEOPLE else Measure.PEOPLE
    near = [
        t
        for t in left.told
        if t.mention.measure is other
        and not t.mention.why
        and (t.mention.value or 0) >= TWO_DIGITS
        and max(t.mention.start - own.end, own.start - t.mention.end) <= BESIDE
    ]
    return near[0] if len(near) == 1 else None
