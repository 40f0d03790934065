"""When a count is called wrong by its own sentence."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import timedelta

from crossing.language.dates import Dated, Kind
from crossing.language.spans import Span, whole_year
from crossing.ledger.vocabulary import Unit
from crossing.official import Fit
from crossing.reading import accusing, attaching, reasons, tolerances
from crossing.reading import wording as w
from crossing.reading.answers import FOUND, Answer, Measure
from crossing.reading.attaching import Reading
from crossing.reading.case import Told
from crossing.reading.counting.candidates import SMALL_BOATS, Candidates
from crossing.reading.counting.milestones import PASSED_BY
from crossing.reading.holding import Held
from crossing.reading.mentions import Mention
from crossing.reading.moments import Moment
from crossing.reading.refuting import denied

FAR = 60  # letters within which time words after a number may be its own
YEAR, QUARTER = 365, 92  # days of a year, and between two releases of the quarterly statistics
_COMPARES = re.compile(r"(?i)\b(?:compar\w+|against|than|versus|from|twice|half|double|times)\b[^.;]*\d")
_JUST = re.compile(r"(?i),?\s+(?:(?:just|only|some)\s+)?")
_WHEN = re.compile(r"(?i)[,\s]*(?:(?:when|in\s+which)\s+)?(?:(?:just|only)\s+)?")
_BOATS_CAME = re.compile(
    r"(?i)\b(?:arriv\w*|cross\w*|came|come|landed|reach\w*|made|brought|carr\w+|used|detect\w*|record\w*|(?:in|from|aboard|on)\s+(?:\w+\s+){0,2}\d+|there\s+were|number|total|average|people|migrants)\b"
)
_DATED = (
    Kind.DAY,
    Kind.BETWEEN,
    Kind.MONTH,
    Kind.PAST,
    Kind.WEEK_TO,
)  # time words that need no year in a text whose date is right
_THERE_WERE = re.compile(r"(?i)\W*there\s+(?:were|have\s+been|had\s+been|are)\b")


class Accusation(Candidates):
    """The part of the reader that calls a count wrong, where its words leave no doubt of its days."""

    def _accuse(
        self,
        text: str,
        one: Told,
        near: Sequence[Reading],
        held: Sequence[tuple[Reading, Held]],
        counts: Sequence[Told],
        found: Sequence[Moment],
    ) -> None:
        """Call a count wrong, or say why it is left open: `near` are the days beside it, `held` what is held of each."""
        mention = one.mention
        first = next((r for r in near if r.sure), None)
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
        doubtful = self._fits_others(mention, first, held) or self._of_another_kind(text, mention)
        if not (doubtful or mixed):
            told_of_it = first is not None and self._plainly(text, mention, first, [likely, result], counts, found)
            doubtful = not told_of_it or self._told_of_else(text, mention, found)
        if doubtful:
            one.reason = reasons.two_readings(mention, result)
            return
        one.answer, one.firm = Answer.DOES_NOT_FIT, True
        one.reason = reasons.fails(mention, result)

    def _fits_others(self, mention: Mention, first: Reading | None, held: Sequence[tuple[Reading, Held]]) -> bool:
        """True if other days near a number have it, or those that its words fix lie after the text."""
        limit = (
            tolerances.RIVAL
            if mention.qualifier == "exact"
            else (first.cost if first else tolerances.NEAR) + tolerances.FARTHER
        )
        rival = any(h.fit is not Fit.DOES_NOT_FIT for r, h in held if r.cost < limit)
        return rival or (self.at.said is not None and first is not None and first.span.start > self.at.said)

    def _of_another_kind(self, text: str, mention: Mention) -> bool:
        """True if a number counts a part of the arrivals, a year, one person, or a mark passed before a time."""
        passed = mention.milestone and PASSED_BY.match(text, mention.end)
        part = mention.partial or w.NATIONALITY.search(text)
        return bool(passed or part or accusing.is_year(mention) or mention.value == 1)

    def _told_of_else(self, text: str, mention: Mention, found: Sequence[Moment]) -> bool:
        """True if a number is a difference, or stands in a sentence that speaks of other counts and does not say that so many came."""
        if accusing.is_difference(text, mention) or accusing.set_apart(text, mention):
            return True
        return self._of_something_else(text) and not accusing.came(self.bare, mention, found)

    def _of_something_else(self, text: str) -> bool:
        """True if a sentence speaks of other counts than that of the crossings, or goes on from one that does: "There were …"."""
        told = f"{self.lead} {text}" if _THERE_WERE.match(text) else text
        return accusing.counts_something_else(told)

    def _mixed_up(
        self, text: str, mention: Mention, reading: Reading, held: Held, counts: Sequence[Told], found: Sequence[Moment]
    ) -> bool:
        """True if a number has the digits of the true one in another order."""
        value = mention.value or 0
        if not any(accusing.swapped(value, actual) for actual in (held.on_record, held.published)):
            return False
        came = mention.named or accusing.counts_arrivals(self.bare, mention, self.anchors(counts), found)
        # of several spans that words allow, another than the likeliest may have such digits by chance
        moment = reading.moment
        other = moment is not None and moment.dated.kind in (Kind.DAY, Kind.MONTH) and reading.span in moment.spans[1:]
        return not other and (value >= 1000 or (reading.sure and came))

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
        if _rounded(value, results) or self._stale(value, reading):
            return False
        if mention.measure is Measure.PEOPLE and self._of_other_days(text, mention, reading, found):
            return True
        if not self._clear(text, mention, reading):
            return False
        beside = mention.measure is Measure.BOATS and reading.moment is None and reading.cost < tolerances.TOGETHER
        if beside and accusing.swapped(value, results[-1].on_record, 10):
            return True
        if beside and self._with_all(text, mention, reading, counts, found):
            return bool(_BOATS_CAME.search(text))
        dated = reading.moment is not None and reading.moment.dated.year_stated
        came = accusing.came(self.bare, mention, found)
        ours = dated or self._of_its_days(text, reading)
        said_plainly = ours and (came or accusing.tells_of_arrivals(self.bare, mention, found))
        most = _most(reading, said_plainly=said_plainly, denied_so=came and denied(text, mention.end, self.after))
        if not all(1 / most <= ratio <= most for ratio in _ratios(value, results)):
            return False
        alone = said_plainly and (reading.span.day or self._alone(reading, found))
        if self.total_of(value, [reading.span]) and not alone:
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
        if moment is None or not moment.sure or reading.cost >= tolerances.RIGHT_BESIDE or len(found) > 1:
            return False
        return moment.dated.year_stated or (moment.dated.kind is Kind.MONTH and self.dated_right)

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
        return self.dated_right and (kind in _DATED or bool(SMALL_BOATS.search(text)))

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
        if reading.cost > tolerances.OWN and not (mention.named and reading.cost < tolerances.OWN_NAMED):
            return False
        kind = reading.moment.dated.kind
        return kind not in (
            Kind.SHIFTED, Kind.TODAY, Kind.THIS_WEEK, Kind.LAST_WEEK, Kind.EARLIER, Kind.WINDOW, Kind.OTHER_YEAR,
        )  # fmt: skip


def _ratios(value: float, results: Sequence[Held]) -> list[float]:
    """How many times what is on record a number is, of each span held."""
    return [value / held.on_record if held.on_record else float("inf") for held in results]


def _most(reading: Reading, *, said_plainly: bool, denied_so: bool) -> float:
    """How many times the true number one may be and still be told of its days, by how plainly that is said."""
    if denied_so or (said_plainly and reading.span.day):
        return float("inf")
    return tolerances.PLAINLY if said_plainly else tolerances.LIKELY


def _rounded(value: float, results: Sequence[Held]) -> bool:
    """True if a round number lies a little off the true one: it may be rounded up, or be one passed whose "more than" is lost."""
    near = (1 - tolerances.PASSED < ratio < 1 + tolerances.ROUNDED_UP for ratio in _ratios(value, results))
    return value % 100 == 0 and any(near)
