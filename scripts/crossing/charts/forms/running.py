"""Running totals: a year beside the year before it, or totals as steps up from day to day."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any, Unpack

import pandas as pd

from crossing.charts.labels import LINE, hang, short_day, together, width_of
from crossing.charts.marks import Drawing, Plane, scale, ticks
from crossing.charts.model import Chart, Words, chart
from crossing.charts.style import AS_REPORTED, CONTEXT, INK, ON_RECORD, QUIET
from crossing.language import prose
from crossing.ledger.rows import Claim

AXIS = 48  # px: the numbers beside the drawing
HEAD, FOOT = 22, 26  # px: over the highest total, and the days below
TALL = {"wide": 325, "narrow": 278}  # px: the highest total of a year
STEPS, EDGE = 215, 12  # px: the highest of some steps, and what is free at either end of them
# the looks of some steps: colours of line and words, and how far below its step a number stands, px
LOOKS = ((ON_RECORD, ON_RECORD, -9), (CONTEXT, QUIET, -25))
PUBLISHED = ((INK, INK, -9), (CONTEXT, QUIET, -25))  # of totals as others published them: not the record’s blue
EVERY = 4  # days between the points of a curve
MONTH = 31  # days of steps up to which days are named, and not months


def running_total(chart_id: str, days: pd.DataFrame, *, reported: Claim, **words: Unpack[Words]) -> Chart:
    """Return the running totals of the year of a reported total and of the year before, with the total as a ring.

    days: date, arrivals of the two years; reported: a claim on people from 1 January of the second to a later day. The
    table holds the ends of the months.
    """
    sums = [rows.assign(total=rows["arrivals"].cumsum().astype(int)) for _, rows in days.groupby(days["date"].dt.year)]
    last, this = (rows.set_index("date")["total"] for rows in sums)
    assert reported.span is not None
    assert reported.value is not None
    end, value, said = pd.Timestamp(reported.span.end), reported.value, prose.number(reported.value)
    year, whole, now, top = end.year, int(last.iloc[-1]), int(this[end]), int(this.iloc[-1])
    passed = this.index[this > whole][0]
    told = (
        f"Two rising lines. The total of {year} passes the {prose.number(whole)} of all {year - 1} on {prose.day(passed)}, "
        f"reaches {prose.number(now)} by {prose.day(end)}, where the report has {said}, and ends the year at {prose.number(top)}."
    )
    ends = {str(total.index[0].year): total.resample("MS").last().to_numpy() for total in (last, this)}
    table = pd.DataFrame({"To the end of": [f"{month:%B}" for month in this.resample("MS").last().index]} | ends)

    def draw(layout: str) -> Drawing:
        foot = HEAD + TALL[layout]
        plane = Plane(layout, foot + FOOT)
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
        left: dict[str, Any] = {"align": "right", "dx": -14}
        plane.say(at, up(now), f"To {prose.day(end)}", dy=-40, **left)
        plane.say(at, up(now), f"on record now: {prose.number(now)}", ON_RECORD, dy=-23, bold=True, **left)
        plane.say(at, up(now), f"as reported: {said}", AS_REPORTED, dy=-6, bold=True, **left)
        plane.say(plane.right - 24, up(top), f"{year}: {prose.number(top)}", ON_RECORD, align="right", bold=True)
        below, before = 22 if plane.wide else 34, f"{year - 1}: {prose.number(whole)}"
        plane.say(plane.right, up(whole), before, QUIET, dy=below, align="right", bold=True)
        plane.dots([{"x": meets, "y": up(whole)}], CONTEXT, size=40)
        # to the left of where the lines cross, where nothing else is; on a phone on two lines
        lines = [f"{year} passes all of {year - 1}", f"on {passed.day} {passed:%B}"]
        plane.say(meets, up(whole), " ".join(lines) if plane.wide else lines, QUIET, dy=-5, **left)
        return plane.drawn()

    return chart(chart_id, words, told=told, table=table, draw=draw)


def running_steps(
    chart_id: str,
    totals: dict[str, pd.Series],
    *,
    named: Sequence[tuple[str, date, str]],
    events: pd.DataFrame | None = None,
    level: tuple[float, str] | None = None,
    floor: float = 0,
    said: dict[str, pd.Series] | None = None,
    **words: Unpack[Words],
) -> Chart:
    """Return totals that are known on some days as steps: each goes on level until the next is known.

    totals: one or two, by day, under what they count; named: of which total the number of which day is written, that of the
    second above that of the first, with words after it where they have room; events: date and label, as rules; level: a total
    as reported, and its words; floor: people at which the scale starts, which the subtitle has to say; said: the totals in
    their own words, where those are more than a number (“about 350”): such a total is hollow.
    """
    marked = together(events) if events is not None else []
    spoken = {name: total.map(prose.number) if said is None else said[name] for name, total in totals.items()}
    rough = {name: spoken[name] != total.map(prose.number) for name, total in totals.items()}
    counts = {(name, day): spoken[name][str(day)] for name, day, _ in named}
    told = [f"{prose.capital(name)}, {prose.day(day)}: {count}." for (name, day), count in counts.items()]
    told += [f"A dashed line marks what the report prints, {level[1]}."] if level else []
    told += [f"The scale starts at {prose.number(floor)}, not at zero."] if floor else []
    told += [f"Lines mark {'; '.join(words for _, words in marked)}."] if marked else []
    columns = {name: total.astype(int).astype(object).mask(rough[name], spoken[name]) for name, total in totals.items()}
    table = pd.DataFrame({f"{prose.capital(name)} (people)": column for name, column in columns.items()})
    table.insert(0, "Day", table.index.map(prose.day))

    def draw(layout: str) -> Drawing:
        foot, known = HEAD + LINE * len(totals) + STEPS, [day for total in totals.values() for day in total.index]
        first, last = min([*known, *(day for day, _ in marked)]), max(known)
        high, whole = max(total.max() for total in totals.values()), (last - first).days
        plane = Plane(layout, foot + FOOT)
        across, up = scale((first, last), (AXIS + EDGE, plane.right - EDGE)), scale((floor, high), (foot, foot - STEPS))
        plane.levels([people for people in ticks(high, 14 if floor else 5) if people >= floor], AXIS, up)
        months = pd.date_range(first, last, freq="MS")[:: 1 if plane.wide else 2]
        for day in months if whole > MONTH else pd.date_range(first, last)[::5]:
            plane.say(across(day), foot + 15, f"{day:%b}" if whole > MONTH else short_day(day), QUIET, align="center")
        if level:
            plane.rules([{"x": AXIS, "x2": plane.right, "y": up(level[0])}], AS_REPORTED, 1.5, (5, 3))
            # above the line, where no step is yet; on a phone above the words of the steps too
            plane.say(AXIS + EDGE, up(level[0]), level[1], AS_REPORTED, dy=-10 if plane.wide else -26)
        hung = hang(marked, across, plane.right, plane.size, wrap=1000 if plane.wide else 110)
        plane.events(hung, 0, foot)
        for (name, total), (line, ink, dy) in zip(totals.items(), PUBLISHED if said else LOOKS, strict=False):
            steps = pd.DataFrame({"x": total.index.map(across), "y": up(total.to_numpy())})
            plane.line(pd.concat([steps, steps.tail(1).assign(x=across(last))]), line, stairs=True)
            for hollow in (False, True):
                plane.dots(steps[(rough[name] == hollow).to_numpy()], line, hollow=hollow)
            for when, more in ((day, more) for of, day, more in named if of == name):
                dated = plane.wide or pd.Timestamp(when) < total.index[-1]  # on a phone the line's end says its day
                x, text = across(pd.Timestamp(when)), f"{short_day(when)}: " * dated + counts[name, when]
                text += more if width_of(text + more, plane.size) < x - AXIS else ""
                plane.say(x, up(total[str(when)]), text, ink, align="right", dx=-8, dy=dy)
        return plane.drawn()

    return chart(chart_id, words, told=" ".join(told), table=table, draw=draw)
