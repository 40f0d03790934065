"""Statements held against the series, as a table: a row each, with both counts and an arrow for how far apart they are."""

from __future__ import annotations

from functools import partial
from typing import Any, Unpack

import pandas as pd

from crossing.charts.labels import width_of
from crossing.charts.marks import Drawing, Plane, each, in_rows, scale
from crossing.charts.model import Chart, Words, chart, published
from crossing.charts.style import AS_REPORTED, INK, ON_RECORD, QUIET, RULE
from crossing.language import prose

ROW = {"wide": 40, "narrow": 62}  # px that a statement takes up
HEAD = {"wide": 26, "narrow": 22}  # px: the names of the columns
LINE, APART = 17, 14  # px: a line of words, between two columns
COUNTS = (("as reported", "stated", AS_REPORTED), ("on record now", "on_record", ON_RECORD))
KEPT, NO_COUNT = "holds", "–"  # in place of a difference
NARROWER = 0.88  # of the width of a broad face: columns have room between them
HEADINGS = {
    "span": "Span",
    "who": "Reported by",
    "stated": "As reported",
    "on_record": "On record now",
    "change": "Difference",
    "verdict": "Verdict",
}


def statements(chart_id: str, rows: pd.DataFrame, **words: Unpack[Words]) -> Chart:
    """Return a table of counts of people as reported and as on record now, with the difference drawn as an arrow.

    rows: `span` and `who` (what is counted, and which sources state it), `stated` and `on_record` (both counts in words),
    `verdict` and its `sign`, `reported` and `now` (people), and `kept`, whether the words only set a limit, which the
    record keeps: a distance from a limit is no difference, and has no arrow. A row without `reported` is in the published
    table alone.
    """
    rows = rows.assign(kept=rows["kept"].eq(True))
    rows["percent"] = ((rows["now"] / rows["reported"] - 1) * 100).mask(rows["kept"], 0)
    signed = [  # per cent, with a tenth below one
        NO_COUNT if pd.isna(percent) else f"{prose.signed(percent, int(abs(percent) < 1))}%"
        for percent in rows["percent"]
    ]
    rows["change"] = pd.Series(signed, rows.index).mask(rows["kept"], KEPT)
    drawn = rows.dropna(subset=["reported", "now"])
    told = "; ".join(
        f"{row.span}: {row.stated} reported, {row.on_record} on record, {row.change}" for row in each(drawn)
    )
    told = f"A table with an arrow in each row, for {prose.in_words(len(drawn))} counts of people. {told}."
    return chart(chart_id, words, told=told, table=published(rows, HEADINGS), draw=partial(_draw, drawn))


def _draw(rows: pd.DataFrame, layout: str) -> Drawing:
    step, top = ROW[layout], HEAD[layout]
    plane = Plane(layout, top + step * len(rows))

    def column(x: float | pd.Series, y: pd.Series, name: str, colour: str = INK, **look: Any) -> None:
        plane.words(rows.assign(x=x, y=y, text=rows[name]), colour, **look)

    def widest(*texts: str) -> float:
        return NARROWER * plane.widest(texts)

    middle = pd.Series(in_rows(rows, step, top), rows.index)
    up = LINE / 2 if plane.wide else LINE
    plane.rules([{"x": 0, "x2": plane.right, "y": top + step * place} for place in range(len(rows) + 1)], RULE)
    verdicts, x = widest(*rows["verdict"]) + 18, 0.0
    if plane.wide:
        x = widest(*rows["span"], *rows["who"])
        for heading, name, colour in COUNTS:
            x += APART + widest(*rows[name], heading)
            plane.say(x, top / 2, heading, colour, align="right")
            column(x, middle, name, colour, align="right")
        x, left, at, level = x + APART, x + APART + verdicts + APART, middle, middle
    else:
        after = pd.Series(0.0, rows.index)
        for heading, name, colour in COUNTS:
            plane.say(x, top / 2, heading, colour)
            column(after, middle + LINE, name, colour)
            x += width_of(heading, plane.size) + APART
            after += rows[name].map(lambda text: width_of(text, plane.size) + APART)
        x, left, at, level = plane.right - verdicts, plane.right / 2, middle - up, middle + LINE
    plane.say(plane.right, top / 2, "difference", QUIET, align="right")
    column(0, middle - up, "span")
    column(0, middle - up + LINE, "who", QUIET)
    # each verdict behind its sign, which is words of its own: few faces have it. What does not fit stands out
    usual = rows["sign"] == rows["sign"].mode()[0]
    for name, beside in (("sign", x), ("verdict", x + 18)):
        placed = rows.assign(x=beside, y=at, text=rows[name])
        plane.words(placed[usual])
        plane.words(placed[~usual], bold=True)
    _arrows(plane, rows.assign(y=level), left)
    return plane.drawn()


def _arrows(plane: Plane, rows: pd.DataFrame, left: float) -> None:
    """The differences from `left` px on: every ring on one line, the dots where the record is, in per cent."""
    low, high = min(0, rows["percent"].min()), max(0, rows["percent"].max())
    room = 14 + plane.widest(rows["change"])
    across = scale((low, high), (left + room, plane.right - room))
    rows = rows.assign(x=across(0), x2=across(rows["percent"]), text=rows["change"])
    plane.moved(rows[~rows["kept"]])
    beside = rows.assign(x=rows["x2"])
    plane.words(beside[rows["kept"]], QUIET, align="center")
    for align, dx, here in (("left", 12, rows["percent"] > 0), ("right", -12, rows["percent"] <= 0)):
        plane.words(beside[here & ~rows["kept"]], ON_RECORD, align=align, dx=dx, bold=True)
