"""The rule on people: an age against the date of birth of the person named."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from crossing.crosscheck.asking import value_of
from crossing.crosscheck.faults import Fault
from crossing.crosscheck.model import Case, Found, Group, Kind, number, rule
from crossing.language import prose
from crossing.ledger.rows import Claim, Person
from crossing.ledger.vocabulary import MeasureRole, Severity, Verdict

# Offices by which a text may name a person whose age it gives.
OFFICES = ("prime minister", "president", "home secretary", "interior minister")

HOLDS = Kind("age-holds", Severity.HOLDS, Verdict.FITS, "{who} was {age} on {said}.")
WRONG = Kind(
    "age-wrong",
    Severity.CONFUSING,
    Verdict.DOES_NOT_FIT,
    "The source gives {age}; on {said} {others}.",
    fault=Fault.NUMBER,
)


def age_on(born: date, when: date) -> int:
    """Whole years of age on a day."""
    return when.year - born.year - ((when.month, when.day) < (born.month, born.day))


@rule(
    name="age-on-the-day",
    group=Group.TIME,
    checks="An age is compared with the date of birth of the person named, on the day of publication.",
    tolerance="None: ages are given in whole years.",
    why="A copy made later often keeps an age that has changed since.",
    kinds=(HOLDS, WRONG),
)
def age_on_the_day(case: Case) -> Iterator[Found]:
    for claim in case.claims:
        if claim.measure.role is not MeasureRole.AGE or claim.value is None:
            continue
        said = claim.source.published
        ages = {person.name: age_on(person.born, said) for person in _named(case, claim) if person.born}
        if not ages:
            continue
        right = [name for name, age in ages.items() if age == claim.value]
        yield (HOLDS if right else WRONG).on(
            claim,
            numbers=[
                number("stated", value_of(claim), claim.unit),
                number("on", said.isoformat()),
                *(number(f"age of {name}", age, claim.unit) for name, age in ages.items()),
            ],
            who=right,
            age=prose.number(value_of(claim)),
            said=said,
            others=[f"{name} was {age}" for name, age in ages.items()],
        )


def _named(case: Case, claim: Claim) -> list[Person]:
    """Persons whose surname stands in a claim's words, or else whose office does."""
    quote = claim.quote.lower()
    known = [person for person in case.people if person.born is not None]
    named = [person for person in known if person.named_in(claim.quote)]
    offices = [office for office in OFFICES if office in quote]
    return named or [person for person in known if any(office in person.office.lower() for office in offices)]
