"""The rule on records said to have come again: "another record weekend" means that there was one before."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from crossing.crosscheck.faults import Fault
from crossing.crosscheck.model import Case, Found, Group, Kind, number, rule
from crossing.language import prose
from crossing.language.spans import ONE_DAY, WEEK, Span, weekend_of
from crossing.ledger.rows import Claim
from crossing.ledger.vocabulary import RecordScope, Severity, Unit, Verdict
from crossing.official.series import DayCount

# Words by which a record is said not to be the first of its kind lately.
AGAIN = re.compile(r"\b(another|again|once more|yet more|further)\b", re.IGNORECASE)
LOOKED_BACK = 2  # weekends before it that "another" is taken to mean

NOT_BEFORE = Kind(
    "record-again",
    Severity.CONFUSING,
    Verdict.DEPENDS,
    "“{word}” implies a record weekend just before; on the {count} before {came}; the year’s highest until then began on {last}.",
    fault=Fault.SCOPE,
)
FIRST = Kind(
    "record-again",
    Severity.CONFUSING,
    Verdict.DEPENDS,
    "“{word}” implies a record weekend just before; on the {count} before {came}, and the year had no high.",
    fault=Fault.SCOPE,
)


@rule(
    name="record-again",
    group=Group.OFFICIAL,
    checks="A record weekend said to be “another” is held against the weekends just before it, which should have set a high of the year too.",
    tolerance=f"The {LOOKED_BACK} weekends before, on record now.",
    why="“Another” implies a run of records without naming any, and the series can say whether there was one.",
    kinds=(NOT_BEFORE, FIRST),
)
def record_again(case: Case) -> Iterator[Found]:
    for claim in case.claims:
        word = AGAIN.search(claim.quote)
        if word is None or claim.record is not RecordScope.WEEKEND or claim.span is None:
            continue
        weekend = weekend_of(claim.span.start)
        year = Span(date(weekend.start.year, 1, 1), weekend.end)
        if case.official.covers(year) and case.official.covers(Span(weekend.start - LOOKED_BACK * WEEK, weekend.end)):
            yield from _before(case, claim, word[1], weekend.start, year)


def _before(case: Case, claim: Claim, word: str, saturday: date, year: Span) -> Iterator[Found]:
    highs = [when for when in _highs(case.official.weekends(year)) if when < saturday]
    before = [saturday - weeks * WEEK for weeks in range(LOOKED_BACK, 0, -1)]
    if any(when in highs for when in before):
        return
    people = [case.official.total(Span(when, when + ONE_DAY)) for when in before]
    yield (NOT_BEFORE if highs else FIRST).on(
        claim,
        judges=(),
        numbers=[
            *(number(f"weekend of {when}", count, Unit.PEOPLE) for when, count in zip(before, people, strict=True)),
            *(
                number("the year’s last record day before it", when.isoformat(), key="last high of the year before")
                for when in highs[-1:]
            ),
        ],
        word=word.capitalize(),
        count=prose.in_words(LOOKED_BACK),
        came=_came(people),
        last=f"{highs[-1].day} {highs[-1]:%B}" if highs else "",
    )


def _came(people: list[int]) -> str:
    """How many are on record for some weekends, in words."""
    return (
        f"{prose.listing([prose.number(count) for count in people])} people came"
        if any(people)
        else "nobody is recorded"
    )


def _highs(weekends: list[DayCount]) -> list[date]:
    """The Saturdays of the weekends with more people than any weekend of the year before them."""
    highs: list[date] = []
    best = 0
    for saturday, people in weekends:
        if people > best:
            best = people
            highs.append(saturday)
    return highs
