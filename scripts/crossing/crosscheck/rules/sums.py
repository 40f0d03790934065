"""Rules on a text's own sums: parts and wholes, and growth against what it grew from."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from crossing.crosscheck.asking import (
    counted_people,
    counts_arrivals,
    counts_people,
    gathered,
    grouped,
    growth_in_people,
    span_of,
    value_of,
)
from crossing.crosscheck.faults import Fault
from crossing.crosscheck.model import Case, Found, Group, Kind, number, rule
from crossing.crosscheck.sentences import Word
from crossing.language import prose
from crossing.language.spans import Span
from crossing.ledger.rows import Claim
from crossing.ledger.vocabulary import MeasureRole, Qualifier, Severity, SpanKind, Unit, Verdict
from crossing.official import allowed, last_place
from crossing.official.quantities import in_a_sentence

# How near an implied figure must be to a counted one to be taken for it: one part in forty.
NEAR = 0.025
# A figure given to the hundred may be half a hundred off.
HUNDRED = 100

PARTS_HOLD = Kind(
    "parts-hold",
    Severity.HOLDS,
    Verdict.FITS,
    "{whole} − {part} = {left}: the people who attempted to cross on {when}, less those intercepted, are the {arrived} who arrived.",
)
PARTS_FAIL = Kind(
    "parts-fail",
    Severity.MISLEADING,
    Verdict.DOES_NOT_FIT,
    "{whole} − {part} = {left}, but {claim} people are said to have arrived on {when}.",
    fault=Fault.NUMBER,
)
PARTS_IMPLY = Kind(
    "parts-imply",
    Severity.HOLDS,
    Verdict.FITS,
    "{whole} − {part} = {left} people are left to have arrived on {when}; no source in the ledger states that figure.",
)
PART_EXCEEDS = Kind(
    "part-exceeds-whole",
    Severity.MISLEADING,
    Verdict.DOES_NOT_FIT,
    "For {when} the source has {part} people intercepted out of {whole} who attempted to cross.",
    fault=Fault.NUMBER,
)


@rule(
    name="parts-and-whole",
    group=Group.ARITHMETIC,
    checks="People who attempted to cross are compared with those who arrived and those who were intercepted by France on the same day.",
    tolerance="None for exact figures; for others, what their qualifiers allow.",
    why="Whoever attempted either arrived or was stopped, if the three figures come from one count.",
    kinds=(PARTS_HOLD, PARTS_FAIL, PARTS_IMPLY, PART_EXCEEDS),
)
def parts_and_whole(case: Case) -> Iterator[Found]:
    for span, claims in grouped(case.claims, lambda claim: claim.span).items():
        wholes = _by_source(claims, MeasureRole.ATTEMPTS)
        stopped = _by_source(claims, MeasureRole.STOPPED)
        arrived = grouped(
            (c for c in claims if counts_arrivals(c, SpanKind.DAY, SpanKind.PERIOD) and c.unit is Unit.PEOPLE),
            lambda claim: claim.source_id,
        )
        for source_id, whole in wholes.items():
            if source_id in stopped:
                own = arrived.get(source_id) or next(iter(arrived.values()), [])
                yield from _parts(whole[0], stopped[source_id][0], own, span)


def _by_source(claims: list[Claim], role: MeasureRole) -> dict[str, list[Claim]]:
    return grouped((claim for claim in claims if counts_people(claim, role)), lambda claim: claim.source_id)


def _parts(whole: Claim, part: Claim, arrived: list[Claim], when: Span) -> Iterator[Found]:
    attempted, intercepted = value_of(whole), value_of(part)
    left = attempted - intercepted
    words: dict[str, Word] = {"whole": attempted, "part": intercepted, "left": left, "when": when}
    numbers = [
        number("attempted", attempted, Unit.PEOPLE),
        number("intercepted", intercepted, Unit.PEOPLE),
        number("attempted less intercepted", left, Unit.PEOPLE),
    ]
    if left < 0:
        yield PART_EXCEEDS.on(whole, part, numbers=numbers, told=words)
        return
    if not arrived:
        yield PARTS_IMPLY.on(whole, part, numbers=numbers, judges=(), told=words)
        return
    low, high = _bounds(whole)[0] - _bounds(part)[1], _bounds(whole)[1] - _bounds(part)[0]
    for (value, _), same in grouped(arrived, lambda claim: (value_of(claim), claim.qualifier)).items():
        own = _bounds(same[0])
        kind = PARTS_HOLD if low <= own[1] and own[0] <= high else PARTS_FAIL
        used = [*numbers, number("arrived", value, Unit.PEOPLE)]
        yield kind.on(whole, part, *same, numbers=used, arrived=value, claim=same[0], told=words)


def _bounds(claim: Claim) -> tuple[float, float]:
    """What a claim allows; an exact figure that is not given to the hundred allows itself alone."""
    value = value_of(claim)
    exact = claim.qualifier is Qualifier.EXACT and last_place(value) < HUNDRED
    return (value, value) if exact else allowed(claim)


GROWTH_HOLDS = Kind(
    "growth-holds",
    Severity.HOLDS,
    Verdict.FITS,
    "{total:C} less a rise of {rise} leaves {implied}, which fits the {near} counted for {base}.",
)
GROWTH_IS_BASE = Kind(
    "growth-is-the-base",
    Severity.MISLEADING,
    Verdict.DOES_NOT_FIT,
    "A rise of {rise} to {total} would leave {implied} for {base}, whose whole count was about {rise}.",
    fault=Fault.NUMBER,
)
GROWTH_FAILS = Kind(
    "growth-fails",
    Severity.MISLEADING,
    Verdict.DOES_NOT_FIT,
    "A rise of {rise} to {total} would leave {implied} for {base}, where {counted} were counted.",
    fault=Fault.NUMBER,
)
UP_FROM = "up from {rise} {when}"  # the likely reading where the stated rise is the size of the earlier total


@rule(
    name="growth-against-base",
    group=Group.ARITHMETIC,
    checks="A rise in people, with the total it leads to, is compared with what that implies for the year before and with what was counted then.",
    tolerance="One part in forty of the implied figure; totals published then and the count on record now are both tried.",
    why="A total less its rise must give the figure it rose from; when the ‘rise’ is itself the size of the earlier total, ‘up from’ has probably become ‘an increase of’.",
    kinds=(GROWTH_HOLDS, GROWTH_IS_BASE, GROWTH_FAILS),
)
def growth_against_base(case: Case) -> Iterator[Found]:
    for claim, total in rises(case):
        yield from _growth(case, claim, total)


def rises(case: Case) -> Iterator[tuple[Claim, Claim]]:
    """Every rise told in people, with the total that it leads to: of the same text and span, on the nearest line."""
    totals = grouped(filter(counted_people, case.claims), lambda claim: claim.source_id)
    for claim in filter(growth_in_people, case.claims):
        same = [
            total
            for total in totals.get(claim.source_id, [])
            if claim.span and total.span and total.span.start == claim.span.start
        ]
        same = [total for total in same if total.qualifier is not Qualifier.LESS_THAN]
        if same:
            yield claim, min(same, key=lambda total: abs(total.line - claim.line))


def _growth(case: Case, claim: Claim, total: Claim) -> Iterator[Found]:
    base = claim.base
    if base is None:
        return
    rise = value_of(claim)
    implied = value_of(total) - rise
    counts = _counts(case, claim, total, base)
    if not counts:
        return
    numbers = [
        number("stated total", value_of(total), Unit.PEOPLE),
        number("stated rise", rise, Unit.PEOPLE),
        number("implied earlier total", implied, Unit.PEOPLE),
        *gathered((one.label, one.value) for one in counts),
    ]
    values = [one.value for one in counts]
    told: dict[str, Word] = {"total": total, "rise": rise, "implied": implied, "base": base}
    near = [value for value in values if abs(value - implied) <= NEAR * max(implied, 1)]
    if near:
        yield GROWTH_HOLDS.on(claim, total, numbers=numbers, judges=[claim], near=near[0], told=told)
        return
    of_base = [one.value for one in counts if one.whole] or values
    told["counted"] = " to ".join(dict.fromkeys(map(prose.number, (min(of_base), max(of_base)))))
    is_base = sorted({value for value in values if abs(value - rise) <= NEAR * rise})
    if not is_base:
        yield GROWTH_FAILS.on(claim, total, numbers=numbers, judges=[claim], told=told)
        return
    equal = ", ".join(map(prose.number, is_base))
    yield GROWTH_IS_BASE.on(
        claim,
        total,
        numbers=[*numbers, number("", equal, key="counts that the stated rise equals")],
        judges=[claim],
        likely_reading=UP_FROM.format(rise=prose.number(rise), when=in_a_sentence(base)),
        basis="arithmetic",
        told=told,
    )


@dataclass(frozen=True)
class Count:
    """A count of an earlier span: its label, its value, and whether it is of the whole span that the claim names."""

    label: str
    value: int
    whole: bool


def _counts(case: Case, claim: Claim, total: Claim, base: Span) -> list[Count]:
    """What was counted for the earlier span: on record now, for the same months of it, and as published then."""
    series, whole = case.official, prose.span(base)
    counts = []
    if series.covers(base):
        counts.append(Count(f"on record now for {whole}", series.total(base), True))
    months = span_of(total).in_year(base.start.year)
    if months != base and series.covers(months):
        counts.append(Count(f"on record now for {prose.span(months)}", series.total(months), False))
    published = case.then.totals(base, claim.source.published)
    return counts + [Count(f"{one.by}, for {whole}", one.value, True) for one in published]


IMPLIED_EXCLUDED = Kind(
    "implied-figure-excluded",
    Severity.MISLEADING,
    Verdict.DOES_NOT_FIT,
    "{total:C}, a rise of {rise}, implies {implied} people in {base}; another statement, which makes it {other}, rules that out.",
    fault=Fault.NUMBER,
)


@rule(
    name="implied-by-growth",
    group=Group.BETWEEN,
    checks="What a total and its rise imply for the year before is compared with what other statements say about that year.",
    tolerance="What the qualifiers allow; ‘more than the whole of a year’ puts a ceiling on that year.",
    why="A text can contradict another without naming the figure, by an addition that leads to it.",
    kinds=(IMPLIED_EXCLUDED,),
)
def implied_by_growth(case: Case) -> Iterator[Found]:
    years = grouped(
        (c for c in case.claims if counts_arrivals(c, SpanKind.YEAR) and c.unit is Unit.PEOPLE), lambda c: c.span
    )
    for claim, total in rises(case):
        stated = years.get(claim.base) if claim.base else None
        if not stated or claim.base is None:
            continue
        rise = value_of(claim)
        implied = value_of(total) - rise
        other = _excluding(stated, total, implied, implied - (HUNDRED / 2 if rise % HUNDRED == 0 else 0))
        if other is None or other in (claim, total):
            continue
        limited = allowed(other)[1] < float("inf")
        yield IMPLIED_EXCLUDED.on(
            claim,
            total,
            other,
            judges=[claim],
            numbers=[
                number("stated total", value_of(total), Unit.PEOPLE),
                number("stated rise", rise, Unit.PEOPLE),
                number("implied earlier total", implied, Unit.PEOPLE),
                number("", value_of(other) if limited else "none", key="other statement's limit"),
            ],
            total=total,
            rise=rise,
            implied=implied,
            base=claim.base,
            other=other,
        )


def _excluding(stated: list[Claim], total: Claim, implied: float, lower: float) -> Claim | None:
    """The statement about a year that an implied figure for it breaks: its ceiling or its ground."""
    ceiling = min(stated, key=lambda claim: allowed(claim)[1])
    if lower > allowed(ceiling)[1]:
        return ceiling
    ground = max(stated, key=lambda claim: allowed(claim)[0])
    open_ended = total.qualifier in (Qualifier.MORE_THAN, Qualifier.AT_LEAST)
    return ground if implied < allowed(ground)[0] and not open_ended else None
