"""Rules on a text's own arithmetic: parts and wholes, growth against its base, money against its components."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Any

from crossing.crosscheck.model import Case, Finding, rule
from crossing.crosscheck.saying import (
    as_of,
    day,
    finding,
    gathered,
    listed,
    money_or_people,
    number,
    pounds,
    span,
    stated,
)
from crossing.crosscheck.shared import first_day, grouped, last_day, one_day, published, published_totals, rows
from crossing.official import in_year
from crossing.official.statement import allowed, fits, last_place

# Dollars for a pound in the years of the sources (2018 to 2025): the lowest and highest yearly averages, rounded outwards.
DOLLARS_PER_POUND = (1.20, 1.40)


def _exact(claim: Any) -> bool:
    return claim.value is not None and claim.qualifier == "exact"


@rule(
    name="parts-and-whole",
    group="arithmetic",
    checks="People who attempted to cross are compared with those who arrived and those who were intercepted by France on the same day.",
    tolerance="None for exact figures; for others, what their qualifiers allow.",
    why="Whoever attempted either arrived or was stopped, if the three figures come from one count.",
)
def parts_and_whole(case: Case) -> Iterator[Finding]:
    wanted = {"attempted_crossings", "intercepted_by_france", "daily_arrivals", "arrivals_in_period"}
    spans = grouped(
        (
            claim
            for claim in case.claims
            if claim.measure in wanted and claim.value is not None and claim.unit == "people"
        ),
        lambda claim: (claim.period_start, claim.period_end) if claim.period_start else None,
    )
    for (start, end), claims in spans.items():
        wholes = grouped((c for c in claims if c.measure == "attempted_crossings"), lambda c: c.source_id)
        stopped = grouped((c for c in claims if c.measure == "intercepted_by_france"), lambda c: c.source_id)
        arrived = grouped(
            (c for c in claims if c.measure in ("daily_arrivals", "arrivals_in_period")), lambda c: c.source_id
        )
        for source_id, whole_claims in wholes.items():
            if source_id not in stopped:
                continue
            whole, part = whole_claims[0], stopped[source_id][0]
            own = arrived.get(source_id) or next(iter(arrived.values()), [])
            yield from _parts(whole, part, own, span(start, end))


def _parts(whole: Any, part: Any, arrived: list[Any], when: str) -> Iterator[Finding]:
    left = whole.value - part.value
    numbers: dict[str, Any] = {"attempted": whole.value, "intercepted": part.value, "attempted less intercepted": left}
    sum_text = f"{number(whole.value)} − {number(part.value)} = {number(left)}"
    if left < 0:
        yield finding(
            "parts-and-whole",
            [whole, part],
            kind="part-exceeds-whole",
            severity="misleading",
            verdict="conflicts",
            numbers=numbers,
            sentence=f"For {when} the source has {number(part.value)} people intercepted out of {number(whole.value)} who attempted to cross.",
        )
        return
    if not arrived:
        yield finding(
            "parts-and-whole",
            [whole, part],
            kind="parts-imply",
            severity="holds",
            verdict="consistent",
            numbers=numbers,
            judges=[],
            sentence=f"{sum_text} people are left to have arrived on {when}; no source in the ledger states that figure.",
        )
        return
    low, high = allowed(whole)[0] - allowed(part)[1], allowed(whole)[1] - allowed(part)[0]
    for value, same in grouped(arrived, lambda claim: (claim.value, claim.qualifier)).items():
        numbers = numbers | {"arrived": value[0]}
        claims = [whole, part, *same]
        own = allowed(same[0])
        if low <= own[1] and own[0] <= high:
            yield finding(
                "parts-and-whole",
                claims,
                kind="parts-hold",
                severity="holds",
                verdict="consistent",
                numbers=numbers,
                sentence=f"{sum_text}: the people who attempted to cross on {when}, less those intercepted, are the {number(value[0])} who arrived.",
            )
        else:
            yield finding(
                "parts-and-whole",
                claims,
                kind="parts-fail",
                severity="misleading",
                verdict="conflicts",
                numbers=numbers,
                sentence=f"{sum_text}, but {stated(same[0])} people are said to have arrived on {when}.",
            )


@rule(
    name="growth-against-base",
    group="arithmetic",
    checks="A rise in people, with the total it leads to, is compared with what that implies for the year before and with what was counted then.",
    tolerance="One part in forty of the implied figure; totals published then and the count on record now are both tried.",
    why="A total less its rise must give the figure it rose from; when the ‘rise’ is itself the size of the earlier total, ‘up from’ has probably become ‘an increase of’.",
)
def growth_against_base(case: Case) -> Iterator[Finding]:
    totals = grouped(
        (
            c
            for c in case.claims
            if c.measure in ("arrivals_to_date", "annual_arrivals", "arrivals_in_period") and c.value is not None
        ),
        lambda c: c.source_id,
    )
    for claim in case.claims:
        if (
            claim.measure != "growth"
            or claim.unit != "people"
            or claim.value is None
            or claim.base_start is None
            or claim.base_end is None
        ):
            continue
        total = _total_of(claim, totals.get(claim.source_id, []))
        if total is not None:
            yield from _growth(case, claim, total)


def _total_of(growth: Any, totals: list[Any]) -> Any | None:
    """The total that a rise belongs to: the same text, the same span, the nearest line."""
    same = (
        [c for c in totals if c.period_start == growth.period_start and c.qualifier != "less_than"]
        if growth.period_start
        else []
    )
    return min(same, key=lambda c: abs(c.line - growth.line), default=None)


def _growth(case: Case, claim: Any, total: Any) -> Iterator[Finding]:
    series = case.official
    implied = total.value - claim.value
    base = (claim.base_start, claim.base_end)
    whole = span(*base)
    numbers: dict[str, Any] = {
        "stated total": total.value,
        "stated rise": claim.value,
        "implied earlier total": implied,
    }
    candidates: list[tuple[str, int]] = []
    if series.has(*base):
        candidates.append((f"on record now for {whole}", series.span(*base)))
    same = _same_months(total, claim.base_start.year)
    if same and series.has(*same) and same != base:
        candidates.append((f"on record now for {span(*same)}", series.span(*same)))
    then = published_totals(case, "annual_arrivals", *base, published(case, claim))
    candidates += [(f"{as_of(row.vintage)}, for {whole}", row.value) for row in then]
    if not candidates:
        return
    numbers |= gathered(candidates)
    near = [value for _, value in candidates if abs(value - implied) <= 0.025 * max(implied, 1)]
    if near:
        yield finding(
            "growth-against-base",
            [claim, total],
            kind="growth-holds",
            severity="holds",
            verdict="consistent",
            numbers=numbers,
            judges=[claim],
            sentence=f"{stated(total).capitalize()} less a rise of {number(claim.value)} leaves {number(implied)}, which fits the {number(near[0])} counted for {whole}.",
        )
        return
    whole_base = [value for label, value in candidates if label.endswith(f" for {whole}")] or [
        value for _, value in candidates
    ]
    counted = (
        number(min(whole_base))
        if min(whole_base) == max(whole_base)
        else f"{number(min(whole_base))} to {number(max(whole_base))}"
    )
    is_base = [value for _, value in candidates if abs(value - claim.value) <= 0.025 * claim.value]
    reading = f"up from {number(claim.value)} in {whole}" if is_base else ""
    sentence = f"A rise of {number(claim.value)} to {stated(total)} would leave {number(implied)} for {whole}, where {counted} were counted"
    if is_base:
        sentence += f"; {number(claim.value)} is about the total for {whole} itself, so the rise was about {number(round(implied, -2))}."
        numbers["counts that the stated rise equals"] = ", ".join(number(value) for value in sorted(set(is_base)))
    yield finding(
        "growth-against-base",
        [claim, total],
        kind="growth-is-the-base" if is_base else "growth-fails",
        severity="misleading",
        verdict="conflicts",
        numbers=numbers,
        judges=[claim],
        sentence=sentence if sentence.endswith(".") else sentence + ".",
        likely_reading=reading,
        basis="arithmetic" if reading else "",
    )


def _same_months(total: Any, year: int) -> tuple[date, date] | None:
    end = total.period_end
    if total.period_start is None or end is None:
        return None
    return in_year(total.period_start, year), in_year(end, year)


@rule(
    name="record-against-ledger",
    group="arithmetic",
    checks="A day called a record is compared with every earlier day that the ledger's sources count.",
    tolerance="What the qualifiers allow: ‘more than 1,000’ could be above any earlier day.",
    why="A record day cannot be lower than a day that another report had already given.",
)
def record_against_ledger(case: Case) -> Iterator[Finding]:
    days = [
        c
        for c in case.claims
        if c.measure == "daily_arrivals"
        and c.value is not None
        and c.unit == "people"
        and one_day(c)
        and allowed(c)[0] > float("-inf")
    ]
    days.sort(key=lambda c: (c.period_start, c.source_id, c.claim_id))
    best: Any = None  # the earlier day with the highest certain count
    position = 0
    by_date = [c for c in days if c.record == "day"]
    for claim in by_date:
        while position < len(days) and days[position].period_start < claim.period_start:
            if best is None or allowed(days[position])[0] > allowed(best)[0]:
                best = days[position]
            position += 1
        if best is None:
            continue
        numbers = {"record day": claim.value, "highest earlier day in the ledger": best.value}
        if allowed(claim)[1] < allowed(best)[0]:
            yield finding(
                "record-against-ledger",
                [claim, best],
                kind="record-below-earlier-day",
                severity="misleading",
                verdict="conflicts",
                numbers=numbers,
                judges=[claim],
                sentence=f"{day(claim.period_start)} is called a record with {stated(claim)}, but {stated(best)} is stated for {day(best.period_start)}, an earlier day.",
            )
        else:
            yield finding(
                "record-against-ledger",
                [claim, best],
                kind="record-above-earlier-days",
                severity="holds",
                verdict="consistent",
                numbers=numbers,
                judges=[],
                sentence=f"{stated(claim).capitalize()} on {day(claim.period_start)} is above every earlier day that the ledger's sources count, the highest being {stated(best)} on {day(best.period_start)}.",
            )


@rule(
    name="money-against-totals",
    group="arithmetic",
    checks="A sum for France is held against public totals, against the published components added up, and against the single deals.",
    tolerance="What the qualifier and rounding allow; a total is tried in its lower and its higher published value in pounds.",
    why="Public totals mix euros and pounds, calendar and financial years, promises and payments, so several can be right by their own definition.",
)
def money_against_totals(case: Case) -> Iterator[Finding]:
    money = rows(case, "money")
    if not money:
        return
    for claim in case.claims:
        if claim.measure != "uk_funding_to_france" or claim.unit not in ("GBP", "EUR", "USD"):
            continue
        if claim.value is None:
            yield from _vague_money(claim, money)
        elif claim.unit == "USD":
            yield from _dollars(claim, money)
        elif claim.unit == "GBP":
            yield from _pounds(case, claim, money)


def _in_span(row: Any, claim: Any) -> bool:
    if claim.period_start is None or claim.period_end is None:
        return False
    return first_day(row.agreed) <= claim.period_end and last_day(row.agreed) >= claim.period_start


def _vague_money(claim: Any, money: list[Any]) -> Iterator[Finding]:
    touching = [row for row in money if row.kind == "component" and _in_span(row, claim)]
    inside = [
        row
        for row in touching
        if first_day(row.agreed) >= claim.period_start and last_day(row.agreed) <= claim.period_end
    ]
    # An agreement known only by its year may have been made before the span began.
    sure, possible = (sum(row.amount_gbp for row in some) for some in (inside, touching))
    if sure >= 1e6:
        numbers = {
            "agreed in the span (pounds)": sure,
            "with those known only by a year that overlaps it": possible,
            "agreements": "; ".join(row.covers for row in touching),
        }
        sums = f"about {pounds(sure)}" + (
            f", or {pounds(possible)} with those known only by their year," if possible != sure else ""
        )
        yield finding(
            "money-against-totals",
            [claim],
            kind="money-vague",
            severity="holds",
            verdict="consistent",
            numbers=numbers,
            sentence=f"“Millions” has no number; published agreements in that span come to {sums} as promised, so it holds for promises; what was paid by then is not in the table.",
        )


def _dollars(claim: Any, money: list[Any]) -> Iterator[Finding]:
    linked = [row for row in money if row.claim_id == claim.claim_id] or [
        row for row in money if row.kind == "component" and _in_span(row, claim)
    ]
    if len(linked) != 1:
        return
    row = linked[0]
    rate = claim.value / row.amount_gbp
    numbers = {
        "stated in dollars": claim.value,
        "the same deal in pounds": row.amount_gbp,
        "dollars for a pound": round(rate, 3),
        "deal": row.covers,
    }
    low, high = DOLLARS_PER_POUND
    if low <= rate <= high:
        yield finding(
            "money-against-totals",
            [claim],
            kind="money-converted",
            severity="holds",
            verdict="consistent",
            numbers=numbers,
            sentence=f"{stated(claim)} is the {pounds(row.amount_gbp)} of the same agreement at {rate:.2f} dollars for a pound, a usual rate of those years.",
        )
    else:
        yield finding(
            "money-against-totals",
            [claim],
            kind="money-conversion-fails",
            severity="misleading",
            verdict="conflicts",
            numbers=numbers,
            sentence=f"{stated(claim)} for an agreement published as {pounds(row.amount_gbp)} would mean {rate:.2f} dollars for a pound, outside the {low:.2f} to {high:.2f} of those years.",
        )


def _pounds(case: Case, claim: Any, money: list[Any]) -> Iterator[Finding]:
    said = published(case, claim)
    deal = [row for row in money if row.kind == "component" and row.claim_id == claim.claim_id]
    if (
        not deal
        and claim.period_start
        and said
        and (claim.period_start.year == said.year or claim.period_basis == "inferred")
    ):
        # A single deal: an agreement whose own value is of the same size and which pays for the claim's span.
        deal = [row for row in money if row.kind == "component" and _single(row, claim)]
    if len(deal) == 1:
        yield _one_deal(claim, deal[0])
        return
    if claim.period_start is None or claim.period_end is None:
        return
    components = [row for row in money if row.kind == "component" and _in_span(row, claim)]
    low = sum(row.amount_gbp for row in components)
    high = sum(row.amount_gbp_high if row.amount_gbp_high is not None else row.amount_gbp for row in components)
    totals = [row for row in money if row.kind == "total" and row.claim_id != claim.claim_id]
    if not components and not totals:
        return
    numbers: dict[str, Any] = {
        "stated": claim.value,
        "components added up, low": low,
        "components added up, high": high,
    }
    numbers |= {row.covers: row.amount_gbp for row in totals}
    fit = [row for row in totals if fits(claim, row.amount_gbp)]
    miss = [row for row in totals if not fits(claim, row.amount_gbp)]
    sums_fit = bool(components) and (fits(claim, low) or fits(claim, high))
    parts = f"the published agreements add up to {pounds(low)}" + (
        f" to {pounds(high)}" if round(high, -6) != round(low, -6) else ""
    )
    named = [f"{pounds(row.amount_gbp)} ({row.covers})" for row in totals]
    told = f"The source gives {stated(claim)}; {parts}" + (
        f" and other public totals are {listed(named)}" if named else ""
    )
    if (fit or sums_fit) and not miss and (sums_fit or not components):
        yield finding(
            "money-against-totals",
            [claim],
            kind="money-holds",
            severity="holds",
            verdict="consistent",
            numbers=numbers,
            sentence=f"{told}, so it holds.",
        )
    elif fit or sums_fit or _near_money(claim, [row.amount_gbp for row in totals] + [low, high]):
        yield finding(
            "money-against-totals",
            [claim],
            kind="money-totals-disagree",
            severity="confusing",
            verdict="depends",
            numbers=numbers,
            sentence=f"{told}: public totals disagree, and which one fits depends on the years and on what is counted as paid or promised.",
        )
    else:
        yield finding(
            "money-against-totals",
            [claim],
            kind="money-contradicted",
            severity="misleading",
            verdict="conflicts",
            numbers=numbers,
            sentence=f"{told}, and none is near it.",
        )


def _near_money(claim: Any, amounts: list[float]) -> bool:
    """True if a public total lies within a fifth of the stated sum: disagreement among totals is of that size."""
    return any(amount and abs(amount - claim.value) <= 0.2 * claim.value for amount in amounts)


def _single(row: Any, claim: Any) -> bool:
    starts_near = abs((first_day(row.agreed) - claim.period_start).days) <= 92
    return starts_near and abs(row.amount_gbp - claim.value) <= 0.25 * claim.value


def _one_deal(claim: Any, row: Any) -> Finding:
    values = [row.amount_gbp] + ([row.amount_gbp_high] if row.amount_gbp_high is not None else [])
    numbers = {
        "stated": claim.value,
        "deal": row.covers,
        "published in pounds, low": min(values),
        "published in pounds, high": max(values),
    }
    if row.currency != "GBP":
        numbers[f"agreed in {row.currency}"] = row.amount
    both = pounds(values[0]) if len(set(values)) == 1 else f"{pounds(min(values))} to {pounds(max(values))}"
    # "About £500m" is a round hundred million: the nearest hundred million is what such a figure is given to.
    half = last_place(claim.value) / 2 if claim.qualifier == "about" else 0
    rounded = any(abs(value - claim.value) <= half for value in values)
    if any(fits(claim, value) for value in values):
        return finding(
            "money-against-totals",
            [claim],
            kind="deal-holds",
            severity="holds",
            verdict="consistent",
            numbers=numbers,
            sentence=f"The source gives {stated(claim)}; the agreement was published as {both}, so it holds.",
        )
    if rounded:
        agreed = f" ({money_or_people(row.amount, row.currency)} as agreed)" if row.currency != "GBP" else ""
        return finding(
            "money-against-totals",
            [claim],
            kind="deal-rounded",
            severity="holds",
            verdict="consistent",
            numbers=numbers,
            sentence=f"The source gives {stated(claim)}; the agreement was published as {both}{agreed}, so it holds to the nearest {pounds(last_place(claim.value))}.",
        )
    return finding(
        "money-against-totals",
        [claim],
        kind="deal-fails",
        severity="confusing",
        verdict="conflicts",
        numbers=numbers,
        sentence=f"The source gives {stated(claim)}; the agreement was published as {both}.",
    )
