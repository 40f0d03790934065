"""How a chart becomes what a notebook shows (crossing.outputs): its specification, with all its words."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import altair as alt
import pandas as pd
from altair.utils import schemapi

from crossing.charts.sources import citations, source_line

if TYPE_CHECKING:
    from crossing.charts.model import Chart

alt.data_transformers.disable_max_rows()

LAYOUTS = ("wide", "narrow")


def specification(chart: Chart) -> dict[str, Any]:
    """Return the specification of a chart's wide drawing; the narrow one and all words stand in `usermeta.figure`."""
    # Altair holds every part of a drawing against Vega-Lite's schema, which takes a third of the time; a test holds the whole
    with schemapi.debug_mode(False):
        wide, narrow = (chart.draw(layout).to_dict(validate=False) for layout in LAYOUTS)
    if chart.worded:
        wide, narrow = chart.worded(wide), chart.worded(narrow)
    wide["usermeta"] = {
        "figure": {
            "id": chart.chart_id,
            "title": chart.title,
            "subtitle": chart.subtitle,
            "alt": chart.alt,
            "source": chart.source or source_line(chart.sources),
            # a source line in words of its own has no addresses
            "cited": [] if chart.source else [[one.words, one.url] for one in citations(chart.sources)],
            "columns": [str(column) for column in chart.table.columns],
            "rows": [[_cell(value) for value in row] for row in chart.table.itertuples(index=False)],
            "narrow": narrow,
        }
    }
    return wide


def _cell(value: Any) -> str | int | float | None:
    """A table cell as JSON holds it: missing as null, dates as ISO days."""
    if value is None or value is pd.NaT or (not isinstance(value, str) and pd.isna(value)):
        return None
    if isinstance(value, pd.Timestamp):
        return value.date().isoformat()
    if hasattr(value, "item"):
        return value.item()
    return value
