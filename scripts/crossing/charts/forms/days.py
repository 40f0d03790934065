"""Days: a bar a day, with a ring on those that were reported, or up and down by how much each count was changed."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from functools import partial
from typing import Unpack

import numpy as np
import pandas as pd

from crossing.charts.labels import LINE, hang, together
from crossing.charts.marks import Drawing, Plane, each, in_rows, scale, ticks
from crossing.charts.model import Chart, Words, chart, published
from crossing.charts.style import AS_REPORTED, CONTEXT, EVENT, ON_RECORD, QUIET
from crossing.language import prose
from crossing.language.lines import width_of, wrapped
from crossing.language.spans import WEEK
from crossing.ledger.rows import Claim
from crossing.ledger.wording import stated

AXIS = 40  # px: the numbers beside the drawing
DEEP = 18  # px: a line of words below the axis
HIGH, ROOM = 218, 48  # px: the highest bar, and the words over the days of a sum
NAMED_EVERY = WEEK.days  # days between two that are named below the axis
Then = dict[pd.Timestamp, Claim]  # what was reported, by day
# days that were counted twice
STEP = 200  # people between lines of the grid
SHOWN = 40  # days in the table
FREE = 60  # people left free above the highest bar and below the lowest, for words
SIGNED, TALL, FOOT = 48, 300, 24  # px: the numbers beside the drawing, the bars, the months below them


def day_bars(
    chart_id: str,
    days: pd.DataFrame,
    *,
    reported: Sequence[Claim],
    events: pd.DataFrame,
    named: Sequence[date] = (),
    summed: tuple[date, date] | None = None,
    **words: Unpack[Words],
) -> Chart:
    """Return a bar for each day, with a ring on the days that were reported and events below the axis.

    days: date, arrivals; reported: claims on single days; events: date, label; named: further days whose numbers are
    written; summed: first and last of some days whose sum stands over them.
    """
    now = days.set_index("date")["arrivals"].astype(int)
    then = {pd.Timestamp(claim.day): claim for claim in reported if claim.day}
    few = now[pd.Timestamp(summed[0]) : pd.Timestamp(summed[1])] if summed else now[:0]
    further = [pd.Timestamp(day) for day in named]
    printed = [stated(then[day]) if day in then else "not printed" for day in now.index]
    counts = {"On record now (people)": now.tolist(), "As reported (people)": printed}
    table = pd.DataFrame({"Day": now.index.map(prose.day), **counts})
    draw = partial(_draw_days, now, then, few, further, events)
    return chart(chart_id, words, told=_told(now, then, further, few, events), table=table, draw=draw)


def _draw_days(
    now: pd.Series, then: Then, few: pd.Series, named: Sequence[pd.Timestamp], events: pd.DataFrame, layout: str
) -> Drawing:
    plane, above = Plane(layout), ROOM if len(few) else 22  # px over the highest bar
    px = (plane.right - AXIS) / len(now)  # to a day
    foot, x = above + HIGH, pd.Series(in_rows(now, px, AXIS), now.index)  # the middles of the days
    # labels hang below the axis, the earliest nearest to it: what `hang` calls far from the rules' ends is low here
    hung = hang(together(events), lambda day: x[day], plane.right, plane.size)
    deep = max((label.end for label in hung), default=0)
    up = scale((0, now.max()), (foot, above))
    plane.levels(ticks(now.max()), AXIS, up)
    for label in hung:
        first = foot + 36 + DEEP * (deep - label.end)
        plane.rules([{"x": label.x, "y": foot + 4, "y2": first + DEEP * len(label.lines) - 10}], EVENT)
        plane.say(label.x, first, label.lines, EVENT, step=DEEP, align=label.align, away=5)
    dated = now.index[::NAMED_EVERY]
    for day in dated:
        words = prose.short_day(day) if day in (dated[0], dated[-1]) or day.day <= NAMED_EVERY else str(day.day)
        plane.say(x[day], foot + 13, words, QUIET, align="center", halo=True)
    tips = [f"{day:%A} {prose.day(day)}: {prose.people(people)} on record now" for day, people in each(now)]
    plane.bars(pd.DataFrame({"x": x - 0.4 * px, "x2": x + 0.4 * px, "y": up(now), "y2": foot, "tip": tips}))
    rings = [f"{prose.day(day)}: {stated(claim)} people as reported" for day, claim in then.items()]
    plane.rings(
        [{"x": x[day], "y": up(one.value), "tip": tip} for (day, one), tip in zip(then.items(), rings, strict=True)]
    )
    for day, claim in then.items():
        _beside(plane, pd.DataFrame({"x": x, "y": up(now)}), day, px, (now[day], claim, up(claim.value)))
    for day in named:
        plane.say(x[day], up(now[day]), prose.number(now[day]), ON_RECORD, align="center", dy=-10)
    if len(few):
        left, right = x[few.index[0]] - 0.4 * px, x[few.index[-1]] + 0.4 * px
        _sum(plane, few, left, right, up(few.max()) - 14)
    return plane.drawn(foot + 26 + DEEP * deep)


def _told(now: pd.Series, then: Then, named: Sequence[pd.Timestamp], few: pd.Series, events: pd.DataFrame) -> str:
    """What the bars say, in words."""
    people = prose.listing([prose.number(count) for count in few])
    lines = "; ".join(f"{event.label}, {prose.day(event.date)}" for event in each(events))
    parts = [f"Daily arrivals, {prose.span(now.index[0], now.index[-1])}."]
    parts += [
        f"On {prose.day(day)} {stated(claim)} were reported and {prose.number(now[day])} are on record now."
        for day, claim in then.items()
    ]
    parts += [f"On {prose.day(day)} there were {prose.number(now[day])}." for day in named]
    parts.append(f"On {(now == 0).sum()} of the {len(now)} days nobody is recorded as arriving.")
    parts += (
        [f"{prose.span(few.index[0], few.index[-1])}: {people}, together {prose.number(few.sum())}."]
        if len(few)
        else []
    )
    parts += [f"Lines mark {lines}."] if lines else []
    return " ".join(parts)


def _beside(plane: Plane, tops: pd.DataFrame, day: pd.Timestamp, px: float, counts: tuple[float, Claim, float]) -> None:
    """Both numbers of a day to the left of its bar, the higher one above, clear of the bars there.

    tops: x and y of the bars, by day; px: to a day; counts: people on record, what was reported, and its y.
    """
    here, claim, level = prose.number(counts[0]), counts[1], counts[2]
    said = f"{stated(claim)} as reported"
    pair = [(tops.y[day], f"{here} on record now", f"{here} now", ON_RECORD), (level, said, said, AS_REPORTED)]
    x, before = tops.x[day], tops[: tops.index.get_loc(day)]
    for rank, (y, text, short, colour) in enumerate(sorted(pair, key=lambda one: one[0])):
        higher = before.loc[before["y"] <= y + 2 * LINE * rank, "x"]
        room = x - 13 - (higher.iloc[-1] if len(higher) else px / 2)
        lines = [text] if width_of(text, plane.size) <= room else wrapped(short, room, plane.size)
        top = 8 if rank else -8 - LINE * (len(lines) - 1)
        plane.say(x, y, lines, colour, dy=top, step=LINE, align="right", dx=-0.4 * px - 6, halo=True)


def _sum(plane: Plane, few: pd.Series, left: float, right: float, level: float) -> None:
    """The sum of a few days on a bracket over them."""
    plane.rules([{"x": left, "x2": right, "y": level}], ON_RECORD)
    plane.rules([{"x": x, "y": level, "y2": level + 6} for x in (left, right)], ON_RECORD)
    for n, line in enumerate((f"{prose.span(few.index[0], few.index[-1])}:", f"{prose.number(few.sum())} arrived")):
        plane.say((left + right) / 2, level, line, ON_RECORD, dy=-28 + 17 * n, align="center", bold=n > 0)


def revised_days(chart_id: str, days: pd.DataFrame, whole: pd.DataFrame, **words: Unpack[Words]) -> Chart:
    """Return a bar for each day: people on record now less people first published. The highest day by either count is named,
    and the day that changed most.

    days: date, then (first published), now (on record); whole: date, arrivals of every day of the span.
    """
    busy = days.loc[days[["then", "now"]].max(axis=1) > 0]
    tips = [
        f"{prose.day(day.date)}: {prose.number(day.then)} first published, {prose.number(day.now)} on record now"
        for day in each(busy)
    ]
    busy = busy.assign(change=busy["now"] - busy["then"], tip=tips)
    raised, lowered, same = ((np.sign(busy["change"]) == way).sum() for way in (1, -1, 0))
    gaps = whole.loc[~whole["date"].isin(days["date"]), "arrivals"]
    highest = busy.loc[[busy["then"].idxmax(), busy["now"].idxmax()]]
    furthest = busy.iloc[[int(busy["change"].abs().argmax())]]
    tops = [
        f"{prose.day(row.date)} ({prose.number(row.then)} then, {prose.number(row.now)} now)" for row in each(highest)
    ]
    told = (
        f"Bars by day, for {prose.number(len(days))} of the {prose.number(len(whole))} days from {prose.day(whole['date'].min())} to "
        f"{prose.day(whole['date'].max())}. On {prose.number(len(busy))} of them somebody arrived by either count: {prose.number(raised)} of these "
        f"were raised, {prose.number(lowered)} lowered, {prose.number(same)} left as they were. For the other "
        f"{prose.in_words(len(gaps))} days there is no first figure, and {prose.in_words((gaps > 0).sum())} of them have arrivals on record now. "
        f"The record day as first published was {tops[0]}; on record now it is {tops[1]}. "
        f"The day that changed most is {prose.day(furthest['date'].item())}, by {prose.signed(furthest['change'].item())}. All days together come to "
        f"{prose.number(days['then'].sum())} as first published and {prose.number(days['now'].sum())} on record now."
    )
    most = busy["change"].abs().sort_values(ascending=False, kind="stable").index[:SHOWN]
    headings = {
        "date": f"Day (the {SHOWN} that differ most)",
        "then": "First published (people)",
        "now": "On record now (people)",
        "change": "Change (people)",
    }
    table = published(busy.loc[most].sort_values("date"), headings)
    draw = partial(_draw_revised, busy, whole["date"], highest.index.union(furthest.index))
    return chart(chart_id, words, told=told, table=table, draw=draw)


def _draw_revised(busy: pd.DataFrame, days: pd.Series, named: pd.Index[int], layout: str) -> Drawing:
    high, low, first = busy["change"].max() + FREE, busy["change"].min() - FREE, days.min()
    plane = Plane(layout)
    px = (plane.right - SIGNED) / len(days)  # to a day
    up = scale((high, low), (0, TALL))
    plane.levels(range(int(low / STEP) * STEP, int(high) + 1, STEP), SIGNED, up, prose.signed)
    plane.rules([{"x": SIGNED, "x2": plane.right, "y": up(0)}], QUIET)
    for day in days[days.dt.day == 1][:: 1 if plane.wide else 2]:
        text = f"{day:%b}" if day.month > 1 else f"{day:%b %Y}"
        plane.say(SIGNED + (day - first).days * px, TALL + 12, text, QUIET)
    bars = busy.assign(x=SIGNED + ((busy["date"] - first).dt.days + 0.08) * px, y=up(0), y2=up(busy["change"]))
    bars, same = bars.assign(x2=bars["x"] + 0.84 * px), bars["change"] == 0
    plane.bars(bars[~same])
    plane.bars(bars[same].assign(y=up(0) - 1.5, y2=up(0) + 1.5), CONTEXT)
    for row in each(bars.loc[named]):
        sums = [f"{prose.number(row.then)} then,", f"{prose.number(row.now)} now"]
        lines = [
            f"{prose.short_day(row.date)}: {prose.signed(row.change)}",
            *([" ".join(sums)] if plane.wide else sums),
        ]
        align, dx, dy = ("left", 7, 2) if row.change > 0 else ("right", -4, 14)
        if row.y2 == bars["y2"].max():  # below the lowest bar there is no room
            align, dx, dy = "left", 7, -LINE * (len(lines) - 1)
        for n, line in enumerate(lines):
            plane.say(row.x, row.y2, line, dy=dy + LINE * n, bold=not n, halo=True, align=align, dx=dx)
    return plane.drawn(TALL + FOOT)
