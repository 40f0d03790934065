"""The rule on asylum claims: a ratio between two countries, or a level called average, against published totals."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from crossing.crosscheck.asking import value_of
from crossing.crosscheck.model import Case, Found, Group, Kind, Number, number, rule
from crossing.language import prose
from crossing.language.spans import in_year, year_so_far
from crossing.ledger.rows import Claim, Total
from crossing.ledger.vocabulary import MeasureRole, Severity, Unit, Verdict

RATIO = Kind(
    "ratio-depends",
    Severity.CONFUSING,
    Verdict.DEPENDS,
    "The source says {claim}; published totals, which need not count the same applicants, give {found}, and other years give other ratios.",
)
LEVEL = Kind(
    "level-depends",
    Severity.CONFUSING,
    Verdict.DEPENDS,
    "UK asylum applications were {applications}{arrivals}: whether that is average depends on whom one counts and over which years.",
)
# Fills {arrivals} where the series has more than one year to compare.
ARRIVALS = (
    "; arrivals by small boat up to the same day of the year went from {first} in {first_year} to {last} in {last_year}"
)


@rule(
    name="asylum-claims",
    group=Group.OFFICIAL,
    checks="A ratio of asylum claims between two countries, or a level called average, is held against published totals.",
    tolerance="Half a unit for a ratio in whole numbers; every published pair of totals is tried.",
    why="Countries count applicants, dependants and years differently, so a ratio holds for one definition and not for another.",
    kinds=(RATIO, LEVEL),
)
def asylum_claims(case: Case) -> Iterator[Found]:
    for claim in case.claims:
        if claim.measure.role is MeasureRole.ASYLUM_RATIO and claim.value is not None:
            yield from _ratio(case, claim)
        elif claim.measure.role is MeasureRole.LEVEL:
            yield from _level(case, claim)


def _totals(case: Case, role: MeasureRole) -> list[Total]:
    return [total for total in case.totals if total.measure.role is role]


def _ratio(case: Case, claim: Claim) -> Iterator[Found]:
    uk = {total.span: total for total in _totals(case, MeasureRole.ASYLUM_UK)}
    pairs = [(total, uk[total.span]) for total in _totals(case, MeasureRole.ASYLUM_FRANCE) if total.span in uk]
    if not pairs:
        return
    numbers: list[Number] = [number("stated", value_of(claim), Unit.RATIO)]
    found = []
    for france, britain in pairs:
        when, ratio = prose.span(france.span), france.value / britain.value
        numbers += [
            number(f"France, {when}", france.value, Unit.PEOPLE),
            number(f"UK, {when}", britain.value, Unit.PEOPLE),
            number(f"ratio, {when}", round(ratio, 2), Unit.RATIO),
        ]
        against = f"{prose.number(france.value)} against {prose.number(britain.value)}"
        found.append(f"{ratio:.1f} times for {when} ({against})")
    yield RATIO.on(claim, numbers=numbers, basis=pairs[0][0].citation, claim=claim, found=found)


def _level(case: Case, claim: Claim) -> Iterator[Found]:
    uk = sorted(_totals(case, MeasureRole.ASYLUM_UK), key=lambda total: total.span)
    if not uk:
        return
    boats = _boats(case, claim.span.end if claim.span else claim.source.published)
    arrivals = ""
    if len(boats) > 1:
        (first, first_count), (last, last_count) = boats[0], boats[-1]
        arrivals = ARRIVALS.format(
            first=prose.number(first_count),
            first_year=first.year,
            last=prose.number(last_count),
            last_year=last.year,
        )
    yield LEVEL.on(
        claim,
        numbers=[
            *(
                number(f"UK asylum applications, {prose.span(one.span)}", one.value, Unit.PEOPLE, key=one.total_id)
                for one in uk
            ),
            *(
                number(f"arrivals by small boat, 1 January to {prose.day(end)}", count, Unit.PEOPLE)
                for end, count in boats
            ),
        ],
        applications=[f"{prose.number(one.value)} for {prose.span(one.span)}" for one in uk],
        arrivals=arrivals,
    )


def _boats(case: Case, end: date) -> list[tuple[date, int]]:
    """People who arrived by small boat from 1 January to the same day of each year, by that day."""
    years = range(case.official.first.year, end.year + 1)
    spans = [year_so_far(in_year(end, year)) for year in years]
    return [(span.end, case.official.total(span)) for span in spans if case.official.covers(span)]
