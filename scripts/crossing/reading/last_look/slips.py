"""Slips that show by themselves, in numbers whose sentences do not say plainly of which days they are told.

Those that chance hardly makes: the digits of the true number in another order; the total of one year, told beside another; a change in
per cent that is reckoned on the new number of two told beside it (of more than nine thousand honest figures none had one of these); an
average that the people and boats right before it do not make.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import timedelta

from crossing.language import prose
from crossing.language.dates import Kind
from crossing.language.expressions import expression
from crossing.language.spans import Span, financial_year, like_days, one_day, whole_year
from crossing.ledger.vocabulary import Unit
from crossing.official import Fit
from crossing.official.series import Counted
from crossing.reading import accusing, holding, tolerances
from crossing.reading.answers import FOUND, Answer, Measure
from crossing.reading.case import COUNTS, MANY_PEOPLE, Told
from crossing.reading.evidence import TWO_DIGITS
from crossing.reading.holding import Held
from crossing.reading.last_look.asking import LIKELIEST, TEN_THOUSAND, Asking
from crossing.reading.last_look.changes import what_changed
from crossing.reading.left_open import Left
from crossing.reading.wording import ANY

LATELY = 14  # days before that of a text, of which it may tell
BESIDE = 60  # letters between people and the boats that brought them
# "the 45,755 of 2023"
_OF = expression(r" (?:people )?(?:(?:who )?(?:came|crossed|arrived) )?(?:(?:in|of|for) )?(?:all of )?")
# "94 boats, an average of", "24 boats – about"
_AVERAGING = expression(rf"""
    (?: small)? {ANY}\s?[,:;–—(-]?\s?
    (?:(?:so|or|that is|that[’']s|which is|which means|which makes|which works out at|making|meaning|giving|an|on|a|average|averaging|mean|of
        |about|around|roughly|some|nearly|almost|just over|just under|with|for|at|in the mean)\s)*
""")
_LABEL = expression(r"\s?[:|\t]\s*")  # "2023-24: 31,079"


class Slips(Asking):
    """The part of the last look that asks of slips that show by themselves."""

    def plain_slip(self, left: Left) -> Held | None:
        """What a number is held to that has such a slip; None if it has none."""
        mention = left.one.mention
        if mention.why or not left.of_arrivals_here or mention.qualifier != "exact":
            return None
        if not left.of_arrivals:  # of so many nothing else has just as many as the arrivals of another year
            return self._of_a_year_mistaken(left) if (mention.value or 0) >= TEN_THOUSAND else None
        return (
            self._of_a_year_mistaken(left)
            or self._digits_turned(left)
            or self._misreckoned(left)
            or self._not_of_both_beside(left)
            or self._load_turned(left)
        )

    def _not_of_both_beside(self, left: Left) -> Held | None:
        """ "6,077 people in 94 boats, an average of 56": an average that the people and boats right before it do not make, which both are right."""
        mention = left.one.mention
        if mention.measure is not Measure.PEOPLE_PER_BOAT:
            return None
        before = [t for t in left.told if t.mention.end <= mention.start and t.mention.measure in COUNTS]
        if len(before) != 2 or {t.mention.measure for t in before} != set(COUNTS):
            return None
        people, boats = sorted(before, key=lambda t: t.mention.measure is Measure.BOATS)
        span = people.span
        right = all(t.answer in FOUND and t.mention.qualifier == "exact" for t in before)
        if span is None or not right or not _AVERAGING.fullmatch(left.text, before[-1].mention.end, mention.start):
            return None
        if self._official.on_record(Unit.BOATS, span) != boats.mention.value:
            return None
        held = holding.average(self._official, mention, span, "boat")
        return held if held and held.fit is Fit.DOES_NOT_FIT else None

    def _load_turned(self, left: Left) -> Held | None:
        """ "They have averaged 46 this year": the digits of the average of the year told, in another order."""
        mention = left.one.mention
        if mention.measure is not Measure.PEOPLE_PER_BOAT or not accusing.is_average(left.text, mention):
            return None
        years = [m for m in left.found if m.spans]
        if len(years) != 1 or years[0].dated.kind not in (Kind.YEAR, Kind.LAST_YEAR, Kind.TO_DATE):
            return None
        held = [holding.average(self._official, mention, span, "boat") for span in years[0].spans[:2]]
        known = [one for one in held if one and one.on_record]
        turned = [one for one in known if accusing.swapped(mention.value or 0, round(one.on_record or 0), TWO_DIGITS)]
        wrong = known and all(one.fit is Fit.DOES_NOT_FIT for one in known)
        return turned[0] if wrong and turned else None

    def _of_a_year_mistaken(self, left: Left) -> Held | None:
        """ "The 45,755 of 2023": the year that stands right beside people, whose number is that of another year."""
        mention = left.one.mention
        if mention.measure is not Measure.PEOPLE or (mention.value or 0) < MANY_PEOPLE:
            return None
        beside = [
            m
            for m in left.found
            if m.spans
            and m.dated.kind in (Kind.YEAR, Kind.LAST_YEAR, Kind.SEASON)
            and (_OF.fullmatch(left.text, mention.end, m.place) or _LABEL.fullmatch(left.text, m.stop, mention.start))
        ]
        own = beside[0].spans[0] if beside else None
        if own is None or own not in (whole_year(own.start.year), financial_year(own.start.year)):
            return None
        if len(beside[0].spans) > 1 and not beside[0].sure:
            return None
        of_another = self._is_total_of_another_year(mention.value, own)
        return self._held(left, own) if of_another and not self._so_many_came(mention.value, [own]) else None

    def _misreckoned(self, left: Left) -> Held | None:
        """ "31,079, against the 45,000 of the year before: a fall of 45 per cent": a change of two counts told, reckoned on the later one.

        Or one that has the digits of the true one in another order, or that tells how many times as many there are.
        """
        mention = left.one.mention
        if mention.measure is not Measure.GROWTH or mention.counted != "people" or left.one.answer in FOUND:
            return None
        for own, base in self._pairs_told(left):
            new, old = (self._official.on_record(Unit.PEOPLE, span) for span in (own, base))
            if not new or not old or (mention.sign or new - old) * (new - old) < 0:
                continue
            stated, right, wrong = abs(mention.value or 0), 100 * abs(new - old) / old, 100 * abs(new - old) / new
            of_boats = Counted.BOATS in what_changed(left) and holding.change(
                self._official, mention, own, base, Counted.BOATS
            )
            if of_boats and of_boats.fit is not Fit.DOES_NOT_FIT:
                continue
            turned = accusing.swapped(stated, round(right), TWO_DIGITS)
            of_times = (
                new > old and abs(stated - right - 100) < tolerances.REWORKED_PERCENT
            )  # 3.4 times as many told as 340% more
            if turned or of_times or abs(stated - wrong) < tolerances.REWORKED_PERCENT < abs(stated - right):
                change = prose.rounded(100 * (new - old) / old, 1)
                return Held(Fit.DOES_NOT_FIT, own, base, change)
        return None

    def _pairs_told(self, left: Left) -> Iterator[tuple[Span, Span]]:
        """The spans of two counts that are told beside a change or right before it: those it is held to, or the like days of two years."""
        counts = [t for t in (*left.recent, *left.told) if t.mention.measure is Measure.PEOPLE and t.mention.value]
        held = left.one.held
        if held and held.base:
            told = [t.mention.value for t in counts if t.mention.value]
            numbers = [self._official.on_record(Unit.PEOPLE, span) for span in (held.span, held.base)]
            if all(number and _near(number, told) for number in numbers):
                yield held.span, held.base
        spans = dict.fromkeys(t.span for t in counts if t.span and t.answer in FOUND and t.span.days > 1)
        if len(spans) == 2:
            base, own = sorted(spans, key=lambda span: span.start)
            if own.start.year != base.start.year and like_days(own, base.end.year) == base:
                yield own, base

    def _digits_turned(self, left: Left) -> Held | None:
        """The days whose number an untested count has with its digits in another order; None if there are none."""
        mention, held = left.one.mention, left.one.held
        if left.one.answer is Answer.REVISED and mention.measure is Measure.PEOPLE:
            return self._revised_and_turned(left)
        if left.one.answer is not Answer.NOT_TESTED or mention.measure not in COUNTS:
            return None
        if held and accusing.swapped(mention.value or 0, held.on_record):
            return held
        for span in self._days_of_its_like(left):
            counted = self._held(left, span)
            if counted and accusing.swapped(mention.value or 0, counted.on_record, TWO_DIGITS):
                return counted
        return None

    def _revised_and_turned(self, left: Left) -> Held | None:
        """ "19,496" for 19,946: so many that revision might explain it, and two digits of the number on record beside each other changed places."""
        value = left.one.mention.value or 0
        beside = [m for m in left.found if m.spans and left.one.span in m.spans]
        if value < TEN_THOUSAND or not beside:
            return None
        counted = [one for span in beside[0].spans[:LIKELIEST] if (one := self._held(left, span))]
        if any(value in (one.on_record, one.published) for one in counted):
            return None
        return next((one for one in counted if _neighbours_changed(value, one.on_record or 0)), None)

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


def _neighbours_changed(value: float, other: float) -> bool:
    """True if two numbers differ in two digits beside each other that have changed places."""
    one, two = str(int(value)), str(int(other))
    apart = [at for at, (a, b) in enumerate(zip(one, two, strict=False)) if a != b]
    return accusing.swapped(value, other) and len(apart) == 2 and apart[1] == apart[0] + 1


def _near(value: int, told: Sequence[float]) -> bool:
    """True if a number is told, or one that it is rounded to."""
    return any(abs(one - value) <= tolerances.ROUNDED * value for one in told)


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
