"""Rules on pledges: what followed a promise, and targets that the other side denies."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import date

from crossing.crosscheck.asking import grouped, value_of
from crossing.crosscheck.faults import Fault
from crossing.crosscheck.model import Case, Found, Group, Kind, number, rule
from crossing.crosscheck.sentences import Word
from crossing.language.spans import ONE_DAY, Span, twelve_months_after, twelve_months_to
from crossing.ledger.rows import Claim, Promise
from crossing.ledger.vocabulary import Denial, MeasureRole, Role, Severity, Unit, Verdict

# A denial that belongs to a statement is made within days of it.
DENIAL_DAYS = 14
JOINT = re.compile(r"\b(?:both|joint(?:ly)?|agreed|together)\b", re.IGNORECASE)  # words for an aim of two sides
SHARED = 3  # words in a row that a pledge and a date must share to belong together

PROMISE = Kind(
    "promise",
    Severity.HOLDS,
    Verdict.CANNOT_BE_TESTED,
    "{before} people arrived in the twelve months up to {what}, {turn}; {after} in the twelve after it.",
)
IN_DEADLINE = Kind(
    "promise",
    Severity.HOLDS,
    Verdict.CANNOT_BE_TESTED,
    "{within} people arrived by the deadline, {span}, against {earlier} a year before; {after} in the twelve months after it, against {before}.",
)
DEADLINE = "the end of its deadline"
PUBLICATION = "the publication of the report"
MONTH_MADE = "the end of the month in which it was made"
DAY_MADE = "the day it was made"


@rule(
    name="promise-and-after",
    group=Group.OFFICIAL,
    checks="For a promise, the people who arrived in the twelve months before and after its date are set side by side: long enough to even out the seasons.",
    tolerance="None: it states what followed and gives no judgement, since a promise has many causes of success or failure.",
    why="A pledge cannot be true or false when it is made; what the series did next is a fact.",
    kinds=(PROMISE, IN_DEADLINE),
)
def promise_and_after(case: Case) -> Iterator[Found]:
    dates = grouped(
        (claim for claim in case.claims if claim.measure.role is MeasureRole.DATE and claim.span),
        lambda claim: (claim.source_id, claim.line),
    )
    pledges = [claim for claim in case.claims if claim.measure.role is MeasureRole.PLEDGE]
    # One aim told in several places is followed from the first of them.
    for claims in grouped(
        pledges, lambda claim: claim.claim_id if claim.value is None else (claim.value, claim.source.published.year)
    ).values():
        claim = claims[0]
        ids = {one.claim_id for one in claims}
        promise = next((one for one in case.promises if one.claim_id in ids), None)
        turn, what = turning_point(claim, dates.get((claim.source_id, claim.line), ()), promise)
        before, after = twelve_months_to(turn), twelve_months_after(turn)
        if not case.official.covers(Span(before.start, after.end)):
            continue
        counts = case.official.total(before), case.official.total(after)
        numbers = [
            number("date", turn.isoformat()),
            number("what the date is", what),
            number("twelve months before", counts[0], Unit.PEOPLE),
            number("twelve months after", counts[1], Unit.PEOPLE),
        ]
        words: dict[str, Word] = {"what": what, "turn": turn, "before": counts[0], "after": counts[1]}
        span = claim.span
        earlier = span.in_year(span.start.year - 1) if span else None
        if span and earlier and case.official.covers(Span(earlier.start, span.end)):
            within = case.official.total(span), case.official.total(earlier)
            numbers += [
                number("by the deadline", within[0], Unit.PEOPLE),
                number("in the same months a year before", within[1], Unit.PEOPLE),
            ]
            words |= {"within": within[0], "earlier": within[1], "span": span}
            yield IN_DEADLINE.on(*claims, ident=claim.claim_id, numbers=numbers, told=words)
        else:
            yield PROMISE.on(*claims, ident=claim.claim_id, numbers=numbers, told=words)


def turning_point(claim: Claim, dates: Sequence[Claim], promise: Promise | None) -> tuple[date, str]:
    """The day from which "after" is counted, and what it is: the deadline, the day of the pledge, or publication.

    `dates` are the dates that the same line states; `promise` is the row of promises.csv that names the claim.
    """
    if claim.span is not None:
        return claim.span.end, DEADLINE
    if promise is not None:
        return _made(promise.turn)
    words = claim.quote.split()
    runs = [" ".join(words[i : i + SHARED]) for i in range(len(words) - SHARED + 1)]
    for dated in dates:
        if dated.span and any(run in dated.quote for run in runs):
            return _made(dated.span.end)
    return claim.source.published, PUBLICATION


def _made(last: date) -> tuple[date, str]:
    """The last day on which a pledge may have been made, and what it is."""
    return last, MONTH_MADE if (last + ONE_DAY).day == 1 else DAY_MADE


DENIED = Kind(
    "agreement-denied",
    # One side's word against the other's, given the day after: true by one account and not by the other.
    Severity.CONFUSING,
    Verdict.DEPENDS,
    "{speaker:C} gives {claim} as a joint aim; the {actor} said on {when} that it was not agreed.",
    fault=Fault.DIFFER,
)
ANSWERED = Kind(
    DENIED.name,
    DENIED.severity,
    DENIED.verdict,
    "{speaker:C} gives {claim} as a joint aim; the {actor} disputed that on {when}, and the {answering} answered.",
    "{answer}",
    fault=DENIED.fault,
)


@rule(
    name="target-denied",
    group=Group.BETWEEN,
    checks="A target said to be agreed by two sides is compared with statements of the other side in the policy table.",
    tolerance=f"A denial within {DENIAL_DAYS} days of publication.",
    why="What one side reports as agreed is an agreement only if the other says so too.",
    kinds=(DENIED, ANSWERED),
)
def target_denied(case: Case) -> Iterator[Found]:
    denials = [event for event in case.events if event.denies is Denial.JOINT_AIM]
    aims = (claim for claim in case.claims if claim.measure.role is MeasureRole.PLEDGE and claim.unit is Unit.PERCENT)
    joint = (claim for claim in aims if claim.value is not None and JOINT.search(claim.quote))
    # A text that tells one aim twice is told of once.
    for claims in grouped(joint, lambda claim: (claim.source_id, claim.value)).values():
        claim = claims[0]
        said = claim.source.published
        event = next((event for event in denials if 0 <= (event.first - said).days <= DENIAL_DAYS), None)
        if event is not None:
            # so that a disputed aim is not told from one side alone
            answer = next((one for one in case.events if one.answers == event.event_id), None)
            yield (ANSWERED if answer else DENIED).on(
                *claims,
                ident=claim.claim_id,
                numbers=[
                    number("stated per cent", value_of(claim), Unit.PERCENT),
                    number("published", said.isoformat()),
                    number("denied on", event.first.isoformat()),
                    number("denied by", event.actor),
                ],
                basis=event.citation,
                speaker=_speaker(claim),
                claim=claim,
                when=event.first,
                actor=event.actor,
                answering=answer.actor if answer else "",
                answer=answer.event if answer else "",
            )


def _speaker(claim: Claim) -> str:
    if claim.speaker_role is Role.OUTLET:
        return "the report"
    named = claim.speaker.lower().startswith("the ") or claim.speaker_role not in (Role.SPOKESPERSON, Role.OFFICIAL)
    return claim.speaker if named else f"a {claim.speaker}"
