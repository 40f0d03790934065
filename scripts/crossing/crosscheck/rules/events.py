"""Rules on events: dates against the policy table, lengths of time against their ends, and where the series begins."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from crossing.crosscheck.asking import value_of
from crossing.crosscheck.model import Case, Found, Group, Kind, number, rule
from crossing.crosscheck.rules.money import agreed_in
from crossing.language import dates
from crossing.language.dates import find_points, years_in
from crossing.language.prose import partial_date
from crossing.language.spans import Span
from crossing.ledger.rows import Claim, Event, Money
from crossing.ledger.vocabulary import MeasureRole, Qualifier, Severity, Stated, Unit, Verdict
from crossing.official import allowed

# Days in a unit of time.
LENGTHS = {Unit.YEARS: 365.25, Unit.MONTHS: 365.25 / 12}
HALF = 0.5  # of a unit: how far an exact or rough length may be off

LENGTH_HOLDS = Kind(
    "duration-holds",
    Severity.HOLDS,
    Verdict.CONSISTENT,
    "{claim:C}: {span} is {length} {unit}, so it holds.",
)
LENGTH_FAILS = Kind(
    "duration-fails",
    Severity.CONFUSING,
    Verdict.CONFLICTS,
    "{claim:C} are stated, but {span} is {length} {unit}.",
)


@rule(
    name="duration-and-span",
    group=Group.TIME,
    checks="A stated length of time is compared with the length of the span it speaks of.",
    tolerance="What the qualifier allows; an exact number of years or months may be up to half a unit off.",
    why="A length of time can be counted from its two ends.",
    kinds=(LENGTH_HOLDS, LENGTH_FAILS),
)
def duration_and_span(case: Case) -> Iterator[Found]:
    for claim in case.claims:
        span, unit = claim.span, claim.unit
        if claim.measure.role is not MeasureRole.DURATION or claim.value is None or span is None:
            continue
        # An exact length whose span was itself worked out from that length proves nothing.
        proves_nothing = claim.qualifier is Qualifier.EXACT and claim.span_basis is Stated.INFERRED
        if unit not in LENGTHS or proves_nothing:
            continue
        length, value = span.days / LENGTHS[unit], value_of(claim)
        low, high = allowed(claim)
        if claim.qualifier in (Qualifier.EXACT, Qualifier.ABOUT):
            low, high = value - HALF, value + HALF
        yield (LENGTH_HOLDS if low <= length <= high else LENGTH_FAILS).on(
            claim,
            numbers=[
                number("stated", value, unit),
                number(f"{unit} in the span", round(length, 1), unit),
                number("span", f"{span.start}/{span.end}"),
            ],
            claim=claim,
            span=span,
            length=f"{length:.1f}",
            unit=unit.value,
        )


# Words in a claim that name a kind of event in policy.csv.
EVENT_WORDS = (
    (re.compile(r"\b(?:deal|agreement|arrangement|treaty)\b", re.IGNORECASE), "agreement"),
    (re.compile(r"\b(?:coming to power|came to power|took office|elected)\b", re.IGNORECASE), "election"),
)
TELLING = 4  # letters: a longer word can tell an event
SHARED = 2  # telling words that a claim and an event must share

IN_MONEY = Kind(
    "event-date-holds",
    Severity.HOLDS,
    Verdict.CONSISTENT,
    "The money table, from other sources, dates the sum on the same line: {covers} ({date}).",
)
IN_POLICY = Kind(
    "event-date-holds",
    Severity.HOLDS,
    Verdict.CONSISTENT,
    "The policy table, from other sources, has an event that fits: {label} ({date}).",
)


@rule(
    name="dated-event",
    group=Group.TIME,
    checks="A date, year or month named for an event is compared with the dated events in the policy table.",
    tolerance="The event must fall in the stated span and be of the kind named, or share two telling words; events known only from the same text are left out.",
    why="A date can be confirmed only from somewhere else.",
    kinds=(IN_MONEY, IN_POLICY),
)
def dated_event(case: Case) -> Iterator[Found]:
    paid = _money_by_line(case)
    for claim in case.claims:
        if claim.measure.role is not MeasureRole.DATE or claim.span is None:
            continue
        event = _event(case, claim, claim.span)
        if event is not None:
            yield IN_POLICY.on(
                claim,
                numbers=[number("event", event.label), number("date", event.date)],
                basis=event.citation,
                label=event.label,
                date=partial_date(event.date),
            )
            continue
        money = paid.get((claim.source_id, claim.line))
        if money and _names_a_date(claim) and _within(agreed_in(money), claim.span):
            yield IN_MONEY.on(
                claim,
                numbers=[number("agreement", money.covers), number("date", money.agreed)],
                basis=money.citation,
                covers=money.covers,
                date=partial_date(money.agreed),
            )


def _money_by_line(case: Case) -> Mapping[tuple[str, int], Money]:
    """Agreements linked to a sum that a text states, by its line."""
    places = {
        claim.claim_id: (claim.source_id, claim.line)
        for claim in case.claims
        if claim.measure.role is MeasureRole.FUNDING
    }
    return {places[row.claim_id]: row for row in case.money if row.kind == "component" and row.claim_id in places}


def _names_a_date(claim: Claim) -> bool:
    named = (dates.Kind.MONTH, dates.Kind.DAY)
    return bool(years_in(claim.quote)) or any(point.kind in named for point in find_points(claim.quote))


def _within(inner: Span, outer: Span) -> bool:
    return inner.start in outer and inner.end in outer


def _event(case: Case, claim: Claim, span: Span) -> Event | None:
    """The event from other sources that a date can mean: of the kind named, or told in the same words."""
    independent = [event for event in case.events if _independent(claim, event)]
    until = min(span.end, claim.source.published)  # an event told cannot lie ahead
    inside = [event for event in independent if span.start <= event.first <= until and event.last <= span.end]
    # A kind of event names it only if there is one of that kind; otherwise two telling words must be shared.
    kinds = {kind for words, kind in EVENT_WORDS if words.search(claim.quote) and _names_a_date(claim)}
    named = [event for event in inside if event.kind in kinds and _with_france(event)]
    if len(named) == 1:
        return named[0]
    told = [event for event in inside if _share_words(f"{event.event} {event.label} {event.actor}", claim.quote)]
    return next(iter(told), None) or _ahead(independent, claim)


def _ahead(events: list[Event], claim: Claim) -> Event | None:
    """An event that names a later year itself, as an agreement that runs until then does."""
    years = years_in(claim.quote)
    return next(
        (
            event
            for event in events
            if years
            and f" {years[-1]}" in event.event
            and years[-1] > event.first.year
            and _share_words(event.event, claim.quote)
        ),
        None,
    )


def _with_france(event: Event) -> bool:
    """True unless it is an agreement with somebody else."""
    return event.kind != "agreement" or "France" in event.country


def _independent(claim: Claim, event: Event) -> bool:
    """True if the event is cited from somewhere other than the claim's own text."""
    if event.source_id != claim.source_id:
        return True
    producer = claim.source.producer.split(",")[0]
    parts = [part for part in event.citation.split(";") if part.strip()]
    return len(parts) > 1 or (bool(producer) and producer not in event.citation)


def _share_words(one: str, other: str) -> bool:
    def telling(text: str) -> set[str]:
        return {word for word in re.findall(r"[a-z]+", text.lower()) if len(word) > TELLING}

    return len(telling(one) & telling(other)) >= SHARED


DATA_BEGINS = re.compile(r"\b(?:data|records|figures)\b.*\b(?:collected|began|begin|started)\b", re.IGNORECASE)
START_HOLDS = Kind(
    "series-start-holds",
    Severity.HOLDS,
    Verdict.CONSISTENT,
    "The official series begins in {first}, as stated.",
)
START_DIFFERS = Kind(
    "series-start-differs",
    Severity.CONFUSING,
    Verdict.CONTRADICTED,
    "The source has the data begin in {stated}; the official series begins in {first}.",
)


@rule(
    name="series-start",
    group=Group.TIME,
    checks="The year in which data collection is said to begin is compared with the first year of the official series.",
    tolerance="None.",
    why="A record that reaches back to the first data reaches only as far back as they do.",
    kinds=(START_HOLDS, START_DIFFERS),
)
def series_start(case: Case) -> Iterator[Found]:
    for claim in case.claims:
        years = years_in(claim.quote)
        if claim.measure.role is MeasureRole.DATE and years and DATA_BEGINS.search(claim.quote):
            stated, first = str(years[-1]), str(case.official.first.year)  # as words: a year has no thousands
            yield (START_HOLDS if stated == first else START_DIFFERS).on(
                claim,
                numbers=[number("stated", stated), number("first year of the series", first)],
                stated=stated,
                first=first,
            )
