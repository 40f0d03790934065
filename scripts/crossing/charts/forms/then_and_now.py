"""Then and now: a ring for what was reported, joined to a dot for what is on record; of days, and of statements as a table."""

from __future__ import annotations

from functools import partial
from typing import Any, Unpack

import numpy as np
import pandas as pd

from crossing.charts.marks import Drawing, Plane, each, in_rows, scale
from crossing.charts.model import NAMED_BY, Chart, Words, chart, published
from crossing.charts.style import AS_REPORTED, INK, ON_RECORD, QUIET, RULE
from crossing.language import prose
from crossing.language.languages import Language
from crossing.language.lines import BOLD, width_of

SAID = ("as reported", "on record now")
RING_AND_DOT = {  # what a drawing of days is, what is told of each, and what parts two
    Language.ENGLISH: ("Ring and dot for {} days.", "{}: {} {}, {} {}", "; "),
    Language.FRENCH: ("Anneau et point, jour par jour.", "{} : {} ({}), {} ({})", " ; "),
}
HEAD, ROW, APART = 32, 30, 15  # px: down to the first row, a row, what parts two groups of rows beside it
AWAY = 13  # px from the middle of a mark to its number
# the table of statements
STATED = {"wide": 40, "narrow": 62}  # px that a statement takes up
NAMES = {"wide": 26, "narrow": 22}  # px: the names of the columns
LINE, BETWEEN = 17, 14  # px: a line of words, between two columns
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


def then_and_now(chart_id: str, rows: pd.DataFrame, *, said: tuple[str, str] = SAID, **words: Unpack[Words]) -> Chart:
    """Return a chart of days as published then and on record now, a row each: what was revised, and which way.

    rows: `date`, `then` and `now` (people); those of one `group`, if there is such a column, stand together. said: what
    ring and dot are called.
    """
    say = words.get("say", prose.ENGLISH)
    opening, both, apart = RING_AND_DOT[say.language]
    counts = [
        both.format(say.day(row.date), say.number(row.then, None), said[0], say.number(row.now, None), said[1])
        for row in each(rows)
    ]
    told = f"{opening.format(say.in_words(len(rows)))} {apart.join(counts)}."
    headings = {"date": NAMED_BY[say.language]["date"], "then": prose.capital(said[0]), "now": prose.capital(said[1])}
    return chart(chart_id, words, told=told, table=rows, draw=partial(_draw_days, rows, said, say), headings=headings)


def _draw_days(rows: pd.DataFrame, said: tuple[str, str], say: prose.Wording, layout: str) -> Drawing:
    group = rows.get("group", pd.Series(0, rows.index))
    parted = group.ne(group.shift(fill_value=group.iloc[0]))
    level = APART * parted.cumsum() + HEAD + ROW * np.arange(len(rows))
    last = round(level.iloc[-1])
    plane = Plane(layout)
    names = [say.day(day, short=not plane.wide) for day in rows["date"]]
    # a number that hangs left of its mark keeps clear of the days' names
    room = AWAY + plane.widest(say.number(people, None) for people in rows["then"]) * BOLD
    start, high = plane.widest(names) + 10 + room, rows[["then", "now"]].max(axis=None) or 1
    across = scale((0, high), (start, plane.right - room))
    rows = rows.assign(x=across(rows["then"]), x2=across(rows["now"]), y=level)
    plane.rules([{"x": 0, "x2": plane.right, "y": y - (ROW + APART) / 2} for y in level[parted]], RULE)
    if plane.wide:  # on a phone the line at zero would run into the numbers
        plane.rules([{"x": across(0), "y": HEAD - 10, "y2": last + 16}], QUIET)
        plane.say(across(0), last + 26, "0", QUIET, align="center")
    plane.moved(rows)
    plane.words(rows.assign(x=0, text=names))
    # a number hangs outward from its mark; one where both agree
    change = rows["now"] - rows["then"]
    for column, at, colour, less in (("then", "x", AS_REPORTED, change > 0), ("now", "x2", ON_RECORD, change < 0)):
        numbers = rows.assign(x=rows[at], text=rows[column].map(say.number), side=np.where(less, "right", "left"))
        plane.outward(numbers[change.ne(0) | (column == "now")], colour, AWAY)
    plane.say(plane.right - plane.widest(said[1:]) - 12, HEAD - 20, said[0], AS_REPORTED, align="right")
    plane.say(plane.right, HEAD - 20, said[1], ON_RECORD, align="right")
    return plane.drawn(last + (34 if plane.wide else 16))


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
    return chart(chart_id, words, told=told, table=published(rows, HEADINGS), draw=partial(_draw_statements, drawn))


def _draw_statements(rows: pd.DataFrame, layout: str) -> Drawing:
    step, top = STATED[layout], NAMES[layout]
    plane = Plane(layout)

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
            x += BETWEEN + widest(*rows[name], heading)
            plane.say(x, top / 2, heading, colour, align="right")
            column(x, middle, name, colour, align="right")
        x, left, at, level = x + BETWEEN, x + BETWEEN + verdicts + BETWEEN, middle, middle
    else:
        after = pd.Series(0.0, rows.index)
        for heading, name, colour in COUNTS:
            plane.say(x, top / 2, heading, colour)
            column(after, middle + LINE, name, colour)
            x += width_of(heading, plane.size) + BETWEEN
            after += rows[name].map(lambda text: width_of(text, plane.size) + BETWEEN)
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
    return plane.drawn(top + step * len(rows))


def _arrows(plane: Plane, rows: pd.DataFrame, left: float) -> None:
    """The differences from `left` px on: every ring on one line, the dots where the record is, in per cent."""
    low, high = min(0, rows["percent"].min()), max(0, rows["percent"].max())
    room = 14 + plane.widest(rows["change"])
    across = scale((low, high), (left + room, plane.right - room))
    rows = rows.assign(x=across(0), x2=across(rows["percent"]), text=rows["change"])
    plane.moved(rows[~rows["kept"]])
    beside = rows.assign(x=rows["x2"], side=np.where(rows["percent"] > 0, "left", "right"))
    plane.words(beside[rows["kept"]], QUIET, align="center")
    plane.outward(beside[~rows["kept"]], ON_RECORD, 12)
