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
from crossing.charts.style import AS_REPORTED, CONTEXT, EVENT, INK, ON_RECORD, PAPER, QUIET, RULE
from crossing.language import prose

ROW = {"wide": 32, "narrow": 44}  # px a row takes up; on a phone its label stands inside it
LIFT = 15  # px that a label on a phone stands above the middle of its marks
NOTCH = 15  # px, the height of a line in one row on a phone, where a whole one would run through the labels
HEAD, GROUPS = 24, 14  # px for words above the rows, and between two groups
ANSWERS, STEPS = "What is given as the sum", "What was published, deal by deal"
PART, SUM, TOTAL = "published part", "our sum", "total as reported"  # kinds of sums of money
HEADINGS = {"label": "What", "kind": "Kind", "low": "Million pounds", "higher": "Higher value, where published"}


def _begin(plane: Plane, rows: pd.DataFrame, layout: str) -> float:
    """Px at which marks begin: after the labels where those stand beside them."""
    return 10 + max(width_of(label, plane.size) for label in rows["label"]) if layout == "wide" else 2


def _labelled(plane: Plane, rows: pd.DataFrame, layout: str, top: float, start: float) -> pd.DataFrame:
    """Write the labels, on wide drawings up to `start`; return the rows with y, the middle of their marks."""
    wide = layout == "wide"
    rows = rows.assign(y=[top + ROW[layout] * (place + (0.5 if wide else 0.62)) for place in range(len(rows))])
    at = rows.assign(x=start - 10 if wide else 0, y=rows["y"] - (0 if wide else LIFT), text=rows["label"])
    plane.words(at, align="right" if wide else "left")
    return rows


def readings(
    chart_id: str,
    rows: pd.DataFrame,
    *,
    value: str,
    line: float,
    sides: tuple[str, str],
    unit: str = "",
    **words: Unpack[Words],
) -> Chart:
    """Return a chart of the readings of one statement, each a dot, with a line between those that hold and those that do not.

    rows: `label`, `text`, the words that stand at the right, and the column that is drawn, `value`, in the order of the
    chart; `told` adds words to the text for those who do not see it. line: the value of the line;
    sides: words left and right of it; unit: what follows the numbers of the scale.
    """
    told = "; ".join(f"{row['label']}: {row['text']}{row.get('told', '')}" for row in rows.to_dict("records"))
    beyond = f"{prose.in_words(int((rows[value] > line).sum()))} lie beyond it"
    told = (
        f"Dots for {prose.in_words(len(rows))} readings, with a line at {prose.number(line)}{unit}; {beyond}. {told}."
    )
    draw = partial(_draw_readings, rows.assign(value=rows[value]), line, sides, unit)
    return chart(chart_id, words, told=told, table=rows, draw=draw)


def _draw_readings(
    rows: pd.DataFrame, line: float, sides: tuple[str, str], unit: str, layout: str
) -> alt.TopLevelMixin:
    wide, right, foot = layout == "wide", inside(layout), HEAD + ROW[layout] * len(rows)
    plane = Plane(layout, (0, right), (foot + 20, 0))
    start = _begin(plane, rows, layout)
    rows = _labelled(plane, rows, layout, HEAD, start)
    # The values stand in a column at the right, on a phone above their marks where there is room: a dot below the line
    # would have its words beyond it, where they read as more than they are.
    room = max(width_of(text, plane.size) for text in rows["text"]) + 14
    same_line = wide or any(width_of(text, plane.size) > right for text in rows["label"] + rows["text"])
    high = max(line, rows["value"].max())
    per_one = (right - start - (room if same_line else 8)) / high
    at = start + line * per_one
    marked = rows.assign(x=start + rows["value"] * per_one)
    if wide:
        plane.rules([{"x": at, "y": HEAD, "y2": foot}], EVENT, 1.5)
    plane.rules(marked.assign(x2=at), CONTEXT, 1.5)
    if not wide:
        plane.rules(rows.assign(x=at, y=rows["y"] - NOTCH / 2, y2=rows["y"] + NOTCH / 2), EVENT, 2)
    for holds, colour in ((True, ON_RECORD), (False, CONTEXT)):
        plane.dots(marked[(marked["value"] > line) == holds], colour)
    plane.words(rows.assign(x=right, y=rows["y"] - (0 if same_line else LIFT)), align="right")
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
    told = f"Arrows of days since “{first['label']}”, {prose.day(first['date'])}. {told}."
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
    start = _begin(plane, rows, layout)
    rows = _labelled(plane, rows, layout, 0, start)
    room = 12 + max(width_of(text, plane.size) for text in rows["text"])
    rows = rows.assign(x=start, x2=start + rows["days"] * (right - start - room) / rows["days"].max())
    plane.rules([{"x": start, "y": 0, "y2": high}] if layout == "wide" else [], EVENT)
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
    told = f"Bars from zero, totals as reported: {totals}; {whole}. Below them the parts, which add up from left to right: {parts}."
    table = published(rows, HEADINGS, digits=2)
    return chart(chart_id, words, told=told, table=table, draw=partial(_draw_sums, rows))


def _draw_sums(rows: pd.DataFrame, layout: str) -> alt.TopLevelMixin:
    """Two groups on one scale: totals, with our sum among them by size, and the parts as steps."""
    right, part = inside(layout), rows["kind"] == PART
    rows = rows.assign(
        text=rows["text"].str.replace(" million", "m"),
        begin=rows["low"].where(part, 0).cumsum().shift(fill_value=0).where(part, 0),
    )
    groups = ((ANSWERS, rows[~part].sort_values("low", kind="stable")), (STEPS, rows[part]))
    height = sum(HEAD + ROW[layout] * len(group) + GROUPS for _, group in groups)
    plane = Plane(layout, (0, right), (height + 34, 0))
    start = _begin(plane, rows, layout)
    room = right - start - 16 - rows["text"].map(lambda text: width_of(text, plane.size))
    per_one = min(room / (rows["begin"] + rows["high"]))
    top = 0.0
    for name, group in groups:
        plane.words([{"x": 0, "y": top + 9, "text": name}], bold=True)
        _draw_bars(plane, group, layout, top + HEAD, start, per_one)
        top += HEAD + ROW[layout] * len(group) + GROUPS
    plane.rules([{"x": start, "x2": right, "y": height}], RULE)
    below(plane, ticks((right - start) / per_one * 0.9), lambda tick: start + tick * per_one, height + 12)
    plane.words([{"x": start, "y": height + 30, "text": "million pounds"}], QUIET)
    return plane.drawn(height + 42)


def _draw_bars(plane: Plane, rows: pd.DataFrame, layout: str, top: float, start: float, per_one: float) -> None:
    """A group's bars: hollow where reported, grey for our sum, blue for published parts, each where the last ended.

    Where two values are published, the bar ends at the lower and goes on in outline to the higher.
    """
    thick = 15 if layout == "wide" else 13
    rows = _labelled(plane, rows, layout, top, start).assign(x=start + rows["begin"] * per_one)
    rows = rows.assign(x2=rows["x"] + rows["low"] * per_one, beyond=rows["x"] + rows["high"] * per_one)
    for kind, colour in ((PART, ON_RECORD), (SUM, CONTEXT), (TOTAL, AS_REPORTED)):
        here, hollow = rows[rows["kind"] == kind], kind == TOTAL
        boxes = here.assign(y=here["y"] - thick / 2, y2=here["y"] + thick / 2)
        wider = boxes[boxes["beyond"] > boxes["x2"]]
        plane.bars(wider.assign(x2=wider["beyond"]), PAPER, edge=colour)
        plane.bars(boxes, PAPER if hollow else colour, edge=colour if hollow else None)
        plane.words(here.assign(x=here["beyond"]), AS_REPORTED if hollow else INK, dx=9)
