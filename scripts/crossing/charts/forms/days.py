"""Days: a bar a day, a ring on those that were reported, what happened on them below the axis."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Unpack

import pandas as pd

from crossing.charts.marks import Drawing, Plane, hang, short_day, ticks, together, width_of, wrapped
from crossing.charts.model import Chart, Words, chart
from crossing.charts.style import AS_REPORTED, EVENT, ON_RECORD, QUIET, TYPE, inside
from crossing.language import prose
from crossing.ledger.rows import Claim
from crossing.ledger.wording import stated

LINE, AXIS = 15, 40  # px: a line of words, the numbers beside the drawing
DEEP = 18  # px: a line of words below the axis
HIGH, ROOM = 218, 48  # px: the highest bar, and the words over the days of a sum
WEEK = 7  # days between two that are named below the axis


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
    then = {pd.Timestamp(claim.day): claim for claim in reported}
    few = now[pd.Timestamp(summed[0]) : pd.Timestamp(summed[1])] if summed else now[:0]
    further = [pd.Timestamp(day) for day in named]
    printed = [stated(then[day]) if day in then else "not printed" for day in now.index]
    names = [prose.day(day) for day in now.index]
    table = pd.DataFrame({"Day": names, "On record now (people)": now.tolist(), heading: printed})
    tips = [f"{day:%A} {prose.day(day)}: {prose.people(people)} on record now" for day, people in now.items()]
    rings = [f"{prose.day(day)}: {stated(claim)} people as reported" for day, claim in then.items()]
    place = {day: n + 0.5 for n, day in enumerate(now.index)}

    def draw(layout: str) -> Drawing:
        px = (inside(layout) - AXIS) / len(now)  # to a day
        per = now.max() / HIGH  # people to a px
        # labels hang below the axis, the earliest nearest to it: what `hang` calls far from the rules' ends is low here
        groups = together(events)
        hung = hang(groups, lambda day: place[day] * px + AXIS, inside(layout), TYPE[layout] - 1)
        deep = max((label.end for label in hung), default=0)
        low, above = 26 + DEEP * deep, ROOM if summed else 22
        plane = Plane(layout, (-AXIS / px, len(now)), (-low * per, now.max() + above * per))
        plane.levels(ticks(now.max()), 0, len(now), -8 / px)
        for label, (group, _) in zip(hung, groups, strict=True):
            first = 36 + DEEP * (deep - label.end)
            end = -(first + DEEP * len(label.lines) - 10) * per
            plane.rules([{"x": place[day], "y": -4 * per, "y2": end} for day in group], EVENT)
            at, dx = (group[-1], 5) if label.align == "left" else (group[0], -5)
            plane.say(place[at], -first * per, label.lines, EVENT, step=DEEP, align=label.align, dx=dx)
        dated = now.index[::WEEK]
        for day in dated:
            words = short_day(day) if day in (dated[0], dated[-1]) or day.day <= WEEK else str(day.day)
            plane.say(place[day], -13 * per, words, QUIET, align="center", halo=True)
        x = pd.Series(place.values())
        plane.bars(pd.DataFrame({"x": x - 0.4, "x2": x + 0.4, "y": 0, "y2": now.to_numpy(), "tip": tips}))
        levels = [claim.value for claim in then.values()]
        plane.rings(pd.DataFrame({"x": [place[day] for day in then], "y": levels, "tip": rings}))
        for day, claim in then.items():
            _beside(plane, now, day, claim, px, per)
        for day in further:
            plane.say(place[day], now[day], prose.number(now[day]), ON_RECORD, align="center", dy=-10)
        if summed:
            _sum(plane, few, place, per)
        return plane.drawn(round(HIGH + above + low) + 8)

    return chart(chart_id, words, told=_told(now, then, further, few, events), table=table, draw=draw)


def _told(
    now: pd.Series, then: dict[pd.Timestamp, Claim], named: Sequence[pd.Timestamp], few: pd.Series, events: pd.DataFrame
) -> str:
    """What the bars say, in words."""
    people = prose.listing([prose.number(count) for count in few])
    lines = "; ".join(f"{event.label}, {prose.day(event.date)}" for event in events.itertuples())
    parts = [f"Daily arrivals, {prose.span(now.index[0], now.index[-1])}."]
    for day, claim in then.items():
        parts.append(
            f"On {prose.day(day)} {stated(claim)} were reported and {prose.number(now[day])} are on record now."
        )
    parts += [f"On {prose.day(day)} there were {prose.number(now[day])}." for day in named]
    parts.append(f"On {(now == 0).sum()} of the {len(now)} days nobody is recorded as arriving.")
    parts += [f"{_span(few)}: {people}, together {prose.number(few.sum())}."] if len(few) else []
    parts += [f"Lines mark {lines}."] if lines else []
    return " ".join(parts)


def _beside(plane: Plane, now: pd.Series, day: pd.Timestamp, claim: Claim, px: float, per: float) -> None:
    """Both numbers of a day to the left of its bar, the higher one above, clear of the bars there.

    px: to a day; per: people to a px.
    """
    here, said = prose.number(now[day]), f"{stated(claim)} as reported"
    pair = [(now[day], f"{here} on record now", f"{here} now", ON_RECORD), (claim.value, said, said, AS_REPORTED)]
    at = now.index.get_loc(day)
    for rank, (level, text, short, colour) in enumerate(sorted(pair, key=lambda one: -one[0])):
        higher = [n for n in range(at) if now.iloc[n] >= level - 2 * LINE * per * rank]
        room = (at - higher[-1]) * px - 13 if higher else at * px + AXIS - 13
        lines = [text] if width_of(text, plane.size) <= room else wrapped(short, room, plane.size)
        top = 8 if rank else -8 - LINE * (len(lines) - 1)
        plane.say(at + 0.5, level, lines, colour, dy=top, step=LINE, align="right", dx=-0.4 * px - 6, halo=True)


def _sum(plane: Plane, few: pd.Series, place: dict[pd.Timestamp, float], per: float) -> None:
    """The sum of a few days over them, on a bracket."""
    left, right = place[few.index[0]] - 0.4, place[few.index[-1]] + 0.4
    level = few.max() + 14 * per
    plane.rules([{"x": left, "x2": right, "y": level}], ON_RECORD)
    plane.rules([{"x": x, "y": level, "y2": level - 6 * per} for x in (left, right)], ON_RECORD)
    lines = [f"{_span(few)}:", f"{prose.number(few.sum())} arrived"]
    for n, line in enumerate(lines):
        plane.say((left + right) / 2, level, line, ON_RECORD, dy=-28 + 17 * n, align="center", bold=n > 0)


def _span(few: pd.Series) -> str:
    """The days of a sum in few words: "5 to 8 September 2021"."""
    start, end = few.index[0], few.index[-1]
    return f"{start.day} to {prose.day(end)}" if start.month == end.month else prose.span(start, end)
