"""The days that a number left open may mean: those that its text tells, and the like days of other years."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from functools import cached_property

from crossing.language.spans import ONE_DAY, Span, like_days, month_end
from crossing.reading import attaching
from crossing.reading.case import Case
from crossing.reading.left_open import Left
from crossing.reading.mentions import Mention

MOST_SPANS = 40  # counts: those of a text that are asked; more would take long


class Meant:
    """The spans that the numbers of a text may mean."""

    def __init__(self, case: Case) -> None:
        """`case` has read the whole text."""
        self._case, self._at = case, case.at
        self.last = min(case.at.last, case.at.said or case.at.last)  # the last day that the text may tell of

    def held(self, span: Span) -> bool:
        """True if every day of a span is on record, up to the day of the text."""
        return span.end <= self.last and self._case.official.people.series.covers(span)

    def spans_and_like(self, left: Left) -> list[Span]:
        """The spans that a number may be of, and the like days of other years."""
        spans, years = self.spans(left), self.years(left)
        return list(dict.fromkeys([*spans, *(other for span in spans for other in self.others(span, years))]))

    @cached_property
    def counts(self) -> list[Mention]:
        """The counts of the text, of a long one the first."""
        return [t.mention for t in self._case.counted[:MOST_SPANS]]

    @cached_property
    def told(self) -> list[Span]:
        """The spans of the counts that are beyond doubt, of a long text the first."""
        return [t.span for t in self._case.counted if t.proven and t.span][:MOST_SPANS]

    def spans(self, left: Left) -> list[Span]:
        """The spans that a change or an average may be of: those of counts beyond doubt, of its sentence, and the year so far."""
        one = left.one
        named = (span for moment in left.found for span in moment.spans[:2])
        spans = [*self.told, *attaching.to_date(self._at)[:1], *filter(None, (one.span, one.base)), *named]
        return [span for span in dict.fromkeys(spans) if self.held(span)]

    def years(self, left: Left) -> set[int]:
        """The years that its sentence names, and the year before the text's."""
        named = {span.end.year for moment in left.found for span in moment.spans[:2]}
        told = {moment.dated.year for moment in left.found if moment.dated.year}
        return named | told | {self.last.year - 1}

    def others(self, span: Span, years: set[int]) -> Iterator[Span]:
        """The like days of the year before a span and of years named, and as many days right before it."""
        for year in years | {span.end.year - 1}:
            like = like_days(span, year) if self._at.first.year <= year < span.end.year else span
            if like != span and like.start >= self._at.first:
                yield like
        before = span.start - timedelta(days=span.days)
        if before >= self._at.first:
            yield Span(before, span.start - ONE_DAY)

    def like(self, span: Span, year: int) -> list[Span]:
        """The like days of an earlier year of the series; none where that is no such year."""
        return [like_days(span, year)] if self._at.first.year <= year < span.end.year else []

    def year_so_far(self) -> Iterator[Span]:
        """The text's year up to the end of each of its months: its last figures may be weeks old."""
        year = self.last.year
        yield from (Span(date(year, 1, 1), month_end(year, month)) for month in range(1, self.last.month))
