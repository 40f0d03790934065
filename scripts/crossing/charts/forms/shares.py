"""Parts of a whole, and pairs of counts of the same spans."""

from __future__ import annotations

from typing import Unpack

import pandas as pd

from crossing.charts.marks import Drawing, Plane, width_of
from crossing.charts.model import Chart, Words, chart
from crossing.charts.style import AS_REPORTED, CONTEXT, INK, LAND, ON_RECORD, PAPER
from crossing.language import prose

PART, BLOCK = 34, 80  # px: the bar of a whole, and what it takes up with its words
PAIR = 76  # px that a heading and its two bars take up


def parts(
    chart_id: str,
    reported: dict[str, float],
    now: dict[str, float],
    *,
    whole: tuple[float, str],
    when: str,
    unknown: str,
    **words: Unpack[Words],
) -> Chart:
    """Return a chart of one whole in its parts, as reported and as on record now, a bar each.

    reported and now: the parts by their names, those on record as far as they are recorded; whole: what the reported
    parts are parts of, and its name; when: when that was reported; unknown: the words where the whole is not recorded.
    """
    total, verb = whole
    bars = [
        (f"As reported then: {prose.number(total)} {verb}", reported, AS_REPORTED),
        (f"On record now: {unknown}", now, ON_RECORD),
    ]
    told = ". ".join(
        f"{heading}; {prose.listing([f'{prose.number(value)} {name}' for name, value in part.items()])}"
        for heading, part, _ in bars
    )
    table = pd.DataFrame({"Count": [f"As reported, {when}", "On record now"]})
    for name, values in {**{name: [reported[name], now.get(name)] for name in reported}, verb: [total, None]}.items():
        table[f"{prose.capital(name)} (people)"] = pd.array(values, dtype="Int64")

    def draw(layout: str) -> Drawing:
        plane = Plane.in_px(layout, BLOCK * len(bars))
        per_one = (plane.right - 2) / max(sum(part.values()) for _, part, _ in bars)
        for place, (heading, part, colour) in enumerate(bars):
            _draw_whole(plane, heading, part, colour, BLOCK * place, per_one)
        return plane.drawn(BLOCK * len(bars))

    return chart(chart_id, words, told=f"Two bars. {told}.", table=table, draw=draw)


def _draw_whole(plane: Plane, heading: str, part: dict[str, float], colour: str, top: float, per_one: float) -> None:
    """A heading and the bar of its parts; the name of a part that is too short for it stands below."""
    rows = pd.DataFrame({"name": part.keys(), "number": map(prose.number, part.values()), "value": part.values()})
    rows["x2"] = 1 + rows["value"].cumsum() * per_one
    rows["x"] = rows["x2"] - rows["value"] * per_one
    text = rows["number"] + " " + rows["name"]
    fits = text.map(lambda words: width_of(words, plane.size)) < rows["x2"] - rows["x"] - 8
    hollow, boxes = colour == AS_REPORTED, rows.assign(text=text.where(fits, rows["number"]), y=top + 22 + PART / 2)
    plane.say(0, top + 10, heading, colour, bold=True)
    plane.level_bars(boxes, PART, PAPER if hollow else ON_RECORD, edge=colour)
    middles = boxes.assign(x=(boxes["x"] + boxes["x2"]) / 2)
    plane.words(middles, INK if hollow else PAPER, align="center", bold=not hollow)
    plane.words(rows.assign(x=plane.right, y=top + 66, text=rows["name"])[~fits], colour, align="right")


def pairs(
    chart_id: str, rows: pd.DataFrame, *, first: str, second: str, names: tuple[str, str], **words: Unpack[Words]
) -> Chart:
    """Return a chart of two counts for each of several spans: context, and what is on record below it.

    rows: `label` and the columns of both counts, first and second; names: the words after their numbers.
    """
    texts = [
        [f"{prose.number(count)} {name}" for count in rows[side]]
        for side, name in zip((first, second), names, strict=True)
    ]
    told = "; ".join(f"{label}, {one} and {other}" for label, one, other in zip(rows["label"], *texts, strict=True))

    def draw(layout: str) -> Drawing:
        plane = Plane.in_px(layout, PAIR * len(rows))
        after = plane.widest(texts[1]) * 1.12 + 10  # they are bold
        per_one = min((plane.right - 2) / rows[first].max(), (plane.right - after) / rows[second].max())
        placed = rows.assign(x=0, y=[PAIR * place + 9 for place in range(len(rows))])
        plane.words(placed.assign(text=rows["label"]), bold=True)
        context, record = (
            placed.assign(x2=rows[side] * per_one, y=placed["y"] + down, text=text)
            for side, down, text in ((first, 21.5, texts[0]), (second, 45.5, texts[1]))
        )
        plane.level_bars(context, 21, LAND, edge=CONTEXT)
        plane.level_bars(record, 21, ON_RECORD)
        # the words stand in the first bar where they fit
        inner = context["text"].map(lambda text: width_of(text, plane.size)) + 14 < context["x2"]
        plane.words(context.assign(x=context["x2"].mask(inner, 1), y=context["y"] + 0.5), INK, dx=6)
        plane.words(record.assign(x=record["x2"], y=record["y"] + 0.5), ON_RECORD, dx=6, bold=True)
        return plane.drawn(PAIR * len(rows))

    return chart(chart_id, words, told=f"Pairs of bars: {told}.", table=rows, draw=draw)
