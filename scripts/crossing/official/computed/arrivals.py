"""Quantities of the series as on record now: days, spans, years and boats; ranks; and the multiples of a term of office."""

from __future__ import annotations

from crossing.language import prose
from crossing.language.spans import Span, as_date, first_day, half_year, last_day, one_day, whole_year
from crossing.ledger import Ledger
from crossing.official.baselines import baselines, from_before
from crossing.official.judgement import official
from crossing.official.quantities import OFFICIAL, Quantity, in_a_sentence, quantity
from crossing.official.series import Counted, Series


def _series(ledger: Ledger, counted: Counted = Counted.PEOPLE) -> Series:
    return official(ledger).measure(counted).series


def _total(ledger: Ledger, span: Span, counted: Counted = Counted.PEOPLE) -> float | None:
    """What arrived over a span; None where the table does not hold every day of it."""
    series = _series(ledger, counted)
    return float(series.total(span)) if series.covers(span) else None


def _arrived(ledger: Ledger, span: Span, counted: Counted = Counted.PEOPLE) -> Quantity:
    """The quantity of people or boats over a span."""
    when = in_a_sentence(span)
    counts = f"{counted.capitalize()} recorded as arriving"
    return Quantity(
        _total(ledger, span, counted),
        counted.value,
        f"{counts} {when}, as on record now",
        (OFFICIAL,),
        when,
        f"{counts}, as on record now",
    )


@quantity("day")
def _day(ledger: Ledger, date: str) -> Quantity:
    return _arrived(ledger, one_day(as_date(date)))


@quantity("span")
def _span(ledger: Ledger, start: str, end: str) -> Quantity:
    return _arrived(ledger, Span(as_date(start), as_date(end)))


@quantity("year")
def _year(ledger: Ledger, year: str) -> Quantity:
    return _arrived(ledger, whole_year(int(year)))


@quantity("month")
def _month(ledger: Ledger, month: str) -> Quantity:
    return _arrived(ledger, Span(first_day(month), last_day(month)))


@quantity("half")
def _half(ledger: Ledger, half: str) -> Quantity:
    return _arrived(ledger, _half_year(half))


def _half_year(half: str) -> Span:
    """A half-year written as in `2025-1`."""
    year, which = half.split("-")
    return half_year(int(year), int(which))


@quantity("boats")
def _boats(ledger: Ledger, date: str) -> Quantity:
    return _arrived(ledger, one_day(as_date(date)), counted=Counted.BOATS)


@quantity("boats-span")
def _boats_span(ledger: Ledger, start: str, end: str) -> Quantity:
    return _arrived(ledger, Span(as_date(start), as_date(end)), counted=Counted.BOATS)


@quantity("boats-year")
def _boats_year(ledger: Ledger, year: str) -> Quantity:
    return _arrived(ledger, whole_year(int(year)), Counted.BOATS)


@quantity("boats-half")
def _boats_half(ledger: Ledger, half: str) -> Quantity:
    return _arrived(ledger, _half_year(half), counted=Counted.BOATS)


@quantity("people-per-boat")
def _people_per_boat(ledger: Ledger, year: str) -> Quantity:
    span = whole_year(int(year))
    people, boats = _total(ledger, span), _total(ledger, span, Counted.BOATS)
    return Quantity(
        people / boats if people and boats else None,
        "people",
        f"People per boat in {year}, as on record now",
        (OFFICIAL,),
    )


def _among(series: Series, start: str, end: str) -> Span:
    """The days that something is ranked among; an end that is empty is that of the table."""
    return Span(as_date(start) if start else series.first, as_date(end) if end else series.last)


@quantity("rank")
def _rank(ledger: Ledger, date: str, start: str = "", end: str = "") -> Quantity:
    """The rank of a day among all days from `start` to `end` (where empty: from the first of the table, to its last)."""
    series, when = _series(ledger), as_date(date)
    among = _among(series, start, end)
    if when not in among:
        raise ValueError(f"{prose.day(when)} lies outside the days it is ranked among")
    words = (
        f"Rank of {prose.day(when)} by arrivals among the days from {prose.day(among.start)} to {prose.day(among.end)}"
    )
    return Quantity(float(series.rank(when, among)), "ordinal", words, (OFFICIAL,))


@quantity("weekend-rank")
def _weekend_rank(ledger: Ledger, date: str, start: str = "", end: str = "") -> Quantity:
    """The rank of the weekend that holds a day among the weekends whose Saturdays lie from `start` to `end` (or the table's ends)."""
    series = _series(ledger)
    among = _among(series, start, end)
    people, when = series.weekend(date), prose.day(as_date(date))
    value = 1 + sum(total > people for _, total in series.weekends(among))
    words = (
        f"Rank of the weekend of {when} by arrivals among those from {prose.day(among.start)} to {prose.day(among.end)}"
    )
    return Quantity(float(value), "ordinal", words, (OFFICIAL,))


@quantity("days-above")
def _days_above(ledger: Ledger, people: str, start: str, end: str) -> Quantity:
    """Days with more than so many arrivals, from `start` to `end`."""
    among = Span(as_date(start), as_date(end))
    words = f"Days with more than {prose.number(int(people))} arrivals, {prose.span(among)}, as on record now"
    return Quantity(float(_series(ledger).days_above(int(people), among)), "count", words, (OFFICIAL,))


@quantity("watch")
def _watch(ledger: Ledger, claim_id: str, what: str) -> Quantity:
    """A multiple claimed for a term of office: how many `baselines` there are, how many exceed it (`true`), the `lowest` and
    `highest`; the same of those that start before the term (`baselines-before`, …); and the same two counts of all `pairs`
    of twelve months (see readings.pairs_of_years), `pairs-true`."""
    claim = ledger.claim(claim_id)
    if claim.span is None or claim.value is None:
        raise ValueError(f"{claim_id} states no multiple for a term")
    watched = _watched_pairs if what.startswith("pairs") else _watched
    value, unit, words = watched(_series(ledger), claim.span, claim.value, what)
    term = prose.span(claim.span)
    return Quantity(float(value), unit, f"{words}; the term is {term}", (OFFICIAL, "claims"))


def _watched(series: Series, term: Span, multiple: float, what: str) -> tuple[float, str, str]:
    """A number of the baselines by which a multiple can be worked out, its unit and its words."""
    what, before, _ = what.partition("-before")
    tried = baselines(series, term)
    found = [base.multiple for base in (from_before(tried, term) if before else tried)]
    more = sum(one > multiple for one in found)
    start = " that start before the term" if before else ""
    value, unit, words = {
        "baselines": (len(found), "count", "Ways to measure how many times arrivals rose"),
        "true": (more, "count", f"Ways by which arrivals rose more than {prose.number(multiple)} times"),
        "lowest": (min(found), "ratio", "How many times arrivals rose by the lowest way to measure it"),
        "highest": (max(found), "ratio", "How many times arrivals rose by the highest way to measure it"),
    }[what]
    return value, unit, f"{words}{', of those' if start else ''}{start}"


def _watched_pairs(series: Series, term: Span, multiple: float, what: str) -> tuple[float, str, str]:
    """The same of all pairs of twelve months. It needs pandas, for which the check of an article is not to wait."""
    from crossing.official.readings import pairs_of_years

    pairs = pairs_of_years(series, term)
    words = "Pairs of twelve months, one before the term and one in it"
    more = (pairs["multiple"] > multiple).sum()
    return {
        "pairs": (len(pairs), "count", words),
        "pairs-true": (more, "count", f"{words}, the later with more than {prose.number(multiple)} times the people"),
    }[what]
