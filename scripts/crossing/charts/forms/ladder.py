"""The ladder of records: the highest day so far, as announced at the time and as on record now."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date
from functools import partial
from typing import Any, Unpack

import altair as alt
import numpy as np
import pandas as pd

from crossing.charts.forms.scales import below, beside, ticks
from crossing.charts.marks import Plane, inside, width_of, wrapped
from crossing.charts.model import Chart, Words, chart, published
from crossing.charts.style import AS_REPORTED, INK, ON_RECORD, QUIET, RULE
from crossing.language import prose
from crossing.official.vintages import NOW, THEN

LINE = 17  # px: a line of words
GUTTER, TALL = 40, 345  # px: the numbers of the scale, and the stairs
HEADS = {"wide": 46, "narrow": 84}  # px above the stairs for the words on their last steps
BUSY = 2 / 3  # share of the width that the years up to the last step take, where more years follow
YEAR = 34  # px that the name of a year needs
CLEAR = 10  # px between a mark and words that stand beside it
HEADINGS = {
    "date": "Day",
    "ladder": "Ladder",
    "people": "People",
    "who": "Called a record by",
    "other": "The same day in the other count",
}
Place = Callable[[Any], float]  # gives a day or a number of people its place in px


@dataclass(frozen=True)
class Block:
    """Words on a record: their lines, px of their edges and of their first line, and the mark that they belong to."""

    lines: tuple[str, ...]
    left: float
    right: float
    top: float
    mark: tuple[float, float]
    colour: str = INK

    def touches(self, other: Block) -> bool:
        """True if the two would stand on each other."""
        ends = (self.top + LINE * len(self.lines), other.top + LINE * len(other.lines))
        level = self.top < ends[1] and other.top < ends[0]
        return level and self.left < other.right + CLEAR and other.left < self.right + CLEAR


def ladder(chart_id: str, steps: pd.DataFrame, records: pd.DataFrame, *, end: date, **words: Unpack[Words]) -> Chart:
    """Return a chart of both ladders of record days, with each day that a source calls a record.

    steps: `vintage` (NOW or THEN), `date`, `people`, `other` (the day in the other ladder's count) and `first` (as first
    published); records: `date`, `who`, `stated` (the figure in words), `value`, `now`, `rank` (among all days up to it),
    `is_step` and `words`, what a source calls a day that is no step. end: where the stairs stop.
    """
    now, then = (steps[steps["vintage"] == vintage].iloc[-1] for vintage in (NOW, THEN))
    placed = "; ".join(
        f"{row.who}: {row.stated} on {prose.day(row.date)}, {prose.number(row.now)} on record now, "
        f"{prose.ordinal(row.rank)} of all days up to then"
        for row in records.itertuples()
    )
    told = (
        "Two rising staircases of record days. "
        f"As announced, the last step is {prose.number(then['people'])} on {prose.day(then['date'])}; as on record now it "
        f"is {prose.number(now['people'])} on {prose.day(now['date'])}, and no later day up to {prose.day(end)} is higher. "
        f"Days that the sources call records: {placed}."
    )
    stairs = (steps["date"], steps["vintage"], steps["people"].map(prose.number), "", steps["other"])
    called = (records["date"], "as reported", records["stated"], records["who"], records["now"])
    table = pd.concat([pd.DataFrame(dict(zip(HEADINGS, columns, strict=True))) for columns in (stairs, called)])
    draw = partial(_draw, steps, records, end)
    return chart(chart_id, words, told=told, table=published(table, HEADINGS), draw=draw)


def _draw(steps: pd.DataFrame, records: pd.DataFrame, end: date, layout: str) -> alt.TopLevelMixin:
    right, foot, high = inside(layout), HEADS[layout] + TALL, steps["people"].max()
    first = date(steps["date"].min().year, 1, 1)
    plane = Plane(layout, (0, right), (foot + 24, 0))

    turn = date(steps["date"].max().year + 1, 1, 1)
    edges = [(turn - first).days, (end - first).days] if turn < end else [(end - first).days] * 2

    def across(day: date) -> float:
        days = (pd.Timestamp(day) - pd.Timestamp(first)).days
        return GUTTER + (right - GUTTER) * float(np.interp(days, [0, *edges], [0, BUSY if turn < end else 1, 1]))

    def up(people: float) -> float:
        return foot - TALL * people / high

    beside(plane, ticks(high), up, GUTTER, right)
    years = range(first.year, end.year + 1)
    plane.rules([{"x": across(date(year, 1, 1)), "y": foot, "y2": foot + 5} for year in years], RULE)
    named: list[int] = []
    for year in years:
        if not named or across(date(year, 1, 1)) - across(date(named[-1], 1, 1)) > YEAR:
            named.append(year)
    below(plane, named, lambda year: across(date(int(year), 1, 1)), foot + 14, str)
    if turn < end:
        plane.rules([{"x": across(turn), "y": HEADS[layout], "y2": foot}], RULE, dash=(3, 3))
    marks = steps.assign(
        x=steps["date"].map(across), y=up(steps["people"]), tip=[_tip(row) for row in steps.itertuples()]
    )
    now, then = (marks[marks["vintage"] == vintage] for vintage in (NOW, THEN))
    plane.line(_stairs(now, right))
    plane.line(_stairs(then, right), AS_REPORTED, 1.6, (5, 3))
    plane.rings(then, size=75)
    plane.dots(now, size=45)
    blocks = _blocks(records, across, up, right, plane.size, layout)
    led = [block for block in blocks if block.top - block.mark[1] > 2 * LINE]
    plane.rules([{"x": block.mark[0], "y": block.mark[1] + 6, "y2": block.top - 10} for block in led], QUIET)
    signs = records[~records["is_step"]]
    tips = [
        f"{prose.day(row.date)}: {row.stated} people as reported ({row.who}), {prose.number(row.now)} on record now"
        for row in signs.itertuples()
    ]
    signs = signs.assign(x=signs["date"].map(across), y=up(signs["now"]), tip=tips)
    plane.dots(signs, shape="diamond", size=95)
    for block in blocks:
        x, align = (block.left, "left") if block.left > block.mark[0] else ((block.left + block.right) / 2, "center")
        lines = [{"x": x, "y": block.top + LINE * n, "text": line} for n, line in enumerate(block.lines)]
        for colour, part in ((block.colour, lines[:1]), (QUIET, lines[1:])):
            plane.words(part, colour, align=align, halo=True)
    _heads(plane, now.iloc[-1], then.iloc[-1], right, layout)
    return plane.drawn(foot + 30)


def _tip(step: Any) -> str:
    """What a step says: the day in both counts, as far as both have it."""
    ours, theirs = ("on record now", "announced") if step.vintage == NOW else ("announced", "on record now")
    other = "" if pd.isna(step.other) else f", {prose.number(step.other)} {theirs}"
    return f"{prose.day(step.date)}: {prose.number(step.people)} people {ours}{other}"


def _stairs(steps: pd.DataFrame, right: float) -> list[dict[str, float]]:
    """The corners of a staircase, which runs on level to px `right`."""
    corners = [{"x": steps["x"].iloc[0], "y": steps["y"].iloc[0]}]
    for step in steps.iloc[1:].itertuples():
        corners += [{"x": step.x, "y": corners[-1]["y"]}, {"x": step.x, "y": step.y}]
    return [*corners, {"x": right, "y": corners[-1]["y"]}]


def _blocks(records: pd.DataFrame, across: Place, up: Place, right: float, size: float, layout: str) -> list[Block]:
    """The words on the records, each below its mark and clear of the others.

    Stairs only rise, so that right of a step and below it nothing is drawn; the words on a day that is no step stand
    below it, as far down as the words before them ask for.
    """
    blocks: list[Block] = []
    for row in records.sort_values(["is_step", "date"], ascending=[False, True]).itertuples():
        x, y = across(row.date), up(row.value if row.is_step else row.now)
        lines = _lines(row, size, layout)
        width = max(width_of(line, size) for line in lines)
        left = min(max(x + CLEAR if row.is_step else x - width / 2, GUTTER), right - width - 4)
        block = Block(lines, left, left + width, y + 22, (x, y), AS_REPORTED if row.is_step else INK)
        while any(block.touches(other) for other in blocks):
            block = replace(block, top=block.top + LINE / 2)
        blocks.append(block)
    return blocks


def _lines(row: Any, size: float, layout: str) -> tuple[str, ...]:
    """What stands at a record: the day and its figure, what the other count or its rank is, and who calls it a record."""
    when, count, narrow = prose.day(row.date, short=True), prose.number(row.now), layout == "narrow"
    who = wrapped(f"{row.who}: {row.words}" if row.words else row.who, 130 if narrow else 1000, size)
    if not row.is_step:
        return f"{when}: {count} people,", f"{prose.ordinal(row.rank)} of all days up to then", *who
    if narrow:
        return f"{when}: {row.stated}", f"({count} on record now)", *who
    return f"{when}: {row.stated} reported,", f"{count} on record now", *who


def _heads(plane: Plane, now: pd.Series, then: pd.Series, right: float, layout: str) -> None:
    """What the last steps are, over the stairs: in two lines, on a phone in four."""
    first = prose.NONE_RECORDED if pd.isna(now["first"]) else prose.number(now["first"])
    heads = (
        ("On record now", now, f"({first} as first published)", ON_RECORD),
        ("As announced", then, f"({prose.number(then['other'])} on record now)", AS_REPORTED),
    )
    told = [
        (f"{name}: {prose.number(top['people'])}, {prose.day(top['date'], short=True)}", more, colour)
        for name, top, more, colour in heads
    ]
    room = max(width_of(f"{words} {more}", plane.size) for words, more, _ in told)
    left, y = min(now["x"], then["x"], right - room) if layout == "wide" else GUTTER, 10.0
    for words, more, colour in told:
        lines = [f"{words} {more}"] if layout == "wide" else [words, more]
        plane.words([{"x": left, "y": y + LINE * n, "text": line} for n, line in enumerate(lines)], colour)
        y += LINE * len(lines) + 3
