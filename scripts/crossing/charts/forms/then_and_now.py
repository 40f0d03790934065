"""Then and now: a ring for what was reported, joined to a dot for what is on record."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from typing import Any, Unpack

import altair as alt
import pandas as pd

from crossing.charts.marks import Plane, inside, width_of
from crossing.charts.model import Chart, Words, chart
from crossing.charts.style import AS_REPORTED, ON_RECORD, QUIET, RULE, TYPE
from crossing.language import prose

SAID = ("as reported", "on record now")
HEADINGS = {
    "date": "Day",
    "then": "As reported",
    "now": "On record now",
    "citation": "Where the count as reported is from",
}
COLOURS = (AS_REPORTED, ON_RECORD)
ROW, APART = 30, 15  # px: a row, and what parts two groups of rows beside it
AWAY = 13  # px from the middle of a mark to its number
BOLD = 1.12  # how much wider bold numbers are

Row = dict[str, Any]


def then_and_now(
    chart_id: str,
    rows: pd.DataFrame | Sequence[Any],
    *,
    said: tuple[str, str] = SAID,
    **words: Unpack[Words],
) -> Chart:
    """Return a chart of days as published then and on record now, a row each: what was revised, and which way.

    rows: `date`, `then` and `now` (people); those of one `group`, if there is such a column, stand together. said: what
    ring and dot are called.
    """
    rows = pd.DataFrame(rows)
    told = "; ".join(_told(row, said) for row in rows.itertuples())
    words = {"headings": HEADINGS, **words}
    told = f"Ring and dot for {prose.in_words(len(rows))} days. {told}."
    return chart(chart_id, words, told=told, table=rows, draw=partial(_draw, rows, said))


def _told(row: Any, said: tuple[str, str]) -> str:
    if row.then == row.now:
        return f"{prose.day(row.date)}: {prose.number(row.now)} {said[0]} and {said[1]}"
    return f"{prose.day(row.date)}: {prose.number(row.then)} {said[0]}, {prose.number(row.now)} {said[1]}"


def _draw(rows: pd.DataFrame, said: tuple[str, str], layout: str) -> alt.TopLevelMixin:
    measured = layout == "wide"  # on a phone the line at zero would run into the numbers
    marked = _placed(rows, layout, 32)
    last, right = marked[-1]["y"], inside(layout)
    height = round(last + 16 + 18 * measured)
    plane = Plane(layout, (0, right), (height, 0))
    plane.rules([{"x": 0, "x2": right, "y": row["y"] - (ROW + APART) / 2} for row in marked if row["parted"]], RULE)
    if measured:
        plane.rules([{"x": marked[0]["zero"], "y": marked[0]["y"] - 10, "y2": last + 16}], QUIET)
        plane.words([{"x": marked[0]["zero"], "y": last + 26, "text": "0"}], QUIET, align="center")
    plane.moved(pd.DataFrame([{"x": row["at_then"], "x2": row["at_now"], "y": row["y"]} for row in marked]))
    plane.words([{"x": 0, "y": row["y"], "text": row["name"]} for row in marked])
    for side, colour in zip(("then", "now"), COLOURS, strict=True):
        for align, dx in (("right", -AWAY), ("left", AWAY)):
            hung = [row for row in marked if row[f"{side}_hangs"] == align]
            numbers = [{"x": row[f"at_{side}"], "y": row["y"], "text": prose.number(row[side])} for row in hung]
            plane.words(numbers, colour, align=align, dx=dx, bold=True)
    _key(plane, marked[0], marked[0]["y"] - 20, said, right)
    return plane.drawn(height + 8)


def _placed(rows: pd.DataFrame, layout: str, top: float) -> list[Row]:
    """The rows with their places in px, and the side on which each number hangs: outward; one where both agree."""
    across = _scale(rows, layout)
    marked: list[Row] = []
    y, group = top - ROW, rows["group"].iloc[0] if "group" in rows else None
    for row in rows.to_dict("records"):
        less, same, parted = row["then"] < row["now"], row["then"] == row["now"], row.get("group") != group
        group, y = row.get("group"), y + ROW + (APART if parted else 0)
        place = {
            "y": y,
            "parted": parted,
            "at_then": across(row["then"]),
            "at_now": across(row["now"]),
            "zero": across(0),
        }
        hangs = {
            "then_hangs": None if same else "right" if less else "left",
            "now_hangs": "left" if same or less else "right",
        }
        name = prose.day(row["date"], short=layout == "narrow")
        marked.append({"name": name, "then": int(row["then"]), "now": int(row["now"]), **place, **hangs})
    return marked


def _scale(rows: pd.DataFrame, layout: str) -> Callable[[float], float]:
    """The level scale; it begins where numbers that hang left of their marks keep clear of the days' names."""
    size = TYPE[layout] - 1

    def room(value: float) -> float:
        return AWAY + width_of(prose.number(value), size) * BOLD

    names = max(width_of(prose.day(day, short=layout == "narrow"), size) for day in rows["date"]) + 12
    less, high = rows[["then", "now"]].min(axis=1), rows[["then", "now"]].max().max()
    start, end = names + 10, inside(layout) - room(high)
    for value in less[rows["then"] != rows["now"]]:
        share = value / high
        start = max(start, (names + room(value) - share * end) / (1 - share))
    return lambda value: start + value / (high or 1) * (end - start)


def _key(plane: Plane, row: Row, y: float, said: tuple[str, str], right: float) -> None:
    """What ring and dot are called, above a row's marks, each on the side of its mark."""
    first, second = (0, 1) if row["at_then"] <= row["at_now"] else (1, 0)
    room = [width_of(words, plane.size) + 12 for words in said]
    middle = min(max((row["at_then"] + row["at_now"]) / 2, room[first]), right - room[second])
    plane.words([{"x": middle - 6, "y": y, "text": said[first]}], COLOURS[first], align="right")
    plane.words([{"x": middle + 6, "y": y, "text": said[second]}], COLOURS[second])
