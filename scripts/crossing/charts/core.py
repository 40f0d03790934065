"""What a figure is, and the registry that every chart function enters."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import altair as alt
import pandas as pd

from crossing.charts.output import Shown
from crossing.errors import BookError
from crossing.ledger import Ledger, load


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


def chart(figure_id: str, ledger: Ledger | None = None) -> Shown:
    """Return the figure with this id, ready for a notebook. Raises BookError if there is none."""
    from crossing.charts import load_all

    load_all()
    if figure_id not in FIGURES:
        raise BookError(f"there is no chart called {figure_id}; the charts are {', '.join(sorted(FIGURES))}.")
    return Shown(figure_id, FIGURES[figure_id](ledger or load()))
