"""Rules on when a text was published, and on what it dates: its printed date, its weekdays, what it tells too early."""

from __future__ import annotations

import re
from collections.abc import Iterator

from crossing.crosscheck.faults import Fault
from crossing.crosscheck.model import Case, Found, Group, Kind, number, rule
from crossing.language import dates, prose
from crossing.language.dates import WEEKDAYS, Dated, find_points
from crossing.ledger.rows import Claim
from crossing.ledger.vocabulary import Dating, MeasureRole, Severity, Verdict

# A dateline stands in the first lines and holds hardly anything but the date.
HEAD_LINES = 5
DATELINE_WORDS = {"published", "updated", "posted", "last", "first", "on", "at", "by", "am", "pm", "gmt", "bst"} | {
    name.lower() for name in WEEKDAYS
}

WEEKDAY_WRONG = Kind(
    "weekday-wrong",
    Severity.CONFUSING,
    Verdict.DOES_NOT_FIT,
    "The claim names {named}, but {when} {falls} {actual}.",
    fault=Fault.TIME,
)


@rule(
    name="weekday-and-date",
    group=Group.TIME,
    checks="A weekday named in a claim is compared with the weekday of the day the claim belongs to.",
    tolerance="None.",
    why="A bare weekday in a news report means the last such day before publication.",
    kinds=(WEEKDAY_WRONG,),
)
def weekday_and_date(case: Case) -> Iterator[Found]:
    for claim in case.claims:
        if not any(name in claim.quote for name in WEEKDAYS):
            continue  # most claims name none, and reading the words takes long
        named = [point.weekday for point in find_points(claim.quote) if point.weekday]
        # One weekday must be the day itself; two are the ends of a span.
        if not named or claim.span is None or (len(named) == 1 and claim.day is None):
            continue
        span = claim.span
        ends = [span.start] if len(named) == 1 else [span.start, span.end]
        expected = [named[0]] if len(named) == 1 else [named[0], named[-1]]
        actual = [WEEKDAYS[end.weekday()] for end in ends]
        numbers = [
            number("weekday stated", ", ".join(expected)),
            number("weekday of the date", ", ".join(actual)),
            number("date", prose.span(span)),
        ]
        if expected != actual:
            yield WEEKDAY_WRONG.on(
                claim,
                numbers=numbers,
                named=expected,
                when=span,
                falls="falls on" if len(actual) == 1 else "runs from",
                actual=" to ".join(actual),
            )


TOLD_TOO_EARLY = Kind(
    "told-before-known",
    Severity.MISLEADING,
    Verdict.DOES_NOT_FIT,
    "The count runs to {end}, after publication on {said}.",
    fault=Fault.TIME,
)


@rule(
    name="told-before-known",
    group=Group.TIME,
    checks="The last day a count speaks of is compared with the day of publication.",
    tolerance="None; targets and dates may lie ahead.",
    why="Nobody can count people who have not yet arrived.",
    kinds=(TOLD_TOO_EARLY,),
)
def told_before_known(case: Case) -> Iterator[Found]:
    for claim in case.claims:
        said = claim.source.published
        if claim.measure.counted and claim.span and claim.span.end > said:
            yield TOLD_TOO_EARLY.on(
                claim,
                numbers=[
                    number("published", said.isoformat()),
                    number("span ends", claim.span.end.isoformat()),
                ],
                end=claim.span.end,
                said=said,
            )


PRINTED_DIFFERS = Kind(
    "printed-date-differs",
    Severity.CONFUSING,
    Verdict.DOES_NOT_FIT,
    "The text prints {printed}, but the ledger dates it {said}.",
    fault=Fault.TIME,
)


@rule(
    name="printed-date",
    group=Group.TIME,
    checks="A full date printed at the head of a text is compared with the publication date in the ledger.",
    tolerance="None.",
    why="All relative days in a text are worked out from it.",
    kinds=(PRINTED_DIFFERS,),
)
def printed_date(case: Case) -> Iterator[Found]:
    for claim in case.claims:
        if claim.measure.role is not MeasureRole.DATE or not _at_head(claim):
            continue
        days = (point for point in find_points(claim.quote) if point.kind is dates.Kind.DAY)
        printed = next((day for day in days if day.year_stated), None)
        said = claim.source.published
        if printed and printed.start != said and _is_dateline(claim, printed):
            numbers = [number("printed", printed.words), number("in the ledger", said.isoformat())]
            yield PRINTED_DIFFERS.on(claim, numbers=numbers, printed=printed.words, said=said)


def _at_head(claim: Claim) -> bool:
    """True for words at the head of a text that prints its date."""
    return claim.line <= HEAD_LINES and claim.source.published_basis is Dating.PRINTED


def _is_dateline(claim: Claim, printed: Dated) -> bool:
    """True for a date that stands by itself; one in a sentence is when something happened."""
    rest = re.findall(r"[a-z]+", claim.quote.replace(printed.words, "").lower())
    return set(rest) <= DATELINE_WORDS
