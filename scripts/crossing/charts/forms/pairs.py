"""Pairs of counts of the same spans, a bar each."""

from __future__ import annotations

from typing import Unpack

import pandas as pd

from crossing.charts.marks import Drawing, Plane, width_of
from crossing.charts.model import Chart, Words, chart
from crossing.charts.style import CONTEXT, INK, LAND, ON_RECORD
from crossing.language import prose

PAIR = 76  # px that a heading and its two bars take up


def pairs(
    chart_id: str, rows: pd.DataFrame, *, first: str, second: str, names: tuple[str, str], **words: Unpack[Words]
) -> Chart:
    """Return a chart of two counts for each of several spans: context, and what is on record below it.

    rows: `label` and the columns of both counts, first and second; names: the words after their numbers.
    """
    texts = [
        [f"{prose.number(count)} {name}" for count in rows[side]]
        for side, name in zip((first, second), names, strict=True)
    ]
    told = "; ".join(f"{label}, {one} and {other}" for label, one, other in zip(rows["label"], *texts, strict=True))

    def draw(layout: str) -> Drawing:
        plane = Plane(layout, PAIR * len(rows))
        after = plane.widest(texts[1]) * 1.12 + 10  # they are bold
        per_one = min((plane.right - 2) / rows[first].max(), (plane.right - after) / rows[second].max())
        placed = rows.assign(x=0, y=[PAIR * place + 9 for place in range(len(rows))])
        plane.words(placed.assign(text=rows["label"]), bold=True)
        context, record = (
            placed.assign(x2=rows[side] * per_one, y=placed["y"] + down, text=text)
            for side, down, text in ((first, 21.5, texts[0]), (second, 45.5, texts[1]))
        )
        plane.level_bars(context, 21, LAND, edge=CONTEXT)
        plane.level_bars(record, 21, ON_RECORD)
        # the words stand in the first bar where they fit
        inner = context["text"].map(lambda text: width_of(text, plane.size)) + 14 < context["x2"]
        plane.words(context.assign(x=context["x2"].mask(inner, 1), y=context["y"] + 0.5), INK, dx=6)
        plane.words(record.assign(x=record["x2"], y=record["y"] + 0.5), ON_RECORD, dx=6, bold=True)
        return plane.drawn()

    return chart(chart_id, words, told=f"Pairs of bars: {told}.", table=rows, draw=draw)
