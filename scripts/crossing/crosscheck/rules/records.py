"""Rules on records between claims: a record day against other days told, and all records in order of date."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from crossing.crosscheck.asking import counts_arrivals, peak, span_of, value_of
from crossing.crosscheck.faults import Fault
from crossing.crosscheck.model import Case, Found, Group, Kind, Number, number, rule
from crossing.language import prose
from crossing.language.spans import Span
from crossing.ledger.rows import Claim
from crossing.ledger.vocabulary import RecordScope, Severity, SpanKind, Unit, Verdict
from crossing.official import allowed

BELOW = Kind(
    "record-below-earlier-day",
    Severity.MISLEADING,
    Verdict.DOES_NOT_FIT,
    "{when} is called a record with {claim}, but {best} is stated for {earlier}, an earlier day.",
    fault=Fault.SCOPE,
)
ABOVE = Kind(
    "record-above-earlier-days",
    Severity.HOLDS,
    Verdict.FITS,
    "{claim:C} on {when} is above every earlier day that the ledger's sources count, the highest being {best} on {earlier}.",
)


@rule(
    name="record-against-ledger",
    group=Group.ARITHMETIC,
    checks="A day called a record is compared with every earlier day that the ledger’s sources count.",
    tolerance="What the qualifiers allow: ‘more than 1,000’ could be above any earlier day.",
    why="A record day cannot be lower than a day that another report had already given.",
    kinds=(BELOW, ABOVE),
)
def record_against_ledger(case: Case) -> Iterator[Found]:
    days = [
        claim
        for claim in case.claims
        if counts_arrivals(claim, SpanKind.DAY)
        and claim.unit is Unit.PEOPLE
        and claim.day
        and allowed(claim)[0] > float("-inf")
    ]
    days.sort(key=lambda claim: (span_of(claim).start, claim.source_id, claim.claim_id))
    best: Claim | None = None  # the earlier day with the highest certain count
    position = 0
    for claim in [claim for claim in days if claim.record is RecordScope.DAY]:
        while position < len(days) and span_of(days[position]).start < span_of(claim).start:
            if best is None or allowed(days[position])[0] > allowed(best)[0]:
                best = days[position]
            position += 1
        if best is None:
            continue
        below = allowed(claim)[1] < allowed(best)[0]
        kind = BELOW if below else ABOVE
        yield kind.on(
            claim,
            best,
            judges=[claim] if below else (),
            numbers=[
                number("record day", value_of(claim), Unit.PEOPLE),
                number("highest earlier day in the ledger", value_of(best), Unit.PEOPLE),
            ],
            claim=claim,
            best=best,
            when=span_of(claim),
            earlier=span_of(best),
        )


# A record of more than a week is not a record of a day or a weekend.
LONGEST = 8  # days
# A ladder with more steps is told by its first and last.
STEPS_TOLD = 3
STEPS = "Days called records: {days}; "
# No report is at fault for a day that came after it.
NONE_STANDS = Kind(
    "records-in-order",
    Severity.HOLDS,
    Verdict.SINCE_OVERTAKEN,
    STEPS + "on record now {top} is higher, with {people}.",
)
ONE_STANDS = Kind(
    "records-in-order",
    Severity.HOLDS,
    Verdict.FITS,
    STEPS + "{top} still stands on record now.",
)


@rule(
    name="record-ladder",
    group=Group.BETWEEN,
    checks="Every record that the sources claim is put in order of date and compared with the next, by what was announced and by what is on record now.",
    tolerance="None: the order is by the day; a span is placed by its highest day.",
    why="Reports years apart use the same word, and each later record ends an earlier one, or does not.",
    kinds=(NONE_STANDS, ONE_STANDS),
)
def record_ladder(case: Case) -> Iterator[Found]:
    days = _record_days(case)
    if len(days) < 2:
        return
    ordered = sorted(days)
    claims = [days[when] for when in ordered]
    numbers: list[Number] = []
    for when in ordered:
        numbers += _step(case, when)
    top = case.official.ladder[-1]
    numbers.append(number("highest day on record now", peak(top)))
    if case.then.announced:
        numbers.append(number("highest day as announced", peak(case.then.announced[-1])))
    short = len(ordered) <= STEPS_TOLD
    kind = ONE_STANDS if top.day in days else NONE_STANDS
    yield kind.on(
        *(claims if short else (claims[0], claims[-1])),
        judges=(),
        ident="all",  # one finding whatever claims there are, so that a chapter can show it
        numbers=numbers,
        days=[prose.day(when) for when in ordered] if short else f"{prose.day(ordered[0])} to {prose.day(ordered[-1])}",
        top=top.day,
        people=top.number,
    )


def _record_days(case: Case) -> dict[date, Claim]:
    """The day of each record of days that the sources claim, with the first claim of it: of a span its highest day."""
    days: dict[date, Claim] = {}
    for claim in case.claims:
        span = claim.span
        if not claim.record or claim.record is RecordScope.HALF_YEAR or claim.record.within:
            continue
        if span is None or span.days > LONGEST:
            continue
        top = case.official.highest(span) if case.official.covers(span) else None
        if top and top.number:
            days.setdefault(top.day, claim)
    return days


def _step(case: Case, when: date) -> list[Number]:
    """A step of the ladder as numbers: on record now, its place, and as published then."""
    series, then = case.official, case.then.day(when)
    numbers = [
        number(f"{when} on record now", series.day(when), Unit.PEOPLE),
        number(f"{when} rank on that day", series.rank(when, Span(series.first, when))),
    ]
    return [*numbers, number(f"{when} as published then", then.value, Unit.PEOPLE)] if then else numbers
