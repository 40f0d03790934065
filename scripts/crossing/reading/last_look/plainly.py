"""Counts whose days nothing leaves open: one slip from the number of the days beside them, told as others of a list, or with their boats."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import timedelta
from re import Pattern

from crossing.language.dates import ONE, Kind
from crossing.language.expressions import expression
from crossing.language.spans import LONG_MONTH, like_days, one_day, whole_year
from crossing.ledger.vocabulary import Unit
from crossing.official import Fit
from crossing.reading import accusing, attaching, holding, tolerances
from crossing.reading.answers import FOUND, Measure
from crossing.reading.case import MANY_PEOPLE
from crossing.reading.evidence import A_HUNDRED, slipped
from crossing.reading.holding import Held
from crossing.reading.last_look.asking import LIKELIEST, Asking
from crossing.reading.left_open import Left
from crossing.reading.mentions import Mention
from crossing.reading.moments import Moment
from crossing.reading.wording import BOATS, PEOPLE

FIFTY = 50  # people: fewer are counted of anything
# "451 people in 20 dinghies", "11 boats carrying 451 people".
_IN = expression(rf"""
    (?: (?:more|other|{PEOPLE}))? (?:(?:arrived|came|crossed|landed) )?(?:in|aboard|on|from)\s+
    (?:(?:just|only|a total of|a further) )?
""")
_CARRYING = expression(rf"""
    (?: small)? {BOATS} (?:carrying|with|bringing|that carried|which carried|brought|carried)\s+
    (?:(?:just|only|a total of) )?
""")


_NAMED = re.compile(r"(?i)\b(?!the\b)[^\W\d]{3}")  # "20 May" and "on Monday", and not "on the 2nd"
# "825 on 20 May", "497, on April 5"; "on Saturday, when 647", "on Monday there were 61"
_BEFORE_DAY = expression(rf"""
    \s?[–—-]?(?:\s?(?:{PEOPLE}|arrivals|others))?
    (?: (?:who |had |have |were )*
        (?:crossed|came|arrived|landed|recorded|detected|counted|made it|brought (?:ashore|in|to land)|picked up)
    )?,?(?: (?:on|of))?(?: the)? $
""")
_AFTER_DAY = expression(r"""
    (?: alone)?,?(?: when)?(?: (?:there (?:were|had been)|saw|it was|brought|had|accounted for|contributed|produced|yielded|added))? (?:just |only )?$
""")


# "in 2022 the total was 36,816", "36,816 came in 2022"
_AFTER_YEAR = expression(r"""
    (?: as a whole| overall)?,? (?:when )?(?:(?:the|its|that year[’']s) (?:\w+ )?(?:total|figure|number|tally|count)(?: for the year)?|there|it) (?:was|were|stood at|came to|reached|had been) $
    | as a whole,? $
    |[’']s (?:dip|fall|drop|rise|jump|climb|total|tally|figure|number|count)(?: (?:to|of))? $
""")
_AFTER_MONTH = expression(r"""
    ,?(?: (?:with|when|saw|brought|had|there were|the (?:total|figure|number|count) was))?(?: (?:just|only))? $
""")
_BEFORE_YEAR = expression(rf"(?: (?:{PEOPLE}|arrivals))?(?: (?:crossed|came|arrived|landed))?(?: (?:in|of|for))? $")


# "Sunday's 849", "December's total of 1,770", "March gave us 831", "6 September (1,101)"
_TIED_AFTER = expression(r"""
    (?:[’']s)?(?: (?:count|tally|total|figure|number|arrivals|haul|score)(?: (?:was|were|of|is|stood at|came to|reached))?)?
    (?: (?:brought|saw|had|has|gave us|gave|delivered|supplied|produced|added|yielded|accounted for|chipped in with|there were
        |it was|it had been|the (?:total|figure|number|count) was))?
    (?:,? (?:with|when)(?: the (?:tally|count|total|figure|number) (?:hit|was|reached))?)?
    (?: (?:just|only|another|a further|a record))?\s?[(–—:-]?\s?$
""")
# "the 509 of December 2020", "293 counted in 2018", "401 on March 4"
_TIED_TO = expression(rf"""
    (?: (?:{PEOPLE}|arrivals|crossings|others))?
    (?: (?:who |that |had |have |were |was )*
        (?:crossed|came|arrived|landed|recorded|detected|counted|seen|made it|brought (?:ashore|in)|picked up))?
    (?:,? (?:was|had been) (?:set|recorded|reached|seen))?(?: (?:of|in|on|for|from|during|set on))?(?: the)? $
""")


class Plainly(Asking):
    """The part of the last look that finds what is wrong whatever other days have it."""

    def told_plainly(self, left: Left) -> Held | None:
        """A count of people whose days nothing leaves open, so that it is wrong whatever other days have it."""
        mention = left.one.mention
        if mention.milestone or mention.measure is not Measure.PEOPLE or left.apart:
            return None
        if not left.of_arrivals:
            return self._slip_beside(left) if left.of_arrivals_here and _days_are_read(left) else None
        if held := self.of_another_day(left):
            return held
        exact = attaching.informative(mention) and _days_are_read(left)
        if not exact or accusing.is_difference(left.text, mention):
            return None
        return (
            self._of_another_year(left)
            or self._of_another_month(left)
            or self._plain_slip(left)
            or self._slip_beside(left)
        )

    def of_another_day(self, left: Left) -> Held | None:
        """ "The 825 on 20 May": the number of a day near the one that is named right beside it, which had another."""
        mention, value = left.one.mention, left.one.mention.value or 0
        days = [m for m in left.found if m.sure and m.spans and m.dated.kind in ONE and _NAMED.search(m.dated.words)]
        if left.one.answer in FOUND and any(left.one.span in m.spans for m in left.found if m.dated.kind in ONE):
            return None  # "592 on Sunday, 182 on Monday": told of another that its sentence names
        moment = _told_of_one(left, days, _BEFORE_DAY, _AFTER_DAY)
        if moment is None or mention.qualifier != "exact" or value < FIFTY or accusing.is_year(mention):
            return None
        if not (moment.dated.kind is Kind.DAY or self._case.dated_right):
            return None
        if any(moment.stop < t.mention.start <= moment.stop + 1 for t in left.told if t.mention is not mention):
            return None  # "the first brought 696, last Wednesday 606": the day has a number of its own
        held = [self._held(left, span) for span in moment.spans[:LIKELIEST]]
        known = [one for one in held if one]
        if not known or len(known) < len(held) or any(one.fit is not Fit.DOES_NOT_FIT for one in known):
            return None
        series, day = self._official.people.series, known[0].span.start
        around = (day + timedelta(days=off) for off in range(-LONG_MONTH, LONG_MONTH + 1) if off)
        then = self._official.people.series_then  # the number may be as it was published then
        counts = {each.day(one) for one in around for each in (series, then) if each.has(one)}
        return known[0] if value in counts else None

    def _of_another_month(self, left: Left) -> Held | None:
        """ "In 2023 it was August, with 8,631": the number of that month in another year."""
        value = left.one.mention.value or 0
        months = (m for m in left.found if m.sure and m.spans and m.dated.kind is Kind.MONTH and m.dated.year_stated)
        moment = _told_of_one(left, months, _BEFORE_YEAR, _AFTER_MONTH)
        if moment is None or value < A_HUNDRED or not self._meant.held(moment.spans[0]):
            return None
        own = moment.spans[0]
        others = (like_days(own, year) for year in range(self._at.first.year, self._meant.last.year + 1))
        of_another = self._so_many_came(value, (other for other in others if other != own))
        held = self._held(left, own) if of_another else None
        return held if held is not None and held.fit is Fit.DOES_NOT_FIT else None

    def _of_another_year(self, left: Left) -> Held | None:
        """ "In 2022 the total was 36,816": the total of another year."""
        value = left.one.mention.value or 0
        years = (m for m in left.found if m.sure and m.spans and m.dated.kind is Kind.YEAR and m.dated.year_stated)
        moment = _told_of_one(left, years, _BEFORE_YEAR, _AFTER_YEAR)
        if moment is None or value < MANY_PEOPLE:
            return None
        year = whole_year(moment.spans[0].end.year)
        spans = [
            year,
            *moment.spans,
            *(like_days(span, year.end.year) for span in self._meant.told if span.end.year > year.end.year),
        ]
        held = [one for span in dict.fromkeys(spans) if (one := self._held(left, span))]
        if (
            not self._is_total_of_another_year(value, year)
            or not held
            or held[0].span != year
            or any(one.fit is not Fit.DOES_NOT_FIT for one in held)
        ):
            return None
        return held[0]

    def _plain_slip(self, left: Left) -> Held | None:
        """A number one slip away from that of the days whose words stand right beside it, whatever far other days have it."""
        value, near = left.one.mention.value or 0, self.readings(left)
        if value < MANY_PEOPLE or not near or near[0].cost >= tolerances.BESIDE or near[0].moment is None:
            return None
        held = [(r, self._held(left, r.span)) for r in near if r.cost < tolerances.NEAR]
        if any(one and one.fit is not Fit.DOES_NOT_FIT for _, one in held):
            return None
        own = [one for r, one in held if one and r.moment is near[0].moment]
        own = own if near[0].sure else own[:LIKELIEST]
        found = next((one for one in own if slipped(value, one)), None)
        return None if found is None or self._doubts.of_other_days(value, found) else found

    def _slip_beside(self, left: Left) -> Held | None:
        """ "Sunday's 849", "the 509 of December 2020", "6 September (1,151)": one slip from the number of the days beside it."""
        value = left.one.mention.value or 0
        moment = _told_of_one(left, (m for m in left.found if m.spans), _TIED_TO, _TIED_AFTER)
        if moment is None or value < A_HUNDRED or not (moment.sure or self._case.dated_right):
            return None
        own = moment.spans if moment.sure else moment.spans[:LIKELIEST]
        if moment.dated.kind is Kind.SINCE and moment.dated.parts:  # "since Friday, when 112 arrived": on that day
            own = tuple(one_day(span.start) for span in own)
        held = [one for span in own if (one := self._held(left, span))]
        near = [one for r in self.readings(left) if r.cost < tolerances.BESIDE and (one := self._held(left, r.span))]
        if not held or any(one.fit is not Fit.DOES_NOT_FIT for one in (*held, *near)):
            return None
        if not slipped(value, held[0]) or self._so_many_came(value, self._meant.spans_and_like(left)):
            return None
        return None if self._doubts.of_other_days(value, held[0]) else held[0]

    def boats_of_people(self, left: Left) -> Held | None:
        """ "451 people in 20 dinghies", or the next cell of a table's row: the people are exactly those of days that had other boats."""
        mention = left.one.mention
        if mention.measure is not Measure.BOATS or mention.qualifier != "exact" or (mention.value or 0) < 2:
            return None
        near = self.readings(left)
        own = near[0].span if near and near[0].sure and len(left.found) == 1 else None
        named = {span for moment in left.found for span in moment.spans}
        beside = (t for t in left.told if _with_boats(left.text, t.mention, mention) and (t.firm or t.span in named))
        before = (t for t in left.last if own is not None and t.span == own)
        people = (
            t
            for t in (*beside, *before)
            if t.mention.measure is Measure.PEOPLE and t.answer in FOUND and attaching.informative(t.mention)
        )
        held = (holding.count(self._official, mention, t.span, self._at.said, Unit.BOATS) for t in people if t.span)
        return next((one for one in held if one and one.fit is Fit.DOES_NOT_FIT), None)


def _days_are_read(left: Left) -> bool:
    """True if a number is told exactly, is no year, and all time words of its sentence are read."""
    mention = left.one.mention
    return mention.qualifier == "exact" and not accusing.is_year(mention) and not accusing.unread(left.text, left.found)


def _told_of_one(left: Left, moments: Iterable[Moment], before: Pattern[str], after: Pattern[str]) -> Moment | None:
    """The first of these time words that a number is told of, with nothing between but what may; None if it is told of none."""
    return next((m for m in moments if _told_of(left.text, left.one.mention, m, before, after)), None)


def _told_of(text: str, mention: Mention, moment: Moment, before: Pattern[str], after: Pattern[str]) -> bool:
    """True if nothing stands between a number and time words but what may: `before` these, or `after` them."""
    if mention.end <= moment.place:
        return bool(before.fullmatch(text, mention.end, moment.place))
    return bool(after.fullmatch(text, moment.stop, mention.start))


def _with_boats(text: str, people: Mention, boats: Mention) -> bool:
    """True if a number of people is told right before that of their boats, or after it: "451 people in 20 dinghies"."""
    if people.end <= boats.start:
        return bool(_IN.fullmatch(text, people.end, boats.start))
    return boats.end <= people.start and bool(_CARRYING.fullmatch(text, boats.end, people.start))
