"""Bars in panels: years side by side, and sources beside each other by severity."""

from __future__ import annotations

import itertools
from functools import partial
from typing import Unpack

import pandas as pd

from crossing.charts.marks import Drawing, Plane, each, in_rows
from crossing.charts.model import Chart, Words, chart, published
from crossing.charts.style import CONFUSING, CONTEXT, INK, MISLEADING, ON_RECORD, QUIET, RULE
from crossing.language import prose
from crossing.ledger.vocabulary import Severity

HEAD, GAP = 26, 30  # px: the heading of a panel, and what parts it from others
LOOKS = ((False, CONTEXT, INK), (True, ON_RECORD, ON_RECORD))  # whether in the focus, with the colours of bar and words
NO_BAR, AT_LEAST = "–", ("at least ", "au moins ")  # over the foot of a missing bar; the words of a lowest number
# What is wrong with a source's words, worst first, with its colour.
SEVERITIES = {Severity.MISLEADING: MISLEADING, Severity.CONFUSING: CONFUSING, Severity.UNTIDY: CONTEXT}
HEADINGS = {"source": "Source", "text": "Text", "words": "Words", "severity": "Grade", "slips": "Slips"}


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
    say, parts, texts = words.get("say", prose.ENGLISH), [], {}
    for name, title in panels.items():
        numbers = [say.number(value, 0) for value in rows[name].fillna(0)]
        said = pd.Series(rows.get(f"{name}_said", numbers), rows.index)
        parts.append(f"{title}: {'; '.join(f'{year}, {text}' for year, text in said.items())}.")
        # over a bar there is little room: “78+” for “at least 78”
        short = [number + "+" * text.startswith(AT_LEAST) for number, text in zip(numbers, said, strict=True)]
        texts[name] = pd.Series(short, rows.index).where(rows[name].notna(), NO_BAR).tolist()
    draw = partial(_panels, rows.reset_index(), panels, texts, focus, quiet)
    return chart(chart_id, words, told=f"Bars by year. {' '.join(parts)}", table=rows, draw=draw)


def _panels(
    rows: pd.DataFrame, panels: dict[str, str], texts: dict[str, list[str]], focus: int | None, quiet: bool, layout: str
) -> Drawing:
    wide, tall = layout == "wide", 230 if layout == "wide" else 216  # px of a panel, its heading and the years included
    plane = Plane(layout, tall if wide else len(panels) * tall)
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
    return plane.drawn()


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
    wide, names = layout == "wide", list(dict.fromkeys(rows["source"]))
    tall = HEAD + len(names) * 30 + 6
    plane = Plane(layout, tall if wide else tall * len(SEVERITIES))
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
    return plane.drawn()
