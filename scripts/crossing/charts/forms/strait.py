"""A map of a strait with an inset of the ocean it is part of: land, places, whose waters, the narrowest crossing."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import Any, Unpack

import altair as alt
import numpy as np
import pandas as pd

from crossing.charts.marks import LINE, Box, Drawing, Plane, wrapped
from crossing.charts.model import Chart, Words, chart
from crossing.charts.style import AS_REPORTED, CONTEXT, EVENT, INK, LAND, ON_RECORD, QUIET, SEA, inside
from crossing.language import prose
from crossing.official.geography import miles_between

BAR = 10  # miles of the scale
INSET = {"wide": 267, "narrow": 208}  # px: its width
# Degrees shown: west, south, east, north.
CUT = {"wide": (0.62, 50.6, 2.55, 51.46), "narrow": (0.8, 50.55, 2.52, 51.46)}
HEADINGS = {
    "name": "Place",
    "country": "Country",
    "latitude": "Latitude (degrees north)",
    "longitude": "Longitude (degrees east)",
}
# Where a name may hang on its dot: alignment, px to the right, px down.
HANGS = {
    "right": ("left", 9, -1),
    "left": ("right", -9, 1),
    "below": ("left", 4, 16),
    "above": ("right", 14, -23),
    "right below": ("left", 9, 10),
    "left above": ("right", -9, -10),
}


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
    def box(self) -> Box:
        """The window in the picture, as high as the box of the Earth needs at this width."""
        return Box(self.left, self.top, self.left + self.width, self.at(self.west, self.south)[1])

    def at(self, longitude: float, latitude: float) -> tuple[float, float]:
        """Return a place in px, from the top left corner of the picture."""
        rise = _mercator(self.north) - _mercator(latitude)
        return self.left + math.radians(longitude - self.west) * self.scale, self.top + rise * self.scale

    def points(self, places: pd.DataFrame) -> np.ndarray:
        """Return places with longitude and latitude as a row of x and y each, in px."""
        return np.array([self.at(*place) for place in places[["longitude", "latitude"]].to_numpy()])

    def miles(self, latitude: float) -> float:
        """Px to a mile at a latitude."""
        return math.radians(self.scale / miles_between(0, latitude, 1, latitude))

    def land(self, coast: pd.DataFrame, spill: float = 0) -> alt.Chart:
        """Return the land as a layer, cut `spill` px beyond the window. coast: polygon, longitude, latitude."""
        corner = [self.left - math.radians(self.west) * self.scale, self.top + _mercator(self.north) * self.scale]
        left, top, right, bottom = self.box
        cut = [[left - spill, top - spill], [right + spill, bottom + spill]]
        return (
            alt.Chart(alt.InlineData(values=[_feature(rows) for _, rows in coast.groupby("polygon")]))
            .mark_geoshape(fill=LAND, stroke=CONTEXT, strokeWidth=0.8, clip=True)
            .project(type="mercator", scale=self.scale, translate=corner, clipExtent=cut, precision=0)
        )


def _mercator(latitude: float) -> float:
    return math.log(math.tan(math.pi / 4 + math.radians(latitude) / 2))


def _feature(rows: pd.DataFrame) -> dict[str, Any]:
    """An outline as GeoJSON, clockwise as the table has it: Vega takes the land to be on the right of its outline."""
    ring = rows[["longitude", "latitude"]].to_numpy().tolist()
    return {"type": "Feature", "geometry": {"type": "Polygon", "coordinates": [[*ring, ring[0]]]}}


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
    names: dict[str, dict[str, str]],
    quoted: tuple[str, str],
    **words: Unpack[Words],
) -> Chart:
    """Return the map of a strait with its places, and the ocean as an inset with the strait marked.

    coast: area ("strait" or "atlantic"), polygon, position, longitude, latitude; places: place_id, name, country,
    longitude, latitude, the ocean among them as of no country; limit: the points at which the countries' waters meet, in
    order: longitude, latitude; ends: ids of the places at the narrowest crossing, `miles` long; regions: names of land and
    water by longitude and latitude; waters: whose the sea is on either side of the limit, by layout, as the sea is narrow;
    names: by layout, where the names of places hang on their dots (one of HANGS), if not at the right; quoted: a source and
    its words about the ocean.
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
    table = places.replace({"country": {"none": "open sea"}})[list(HEADINGS)].rename(columns=HEADINGS)

    def draw(layout: str) -> Drawing:
        wide, width, full = layout == "wide", INSET[layout], inside(layout)
        near, far = coast.loc[coast["area"] == "strait"], coast.loc[coast["area"] != "strait"]
        ocean = (*far[["longitude", "latitude"]].min(), *far[["longitude", "latitude"]].max())
        main = Window(0, 0, full, *CUT[layout])
        # the inset lies in the sea to the north-east, which has nothing to show here; on a phone it stands below
        inset = Window(full - width - 1, 1, width, *ocean) if wide else Window(1, main.box.bottom + 16, width, *ocean)
        height = main.box.bottom if wide else inset.box.bottom + 1
        plane = Plane(layout, height)
        border = main.points(limit)
        plane.bars([_corners(main.box)], SEA)
        plane.layers.append(main.land(near, spill=2))
        plane.line(pd.DataFrame(border, columns=["x", "y"]), EVENT, 1.5)
        plane.bars([_corners(inset.box)], SEA)
        plane.layers.append(inset.land(far))
        _outline(plane, inset.box, CONTEXT, 1)
        x, y = inset.at(*near[["longitude", "latitude"]].mean())
        # the strait, larger than true, or it could not be seen
        _outline(plane, Box(x - 5, y - 5, x + 5, y + 5), INK, 2)
        shore = np.concatenate([_fine(main.points(outline)) for _, outline in near.groupby("polygon")])
        dots = _on_the_coast(towns.assign(end=towns.index.isin(ends)), shore, main)
        plane.line(dots.loc[list(ends)], dash=(5, 4))
        plane.dots(dots.loc[~dots["end"]], INK, size=44)
        plane.dots(dots.loc[dots["end"]], size=44)
        # the words stand at the dashed line, on a phone above its end, where the sea is wide
        line = dots.loc[list(ends), ["x", "y"]].to_numpy()
        (x, y), (x_2, y_2) = line
        x, y, align = (x + (x_2 - x) * 0.42 - 10, y + (y_2 - y) * 0.42, "right") if wide else (x + 14, y - 46, "left")
        head, size = "Narrowest crossing:", plane.size
        plane.say(x, y, head, ON_RECORD, dy=-8, align=align, halo=SEA)
        plane.say(x, y, long, ON_RECORD, dy=8, bold=True, size=size + 1, align=align, halo=SEA)
        _scale(plane, main, near["latitude"].min())
        for name, at in waters.items():
            x, y = main.at(*at[layout])
            for n, part in enumerate([name] if wide else name.split()):
                plane.say(x, y + LINE * n, part, QUIET, align="center", italic=True, halo=SEA)
        for dot in dots.itertuples():
            align, dx, dy = HANGS[names[layout].get(dot.Index, "right")]
            plane.say(dot.x, dot.y, dot.name, align=align, dx=dx, dy=dy, halo=dot.Index == ends[0] and SEA)
        for name, where in regions.items():
            short = "".join(part[0] for part in name.split()) if name.isupper() and " " in name else name
            plane.say(*main.at(*where), name if wide else short, QUIET, align="center", italic=not name.isupper())
        for sea in oceans.itertuples():
            plane.say(*inset.at(sea.longitude, sea.latitude), sea.name, QUIET, align="center", italic=True)
        left, top = (inset.left, inset.box.bottom + 14) if wide else (inset.box.right + 9, inset.top + 8)
        lines = [line for part in (f"{quoted[0]}:", f"“{quoted[1]}”") for line in wrapped(part, full - left, size)]
        plane.say(left, top, lines, AS_REPORTED, step=17, halo=SEA if wide else False)
        return plane.drawn()

    return chart(chart_id, words, told=told, table=table, draw=draw)


def _on_the_coast(towns: pd.DataFrame, shore: np.ndarray, window: Window) -> pd.DataFrame:
    """The places with x and y: towns at the nearest point of the coast as drawn, which is rougher than the true one."""
    at = window.points(towns)
    near = np.array([shore[np.hypot(*(shore - place).T).argmin()] for place in at])
    x, y = np.where(towns["end"].to_numpy()[:, None], at, near).T
    return towns.assign(x=x, y=y)


def _scale(plane: Plane, window: Window, latitude: float) -> None:
    """A scale of miles near the lower left corner of a window, true at a latitude."""
    left, foot, long = window.left + 12, window.box.bottom - 14, BAR * window.miles(latitude)
    plane.rules([{"x": left, "x2": left + long, "y": foot}], INK, 1.5)
    plane.rules([{"x": x, "y": foot - 4, "y2": foot + 4} for x in (left, left + long)], INK, 1.5)
    plane.say(left, foot, f"{BAR} miles", INK, dy=-12)


def _corners(box: Box) -> dict[str, float]:
    return {"x": box.left, "x2": box.right, "y": box.top, "y2": box.bottom}


def _outline(plane: Plane, box: Box, colour: str, stroke: float) -> None:
    left, top, right, bottom = box
    x, y = [left, right, right, left, left], [top, top, bottom, bottom, top]
    plane.line(pd.DataFrame({"x": x, "y": y}), colour, stroke)


def _fine(points: np.ndarray) -> np.ndarray:
    """A line through these points as points close to each other."""
    steps = (points[1:, None] - points[:-1, None]) * np.arange(12)[:, None] / 12
    return (points[:-1, None] + steps).reshape(-1, 2)
