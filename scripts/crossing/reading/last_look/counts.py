"""Counts that no days have: of people, of boats, differences of people, and round numbers passed."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from crossing.language.dates import ONE, Kind
from crossing.language.expressions import expression
from crossing.language.spans import Span, like_days, one_day, whole_year
from crossing.ledger.vocabulary import Unit
from crossing.official import Fit
from crossing.reading import accusing, attaching, holding, tolerances
from crossing.reading.answers import FOUND, Measure
from crossing.reading.case import MANY_PEOPLE
from crossing.reading.counting.milestones import MEASURED_FROM
from crossing.reading.doubts import nearly_right
from crossing.reading.evidence import A_HUNDRED, slipped
from crossing.reading.holding import Held
from crossing.reading.last_look.asking import OF_A_YEAR, TEN_THOUSAND, Asking
from crossing.reading.left_open import Left
from crossing.reading.mentions import Mention
from crossing.reading.wording import SEVERAL

FEW_BOATS = 20  # boats: fewer are of too many days
MANY_BOATS = 100  # boats: of so many one slip away from a total few are there by chance
_ON_A_DAY = (*ONE, Kind.MONTH, Kind.UNTIL)
_PASSED = expression(r"""
    \b(?:mark|milestone|barrier|threshold|line|landmark|until|reached|passed|topped|hit|first|met|struck|exceeded|crossed the)\b
""")
_NOT_UNTIL = expression(r"\bnot\b[^.;]{0,40}\buntil\b")


# "The boats themselves multiplied: 1,034 …", "They were 695 last year" after "… that boats are fewer"
_BOATS_SUBJECT = expression(rf"""
    (?:^\W*(?:\d+[.)] )?|[,:;–—] ?|\band |\bbut |\bfewer |\bmore |\bnumber of (?:small )?)
    (?:(?:the|those|these|their|her|his|our|this year[’']s) )?(?:{SEVERAL}|craft|fleet)\b
    (?!\s(?:arrivals?|crossings?|migrants?|people|carr\w+|brought|held|delivered|landed|had|with|took))[^.;]*$
""")
_THEY_WERE = expression(r"\W*(?:they|there) (?:were|had been|have been)\b[^.;]*$")
_OF_PEOPLE = expression(
    r"\b(?:people|persons|migrants|arrivals|crossings|men|passengers|each|carr\w+|brought|in|aboard)\b"
)
_IN_A_TIME = re.compile(r"\bin (?=(?:the )?(?:whole of )?20\d\d|January|all\b)")  # and not "in boats"
_BOATS_LAST = expression(rf"\b{SEVERAL}\b[^.;]{{0,24}}[.?”\"’]*$")


def _boats_are_subject(left: Left) -> bool:
    """True if boats are what a sentence speaks of up to a number, and no people are told of between."""
    before = left.text[: left.one.mention.start]
    subject = _BOATS_SUBJECT.search(before)
    if subject is not None:
        return not _OF_PEOPLE.search(_IN_A_TIME.sub("", subject[0]))
    return bool(_THEY_WERE.fullmatch(before) and _BOATS_LAST.search(left.lead) and not _OF_PEOPLE.search(before))


def _slip_of_boats(value: float, held: Sequence[Held]) -> Held | None:
    """The days whose boats have these digits in another order, or of many boats all but one digit."""
    mixed = (one for one in held if accusing.swapped(value, one.on_record, 10))
    slip = (one for one in held if value >= MANY_BOATS and slipped(value, one))
    return next(mixed, None) or next(slip, None)


class Counts(Asking):
    """The part of the last look that asks of counts."""

    def no_count(self, left: Left) -> Held | None:
        """A count of people to the last that no span has."""
        mention, value = left.one.mention, left.one.mention.value or 0
        if not attaching.informative(mention) or mention.qualifier != "exact" or accusing.is_year(mention):
            return None
        if accusing.unread(left.text, left.found) or accusing.is_difference(left.text, mention):
            return None
        if left.apart or self.known(value):
            return None
        held = (self._likely(left) if left.came else None) or self._slip(left)
        return None if held is None or nearly_right(value, held) else held

    def _slip(self, left: Left) -> Held | None:
        """A number one slip away from that of the days it is likeliest of: so near a total no other number comes by chance."""
        value = left.one.mention.value or 0
        if value < MANY_PEOPLE:
            return None
        spans = [r.span for r in self.readings(left) if r.cost < tolerances.NEAR]
        if value >= TEN_THOUSAND:
            spans += self._meant.spans_and_like(left)
        held = (self._held(left, span) for span in dict.fromkeys(spans))
        wrong = (one for one in held if one and one.fit is Fit.DOES_NOT_FIT)
        return next((one for one in wrong if slipped(value, one)), None)

    def _likely(self, left: Left) -> Held | None:
        """Of the days named those whose number a wrong one has with its digits in another order, or the nearest of like size."""
        mention, value = left.one.mention, left.one.mention.value or 0
        near = [r for r in self.readings(left) if r.cost < tolerances.NEAR]
        spans = [r.span for r in near if (r.sure or value >= MANY_PEOPLE) and self._meant.held(r.span)]
        counted = (holding.count(self._official, mention, span, self._at.said, Unit.PEOPLE) for span in spans)
        held = [one for one in counted if one and one.on_record]
        mixed = [one for one in held if accusing.swapped(value, one.on_record)]
        most = tolerances.SO_MANY if value >= MANY_PEOPLE else tolerances.TWICE
        within = [one for one in held if 1 / most < value / (one.on_record or 1) < most]
        return next(iter([*mixed, *within]), None)

    def no_gap(self, left: Left) -> Held | None:
        """ "363 below the record year": the digits of the difference from a year up to the same day, in another order.

        Where words name what it is measured from, a difference that is one slip away from that of the days told.
        """
        mention, value = left.one.mention, abs(left.one.mention.value or 0)
        if self._worked_out(value):
            return None
        if fixed := self._measured.fixed(left):
            told = [one for own, base in fixed if (one := holding.difference(self._official, mention, own, base))]
            wrong = value >= A_HUNDRED and all(one.fit is Fit.DOES_NOT_FIT for one in told)
            slips = (one for one in told if wrong and slipped(value, replace(one, on_record=abs(one.on_record or 0))))
            return next(slips, None)
        to_date = attaching.to_date(self._at)[:1]
        years = range(self._at.first.year, self._meant.last.year)
        held = (
            holding.difference(self._official, mention, own, like_days(own, year)) for own in to_date for year in years
        )
        return next((one for one in held if one and accusing.swapped(value, abs(one.on_record or 0))), None)

    def no_boats(self, left: Left) -> Held | None:
        """A count of boats that no days have which the text tells, nor the like days of other years."""
        mention, value = left.one.mention, left.one.mention.value or 0
        beside = left.beside_counts or any(t.answer in FOUND for t in left.last)  # or in the cell before, of a table
        if value < FEW_BOATS or value % 50 == 0 or mention.qualifier != "exact" or not beside:
            return None
        held = self._boats_of_none(left, mention)
        return (_slip_of_boats(value, held) or left.one.held) if held else None

    def no_boats_named_before(self, left: Left) -> Held | None:
        """ "The boats multiplied more slowly: 1,084 last year, up from 645": a bare number is of boats where they are its subject."""
        mention, value = left.one.mention, left.one.mention.value or 0
        bare = mention.measure is Measure.PEOPLE and not mention.named and mention.qualifier == "exact"
        if not bare or value < FEW_BOATS or value % 50 == 0 or not _boats_are_subject(left):
            return None
        asked = replace(mention, measure=Measure.BOATS, unit="boats")
        found = _slip_of_boats(value, self._boats_of_none(left, asked))
        if found:
            left.one.mention = asked
        return found

    def _boats_of_none(self, left: Left, asked: Mention) -> list[Held]:
        """What is held of boats for every span that they may be of; empty if one has them, or so many people."""
        every = self._meant.spans_and_like(left)
        counted = (holding.count(self._official, asked, span, self._at.said, Unit.BOATS) for span in every)
        held = [one for one in counted if one and one.on_record]
        people = self._so_many_came(asked.value, every)
        return [] if people or any(one.fit is not Fit.DOES_NOT_FIT for one in held) else held

    def no_milestone(self, left: Left) -> Held | None:
        """A round number for whose passing a time is told, when no total, whenever it began, was near it."""
        value = left.one.mention.value or 0
        dated = [
            m
            for m in left.found
            if m.spans and m.dated.kind in _ON_A_DAY and not MEASURED_FROM.search(left.text, 0, m.place)
        ]
        years = {m.spans[0].end.year for m in left.found if m.spans and m.dated.kind in OF_A_YEAR}
        if value < MANY_PEOPLE or len(dated) != 1 or not _PASSED.search(left.text):
            return None
        until = dated[0].dated.kind is Kind.UNTIL
        whens = [one_day(span.end) if until else span for span in dated[0].spans]
        whens = [span for span in whens if (not years or span.end.year in years) and self._meant.held(span)]
        totals = [one for when in whens for one in self._running_totals(when)]
        # "by the end of May": it may have been passed long before
        by = until and not _NOT_UNTIL.search(left.text)
        near = any(
            (by or before < value * tolerances.MARK_MORE) and value * tolerances.MARK_LESS < (one.on_record or 0)
            for before, one in totals
        )
        return None if near else next((one for _, one in totals), None)

    def _running_totals(self, when: Span) -> Iterator[tuple[int, Held]]:
        """The totals that may be told to pass a mark in a span: before its first day, and at its end; that of the year first."""
        series = self._official.people.series
        starts = [whole_year(when.end.year).start, series.first, *(term.start for term in self._at.terms.terms)]
        for start in (*starts, *(span.start for span in self._at.spans)):
            if series.first <= start <= when.start:
                until = series.total(Span(start, when.start)) - series.day(when.start)
                yield until, Held(Fit.DOES_NOT_FIT, Span(start, when.end), None, series.total(Span(start, when.end)))
