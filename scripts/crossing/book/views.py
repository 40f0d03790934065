"""What the pages show of the ledger and the cross-check: data in, plain data for a template out; nothing is decided here."""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import pandas as pd
from markupsafe import Markup

from crossing.book import cards
from crossing.book.tables import CORRECTIONS, EVENTS, Link, Table
from crossing.book.templates import render
from crossing.crosscheck import summaries
from crossing.crosscheck.model import RULES
from crossing.crosscheck.rules.readers import BASIS_IN_WORDS
from crossing.crosscheck.slips import Slip
from crossing.crosscheck.verdicts import Verdicts
from crossing.language import prose
from crossing.language.numbers import find_numbers
from crossing.ledger import Ledger, schema
from crossing.ledger.citing import each_source
from crossing.ledger.rows import Claim, Event, Remark, Source
from crossing.ledger.vocabulary import Dating, NumberVerdict, Severity, Stating, Unit, Verdict, WordsVerdict
from crossing.ledger.wording import stated
from crossing.official import quantities
from crossing.official.on_record import on_record

FINDINGS_PAGE = "findings.html"
LEDGER_COLUMNS = ("Figure", "Quoted words", "What it counts", "Span", "Source", "On record now", "Verdicts")
# What a claim states, as a filter of the ledger, in the order in which its rows stand.
STATES = {Stating.NUMBER: "numbers", Stating.NOTHING: "without a number", Stating.DATE: "dates and times"}
SAYS = {Stating.NUMBER: "number", Stating.DATE: "date", Stating.NOTHING: "claim"}  # of what a verdict speaks
OUTLET = "the outlet"  # the speaker of what a report says in its own voice
SHOWN_OF_HASH = 12  # of its 64 hexadecimal digits: enough to compare by eye
NOT_FITTING = (NumberVerdict.DEPENDS, NumberVerdict.DOES_NOT_FIT, NumberVerdict.CANNOT_BE_TESTED)
NOTHING = "–"  # stands where the series holds nothing for a claim


# ---- the ledger ------------------------------------------------------------------------------------------------------


@dataclass(frozen=True)
class LedgerRow:
    """A claim as the ledger shows it. The keys are what columns are sorted by in place of the words shown: a number, an
    ISO day, or empty where there is nothing."""

    ident: str
    source_id: str
    measure_id: str
    states: str
    figure: str
    quote: str
    reading: str
    speaker: str
    measure: str
    span: str
    source: str
    line: int
    record: str
    number: str
    says: str
    outcome: str
    reason: str
    words: str
    slips: tuple[tuple[str, str], ...]
    value_key: str
    span_key: str
    record_key: str


def ledger_table(ledger: Ledger, judged: Mapping[str, Verdicts]) -> Markup:
    """Return the whole ledger as a table, a row with an id of its own for each claim.

    Numbers come first, then statements without one, dates last, each in the order in which the sources appeared; `judged`
    are the judgements (crosscheck.judged) by claim.
    """
    order = list(STATES)
    claims = sorted(
        ledger.rows.claims.values(),
        key=lambda claim: (order.index(claim.states), claim.source.published, claim.claim_id),
    )
    rows = [_ledger_row(claim, judged[claim.claim_id], ledger) for claim in claims]
    names = {
        "source": source_names(ledger),
        "measure": {claim.measure.name: prose.capital(claim.measure.label) for claim in claims},
        "states": {what.name.lower(): prose.capital(words) for what, words in STATES.items()},
        "number": {verdict.slug: prose.capital(verdict) for verdict in NumberVerdict},
        "words": {verdict.slug: prose.capital(verdict) for verdict in WordsVerdict},
    }
    return render("ledger.html", rows=rows, heads=LEDGER_COLUMNS, names=as_json(names), findings_page=FINDINGS_PAGE)


def _ledger_row(claim: Claim, judged: Verdicts, ledger: Ledger) -> LedgerRow:
    now = on_record(claim, ledger)
    return LedgerRow(
        ident=claim.claim_id,
        source_id=claim.source_id,
        measure_id=claim.measure.name,
        states=claim.states.name.lower(),
        figure=figure(claim),
        quote=prose.within_quote(claim.quote),
        reading=claim.reading,
        speaker="" if claim.speaker == OUTLET else claim.speaker,
        measure=claim.measure.label,
        span=prose.span(claim.span),
        source=claim.source.short_title,
        line=claim.line,
        record=now.words if now else NOTHING,
        number=judged.number.slug,
        says=SAYS[claim.states],
        outcome=judged.outcome,
        reason=judged.reason,
        words=judged.words.slug,
        slips=tuple((html_id(slip.slip_id), slip.what) for slip in judged.slips),
        value_key=_number_key(claim.value),
        span_key=f"{claim.span.start}" if claim.span else "",
        record_key=_number_key(now.value) if now else "",
    )


def _number_key(value: float | None) -> str:
    return "" if value is None else f"{value:.15g}"


def figure(claim: Claim) -> str:
    """The figure as stated; for a date its span, for a statement without a number what it is about: a row's link says which it is."""
    if claim.unit is Unit.TIME:
        return f"time: {', '.join(number.text for number in find_numbers(claim.quote) if number.unit_hint == 'time')}"
    if claim.unit is Unit.DATE:
        return f"date: {prose.span(claim.span)}"
    text = stated(claim)
    if claim.value is None:
        text = f"{claim.measure.label}, {text}"
    return f"record, {text}" if claim.record else text


def source_names(ledger: Ledger) -> dict[str, str]:
    """Return what each source is called, by its id, in the order of the table."""
    return {source.source_id: source.short_title for source in ledger.rows.sources.values()}


def html_id(slip_id: str) -> str:
    """Return the address of a slip on the page of findings: letters, digits, dots and hyphens."""
    return "s-" + re.sub(r"[^a-zA-Z0-9.-]+", "-", slip_id)


def as_json(value: object) -> str:
    """Return a value as compact JSON, for a script of the page."""
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


# ---- passages --------------------------------------------------------------------------------------------------------


@dataclass(frozen=True)
class Part:
    """Some words of a quote, and whether a copy changed them."""

    words: str
    changed: bool


@dataclass(frozen=True)
class Passage:
    """A garbled passage beside its likely reading; `second` is another line of the same text to compare."""

    parts: tuple[Part, ...]
    source: str
    line: int
    second: str
    second_line: int
    reading: str
    wrong: str
    basis: str
    sure: str


def gallery(remarks: Iterable[Remark]) -> Markup:
    """Return garbled passages, each beside its likely reading, the changed words marked."""
    passages = [
        Passage(
            parts=tuple(marked(remark.quote, remark.changed)),
            source=remark.source.short_title,
            line=remark.line,
            second=remark.quote_2,
            second_line=remark.line_2 or 0,
            reading=remark.likely_reading,
            wrong=remark.what_is_wrong,
            basis=BASIS_IN_WORDS[remark.basis],
            sure=remark.confidence.words,
        )
        for remark in remarks
    ]
    return render("gallery.html", passages=passages)


def marked(quote: str, changed: Iterable[str]) -> list[Part]:
    """Return a quote in parts: the first place of each of its changed words, and what is between."""
    parts = [Part(quote, False)]
    for words in changed:
        for place, part in enumerate(parts):
            before, found, after = part.words.partition(words)
            if found and not part.changed:
                new = [Part(before, False), Part(words, True), Part(after, False)]
                parts[place : place + 1] = [each for each in new if each.words]
                break
    return parts


# ---- tables ----------------------------------------------------------------------------------------------------------


def rules_table() -> Markup:
    """Return every computed check of the cross-check: what it checks, its tolerance and why."""
    rows = [[rule.checks, rule.tolerance, rule.why] for rule in RULES.values()]
    return Table(["What is checked", "Tolerance", "Why"], rows, "The computed checks", "All checks").html()


def verdicts_table(judged: Iterable[Verdicts]) -> Markup:
    """Return how many claims have each of the verdicts that any has, by what they state, with what it means: the verdicts
    on the number or date first, then those on the words."""
    found = list(judged)
    counts = Counter((verdict, one.claim.states) for one in found for verdict in (one.number, one.words))
    rows: list[list[object]] = []
    for of_what, verdicts in (("figure", NumberVerdict), ("words", WordsVerdict)):
        for verdict in verdicts:
            stating = [counts[verdict, what] for what in STATES]
            if any(stating):
                rows.append([verdict, of_what, *stating, verdict.means])
    heads = ["Verdict", "Of what", *map(prose.capital, STATES.values()), "What it means"]
    return Table(heads, rows, "Verdicts").html()


def numbers_table(judged: Iterable[Verdicts], ledger: Ledger) -> Markup:
    """Return for each source, in order of date, how many numbers it states and how they came out (dates and times apart)."""
    numbers = [one for one in judged if one.claim.states is Stating.NUMBER]
    rows: list[list[object]] = []
    for source in by_date(ledger):
        mine = [one for one in numbers if one.claim.source == source]
        revised = sum(Verdict.SINCE_REVISED in one.since for one in mine)
        counts = Counter(one.number for one in mine)
        counts[NumberVerdict.FITS] -= revised
        rows.append(
            [source.name, len(mine), counts[NumberVerdict.FITS], revised, *(counts[each] for each in NOT_FITTING)]
        )
    heads = ["Report", "Numbers", "Fit", "Fit once revised", *(prose.capital(each) for each in NOT_FITTING)]
    return Table(heads, rows, "How the numbers of each report came out", "The same by report").html()


def severities_table(slips: Iterable[Slip]) -> Markup:
    """Return how many slips have each grade, of how many the book is sure, and what the grade means."""
    counts = Counter((slip.grade, slip.is_sure) for slip in slips)
    graded = [(grade, counts[grade, True], counts[grade, False]) for grade in Severity]
    rows = [[grade, sure + unsure, sure, grade.means] for grade, sure, unsure in graded if sure + unsure]
    return Table(["Grade", "Slips", "Of these sure", "What it means"], rows, "Grades").html()


def speakers_table(ledger: Ledger) -> Markup:
    """Return how the statements of every speaker came out, by party or role, dates and times apart."""
    found = summaries.by_speaker(ledger)
    verdicts = [verdict for verdict in NumberVerdict if found[verdict.value].any()]
    columns = ["party", "speaker", "stated", *(verdict.value for verdict in verdicts), "dates"]
    rows = [[prose.capital(str(row["party"])), *(row[name] for name in columns[1:])] for _, row in found.iterrows()]
    heads = ["Party or role", "Speaker", "Statements", *map(prose.capital, verdicts), "Dates and times"]
    return Table(heads, rows, "How statements came out, by speaker", "Speaker by speaker").html()


def promises_table(ledger: Ledger) -> Markup:
    """Return the promises of governments, with the people who arrived in the twelve months before and after each."""
    rows = [
        [
            row["speaker"],
            row["party"],
            row["promise"],
            _whole(prose.day(row["turn"])),
            NOTHING if pd.isna(row["before"]) else int(row["before"]),
            NOTHING if pd.isna(row["after"]) else int(row["after"]),
            _links(row["citation"], row["url"], ledger),
        ]
        for _, row in summaries.promises(ledger).iterrows()
    ]
    heads = ["Who", "Party", "Promise", "Counted from", "Twelve months before", "Twelve months after", "Where to check"]
    return Table(heads, rows, "Promises, and what followed").html()


def _links(citation: str, url: str, ledger: Ledger) -> tuple[Link, ...]:
    """What a cell cites, each source a link of its own where its address is known."""
    return tuple(Link(one.words, one.url) for one in each_source(citation, url, ledger))


def by_date(ledger: Ledger) -> list[Source]:
    """Return the sources in the order in which they appeared."""
    return sorted(ledger.rows.sources.values(), key=lambda source: source.published)


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
        for source in by_date(ledger)
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
            _links(event.citation, event.url, ledger),
        ]
        for event in events
    ]
    return Table(["Date", "What happened", "Who", "Where to check"], rows, "Dated events", kind=EVENTS).html()


def _dated(event: Event) -> str:
    """When an event was, in words: as precisely as it is known, or from its first day to its last."""
    dates = [prose.partial_date(event.date)]
    if event.date_end:
        dates.append(prose.day(event.date_end))
    return " to ".join(_whole(date) for date in dates)


def _whole(date: str) -> str:
    """A date that does not break over lines."""
    return date.replace(" ", "\u00a0")


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
    sentence that says there are none."""
    told: dict[tuple[str, ...], list[Link]] = {}
    for row in ledger.corrections.sort_values("date", ascending=False, kind="stable").to_dict("records"):
        says = (prose.day(row["date"]), row["page"], row["was"], row["is"], row["why"], row["reported_by"])
        links = told.setdefault(says, [])
        links.append(_corrected(row, ledger, page="" if links else f"{row['page']}: "))
    if not told:
        return render("sentence.html", words="None yet.")
    rows = [[day, tuple(dict.fromkeys(what)), *others] for (day, _, *others), what in told.items()]
    fold = f"All corrections; the newest are of {next(iter(told))[0]}"
    heads = ["Date", "Page or figure", "It said", "It says now", "Why", "Reported by"]
    return Table(heads, rows, "Corrections", fold, kind=CORRECTIONS).html()


def _corrected(row: Mapping[Hashable, Any], ledger: Ledger, page: str) -> Link:
    """What was corrected, as a link: a figure of the ledger with its source, after the name of its page, or else a page by
    its short title."""
    claim = ledger.rows.claims.get(row["ident"])
    if claim is None:
        return Link(row["page"], f"{ledger.page(row['page'])}.html")
    words = f"{page}{figure(claim)} ({claim.source.short_title}, line {claim.line})"
    return Link(words, f"{cards.LEDGER_PAGE}#{claim.claim_id}")


# ---- numbers that the book computes ----------------------------------------------------------------------------------


@dataclass(frozen=True)
class Computed:
    """A number that the book computes, its sentence, and where it can be read."""

    ident: str
    value: str
    sentence: str
    sources: tuple[Link, ...]


def computed_table(idents: Sequence[str], ledger: Ledger) -> Markup:
    """Return numbers that the book computes as a table: each with its value, what it is and the tables it is from."""
    rows = []
    for ident in idents:
        item = quantities.compute(ident, ledger)
        links = tuple(Link(prose.capital(cited.words), cited.url) for cited in cards.sources(item))
        rows.append(Computed(ident, item.words, prose.capital(item.sentence), links))
    return render("computed.html", rows=rows)
