"""The page of findings, and the lists that other pages have of them."""

from __future__ import annotations

import itertools
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass

from markupsafe import Markup

from crossing.book import addresses
from crossing.book.addresses import COPY, ORIGINAL
from crossing.book.finding_cards import (
    DIFFERS,
    HOLDS,
    FindingCard,
    Former,
    anchor,
    check_card,
    slip_card,
)
from crossing.book.ledger_lists import source_names
from crossing.book.tables import Link, Table
from crossing.book.templates import as_json, render
from crossing.crosscheck.faults import Fault
from crossing.crosscheck.model import Group
from crossing.crosscheck.run import Results, group_of
from crossing.crosscheck.slips import Check, Slip
from crossing.errors import BookError
from crossing.ledger import Ledger
from crossing.ledger.making import records
from crossing.ledger.rows import Source
from crossing.ledger.vocabulary import Confidence, Severity

BETWEEN_HEADS = ("What is found", "In one text", "In another", "Grade")
AGREEING = (Group.BETWEEN, Group.READERS)  # checks of other groups may name two texts, and hold each against the series
AGREES = "they agree"


@dataclass(frozen=True)
class OfText:
    """What is found in one text: the slips in the order of its lines, those that are untidy apart."""

    source_id: str
    title: str
    slips: tuple[FindingCard, ...]
    untidy: tuple[FindingCard, ...]


@dataclass(frozen=True)
class Foremost:
    """One of the slips that matter most, in one line."""

    line: str
    anchor: str
    source: str
    place: int


def findings_page(found: Results, ledger: Ledger) -> Markup:
    """Return every finding: the slips that matter most, originals and copies by line, what differs at no fault, what holds."""
    former, lost = _former(found, ledger)
    shown = [slip_card(slip, found, ledger, former) for slip in found.slips]
    checks = [(check, check_card(check, found, former)) for check in found.checks]
    texts = ledger.sources_by_date()
    names = {
        "source": source_names(ledger),
        "kind": {fault: fault.label for fault in Fault},
        "grade": {grade: grade.capitalize() for grade in Severity} | {DIFFERS: "Differs, no fault", HOLDS: "Holds"},
        "text": {ORIGINAL: "Original report", COPY: "Machine-made copy"},
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
        ledger_page=addresses.LEDGER_PAGE,
    )


def foremost_list(found: Results, ledger: Ledger, first: int) -> Markup:
    """Return the first slips of those that matter most, a line each with a link to its place among the findings."""
    shown = itertools.islice(_foremost(found, ledger), first)
    return render("foremost.html", foremost=list(shown), page=addresses.FINDINGS_PAGE)


def between_texts(found: Results, first: int) -> Markup:
    """Return what holds one text against another, with links: clashes, the gravest first, differences at no fault, agreement.

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
    place = Link(f"{one.source.short_title}, line\u00a0{line}", f"{addresses.FINDINGS_PAGE}#{anchor(one)}")
    how = one.grade if isinstance(one, Slip) else DIFFERS if one.is_difference else AGREES
    return [one.what, place, "; ".join(others), how]


def _of_text(source: Source, shown: list[FindingCard]) -> OfText:
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
        yield Foremost(row.line, anchor(slip), slip.source.short_title, slip.line)


def _former(found: Results, ledger: Ledger) -> tuple[Former, list[str]]:
    """The addresses of findings of earlier versions: by the address of what tells them now, and those that nothing tells."""
    known: dict[str, list[str]] = defaultdict(list)
    lost: list[str] = []
    for row in records(ledger.withdrawn):
        now = found.by_finding.get(row.told_in) if row.told_in else None
        (known[anchor(now)] if now else lost).append(addresses.former_id(row.finding_id))
    return known, lost
