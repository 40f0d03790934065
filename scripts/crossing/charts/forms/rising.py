"""What only rises: a year's running total beside the year before, totals as steps from day to day, and the ladder of records."""

from __future__ import annotations

import itertools
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import partial
from typing import Any, Unpack

import pandas as pd

from crossing.charts.labels import LINE, Box, Label, Place, free, hang, together
from crossing.charts.marks import Drawing, Plane, each, scale, ticks
from crossing.charts.model import Chart, Words, chart, published
from crossing.charts.style import AS_REPORTED, CONTEXT, INK, ON_RECORD, QUIET, RULE
from crossing.language import prose
from crossing.language.lines import width_of, wrapped
from crossing.language.spans import LONG_MONTH
from crossing.ledger.rows import Claim
from crossing.official.counted_twice import NOW, THEN

AXIS = 48  # px: the numbers beside the drawing
HEAD, FOOT = 22, 26  # px: over the highest total, and the days below
TALL = {"wide": 325, "narrow": 278}  # px: the highest total of a year
STEPS, EDGE = 215, 12  # px: the highest of some steps, and what is free at either end of them
# the looks of some steps: colours of line and words, and how far below its step a number stands, px
LOOKS = ((ON_RECORD, ON_RECORD, -9), (CONTEXT, QUIET, -25))
PUBLISHED = ((INK, INK, -9), (CONTEXT, QUIET, -25))  # of totals as others published them: not the record’s blue
EVERY = 4  # days between the points of a curve
DAYS_NAMED = LONG_MONTH  # up to so many days of steps are named by the day, more by the month
# the ladder
STEP = 17  # px: a line of words
GUTTER, STAIRS = 40, 345  # px: the numbers of the scale, and the stairs, where they need not be higher
HEADS = {"wide": 46, "narrow": 84}  # px above the stairs for the words on their last steps
CLEAR = 10  # px between a mark and words that stand beside it
HEADINGS = {
    "date": "Day",
    "ladder": "Ladder",
    "people": "People",
    "who": "Called a record by",
    "other": "The same day in the other count",
}


def running_total(chart_id: str, days: pd.DataFrame, *, reported: Claim, **words: Unpack[Words]) -> Chart:
    """Return the running totals of the year of a reported total and of the year before, with the total as a ring.

    days: date, arrivals of the two years; reported: a claim on people from 1 January of the second to a later day. The
    table holds the ends of the months.
    """
    sums = [rows.assign(total=rows["arrivals"].cumsum().astype(int)) for _, rows in days.groupby(days["date"].dt.year)]
    last, this = (rows.set_index("date")["total"] for rows in sums)
    assert reported.span is not None
    assert reported.value is not None
    end, value = pd.Timestamp(reported.span.end), reported.value
    year, whole, now, top = end.year, int(last.iloc[-1]), int(this[end]), int(this.iloc[-1])
    passed = this.index[this > whole][0]
    told = (
        f"Two rising lines. The total of {year} passes the {prose.number(whole)} of all {year - 1} on {prose.day(passed)}, "
        f"reaches {prose.number(now)} by {prose.day(end)}, where the report has {prose.number(value)}, and ends the year at {prose.number(top)}."
    )
    ends = {str(total.index[0].year): total.resample("MS").last().to_numpy() for total in (last, this)}
    table = pd.DataFrame({"To the end of": [f"{month:%B}" for month in this.resample("MS").last().index]} | ends)

    draw = partial(_total, last, this, (end, value), passed)
    return chart(chart_id, words, told=told, table=table, draw=draw)


def _total(
    last: pd.Series, this: pd.Series, reported: tuple[pd.Timestamp, float], passed: pd.Timestamp, layout: str
) -> Drawing:
    (end, value), year, whole, top = reported, passed.year, int(last.iloc[-1]), int(this.iloc[-1])
    foot, now = HEAD + TALL[layout], int(this[end])
    plane = Plane(layout)
    across, up = scale((0, 366), (AXIS, plane.right)), scale((0, top), (foot, HEAD))

    def curve(total: pd.Series) -> pd.DataFrame:
        """The points of a line, every so many and the last: it looks the same and weighs less."""
        kept = total.iloc[sorted({*range(0, len(total), EVERY), len(total) - 1})]
        return pd.DataFrame({"x": across(pd.DatetimeIndex(kept.index).day_of_year), "y": up(kept.to_numpy())})

    plane.levels(range(0, top, 10_000), AXIS, up)
    for month in pd.date_range(this.index[0], this.index[-1], freq="MS" if plane.wide else "QS"):
        plane.say(across(month.day_of_year), foot + 15, f"{month:%b}", QUIET)
    meets, at = across(passed.day_of_year), across(end.day_of_year)
    plane.rules([{"x": meets, "x2": plane.right, "y": up(whole)}], CONTEXT, dash=(2, 3))
    plane.line(curve(last), CONTEXT)
    plane.line(curve(this[end:]), width=1.5, dash=(5, 3))
    plane.line(curve(this[:end]), width=2.5)
    plane.rings([{"x": at, "y": up(value)}])
    plane.dots([{"x": at, "y": up(now)}])
    left: dict[str, Any] = {"align": "right", "away": 14}
    plane.say(at, up(now), f"To {prose.day(end)}", dy=-40, **left)
    plane.say(at, up(now), f"on record now: {prose.number(now)}", ON_RECORD, dy=-23, bold=True, **left)
    plane.say(at, up(now), f"as reported: {prose.number(value)}", AS_REPORTED, dy=-6, bold=True, **left)
    plane.say(plane.right - 24, up(top), f"{year}: {prose.number(top)}", ON_RECORD, align="right", bold=True)
    below, before = 22 if plane.wide else 34, f"{year - 1}: {prose.number(whole)}"
    plane.say(plane.right, up(whole), before, QUIET, dy=below, align="right", bold=True)
    plane.dots([{"x": meets, "y": up(whole)}], CONTEXT, size=40)
    # to the left of where the lines cross, where nothing else is; on a phone on two lines
    lines = [f"{year} passes all of {year - 1}", f"on {passed.day} {passed:%B}"]
    plane.say(meets, up(whole), " ".join(lines) if plane.wide else lines, QUIET, dy=-5, **left)
    return plane.drawn(foot + FOOT)


def running_steps(
    chart_id: str,
    counts: dict[str, pd.DataFrame],
    *,
    named: Sequence[tuple[str, date, str]] = (),
    events: pd.DataFrame | None = None,
    level: tuple[float, str] | None = None,
    floor: float = 0,
    **words: Unpack[Words],
) -> Chart:
    """Return totals that are known on some days as steps, level until the next is known, or with `said` joined by dashes.

    counts: one or two totals by day, under what they count: `people` and, of totals that others published, `said`, their own
    words, which may be more than a number (“about 350”): such a total is hollow; named: of which total the number of which
    day is written, that of the second above that of the first, with words after it where they have room, or else the last of
    each, with its first word; events: date and label, as rules; level: a total as reported, and its words; floor: people at
    which the scale starts, which the subtitle has to say.
    """
    marked = together(events) if events is not None else []
    totals = {name: count["people"] for name, count in counts.items()}
    others = any("said" in count for count in counts.values())  # totals that others published
    spoken = {name: count.get("said", totals[name].map(prose.number)) for name, count in counts.items()}
    rough = {name: spoken[name] != total.map(prose.number) for name, total in totals.items()}
    named = named or [(name, total.index[-1], f" {name.split()[0]}") for name, total in totals.items()]
    told = [f"{prose.capital(name)}, {prose.day(day)}: {spoken[name][str(day)]}." for name, day, _ in named]
    told += [f"A dashed line marks what the report prints, {level[1]}."] if level else []
    told += [f"The scale starts at {prose.number(floor)}, not at zero."] if floor else []
    told += [f"Lines mark {'; '.join(words for _, words in marked)}."] if marked else []
    columns = {name: total.astype(int).astype(object).mask(rough[name], spoken[name]) for name, total in totals.items()}
    table = pd.DataFrame({f"{prose.capital(name)} (people)": column for name, column in columns.items()})
    table.insert(0, "Day", table.index.map(prose.day))
    written = [(name, pd.Timestamp(day), spoken[name][str(day)], more) for name, day, more in named]
    draw = partial(_steps, totals, rough, written, marked, level, floor, PUBLISHED if others else LOOKS)
    return chart(chart_id, words, told=" ".join(told), table=table, draw=draw)


def _steps(
    totals: dict[str, pd.Series],
    rough: dict[str, pd.Series],
    written: Sequence[tuple[str, pd.Timestamp, str, str]],
    marked: Sequence[Label],
    level: tuple[float, str] | None,
    floor: float,
    looks: Sequence[tuple[str, str, int]],
    layout: str,
) -> Drawing:
    """rough: by total, whether what is known on a day is more than a number; written: of which total, day, number, words after it."""
    foot, known = HEAD + LINE * len(totals) + STEPS, [day for total in totals.values() for day in total.index]
    first, last = min([*known, *(day for day, _ in marked)]), max(known)
    high, whole = max(total.max() for total in totals.values()), (last - first).days
    plane = Plane(layout)
    across, up = scale((first, last), (AXIS + EDGE, plane.right - EDGE)), scale((floor, high), (foot, foot - STEPS))
    plane.levels([people for people in ticks(high, 14 if floor else 5) if people >= floor], AXIS, up)
    months = pd.date_range(first, last, freq="MS")[:: 1 if plane.wide else 2]
    under = months if whole > DAYS_NAMED else pd.date_range(first, last)[::5]
    for day, text in zip(under, _months(under) if whole > DAYS_NAMED else map(prose.short_day, under), strict=True):
        plane.say(across(day), foot + 15, text, QUIET, align="center")
    if level:
        plane.rules([{"x": AXIS, "x2": plane.right, "y": up(level[0])}], AS_REPORTED, 1.5, (5, 3))
        # above the line, where no step is yet; on a phone above the words of the steps too
        plane.say(AXIS + EDGE, up(level[0]), level[1], AS_REPORTED, dy=-10 if plane.wide else -26)
    plane.events(hang(marked, across, plane.right, plane.size, wrap=1000 if plane.wide else 110), 0, foot)
    for (name, total), (line, ink, dy) in zip(totals.items(), looks, strict=False):
        steps = pd.DataFrame({"x": total.index.map(across), "y": up(total.to_numpy())})
        plane.line(steps, line, **({"width": 1, "dash": (2, 3)} if looks is PUBLISHED else {"stairs": across(last)}))
        for hollow in (False, True):
            plane.dots(steps[(rough[name] == hollow).to_numpy()], line, hollow=hollow)
        for day, number, more in ((day, number, more) for of, day, number, more in written if of == name):
            dated = plane.wide or day < total.index[-1]  # on a phone the line's end says its day
            x, text = across(day), f"{prose.short_day(day)}: " * dated + number
            text += more if width_of(text + more, plane.size) < x - AXIS else ""
            plane.say(x, up(total[day]), text, ink, align="right", away=8, dy=dy)
    return plane.drawn(foot + FOOT)


def _months(days: pd.DatetimeIndex) -> list[str]:
    """Months to stand under an axis, the first of each year with its year."""
    return [
        f"{day:%b}" if place and days[place - 1].year == day.year else f"{day:%b %Y}" for place, day in enumerate(days)
    ]


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
    draw = partial(_ladder, steps, records, end)
    return chart(chart_id, words, told=told, table=published(table, HEADINGS), draw=draw)


def _ladder(steps: pd.DataFrame, records: pd.DataFrame, end: date, layout: str) -> Drawing:
    plane, high = Plane(layout), steps["people"].max()
    years = range(steps["date"].min().year, end.year + 1)
    across = scale((pd.Timestamp(years[0], 1, 1), pd.Timestamp(end)), (GUTTER, plane.right))
    for tall in itertools.count(STAIRS, STEP):  # higher where the words on many records have no room above their foot
        foot = HEADS[layout] + tall
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
        plane.line(kind, colour, width, dash, stairs=plane.right)
    plane.rings(then, size=75)
    plane.dots(now, size=45)
    led = [block for block in blocks if block.box.top - block.mark[1] > 2 * STEP]
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
            plane.say(x, block.box.top + STEP * n, line, QUIET if n else block.colour, align=align, halo=True)
    _heads(plane, now.iloc[-1], then.iloc[-1])
    return plane.drawn(foot + 24)


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
    grid = [Box(GUTTER, up(level) - STEP, plane.right, up(level)) for level in levels]  # words begin half a line higher
    for row in each(records.sort_values(["is_step", "date"], ascending=[False, True])):
        x, y = across(row.date), up(row.value if row.is_step else row.now)
        lines = _lines(row, plane)
        width = plane.widest(lines)
        left = min(max(x + CLEAR if row.is_step else x - width / 2, GUTTER), plane.right - width - 4)
        places = (Box(left, top, left + width, top + STEP * len(lines)) for top in itertools.count(y + 22, STEP / 2))
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
