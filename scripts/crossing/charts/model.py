"""What a chart is: a drawing for two widths, with its words, its numbers and their sources."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import InitVar, dataclass
from typing import Any, TypedDict

import altair as alt
import pandas as pd

from crossing import outputs
from crossing.charts import output
from crossing.errors import BookError
from crossing.language import prose

Holds = bool | Sequence[tuple[bool, str]]
"""What a title says without a number: true or not, or a list of such facts, each with its words."""


@dataclass(frozen=True)
class Chart:
    """A chart with all the words that go with it; a notebook shows it where it ends a cell.

    chart_id: unique in the book, part of its address; title: the finding, a sentence; subtitle: measure, unit and span;
    alt: a sentence or two that carry the chart's numbers; table: the numbers drawn, with headings that a reader
    understands; sources: names of the data package's tables that the numbers come from; source: another source line than
    the one made of them; draw: returns the drawing for a
    layout ("wide" or "narrow"); worded: words the specification of a drawing anew, as another language does; holds: see
    Holds. Raises BookError if the title does not hold.
    """

    chart_id: str
    title: str
    subtitle: str
    alt: str
    table: pd.DataFrame
    sources: Sequence[str]
    draw: Callable[[str], alt.TopLevelMixin]
    source: str = ""
    worded: Callable[[dict[str, Any]], dict[str, Any]] | None = None
    holds: InitVar[Holds] = True

    def __post_init__(self, holds: Holds) -> None:
        facts = holds if isinstance(holds, Sequence) else [(holds, f"“{self.title}”")]
        wrong = [words for true, words in facts if not true]
        if wrong:
            raise BookError(
                f"the title of chart {self.chart_id} no longer holds: {'; '.join(wrong)}; write another title."
            )

    def specification(self) -> dict[str, Any]:
        """Return the wide chart's specification; the narrow one and all words stand in its `usermeta`."""
        return output.specification(self)

    def _repr_mimebundle_(self, **_: Any) -> dict[str, Any]:
        return outputs.of_chart(self.specification())


class _Required(TypedDict):
    title: str
    subtitle: str
    sources: Sequence[str]


class Words(_Required, total=False):
    """What a cell says of its chart, whatever the form: see Chart.

    alt: what the form's own words cannot know; headings: what the published table calls the columns that it takes over.
    """

    alt: str
    holds: Holds
    headings: dict[str, str]


def chart(
    chart_id: str, words: Words, *, told: str, table: pd.DataFrame, draw: Callable[[str], alt.TopLevelMixin]
) -> Chart:
    """Return the chart of a form: `told` is what the form says of its table, before the words of the cell.

    Where the cell gives headings, `table` holds the rows that are drawn.
    """
    return Chart(
        chart_id,
        words["title"],
        words["subtitle"],
        " ".join(part for part in (told, words.get("alt", "")) if part),
        published(table, words["headings"]) if "headings" in words else table,
        tuple(words["sources"]),
        draw,
        holds=words.get("holds", True),
    )


def published(rows: pd.DataFrame, headings: dict[str, str], digits: int = 1) -> pd.DataFrame:
    """Return the columns of `headings` under them, as a chart's table publishes them: days in words, shares rounded."""
    table = rows[list(headings)].copy()
    for name in table:
        if pd.api.types.is_datetime64_any_dtype(table[name]):
            table[name] = table[name].map(prose.day)
        elif pd.api.types.is_float_dtype(table[name]):
            table[name] = table[name].round(digits)
    return table.rename(columns=headings)
