"""The rule on refugees as a share of the people of a country: against what the counts of both come to."""

from __future__ import annotations

from collections.abc import Iterator

from crossing.crosscheck.asking import value_of
from crossing.crosscheck.faults import Fault
from crossing.crosscheck.model import Case, Found, Group, Kind, number, rule
from crossing.language import prose
from crossing.ledger.vocabulary import MeasureRole, Severity, Unit, Verdict
from crossing.official import fits, refugees

COUNTED = "by who is counted and when, UNHCR’s counts give {least}% to {most}%"
HOLDS = Kind("share-holds", Severity.HOLDS, Verdict.FITS, "The source says {claim}; " + COUNTED + ", so it holds.")
DEPENDS = Kind(
    "share-depends",
    Severity.CONFUSING,
    Verdict.DEPENDS,
    "{claim:C} fits {fitting}; " + COUNTED + ".",
    fault=Fault.SCOPE,
)
FAILS = Kind(
    "share-fails",
    Severity.MISLEADING,
    Verdict.DOES_NOT_FIT,
    "The source says {claim}; " + COUNTED + ".",
    fault=Fault.SCOPE,
)


@rule(
    name="refugee-share",
    group=Group.OFFICIAL,
    checks="Refugees given as a share of the population are held against the counts of both, with and without pending claims.",
    tolerance="What the qualifier and rounding allow; every year with all counts is tried.",
    why="A share without a year or a definition can be true of one count and not of another.",
    kinds=(HOLDS, DEPENDS, FAILS),
)
def refugee_share(case: Case) -> Iterator[Found]:
    tried = [(year, who) for year in refugees.years(case.ledger) for who in refugees.WHO]
    shares = {(year, who): refugees.share(case.ledger, year, who) for year, who in tried}
    for claim in case.claims:
        if claim.measure.role is not MeasureRole.REFUGEE_SHARE or claim.value is None or not shares:
            continue
        fitting = [
            f"{refugees.NAMED[who]} at the end of {year}" for (year, who), part in shares.items() if fits(claim, part)
        ]
        kind = HOLDS if len(fitting) == len(shares) else DEPENDS if fitting else FAILS
        yield kind.on(
            claim,
            numbers=[
                number("stated", value_of(claim), Unit.PERCENT),
                *(
                    number(f"{refugees.NAMED[who]}, end of {year}", part, Unit.PERCENT)
                    for (year, who), part in shares.items()
                ),
            ],
            claim=claim,
            fitting=fitting,
            least=prose.number(min(shares.values()), 2),
            most=prose.number(max(shares.values()), 2),
        )
