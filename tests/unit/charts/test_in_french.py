"""Charts whose words are French."""

from __future__ import annotations

import re

import pytest

from crossing import show
from crossing.book.drawings import drawn as drawn_in_page

ENGLISH = re.compile(r"\b(the|of|and|in|to|by|week|year|day|not|recorded|reported|people|at least)\b|\d,\d{3}")


@pytest.mark.slow
def test_a_chart_in_french_shows_no_english_word_or_number():
    years = show.by_year()
    chart = show.bars_by_year(
        "essai",
        years,
        panels={"arrivals": "Personnes"},
        sources=["daily"],
        title="Essai",
        subtitle="Personnes par an",
        say=show.french.FRENCH,
    )
    spec = chart.specification()
    words = spec["usermeta"]["figure"]
    drawn = [
        str(cell) for rows in spec["datasets"].values() for row in rows for name, cell in row.items() if name == "text"
    ]
    said = [*drawn, *words["columns"], *(words[key] for key in ("title", "subtitle", "alt"))]
    assert [text for text in said if ENGLISH.search(text)] == []
    assert any("\u202f" in text for text in drawn)  # thousands are parted as French parts them
    assert words["source"].startswith("Source\u00a0: Home Office") and "publié le" in words["source"]
    # and so does the table on the page, whose years are names
    cells = [[cell.parts[0].words for cell in row] for row in drawn_in_page(spec).table.cells]
    assert ["2022", "45\u202f755"] in cells


def test_days_and_counts_in_french():
    rows = show.as_published().tail(1)
    chart = show.then_and_now(
        "essai",
        rows,
        said=("annoncé", "relevé aujourd’hui"),
        sources=["record_days"],
        title="Essai",
        subtitle="Essai",
        say=show.french.FRENCH,
    )
    assert chart.table["Jour"].tolist() == ["22\u00a0août 2022"]
    assert chart.table.columns.tolist() == ["Jour", "Annoncé", "Relevé aujourd’hui"]
    assert chart.alt.endswith("22\u00a0août 2022\u00a0: 1\u202f295 (annoncé), 1\u202f137 (relevé aujourd’hui).")
    assert not ENGLISH.search(chart.alt)
    counts = show.public_by_year(say=show.french.FRENCH, prefecture="deaths-prefecture")
    assert counts["prefecture_said"].iloc[0] == "au moins 4"


def test_no_line_parts_a_french_mark_from_its_word():
    chart = show.bars_by_year(
        "essai",
        show.public_by_year(say=show.french.FRENCH, iom="deaths-iom"),
        panels={"iom": "OIM"},
        sources=["public_counts:deaths-iom-20", "daily"],
        title="Essai : un titre",
        subtitle="Personnes par an ; + : ou plus",
        say=show.french.FRENCH,
        alt="Fini !",
    )
    words = chart.specification()["usermeta"]["figure"]
    said = [words[key] for key in ("title", "subtitle", "alt", "source")]
    assert [text for text in said if re.search(r" [:;?!»]|« ", text)] == []
    assert words["alt"].startswith("Barres par an. OIM\u00a0: 2021, 40\u202f; 2022, ")
    assert words["alt"].endswith("2024, au moins 78. Fini\u202f!")
    assert words["source"].startswith("Source\u00a0: OIM (Missing Migrants Project)")
