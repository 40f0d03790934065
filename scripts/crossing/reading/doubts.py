"""Accusations taken back: where days fit after all that the sentence of a number did not show to be meant.

Whichever rule called a number wrong, it is asked again when the whole text is read. A count that is that of a part of its year, or
of a day near its own, is misread and not wrong; so is the sum of two counts told, and a change of boats that was read as one of people.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import timedelta
from itertools import combinations, pairwise, permutations

from crossing.language.expressions import expression
from crossing.language.spans import LONG_MONTH, Span, in_year, like_days, whole_year
from crossing.ledger.vocabulary import Unit
from crossing.official.series import Counted
from crossing.reading import accusing, attaching, holding, reasons, tellable, tolerances
from crossing.reading.answers import Answer, Measure
from crossing.reading.case import MANY_PEOPLE, Case, Told
from crossing.reading.derived.changes import borne_out, says_which_way
from crossing.reading.holding import Held
from crossing.reading.left_open import Left, numbers_in
from crossing.reading.meant import Meant
from crossing.reading.measured_from import MeasuredFrom
from crossing.reading.mentions import Mention
from crossing.reading.refuting import denied

A_HUNDRED = 100  # a smaller difference may be one in per cent
ABOUT_A_DAY = 7  # days around one that is told, of which another may be meant
_FALL_OF_BOATS = expression(r"\bnumber of (?:small )?boats\b|\bboats (?:\w+ )?(?:fell|rose|went|dropped)\b")
_CLAIMS = expression('[“"‘?]')


class Doubts:
    """Asks of numbers that were called wrong whether days that the text may mean have them."""

    def __init__(self, case: Case, meant: Meant, measured: MeasuredFrom) -> None:
        """`case` has read the whole text; `meant` are the days that it may mean, `measured` what its changes are measured from."""
        self._case, self._meant, self._measured = case, meant, measured
        self._official, self._at = case.official, case.at

    def take_back(self, left: Left) -> None:
        """Take back that a change does not fit, or a rounded count, if days fit that the sentence did not show to be meant."""
        one, mention = left.one, left.one.mention
        if _CLAIMS.search(left.text) or denied(left.text, mention.end, left.after):
            return
        match mention.measure:
            case Measure.GROWTH | Measure.MULTIPLE if self._changed_so(left):
                leave_open(one)
            case Measure.PEOPLE if (
                attaching.informative(mention) and one.held and self.of_other_days(mention.value or 0, one.held)
            ):
                leave_open(one)
            case Measure.BOATS if self._boats_of_told(left):
                leave_open(one)
            case Measure.DIFFERENCE if (mention.value or 0) < A_HUNDRED and of_numbers_beside(left):
                leave_open(one)  # "down by 39, from 868 to 526"
            case Measure.PEOPLE_PER_BOAT if self.shared_out(left) or self.of_people(left):
                leave_open(one)
            case Measure.PEOPLE if mention.qualifier != "exact" and left.at_like_days:
                if fitting := self._of_like_days(left):
                    self._case.tell(one, fitting, reasons.fits(mention, fitting))

    def _changed_so(self, left: Left) -> bool:
        """True if a change is that of two counts told, or of days against the like days of another year."""
        one, mention = left.one, left.one.mention
        asked = mention if says_which_way(left.text, mention) else either_way(mention)
        if self.made_of_counts(left, asked):
            return True
        pairs = list(dict.fromkeys(self._measured.pairs(left)))
        if mention.measure is Measure.MULTIPLE and one.span and one.base:
            pairs = [(one.span, one.base)]
        plain = left.between_counts or _FALL_OF_BOATS.search(left.text, 0, mention.start)
        counted = [mention.counted] if plain and mention.measure is Measure.GROWTH else Counted
        return self.like_days_fit(asked, pairs, counted)

    def _of_like_days(self, left: Left) -> Held | None:
        """What is held of a rounded count that the year up to the like days of another year has."""
        years = self._meant.years(left)
        spans = (like_days(span, year) for span in attaching.to_date(self._at) for year in years)
        counted = (
            holding.count(self._official, left.one.mention, span, self._at.said)
            for span in spans
            if self._meant.held(span)
        )
        return next((held for held in counted if held and held.fits), None)

    def made_of_counts(self, left: Left, mention: Mention) -> bool:
        """True if a change is that of two counts beyond doubt, of its sentence or of the one before."""
        if self._measured.fixed(left):
            return False  # the words fix which of two counts the change is measured from
        return borne_out(mention, [t.mention for t in (*left.told, *left.last) if t.proven])

    def _boats_of_told(self, left: Left) -> bool:
        """True if boats are those of days that the text tells, and are not read as of these."""
        mention, held = left.one.mention, left.one.held
        if held and accusing.swapped(mention.value or 0, held.on_record, 10):
            return False
        counted = (holding.count(self._official, mention, span, self._at.said, Unit.BOATS) for span in self._meant.told)
        return any(one and mention.value in (one.on_record, one.published) for one in counted)

    def of_people(self, left: Left) -> bool:
        """ "Yesterday it was 149, in four": no average, but the people or the boats of days told with it."""
        value, held = left.one.mention.value, left.one.held
        if held is not None and self._official.on_record(Unit.PEOPLE, held.span) == value:
            return True
        days = (span for moment in left.found for span in moment.spans if self._meant.held(span))
        return any(self._official.on_record(Unit.BOATS, span) == value for span in days)

    def shared_out(self, left: Left) -> bool:
        """True if an average is that of two counts told, or of two days together: "1,295 people … They came in 27 boats, 48 in a typical one"."""
        average, counts = left.one.mention.value or 0, self._meant.counts
        for place, people in enumerate(counts):
            boats = next((each.value for each in counts[place:] if each.measure is Measure.BOATS), None)
            if (
                people.measure is Measure.PEOPLE
                and boats
                and boats > 1
                and abs((people.value or 0) / boats - average) < tolerances.HALF_A_PERSON
            ):
                return True
        return self._of_two_together(left)

    def _of_two_together(self, left: Left) -> bool:
        """True if an average is that of two days told together: "585 people in 8 boats, 879 in 13, an average of 69.7"."""
        average, counts = left.one.mention.value or 0, self._meant.counts
        told = [
            (a.value, b.value)
            for a, b in pairwise(counts)
            if (a.measure, b.measure) == (Measure.PEOPLE, Measure.BOATS) and a.value and b.value
        ]
        together = ((a + c) / (b + d) for (a, b), (c, d) in combinations(told, 2))
        return any(abs(each - average) < tolerances.HALF_A_PERSON for each in together)

    def of_other_days(self, value: float, held: Held) -> bool:
        """True if a count that does not fit is nearly right, worked out from two that do, or that of other days about its own."""
        if accusing.swapped(value, held.on_record) or accusing.swapped(value, held.published):
            return False
        if nearly_right(value, held):
            return True
        told = {count.value for count in self._meant.counts if count.value}
        sums = {a + b for a, b in combinations(told, 2)} | {abs(a - b) for a, b in combinations(told, 2)}
        return (value >= MANY_PEOPLE and value in sums) or self._of_days_within(held, value)

    def _of_days_within(self, held: Held, value: float) -> bool:
        """True if a count is that of some days in or about those which it is held to be of: another part of the same year or month."""
        series = self._official.people.series
        if held.span.day:
            days = (held.span.start + timedelta(days=off) for off in range(-ABOUT_A_DAY, ABOUT_A_DAY + 1))
            return any(series.has(day) and series.day(day) == value for day in days)
        year = whole_year(held.span.end.year)
        parts = [span for span in tellable.calendar(series) if year.start <= span.start and span.end <= year.end]
        parts += [Span(year.start, in_year(end, year.end.year)) for end in self._at.ends]
        parts += [
            like_days(span, year.end.year)
            for span in self._meant.told
            if span.start != whole_year(span.start.year).start
        ]
        return held.span.days > LONG_MONTH and any(
            series.covers(span) and series.total(span) == value for span in parts
        )

    def like_days_fit(
        self, mention: Mention, pairs: Sequence[tuple[Span, Span]], counted: Iterable[Counted | str]
    ) -> bool:
        """True if a change is that of a span against the like days of another year."""
        like = [(own, base) for own, base in pairs if base == like_days(own, base.end.year)]
        if mention.measure is Measure.MULTIPLE:  # "In 2025 it was 471 boats, twice as many"
            like += [(base, own) for own, base in like]
        held = (holding.change(self._official, mention, own, base, one) for own, base in like for one in counted)
        return any(one and one.fits for one in held)


def of_numbers_beside(left: Left) -> bool:
    """True if two numbers of its sentence make a change, whatever they count: "fell from 4,000 to 1,147, a drop of 71 per cent"."""
    mention = left.one.mention
    numbers = numbers_in(left.text)
    changes = (100 * (a - b) / b for a, b in permutations(numbers, 2) if b)
    stated = abs(mention.value or 0) * (mention.sign or 1)
    return any(abs(change - stated) < tolerances.REWORKED_PERCENT for change in changes if mention.sign or change > 0)


def nearly_right(value: float, held: Held) -> bool:
    """True if a count lies no further from the one on record than a provisional count has been seen to."""
    return abs(value - (held.on_record or 0)) <= tolerances.MOVED_SINCE


def leave_open(one: Told) -> None:
    """Say of a number that the words leave open what is meant."""
    one.answer = Answer.NOT_TESTED
    one.reason = reasons.two_readings(one.mention, one.held) if one.held else ""


def either_way(mention: Mention) -> Mention:
    """A change that may have gone up or down."""
    return replace(mention, sign=0, value=abs(mention.value or 0))
