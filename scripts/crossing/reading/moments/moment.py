"""Time words with the spans of days that they allow, and the setting in which a text tells them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta

from crossing.language.dates import Dated, Kind, find_dates
from crossing.language.spans import ONE_DAY, Span
from crossing.reading.terms import Terms

LATEST = 8  # a text told on a day has counts up to the day before it, or some days earlier: up to so many less one
RECENT = 14  # days before publication in which a day named in the text may be the last one counted
NAMED_WITHIN, NAMED_MOST = 60, 2  # so many of the newest days named within so many days may be, too
LONGEST = 4000  # letters of a line in which such days are looked for


@dataclass(frozen=True)
class Moment:
    """Time words with the spans they allow, the likeliest first.

    `sure` is True where the words give the days and no other reading is at hand; `other` where they name the other side of
    a comparison by themselves ("this point last year"); `running` where a count goes on to a day that is not named.
    """

    dated: Dated
    spans: tuple[Span, ...]
    sure: bool = False
    other: bool = False
    running: bool = False

    @property
    def place(self) -> int:
        """Where its words begin in the sentence."""
        return self.dated.place

    @property
    def stop(self) -> int:
        """Where its words end in the sentence."""
        return self.dated.stop

    @property
    def ends(self) -> tuple[Span, Span] | None:
        """The two years of "between 2020 and 2021", which may be those of a change; None for other words."""
        years = [part.span for part in self.dated.parts if part.kind in (Kind.YEAR, Kind.LAST_YEAR) and part.span]
        return (years[0], years[1]) if self.dated.kind is Kind.BETWEEN and len(years) == 2 else None


@dataclass
class Setting:
    """What a text has told so far: the day it appeared, its last counted days, and the spans it speaks of, newest last.

    `here` are the spans of the sentence that is being read; `first` and `last` the days between which the series has counts.
    """

    said: date | None
    terms: Terms
    first: date
    last: date
    ends: list[date] = field(default_factory=list)
    spans: list[Span] = field(default_factory=list)
    here: list[Span] = field(default_factory=list)
    year: int | None = None

    def tell(self, span: Span) -> None:
        """Take a span that a figure speaks of as the one in focus."""
        if span in self.spans:
            self.spans.remove(span)
        self.spans.append(span)

    @property
    def focus(self) -> Span | None:
        """The span told last."""
        return self.spans[-1] if self.spans else None

    def told(self, here: int | None = None, before: int | None = None) -> list[Span]:
        """Spans told, the newest first: so many of this sentence and of those before it; all if no number is given."""
        return [
            *reversed(self.here[-here:] if here else self.here),
            *reversed(self.spans[-before:] if before else self.spans),
        ]


def setting(lines: Sequence[str], said: date | None, terms: Terms, first: date, last: date) -> Setting:
    """The setting of a text before its first sentence, with the last days that it may have counts for."""
    ends: list[date] = []
    if said and said >= first:
        named = {end for line in lines for end in _named_days(line, said)}
        recent = {day for day in named if said - timedelta(days=RECENT) <= day <= said}
        earlier = {day for day in named if said - timedelta(days=NAMED_WITHIN) <= day < said}
        usual = [said - timedelta(days=back) for back in (0, *range(2, LATEST))]
        ends = [said - ONE_DAY, *sorted(recent, reverse=True), *usual, *sorted(earlier, reverse=True)[:NAMED_MOST]]
        if said > last and last in named:
            ends.append(last)
    return Setting(said, terms, first, last, [day for day in dict.fromkeys(ends) if day >= first])


def _named_days(line: str, said: date) -> Iterable[date]:
    """Single days and ends of spans that a line names."""
    for dated in find_dates(line[:LONGEST], said):
        if dated.end and (dated.start == dated.end or dated.kind in (Kind.UNTIL, Kind.WEEK_TO, Kind.BETWEEN)):
            yield dated.end


def going_on(dated: Dated, spans: Iterable[Span]) -> Moment:
    """Time words of a count that goes on: "so far", "since July"."""
    return Moment(dated, each(spans), sure=True, running=True)


def each(spans: Iterable[Span]) -> tuple[Span, ...]:
    """Spans, each once."""
    return tuple(dict.fromkeys(spans))


def days_to(end: date, days: int) -> Span:
    """So many days up to one."""
    return Span(end - timedelta(days=days - 1), end)


def from_day(start: date, ends: Iterable[date]) -> tuple[Span, ...]:
    """Spans from a day to each of several that are not before it."""
    return tuple(Span(start, end) for end in ends if start <= end)


def since_new_year(ends: Iterable[date]) -> list[Span]:
    """The year so far on each of several days."""
    return [Span(date(end.year, 1, 1), end) for end in ends]
