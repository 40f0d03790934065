"""The map of the strait: its distance is right, its outlines stay in their boxes, nothing is cut or overlaps."""

from __future__ import annotations

import itertools
import re

import pytest
import vl_convert
from hypothesis import given
from hypothesis import strategies as st

from crossing.charts import strait
from crossing.charts.style import NARROW, TYPE, WIDE, config
from crossing.ledger import Ledger, load
from crossing.official import geography

WIDTHS = {"wide": WIDE, "narrow": NARROW}
BIG_WORDS = 0.6  # mean width of a letter over its size, in a broad typeface (DejaVu Sans); most are narrower

degrees_east = st.floats(-180, 180)
degrees_north = st.floats(-90, 90)


@pytest.fixture(scope="module")
def ledger() -> Ledger:
    return load()


@pytest.fixture(scope="module", params=WIDTHS)
def layout(request: pytest.FixtureRequest) -> str:
    return request.param


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


@pytest.mark.parametrize("area", strait.BOXES)
def test_outlines_stay_in_their_box(ledger: Ledger, area: str):
    west, south, east, north = strait.BOXES[area]
    rows = ledger.coastline[ledger.coastline["area"] == area]
    assert len(rows) > 50
    assert rows["longitude"].between(west, east).all() and rows["latitude"].between(south, north).all()
    assert (rows.groupby("polygon").size() >= 3).all()
    for _, outline in rows.groupby("polygon"):
        assert outline["position"].tolist() == list(range(len(outline)))


def test_coastline_is_small_and_sorted(ledger: Ledger):
    key = ["area", "polygon", "position"]
    assert len(ledger.coastline) <= 900
    assert ledger.coastline[key].equals(ledger.coastline[key].sort_values(key, ignore_index=True))


def test_every_place_is_in_its_window(ledger: Ledger, layout: str):
    views, _ = strait.windows(layout)
    for row in ledger.places.itertuples():
        view = views["atlantic" if row.place_id == strait.OCEAN else "strait"]
        x, y = view.at(row.longitude, row.latitude)
        assert view.left < x < view.left + view.width and view.top < y < view.top + view.height, row.name


def test_every_place_is_named(ledger: Ledger, layout: str):
    assert set(ledger.places["name"]) <= {label.text for label in strait.labels(ledger, layout)}


def test_picture_keeps_its_width(ledger: Ledger, layout: str):
    chart = strait.strait_map(ledger).draw(layout)
    svg = vl_convert.vegalite_to_svg(chart.to_json())
    assert float(re.search(r'<svg[^>]* width="([\d.]+)"', svg).group(1)) <= WIDTHS[layout]
    # Words that stuck out would make the renderer shrink the maps to fit: their frame must keep its full width.
    padding = config(layout)["padding"]
    inside = WIDTHS[layout] - padding["left"] - padding["right"]
    assert re.search(rf'class="background"[^>]* d="M[\d.]+,[\d.]+h{inside}v', svg)


def test_type_is_readable(ledger: Ledger, layout: str):
    svg = vl_convert.vegalite_to_svg(strait.strait_map(ledger).draw(layout).to_json())
    sizes = [float(size) for size in re.findall(r'font-size="([\d.]+)px"', svg)]
    assert sizes and min(sizes) >= 12


def _extent(label: strait.Label, layout: str) -> tuple[float, float, float, float]:
    size = TYPE[layout] - (0 if label.bold else 1)
    width = len(label.text) * size * BIG_WORDS * (1.05 if label.bold else 0.95)
    left = label.x - {"left": 0, "center": width / 2, "right": width}[label.align]
    return left, label.y - size / 2, left + width, label.y + size / 2


def test_no_words_overlap_or_leave_the_picture(ledger: Ledger, layout: str):
    padding = config(layout)["padding"]
    inside = WIDTHS[layout] - padding["left"] - padding["right"]
    words = [(label.text, _extent(label, layout)) for label in strait.labels(ledger, layout)]
    for (text, one), (other_text, other) in itertools.combinations(words, 2):
        apart = one[2] < other[0] or other[2] < one[0] or one[3] <= other[1] or other[3] <= one[1]
        assert apart, f"“{text}” and “{other_text}” overlap"
    for text, (left, _, right, _) in words:
        assert left >= 0 and right <= inside, f"“{text}” leaves the picture"


def test_words_carry_the_computed_distance(ledger: Ledger):
    made, miles = strait.strait_map(ledger), str(round(geography.narrowest(ledger)))
    assert f" {miles} miles" in made.title and f" {miles} miles" in made.alt
    assert all(name in made.alt for name in ledger.places["name"])
    for layout in WIDTHS:
        assert f"about {miles} miles" in {label.text for label in strait.labels(ledger, layout)}
    assert made.table["Place"].tolist() == ledger.places["name"].tolist()


def test_quotation_on_the_map_stands_in_the_ledger(ledger: Ledger):
    quotes = [
        quote
        for table in (ledger.claims, ledger.annotations)
        for quote in table.loc[table["source_id"] == strait.GARBLED, "quote"]
    ]
    assert any(strait.GARBLED_WORDS in quote for quote in quotes)
