"""ONE judgement: does a stated value fit the official series? Cards, charts, rules and the article check all ask it.

In: what is stated (value, qualifier, unit), the span it speaks of, what is counted, when it was said. Out: a
`Judgement` with an answer, the numbers as published then and on record now, and the tolerance with its reason.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date, timedelta
from enum import StrEnum
from functools import cached_property, lru_cache

from crossing.language import prose
from crossing.language.spans import Span, one_day
from crossing.ledger.vocabulary import Qualifier, Unit
from crossing.official.counted import Counts, Tables
from crossing.official.published import Published
from crossing.official.revision import Regime
from crossing.official.series import Counted, DayCount, Series
from crossing.official.statement import Statement, Value

# A running total printed on a day often ends with the last count confirmed before it.
CUT_OFF_DAYS = 7
# Where the announcement of a day is at hand, another first report may still differ a little: the figure announced for
# 2 September 2020 went from 409 to 416 within days, one part in sixty.
FIRST_REPORTS = 0.02
# How long a count is open to correction is not recorded; a total told within a month of a day that was corrected may still
# hold that day's first count.
SETTLED_AFTER = timedelta(days=31)


class Fit(StrEnum):
    """What the series says of a stated value."""

    FITS = "fits"
    FITS_THEN = "fits as published then"
    REVISED = "within revision"
    CANNOT_TELL = "cannot tell"
    DOES_NOT_FIT = "does not fit"


@dataclass(frozen=True, slots=True)
class Tolerance:
    """How far a statement may be from the count on record now, and why.

    `low` and `high` are the true values that its qualifier and rounding allow. `usual` is the difference that revision
    usually explains for a figure of this span (19 in 20), `largest` the largest that it has explained; both count people or
    boats. `likely` and `possible` are the first-published counts that they leave open. `reason` says it in words.
    """

    low: float
    high: float
    usual: float
    largest: float
    likely: tuple[float, float]
    possible: tuple[float, float]
    regime: Regime
    reason: str


@dataclass(frozen=True, slots=True)
class Judgement:
    """The answer, the numbers of both vintages, and the tolerance.

    `now` is None, and `tolerance` too, where the series does not hold the span or no number is stated. `then` holds every
    figure published at the time for the very span. `ended` is set where a running total fits only if it ended earlier than
    told: the two neighbouring days between whose totals it lies, each with its total.
    """

    answer: Fit
    statement: Statement
    span: Span
    counted: Counted
    now: int | None
    then: tuple[Published, ...]
    tolerance: Tolerance | None
    reason: str
    ended: tuple[DayCount, DayCount] | None = None

    @property
    def fits(self) -> bool:
        """True if it fits one of the two vintages."""
        return self.answer in (Fit.FITS, Fit.FITS_THEN)

    @property
    def published(self) -> Published | None:
        """The figure published then for a day or a span; of several that which the statement repeats, or the first."""
        return next((figure for figure in self.then if self.statement.fits(figure.value)), next(iter(self.then), None))


@dataclass(frozen=True, slots=True)
class GrowthJudgement:
    """What the series says of a growth in per cent: both totals, the growth on record now and what revision leaves open."""

    answer: Fit
    statement: Statement
    span: Span
    base: Span
    after: int | None
    before: int | None
    growth: float | None
    possible: tuple[float, float] | None
    reason: str


class Official:
    """The official tables, and every question of fit to them. Made once for a ledger: see `official`."""

    def __init__(self, tables: Tables) -> None:
        self._tables = tables

    @cached_property
    def people(self) -> Counts:
        """People who arrived."""
        return Counts(self._tables, Counted.PEOPLE)

    @cached_property
    def boats(self) -> Counts:
        """Boats that arrived."""
        return Counts(self._tables, Counted.BOATS)

    def measure(self, counted: Counted | str) -> Counts:
        """People or boats."""
        return self.people if Counted(counted) is Counted.PEOPLE else self.boats

    def judge(
        self,
        value: Value,
        span: Span,
        *,
        said: date | None = None,
        running: bool = False,
    ) -> Judgement:
        """Hold a stated number of people or boats against the series over a span.

        The unit says what is counted: boats, or people for every other unit. `said` is the day of the statement; without it
        everything published since counts as published then. `running` marks a running total, which may have ended up to
        CUT_OFF_DAYS before the span does.
        """
        statement = Statement.of(value)
        counted = Counted.BOATS if statement.unit == Unit.BOATS else Counted.PEOPLE
        measure = self.measure(counted)
        if not measure.series.covers(span):
            reason = (
                f"The official series runs from {prose.day(measure.series.first)} to {prose.day(measure.series.last)}."
            )
            return Judgement(Fit.CANNOT_TELL, statement, span, counted, None, (), None, reason)
        now = measure.series.total(span)
        then = tuple(_published(measure, span, said))
        if statement.value is None or not statement.says_a_number:
            return Judgement(
                Fit.CANNOT_TELL,
                statement,
                span,
                counted,
                now,
                then,
                None,
                "No number is stated that could be tested.",
            )
        tolerance = _tolerance(measure, statement, span, said or span.end, now)
        found = Judgement(_answer(statement, now, then, tolerance), statement, span, counted, now, then, tolerance, "")
        if running and not found.fits and found.answer is not Fit.REVISED:
            ended = _cut_off(measure.series, statement, span)
            found = replace(found, answer=Fit.FITS, ended=ended) if ended else found
        return replace(found, reason=_reason(found))

    def judge_some_day(self, value: Value, span: Span, *, said: date | None = None) -> Judgement:
        """Hold a count of one unnamed day against every day of a span: the judgement of the day that fits best.

        A day that fits comes before one within revision; among equals the one whose count is nearest.
        """
        order = list(Fit)
        judged = [self.judge(value, one_day(day), said=said) for day in span.each_day()]
        known = [found for found in judged if found.now is not None] or judged[:1]
        return min(known, key=lambda found: (order.index(found.answer), _gap(found)))

    def judge_growth(self, value: Value, span: Span, base: Span, *, direction: int = 1) -> GrowthJudgement:
        """Hold a change in per cent, from `base` to `span`, against the series.

        `direction` is 1 for a rise, -1 for a fall stated without a sign, 0 where the text does not say which. "Up to 48%" is
        read as the size of the change, since a measured change has no upper limit.
        """
        statement = Statement.of(value)
        measure = self.people
        empty = GrowthJudgement(Fit.CANNOT_TELL, statement, span, base, None, None, None, None, "")
        if not (measure.series.covers(span) and measure.series.covers(base)):
            return replace(empty, reason="The two spans are not both inside the official series.")
        after, before = measure.series.total(span), measure.series.total(base)
        if not before:
            return replace(empty, after=after, before=before, reason="Nobody is recorded in the earlier span.")
        growth = 100 * (after / before - 1)
        possible = _growth_open(measure, (span, after), (base, before))
        found = replace(empty, after=after, before=before, growth=growth, possible=possible)
        if statement.value is None or not statement.says_a_number:
            return replace(found, reason="No number is stated that could be tested.")
        low, high = growth_allowed(statement)
        shown = _turned(growth, growth, direction)[0]
        least, most = _turned(*possible, direction)
        if low <= shown <= high:
            return replace(found, answer=Fit.FITS, reason="It is the growth on record now, as rounded.")
        if least < 0 < most and shown * low < 0:
            return replace(found, reason="Revision of the two totals leaves open even which way it went.")
        if least <= high and low <= most:
            return replace(found, answer=Fit.REVISED, reason="Revision of the two totals could explain the difference.")
        return replace(
            found,
            answer=Fit.DOES_NOT_FIT,
            reason="It is not the growth on record now, nor could revision explain it.",
        )

    def on_record(self, unit: str, span: Span) -> int | None:
        """What is on record now for a span: boats for the unit boats, people for any other; None outside the series."""
        measure = self.measure(Counted.BOATS if unit == Unit.BOATS else Counted.PEOPLE)
        return measure.series.total(span) if measure.series.covers(span) else None


@lru_cache(maxsize=8)
def official(tables: Tables) -> Official:
    """The official tables of a ledger, made once for each ledger."""
    return Official(tables)


def growth_allowed(statement: Statement) -> tuple[float, float]:
    """Lowest and highest growth that a stated one allows; "up to" is read as the size itself."""
    value = statement.value or 0.0
    if statement.qualifier in (Qualifier.EXACT, Qualifier.UP_TO) and statement.value_high is None:
        return value - statement.rounding, value + statement.rounding
    return statement.allowed


def _turned(low: float, high: float, direction: int) -> tuple[float, float]:
    """A growth as it is stated: as it is, as the size of a fall, or as a size that may be either."""
    if direction > 0:
        return low, high
    if direction < 0:
        return -high, -low
    return (min(abs(low), abs(high)), max(abs(low), abs(high))) if low * high > 0 else (0.0, max(-low, high))


def _published(measure: Counts, span: Span, said: date | None) -> Iterable[Published]:
    """What was published at the time for exactly this span."""
    if span.day:
        found = measure.then.day(span.day)
        return [found] if found else []
    number, total = measure.then.sums(span)
    whole = [Published(total, "the sum of the days as first published")] if number == span.days else []
    return [*measure.then.totals(span, said), *whole]


def _answer(statement: Statement, now: int, then: tuple[Published, ...], tolerance: Tolerance) -> Fit:
    if statement.fits(now):
        return Fit.FITS
    if any(statement.fits(figure.value) for figure in then):
        return Fit.FITS_THEN
    if _meet(tolerance, tolerance.likely):
        return Fit.REVISED
    if _meet(tolerance, tolerance.possible):
        return Fit.CANNOT_TELL
    return Fit.DOES_NOT_FIT


def _meet(tolerance: Tolerance, counts: tuple[float, float]) -> bool:
    return tolerance.low <= counts[1] and counts[0] <= tolerance.high


def _tolerance(measure: Counts, statement: Statement, span: Span, said: date, now: int) -> Tolerance:
    low, high = statement.allowed
    value = statement.value or 0.0
    regime = measure.regime(span)
    if regime is Regime.HOME_OFFICE:
        open_days = _unsettled(measure, span, said)
        usual, largest = measure.releases.usual(value), measure.releases.largest(value) + open_days
        likely, possible = _around(now, now, usual), _around(now, now, max(usual, largest))
        reason = (
            "the Home Office has since corrected days of that time, and their first counts are not at hand"
            if open_days
            else "the Home Office published it first, and its own days have hardly moved between its releases"
        )
    elif span.day and (first := measure.then.day(span.day)):
        usual = largest = float(abs(now - first.value))
        likely, possible = _around(now, first.value, 0.0), _around(now, first.value, FIRST_REPORTS * first.value)
        reason = (
            "both what was published then and what is on record now are known, so it must lie at or between the two"
        )
    elif span.day:
        usual, largest = measure.revision.usual(value), measure.revision.largest(value)
        likely, possible = _around(now, now, usual), _around(now, now, largest)
        reason = "others published it first, and such days moved by so much, in nineteen cases of twenty"
    else:
        moved, slack = _moved(measure, span, value)
        likely, rare = _around(now, now + moved, slack), _around(now, now, measure.seen(span) * value)
        possible = min(likely[0], rare[0]), max(likely[1], rare[1])
        usual, largest = abs(moved) + slack, max(now - possible[0], possible[1] - now)
        reason = "others published it first, and sums over so many days moved by so much, in nineteen cases of twenty"
    return Tolerance(low, high, usual, largest, likely, possible, regime, reason)


def _around(one: float, other: float, slack: float) -> tuple[float, float]:
    return min(one, other) - slack, max(one, other) + slack


def _moved(measure: Counts, span: Span, value: float) -> tuple[float, float]:
    """How far a sum of days that others published first lay from the one on record now, and how sure that is.

    First the known difference, over days whose first count is at hand; then the usual difference over the others, for a
    sum that was published as `value`.
    """
    number, first, now = measure.known(span)
    unknown = span.days - number
    slack = measure.revision.over_days(unknown) * max(value - first, 0.0) if unknown else 0.0
    return float(first - now), slack


def _unsettled(measure: Counts, span: Span, said: date) -> float:
    """By how much a span of the Home Office's own time may have been counted otherwise when it was told.

    Days that the Home Office marks as revised, and days that others published first, may still have stood at their first
    count if the statement came soon after them. A single day keeps its mark for good: its earlier count is not at hand.
    """
    total = 0.0
    for day in measure.marked_in(span):
        if span.day or said <= day + SETTLED_AFTER:
            total += measure.revision.usual(measure.series.day(day))
    handover = measure.then.last_by_others
    if handover is not None and handover in span and said <= handover + SETTLED_AFTER:
        early = Span(span.start, handover)
        moved, slack = _moved(measure, early, measure.series.total(early))
        total += abs(moved) + slack
    return total


def _cut_off(series: Series, statement: Statement, span: Span) -> tuple[DayCount, DayCount] | None:
    """The two neighbouring days between whose running totals the stated value lies, if they end at most CUT_OFF_DAYS early."""
    low, high = statement.allowed
    value = statement.value or 0.0
    after = span.end
    for back in range(1, CUT_OFF_DAYS + 1):
        before = span.end - timedelta(days=back)
        if before < span.start:
            return None
        earlier, later = (DayCount(day, series.total(Span(span.start, day))) for day in (before, after))
        if low <= later.number and earlier.number <= high and earlier.number <= value:
            return earlier, later
        after = before
    return None


def _growth_open(measure: Counts, after: tuple[Span, int], before: tuple[Span, int]) -> tuple[float, float]:
    """Lowest and highest growth that revision of the two totals leaves open."""
    ends = []
    for span, total in (after, before):
        tolerance = _tolerance(measure, Statement(total), span, span.end, total)
        published = [figure.value for figure in _published(measure, span, None)]
        ends.append((min([tolerance.likely[0], *published]), max([tolerance.likely[1], *published])))
    (least_after, most_after), (least_before, most_before) = ends
    return 100 * (least_after / max(most_before, 1.0) - 1), 100 * (most_after / max(least_before, 1.0) - 1)


def _gap(found: Judgement) -> float:
    return abs((found.statement.value or 0.0) - (found.now or 0))


def _reason(found: Judgement) -> str:
    """Why the answer is what it is, in one sentence."""
    tolerance = found.tolerance
    if tolerance is None or found.now is None:
        return found.reason
    now = f"{prose.number(found.now)} {found.counted} are on record now"
    match found.answer:
        case Fit.FITS:
            return f"{now}; {found.statement.why}."
        case Fit.FITS_THEN:
            values = prose.listing(
                [prose.number(figure.value) for figure in found.then if found.statement.fits(figure.value)]
            )
            return f"{values} were published at the time; {now}."
        case Fit.REVISED:
            return f"{now}; {tolerance.reason}."
        case Fit.CANNOT_TELL:
            if tolerance.regime is Regime.HOME_OFFICE:
                return f"{now}; {tolerance.reason}."
            if found.then:
                return (
                    f"{now}; it differs by little from what was published then, as another first report may have done."
                )
            return f"{now}; so large a change has been seen, but rarely, and the count of the time is not at hand."
    return f"{now}; neither rounding nor revision explains the difference."
