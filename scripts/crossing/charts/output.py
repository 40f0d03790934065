"""How a chart becomes what a notebook shows (crossing.outputs): its specification, with all its words."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import altair as alt
import pandas as pd

from crossing import outputs
from crossing.charts.sources import citations, source_line

if TYPE_CHECKING:
    from crossing.charts.model import Chart

alt.data_transformers.disable_max_rows()

MIME = outputs.SPECIFICATION
LAYOUTS = ("wide", "narrow")


class Shown:
    """A chart as a notebook shows it: a picture with its words and numbers; a specification while the book is built."""

    def __init__(self, figure_id: str, made: Chart) -> None:
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
                "source": self.made.source or source_line(self.made.sources),
                # a source line in words of its own has no addresses
                "cited": [] if self.made.source else [[one.words, one.url] for one in citations(self.made.sources)],
                "columns": [str(column) for column in self.made.table.columns],
                "rows": [[_cell(value) for value in row] for row in self.made.table.itertuples(index=False)],
                "narrow": narrow,
            }
        }
        return wide

    def _repr_mimebundle_(self, **_: Any) -> dict[str, Any]:
        return outputs.of_chart(self.specification())


def _cell(value: Any) -> str | int | float | None:
    """A table cell as JSON holds it: missing as null, dates as ISO days."""
    if value is None or value is pd.NaT or (not isinstance(value, str) and pd.isna(value)):
        return None
    if isinstance(value, pd.Timestamp):
        return value.date().isoformat()
    if hasattr(value, "item"):
        return value.item()
    return value
