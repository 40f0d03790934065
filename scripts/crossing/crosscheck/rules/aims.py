"""Rules on aims between texts: the same aim told twice, and an aim beside what was stopped on a day of that time."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import timedelta

from crossing.crosscheck.asking import counts_people, grouped, span_of, value_of
from crossing.crosscheck.model import Case, Found, Group, Kind, number, rule
from crossing.language import prose
from crossing.ledger.rows import Claim, PublicCount
from crossing.ledger.vocabulary import MeasureRole, Severity, Unit, Verdict

SAME_TIME = timedelta(days=14)  # an aim and a count belong together if their texts appeared so close together
PREVENTED = "prevented"  # the topic of public counts of people who were stopped

PRACTICE = Kind(
    "aim-and-practice",
    Severity.HOLDS,  # an aim that is far off is no fault of the words that tell of it
    Verdict.CANNOT_BE_TESTED,
    "An aim of {aim} stands beside {part} of {whole} people stopped on {when}, {share}{fuller}.",
)
FULLER = "; for longer times of that year {whose} {shares}"  # fills {fuller} where there are any
OTHERS = "others give"  # fills {whose}, unless all are in the words of one person


@rule(
    name="aim-and-practice",
    group=Group.BETWEEN,
    checks="An aim given as a share of all crossings is set beside the share that another text has for a day of the same weeks.",
    tolerance="Texts that appeared within two weeks of each other; other published shares of that year stand beside it.",
    why="An aim says nothing of how far away it is, and one day says little of a year.",
    kinds=(PRACTICE,),
)
def aim_and_practice(case: Case) -> Iterator[Found]:
    stopped = [claim for claim in case.claims if counts_people(claim, MeasureRole.STOPPED) and claim.day]
    tried = {
        (claim.source_id, claim.span): claim
        for claim in case.claims
        if counts_people(claim, MeasureRole.ATTEMPTS) and claim.day
    }
    for aims in _aims(case).values():
        for part in stopped:
            whole = tried.get((part.source_id, part.span))
            others = [aim for aim in aims if aim.source_id != part.source_id and _same_time(aim, part)]
            if whole is not None and others:
                yield _beside(case, others, part, whole)


def _aims(case: Case) -> dict[float, list[Claim]]:
    """Aims given as a share of all crossings, by that share."""
    shares = (claim for claim in case.claims if claim.measure.role is MeasureRole.PLEDGE and claim.unit is Unit.PERCENT)
    return grouped((claim for claim in shares if claim.value is not None), value_of)


def _same_time(one: Claim, other: Claim) -> bool:
    return abs(one.source.published - other.source.published) <= SAME_TIME


def _beside(case: Case, aims: Sequence[Claim], part: Claim, whole: Claim) -> Found:
    when = span_of(part)
    share = 100 * value_of(part) / value_of(whole)
    fuller = _fuller(case, when.start.year)
    values = sorted({count.value for count in fuller})
    shares = " to ".join(prose.value(value, Unit.PERCENT) for value in dict.fromkeys((*values[:1], *values[-1:])))
    return PRACTICE.on(
        *aims,
        part,
        whole,
        judges=(),
        ident=aims[0].claim_id,
        numbers=[
            number("stopped", value_of(part), Unit.PEOPLE),
            number("tried", value_of(whole), Unit.PEOPLE),
            number("share stopped", prose.rounded(share, 1), Unit.PERCENT),
            *(number(count.counts, count.value, Unit.PERCENT, key=count.context_id) for count in fuller),
        ],
        basis="; ".join(dict.fromkeys(count.publisher for count in fuller)),
        aim=aims[0],
        part=value_of(part),
        whole=value_of(whole),
        when=when,
        share=f"{prose.number(share, 1)}%",
        fuller=FULLER.format(shares=shares, whose=_whose(case, fuller)) if fuller else "",
    )


def _whose(case: Case, counts: Sequence[PublicCount]) -> str:
    """Whose shares they are: those of one person, who may have an interest, are told as that person's."""
    named = [
        person
        for person in case.ledger.rows.people.values()
        if all(person.named_in(count.publisher.partition(", as reported by")[0]) for count in counts)
    ]
    return f"{named[0].name}, {named[0].office}, gave" if len(named) == 1 else OTHERS


def _fuller(case: Case, year: int) -> list[PublicCount]:
    """Shares of attempts that were stopped, as others published them in a year for more than a day's crossings."""
    counts = case.ledger.rows.public_counts.values()
    return [
        count
        for count in counts
        if count.topic == PREVENTED and count.unit == Unit.PERCENT and count.span.start.year == year
    ]


AGREE = Kind(
    "aims-agree",
    Severity.HOLDS,
    Verdict.FITS,
    "{sources:N text} of that time mention the same aim, {aim} of crossings prevented.",
)


@rule(
    name="same-aim",
    group=Group.BETWEEN,
    checks="Aims given as a share of all crossings are compared between texts of the same weeks.",
    tolerance="The same share, in texts that appeared within two weeks of each other.",
    why="An aim reported by more than one text was at least announced.",
    kinds=(AGREE,),
)
def same_aim(case: Case) -> Iterator[Found]:
    for aims in _aims(case).values():
        first = aims[0]
        same = [aim for aim in aims if _same_time(first, aim)]
        sources = {aim.source_id for aim in same}
        if len(sources) > 1:
            yield AGREE.on(*same, judges=(), numbers=[number("texts", len(sources))], sources=len(sources), aim=first)
