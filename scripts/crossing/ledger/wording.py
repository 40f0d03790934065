"""How a claim is said, in cards, tables, charts and findings alike: its figure with its qualifier and unit."""

from __future__ import annotations

from crossing.language import prose
from crossing.language.languages import Language
from crossing.ledger.rows import Claim, PublicCount
from crossing.ledger.vocabulary import MeasureRole, Qualifier, Unit

NO_NUMBER = "no number given"
QUALIFIERS = {
    Qualifier.EXACT: "",
    Qualifier.ABOUT: "about ",
    Qualifier.MORE_THAN: "more than ",
    Qualifier.LESS_THAN: "less than ",
    Qualifier.ALMOST: "almost ",
    Qualifier.AT_LEAST: "at least ",
    Qualifier.UP_TO: "up to ",
    Qualifier.VAGUE: "",
}
IN_FRENCH = {
    Qualifier.EXACT: "",
    Qualifier.ABOUT: "environ ",
    Qualifier.MORE_THAN: "plus de ",
    Qualifier.LESS_THAN: "moins de ",
    Qualifier.ALMOST: "près de ",
    Qualifier.AT_LEAST: "au moins ",
    Qualifier.UP_TO: "jusqu’à ",
    Qualifier.VAGUE: "",
}
# What is counted one by one is fewer, not less.
COUNTED = (Unit.PEOPLE, Unit.BOATS, Unit.OPERATIONS)
# Units that go without saying, or that the format of the value says already.
UNSAID = (Unit.PEOPLE, Unit.PERCENT, Unit.GBP, Unit.USD, Unit.EUR, Unit.COUNT, Unit.ORDINAL, Unit.DATE, Unit.TIME)
UNIT_WORDS = {Unit.RATIO: " times", Unit.TIMES_PER_MONTH: " a month"}


def stated(claim: Claim) -> str:
    """Return a claim's figure as the source states it: "more than 22,300", "up to £54 million", "almost 3 miles"."""
    if claim.value is None:
        return NO_NUMBER
    text = prose.value(claim.value, claim.unit)
    if claim.measure.role is MeasureRole.EXCHANGE:
        return f"{text} for {text}"
    if claim.value_high is not None:
        text = f"{text} to {prose.value(claim.value_high, claim.unit)}"
    qualifier = QUALIFIERS[claim.qualifier]
    if claim.qualifier is Qualifier.LESS_THAN and claim.unit in COUNTED:
        qualifier = "fewer than "
    unit = "" if claim.unit in UNSAID else UNIT_WORDS.get(claim.unit, f" {claim.unit}")
    return f"{qualifier}{text}{unit}"


def counted(count: PublicCount, say: prose.Wording = prose.ENGLISH) -> str:
    """Return the number of a public count as published: "at least 4", "72", "3 to 5"."""
    qualifiers, to = (IN_FRENCH, " à ") if say.language is Language.FRENCH else (QUALIFIERS, " to ")
    numbers = [say.value(one, count.unit, "") for one in (count.value, count.value_high) if one is not None]
    return qualifiers[count.qualifier] + to.join(numbers)
