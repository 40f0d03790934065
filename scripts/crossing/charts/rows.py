"""Charts of labelled rows: the label beside its marks where there is room, above them on a phone."""

from __future__ import annotations

import altair as alt
import pandas as pd

from crossing.charts.style import INK, TYPE

ROW = {"wide": 32, "narrow": 44}  # px a row takes up; on a phone its label stands inside it
LIFT = 15  # px that a label on a phone stands above the middle of its marks
NOTCH = 15  # px, the height of a reference mark in one row on a phone, where a line would run through the labels


def across(labels: list[str], layout: str, *, limit: int = 330) -> alt.Y:
    """Return the vertical channel for rows named in the column `label`, in the order of `labels`.

    limit: px that a label beside the marks may take.
    """
    if layout == "narrow":
        return alt.Y("label:N", sort=labels, axis=None)
    return alt.Y(
        "label:N", sort=labels,
        axis=alt.Axis(title=None, ticks=False, domain=False, labelPadding=8, labelLimit=limit, labelColor=INK, labelFontSize=TYPE["wide"] - 1),
    )  # fmt: skip


def above(labels: list[str], layout: str) -> list[alt.Chart]:
    """Return the layer with the labels above their marks: none where they stand beside them."""
    if layout == "wide":
        return []
    names = alt.Chart(pd.DataFrame({"label": labels})).mark_text(
        align="left", baseline="middle", dy=-LIFT, fontSize=TYPE[layout] - 1, aria=False
    )
    return [names.encode(x=alt.value(0), y=across(labels, layout), text="label:N")]


def reference(
    labels: list[str], layout: str, x: alt.X, at: float, colour: str, dash: list[int] | None = None
) -> alt.Chart:
    """Return a vertical line at the value `at` of the channel `x`: whole where there is room, a notch in each row on a phone."""
    marks = pd.DataFrame({"label": labels, "at": at})
    x = x.copy()
    x.shorthand = "at:Q"
    if layout == "narrow":
        return (
            alt.Chart(marks)
            .mark_tick(color=colour, orient="vertical", size=NOTCH, thickness=2, opacity=1, aria=False)
            .encode(x=x, y=across(labels, layout))
        )
    return (
        alt.Chart(marks.head(1))
        .mark_rule(color=colour, strokeWidth=1.5, strokeDash=dash or [1, 0], aria=False)
        .encode(x=x)
    )


def tall(rows: int, layout: str, extra: int = 40) -> int:
    """Return the height in px of a chart with this many rows; `extra` is what its axis and headings need."""
    return rows * ROW[layout] + extra
