"""A field of squares: every pair of two spans, with those above a limit in full colour."""

from __future__ import annotations

from typing import Any, Unpack

import pandas as pd

from crossing.charts.marks import Drawing, Plane
from crossing.charts.model import Chart, Words, chart
from crossing.charts.style import PAPER, QUIET
from crossing.language import prose

SIDE = 0.94  # of a square
# upper ends of the classes below the limit, as shares of it, with how dense their colour is
CLASSES = ((0.2, 0.1), (0.5, 0.22), (1.0, 0.4))


def pairs_above(chart_id: str, rows: pd.DataFrame, *, limit: float, said: str, **words: Unpack[Words]) -> Chart:
    """Return a square for each pair of twelve months: the later from left to right, the earlier from the bottom up.

    rows: earlier, later (the last days), before, after (people) and multiple; `limit`: the multiple claimed, said in the
    words `said`. Squares above it are full, those below the lighter the lower they are.
    """
    earlier, later = sorted(set(rows["earlier"])), sorted(set(rows["later"]))
    placed = rows.assign(x=rows["later"].map(later.index), y=rows["earlier"].map(earlier.index))
    placed = placed.assign(x2=placed["x"] + SIDE, y2=placed["y"] + SIDE, tip=[_tip(row) for row in rows.itertuples()])
    above = placed["multiple"] > limit
    lowest, highest = placed.loc[placed["multiple"].idxmin()], placed.loc[placed["multiple"].idxmax()]
    told = (
        f"Field of {prose.number(len(rows))} squares, one for each pair of twelve months. {prose.number(above.sum())} of them "
        f"give more than {prose.number(limit)} times. The multiples run from {_told(lowest)} to {_told(highest)}."
    )
    by_later = placed.assign(above=above).groupby("later", sort=True)
    table = pd.DataFrame(
        {
            "Later twelve months to": [prose.day(day) for day in later],
            "People in them": by_later["after"].first().tolist(),
            "Pairs": by_later.size().tolist(),
            f"More than {prose.number(limit)} times": by_later["above"].sum().tolist(),
            "Lowest multiple": by_later["multiple"].min().round(2).tolist(),
            "Highest multiple": by_later["multiple"].max().round(2).tolist(),
        }
    )

    def draw(layout: str) -> Drawing:
        wide, middle = layout == "wide", SIDE / 2
        left, step, foot = (2.6, 3, 1.7) if wide else (5.2, 6, 2.4)
        plane = Plane(layout, (-left, len(later) + 0.2), (-foot, len(earlier) + 1.1))
        floor = 0.0
        for share, density in CLASSES:
            inside = placed["multiple"].between(floor * limit, share * limit, inclusive="right")
            plane.bars(placed[inside], opacity=density)
            floor = share
        plane.bars(placed[above])
        across = [{"x": x + middle, "y": -0.6, "text": f"{later[x]:%b %Y}"} for x in range(0, len(later), step)]
        upward = [{"x": -0.25, "y": y + middle, "text": f"{earlier[y]:%b %Y}"} for y in range(0, len(earlier), step)]
        plane.words(across, QUIET, align="center")
        plane.words(upward, QUIET, align="right")
        plane.say(len(later), -1.35 if wide else -1.9, "later twelve months end", align="right")
        plane.say(-left, len(earlier) + 0.6, "earlier twelve months end")
        high, low = (f"{prose.number(row['multiple'], 1)} times" for row in (highest, lowest))
        plane.say(highest["x2"] - 0.15, highest["y"] + middle, high, PAPER, align="right", bold=True)
        plane.say(lowest["x"] + 0.15, lowest["y"] + middle, low, bold=True)
        x, y = placed.loc[above, ["x", "y"]].median()
        plane.say(x + 1, y + middle, said, PAPER, align="center", bold=True)
        return plane.drawn(360 if wide else 330)

    return chart(chart_id, words, told=told, table=table, draw=draw)


def _told(row: pd.Series) -> str:
    """A multiple in words, with the days on which its two spans end."""
    later, earlier = prose.day(row["later"]), prose.day(row["earlier"])
    return f"{prose.number(row['multiple'], 1)} (twelve months to {later} against those to {earlier})"


def _tip(row: Any) -> str:
    """What a square says: its multiple, and the people of both spans."""
    after, before = (f"{prose.number(people)} in" for people in (row.after, row.before))
    spans = f"{after} the twelve months to {prose.day(row.later)}, {before} those to {prose.day(row.earlier)}"
    return f"{prose.number(row.multiple, 1)} times: {spans}"
