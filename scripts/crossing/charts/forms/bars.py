"""Bars: rows ranked or in order, years side by side in panels, and sources beside each other by severity."""

from __future__ import annotations

from datetime import date
from functools import partial
from typing import Any, Unpack

import altair as alt
import pandas as pd

from crossing.charts.marks import Plane, inside, width_of
from crossing.charts.model import Chart, Words, chart, published
from crossing.charts.style import AS_REPORTED, CONFUSING, CONTEXT, INK, MISLEADING, ON_RECORD, PAPER, QUIET, RULE
from crossing.language import prose
from crossing.ledger.vocabulary import Severity

STEP, THICK = 27, 18  # px: a row of level bars, and its bar
HEAD, GAP = 26, 30  # px: the heading of a panel, and what parts it from others
LOOKS = ((False, CONTEXT, INK), (True, ON_RECORD, ON_RECORD))  # whether in the focus, with the colours of bar and words
NO_BAR, AT_LEAST = "–", "at least "  # over the foot of a missing bar; the words of a lowest number
# What is wrong with a source's words, worst first, with its colour.
SEVERITIES = {Severity.MISLEADING: MISLEADING, Severity.CONFUSING: CONFUSING, Severity.UNTIDY: CONTEXT}
HEADINGS = {"source": "Source", "text": "Text", "words": "Words", "severity": "Grade", "slips": "Slips"}


def bars(
    chart_id: str,
    rows: pd.DataFrame,
    *,
    value: str,
    of: str,
    focus: int | date,
    reported: float,
    said: str,
    remarks: dict[Any, str],
    standing: bool = False,
    **words: Unpack[Words],
) -> Chart:
    """Return a chart of years or days with one in the focus, on whose bar a ring stands at the value reported for it.

    rows: their index names the bars, the column `value` measures them; of: what they are, in the plural; focus: which one
    is in the focus; reported and said: the value as reported and its words; remarks: words after some of the values;
    standing: whether the bars stand where there is room for it.
    """
    days = isinstance(rows.index, pd.DatetimeIndex)
    drawn = pd.DataFrame(
        {
            "label": [prose.day(day, short=True) if days else str(day) for day in rows.index],
            "value": rows[value].tolist(),
            "remark": [remarks.get(name, "") for name in rows.index],
            "focus": [(name.date() if days else name) == focus for name in rows.index],
            "text": rows[value].map(prose.number).tolist(),
        }
    )
    told = "; ".join(f"{row.label}: {row.text}" for row in drawn.itertuples())
    ring = f"A ring shows what was reported for {drawn.loc[drawn['focus'], 'label'].item()}: {said}."

    def draw(layout: str) -> alt.TopLevelMixin:
        form = _standing if standing and layout == "wide" else partial(_level, layout=layout)
        return form(drawn, reported, said)

    told = f"Bars for {prose.in_words(len(drawn))} {of}. {told}. {ring}"
    return chart(chart_id, _named(words, rows), told=told, table=rows.reset_index(), draw=draw)


def _named(words: Words, rows: pd.DataFrame) -> Words:
    """The words of a cell, with a heading for what names the rows where it gives none."""
    name, headings = str(rows.index.name), words["headings"]
    return words if name in headings else {**words, "headings": {name: name.capitalize(), **headings}}


def _level(rows: pd.DataFrame, reported: float, said: str, layout: str) -> alt.TopLevelMixin:
    """The bars level, one row below the other, as long as the words after them allow."""
    plane = Plane(layout, (0, inside(layout)), (len(rows) * STEP, 0))
    # the remark on the row in the focus has a line of its own
    after = (
        rows["remark"]
        .where((rows["remark"] == "") | rows["focus"], " (" + rows["remark"] + ")")
        .mask(rows["focus"], "")
    )
    texts, long = rows["text"] + after, rows["value"].clip(lower=reported * rows["focus"])
    start = 8 + max(width_of(label, plane.size) for label in rows["label"])
    per_one = min((inside(layout) - start - 14 - texts.map(lambda text: width_of(text, plane.size))) / long)
    at = start + reported * per_one
    rows = rows.assign(text=texts, x=start, x2=start + rows["value"] * per_one)
    rows["y"] = [(place + 0.5) * STEP for place in range(len(rows))]
    for focus, fill, ink in LOOKS:
        here = rows[rows["focus"] == focus]
        plane.bars(here.assign(y=here["y"] - THICK / 2, y2=here["y"] + THICK / 2), fill)
        beside = here.assign(x=here["x2"].clip(lower=(at + 5) * focus) + 6)
        two = focus and here["remark"].any()
        plane.words(beside.assign(y=beside["y"] - 7 * two), ink, bold=focus)
        plane.words(beside.assign(y=beside["y"] + 8, text=beside["remark"])[: len(here) * two], ink)
    plane.words(rows.assign(x=start - 7, text=rows["label"]), align="right")
    level = rows[rows["focus"]].assign(x=at)
    whole = f"as reported: {said}"
    inner = whole if width_of(whole, plane.size) < at - start - 16 else said
    plane.words(level.assign(text=inner), PAPER, align="right", dx=-11)
    plane.rings(level)
    return plane.drawn(len(rows) * STEP + 8)


def _standing(rows: pd.DataFrame, reported: float, said: str) -> alt.TopLevelMixin:
    """The bars upright, one beside the other."""
    foot, tall, right = 290, 230, inside("wide")
    plane = Plane("wide", (0, right), (foot + 24, 0))
    high = max(reported, rows["value"].max())
    _upright(plane, rows.assign(text=rows["text"].mask(rows["focus"], "")), (0, right), foot, tall / high)
    step, level = right / len(rows), foot - reported * tall / high
    at = pd.DataFrame({"x": [(place + 0.5) * step for place in range(len(rows))], "y": level})[rows["focus"].to_numpy()]
    row = rows[rows["focus"]].iloc[0]
    plane.words(at.assign(text=row["text"]), ON_RECORD, align="center", dy=-34, bold=True)
    plane.words(at.assign(text=row["remark"]), ON_RECORD, align="center", dy=-17)
    plane.words(at.assign(text=f"as reported: {said}"), AS_REPORTED, align="right", dx=-0.37 * step - 8)
    plane.rings(at)
    return plane.drawn(foot + 30)


def _upright(plane: Plane, rows: pd.DataFrame, sides: tuple[float, float], foot: float, per_one: float) -> None:
    """Draw bars upright between two px, from `foot` px upward, with their texts above and their labels below."""
    left, step = sides[0], (sides[1] - sides[0]) / len(rows)
    rows = rows.assign(
        y=foot - rows["value"].fillna(0) * per_one, y2=foot
    )  # without a bar, the text stands at the foot
    rows["x"] = [left + (place + 0.5) * step for place in range(len(rows))]
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
    numbers a column NAME_said with its words (“at least 4”, or that there is no number); a missing number has no bar,
    but a dash. focus: the year that stands out, if one does; quiet: whether all bars have the colour of context and one
    scale, as counts of others do that can be compared.
    """
    told = " ".join(
        f"{title}: {'; '.join(f'{year}, {text}' for year, text in zip(rows.index, _said(rows, name), strict=True))}."
        for name, title in panels.items()
    )
    drawn = rows.reset_index()
    draw = partial(_panels, drawn, panels, focus, quiet)
    return chart(chart_id, _named(words, rows), told=f"Bars by year. {told}", table=drawn, draw=draw)


def _said(rows: pd.DataFrame, name: str) -> list[str]:
    """The words of a measure of bars by year: those that the rows bring, else its numbers."""
    if f"{name}_said" in rows:
        return rows[f"{name}_said"].tolist()
    return [prose.number(value, 0) for value in rows[name]]


def _short(text: str, value: float) -> str:
    """The words over a bar, which has little room: “78+” for “at least 78”."""
    return NO_BAR if pd.isna(value) else text.removeprefix(AT_LEAST) + "+" * text.startswith(AT_LEAST)


def _panels(
    rows: pd.DataFrame, panels: dict[str, str], focus: int | None, quiet: bool, layout: str
) -> alt.TopLevelMixin:
    wide, right = layout == "wide", inside(layout)
    tall = 230 if wide else 216  # px of a panel, its heading and the years under it included
    width = (right - GAP * (len(panels) - 1)) / len(panels) if wide else right
    height = tall if wide else len(panels) * tall
    plane = Plane(layout, (0, right), (height, 0))

    def fit(texts: list[str], apart: float) -> bool:
        return all(width_of(text, plane.size) * apart < width / len(rows) for text in texts)

    texts = {
        name: [_short(text, value) for text, value in zip(_said(rows, name), rows[name], strict=True)]
        for name in panels
    }
    every = fit([text for of_panel in texts.values() for text in of_panel], 1.1)
    years = rows["year"].astype(str).tolist()
    labels = years if fit(years, 1.35) else [f"’{year[-2:]}" for year in years]
    for place, (name, title) in enumerate(panels.items()):
        left, top = (place * (width + GAP), 0) if wide else (0, place * tall)
        foot, high = top + tall - (22 if wide else 38), rows[list(panels) if quiet else [name]].max(axis=None)
        told = every | (rows["year"] == rows["year"].max()) | (rows["year"] == focus) | (rows[name] == high)
        inked = (rows["year"] == focus) | (focus is None and not quiet)
        drawn = pd.DataFrame({"label": labels, "value": rows[name], "focus": inked})
        drawn["text"] = pd.Series(texts[name], rows.index).where(told, "")
        plane.words([{"x": left, "y": top + 8, "text": title}], bold=True, size=plane.size + 1)
        _upright(plane, drawn, (left, left + width), foot, (foot - top - HEAD - 24) / high)
    return plane.drawn(height)


def by_source(chart_id: str, rows: pd.DataFrame, *, per: int, **words: Unpack[Words]) -> Chart:
    """Return a chart of how much is wrong with each source for its length, a panel for each grade.

    rows: `source`, `text` (original or copy), `words` in it, `severity` (the grade), `slips`, and `rate`, slips for every
    `per` words.
    """
    worst = rows[rows["severity"] == Severity.MISLEADING].sort_values("rate", ascending=False)
    told = ", ".join(f"{row.source} {row.rate:.1f} ({prose.number(row.slips)} in all)" for row in worst.itertuples())
    told = f"Three rows of bars, one for each grade. Misleading slips for every {per} words: {told}."
    table = published(rows, {**HEADINGS, "rate": f"For every {per} words"})
    return chart(chart_id, words, told=told, table=table, draw=partial(_by_severity, rows))


def _by_severity(rows: pd.DataFrame, layout: str) -> alt.TopLevelMixin:
    wide, names = layout == "wide", list(dict.fromkeys(rows["source"]))
    tall = HEAD + len(names) * 30 + 6
    height = tall if wide else tall * len(SEVERITIES)
    plane = Plane(layout, (0, inside(layout)), (height, 0))
    start = 8 + max(width_of(name, plane.size) for name in names)
    width = (inside(layout) - start) / (len(SEVERITIES) if wide else 1)
    texts = [f"{row.rate:.1f} ({row.slips})" for row in rows.itertuples()]
    room = 12 + max(width_of(text, plane.size) for text in texts)
    rows = rows.assign(told=rows["text"], text=texts, long=rows["rate"] * (width - room) / rows["rate"].max())
    rows["y"] = [HEAD + 30 * names.index(name) + 15 for name in rows["source"]]
    for place, (severity, colour) in enumerate(SEVERITIES.items()):
        left, top = (start + place * width, 0) if wide else (start, place * tall)
        here = rows[rows["severity"] == severity].assign(x=left, x2=lambda found: found["x"] + found["long"])
        here["y"] += top
        plane.words([{"x": left, "y": top + 13, "text": severity.capitalize()}], bold=True, size=plane.size + 1)
        plane.bars(here.assign(y=here["y"] - 8, y2=here["y"] + 8), colour)
        plane.words(here.assign(x=here["x2"] + 5))
        if place == 0 or not wide:
            plane.words(here.assign(x=start - 6, text=here["source"]), align="right")
    return plane.drawn(height)
