"""Of what a day was the record: its place ever, in its year, its half-year and its month, as of the day it was said."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from crossing.language.spans import Span, half_of, whole_month, whole_year
from crossing.official.series import Series


@dataclass(frozen=True, slots=True)
class Scopes:
    """Places of a day among the days up to `said`, by the counts on record now; 1 is the highest."""

    ever: int
    year: int
    half: int
    month: int

    @property
    def named(self) -> dict[str, int]:
        """The places under the names that findings give them."""
        return {
            "ever": self.ever,
            "of its year to date": self.year,
            "of its half-year to date": self.half,
            "of its month to date": self.month,
        }


def scopes(series: Series, day: date, said: date) -> Scopes:
    """The place of a day in each scope, among all days known on `said` (a day not before `day`)."""

    def place(span: Span) -> int:
        return series.rank(day, Span(span.start, min(span.end, said)))

    return Scopes(
        ever=place(Span(series.first, said)),
        year=place(whole_year(day.year)),
        half=place(half_of(day)),
        month=place(whole_month(day.year, day.month)),
    )
