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
    FUNDING_SHARE = "funding_share"
    PLEDGE = "pledge"
    EXCHANGE = "exchange"
    ASYLUM_RATIO = "asylum_ratio"
    ASYLUM_UK = "asylum_uk"
    ASYLUM_FRANCE = "asylum_france"
    LEVEL = "level"
    REFUGEE_SHARE = "refugee_share"
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


class RecordScope(StrEnum):
    """What a claimed record is a record of."""

    DAY = "day"
    WEEKEND = "weekend"
    HALF_YEAR = "half-year"
    UNSPECIFIED = "unspecified"
    YEAR = "day of the year"
    MONTH = "day of the month"

    @property
    def within(self) -> bool:
        """Whether a day is called the highest of its year or month, and not of all days."""
        return self in (RecordScope.YEAR, RecordScope.MONTH)


class RecordOf(StrEnum):
    """What a day was announced as the highest of, where that is not all days."""

    YEAR = "year"


class Denial(StrEnum):
    """What a statement of policy.csv says is not so."""

    JOINT_AIM = "joint aim"


OUTLET = "the outlet"  # the speaker of what a text says in its own voice


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


class Dating(StrEnum):
    """How the day is known on which a text appeared."""

    PRINTED = "printed"
    INFERRED = "inferred"


class MoneyKind(StrEnum):
    """Whether a published sum is one of the parts of the funding or what somebody gives for several years of it."""

    COMPONENT = "component"
    TOTAL = "total"


class Confidence(StrEnum):
    """How sure a remark or a slip is. What a rule computes is sure."""

    HIGH = "high"
    MEDIUM = "medium"
    LOW = "low"

    @property
    def words(self) -> str:
        """How a page says it."""
        return {Confidence.HIGH: "sure", Confidence.MEDIUM: "fairly sure", Confidence.LOW: "not sure"}[self]


class Stating(StrEnum):
    """What a claim states: numbers, dates and times, and statements without a number are counted apart."""

    NUMBER = "number"
    DATE = "date or time"
    NOTHING = "no number"


class Says(StrEnum):
    """What a pair of passages shows: that they agree or that they differ."""

    AGREE = "agree"
    DIFFER = "differ"


class Severity(StrEnum):
    """How much a slip matters to a reader, worst first; "holds" is a check that is passed.

    What each grade means stands in SEVERITY_MEANS and nowhere else: pages, tables and the data package take it from there.
    """

    MISLEADING = "misleading"
    CONFUSING = "confusing"
    UNTIDY = "untidy"
    HOLDS = "holds"

    @property
    def means(self) -> str:
        """What a reader should understand by it."""
        return SEVERITY_MEANS[self]


SEVERITY_MEANS = {
    Severity.MISLEADING: "wrong however it is read: a reader comes away with a wrong number or a wrong fact",
    Severity.CONFUSING: "holds in one reading and not in another that a reader may as well take, leaves out what decides, or makes no sense as printed",
    Severity.UNTIDY: "changes nothing that a reader takes away",
    Severity.HOLDS: "a check that is passed",
}
# The grades of slips as one description of a field says them.
GRADES_MEAN = " ".join(
    f"{grade.capitalize()}: {grade.means}." for grade in (Severity.MISLEADING, Severity.CONFUSING, Severity.UNTIDY)
)


class Verdict(StrEnum):
    """What a finding says of the number or date that a claim states."""

    FITS = "fits"
    SINCE_REVISED = "since revised"
    SINCE_OVERTAKEN = "since overtaken"
    DEPENDS = "depends"
    DOES_NOT_FIT = "does not fit"
    CANNOT_BE_TESTED = "cannot be tested"

    @property
    def number(self) -> NumberVerdict:
        """The verdict on the number that it comes to; what has changed since still fits."""
        fitting = (Verdict.FITS, Verdict.SINCE_REVISED, Verdict.SINCE_OVERTAKEN)
        return NumberVerdict.FITS if self in fitting else NumberVerdict(self.value)


class NumberVerdict(StrEnum):
    """How the number or date of a claim came out of the cross-check."""

    FITS = "fits"
    DEPENDS = "depends"
    DOES_NOT_FIT = "does not fit"
    CANNOT_BE_TESTED = "cannot be tested"

    @property
    def means(self) -> str:
        """What a reader should understand by it."""
        return NUMBER_MEANS[self]

    @property
    def sign(self) -> str:
        """Its mark where words are drawn; the style sheet has the same (tested)."""
        return SIGNS[self]

    @property
    def slug(self) -> str:
        """The verdict as a class of the style sheet: “does-not-fit”."""
        return self.replace(" ", "-")


class WordsVerdict(StrEnum):
    """How the words of a claim came out of the cross-check."""

    CLEAR = "clear"
    UNCLEAR = "unclear"
    MISLEADING = "misleading"
    GARBLED = "garbled"

    @property
    def means(self) -> str:
        """What a reader should understand by it."""
        return WORDS_MEANS[self]

    @property
    def slug(self) -> str:
        """The verdict as a class of the style sheet."""
        return str(self)


SIGNS = {
    NumberVerdict.FITS: "\N{CHECK MARK}",
    NumberVerdict.DEPENDS: "\N{CIRCLE WITH LEFT HALF BLACK}",
    NumberVerdict.DOES_NOT_FIT: "\N{MULTIPLICATION X}",
    NumberVerdict.CANNOT_BE_TESTED: "\N{WHITE CIRCLE}",
}
NUMBER_MEANS = {
    NumberVerdict.FITS: "agrees with a second source, a sum or the official series, within what its qualifier, rounding and the revision of that time allow",
    NumberVerdict.DEPENDS: "true under some readings, or by one side’s account, and not under others; they are shown",
    NumberVerdict.DOES_NOT_FIT: "at odds with its own arithmetic, with another statement or with the series, beyond qualifier, rounding and revision",
    NumberVerdict.CANNOT_BE_TESTED: "nothing in this book confirms or refutes it; the reason is given",
}
WORDS_MEANS = {
    WordsVerdict.CLEAR: "a reader can tell what is meant",
    WordsVerdict.UNCLEAR: SEVERITY_MEANS[Severity.CONFUSING],
    WordsVerdict.MISLEADING: SEVERITY_MEANS[Severity.MISLEADING],
    WordsVerdict.GARBLED: "the text is corrupt; the likely reading is given",
}
