"""The rule on asylum claims: a ratio between two countries, or a level called average, against published totals."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from crossing.crosscheck.asking import value_of
from crossing.crosscheck.faults import Fault
from crossing.crosscheck.model import Case, Found, Group, Kind, Number, number, rule
from crossing.language import prose
from crossing.language.spans import in_year, year_so_far
from crossing.ledger.rows import Claim, PublicCount, Total
from crossing.ledger.vocabulary import MeasureRole, Severity, Unit, Verdict

COUNTED = "; in {years} France had {times} times the UK’s claims"
TWO_READINGS = Kind(
    "ratio-depends",
    Severity.CONFUSING,
    Verdict.DEPENDS,
    "“{words}” can mean {readings} times" + COUNTED + ".",
    fault=Fault.SCOPE,
)
RATIO_DEPENDS = Kind(
    "ratio-depends",
    Severity.CONFUSING,
    Verdict.DEPENDS,
    "The source says {claim}" + COUNTED + ", by the year.",
    fault=Fault.SCOPE,
)
RATIO_HOLDS = Kind("ratio-holds", Severity.HOLDS, Verdict.FITS, "The source says {claim}" + COUNTED + ", so it holds.")
RATIO_FAILS = Kind(
    "ratio-fails",
    Severity.MISLEADING,
    Verdict.DOES_NOT_FIT,
    "The source says {claim}" + COUNTED + ".",
    fault=Fault.SCOPE,
)
LEVEL = Kind(
    "level-depends",
    Severity.CONFUSING,
    Verdict.DEPENDS,
    "Average depends on whom and which years one counts; published totals of a year’s asylum applications since {since} run from {least} to {most}.",
    fault=Fault.SCOPE,
)
# "Three times more" is three times as many for some, and as many again three times over for others.
TIMES_MORE = re.compile(r"\b\w+ times (?:more|higher|greater|larger)\b", re.IGNORECASE)
APPLICATIONS = "applications"  # the unit of public counts of a country's asylum applications
FEW = 3  # ratios, which a sentence can tell one by one
HALF = 0.5  # a ratio in whole numbers is given to the nearest one
# how a public count of asylum claims names its country; what stands before it says what is counted
ALIKE = (", France", ", UK")


@rule(
    name="asylum-claims",
    group=Group.OFFICIAL,
    checks="A ratio of asylum claims between two countries, or a level called average, is held against published totals.",
    tolerance="Half a unit for a ratio in whole numbers; “times more” is read both ways; every pair of totals that counts the same people is tried.",
    why="Countries count applicants, dependants and years differently, so only totals that count alike can be compared.",
    kinds=(TWO_READINGS, RATIO_DEPENDS, RATIO_HOLDS, RATIO_FAILS, LEVEL),
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
    pairs = _alike(case)
    if not pairs:
        return
    ratios = [france.value / britain.value for france, britain in pairs]
    stated = value_of(claim)
    more = TIMES_MORE.search(claim.quote)
    readings = [stated, stated + 1] if more else [stated]
    fitting = [ratio for ratio in ratios if any(abs(ratio - reading) <= HALF for reading in readings)]
    numbers: list[Number] = [number("stated", stated, Unit.RATIO)]
    for (france, britain), ratio in zip(pairs, ratios, strict=True):
        when = prose.span(france.span)
        numbers += [
            number(f"France, {when}", france.value, Unit.PEOPLE),
            number(f"UK, {when}", britain.value, Unit.PEOPLE),
            number(f"ratio, {when}", prose.rounded(ratio, 1), Unit.RATIO),
        ]
    kind = RATIO_HOLDS if len(fitting) == len(ratios) else RATIO_DEPENDS if fitting else RATIO_FAILS
    yield (TWO_READINGS if more and fitting else kind).on(
        claim,
        numbers=numbers,
        basis="; ".join(dict.fromkeys(france.publisher for france, _ in pairs)),
        claim=claim,
        words=more[0].capitalize() if more else "",
        readings=" or ".join(map(prose.number, readings)),
        years=f"the {prose.in_words(len(pairs))} {'year that compares' if len(pairs) == 1 else 'years that compare'} alike",
        times=_each(ratios),
    )


def _each(ratios: list[float]) -> str:
    """The ratios in order of time; of more than FEW the lowest and the highest."""
    if len(ratios) > FEW:
        return f"{prose.number(min(ratios), 1)} to {prose.number(max(ratios), 1)}"
    return prose.listing([prose.number(ratio, 1) for ratio in ratios])


def _alike(case: Case) -> list[tuple[PublicCount, PublicCount]]:
    """Counts of asylum claims in France and in the UK of the same people over the same span, in order of time."""
    counts = {(count.counts, count.span): count for count in case.ledger.rows.public_counts.values()}
    france, uk = ALIKE
    pairs = [
        (count, counts[counted.removesuffix(france) + uk, span])
        for (counted, span), count in counts.items()
        if counted.endswith(france) and (counted.removesuffix(france) + uk, span) in counts
    ]
    return sorted(pairs, key=lambda pair: pair[0].span)


def _level(case: Case, claim: Claim) -> Iterator[Found]:
    uk = sorted(_totals(case, MeasureRole.ASYLUM_UK), key=lambda total: total.span)
    if not uk:
        return
    until = claim.span.end if claim.span else claim.source.published
    boats = _boats(case, until)
    counted: list[Total | PublicCount] = [*uk, *_years(case, until)]
    least, most = (end(counted, key=lambda one: one.value) for end in (min, max))
    yield LEVEL.on(
        claim,
        numbers=[
            *(
                number(f"UK asylum applications, {prose.span(one.span)}", one.value, Unit.PEOPLE, key=one.total_id)
                for one in uk
            ),
            number(f"the fewest applications, {prose.span(least.span)}", least.value, Unit.PEOPLE),
            number(f"the most applications, {prose.span(most.span)}", most.value, Unit.PEOPLE),
            *(
                number("", count, Unit.PEOPLE, key=f"arrivals by small boat, 1 January to {prose.day(end)}")
                for end, count in boats
            ),
        ],
        since=str(min(one.span.start for one in counted).year),
        least=least.value,
        most=most.value,
    )


def _years(case: Case, until: date) -> list[PublicCount]:
    """What was counted of a year's applications, of the years over by a day."""
    counts = case.ledger.rows.public_counts.values()
    return [count for count in counts if count.unit == APPLICATIONS and count.span.end <= until]


def _boats(case: Case, end: date) -> list[tuple[date, int]]:
    """People who arrived by small boat from 1 January to the same day of each year, by that day."""
    years = range(case.official.first.year, end.year + 1)
    spans = [year_so_far(in_year(end, year)) for year in years]
    return [(span.end, case.official.total(span)) for span in spans if case.official.covers(span)]
