"""What the official series say of one reading of a number: the judgement of crossing.official for counts, and the like for
averages, growths, multiples, differences, shares and days without arrivals."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from crossing.language import prose
from crossing.language.spans import ONE_DAY, Span, whole_year
from crossing.ledger.vocabulary import Qualifier, Unit
from crossing.official import Fit, Official, Statement
from crossing.official.judgement import GrowthJudgement, Judgement, growth_allowed
from crossing.official.series import Counted, Series
from crossing.reading import tolerances
from crossing.reading.accusing import swapped
from crossing.reading.answers import Answer, Measure
from crossing.reading.mentions import Mention

ORDER = (Fit.FITS, Fit.FITS_THEN, Fit.REVISED, Fit.CANNOT_TELL, Fit.DOES_NOT_FIT)
ANSWERS = {
    Fit.FITS: Answer.FITS,
    Fit.FITS_THEN: Answer.FITS,
    Fit.REVISED: Answer.REVISED,
    Fit.CANNOT_TELL: Answer.NOT_TESTED,
    Fit.DOES_NOT_FIT: Answer.DOES_NOT_FIT,
}
# How many days an average over time is one of, and its unit.
DAYS = {"day": 1.0, "week": 7.0, "month": 365.25 / 12}
LENGTHS = {f"people a {name}": name for name in DAYS}


@dataclass(frozen=True)
class Held:
    """An answer for one reading: the number on record, and as published where it differs; None where the series has none."""

    fit: Fit
    span: Span
    base: Span | None = None
    on_record: float | None = None
    published: float | None = None
    note: str = ""  # of a record the name of its scope, and in `ahead` what stands above it: how many came, and when
    ahead: tuple[int, Span] | None = None

    @property
    def fits(self) -> bool:
        """True if the number fits, then or now or within revision."""
        return self.fit in (Fit.FITS, Fit.FITS_THEN, Fit.REVISED)


def best(held: Iterable[Held | None]) -> Held | None:
    """The best of several answers, the first of equals."""
    known = [one for one in held if one is not None]
    return min(known, key=lambda one: ORDER.index(one.fit), default=None)


def statement(mention: Mention, unit: Unit) -> Statement:
    """What a mention states, in the ledger's terms, without its sign."""
    value = None if mention.value is None else abs(mention.value)
    printed = mention.text if "." in mention.text and value is not None and value < 1000 else ""
    return Statement(value, Qualifier(mention.qualifier), unit, mention.high, printed=printed)


# The sentences of a text, and each look at them, ask the same of the same days again and again.
@lru_cache(maxsize=4096)
def _judged(official: Official, stated: Statement, span: Span, said: date | None) -> Judgement:
    return official.judge(stated, span, said=said)


@lru_cache(maxsize=4096)
def _changed(official: Official, stated: Statement, span: Span, base: Span, direction: int) -> GrowthJudgement:
    return official.judge_growth(stated, span, base, direction=direction)


def count(official: Official, mention: Mention, span: Span, said: date | None, unit: Unit = Unit.PEOPLE) -> Held | None:
    """A number of people or boats over a span."""
    found = _judged(official, statement(mention, unit), span, said)
    if found.now is None:
        return None
    then = found.published.value if found.published else None
    return Held(found.answer, span, None, found.now, then)


def milestone(official: Official, mention: Mention, moment: Span, starts: Sequence[date]) -> list[Held]:
    """A round number reached by a running total at a time: for each day the total may have begun."""
    series, value = official.people.series, mention.value or 0
    held = []
    for start in starts:
        if (start >= moment.start and start != moment.start) or not series.covers(Span(start, moment.end)):
            continue
        after = series.total(Span(start, moment.end))
        before = series.total(Span(start, moment.start - ONE_DAY)) if start < moment.start else 0
        slack = tolerances.OF_A_MARK * value
        if before < value + slack and after >= value - slack:
            fit = Fit.FITS
        elif before >= value:
            fit = Fit.CANNOT_TELL  # it was passed before
        else:
            fit = Fit.DOES_NOT_FIT
        held.append(Held(fit, Span(start, moment.end), None, after))
    return held


def average(official: Official, mention: Mention, span: Span, per: str) -> Held | None:
    """People per boat, or per day, week or month, over a span."""
    people, boats = official.people.series, official.boats.series
    if not people.covers(span) or not boats.covers(span):
        return None
    divisor = boats.total(span) if per == "boat" else span.days / DAYS[per]
    if not divisor:
        return None
    actual = people.total(span) / divisor
    stated = statement(mention, Unit.RATIO)
    low, high = stated.allowed
    slack = tolerances.PER_BOAT if per in ("boat", "day") else tolerances.PER_WEEK * actual
    fit = _fit(actual, (low, high), (low - slack, high + slack))
    if fit is not Fit.FITS and any(low <= then <= high for then in _averages_then(official, span, per)):
        fit = Fit.FITS_THEN
    return Held(fit, span, None, prose.rounded(actual, 1))


def _lengths(span: Span, per: str) -> list[float]:
    """How many days, weeks or months a span has, by its days and as they are told: a year has 52 weeks and 12 months."""
    told = {"week": 52.0, "month": 12.0}.get(per)
    return [span.days / DAYS[per], *([told] if told and span == whole_year(span.end.year) else [])]


def _averages_then(official: Official, span: Span, per: str) -> list[float]:
    """The averages that the counts published then give, by themselves or beside a count on record now."""

    def counts(counted: Counted) -> list[float]:
        """The count on record now, and those published then."""
        measure = official.measure(counted)
        found = official.judge(Statement(None, unit=Unit(counted)), span)
        return [measure.series.total(span), *(figure.value for figure in found.then)]

    people, among = counts(Counted.PEOPLE), counts(Counted.BOATS) if per == "boat" else _lengths(span, per)
    return [one / other for one in people for other in among if other]


def _fit(actual: float, allowed: tuple[float, float], near: tuple[float, float]) -> Fit:
    """Whether a value lies between the bounds of what is stated; between the wider bounds `near` it cannot be told."""
    if allowed[0] <= actual <= allowed[1]:
        return Fit.FITS
    return Fit.CANNOT_TELL if near[0] <= actual <= near[1] else Fit.DOES_NOT_FIT


def growth(official: Official, mention: Mention, span: Span, base: Span, counted: str) -> Held | None:
    """A change in per cent from one span to another."""
    stated = statement(mention, Unit.PERCENT)
    measure = official.measure(Counted(counted))
    if not (measure.series.covers(span) and measure.series.covers(base)):
        return None
    before, after = measure.series.total(base), measure.series.total(span)
    if not before:
        return None
    actual = 100 * (after / before - 1)
    worded = not any(c.isdigit() for c in mention.text)
    low, high = growth_allowed(stated)
    if worded and mention.qualifier in ("exact", "about"):
        value = stated.value or 0
        low, high = min(low, value * (1 - tolerances.WORDED)), max(high, value * (1 + tolerances.WORDED))
    shown = actual * mention.sign if mention.sign else abs(actual)
    if low <= shown <= high:
        fit = Fit.FITS
    elif counted == "people" and _changed(official, stated, span, base, mention.sign).answer is Fit.REVISED:
        fit = Fit.REVISED
    else:
        fit = Fit.CANNOT_TELL if low - tolerances.POINTS <= shown <= high + tolerances.POINTS else Fit.DOES_NOT_FIT
    return Held(fit, span, base, prose.rounded(actual, 1))


def multiple(
    official: Official, mention: Mention, span: Span, base: Span, counted: str, loose: float = tolerances.LOOSE
) -> Held | None:
    """One span's total as a multiple of another's; by `loose` more it cannot be told."""
    series = official.measure(Counted(counted)).series
    if not (series.covers(span) and series.covers(base)) or not series.total(base):
        return None
    actual, value = series.total(span) / series.total(base), mention.value or 0
    low, high = {
        "exact": (value * (1 - tolerances.WORDED), value * (1 + tolerances.WORDED)),
        "about": (value * (1 - tolerances.WORDED), value * (1 + tolerances.WORDED)),
        "almost": (value * tolerances.ALMOST_TIMES, value),
        "less_than": (0.0, value),
        "up_to": (0.0, value),
    }.get(mention.qualifier, (value, value * tolerances.MORE_TIMES))
    return Held(
        _fit(actual, (low, high), (low * (1 - loose), high * (1 + loose))), span, base, prose.rounded(actual, 2)
    )


def difference(official: Official, mention: Mention, span: Span, base: Span) -> Held | None:
    """How many more or fewer people in one span than in another."""
    series = official.measure(Counted(mention.counted)).series
    if not (series.covers(span) and series.covers(base)):
        return None
    actual = series.total(span) - series.total(base)
    shown = actual * mention.sign if mention.sign else abs(actual)
    stated = statement(mention, Unit.PEOPLE)
    slack = max(tolerances.DIFFERENCE_PEOPLE, tolerances.DIFFERENCE_SHARE * abs(actual))
    near = stated.distance(shown) <= slack and not swapped(abs(mention.value or 0), abs(actual))
    fit = Fit.FITS if stated.fits(shown) else Fit.CANNOT_TELL if near else Fit.DOES_NOT_FIT
    return Held(fit, span, base, actual)


def change(
    official: Official, mention: Mention, span: Span, base: Span, counted: str, loose: float = tolerances.LOOSE
) -> Held | None:
    """A growth, a multiple or a difference, as `mention` tells it; `loose` is how far beyond its words a multiple cannot be told."""
    match mention.measure:
        case Measure.GROWTH:
            return growth(official, mention, span, base, counted)
        case Measure.MULTIPLE:
            return multiple(official, mention, span, base, counted, loose)
    return difference(official, mention, span, base)


def share(official: Official, mention: Mention, part: Span, whole: Span) -> Held | None:
    """The part of a whole span's arrivals that came in a span inside it, in per cent."""
    series = official.people.series
    if not (series.covers(part) and series.covers(whole)) or not series.total(whole):
        return None
    if not (whole.start <= part.start and part.end <= whole.end) or whole == part:
        return None
    actual = 100 * series.total(part) / series.total(whole)
    low, high = statement(mention, Unit.PERCENT).allowed
    if not any(c.isdigit() for c in mention.text) and mention.qualifier in ("exact", "about"):
        low, high = low * (1 - tolerances.WORDED), high * (1 + tolerances.WORDED)
    return Held(
        _fit(actual, (low, high), (low - tolerances.POINTS, high + tolerances.POINTS)),
        part,
        whole,
        prose.rounded(actual, 1),
    )


@lru_cache(maxsize=256)
def runs_without(series: Series, within: Span) -> tuple[Span, ...]:
    """Every run of days without arrivals that touches a span, as long as it lasts, the latest first."""
    touching = (run for run in reversed(series.quiet) if run.start <= within.end and run.end >= within.start)
    return tuple(Span(run.start, min(run.end, within.end)) for run in touching)


def days_without(official: Official, mention: Mention, within: Span, explicit: bool) -> Held | None:
    """So many days on end without arrivals, in a span of days; `explicit` where the span itself is the run told."""
    series, value = official.people.series, int(mention.value or 0)
    if not series.covers(Span(max(within.start, series.first), min(within.end, series.last))):
        return None
    runs = runs_without(series, within)
    cut = [Span(run.start, min(run.end, within.end)) for run in runs if run.start <= within.end]
    for run in [*cut, *runs]:
        if run.days == value:
            return Held(Fit.FITS, run, None, run.days)
    longest = max(cut, key=lambda run: run.days, default=None)
    if longest is None or abs(longest.days - value) <= 1:
        return Held(Fit.CANNOT_TELL, longest or within, None, longest.days if longest else 0)
    return Held(Fit.DOES_NOT_FIT if explicit else Fit.CANNOT_TELL, longest, None, longest.days)


def days_with(official: Official, mention: Mention, within: Span) -> Held | None:
    """On how many days of a span somebody came."""
    series = official.people.series
    if not series.covers(within):
        return None
    days = sum(series.day(day) > 0 for day in within.each_day())
    return Held(Fit.FITS if days == mention.value else Fit.CANNOT_TELL, within, None, days)
