"""What a chart is: a drawing for two widths, with its words, its numbers and their sources."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import InitVar, dataclass
from typing import Any, Required, TypedDict, cast

import altair as alt
import pandas as pd
from altair.utils import schemapi

from crossing import outputs
from crossing.charts.marks import Drawing
from crossing.errors import BookError
from crossing.language import french, prose
from crossing.language.languages import Language
from crossing.ledger.source_lines import citations, source_line

alt.data_transformers.disable_max_rows()

LAYOUTS = ("wide", "narrow")
# what a published table calls the column that names its rows
NAMED_BY = {Language.ENGLISH: {"date": "Day"}, Language.FRENCH: {"date": "Jour", "year": "Année"}}


@dataclass(frozen=True)
class Chart:
    """A chart with all the words that go with it; a notebook shows it where it ends a cell.

    chart_id: unique in the book, part of its address; title: the finding, a sentence; subtitle: measure, unit and span;
    alt: a sentence or two that carry the chart's numbers; table: the numbers drawn, with headings that a reader
    understands; sources: names of the data package's tables that the numbers come from; draw: returns the drawing for a
    layout ("wide" or "narrow"); language: of all its words; holds: whether what the title says without a number is true.
    Raises BookError if it is not.
    """

    chart_id: str
    title: str
    subtitle: str
    alt: str
    table: pd.DataFrame
    sources: Sequence[str]
    draw: Callable[[str], Drawing]
    language: Language = Language.ENGLISH
    holds: InitVar[bool] = True

    def __post_init__(self, holds: bool) -> None:
        if not holds:
            raise BookError(f"the title of chart {self.chart_id} no longer holds: “{self.title}”; write another title.")

    def specification(self) -> dict[str, Any]:
        """Return the wide chart's specification; the narrow one and all words stand in its `usermeta`."""
        # Altair holds every part of a drawing against Vega-Lite's schema, which takes a third of the time; a test holds the whole
        with schemapi.debug_mode(False):
            wide, narrow = (self.draw(layout).to_dict(validate=False) for layout in LAYOUTS)
        wide["usermeta"] = {
            "figure": {
                "id": self.chart_id,
                "title": self.title,
                "subtitle": self.subtitle,
                "alt": self.alt,
                "source": source_line(self.sources, self.language),
                "cited": [[one.words, one.url] for one in citations(self.sources, self.language)],
                "language": self.language,
                "columns": [str(column) for column in self.table.columns],
                "rows": [[_cell(value) for value in row] for row in self.table.itertuples(index=False)],
                "narrow": narrow,
            }
        }
        return wide

    def _repr_mimebundle_(self, **_: Any) -> dict[str, Any]:
        return outputs.of_chart(self.specification())


def _cell(value: Any) -> str | int | float | None:
    """A table cell as JSON holds it: missing as null."""
    if pd.isna(value):
        return None
    return cast("str | int | float", value.item() if hasattr(value, "item") else value)


class Words(TypedDict, total=False):
    """What a cell says of its chart, whatever the form: see Chart.

    alt: what the form's own words cannot know; headings: what the published table calls the columns that it takes over,
    where the form's own headings do not do; say: how numbers and days are said, in English unless given.
    """

    title: Required[str]
    subtitle: Required[str]
    sources: Required[Sequence[str]]
    alt: str
    holds: bool
    headings: dict[str, str]
    say: prose.Wording


def chart(
    chart_id: str,
    words: Words,
    *,
    told: str,
    table: pd.DataFrame,
    draw: Callable[[str], Drawing],
    headings: dict[str, str] | None = None,
) -> Chart:
    """Return the chart of a form: `told` is what the form says of its table, before the words of the cell.

    Where the cell or the form gives headings, `table` holds the rows that are drawn.
    """
    headings = words.get("headings", headings)
    say = words.get("say", prose.ENGLISH)
    said = [words["title"], words["subtitle"], f"{told} {words.get('alt', '')}".strip()]
    title, subtitle, alt_text = map(french.marked, said) if say.language is Language.FRENCH else said
    return Chart(
        chart_id,
        title,
        subtitle,
        alt_text,
        published(table, headings, say=say) if headings else table,
        tuple(words["sources"]),
        draw,
        language=say.language,
        holds=words.get("holds", True),
    )


def published(
    rows: pd.DataFrame, headings: dict[str, str], digits: int = 1, say: prose.Wording = prose.ENGLISH
) -> pd.DataFrame:
    """Return the columns of `headings` under them, as a chart's table publishes them: days in words, shares rounded.

    What names the rows is a column too: days and years under the language's word for them.
    """
    if rows.index.name:
        name = str(rows.index.name)
        headings = {name: NAMED_BY[say.language].get(name, name.capitalize())} | headings
        rows = rows.reset_index()
    table = rows[list(headings)].copy()
    for column in headings:
        if pd.api.types.is_datetime64_any_dtype(table[column]):
            table[column] = table[column].map(say.day)
        elif pd.api.types.is_float_dtype(table[column]):
            table[column] = table[column].round(digits)
    return table.rename(columns=headings)
