"""Tables to look things up in: the sources, dated events, every variable of the data, corrections."""

from __future__ import annotations

from collections.abc import Hashable, Mapping, Sequence
from typing import Any

from markupsafe import Markup

from crossing.book import addresses, corrected
from crossing.book.ledger_lists import figure
from crossing.book.tables import CORRECTIONS, EVENTS, Link, Table, links, unbroken
from crossing.book.templates import render
from crossing.language import prose
from crossing.ledger import Ledger, schema
from crossing.ledger.rows import Event
from crossing.ledger.vocabulary import Dating

CORRECTED = ("What was wrong", "What stands now", "Where", "Why", "Found")  # the headings of corrections
NUMBERS = "Numbers, dates and verdicts that were others"
WORDS = "Wording, grades and what was left out:"
SCORES = "Earlier scores of the check of an article"
OLDER_SCORES = "The scores of the check of an article were those of an older state of it, and of other texts."
PRESENT_SCORES = "The present ones stand on its page; each earlier one is in the last fold below."
WHY_SCORED = "It is scored anew, on texts that its makers have not seen, whenever it has changed."
SHOWN_OF_HASH = 12  # of its 64 hexadecimal digits: enough to compare by eye


def sources_table(ledger: Ledger) -> Markup:
    """Return the sources with what is known of each."""
    hashes = dict(zip(ledger.sources["source_id"], ledger.sources["sha256"], strict=True))
    rows = [
        [
            source.short_title,
            source.title,
            prose.day(source.published) + (" (inferred)" if source.published_basis is Dating.INFERRED else ""),
            source.text_quality,
            source.words,
            source.date_evidence,
            hashes[source.source_id][:SHOWN_OF_HASH],
        ]
        for source in ledger.sources_by_date()
    ]
    heads = ["Source", "Title", "Published", "Text", "Words", "How the date is known", "SHA-256 begins"]
    return Table(heads, rows, "The sources", f"The {prose.in_words(len(rows))} texts, and what is known of each").html()


def policy_table(ledger: Ledger, chapter: str) -> Markup:
    """Return the policy events that a chapter tells, in order, each with where it can be checked."""
    events = sorted(
        (event for event in ledger.rows.events.values() if event.chapter == chapter), key=lambda event: event.place
    )
    rows = [
        [
            _dated(event),
            event.event,
            event.actor,
            links(event.citation, event.url, ledger),
        ]
        for event in events
    ]
    return Table(["Date", "What happened", "Who", "Where to check"], rows, "Dated events", kind=EVENTS).html()


def _dated(event: Event) -> str:
    """When an event was, in words: as precisely as it is known, or from its first day to its last."""
    dates = [prose.partial_date(event.date)]
    if event.date_end:
        dates.append(prose.day(event.date_end))
    return " to ".join(unbroken(date) for date in dates)


def codebook() -> Markup:
    """Return every variable of the data package: table, name, type, definition, unit."""
    rows = [
        [table["name"], field["name"], field["type"], field["description"], field.get("unit", "")]
        for table in schema()["resources"]
        for field in table["schema"]["fields"]
    ]
    return Table(
        ["Table", "Variable", "Type", "Definition", "Unit"], rows, "Codebook", "Every variable of every table"
    ).html()


def corrections_table(ledger: Ledger) -> Markup:
    """Return the corrections made so far, newest first, those that say the same of several figures in one row, or a
    sentence that says there are none.

    Numbers, dates and verdicts that are others now stand open; what changed in words and grades alone is folded by day.
    Later scores of the check of an article are one row, and stand in a fold of their own: they were no errors of the book.
    """
    made = ledger.corrections.sort_values(["date", "correction_id"], ascending=False).to_dict("records")
    if not made:
        return render("sentence.html", words="None yet.")
    scores = [row for row in made if corrected.is_score(row)]
    of_numbers: list[dict[Hashable, Any]] = []
    by_day: dict[str, list[dict[Hashable, Any]]] = {}
    for row in made:
        if corrected.is_score(row):
            continue
        of_number = corrected.is_of_a_number(row, ledger)
        (of_numbers if of_number else by_day.setdefault(prose.day(row["date"]), [])).append(row)
    rows = _told_together(of_numbers, ledger)
    tables = [
        _corrections(_told_together(of_day, ledger), f"{WORDS} {day}", folded=True) for day, of_day in by_day.items()
    ]
    if scores:
        page = Link(scores[0]["page"], f"{ledger.page(scores[0]['page'])}.html")
        rows.append([OLDER_SCORES, PRESENT_SCORES, page, WHY_SCORED, unbroken(prose.day(scores[0]["date"]))])
        tables.append(_corrections(_told_together(scores, ledger), SCORES, folded=True))
    return Markup("").join([*([_corrections(rows, NUMBERS)] if rows else []), *tables])


def _corrections(rows: Sequence[Sequence[Any]], name: str, *, folded: bool = False) -> Markup:
    """A table of corrections, open or folded."""
    return Table(CORRECTED, rows, name, name if folded else "", kind=CORRECTIONS).html()


def _told_together(made: Sequence[Mapping[Hashable, Any]], ledger: Ledger) -> list[list[Any]]:
    """Rows of the table of corrections; what says the same of several figures is one row."""
    told: dict[tuple[str, ...], list[Link]] = {}
    for row in made:
        says = corrected.told(row, ledger)
        links = told.setdefault(
            (prose.day(row["date"]), row["page"], says["was"], says["is"], row["why"], row["reported_by"]), []
        )
        links.append(_corrected(row, ledger, page="" if links else f"{row['page']}: "))
    return [
        [was, now, tuple(dict.fromkeys(what)), why, f"{unbroken(day)}: {found_by}"]
        for (day, _, was, now, why, found_by), what in told.items()
    ]


def _corrected(row: Mapping[Hashable, Any], ledger: Ledger, page: str) -> Link:
    """What was corrected, as a link: a figure of the ledger with its source, after the name of its page, or else a page by
    its short title."""
    claim = ledger.rows.claims.get(row["ident"])
    if claim is None:
        return Link(row["page"], f"{ledger.page(row['page'])}.html")
    words = f"{page}{figure(claim)} ({claim.source.short_title}, line {claim.line})"
    return Link(words, addresses.of_figure(claim.claim_id))
