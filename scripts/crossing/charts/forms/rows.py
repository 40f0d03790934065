"""Labelled rows on a level scale: readings held against a line, and sums as they add up.

The label stands beside its marks where there is room, above them on a phone.
"""

from __future__ import annotations

from functools import partial
from typing import Unpack

import pandas as pd

from crossing.charts.marks import Drawing, Plane, in_rows, ticks, width_of
from crossing.charts.model import Chart, Words, chart, published
from crossing.charts.style import AS_REPORTED, CONTEXT, EVENT, INK, ON_RECORD, PAPER, QUIET, RULE
from crossing.language import prose

ROW = {"wide": 32, "narrow": 44}  # px a row takes up; on a phone its label stands inside it
LIFT = 15  # px that a label on a phone stands above the middle of its marks
NOTCH = 15  # px, the height of a line in one row on a phone, where a whole one would run through the labels
HEAD, GROUPS = 24, 14  # px for words above the rows, and between two groups
PART, SUM, TOTAL, THEN, NOW = "published part", "our sum", "total as reported", "as reported", "on record now"
KINDS = {
    PART: ON_RECORD,
    NOW: ON_RECORD,
    SUM: CONTEXT,
    TOTAL: AS_REPORTED,
    THEN: AS_REPORTED,
}  # of sums; reported: hollow


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
    plane = Plane(layout, foot + 20)
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
    return plane.drawn()


def sums(chart_id: str, rows: pd.DataFrame, *, unit: str, **words: Unpack[Words]) -> Chart:
    """Return a chart of sums as bars in groups: totals as reported, parts as they add up, and what is on record.

    rows, group by group: `group`, its heading, `label`, `kind` (one of KINDS), `begin` (where a bar begins), `low` and
    `high`, the values of the row, the same where only one is published, and `text`, the amount in words. unit: of the scale.
    """
    groups = list(rows.groupby("group", sort=False))
    told = [f"{name}: {'; '.join(group['label'] + ', ' + group['text'])}." for name, group in groups]

    def draw(layout: str) -> Drawing:
        foot = ROW[layout] * len(rows) + (HEAD + GROUPS) * len(groups)
        plane, top = Plane(layout, foot + 34), 0.0
        start, texts = _begin(plane, rows["label"]), rows["text"].str.replace(" million", "m")
        room = plane.right - start - 16 - texts.map(lambda text: width_of(text, plane.size))
        per_one = min(room / (rows["begin"] + rows["high"]))
        for name, group in groups:
            plane.say(0, top + 9, str(name), bold=True)
            placed = _labelled(plane, group.assign(text=texts), layout, top + HEAD, start)
            _draw_bars(plane, placed, start, per_one)
            top += HEAD + ROW[layout] * len(group) + GROUPS
        plane.rules([{"x": start, "x2": plane.right, "y": foot}], RULE)
        plane.below(foot + 12, ticks((plane.right - start) / per_one * 0.9), lambda tick: start + tick * per_one)
        plane.say(start, foot + 30, unit, QUIET)
        return plane.drawn()

    table = published(rows, words.pop("headings"), digits=2)
    return chart(chart_id, words, told=f"Bars. {' '.join(told)}", table=table, draw=draw)


def _draw_bars(plane: Plane, rows: pd.DataFrame, start: float, per_one: float) -> None:
    """A group's bars; where two values are published, one ends at the lower and goes on in outline to the higher."""
    thick = 15 if plane.wide else 13
    rows = rows.assign(x=start + rows["begin"] * per_one)
    rows = rows.assign(x2=rows["x"] + rows["low"] * per_one, beyond=rows["x"] + rows["high"] * per_one)
    for kind, here in rows.groupby("kind"):
        colour, hollow = KINDS[kind], KINDS[kind] == AS_REPORTED
        wider = here[here["beyond"] > here["x2"]]
        plane.level_bars(wider.assign(x2=wider["beyond"]), thick, PAPER, edge=colour)
        plane.level_bars(here, thick, PAPER if hollow else colour, edge=colour if hollow else None)
        plane.words(here.assign(x=here["beyond"]), AS_REPORTED if hollow else INK, dx=9)
