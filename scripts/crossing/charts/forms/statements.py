"""Statements held against the series: a ring for what was reported, joined to a dot for what is on record now."""

from __future__ import annotations

from functools import partial
from typing import Unpack

import altair as alt
import pandas as pd

from crossing.charts.forms.scales import ticks
from crossing.charts.marks import Plane, inside
from crossing.charts.model import Chart, Words, chart, published
from crossing.charts.style import AS_REPORTED, CONTEXT, QUIET
from crossing.language import prose

ROW = {"wide": 44, "narrow": 66}  # px that a statement takes up; its words stand above its marks
HEAD, FOOT = 20, 50  # px: the heading of a group, and its scale and the space to the next
HEADINGS = {
    "span": "Span",
    "who": "Reported by",
    "stated": "As reported",
    "on_record": "On record now",
    "verdict": "Verdict",
}


def statements(chart_id: str, rows: pd.DataFrame, **words: Unpack[Words]) -> Chart:
    """Return a chart of counts of people as reported and as on record now, in groups with scales of their own.

    rows: `group`, `span` and `who` (what is counted, and which sources state it), `stated` and `on_record` (both counts
    in words), `verdict` and its `sign`, `reported` and `now` (people), `bound` (whether the words only set a limit, as "more than"
    does). A row without `reported` is in the published table alone.
    """
    drawn = rows.dropna(subset=["reported", "now"])
    told = "; ".join(f"{row.span}: {row.stated} reported, {row.on_record} on record" for row in drawn.itertuples())
    told = f"Ring and dot for {prose.in_words(len(drawn))} counts of people. {told}."
    return chart(chart_id, words, told=told, table=published(rows, HEADINGS), draw=partial(_draw, drawn))


def _draw(rows: pd.DataFrame, layout: str) -> alt.TopLevelMixin:
    groups = rows.groupby("group")["now"].max().sort_values().index  # the smallest scale first
    height = len(rows) * ROW[layout] + len(groups) * (HEAD + FOOT) - 16
    plane = Plane(layout, (0, inside(layout)), (height, 0))
    top = 0.0
    for group in groups:
        plane.words([{"x": 0, "y": top + 9, "text": group}], bold=True, size=plane.size + 1)
        top = _draw_group(plane, rows[rows["group"] == group], top + HEAD, layout) + FOOT
    return plane.drawn(height)


def _draw_group(plane: Plane, rows: pd.DataFrame, top: float, layout: str) -> float:
    """Draw the statements of a group and their scale from `top` px down; return where the scale stands."""
    wide, right, high = layout == "wide", inside(layout), rows[["reported", "now"]].max().max()
    per_one = (right - 12) / high
    foot = top + ROW[layout] * len(rows) + 10
    rows = rows.assign(
        label=rows["span"] + " · " + rows["who"],
        text=rows["stated"] + " reported, " + rows["on_record"] + " on record: " + rows["sign"] + " " + rows["verdict"],
        x=2 + rows["reported"] * per_one,
        x2=2 + rows["now"] * per_one,
        y=[top + ROW[layout] * (place + 1) - 10 for place in range(len(rows))],
    )
    bound = rows["bound"].astype(bool)
    plane.rules(rows[~bound], AS_REPORTED, 2)
    plane.rules(rows[bound], CONTEXT, 2, (4, 3))
    plane.rings(rows)
    plane.dots(rows.assign(x=rows["x2"]))
    plane.words(rows.assign(x=0, text=rows["label"]), dy=-18 if wide else -36)
    align, size = ("right", plane.size) if wide else ("left", plane.size - 1)
    plane.words(rows.assign(x=right if wide else 0), QUIET, align=align, dy=-18, size=size)
    plane.rules([{"x": 0, "x2": right, "y": foot}], CONTEXT)
    values = ticks(high, 7 if wide else 5)
    scale = [{"x": 2 + value * per_one, "y": foot, "y2": foot + 5, "text": prose.number(value)} for value in values]
    plane.rules(scale, CONTEXT)
    plane.words(scale[:1], QUIET, dx=-2, dy=14)
    plane.words(scale[1:], QUIET, align="center", dy=14)
    return foot
