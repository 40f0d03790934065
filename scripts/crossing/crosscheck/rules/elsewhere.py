"""The rule on counts that others published of the same thing: rescues, people missing, things seen."""

from __future__ import annotations

from collections.abc import Iterator

from crossing.crosscheck.asking import value_of
from crossing.crosscheck.faults import Fault
from crossing.crosscheck.model import Case, Found, Group, Kind, number, rule
from crossing.ledger.rows import Claim, PublicCount
from crossing.ledger.vocabulary import Severity, Verdict
from crossing.ledger.wording import counted
from crossing.official import fits

SAME = Kind(
    "counted-elsewhere",
    Severity.HOLDS,
    Verdict.FITS,
    "{publisher} has the same: {counts}, {value}.",
)
OTHER = Kind(
    "counted-otherwise",
    Severity.CONFUSING,
    Verdict.DEPENDS,
    "The source has {claim}; {publisher} has {value}: {counts}.",
    fault=Fault.NUMBER,
)


@rule(
    name="counted-elsewhere",
    group=Group.BETWEEN,
    checks="A count is compared with what somebody else published of the same thing.",
    tolerance="What the qualifier and rounding allow.",
    why="Two who count the same thing should come to the same number, or say what each counts.",
    kinds=(SAME, OTHER),
)
def counted_elsewhere(case: Case) -> Iterator[Found]:
    for claim in case.claims:
        count = case.ledger.rows.public_counts.get(claim.elsewhere)
        if count is not None and claim.value is not None:
            yield _compared(claim, count)


def _compared(claim: Claim, count: PublicCount) -> Found:
    return (SAME if fits(claim, count.value) else OTHER).on(
        claim,
        numbers=[number("stated", value_of(claim), claim.unit), number(count.counts, count.value)],
        basis=f"{count.publisher}, {count.published}",
        claim=claim,
        publisher=count.publisher.split(",")[0],
        counts=count.counts[:1].lower() + count.counts[1:],
        value=counted(count),
    )
