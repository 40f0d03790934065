"""The closed lists of the ledger as types. A test holds each against the schema in data/datapackage.json."""

from __future__ import annotations

from enum import StrEnum


class Qualifier(StrEnum):
    """How exactly a figure is stated."""

    EXACT = "exact"
    ABOUT = "about"
    MORE_THAN = "more_than"
    LESS_THAN = "less_than"
    ALMOST = "almost"
    AT_LEAST = "at_least"
    UP_TO = "up_to"
    VAGUE = "vague"


class Unit(StrEnum):
    """What a stated value is a number of."""

    PEOPLE = "people"
    BOATS = "boats"
    OPERATIONS = "operations"
    GBP = "GBP"
    USD = "USD"
    EUR = "EUR"
    PERCENT = "percent"
    RATIO = "ratio"
    TIMES_PER_MONTH = "times_per_month"
    MILES = "miles"
    YEARS = "years"
    MONTHS = "months"
    COUNT = "count"
    ORDINAL = "ordinal"
    DATE = "date"
    TIME = "time"

    @property
    def is_money(self) -> bool:
        """True for a currency."""
        return self in CURRENCIES


CURRENCIES = (Unit.GBP, Unit.USD, Unit.EUR)


class UnitKind(StrEnum):
    """What a measure is a number of."""

    PEOPLE = "people"
    BOATS = "boats"
    OPERATIONS = "operations"
    MONEY = "money"
    RATIO = "ratio"
    YEARS = "years"
    DISTANCE = "distance"
    TIMES = "times"
    DATE = "date"
    THINGS = "things"


class SpanKind(StrEnum):
    """The span that a figure of a measure speaks of."""

    DAY = "day"
    PERIOD = "period"
    TO_DATE = "to_date"
    YEAR = "year"
    ANY = "any"
    NONE = "none"


class InSeries(StrEnum):
    """How the official daily series holds a measure."""

    SAME = "same"
    NEAR = "near"
    CHANGE = "change"
    NO = "no"


class MeasureRole(StrEnum):
    """What the rules take a measure for. Code knows these; the names of measures stand in measures.csv alone."""

    ARRIVALS = "arrivals"
    GROWTH = "growth"
    MULTIPLE = "multiple"
    ATTEMPTS = "attempts"
    STOPPED = "stopped"
    DEATHS = "deaths"
    FUNDING = "funding"
    PLEDGE = "pledge"
    EXCHANGE = "exchange"
    ASYLUM_RATIO = "asylum_ratio"
    ASYLUM_UK = "asylum_uk"
    ASYLUM_FRANCE = "asylum_france"
    LEVEL = "level"
    DURATION = "duration"
    AGE = "age"
    DATE = "date"
    OTHER = "other"


class PageKind(StrEnum):
    """What a page is for."""

    CHAPTER = "chapter"
    CHECK = "check"
    REFERENCE = "reference"
    SERVICE = "service"
    NONE = "none"


class Language(StrEnum):
    """What language a page is written in."""

    ENGLISH = "en"
    FRENCH = "fr"


class RecordScope(StrEnum):
    """What a claimed record is a record of."""

    DAY = "day"
    WEEKEND = "weekend"
    HALF_YEAR = "half-year"
    UNSPECIFIED = "unspecified"


class Role(StrEnum):
    """In what role a speaker speaks."""

    OUTLET = "outlet"
    MINISTER = "minister"
    OPPOSITION = "opposition"
    OFFICIAL = "official"
    SPOKESPERSON = "spokesperson"
    UNION = "union"
    CHARITY = "charity"
    BACKBENCHER = "backbencher"
    OTHER_OUTLET = "other outlet"


class Stated(StrEnum):
    """Whether a source states a span itself or it had to be inferred."""

    STATED = "stated"
    INFERRED = "inferred"


class Severity(StrEnum):
    """How much a slip matters to a reader, worst first; "holds" is a check that is passed."""

    MISLEADING = "misleading"
    CONFUSING = "confusing"
    COSMETIC = "cosmetic"
    HOLDS = "holds"

    @property
    def heading(self) -> str:
        """The heading over what is so."""
        return SEVERITY_TITLES[self]

    @property
    def means(self) -> str:
        """What a reader should understand by it."""
        return SEVERITY_MEANS[self]


SEVERITY_TITLES = {
    Severity.MISLEADING: "What misleads",
    Severity.CONFUSING: "What confuses",
    Severity.COSMETIC: "What is untidy, or only noted",
    Severity.HOLDS: "Checks that hold",
}
SEVERITY_MEANS = {
    Severity.MISLEADING: "a reader could come away with a wrong figure or a wrong fact",
    Severity.CONFUSING: "a reader could not tell what is meant",
    Severity.COSMETIC: "a slip that changes nothing, or a note that judges nothing",
    Severity.HOLDS: "a check that the figure passes",
}


class Verdict(StrEnum):
    """How a claim came out of the cross-check."""

    CONSISTENT = "consistent"
    REVISED = "revised"
    SUPERSEDED = "superseded"
    CONFLICTS = "conflicts"
    CONTRADICTED = "contradicted"
    GARBLED = "garbled"
    DEPENDS = "depends"
    NOT_TESTABLE = "not testable"

    @property
    def means(self) -> str:
        """What a reader should understand by it."""
        return VERDICT_MEANS[self]


VERDICT_MEANS = {
    Verdict.CONSISTENT: "agrees, within what its qualifier allows",
    Verdict.REVISED: "what was published then differs from what is on record now, and the revision explains it",
    Verdict.SUPERSEDED: "true when it was said, later overtaken",
    Verdict.CONFLICTS: "at odds with another claim or with its own arithmetic",
    Verdict.CONTRADICTED: "at odds with the official series, beyond rounding and revision",
    Verdict.GARBLED: "the text is corrupt; the likely reading is given",
    Verdict.DEPENDS: "true under some stated definitions and not under others",
    Verdict.NOT_TESTABLE: "no series or second source can test it; the reason is given",
}
