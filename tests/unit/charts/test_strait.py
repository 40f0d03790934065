"""The map of the strait: its distance is right, its outlines stay in their boxes, every place stands where it is."""

from __future__ import annotations

import itertools
import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

import svg
from crossing.charts.forms.strait import CUT, Window
from crossing.charts.model import Chart
from crossing.charts.style import EVENT, INK, LAND, ON_RECORD, PAPER, SEA, inside
from crossing.ledger import Ledger
from crossing.official import geography
from some import some

# The boxes that data/coastline.csv was cut to: west, south, east, north in degrees.
BOXES = {"strait": (0.6, 50.55, 2.6, 51.5), "atlantic": (-85.0, 25.0, 15.0, 65.0)}
degrees_east = st.floats(-180, 180)
degrees_north = st.floats(-90, 90)


def test_distance_against_values_worked_by_hand():
    # One degree along a meridian: 6371.0088 km x pi / 180 = 111.195 km = 69.093 miles; half way round: 12436.9.
    assert geography.miles_between(0, 50, 0, 51) == pytest.approx(69.093, abs=0.001)
    assert geography.miles_between(0, 0, 180, 0) == pytest.approx(12436.9, abs=0.1)
    # At 60 degrees north a degree of longitude is half as long, less a trifle for the bow of the great circle.
    assert geography.miles_between(0, 60, 1, 60) == pytest.approx(69.093 / 2, rel=1e-4)


@given(degrees_east, degrees_north, degrees_east, degrees_north)
def test_distance_is_the_same_both_ways(longitude: float, latitude: float, longitude_2: float, latitude_2: float):
    there = geography.miles_between(longitude, latitude, longitude_2, latitude_2)
    assert there == pytest.approx(geography.miles_between(longitude_2, latitude_2, longitude, latitude), abs=1e-6)
    assert 0 <= there <= 12437


def test_narrowest_crossing_is_the_well_known_one(ledger: Ledger):
    # 0.2696 degrees of latitude (18.63 miles) and 0.2126 of longitude at cos 51.0056 (9.24 miles): 20.8 by Pythagoras.
    assert geography.narrowest(ledger) == pytest.approx(20.8, abs=0.1)


@pytest.mark.parametrize("area", BOXES)
def test_outlines_stay_in_their_box(ledger: Ledger, area: str):
    west, south, east, north = BOXES[area]
    rows = ledger.coastline[ledger.coastline["area"] == area]
    assert len(rows) > 50
    assert rows["longitude"].between(west, east).all() and rows["latitude"].between(south, north).all()
    assert (rows.groupby("polygon").size() >= 3).all()
    for _, outline in rows.groupby("polygon"):
        assert outline["position"].tolist() == list(range(len(outline)))
        # clockwise, or the map would fill the sea: twice the area by Gauss's formula is below zero
        places = outline[["longitude", "latitude"]].to_numpy().tolist()
        ring = itertools.pairwise([*places, places[0]])
        assert sum(x * y_2 - x_2 * y for (x, y), (x_2, y_2) in ring) < 0


def test_coastline_is_small_and_sorted(ledger: Ledger):
    key = ["area", "polygon", "position"]
    assert len(ledger.coastline) <= 900
    assert ledger.coastline[key].equals(ledger.coastline[key].sort_values(key, ignore_index=True))


@pytest.mark.parametrize("layout", CUT)
def test_every_place_is_named_inside_the_map(ledger: Ledger, layout: str):
    drawing = svg.drawings("strait-map")[layout]
    assert set(ledger.places["name"]) <= {one.words for one in svg.words(drawing)}
    west, south, east, north = CUT[layout]
    towns = ledger.places.loc[ledger.places["country"] != "none"]
    assert towns["longitude"].between(west, east).all() and towns["latitude"].between(south, north).all()


def test_the_map_keeps_shapes():
    window = Window(10, 20, 300, 0.0, 50.0, 2.0, 51.0)
    assert window.at(0.0, 51.0) == (10, 20) and window.at(2.0, 51.0) == pytest.approx((310, 20))
    # near 50.5 degrees a degree of latitude is 1 / cos(50.5) as long as one of longitude: 150 px / 0.6361 = 235.8 px
    assert window.box.bottom - 20 == pytest.approx(150 / math.cos(math.radians(50.5)), rel=0.001)


@pytest.mark.slow
def test_the_narrowest_crossing_is_drawn_from_end_to_end(charts: dict[str, Chart], ledger: Ledger):
    drawing = charts["strait-map"].specification()
    (line,) = (layer for layer in drawing["layer"] if layer["mark"].get("strokeDash"))
    window = Window(0, 0, 692, *CUT["wide"])
    ends = ledger.places.set_index("place_id").loc[list(geography.CROSSING)]
    drawn = [(row["x"], row["y"]) for row in drawing["datasets"][line["data"]["name"]]]
    assert drawn == [pytest.approx(window.at(row.longitude, row.latitude), abs=0.01) for row in ends.itertuples()]


@pytest.mark.parametrize("layout", CUT)
def test_no_name_of_a_place_stands_on_the_limit_of_the_waters_or_on_a_coast(
    charts: dict[str, Chart], ledger: Ledger, layout: str
):
    drawing = svg.drawings("strait-map")[layout]
    window = Window(0, 0, inside(layout), *CUT[layout])
    towns = ledger.places.loc[ledger.places["country"] != "none", "name"]
    near = ledger.coastline.loc[ledger.coastline["area"] == "strait"]
    lines = [window.points(rows) for rows in [ledger.sea_limit, *(rows for _, rows in near.groupby("polygon"))]]
    names = [one for one in svg.words(drawing) if one.words in set(towns)]
    assert len(names) == len(towns)
    for name, (left, top, right, foot) in names:
        for line in lines:
            for (x, y), (x_2, y_2) in itertools.pairwise(line):
                steps = [(x + (x_2 - x) * part / 40, y + (y_2 - y) * part / 40) for part in range(41)]
                assert not any(left < x < right and top < y < foot for x, y in steps), (name, steps[0])


def _line(drawing: dict, colour: str) -> list[tuple[float, float]]:
    """The points of the one line of a colour."""
    (line,) = (one for one in drawing["layer"] if one["mark"]["type"] == "line" and one["mark"].get("color") == colour)
    return [(row["x"], row["y"]) for row in drawing["datasets"][line["data"]["name"]]]


@pytest.mark.slow
def test_the_limit_of_the_waters_is_the_one_agreed(charts: dict[str, Chart], ledger: Ledger):
    points = ledger.sea_limit[["latitude", "longitude"]].to_numpy()
    # the first and the last point of the agreement, in degrees, minutes and seconds
    assert points[0] == pytest.approx((50 + 49 / 60 + 30.95 / 3600, 1 + 15 / 60 + 53.43 / 3600), abs=1e-6)
    assert points[5] == pytest.approx((51 + 12 / 60 + 0.72 / 3600, 1 + 53 / 60 + 20.07 / 3600), abs=1e-6)
    window = Window(0, 0, 692, *CUT["wide"])
    drawn = _line(charts["strait-map"].specification(), EVENT)
    assert drawn == [pytest.approx(window.at(longitude, latitude), abs=0.01) for latitude, longitude in points]


@pytest.mark.slow
def test_ports_stand_on_the_coast_and_the_scale_is_true(charts: dict[str, Chart], ledger: Ledger):
    drawing, window = charts["strait-map"].specification(), Window(0, 0, 692, *CUT["wide"])
    near = ledger.coastline.loc[ledger.coastline["area"] == "strait"]
    shore = [
        [window.at(*point) for point in rows[["longitude", "latitude"]].to_numpy()]
        for _, rows in near.groupby("polygon")
    ]
    points = [layer for layer in drawing["layer"] if layer["mark"]["type"] == "point" and layer["mark"]["color"] == INK]
    ports = [(row["x"], row["y"]) for layer in points for row in drawing["datasets"][layer["data"]["name"]]]
    assert len(ports) == (ledger.places["country"] != "none").sum() - len(geography.CROSSING)
    for port in ports:
        assert min(_apart(port, *ends) for line in shore for ends in itertools.pairwise([*line, line[0]])) < 1
    # ten miles of the scale against the crossing, whose length is computed on the sphere
    start, end = _line(drawing, ON_RECORD)
    bar = next(
        row
        for layer in drawing["layer"]
        if layer["mark"]["type"] == "rule"
        for row in drawing["datasets"][layer["data"]["name"]]
        if "x2" in row
    )
    assert (bar["x2"] - bar["x"]) / 10 == pytest.approx(math.dist(start, end) / geography.narrowest(ledger), rel=0.02)


def _apart(point: tuple[float, float], one: tuple[float, float], other: tuple[float, float]) -> float:
    """The distance of a point from the line between two others, in px."""
    length = math.dist(one, other) ** 2
    along = sum((p - a) * (b - a) for p, a, b in zip(point, one, other, strict=True)) / length if length else 0
    along = min(1, max(0, along))
    return math.dist(point, [a + along * (b - a) for a, b in zip(one, other, strict=True)])


def test_words_carry_the_computed_distance(charts: dict[str, Chart], ledger: Ledger):
    made, miles = charts["strait-map"], str(round(geography.narrowest(ledger)))
    assert f" {miles} miles" in made.title and f" {miles} miles" in made.alt
    assert all(name in made.alt for name in ledger.places["name"])
    for drawing in svg.drawings("strait-map").values():
        assert f"about {miles} miles" in {one.words for one in svg.words(drawing)}
    assert made.table["Place"].tolist() == ledger.places["name"].tolist()


def test_quotation_on_the_map_stands_in_the_ledger(ledger: Ledger):
    words = " ".join(one.words for one in svg.words(svg.drawings("strait-map")["wide"]))
    quoted = words.partition("“")[2].partition("”")[0]
    assert "Atlantic" in quoted and any(quoted in remark.quote for remark in ledger.rows.remarks.values())


@pytest.mark.parametrize("layout", CUT)
def test_no_land_runs_past_the_sea_of_its_map(layout: str):
    """Land is cut to its sea, or by the edge of the picture, or by a strip of paper that lies on it."""
    drawing = svg.drawings("strait-map")[layout]
    seas, paper, land = (svg.filled(drawing, colour) for colour in (SEA, PAPER, LAND))
    width, height = (seas[0][2], max(sea[3] for sea in seas))
    for _, _, right, foot in some(land):
        seen = min([foot, height, *(top for _, top, *_ in paper if foot < top + 4)])
        assert any(min(right, width) <= sea[2] + 0.01 and seen <= sea[3] + 0.01 for sea in seas)
