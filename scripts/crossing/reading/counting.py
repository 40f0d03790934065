"""Counts of people and of boats: every reading that the words allow, and when a count is called wrong."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta

from crossing.language.dates import ONE, Dated, Kind
from crossing.language.expressions import expression
from crossing.language.spans import Span, like_days, one_day, whole_year
from crossing.ledger.vocabulary import Unit
from crossing.official import Fit, Regime
from crossing.reading import accusing, attaching, holding, reasons
from crossing.reading import wording as w
from crossing.reading.answers import FOUND, Answer, Measure
from crossing.reading.attaching import NEAR, Reading
from crossing.reading.case import COUNTS, Case, Told, distance
from crossing.reading.holding import Held
from crossing.reading.mentions import Mention
from crossing.reading.moments import RECENT, Moment
from crossing.reading.refuting import denied
from crossing.reading.terms import PRIME_MINISTER

EARLY = 0.03  # while others published first, totals differed by so much
# a total, a round number and one that is called so ("about") that lie off by less may be of another day or rounded
SLIGHT, ROUGH, VAGUE = 0.005, 0.03, 0.1
RIGHT_BESIDE = 1.3  # breaks of thought: a comma, and no more
FAR = 60  # letters within which time words after a number may be its own
NOT_YET, LONG_PAST = (
    0.97,
    1.25,
)  # times a mark: below the one a total had not reached it, above the other it had long ago
PASSED = 0.13  # share by which a round number may lie below the true one and be one that was passed
YEAR, QUARTER = 365, 92  # days of a year, and between two releases of the quarterly statistics
ABOVE_A_DAY = 1.5  # no day had so many times the highest: such a count is of no single day
MUCH_MORE = 1.2  # times what is told to the last as the least, beyond which it would not be told so
HALF = 0.5  # share of a count of boats by which no revision has been seen to move it
NEARLY = 0.06  # share of a value by which a count may lie off and still be told of the same days
_COMPARES = re.compile(r"(?i)\b(?:compar\w+|against|than|versus|from|twice|half|double|times)\b[^.;]*\d")
# Boats may be seized, bought or seen: only where the words say that they came may their number be wrong.
_THEY_CAME = re.compile(
    r"(?i)\W*(?:they|these|those|all|everyone)\s+(?:had\s+|have\s+)?(?:came|come|arrived|crossed|travelled|landed)\b"
)
_BROUGHT = re.compile(  # "in 2020 the twelve months had yielded"
    r"(?i),?(?:\s+(?:the|that|its|a|of|some|all|in|whole|full|entire|calendar|twelve|12|months?|year|there|it|we|ha[ds]|have|were|was|been|saw|seen|yield\w*|brought|produc\w+|deliver\w+|suppl\w+|record\w*|total))+\s+"
)
_COUNTED = re.compile(
    r"(?i),?\s+(?:the\s+)?(?:\w+\s+){1,3}?(?:counted|recorded|registered|detected|logged)\s+(?:just\s+|only\s+)?"
)
_JUST = re.compile(r"(?i),?\s+(?:(?:just|only|some)\s+)?")
_WHEN = re.compile(r"(?i)[,\s]*(?:(?:when|in\s+which)\s+)?(?:(?:just|only)\s+)?")
_BOATS_CAME = re.compile(
    r"(?i)\b(?:arriv\w*|cross\w*|came|come|landed|reach\w*|made|brought|carr\w+|used|detect\w*|record\w*|(?:in|from|aboard|on)\s+(?:\w+\s+){0,2}\d+|there\s+were|number|total|average|people|migrants)\b"
)
_SMALL_BOATS = re.compile(
    r"(?i)\bsmall[\s-]boats?\b|\bdingh(?:y|ies)\b|\bmigrants\b|\b(?:in|from|aboard)\s+(?:just\s+|only\s+)?[\w-]+\s+(?:\w+\s+)?boats\b"
)
_DATED = (
    Kind.DAY,
    Kind.BETWEEN,
    Kind.MONTH,
    Kind.PAST,
    Kind.WEEK_TO,
)  # time words that need no year in a text whose date is right
_CONTRASTS = re.compile(r"(?i)\b(?:where(?:as)?|while|but)\s+in\s+20\d\d\b")
_PASSED_BY = re.compile(
    r"(?i)\s+(?:mark\s+|milestone\s+|barrier\s+|threshold\s+|line\s+)?(?:was|were|had\s+been|has\s+been)\s+(?:already\s+)?(?:passed|reached|crossed|broken|topped|hit)\s+(?=by\b)|\s+(?:people\s+)?ha[ds]\s+(?:come|arrived|crossed|landed)\s+(?=by\b)"
)
_THERE_WERE = re.compile(r"(?i)\W*there\s+(?:were|have\s+been|had\s+been|are)\b")
MEASURED_FROM = expression(
    r"\b(?:from|since|after) (?:the )?$"
)  # "measured from the July 2024 election": no time of passing
_SINGLE = re.compile(
    r"(?i)\b(?:in|on|for)\s+(?:a\s+single|one|any\s+one|a)\s+day\b|\bsingle[-\s]day\b|\bdaily\s+(?:record|total|figure|high)\b|\b(?:record|peak)\s+(?:still\s+)?(?:remains?|is|was|stands?|stood|of)\b"
)


class Counting(Case):
    """The part of the reader that answers counts."""

    def count(
        self, text: str, one: Told, found: Sequence[Moment], numbers: Sequence[Mention], counts: Sequence[Told]
    ) -> None:
        mention = one.mention
        unit = COUNTS[mention.measure]
        if mention.milestone and self._milestone(text, one, found, numbers):
            return
        named = [
            self._taken(text, mention, r, counts, numbers)
            for r in attaching.readings(text, mention, found, numbers, self.at)
        ]
        named += self._after(text, mention, counts)
        if mention.measure is Measure.BOATS:
            named = self._with_people(text, mention, counts, named, found)
        plainly = mention.measure is Measure.PEOPLE and self._no_other(text, mention, found)
        named = [
            r
            for r in named
            if self._possible(mention, r.span) or self._plain(mention, r) or (plainly and r.sure and r.cost < 1.0)
        ]
        near = [r for r in named if r.cost < NEAR]
        held = [(r, self._hold(mention, r.span, unit)) for r in named]
        fitting = [(r, h) for r, h in held if h and h.fits]
        if mention.qualifier != "exact" and named:
            # "more than 6,000" fits many spans: only the nearest words count
            fitting = [(r, h) for r, h in fitting if r.cost < named[0].cost + 0.8]
        if fitting:
            reading, result = min(
                fitting,
                key=lambda pair: (
                    pair[0].cost >= NEAR,
                    holding.ORDER.index(pair[1].fit) if mention.qualifier == "exact" else 0,
                    pair[0].cost,
                ),
            )
            if reading.cost < NEAR or attaching.informative(mention) or len(held) == 1:
                self.tell(one, result, reasons.fits(mention, result))
                one.firm = reading.sure
                self.at.here.append(result.span)
                return
        if result_ := self._some_day(text, mention, found):
            self.tell(one, result_, reasons.fits(mention, result_))
            self.at.here.append(result_.span)
            return
        dated = near[0].moment.dated if near and near[0].moment else None
        fixed = dated is not None and near[0].sure and near[0].cost < 1.6 and (dated.year_stated or dated.stated)
        if near and not fixed and mention.measure is Measure.PEOPLE:
            fixed = self._alone(near[0], found) and accusing.tells_of_arrivals(text, mention, found)
        if near and not fixed and mention.measure is Measure.PEOPLE:
            fixed = near[0].sure and self._of_other_days(text, mention, near[0], found)
        if not fixed and (result_ := self._by_context(text, mention, unit, found)):
            self.tell(one, result_, reasons.fits(mention, result_))
            self.at.here.append(result_.span)
            return
        if not near and self.dated_right and unit is Unit.PEOPLE and attaching.runs_on(text, mention, found):
            near = [Reading(span, True, 1.0) for span in attaching.to_date(self.at)]
            held = [(r, self._hold(mention, r.span, unit)) for r in near]
        self._accuse(text, one, near, [(r, h) for r, h in held if h], counts, found)

    def _taken(
        self, text: str, mention: Mention, reading: Reading, counts: Sequence[Told], numbers: Sequence[Mention]
    ) -> Reading:
        """Time words told beside another number ("the 300 of Tuesday") are that number's own."""
        moment = reading.moment
        if moment is None or mention.measure is not Measure.PEOPLE or not (moment.dated.kind in ONE or moment.other):
            return reading
        beside = (c.mention for c in counts if c.mention is not mention and c.mention.measure is Measure.PEOPLE)
        others = [o for o in beside if moment.place - 60 < o.end and o.start < moment.stop + 60]
        closest = min((attaching.cost(text, o.start, o.end, moment, numbers) for o in others), default=9.0)
        return replace(reading, sure=False) if closest < reading.cost - 0.7 and closest < 0.7 else reading

    def _after(self, text: str, mention: Mention, counts: Sequence[Told]) -> list[Reading]:
        """ "30,835 after 47,138": the second number is of the like days a year before."""
        before = next((c for c in reversed(counts) if c.mention.end <= mention.start and c.span), None)
        if (
            before is None
            or before.span is None
            or not re.fullmatch(
                rf"(?i)(?:\s+(?:{w.BOATS}|{w.PEOPLE}))?,?\s*(?:\w+\s+)?(?:after|against|from|compared\s+with|up\s+from|down\s+from)\s+(?:the\s+)?",
                text[before.mention.end : mention.start],
            )
        ):
            return []
        return [Reading(like_days(before.span, before.span.end.year - 1), False, 1.5)]

    def _with_people(
        self,
        text: str,
        mention: Mention,
        counts: Sequence[Told],
        named: list[Reading],
        found: Sequence[Moment],
    ) -> list[Reading]:
        """Boats share the days of the people told with them; without either, those of the sentence before."""
        people = sorted(
            (c for c in counts if c.mention.measure is Measure.PEOPLE and c.span),
            key=lambda c: distance(mention, c.mention),
        )
        beside = [
            Reading(c.span, distance(mention, c.mention) < 60 and self._of_days_told(c, found), 0.01 * n)
            for n, c in enumerate(people)
            if c.span and distance(mention, c.mention) < 90
        ]
        if beside and (not named or beside[0].sure or named[0].cost > 1.0):
            return beside[:1] + named + beside[1:]
        they = _THEY_CAME.match(text)
        theirs = (
            they is not None
            and accusing.linked(text, they.end(), mention.start, found)
            and any(c.mention.text in self.lead for c in self.last)
        )
        if not beside and (theirs or not named):
            before = [c for c in self.last if c.mention.measure is Measure.PEOPLE and c.span]
            beside = [
                Reading(c.span, c.proven and len({b.span for b in before}) == 1, (0.4 if theirs else 1.0) + 0.1 * n)
                for n, c in enumerate(before)
                if c.span
            ]
        return beside + named if theirs else named + beside

    def _of_days_told(self, count: Told, found: Sequence[Moment]) -> bool:
        """True if people are beyond doubt of the days that their sentence tells, and not of others that have their number by chance."""
        named = [span for moment in found for span in moment.spans]
        of_year = count.span is not None and count.span in attaching.to_date(self.at)
        return count.proven and (count.firm or not named or count.span in named or of_year)

    def _plain(self, mention: Mention, reading: Reading) -> bool:
        """True for a day that its date names in full beside the number, and for boats told with people that fit."""
        moment = reading.moment
        if moment is None:
            return reading.sure
        dated = moment.dated
        return dated.kind is Kind.DAY and dated.year_stated and reading.cost < 1.0 and mention.named

    def _no_other(self, text: str, mention: Mention, found: Sequence[Moment]) -> bool:
        """True if a clause says of one time that so many came, and its date is right or the text denies it: they may be too many."""
        ours = (self.dated_right and _SMALL_BOATS.search(text)) or denied(text, mention.end, self.after)
        return bool(ours) and len(found) == 1 and accusing.came(text, mention, found)

    def _possible(self, mention: Mention, span: Span) -> bool:
        """Guards that follow from the data: no day has many more than the highest day."""
        value = mention.value or 0
        if mention.measure is Measure.BOATS and mention.named and self._is_of_people(mention, span):
            return True
        top = self.highest["boats" if mention.measure is Measure.BOATS else "people"]
        return value <= ABOVE_A_DAY * top * span.days

    def _hold(self, mention: Mention, span: Span, unit: Unit) -> Held | None:
        if span.end > self.at.last or span.start < self.at.first:
            return None
        held = holding.count(self.official, mention, span, self.at.said, unit)
        if held and mention.qualifier in holding.LEAST and attaching.informative(mention) and held.fits:
            # "no fewer than 23,130" is not said of 32,130
            exact = holding.count(self.official, replace(mention, qualifier="exact"), span, self.at.said, unit)
            held = exact if (held.on_record or 0) > MUCH_MORE * (mention.value or 0) else held
        if held and held.fit is Fit.REVISED and unit is Unit.BOATS and self._reversed(mention, held):
            return replace(held, fit=Fit.DOES_NOT_FIT)
        return held

    def _reversed(self, mention: Mention, held: Held) -> bool:
        """True if boats have the digits of the true number in another order, and lie further off than revision has been seen to move them."""
        value, actual = mention.value or 0, held.on_record or 0
        return accusing.swapped(value, actual, 10) and abs(value - actual) > HALF * actual

    def _some_day(self, text: str, mention: Mention, found: Sequence[Moment]) -> Held | None:
        """ "The record is 1,305 in a single day": the highest day of the span told, or of all of it."""
        near = text[max(0, mention.start - 70) : mention.end + 90]
        if mention.measure is not Measure.PEOPLE or not _SINGLE.search(near):
            return None
        series = self.official.people.series
        spans = [span for m in found for span in m.spans[:2] if span.days > 1]
        last = min(self.at.last, self.at.said or self.at.last)
        if not spans and self.at.first <= last:
            news = Span(max(last - timedelta(days=RECENT), self.at.first), last)  # a day of the news, or of all
            spans = [news, Span(self.at.first, last)]
        for span in spans:
            inside = (
                Span(max(span.start, series.first), min(span.end, series.last))
                if span.start <= series.last and span.end >= series.first
                else None
            )
            if inside is None:
                continue
            top = series.highest(inside)
            result = self._hold(mention, one_day(top[0]), Unit.PEOPLE) if top else None
            if result and result.fits:
                return result
            if inside.days <= 31:
                judged = self.official.judge_some_day(
                    holding.statement(mention, Unit.PEOPLE), inside, said=self.at.said
                )
                if judged.fits:
                    return Held(
                        judged.answer,
                        judged.span,
                        None,
                        judged.now,
                        judged.published.value if judged.published else None,
                    )
        return None

    def _by_context(self, text: str, mention: Mention, unit: Unit, found: Sequence[Moment]) -> Held | None:
        """A span that the sentence does not name, if the number is told so exactly that it cannot fit by chance."""
        exact = attaching.informative(mention)
        if not (mention.named or exact or attaching.about_arrivals(text, mention)):
            return None
        value = mention.value or 0
        years = [whole_year(m.spans[0].end.year) for m in found if m.spans and exact]
        for span in [*attaching.loose(mention, self.at, text), *years]:
            if not self._possible(mention, span) or not (exact or self._near(span, unit, value)):
                continue
            if not (result := self._hold(mention, span, unit)):
                continue
            if exact and result.fit in (Fit.FITS, Fit.FITS_THEN):
                return result
            near = mention.measure is Measure.PEOPLE and value >= 100 and self._near(span, unit, value)
            of_year = span.start == date(span.end.year, 1, 1) and value >= 1000
            if near and result.fits and (of_year or span in self.at.spans[-3:] or span.days <= 1):
                return result
        return None

    def _near(self, span: Span, unit: Unit, value: float) -> bool:
        """True if what is on record for a span is nearly the value."""
        actual = self.official.on_record(unit, span)
        return bool(actual) and abs((actual or 0) - value) <= NEARLY * value

    def _accuse(
        self,
        text: str,
        one: Told,
        near: Sequence[Reading],
        held: Sequence[tuple[Reading, Held]],
        counts: Sequence[Told],
        found: Sequence[Moment],
    ) -> None:
        mention = one.mention
        sure = [r for r in near if r.sure]
        first = sure[0] if sure else None
        own = near or [r for r, _ in held if r.sure and sum(bool(m.spans) for m in found) == 1]
        mixed = next((h for r, h in held if r in own and self._mixed_up(text, mention, r, h, counts, found)), None)
        if (first is None or near[0] is not first) and not mixed:
            one.reason = reasons.unclear(mention, near, self.at)
            one.span = near[0].span if near else None
            return
        results = {r.span: h for r, h in held}
        likely = mixed or results.get(first.span) if first else mixed
        one.span = likely.span if likely else first.span if first else None
        if likely is None:
            one.reason = reasons.outside(one.span, self.at)  # type: ignore[arg-type]  # of `first`: without it this was left above
            return
        same = [h for r, h in held if first and r.moment is first.moment]
        result = mixed or min(same, key=lambda h: abs((h.on_record or 0) - (mention.value or 0)), default=likely)
        one.held, one.span = result, result.span
        cost = first.cost if first else NEAR
        limit = NEAR + 2 if mention.qualifier == "exact" else cost + 0.8
        rival = any(h.fit is not Fit.DOES_NOT_FIT for r, h in held if r.cost < limit)
        later = self.at.said is not None and first is not None and first.span.start > self.at.said
        if (
            rival
            or later
            or mention.partial
            or (mention.milestone and _PASSED_BY.match(text, mention.end))
            or w.NATIONALITY.search(text)
            or (not mixed and (accusing.is_difference(text, mention) or accusing.set_apart(text, mention)))
            or accusing.is_year(mention)
            or mention.value == 1
            or (not mixed and self._of_something_else(text) and not accusing.came(self.bare, mention, found))
            or not (mixed or (first and self._plainly(text, mention, first, [likely, result], counts, found)))
        ):
            one.reason = reasons.two_readings(mention, result)
            return
        one.answer, one.firm = Answer.DOES_NOT_FIT, True
        one.reason = reasons.fails(mention, result)

    def _of_something_else(self, text: str) -> bool:
        """True if a sentence speaks of other counts than that of the crossings, or goes on from one that does: "There were …"."""
        told = f"{self.lead} {text}" if _THERE_WERE.match(text) else text
        return accusing.counts_something_else(told)

    def _mixed_up(
        self, text: str, mention: Mention, reading: Reading, held: Held, counts: Sequence[Told], found: Sequence[Moment]
    ) -> bool:
        """True if a number has the digits of the true one in another order, or is that of people and is said to be of boats."""
        value = mention.value or 0
        if mention.measure is Measure.BOATS and mention.named and self._is_of_people(mention, held.span):
            return True
        if held.span.days > 1 and held.on_record and abs(value / held.on_record - 1) < SLIGHT / 5:
            return False
        if not any(accusing.swapped(value, actual) for actual in (held.on_record, held.published)):
            return False
        came = mention.named or accusing.counts_arrivals(self.bare, mention, self.anchors(counts), found)
        # of several spans that words allow, another than the likeliest may have such digits by chance
        moment = reading.moment
        other = moment is not None and moment.dated.kind in (Kind.DAY, Kind.MONTH) and reading.span in moment.spans[1:]
        return not other and (value >= 1000 or (reading.sure and came))

    def _is_of_people(self, mention: Mention, span: Span) -> bool:
        """ "1,093 boats": exactly the number of people of those days."""
        return attaching.informative(mention) and self.official.on_record(Unit.PEOPLE, span) == mention.value

    def _plainly(
        self,
        text: str,
        mention: Mention,
        reading: Reading,
        results: Sequence[Held],
        counts: Sequence[Told],
        found: Sequence[Moment],
    ) -> bool:
        """True if the words leave no doubt that a number counts who arrived in a span, and it lies near the true number."""
        value = mention.value or 0
        ratios, last = _ratios(value, results), results[-1]
        if self._rounded(mention, results) or self._stale(value, reading):
            return False
        if mention.measure is Measure.PEOPLE and self._of_other_days(text, mention, reading, found):
            return True
        if not self._clear(text, mention, reading):
            return False
        beside = mention.measure is Measure.BOATS and reading.moment is None and reading.cost < 0.5
        if beside and accusing.swapped(value, last.on_record, 10):
            return True
        dated = reading.moment is not None and reading.moment.dated.year_stated
        came = accusing.came(self.bare, mention, found)
        ours = dated or self._of_its_days(text, reading)
        said_plainly = ours and (came or accusing.tells_of_arrivals(self.bare, mention, found))
        most = accusing.LIKELY
        if beside and self._with_all(text, mention, reading, counts, found):
            return bool(_BOATS_CAME.search(text))
        if said_plainly:
            most = float("inf") if reading.span.day else accusing.PLAINLY
        if came and denied(text, mention.end, self.after):
            most = float("inf")
        if last.span.days > 1 and any(abs(ratio - 1) < SLIGHT for ratio in ratios):
            return False
        if any(not 1 / most <= ratio <= most for ratio in ratios):
            return False
        if self.total_of(value, [reading.span]) and not (
            said_plainly and (reading.span.day or self._alone(reading, found))
        ):
            return False
        if mention.measure is Measure.BOATS:
            return beside and bool(_BOATS_CAME.search(text))
        twice = any(c.proven and c.span == reading.span and c.mention is not mention for c in counts)
        # where the days have their number, this is another
        return said_plainly or (
            (came or not twice)
            and (
                (ours and accusing.bound(self.bare, mention, reading.moment, found))
                or accusing.counts_arrivals(self.bare, mention, self.anchors(counts), found)
            )
        )

    def _alone(self, reading: Reading, found: Sequence[Moment]) -> bool:
        """True if time words stand right beside a number, name a year or a month, and are the only ones of its sentence."""
        moment = reading.moment
        if moment is None or not moment.sure or reading.cost >= RIGHT_BESIDE or len(found) > 1:
            return False
        return moment.dated.year_stated or (moment.dated.kind is Kind.MONTH and self.dated_right)

    def _rounded(self, mention: Mention, results: Sequence[Held]) -> bool:
        """True if a number is off by no more than rounding is, or than what others first told of more days than one."""
        value, last = mention.value or 0, results[-1].span
        off = [abs(ratio - 1) for ratio in _ratios(value, results)]
        # counts of the time others published first were told in several versions, of which few are at hand
        if last.days > 1 and self.official.people.regime(last) is Regime.OTHERS and min(off) < EARLY:
            return True
        # "more than" may be lost, or left out
        passed = any(1 - PASSED < ratio < 1 for ratio in _ratios(value, results))
        return value % 100 == 0 and (
            passed or min(off) < (VAGUE if mention.qualifier in ("about", "almost") else ROUGH)
        )

    def _stale(self, value: float, reading: Reading) -> bool:
        """True if a round total of over a year was right within the last quarter: statistics of that age are told as today's."""
        series, span = self.official.people.series, reading.span
        if value % 100 or span.days < YEAR or reading.moment is None or not reading.moment.running:
            return False
        before = Span(span.start, span.end - timedelta(days=QUARTER))
        return series.covers(span) and series.total(before) < value < series.total(span)

    def _with_all(
        self, text: str, mention: Mention, reading: Reading, counts: Sequence[Told], found: Sequence[Moment]
    ) -> bool:
        """ "557 people arrived in 17 boats": if the people are exactly those of the days, the boats are those of the days."""
        return any(
            attaching.informative(t.mention) and accusing.linked(text, t.mention.end, mention.start, found)
            for t in counts
            if t.mention.measure is Measure.PEOPLE and t.answer in FOUND and t.span == reading.span
        )

    def _of_its_days(self, text: str, reading: Reading) -> bool:
        """True if days without a year are beyond doubt: the text's date is right, and they are dated or small boats are named."""
        kind = reading.moment.dated.kind if reading.moment else None
        parts = reading.moment.dated.parts if reading.moment else ()
        if kind is Kind.SINCE and parts:
            kind = parts[0].kind
        return self.dated_right and (kind in _DATED or bool(_SMALL_BOATS.search(text)))

    def _of_other_days(self, text: str, mention: Mention, reading: Reading, found: Sequence[Moment]) -> bool:
        """ "The 28,526 people who came in 2020": the words name this span, and exactly the number is that of one taken for it."""
        dated = reading.moment.dated if reading.moment else None
        plain = dated is not None and (dated.year_stated or (reading.span.day and self.dated_right))
        if dated is None or not plain or not attaching.informative(mention):
            return False
        # the words first: they cost less than some fifty spans do
        others = accusing.confused_with(reading.span, self.at)
        if not self._tied(text, mention, dated, found):
            if not (
                mention.named
                and reading.span == whole_year(reading.span.end.year)
                and _JUST.fullmatch(attaching.ASIDE.sub(",", text[dated.stop : mention.start]))
            ):
                return False
            others = [span for span in others if span == whole_year(span.end.year)]  # "in 2019 just 299 people used it"
        return any(self.exactly(mention, span, Unit.PEOPLE) for span in others)

    def _tied(self, text: str, mention: Mention, dated: Dated, found: Sequence[Moment]) -> bool:
        """True if a number is told of time words and of nothing else."""
        alone = not any(mention.end <= m.place < mention.end + FAR for m in found)
        counted = _COUNTED.fullmatch(text, dated.stop, mention.start) and accusing.linked(
            text, mention.end, len(text) if (stop := text.find(".", mention.end)) < 0 else stop, found
        )
        if mention.named and alone and counted:
            return True
        if mention.named and alone and _BROUGHT.fullmatch(attaching.ASIDE.sub(",", text[dated.stop : mention.start])):
            return True
        if _WHEN.fullmatch(text, dated.stop, mention.start) and accusing.came(text, mention, found):
            return True  # "in 2019, when 299 people crossed"
        return bool(
            re.fullmatch(r"[\w\s]{0,50}", text[mention.end : max(dated.place, mention.end)])
        ) and accusing.linked(text, mention.end, dated.place, found)

    def _clear(self, text: str, mention: Mention, reading: Reading) -> bool:
        """True if the time words that fix a span can be no other number's."""
        if reading.moment is None:
            return True
        if reading.moment.other and _COMPARES.search(text, mention.end, max(mention.end, reading.moment.place)):
            return False  # "6,077 compares with 9,376 at the same time in 2025": those days are the other number's
        if reading.cost > 1.9 and not (mention.named and reading.cost < 2.4):
            return False
        kind = reading.moment.dated.kind
        return kind not in (
            Kind.SHIFTED, Kind.TODAY, Kind.THIS_WEEK, Kind.LAST_WEEK, Kind.EARLIER, Kind.WINDOW, Kind.OTHER_YEAR,
        )  # fmt: skip

    def _milestone(self, text: str, one: Told, found: Sequence[Moment], numbers: Sequence[Mention]) -> bool:
        """A round number passed at a time told; False if no single time is told for it."""
        mention = one.mention
        if not re.search(
            r"(?i)\b(?:mark|milestone|barrier|threshold|line|landmark|until|took|reached|passed|broken|hit|point|first|(?:went|gone|rose|risen|climbed)\s+(?:above|past|over|beyond))\b",
            text,
        ):
            return False
        ranked = sorted(
            (
                (attaching.cost(text, mention.start, mention.end, m, numbers), m)
                for m in found
                if m.spans and (m.dated.kind in ONE or m.dated.kind in (Kind.MONTH, Kind.UNTIL, Kind.SHIFTED))
                if not MEASURED_FROM.search(text, 0, m.place)
            ),
            key=lambda pair: pair[0] + (1.5 if pair[1].dated.kind is Kind.SHIFTED else 0),
        )
        if not ranked or ranked[0][0] > 4.5:
            return False
        moment = ranked[0][1]
        whens = [one_day(s.end) for s in moment.spans] if moment.dated.kind is Kind.UNTIL else list(moment.spans)
        if moment.dated.kind is Kind.UNTIL and moment.sure and (held := self._not_yet(text, mention, moment, found)):
            one.held, one.span, one.answer = held, held.span, Answer.DOES_NOT_FIT
            one.reason = reasons.milestone_fails(mention, held)
            return True
        best: Held | None = None
        for when in dict.fromkeys(whens):
            terms = [t.start for t in self.at.terms.terms if t.start <= when.start]
            starts = [date(when.start.year, 1, 1), self.at.first, *terms]
            if self.at.focus and self.at.focus.start <= when.start:
                starts.append(self.at.focus.start)
            starts = [start for start in starts if not self._long_past(mention, start, when)]
            best = holding.best([best, *holding.milestone(self.official, mention, when, starts)])
        if best is None:
            return False
        if best.fits:
            self.tell(one, best, reasons.fits(mention, best))
            return True
        if (
            best.fit is Fit.DOES_NOT_FIT
            and moment.sure
            and ranked[0][0] < 2.6
            and moment.dated.kind in (Kind.DAY, Kind.MONTH)
            and (moment.dated.year_stated or (self.dated_right and attaching.about_arrivals(text, mention)))
        ):
            one.held, one.span, one.answer = best, best.span, Answer.DOES_NOT_FIT
            one.reason = reasons.milestone_fails(mention, best)
            return True
        return False

    def _not_yet(self, text: str, mention: Mention, moment: Moment, found: Sequence[Moment]) -> Held | None:
        """ "25,000 were passed by the end of May": the year's total by then if it was far below, and every other far above."""
        end, value = moment.spans[0].end, mention.value or 0
        totals = self.official.people.series
        own = Span(date(end.year, 1, 1), end)
        told = any(span.start == own.start and span.end > end for span in self.at.spans)
        this_year = self.at.said is not None and end.year == self.at.said.year
        told = told and (
            this_year or self.at.spans[-1].end.year == end.year or bool(_CONTRASTS.search(text, moment.stop))
        )
        sure = moment.dated.year_stated or told
        if (
            not (sure and totals.covers(own) and _PASSED_BY.match(text, mention.end))
            or any(m.dated.kind in (Kind.SINCE, Kind.UNDER) for m in found)
            or totals.total(own) > NOT_YET * value
        ):
            return None
        starts = [
            self.at.first,
            *(
                t.start
                for t in self.at.terms.terms
                if own.start > t.start >= self.at.first and t.kind == PRIME_MINISTER
            ),
        ]
        spans = [own, *(Span(start, end) for start in starts)]
        if any(NOT_YET < totals.total(span) / value < LONG_PAST for span in spans):
            return None
        likely = max((span for span in spans if totals.total(span) < value), key=totals.total)
        return Held(Fit.DOES_NOT_FIT, likely, None, totals.total(likely))

    def _long_past(self, mention: Mention, start: date, when: Span) -> bool:
        """True if a total from a day on had passed a mark long before the time told: it is not that total which passed it then."""
        totals = self.official.people.series
        before = Span(start, when.start - timedelta(days=1)) if start < when.start else None
        return before is not None and totals.covers(before) and totals.total(before) > LONG_PAST * (mention.value or 0)


def _ratios(value: float, results: Sequence[Held]) -> list[float]:
    """How many times what is on record a number is, of each span held."""
    return [value / held.on_record if held.on_record else float("inf") for held in results]
