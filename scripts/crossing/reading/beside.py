"""Figures told beside each other: what one says of another.

Where two counts of people are of the series beyond doubt, so is what is worked out from them: their sum, and their difference.
And where a count is compared with one that is beyond doubt ("down 12% from 17,397 in the same quarter of last year"), it is of the
like days of the other year, and of nothing else.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from crossing.language.dates import Kind
from crossing.language.numbers import UNITS
from crossing.language.spans import ONE_DAY, Span, like_days, whole_year
from crossing.ledger.vocabulary import Unit
from crossing.official import Fit
from crossing.reading import accusing, attaching, holding, reasons, tolerances
from crossing.reading.answers import FOUND, Answer, Measure
from crossing.reading.case import MANY_PEOPLE, Case, Told
from crossing.reading.holding import Held
from crossing.reading.moments import Moment
from crossing.reading.pairing import alike

_CHANGED = re.compile(
    r"(?i)\b(?:more|fewer|less|extra|difference|gap|rise|fall|drop|increase|decrease|reduction|up|down|above|below|short|shy|ahead|higher|lower)\b"
)
_DAYS_TOGETHER = re.compile(
    rf"(?i)\b(?P<number>{'|'.join(UNITS)}|\d)[\s-]+days?\b(?!\s+(?:ago|before|earlier|in\s+a\s+row|without))"
)
_FROM = re.compile(
    r"(?i)\b(?:from|against|compared\s+(?:with|to)|on|than|versus|vs|after|below|above)\s+(?:(?:the|just|only|its)\s+){0,2}$"
)
_OF_A_YEAR = (Kind.PART_OF_YEAR, Kind.LAST_YEAR, Kind.YEAR, Kind.OTHER_YEAR, Kind.SAME_POINT, Kind.SAME_PERIOD)
CLAUSE = 40  # letters within which the words of a sum stand


class Beside(Case):
    """The part of the reader that answers counts left open by those told with them."""

    def beside_changes(self, text: str, told: Sequence[Told], found: Sequence[Moment]) -> None:
        """Answer the counts left open beside changes, counts and days that fit."""
        for one in told:
            if one.answer is Answer.NOT_TESTED and one.mention.measure is Measure.PEOPLE:
                self.difference_of(text, one, told)
            if accusing.set_apart(text, one.mention):
                continue
            for look in (self.side_of, self.sum_of, self.base_of):
                if one.answer is Answer.NOT_TESTED and one.mention.measure is Measure.PEOPLE and not one.mention.why:
                    look(text, one, told, found)

    def sum_of(self, text: str, one: Told, told: Sequence[Told], found: Sequence[Moment]) -> None:
        """ "609 came on Thursday and 298 on Friday, 907 in the two days": the sum of the days told right before."""
        mention, value = one.mention, one.mention.value or 0
        named = _DAYS_TOGETHER.search(text, max(0, mention.start - CLAUSE), mention.end + CLAUSE)
        if not named or not attaching.informative(mention):
            return
        number = UNITS.get(named["number"].lower()) or int(named["number"])
        before = [*self.last, *(t for t in told if t.mention.end <= mention.start)]
        days = [t for t in before if t.mention.measure is Measure.PEOPLE and t.proven and t.span and t.span.day][
            -number:
        ]
        spans = sorted(t.span for t in days if t.span)
        if number < 2 or len(days) != number or any(b.start != a.end + ONE_DAY for a, b in pairwise(spans)):
            return
        span = Span(spans[0].start, spans[-1].end)
        stated, actual = sum(t.mention.value or 0 for t in days), self.official.on_record(Unit.PEOPLE, span)
        if actual and max(t.mention.value or 0 for t in days) < value < tolerances.LIKELY * actual:
            fits = value in (stated, actual)
            held = Held(Fit.FITS if fits else Fit.DOES_NOT_FIT, span, None, actual)
            self.tell(one, held, (reasons.fits if fits else reasons.fails)(mention, held))

    def base_of(self, text: str, one: Told, told: Sequence[Told], found: Sequence[Moment]) -> None:
        """ "11,755, down 12% from 17,397 in that quarter of last year": what a count beyond doubt is compared with, by its year."""
        mention, value = one.mention, one.mention.value or 0
        before = [t for t in told if t.mention.end <= mention.start and t.mention.measure is Measure.PEOPLE]
        before = before or self.last[-1:]
        own = before[-1] if before and before[-1].proven else None
        year = next((m for m in found if m.place >= mention.end and m.spans and m.dated.kind in _OF_A_YEAR), None)
        if own is None or own.span is None or year is None or not _FROM.search(text, 0, mention.start):
            return
        start = own.mention.end if own in told else 0
        close = accusing.linked(self.bare, start, mention.start, found, accusing.FREE)
        near = accusing.linked(self.bare, mention.end, year.place, found)
        like = like_days(own.span, year.dated.year or (year.dated.span or year.spans[0]).end.year)
        if not (close and near and attaching.informative(mention)) or like == own.span:
            return
        allowed = [
            holding.count(self.official, mention, span, self.at.said) for span in (like, whole_year(like.end.year))
        ]
        held = allowed[0]
        if held is None or not held.on_record or not 1 / tolerances.LIKELY < value / held.on_record < tolerances.LIKELY:
            return
        if all(h.fit is Fit.DOES_NOT_FIT for h in allowed if h):
            self.tell(one, held, reasons.fails(mention, held))

    def difference_of(self, text: str, one: Told, told: Sequence[Told]) -> None:
        """ "A fall of 36%, or 16,318 people": the difference of two counts, or of the two sides of a change, told before it."""
        mention = one.mention
        if not attaching.informative(mention) or not _CHANGED.search(text):
            return
        earlier = [*self.recent, *(t for t in told if t.mention.end <= mention.start)]
        before = [t for t in earlier if t.span and t.answer in FOUND]
        sides = [(t.span, t.base) for t in before if t.base and t.mention.measure is Measure.GROWTH]
        counts = [t.span for t in before if t.mention.measure is Measure.PEOPLE and t.proven][-3:]
        sides += [(a, b) for a in counts for b in counts if a and b and a.start > b.start]
        for own, base in sides:
            asked = replace(mention, measure=Measure.DIFFERENCE, sign=0, unit="people")
            held = (
                holding.difference(self.official, asked, own, base)
                if own and base and alike(own, base, mention)
                else None
            )
            mixed = held is not None and accusing.swapped(mention.value or 0, abs(held.on_record or 0))
            if held and (held.fits or mixed):
                one.mention = asked
                self.tell(
                    one,
                    replace(held, fit=Fit.DOES_NOT_FIT) if mixed else held,
                    (reasons.fits if held.fits else reasons.fails)(asked, held),
                )
                return

    def side_of(self, text: str, one: Told, told: Sequence[Told], found: Sequence[Moment]) -> None:
        """ "31,432, which is 2.4 times the 5,644 of last year": a side of a change that fits, with its digits in another order."""
        value = one.mention.value or 0
        if value < MANY_PEOPLE or self.total_of(value):
            return
        changes = [t for t in told if t.mention.measure in (Measure.GROWTH, Measure.MULTIPLE) and t.answer in FOUND]
        for side in (side for t in changes for side in (t.span, t.base) if side):
            held = holding.count(self.official, one.mention, side, self.at.said, Unit.PEOPLE)
            if held and not held.fits and accusing.swapped(value, held.on_record):
                self.tell(one, replace(held, fit=Fit.DOES_NOT_FIT), reasons.fails(one.mention, held))
                return
