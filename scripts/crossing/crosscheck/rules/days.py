"""The rule on days: a count for one day against what was published then and what is on record now."""

from __future__ import annotations

from collections.abc import Iterator

from crossing.crosscheck.asking import taken_as, value_of
from crossing.crosscheck.faults import Fault
from crossing.crosscheck.model import Case, Found, Group, Kind, Number, number, rule
from crossing.crosscheck.sentences import Word
from crossing.language import prose
from crossing.ledger.rows import Claim
from crossing.ledger.vocabulary import Severity, SpanKind, Unit, Verdict
from crossing.official import Fit, Judgement, Regime, official
from crossing.official.published import MINISTRY

REVISION_WHY = (
    "A day’s first count and the present one can differ without either being wrong; the days that the Ministry of Defence and the "
    "Home Office both published show by how much. Nothing cited says why earlier counts changed, so their tolerance is borrowed from "
    "there. Since February 2023 the Home Office publishes its own figures first, and its weekly releases show how much these move."
)
# What the official daily series counts.
COUNTED = (Unit.PEOPLE, Unit.BOATS)
GIVES = "The source gives {claim} for {taken}"
NOW = GIVES + "; {now} are on record now"
HOLDS = Kind("day-holds", Severity.HOLDS, Verdict.FITS, NOW + ", so the figure holds.")
PUBLISHED_THEN = GIVES + ", as published at the time; {now} are on record now. Both can be right: "
BY_THE_MINISTRY = Kind(
    "day-revised",
    Severity.HOLDS,
    Verdict.SINCE_REVISED,
    PUBLISHED_THEN
    + "the two can count an arrival on different days, and on {differing} of the {busy} days with arrivals that were "
    "published twice they differ.",
)
# A note of the Home Office says why counts of the Ministry's days differ; of other days nothing cited does.
PUBLISHED_SO = Kind(
    "day-revised",
    Severity.HOLDS,
    Verdict.SINCE_REVISED,
    PUBLISHED_THEN
    + "the first count was published then, the other later; no source that we found says why it changed.",
)
REVISED = Kind(
    "day-revised",
    Severity.HOLDS,
    Verdict.SINCE_REVISED,
    NOW + ". A difference of this size is usual between first publication and the present count.",
)
UNUSUAL = "day-unusual"
NEAR_PUBLISHED = Kind(
    UNUSUAL,
    Severity.CONFUSING,
    Verdict.DEPENDS,
    NOW + ", near the first count but not it.",
    fault=Fault.NUMBER,
)
RARE = Kind(
    UNUSUAL,
    Severity.CONFUSING,
    Verdict.DEPENDS,
    NOW + ", a revision rarely seen.",
    fault=Fault.NUMBER,
)
MARKED = Kind(
    UNUSUAL,
    Severity.CONFUSING,
    Verdict.DEPENDS,
    NOW + ", marked as revised since.",
    fault=Fault.NUMBER,
)
CONTRADICTED = "day-contradicted"
NEITHER = Kind(
    CONTRADICTED,
    Severity.MISLEADING,
    Verdict.DOES_NOT_FIT,
    GIVES + "; {then} were published then and {now} are on record now.",
    fault=Fault.NUMBER,
)
TOO_FAR = Kind(
    CONTRADICTED,
    Severity.MISLEADING,
    Verdict.DOES_NOT_FIT,
    NOW + ", further off than any day published twice.",
    fault=Fault.NUMBER,
)
UNMOVED = Kind(
    CONTRADICTED,
    Severity.MISLEADING,
    Verdict.DOES_NOT_FIT,
    NOW + ", a day hardly revised since.",
    fault=Fault.NUMBER,
)


def told_of_one_day(claim: Claim) -> bool:
    """True for a count of people or boats on a single day that the official series can test."""
    measure = claim.measure
    return (
        measure.comparable
        and measure.span_kind is SpanKind.DAY
        and claim.value is not None
        and claim.day is not None
        and claim.unit in COUNTED
    )


@rule(
    name="official-day",
    group=Group.OFFICIAL,
    checks="A count for one day is held against what was published then and what is on record now.",
    tolerance="What the qualifier and rounding allow; beyond that, for a day first published by others, the difference seen in 19 of 20 days published twice counts as revision, and one never seen there as a contradiction. The Home Office’s own days are allowed what they have moved between its releases.",
    why=REVISION_WHY,
    kinds=(HOLDS, PUBLISHED_SO, BY_THE_MINISTRY, REVISED, NEAR_PUBLISHED, RARE, MARKED, NEITHER, TOO_FAR, UNMOVED),
)
def official_day(case: Case) -> Iterator[Found]:
    for claim in filter(told_of_one_day, case.claims):
        if claim.span and case.official.covers(claim.span):
            judged = official(case.ledger).judge(claim, claim.span, said=claim.source.published)
            yield _told(case, claim, judged)


def _told(case: Case, claim: Claim, judged: Judgement) -> Found:
    then = judged.published
    revision = official(case.ledger).measure(judged.counted).revision
    by_others = judged.tolerance is not None and judged.tolerance.regime is Regime.OTHERS
    value, unit = value_of(claim), claim.unit
    numbers: list[Number] = [
        number("stated", value, unit),
        number("day", str(claim.day)),
        number("on record now", judged.now or 0, unit),
    ]
    if then:
        numbers += [number("as published then", then.value, unit), number("published by", then.by)]
    if by_others and judged.answer is not Fit.FITS:
        numbers += [
            number("days with arrivals published twice", revision.with_arrivals),
            number("of which differ", revision.differing),
            number("usual difference at most", int(prose.rounded(revision.usual(value))), unit),
            number("largest difference seen", int(prose.rounded(revision.largest(value))), unit),
        ]
    words: dict[str, Word] = {
        "claim": claim,
        "taken": taken_as(claim),
        "now": judged.now or 0,
        "then": then.value if then else "",
        "differing": revision.differing,
        "busy": revision.with_arrivals,
    }
    kind = _kind(judged.answer, published=then is not None, by_others=by_others)
    if kind is PUBLISHED_SO and then and then.by == MINISTRY:
        kind = BY_THE_MINISTRY
    return kind.on(claim, numbers=numbers, told=words)


def _kind(answer: Fit, *, published: bool, by_others: bool) -> Kind:
    """What an answer means for a day: whether its first count is at hand, and whether others published it first."""
    match answer:
        case Fit.FITS:
            return HOLDS
        case Fit.FITS_THEN:
            return PUBLISHED_SO
        case Fit.REVISED:
            return REVISED
        case Fit.CANNOT_TELL:
            return NEAR_PUBLISHED if published else RARE if by_others else MARKED
    return NEITHER if published else TOO_FAR if by_others else UNMOVED
