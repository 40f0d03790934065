"""The two lists of the ledger's page: every claim with its verdicts, and every number that the book computes."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from markupsafe import Markup

from crossing.book import cards
from crossing.book.addresses import FINDINGS_PAGE, html_id
from crossing.book.tables import NOTHING, Link
from crossing.book.templates import as_json, render
from crossing.crosscheck.verdicts import Verdicts
from crossing.language import prose
from crossing.language.numbers import find_numbers
from crossing.ledger import Ledger
from crossing.ledger.rows import Claim
from crossing.ledger.vocabulary import OUTLET, NumberVerdict, Stating, Unit, WordsVerdict
from crossing.ledger.wording import stated
from crossing.official import quantities
from crossing.official.on_record import on_record

LEDGER_COLUMNS = ("Figure", "Quoted words", "What it counts", "Span", "Source", "On record now", "Verdicts")
# What a claim states, as a filter of the ledger, in the order in which its rows stand.
STATES = {Stating.NUMBER: "numbers", Stating.NOTHING: "without a number", Stating.DATE: "dates and times"}
SAYS = {Stating.NUMBER: "number", Stating.DATE: "date", Stating.NOTHING: "claim"}  # of what a verdict speaks


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
    untidy: bool  # whether clear words have slips all the same: what is untidy leaves them clear
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
        untidy=judged.words is WordsVerdict.CLEAR and bool(judged.slips),
        slips=tuple((html_id(slip.slip_id), slip.what) for slip in judged.slips),
        value_key=_number_key(claim.value),
        span_key=f"{claim.span.start}" if claim.span else "",
        record_key=_number_key(now.value) if now else "",
    )


def _number_key(value: float | None) -> str:
    return "" if value is None else f"{value:.15g}"


def source_names(ledger: Ledger) -> dict[str, str]:
    """Return what each source is called, by its id, in the order of the table."""
    return {source.source_id: source.short_title for source in ledger.rows.sources.values()}


def figure(claim: Claim) -> str:
    """Return the figure as stated; for a date its span, for a statement without a number what it is about: a row's link says
    which it is."""
    if claim.unit is Unit.TIME:
        return f"time: {', '.join(number.text for number in find_numbers(claim.quote) if number.unit_hint == 'time')}"
    if claim.unit is Unit.DATE:
        return f"date: {prose.span(claim.span)}"
    text = stated(claim)
    if claim.value is None:
        text = f"{claim.measure.label}, {text}"
    return f"record, {text}" if claim.record else text


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
