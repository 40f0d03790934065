"""The rule on records as of a date: whether what is called a record was one when it was said, and whether it still stands."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date

from crossing.crosscheck.asking import peak, span_of
from crossing.crosscheck.faults import Fault
from crossing.crosscheck.model import Case, Found, Group, Kind, Number, number, rule
from crossing.crosscheck.sentences import Word
from crossing.language import prose
from crossing.language.spans import (
    ONE_DAY,
    WEEK,
    Span,
    half_of,
    half_year,
    weekend_of,
    whole_month,
    whole_year,
    year_so_far,
)
from crossing.ledger.rows import Claim
from crossing.ledger.vocabulary import RecordScope, Severity, Unit, Verdict
from crossing.official import official
from crossing.official.records import scopes
from crossing.official.series import DayCount

# Words by which a speaker reports a record in order to deny it.
DENIED = re.compile(r"\bnot (?:simply )?(?:true|a record|the case)\b|\buntrue\b|\bmyth\b|\bno record\b", re.IGNORECASE)

SUPERSEDED, STANDS, CONTRADICTED = "record-superseded", "record-stands", "record-contradicted"
SCOPE, REPORTED = "record-scope", "record-denied"
OF_ALL = "of all"

CALLED = "{day} is called a record day"
DAY_OVERTAKEN = Kind(
    SUPERSEDED,
    Severity.HOLDS,
    Verdict.SINCE_OVERTAKEN,
    CALLED + ", {basis}; it has since been overtaken {by}.",
)
DAY_STANDS = Kind(
    STANDS,
    Severity.HOLDS,
    Verdict.FITS,
    CALLED + ", {basis}; it still stands in the series, which runs to {last}.",
)
DAY_REVISED = Kind(
    "record-revised",
    Severity.HOLDS,
    Verdict.SINCE_REVISED,
    CALLED + ", {basis}; today's series puts another day above it.",
)
DAY_SCOPE = Kind(
    SCOPE,
    Severity.CONFUSING,
    Verdict.DEPENDS,
    CALLED + "; on record now it was the highest day {true}, but number {rank} ever.",
    detail="{above}.",
    fault=Fault.SCOPE,
)
DAY_CLOSE = Kind(
    "record-close",
    Severity.CONFUSING,
    Verdict.DEPENDS,
    CALLED + "; on record now {above}, a gap that revision alone could close.",
    detail="The announcement of the time is needed to judge it.",
    fault=Fault.SCOPE,
)
DAY_CONTRADICTED = Kind(
    CONTRADICTED,
    Severity.MISLEADING,
    Verdict.DOES_NOT_FIT,
    CALLED + "; not the highest ever, of its year, half or month: {above}.",
    fault=Fault.SCOPE,
)
WITHIN = "{day} is called the highest day {scope}"
WITHIN_STANDS = Kind(STANDS, Severity.HOLDS, Verdict.FITS, WITHIN + "; on record now it is.")
WITHIN_OVERTAKEN = Kind(
    SUPERSEDED, Severity.HOLDS, Verdict.SINCE_OVERTAKEN, WITHIN + "; on record now it was, until {by} overtook it."
)
WITHIN_CLOSE = Kind(
    "record-close",
    Severity.CONFUSING,
    Verdict.DEPENDS,
    WITHIN + "; {above}, a gap that revision alone could close.",
    fault=Fault.SCOPE,
)
WITHIN_CONTRADICTED = Kind(
    CONTRADICTED,
    Severity.MISLEADING,
    Verdict.DOES_NOT_FIT,
    WITHIN + "; on record now it was not: {above}.",
    fault=Fault.SCOPE,
)
# What a record day rests on: fills {basis}.
ANNOUNCED = "announced as one then"
ANNOUNCED_ONLY = "announced as one then, though on record now it is number {rank} up to that date"
HIGHEST_NOW = "and on record now it was the highest up to then"

HALF = "The {name} half of {year} is called a record; {now} are on record now"
HIGHEST_HALF = HALF + ", the highest of any {name} half in the series, which begins in {first}"
HALF_CONTRADICTED = Kind(
    CONTRADICTED,
    Severity.MISLEADING,
    Verdict.DOES_NOT_FIT,
    HALF + ", but the {name} half of {other_year} has {other}.",
    fault=Fault.SCOPE,
)
HALF_OVERTAKEN = Kind(
    SUPERSEDED, Severity.HOLDS, Verdict.SINCE_OVERTAKEN, HIGHEST_HALF + ", until {until} overtook it{not_any_six}."
)
HALF_STANDS = Kind(STANDS, Severity.HOLDS, Verdict.FITS, HIGHEST_HALF + ", and it still stands{not_any_six}.")
# Fills {not_any_six} where second halves before it were higher.
NOT_ANY_SIX = ". Of the second halves before it {count} were higher: it is a record for the months January to June, not for any six months"

UNSAID = "Which record is not said: "
DENIAL = "A record is denied; by boat there had "
# Of every one that holds in all that was tried: one of the year alone is tried only where there was none of any year.
ANY_YEAR = "{true} of any year up to then"
# Whoever says “record” without its scope leaves open what is meant, and is graded so, whether a span is named or not.
SOME_SCOPES = Kind(
    SCOPE, Severity.CONFUSING, Verdict.DEPENDS, UNSAID + "by then {true}, but {false}.", fault=Fault.SCOPE
)
ALL_SCOPES = Kind("record-holds", Severity.HOLDS, Verdict.FITS, UNSAID + ANY_YEAR + ", so it holds.")
NO_SCOPE = Kind(
    CONTRADICTED, Severity.MISLEADING, Verdict.DOES_NOT_FIT, "No record by then: {false}.", fault=Fault.SCOPE
)
DENIED_IN_SOME = Kind(
    REPORTED, Severity.CONFUSING, Verdict.DEPENDS, DENIAL + "by then been {true}, but {false}.", fault=Fault.SCOPE
)
DENIED_THOUGH_TRUE = Kind(
    REPORTED, Severity.CONFUSING, Verdict.DEPENDS, DENIAL + "been " + ANY_YEAR + ".", fault=Fault.SCOPE
)
RIGHTLY_DENIED = Kind(REPORTED, Severity.HOLDS, Verdict.FITS, DENIAL + "by then been none: {false}.")


@rule(
    name="record-as-of-date",
    group=Group.OFFICIAL,
    checks="A record is tested as of the day it was claimed: ever, this year, this half, this month, by what was announced then and what is on record now, and whether it still stands.",
    tolerance="None: a record is the highest or it is not; where the two vintages disagree both are shown.",
    why="A record can be true when it was said and overtaken later, or true for the year and not for all years; the word alone does not tell.",
    kinds=(
        DAY_OVERTAKEN,
        DAY_STANDS,
        DAY_REVISED,
        DAY_SCOPE,
        DAY_CLOSE,
        DAY_CONTRADICTED,
        WITHIN_STANDS,
        WITHIN_OVERTAKEN,
        WITHIN_CLOSE,
        WITHIN_CONTRADICTED,
        HALF_CONTRADICTED,
        HALF_OVERTAKEN,
        HALF_STANDS,
        SOME_SCOPES,
        ALL_SCOPES,
        NO_SCOPE,
        DENIED_IN_SOME,
        DENIED_THOUGH_TRUE,
        RIGHTLY_DENIED,
    ),
)
def record_as_of_date(case: Case) -> Iterator[Found]:
    for claim in case.claims:
        span, said = claim.span, claim.source.published
        if not claim.record or span is None or span.end > said or not case.official.covers(span):
            continue
        known = min(said, case.official.last)
        if claim.record is RecordScope.DAY and span.day:
            yield _day(case, claim, span.day, known)
        elif claim.record.within and span.day:
            yield _within(case, claim, span.day, known)
        elif claim.record is RecordScope.HALF_YEAR and span == half_of(span.start):
            yield _half(case, claim, span, known)
        else:
            yield _unspecified(case, claim, span, known)


def _day(case: Case, claim: Claim, when: date, said: date) -> Found:
    series, then = case.official, case.then
    now, places = series.day(when), scopes(series, when, said)
    announced, overtaken = then.day(when), series.overtaken(when)
    earlier, later = then.announced_before(when), then.announced_after(when)
    numbers: list[Number] = [
        number("day", when.isoformat()),
        number("said on", said.isoformat()),
        number("on record now", now, Unit.PEOPLE),
        *(number(f"rank now, {scope}", rank) for scope, rank in places.named.items()),
    ]
    if claim.value is not None:
        numbers.append(number("stated", claim.value, claim.unit))
    if announced:
        numbers.append(number("as published then", announced.value, Unit.PEOPLE))
    days = {
        "record announced before": earlier,
        "overtaken on record now by": overtaken,
        "overtaken as announced by": later,
    }
    numbers += [number(label, peak(step)) for label, step in days.items() if step]
    words: dict[str, Word] = {"day": when, "rank": places.ever, "last": series.last}
    on_ladder = any(step.day == when for step in then.announced)
    if on_ladder or places.ever == 1:
        words["basis"] = _basis(on_ladder, places.ever)
        words["by"] = [
            *([f"by {prose.day(later.day)} as announced ({prose.number(later.number)})"] if later else []),
            *(
                [f"by {prose.day(overtaken.day)} as on record now ({prose.number(overtaken.number)})"]
                if overtaken
                else []
            ),
        ]
        kind = DAY_OVERTAKEN if later or overtaken else DAY_STANDS if places.ever == 1 else DAY_REVISED
        return kind.on(claim, numbers=numbers, told=words)
    return _not_highest(case, claim, Span(series.first, said), now, places.named, numbers, words)


def _basis(on_ladder: bool, rank: int) -> str:
    """What a record day rests on: its announcement, the counts on record now, or both."""
    if not on_ladder:
        return HIGHEST_NOW
    return ANNOUNCED if rank == 1 else ANNOUNCED_ONLY.format(rank=rank)


def _not_highest(
    case: Case,
    claim: Claim,
    known: Span,
    now: int,
    places: dict[str, int],
    numbers: list[Number],
    words: dict[str, Word],
) -> Found:
    """A record day that was neither announced as one nor is the highest on record now."""
    top = case.official.highest(known) or DayCount(known.start, 0)
    true_in = [scope for scope, rank in places.items() if rank == 1]
    could_close = top.number - now <= official(case.ledger).people.revision.usual(now)
    if true_in:
        kind = DAY_SCOPE
    elif could_close and not case.then.day(span_of(claim).start):
        kind = DAY_CLOSE
    else:
        kind = DAY_CONTRADICTED
    return kind.on(
        claim,
        numbers=[*numbers, number("highest up to then on record now", peak(top))],
        told=words,
        true=true_in[:1],  # the widest, in which the others lie
        above=f"{prose.day(top.day)} has {prose.number(top.number)} against {prose.number(now)}",
    )


def _within(case: Case, claim: Claim, when: date, said: date) -> Found:
    """A day that is called the highest of its year or month: held against the days of that up to when it was said."""
    series, now = case.official, case.official.day(when)
    of_year = claim.record is RecordScope.YEAR
    whole = whole_year(when.year) if of_year else whole_month(when.year, when.month)
    known = Span(whole.start, min(whole.end, said))
    top = series.highest(known) or DayCount(when, now)
    overtaken = series.overtaken(when)
    above = f"{prose.day(top.day)} has {prose.number(top.number)} against {prose.number(now)}"
    if top.number == now:
        kind = WITHIN_OVERTAKEN if overtaken and overtaken.day in whole else WITHIN_STANDS
    elif top.number - now <= official(case.ledger).people.revision.usual(now) and not case.then.day(when):
        kind = WITHIN_CLOSE
    else:
        kind = WITHIN_CONTRADICTED
    return kind.on(
        claim,
        numbers=[
            number("day", when.isoformat()),
            number("said on", said.isoformat()),
            number("on record now", now, Unit.PEOPLE),
            number("highest up to then on record now", peak(top)),
        ],
        day=when,
        scope=f"of {prose.span(whole)}",
        by=f"{prose.day(overtaken.day)} with {prose.number(overtaken.number)}" if overtaken else "",
        above=above,
    )


def _half(case: Case, claim: Claim, span: Span, said: date) -> Found:
    series, year = case.official, span.start.year
    first_half = span.start.month == 1
    name = "first" if first_half else "second"
    now = series.total(span)
    same = {
        other: series.total(half)
        for other in range(series.first.year, series.last.year + 1)
        if series.covers(half := half_year(other, 1 if first_half else 2))
    }
    halves = [half_year(other, half) for other in range(series.first.year, year + 1) for half in (1, 2)]
    any_half = [
        half
        for half in halves
        if half != span and half.end <= said and series.covers(half) and series.total(half) > now
    ]
    higher_then = {other: total for other, total in same.items() if other < year and total > now}
    since = [other for other, total in same.items() if other > year and total > now]
    words: dict[str, Word] = {
        "name": name,
        "year": str(year),
        "now": now,
        "first": str(series.first.year),
        "not_any_six": NOT_ANY_SIX.format(count=prose.number(len(any_half))) if first_half and any_half else "",
    }
    if higher_then:
        highest = max(higher_then, key=lambda other: higher_then[other])
        kind, words = HALF_CONTRADICTED, words | {"other_year": str(highest), "other": higher_then[highest]}
    elif since:
        kind, words = HALF_OVERTAKEN, words | {"until": str(min(since))}
    else:
        kind = HALF_STANDS
    numbers = [
        number("on record now", now, Unit.PEOPLE),
        *(number(f"{name} half of {other}", total, Unit.PEOPLE) for other, total in same.items() if other != year),
        number("halves of any kind that were higher", len(any_half)),
    ]
    return kind.on(claim, numbers=numbers, told=words)


@dataclass
class Tried:
    """The scopes in which a record was tried: where it was true and where not, with the numbers used."""

    numbers: list[Number]
    true: dict[str, list[str]] = field(default_factory=lambda: defaultdict(list))
    false: dict[str, list[str]] = field(default_factory=lambda: defaultdict(list))

    def tried(self, name: str, rank: int, what: str, scope: str) -> None:
        """Take one scope: its name among the numbers, the place in it, what is ranked and among which."""
        among = " ".join([f"place among {what}s", *([scope] if scope != OF_ALL else []), "up to then"])
        self.numbers.append(number(f"{among}, as on record now", rank, key=f"rank now, {name}"))
        if rank == 1:
            self.true[scope].append(what)
        else:
            self.false[scope].append(f"{what} number {rank}")

    @property
    def held(self) -> list[str]:
        """Where it was a record: "the highest day and weekend of 2025"; "of all" goes unsaid where it held in every scope."""
        scopes = {scope: scope if self.false or scope != OF_ALL else "" for scope in self.true}
        return [f"the highest {prose.listing(what)} {scopes[scope]}".strip() for scope, what in self.true.items()]

    @property
    def failed(self) -> list[str]:
        """Where it was none: "day number 5 and weekend number 6 of all"."""
        return [f"{prose.listing(what)} {scope}" for scope, what in self.false.items()]


def _unspecified(case: Case, claim: Claim, span: Span, said: date) -> Found:
    """A record without a clear scope: try each reasonable one and say in which it is true."""
    found = Tried(
        [
            number("", said.isoformat(), key="said on"),
            number("days meant", f"{span.start}/{span.end}", key="span"),
            number("", case.official.total(span), Unit.PEOPLE, key="people in the span on record now"),
        ]
    )
    _highest_day(case, span, said, found)
    weekend = weekend_of(span.start)
    in_span = span.days <= WEEK.days and weekend.start in span and weekend.end <= said
    if in_span and case.official.covers(weekend):
        _weekend(case, weekend, said, found)
    elif span == year_so_far(span.end):
        _year_so_far(case, span, found)
    denied = bool(DENIED.search(claim.quote))
    if found.true and found.false:
        kind = DENIED_IN_SOME if denied else SOME_SCOPES
    elif found.true:
        kind = DENIED_THOUGH_TRUE if denied else ALL_SCOPES
    else:
        kind = RIGHTLY_DENIED if denied else NO_SCOPE
    return kind.on(
        claim,
        numbers=[*found.numbers, *([number("to be weighed", claim.caveat)] if claim.caveat else [])],
        true=found.held,
        false=found.failed or "nobody is on record for those days",
    )


def _highest_day(case: Case, span: Span, said: date, found: Tried) -> None:
    top = case.official.highest(span)
    if not top or not top.number:
        return
    places = scopes(case.official, top.day, said)
    found.numbers.append(number("highest day in them, on record now", peak(top), key="highest day in the span"))
    found.tried("its highest day, ever", places.ever, "day", OF_ALL)
    if places.ever > 1:
        found.tried("its highest day, this year", places.year, "day", f"of {top.day.year}")
    found.numbers += [
        number("", places.half, key="rank now, its highest day, of its half-year to date"),
        number("", places.month, key="rank now, its highest day, of its month to date"),
    ]
    announced = [step for step in case.then.announced if step.day <= said]
    if announced:
        found.numbers.append(
            number("highest day announced by then", peak(announced[-1]), key="highest day by then, as first published")
        )


def _weekend(case: Case, weekend: Span, said: date, found: Tried) -> None:
    value, year = case.official.total(weekend), weekend.start.year
    known = [each for each in case.official.weekends() if each.day + ONE_DAY <= said]
    best = max(known, key=lambda each: each.number)
    found.numbers += [
        number("", value, Unit.PEOPLE, key="weekend on record now"),
        number("", f"{peak(best)} and the day after", key="highest weekend up to then"),
    ]
    rank = 1 + sum(each.number > value for each in known)
    found.tried("weekend, ever", rank, "weekend", OF_ALL)
    if rank > 1:
        rank = 1 + sum(each.number > value for each in known if each.day.year == year)
        found.tried("weekend, this year", rank, "weekend", f"of {year}")
    then = case.then
    sums = [
        DayCount(saturday, first.value + second.value)
        for saturday, _ in known
        if (first := then.day(saturday)) and (second := then.day(saturday + ONE_DAY))
    ]
    if sums:
        highest = max(sums, key=lambda each: each.number)
        found.numbers.append(number("", f"{peak(highest)} and the day after", key="highest weekend as published then"))


def _year_so_far(case: Case, span: Span, found: Tried) -> None:
    value = case.official.total(span)
    years = [span.in_year(year) for year in range(case.official.first.year, span.start.year)]
    totals = {same.start.year: case.official.total(same) for same in years if case.official.covers(same)}
    found.numbers += [number("", total, Unit.PEOPLE, key=f"same months of {year}") for year, total in totals.items()]
    rank = 1 + sum(total > value for total in totals.values())
    found.tried("year to date", rank, "count", f"to {span.end.day} {span.end:%B}")
