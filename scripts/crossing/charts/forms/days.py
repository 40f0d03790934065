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
from crossing.charts.style import AS_REPORTED, EVENT, ON_RECORD, QUIET, RULE, TYPE
from crossing.language import prose
from crossing.ledger.rows import Claim

LINE, AXIS = 15, 40  # px: a line of words, the numbers beside the drawing
TIPS = {"day": "Day", "y": "On record now"}


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
    label; heading: of the table's column with what was reported.
    """
    now = days.set_index("date")["arrivals"].astype(int)
    then = {pd.Timestamp(claim.day): claim for claim in reported}
    told = [f"Daily arrivals, {prose.span(now.index[0], now.index[-1])}."]
    told += [
        f"On {prose.day(day)} {stated(claim)} were reported and {prose.number(now[day])} are on record now."
        for day, claim in then.items()
    ]
    told += [f"On {prose.day(day)} there were {prose.number(now[pd.Timestamp(day)])}." for day in named]
    told.append(f"On {(now == 0).sum()} of the {len(now)} days nobody is recorded as arriving.")
    told += [f"Lines mark {'; '.join(f'{event.label}, {prose.day(event.date)}' for event in events.itertuples())}."]
    printed = pd.Series([then[day].value if day in then else None for day in now.index], dtype="Int64")
    table = pd.DataFrame(
        {"Day": [prose.day(day) for day in now.index], "On record now (people)": now.tolist(), heading: printed}
    )

    def draw(layout: str) -> alt.LayerChart:
        wide, size = layout == "wide", TYPE[layout] - 1
        width = marks.inside(layout, AXIS)
        px, per = width / (len(now) + 0.4), now.max() * 1.12 / 245  # px to a day, people to a px
        labels = [((group[0].day - 0.3) * px, (group[-1].day - 0.3) * px, text) for group, text in together(events)]
        # the labels hang below the axis: those farthest from it are the first lines of the drawing upside down
        hung = hang(labels, width, size)
        deep = max((label.end for label in hung), default=0)
        low = -(34 + (LINE + 3) * deep) * per
        plane = Plane(
            layout, (0.3, len(now) + 0.7), (low, now.max() * 1.12), y_axis=number_axis(range(0, int(now.max()), 500))
        )
        for label, group in zip(hung, (group for group, _ in together(events)), strict=True):
            first = -(36 + (LINE + 3) * (deep - label.end)) * per
            foot = first - (LINE + 3) * per * len(label.lines) + 10 * per
            plane.rules([{"x": day.day, "y": -7 * per, "y2": foot} for day in group], EVENT)
            for n, line in enumerate(label.lines):
                at = {
                    "x": group[-1 if label.align == "left" else 0].day,
                    "y": first - n * (LINE + 3) * per,
                    "text": line,
                }
                plane.words([at], EVENT, align=label.align, dx=5 if label.align == "left" else -5)
        # on a phone the outer names would stick out, and the picture shrink to hold them
        outer = {} if wide else {1: ("left", -6), len(now): ("right", 6)}
        for day in (1, *range(10, len(now) + 1, 10)):
            align, dx = outer.get(day, ("center", 0))
            plane.words([{"x": day, "y": -14 * per, "text": f"{day} {now.index[0]:%b}"}], QUIET, align=align, dx=dx)
        rows = pd.DataFrame({"x": now.index.day, "y": now.to_numpy(), "day": [prose.day(day) for day in now.index]})
        plane.rules(rows.assign(y2=0), ON_RECORD, 2)
        rings = [{"x": day.day, "y": claim.value, "y2": now[day], "day": prose.day(day)} for day, claim in then.items()]
        plane.rules(rings, AS_REPORTED, 1.2)
        plane.rings(pd.DataFrame(rings).drop(columns="y2"), tips={"day": "Day", "y": "As reported"})
        plane.dots(rows, size=60 if wide else 46, tips=TIPS)
        for day, claim in then.items():
            _beside(plane, now, day, claim, px, per)
        for day in named:
            text = {"x": day.day, "y": now[pd.Timestamp(day)], "text": prose.number(now[pd.Timestamp(day)])}
            plane.words([text], ON_RECORD, align="center", dy=-14)
        return plane.drawn(round(245 - low / per) + 8)

    return chart(chart_id, words, told=" ".join(told), table=table, draw=draw)


def _beside(plane: Plane, now: pd.Series, day: pd.Timestamp, claim: Claim, px: float, per: float) -> None:
    """Both numbers of a day to the left of its marks, the higher one above, clear of the stems there.

    px: to a day; per: people to a px.
    """
    here, value = now[day], prose.number(now[day])
    pair = [
        (here, f"{value} on record now", f"{value} now", ON_RECORD),
        (claim.value, f"{stated(claim)} as reported", f"{stated(claim)} as reported", AS_REPORTED),
    ]
    for rank, (level, text, short, colour) in enumerate(sorted(pair, key=lambda one: -one[0])):
        lowest = level - 2 * LINE * per * rank
        inside = [other.day for other in now.index if other < day and now[other] >= lowest]
        room = (day.day - inside[-1]) * px - 22 if inside else day.day * px + AXIS - 22
        lines = [text] if width_of(text, plane.size) <= room else wrapped(short, room, plane.size)
        for n, line in enumerate(lines):
            dy = -8 - LINE * (len(lines) - 1 - n) if rank == 0 else 8 + LINE * n
            plane.words([{"x": day.day, "y": level, "text": line}], colour, align="right", dx=-11, dy=dy)


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
    bars do not count, in two lines: it is noted below the axis, from the evening of the first day.
    """
    now = days.set_index("date")["arrivals"].astype(int)
    start, end = pd.Timestamp(span[0]), pd.Timestamp(span[1])
    record, between, quiet = pd.Timestamp(reported.day), now[start:end], (now == 0).sum()
    told = (
        f"Bars by day. {prose.day(record)}: {prose.number(now[record])} on record now, {stated(reported)} as reported. "
        f"No arrivals are on record on {quiet} of the {len(now)} days. {prose.span(start, end)}: "
        f"{prose.listing([prose.number(n) for n in between])}, together {prose.number(between.sum())}. "
        f"A line marks {event[1]}, {prose.day(event[0])}. Noted apart, with its own start: {beside[0]} {beside[1]}."
    )
    table = pd.DataFrame(
        {"Day": [f"{day:%A} {prose.day(day)}" for day in now.index], "Arrivals on record now": now.to_numpy()}
    )

    def place(day: date) -> float:
        return (pd.Timestamp(day) - now.index[0]).days + 0.5

    def draw(layout: str) -> alt.LayerChart:
        wide, length = layout == "wide", len(now)
        per = now.max() / (233 if wide else 208)  # people to a px
        room = (-1.8, length + 0.6) if wide else (-3.2, length + 2.2)
        notes = [beside[0]] if wide else wrapped(beside[0], 130, 12)
        notes_2 = [beside[1]] if wide else wrapped(beside[1], 110, 12)
        low = -(54 + 20 * (len(notes) + len(notes_2))) * per
        plane = Plane(layout, room, (low, now.max() + 62 * per))
        levels = pd.DataFrame({"y": range(0, int(now.max()), 300), "x": 0, "x2": length})
        plane.rules(levels, RULE)
        plane.words(levels.assign(x=-0.25, text=levels["y"].map(prose.number)), QUIET, align="right")
        sundays = [{"x": place(day), "y": -16 * per, "text": short_day(day)} for day in now.index[::7]]
        plane.words(sundays, QUIET, align="center")
        x = pd.Series([place(day) for day in now.index])
        plane.bars(
            pd.DataFrame({"x": x - 0.4, "x2": x + 0.4, "y": 0, "y2": now.to_numpy(), "day": table["Day"]}),
            tips={"day": "Day", "y2": "Arrivals"},
        )
        plane.rings([{"x": place(record), "y": reported.value}])
        numbers = (
            (now[record], f"{prose.number(now[record])} on record now", ON_RECORD),
            (reported.value, f"{stated(reported)} as reported", AS_REPORTED),
        )
        for n, (_, text, colour) in enumerate(sorted(numbers, key=lambda one: -one[0])):
            plane.words(
                [{"x": place(record) + 0.9, "y": max(now[record], reported.value), "text": text}],
                colour,
                dy=2 + 20 * n,
                bold=True,
            )
        left, right, top = place(start) - 0.4, place(end) + 0.4, between.max() + 30 * per
        _bracket(plane, left, right, max(top, now.max() + 8 * per), -8 * per, ON_RECORD)
        middle, level = (left + right) / 2, max(top, now.max() + 8 * per)
        plane.words([{"x": middle, "y": level, "text": f"{_span(start, end)}:"}], align="center", dy=-39)
        plane.words(
            [{"x": middle, "y": level, "text": f"{prose.number(between.sum())} arrived in the UK"}],
            ON_RECORD,
            align="center",
            dy=-19,
            bold=True,
        )
        evening = place(start) + 0.35
        _bracket(plane, evening, right, -37 * per, 8 * per, AS_REPORTED)
        for n, (line, bold) in enumerate([(line, False) for line in notes] + [(line, True) for line in notes_2]):
            at = {"x": (evening + right) / 2, "y": -37 * per, "text": line}
            plane.words([at], AS_REPORTED, align="center", dy=16 + 20 * n, bold=bold)
        height = now[pd.Timestamp(event[0])] + 3 * per
        lines = [*wrapped(event[1], 80, 13), short_day(event[0])]
        plane.rules([{"x": place(event[0]), "y": height, "y2": height + (20 * len(lines) + 5) * per}], EVENT)
        for n, line in enumerate(reversed(lines)):
            plane.words([{"x": place(event[0]), "y": height, "text": line}], EVENT, dx=6, dy=-15 - 20 * n)
        return plane.drawn(round((now.max() - low) / per + 62) + 8)

    return chart(chart_id, words, told=told, table=table, draw=draw)


def _bracket(plane: Plane, left: float, right: float, level: float, feet: float, colour: str) -> None:
    """A bracket at a level, its feet `feet` up (or down, if that is below zero)."""
    plane.rules([{"x": left, "x2": right, "y": level}], colour)
    plane.rules([{"x": x, "y": level, "y2": level + feet} for x in (left, right)], colour)


def _span(start: pd.Timestamp, end: pd.Timestamp) -> str:
    """A span in few words: "5 to 8 September 2021"."""
    return f"{start.day} to {prose.day(end)}" if start.month == end.month else prose.span(start, end)


def stated(claim: Claim) -> str:
    """What a claim says of its value: "almost 700"."""
    words = {
        "exact": "",
        "more_than": "more than ",
        "less_than": "fewer than ",
        "at_least": "at least ",
        "up_to": "up to ",
    }
    return f"{words.get(claim.qualifier, f'{claim.qualifier} ')}{prose.number(claim.value)}"
