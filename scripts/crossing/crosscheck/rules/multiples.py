"""The rule on multiples claimed for a term of office: tried by every baseline that the book knows."""

from __future__ import annotations

import math
from collections.abc import Iterator

from crossing.crosscheck.asking import span_of, taken_as, value_of
from crossing.crosscheck.faults import Fault
from crossing.crosscheck.model import Case, Found, Group, Kind, Number, number, rule
from crossing.language import prose
from crossing.language.spans import Span
from crossing.ledger.rows import Claim
from crossing.ledger.vocabulary import MeasureRole, Severity, Unit, Verdict
from crossing.official import Baseline, allowed, baselines, from_before

TRUE_BY = "{claim:C} is true by {true} of {count:n baseline}{start}, which give between {least} and {most} times."
STARTING = " that start before the term"  # fills {start} where others start within it
TERM = "It is said of {term}."
HOLDS = Kind("multiple-holds", Severity.HOLDS, Verdict.FITS, TRUE_BY, TERM)
DEPENDS = Kind("multiple-depends", Severity.CONFUSING, Verdict.DEPENDS, TRUE_BY, TERM, fault=Fault.SCOPE)
CONTRADICTED = Kind(
    "multiple-contradicted", Severity.MISLEADING, Verdict.DOES_NOT_FIT, TRUE_BY, TERM, fault=Fault.SCOPE
)


@rule(
    name="multiple-on-watch",
    group=Group.MULTIPLES,
    checks="A multiple claimed for a term of office is worked out by each of these baselines: calendar years, the same months, equal spans before and after, trailing twelve months. Those that start within the term are told apart.",
    tolerance="The multiple itself, as the qualifier puts it; a plain ‘tenfold’ is true from 9.5 to 10.5.",
    why="The words for a term of office name neither the start nor the end of the comparison, and the answer changes with both.",
    kinds=(HOLDS, DEPENDS, CONTRADICTED),
)
def multiple_over_a_term(case: Case) -> Iterator[Found]:
    terms: dict[Span, list[Baseline]] = {}  # a term of office is worked out once
    for claim in case.claims:
        if claim.measure.role is not MeasureRole.MULTIPLE or claim.value is None or claim.span is None:
            continue
        if claim.span not in terms:
            terms[claim.span] = baselines(case.official, claim.span)
        if terms[claim.span]:
            yield _judged(claim, terms[claim.span])


def _judged(claim: Claim, tried: list[Baseline]) -> Found:
    low, high = allowed(claim)
    weighed = from_before(tried, span_of(claim))
    true_in = [base for base in weighed if low <= base.multiple <= high]
    if len(true_in) == len(weighed):
        kind = HOLDS
    elif true_in:
        kind = DEPENDS
    else:
        kind = CONTRADICTED
    multiples = [base.multiple for base in weighed]
    within = [base for base in tried if base not in weighed]
    return kind.on(
        claim,
        numbers=[
            number("", value_of(claim), Unit.RATIO, key="stated"),
            number("", len(weighed), key="baselines"),
            number("", len(true_in), key="true"),
            *(number("", "; ".join(base.name for base in true_in), key="it is true by") for _ in true_in[:1]),
            number("", _rounded(min(multiples)), Unit.RATIO, key="lowest multiple"),
            number("", _rounded(max(multiples)), Unit.RATIO, key="highest multiple"),
            *map(_number, weighed),
            *(number("", len(within), key="baselines that start within the term") for _ in within[:1]),
            *map(_number, within),
        ],
        claim=claim,
        term=taken_as(claim, "a term"),
        count=len(weighed),
        start=STARTING if within else "",
        least=_words(min(multiples)),
        most=_words(max(multiples)),
        true=len(true_in) or "none",
    )


def _number(base: Baseline) -> Number:
    before = f"{prose.span(base.before)} ({prose.number(base.people_before)})"
    after = f"{prose.span(base.after)} ({prose.number(base.people_after)})"
    return number(f"{base.name}: {before} to {after}", _rounded(base.multiple), Unit.RATIO, key=base.name)


def _rounded(value: float) -> float | str:
    return "no people before" if math.isinf(value) else prose.rounded(value, 1)


def _words(value: float) -> str:
    return "any number of" if math.isinf(value) else prose.number(value, 1)
