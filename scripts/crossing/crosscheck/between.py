"""Rules between claims: the same figure told twice, running totals in order, a day inside its total, implied figures."""

from __future__ import annotations

import math
from collections.abc import Iterator
from typing import Any

from crossing.crosscheck.model import Case, Finding, rule
from crossing.crosscheck.saying import day, finding, listed, number, peak, plural, span, stated
from crossing.crosscheck.shared import as_published, grouped, one_day
from crossing.language.spans import Span
from crossing.official.statement import allowed, fits

# Measures of which a span has one true value, so that two statements of it can be compared.
COMPARABLE = {
    "daily_arrivals", "arrivals_to_date", "arrivals_in_period", "annual_arrivals", "growth", "arrivals_multiple", "attempted_crossings",
    "intercepted_by_france", "people_intercepted_or_rescued", "people_rescued_by_france", "rescue_operations",
}  # fmt: skip


@rule(
    name="same-span",
    group="between claims",
    checks="All statements of one measure for one span are compared, within a text and between texts.",
    tolerance="What the qualifiers and rounding allow; a pair that first publication and the present count both explain is revised, not in conflict.",
    why="A span has one number of people, so two figures for it can both stand only if one is rounder, vaguer or of another vintage.",
)
def same_span(case: Case) -> Iterator[Finding]:
    def key(claim: Any) -> Any:
        if (
            claim.measure not in COMPARABLE
            or claim.value is None
            or claim.period_start is None
            or claim.qualifier == "vague"
        ):
            return None
        return claim.measure, claim.unit, claim.period_start, claim.period_end, claim.base_start, claim.base_end

    for (measure, _unit, start, end, *_), claims in grouped(case.claims, key).items():
        if len(claims) > 1:
            yield from _compare(case, measure, span(start, end) if end else day(start), claims)


def _compare(case: Case, measure: str, when: str, claims: list[Any]) -> Iterator[Finding]:
    bounds = [allowed(claim) for claim in claims]
    top, floor = max(low for low, _ in bounds), min(high for _, high in bounds)
    name = measure.replace("_", " ")
    sources = len({claim.source_id for claim in claims})
    if top <= floor:
        values = listed(dict.fromkeys(stated(claim) for claim in claims))
        yield finding(
            "same-span",
            claims,
            kind="statements-agree",
            severity="holds",
            verdict="consistent",
            judges=[],
            numbers={"statements": len(claims), "sources": sources},
            sentence=f"{plural(len(claims), 'statement')} of {name} for {when} in {plural(sources, 'source')} agree: {values}.",
        )
        return
    # Only the statements that some other one excludes take part.
    involved = [claim for claim, (low, high) in zip(claims, bounds, strict=True) if low > floor or high < top]
    values = listed(dict.fromkeys(stated(claim) for claim in involved))
    numbers = {
        "statements": len(involved),
        "lowest": min(c.value for c in involved),
        "highest": max(c.value for c in involved),
    }
    where = one_day(involved[0])
    if where and case.official.has(where) and (then := as_published(case).day(where)):
        now = case.official.day(where)
        if all(fits(claim, then.value) or fits(claim, now) for claim in involved):
            yield finding(
                "same-span",
                involved,
                kind="statements-of-two-vintages",
                severity="holds",
                verdict="revised",
                numbers=numbers | {"as published then": then.value, "on record now": now},
                sentence=f"The figures for {when} differ ({values}): {number(then.value)} were published then and {number(now)} are on record now, so both can be right.",
            )
            return
    yield finding(
        "same-span",
        involved,
        kind="statements-exclude",
        severity="misleading",
        verdict="conflicts",
        numbers=numbers,
        sentence=f"The figures for {name} on {when} exclude each other: {values}."
        if where
        else f"The figures for {name} over {when} exclude each other: {values}.",
    )


@rule(
    name="running-total-order",
    group="between claims",
    checks="Running totals of one year are put in order of their last day: an earlier total may not be above a later one.",
    tolerance="What the qualifiers and rounding allow.",
    why="People who have arrived cannot be taken off a total, apart from small corrections that rounding covers.",
)
def running_total_order(case: Case) -> Iterator[Finding]:
    def key(claim: Any) -> Any:
        usable = (
            claim.measure == "arrivals_to_date"
            and claim.value is not None
            and claim.unit == "people"
            and claim.period_start
            and claim.period_end
        )
        return claim.period_start if usable and claim.qualifier != "vague" else None

    for start, claims in grouped(case.claims, key).items():
        claims.sort(key=lambda claim: (claim.period_end, claim.claim_id))
        ends = list(grouped(claims, lambda claim: claim.period_end).items())
        best: Any = None
        broken = False
        for _, same_end in ends:
            for claim in same_end:
                if best is not None and allowed(claim)[1] < allowed(best)[0]:
                    broken = True
                    yield finding(
                        "running-total-order",
                        [claim, best],
                        kind="total-falls",
                        severity="misleading",
                        verdict="conflicts",
                        numbers={"earlier total": best.value, "later total": claim.value},
                        sentence=f"{stated(best).capitalize()} up to {day(best.period_end)} is above {stated(claim)} up to {day(claim.period_end)}, a later day of the same year.",
                    )
            highest = max(same_end, key=lambda claim: allowed(claim)[0])
            if best is None or allowed(highest)[0] > allowed(best)[0]:
                best = highest
        if len(ends) > 1 and not broken:
            first, last = ends[0][1][0], ends[-1][1][0]
            yield finding(
                "running-total-order",
                [first, last],
                kind="totals-rise",
                severity="holds",
                verdict="consistent",
                judges=[],
                numbers={"earlier total": first.value, "later total": last.value},
                sentence=f"The running totals of {start.year} are in order, from {stated(first)} up to {day(first.period_end)} to {stated(last)} up to {day(last.period_end)}.",
            )


@rule(
    name="day-inside-total",
    group="between claims",
    checks="A day's count is compared with every running total of that year that includes the day.",
    tolerance="What the qualifiers and rounding allow.",
    why="One day cannot hold more people than a total that includes it.",
)
def day_inside_total(case: Case) -> Iterator[Finding]:
    days = [
        c
        for c in case.claims
        if c.measure == "daily_arrivals" and c.value is not None and one_day(c) and c.unit == "people"
    ]
    totals = [
        c
        for c in case.claims
        if c.measure in ("arrivals_to_date", "annual_arrivals")
        and c.value is not None
        and c.unit == "people"
        and c.period_end
        and c.period_start
    ]
    by_year = grouped(days, lambda c: c.period_start.year)
    for year in by_year:
        by_year[year].sort(key=lambda c: c.period_start)
    for year, found in grouped(
        totals, lambda c: c.period_start.year if (c.period_start.month, c.period_start.day) == (1, 1) else None
    ).items():
        found.sort(key=lambda c: c.period_end)
        best, position, inside = None, 0, by_year.get(year, [])
        for total in found:
            while position < len(inside) and inside[position].period_start <= total.period_end:
                if best is None or allowed(inside[position])[0] > allowed(best)[0]:
                    best = inside[position]
                position += 1
            if best is not None and allowed(total)[1] < allowed(best)[0]:
                yield finding(
                    "day-inside-total",
                    [total, best],
                    kind="day-exceeds-total",
                    severity="misleading",
                    verdict="conflicts",
                    numbers={"total": total.value, "day": best.value},
                    sentence=f"{stated(total).capitalize()} up to {day(total.period_end)} is below the {stated(best)} stated for one day in it, {day(best.period_start)}.",
                )


@rule(
    name="implied-by-growth",
    group="between claims",
    checks="What a total and its rise imply for the year before is compared with what other statements say about that year.",
    tolerance="What the qualifiers allow; ‘more than the whole of a year’ puts a ceiling on that year.",
    why="A text can contradict another without naming the figure, by an addition that leads to it.",
)
def implied_by_growth(case: Case) -> Iterator[Finding]:
    from crossing.crosscheck.arithmetic import _total_of

    totals = grouped(
        (
            c
            for c in case.claims
            if c.measure in ("arrivals_to_date", "annual_arrivals", "arrivals_in_period") and c.value is not None
        ),
        lambda c: c.source_id,
    )
    bases = grouped(
        (c for c in case.claims if c.measure == "annual_arrivals" and c.value is not None),
        lambda c: (c.period_start, c.period_end),
    )
    tightest: dict[Any, tuple[Any, Any]] = {}
    for where, claims in bases.items():
        tightest[where] = min(claims, key=lambda c: allowed(c)[1]), max(claims, key=lambda c: allowed(c)[0])
    for claim in case.claims:
        if (
            claim.measure != "growth"
            or claim.unit != "people"
            or claim.value is None
            or (claim.base_start, claim.base_end) not in tightest
        ):
            continue
        total = _total_of(claim, totals.get(claim.source_id, []))
        if total is None:
            continue
        implied = total.value - claim.value
        lower = implied - (
            0.5 * 100 if claim.value % 100 == 0 else 0
        )  # a rise given to the hundred may be half a hundred off
        ceiling, ground = tightest[(claim.base_start, claim.base_end)]
        other = (
            ceiling
            if lower > allowed(ceiling)[1]
            else ground
            if implied < allowed(ground)[0] and total.qualifier not in ("more_than", "at_least")
            else None
        )
        if other is None or other.claim_id in (claim.claim_id, total.claim_id):
            continue
        limit = allowed(other)[1]
        whole = span(claim.base_start, claim.base_end)
        ruled = f"fewer than {number(other.value)}" if other.qualifier == "less_than" else stated(other)
        yield finding(
            "implied-by-growth",
            [claim, total, other],
            kind="implied-figure-excluded",
            severity="misleading",
            verdict="conflicts",
            judges=[claim],
            numbers={
                "stated total": total.value,
                "stated rise": claim.value,
                "implied earlier total": implied,
                "other statement's limit": "none" if math.isinf(limit) else other.value,
            },
            sentence=f"{stated(total).capitalize()}, a rise of {number(claim.value)}, implies {number(implied)} people in {whole}; another statement, which makes it {ruled}, rules that out.",
        )


@rule(
    name="record-ladder",
    group="between claims",
    checks="Every record that the sources claim is put in order of date and compared with the next, by what was announced and by what is on record now.",
    tolerance="None: the order is by the day; a span is placed by its highest day.",
    why="Reports years apart use the same word, and each later record ends an earlier one, or does not.",
)
def record_ladder(case: Case) -> Iterator[Finding]:
    series = case.official
    days: dict[Any, list[Any]] = {}
    for claim in case.claims:
        if not claim.record or claim.record == "half-year" or claim.period_start is None or claim.period_end is None:
            continue
        if (claim.period_end - claim.period_start).days > 7 or not series.covers(
            Span(claim.period_start, claim.period_end)
        ):
            continue
        top = series.highest_in(Span(claim.period_start, claim.period_end))
        if top and top[1]:
            days.setdefault(top[0], []).append(claim)
    if len(days) < 2:
        return
    ordered = sorted(days)
    claims = [days[when][0] for when in ordered]
    announced = as_published(case).announced
    numbers: dict[str, Any] = {}
    steps = []
    best = -1
    for when in ordered:
        now, then = series.day(when), as_published(case).day(when)
        rank = series.rank_in(when, Span(series.first, when))
        numbers |= {f"{when} on record now": now, f"{when} rank on that day": rank}
        if then:
            numbers[f"{when} as published then"] = then.value
        shown = f"{number(then.value)} then, {number(now)} now" if then and then.value != now else number(now)
        steps.append(f"{day(when)} ({shown}{'' if rank == 1 else f', number {rank} of all days up to then'})")
        best = max(best, now)
    top_now = series.ladder[-1]
    stands = (
        f"none of them stands on record now, where the highest day is {day(top_now[0])} with {number(top_now[1])}"
        if top_now[0] not in days
        else f"{day(top_now[0])} still stands on record now"
    )
    numbers["highest day on record now"] = peak(top_now)
    if announced:
        numbers["highest day as announced"] = peak(announced[-1])
        stands += f"; the highest day as announced is {day(announced[-1][0])} with {number(announced[-1][1])}"
    yield finding(
        "record-ladder",
        claims if len(claims) <= 6 else [claims[0], claims[-1]],
        kind="records-in-order",
        severity="confusing",
        verdict="superseded" if top_now[0] not in days else "consistent",
        judges=[],
        numbers=numbers,
        sentence=f"The sources call {plural(len(ordered), 'day or weekend', 'days or weekends')} a record: {listed(steps if len(steps) <= 6 else [steps[0], '…', steps[-1]])}; {stands}.",
    )
