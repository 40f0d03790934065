"""A slip, or a check that holds, as the pages show it: from the cross-check in, plain data for a template out."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass

import pandas as pd

from crossing.book.addresses import COPY, ORIGINAL, former_id, html_id
from crossing.book.garbled import Part, marked
from crossing.book.ledger_lists import figure
from crossing.book.tables import Link
from crossing.crosscheck.model import Finding
from crossing.crosscheck.rules.readers import BASIS_IN_WORDS
from crossing.crosscheck.run import Results
from crossing.crosscheck.slips import Check, SeenBy, Slip, short_id
from crossing.language import prose
from crossing.ledger import Ledger
from crossing.ledger.citing import citation
from crossing.ledger.rows import Claim, Source

DIFFERS = "differs"  # the grade by which differences are chosen that are nobody's fault
HOLDS = "holds"  # the grade by which checks that hold are chosen
Facts = tuple[tuple[str, str], ...]  # what a number is, and the number, both in words
Former = Mapping[str, Sequence[str]]  # addresses of an earlier version, by the address of what tells the same now
SEEN = {
    SeenBy.RULES: "Found by a computed check.",
    SeenBy.REMARKS: "Found in reading.",
    SeenBy.BOTH: "Found in reading and by a computed check.",
}
_ISO_DATE = re.compile(r"\b\d{4}-\d\d-\d\d\b")
_ISO_SPAN = re.compile(rf"({_ISO_DATE.pattern})/({_ISO_DATE.pattern})")


@dataclass(frozen=True)
class Quote:
    """Quoted words in parts, those at fault marked, with what their source is called and the line they stand in."""

    parts: tuple[Part, ...]
    source: str
    line: int


@dataclass(frozen=True)
class Figure:
    """A claim that a slip or check is about: its row in the ledger and its verdict on the number."""

    ident: str
    words: str
    mark: str
    outcome: str


@dataclass(frozen=True)
class FindingCard:
    """A slip, or a check that holds, as the pages show it: `anchor` is its address on the page of findings, `anchors` are
    addresses that lead to it too. Of a check no more is told than what holds."""

    anchor: str
    anchors: tuple[str, ...]
    grade: str
    source_id: str
    source: str
    text: str
    line: int
    what: str
    quotes: tuple[Quote, ...]
    figures: tuple[Figure, ...]
    grade_words: str = ""
    kind: str = ""
    kind_words: str = ""
    sure: str = ""
    seen: str = ""
    against: str = ""
    detail: str = ""
    reading: str = ""
    basis: str = ""
    facts: Facts = ()
    records: tuple[Link, ...] = ()


def anchor(one: Slip | Check) -> str:
    """Return the address of a slip or a check on the page of findings."""
    return html_id(one.slip_id if isinstance(one, Slip) else one.check_id)


def slip_card(slip: Slip, found: Results, ledger: Ledger, former: Former) -> FindingCard:
    """Return a slip as the pages show it; `former`: addresses of earlier versions that lead to it."""
    changed = next((finding.changed for finding in slip.findings if finding.changed), ())
    quotes = [
        Quote(tuple(marked(shown.quote, changed if place == 0 else ())), shown.source.short_title, shown.line or 0)
        for place, shown in enumerate(slip.quoted)
    ]
    others = [source.short_title for source in _sources(slip) if source != slip.source]
    return FindingCard(
        anchor=anchor(slip),
        anchors=(*map(former_id, slip.finding_ids), *former.get(anchor(slip), ())),
        grade=slip.grade,
        grade_words=slip.grade.capitalize(),
        kind=slip.fault,
        kind_words=slip.fault.label,
        source_id=slip.source.source_id,
        source=slip.source.short_title,
        text=COPY if slip.source.is_copy else ORIGINAL,
        line=slip.line,
        sure=slip.confidence.words,
        seen=SEEN[slip.seen_by],
        against=prose.listing(others) if others else "",
        what=slip.what,
        detail=slip.detail,
        quotes=tuple(quotes),
        reading=slip.reading,
        basis=BASIS_IN_WORDS.get(slip.basis, slip.basis),
        facts=_facts(slip.findings),
        records=_records(slip.findings, ledger),
        figures=_figures(slip.claims, found),
    )


def check_card(check: Check, found: Results, former: Former) -> FindingCard:
    """Return a check that holds, or differs at no fault, as the pages show it; `former` as for slips."""
    sources = _sources(check)
    return FindingCard(
        anchor=anchor(check),
        anchors=tuple(_addresses(check, former)),
        grade=DIFFERS if check.is_difference else HOLDS,
        source_id=" ".join(source.source_id for source in sources),
        source=prose.listing([source.short_title for source in sources]),
        text=" ".join(dict.fromkeys(COPY if source.is_copy else ORIGINAL for source in sources)),
        line=check.evidence[0].line or 0,
        what=check.what,
        quotes=tuple(
            Quote((Part(shown.quote, False),), shown.source.short_title, shown.line or 0) for shown in check.evidence
        ),
        figures=_figures(check.claims, found),
    )


def _sources(told: Slip | Check) -> list[Source]:
    return list({shown.source.source_id: shown.source for shown in told.evidence}.values())


def _addresses(check: Check, former: Former) -> Iterator[str]:
    """The addresses that lead to a check besides its own; a difference at no fault was a slip in earlier versions."""
    yield from map(former_id, check.finding_ids)
    yield from former.get(anchor(check), ())
    if check.is_difference:
        yield from {html_id(short_id(one)) for one in check.findings} - {anchor(check)}


def _facts(findings: Iterable[Finding]) -> Facts:
    """The numbers that a reader is told, each once."""
    told = [one for finding in findings for one in finding.numbers if one.label]
    return tuple(dict.fromkeys((prose.capital(in_words(one.label)), in_words(one.value)) for one in told))


def _records(findings: Iterable[Finding], ledger: Ledger) -> tuple[Link, ...]:
    """The public records that findings name, each as a link to where it can be read."""
    found = [citation(finding.record, ledger) for finding in findings if finding.record]
    return tuple(dict.fromkeys(Link(record.words, record.url) for record in found))


def _figures(claims: Iterable[Claim], found: Results) -> tuple[Figure, ...]:
    judged = found.judgements
    return tuple(
        Figure(claim.claim_id, figure(claim), judged[claim.claim_id].number.slug, judged[claim.claim_id].outcome)
        for claim in claims
    )


def in_words(value: object) -> str:
    """Return a number with separators; a text with its dates and spans in words."""
    if isinstance(value, bool) or not isinstance(value, (int, float)):
        return _ISO_DATE.sub(_date_in_words, _ISO_SPAN.sub(_span_in_words, str(value)))
    return prose.number(value)


def _span_in_words(dates: re.Match[str]) -> str:
    return prose.span(*map(pd.Timestamp, dates.groups()))


def _date_in_words(date: re.Match[str]) -> str:
    with suppress(ValueError):  # what only looks like a date stays as it is
        return prose.partial_date(date.group())
    return date.group()
