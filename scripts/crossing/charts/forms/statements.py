"""Statements held against the series, as a table: a row each, with both counts and an arrow for how far apart they are."""

from __future__ import annotations

from functools import partial
from typing import Unpack

import altair as alt
import pandas as pd

from crossing.charts.marks import Plane, inside, width_of
from crossing.charts.model import Chart, Words, chart, published
from crossing.charts.style import AS_REPORTED, ON_RECORD, QUIET, RULE
from crossing.language import prose

ROW = {"wide": 40, "narrow": 62}  # px that a statement takes up
HEAD = {"wide": 26, "narrow": 22}  # px: the names of the columns
LINE, APART = 17, 14  # px: a line of words, between two columns
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
    `verdict` and its `sign`, `reported` and `now` (people). A row without `reported` is in the published table alone.
    """
    rows = rows.assign(percent=(rows["now"] / rows["reported"] - 1) * 100)
    rows["change"] = [prose.NONE_RECORDED if pd.isna(percent) else _signed(percent) for percent in rows["percent"]]
    drawn = rows.dropna(subset=["reported", "now"])
    told = "; ".join(
        f"{row.span}: {row.stated} reported, {row.on_record} on record, {row.change}" for row in drawn.itertuples()
    )
    told = f"A table with an arrow in each row, for {prose.in_words(len(drawn))} counts of people. {told}."
    shown = rows.assign(change=rows["change"].where(rows["percent"].notna(), "–"))
    return chart(chart_id, words, told=told, table=published(shown, HEADINGS), draw=partial(_draw, drawn))


def _signed(percent: float) -> str:
    """A difference with its sign, in per cent: "+5%", "−0.1%", a tenth where it is below one."""
    size = f"{abs(percent):.0f}" if abs(percent) >= 1 else f"{abs(percent):.1f}"
    return f"{'+' if percent > 0 else '−'}{size}%"


def _draw(rows: pd.DataFrame, layout: str) -> alt.TopLevelMixin:
    wide, right, top = layout == "wide", inside(layout), HEAD[layout]
    height = top + ROW[layout] * len(rows)
    plane = Plane(layout, (0, right), (height, 0))

    def widest(texts: pd.Series, heading: str = "") -> float:
        return NARROWER * max(width_of(text, plane.size) for text in [*texts, heading])

    rows = rows.assign(y=[top + ROW[layout] * (place + 0.5) for place in range(len(rows))])
    lines = [{"x": 0, "x2": right, "y": top + ROW[layout] * place} for place in range(len(rows) + 1)]
    plane.rules(lines, RULE)
    verdicts = widest(rows["verdict"]) + 18
    if wide:
        said = max(widest(rows["span"]), widest(rows["who"])) + APART + widest(rows["stated"], "as reported")
        now = said + APART + widest(rows["on_record"], "on record now")
        judged = now + APART
        left, middle = judged + verdicts + APART, rows["y"]
        for x, words, colour in ((said, "as reported", AS_REPORTED), (now, "on record now", ON_RECORD)):
            plane.say(x, top / 2, words, colour, align="right")
        plane.words(rows.assign(x=said, text=rows["stated"]), AS_REPORTED, align="right")
        plane.words(rows.assign(x=now, text=rows["on_record"]), ON_RECORD, align="right")
    else:
        judged, left, middle = right - verdicts, right / 2, rows["y"] + LINE
        plane.say(0, top / 2, "as reported", AS_REPORTED)
        plane.say(width_of("as reported", plane.size) + APART, top / 2, "on record now", ON_RECORD)
        plane.words(rows.assign(x=0, y=middle, text=rows["stated"]), AS_REPORTED)
        after = rows["stated"].map(lambda text: width_of(text, plane.size) + APART)
        plane.words(rows.assign(x=after, y=middle, text=rows["on_record"]), ON_RECORD)
    plane.say(right, top / 2, "difference", QUIET, align="right")
    up = LINE / 2 if wide else LINE
    plane.words(rows.assign(x=0, y=rows["y"] - up, text=rows["span"]))
    plane.words(rows.assign(x=0, y=rows["y"] - up + LINE, text=rows["who"]), QUIET)
    _verdicts(plane, rows.assign(y=rows["y"] if wide else rows["y"] - up), judged)
    _arrows(plane, rows.assign(y=middle), left, right)
    return plane.drawn(height + 8)


def _verdicts(plane: Plane, rows: pd.DataFrame, x: float) -> None:
    """Each verdict behind its sign, which is words of its own: few faces have it. What does not fit stands out."""
    for fits in (True, False):
        here = rows[(rows["sign"] == rows["sign"].mode()[0]) == fits]
        plane.words(here.assign(x=x, text=here["sign"]), bold=not fits)
        plane.words(here.assign(x=x + 18, text=here["verdict"]), bold=not fits)


def _arrows(plane: Plane, rows: pd.DataFrame, left: float, right: float) -> None:
    """The differences between two px: every ring on one line, the dots where the record is, in per cent."""
    low, high = min(0, rows["percent"].min()), max(0, rows["percent"].max())
    room = [14 + max(width_of(text, plane.size) for text in rows["change"])] * 2
    per_one = (right - left - sum(room)) / (high - low)
    zero = left + room[0] - low * per_one
    rows = rows.assign(x=zero, x2=zero + rows["percent"] * per_one, text=rows["change"])
    plane.moved(rows)
    beside = rows.assign(x=rows["x2"])
    for align, dx, here in (("left", 12, rows["percent"] > 0), ("right", -12, rows["percent"] <= 0)):
        plane.words(beside[here], ON_RECORD, align=align, dx=dx, bold=True)
