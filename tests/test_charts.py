"""What every chart of the book keeps to, whichever chapter it stands in."""

from __future__ import annotations

import re

import pytest
import vl_convert

from crossing.charts import FIGURES, chart, load_all
from crossing.charts.style import COLOURS, NARROW, WIDE
from crossing.errors import BookError
from crossing.ledger import Ledger

LIMITS = {"wide": WIDE, "narrow": NARROW + 10}  # px
SMALLEST_TYPE = 11  # px
LARGEST = 65_000  # characters of SVG: what keeps a chapter light

load_all()


@pytest.mark.parametrize("figure_id", sorted(FIGURES))
def test_drawings_fit_their_column_and_can_be_read(ledger: Ledger, figure_id: str):
    specification = chart(figure_id, ledger).specification()
    words = specification.pop("usermeta")["figure"]
    for layout, drawn in (("wide", specification), ("narrow", words["narrow"])):
        svg = vl_convert.vegalite_to_svg(drawn)
        assert float(re.search(r'<svg[^>]* width="([\d.]+)"', svg).group(1)) <= LIMITS[layout]
        assert len(svg) < LARGEST
        assert min(float(size) for size in re.findall(r'font-size="([\d.]+)px"', svg)) >= SMALLEST_TYPE


@pytest.mark.parametrize("figure_id", sorted(FIGURES))
def test_words_carry_numbers_source_and_table(ledger: Ledger, figure_id: str):
    made = FIGURES[figure_id](ledger)
    assert re.search(r"\d|one|two|three|four|five|six|seven", made.title) and re.search(r"\d", made.alt)
    assert made.subtitle and made.sources
    assert 0 < len(made.table) <= 60 and not made.table.columns.duplicated().any()
    assert chart(figure_id, ledger).specification()["usermeta"]["figure"]["source"].startswith("Source: ")


def test_drawings_use_the_named_colours_only(ledger: Ledger):
    named = {light.lower() for light, _ in COLOURS.values()}
    strange = {
        (figure_id, colour)
        for figure_id in FIGURES
        for colour in re.findall(
            r'"(#[0-9a-fA-F]{3,8})"', vl_convert.vegalite_to_svg(FIGURES[figure_id](ledger).draw("wide").to_dict())
        )
        if colour.lower() not in named
    }
    assert strange == set()


def test_a_chart_that_is_not_there_is_told():
    with pytest.raises(BookError, match="no chart called moon"):
        chart("moon")
