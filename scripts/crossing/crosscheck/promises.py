"""Rules on what was promised or asserted beyond the arrivals series: pledges and what followed, denials, asylum claims."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from typing import Any

from crossing.crosscheck.model import Case, Finding, rule
from crossing.crosscheck.saying import day, finding, listed, number, span, stated
from crossing.crosscheck.shared import first_day, grouped, published, rows
from crossing.language.spans import ONE_DAY, Span, in_year, twelve_months_after, twelve_months_to

# A denial that belongs to a statement is made within days of it.
DENIAL_DAYS = 14
DENIAL = re.compile(r"\bnot (?:been )?agreed\b|\bdenie[sd]\b|\bnot part of\b|\bdid not agree\b", re.IGNORECASE)


@rule(
    name="promise-and-after",
    group="official",
    checks="For a promise, the people who arrived in the twelve months before and after its date are set side by side: long enough to even out the seasons.",
    tolerance="None: it states what followed and gives no judgement, since a promise has many causes of success or failure.",
    why="A pledge cannot be true or false when it is made; what the series did next is a fact.",
)
def promise_and_after(case: Case) -> Iterator[Finding]:
    dates = grouped(
        (c for c in case.claims if c.measure == "date" and c.period_end is not None), lambda c: (c.source_id, c.line)
    )
    for claim in case.claims:
        if claim.measure != "target":
            continue
        turn, basis = _turning_point(case, claim, dates.get((claim.source_id, claim.line), []))
        series = case.official
        if turn is None or not series.covers(Span(twelve_months_to(turn).start, twelve_months_after(turn).end)):
            continue
        before, after = series.twelve_months(turn), series.total(twelve_months_after(turn))
        yield finding(
            "promise-and-after",
            [claim],
            kind="promise",
            severity="cosmetic",
            verdict="not testable",
            numbers={
                "date": turn.isoformat(),
                "what the date is": basis,
                "twelve months before": before,
                "twelve months after": after,
            },
            sentence=f"A promise, not a count. In the twelve months up to {basis}, {day(turn)}, {number(before)} people arrived; in the twelve months after it, {number(after)}.",
        )


def _turning_point(case: Case, claim: Any, dates: list[Any]) -> tuple[date | None, str]:
    """The day from which "after" is counted, and what it is: the deadline, the day of the pledge, or publication."""
    if claim.period_end is not None:
        return claim.period_end, "the end of its deadline"
    words = claim.quote.split()
    for dated in dates:
        runs = {" ".join(words[i : i + 3]) for i in range(len(words) - 2)}
        if any(run in dated.quote for run in runs):
            return dated.period_end, "the end of the month in which it was made" if (
                dated.period_end + ONE_DAY
            ).day == 1 else "the day it was made"
    return published(case, claim), "the publication of the report"


@rule(
    name="target-denied",
    group="between claims",
    checks="A target said to be agreed by two sides is compared with statements of the other side in the policy table.",
    tolerance=f"A denial within {DENIAL_DAYS} days of publication.",
    why="What one side reports as agreed is an agreement only if the other says so too.",
)
def target_denied(case: Case) -> Iterator[Finding]:
    denials = [
        event
        for event in rows(case, "policy")
        if event.kind == "statement" and event.country == "France" and DENIAL.search(f"{event.event} {event.label}")
    ]
    if not denials:
        return
    for claim in case.claims:
        said = published(case, claim)
        if claim.measure != "target" or claim.unit != "percent" or claim.value is None or said is None:
            continue
        for event in denials:
            when = first_day(event.date)
            if 0 <= (when - said).days <= DENIAL_DAYS:
                speaker = (
                    "the report"
                    if claim.speaker_role == "outlet"
                    else claim.speaker
                    if claim.speaker.lower().startswith("the ")
                    else f"a {claim.speaker}"
                    if claim.speaker_role in ("spokesperson", "official")
                    else claim.speaker
                )
                yield finding(
                    "target-denied",
                    [claim],
                    kind="agreement-denied",
                    severity="confusing",
                    verdict="conflicts",
                    numbers={
                        "stated per cent": claim.value,
                        "published": said.isoformat(),
                        "denied on": when.isoformat(),
                        "denied by": event.actor,
                    },
                    basis=event.citation,
                    sentence=f"{speaker[0].upper() + speaker[1:]} gives {stated(claim)} of crossings as a joint aim; on {day(when)} the {event.actor} said that this was not agreed, so the two sides differ.",
                )
                break


@rule(
    name="asylum-claims",
    group="official",
    checks="A ratio of asylum claims between two countries, or a level called average, is held against published totals.",
    tolerance="Half a unit for a ratio in whole numbers; every published pair of totals is tried.",
    why="Countries count applicants, dependants and years differently, so a ratio holds for one definition and not for another.",
)
def asylum_claims(case: Case) -> Iterator[Finding]:
    totals = rows(case, "other_totals")
    for claim in case.claims:
        if claim.measure == "asylum_claims_ratio" and claim.value is not None:
            yield from _ratio(claim, totals)
        elif claim.measure == "migration_level":
            yield from _level(case, claim, totals)


def _ratio(claim: Any, totals: list[Any]) -> Iterator[Finding]:
    uk = {(row.period_start, row.period_end): row for row in totals if row.measure == "uk_asylum_applications"}
    pairs = [
        (row, uk[(row.period_start, row.period_end)])
        for row in totals
        if row.measure == "france_asylum_applications" and (row.period_start, row.period_end) in uk
    ]
    if not pairs:
        return
    numbers: dict[str, Any] = {"stated": claim.value}
    found = []
    for france, britain in pairs:
        ratio = france.value / britain.value
        when = span(france.period_start, france.period_end)
        numbers |= {f"France, {when}": france.value, f"UK, {when}": britain.value, f"ratio, {when}": round(ratio, 2)}
        found.append(f"{ratio:.1f} times for {when} ({number(france.value)} against {number(britain.value)})")
    yield finding(
        "asylum-claims",
        [claim],
        kind="ratio-depends",
        severity="confusing",
        verdict="depends",
        numbers=numbers,
        basis=pairs[0][0].citation,
        sentence=f"The source says {stated(claim)} times; published totals, which need not count the same applicants, give {listed(found)}, and other years give other ratios.",
    )


def _level(case: Case, claim: Any, totals: list[Any]) -> Iterator[Finding]:
    uk = sorted((row for row in totals if row.measure == "uk_asylum_applications"), key=lambda row: row.period_start)
    series = case.official
    end = claim.period_end or published(case, claim)
    if not uk or end is None:
        return
    numbers: dict[str, Any] = {
        f"UK asylum applications, {span(row.period_start, row.period_end)}": row.value for row in uk
    }
    boats = []
    for year in range(series.first.year, end.year + 1):
        last = in_year(end, year)
        if series.has(date(year, 1, 1), last):
            boats.append((year, series.to_date(last)))
            numbers[f"arrivals by small boat, 1 January to {day(last)}"] = boats[-1][1]
    applications = listed(f"{number(row.value)} for {span(row.period_start, row.period_end)}" for row in uk)
    arrivals = (
        f"; arrivals by small boat up to the same day of the year went from {number(boats[0][1])} in {boats[0][0]} to {number(boats[-1][1])} in {boats[-1][0]}"
        if len(boats) > 1
        else ""
    )
    yield finding(
        "asylum-claims",
        [claim],
        kind="level-depends",
        severity="confusing",
        verdict="depends",
        numbers=numbers,
        sentence=f"UK asylum applications were {applications}{arrivals}: whether that is average depends on whom one counts and over which years.",
    )
