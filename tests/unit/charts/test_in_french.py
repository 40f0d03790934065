"""Charts whose words are French."""

from __future__ import annotations

import re

import pytest

from crossing import show
from crossing.charts import in_french

ENGLISH = re.compile(r"\b(the|of|and|in|to|by|week|year|day|not|recorded|reported|people|at least)\b|\d,\d{3}")


@pytest.mark.parametrize(
    ("english", "words"),
    [
        ("1,185", "1\u202f185"),
        ("15.5", "15,5"),
        ("1 March 2025", "1er mars 2025"),
        ("21 Aug 2021", "21 août 2021"),
        ("at least 4", "au moins 4"),
        ("no count found", "pas de décompte trouvé"),
        ("Personnes", "Personnes"),
    ],
)
def test_what_a_form_words_is_said_in_french(english: str, words: str):
    assert in_french.worded(english) == words


def test_a_chart_in_french_shows_no_english_word_or_number():
    years = show.by_year()
    chart = show.in_french(
        show.bars_by_year(
            "essai",
            years,
            panels={"arrivals": "Personnes"},
            sources=["daily"],
            title="Essai",
            subtitle="Personnes par an",
            headings={"year": "Année", "arrivals": "Personnes"},
        ),
        told="Personnes par an.",
    )
    spec = chart.specification()
    words = spec["usermeta"]["figure"]
    drawn = [
        str(cell) for rows in spec["datasets"].values() for row in rows for name, cell in row.items() if name == "text"
    ]
    said = [*drawn, *words["columns"], *(words[key] for key in ("title", "subtitle", "alt"))]
    assert [text for text in said if ENGLISH.search(text)] == []
    assert any("\u202f" in text for text in drawn)  # thousands are parted as French parts them
    assert words["source"].startswith("Source : Home Office") and "publié le" in words["source"]
    assert spec["config"]["locale"]["number"]["decimal"] == ","
