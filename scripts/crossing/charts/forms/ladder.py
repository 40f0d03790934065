"""The ladder of records: the highest day so far, as announced at the time and as on record now."""

from __future__ import annotations

import itertools
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import partial
from typing import Any, Unpack

import pandas as pd

from crossing.charts.labels import Box, Place, free, wrapped
from crossing.charts.marks import Drawing, Plane, each, scale, ticks
from crossing.charts.model import Chart, Words, chart, published
from crossing.charts.style import AS_REPORTED, INK, ON_RECORD, QUIET, RULE
from crossing.language import prose
from crossing.official.counted_twice import NOW, THEN

LINE = 17  # px: a line of words
GUTTER, TALL = 40, 345  # px: the numbers of the scale, and the stairs, where they need not be higher
HEADS = {"wide": 46, "narrow": 84}  # px above the stairs for the words on their last steps
CLEAR = 10  # px between a mark and words that stand beside it
HEADINGS = {
    "date": "Day",
    "ladder": "Ladder",
    "people": "People",
    "who": "Called a record by",
    "other": "The same day in the other count",
}


@dataclass(frozen=True)
class Block:
    """Words on a record: their lines, where they stand, and the mark that they belong to, in px."""

    lines: tuple[str, ...]
    box: Box
    mark: tuple[float, float]
    colour: str


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
        for row in each(records)
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


def _draw(steps: pd.DataFrame, records: pd.DataFrame, end: date, layout: str) -> Drawing:
    high = steps["people"].max()
    years = range(steps["date"].min().year, end.year + 1)
    for tall in itertools.count(
        TALL, LINE
    ):  # higher stairs where the words on many records have no room above their foot
        foot = HEADS[layout] + tall
        plane = Plane(layout, foot + 24)
        across = scale((pd.Timestamp(years[0], 1, 1), pd.Timestamp(end)), (GUTTER, plane.right))
        up = scale((0, high), (foot, foot - tall))
        blocks = _blocks(records, across, up, plane, ticks(high))
        if all(block.box.bottom <= foot for block in blocks):
            break
    plane.levels(ticks(high), GUTTER, up)
    begins = {year: across(pd.Timestamp(year, 1, 1)) for year in years}
    plane.rules([{"x": x, "y": foot, "y2": foot + 5} for x in begins.values()], RULE)
    plane.below(foot + 14, years[:: 1 if plane.wide else 2], lambda year: begins[int(year)], str)
    placed = steps.assign(x=steps["date"].map(across), y=up(steps["people"]), tip=list(map(_tip, steps.itertuples())))
    now, then = (placed[placed["vintage"] == vintage] for vintage in (NOW, THEN))
    for kind, colour, width, dash in ((now, ON_RECORD, 2, ()), (then, AS_REPORTED, 1.6, (5, 3))):
        plane.line(pd.concat([kind, kind.tail(1).assign(x=plane.right)]), colour, width, dash, stairs=True)
    plane.rings(then, size=75)
    plane.dots(now, size=45)
    led = [block for block in blocks if block.box.top - block.mark[1] > 2 * LINE]
    plane.rules([{"x": block.mark[0], "y": block.mark[1] + 6, "y2": block.box.top - 10} for block in led], QUIET)
    signs = records[~records["is_step"]]
    tips = [
        f"{prose.day(row.date)}: {row.stated} people as reported ({row.who}), {prose.number(row.now)} on record now"
        for row in each(signs)
    ]
    signs = signs.assign(x=signs["date"].map(across), y=up(signs["now"]), tip=tips)
    plane.dots(signs, shape="diamond", size=95)
    for block in blocks:
        beside = block.box.left > block.mark[0]
        x, align = (block.box.left, "left") if beside else ((block.box.left + block.box.right) / 2, "center")
        for n, line in enumerate(block.lines):
            plane.say(x, block.box.top + LINE * n, line, QUIET if n else block.colour, align=align, halo=True)
    _heads(plane, now.iloc[-1], then.iloc[-1])
    return plane.drawn()


def _tip(step: Any) -> str:
    """What a step says: the day in both counts, as far as both have it."""
    ours, theirs = ("on record now", "announced") if step.vintage == NOW else ("announced", "on record now")
    other = "" if pd.isna(step.other) else f", {prose.number(step.other)} {theirs}"
    return f"{prose.day(step.date)}: {prose.number(step.people)} people {ours}{other}"


def _blocks(records: pd.DataFrame, across: Place, up: Place, plane: Plane, levels: Sequence[float] = ()) -> list[Block]:
    """The words on the records, each below its mark and clear of the others.

    Stairs only rise, so that right of a step and below it nothing is drawn; the words on a day that is no step stand
    below it, as far down as the words before them and the lines of the grid at `levels` ask for.
    """
    blocks: list[Block] = []
    grid = [Box(GUTTER, up(level) - LINE, plane.right, up(level)) for level in levels]  # words begin half a line higher
    for row in each(records.sort_values(["is_step", "date"], ascending=[False, True])):
        x, y = across(row.date), up(row.value if row.is_step else row.now)
        lines = _lines(row, plane)
        width = plane.widest(lines)
        left = min(max(x + CLEAR if row.is_step else x - width / 2, GUTTER), plane.right - width - 4)
        places = (Box(left, top, left + width, top + LINE * len(lines)) for top in itertools.count(y + 22, LINE / 2))
        box = free(places, [*(block.box for block in blocks), *([] if row.is_step else grid)], CLEAR)
        blocks.append(Block(lines, box, (x, y), AS_REPORTED if row.is_step else INK))
    return blocks


def _lines(row: Any, plane: Plane) -> tuple[str, ...]:
    """What stands at a record: the day and its figure, what the other count or its rank is, and who calls it a record."""
    when, count = prose.day(row.date, short=True), prose.number(row.now)
    who = wrapped(f"{row.who}: {row.words}" if row.words else row.who, 1000 if plane.wide else 130, plane.size)
    if not row.is_step:
        return f"{when}: {count} people,", f"{prose.ordinal(row.rank)} of all days up to then", *who
    if plane.wide:
        return f"{when}: {row.stated} reported,", f"{count} on record now", *who
    return f"{when}: {row.stated}", f"({count} on record now)", *who


def _heads(plane: Plane, now: pd.Series, then: pd.Series) -> None:
    """What the last steps are, over the stairs: in two lines, on a phone in four."""
    first = prose.NONE_RECORDED if pd.isna(now["first"]) else prose.number(now["first"])
    for name, top, more, colour, y in (
        ("On record now", now, f"({first} as first published)", ON_RECORD, 10),
        ("As announced", then, f"({prose.number(then['other'])} on record now)", AS_REPORTED, 30 if plane.wide else 47),
    ):
        lines = [f"{name}: {prose.number(top['people'])}, {prose.day(top['date'], short=True)}", more]
        plane.say(GUTTER, y, [" ".join(lines)] if plane.wide else lines, colour)
