"""What speaks for a slip: an accusation needs more than that the days it is held to be of have another number.

A number that is read of the wrong days does not fit them either, and of texts never seen that is what most honest figures called
wrong were. A slip leaves a trace: the digits of the true number in another order or all but one of them, the number of the same days
of another year, another number for the same days in the same text, or words that deny it. Without a trace a number is left open.
"""

from __future__ import annotations

from dataclasses import replace

from crossing.reading import accusing, holding, tolerances
from crossing.reading.answers import FOUND, Measure
from crossing.reading.attaching import Reading
from crossing.reading.case import COUNTS, MANY_PEOPLE, Case
from crossing.reading.holding import Held
from crossing.reading.left_open import Left
from crossing.reading.meant import Meant
from crossing.reading.mentions import Mention
from crossing.reading.refuting import denied

A_HUNDRED = 100  # people: a smaller number has the digits of another but one by chance
TWO_DIGITS = 10


def slipped(told: float, held: Held) -> bool:
    """True if a number is one slip away from that of the days held, as it is on record or was published."""
    return any(_a_slip_away(told, number) for number in (held.on_record, held.published) if number)


def swapped(told: float, held: Held) -> bool:
    """True if a number of two digits or more has those of the days held in another order."""
    return any(accusing.swapped(told, number, TWO_DIGITS) for number in (held.on_record, held.published))


def _a_slip_away(told: float, actual: float) -> bool:
    """True if a number has the digits of another in another order, or all but one of them."""
    one, other = str(int(told)), str(int(actual))
    changed = sum(a != b for a, b in zip(one, other, strict=False))
    return accusing.swapped(told, actual) or (len(one) == len(other) and changed == 1)


def _plainly_told(left: Left, near: list[Reading]) -> bool:
    """True if the words say that so many came, and nothing else, and days stand beside that nothing leaves open."""
    mention, held = left.one.mention, left.one.held
    if mention.measure is Measure.BOATS:
        people = (t for t in left.told if t.mention.measure is Measure.PEOPLE and t.answer in FOUND and t.proven)
        return any(held is not None and t.span == held.span for t in people)
    beside = bool(near) and near[0].sure and near[0].cost < tolerances.RIGHT_BESIDE
    came = accusing.came(left.bare, mention, left.found)
    return beside and (came or accusing.counts_arrivals(left.bare, mention, left.anchors, left.found))


class Evidence:
    """Asks of a count that was called wrong what speaks for a slip."""

    def __init__(self, case: Case, meant: Meant) -> None:
        """`case` has read the whole text; `meant` are the days that it may mean."""
        self._case, self._meant = case, meant

    def of_slip(self, left: Left, near: list[Reading]) -> bool:
        """True if a count of people or boats has the trace of a slip; `near` are the days its sentence gives it."""
        one, mention = left.one, left.one.mention
        if mention.measure not in COUNTS or one.held is None:
            return True
        return (
            _plainly_told(left, near)
            or self._by_its_digits(mention, one.held, near)
            or denied(left.text, mention.end, left.after)
            or self._of_other_days(mention, one.held)
            or self._told_otherwise(left, one.held)
        )

    def _by_its_digits(self, mention: Mention, held: Held, near: list[Reading]) -> bool:
        """True if its digits are those of the true number but for a slip; of a few hundred, if its days stand right beside it."""
        value = mention.value or 0
        beside = value >= MANY_PEOPLE or (bool(near) and near[0].sure and near[0].cost < tolerances.BESIDE)
        return swapped(value, held) or (value >= A_HUNDRED and beside and slipped(value, held))

    def _of_other_days(self, mention: Mention, held: Held) -> bool:
        """True if it is the number of days that a slip takes for these."""
        at, official = self._case.at, self._case.official
        if (mention.value or 0) < A_HUNDRED:
            return False
        asked = replace(mention, qualifier="about") if (mention.value or 0) % 100 == 0 else mention
        counted = (
            holding.count(official, asked, other, at.said, COUNTS[mention.measure])
            for other in accusing.confused_with(held.span, at)
            if self._meant.held(other)
        )
        return any(one and one.fits for one in counted)

    def _told_otherwise(self, left: Left, held: Held) -> bool:
        """True if the text tells the true number of the same days, too."""
        mention, actual = left.one.mention, held.on_record or 1
        if not 1 / tolerances.LIKELY < (mention.value or 0) / actual < tolerances.LIKELY:
            return False
        return any(
            t.span == held.span and t.answer in FOUND and t.proven and t.mention.measure is mention.measure
            for t in self._case.counted
            if t.mention is not mention
        )
