"""The map of the strait: where the crossings happen, how narrow it is there, and how far off the Atlantic lies."""

from __future__ import annotations

import math
import textwrap
from dataclasses import dataclass
from typing import Any

import altair as alt
import pandas as pd

from crossing.charts.core import Figure, figure
from crossing.charts.style import AS_REPORTED, CONTEXT, INK, LAND, NARROW, ON_RECORD, QUIET, TYPE, WIDE, config, finish
from crossing.language import prose
from crossing.ledger import Ledger
from crossing.official.geography import CROSSING, narrowest

# The boxes that data/coastline.csv was cut to: west, south, east, north in degrees.
BOXES = {"strait": (0.6, 50.55, 2.6, 51.5), "atlantic": (-85.0, 25.0, 15.0, 65.0)}
OCEAN = "north-atlantic"
GARBLED = "spun-2021-11"  # the report that has the Atlantic for the Channel
GARBLED_WORDS = "crossed the Atlantic by boat"


@dataclass(frozen=True)
class Window:
    """A piece of the picture that shows a box of the Earth.

    left, top, width: px; west, south, east, north: degrees. Degrees of longitude are drawn shorter than those of
    latitude, as they are at the middle of the box, so that shapes are true there.
    """

    left: float
    top: float
    width: float
    west: float
    south: float
    east: float
    north: float

    @property
    def _per_degree(self) -> float:
        return self.width / (self.east - self.west)

    @property
    def _stretch(self) -> float:
        return 1 / math.cos(math.radians((self.south + self.north) / 2))

    @property
    def height(self) -> float:
        """Height in px that the box needs at this width."""
        return (self.north - self.south) * self._per_degree * self._stretch

    def at(self, longitude: Any, latitude: Any) -> tuple[Any, Any]:
        """Return x and y in px, from the top left corner of the picture; numbers or columns of degrees."""
        x = self.left + (longitude - self.west) * self._per_degree
        y = self.top + (self.north - latitude) * self._per_degree * self._stretch
        return x, y


@dataclass(frozen=True)
class Label:
    """Words on the map: their anchor in px, how they hang on it, and how they look."""

    text: str
    x: float
    y: float
    align: str = "left"
    colour: str = INK
    italic: bool = False
    bold: bool = False


# Where a place's name hangs on its dot: alignment, px to the right, px down.
HANG = {
    "boulogne-sur-mer": ("left", 9, 0),
    "calais": ("left", 5, 15),
    "cap-gris-nez": ("right", -9, 2),
    "dover": ("right", -9, 2),
    "dungeness": ("left", 9, -2),
    "dunkirk": ("right", 14, -23),  # out at sea: below its dot it would stand nearer to Gravelines on a phone
    "gravelines": ("left", 3, 17),
    "south-foreland": ("left", 9, -6),
}
# Names of land and water on the map of the strait by layout, at the middle of the words: longitude, latitude.
NAMES = {
    "wide": {"UNITED KINGDOM": (1.0, 51.23), "FRANCE": (2.12, 50.82), "English Channel": (1.05, 50.74)},
    "narrow": {"UK": (1.1, 51.24), "FRANCE": (2.12, 50.64), "English Channel": (1.14, 50.7)},
}
# How far down the dashed line its label stands, from the English end: on a phone higher up, where the sea is wider.
LABEL_AT = {"wide": 0.5, "narrow": 0.27}


def windows(layout: str) -> tuple[dict[str, Window], float]:
    """Return the windows on the strait and on the Atlantic, and the height in px of the picture inside its padding."""
    west, south, east, north = BOXES["atlantic"]
    inside = _inside(layout)
    if layout == "wide":
        # The inset lies in the North Sea, which has nothing to show here.
        strait = Window(0, 0, inside, 0.62, 50.6, 2.55, 51.46)
        return {"strait": strait, "atlantic": Window(inside - 268, 1, 267, west, south, east, north)}, strait.height
    # On a phone the inset stands below; the large map ends where the outlines do, so that none runs into it.
    strait = Window(0, 0, inside, 0.8, BOXES["strait"][1], 2.52, 51.46)
    inset = Window(1, strait.height + 16, 208, west, south, east, north)
    return {"strait": strait, "atlantic": inset}, inset.top + inset.height + 1


@figure("strait-map")
def strait_map(ledger: Ledger) -> Figure:
    """The map of the strait, its ports and its narrowest crossing, and the North Atlantic inset."""
    miles = prose.number(round(narrowest(ledger)))
    reports = prose.in_words(len(ledger.sources))
    named = ledger.places.set_index("place_id")["name"]
    start, end = (named[place] for place in CROSSING)
    shores = {country: prose.listing(sorted(_shore(ledger, country))) for country in ("UK", "France")}

    def draw(layout: str) -> alt.TopLevelMixin:
        return _draw(ledger, layout)

    return Figure(
        title=f"The {reports} reports are about a strait some {miles} miles wide; one of them names the Atlantic",
        subtitle="The Channel at its narrowest, and, inset, the North Atlantic with the area of the large map marked",
        alt=(
            f"Map of the eastern English Channel with {shores['UK']} on the British side and {shores['France']} on the "
            f"French side. A dashed line of about {miles} miles marks the narrowest crossing, from {start} to {end}. "
            f"An inset shows the North Atlantic from America to Europe, the ocean that one report names (“{GARBLED_WORDS}”); "
            "a small square on it marks the area of the large map."
        ),
        draw=draw,
        table=_table(ledger),
        sources=("coastline", "places"),
    )


def _shore(ledger: Ledger, country: str) -> list[str]:
    rows = ledger.places.loc[ledger.places["country"] == country]
    return rows.loc[~rows["place_id"].isin(CROSSING), "name"].tolist()


def _table(ledger: Ledger) -> pd.DataFrame:
    return pd.DataFrame(
        {
            "Place": ledger.places["name"],
            "Country": ledger.places["country"].replace("none", "open sea"),
            "Latitude (degrees north)": ledger.places["latitude"],
            "Longitude (degrees east)": ledger.places["longitude"],
        }
    )


def _draw(ledger: Ledger, layout: str) -> alt.TopLevelMixin:
    views, height = windows(layout)
    padding = config(layout)["padding"]
    places = _placed(ledger, views["strait"])
    # Everything is placed in px, so that one pair of scales (without axes) serves both maps.
    x = alt.X("x:Q", axis=None, scale=alt.Scale(domain=[0, _inside(layout)], nice=False, zero=False))
    y = alt.Y("y:Q", axis=None, scale=alt.Scale(domain=[round(height), 0], nice=False, zero=False))
    chart = alt.layer(
        _land(ledger, views, x, y),
        _frame(views["atlantic"], x, y),
        _here(views["atlantic"], x, y),
        _crossing(places, x, y),
        _dots(places, x, y),
        *(_text(label, layout, x, y) for label in labels(ledger, layout)),
    )
    return finish(chart, layout, round(height) + padding["top"] + padding["bottom"])


def _inside(layout: str) -> int:
    """Width in px that the padding leaves."""
    padding = config(layout)["padding"]
    return (WIDE if layout == "wide" else NARROW) - padding["left"] - padding["right"]


def _placed(ledger: Ledger, strait: Window) -> pd.DataFrame:
    """The places by id, with their x and y on the map of the strait."""
    places = ledger.places.set_index("place_id")
    places["x"], places["y"] = strait.at(places["longitude"], places["latitude"])
    return places


def _land(ledger: Ledger, views: dict[str, Window], x: alt.X, y: alt.Y) -> alt.Chart:
    pieces = []
    for area, rows in ledger.coastline.groupby("area"):
        across, down = views[area].at(rows["longitude"], rows["latitude"])
        shape = area[0] + rows["polygon"].astype(str)
        pieces.append(pd.DataFrame({"shape": shape, "n": rows["position"], "x": across.round(1), "y": down.round(1)}))
    return (
        alt.Chart(pd.concat(pieces))
        .mark_line(
            fill=LAND,
            stroke=CONTEXT,
            strokeWidth=0.8,
            interpolate="linear-closed",
            strokeJoin="round",
            clip=True,
            aria=False,
        )
        .encode(x=x, y=y, detail="shape:N", order="n:Q")
    )


def _frame(view: Window, x: alt.X, y: alt.Y) -> alt.Chart:
    return _box(view.left, view.top, view.left + view.width, view.top + view.height, CONTEXT, 1, x, y)


def _here(inset: Window, x: alt.X, y: alt.Y) -> alt.Chart:
    """The square that shows on the inset where the large map is; larger than true, or it could not be seen."""
    west, south, east, north = BOXES["strait"]
    middle, level = inset.at((west + east) / 2, (south + north) / 2)
    return _box(middle - 5, level - 5, middle + 5, level + 5, INK, 2, x, y)


def _box(
    left: float, top: float, right: float, bottom: float, colour: str, stroke: float, x: alt.X, y: alt.Y
) -> alt.Chart:
    corners = pd.DataFrame({"n": range(4), "x": [left, right, right, left], "y": [top, top, bottom, bottom]})
    return (
        alt.Chart(corners)
        .mark_line(stroke=colour, strokeWidth=stroke, interpolate="linear-closed", strokeJoin="miter", aria=False)
        .encode(x=x, y=y, order="n:Q")
    )


def _crossing(places: pd.DataFrame, x: alt.X, y: alt.Y) -> alt.Chart:
    ends = places.loc[list(CROSSING), ["x", "y"]].round(1)
    return alt.Chart(ends).mark_line(stroke=ON_RECORD, strokeWidth=2, strokeDash=[5, 4], aria=False).encode(x=x, y=y)


def _dots(places: pd.DataFrame, x: alt.X, y: alt.Y) -> alt.Chart:
    shown = places.loc[list(HANG), ["name", "country", "x", "y"]].round(1)
    shown["end"] = shown.index.isin(CROSSING)
    return (
        alt.Chart(shown)
        .mark_point(filled=True, opacity=1, size=44)
        .encode(
            x=x,
            y=y,
            color=alt.condition("datum.end", alt.value(ON_RECORD), alt.value(INK)),
            tooltip=[alt.Tooltip("name:N", title="Place"), alt.Tooltip("country:N", title="Country")],
        )
    )


def labels(ledger: Ledger, layout: str) -> list[Label]:
    """Return all words on the picture with their places in px."""
    views, _ = windows(layout)
    places = _placed(ledger, views["strait"])
    towns = [
        Label(places["name"][place], places["x"][place] + right, places["y"][place] + down, align)
        for place, (align, right, down) in HANG.items()
    ]
    regions = [
        Label(text, *views["strait"].at(*where), "center", QUIET, italic=not text.isupper())
        for text, where in NAMES[layout].items()
    ]
    return towns + regions + _crossing_labels(ledger, places, layout) + _inset_labels(ledger, places, views, layout)


def _crossing_labels(ledger: Ledger, places: pd.DataFrame, layout: str) -> list[Label]:
    start, end = (places.loc[place, ["x", "y"]] for place in CROSSING)
    x, y = start + (end - start) * LABEL_AT[layout]
    return [
        Label("Narrowest crossing:", x + 14, y - 8, colour=ON_RECORD),
        Label(f"about {prose.number(round(narrowest(ledger)))} miles", x + 14, y + 8, colour=ON_RECORD, bold=True),
    ]


def _inset_labels(ledger: Ledger, places: pd.DataFrame, views: dict[str, Window], layout: str) -> list[Label]:
    inset, ocean = views["atlantic"], places.loc[OCEAN]
    who = ledger.sources.set_index("source_id")["short_title"][GARBLED]
    if layout == "wide":
        left, top, length = inset.left, inset.top + inset.height + 14, 36
    else:
        left, top, length = inset.left + inset.width + 9, inset.top + 8, 14
    lines = textwrap.wrap(f"{who}:", length) + textwrap.wrap(f"“{GARBLED_WORDS}”", length)
    return [
        Label(ocean["name"], *inset.at(ocean["longitude"], ocean["latitude"]), "center", QUIET, italic=True),
        *(Label(line, left, top + n * (TYPE[layout] + 3), colour=AS_REPORTED) for n, line in enumerate(lines)),
    ]


def _text(label: Label, layout: str, x: alt.X, y: alt.Y) -> alt.Chart:
    at = pd.DataFrame({"x": [round(label.x, 1)], "y": [round(label.y, 1)], "text": [label.text]})
    return (
        alt.Chart(at)
        .mark_text(
            align=label.align,
            baseline="middle",
            color=label.colour,
            fontSize=TYPE[layout] - (0 if label.bold else 1),
            fontStyle="italic" if label.italic else "normal",
            fontWeight="bold" if label.bold else "normal",
        )
        .encode(x=x, y=y, text="text:N")
    )
