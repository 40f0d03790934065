"""What every chart of the book keeps to, whichever chapter it stands in."""

from __future__ import annotations

import re

import altair as alt
import jsonschema
import pandas as pd
import pytest

import chapters
import svg
from crossing.book.drawings import in_page
from crossing.charts.model import Chart
from crossing.charts.style import COLOURS, NARROW, WIDE
from crossing.errors import BookError
from crossing.language import french
from some import some

IDS = chapters.ids()
LIMITS = {"wide": WIDE, "narrow": NARROW + 10}  # px
SMALLEST_TYPE = 11  # px
LARGEST = 65_000  # characters of SVG as it stands in a page: what keeps a chapter light


@pytest.mark.slow
@pytest.mark.parametrize("chart_id", IDS)
def test_drawings_fit_their_column_and_can_be_read(chart_id: str):
    for layout, drawing in some(svg.drawings(chart_id).items()):
        width, height = svg.size(drawing)
        assert width <= LIMITS[layout] and len(in_page(drawing, "x")) < LARGEST
        assert min(float(size) for size in re.findall(r'font-size="([\d.]+)px"', drawing)) >= SMALLEST_TYPE
        colours = {colour.lower() for colour in re.findall(r'"(#[0-9a-fA-F]{3,8})"', drawing)}
        assert colours <= {light.lower() for light, _ in COLOURS.values()}, "a colour that the theme does not know"
        assert svg.meeting(drawing) == [], f"words meet in the {layout} drawing"
        for words, (left, top, right, bottom) in svg.words(drawing):
            assert left >= -1 and top >= -1 and right <= width + 1 and bottom <= height + 1, (
                f"“{words}” leaves the {layout} drawing"
            )


@pytest.fixture(scope="module")
def vega_lite() -> jsonschema.Draft7Validator:
    """The schema of Vega-Lite, read once: Altair's own check makes it ready anew for each drawing, which takes as long again."""
    return jsonschema.Draft7Validator(alt.load_schema(), format_checker=jsonschema.Draft7Validator.FORMAT_CHECKER)


@pytest.mark.slow
@pytest.mark.parametrize("chart_id", IDS)
def test_drawings_are_sound_by_the_schema_of_vega_lite(vega_lite: jsonschema.Draft7Validator, chart_id: str):
    """Altair does not look while it draws (crossing.charts.model), where it would look at every part several times."""
    wide = chapters.specification(chart_id)
    for drawing in (wide, wide["usermeta"]["figure"]["narrow"]):
        vega_lite.validate(drawing)


@pytest.mark.slow
@pytest.mark.parametrize("chart_id", IDS)
def test_words_carry_numbers_source_and_table(charts: dict[str, Chart], chart_id: str):
    made = charts[chart_id]
    assert re.search(r"\d|one|two|three|four|five|six|seven", made.title) and re.search(r"\d", made.alt)
    assert made.subtitle and made.sources
    assert 0 < len(made.table) <= 60 and not made.table.columns.duplicated().any()
    assert chapters.specification(chart_id)["usermeta"]["figure"]["source"].startswith(("Source: ", "Source\u00a0: "))


@pytest.mark.parametrize("chart_id", IDS)
def test_a_title_has_twelve_words_and_two_numbers_at_most(charts: dict[str, Chart], chart_id: str):
    title = charts[chart_id].title.replace(french.THIN, "")  # the separator of thousands
    assert len([word for word in title.split() if re.search(r"\w", word)]) <= 12, title
    assert len(re.findall(r"\d[\d,.]*", title)) <= 2, title  # each as printed: of a date, day and year count


@pytest.mark.slow
def test_the_notebooks_store_every_chart():
    assert sorted(chapters.charts()) == IDS


@pytest.mark.slow
def test_a_chart_shown_twice_is_the_same_chart():
    shown = {
        ident: [each.specification() for each in found] for ident, found in chapters.charts().items() if len(found) > 1
    }
    assert [ident for ident, specs in shown.items() if any(spec != specs[0] for spec in specs)] == []


def _chart(**words: object) -> Chart:
    """A chart of nothing, with these words."""
    return Chart("moon", "Two moons", "moons", "2 moons", pd.DataFrame({"Moons": [2]}), ("daily",), str, **words)


def test_a_title_that_no_longer_holds_is_told():
    assert _chart().title == _chart(holds=True).title == "Two moons"
    with pytest.raises(
        BookError, match=r"^the title of chart moon no longer holds: “Two moons”; write another title\.$"
    ):
        _chart(holds=False)
