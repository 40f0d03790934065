"""A map of a strait with an inset of the ocean it is part of: land, places, whose waters, the narrowest crossing."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import Any, Unpack

import altair as alt
import numpy as np
import pandas as pd

from crossing.charts.labels import Box
from crossing.charts.marks import Drawing, Plane, each
from crossing.charts.model import Chart, Words, chart
from crossing.charts.style import AS_REPORTED, CONTEXT, EVENT, INK, LAND, ON_RECORD, PAPER, QUIET, SEA, inside
from crossing.language import prose
from crossing.language.lines import wrapped
from crossing.official.geography import miles_between

BAR = 10  # miles of the scale
INSET = {"wide": 267, "narrow": 208}  # px: its width
RIM = 2  # px beside the inset, which Vega keeps for its frame: with less it would draw the whole picture smaller
# Degrees shown: west, south, east, north.
CUT = {"wide": (0.62, 50.6, 2.55, 51.46), "narrow": (0.8, 50.55, 2.52, 51.46)}
Point = tuple[float, float]  # longitude and latitude
AREAS: dict[str, dict[str, Point]] = {  # names of countries, in capitals, and of waters, where they have room
    "UNITED KINGDOM": {"wide": (1.0, 51.23), "narrow": (1.0, 51.26)},
    "FRANCE": {"wide": (2.12, 50.65), "narrow": (2.12, 50.65)},
    "English Channel": {"wide": (1.1, 50.74), "narrow": (1.08, 50.77)},
    "British waters": {"wide": (1.19, 50.95), "narrow": (1.2, 50.99)},
    "French waters": {"wide": (1.78, 51.06), "narrow": (2.1, 51.17)},
}
DEGREES = ["longitude", "latitude"]
HEADINGS = {
    "name": "Place",
    "country": "Country",
    "latitude": "Latitude (degrees north)",
    "longitude": "Longitude (degrees east)",
}
# How a name may hang on its dot: alignment, px to the right, px down.
HANGS = {
    "right": ("left", 9, -1),
    "left": ("right", -9, 1),
    "below": ("left", 4, 16),
    "above": ("right", 14, -23),
    "under": ("center", 0, 16),
    "high": ("left", 9, -22),
    "right below": ("left", 9, 10),
    "left above": ("right", -9, -10),
}
# Which names do not hang at the right.
HUNG = {"calais": "below", "cap-gris-nez": "left", "dover": "above", "dunkirk": "above", "gravelines": "below"}
HUNG_NARROW = HUNG | {
    "cap-gris-nez": "right below",
    "dover": "left above",
    "dungeness": "under",
    "south-foreland": "high",
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
        return np.array([self.at(*place) for place in places[DEGREES].to_numpy()])

    def land(self, coast: pd.DataFrame, spill: float = 0) -> alt.Chart:
        """Return the land as a layer, cut `spill` px beyond the window. coast: polygon, longitude, latitude."""
        corner = [self.left - math.radians(self.west) * self.scale, self.top + _mercator(self.north) * self.scale]
        left, top, right, bottom = self.box
        cut = [[left - spill, top - spill], [right + spill, bottom + spill]]
        land: alt.Chart = (
            alt.Chart(alt.InlineData(values=[_feature(rows) for _, rows in coast.groupby("polygon")]))
            .mark_geoshape(fill=LAND, stroke=CONTEXT, strokeWidth=0.8, clip=True)
            .project(type="mercator", scale=self.scale, translate=corner, clipExtent=cut, precision=0)
        )
        return land


def _mercator(latitude: float) -> float:
    return math.log(math.tan(math.pi / 4 + math.radians(latitude) / 2))


def _feature(rows: pd.DataFrame) -> dict[str, Any]:
    """An outline as GeoJSON, clockwise as the table has it: Vega takes the land to be on the right of its outline."""
    ring = rows[DEGREES].to_numpy().tolist()
    return {"type": "Feature", "geometry": {"type": "Polygon", "coordinates": [[*ring, ring[0]]]}}


def strait_map(
    chart_id: str,
    coast: pd.DataFrame,
    places: pd.DataFrame,
    limit: pd.DataFrame,
    *,
    ends: tuple[str, str],
    miles: float,
    quoted: tuple[str, str],
    **words: Unpack[Words],
) -> Chart:
    """Return the map of a strait with its places, and the ocean as an inset with the strait marked.

    coast: area ("strait" or "atlantic"), polygon, position, longitude, latitude; places: place_id, name, country,
    longitude, latitude, the ocean among them as of no country; limit: the points at which the countries' waters meet, in
    order: longitude, latitude; ends: ids of the places at the narrowest crossing, `miles` long; quoted: a source and its words
    about the ocean.
    """
    open_sea = places["country"] == "none"
    towns, ocean = places[~open_sea].set_index("place_id"), places[open_sea].iloc[0]
    long = f"about {prose.number(round(miles))} miles"
    table = places.replace({"country": {"none": "open sea"}})[list(HEADINGS)].rename(columns=HEADINGS)
    land = coast[coast["area"] == "strait"], coast[coast["area"] != "strait"]
    shown = *land[1][DEGREES].min(), *land[1][DEGREES].max()  # of the inset

    def draw(layout: str) -> Drawing:
        plane, main = Plane(layout), Window(0, 0, inside(layout), *CUT[layout])
        # the inset lies in the sea to the north-east, which has nothing to show here; on a phone it stands below
        left, top = (plane.right - INSET[layout] - RIM, RIM) if plane.wide else (RIM, main.box.bottom + 16)
        inset = Window(left, top, INSET[layout], *shown)
        _waters(plane, main, inset, land, limit)
        dots = _on_the_coast(towns.assign(end=towns.index.isin(ends)), land[0], main)
        _crossing(plane, dots, ends, long)
        _scale(plane, main, land[0]["latitude"].min())
        _names(plane, main, dots, ends[0], layout)
        plane.say(*inset.at(*ocean[DEGREES]), ocean["name"], QUIET, align="center", italic=True)
        _quoted(plane, inset.box, quoted)
        # whole px, or marks would be drawn to another scale than the land
        return plane.drawn(math.floor(main.box.bottom) if plane.wide else math.ceil(inset.box.bottom + RIM))

    return chart(chart_id, words, told=_told(towns, ends, long, ocean["name"], quoted), table=table, draw=draw)


def _told(towns: pd.DataFrame, ends: tuple[str, str], long: str, ocean: str, quoted: tuple[str, str]) -> str:
    """What the map shows, in words."""
    ports = towns.drop(list(ends)).sort_values("name").groupby("country")["name"].agg(list).map(prose.listing)
    return (
        f"Map with {ports['UK']} on the British side and {ports['France']} on the French side, each at the nearest point of "
        "the coast as drawn. A line between them parts British from French waters. A dashed line of "
        f"{long} marks the narrowest crossing, from {' to '.join(towns['name'][list(ends)])}. "
        f"An inset shows the {ocean}; a small square on it marks the area of the large map. "
        f"Beside it stand words of {quoted[0]}: “{quoted[1]}”."
    )


def _waters(
    plane: Plane, main: Window, inset: Window, land: tuple[pd.DataFrame, pd.DataFrame], limit: pd.DataFrame
) -> None:
    """Sea and land of both windows, whose waters they are, and on the inset where the map lies."""
    near, far = land
    plane.bars([_corners(main.box)], SEA)
    plane.layers.append(main.land(near, spill=2))
    if not plane.wide:  # where the picture goes on below the map, nothing else would cut off the edge of the land
        plane.bars([{"x": 0, "x2": plane.right, "y": main.box.bottom, "y2": main.box.bottom + 4}], PAPER)
    plane.line(pd.DataFrame(main.points(limit), columns=["x", "y"]), EVENT, 1.5)
    plane.bars([_corners(inset.box)], SEA)
    plane.layers.append(inset.land(far))
    # the strait as a square, larger than true, or it could not be seen
    x, y = inset.at(*near[DEGREES].mean())
    for box, colour in ((inset.box, CONTEXT), (Box(x - 5, y - 5, x + 5, y + 5), INK)):
        plane.bars([_corners(box)], "transparent", edge=colour)


def _crossing(plane: Plane, dots: pd.DataFrame, ends: tuple[str, str], long: str) -> None:
    """The places, and the line between those at the narrowest crossing, with how long it is."""
    line = dots.loc[list(ends)]
    plane.line(line, dash=(5, 4))
    plane.dots(dots[~dots["end"]], INK, size=44)
    plane.dots(line, size=44)
    # the words stand at the dashed line, on a phone above its end, where the sea is wide
    (x, y), (x_2, y_2) = line[["x", "y"]].to_numpy()
    x, y, align = (x + (x_2 - x) * 0.42 - 10, y + (y_2 - y) * 0.42, "right") if plane.wide else (x + 14, y - 46, "left")
    plane.say(x, y, "Narrowest crossing:", ON_RECORD, dy=-8, align=align, halo=SEA)
    plane.say(x, y, long, ON_RECORD, dy=8, bold=True, fontSize=plane.size + 1, align=align, halo=SEA)


def _names(plane: Plane, main: Window, dots: pd.DataFrame, haloed: str, layout: str) -> None:
    """The names of countries, waters and places; `haloed`: the place whose name stands on the line between the waters."""
    for name, at in AREAS.items():
        look: dict[str, Any] = {} if name.isupper() else {"italic": True, "halo": SEA}
        plane.say(*main.at(*at[layout]), [name] if plane.wide else name.split(), QUIET, align="center", **look)
    for dot in each(dots):
        align, dx, dy = HANGS[(HUNG if plane.wide else HUNG_NARROW).get(dot.Index, "right")]
        plane.say(dot.x, dot.y, dot.name, align=align, dx=dx, dy=dy, halo=dot.Index == haloed and SEA)


def _quoted(plane: Plane, box: Box, quoted: tuple[str, str]) -> None:
    """What a source says of the ocean: below the inset, on a phone beside it."""
    left, top = (box.left, box.bottom + 14) if plane.wide else (box.right + 9, box.top + 8)
    parts = (f"{quoted[0]}:", f"“{quoted[1]}”")
    lines = [line for part in parts for line in wrapped(part, plane.right - left, plane.size)]
    plane.say(left, top, lines, AS_REPORTED, step=17, halo=plane.wide and SEA)


def _on_the_coast(towns: pd.DataFrame, coast: pd.DataFrame, window: Window) -> pd.DataFrame:
    """The places with x and y: towns at the nearest point of the coast as drawn, which is rougher than the true one."""
    shore = np.concatenate([_fine(window.points(outline)) for _, outline in coast.groupby("polygon")])
    at = window.points(towns)
    near = np.array([shore[np.hypot(*(shore - place).T).argmin()] for place in at])
    x, y = np.where(towns["end"].to_numpy()[:, None], at, near).T
    return towns.assign(x=x, y=y)


def _scale(plane: Plane, window: Window, latitude: float) -> None:
    """A scale of miles near the lower left corner of a window, true at a latitude."""
    left, foot = window.left + 12, window.box.bottom - 14
    long = BAR * math.radians(window.scale / miles_between(0, latitude, 1, latitude))
    plane.rules([{"x": left, "x2": left + long, "y": foot}], INK, 1.5)
    plane.rules([{"x": x, "y": foot - 4, "y2": foot + 4} for x in (left, left + long)], INK, 1.5)
    plane.say(left, foot, f"{BAR} miles", INK, dy=-12)


def _corners(box: Box) -> dict[str, float]:
    return {"x": box.left, "x2": box.right, "y": box.top, "y2": box.bottom}


def _fine(points: np.ndarray) -> np.ndarray:
    """A line through these points as points close to each other."""
    steps = (points[1:, None] - points[:-1, None]) * np.arange(12)[:, None] / 12
    return np.asarray((points[:-1, None] + steps).reshape(-1, 2))
