"""What a notebook calls: one short line for each thing it shows.

from crossing import show
show.chart("record-ladder-2021")
"""

from __future__ import annotations

from typing import Any

from crossing import outputs
from crossing.book import views
from crossing.book.readable import markdown
from crossing.charts import chart
from crossing.crosscheck import results
from crossing.errors import BookError
from crossing.ledger import load
from crossing.ledger.rows import known

__all__ = [
    "benchmark",
    "chart",
    "codebook",
    "corrections",
    "events",
    "finding",
    "findings",
    "gallery",
    "ledger",
    "matrix",
    "rules",
    "severities",
    "sources",
    "verdicts",
]


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
    return Html(views.ledger_table(held, results(held)[1]), f"{len(held.claims)} claims")


def findings() -> Html:
    """Show every finding, misleading ones first."""
    found, _ = results(load())
    return Html(views.findings_list(found, load()), f"{len(found)} findings")


def finding(finding_id: str) -> Html:
    """Show one finding with its evidence open. Raises BookError if there is none of that id."""
    found, _ = results(load())
    for item in found:
        if item.finding_id == finding_id:
            return Html(views.finding_card(item, load()), item.sentence)
    raise BookError(f"there is no finding {finding_id}; data/findings.csv of the built site lists them all.")


def gallery(source_id: str = "", *annotation_ids: str) -> Html:
    """Show garbled passages beside their likely readings: those named, or all misleading ones of a source.

    Raises BookError if there is no remark of a name.
    """
    held = load()
    notes = held.annotations
    if annotation_ids:
        for ident in annotation_ids:
            known(held.rows.remarks, ident, "annotations.csv")
        notes = notes.set_index("annotation_id", drop=False).loc[list(annotation_ids)]
    else:
        notes = notes.loc[(notes["source_id"] == source_id) & (notes["severity"] == "misleading")]
    return Html(views.gallery(held, notes), f"{len(notes)} passages")


def matrix() -> Html:
    """Show findings by source and group of rules."""
    return Html(views.matrix(results(load())[0], load()), "findings by source and group of rules")


def rules() -> Html:
    """Show the rules of the cross-check."""
    return Html(views.rules_table(), "the rules of the cross-check")


def verdicts() -> Html:
    """Show how many claims have each verdict."""
    return Html(views.verdicts_table(results(load())[1]), "claims by verdict")


def severities() -> Html:
    """Show how many findings have each severity."""
    return Html(views.severities_table(results(load())[0]), "findings by severity")


def sources() -> Html:
    """Show the five sources."""
    return Html(views.sources_table(load()), "the five sources")


def events(chapter: str) -> Html:
    """Show the dated policy events of a chapter, each with where it can be checked."""
    return Html(views.policy_table(load(), chapter), "dated events")


def benchmark() -> Html:
    """Show how well the word rules do on planted corruptions."""
    return Html(views.benchmark_table(load()), "recall and false alarms of the word rules")


def codebook() -> Html:
    """Show every variable of the data package."""
    return Html(views.codebook(), "codebook")


def corrections() -> Html:
    """Show the corrections made since the book was published."""
    held = load()
    return Html(views.corrections_table(held), f"{len(held.corrections)} corrections")
