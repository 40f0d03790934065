"""Counts that fit days which their sentence does not name."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date, timedelta

from crossing.language.spans import LONG_MONTH, Span, one_day, whole_year
from crossing.ledger.vocabulary import Unit
from crossing.official import Fit
from crossing.reading import attaching, holding, tolerances
from crossing.reading.answers import Measure
from crossing.reading.counting.candidates import Candidates
from crossing.reading.holding import Held
from crossing.reading.mentions import Mention
from crossing.reading.moments import RECENT, Moment

_SINGLE = re.compile(
    r"(?i)\b(?:in|on|for)\s+(?:a\s+single|one|any\s+one|a)\s+day\b|\bsingle[-\s]day\b|\bdaily\s+(?:record|total|figure|high)\b|\b(?:record|peak)\s+(?:still\s+)?(?:remains?|is|was|stands?|stood|of)\b"
)


class Context(Candidates):
    """The part of the reader that finds the days of a count elsewhere in the text."""

    def _some_day(self, text: str, mention: Mention, found: Sequence[Moment]) -> Held | None:
        """ "The record is 1,305 in a single day": the highest day of the span told, or of all of it."""
        near = text[max(0, mention.start - 70) : mention.end + 90]
        if mention.measure is not Measure.PEOPLE or not _SINGLE.search(near):
            return None
        series = self.official.people.series
        spans = [span for m in found for span in m.spans[:2] if span.days > 1]
        last = min(self.at.last, self.at.said or self.at.last)
        if not spans and (self.at.said or not found) and self.at.first <= last:
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
            if inside.days <= LONG_MONTH:
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
        return bool(actual) and abs((actual or 0) - value) <= tolerances.NEARLY * value
