"""What a notebook shows that is no chart: tables, slips, passages and choosers, as the book's pages have them."""

from __future__ import annotations

from datetime import date
from typing import Any

from crossing import outputs
from crossing.book import benchmarks, choosers, garbled, ledger_lists, outcomes, record_chooser, reference
from crossing.book import findings as listed
from crossing.book.readable import markdown
from crossing.crosscheck import results
from crossing.errors import BookError
from crossing.ledger import load
from crossing.ledger.making import known
from crossing.ledger.rows import Claim
from crossing.ledger.vocabulary import Severity
from crossing.official import baselines, which_record
from crossing.official import readings as official_readings
from crossing.show.asking import series


class Html:
    """A table or a list as a notebook shows it: HTML on the book's pages, the same as Markdown elsewhere, and a summary."""

    def __init__(self, html: str, text: str) -> None:
        self.html = html
        self.text = text

    def _repr_mimebundle_(self, **_: Any) -> dict[str, str]:
        return outputs.of_table(self.html, markdown(self.html), self.text)


def ledger() -> Html:
    """Show every claim with its evidence and verdict."""
    held = load()
    return Html(ledger_lists.ledger_table(held, results(held).judgements), f"{len(held.claims)} claims")


def findings() -> Html:
    """Show every finding: what matters most, the original reports, the copies, what holds."""
    found = results(load())
    return Html(listed.findings_page(found, load()), f"{len(found.slips)} slips and {len(found.checks)} checks")


def gallery(source_id: str, *numbers: str) -> Html:
    """Show garbled passages of a source beside their likely readings: those of these numbers, such as n16, or all misleading ones.

    Raises BookError if there is no remark of a number.
    """
    remarks = load().rows.remarks
    if numbers:
        shown = [known(remarks, f"{source_id}-{number}", "annotations.csv") for number in numbers]
    else:
        shown = [
            remark
            for remark in remarks.values()
            if remark.source_id == source_id and remark.severity is Severity.MISLEADING
        ]
    return Html(garbled.gallery(shown), f"{len(shown)} passages")


def choose_spans(chooser_id: str, one: Claim, *, until: date, title: str, holds: bool = True, **words: Any) -> Html:
    """Show a chart on which a reader chooses the two spans of a claimed multiple (crossing.book.choosers.multiples).

    until: the last day drawn; `words`: subtitle, term_words and sources. Raises BookError if the title does not hold, or if
    the claim states no multiple for a term.
    """
    if one.span is None or one.value is None:
        raise BookError(f"{one.claim_id} states no multiple for a term: name another claim.")
    if not holds:
        raise BookError(f"the title of chooser {chooser_id} no longer holds: “{title}”; write another title.")
    ways = sorted(baselines(series(), one.span), key=lambda base: -base.multiple)
    named = [(official_readings.in_few_words(base, one.span), base) for base in ways]
    html = choosers.multiples(
        chooser_id, series(), named, times=one.value, term=one.span, until=until, title=title, **words
    )
    return Html(html, title)


def choose_record(chooser_id: str, one: Claim, *, title: str, holds: bool = True, **words: Any) -> Html:
    """Show the chooser of records, which begins with the first question that a claimed record raises (book.record_chooser).

    `words`: subtitle, sources and, where another chooser of the page holds the daily series, days=False. Raises BookError if
    the title does not hold, or if the claim claims no record that the series can be asked of.
    """
    asked = which_record.asked_by(one, series())
    if not asked:
        raise BookError(f"{one.claim_id} claims no record that the series can be asked of: name another claim.")
    if not holds:
        raise BookError(f"the title of chooser {chooser_id} no longer holds: “{title}”; write another title.")
    return Html(record_chooser.records(chooser_id, load(), asked[0], title=title, **words), title)


def foremost(first: int) -> Html:
    """Show so many of the slips that matter most, a line each."""
    return Html(listed.foremost_list(results(load()), load(), first), "the slips that matter most")


def between_texts(first: int) -> Html:
    """Show what holds one text against another, and what bears another out: so many rows open, the others in a fold."""
    return Html(listed.between_texts(results(load()), first), "texts held against each other")


def numbers_by_report() -> Html:
    """Show how the numbers of each report came out."""
    return Html(outcomes.numbers_table(results(load()).judgements.values(), load()), "numbers by report")


def rules() -> Html:
    """Show the rules of the cross-check."""
    return Html(outcomes.rules_table(), "the rules of the cross-check")


def verdicts() -> Html:
    """Show how many claims have each verdict."""
    return Html(outcomes.verdicts_table(results(load()).judgements.values()), "claims by verdict")


def speakers() -> Html:
    """Show how the statements of every speaker came out, by party or role."""
    return Html(outcomes.speakers_table(load()), "statements by speaker")


def promises() -> Html:
    """Show the promises of governments, and those made in opposition, with the arrivals before and after each, by the same spans."""
    return Html(outcomes.promises_table(load()), "promises, and what followed")


def severities() -> Html:
    """Show how many slips have each grade."""
    return Html(outcomes.severities_table(results(load()).slips), "slips by grade")


def sources() -> Html:
    """Show the reports and what is known of each."""
    return Html(reference.sources_table(load()), "the reports")


def events_table(chapter: str) -> Html:
    """Show the dated policy events of a chapter, each with where it can be checked."""
    return Html(reference.policy_table(load(), chapter), "dated events")


def benchmark() -> Html:
    """Show how well the word rules do on planted corruptions."""
    return Html(benchmarks.words_table(load()), "recall and false alarms of the word rules")


def reading_benchmark() -> Html:
    """Show how the check of an article does on texts with right answers, and on texts that its makers had not seen."""
    return Html(benchmarks.reading_table(load()), "right and wrong answers of the check of an article")


def archive_benchmark() -> Html:
    """Show how long archives of articles take to check, and to hold against themselves."""
    return Html(benchmarks.archive_table(load()), "how long an archive of articles takes")


def codebook() -> Html:
    """Show every variable of the data package."""
    return Html(reference.codebook(), "codebook")


def corrections() -> Html:
    """Show the corrections made since the book was published."""
    held = load()
    return Html(reference.corrections_table(held), f"{len(held.corrections)} corrections")
