"""What the pages show of the ledger and the cross-check: data in, plain data for a template out; nothing is decided here."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass
from typing import Any

import pandas as pd
from markupsafe import Markup

from crossing.book import cards
from crossing.book.tables import Link, Table
from crossing.book.templates import render
from crossing.crosscheck.model import RULES, Finding
from crossing.crosscheck.rules.readers import BASIS_IN_WORDS
from crossing.language import prose
from crossing.language.numbers import find_numbers
from crossing.ledger import Ledger, schema
from crossing.ledger.rows import Claim, Event, Remark, Source, records
from crossing.ledger.vocabulary import Severity, Stated, Unit, Verdict
from crossing.ledger.wording import stated
from crossing.official import quantities
from crossing.official.on_record import on_record

FINDINGS_PAGE = "findings.html"
LEDGER_COLUMNS = ("Figure", "Quoted words", "What it counts", "Span", "Source", "On record now", "Verdict")
OUTLET = "the outlet"  # the speaker of what a report says in its own voice
SHOWN_OF_HASH = 12  # of its 64 hexadecimal digits: enough to compare by eye
NOTHING = "–"  # stands where the series holds nothing for a claim
_ISO_DATE = re.compile(r"\b\d{4}-\d\d-\d\d\b")
_ISO_SPAN = re.compile(rf"({_ISO_DATE.pattern})/({_ISO_DATE.pattern})")


# ---- the ledger ------------------------------------------------------------------------------------------------------


@dataclass(frozen=True)
class LedgerRow:
    """A claim as the ledger shows it. The keys are what columns are sorted by in place of the words shown: a number, an
    ISO day, or empty where there is nothing."""

    ident: str
    source_id: str
    measure_id: str
    figure: str
    quote: str
    reading: str
    speaker: str
    measure: str
    span: str
    source: str
    line: int
    record: str
    verdict: str
    reason: str
    value_key: str
    span_key: str
    record_key: str


def ledger_table(ledger: Ledger, judged: pd.DataFrame) -> Markup:
    """Return the whole ledger as a table, a row with an id of its own for each claim.

    The sources stand in the order in which they appeared; `judged` is the table of verdicts (crosscheck.judge).
    """
    verdicts = {row.claim_id: row for row in records(judged)}
    claims = sorted(ledger.rows.claims.values(), key=lambda claim: (claim.source.published, claim.claim_id))
    rows = [_ledger_row(claim, verdicts[claim.claim_id], ledger) for claim in claims]
    measures = {claim.measure.name: _capital(claim.measure.label) for claim in claims}
    names = {"source": source_names(ledger), "measure": measures}
    return render("ledger.html", rows=rows, heads=LEDGER_COLUMNS, names=_as_json(names))


def _ledger_row(claim: Claim, verdict: Any, ledger: Ledger) -> LedgerRow:
    now = on_record(claim, ledger)
    return LedgerRow(
        ident=claim.claim_id,
        source_id=claim.source_id,
        measure_id=claim.measure.name,
        figure=_figure(claim),
        quote=prose.within_quote(claim.quote),
        reading=claim.reading,
        speaker="" if claim.speaker == OUTLET else claim.speaker,
        measure=claim.measure.label,
        span=prose.span(claim.span),
        source=claim.source.short_title,
        line=claim.line,
        record=recorded(now) if now else NOTHING,
        verdict=verdict.verdict,
        reason=verdict.reason,
        value_key=_number_key(claim.value),
        span_key=f"{claim.span.start}" if claim.span else "",
        record_key=_number_key(now.value) if now else "",
    )


def _number_key(value: float | None) -> str:
    return "" if value is None else f"{value:.15g}"


def recorded(now: quantities.Quantity) -> str:
    """Return what is on record now in words; a growth or a multiple with one decimal."""
    return now.words


def _figure(claim: Claim) -> str:
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


def _as_json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


# ---- findings --------------------------------------------------------------------------------------------------------


@dataclass(frozen=True)
class Quote:
    """Quoted words with what their source is called and the line they stand in."""

    words: str
    source: str
    line: int


@dataclass(frozen=True)
class FindingCard:
    """A finding as the pages show it."""

    anchor: str
    severity: str
    verdict: str
    rule: str
    rule_words: str
    source_ids: tuple[str, ...]
    where: str
    sentence: str
    quotes: tuple[Quote, ...]
    reading: str
    basis: str
    numbers: str
    claim_ids: tuple[str, ...]


def findings_list(found: Iterable[Finding], ledger: Ledger) -> Markup:
    """Return findings as a list, a section for each severity, each finding with its evidence folded."""
    names = source_names(ledger)
    found = list(found)
    sections = [
        (severity, severity.heading, _capital(severity.means), [_shown(item, names) for item in of])
        for severity in Severity
        if (of := [item for item in found if item.severity == severity])
    ]
    return render(
        "findings.html",
        sections=sections,
        names=_as_json({"source": names}),
        alone=False,
        ledger_page=cards.LEDGER_PAGE,
        findings_page=FINDINGS_PAGE,
    )


def finding_card(item: Finding, ledger: Ledger) -> Markup:
    """Return one finding as it stands in the text of a chapter: its quotes open, without an id of its own."""
    return render(
        "finding.html",
        finding=_shown(item, source_names(ledger)),
        alone=True,
        ledger_page=cards.LEDGER_PAGE,
        findings_page=FINDINGS_PAGE,
    )


def html_id(finding_id: str) -> str:
    """Return a finding's id as an address: letters, digits, dots and hyphens."""
    return "f-" + re.sub(r"[^a-zA-Z0-9.-]+", "-", finding_id)


def _shown(item: Finding, names: dict[str, str]) -> FindingCard:
    sources = tuple(dict.fromkeys(item.source_ids))
    return FindingCard(
        anchor=html_id(item.finding_id),
        severity=item.severity,
        verdict=item.verdict,
        rule=item.rule,
        rule_words="Remark made in reading" if item.rule == "reader" else f"Rule “{item.rule}”",
        source_ids=sources,
        where="; ".join(dict.fromkeys(names[source] for source in sources)),
        sentence=item.sentence,
        quotes=tuple(dict.fromkeys(_quotes(item))),
        reading=item.likely_reading,
        basis=BASIS_IN_WORDS.get(item.basis, item.basis),
        numbers=_numbers(item),
        claim_ids=tuple(item.claim_ids),
    )


def _quotes(item: Finding) -> Iterator[Quote]:
    for shown in item.quoted:
        yield Quote(shown.quote, shown.source.short_title, shown.line or 0)


def _numbers(item: Finding) -> str:
    """The numbers used, in one line and not in a table: hundreds of findings stand on one page, and a phone has to read it."""
    return _capital("; ".join(f"{in_words(one.label)}: {in_words(one.value)}" for one in item.numbers))


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


def _capital(text: str) -> str:
    """A sentence with a capital letter; the rest of it as it is."""
    return text[:1].upper() + text[1:]


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
    confidence: str


def gallery(remarks: Iterable[Remark]) -> Markup:
    """Return garbled passages, each beside its likely reading, the changed words marked."""
    passages = [
        Passage(
            parts=tuple(marked(remark.quote, remark.changed_words)),
            source=remark.source.short_title,
            line=remark.line,
            second=remark.quote_2,
            second_line=remark.line_2 or 0,
            reading=remark.likely_reading,
            wrong=remark.what_is_wrong,
            basis=BASIS_IN_WORDS[remark.basis],
            confidence=remark.confidence,
        )
        for remark in remarks
    ]
    return render("gallery.html", passages=passages)


def marked(quote: str, changed: str) -> list[Part]:
    """Return a quote in parts: the first place of each of its changed words (separated by a bar), and what is between."""
    parts = [Part(quote, False)]
    for words in filter(None, (part.strip() for part in changed.split("|"))):
        for place, part in enumerate(parts):
            before, found, after = part.words.partition(words)
            if found and not part.changed:
                new = [Part(before, False), Part(words, True), Part(after, False)]
                parts[place : place + 1] = [each for each in new if each.words]
                break
    return parts


# ---- tables ----------------------------------------------------------------------------------------------------------


def matrix(found: Iterable[Finding], ledger: Ledger) -> Markup:
    """Return a table of findings by source (in order of date) and group of rules: how many, "holds" apart."""
    groups = {rule.name: rule.group for rule in RULES.values()}
    columns = [*dict.fromkeys(groups.values()), "reader"]
    found = list(found)
    rows = []
    for source in by_date(ledger):
        mine = [item for item in found if source.source_id in item.about]
        counts = [
            sum(groups.get(item.rule, "reader") == column and item.severity != "holds" for item in mine)
            for column in columns
        ]
        rows.append([source.short_title, *counts, sum(item.severity == "holds" for item in mine)])
    heads = ["Source", *(column.capitalize() for column in columns), "Checks that hold"]
    return Table(heads, rows, "Findings by source and kind of rule").html()


def rules_table() -> Markup:
    """Return every rule of the cross-check with what it checks, its tolerance and why."""
    rows = [[rule.name, rule.group, rule.checks, rule.tolerance, rule.why] for rule in RULES.values()]
    heads = ["Rule", "Kind", "What it checks", "Tolerance", "Why"]
    return Table(heads, rows, "The rules of the cross-check", "All rules").html()


def verdicts_table(judged: pd.DataFrame) -> Markup:
    """Return how many claims have each verdict, with what the verdict means."""
    counts = judged["verdict"].value_counts()
    rows = [[verdict, int(counts.get(verdict, 0)), verdict.means] for verdict in Verdict]
    return Table(["Verdict", "Claims", "What it means"], rows, "Verdicts").html()


def severities_table(found: Iterable[Finding]) -> Markup:
    """Return how many findings have each severity, with what it means."""
    found = list(found)
    rows = [[severity, sum(item.severity == severity for item in found), severity.means] for severity in Severity]
    return Table(["Severity", "Findings", "What it means"], rows, "Severities").html()


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
            prose.day(source.published) + (" (inferred)" if source.published_basis == Stated.INFERRED else ""),
            source.text_quality,
            source.words,
            source.date_evidence,
            hashes[source.source_id][:SHOWN_OF_HASH],
        ]
        for source in by_date(ledger)
    ]
    heads = ["Source", "Title", "Published", "Text", "Words", "How the date is known", "SHA-256 begins"]
    return Table(heads, rows, "The sources").html()


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
            Link(event.citation, event.url) if event.url else event.citation,
        ]
        for event in events
    ]
    return Table(["Date", "What happened", "Who", "Where to check"], rows, "Dated events").html()


def _dated(event: Event) -> str:
    """When an event was, in words: as precisely as it is known, or from its first day to its last. No date breaks over lines."""
    dates = [prose.partial_date(event.date)]
    if event.date_end:
        dates.append(prose.day(event.date_end))
    return " to ".join(date.replace(" ", "\u00a0") for date in dates)


def benchmark_table(ledger: Ledger) -> Markup:
    """Return the stored benchmark of the word rules: recall and false alarms by kind of corruption."""
    rows = []
    for row in ledger.word_benchmark.itertuples(index=False):
        recall = f"{row.found / row.planted:.0%}" if row.planted else "none planted"
        rows.append([row.kind, int(row.planted), int(row.found), recall, int(row.false_alarms), int(row.words)])
    heads = ["Kind of corruption", "Planted", "Found", "Recall", "False alarms", "Clean words read"]
    return Table(heads, rows, "How well the word rules do").html()


def codebook() -> Markup:
    """Return every variable of the data package: table, name, type, definition, unit."""
    rows = [
        [table["name"], field["name"], field["type"], field["description"], field.get("unit", "")]
        for table in schema()["resources"]
        for field in table["schema"]["fields"]
    ]
    return Table(["Table", "Variable", "Type", "Definition", "Unit"], rows, "Codebook").html()


def corrections_table(ledger: Ledger) -> Markup:
    """Return the corrections made so far, newest first, or a sentence that says there are none."""
    rows = [
        [prose.day(row["date"]), row["page"], row["was"], row["is"], row["why"], row["reported_by"]]
        for _, row in ledger.corrections.sort_values("date", ascending=False, kind="stable").iterrows()
    ]
    if not rows:
        return render("sentence.html", words="None yet.")
    return Table(
        ["Date", "Page", "It said", "It says now", "Why", "Reported by"], rows, "Corrections", _folded(rows)
    ).html()


def _folded(corrections: Sequence[Sequence[str]]) -> str:
    """The words on the fold of the corrections, with the day of the newest."""
    return f"All corrections; the newest are of {corrections[0][0]}"


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
        links = tuple(Link(_capital(cited.words), cited.url) for cited in cards.sources(item))
        rows.append(Computed(ident, item.words, _capital(item.sentence), links))
    return render("computed.html", rows=rows)
