"""Bars: upright in panels of years, and level in rows, by severity, in groups as they add up, or against a line.

The label of a level bar stands beside it where there is room, above it on a phone.
"""

from __future__ import annotations

import itertools
from datetime import date
from functools import partial
from typing import Unpack

import numpy as np
import pandas as pd

from crossing.charts.marks import Drawing, Plane, each, in_rows, ticks
from crossing.charts.model import Chart, Words, chart, published
from crossing.charts.style import AS_REPORTED, CONFUSING, CONTEXT, EVENT, INK, MISLEADING, ON_RECORD, PAPER, QUIET, RULE
from crossing.language import prose
from crossing.language.languages import Language
from crossing.language.lines import BOLD, width_of
from crossing.ledger.vocabulary import Severity

HEAD, GAP = 26, 30  # px: the heading of a panel, and what parts it from others
LOOKS = ((False, CONTEXT, INK), (True, ON_RECORD, ON_RECORD))  # whether in the focus, with the colours of bar and words
NO_BAR, AT_LEAST = "–", ("at least ", "au moins ")  # over the foot of a missing bar; the words of a lowest number
BY_YEAR = {Language.ENGLISH: ("Bars by year.", ""), Language.FRENCH: ("Barres par an.", " ")}  # and before : and ;
# What is wrong with a source's words, worst first, with its colour.
SEVERITIES = {Severity.MISLEADING: MISLEADING, Severity.CONFUSING: CONFUSING, Severity.UNTIDY: CONTEXT}
HEADINGS = {"source": "Source", "text": "Text", "words": "Words", "severity": "Grade", "slips": "Slips"}
USUAL = {  # how columns of level bars are called, in this order; others are for the drawing alone
    "label": "What",
    "speaker": "Who",
    "kind": "Kind",
    "arrivals": "Arrivals on record now",
    "people": "People",
    "best": "Highest before",
    "when": "When that was",
    "share": "Percentage of the highest before",
    "rank": "Rank",
    "known": "Known when the report was written",
    "before": "People in the twelve months before",
    "after": "People in the twelve months after",
    "citation": "Where to check",
}
# level bars
PART, SUM, TOTAL, THEN, NOW = "published part", "our sum", "total as reported", "as reported", "on record now"
KINDS = {PART: CONTEXT, SUM: CONTEXT, NOW: ON_RECORD, TOTAL: AS_REPORTED, THEN: AS_REPORTED}  # reported: hollow
BESIDE, ABOVE = (29, 17), (44, 13)  # px: a row and its bar, with the label beside or above it
SHORT = 12  # letters of a label that stands beside its bar on a phone too
LIFT = 16  # px that a label above stands over the middle of its bar
GROUP, APART = 24, 14  # px: words above the rows, and between two groups
FOOT = 34  # px: a scale and its unit


def _upright(plane: Plane, rows: pd.DataFrame, sides: tuple[float, float], foot: float, per_one: float) -> None:
    """Draw bars upright between two px, from `foot` px upward, with their texts above and their labels below."""
    left, step = sides[0], (sides[1] - sides[0]) / len(rows)
    # without a bar, the text stands at the foot
    rows = rows.assign(x=in_rows(rows, step, left), y=foot - rows["value"].fillna(0) * per_one, y2=foot)
    plane.rules([{"x": left, "x2": sides[1], "y": foot}], RULE)
    for focus, fill, ink in LOOKS:
        here = rows[rows["focus"] == focus]
        bars = here.assign(x=here["x"] - 0.37 * step, x2=here["x"] + 0.37 * step)
        plane.bars(bars[bars["value"].notna()], fill)
        plane.words(here[here["text"] != ""], ink, align="center", dy=-9)
    plane.words(rows.assign(y=foot + 13, text=rows["label"]), QUIET, align="center")


def bars_by_year(
    chart_id: str,
    rows: pd.DataFrame,
    *,
    panels: dict[str, str],
    focus: int | None = None,
    quiet: bool = False,
    **words: Unpack[Words],
) -> Chart:
    """Return a chart of years with one panel for each measure, side by side where there is room.

    rows: by year, a column for each of `panels`, which gives its heading, and for a measure NAME that is more than plain
    numbers a column NAME_said with its words (“at least 4”, or that there is no number), and NAME_source, who says so; a
    missing number has no bar, but a dash. focus: the year that stands out, if one does; quiet: whether all bars have the
    colour of context and one scale, as counts of others do that can be compared.
    """
    say, parts, texts, headings = words.get("say", prose.ENGLISH), [], {}, {}
    opening, gap = BY_YEAR[say.language]
    for name, title in panels.items():
        numbers = [say.number(value, 0) for value in rows[name].fillna(0)]
        said = pd.Series(rows.get(f"{name}_said", numbers), rows.index)
        parts.append(f"{title}{gap}: {f'{gap}; '.join(f'{year}, {text}' for year, text in said.items())}.")
        headings[f"{name}_said" if f"{name}_said" in rows else name] = title
        headings |= {f"{name}_source": f"{title}: by whom, as of when"} if f"{name}_source" in rows else {}
        # over a bar there is little room: “78+” for “at least 78”
        short = [number + "+" * text.startswith(AT_LEAST) for number, text in zip(numbers, said, strict=True)]
        texts[name] = pd.Series(short, rows.index).where(rows[name].notna(), NO_BAR).tolist()
    draw = partial(_panels, rows.reset_index(), panels, texts, focus, quiet)
    return chart(chart_id, words, told=f"{opening} {' '.join(parts)}", table=rows, draw=draw, headings=headings)


def _panels(
    rows: pd.DataFrame, panels: dict[str, str], texts: dict[str, list[str]], focus: int | None, quiet: bool, layout: str
) -> Drawing:
    plane, wide = Plane(layout), layout == "wide"
    tall = 230 if wide else 216  # px of a panel, its heading and the years included
    width = (plane.right - GAP * (len(panels) - 1)) / len(panels) if wide else plane.right
    room, years = width / len(rows), rows["year"].astype(str).tolist()
    every = plane.widest(itertools.chain(*texts.values())) * 1.1 < room
    labels = years if plane.widest(years) * 1.35 < room else [f"’{year[-2:]}" for year in years]
    for place, (name, title) in enumerate(panels.items()):
        left, top = (place * (width + GAP), 0) if wide else (0, place * tall)
        foot, high = top + tall - (22 if wide else 38), max(rows[of].max() for of in (panels if quiet else [name]))
        told = every | (rows["year"] == rows["year"].max()) | (rows["year"] == focus) | (rows[name] == high)
        inked = (rows["year"] == focus) | (focus is None and not quiet)
        drawn = pd.DataFrame({"label": labels, "value": rows[name], "focus": inked})
        drawn["text"] = pd.Series(texts[name], rows.index).where(told, "")
        plane.say(left, top + 8, title, bold=True, fontSize=plane.size + 1)
        _upright(plane, drawn, (left, left + width), foot, (foot - top - HEAD - 24) / high)
    return plane.drawn(top + tall)


def by_source(chart_id: str, rows: pd.DataFrame, *, per: int, **words: Unpack[Words]) -> Chart:
    """Return a chart of how much is wrong with each source for its length, a panel for each grade.

    rows: `source`, `text` (original or copy), `words` in it, `severity` (the grade), `slips`, and `rate`, slips for every
    `per` words.
    """
    worst = rows[rows["severity"] == Severity.MISLEADING].sort_values("rate", ascending=False)
    rates = [f"{row.source} {prose.number(row.rate, 1)} ({prose.number(row.slips)} in all)" for row in each(worst)]
    told = f"Three rows of bars, one for each grade. Misleading slips for every {per} words: {', '.join(rates)}."
    table = published(rows, {**HEADINGS, "rate": f"For every {per} words"})
    return chart(chart_id, words, told=told, table=table, draw=partial(_by_severity, rows))


def _by_severity(rows: pd.DataFrame, layout: str) -> Drawing:
    plane, wide, names = Plane(layout), layout == "wide", list(dict.fromkeys(rows["source"]))
    tall = HEAD + len(names) * 30 + 6
    start = 8 + plane.widest(names)
    width = (plane.right - start) / (len(SEVERITIES) if wide else 1)
    texts = [f"{prose.number(row.rate, 1)} ({row.slips})" for row in each(rows)]
    long = rows["rate"] * (width - 12 - plane.widest(texts)) / rows["rate"].max()
    rows = rows.assign(text=texts, y=rows["source"].map(lambda name: HEAD + 30 * names.index(name) + 15))
    for place, (severity, colour) in enumerate(SEVERITIES.items()):
        left, top = (start + place * width, 0) if wide else (start, place * tall)
        here = rows.assign(x=left, x2=left + long, y=rows["y"] + top)[rows["severity"] == severity]
        plane.say(left, top + 13, severity.capitalize(), bold=True, fontSize=plane.size + 1)
        plane.level_bars(here, 16, colour)
        plane.words(here.assign(x=here["x2"] + 5))
        if place == 0 or not wide:
            plane.words(here.assign(x=start - 6, text=here["source"]), align="right")
    return plane.drawn(top + tall)


def level_bars(
    chart_id: str,
    rows: pd.DataFrame,
    *,
    value: str,
    of: str,
    focus: int | date | None = None,
    reported: tuple[float, str] | None = None,
    added: str = "",
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
    `reported`, with its words, and `added` words after its own number; line: a value that bars are held against, and words
    left and right of it; scale: the unit of the numbers below, if they are printed; table: the rows of the published table,
    where those are others. Its columns have the headings of USUAL, unless the cell gives others.
    """
    days, (stated, said) = isinstance(rows.index, pd.DatetimeIndex), reported or (np.nan, "")
    names = [prose.day(day, short=True) if days else str(day) for day in rows.index]
    inked = [(name.date() if days else name) == focus for name in rows.index]
    numbers = rows[value].map(prose.number) + np.where(inked, added, "")
    given = dict.fromkeys(("told", "group"), "") | {"label": names, "text": numbers, "begin": 0}
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
    table = rows if table is None else table
    usual = {name: heading for name, heading in USUAL.items() if name in table}
    table = published(table, words.pop("headings", usual), digits=2)
    return chart(chart_id, words, told=told, table=table, draw=partial(_draw_level, drawn, said, line, scale))


def pairs(
    chart_id: str, rows: pd.DataFrame, *, first: str, second: str, names: tuple[str, ...] = (), **words: Unpack[Words]
) -> Chart:
    """Return a chart of two counts for each of several spans, as level bars: a first in grey, and what is on record below it.

    rows: `label` and the columns of both counts, first and second; names: what these are, where the columns' names do not say.
    """
    sides = zip((first, second), names or (first, second), (SUM, NOW), strict=True)
    both = [rows.assign(group=rows["label"], label=name, kind=kind, low=rows[side]) for side, name, kind in sides]
    drawn = pd.concat(both).sort_index(kind="stable")
    return level_bars(chart_id, drawn, value="low", of="counts", table=rows, **words)


def _draw_level(rows: pd.DataFrame, said: str, line: tuple[float, str, str] | None, scale: str, layout: str) -> Drawing:
    groups, level = list(rows.groupby("group", sort=False)), line[0] if line else 0
    beside = layout == "wide" or rows["label"].str.len().max() <= SHORT
    step, thick = BESIDE if beside else ABOVE
    head = GROUP if line or groups[0][0] else 0
    foot = step * len(rows) + (head + APART) * len(groups) - APART
    plane, top = Plane(layout), 0.0
    start = 10 + plane.widest(rows["label"]) if beside else 2
    # with a line the words stand in a column of their own: behind a bar that ends before it they would stand beyond it
    widths = rows["text"].map(lambda text: width_of(text, plane.size)) * (BOLD if beside or not line else 0)
    room = plane.right - start - 16 - widths
    per_one = min(room / (rows["begin"] + rows[["high", "ring"]].max(axis=1)).clip(lower=level))
    if line:
        plane.rules([{"x": start + level * per_one, "y": head, "y2": foot}], EVENT, 1.5)
        for words, align in zip(line[1:], ("right", "left"), strict=True):
            plane.say(start + level * per_one, 10, words, QUIET, align=align, away=7, italic=True)
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
    return plane.drawn(foot + FOOT * bool(scale))
