"""Rules on events: dates against the policy table, lengths of time against their ends, and where the series begins."""

from __future__ import annotations

import re
from collections.abc import Iterator

from crossing.crosscheck.asking import grouped, value_of
from crossing.crosscheck.faults import Fault
from crossing.crosscheck.model import Case, Found, Group, Kind, number, rule
from crossing.language import prose
from crossing.language.dates import find_points, years_in
from crossing.language.numbers import values_in
from crossing.language.spans import Span
from crossing.ledger.rows import Claim, Event, Source
from crossing.ledger.vocabulary import MeasureRole, Qualifier, Severity, Stated, Unit, Verdict
from crossing.official import allowed

# Days in a unit of time.
LENGTHS = {Unit.YEARS: 365.25, Unit.MONTHS: 365.25 / 12}
HALF = 0.5  # of a unit: how far an exact or rough length may be off

LENGTH_HOLDS = Kind(
    "duration-holds",
    Severity.HOLDS,
    Verdict.FITS,
    "{claim:C}: {span} is {length} {unit}, so it holds.",
)
SAME_LENGTH = Kind(
    "duration-holds",
    Severity.HOLDS,
    Verdict.FITS,
    "{claim:C} is the length that other sources give: {label}, {date}.",
)
LENGTH_FAILS = Kind(
    "duration-fails",
    Severity.CONFUSING,
    Verdict.DOES_NOT_FIT,
    "{claim:C} are stated, but {span} is {length} {unit}.",
    fault=Fault.TIME,
)


@rule(
    name="duration-and-span",
    group=Group.TIME,
    checks="A stated length of time is compared with the length of the span it speaks of.",
    tolerance="What the qualifier allows; an exact number of years or months may be up to half a unit off.",
    why="A length of time can be counted from its two ends.",
    kinds=(LENGTH_HOLDS, SAME_LENGTH, LENGTH_FAILS),
)
def duration_and_span(case: Case) -> Iterator[Found]:
    for claim in case.claims:
        span, unit = claim.span, claim.unit
        if claim.measure.role is not MeasureRole.DURATION or claim.value is None or span is None:
            continue
        event = case.ledger.rows.events.get(claim.elsewhere)
        if event and others(event, claim.source) and claim.value in values_in(event.event):
            yield SAME_LENGTH.on(
                claim,
                numbers=[number("stated", value_of(claim), unit), number("event", event.label)],
                basis="; ".join(others(event, claim.source)),
                claim=claim,
                label=event.label,
                date=prose.partial_date(event.date),
            )
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
                number(f"{unit} in the span", prose.rounded(length, 1), unit),
                number("span", f"{span.start}/{span.end}"),
            ],
            claim=claim,
            span=span,
            length=prose.number(length, 1),
            unit=unit.value,
        )


DATED = Kind(
    "event-date-holds",
    Severity.HOLDS,
    Verdict.FITS,
    "Other sources date it: {label}, {date}.",
)
AHEAD = Kind(
    "event-date-holds",
    Severity.HOLDS,
    Verdict.FITS,
    "Other sources name the same time: {label}, agreed on {date}, until {until}.",
)
DATED_OTHERWISE = Kind(
    "event-date-differs",
    Severity.CONFUSING,
    Verdict.DOES_NOT_FIT,
    "The source places it in {span}; other sources date it to {date}: {label}.",
    fault=Fault.TIME,
)


@rule(
    name="dated-event",
    group=Group.TIME,
    checks="A date, year or month named for an event is compared with the day that other sources give for that event.",
    tolerance="The event must fall in the stated span, or itself name a time in it that lay ahead; what is known from the same text alone is left out.",
    why="A date can be confirmed only from somewhere else.",
    kinds=(DATED, AHEAD, DATED_OTHERWISE),
)
def dated_event(case: Case) -> Iterator[Found]:
    for claim in case.claims:
        event = case.ledger.rows.events.get(claim.elsewhere)
        if claim.measure.role is MeasureRole.DATE and claim.span and event and others(event, claim.source):
            yield _dated(claim, claim.span, event)


ALIKE = Kind(
    "dates-agree",
    Severity.HOLDS,
    Verdict.FITS,
    "{count:N text} speak of the same event at the same time: {label}, {date}.",
)


@rule(
    name="same-event",
    group=Group.BETWEEN,
    checks="Dates that texts give for one event are compared with each other by the day on which it was.",
    tolerance="The event must fall in the span that each of them states.",
    why="Reports that date one event alike, without naming each other, confirm each other.",
    kinds=(ALIKE,),
)
def same_event(case: Case) -> Iterator[Found]:
    dated = (claim for claim in case.claims if claim.measure.role is MeasureRole.DATE and claim.span)
    for ident, claims in grouped(dated, lambda claim: claim.elsewhere or None).items():
        event = case.ledger.rows.events.get(ident)
        if event is None:
            continue
        inside = [claim for claim in claims if claim.span and event.first in claim.span and event.last in claim.span]
        sources = {claim.source_id for claim in inside}
        if len(sources) > 1:
            yield ALIKE.on(
                *inside,
                judges=(),
                numbers=[number("event", event.label), number("date", event.date)],
                count=len(sources),
                label=event.label,
                date=prose.partial_date(event.date),
            )


def _dated(claim: Claim, span: Span, event: Event) -> Found:
    ahead = next((point.span for point in find_points(event.event) if point.span and point.span.start in span), None)
    inside = event.first in span and event.last in span
    kind = DATED if inside else AHEAD if ahead and event.first < span.start else DATED_OTHERWISE
    return kind.on(
        claim,
        numbers=[number("event", event.label), number("date", event.date)],
        basis="; ".join(others(event, claim.source)),
        label=event.label,
        date=prose.partial_date(event.date),
        until=ahead.end if ahead else "",
        span=span,
    )


def others(event: Event, source: Source) -> list[str]:
    """The citations of an event that are not of the text itself: a report cannot bear witness to what it says."""
    own = set(re.findall(r"\w+", source.name.lower()))
    parts = [part.strip() for part in event.citation.split(";")]
    return [part for part in parts if not own or not own <= set(re.findall(r"\w+", part.lower()))]


DATA_BEGINS = re.compile(r"\b(?:data|records|figures)\b.*\b(?:collected|began|begin|started)\b", re.IGNORECASE)
START_HOLDS = Kind(
    "series-start-holds",
    Severity.HOLDS,
    Verdict.FITS,
    "The official series begins in {first}, as stated.",
)
START_DIFFERS = Kind(
    "series-start-differs",
    Severity.CONFUSING,
    Verdict.DOES_NOT_FIT,
    "The source has the data begin in {stated}; the official series begins in {first}.",
    fault=Fault.TIME,
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
