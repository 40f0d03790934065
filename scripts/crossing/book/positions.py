"""Position cards: what each side asked, said and paid at the time of a chapter, as MyST Markdown (cells may hold roles)."""

from __future__ import annotations

import pandas as pd
from markupsafe import Markup

from crossing.book.contents import chapters
from crossing.book.templates import render

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


def questions(positions: pd.DataFrame) -> str:
    """Return each question of the cards with its answers in the order of the book: folds, of which the first is open.

    A reader opens the question to follow; on paper all stand open. Works without a script.
    """
    order = [path.stem for path in chapters()]
    ordered = positions.sort_values("chapter", key=lambda names: names.map(order.index))
    asked = [
        (question, [(row["when"], Markup(row[column])) for _, row in ordered.iterrows()]) for column, question in ROWS
    ]
    return str(render("questions.md", questions=asked))
