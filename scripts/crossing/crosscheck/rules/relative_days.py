"""Rules on relative days: what "last week" or "yesterday" means seen from the day of publication, and counts that date a text."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, timedelta

from crossing.crosscheck.asking import grouped, span_of, value_of
from crossing.crosscheck.faults import Fault
from crossing.crosscheck.model import Case, Found, Group, Kind, Number, number, rule
from crossing.crosscheck.rules.days import told_of_one_day
from crossing.crosscheck.sentences import Word
from crossing.language import dates, prose
from crossing.language.dates import Dated, find_points
from crossing.language.spans import ONE_DAY, Span, one_day
from crossing.ledger.rows import Claim
from crossing.ledger.vocabulary import MeasureRole, Role, Severity, Unit, Verdict
from crossing.official import official

# Relative times that date a claim, the closest first: of several in one quotation the first of these counts.
RELATIVE = (
    dates.Kind.LAST_NIGHT,
    dates.Kind.YESTERDAY,
    dates.Kind.LAST_WEEK,
    dates.Kind.WEEKEND,
    dates.Kind.THIS_WEEK,
    dates.Kind.LAST_MONTH,
    dates.Kind.EARLIER,
    dates.Kind.LAST_YEAR,
    dates.Kind.TO_DATE,
)
LEAD = re.compile(r"^(?:in|during|throughout|for|over|of)\s+", re.IGNORECASE)

Meant = tuple[str, Span]  # the words, and the days they mean


def relative_span(words: str, said: date) -> Meant | None:
    """The days that relative time words mean, seen from the day `said`; None if there are none.

    A month of last year comes first, then the kinds of RELATIVE in their order.
    """
    points = find_points(words, said)
    months = [point for point in points if point.kind is dates.Kind.MONTH and "last year" in point.words]
    others = sorted((point for point in points if point.kind in RELATIVE), key=lambda point: RELATIVE.index(point.kind))
    return next((_meant(point, point.span) for point in [*months, *others] if point.span), None)


def bare_month(words: str, said: date) -> Meant | None:
    """A month without a year, the last one that had begun by `said`; None where a year or a day stands with it."""
    points = find_points(words, said)
    if any(point.year_stated or point.kind is dates.Kind.DAY for point in points):
        return None
    return next((_meant(point, point.span) for point in points if point.kind is dates.Kind.MONTH and point.span), None)


def _meant(point: Dated, span: Span) -> Meant:
    words = LEAD.sub("", point.words)
    return words if point.kind is dates.Kind.MONTH else words.lower(), span


QUOTED = Kind(
    "relative-day-quoted",
    Severity.CONFUSING,
    Verdict.DEPENDS,
    "“{words:C}”, in a quotation, would be {meant}; what is reported belongs to {recorded}.",
    fault=Fault.TIME,
)
WRONG = Kind(
    "relative-day-wrong",
    Severity.CONFUSING,
    Verdict.DOES_NOT_FIT,
    "“{words:C}” would be {meant}; what is reported belongs to {recorded}.",
    fault=Fault.TIME,
)


@rule(
    name="relative-day",
    group=Group.TIME,
    checks="A relative time (‘last week’, ‘last month’, ‘August last year’) is worked out from the day of publication and compared with the span the claim belongs to.",
    tolerance="The claim’s span must lie within the one worked out; inside a quotation the speaker’s own day may have been earlier.",
    why="A copy printed later keeps the words ‘yesterday’ or ‘this week’, which then point to other days.",
    kinds=(QUOTED, WRONG),
)
def relative_day(case: Case) -> Iterator[Found]:
    for claim in case.claims:
        said = claim.source.published
        if claim.measure.role is MeasureRole.DATE and claim.span:
            meant = relative_span(claim.quote, said) or bare_month(claim.quote, said)
            # Words that mean the span recorded prove only that the ledger agrees with itself.
            if meant and not _within(claim.span, meant[1]):
                yield _relative(claim, claim.span, said, *meant)


def _within(inner: Span, outer: Span) -> bool:
    return inner.start in outer and inner.end in outer


def _relative(claim: Claim, recorded: Span, said: date, phrase: str, meant: Span) -> Found:
    numbers = [
        number("published on", said.isoformat(), key="published"),
        number("", phrase, key="words"),
        number("the words would mean", f"{meant.start}/{meant.end}", key="worked out"),
        number("what is reported belongs to", f"{recorded.start}/{recorded.end}", key="recorded"),
    ]
    words: dict[str, Word] = {
        "said": said,
        "words": phrase,
        "meant": meant,
        "recorded": recorded,
        "speaker": claim.speaker,
    }
    if claim.speaker_role is not Role.OUTLET:
        return QUOTED.on(claim, numbers=numbers, told=words)
    return WRONG.on(claim, numbers=numbers, likely_reading=claim.reading, basis=claim.reading_basis, told=words)


BOTH = "One event is put in both “last week” and “yesterday”, which would be {yesterday}"
TWO_TIMES = Kind("two-times-for-one-event", Severity.CONFUSING, Verdict.DOES_NOT_FIT, BOTH + ".", fault=Fault.TIME)
NEITHER_DAY = Kind(
    "two-times-for-one-event",
    Severity.CONFUSING,
    Verdict.DOES_NOT_FIT,
    BOTH + "; it belongs to {day}.",
    fault=Fault.TIME,
)


@rule(
    name="yesterday-and-last-week",
    group=Group.TIME,
    checks="‘Yesterday’ and ‘last week’ in one passage are looked for, and worked out from the day of publication.",
    tolerance="None.",
    why="A passage that dates one event both ways was put together from reports of different days.",
    kinds=(TWO_TIMES, NEITHER_DAY),
)
def yesterday_and_last_week(case: Case) -> Iterator[Found]:
    for claims in case.claims_by_line.values():
        first = next((claim for claim in claims if _says(claim, dates.Kind.YESTERDAY)), None)
        other = next((claim for claim in claims if _says(claim, dates.Kind.LAST_WEEK)), None)
        if first and other:
            yield _two_times(first, [first] if other is first else [other, first])


def _says(claim: Claim, kind: dates.Kind) -> bool:
    # A quick look first: most claims say neither, and reading the words takes long.
    return kind.value in claim.quote.lower() and any(point.kind is kind for point in find_points(claim.quote))


def _two_times(claim: Claim, both: list[Claim]) -> Found:
    said = claim.source.published
    eve = said - ONE_DAY
    numbers: list[Number] = [
        number("published on", said.isoformat(), key="published"),
        number("the words would mean", eve.isoformat(), key="yesterday would be"),
    ]
    other_day = claim.day if claim.day != eve else None
    if other_day:
        numbers.append(number("what is reported belongs to", other_day.isoformat(), key="day the claim belongs to"))
    return (NEITHER_DAY if other_day else TWO_TIMES).on(
        *both,
        judges=[claim],
        numbers=numbers,
        likely_reading=claim.reading,
        basis=claim.reading_basis,
        said=said,
        yesterday=eve,
        day=other_day or eve,
    )


CONFIRMED = Kind(
    "day-confirmed",
    Severity.HOLDS,
    Verdict.FITS,
    "Of the {tried} days tried, only {day} has a count, as announced then or on record now, that fits {count}.",
)
LONGEST_DATED = 32  # days of a span that a date may name and still be tried day by day
TRIED_BACK = 15  # days up to publication that are tried: two weeks and the day itself


@rule(
    name="day-confirmed-by-count",
    group=Group.TIME,
    checks="A date is confirmed where the count printed on the same line fits, of all days it could mean, only the one recorded for it.",
    tolerance="The days tried are the date’s own span and the two weeks before publication, by the figures of either vintage.",
    why="The official series can tell on which day so many people arrived, and so date a report that names only a weekday.",
    kinds=(CONFIRMED,),
)
def day_confirmed_by_count(case: Case) -> Iterator[Found]:
    counted = (claim for claim in case.claims if told_of_one_day(claim) and claim.unit is Unit.PEOPLE)
    counts = grouped(counted, lambda claim: (claim.source_id, claim.line))
    for claim in case.claims:
        span = claim.span
        if claim.measure.role is not MeasureRole.DATE or span is None or span.days > LONGEST_DATED:
            continue
        meant = relative_span(claim.quote, claim.source.published)
        if meant and not _within(span, meant[1]):
            continue  # its words mean other days: nothing to confirm
        beside = next(
            (count for count in counts.get((claim.source_id, claim.line), []) if span_of(count).start in span), None
        )
        if beside is not None:
            yield from _confirmed(case, claim, span, beside)


def _confirmed(case: Case, claim: Claim, span: Span, beside: Claim) -> Iterator[Found]:
    day = span_of(beside).start
    tried = set(span.each_day())
    tried |= {claim.source.published - timedelta(days=i) for i in range(TRIED_BACK)}
    judge = official(case.ledger).judge
    if [when for when in tried if judge(beside, one_day(when)).fits] == [day]:
        yield CONFIRMED.on(
            claim,
            beside,
            judges=[claim],
            numbers=[
                number("count", value_of(beside), Unit.PEOPLE),
                number("day", day.isoformat()),
                number("days tried", len(tried)),
            ],
            tried=prose.number(len(tried)),
            day=day,
            count=beside,
        )
