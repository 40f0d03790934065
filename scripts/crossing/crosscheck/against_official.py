"""Rules that hold a claim against the official series: days, spans, growth, and records as of a date.

Three answers are kept apart in every finding: what was published then, what is on record now, and whether the
difference is of the size that revision explains.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from datetime import date
from typing import Any

from crossing.crosscheck.model import Case, Found, rule
from crossing.crosscheck.saying import day, finding, gathered, listed, number, peak, span, stated, taken_as
from crossing.crosscheck.shared import (
    DAY_MEASURES,
    SPAN_MEASURES,
    as_published,
    claim_rows,
    one_day,
    published,
    revised,
)
from crossing.language.spans import ONE_DAY, Span, half_of, half_year, in_year, weekend_of
from crossing.language.spans import one_day as one_day_of
from crossing.official import Answer, Regime, official
from crossing.official.judgement import CUT_OFF_DAYS
from crossing.official.records import scopes as record_scopes
from crossing.official.statement import fits, last_place

COUNTED_UNITS = {"people", "boats"}
REVISION_WHY = (
    "The day on which an arrival is counted, and by whom, changed between first publication and the present series; the days "
    "that the Ministry of Defence and the Home Office both published show how much that moves a figure, so the tolerance is measured there."
)


@rule(
    name="official-day",
    group="official",
    checks="A count for one day is held against what was published then and what is on record now.",
    tolerance="What the qualifier and rounding allow; beyond that, the difference seen in 19 of 20 days published twice counts as revision, and one never seen there as a contradiction.",
    why=REVISION_WHY,
)
def official_day(case: Case) -> Iterator[Found]:
    for claim in claim_rows(case):
        when = one_day(claim)
        if claim.measure not in DAY_MEASURES or claim.value is None or when is None or claim.unit not in COUNTED_UNITS:
            continue
        if not case.official.has(when):
            continue
        yield _judge_day(case, claim, when)


def _judge_day(case: Case, claim: Any, when: date) -> Found:
    judged = official(case.ledger).judge(claim, one_day_of(when), said=published(case, claim))
    now, then, tolerance = judged.now or 0, judged.published, judged.tolerance
    numbers: dict[str, Any] = {"stated": claim.value, "day": when.isoformat(), "on record now": now}
    if then:
        numbers |= {"as published then": then.value, "published by": then.by}
    told = f"The source gives {stated(claim)} for {taken_as(claim)}"

    def made(kind: str, severity: str, verdict: str, sentence: str) -> Found:
        return finding(
            "official-day", [claim], kind=kind, severity=severity, verdict=verdict, sentence=sentence, numbers=numbers
        )

    if judged.answer is Answer.FITS:
        return made(
            "day-holds", "holds", "consistent", f"{told}; {number(now)} are on record now, so the figure holds."
        )
    change = official(case.ledger).people.revision
    by_others = tolerance is not None and tolerance.regime is Regime.OTHERS
    if by_others:
        numbers |= {
            "days published twice": change.days,
            "of which differ": change.differing,
            "usual difference at most": round(change.usual(claim.value)),
            "largest difference seen": round(change.largest(claim.value)),
        }
    if judged.answer is Answer.FITS_THEN:
        return made(
            "day-revised",
            "holds",
            "revised",
            f"{told}, as published at the time; {number(now)} are on record now. Both can be right: the two can count an "
            f"arrival on different days, and figures differ on {number(change.differing)} of the {number(change.days)} days that were published twice.",
        )
    if judged.answer is Answer.REVISED:
        sentence = f"{told}; {number(now)} are on record now. A difference of this size is usual between first publication and the present count."
        return made("day-revised", "holds", "revised", sentence)
    if judged.answer is Answer.CANNOT_TELL:
        why = (
            "It differs by little from what was published then, as another first report may have done."
            if then
            else "Revisions of this size have happened, but rarely, so the count at the time is needed to judge it."
            if by_others
            else "The Home Office marks the day as revised, and the count of the time, which is not at hand, is needed to judge it."
        )
        return made("day-unusual", "confusing", "depends", f"{told}; {number(now)} are on record now. {why}")
    if then:
        sentence = f"{told}; {number(then.value)} were published at the time and {number(now)} are on record now, and neither fits."
    elif by_others:
        sentence = (
            f"{told}; {number(now)} are on record now, a larger difference than on any day that was published twice."
        )
    else:
        sentence = f"{told}; {number(now)} are on record now, and the Home Office, which published the day first, has hardly changed any of its days since."
    return made("day-contradicted", "misleading", "contradicted", sentence)


@rule(
    name="official-span",
    group="official",
    checks="A count for a year, a half or any other span is held against the official series and other totals published at the time.",
    tolerance=f"What the qualifier and rounding allow; beyond that, usual revision over spans of that length, and for a running total an end up to {CUT_OFF_DAYS} days earlier.",
    why=REVISION_WHY + " Running totals in print often end with the last day confirmed before printing.",
)
def official_span(case: Case) -> Iterator[Found]:
    for claim in claim_rows(case):
        if claim.measure not in SPAN_MEASURES or claim.value is None or claim.unit not in COUNTED_UNITS:
            continue
        if claim.period_start is None or claim.period_end is None or one_day(claim):
            continue
        if case.official.has(claim.period_start, claim.period_end):
            yield _judge_span(case, claim)


def _judge_span(case: Case, claim: Any) -> Found:
    start, end = claim.period_start, claim.period_end
    said, whole = published(case, claim), Span(start, end)
    running = claim.measure == "arrivals_to_date"
    judged = official(case.ledger).judge(claim, whole, said=said, running=running)
    now = judged.now or 0
    numbers: dict[str, Any] = {"stated": claim.value, "span": f"{start}/{end}", "on record now": now}
    numbers |= gathered((total.by, total.value) for total in judged.then)
    when = span(start, end)
    told = f"The source gives {stated(claim)} for {taken_as(claim)}"
    if claim.measure == "annual_arrivals" and claim.qualifier == "less_than":
        told = f"The source implies that fewer than {number(claim.value)} people arrived in {when}"
    if running:
        told = (
            f"The source gives {stated(claim)} for the year up to {day(end)}"
            if claim.period_basis == "stated"
            else f"The source gives {stated(claim)} for the year so far, taken to be up to {day(end)}"
        )

    def made(kind: str, severity: str, verdict: str, sentence: str) -> Found:
        return finding(
            "official-span", [claim], kind=kind, severity=severity, verdict=verdict, sentence=sentence, numbers=numbers
        )

    if judged.ended:
        before, after = judged.ended
        numbers |= {f"on record now up to {before[0]}": before[1], f"on record now up to {after[0]}": after[1]}
        return made(
            "span-earlier-end",
            "holds",
            "consistent",
            f"{told}; on record now the total was {number(before[1])} up to {day(before[0])} and {number(after[1])} up to {day(after[0])}, "
            + (
                "so the figure lies between the two."
                if after[0] == end
                else f"so the figure fits a count that ended before {day(end)}, when it stood at {number(now)}."
            ),
        )
    if judged.answer is Answer.FITS:
        return made("span-holds", "holds", "consistent", f"{told}; {number(now)} are on record now, so it holds.")
    if judged.answer is Answer.FITS_THEN:
        values = listed(dict.fromkeys(number(total.value) for total in judged.then if fits(claim, total.value)))
        return made(
            "span-revised",
            "holds",
            "revised",
            f"{told}, which fits what was published then ({values}); {number(now)} are on record now.",
        )
    if judged.answer is Answer.REVISED:
        numbers["usual difference at most"] = round(judged.tolerance.usual) if judged.tolerance else 0
        return made(
            "span-revised",
            "holds",
            "revised",
            f"{told}; {number(now)} are on record now, a difference that revision usually explains over such a span.",
        )
    if judged.answer is Answer.CANNOT_TELL:
        return made(
            "span-unsettled",
            "confusing",
            "depends",
            f"{told}; {number(now)} are on record now. Some of these days were corrected at about that time, and their first counts, which are not at hand, are needed to judge it.",
        )
    return made(
        "span-contradicted",
        "misleading",
        "contradicted",
        f"{told}; {number(now)} are on record now, more than rounding and revision explain.",
    )


@rule(
    name="official-growth",
    group="official",
    checks="Growth in per cent is held against the growth that the official series gives for the same two spans.",
    tolerance="Half a point either way for a whole per cent; ‘up to’ is read as the size of the rise, since a measured rise has no upper limit.",
    why="A rise printed without decimals has been rounded to the nearest whole.",
)
def official_growth(case: Case) -> Iterator[Found]:
    for claim in claim_rows(case):
        if claim.measure != "growth" or claim.unit != "percent" or claim.value is None:
            continue
        if None in (claim.period_start, claim.period_end, claim.base_start, claim.base_end):
            continue
        judged = official(case.ledger).judge_growth(
            claim, Span(claim.period_start, claim.period_end), Span(claim.base_start, claim.base_end)
        )
        after, before, growth = judged.after, judged.before, judged.growth
        if after is None or before is None or growth is None:
            continue
        holds = judged.answer is Answer.FITS
        loosely = claim.qualifier == "up_to" and growth <= claim.value
        numbers = {
            "stated per cent": claim.value,
            "later span": after,
            "earlier span": before,
            "growth on record now": round(growth, 1),
        }
        spans = f"from {number(before)} in {span(claim.base_start, claim.base_end)} to {number(after)} in {span(claim.period_start, claim.period_end)}"
        if holds:
            limit = "; that is the rise itself, not an upper limit" if claim.qualifier == "up_to" else ""
            yield finding(
                "official-growth",
                [claim],
                kind="growth-holds",
                severity="cosmetic" if limit else "holds",
                verdict="consistent",
                numbers=numbers,
                sentence=f"The source gives {stated(claim)}; the official series rose by {growth:.1f}%, {spans}{limit}.",
                likely_reading=f"up {number(claim.value)}%" if limit else "",
                basis="official series" if limit else "",
            )
        elif judged.answer is Answer.REVISED:
            least, most = judged.possible or (growth, growth)
            yield finding(
                "official-growth",
                [claim],
                kind="growth-revised",
                severity="holds",
                verdict="revised",
                numbers=numbers,
                sentence=f"The source gives {stated(claim)}; the official series {'rose' if growth >= 0 else 'fell'} by {abs(growth):.1f}%, {spans}; with the usual revision of both totals the change lies between {least:.1f}% and {most:.1f}%.",
            )
        elif judged.answer is not Answer.CANNOT_TELL:
            yield finding(
                "official-growth",
                [claim],
                kind="growth-loose" if loosely else "growth-contradicted",
                numbers=numbers,
                severity="confusing" if loosely else "misleading",
                verdict="depends" if loosely else "contradicted",
                sentence=f"The source gives {stated(claim)}; the official series {'rose' if growth >= 0 else 'fell'} by {abs(growth):.1f}%, {spans}.",
            )


# Words by which a speaker reports a record in order to deny it.
DENIED = re.compile(r"\bnot (?:simply )?(?:true|a record|the case)\b|\buntrue\b|\bmyth\b|\bno record\b", re.IGNORECASE)


@rule(
    name="record-as-of-date",
    group="official",
    checks="A record is tested as of the day it was claimed: ever, this year, this half, this month, by what was announced then and what is on record now, and whether it still stands.",
    tolerance="None: a record is the highest or it is not; where the two vintages disagree both are shown.",
    why="A record can be true when it was said and overtaken later, or true for the year and not for all years; the word alone does not tell.",
)
def record_as_of_date(case: Case) -> Iterator[Found]:
    for claim in claim_rows(case):
        said = published(case, claim)
        if not claim.record or claim.period_start is None or claim.period_end is None or said is None:
            continue
        if claim.period_end > said or not case.official.has(claim.period_start, claim.period_end):
            continue
        said = min(said, case.official.last)
        if claim.record == "day" and one_day(claim):
            yield _record_day(case, claim, one_day(claim), said)
        elif claim.record == "half-year" and Span(claim.period_start, claim.period_end) == half_of(claim.period_start):
            yield _record_half(case, claim, said)
        else:
            yield _record_unspecified(case, claim, said)


def _record_day(case: Case, claim: Any, when: date, said: date) -> Found:
    series, then = case.official, as_published(case)
    now = series.day(when)
    scopes = record_scopes(series, when, said).named
    announced = then.day(when)
    earlier, later = then.announced_before(when), then.announced_after(when)
    overtaken = series.overtaken(when)
    numbers: dict[str, Any] = {"day": when.isoformat(), "said on": said.isoformat(), "on record now": now}
    numbers |= {f"rank now, {scope}": rank for scope, rank in scopes.items()}
    if claim.value is not None:
        numbers["stated"] = claim.value
    if announced:
        numbers["as published then"] = announced.value
    if earlier:
        numbers["record announced before"] = peak(earlier)
    if overtaken:
        numbers["overtaken on record now by"] = peak(overtaken)
    if later:
        numbers["overtaken as announced by"] = peak(later)
    on_ladder = any(step_day == when for step_day, _ in then.announced)
    true_now = scopes["ever"] == 1
    told = f"{day(when)} is called a record day"
    if on_ladder or true_now:
        basis = (
            "announced as one then"
            + ("" if true_now else f", though on record now it is number {scopes['ever']} up to that date")
            if on_ladder
            else "and on record now it was the highest up to then"
        )
        overtakers = []
        if later:
            overtakers.append(f"by {day(later[0])} as announced ({number(later[1])})")
        if overtaken:
            overtakers.append(f"by {day(overtaken[0])} as on record now ({number(overtaken[1])})")
        if overtakers:
            sentence = f"{told}, {basis}; it has since been overtaken {listed(overtakers)}."
            return finding(
                "record-as-of-date",
                [claim],
                kind="record-superseded",
                severity="holds",
                verdict="superseded",
                sentence=sentence,
                numbers=numbers,
            )
        verdict, kind = ("consistent", "record-stands") if true_now else ("revised", "record-revised")
        stands = (
            f"it still stands in the series, which runs to {day(series.last)}"
            if true_now
            else "today's series puts another day above it"
        )
        return finding(
            "record-as-of-date",
            [claim],
            kind=kind,
            severity="holds",
            verdict=verdict,
            sentence=f"{told}, {basis}; {stands}.",
            numbers=numbers,
        )
    true_in = [scope for scope, rank in scopes.items() if rank == 1]
    top = series.highest(series.first, said)
    above = f"{day(top[0])} has {number(top[1])} against {number(now)}"
    numbers["highest up to then on record now"] = peak(top)
    if true_in:
        sentence = f"{told}; on record now it was the highest day {listed(true_in)}, but number {scopes['ever']} ever: {above}."
        return finding(
            "record-as-of-date",
            [claim],
            kind="record-scope",
            severity="misleading",
            verdict="depends",
            sentence=sentence,
            numbers=numbers,
        )
    if top[1] - now <= revised(case).usual(now) and not announced:
        sentence = f"{told}; on record now {above}, a gap that revision alone could close, so the announcement of the time is needed to judge it."
        return finding(
            "record-as-of-date",
            [claim],
            kind="record-close",
            severity="confusing",
            verdict="depends",
            sentence=sentence,
            numbers=numbers,
        )
    sentence = f"{told}; it was not the highest day ever, of its year, half or month: {above}."
    return finding(
        "record-as-of-date",
        [claim],
        kind="record-contradicted",
        severity="misleading",
        verdict="contradicted",
        sentence=sentence,
        numbers=numbers,
    )


def _record_half(case: Case, claim: Any, said: date) -> Found:
    series = case.official
    year, half = claim.period_start.year, 1 if claim.period_start.month == 1 else 2
    value = series.half(year, half)
    years = [y for y in range(series.first.year, series.last.year + 1) if series.covers(half_year(y, half))]
    totals = {y: series.half(y, half) for y in years}
    higher_then = [y for y in years if y < year and totals[y] > value]
    higher_since = [y for y in years if y > year and totals[y] > value]
    any_half = [
        (y, h)
        for y in range(series.first.year, year + 1)
        for h in (1, 2)
        if (y, h) != (year, half)
        and half_year(y, h).end <= said
        and series.covers(half_year(y, h))
        and series.half(y, h) > value
    ]
    name = "first" if half == 1 else "second"
    numbers: dict[str, Any] = {"on record now": value} | {f"{name} half of {y}": totals[y] for y in years if y != year}
    numbers["halves of any kind that were higher"] = len(any_half)
    told = f"The {name} half of {year} is called a record; {number(value)} are on record now"
    if higher_then:
        sentence = f"{told}, but the {name} half of {max(higher_then, key=totals.get)} has {number(max(totals[y] for y in higher_then))}."
        return finding(
            "record-as-of-date",
            [claim],
            kind="record-contradicted",
            severity="misleading",
            verdict="contradicted",
            sentence=sentence,
            numbers=numbers,
        )
    highest = f"the highest of any {name} half in the series, which begins in {series.first.year}"
    other = (
        f"; {number(len(any_half))} second halves before it were higher, so it is a record for the months January to June, not for any six months"
        if half == 1 and any_half
        else ""
    )
    if higher_since:
        sentence = f"{told}, {highest}, until {min(higher_since)} overtook it{other}."
        return finding(
            "record-as-of-date",
            [claim],
            kind="record-superseded",
            severity="holds",
            verdict="superseded",
            sentence=sentence,
            numbers=numbers,
        )
    sentence = f"{told}, {highest}, and it still stands{other}."
    return finding(
        "record-as-of-date",
        [claim],
        kind="record-stands",
        severity="holds",
        verdict="consistent",
        sentence=sentence,
        numbers=numbers,
    )


def _record_unspecified(case: Case, claim: Any, said: date) -> Found:
    """A record without a clear scope: try each reasonable one and say in which it is true."""
    series = case.official
    start, end = claim.period_start, claim.period_end
    numbers: dict[str, Any] = {
        "said on": said.isoformat(),
        "span": f"{start}/{end}",
        "people in the span on record now": series.span(start, end),
    }
    true_in: list[str] = []
    false_in: list[str] = []

    def test(scope: str, rank: int, what: str) -> None:
        numbers[f"rank now, {scope}"] = rank
        (true_in if rank == 1 else false_in).append(what if rank == 1 else f"{what} (number {rank})")

    top = series.highest(start, end)
    if top and top[1]:
        numbers["highest day in the span"] = peak(top)
        ranks = record_scopes(series, top[0], said).named
        test("its highest day, ever", ranks["ever"], f"{day(top[0])} as the highest day ever")
        test(
            "its highest day, this year",
            ranks["of its year to date"],
            f"{day(top[0])} as the highest day of {top[0].year}",
        )
        numbers |= {
            f"rank now, its highest day, {scope}": ranks[scope]
            for scope in ("of its half-year to date", "of its month to date")
        }
        if announced := [step for step in as_published(case).announced if step[0] <= said]:
            numbers["highest day announced by then"] = peak(announced[-1])
    length = (end - start).days + 1
    saturday = weekend_of(start).start
    if (
        length <= 7
        and start <= saturday <= end
        and saturday + ONE_DAY <= said
        and series.has(saturday, saturday + ONE_DAY)
    ):
        value = series.weekend(saturday)
        known = [(when, people) for when, people in series.weekends() if when + ONE_DAY <= said]
        numbers["weekend on record now"] = value
        best = max(known, key=lambda item: item[1])
        numbers["highest weekend up to then"] = f"{peak(best)} and the day after"
        test("weekend, ever", 1 + sum(people > value for _, people in known), "the highest weekend ever")
        this_year = [(when, people) for when, people in known if when.year == saturday.year]
        test(
            "weekend, this year",
            1 + sum(people > value for _, people in this_year),
            f"the highest weekend of {saturday.year}",
        )
        mod = as_published(case)
        sums = [
            (when, a.value + b.value) for when, _ in known if (a := mod.day(when)) and (b := mod.day(when + ONE_DAY))
        ]
        if sums:
            numbers["highest weekend as published then"] = (
                f"{peak(max(sums, key=lambda weekend: weekend[1]))} and the day after"
            )
    elif (start.month, start.day) == (1, 1) and start.year == end.year:
        value = series.span(start, end)
        same = {y: Span(in_year(start, y), in_year(end, y)) for y in range(series.first.year, start.year)}
        totals = {y: series.total(days) for y, days in same.items() if series.covers(days)}
        numbers |= {f"same months of {y}": total for y, total in totals.items()}
        test(
            "year to date",
            1 + sum(total > value for total in totals.values()),
            f"the highest count for the year up to {end.day} {day(end).split()[1]}",
        )
    denied = bool(DENIED.search(claim.quote))
    told = (
        "The source reports a record in order to deny it"
        if denied
        else "The source speaks of a record without saying which"
    )
    spans = f"{told} ({span(start, end)})"
    counts = f"by the counts on record now, up to {day(said)}"
    if true_in and false_in:
        sentence = f"{spans}; {counts}, it was true of {listed(true_in)}, and not of {listed(false_in)}."
        kind, severity, verdict = "record-scope", "misleading", "depends"
    elif true_in:
        sentence = f"{spans}; {counts}, it was true of {listed(true_in)}."
        kind, severity, verdict = (
            ("record-denied", "confusing", "depends") if denied else ("record-holds", "holds", "consistent")
        )
    else:
        sentence = f"{spans}; {counts}, it was not true of {listed(false_in) or 'any scope tested'}."
        kind, severity, verdict = (
            ("record-denied", "holds", "consistent")
            if denied
            else ("record-contradicted", "misleading", "contradicted")
        )
    if denied:
        sentence = (
            sentence[:-1] + "; a speaker who counts people arriving by other routes as well would need another series."
            if true_in
            else sentence
        )
        kind, severity = "record-denied", "confusing" if true_in else "holds"
    return finding(
        "record-as-of-date", [claim], kind=kind, severity=severity, verdict=verdict, sentence=sentence, numbers=numbers
    )


@rule(
    name="total-beside-record-day",
    group="between claims",
    checks="A running total is compared with a day's count printed in the same text, to see whether the total already holds that day.",
    tolerance="The total fits the cut-off for which the series, rounded to the total's last place, gives the stated figure.",
    why="Two figures printed side by side are read as of the same moment, though one may end before the other begins.",
)
def total_beside_record_day(case: Case) -> Iterator[Found]:
    days: dict[str, list[Any]] = {}
    totals: dict[str, list[Any]] = {}
    for claim in claim_rows(case):
        if claim.value is None or claim.unit != "people" or claim.period_end is None or claim.period_start is None:
            continue
        if claim.measure == "daily_arrivals" and one_day(claim):
            days.setdefault(claim.source_id, []).append(claim)
        elif claim.measure == "arrivals_to_date":
            totals.setdefault(claim.source_id, []).append(claim)
    for source_id, found in totals.items():
        after = sorted(days.get(source_id, []), key=lambda claim: claim.period_end)
        for total in found:
            beside = next(
                (
                    claim
                    for claim in after
                    if total.period_end < claim.period_end and claim.period_start.year == total.period_start.year
                ),
                None,
            )
            said = published(case, total)
            if beside is None or said is None or beside.period_end > said:
                continue
            if not case.official.has(total.period_start, beside.period_end):
                continue
            yield from _beside(case, total, beside)


def _beside(case: Case, total: Any, beside: Any) -> Iterable[Found]:
    series, when = case.official, beside.period_end
    without = series.span(total.period_start, when - ONE_DAY)
    with_day = series.span(total.period_start, when)
    size = max(last_place(total.value), 1)
    close = abs(without - total.value) <= size
    if not close or abs(with_day - total.value) <= size:
        return
    numbers = {
        "stated total": total.value,
        "stated for the day": beside.value,
        f"on record now up to {when - ONE_DAY}": without,
        f"on record now up to {when}": with_day,
        "stated total and day together": total.value + beside.value,
    }
    yield finding(
        "total-beside-record-day",
        [total, beside],
        kind="total-leaves-out-day",
        severity="confusing",
        verdict="consistent",
        numbers=numbers,
        judges=[total],
        sentence=(
            f"{stated(total).capitalize()} fits the year up to {day(when - ONE_DAY)} ({number(without)} on record now) and leaves out the {number(beside.value)} of "
            f"{day(when)} printed in the same text, which would bring it to {number(with_day)}."
        ),
    )
