"""Parts of pages that are made from data: position cards, page descriptions, the site's facts and its data files."""

from __future__ import annotations

from functools import lru_cache
from html import escape

import pandas as pd

from crossing import __version__
from crossing.errors import BookError
from crossing.language import prose
from crossing.ledger import load, resource
from crossing.official import quantities

CARD_ROWS = (
    ("uk_asked", "What the UK asked for"),
    ("france_said", "What France said"),
    ("legal_point", "The legal point"),
    ("money", "The money"),
    ("number_quoted", "The number quoted"),
    ("what_next", "What happened next"),
)
DESCRIPTIONS = {
    "index": "Five news reports on small-boat Channel crossings, 2021 to 2025: every figure traced to its source and checked against the official series.",
    "september-2021": "September 2021: the UK plans to turn small boats back and France objects. Every figure in the report, checked.",
    "november-2021": "November 2021: a record day, a joint statement and a reworded copy. Every figure in two reports, checked.",
    "between": "2022 to 2024: the laws, deals and changes of command between the reports, and two ways of counting the same day.",
    "june-2025": "June 2025: shallow water, a record weekend and “tenfold on his watch”, under every reasonable baseline.",
    "july-2025": "July 2025: one in, one out; a half-year record; and the money since 2018, in three public totals that disagree.",
    "cross-check": "What misleads in five reports on Channel crossings, which records still stand, and which sums hold, with the evidence.",
    "findings": "Every finding of the cross-check of five reports on Channel crossings, with its evidence: searchable and downloadable.",
    "ledger": "Every figure the five reports state, with source, line, quoted words and verdict: searchable and downloadable.",
    "methods": "How the figures were read, verified and judged; sources, terms, limits, corrections and how to cite the book.",
    "reuse": "Load the data in pandas, R, DuckDB or a spreadsheet, cite it, and put the site on a server of your own.",
    "search": "Search the book for a figure or a passage.",
    "404": "This page does not exist; here is the way to those that do.",
}


def description(pagename: str) -> str:
    """Return the one-sentence description of a page for search engines and previews. Raises BookError if it has none."""
    if pagename not in DESCRIPTIONS:
        raise BookError(
            f"the page {pagename} has no description for search engines: add one to DESCRIPTIONS in scripts/crossing/book/pages.py."
        )
    return DESCRIPTIONS[pagename]


def position_card(card: pd.Series) -> str:
    """Return a chapter's position card as MyST Markdown; its cells may hold roles."""
    items = "\n\n".join(f"{label}\n: {card[column]}" for column, label in CARD_ROWS)
    return f"::::{{container}} position-card\n**Where things stood: {card['when']}**\n\n{items}\n::::\n"


def position_table(cards: pd.DataFrame) -> str:
    """Return all position cards as one MyST table, a row per chapter."""
    head = "| When | " + " | ".join(label for _, label in CARD_ROWS) + " |"
    rule = "|" + "---|" * (len(CARD_ROWS) + 1)
    # In the order of the book; a bar inside a cell (a figure's style) must not end the cell.
    places = list(DESCRIPTIONS)
    ordered = cards.sort_values("chapter", key=lambda chapters: chapters.map(places.index))
    rows = [
        "| "
        + " | ".join(cell.replace("|", "\\|") for cell in [card["when"], *(card[column] for column, _ in CARD_ROWS)])
        + " |"
        for _, card in ordered.iterrows()
    ]
    return "\n".join(["::::{container} position-table", head, rule, *rows, "::::", ""])


def computed_table(idents: list[str]) -> str:
    """Return the figures that the book computes as a table: each with its value, what it is and the tables it is from."""
    rows = []
    for ident in idents:
        item = quantities.compute(ident, load())
        cells = (
            ("Figure", escape(prose.value(item.value, item.unit))),
            ("What it is", escape(item.sentence)),
            ("From", ", ".join(f'<a href="data/{resource(name)["path"]}">{name}</a>' for name in item.tables)),
        )
        body = "".join(f'<td data-label="{label}">{cell}</td>' for label, cell in cells)
        rows.append(f'<tr id="{escape(ident)}">{body}</tr>')
    head = '<th scope="col">Figure</th><th scope="col">What it is</th><th scope="col">From</th>'
    return f'<table id="computed" class="cards"><thead><tr>{head}</tr></thead><tbody>{"".join(rows)}</tbody></table>'


@lru_cache(maxsize=1)
def vintage() -> pd.Timestamp:
    """Return the day on which the official daily series was published as this book has it."""
    return pd.Timestamp(resource("daily")["vintage"])


def site_facts() -> dict[str, str]:
    """Return what every page's footer says: version and the vintage of the data."""
    return {"version": __version__, "vintage": prose.day(vintage())}
