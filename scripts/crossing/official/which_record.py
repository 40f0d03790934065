"""Was a span the highest: of its kind, among what, and as of when? The one answer that charts, texts and the chooser show.

A day, a weekend, a month, a half-year or the year to a day is held against spans of its kind that ended before it, never
against later ones. It is asked by the counts on record now, or by those announced at the time, of which this book holds
only some; what is not recorded is never taken for zero, and an answer that needs it is left open.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from crossing.language.spans import (
    ONE_DAY,
    WEEK,
    Span,
    first_day,
    half_of,
    one_day,
    weekend_of,
    whole_month,
    year_so_far,
)
from crossing.ledger import Ledger
from crossing.ledger.rows import Claim, PublicCount
from crossing.ledger.vocabulary import RecordOf, RecordScope
from crossing.official.judgement import official
from crossing.official.published import AT_THE_TIME, is_announcement
from crossing.official.series import Series


class Kind(StrEnum):
    """What is asked of."""

    DAY = "day"
    WEEKEND = "weekend"
    MONTH = "month"
    HALF = "half"
    TO_DATE = "to-date"


class Among(StrEnum):
    """What it is compared with: earlier spans of its kind in its year, in its season of any year, or all of them."""

    YEAR = "year"
    SEASON = "season"
    EVER = "ever"


# The season of a day, a weekend or a month is its month, that of a half-year its half. A year so far can only be compared
# with the same part of other years.
OFFERED = {
    Kind.DAY: tuple(Among),
    Kind.WEEKEND: tuple(Among),
    Kind.MONTH: tuple(Among),
    Kind.HALF: (Among.SEASON, Among.EVER),
    Kind.TO_DATE: (Among.SEASON,),
}


class Standing(StrEnum):
    """Whether it was a record; FIRST where there is nothing before it, OPEN and UNKNOWN where announcements do not tell."""

    RECORD = "record"
    LEVEL = "level"
    NONE = "none"
    FIRST = "first"
    OPEN = "open"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Question:
    """A span of a kind, named by one of its days (the last, for a year so far), and what it is compared with."""

    kind: Kind
    day: date
    among: Among

    @property
    def span(self) -> Span:
        """The span asked of."""
        return span_of(self.kind, self.day)


@dataclass(frozen=True, slots=True)
class Held:
    """The answer to a question.

    people: how many arrived in its span, None where that is not recorded; rivals: the earlier spans it is compared with, with
    their counts where these are known, oldest first; announced: True where it was announced as the highest day of all.
    """

    question: Question
    answer: Standing
    people: int | None
    rivals: list[tuple[Span, int | None]] = field(repr=False)
    announced: bool = False

    @property
    def known(self) -> list[tuple[Span, int]]:
        """The rivals whose counts are known."""
        return [(span, people) for span, people in self.rivals if people is not None]

    @property
    def best(self) -> tuple[Span, int] | None:
        """The highest rival of those known, the earliest of equals."""
        return max(self.known, key=lambda rival: rival[1], default=None)

    @property
    def rank(self) -> int | None:
        """Its place among all, 1 being the highest and equals sharing one; None where a rival's count is not known."""
        if self.people is None or len(self.known) < len(self.rivals):
            return None
        return 1 + sum(people > self.people for _, people in self.known)

    @property
    def share(self) -> float:
        """Its people over those of the highest rival known; 0 where nothing can be divided."""
        return self.people / self.best[1] if self.best and self.best[1] and self.people is not None else 0.0

    @property
    def gap(self) -> int:
        """How far it is from the highest rival known, up or down; 0 where there is none."""
        return abs(self.people - self.best[1]) if self.best and self.people is not None else 0


@dataclass(frozen=True, slots=True)
class Announced:
    """Exact counts of people as announced.

    days and spans: those of the time; later: when a count of a day was published later, the day and the count, oldest first;
    highest: the days announced as the highest of all; of_year: those announced as the highest of their year so far.
    """

    days: dict[date, int]
    spans: dict[Span, int]
    later: list[tuple[date, date, int]]
    highest: frozenset[date]
    of_year: frozenset[date] = frozenset()

    def of(self, span: Span, until: date | None = None) -> int | None:
        """The count of a span, None where it was not announced or is not held: of a day the last published `until` then,
        of a longer span its own count or the sum of its days."""
        if span.day:
            counted_again = [people for said, day, people in self.later if until and said <= until and day == span.day]
            return counted_again[-1] if counted_again else self.days.get(span.day)
        if span in self.spans:
            return self.spans[span]
        days = [self.days.get(day) for day in span.each_day()]
        known = [people for people in days if people is not None]
        return sum(known) if len(known) == len(days) else None


def announced(ledger: Ledger) -> Announced:
    """Return every exact count of people arriving that was announced and that the book holds."""
    then = official(ledger).people.then
    every_day = then.days(official(ledger).people.series.whole)
    counts = [count for count in ledger.rows.public_counts.values() if _is_announcement(count)]
    of_year = frozenset(count.span.start for count in counts if count.record_of is RecordOf.YEAR)
    found = Announced(every_day, {}, [], frozenset(day for day, _ in then.announced), of_year)
    for count in sorted(counts, key=lambda count: count.published):
        said, people = first_day(count.published), int(count.value)
        at_the_time = said - count.span.end <= AT_THE_TIME
        if count.span.day is None and at_the_time:
            found.spans.setdefault(count.span, people)
        elif count.span.day and not at_the_time:  # a day's count of the time is among `every_day`
            found.later.append((said, count.span.day, people))
    return found


def _is_announcement(count: PublicCount) -> bool:
    return is_announcement(count.context_id, count.topic, count.qualifier, count.unit, count.published)


def span_of(kind: Kind, day: date) -> Span:
    """The span of a kind that holds a day: of weekends that of its week, of years so far the one that ends on it."""
    match kind:
        case Kind.DAY:
            return one_day(day)
        case Kind.WEEKEND:
            return weekend_of(day)
        case Kind.MONTH:
            return whole_month(day.year, day.month)
        case Kind.HALF:
            return half_of(day)
    return year_so_far(day)


def rivals(question: Question, first: date) -> Iterator[Span]:
    """Yield the spans that a question compares its own with, oldest first; none begins before `first`."""
    span, among = question.span, question.among
    for earlier in _earlier(question.kind, span, first):
        same_year = earlier.start.year == span.start.year
        same_season = earlier.start.month == span.start.month
        if among is Among.EVER or (same_year if among is Among.YEAR else same_season):
            yield earlier


def _earlier(kind: Kind, span: Span, first: date) -> Iterator[Span]:
    """Every span of a kind from `first` until `span` begins; of years so far the same part of each year before."""
    if kind is Kind.TO_DATE:
        years = (span.in_year(year) for year in range(first.year, span.start.year))
        yield from (part for part in years if part.start >= first)
        return
    day = first
    while (earlier := span_of(kind, day)).start < span.start:
        if earlier.start >= first:
            yield earlier
        day = max(earlier.end, day) + ONE_DAY


def on_record(series: Series, question: Question) -> Held:
    """Answer a question by the counts on record now. Raises BookError where the series does not hold the whole span."""
    people = series.total(question.span)
    others = [(span, series.total(span)) for span in rivals(question, series.first) if series.covers(span)]
    return Held(question, _answer(people, others), people, list(others))


def as_announced(counts: Announced, series: Series, question: Question) -> Held:
    """Answer a question by the counts announced at the time, of the spans that the series holds.

    A day announced as the highest of all was the highest in every scope. For any other span the answer is known where a
    rival announced with more is, or where the counts of all rivals are; OPEN otherwise, UNKNOWN without a count of its own.
    """
    span = question.span
    people = counts.of(span)
    until = span.end + AT_THE_TIME
    others = [(rival, counts.of(rival, until)) for rival in rivals(question, series.first) if series.covers(rival)]
    known = [(rival, count) for rival, count in others if count is not None]
    highest = span.day in counts.highest
    if people is None:
        answer = Standing.UNKNOWN
    elif highest:
        answer = Standing.RECORD
    else:
        answer = _answer(people, known) if known or not others else Standing.OPEN
        if answer in (Standing.RECORD, Standing.LEVEL) and len(known) < len(others):
            answer = Standing.OPEN
    return Held(question, answer, people, others, highest)


def _answer(people: int, others: Iterable[tuple[Span, int]]) -> Standing:
    best = max((count for _, count in others), default=None)
    if best is None:
        return Standing.FIRST
    if people > best:
        return Standing.RECORD
    return Standing.LEVEL if people == best and people else Standing.NONE


def asked_by(claim: Claim, series: Series) -> list[Question]:
    """Return the questions that a claimed record raises, the narrower scope first; none where the series cannot answer.

    A record day is one of all days or of its year, a record half-year one of its half or of all. Where the words leave it open, the highest
    day of the span is asked of too, of its year and of all, and the weekend of a span that holds one, or the year so far.
    """
    span = claim.span
    if not claim.record or span is None or span.end > claim.source.published or not series.covers(span):
        return []
    if claim.record is RecordScope.DAY and span.day:
        return [Question(Kind.DAY, span.day, Among.EVER)]
    if claim.record.within and span.day:
        return [Question(Kind.DAY, span.day, Among.YEAR)] if claim.record is RecordScope.YEAR else []
    if claim.record is RecordScope.HALF_YEAR and span == half_of(span.start):
        return [Question(Kind.HALF, span.end, among) for among in OFFERED[Kind.HALF]]
    found = []
    if highest := series.highest(span):
        found += [Question(Kind.DAY, highest.day, among) for among in (Among.YEAR, Among.EVER)]
    weekend = weekend_of(span.start)
    if span.days <= WEEK.days and weekend.start in span and series.covers(weekend):
        found += [Question(Kind.WEEKEND, weekend.end, among) for among in (Among.YEAR, Among.EVER)]
    elif span == year_so_far(span.end):
        found.append(Question(Kind.TO_DATE, span.end, Among.SEASON))
    return found


def raised(ledger: Ledger) -> list[tuple[list[Claim], list[Question]]]:
    """Return what the claimed records of the ledger ask, each question once, the oldest source first: claims and questions.

    Claims that ask the same stand together; one whose questions all stand before is left out.
    """
    series = official(ledger).people.series
    claims = sorted(
        ledger.rows.claims.values(), key=lambda claim: (claim.source.published, claim.source_id, claim.line)
    )
    together: dict[tuple[Question, ...], list[Claim]] = {}
    for claim in claims:
        together.setdefault(tuple(asked_by(claim, series)), []).append(claim)
    seen: set[Question] = set()
    found = []
    for questions, those in together.items():
        if new := [question for question in questions if question not in seen]:
            found.append((those, new))
        seen |= set(questions)
    return found
