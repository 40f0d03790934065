"""Days: a stem or a bar a day, what was reported of some of them as rings, and what happened on them."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Unpack

import altair as alt
import pandas as pd

from crossing.charts import marks
from crossing.charts.marks import Plane, hang, number_axis, short_day, together, width_of, wrapped
from crossing.charts.model import Chart, Words, chart
from crossing.charts.style import AS_REPORTED, EVENT, ON_RECORD, QUIET, TYPE
from crossing.language import prose
from crossing.ledger.rows import Claim
from crossing.ledger.wording import stated

LINE, AXIS = 15, 40  # px: a line of words, the numbers beside the drawing
DEEP = 18  # px: a line of words below the axis
HIGH = 245  # px: from the axis to the top of the stems' drawing


def day_stems(
    chart_id: str,
    days: pd.DataFrame,
    *,
    reported: Sequence[Claim],
    named: Sequence[date] = (),
    events: pd.DataFrame,
    heading: str,
    **words: Unpack[Words],
) -> Chart:
    """Return the days of a month as stems with a dot, days that were reported with a ring too, events below the axis.

    days: date, arrivals; reported: claims on single days; named: further days whose numbers are written; events: date,
    label; heading: of the table's column with what was reported, in the words of the reports.
    """
    now = days.set_index("date")["arrivals"].astype(int)
    then = {pd.Timestamp(claim.day): claim for claim in reported}
    twice = [
        f"On {prose.day(day)} {stated(claim)} were reported and {prose.number(now[day])} are on record now."
        for day, claim in then.items()
    ]
    once = [f"On {prose.day(day)} there were {prose.number(now[pd.Timestamp(day)])}." for day in named]
    lines = "; ".join(f"{event.label}, {prose.day(event.date)}" for event in events.itertuples())
    quiet = f"On {(now == 0).sum()} of the {len(now)} days nobody is recorded as arriving. Lines mark {lines}."
    told = " ".join([f"Daily arrivals, {prose.span(now.index[0], now.index[-1])}.", *twice, *once, quiet])
    printed = [stated(then[day]) if day in then else "not printed" for day in now.index]
    names = [prose.day(day) for day in now.index]

    def draw(layout: str) -> alt.LayerChart:
        px, per = marks.inside(layout, AXIS) / (len(now) + 0.4), now.max() * 1.12 / HIGH  # px to a day, people to a px
        # labels hang below the axis, the earliest nearest to it: what `hang` calls far from the rules' ends is low here
        groups = [group for group, _ in together(events)]
        across = [[(day.day - 0.3) * px + AXIS for day in group] for group in groups]
        labels = [(x[0], x[-1], words) for x, (_, words) in zip(across, together(events), strict=True)]
        hung = hang(labels, marks.inside(layout), TYPE[layout] - 1)
        deep = max((label.end for label in hung), default=0)
        low = 34 + DEEP * deep
        plane = Plane(
            layout, (0.3, len(now) + 0.7), (-low * per, HIGH * per), y_axis=number_axis(range(0, int(now.max()), 500))
        )
        for label, group in zip(hung, groups, strict=True):
            first = 36 + DEEP * (deep - label.end)
            plane.rules(
                [{"x": day.day, "y": -7 * per, "y2": -(first + DEEP * len(label.lines) - 10) * per} for day in group],
                EVENT,
            )
            at, dx = (group[-1], 5) if label.align == "left" else (group[0], -5)
            plane.say(at.day, -first * per, label.lines, EVENT, step=DEEP, align=label.align, dx=dx)
        # on a phone the outer names would stick out, and the picture shrink to hold them
        outer = {1: ("left", -6), len(now): ("right", 6)} if layout == "narrow" else {}
        for day in (1, *range(10, len(now) + 1, 10)):
            align, dx = outer.get(day, ("center", 0))
            plane.say(day, -14 * per, f"{day} {now.index[0]:%b}", QUIET, align=align, dx=dx)
        tips = [f"{name}: {prose.people(people)} on record now" for name, people in zip(names, now, strict=True)]
        rows = pd.DataFrame({"x": now.index.day, "y": now.to_numpy(), "tip": tips})
        plane.rules(rows.assign(y2=0), ON_RECORD, 2)
        rings = [
            {"x": day.day, "y": claim.value, "tip": f"{prose.day(day)}: {stated(claim)} people as reported"}
            for day, claim in then.items()
        ]
        plane.rules([ring | {"y2": now[day]} for ring, day in zip(rings, then, strict=True)], AS_REPORTED, 1.2)
        plane.rings(rings)
        plane.dots(rows, size=60 if layout == "wide" else 46)
        for day, claim in then.items():
            _beside(plane, now, day, claim, px, per)
        for day in named:
            plane.say(
                day.day, now[pd.Timestamp(day)], prose.number(now[pd.Timestamp(day)]), ON_RECORD, align="center", dy=-14
            )
        return plane.drawn(HIGH + low + 8)

    table = pd.DataFrame({"Day": names, "On record now (people)": now.tolist(), heading: printed})
    return chart(chart_id, words, told=told, table=table, draw=draw)


def _beside(plane: Plane, now: pd.Series, day: pd.Timestamp, claim: Claim, px: float, per: float) -> None:
    """Both numbers of a day to the left of its marks, the higher one above, clear of the stems there.

    px: to a day; per: people to a px.
    """
    here, said = prose.number(now[day]), f"{stated(claim)} as reported"
    pair = [(now[day], f"{here} on record now", f"{here} now", ON_RECORD), (claim.value, said, said, AS_REPORTED)]
    for rank, (level, text, short, colour) in enumerate(sorted(pair, key=lambda one: -one[0])):
        higher = [other.day for other in now.index if other < day and now[other] >= level - 2 * LINE * per * rank]
        room = (day.day - higher[-1]) * px - 13 if higher else day.day * px + AXIS - 13
        lines = [text] if width_of(text, plane.size) <= room else wrapped(short, room, plane.size)
        top = 8 if rank else -8 - LINE * (len(lines) - 1)
        plane.say(day.day, level, lines, colour, dy=top, step=LINE, align="right", dx=-11)


def day_bars(
    chart_id: str,
    days: pd.DataFrame,
    *,
    reported: Claim,
    event: tuple[date, str],
    span: tuple[date, date],
    beside: tuple[str, str],
    **words: Unpack[Words],
) -> Chart:
    """Return the days of some weeks as bars, with the sum of a few of them under a bracket.

    days: date, arrivals, from a Sunday; reported: a claim on one of the days, drawn as a ring on its bar; event: a day
    and its words; span: first and last day of the bracket; beside: another measure of about the same days, which the
    bars do not count, in two lines: it is noted below the axis, from the evening before the first day.
    """
    now = days.set_index("date")["arrivals"].astype(int)
    start, end, record, met = (pd.Timestamp(day) for day in (*span, reported.day, event[0]))
    between, said = now[start:end], f"{stated(reported)} as reported"
    told = (
        f"Bars by day. {prose.day(record)}: {prose.number(now[record])} on record now, {said}. "
        f"No arrivals are on record on {(now == 0).sum()} of the {len(now)} days. {prose.span(start, end)}: "
        f"{prose.listing([prose.number(n) for n in between])}, together {prose.number(between.sum())}. "
        f"A line marks {event[1]}, {prose.day(met)}. Noted apart, with its own start: {beside[0]} {beside[1]}."
    )
    names = [f"{day:%A} {prose.day(day)}" for day in now.index]
    tips = [f"{name}: {prose.people(people)} on record now" for name, people in zip(names, now, strict=True)]
    at = {day: n + 0.5 for n, day in enumerate(now.index)}

    def draw(layout: str) -> alt.LayerChart:
        wide = layout == "wide"
        per = now.max() / (233 if wide else 208)  # people to a px
        across = (-1.8, len(now) + 0.6) if wide else (-3.2, len(now) + 2.9)
        notes, more = (
            [note] if wide else wrapped(note, room, 12) for note, room in zip(beside, (130, 110), strict=True)
        )
        low = 54 + 20 * len([*notes, *more])
        plane = Plane(layout, across, (-low * per, now.max() + 62 * per))
        plane.levels(range(0, int(now.max()), 300), 0, len(now), -0.25)
        for day in now.index[::7]:
            plane.say(at[day], -16 * per, short_day(day), QUIET, align="center")
        x = pd.Series(at.values())
        bars = pd.DataFrame({"x": x - 0.4, "x2": x + 0.4, "y": 0, "y2": now.to_numpy(), "tip": tips})
        plane.bars(bars)
        plane.rings([{"x": at[record], "y": reported.value}])
        numbers = [
            (now[record], f"{prose.number(now[record])} on record now", ON_RECORD),
            (reported.value, said, AS_REPORTED),
        ]
        for n, (_, text, colour) in enumerate(sorted(numbers, key=lambda one: -one[0])):
            plane.say(at[record] + 0.9, max(now[record], reported.value), text, colour, dy=2 + 20 * n, bold=True)
        left, right, level = at[start] - 0.4, at[end] + 0.4, max(between.max() + 30 * per, now.max() + 8 * per)
        _bracket(plane, left, right, level, -8 * per, ON_RECORD)
        middle = {"align": "center"}
        plane.say((left + right) / 2, level, f"{_span(start, end)}:", dy=-39, **middle)
        plane.say(
            (left + right) / 2,
            level,
            f"{prose.number(between.sum())} arrived in the UK",
            ON_RECORD,
            dy=-19,
            bold=True,
            **middle,
        )
        evening = at[start] - 0.65
        _bracket(plane, evening, right, -37 * per, 8 * per, AS_REPORTED)
        plane.say((evening + right) / 2, -37 * per, notes, AS_REPORTED, dy=16, step=20, **middle)
        plane.say(
            (evening + right) / 2, -37 * per, more, AS_REPORTED, dy=16 + 20 * len(notes), step=20, bold=True, **middle
        )
        lines = [*wrapped(event[1], 80, 13), short_day(met)]
        foot = now[met] + 3 * per
        plane.rules([{"x": at[met], "y": foot, "y2": foot + (20 * len(lines) + 5) * per}], EVENT)
        plane.say(at[met], foot, lines, EVENT, dx=6, dy=5 - 20 * len(lines), step=20)
        return plane.drawn(round(now.max() / per) + 62 + low + 8)

    table = pd.DataFrame({"Day": names, "Arrivals on record now": now.to_numpy()})
    return chart(chart_id, words, told=told, table=table, draw=draw)


def _bracket(plane: Plane, left: float, right: float, level: float, feet: float, colour: str) -> None:
    """A bracket at a level, its feet `feet` up (or down, if that is below zero)."""
    plane.rules([{"x": left, "x2": right, "y": level}], colour)
    plane.rules([{"x": x, "y": level, "y2": level + feet} for x in (left, right)], colour)


def _span(start: pd.Timestamp, end: pd.Timestamp) -> str:
    """A span in few words: "5 to 8 September 2021"."""
    return f"{start.day} to {prose.day(end)}" if start.month == end.month else prose.span(start, end)
