"""A small chart, for tests of what pages do with charts."""

from __future__ import annotations

from typing import Any

import altair as alt
import pandas as pd

from crossing.charts import style
from crossing.charts.model import Chart


def specification(chart_id: str = "moon", people: int = 7) -> dict[str, Any]:
    """The specification of a chart of two years."""
    table = pd.DataFrame({"Year": [2020, 2021], "People": [5, people]})

    def draw(layout: str) -> alt.TopLevelMixin:
        bars = alt.Chart(table).mark_bar().encode(x=alt.X("Year:O", title=None), y=alt.Y("People:Q", title=None))
        return style.finish(bars, layout, height=120)

    words = ("Two years of people & boats", "People, by year", f"5 people in 2020, {people} in 2021")
    return Chart(chart_id, *words, table, ("daily",), draw).specification()
