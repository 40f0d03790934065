"""Labelled rows on a level scale: readings held against a line, and sums of money as they add up.

The label stands beside its marks where there is room, above them on a phone.
"""

from __future__ import annotations

from functools import partial
from typing import Unpack

import pandas as pd

from crossing.charts.marks import Drawing, Plane, in_rows, short_day, ticks, width_of
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


def _begin(plane: Plane, labels: pd.Series) -> float:
    """Px at which marks begin: after the labels where those stand beside them."""
    return 10 + plane.widest(labels) if plane.wide else 2


def _labelled(plane: Plane, rows: pd.DataFrame, layout: str, top: float, start: float) -> pd.DataFrame:
    """Write the labels, on wide drawings up to `start`; return the rows with y, the middle of their marks."""
    rows = rows.assign(y=in_rows(rows, ROW[layout], top + (0 if plane.wide else 0.12 * ROW[layout])))
    if plane.wide:
        plane.words(rows.assign(x=start - 10, text=rows["label"]), align="right")
    else:
        plane.words(rows.assign(x=0, y=rows["y"] - LIFT, text=rows["label"]))
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


def _draw_readings(rows: pd.DataFrame, line: float, sides: tuple[str, str], unit: str, layout: str) -> Drawing:
    foot = HEAD + ROW[layout] * len(rows)
    plane = Plane.in_px(layout, foot + 20)
    start = _begin(plane, rows["label"])
    rows = _labelled(plane, rows, layout, HEAD, start)
    # The values stand in a column at the right, on a phone above their marks where there is room: a dot below the line
    # would have its words beyond it, where they read as more than they are.
    same_line = plane.wide or plane.widest(rows["label"] + rows["text"]) > plane.right
    room = plane.widest(rows["text"]) + 14 if same_line else 8
    high = max(line, rows["value"].max())
    per_one = (plane.right - start - room) / high
    at = start + line * per_one
    marked = rows.assign(x=start + rows["value"] * per_one)
    if plane.wide:
        plane.rules([{"x": at, "y": HEAD, "y2": foot}], EVENT, 1.5)
    plane.rules(marked.assign(x2=at), CONTEXT, 1.5)
    if not plane.wide:
        plane.rules(rows.assign(x=at, y=rows["y"] - NOTCH / 2, y2=rows["y"] + NOTCH / 2), EVENT, 2)
    for holds, colour in ((True, ON_RECORD), (False, CONTEXT)):
        plane.dots(marked[(marked["value"] > line) == holds], colour)
    plane.words(rows.assign(x=plane.right, y=rows["y"] - (0 if same_line else LIFT)), align="right")
    for words, align, dx in zip(sides, ("right", "left"), (-7, 7), strict=True):
        plane.say(at, 10, words, QUIET, align=align, dx=dx, italic=True)
    plane.below(foot + 12, ticks(high), lambda tick: start + tick * per_one, lambda tick: f"{prose.number(tick)}{unit}")
    return plane.drawn(foot + 28)


def waits(chart_id: str, events: pd.DataFrame, **words: Unpack[Words]) -> Chart:
    """Return how many days after the first of dated events each other followed, as arrows.

    events: in order of date, with `date` and `label`.
    """
    first = events.iloc[0]
    days = (events["date"] - first["date"]).dt.days
    labels = [f"{event.label}, {short_day(event.date)}" for event in events.itertuples()]
    texts = [f"{prose.number(wait)} days" for wait in days]
    rows = events.assign(days=days, label=labels, text=texts).iloc[1:]
    told = "; ".join(f"{row.label}: {row.text}" for row in rows.itertuples())
    told = f"Arrows of days since “{first['label']}”, {prose.day(first['date'])}. {told}."
    headings = {"label": "What happened", "date": "Day", "days": "Days since the first"}
    table = published(events.assign(days=days), headings)

    def draw(layout: str) -> Drawing:
        high = ROW[layout] * len(rows)
        plane = Plane.in_px(layout, high)
        start = _begin(plane, rows["label"])
        arrows = _labelled(plane, rows, layout, 0, start)
        per_one = (plane.right - start - 12 - plane.widest(rows["text"])) / rows["days"].max()
        arrows = arrows.assign(x=start, x2=start + rows["days"] * per_one)
        if plane.wide:
            plane.rules([{"x": start, "y": 0, "y2": high}], EVENT)
        plane.rules(arrows, EVENT, 2)
        plane.dots(arrows.assign(x=arrows["x2"] - 4), EVENT, size=60, shape="triangle-right")
        plane.words(arrows.assign(x=arrows["x2"]), dx=8, bold=True)
        return plane.drawn(high + 8)

    return chart(chart_id, words, told=told, table=table, draw=draw)


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


def _draw_sums(rows: pd.DataFrame, layout: str) -> Drawing:
    """Two groups on one scale: totals, with our sum among them by size, and the parts as steps."""
    part = rows["kind"] == PART
    begin = rows["low"].where(part, 0).cumsum().shift(fill_value=0).where(part, 0)
    rows = rows.assign(begin=begin, text=rows["text"].str.replace(" million", "m"))
    groups = {ANSWERS: rows[~part].sort_values("low", kind="stable"), STEPS: rows[part]}
    foot = ROW[layout] * len(rows) + (HEAD + GROUPS) * len(groups)
    plane, top = Plane.in_px(layout, foot + 34), 0.0
    start = _begin(plane, rows["label"])
    room = plane.right - start - 16 - rows["text"].map(lambda text: width_of(text, plane.size))
    per_one = min(room / (rows["begin"] + rows["high"]))
    for name, group in groups.items():
        plane.say(0, top + 9, name, bold=True)
        _draw_bars(plane, _labelled(plane, group, layout, top + HEAD, start), start, per_one)
        top += HEAD + ROW[layout] * len(group) + GROUPS
    plane.rules([{"x": start, "x2": plane.right, "y": foot}], RULE)
    plane.below(foot + 12, ticks((plane.right - start) / per_one * 0.9), lambda tick: start + tick * per_one)
    plane.say(start, foot + 30, "million pounds", QUIET)
    return plane.drawn(foot + 42)


def _draw_bars(plane: Plane, rows: pd.DataFrame, start: float, per_one: float) -> None:
    """A group's bars: hollow where reported, grey for our sum, blue for published parts, each where the last ended.

    Where two values are published, the bar ends at the lower and goes on in outline to the higher.
    """
    thick = 15 if plane.wide else 13
    rows = rows.assign(x=start + rows["begin"] * per_one)
    rows = rows.assign(x2=rows["x"] + rows["low"] * per_one, beyond=rows["x"] + rows["high"] * per_one)
    for kind, colour in ((PART, ON_RECORD), (SUM, CONTEXT), (TOTAL, AS_REPORTED)):
        here, hollow = rows[rows["kind"] == kind], kind == TOTAL
        wider = here[here["beyond"] > here["x2"]]
        plane.level_bars(wider.assign(x2=wider["beyond"]), thick, PAPER, edge=colour)
        plane.level_bars(here, thick, PAPER if hollow else colour, edge=colour if hollow else None)
        plane.words(here.assign(x=here["beyond"]), AS_REPORTED if hollow else INK, dx=9)
