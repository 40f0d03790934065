"""The spans that a count may be of, by the words of its sentence, and what is held of each."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from crossing.language.dates import ONE, Kind
from crossing.language.spans import Span, like_days
from crossing.ledger.vocabulary import Unit
from crossing.official import Fit
from crossing.reading import accusing, attaching, holding, tolerances
from crossing.reading import wording as w
from crossing.reading.answers import Measure
from crossing.reading.attaching import Reading
from crossing.reading.case import Case, Told, distance
from crossing.reading.holding import Held
from crossing.reading.mentions import Mention
from crossing.reading.moments import Moment
from crossing.reading.refuting import denied

# Boats may be seized, bought or seen: only where the words say that they came may their number be wrong.
_THEY_CAME = re.compile(
    r"(?i)\W*(?:they|these|those|all|everyone)\s+(?:had\s+|have\s+)?(?:came|come|arrived|crossed|travelled|landed)\b"
)
SMALL_BOATS = re.compile(
    r"(?i)\bsmall[\s-]boats?\b|\bdingh(?:y|ies)\b|\bmigrants\b|\b(?:in|from|aboard)\s+(?:just\s+|only\s+)?[\w-]+\s+(?:\w+\s+)?boats\b"
)


class Candidates(Case):
    """The part of the reader that says of which days a count may be."""

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
        return (
            replace(reading, sure=False)
            if closest < reading.cost - tolerances.TAKEN and closest < tolerances.TAKEN
            else reading
        )

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
        if beside and (not named or beside[0].sure or named[0].cost > tolerances.BESIDE):
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
        return dated.kind is Kind.DAY and dated.year_stated and reading.cost < tolerances.BESIDE and mention.named

    def _no_other(self, text: str, mention: Mention, found: Sequence[Moment]) -> bool:
        """True if a clause says of one time that so many came, and its date is right or the text denies it: they may be too many."""
        ours = (self.dated_right and SMALL_BOATS.search(text)) or denied(text, mention.end, self.after)
        return bool(ours) and len(found) == 1 and accusing.came(text, mention, found)

    def _possible(self, mention: Mention, span: Span) -> bool:
        """Guards that follow from the data: no day has many more than the highest day."""
        value = mention.value or 0
        top = self.highest["boats" if mention.measure is Measure.BOATS else "people"]
        return value <= tolerances.ABOVE_A_DAY * top * span.days

    def _hold(self, mention: Mention, span: Span, unit: Unit) -> Held | None:
        if span.end > self.at.last or span.start < self.at.first:
            return None
        held = holding.count(self.official, mention, span, self.at.said, unit)
        if held and held.fit is Fit.REVISED and unit is Unit.BOATS and self._reversed(mention, held):
            return replace(held, fit=Fit.DOES_NOT_FIT)
        return held

    def _reversed(self, mention: Mention, held: Held) -> bool:
        """True if boats have the digits of the true number in another order, and lie too far off for that to be revision."""
        value, actual = mention.value or 0, held.on_record or 0
        return accusing.swapped(value, actual, 10) and abs(value - actual) > tolerances.REVERSED * actual
