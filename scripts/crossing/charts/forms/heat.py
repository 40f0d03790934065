"""A field of squares: every pair of two spans, with those above a limit in full colour."""

from __future__ import annotations

from datetime import date
from typing import Unpack

import altair as alt
import pandas as pd

from crossing.charts.marks import Plane
from crossing.charts.model import Chart, Words, chart
from crossing.charts.style import INK, ON_RECORD, PAPER, QUIET
from crossing.language import prose

# upper ends of the classes below the limit, as shares of it, with how dense their colour is
CLASSES = ((0.2, 0.1), (0.5, 0.22), (1.0, 0.4))


def pairs_above(chart_id: str, rows: pd.DataFrame, *, limit: float, said: str, **words: Unpack[Words]) -> Chart:
    """Return a square for each pair of twelve months: the later from left to right, the earlier from the bottom up.

    rows: earlier, later (the last days), before, after (people) and multiple; `limit`: the multiple claimed, said in the
    words `said`. Squares above it are full, those below the lighter the lower they are.
    """
    earlier, later = sorted(set(rows["earlier"])), sorted(set(rows["later"]))
    placed = rows.assign(
        x=rows["later"].map(later.index), y=rows["earlier"].map(earlier.index), day=rows["later"].map(prose.day)
    )
    placed = placed.assign(x2=placed["x"] + 0.94, y2=placed["y"] + 0.94)
    placed["tip"] = [
        f"{row.times} times: {prose.number(row.after)} in the twelve months to {row.day}, {prose.number(row.before)} in those to {prose.day(row.earlier)}"
        for row in placed.assign(times=placed["multiple"].map(lambda times: prose.number(times, 1))).itertuples()
    ]
    above = placed["multiple"] > limit
    lowest, highest = placed.loc[placed["multiple"].idxmin()], placed.loc[placed["multiple"].idxmax()]
    told = (
        f"Field of {prose.number(len(rows))} squares, one for each pair of twelve months. {prose.number(above.sum())} of them "
        f"give more than {prose.number(limit)} times. The multiples run from {_times(lowest)} to {_times(highest)}."
    )
    by_later = placed.groupby("later", sort=True)
    table = pd.DataFrame(
        {
            "Later twelve months to": [prose.day(day) for day in later],
            "People in them": by_later["after"].first().tolist(),
            "Pairs": by_later.size().tolist(),
            f"More than {prose.number(limit)} times": above.groupby(placed["later"], sort=True).sum().tolist(),
            "Lowest multiple": by_later["multiple"].min().round(2).tolist(),
            "Highest multiple": by_later["multiple"].max().round(2).tolist(),
        }
    )

    def draw(layout: str) -> alt.LayerChart:
        wide = layout == "wide"
        left, step = (2.6, 3) if wide else (5.2, 6)
        plane = Plane(layout, (-left, len(later) + 0.2), (-1.7 if wide else -2.4, len(earlier) + 1.1))
        floor = 0.0
        for share, density in CLASSES:
            inside = placed["multiple"].between(floor * limit, share * limit, inclusive="right")
            plane.bars(placed[inside], ON_RECORD, opacity=density)
            floor = share
        plane.bars(placed[above], ON_RECORD)
        plane.words(
            [{"x": x + 0.47, "y": -0.6, "text": _month(later[x])} for x in range(0, len(later), step)],
            QUIET,
            align="center",
        )
        plane.words(
            [{"x": -0.25, "y": y + 0.47, "text": _month(earlier[y])} for y in range(0, len(earlier), step)],
            QUIET,
            align="right",
        )
        plane.words(
            [{"x": len(later), "y": -1.35 if wide else -1.9, "text": "later twelve months end"}], INK, align="right"
        )
        plane.words([{"x": -left, "y": len(earlier) + 0.6, "text": "earlier twelve months end"}], INK)
        ends = [{"x": highest.x2 - 0.15, "y": highest.y + 0.47, "text": _shown(highest)}]
        plane.words(ends, PAPER, align="right", bold=True)
        plane.words([{"x": lowest.x + 0.15, "y": lowest.y + 0.47, "text": _shown(lowest)}], INK, bold=True)
        middle = placed[above][["x", "y"]].median()
        plane.words([{"x": middle.x + 1, "y": middle.y + 0.47, "text": said}], PAPER, align="center", bold=True)
        return plane.drawn(360 if wide else 330)

    return chart(chart_id, words, told=told, table=table, draw=draw)


def _times(row: pd.Series) -> str:
    return f"{prose.number(row['multiple'], 1)} (twelve months to {row['day']} against those to {prose.day(row['earlier'])})"


def _shown(row: pd.Series) -> str:
    return f"{prose.number(row['multiple'], 1)} times"


def _month(day: date) -> str:
    return f"{day:%b %Y}"
