"""The page of findings and the cards of slips in chapters: slips and checks in, plain data for a template out."""

from __future__ import annotations

import itertools
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass

import pandas as pd
from markupsafe import Markup

from crossing.book.addresses import FINDINGS_PAGE, LEDGER_PAGE, html_id
from crossing.book.garbled import Part, marked
from crossing.book.ledger_lists import figure, source_names
from crossing.book.tables import Link, Table
from crossing.book.templates import as_json, render
from crossing.crosscheck.faults import Fault
from crossing.crosscheck.model import Finding, Group
from crossing.crosscheck.rules.readers import BASIS_IN_WORDS
from crossing.crosscheck.run import Results, group_of
from crossing.crosscheck.slips import Check, SeenBy, Slip, short_id
from crossing.errors import BookError
from crossing.language import prose
from crossing.ledger import Ledger, load
from crossing.ledger.citing import citation
from crossing.ledger.making import records
from crossing.ledger.rows import Claim, Source
from crossing.ledger.vocabulary import Confidence, Severity

BETWEEN_HEADS = ("What is found", "In one text", "In another", "Grade")
AGREEING = (Group.BETWEEN, Group.READERS)  # checks of other groups may name two texts, and hold each against the series
AGREES = "they agree"
DIFFERS = "differs"  # the grade by which differences over time are chosen, which are nobody's fault
HOLDS = "holds"  # the grade by which checks that hold are chosen
Facts = tuple[tuple[str, str], ...]  # what a number is, and the number, both in words
Former = Mapping[str, Sequence[str]]  # addresses of an earlier version, by the address of what tells the same now
NONE: Former = {}
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
class SlipCard:
    """A slip, or a check that holds, as the pages show it. `anchors` are the addresses of its findings."""

    anchor: str
    anchors: tuple[str, ...]
    grade: str
    grade_words: str
    kind: str
    kind_words: str
    source_id: str
    source: str
    text: str
    line: int
    sure: str
    seen: str
    against: str
    what: str
    detail: str
    quotes: tuple[Quote, ...]
    reading: str
    basis: str
    facts: Facts
    records: tuple[Link, ...]
    figures: tuple[Figure, ...]


@dataclass(frozen=True)
class OfText:
    """What is found in one text: the slips in the order of its lines, those that are untidy apart."""

    source_id: str
    title: str
    slips: tuple[SlipCard, ...]
    untidy: tuple[SlipCard, ...]


@dataclass(frozen=True)
class Foremost:
    """One of the slips that matter most, in one line."""

    line: str
    anchor: str
    source: str
    place: int


def findings_page(found: Results, ledger: Ledger) -> Markup:
    """Return every finding: the slips that matter most, originals and copies by line, what differs over time, what holds."""
    former, lost = _former(found, ledger)
    shown = [slip_card(slip, found, former) for slip in found.slips]
    checks = [(check, _check(check, found, former)) for check in found.checks]
    texts = ledger.sources_by_date()
    names = {
        "source": source_names(ledger),
        "kind": {fault: fault.label for fault in Fault},
        "grade": {grade: grade.capitalize() for grade in Severity} | {DIFFERS: "Differs over time", HOLDS: "Holds"},
        "text": {"original": "Original report", "copy": "Machine-made copy"},
        "sure": {each.words: each.words.capitalize() for each in Confidence},
    }
    return render(
        "findings.html",
        foremost=list(_foremost(found, ledger)),
        originals=[_of_text(source, shown) for source in texts if not source.is_copy],
        copies=[_of_text(source, shown) for source in texts if source.is_copy],
        differing=[card for check, card in checks if check.is_difference],
        held=[card for check, card in checks if not (check.is_difference or check.is_promise)],
        promises=[card for check, card in checks if check.is_promise],
        lost=lost,
        names=as_json(names),
        ledger_page=LEDGER_PAGE,
    )


def foremost_list(found: Results, ledger: Ledger, first: int) -> Markup:
    """Return the first slips of those that matter most, a line each with a link to its place among the findings."""
    shown = itertools.islice(_foremost(found, ledger), first)
    return render("foremost.html", foremost=list(shown), page=FINDINGS_PAGE)


def between_texts(found: Results, first: int) -> Markup:
    """Return what holds one text against another, with links: clashes, the gravest first, differences over time, agreement.

    The first rows stand open, the others in a fold.
    """
    clashes = [slip for slip in found.slips if slip.between_texts]
    others = [
        check
        for check in found.checks
        if len({one.source for one in check.evidence}) > 1 and group_of(check.findings[0]) in AGREEING
    ]
    told_of: list[Slip | Check] = [*clashes, *sorted(others, key=lambda check: not check.is_difference)]
    rows = [_row_between(one) for one in told_of]
    tables = [Table(BETWEEN_HEADS, rows[:first], "Texts held against each other")]
    if rows[first:]:
        tables.append(Table(BETWEEN_HEADS, rows[first:], "More of them", "More of them, and where texts agree"))
    return Markup("").join(table.html() for table in tables)


def _row_between(one: Slip | Check) -> list[str | Link]:
    """A row: what is found, the place it is about, with a link to its evidence, where the others are, and its grade."""
    places = list(dict.fromkeys((shown.source, shown.line) for shown in one.evidence if shown.line is not None))
    line = next(line for source, line in places if source == one.source)
    others = [f"{source.short_title}, line\u00a0{at}" for source, at in places if source != one.source]
    place = Link(f"{one.source.short_title}, line\u00a0{line}", f"{FINDINGS_PAGE}#{_address(one)}")
    how = one.grade if isinstance(one, Slip) else DIFFERS if one.is_difference else AGREES
    return [one.what, place, "; ".join(others), how]


def former_id(finding_id: str) -> str:
    """Return the address that a finding had on the page before findings on the same words became one slip."""
    return "f-" + re.sub(r"[^a-zA-Z0-9.-]+", "-", finding_id)


def _of_text(source: Source, shown: list[SlipCard]) -> OfText:
    mine = sorted((card for card in shown if card.source_id == source.source_id), key=lambda card: card.line)
    untidy = Severity.UNTIDY
    return OfText(
        source.source_id,
        source.short_title,
        tuple(card for card in mine if card.grade != untidy),
        tuple(card for card in mine if card.grade == untidy),
    )


def _foremost(found: Results, ledger: Ledger) -> Iterator[Foremost]:
    for row in records(ledger.foremost):
        slip = found.by_finding.get(row.finding_id)
        if not isinstance(slip, Slip):
            raise BookError(f"data/foremost.csv, rank {row.rank}: no slip tells {row.finding_id}; correct the id.")
        yield Foremost(row.line, html_id(slip.slip_id), slip.source.short_title, slip.line)


def _former(found: Results, ledger: Ledger) -> tuple[Former, list[str]]:
    """The addresses of findings of earlier versions: by the address of what tells them now, and those that nothing tells."""
    known: dict[str, list[str]] = defaultdict(list)
    lost: list[str] = []
    for row in records(ledger.withdrawn):
        now = found.by_finding.get(row.told_in) if row.told_in else None
        (known[_address(now)] if now else lost).append(former_id(row.finding_id))
    return known, lost


def _address(one: Slip | Check) -> str:
    return html_id(one.slip_id if isinstance(one, Slip) else one.check_id)


def slip_card(slip: Slip, found: Results, former: Former = NONE) -> SlipCard:
    """Return a slip as the pages show it; `former`: addresses of earlier versions that lead to it."""
    changed = next((finding.changed for finding in slip.findings if finding.changed), ())
    quotes = [
        Quote(tuple(marked(shown.quote, changed if place == 0 else ())), shown.source.short_title, shown.line or 0)
        for place, shown in enumerate(slip.quoted)
    ]
    others = [source.short_title for source in _sources(slip) if source != slip.source]
    return SlipCard(
        anchor=html_id(slip.slip_id),
        anchors=(*map(former_id, slip.finding_ids), *former.get(html_id(slip.slip_id), ())),
        grade=slip.grade,
        grade_words=slip.grade.capitalize(),
        kind=slip.fault,
        kind_words=slip.fault.label,
        source_id=slip.source.source_id,
        source=slip.source.short_title,
        text="copy" if slip.source.is_copy else "original",
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
        records=_records(slip.findings),
        figures=_figures(slip.claims, found),
    )


def _sources(slip: Slip) -> list[Source]:
    return list({shown.source.source_id: shown.source for shown in slip.evidence}.values())


def _check(check: Check, found: Results, former: Former) -> SlipCard:
    grade, words = (DIFFERS, "Differs") if check.is_difference else (HOLDS, "Holds")
    return SlipCard(
        anchor=html_id(check.check_id),
        anchors=tuple(_addresses(check, former)),
        grade=grade,
        grade_words=words,
        kind="",
        kind_words="",
        source_id=" ".join(dict.fromkeys(shown.source.source_id for shown in check.evidence)),
        source=prose.listing(list(dict.fromkeys(shown.source.short_title for shown in check.evidence))),
        text=" ".join(dict.fromkeys("copy" if shown.source.is_copy else "original" for shown in check.evidence)),
        line=check.evidence[0].line or 0,
        sure="",
        seen="",
        against="",
        what=check.what,
        detail=check.findings[0].detail,
        quotes=tuple(
            Quote((Part(shown.quote, False),), shown.source.short_title, shown.line or 0) for shown in check.evidence
        ),
        reading="",
        basis="",
        facts=_facts(check.findings[:1]),
        records=_records(check.findings[:1]),
        figures=_figures(check.claims, found),
    )


def _addresses(check: Check, former: Former) -> Iterator[str]:
    """The addresses that lead to a check besides its own; a difference over time was a slip in earlier versions."""
    yield from map(former_id, check.finding_ids)
    yield from former.get(html_id(check.check_id), ())
    if check.is_difference:
        yield from {html_id(short_id(one)) for one in check.findings} - {html_id(check.check_id)}


def _facts(findings: Iterable[Finding]) -> Facts:
    """The numbers that a reader is told, each once."""
    told = [one for finding in findings for one in finding.numbers if one.label]
    return tuple(dict.fromkeys((prose.capital(in_words(one.label)), in_words(one.value)) for one in told))


def _records(findings: Iterable[Finding]) -> tuple[Link, ...]:
    """The public records that findings name, each as a link to where it can be read."""
    found = [citation(finding.record, load()) for finding in findings if finding.record]
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
