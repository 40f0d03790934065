"""Position cards: what each side asked, said and paid at the time of a chapter, as MyST Markdown (cells may hold roles)."""

from __future__ import annotations

import pandas as pd

from crossing.book.contents import chapters

ROWS = (
    ("uk_asked", "What the UK asked for"),
    ("france_said", "What France asked for and said"),
    ("legal_point", "The legal point"),
    ("money", "The money"),
    ("number_quoted", "The number quoted"),
    ("what_next", "What happened next"),
)


def card(position: pd.Series) -> str:
    """Return a chapter's position card."""
    items = "\n\n".join(f"{label}\n: {position[column]}" for column, label in ROWS)
    return f"::::{{container}} position-card\n**Where things stood: {position['when']}**\n\n{items}\n::::\n"


def table(positions: pd.DataFrame) -> str:
    """Return all position cards as one table, a row per chapter, in the order of the book."""
    head = "| When | " + " | ".join(label for _, label in ROWS) + " |"
    rule = "|" + "---|" * (len(ROWS) + 1)
    order = [path.stem for path in chapters()]
    ordered = positions.sort_values("chapter", key=lambda names: names.map(order.index))
    rows = [
        # a bar inside a cell (a number's style) must not end the cell
        "| " + " | ".join(str(row[column]).replace("|", "\\|") for column in ("when", *(c for c, _ in ROWS))) + " |"
        for _, row in ordered.iterrows()
    ]
    return "\n".join(["::::{container} position-table", head, rule, *rows, "::::", ""])
