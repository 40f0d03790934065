"""Parts of a whole, and pairs of counts of the same spans."""

from __future__ import annotations

from functools import partial
from typing import Any, Unpack

import altair as alt
import pandas as pd

from crossing.charts.marks import Plane, inside, width_of
from crossing.charts.model import Chart, Words, chart
from crossing.charts.style import AS_REPORTED, CONTEXT, INK, LAND, ON_RECORD, PAPER
from crossing.language import prose

PART, BLOCK = 34, 80  # px: the bar of a whole, and what it takes up with its words
PAIR = 76  # px that a heading and its two bars take up

Bar = tuple[str, dict[str, float], str]  # heading, parts by name, colour


def parts(
    chart_id: str,
    reported: dict[str, float],
    now: dict[str, float],
    *,
    whole: tuple[float, str],
    when: str,
    unknown: str,
    **words: Unpack[Words],
) -> Chart:
    """Return a chart of one whole in its parts, as reported and as on record now, a bar each.

    reported and now: the parts by their names, those on record as far as they are recorded; whole: what the reported
    parts are parts of, and its name; when: when that was reported; unknown: the words where the whole is not recorded.
    """
    total, verb = whole
    bars = [
        (f"As reported then: {prose.number(total)} {verb}", reported, AS_REPORTED),
        (f"On record now: {unknown}", now, ON_RECORD),
    ]
    told = ". ".join(
        f"{heading}; {prose.listing([f'{prose.number(value)} {name}' for name, value in part.items()])}"
        for heading, part, _ in bars
    )
    table = pd.DataFrame({"Count": [f"As reported, {when}", "On record now"]})
    for name in reported:
        table[f"{prose.capital(name)} (people)"] = pd.array([reported[name], now.get(name)], dtype="Int64")
    table[f"{prose.capital(verb)} (people)"] = pd.array([total, None], dtype="Int64")
    return chart(chart_id, words, told=f"Two bars. {told}.", table=table, draw=partial(_draw_parts, bars))


def _draw_parts(bars: list[Bar], layout: str) -> alt.TopLevelMixin:
    right = inside(layout)
    plane = Plane(layout, (0, right), (BLOCK * len(bars), 0))
    per_one = (right - 2) / max(sum(part.values()) for _, part, _ in bars)
    for place, (heading, part, colour) in enumerate(bars):
        hollow, top, x = colour == AS_REPORTED, BLOCK * place, 1.0
        boxes: list[dict[str, Any]] = []
        under: list[dict[str, Any]] = []
        for name, value in part.items():
            text, width = f"{prose.number(value)} {name}", value * per_one
            inner = text if width_of(text, plane.size) < width - 8 else prose.number(value)
            boxes.append({"x": x, "x2": x + width, "y": top + 22, "y2": top + 22 + PART, "text": inner})
            under += [] if inner == text else [{"x": right, "y": top + 66, "text": name}]
            x += width
        plane.words([{"x": 0, "y": top + 10, "text": heading}], colour, bold=True)
        plane.bars(boxes, PAPER if hollow else ON_RECORD, edge=colour)
        middles = [{**box, "x": (box["x"] + box["x2"]) / 2, "y": top + 22 + PART / 2} for box in boxes]
        plane.words(middles, INK if hollow else PAPER, align="center", bold=not hollow)
        plane.words(under, colour, align="right")
    return plane.drawn(BLOCK * len(bars))


def pairs(
    chart_id: str, rows: pd.DataFrame, *, first: str, second: str, names: tuple[str, str], **words: Unpack[Words]
) -> Chart:
    """Return a chart of two counts for each of several spans: context, and what is on record below it.

    rows: `label` and the columns of both counts, first and second; names: the words after their numbers.
    """
    drawn = rows.rename(columns={first: "first", second: "second"})
    told = "; ".join(
        f"{row.label}, {prose.number(row.first)} {names[0]} and {prose.number(row.second)} {names[1]}"
        for row in drawn.itertuples()
    )

    def draw(layout: str) -> alt.TopLevelMixin:
        plane = Plane(layout, (0, inside(layout)), (PAIR * len(drawn), 0))
        _draw_pairs(plane, drawn, names, inside(layout))
        return plane.drawn(PAIR * len(drawn))

    return chart(chart_id, words, told=f"Pairs of bars: {told}.", table=rows, draw=draw)


def _draw_pairs(plane: Plane, rows: pd.DataFrame, names: tuple[str, str], right: float) -> None:
    """A label and two bars for each row, `right` px wide; the words stand in the first bar where they fit."""
    texts = [
        [f"{prose.number(count)} {name}" for count in rows[side]]
        for side, name in zip(("first", "second"), names, strict=True)
    ]
    after = max(width_of(text, plane.size) for text in texts[1]) * 1.12 + 10  # they are bold
    per_one = min((right - 2) / rows["first"].max(), (right - after) / rows["second"].max())
    rows = rows.assign(x=0, y=[PAIR * place + 9 for place in range(len(rows))])
    plane.words(rows.assign(text=rows["label"]), bold=True)
    context, record = (
        rows.assign(
            x2=rows[side] * per_one,
            y=rows["y"] + down,
            y2=rows["y"] + down + 21,
            text=text,
            middle=rows["y"] + down + 11,
        )
        for side, down, text in (("first", 11, texts[0]), ("second", 35, texts[1]))
    )
    plane.bars(context, LAND, edge=CONTEXT)
    plane.bars(record, ON_RECORD)
    inner = context["text"].map(lambda text: width_of(text, plane.size)) + 14 < context["x2"]
    plane.words(context.assign(x=context["x2"].mask(inner, 1), y=context["middle"]), INK, dx=6)
    plane.words(record.assign(x=record["x2"], y=record["middle"]), ON_RECORD, dx=6, bold=True)
