"""Rules on spans: a total, or a growth in per cent, against the series; and a total beside a day of the same text."""

from __future__ import annotations

from collections.abc import Iterator

from crossing.crosscheck.asking import counts_arrivals, gathered, grouped, span_of, taken_as, value_of
from crossing.crosscheck.faults import Fault
from crossing.crosscheck.model import Case, Found, Group, Kind, Number, number, rule
from crossing.crosscheck.rules.days import COUNTED, REVISION_WHY
from crossing.crosscheck.sentences import Word, filled
from crossing.language import prose
from crossing.language.spans import ONE_DAY, Span
from crossing.ledger.rows import Claim
from crossing.ledger.vocabulary import MeasureRole, Qualifier, Severity, SpanKind, Stated, Unit, Verdict
from crossing.official import Fit, GrowthJudgement, Judgement, fits, last_place, official
from crossing.official.judgement import CUT_OFF_DAYS
from crossing.official.quantities import in_a_sentence

# How the sentence on a span begins; the first is for a total that a text only implies.
IMPLIES = "The source implies that fewer than {value} {unit} arrived {within}"
YEAR_UP_TO = "The source gives {claim} for the year up to {end}"
YEAR_SO_FAR = "The source gives {claim} for the year so far, taken to be up to {end}"
GIVES = "The source gives {claim} for {taken}"
# of any span that the source does not state, in the 25 words of a fault
TAKEN = "The source gives {claim}, taken to be for {span}"

HOLDS = Kind("span-holds", Severity.HOLDS, Verdict.FITS, "{told}; {now} are on record now, so it holds.")
ENDED = "{told}. On record now the total was {total_before} up to {before} and {total_after} up to {after}, "
BETWEEN = Kind("span-earlier-end", Severity.HOLDS, Verdict.FITS, ENDED + "so the figure lies between the two.")
EARLIER = Kind(
    "span-earlier-end",
    Severity.HOLDS,
    Verdict.FITS,
    ENDED + "so the count ended before {end}, when it stood at {now}.",
)
PUBLISHED_SO = Kind(
    "span-revised",
    Severity.HOLDS,
    Verdict.SINCE_REVISED,
    "{told}, which fits what was published then ({values}); {now} are on record now.",
)
REVISED = Kind(
    "span-revised",
    Severity.HOLDS,
    Verdict.SINCE_REVISED,
    "{told}; {now} are on record now, a difference that revision usually explains over such a span.",
)
UNSETTLED = Kind(
    "span-unsettled",
    Severity.CONFUSING,
    Verdict.DEPENDS,
    "{told}; {now} are on record after days were corrected.",
    fault=Fault.NUMBER,
)
CONTRADICTED = Kind(
    "span-contradicted",
    Severity.MISLEADING,
    Verdict.DOES_NOT_FIT,
    "{told}; {now} are on record now, beyond usual revision.",
    fault=Fault.NUMBER,
)
KINDS = {
    Fit.FITS: HOLDS,
    Fit.FITS_THEN: PUBLISHED_SO,
    Fit.REVISED: REVISED,
    Fit.CANNOT_TELL: UNSETTLED,
    Fit.DOES_NOT_FIT: CONTRADICTED,
}


@rule(
    name="official-span",
    group=Group.OFFICIAL,
    checks="A count for a year, a half or any other span is held against the official series and other totals published at the time.",
    tolerance=f"What the qualifier and rounding allow; beyond that, the usual revision of a span of that length and of whoever published it first, and for a running total an end up to {CUT_OFF_DAYS} days earlier.",
    why=REVISION_WHY + " Running totals in print often end with the last day confirmed before printing.",
    kinds=(*KINDS.values(), BETWEEN, EARLIER),
)
def official_span(case: Case) -> Iterator[Found]:
    for claim in case.claims:
        span = claim.span
        counted = claim.measure.comparable and claim.value is not None
        if not counted or claim.unit not in COUNTED or span is None or span.day:
            continue
        if case.official.covers(span):
            running = claim.measure.span_kind is SpanKind.TO_DATE
            judged = official(case.ledger).judge(claim, span, said=claim.source.published, running=running)
            yield _span(claim, span, judged)


def _span(claim: Claim, span: Span, judged: Judgement) -> Found:
    kind = KINDS[judged.answer]
    numbers: list[Number] = [
        number("stated", value_of(claim), claim.unit),
        number("span", f"{span.start}/{span.end}"),
        number("on record now", judged.now or 0, claim.unit),
        *gathered((total.by, total.value) for total in judged.then),
    ]
    words: dict[str, Word] = {"told": _told(claim, span), "now": judged.now or 0, "end": span.end}
    if judged.ended:
        (before, total_before), (after, total_after) = judged.ended
        kind = BETWEEN if after == span.end else EARLIER
        numbers += [
            number(f"on record now up to {before}", total_before, claim.unit),
            number(f"on record now up to {after}", total_after, claim.unit),
        ]
        words |= {"before": before, "total_before": total_before, "after": after, "total_after": total_after}
    elif kind is PUBLISHED_SO:
        fitting = [prose.number(total.value) for total in judged.then if fits(claim, total.value)]
        words["values"] = dict.fromkeys(fitting)
    elif kind is REVISED and judged.tolerance:
        numbers.append(number("usual difference at most", int(prose.rounded(judged.tolerance.usual)), claim.unit))
    if kind.severity is not Severity.HOLDS and claim.span_basis is not Stated.STATED:
        words["told"] = filled(TAKEN, {"claim": claim, "span": span})
    return kind.on(claim, numbers=numbers, told=words)


def _told(claim: Claim, span: Span) -> str:
    words: dict[str, Word] = {
        "claim": claim,
        "taken": taken_as(claim),
        "end": span.end,
        "within": in_a_sentence(span),
        "value": value_of(claim),
        "unit": claim.unit.value,
    }
    kind = claim.measure.span_kind
    if kind is SpanKind.TO_DATE:
        return filled(YEAR_UP_TO if claim.span_basis is Stated.STATED else YEAR_SO_FAR, words)
    implied = kind is SpanKind.YEAR and claim.qualifier is Qualifier.LESS_THAN
    return filled(IMPLIES if implied else GIVES, words)


GROWTH = "The source gives {claim}; the official series {moved} by {growth}%: {before} {in_base}, {after} {in_span}"
GROWTH_HOLDS = Kind("growth-holds", Severity.HOLDS, Verdict.FITS, GROWTH + ".")
GROWTH_NO_LIMIT = Kind(
    "growth-holds",
    Severity.MISLEADING,
    Verdict.FITS,
    "The source gives {claim}; the official series {moved} by {growth}%, which is the change itself, not an upper limit.",
    fault=Fault.NUMBER,
)
GROWTH_REVISED = Kind(
    "growth-revised",
    Severity.HOLDS,
    Verdict.SINCE_REVISED,
    GROWTH + ". With the usual revision of both totals the change lies between {least}% and {most}%.",
)
# the same in the 25 words of a fault
GROWTH_APART = "The source gives {claim}; the series {moved} by {growth}%: {before} ({base}), {after} ({span})."
GROWTH_LOOSE = Kind("growth-loose", Severity.CONFUSING, Verdict.DEPENDS, GROWTH_APART, fault=Fault.NUMBER)
GROWTH_CONTRADICTED = Kind(
    "growth-contradicted", Severity.MISLEADING, Verdict.DOES_NOT_FIT, GROWTH_APART, fault=Fault.NUMBER
)


@rule(
    name="official-growth",
    group=Group.OFFICIAL,
    checks="Growth in per cent is held against the growth that the official series gives for the same two spans.",
    tolerance="Half a point either way for a whole per cent; ‘up to’ is read as the size of the rise, since a measured rise has no upper limit.",
    why="A rise printed without decimals has been rounded to the nearest whole.",
    kinds=(GROWTH_HOLDS, GROWTH_NO_LIMIT, GROWTH_REVISED, GROWTH_LOOSE, GROWTH_CONTRADICTED),
)
def official_growth(case: Case) -> Iterator[Found]:
    for claim in case.claims:
        told = claim.measure.role is MeasureRole.GROWTH and claim.unit is Unit.PERCENT and claim.value is not None
        if told and claim.span and claim.base:
            judged = official(case.ledger).judge_growth(claim, claim.span, claim.base)
            if judged.growth is not None and judged.answer is not Fit.CANNOT_TELL:
                yield _growth(claim, judged, judged.growth)


def _growth(claim: Claim, judged: GrowthJudgement, growth: float) -> Found:
    value = value_of(claim)
    as_limit = claim.qualifier is Qualifier.UP_TO
    if judged.answer is Fit.FITS:
        kind = GROWTH_NO_LIMIT if as_limit else GROWTH_HOLDS
    elif judged.answer is Fit.REVISED:
        kind = GROWTH_REVISED
    else:
        kind = GROWTH_LOOSE if as_limit and growth <= value else GROWTH_CONTRADICTED
    least, most = judged.possible or (growth, growth)
    no_limit = kind is GROWTH_NO_LIMIT
    return kind.on(
        claim,
        numbers=[
            number("stated per cent", value, Unit.PERCENT),
            number("people in the later span", judged.after or 0, Unit.PEOPLE, key="later span"),
            number("people in the earlier span", judged.before or 0, Unit.PEOPLE, key="earlier span"),
            number("growth on record now", prose.rounded(growth, 1), Unit.PERCENT),
        ],
        likely_reading=f"up {prose.number(value)}%" if no_limit else "",
        basis="official series" if no_limit else "",
        claim=claim,
        moved="rose" if growth >= 0 else "fell",
        growth=prose.number(abs(growth), 1),
        before=judged.before or 0,
        after=judged.after or 0,
        base=judged.base,
        span=judged.span,
        in_base=in_a_sentence(judged.base),
        in_span=in_a_sentence(judged.span),
        least=prose.number(least, 1),
        most=prose.number(most, 1),
    )


LEAVES_OUT = Kind(
    "total-leaves-out-day",
    Severity.CONFUSING,
    Verdict.FITS,
    "{total:C} fits the year up to {eve}; it seems to leave out the {day} of {when} printed beside it.",
    fault=Fault.NUMBER,
)


@rule(
    name="total-beside-record-day",
    group=Group.BETWEEN,
    checks="A running total is compared with a day’s count printed in the same text, to see whether the total already holds that day.",
    tolerance="The total fits the cut-off for which the series, rounded to the total’s last place, gives the stated figure.",
    why="Two figures printed side by side are read as of the same moment, though one may end before the other begins.",
    kinds=(LEAVES_OUT,),
)
def total_beside_record_day(case: Case) -> Iterator[Found]:
    people = [claim for claim in case.claims if claim.unit is Unit.PEOPLE and claim.span]
    days = grouped((c for c in people if counts_arrivals(c, SpanKind.DAY) and c.day), lambda c: c.source_id)
    for total in people:
        if not counts_arrivals(total, SpanKind.TO_DATE):
            continue
        span = span_of(total)
        later = [
            day
            for day in days.get(total.source_id, [])
            if span_of(day).start > span.end and span_of(day).start.year == span.start.year
        ]
        if later:
            yield from _beside(case, total, min(later, key=lambda day: span_of(day).start))


def _beside(case: Case, total: Claim, beside: Claim) -> Iterator[Found]:
    start, when = span_of(total).start, span_of(beside).end
    if when > total.source.published or not case.official.covers(Span(start, when)):
        return
    eve, stated = when - ONE_DAY, value_of(total)
    without, with_day = case.official.total(Span(start, eve)), case.official.total(Span(start, when))
    size = max(last_place(stated), 1)
    if abs(without - stated) > size or abs(with_day - stated) <= size:
        return
    yield LEAVES_OUT.on(
        total,
        beside,
        judges=[total],
        numbers=[
            number("stated total", stated, Unit.PEOPLE),
            number("stated for the day", value_of(beside), Unit.PEOPLE),
            number(f"on record now up to {eve}", without, Unit.PEOPLE),
            number(f"on record now up to {when}", with_day, Unit.PEOPLE),
        ],
        total=total,
        eve=eve,
        day=value_of(beside),
        when=when,
    )
