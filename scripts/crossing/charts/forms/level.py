"""Level bars: rows with their labels, one in the focus, in groups as they add up, or against a line.

A label stands beside its bar where there is room, above it on a phone.
"""

from __future__ import annotations

from datetime import date
from functools import partial
from typing import Unpack

import numpy as np
import pandas as pd

from crossing.charts.labels import BOLD, width_of
from crossing.charts.marks import Drawing, Plane, each, in_rows, ticks
from crossing.charts.model import Chart, Words, chart, published
from crossing.charts.style import AS_REPORTED, CONTEXT, EVENT, INK, ON_RECORD, PAPER, QUIET, RULE
from crossing.language import prose

PART, SUM, TOTAL, THEN, NOW = "published part", "our sum", "total as reported", "as reported", "on record now"
KINDS = {PART: CONTEXT, SUM: CONTEXT, NOW: ON_RECORD, TOTAL: AS_REPORTED, THEN: AS_REPORTED}  # reported: hollow
BESIDE, ABOVE = (29, 17), (44, 13)  # px: a row and its bar, with the label beside or above it
SHORT = 12  # letters of a label that stands beside its bar on a phone too
LIFT = 16  # px that a label above stands over the middle of its bar
HEAD, APART = 24, 14  # px: words above the rows, and between two groups
FOOT = 34  # px: a scale and its unit


def level_bars(
    chart_id: str,
    rows: pd.DataFrame,
    *,
    value: str,
    of: str,
    focus: int | date | None = None,
    reported: tuple[float, str] | None = None,
    line: tuple[float, str, str] | None = None,
    scale: str = "",
    table: pd.DataFrame | None = None,
    **words: Unpack[Words],
) -> Chart:
    """Return a chart of level bars as long as the column `value`.

    rows: named by `label`, else by their index; `text`, the words at a bar, else its number; `told`, words after it for
    those who do not see it. Where bars are of several kinds, `kind` (one of KINDS); in groups, `group`, its heading; where
    they add up, `begin`, at which a bar begins; where two values are published, `high`, to which it goes on in outline.
    of: what the rows are, in the plural; focus: whose bar has the colour of the record, and on it a ring at the value
    `reported`, with its words; line: a value that bars are held against, and words left and right of it; scale: the unit
    of the numbers below, if they are printed; table: the rows of the published table, where those are others.
    """
    days, (stated, said) = isinstance(rows.index, pd.DatetimeIndex), reported or (np.nan, "")
    names = [prose.day(day, short=True) if days else str(day) for day in rows.index]
    inked = [(name.date() if days else name) == focus for name in rows.index]
    given = dict.fromkeys(("told", "group"), "") | {"label": names, "text": rows[value].map(prose.number), "begin": 0}
    drawn = pd.DataFrame(
        {**given, "high": rows[value], **rows, "low": rows[value], "ring": np.where(inked, stated, np.nan)}, rows.index
    )
    beyond = drawn["low"] > line[0] if line else inked
    drawn["colour"] = rows["kind"].map(KINDS) if "kind" in rows else np.where(beyond, ON_RECORD, CONTEXT)
    texts = [f"{', '.join(filter(None, (row.group, row.label)))}: {row.text}{row.told}" for row in each(drawn)]
    told = f"Bars for {prose.in_words(len(rows))} {of}. {'; '.join(texts)}."
    if line:
        told += f" A line marks {prose.number(line[0])} {scale}; {prose.in_words(sum(beyond))} lie beyond it."
    if reported:
        told += f" A ring shows what was reported for {drawn['label'][inked].iloc[0]}: {said}."
    drawn["text"] = drawn["text"].str.replace(" million", "m")
    table = published(rows if table is None else table, words.pop("headings"), digits=2)
    return chart(chart_id, words, told=told, table=table, draw=partial(_draw, drawn, said, line, scale))


def pairs(
    chart_id: str, rows: pd.DataFrame, *, first: str, second: str, names: tuple[str, str], **words: Unpack[Words]
) -> Chart:
    """Return a chart of two counts for each of several spans, as level bars: a first in grey, and what is on record below it.

    rows: `label` and the columns of both counts, first and second; names: what these are.
    """
    sides = zip((first, second), names, (SUM, NOW), strict=True)
    both = [rows.assign(group=rows["label"], label=name, kind=kind, low=rows[side]) for side, name, kind in sides]
    drawn = pd.concat(both).sort_index(kind="stable")
    return level_bars(chart_id, drawn, value="low", of="counts", table=rows, **words)


def _draw(rows: pd.DataFrame, said: str, line: tuple[float, str, str] | None, scale: str, layout: str) -> Drawing:
    groups, level = list(rows.groupby("group", sort=False)), line[0] if line else 0
    beside = layout == "wide" or rows["label"].str.len().max() <= SHORT
    step, thick = BESIDE if beside else ABOVE
    head = HEAD if line or groups[0][0] else 0
    foot = step * len(rows) + (head + APART) * len(groups) - APART
    plane, top = Plane(layout, foot + FOOT * bool(scale)), 0.0
    start = 10 + plane.widest(rows["label"]) if beside else 2
    # with a line the words stand in a column of their own: behind a bar that ends before it they would stand beyond it
    widths = rows["text"].map(lambda text: width_of(text, plane.size)) * (BOLD if beside or not line else 0)
    room = plane.right - start - 16 - widths
    per_one = min(room / (rows["begin"] + rows[["high", "ring"]].max(axis=1)).clip(lower=level))
    if line:
        plane.rules([{"x": start + level * per_one, "y": head, "y2": foot}], EVENT, 1.5)
        for words, align, dx in ((line[1], "right", -7), (line[2], "left", 7)):
            plane.say(start + level * per_one, 10, words, QUIET, align=align, dx=dx, italic=True)
    for name, group in groups:
        plane.say(0, top + 9, str(name), bold=True)
        x = start + group["begin"] * per_one
        ends = {name: x + group[to] * per_one for name, to in (("x2", "low"), ("end", "high"), ("ring", "ring"))}
        placed = group.assign(x=x, **ends)
        placed["y"] = in_rows(group, step, top + head + (0 if beside else 0.12 * step))
        over = placed["y"] - (0 if beside else LIFT)
        label = placed.assign(x=start - 10 if beside else 0, y=over, text=group["label"])
        plane.words(label, align="right" if beside else "left", halo=not beside)
        for key, here in placed.groupby("colour"):
            colour = str(key)
            hollow, inked = colour == AS_REPORTED, bool(said) and colour == ON_RECORD
            wider = here[here["end"] > here["x2"]]
            plane.level_bars(wider.assign(x2=wider["end"]), thick, PAPER, edge=colour)
            plane.level_bars(here, thick, PAPER if hollow else colour, edge=colour if hollow else None)
            text = here.assign(x=plane.right, y=over) if line else here.assign(x=here[["end", "ring"]].max(axis=1) + 9)
            plane.words(text, colour if hollow or inked else INK, align="right" if line else "left", bold=inked)
        ring = placed.dropna(subset="ring").assign(x=placed["ring"])
        fits = f"as reported: {said}", said
        inner = next(text for text in fits if text == said or width_of(text, plane.size) < ring["x"].min() - start - 16)
        plane.words(ring.assign(text=inner), PAPER, align="right", dx=-11)
        plane.rings(ring)
        top += head + step * len(group) + APART
    if scale:
        plane.rules([{"x": start, "x2": plane.right, "y": foot}], RULE)
        plane.below(foot + 12, ticks((plane.right - start) / per_one * 0.9), lambda tick: start + tick * per_one)
        plane.say(start, foot + 30, scale, QUIET)
    return plane.drawn()
