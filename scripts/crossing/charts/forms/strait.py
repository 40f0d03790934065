"""A map of a strait with an inset of the ocean it is part of: land, places, the line of the narrowest crossing."""

from __future__ import annotations

import itertools
import math
from dataclasses import dataclass
from typing import Any, Unpack

import altair as alt
import pandas as pd

from crossing.charts import marks
from crossing.charts.marks import Plane, width_of, wrapped
from crossing.charts.model import Chart, Words, chart
from crossing.charts.style import AS_REPORTED, CONTEXT, INK, LAND, ON_RECORD, QUIET, TYPE
from crossing.language import prose

LINE = 16  # px: a line of words
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
    ends: tuple[str, str],
    miles: float,
    regions: dict[str, tuple[float, float]],
    quoted: tuple[str, str],
    **words: Unpack[Words],
) -> Chart:
    """Return the map of a strait with its places, and the ocean as an inset with the strait marked.

    coast: area ("strait" or "atlantic"), polygon, position, longitude, latitude; places: place_id, name, country,
    longitude, latitude, the ocean among them as of no country; ends: ids of the places at the narrowest crossing, `miles`
    long; regions: names of land and water by longitude and latitude; quoted: a source and its words about the ocean.
    """
    towns, oceans = (
        rows.set_index("place_id")
        for rows in (places.loc[places["country"] != "none"], places.loc[places["country"] == "none"])
    )
    long = f"about {prose.number(round(miles))} miles"
    start, end = (towns["name"][place] for place in ends)
    shores = [
        f"{prose.listing(sorted(rows.loc[~rows.index.isin(ends), 'name']))} on the {'British' if country == 'UK' else country.replace('France', 'French')} side"
        for country, rows in sorted(towns.groupby("country"), reverse=True)
    ]
    told = (
        f"Map with {' and '.join(shores)}. A dashed line of {long} marks the narrowest crossing, from {start} to {end}. "
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
        wide, inside = layout == "wide", marks.inside(layout)
        sea = coast.loc[coast["area"] != "strait"]
        box = (*sea[["longitude", "latitude"]].min(), *sea[["longitude", "latitude"]].max())
        main = Window(0, 0, inside, *CUT[layout])
        width = INSET[layout]
        # the inset lies in the sea to the north-east, which has nothing to show here; on a phone it stands below
        inset = Window(inside - width - 1, 1, width, *box) if wide else Window(1, main.height + 16, width, *box)
        height = main.height if wide else inset.top + inset.height + 1
        plane = Plane(layout, (0, inside), (height, 0))
        plane.layers += [main.land(coast.loc[coast["area"] == "strait"], spill=2), inset.land(sea)]
        _box(plane, (inset.left, inset.top), (inset.left + inset.width, inset.top + inset.height), CONTEXT, 1)
        middle = inset.at(*coast.loc[coast["area"] == "strait", ["longitude", "latitude"]].mean())
        _box(
            plane, (middle[0] - 5, middle[1] - 5), (middle[0] + 5, middle[1] + 5), INK, 2
        )  # larger than true, to be seen
        at = {
            place: main.at(row.longitude, row.latitude)
            for place, row in zip(towns.index, towns.itertuples(), strict=True)
        }
        (x, y), (x_2, y_2) = (at[place] for place in ends)
        plane.line([{"x": x, "y": y}, {"x": x_2, "y": y_2}], dash=(5, 4))
        dots = pd.DataFrame(
            [{"x": at[place][0], "y": at[place][1], "name": towns["name"][place], "end": place in ends} for place in at]
        )
        for is_end, rows in dots.groupby("end"):
            plane.dots(rows, ON_RECORD if is_end else INK, size=44, tips={"name": "Place"})
        notes = _notes(x, y, x_2, y_2, long, layout)
        for word in (*notes, *_names(dots, notes, coast.loc[coast["area"] == "strait"], main, TYPE[layout] - 1)):
            plane.words(
                [word],
                word["colour"],
                align=word["align"],
                bold=word["bold"],
                size=TYPE[layout] if word["bold"] else None,
            )
        for name, where in regions.items():
            text = "".join(part[0] for part in name.split()) if name.isupper() and " " in name and not wide else name
            plane.words([_px(main, where) | {"text": text}], QUIET, align="center", italic=not name.isupper())
        ocean = oceans.iloc[0]
        plane.words(
            [_px(inset, (ocean["longitude"], ocean["latitude"])) | {"text": ocean["name"]}],
            QUIET,
            align="center",
            italic=True,
        )
        left, top = (inset.left, inset.top + inset.height + 14) if wide else (inset.left + width + 9, inset.top + 8)
        room = inside - left
        for n, line in enumerate(
            [*wrapped(f"{quoted[0]}:", room, TYPE[layout] - 1), *wrapped(f"“{quoted[1]}”", room, TYPE[layout] - 1)]
        ):
            plane.words([{"x": left, "y": top + n * (LINE + 1), "text": line}], AS_REPORTED)
        return plane.drawn(round(height) + 8)

    return chart(chart_id, words, told=told, table=table, draw=draw)


def _px(window: Window, where: tuple[float, float]) -> dict[str, float]:
    return dict(zip(("x", "y"), window.at(*where), strict=True))


def _box(plane: Plane, corner: tuple[float, float], other: tuple[float, float], colour: str, stroke: float) -> None:
    (x, y), (x_2, y_2) = corner, other
    corners = [{"x": x, "y": y}, {"x": x_2, "y": y}, {"x": x_2, "y": y_2}, {"x": x, "y": y_2}, {"x": x, "y": y}]
    plane.line(corners, colour, stroke)


def _notes(x: float, y: float, x_2: float, y_2: float, long: str, layout: str) -> list[dict[str, Any]]:
    """The words at the dashed line, from its English end: on a phone higher up, where the sea is wider."""
    part = 0.5 if layout == "wide" else 0.27
    at = {"x": x + (x_2 - x) * part + 14, "align": "left", "colour": ON_RECORD}
    middle = y + (y_2 - y) * part
    return [
        at | {"y": middle - 8, "text": "Narrowest crossing:", "bold": False},
        at | {"y": middle + 8, "text": long, "bold": True},
    ]


def extent(word: dict[str, Any], size: float) -> tuple[float, float, float, float]:
    """The box that words take up in px: left, top, right, bottom."""
    width = width_of(word["text"], size)
    left = word["x"] - (width if word["align"] == "right" else 0)
    return left, word["y"] - size / 2, left + width, word["y"] + size / 2


def _names(
    dots: pd.DataFrame, notes: list[dict[str, Any]], coast: pd.DataFrame, window: Window, size: float
) -> list[dict[str, Any]]:
    """The names of places, each where it meets no other words and no dot, and the least of the coast and of the line."""
    shore = [window.at(*point) for _, rows in coast.groupby("polygon") for point in _fine(rows)]
    ends = dots.loc[dots["end"], ["x", "y"]].to_numpy()
    line = [tuple(ends[0] + (ends[1] - ends[0]) * n / 40) for n in range(41)]
    taken, found = [extent(note, size) for note in notes], []
    for dot in dots.itertuples():
        others = [(other.x, other.y) for other in dots.itertuples() if other.Index != dot.Index]
        options = []
        for rank, (align, dx, dy) in enumerate(HANGS):
            word = {"x": dot.x + dx, "y": dot.y + dy, "text": dot.name, "align": align, "colour": INK, "bold": False}
            left, top, right, bottom = extent(word, size)
            clash = sum(left < box[2] and box[0] < right and top < box[3] and box[1] < bottom for box in taken)
            clash += not (left >= 0 and right <= window.width - 8)
            clash += sum(left - 4 < x < right + 4 and top - 4 < y < bottom + 4 for x, y in others)
            crossed = sum(left < x < right and top < y < bottom for x, y in (*shore, *line))
            options.append((clash, crossed, rank, word))
        word = min(options, key=lambda option: option[:3])[-1]
        taken.append(extent(word, size))
        found.append(word)
    return found


def _fine(rows: pd.DataFrame) -> list[tuple[float, float]]:
    """The outline as points close to each other."""
    points = rows[["longitude", "latitude"]].to_numpy()
    return [tuple(one + (other - one) * n / 12) for one, other in itertools.pairwise(points) for n in range(12)]
