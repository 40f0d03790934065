"""A map of a strait with an inset of the ocean it is part of: land, places, whose waters, the narrowest crossing."""

from __future__ import annotations

import itertools
import math
from dataclasses import dataclass
from typing import Any, Unpack

import altair as alt
import numpy as np
import pandas as pd

from crossing.charts import marks
from crossing.charts.marks import Plane, width_of, wrapped
from crossing.charts.model import Chart, Words, chart
from crossing.charts.style import AS_REPORTED, CONTEXT, EVENT, INK, LAND, ON_RECORD, QUIET, SEA, TYPE
from crossing.language import prose
from crossing.official.geography import miles_between

LINE = 16  # px: a line of words
BAR = 10  # miles of the scale
INSET = {"wide": 267, "narrow": 208}  # px: its width
CUT = {
    "wide": (0.62, 50.6, 2.55, 51.46),
    "narrow": (0.8, 50.55, 2.52, 51.46),
}  # degrees shown: west, south, east, north
# Where a name may hang on its dot, best first: alignment, px to the right, px down.
HANGS = (
    ("left", 9, -1),
    ("right", -9, 1),
    ("left", 4, 16),
    ("right", 14, -23),
    ("left", 9, 10),
    ("right", -9, -10),
    ("left", 4, -14),
)


@dataclass(frozen=True)
class Window:
    """A piece of the picture that shows a box of the Earth, by Mercator's projection, which keeps shapes.

    left, top, width: px; west, south, east, north: degrees.
    """

    left: float
    top: float
    width: float
    west: float
    south: float
    east: float
    north: float

    @property
    def scale(self) -> float:
        """Px to a radian of longitude, which is what Vega calls the scale."""
        return self.width / math.radians(self.east - self.west)

    @property
    def height(self) -> float:
        """Px that the box needs at this width."""
        return self.at(self.west, self.south)[1] - self.top

    def at(self, longitude: float, latitude: float) -> tuple[float, float]:
        """Return a place in px, from the top left corner of the picture."""
        rise = _mercator(self.north) - _mercator(latitude)
        return self.left + math.radians(longitude - self.west) * self.scale, self.top + rise * self.scale

    def miles(self, latitude: float) -> float:
        """Px to a mile at a latitude."""
        return math.radians(self.scale / miles_between(0, latitude, 1, latitude))

    def land(self, coast: pd.DataFrame, spill: float = 0) -> alt.Chart:
        """Return the land as a layer, cut `spill` px beyond the window. coast: polygon, longitude, latitude."""
        corner = [self.left - math.radians(self.west) * self.scale, self.top + _mercator(self.north) * self.scale]
        box = [
            [self.left - spill, self.top - spill],
            [self.left + self.width + spill, self.top + self.height + spill],
        ]
        return (
            alt.Chart(alt.InlineData(values=[_feature(rows) for _, rows in coast.groupby("polygon")]))
            .mark_geoshape(fill=LAND, stroke=CONTEXT, strokeWidth=0.8, clip=True)
            .project(type="mercator", scale=self.scale, translate=corner, clipExtent=box, precision=0)
        )


def _mercator(latitude: float) -> float:
    return math.log(math.tan(math.pi / 4 + math.radians(latitude) / 2))


def _feature(rows: pd.DataFrame) -> dict[str, Any]:
    """An outline as GeoJSON, clockwise, as Vega takes the land to be on the right of its outline."""
    ring = [[longitude, latitude] for longitude, latitude in zip(rows["longitude"], rows["latitude"], strict=True)]
    ring.append(ring[0])
    area = sum(x * y_2 - x_2 * y for (x, y), (x_2, y_2) in itertools.pairwise(ring))
    return {"type": "Feature", "geometry": {"type": "Polygon", "coordinates": [ring if area < 0 else ring[::-1]]}}


def strait_map(
    chart_id: str,
    coast: pd.DataFrame,
    places: pd.DataFrame,
    *,
    limit: pd.DataFrame,
    ends: tuple[str, str],
    miles: float,
    regions: dict[str, tuple[float, float]],
    waters: dict[str, dict[str, tuple[float, float]]],
    quoted: tuple[str, str],
    **words: Unpack[Words],
) -> Chart:
    """Return the map of a strait with its places, and the ocean as an inset with the strait marked.

    coast: area ("strait" or "atlantic"), polygon, position, longitude, latitude; places: place_id, name, country,
    longitude, latitude, the ocean among them as of no country; limit: the points at which the countries' waters meet, in
    order: longitude, latitude; ends: ids of the places at the narrowest crossing, `miles`
    long; regions: names of land and water by longitude and latitude; waters: whose
    the sea is on either side of the limit, by layout, as the sea is narrow; quoted: a source and its words about the ocean.
    """
    towns, oceans = (
        rows.set_index("place_id")
        for rows in (places.loc[places["country"] != "none"], places.loc[places["country"] == "none"])
    )
    long = f"about {prose.number(round(miles))} miles"
    start, end = (towns["name"][place] for place in ends)
    sides = {"UK": "British", "France": "French"}
    inland = towns.loc[~towns.index.isin(ends)].sort_values("name").groupby("country")["name"].agg(list)
    shores = [f"{prose.listing(inland[country])} on the {side} side" for country, side in sides.items()]
    told = (
        f"Map with {' and '.join(shores)}, each at the nearest point of the coast as drawn. A line between them parts British "
        f"from French waters. A dashed line of {long} marks the narrowest crossing, from {start} to {end}. "
        f"An inset shows the {oceans['name'].iloc[0]}; a small square on it marks the area of the large map."
    )
    table = pd.DataFrame(
        {
            "Place": places["name"],
            "Country": places["country"].replace("none", "open sea"),
            "Latitude (degrees north)": places["latitude"],
            "Longitude (degrees east)": places["longitude"],
        }
    )

    def draw(layout: str) -> alt.LayerChart:
        wide, inside, width, size = layout == "wide", marks.inside(layout), INSET[layout], TYPE[layout] - 1
        near, far = coast.loc[coast["area"] == "strait"], coast.loc[coast["area"] != "strait"]
        box = (*far[["longitude", "latitude"]].min(), *far[["longitude", "latitude"]].max())
        main = Window(0, 0, inside, *CUT[layout])
        # the inset lies in the sea to the north-east, which has nothing to show here; on a phone it stands below
        inset = Window(inside - width - 1, 1, width, *box) if wide else Window(1, main.height + 16, width, *box)
        height = main.height if wide else inset.top + inset.height + 1
        plane = Plane(layout, (0, inside), (height, 0))
        border = pd.DataFrame(
            [main.at(*point) for point in limit[["longitude", "latitude"]].to_numpy()], columns=["x", "y"]
        )
        for window in (main, inset):
            box = {
                "x": window.left,
                "x2": window.left + window.width,
                "y": window.top,
                "y2": window.top + window.height,
            }
            plane.bars([box], SEA)
            if window is main:
                plane.layers.append(main.land(near, spill=2))
                plane.line(border, EVENT, 1.5)
        plane.layers.append(inset.land(far))
        _box(plane, inset.left, inset.top, inset.left + inset.width, inset.top + inset.height, CONTEXT, 1)
        x, y = inset.at(*near[["longitude", "latitude"]].mean())
        _box(plane, x - 5, y - 5, x + 5, y + 5, INK, 2)  # the strait, larger than true, or it could not be seen
        dots = _on_the_coast(towns.assign(end=towns.index.isin(ends)), near, main)
        plane.line(dots.loc[list(ends)], dash=(5, 4))
        plane.dots(dots.loc[~dots["end"]], INK, size=44)
        plane.dots(dots.loc[dots["end"]], size=44)
        # the words stand at the dashed line, on a phone above its end, where the sea is wide
        (x, y), (x_2, y_2) = dots.loc[list(ends), ["x", "y"]].to_numpy()
        x, y, align = (x + (x_2 - x) * 0.42 - 10, y + (y_2 - y) * 0.42, "right") if wide else (x + 14, y - 46, "left")
        plane.say(x, y, "Narrowest crossing:", ON_RECORD, dy=-8, align=align, halo=SEA)
        plane.say(x, y, long, ON_RECORD, dy=8, bold=True, size=size + 1, align=align, halo=SEA)
        taken = [extent("Narrowest crossing:", x, y - 8, align, size), extent(long, x, y + 8, align, size + 2)]
        _scale(plane, main, near["latitude"].min())
        for name, places in waters.items():
            x, y = main.at(*places[layout])
            for n, line in enumerate([name] if wide else name.split()):
                plane.say(x, y + LINE * n, line, QUIET, align="center", italic=True, halo=SEA)
                taken.append(extent(line, x - width_of(line, size) / 2, y + LINE * n, "left", size))
        for name, where in _names(dots, taken, near, border, main, size).items():
            plane.say(where[0], where[1], name, align=where[2])
        for name, where in regions.items():
            short = "".join(part[0] for part in name.split()) if name.isupper() and " " in name else name
            plane.say(*main.at(*where), name if wide else short, QUIET, align="center", italic=not name.isupper())
        for ocean in oceans.itertuples():
            plane.say(*inset.at(ocean.longitude, ocean.latitude), ocean.name, QUIET, align="center", italic=True)
        left, top = (inset.left, inset.top + inset.height + 14) if wide else (inset.left + width + 9, inset.top + 8)
        lines = [line for part in (f"{quoted[0]}:", f"“{quoted[1]}”") for line in wrapped(part, inside - left, size)]
        plane.say(left, top, lines, AS_REPORTED, step=17, halo=SEA if wide else False)
        return plane.drawn(round(height) + 8)

    return chart(chart_id, words, told=told, table=table, draw=draw)


def _on_the_coast(towns: pd.DataFrame, coast: pd.DataFrame, window: Window) -> pd.DataFrame:
    """The places with x and y: towns at the nearest point of the coast as drawn, which is rougher than the true one."""
    shore = np.array(
        [
            point
            for _, rows in coast.groupby("polygon")
            for point in _fine([window.at(*place) for place in rows[["longitude", "latitude"]].to_numpy()])
        ]
    )
    at = np.array([window.at(place.longitude, place.latitude) for place in towns.itertuples()])
    near = np.array([shore[np.hypot(*(shore - place).T).argmin()] for place in at])
    x, y = np.where(towns["end"].to_numpy()[:, None], at, near).T
    return towns.assign(x=x, y=y)


def _scale(plane: Plane, window: Window, latitude: float) -> None:
    """A scale of miles near the lower left corner of a window, true at a latitude."""
    left, foot, long = window.left + 12, window.top + window.height - 14, BAR * window.miles(latitude)
    plane.rules([{"x": left, "x2": left + long, "y": foot}], INK, 1.5)
    plane.rules([{"x": x, "y": foot - 4, "y2": foot + 4} for x in (left, left + long)], INK, 1.5)
    plane.say(left, foot, f"{BAR} miles", INK, dy=-12)


def _box(plane: Plane, x: float, y: float, x_2: float, y_2: float, colour: str, stroke: float) -> None:
    corners = ((x, y), (x_2, y), (x_2, y_2), (x, y_2), (x, y))
    plane.line([{"x": x, "y": y} for x, y in corners], colour, stroke)


def extent(words: str, x: float, y: float, align: str, size: float) -> tuple[float, float, float, float]:
    """The box that words take up in px: left, top, right, bottom."""
    width = width_of(words, size)
    left = x - (width if align == "right" else 0)
    return left, y - size / 2, left + width, y + size / 2


def _names(
    dots: pd.DataFrame,
    taken: list[tuple[float, ...]],
    coast: pd.DataFrame,
    border: pd.DataFrame,
    window: Window,
    size: float,
) -> dict[str, tuple[float, float, str]]:
    """The names of places with x, y and alignment: each meets no other words and no dot, and the least of coast and line."""
    line = dots.loc[dots["end"], ["x", "y"]].to_numpy()
    shore = [
        [window.at(*point) for point in rows[["longitude", "latitude"]].to_numpy()]
        for _, rows in coast.groupby("polygon")
    ]
    drawn = [
        point
        for points in ([tuple(end) for end in line], [tuple(point) for point in border.to_numpy()], *shore)
        for point in _fine(points)
    ]
    taken, found = list(taken), {}
    for dot in dots.itertuples():
        others = [(other.x, other.y) for other in dots.itertuples() if other.Index != dot.Index]
        options = []
        for rank, (align, dx, dy) in enumerate(HANGS):
            box = left, top, right, bottom = extent(dot.name, dot.x + dx, dot.y + dy, align, size)
            clash = sum(
                left < other[2] and other[0] < right and top < other[3] and other[1] < bottom for other in taken
            )
            clash += sum(left - 4 < x < right + 4 and top - 4 < y < bottom + 4 for x, y in others)
            clash += not (left >= 0 and right <= window.width - 8)
            crossed = sum(left < x < right and top < y < bottom for x, y in drawn)
            options.append((clash, crossed, rank, (dot.x + dx, dot.y + dy, align), box))
        *_, found[dot.name], box = min(options)
        taken.append(box)
    return found


def _fine(points: list[tuple[float, float]]) -> list[tuple[float, float]]:
    """A line through these points as points close to each other."""
    return [
        (x + (x_2 - x) * n / 12, y + (y_2 - y) * n / 12)
        for (x, y), (x_2, y_2) in itertools.pairwise(points)
        for n in range(12)
    ]
