"""Numbers that are those of no days at all: a last look, when the whole text is read.

What an honest text tells to the last person is the count of some days: of a year or a month, of a year up to a day, of the time
since an election. A number that is told as people who came, and that none of some thousand such spans has, is a slip, whichever
days are meant; so the words need not fix them as firmly as where a number of other days may stand in their place. A change in per
cent, or an average for each boat, is asked in the same way of the days that the text tells, and of the like days of other years.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import timedelta
from functools import cached_property
from itertools import permutations

from crossing.language.dates import ONE, Kind
from crossing.language.expressions import expression
from crossing.language.spans import Span, one_day, whole_year
from crossing.ledger.vocabulary import Unit
from crossing.official import Fit, Regime
from crossing.official.series import Counted, Series
from crossing.reading import accusing, attaching, holding, reasons, tellable
from crossing.reading.answers import FOUND, Answer, Measure
from crossing.reading.attaching import NEAR
from crossing.reading.case import COUNTS, MANY_PEOPLE, Case
from crossing.reading.counting import EARLY
from crossing.reading.derived.changes import REWORKED_PERCENT, borne_out, says_which_way
from crossing.reading.doubts import Doubts, either_way, nearly_right
from crossing.reading.holding import Held
from crossing.reading.left_open import Left, numbers_in
from crossing.reading.meant import Meant
from crossing.reading.mentions import Mention
from crossing.reading.moments.moment import LATEST
from crossing.reading.refuting import denied_by_name

# times what the days named have, beyond which a number, or one below a thousand, is more likely of something else
SO_MANY, TWICE = 5, 2
LESS, MORE = 0.9, 1.1  # times a mark, between which a total may have been told as having passed it
FEW_BOATS = 20  # boats: fewer are of too many days
LEAST_LULL = 3  # days
LULL = timedelta(days=45)  # around the days told, in which a run of days without arrivals may lie
LEAST_ABOARD = 6  # people: fewer are no average of a boat since 2018

_OF_OTHER_DAYS = (  # no run of days: "in the first 16 days of November", "on 106 of the half-year's 181 days"
    expression(r"(?:\b(?:first|last|past|next|its|their|all)|[’']s) $"),
    expression(r"""
        [\s-]+(?:days? )?(?:(?:of|in) (?!a row)|(?:that|which|on|with|had|saw)\b
        |no (?!one|small|boats?|cross|arriv|migrant|people|dingh))
    """),
)
_FIRST_FOR = expression(r"\bfirst (?:\w+ )?(?:arrivals?|crossings?|boats?|people|migrants)\b[^.;]{0,40}\b(?:for|in) $")
_OF_BOATS = expression(r" (?:fewer|more) boats\b")  # "a quarter fewer boats": people are not meant
_ON_A_DAY = (*ONE, Kind.MONTH, Kind.UNTIL)
_OF_A_YEAR = (Kind.YEAR, Kind.LAST_YEAR, Kind.OTHER_YEAR)
_PASSED = expression(r"""
    \b(?:mark|milestone|barrier|threshold|line|landmark|until|reached|passed|topped|hit|first|met|struck|exceeded|crossed the)\b
""")
_NOT_UNTIL = expression(r"\bnot\b[^.;]{0,40}\buntil\b")


class LastLook:
    """Finds numbers which no days have, among those that the sentences of a text left open."""

    def __init__(self, case: Case, text: str) -> None:
        """`case` has read the whole of `text`."""
        self._case, self._text = case, text
        self._numbers = frozenset(numbers_in(text))
        self._official, self._at = case.official, case.at
        self._meant = Meant(case)
        self._doubts = Doubts(case, self._meant)

    def look(self, left: Left) -> None:
        """Call a number wrong that is told of the arrivals and that no days have which the text may mean."""
        mention = left.one.mention
        if left.one.answer is Answer.DOES_NOT_FIT:
            self._doubts.take_back(left)
            return
        if mention.why or mention.partial or not left.of_arrivals or not self._within_series(left):
            return
        if mention.milestone:
            if held := self._no_milestone(left):
                self._case.tell(left.one, held, reasons.milestone_fails(mention, held))
            return
        match mention.measure:
            case Measure.PEOPLE:
                held = self._no_count(left)
            case Measure.BOATS:
                held = self._no_boats(left)
            case Measure.GROWTH | Measure.MULTIPLE:
                held = self._no_change(left)
            case Measure.PEOPLE_PER_BOAT:
                held = self._no_load(left)
            case Measure.DAYS_WITHOUT:
                held = self._no_lull(left)
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

    # -- counts

    @cached_property
    def _every_total(self) -> frozenset[int]:
        """Every count that a text of its day may honestly tell: now, as published then, of people and of boats."""
        people, boats = self._official.people, self._official.boats
        counted = (tellable.totals(each, self._at) for each in (people.series, people.series_then, boats.series))
        return frozenset((value for _, value in people.then.printed())).union(*counted)

    def _no_count(self, left: Left) -> Held | None:
        """A count of people to the last that no span has."""
        mention, value = left.one.mention, left.one.mention.value or 0
        if not attaching.informative(mention) or mention.qualifier != "exact" or accusing.is_year(mention):
            return None
        if value in self._every_total or self._worked_out(value):
            return None
        if left.apart:
            return self._no_difference(left)
        held = self._likely(left) if left.came else None
        return None if held is None or nearly_right(value, held) or self._early(value, held) else held

    def _no_difference(self, left: Left) -> Held | None:
        """ "3,718 more this year than by the same date": no difference, but a slip of a digit away from one."""
        asked = replace(left.one.mention, measure=Measure.DIFFERENCE, sign=0, unit="people")
        held = [
            one
            for own, base in dict.fromkeys(self._meant.pairs(left))
            if (one := holding.difference(self._official, asked, own, base))
        ]
        if (asked.value or 0) < MANY_PEOPLE or any(one.fit is not Fit.DOES_NOT_FIT for one in held):
            return None
        slips = (one for one in held if _a_slip_away(asked.value or 0, abs(one.on_record or 0)))
        found = next(slips, None)
        if found:
            left.one.mention = asked
        return found

    def _worked_out(self, value: float) -> bool:
        """True if a number is the sum or the difference of two that the text tells."""
        others = self._numbers - {int(value)}
        return any(value - other in others or value + other in others for other in others)

    def _likely(self, left: Left) -> Held | None:
        """The days that a wrong number is most likely of: those named, or those whose number it is with digits in another order."""
        mention, value = left.one.mention, left.one.mention.value or 0
        numbers = [t.mention for t in left.told]
        near = [r for r in attaching.readings(left.text, mention, left.found, numbers, self._at) if r.cost < NEAR]
        spans = [r.span for r in near if (r.sure or value >= MANY_PEOPLE) and self._meant.held(r.span)]
        counted = (holding.count(self._official, mention, span, self._at.said, Unit.PEOPLE) for span in spans)
        held = [one for one in counted if one and one.on_record]
        mixed = [one for one in held if accusing.swapped(value, one.on_record)]
        most = SO_MANY if value >= MANY_PEOPLE else TWICE
        within = [one for one in held if 1 / most < value / (one.on_record or 1) < most]
        if mixed or within or value < MANY_PEOPLE:
            return next(iter([*mixed, *within]), None)
        if not (near or left.came):
            return None
        span = next((span for total, span in self._case.told_spans.items() if accusing.swapped(value, total)), None)
        return Held(Fit.DOES_NOT_FIT, span, None, self._official.on_record(Unit.PEOPLE, span)) if span else None

    def _early(self, value: float, held: Held) -> bool:
        """True if a count of the time when others published first lies as near as their versions differed."""
        others = held.span.days > 1 and self._official.people.regime(held.span) is Regime.OTHERS
        return others and abs(value / (held.on_record or 1) - 1) < EARLY

    def _no_boats(self, left: Left) -> Held | None:
        """A count of boats that no days have which the text tells, nor the like days of other years."""
        mention, value = left.one.mention, left.one.mention.value or 0
        beside = left.beside_counts or any(t.answer in FOUND for t in left.last)  # or in the cell before, of a table
        if value < FEW_BOATS or value % 50 == 0 or mention.qualifier != "exact" or not beside:
            return None
        every = self._meant.spans_and_like(left)
        counted = (holding.count(self._official, mention, span, self._at.said, Unit.BOATS) for span in every)
        held = [one for one in counted if one and one.on_record]
        people = any(self._official.on_record(Unit.PEOPLE, span) == mention.value for span in every)
        if people or any(one.fit is not Fit.DOES_NOT_FIT for one in held):
            return None
        mixed = (one for one in held if accusing.swapped(mention.value or 0, one.on_record, 10))
        return next(mixed, left.one.held)

    def _no_milestone(self, left: Left) -> Held | None:
        """A round number for whose passing a time is told, when no total, whenever it began, was near it."""
        value = left.one.mention.value or 0
        dated = [m for m in left.found if m.spans and m.dated.kind in _ON_A_DAY]
        years = {m.spans[0].end.year for m in left.found if m.spans and m.dated.kind in _OF_A_YEAR}
        if value < MANY_PEOPLE or len(dated) != 1 or not _PASSED.search(left.text):
            return None
        until = dated[0].dated.kind is Kind.UNTIL
        whens = [one_day(span.end) if until else span for span in dated[0].spans]
        whens = [span for span in whens if (not years or span.end.year in years) and self._meant.held(span)]
        totals = [one for when in whens for one in self._running_totals(when)]
        # "by the end of May": it may have been passed long before
        by = until and not _NOT_UNTIL.search(left.text)
        near = any((by or before < value * MORE) and value * LESS < (one.on_record or 0) for before, one in totals)
        return None if near else next((one for _, one in totals), None)

    def _running_totals(self, when: Span) -> Iterator[tuple[int, Held]]:
        """The totals that may be told to pass a mark in a span: before its first day, and at its end; that of the year first."""
        series = self._official.people.series
        starts = [whole_year(when.end.year).start, series.first, *(term.start for term in self._at.terms.terms)]
        for start in (*starts, *(span.start for span in self._at.spans)):
            if series.first <= start <= when.start:
                until = series.total(Span(start, when.start)) - series.day(when.start)
                yield until, Held(Fit.DOES_NOT_FIT, Span(start, when.end), None, series.total(Span(start, when.end)))

    # -- changes and averages

    def _no_change(self, left: Left) -> Held | None:
        """A change in per cent that no two spans have: as it is told, or whichever way it went."""
        mention, one = left.one.mention, left.one
        pairs = list(dict.fromkeys(self._meant.pairs(left)))
        if (
            one.held
            and denied_by_name(mention.text.split()[-1], self._text)
            and not self._doubts.like_days_fit(mention, pairs, [mention.counted])
        ):
            return one.held
        if one.held is None or self._of_unknown(left) or not (left.changed or left.beside_counts):
            return None
        boats = bool(_OF_BOATS.match(left.text, mention.end))
        if _of_numbers_beside(left) or self._some_pair(mention, pairs, boats=boats):
            return None
        if mention.sign and says_which_way(left.text, mention):
            return one.held
        unsigned = either_way(mention)
        worked_out = borne_out(replace(mention, sign=0), self._meant.counts)
        return None if worked_out or self._some_pair(unsigned, pairs, boats=boats) else one.held

    def _of_unknown(self, left: Left) -> bool:
        """True if a change is told right after a count that no days have: of what it is a change is not known either."""
        before = [t for t in left.told if t.mention.end <= left.one.mention.start and t.mention.measure in COUNTS]
        last = before[-1] if before else None
        return last is not None and last.answer is Answer.NOT_TESTED and last.mention.value not in self._every_total

    def _some_pair(self, mention: Mention, pairs: Sequence[tuple[Span, Span]], *, boats: bool = False) -> bool:
        """True if a change is, or may be, that of two spans, of people or of boats; `boats` where it can be of these alone."""
        counts = [Counted.BOATS] if boats else Counted
        held = (
            holding.change(self._official, mention, own, base, counted) for own, base in pairs for counted in counts
        )
        return any(one and one.fit is not Fit.DOES_NOT_FIT for one in held)

    def _no_load(self, left: Left) -> Held | None:
        """An average for each boat that no span has."""
        mention, one = left.one.mention, left.one
        if one.held is None or (mention.value or 0) < LEAST_ABOARD:
            return None
        listed = any(t.mention.measure is mention.measure and t.answer in FOUND for t in left.told)
        if not (accusing.is_average(left.text, mention) or left.beside_counts or listed):
            return None
        if self._doubts.shared_out(left) or self._doubts.of_people(left):
            return None
        spans = [*self._meant.spans_and_like(left), *self._meant.year_so_far()]
        held = (holding.average(self._official, mention, span, "boat") for span in spans)
        return None if any(h and h.fit is not Fit.DOES_NOT_FIT for h in held) else one.held

    def _no_lull(self, left: Left) -> Held | None:
        """Days without arrivals that no run of such days has, of those the text may mean, and no span that it names."""
        mention, value = left.one.mention, left.one.mention.value or 0
        named = mention.named or _FIRST_FOR.search(left.text, 0, mention.start)
        before, after = _OF_OTHER_DAYS
        of_others = before.search(left.text, 0, mention.start) or after.match(left.text, mention.end)
        if value < LEAST_LULL or not named or of_others:
            return None
        spans = [span for moment in left.found for span in moment.spans[:4]]
        spans += [span for span in (*self._at.spans, left.one.span) if span]
        spans = [span for span in spans if self._meant.held(span)]
        runs = self._runs_near(spans)
        ends = [*self._at.ends, *(span.end for span in spans)]
        cut = [Span(run.start, end) for run in runs for end in ends if end in run]
        told = any(abs(run.days - value) <= 1 for run in [*runs, *cut])
        if told or any(value in _quiet_days(self._official.people.series, span) for span in spans):
            return None
        longest = max(runs, key=lambda run: run.days, default=None)
        return Held(Fit.DOES_NOT_FIT, longest, None, longest.days) if longest else None

    def _runs_near(self, spans: Sequence[Span]) -> list[Span]:
        """The runs of days without arrivals around some spans, and in the weeks before the text."""
        series = self._official.people.series
        around = (
            Span(max(span.start - LULL, self._at.first), min(span.end + LULL, self._meant.last))
            for span in (*spans, one_day(self._meant.last))
            if span.start <= self._meant.last
        )
        return list(dict.fromkeys(run for span in around for run in holding.runs_without(series, span)))


def _of_numbers_beside(left: Left) -> bool:
    """True if two numbers of its sentence make a change, whatever they count: "fell from 4,000 to 1,147, a drop of 71 per cent"."""
    mention = left.one.mention
    numbers = numbers_in(left.text)
    changes = (100 * (a - b) / b for a, b in permutations(numbers, 2) if b)
    stated = abs(mention.value or 0) * (mention.sign or 1)
    return any(abs(change - stated) < REWORKED_PERCENT for change in changes if mention.sign or change > 0)


def _a_slip_away(told: float, actual: float) -> bool:
    """True if a number has the digits of another in another order, or all but one of them."""
    one, other = str(int(told)), str(int(actual))
    changed = sum(a != b for a, b in zip(one, other, strict=False))
    return accusing.swapped(told, actual) or (len(one) == len(other) and changed == 1)


def _quiet_days(series: Series, span: Span) -> tuple[int, int]:
    """On how many days of a span somebody came, and on how many nobody did."""
    some = sum(series.day(day) > 0 for day in span.each_day())
    return some, span.days - some
