"""The rule for "on his watch": a multiple under every reasonable baseline."""

from __future__ import annotations

import math
from collections.abc import Iterator
from datetime import date

from crossing.crosscheck.model import Case, Finding, rule
from crossing.crosscheck.saying import finding, number, plural, span, stated, taken_as
from crossing.language.spans import Span
from crossing.official import baselines
from crossing.official.statement import allowed


@rule(
    name="multiple-on-watch",
    group="on his watch",
    checks="A multiple claimed for a term of office is worked out under every reasonable baseline: calendar years, the same months, equal spans before and after, trailing twelve months.",
    tolerance="The multiple itself, as the qualifier puts it; a plain ‘tenfold’ is true from 9.5 to 10.5.",
    why="‘On his watch’ names neither the start nor the end of the comparison, and the answer changes with both.",
)
def multiple_on_watch(case: Case) -> Iterator[Finding]:
    worked_out: dict[tuple[date, date], list] = {}  # a term of office is worked out once
    for claim in case.claims:
        if (
            claim.measure != "arrivals_multiple"
            or claim.value is None
            or claim.period_start is None
            or claim.period_end is None
        ):
            continue
        term = (claim.period_start, claim.period_end)
        if term not in worked_out:
            worked_out[term] = baselines(case.official, Span(*term))
        found = worked_out[term]
        if not found:
            continue
        low, high = allowed(claim)
        true_in = [base for base in found if low <= base.multiple <= high]
        multiples = [base.multiple for base in found]
        numbers = {
            "stated": claim.value,
            "baselines": len(found),
            "baselines that make it true": len(true_in),
            "lowest multiple": _round(min(multiples)),
            "highest multiple": _round(max(multiples)),
        }
        for base in found:
            numbers[
                f"{base.name}: {span(base.before.start, base.before.end)} ({number(base.people_before)}) to {span(base.after.start, base.after.end)} ({number(base.people_after)})"
            ] = _round(base.multiple)
        reach = f"between {_words(min(multiples))} and {_words(max(multiples))} times"
        names = "; ".join(f"{base.name} ({_words(base.multiple)} times)" for base in true_in)
        told = f"The source gives {stated(claim)} times for {taken_as(claim, 'a term')}; {plural(len(found), 'baseline')} give {reach}"
        if len(true_in) == len(found):
            verdict, kind, severity, rest = "consistent", "multiple-holds", "holds", ", and all make it true"
        elif true_in:
            verdict, kind, severity = "depends", "multiple-depends", "misleading"
            rest = f"; {number(len(true_in))} of them {'makes' if len(true_in) == 1 else 'make'} it true: {names}"
        else:
            verdict, kind, severity, rest = (
                "contradicted",
                "multiple-contradicted",
                "misleading",
                ", and none makes it true",
            )
        yield finding(
            "multiple-on-watch",
            [claim],
            kind=kind,
            severity=severity,
            verdict=verdict,
            numbers=numbers,
            sentence=f"{told}{rest}.",
        )


def _round(value: float) -> float | str:
    return "no people before" if math.isinf(value) else round(value, 1)


def _words(value: float) -> str:
    return "any number of" if math.isinf(value) else f"{value:.1f}"
