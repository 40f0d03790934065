"""Bars: rows ranked or in order, years side by side in panels, and sources beside each other by severity."""

from __future__ import annotations

import itertools
from collections.abc import Iterable
from datetime import date
from functools import partial
from typing import Any, Unpack

import pandas as pd

from crossing.charts.marks import Drawing, Plane, in_rows, width_of
from crossing.charts.model import Chart, Words, chart, published
from crossing.charts.style import CONFUSING, CONTEXT, INK, MISLEADING, ON_RECORD, PAPER, QUIET, RULE
from crossing.language import prose
from crossing.ledger.vocabulary import Severity

STEP, THICK = 27, 18  # px: a row of level bars, and its bar
HEAD, GAP = 26, 30  # px: the heading of a panel, and what parts it from others
LOOKS = ((False, CONTEXT, INK), (True, ON_RECORD, ON_RECORD))  # whether in the focus, with the colours of bar and words
NO_BAR, AT_LEAST = "–", ("at least ", "au moins ")  # over the foot of a missing bar; the words of a lowest number
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
    **words: Unpack[Words],
) -> Chart:
    """Return a chart of years or days with one in the focus, on whose bar a ring stands at the value reported for it.

    rows: their index names the bars, the column `value` measures them; of: what they are, in the plural; focus: which one
    is in the focus; reported and said: the value as reported and its words; remarks: words after some of the values.
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
    told = f"Bars for {prose.in_words(len(drawn))} {of}. {told}. {ring}"
    return chart(chart_id, words, told=told, table=rows, draw=partial(_level, drawn, reported, said))


def _level(rows: pd.DataFrame, reported: float, said: str, layout: str) -> Drawing:
    """The bars level, one row below the other, as long as the words after them allow."""
    plane = Plane(layout, len(rows) * STEP)
    # the remark on the row in the focus has a line of its own
    texts = rows["text"] + [f" ({row.remark})" if row.remark and not row.focus else "" for row in rows.itertuples()]
    start = 8 + plane.widest(rows["label"])
    room = plane.right - start - 14 - texts.map(lambda text: width_of(text, plane.size))
    per_one = min(room / rows["value"].clip(lower=reported * rows["focus"]))
    at = start + reported * per_one
    rows = rows.assign(text=texts, x=start, x2=start + rows["value"] * per_one, y=in_rows(rows, STEP))
    for focus, fill, ink in LOOKS:
        here = rows[rows["focus"] == focus]
        plane.level_bars(here, THICK, fill)
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
    return plane.drawn()


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
    numbers a column NAME_said with its words (“at least 4”, or that there is no number); a missing number has no bar,
    but a dash. focus: the year that stands out, if one does; quiet: whether all bars have the colour of context and one
    scale, as counts of others do that can be compared.
    """
    told = " ".join(
        f"{title}: {'; '.join(f'{year}, {text}' for year, text in zip(rows.index, _said(rows, name), strict=True))}."
        for name, title in panels.items()
    )
    texts = {name: _texts(rows, name, words.get("say", prose.ENGLISH)) for name in panels}
    draw = partial(_panels, rows.reset_index(), panels, texts, focus, quiet)
    return chart(chart_id, words, told=f"Bars by year. {told}", table=rows, draw=draw)


def _said(rows: pd.DataFrame, name: str) -> list[str]:
    """The words of a measure of bars by year: those that the rows bring, else its numbers."""
    if f"{name}_said" in rows:
        return rows[f"{name}_said"].tolist()
    return [prose.number(value, 0) for value in rows[name]]


def _texts(rows: pd.DataFrame, name: str, say: prose.Wording) -> list[str]:
    """The words over bars, which have little room: “78+” for “at least 78”."""
    lowest = [text.startswith(AT_LEAST) for text in _said(rows, name)]
    return [
        NO_BAR if pd.isna(value) else say.number(value, 0) + "+" * least
        for value, least in zip(rows[name], lowest, strict=True)
    ]


def _panels(
    rows: pd.DataFrame,
    panels: dict[str, str],
    texts: dict[str, list[str]],
    focus: int | None,
    quiet: bool,
    layout: str,
) -> Drawing:
    wide, tall = layout == "wide", 230 if layout == "wide" else 216  # px of a panel, its heading and the years included
    height = tall if wide else len(panels) * tall
    plane = Plane(layout, height)
    width = (plane.right - GAP * (len(panels) - 1)) / len(panels) if wide else plane.right

    def fit(texts: Iterable[str], apart: float) -> bool:
        return plane.widest(texts) * apart < width / len(rows)

    every = fit(itertools.chain(*texts.values()), 1.1)
    years = rows["year"].astype(str).tolist()
    labels = years if fit(years, 1.35) else [f"’{year[-2:]}" for year in years]
    for place, (name, title) in enumerate(panels.items()):
        left, top = (place * (width + GAP), 0) if wide else (0, place * tall)
        foot, high = top + tall - (22 if wide else 38), rows[list(panels) if quiet else [name]].max(axis=None)
        told = every | (rows["year"] == rows["year"].max()) | (rows["year"] == focus) | (rows[name] == high)
        inked = (rows["year"] == focus) | (focus is None and not quiet)
        drawn = pd.DataFrame({"label": labels, "value": rows[name], "focus": inked})
        drawn["text"] = pd.Series(texts[name], rows.index).where(told, "")
        plane.say(left, top + 8, title, bold=True, size=plane.size + 1)
        _upright(plane, drawn, (left, left + width), foot, (foot - top - HEAD - 24) / high)
    return plane.drawn()


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


def _by_severity(rows: pd.DataFrame, layout: str) -> Drawing:
    wide, names = layout == "wide", list(dict.fromkeys(rows["source"]))
    tall = HEAD + len(names) * 30 + 6
    height = tall if wide else tall * len(SEVERITIES)
    plane = Plane(layout, height)
    start = 8 + plane.widest(names)
    width = (plane.right - start) / (len(SEVERITIES) if wide else 1)
    texts = [f"{row.rate:.1f} ({row.slips})" for row in rows.itertuples()]
    long = rows["rate"] * (width - 12 - plane.widest(texts)) / rows["rate"].max()
    rows = rows.assign(text=texts, y=rows["source"].map(lambda name: HEAD + 30 * names.index(name) + 15))
    for place, (severity, colour) in enumerate(SEVERITIES.items()):
        left, top = (start + place * width, 0) if wide else (start, place * tall)
        here = rows.assign(x=left, x2=left + long, y=rows["y"] + top)[rows["severity"] == severity]
        plane.say(left, top + 13, severity.capitalize(), bold=True, size=plane.size + 1)
        plane.level_bars(here, 16, colour)
        plane.words(here.assign(x=here["x2"] + 5))
        if place == 0 or not wide:
            plane.words(here.assign(x=start - 6, text=here["source"]), align="right")
    return plane.drawn()
