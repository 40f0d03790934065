"""Labelled rows on a level scale: readings held against a line, and sums of money as they add up.

The label stands beside its marks where there is room, above them on a phone.
"""

from __future__ import annotations

from functools import partial
from typing import Unpack

import altair as alt
import pandas as pd

from crossing.charts.forms.scales import below, ticks
from crossing.charts.marks import Plane, inside, short_day, width_of
from crossing.charts.model import Chart, Words, chart, published
from crossing.charts.style import AS_REPORTED, CONTEXT, EVENT, INK, ON_RECORD, QUIET, RULE
from crossing.language import prose

ROW = {"wide": 32, "narrow": 44}  # px a row takes up; on a phone its label stands inside it
LIFT = 15  # px that a label on a phone stands above the middle of its marks
NOTCH = 15  # px, the height of a line in one row on a phone, where a whole one would run through the labels
HEAD = 24  # px for words above the rows
PART, SUM, TOTAL = "published part", "our sum", "total as reported"  # kinds of sums of money
HEADINGS = {"label": "What", "kind": "Kind", "low": "Million pounds", "higher": "Higher value, where published"}


def _labelled(plane: Plane, rows: pd.DataFrame, layout: str, top: float) -> tuple[pd.DataFrame, float]:
    """Write the labels; return the rows with y, the middle of their marks, and px where marks begin."""
    wide = layout == "wide"
    start = 10 + max(width_of(label, plane.size) for label in rows["label"]) if wide else 2
    rows = rows.assign(y=[top + ROW[layout] * (place + (0.5 if wide else 0.62)) for place in range(len(rows))])
    at = rows.assign(x=start - 10 if wide else 0, y=rows["y"] - (0 if wide else LIFT), text=rows["label"])
    plane.words(at, align="right" if wide else "left")
    return rows, start


def readings(
    chart_id: str,
    rows: pd.DataFrame,
    *,
    value: str,
    line: float,
    reported: str = "",
    sides: tuple[str, str] = ("", ""),
    unit: str = "",
    **words: Unpack[Words],
) -> Chart:
    """Return a chart of the readings of one statement, each a dot, with a line between those that hold and those that do not.

    rows: `label`, `text`, the words that stand at the right, and the column that is drawn, `value`, in the order of the
    chart; `told` adds words to the text for those who do not see it. line: the value of the line; reported: its words,
    if it is what was reported; sides: words left and right of it, if not; unit: what follows the numbers of the scale.
    """
    told = "; ".join(f"{row['label']}: {row['text']}{row.get('told', '')}" for row in rows.to_dict("records"))
    at = f"{prose.number(line)}{unit}{f', {reported}' if reported else ''}"
    beyond = f"{prose.in_words(int((rows[value] > line).sum()))} lie beyond it"
    told = f"Dots for {prose.in_words(len(rows))} readings, with a line at {at}; {beyond}. {told}."
    draw = partial(_draw_readings, rows.assign(value=rows[value]), line, reported, sides, unit)
    return chart(chart_id, words, told=told, table=rows, draw=draw)


def _draw_readings(
    rows: pd.DataFrame, line: float, reported: str, sides: tuple[str, str], unit: str, layout: str
) -> alt.TopLevelMixin:
    wide, right, foot = layout == "wide", inside(layout), HEAD + ROW[layout] * len(rows)
    plane = Plane(layout, (0, right), (foot + 20, 0))
    rows, start = _labelled(plane, rows, layout, HEAD)
    # The values stand in a column at the right, on a phone above their marks where there is room: a dot below the line
    # would have its words beyond it, where they read as more than they are.
    room = max(width_of(text, plane.size) for text in rows["text"]) + 14
    same_line = wide or any(width_of(text, plane.size) > right for text in rows["label"] + rows["text"])
    high = max(line, rows["value"].max())
    per_one = (right - start - (room if same_line else 8)) / high
    at, colour = start + line * per_one, AS_REPORTED if reported else EVENT
    marked = rows.assign(x=start + rows["value"] * per_one)
    if wide:
        plane.rules([{"x": at, "y": HEAD, "y2": foot}], colour, 1.5, (5, 3) if reported else ())
    plane.rules(marked.assign(x2=start if reported else at), CONTEXT, 1.5)
    if not wide:
        plane.rules(rows.assign(x=at, y=rows["y"] - NOTCH / 2, y2=rows["y"] + NOTCH / 2), colour, 2)
    plane.dots(marked)
    plane.words(rows.assign(x=right, y=rows["y"] - (0 if same_line else LIFT)), align="right")
    if reported:
        plane.words([{"x": at, "y": 10, "text": reported}], AS_REPORTED, align="center")
    else:
        for words, align, dx in zip(sides, ("right", "left"), (-7, 7), strict=True):
            plane.words([{"x": at, "y": 10, "text": words}], QUIET, align=align, dx=dx, italic=True)
    below(
        plane, ticks(high), lambda tick: start + tick * per_one, foot + 12, lambda tick: f"{prose.number(tick)}{unit}"
    )
    return plane.drawn(foot + 28)


def waits(chart_id: str, events: pd.DataFrame, **words: Unpack[Words]) -> Chart:
    """Return how many days after the first of dated events each other followed, as arrows.

    events: in order of date, with `date` and `label`.
    """
    first, rest = events.iloc[0], events.iloc[1:]
    rows = rest.assign(days=(rest["date"] - first["date"]).dt.days)
    rows["label"] = [f"{row.label}, {short_day(row.date)}" for row in rows.itertuples()]
    rows["text"] = [f"{prose.number(days)} days" for days in rows["days"]]
    told = "; ".join(f"{row.label}: {row.text}" for row in rows.itertuples())
    told = f"Arrows of days since: {first['label']}, {prose.day(first['date'])}. {told}."
    table = pd.DataFrame(
        {
            "What happened": events["label"],
            "Day": events["date"].map(prose.day),
            "Days since the first": [0, *rows["days"]],
        }
    )
    return chart(chart_id, words, told=told, table=table, draw=partial(_draw_waits, rows))


def _draw_waits(rows: pd.DataFrame, layout: str) -> alt.TopLevelMixin:
    right, high = inside(layout), ROW[layout] * len(rows)
    plane = Plane(layout, (0, right), (high, 0))
    rows, start = _labelled(plane, rows, layout, 0)
    room = 12 + max(width_of(text, plane.size) for text in rows["text"])
    rows = rows.assign(x=start, x2=start + rows["days"] * (right - start - room) / rows["days"].max())
    plane.rules([{"x": start, "y": 0, "y2": high}], EVENT)
    plane.rules(rows, EVENT, 2)
    plane.dots(rows.assign(x=rows["x2"] - 4), EVENT, size=60, shape="triangle-right")
    plane.words(rows.assign(x=rows["x2"]), dx=8, bold=True)
    return plane.drawn(high + 8)


def sums(chart_id: str, rows: pd.DataFrame, **words: Unpack[Words]) -> Chart:
    """Return a chart of sums of money: published parts as they add up, their sum, and totals as reported.

    rows: `label`, `kind` (PART, SUM or TOTAL), `low` and `high`, the published values of the row in million pounds, the
    same where only one is published, `higher`, the second where there is one, and `text`, the amount in words.
    """
    parts, whole, totals = (
        "; ".join(f"{row.label}, {row.text}" for row in rows[rows["kind"] == kind].itertuples())
        for kind in (PART, SUM, TOTAL)
    )
    told = f"Bars that add up from left to right: {parts}. {whole}. Below them totals as reported: {totals}."
    table = published(rows, HEADINGS, digits=2)
    return chart(chart_id, words, told=told, table=table, draw=partial(_draw_sums, rows))


def _draw_sums(rows: pd.DataFrame, layout: str) -> alt.TopLevelMixin:
    right, foot, thick = inside(layout), ROW[layout] * len(rows) + 4, 15 if layout == "wide" else 13
    plane = Plane(layout, (0, right), (foot + 38, 0))
    rows, start = _labelled(plane, rows, layout, 0)
    part, total = rows["kind"] == PART, rows["kind"] == TOTAL
    begin = rows["low"].where(part, 0).cumsum().shift(fill_value=0).where(part, 0)
    rows = rows.assign(
        text=rows["text"].str.replace(" million", "m"), end=begin + rows["low"], top=begin + rows["high"]
    )
    per_one = min((right - start - 16 - rows["text"].map(lambda text: width_of(text, plane.size))) / rows["top"])
    rows = rows.assign(x=start + begin * per_one, x2=start + rows["end"] * per_one, top=start + rows["top"] * per_one)
    boxes = rows.assign(y=rows["y"] - thick / 2, y2=rows["y"] + thick / 2)
    plane.bars(boxes[part], ON_RECORD)
    plane.bars(boxes[~part & ~total], CONTEXT)
    spread = ~total & (rows["top"] > rows["x2"])  # between the lower and the higher published value of the same money
    plane.bars(boxes[spread].assign(x=boxes["x2"], x2=boxes["top"]), INK)
    key = rows[spread & part].tail(1).assign(x=rows["top"], text="end strip: lowest to highest figure")
    plane.words(key, QUIET, align="right", dy=15, size=plane.size - 1)
    plane.rules(rows[total], AS_REPORTED, 1.5)
    plane.rings(rows[total].assign(x=rows["x2"]))
    plane.words(rows[~total].assign(x=rows["top"]), dx=9)
    plane.words(rows[total].assign(x=rows["top"]), AS_REPORTED, dx=12)
    plane.rules([{"x": start, "x2": right, "y": foot}], RULE)
    below(plane, ticks((right - start) / per_one * 0.9), lambda tick: start + tick * per_one, foot + 12)
    plane.words([{"x": start, "y": foot + 30, "text": "million pounds"}], QUIET)
    return plane.drawn(foot + 46)
