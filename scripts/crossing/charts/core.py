"""What a figure is, and the registry that every chart function enters."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import altair as alt
import pandas as pd

from crossing import outputs
from crossing.errors import BookError
from crossing.language import prose
from crossing.ledger import Ledger, load, resource

alt.data_transformers.disable_max_rows()

MIME = outputs.SPECIFICATION
LAYOUTS = ("wide", "narrow")


@dataclass(frozen=True)
class Figure:
    """A chart with all the words that go with it.

    title: the finding, a sentence; subtitle: measure, unit and span; alt: a sentence or two that carry the chart's
    numbers; draw: returns the chart for a layout ("wide" or "narrow"); table: the numbers drawn, with headings that a
    reader understands; sources: names of the data package's tables that the numbers come from.
    """

    title: str
    subtitle: str
    alt: str
    draw: Callable[[str], alt.TopLevelMixin]
    table: pd.DataFrame
    sources: tuple[str, ...]


FIGURES: dict[str, Callable[[Ledger], Figure]] = {}


def figure(figure_id: str) -> Callable[[Callable[[Ledger], Figure]], Callable[[Ledger], Figure]]:
    """Register a chart function under an id that is unique in the book; raises ValueError if it is taken."""

    def register(function: Callable[[Ledger], Figure]) -> Callable[[Ledger], Figure]:
        if figure_id in FIGURES:
            raise ValueError(f"two chart functions are called {figure_id}")
        FIGURES[figure_id] = function
        return function

    return register


def source_line(names: tuple[str, ...]) -> str:
    """Return the source line of a figure, made from the tables' descriptions in the data package: others' tables, then ours."""
    tables = [resource(name) for name in names]
    others = [table["sources"][0]["title"] + _vintage(table) for table in tables if table.get("sources")]
    own = prose.listing(list(dict.fromkeys(f"“{table['title']}”" for table in tables if not table.get("sources"))))
    parts = [*dict.fromkeys(others), *([f"this book’s data, {own}"] if own else [])]
    return "Source: " + "; ".join(parts)


def _vintage(table: dict[str, Any]) -> str:
    return (
        f", as published {prose.partial_date(table['vintage'])}"
        if table["name"] in ("daily", "weekly") and "vintage" in table
        else ""
    )


class Shown:
    """A figure as a notebook shows it: a picture with its words and numbers; a specification while the book is built."""

    def __init__(self, figure_id: str, made: Figure) -> None:
        self.figure_id = figure_id
        self.made = made

    def specification(self) -> dict[str, Any]:
        """Return the wide chart's specification; the narrow one and all words stand in `usermeta.figure`."""
        wide, narrow = (self.made.draw(layout).to_dict() for layout in LAYOUTS)
        wide["usermeta"] = {
            "figure": {
                "id": self.figure_id,
                "title": self.made.title,
                "subtitle": self.made.subtitle,
                "alt": self.made.alt,
                "source": source_line(self.made.sources),
                "columns": [str(column) for column in self.made.table.columns],
                "rows": [[_cell(value) for value in row] for row in self.made.table.itertuples(index=False)],
                "narrow": narrow,
            }
        }
        return wide

    def _repr_mimebundle_(self, **_: Any) -> dict[str, Any]:
        return outputs.of_chart(self.specification())


def chart(figure_id: str, ledger: Ledger | None = None) -> Shown:
    """Return the figure with this id, ready for a notebook. Raises BookError if there is none."""
    from crossing.charts import load_all

    load_all()
    if figure_id not in FIGURES:
        raise BookError(f"there is no chart called {figure_id}; the charts are {', '.join(sorted(FIGURES))}.")
    return Shown(figure_id, FIGURES[figure_id](ledger or load()))


def _cell(value: Any) -> str | int | float | None:
    """A table cell as JSON holds it: missing as null, dates as ISO days."""
    if value is None or value is pd.NaT or (not isinstance(value, str) and pd.isna(value)):
        return None
    if isinstance(value, pd.Timestamp):
        return value.date().isoformat()
    if hasattr(value, "item"):
        return value.item()
    return value
