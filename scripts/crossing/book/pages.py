"""Parts of pages that are made from data: position cards, page descriptions, the site's facts and its data files."""

from __future__ import annotations

from functools import lru_cache
from html import escape

import pandas as pd

from crossing import __version__
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


def description(pagename: str) -> str:
    """Return the one-sentence description of a page for search engines and previews. Raises BookError if it has none."""
    return load().chapter(pagename).description


def position_card(card: pd.Series) -> str:
    """Return a chapter's position card as MyST Markdown; its cells may hold roles."""
    items = "\n\n".join(f"{label}\n: {card[column]}" for column, label in CARD_ROWS)
    return f"::::{{container}} position-card\n**Where things stood: {card['when']}**\n\n{items}\n::::\n"


def position_table(cards: pd.DataFrame) -> str:
    """Return all position cards as one MyST table, a row per chapter."""
    head = "| When | " + " | ".join(label for _, label in CARD_ROWS) + " |"
    rule = "|" + "---|" * (len(CARD_ROWS) + 1)
    # In the order of the book; a bar inside a cell (a figure's style) must not end the cell.
    places = list(load().rows.chapters)
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
