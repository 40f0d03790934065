"""Rules on relative days: what "last week" or "yesterday" means seen from the day of publication, and counts that date a text."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, timedelta

from crossing.crosscheck.asking import grouped, span_of, value_of
from crossing.crosscheck.model import Case, Found, Group, Kind, Number, number, rule
from crossing.crosscheck.rules.dates import MONTHS
from crossing.crosscheck.rules.days import told_of_one_day
from crossing.crosscheck.sentences import Word
from crossing.language import prose
from crossing.language.spans import ONE_DAY, Span, week_of, whole_month, whole_year, year_so_far
from crossing.ledger.rows import Claim
from crossing.ledger.vocabulary import MeasureRole, Role, Severity, Unit, Verdict
from crossing.official import fits

MONTH = re.compile(rf"\b({'|'.join(MONTHS)})\b")
MONTH_LAST_YEAR = re.compile(rf"\b({'|'.join(MONTHS)}) last year\b")
YEAR = re.compile(r"\b(?:19|20)\d\d\b")
RELATIVE = re.compile(r"\b(?:last|this|yesterday)\b")
WEEK = timedelta(days=7)
FRIDAY = 4  # as date.weekday() counts

Meant = tuple[str, Span]  # the words, and the days they mean


def relative_span(words: str, said: date) -> Meant | None:
    """The span that a relative phrase in `words` means, seen from the day `said`; None if no known phrase stands there.

    "Last week" is the Monday to Sunday before; "this year" runs up to `said`.
    """
    text = words.lower()
    if not RELATIVE.search(text):
        return None
    if match := MONTH_LAST_YEAR.search(words):
        return match[0], whole_month(said.year - 1, MONTHS.index(match[1]) + 1)
    yesterday, this_week = said - ONE_DAY, week_of(said)
    last_month = said.replace(day=1) - ONE_DAY
    phrases = {
        "last night": Span(yesterday, yesterday),
        "yesterday": Span(yesterday, yesterday),
        "last week": Span(this_week.start - WEEK, this_week.end - WEEK),
        "this weekend": _weekend(said, this_week),
        "this week": this_week,
        "last month": whole_month(last_month.year, last_month.month),
        "earlier this year": year_so_far(said),
        "last year": whole_year(said.year - 1),
        "this year": year_so_far(said),
    }
    return next(((phrase, span) for phrase, span in phrases.items() if re.search(rf"\b{phrase}\b", text)), None)


def _weekend(said: date, week: Span) -> Span:
    """The weekend that is going on, as far as it has gone; on a weekday the one before."""
    saturday = week.end - ONE_DAY
    return Span(saturday, said) if said.weekday() > FRIDAY else Span(saturday - WEEK, week.end - WEEK)


def bare_month(words: str, said: date) -> Meant | None:
    """A month without a year is the last one that had begun by `said`; None where a year or a day stands with it."""
    match = MONTH.search(words)
    if not match or YEAR.search(words) or re.search(rf"\d {match[1]}|{match[1]} \d|spring|autumn|summer|winter", words):
        return None
    month = MONTHS.index(match[1]) + 1
    return match[0], whole_month(said.year if month <= said.month else said.year - 1, month)


SEEN = "Seen from {said}, “{words}” means {meant}"
HOLDS = Kind("relative-day-holds", Severity.HOLDS, Verdict.CONSISTENT, SEEN + ", the span recorded for the claim.")
HOLDS_IN = Kind("relative-day-holds", Severity.HOLDS, Verdict.CONSISTENT, SEEN + "; {recorded} lies in it.")
QUOTED = Kind(
    "relative-day-quoted",
    Severity.CONFUSING,
    Verdict.DEPENDS,
    SEEN + "; the words are quoted from {speaker}, who may have spoken earlier, and the claim belongs to {recorded}.",
)
WRONG = Kind(
    "relative-day-wrong",
    Severity.CONFUSING,
    Verdict.CONFLICTS,
    SEEN + ", but what is told belongs to {recorded}.",
)


@rule(
    name="relative-day",
    group=Group.TIME,
    checks="A relative time (‘last week’, ‘last month’, ‘August last year’) is worked out from the day of publication and compared with the span the claim belongs to.",
    tolerance="The claim's span must lie within the one worked out; inside a quotation the speaker's own day may have been earlier.",
    why="A copy printed later keeps the words ‘yesterday’ or ‘this week’, which then point to other days.",
    kinds=(HOLDS, HOLDS_IN, QUOTED, WRONG),
)
def relative_day(case: Case) -> Iterator[Found]:
    for claim in case.claims:
        said = claim.source.published
        if claim.measure.role is MeasureRole.DATE and claim.span:
            meant = relative_span(claim.quote, said) or bare_month(claim.quote, said)
            if meant:
                yield _relative(claim, claim.span, said, *meant)


def _relative(claim: Claim, recorded: Span, said: date, phrase: str, meant: Span) -> Found:
    numbers = [
        number("published", said.isoformat()),
        number("words", phrase),
        number("worked out", f"{meant.start}/{meant.end}"),
        number("recorded", f"{recorded.start}/{recorded.end}"),
    ]
    words: dict[str, Word] = {
        "said": said,
        "words": phrase,
        "meant": meant,
        "recorded": recorded,
        "speaker": claim.speaker,
    }
    if recorded.start in meant and recorded.end in meant:
        return (HOLDS if meant == recorded else HOLDS_IN).on(claim, numbers=numbers, judges=(), told=words)
    if claim.speaker_role is not Role.OUTLET:
        return QUOTED.on(claim, numbers=numbers, told=words)
    return WRONG.on(claim, numbers=numbers, likely_reading=claim.reading, basis=claim.reading_basis, told=words)


YESTERDAY, LAST_WEEK = "yesterday", "last week"
BOTH = "One passage says both “last week” and “yesterday” of the same event; seen from {said} yesterday is {yesterday}"
TWO_TIMES = Kind("two-times-for-one-event", Severity.CONFUSING, Verdict.CONFLICTS, BOTH + ".")
NEITHER_DAY = Kind(
    "two-times-for-one-event",
    Severity.CONFUSING,
    Verdict.CONFLICTS,
    BOTH + ", while the figure belongs to {day}.",
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
        first = next((claim for claim in claims if YESTERDAY in claim.quote.lower()), None)
        other = next((claim for claim in claims if LAST_WEEK in claim.quote.lower()), None)
        if first and other:
            yield _two_times(first, [first] if other is first else [other, first])


def _two_times(claim: Claim, both: list[Claim]) -> Found:
    said = claim.source.published
    eve = said - ONE_DAY
    numbers: list[Number] = [
        number("published", said.isoformat()),
        number("yesterday would be", eve.isoformat()),
    ]
    other_day = claim.day if claim.day != eve else None
    if other_day:
        numbers.append(number("day the claim belongs to", other_day.isoformat()))
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
    Verdict.CONSISTENT,
    "Of the {tried} days tried, only {day} has a count, as announced then or on record now, that fits {count}.",
)
LONGEST_DATED = 32  # days of a span that a date may name and still be tried day by day
TRIED_BACK = 15  # days up to publication that are tried: two weeks and the day itself


@rule(
    name="day-confirmed-by-count",
    group=Group.TIME,
    checks="A date is confirmed where the count printed on the same line fits, of all days it could mean, only the one recorded for it.",
    tolerance="The days tried are the date's own span and the two weeks before publication, by the figures of either vintage.",
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
        if meant and not (span.start in meant[1] and span.end in meant[1]):
            continue  # its words mean other days: nothing to confirm
        beside = next(
            (count for count in counts.get((claim.source_id, claim.line), []) if span_of(count).start in span), None
        )
        if beside is not None:
            yield from _confirmed(case, claim, span, beside)


def _confirmed(case: Case, claim: Claim, span: Span, beside: Claim) -> Iterator[Found]:
    day = span_of(beside).start
    tried = {span.start + timedelta(days=i) for i in range(span.days)}
    tried |= {claim.source.published - timedelta(days=i) for i in range(TRIED_BACK)}
    if [when for when in sorted(tried) if _count_fits(case, beside, when)] == [day]:
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


def _count_fits(case: Case, claim: Claim, when: date) -> bool:
    then = case.then.day(when)
    now = case.official.day(when) if case.official.has(when) else None
    return (now is not None and fits(claim, now)) or (then is not None and fits(claim, then.value))
