"""Days: a bar a day, a ring on those that were reported, what happened on them below the axis."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from functools import partial
from typing import Unpack

import pandas as pd

from crossing.charts import labels
from crossing.charts.labels import hang, short_day, together, width_of
from crossing.charts.marks import Drawing, Plane, each, in_rows, scale, ticks
from crossing.charts.model import Chart, Words, chart
from crossing.charts.style import AS_REPORTED, EVENT, ON_RECORD, QUIET, TYPE, inside
from crossing.language import prose
from crossing.ledger.rows import Claim
from crossing.ledger.wording import stated

LINE, AXIS = 15, 40  # px: a line of words, the numbers beside the drawing
DEEP = 18  # px: a line of words below the axis
HIGH, ROOM = 218, 48  # px: the highest bar, and the words over the days of a sum
WEEK = 7  # days between two that are named below the axis
Then = dict[pd.Timestamp, Claim]  # what was reported, by day


def day_bars(
    chart_id: str,
    days: pd.DataFrame,
    *,
    reported: Sequence[Claim],
    events: pd.DataFrame,
    named: Sequence[date] = (),
    summed: tuple[date, date] | None = None,
    heading: str,
    **words: Unpack[Words],
) -> Chart:
    """Return a bar for each day, with a ring on the days that were reported and events below the axis.

    days: date, arrivals; reported: claims on single days; events: date, label; named: further days whose numbers are
    written; summed: first and last of some days whose sum stands over them; heading: of the table's column with what was
    reported, in the words of the reports.
    """
    now = days.set_index("date")["arrivals"].astype(int)
    then = {pd.Timestamp(claim.day): claim for claim in reported if claim.day}
    few = now[pd.Timestamp(summed[0]) : pd.Timestamp(summed[1])] if summed else now[:0]
    further = [pd.Timestamp(day) for day in named]
    printed = [stated(then[day]) if day in then else "not printed" for day in now.index]
    table = pd.DataFrame({"Day": now.index.map(prose.day), "On record now (people)": now.tolist(), heading: printed})
    draw = partial(_draw, now, then, few, further, events)
    return chart(chart_id, words, told=_told(now, then, further, few, events), table=table, draw=draw)


def _draw(
    now: pd.Series, then: Then, few: pd.Series, named: Sequence[pd.Timestamp], events: pd.DataFrame, layout: str
) -> Drawing:
    px, above = (inside(layout) - AXIS) / len(now), ROOM if len(few) else 22  # px: to a day, over the highest bar
    foot, x = above + HIGH, pd.Series(in_rows(now, px, AXIS), now.index)  # the middles of the days
    # labels hang below the axis, the earliest nearest to it: what `hang` calls far from the rules' ends is low here
    hung = hang(together(events), lambda day: x[day], inside(layout), TYPE[layout] - 1)
    deep = max((label.end for label in hung), default=0)
    plane = Plane(layout, foot + 26 + DEEP * deep)
    up = scale((0, now.max()), (foot, above))
    plane.levels(ticks(now.max()), AXIS, up)
    for label in hung:
        first, dx = foot + 36 + DEEP * (deep - label.end), 5 if label.align == "left" else -5
        plane.rules([{"x": label.x, "y": foot + 4, "y2": first + DEEP * len(label.lines) - 10}], EVENT)
        plane.say(label.x, first, label.lines, EVENT, step=DEEP, align=label.align, dx=dx)
    dated = now.index[::WEEK]
    for day in dated:
        words = short_day(day) if day in (dated[0], dated[-1]) or day.day <= WEEK else str(day.day)
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
    return plane.drawn()


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
    parts += [f"{_span(few)}: {people}, together {prose.number(few.sum())}."] if len(few) else []
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
        lines = [text] if width_of(text, plane.size) <= room else labels.wrapped(short, room, plane.size)
        top = 8 if rank else -8 - LINE * (len(lines) - 1)
        plane.say(x, y, lines, colour, dy=top, step=LINE, align="right", dx=-0.4 * px - 6, halo=True)


def _sum(plane: Plane, few: pd.Series, left: float, right: float, level: float) -> None:
    """The sum of a few days on a bracket over them."""
    plane.rules([{"x": left, "x2": right, "y": level}], ON_RECORD)
    plane.rules([{"x": x, "y": level, "y2": level + 6} for x in (left, right)], ON_RECORD)
    for n, line in enumerate((f"{_span(few)}:", f"{prose.number(few.sum())} arrived")):
        plane.say((left + right) / 2, level, line, ON_RECORD, dy=-28 + 17 * n, align="center", bold=n > 0)


def _span(few: pd.Series) -> str:
    """The days of a sum in few words: "5 to 8 September 2021"."""
    start, end = few.index[0], few.index[-1]
    return f"{start.day} to {prose.day(end)}" if start.month == end.month else prose.span(start, end)
