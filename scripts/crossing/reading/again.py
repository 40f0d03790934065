"""A second look at numbers that the first reading left open: their digits say what their words do not.

A number told to the last person hardly has another's value by chance, so one that is exactly that of the days told with it counts those.
Here nobody is accused.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from crossing.language.spans import Span, whole_year
from crossing.ledger.vocabulary import Unit
from crossing.reading import accusing, attaching, holding, reasons, tolerances
from crossing.reading import wording as w
from crossing.reading.answers import FOUND, Measure
from crossing.reading.attaching import Reading
from crossing.reading.case import COUNTS, MANY_PEOPLE, Case, Told
from crossing.reading.mentions import MOST_ABOARD, ONE_LOAD
from crossing.reading.moments import Moment

_DAYS = re.compile(r"(?i)day\b|\b(?:days|weeks?|weekend|fortnight)\b")
_BOATS = re.compile(rf"(?i)\b{w.ANY}\b")
_LOADS = re.compile(
    rf"(?i)\b(?:averag\w+|mean|each|per|loads?|apiece|burthen|fuller|crowded|held|hold|carr(?:y|ied|ying)|occupied|(?:a|to\s+a)\s+{w.ONE_OF_THEM})\b"
)
FEW, MANY = 5, 100  # boats: fewer are told where their noun stands, so many are of no other span by chance
PLACES = 6  # readings of a number, the nearest first, that are looked at again


class SecondLook(Case):
    """The part of the reader that looks again at what the first reading left open."""

    def look_again(self, text: str, one: Told, found: Sequence[Moment], told: Sequence[Told]) -> None:
        """Answer a number left open, by its digits."""
        mention = one.mention
        if mention.measure not in (Measure.PEOPLE, Measure.NOT_ARRIVALS) or mention.unit not in (
            "people",
            "count",
            "boats",
            "",
        ):
            return
        if mention.value is None or mention.value < 2:
            return
        numbers = [t.mention for t in told]
        near = [r for r in attaching.readings(text, mention, found, numbers, self.at) if r.cost < tolerances.NEAR][
            :PLACES
        ]
        for look in (self._to_the_last, self._boats, self._loads, self._one_boat, self._total_told):
            if result := look(text, one, near, told):
                self.tell(one, result, reasons.fits(one.mention, result))
                return

    def _to_the_last(self, text: str, one: Told, near: Sequence[Reading], told: Sequence[Told]) -> holding.Held | None:
        """Exactly the number of the days told with it, whatever its noun."""
        if not attaching.informative(one.mention) or (one.mention.value or 0) < 100:
            return None
        for reading in near:
            if (result := self.exactly(one.mention, reading.span, Unit.PEOPLE)) is not None:
                one.mention = replace(one.mention, measure=Measure.PEOPLE, unit="people")
                return result
        return None

    def _boats(self, text: str, one: Told, near: Sequence[Reading], told: Sequence[Told]) -> holding.Held | None:
        """ "Boats fell: 602 in 2023 and 1,110 the year before": bare numbers of what the sentence or the one before names."""
        if one.mention.named or not (_BOATS.search(text) or _BOATS.search(self.lead)):
            return None
        if (one.mention.value or 0) < FEW and not _BOATS.search(text):
            return None
        last = [
            t.span
            for t in reversed([*self.last, *told])
            if t.span and t.mention.measure in COUNTS and t.answer in FOUND
        ]
        told_of = (
            []
            if (one.mention.value or 0) < MANY
            else [*reversed(self.at.spans[-6:]), *attaching.to_date(self.at), *self._years()]
        )
        for span in [*(r.span for r in near), *last[:3], *told_of]:
            if (result := self.exactly(one.mention, span, Unit.BOATS)) is not None:
                one.mention = replace(one.mention, measure=Measure.BOATS, unit="boats", why="")
                return result
        return None

    def _years(self) -> list[Span]:
        """The whole years up to that of the text, the latest first."""
        last = self.at.said.year if self.at.said else self.at.last.year
        return [whole_year(year) for year in range(last - 1, self.at.first.year - 1, -1)]

    def _one_boat(self, text: str, one: Told, near: Sequence[Reading], told: Sequence[Told]) -> holding.Held | None:
        """ "The last boat, with 55 aboard, was met on 16 December": the day's count, where that boat was all that came."""
        if ONE_LOAD not in one.mention.why:
            return None
        for reading in near:
            alone = reading.span.day and self.official.on_record(Unit.BOATS, reading.span) == 1
            result = self.exactly(one.mention, reading.span, Unit.PEOPLE) if alone else None
            if result is not None:
                one.mention = replace(one.mention, measure=Measure.PEOPLE, unit="people", why="")
                return result
        return None

    def _total_told(self, text: str, one: Told, near: Sequence[Reading], told: Sequence[Told]) -> holding.Held | None:
        """Exactly the total of a span that a text of its day may well speak of, if its words name no other year or number of days."""
        mention = one.mention
        if (
            not attaching.informative(mention)
            or mention.measure is not Measure.PEOPLE
            or (mention.value or 0) < MANY_PEOPLE
        ):
            return None
        span = self.total_of(mention.value or 0, [r.span for r in near])
        years = {r.span.end.year for r in near}
        if span and 1 < span.days <= accusing.WINDOWS and not _DAYS.search(f"{self.lead} {text}"):
            return None  # nobody tells a number of days without a word for them
        if span is None or (years and span.end.year not in years) or mention.why:
            return None
        return self.exactly(mention, span, Unit.PEOPLE)

    def _loads(self, text: str, one: Told, near: Sequence[Reading], told: Sequence[Told]) -> holding.Held | None:
        """ "The average load, 65": a bare number of people for each boat."""
        mention = one.mention
        if (mention.value or 0) > MOST_ABOARD or w.COUNTS_BOATS.match(text, mention.end):
            return None
        if not (_LOADS.search(text) or (_LOADS.search(self.lead) and not mention.named)):
            return None
        spans = [r.span for r in near if r.cost < tolerances.LOAD_BESIDE] or [
            t.span for t in reversed([*self.last, *told]) if t.span and t.answer in FOUND
        ][:2]
        asked = replace(mention, measure=Measure.PEOPLE_PER_BOAT, unit="people per boat", why="")
        for span in spans[:3]:
            held = holding.average(self.official, asked, span, "boat") if span.end <= self.at.last else None
            if held and held.fits:
                one.mention = asked
                return held
        return None
