"""The rule on money: a sum for France against public totals, the published agreements added up, and single deals."""

from __future__ import annotations

import re
from collections.abc import Iterator

from crossing.crosscheck.asking import grouped, span_of, value_of
from crossing.crosscheck.faults import Fault
from crossing.crosscheck.model import Case, Found, Group, Kind, Number, number, rule
from crossing.crosscheck.sentences import Word, pounds
from crossing.language import prose
from crossing.language.numbers import SCALES
from crossing.language.prose import partial_date
from crossing.language.spans import Span, first_day, last_day
from crossing.ledger.rows import Claim, Money
from crossing.ledger.vocabulary import MeasureRole, MoneyKind, Qualifier, Severity, Stated, Unit, Verdict
from crossing.official import fits, last_place

# Dollars for a pound in the years of the sources (2018 to 2025): the lowest and highest yearly averages, rounded outwards.
DOLLARS_PER_POUND = (1.20, 1.40)
# Public totals disagree by as much as a fifth; further off is not near.
NEAR = 0.2
# A single deal: made within a quarter of a year of the claim's span, and of the same size within a quarter.
SAME_TIME, SAME_SIZE = 92, 0.25  # days; share
# What a vague plural ("millions") means at least.
SCALE = re.compile(rf"\b({'|'.join(SCALES)})s\b", re.IGNORECASE)

VAGUE = Kind(
    "money-vague",
    Severity.HOLDS,
    Verdict.FITS,
    "{word} has no number; the agreements of that span come to {sums} as promised, so it holds for promises.",
)
CONVERTED = Kind(
    "money-converted",
    Severity.HOLDS,
    Verdict.FITS,
    "{claim:C} is the {deal:£} of the same agreement at {rate} dollars for a pound.",
)
CONVERSION_FAILS = Kind(
    "money-conversion-fails",
    Severity.MISLEADING,
    Verdict.DOES_NOT_FIT,
    "{claim:C} for an agreement published as {deal:£} would mean {rate} dollars for a pound, outside the {low} to {high} of those years.",
    fault=Fault.NUMBER,
)
HOLDS = Kind(
    "money-holds",
    Severity.HOLDS,
    Verdict.FITS,
    "The source gives {claim}; other public counts of the same years come to {range}, so it holds.",
)
DISAGREE = Kind(
    "money-totals-disagree",
    Severity.CONFUSING,
    Verdict.DEPENDS,
    "{claim:C} stands beside {range} by other totals and this book’s sum of deals; what they count differs.",
    fault=Fault.NUMBER,
)
CONTRADICTED = Kind(
    "money-contradicted",
    Severity.MISLEADING,
    Verdict.DOES_NOT_FIT,
    "The source gives {claim}; other public counts of the same years come to {range}, and none is near it.",
    fault=Fault.NUMBER,
)
DEAL_HOLDS = Kind(
    "deal-holds",
    Severity.HOLDS,
    Verdict.FITS,
    "The source gives {claim}; the agreement was published as {both}, so it holds.",
)
DEAL_ROUNDED = Kind(
    "deal-rounded",
    Severity.HOLDS,
    Verdict.FITS,
    "The source gives {claim}; the agreement was published as {both}{agreed}, so it holds to the nearest {place:£}.",
)
DEAL_FAILS = Kind(
    "deal-fails",
    Severity.MISLEADING,
    Verdict.DOES_NOT_FIT,
    "The source gives {claim}; the agreement was published as {both}.",
    fault=Fault.TIME,
)


SHARE_HOLDS = Kind(
    "money-share-holds",
    Severity.HOLDS,
    Verdict.FITS,
    "“Most” is {part} of {whole} by the same text, {share}%, so it holds.",
)
SHARE_FAILS = Kind(
    "money-share-fails",
    Severity.MISLEADING,
    Verdict.DOES_NOT_FIT,
    "“Most” is {part} of {whole} by the same text, {share}%.",
    fault=Fault.NUMBER,
)
MOST, MORE_THAN_HALF = re.compile(r"\bmost\b", re.IGNORECASE), 50  # per cent


@rule(
    name="share-of-money",
    group=Group.ARITHMETIC,
    checks="Most of a sum is compared with the part and the whole that the same text states.",
    tolerance="None: most is more than half.",
    why="A share can be worked out where a text gives both of its ends.",
    kinds=(SHARE_HOLDS, SHARE_FAILS),
)
def share_of_money(case: Case) -> Iterator[Found]:
    sums = grouped(
        (c for c in case.claims if c.measure.role is MeasureRole.FUNDING and c.value is not None),
        lambda claim: claim.source_id,
    )
    for claim in case.claims:
        if claim.measure.role is not MeasureRole.FUNDING_SHARE or not MOST.search(claim.quote):
            continue
        part = next((one for one in sums.get(claim.source_id, []) if one.line == claim.line), None)
        wholes = [
            one for one in sums.get(claim.source_id, []) if one.line < claim.line and part and one.unit is part.unit
        ]
        if part and wholes:
            whole = max(wholes, key=lambda one: one.line)
            share = 100 * value_of(part) / value_of(whole)
            yield (SHARE_HOLDS if share > MORE_THAN_HALF else SHARE_FAILS).on(
                claim,
                part,
                whole,
                judges=[claim],
                numbers=[
                    number("part", value_of(part), part.unit),
                    number("whole", value_of(whole), whole.unit),
                    number("share", int(prose.rounded(share)), Unit.PERCENT),
                ],
                part=part,
                whole=whole,
                share=prose.number(share, 0),
            )


PART_OF = Kind(
    "money-part-of-sum",
    Severity.HOLDS,
    Verdict.FITS,
    "{part:C} in one text, agreed on {agreed}, is part of {whole} since {since} in another.",
)


@rule(
    name="part-of-sum",
    group=Group.BETWEEN,
    checks="A sum that is one published agreement is sought in the total that another text gives for the years it was agreed in.",
    tolerance="The agreement must have been made in the span of the total.",
    why="A part cannot be more than its whole, and a whole of so many years holds what was agreed in them.",
    kinds=(PART_OF,),
)
def part_of_sum(case: Case) -> Iterator[Found]:
    totals = {row.claim_id for row in case.money if row.kind is MoneyKind.TOTAL and row.claim_id}
    for row in case.money:
        if row.kind is not MoneyKind.COMPONENT or row.claim_id not in case.ledger.rows.claims:
            continue
        part = case.ledger.claim(row.claim_id)
        for whole in (case.ledger.claim(ident) for ident in sorted(totals & set(case.ledger.rows.claims))):
            agreed = agreed_in(row)
            inside = whole.span and agreed.start in whole.span and agreed.end in whole.span
            if inside and whole.source_id != part.source_id and row.amount_gbp <= value_of(whole):
                yield PART_OF.on(
                    part,
                    whole,
                    judges=(),
                    numbers=[
                        number("part, in pounds", row.amount_gbp, Unit.GBP),
                        number("whole", value_of(whole), Unit.GBP),
                    ],
                    part=part,
                    whole=whole,
                    agreed=partial_date(row.agreed),
                    since=str(span_of(whole).start.year),
                )


@rule(
    name="money-against-totals",
    group=Group.ARITHMETIC,
    checks="A sum for France is held against public totals, against the published components added up, and against the single deals.",
    tolerance="What the qualifier and rounding allow; a total is tried in its lower and its higher published value in pounds.",
    why="Public totals mix euros and pounds, calendar and financial years, promises and payments, so several can be right by their own definition.",
    kinds=(
        VAGUE,
        CONVERTED,
        CONVERSION_FAILS,
        HOLDS,
        DISAGREE,
        CONTRADICTED,
        DEAL_HOLDS,
        DEAL_ROUNDED,
        DEAL_FAILS,
    ),
)
def money_against_totals(case: Case) -> Iterator[Found]:
    if not case.money:
        return
    for claim in case.claims:
        if claim.measure.role is not MeasureRole.FUNDING or not claim.unit.is_money:
            continue
        if claim.value is None:
            yield from _vague(claim, case.money)
        elif claim.unit is Unit.USD:
            yield from _dollars(claim, case.money)
        elif claim.unit is Unit.GBP:
            yield from _pounds(claim, case.money)


def agreed_in(row: Money) -> Span:
    """The days on which a sum may have been agreed: a day, or the month or year that alone is known."""
    return Span(first_day(row.agreed), last_day(row.agreed))


def _components(money: tuple[Money, ...], span: Span | None) -> list[Money]:
    """Agreements that may have been made within a span."""
    return [
        row
        for row in money
        if row.kind is MoneyKind.COMPONENT
        and span
        and agreed_in(row).start <= span.end
        and agreed_in(row).end >= span.start
    ]


def _higher(row: Money) -> float:
    return row.amount_gbp if row.amount_gbp_high is None else row.amount_gbp_high


def _vague(claim: Claim, money: tuple[Money, ...]) -> Iterator[Found]:
    span = claim.span
    touching = _components(money, span)
    # An agreement known only by its year may have been made before the span began.
    inside = [row for row in touching if span and agreed_in(row).start >= span.start and agreed_in(row).end <= span.end]
    sure, possible = (sum(row.amount_gbp for row in rows) for rows in (inside, touching))
    word = SCALE.search(claim.quote)
    least = SCALES[word[1].lower()] if word else 1
    if sure < least:
        return
    sums = f"about {pounds(sure)}"
    if possible != sure:
        sums += f", or {pounds(possible)} with those known only by their year,"
    yield VAGUE.on(
        claim,
        numbers=[
            number("agreed in the span (pounds)", sure, Unit.GBP),
            number("with those known only by a year that overlaps it", possible, Unit.GBP),
            number("agreements", "; ".join(row.covers for row in touching)),
        ],
        word=f"“{word[0].capitalize()}”" if word else "The sum",
        sums=sums,
    )


def _dollars(claim: Claim, money: tuple[Money, ...]) -> Iterator[Found]:
    linked = [row for row in money if row.claim_id == claim.claim_id] or _components(money, claim.span)
    if len(linked) != 1:
        return
    deal = linked[0]
    rate = value_of(claim) / deal.amount_gbp
    low, high = DOLLARS_PER_POUND
    kind = CONVERTED if low <= rate <= high else CONVERSION_FAILS
    yield kind.on(
        claim,
        numbers=[
            number("stated in dollars", value_of(claim), Unit.USD),
            number("the same deal in pounds", deal.amount_gbp, Unit.GBP),
            number("dollars for a pound", prose.rounded(rate, 3)),
            number("deal", deal.covers),
        ],
        claim=claim,
        deal=deal.amount_gbp,
        rate=prose.number(rate, 2),
        low=prose.number(low, 2),
        high=prose.number(high, 2),
    )


def _pounds(claim: Claim, money: tuple[Money, ...]) -> Iterator[Found]:
    deals = _deals(claim, money)
    if len(deals) == 1:
        yield _one_deal(claim, deals[0])
    elif claim.span is not None:
        yield from _sums(claim, money)


def _deals(claim: Claim, money: tuple[Money, ...]) -> list[Money]:
    """The agreements that a claim can mean by itself: the one linked to it, or one of its size and time."""
    components = [row for row in money if row.kind is MoneyKind.COMPONENT]
    linked = [row for row in components if row.claim_id == claim.claim_id]
    if linked or claim.span is None:
        return linked
    recent = claim.span.start.year == claim.source.published.year or claim.span_basis is Stated.INFERRED
    return [row for row in components if recent and _single(row, claim, claim.span)]


def _single(row: Money, claim: Claim, span: Span) -> bool:
    at_that_time = abs((agreed_in(row).start - span.start).days) <= SAME_TIME
    return at_that_time and abs(row.amount_gbp - value_of(claim)) <= SAME_SIZE * value_of(claim)


def _sums(claim: Claim, money: tuple[Money, ...]) -> Iterator[Found]:
    components = _components(money, claim.span)
    totals = [
        row
        for row in money
        if row.kind is MoneyKind.TOTAL and row.claim_id != claim.claim_id and _same_years(row, claim)
    ]
    if not components and not totals:
        return
    low, high = float(sum(row.amount_gbp for row in components)), float(sum(map(_higher, components)))
    fitting = [row for row in totals if fits(claim, row.amount_gbp)]
    sums_fit = bool(components) and (fits(claim, low) or fits(claim, high))
    if len(fitting) == len(totals) and (sums_fit or (fitting and not components)):
        kind = HOLDS
    elif fitting or sums_fit or _near(claim, [row.amount_gbp for row in totals] + [low, high]):
        kind = DISAGREE
    else:
        kind = CONTRADICTED
    counts = [row.amount_gbp for row in totals] + ([low, high] if components else [])
    least, most = pounds(prose.rounded(min(counts), -6)), pounds(prose.rounded(max(counts), -6))
    yield kind.on(
        claim,
        numbers=[
            number("stated", value_of(claim), Unit.GBP),
            number("published deals added up, lowest", low, Unit.GBP, key="components added up, low"),
            number("published deals added up, highest", high, Unit.GBP, key="components added up, high"),
            *(number(row.covers, row.amount_gbp, Unit.GBP, key=row.money_id) for row in totals),
        ],
        claim=claim,
        range=least if least == most else f"{least} to {most}",
    )


def _same_years(row: Money, claim: Claim) -> bool:
    """True unless a total is known to begin in another year than the claim: the years between would be counted in one alone."""
    return row.since is None or claim.span is None or row.since == claim.span.start.year


def _near(claim: Claim, amounts: list[float]) -> bool:
    """True if a public total lies near the stated sum."""
    stated = value_of(claim)
    return any(amount and abs(amount - stated) <= NEAR * stated for amount in amounts)


def _one_deal(claim: Claim, deal: Money) -> Found:
    values = sorted({deal.amount_gbp, _higher(deal)})
    stated = value_of(claim)
    numbers: list[Number] = [
        number("stated", stated, Unit.GBP),
        number("deal", deal.covers),
        number("published in pounds, low", values[0], Unit.GBP),
        number("published in pounds, high", values[-1], Unit.GBP),
    ]
    in_pounds = deal.currency is Unit.GBP
    if not in_pounds:
        numbers.append(number(f"agreed in {deal.currency}", deal.amount, deal.currency, key="agreed"))
    words: dict[str, Word] = {"claim": claim, "both": " to ".join(map(pounds, values))}
    if any(fits(claim, value) for value in values):
        return DEAL_HOLDS.on(claim, numbers=numbers, told=words)
    # "About £500m" is a round hundred million: the nearest hundred million is what such a figure is given to.
    place = last_place(stated)
    if claim.qualifier is Qualifier.ABOUT and any(abs(value - stated) <= place / 2 for value in values):
        agreed = "" if in_pounds else f" ({prose.money(deal.amount, deal.currency)} as agreed)"
        return DEAL_ROUNDED.on(claim, numbers=numbers, agreed=agreed, place=place, told=words)
    return DEAL_FAILS.on(claim, numbers=numbers, told=words)
