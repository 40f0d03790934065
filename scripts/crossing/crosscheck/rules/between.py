"""Rules between claims: the same figure told twice, running totals in order, a day inside its total."""

from __future__ import annotations

from collections.abc import Iterator

from crossing.crosscheck.asking import counts_arrivals, grouped, span_of, value_of
from crossing.crosscheck.faults import Fault
from crossing.crosscheck.model import Case, Found, Group, Kind, number, rule
from crossing.crosscheck.sentences import Word
from crossing.language.spans import Span
from crossing.ledger.rows import Claim
from crossing.ledger.vocabulary import Qualifier, Severity, SpanKind, Unit, Verdict
from crossing.ledger.wording import stated
from crossing.official import allowed, fits

AGREE = Kind(
    "statements-agree",
    Severity.HOLDS,
    Verdict.FITS,
    "{statements:N statement} of {measure} for {when} in {sources:w source} agree: {values}.",
)
TWO_VINTAGES = Kind(
    "statements-of-two-vintages",
    Severity.HOLDS,
    Verdict.SINCE_REVISED,
    "The figures for {when} differ ({values}): {then} were published then and {now} are on record now, so both can be right.",
)
EXCLUDE = Kind(
    "statements-exclude",
    Severity.MISLEADING,
    Verdict.DOES_NOT_FIT,
    "The figures for {measure} {over} {when} exclude each other: {values}.",
    fault=Fault.NUMBER,
)


@rule(
    name="same-span",
    group=Group.BETWEEN,
    checks="All statements of one measure for one span are compared, within a text and between texts.",
    tolerance="What the qualifiers and rounding allow; a pair that first publication and the present count both explain is revised, not in conflict.",
    why="A span has one number of people, so two figures for it can both stand only if one is rounder, vaguer or of another vintage.",
    kinds=(AGREE, TWO_VINTAGES, EXCLUDE),
)
def same_span(case: Case) -> Iterator[Found]:
    usable = (
        claim
        for claim in case.claims
        if claim.measure.one_value and claim.value is not None and claim.span and claim.qualifier is not Qualifier.VAGUE
    )
    for claims in grouped(usable, lambda claim: (claim.measure.name, claim.unit, claim.span, claim.base)).values():
        if len(claims) > 1:
            yield _compared(case, claims)


def _compared(case: Case, claims: list[Claim]) -> Found:
    bounds = [allowed(claim) for claim in claims]
    top, floor = max(low for low, _ in bounds), min(high for _, high in bounds)
    words: dict[str, Word] = {"measure": claims[0].measure.label, "when": span_of(claims[0])}
    if top <= floor:
        sources = len({claim.source_id for claim in claims})
        return AGREE.on(
            *claims,
            judges=(),
            numbers=[number("statements", len(claims)), number("sources", sources)],
            statements=len(claims),
            sources=sources,
            values=dict.fromkeys(map(stated, claims)),
            told=words,
        )
    # Only the statements that some other one excludes take part.
    involved = [claim for claim, (low, high) in zip(claims, bounds, strict=True) if low > floor or high < top]
    values = dict.fromkeys(map(stated, involved))
    unit = involved[0].unit
    numbers = [
        number("statements", len(involved)),
        number("lowest", min(map(value_of, involved)), unit),
        number("highest", max(map(value_of, involved)), unit),
    ]
    when = involved[0].day
    then = case.then.day(when) if when and case.official.has(when) else None
    if when and then and unit is Unit.PEOPLE:
        now = case.official.day(when)
        if all(fits(claim, then.value) or fits(claim, now) for claim in involved):
            return TWO_VINTAGES.on(
                *involved,
                numbers=[
                    *numbers,
                    number("as published then", then.value, unit),
                    number("on record now", now, unit),
                ],
                values=values,
                then=then.value,
                now=now,
                told=words,
            )
    return EXCLUDE.on(*involved, numbers=numbers, values=values, over="on" if when else "over", told=words)


FALLS = Kind(
    "total-falls",
    Severity.MISLEADING,
    Verdict.DOES_NOT_FIT,
    "{earlier:C} up to {before} is above {later} up to {after}, a later day of the same year.",
    fault=Fault.NUMBER,
)
RISE = Kind(
    "totals-rise",
    Severity.HOLDS,
    Verdict.FITS,
    "The running totals of {year} are in order, from {earlier} up to {before} to {later} up to {after}.",
)


@rule(
    name="running-total-order",
    group=Group.BETWEEN,
    checks="Running totals of one year are put in order of their last day: an earlier total may not be above a later one.",
    tolerance="What the qualifiers and rounding allow.",
    why="People who have arrived cannot be taken off a total, apart from small corrections that rounding covers.",
    kinds=(FALLS, RISE),
)
def running_total_order(case: Case) -> Iterator[Found]:
    running = (
        claim
        for claim in case.claims
        if counts_arrivals(claim, SpanKind.TO_DATE) and claim.span and claim.qualifier is not Qualifier.VAGUE
    )
    for claims in grouped(running, lambda claim: (claim.unit, span_of(claim).start)).values():
        claims.sort(key=lambda claim: (span_of(claim).end, claim.claim_id))
        broken = list(_falls(claims))
        yield from broken
        first = claims[0]
        last = next(claim for claim in claims if span_of(claim).end == span_of(claims[-1]).end)
        if not broken and span_of(first).end < span_of(last).end:
            yield _totals(RISE, first, last, [first, last], judges=())


def _falls(claims: list[Claim]) -> Iterator[Found]:
    """Totals that are certainly below an earlier one; `claims` in the order of their last days."""
    best: Claim | None = None  # of the totals up to earlier days, the one that is certainly highest
    for same_end in grouped(claims, lambda claim: span_of(claim).end).values():
        for claim in same_end:
            if best is not None and allowed(claim)[1] < allowed(best)[0]:
                yield _totals(FALLS, best, claim, [claim, best])
        highest = max(same_end, key=lambda claim: allowed(claim)[0])
        if best is None or allowed(highest)[0] > allowed(best)[0]:
            best = highest


def _totals(
    kind: Kind, earlier: Claim, later: Claim, claims: list[Claim], judges: tuple[Claim, ...] | None = None
) -> Found:
    before, after = span_of(earlier), span_of(later)
    return kind.on(
        *claims,
        judges=judges,
        numbers=[
            number("earlier total", value_of(earlier), earlier.unit),
            number("later total", value_of(later), later.unit),
        ],
        earlier=earlier,
        later=later,
        before=before.end,
        after=after.end,
        year=str(before.start.year),
    )


DAY_EXCEEDS = Kind(
    "day-exceeds-total",
    Severity.MISLEADING,
    Verdict.DOES_NOT_FIT,
    "{total:C} up to {end} is below the {most} stated for one day in it, {when}.",
    fault=Fault.NUMBER,
)


@rule(
    name="day-inside-total",
    group=Group.BETWEEN,
    checks="A day’s count is compared with every running total of that year that includes the day.",
    tolerance="What the qualifiers and rounding allow.",
    why="One day cannot hold more people than a total that includes it.",
    kinds=(DAY_EXCEEDS,),
)
def day_inside_total(case: Case) -> Iterator[Found]:
    days = grouped(
        (c for c in case.claims if counts_arrivals(c, SpanKind.DAY) and c.day),
        lambda c: (c.unit, span_of(c).start.year),
    )
    totals = grouped(
        (c for c in case.claims if counts_arrivals(c, SpanKind.TO_DATE, SpanKind.YEAR) and _from_january(c.span)),
        lambda c: (c.unit, span_of(c).start.year),
    )
    for year, found in totals.items():
        inside = sorted(days.get(year, []), key=lambda claim: span_of(claim).start)
        yield from _exceeding(inside, sorted(found, key=lambda claim: span_of(claim).end))


def _from_january(span: Span | None) -> bool:
    return span is not None and (span.start.month, span.start.day) == (1, 1)


def _exceeding(days: list[Claim], totals: list[Claim]) -> Iterator[Found]:
    """Totals below a day they include; both in order of time."""
    best: Claim | None = None
    position = 0
    for total in totals:
        while position < len(days) and span_of(days[position]).start <= span_of(total).end:
            if best is None or allowed(days[position])[0] > allowed(best)[0]:
                best = days[position]
            position += 1
        if best is not None and allowed(total)[1] < allowed(best)[0]:
            yield DAY_EXCEEDS.on(
                total,
                best,
                numbers=[number("total", value_of(total), total.unit), number("day", value_of(best), best.unit)],
                total=total,
                end=span_of(total).end,
                most=best,
                when=span_of(best),
            )
