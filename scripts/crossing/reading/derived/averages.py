"""Averages per boat and per day, held against the days that words name, those of the counts beside them, or others of the text."""

from __future__ import annotations

from collections.abc import Sequence

from crossing.language.dates import Kind
from crossing.language.expressions import expression
from crossing.language.spans import ONE_DAY, Span, like_days, whole_year
from crossing.official import Fit
from crossing.reading import accusing, attaching, holding, reasons, tolerances
from crossing.reading.answers import FOUND, Answer, Measure
from crossing.reading.attaching import Reading
from crossing.reading.case import COUNTS, Case, Told, distance
from crossing.reading.holding import Held
from crossing.reading.mentions import Mention
from crossing.reading.moments import Moment

# "41 people, up from 28"
_FROM_BEFORE = expression(r"""
    [^.;]{0,40}?\b(?:up from|down from|compared (?:with|to)|against|rather than|from) (?:\w+ ){0,2}
""")
TOGETHER = 7  # days, the most that a text tells one by one and then adds up
_IN_ALL = expression(r"\b(?:in all|in total|altogether|all told|between them)\b")


class Averages(Case):
    """The part of the reader that answers averages."""

    def average(self, text: str, one: Told, found: Sequence[Moment], told: Sequence[Told]) -> None:
        """Answer an average: by the days beside it, and by those of counts told beside it, before those told elsewhere."""
        mention = one.mention
        per = "boat" if mention.measure is Measure.PEOPLE_PER_BOAT else holding.LENGTHS.get(mention.unit, "day")
        near = attaching.readings(text, mention, found, [t.mention for t in told], self.at)
        own = [r for r in near if r.cost < tolerances.NEAR_AVERAGE]
        close = [r for r in own if r.cost < tolerances.CLOSE]
        options = self._options(text, one, own, found, told)
        if per != "boat":
            options = [r for r in options if r.span.days > holding.DAYS[per]]  # an average is none of one day or week
        held = [(r, holding.average(self.official, mention, r.span, per)) for r in options]
        self._best(one, held, close_only=bool(close))
        if one.held and one.answer is Answer.DOES_NOT_FIT and not accusing.is_average(text, mention):
            one.answer, one.reason = Answer.NOT_TESTED, reasons.two_readings(mention, one.held)
        if (one.answer is Answer.DOES_NOT_FIT and not close) or (
            one.answer is Answer.NOT_TESTED and not _surely(close)
        ):
            self._elsewhere(one, per, sure=per == "boat" and self._of_counts(text, mention, found, told))

    def _options(
        self, text: str, one: Told, own: Sequence[Reading], found: Sequence[Moment], told: Sequence[Told]
    ) -> list[Reading]:
        """What an average may be of, the likeliest first: `own`, which are the time words near it, and the counts beside it."""
        if earlier := self._average_before(text, one, own, told):
            return [Reading(earlier, False, 0.0)]
        if _IN_ALL.search(text, 0, one.mention.start) and (together := self._days_together()):
            return [Reading(span, False, 0.1) for span in together]
        here = [t for t in told if t.mention.end <= one.mention.start]
        if one.mention.measure is Measure.PEOPLE_PER_BOAT and (span := _of_pair(text, one.mention, found, here)):
            # "292 people in seven boats, an average of 42": of these, whatever is told further on
            return [*(r for r in own if r.cost < tolerances.CLOSE), Reading(span, True, 0.3)]
        counts = sorted(
            (t for t in told if t.mention.measure in COUNTS and t.span), key=lambda t: distance(one.mention, t.mention)
        )
        beside = [Reading(t.span, t.proven, 0.3 + 0.01 * n) for n, t in enumerate(counts) if t.span]
        first = tolerances.CLOSE if one.mention.measure is Measure.PEOPLE_PER_BOAT else tolerances.NEAR_AVERAGE
        options = [*(r for r in own if r.cost < first), *beside, *(r for r in own if r.cost >= first)]
        return options or self._told_before()

    def _days_together(self) -> list[Span]:
        """ "394 came on Friday … 287 on Saturday and 231 yesterday. That's 13 boats in all": so many days up to the one told last."""
        last = max((t.span.end for t in self.recent if t.span and t.span.day), default=None)
        return [Span(last - n * ONE_DAY, last) for n in range(1, TOGETHER)] if last else []

    def _told_before(self) -> list[Reading]:
        """What an average may be of in a sentence without days and counts: what the sentence before, or the text, told last."""
        single = len({t.span for t in self.last}) == 1
        if before := [Reading(t.span, t.proven and single, 2.0) for t in self.last if t.span]:
            years = (span for span in reversed(self.at.spans[-6:]) if span.days > 300)
            return before + [Reading(span, False, 2.5) for span in years]
        to_date = [Reading(span, False, 3.1) for span in attaching.to_date(self.at)[:3]]
        return [*(Reading(span, False, 3.0) for span in reversed(self.at.spans[-2:])), *to_date]

    def _of_counts(self, text: str, mention: Mention, found: Sequence[Moment], told: Sequence[Told]) -> bool:
        """True if people and boats that fit the same days, one of them beyond doubt, are told right before an average."""
        here = [t for t in told if t.mention.end <= mention.start]
        return _of_pair(text, mention, found, [*self.recent, *here], here) is not None

    def _elsewhere(self, one: Told, per: str, *, sure: bool = False) -> None:
        """An average without time words beside it may be of any days that the text speaks of, but of none where its counts are told."""
        if sure and one.answer is Answer.DOES_NOT_FIT:
            return
        ends = [Span(end, end) for end in self.at.ends] if per == "boat" else []
        told = [*reversed(self.at.spans), *self.at.here, *attaching.to_date(self.at), *ends]
        years = {span.end.year for span in told}
        told += [whole_year(year) for year in sorted(years, reverse=True)]
        held = [holding.average(self.official, one.mention, span, per) for span in dict.fromkeys(told)]
        result = next((h for h in held if h and h.fits), None)
        if result:
            self.tell(one, result, reasons.fits(one.mention, result))
        elif one.held and not sure:
            one.answer, one.reason = Answer.NOT_TESTED, reasons.two_readings(one.mention, one.held)

    def _average_before(self, text: str, one: Told, own: Sequence[Reading], told: Sequence[Told]) -> Span | None:
        """ "41 people, up from 28": without time words of its own, the second average is of the year before; None if not so."""
        if any(r.moment and r.moment.place >= one.mention.end for r in own):
            return None
        first = next(
            (
                t
                for t in reversed(told)
                if t.mention.end <= one.mention.start and t.mention.measure is one.mention.measure
            ),
            None,
        )
        if first is None or first.span is None:
            return None
        if not _FROM_BEFORE.fullmatch(text[first.mention.end : one.mention.start]):
            return None
        return like_days(first.span, first.span.end.year - 1)

    def _best(self, one: Told, held: Sequence[tuple[Reading, Held | None]], *, close_only: bool = False) -> None:
        known = [(r, h) for r, h in held if h]
        if not known:
            return
        first_known = held[0][1] is not None
        limit = known[0][0].cost + (tolerances.ONLY_CLOSE if close_only else tolerances.ALL_TOLD)
        fitting = [h for r, h in known if h.fits and r.cost <= limit]
        if fitting:
            self.tell(one, fitting[0], reasons.fits(one.mention, fitting[0]))
            return
        reading, result = known[0]
        one.span, one.base, one.held = result.span, result.base, result
        if (
            first_known
            and reading.sure
            and all(h.fit is Fit.DOES_NOT_FIT for _, h in known)
            and reading.cost < tolerances.NEAR
        ):
            one.answer, one.reason = Answer.DOES_NOT_FIT, reasons.fails(one.mention, result)
        else:
            one.reason = reasons.two_readings(one.mention, result)


def _surely(readings: Sequence[Reading]) -> bool:
    """True if words beside an average fix its days beyond doubt."""
    return any(r.sure and r.moment and r.moment.dated.kind is not Kind.SEASON for r in readings)


def _of_pair(
    text: str, mention: Mention, found: Sequence[Moment], before: Sequence[Told], here: Sequence[Told] | None = None
) -> Span | None:
    """The days of people and boats told right before an average, if both fit the same and one of them is beyond doubt.

    `before` are what was told before it, and `here` those of them in its sentence: all, if none are given.
    """
    near = [t for t in before if t.mention.measure in COUNTS and t.answer in FOUND][-2:]
    start = max((t.mention.end for t in (before if here is None else here) if t.mention.measure in COUNTS), default=0)
    same = {t.mention.measure for t in near} == set(COUNTS) and len({t.span for t in near}) == 1
    beside = same and any(t.proven for t in near) and accusing.linked(text, start, mention.start, found)
    return near[0].span if beside else None
