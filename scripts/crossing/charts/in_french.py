"""A chart in French: what a form words by itself, numbers, days and a few phrases, said as French prints it.

What a cell passes to a form (titles, headings, names of panels) it passes in French; here is the rest.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from crossing.charts.model import Chart
from crossing.language import french
from crossing.language.dates import MONTHS
from crossing.ledger import resource, vintages
from crossing.ledger.citing import Citation, of_table

SHORT_MONTHS = "janv. févr. mars avr. mai juin juil. août sept. oct. nov. déc.".split()
# whole strings that a form draws by itself, or that stand in its table
PHRASES = {
    "not recorded": "non relevé",
    "no count found": "pas de décompte trouvé",
    "as reported": "annoncé",
    "on record now": "relevé aujourd’hui",
    "at least": "au moins",
    "Day": "Jour",
}
# what the tables of others are from, where their row in the data package says it in English
SOURCES = {
    "public_counts": "les éditeurs que nomme chaque ligne, dont la préfecture maritime, l’OIM et le Home Office",
    "record_days": "liste de jours records de l’agence PA, novembre 2021, et les articles que nomme chaque ligne",
}
LOCALE = {
    "number": {"decimal": ",", "thousands": french.THIN, "grouping": [3], "currency": ["", french.FIRM + "€"]},
}
_QUOTED = re.compile(r"'[^']*'")
_NUMBER = re.compile(r"\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+\.\d+")
_DAY = re.compile(rf"\b(\d{{1,2}}) ({'|'.join(MONTHS)})\b")
_MONTH = re.compile(rf"\b({'|'.join(MONTHS)}|{'|'.join(name[:3] for name in MONTHS)})\b")
_PHRASE = re.compile("|".join(rf"\b{re.escape(phrase)}\b" for phrase in sorted(PHRASES, key=len, reverse=True)))


def in_french(chart: Chart, told: str) -> Chart:
    """Return a chart whose own words are French; `told` says in French what its alternative text says in English."""
    table = chart.table.map(lambda cell: worded(cell) if isinstance(cell, str) else cell)
    cited = citations(chart.sources)
    return replace(
        chart, alt=worded(told), table=table, source=source_line(cited), cited=cited, language="fr", worded=_drawing
    )


def worded(text: str) -> str:
    """Return a form's words in French: "1,185" -> "1 185", "21 August 2021" -> "21 août 2021", and the PHRASES."""
    text = _PHRASE.sub(lambda found: PHRASES[found.group()], text)
    text = _DAY.sub(lambda found: f"{found[1]}{'er' * (found[1] == '1')} {_month(found[2])}", text)
    text = _MONTH.sub(lambda found: _month(found[1]), text)
    return _NUMBER.sub(lambda found: found.group().replace(",", french.THIN).replace(".", ","), text)


def citations(names: Sequence[str]) -> list[Citation]:
    """Return the sources of a chart in French, with their addresses: others' tables by their own titles, then this book's."""
    tables = sorted(map(resource, names), key=lambda table: not table.get("sources"))
    return list(dict.fromkeys(Citation(_named(table), of_table(table["name"]).url) for table in tables))


def source_line(cited: Sequence[Citation]) -> str:
    """Return the source line of a chart in French as plain text."""
    return "Source : " + " ; ".join(one.words for one in cited)


def _named(table: dict[str, Any]) -> str:
    if not table.get("sources"):
        return "les données de ce livre"
    return SOURCES.get(table["name"], table["sources"][0]["title"]) + _vintage(table["name"])


def _vintage(name: str) -> str:
    return f", publié le {french.day(vintages.vintage(name))}" if name in ("daily", "weekly") else ""


def _month(name: str) -> str:
    """A month of the calendar, in full or short as given."""
    place = [month[:3] for month in MONTHS].index(name[:3])
    return french.MONTHS[place] if name in MONTHS else SHORT_MONTHS[place]


def _drawing(specification: dict[str, Any]) -> dict[str, Any]:
    spoken: dict[str, Any] = _spoken(specification)
    return {**spoken, "config": {**spoken.get("config", {}), "locale": LOCALE}}


def _spoken(value: Any, place: str = "") -> Any:
    """A specification with the words that it shows in French: the data's, the titles', those an axis is labelled with."""
    if isinstance(value, dict):
        return {name: _spoken(item, place if place == "datasets" else name) for name, item in value.items()}
    if isinstance(value, list):
        return [_spoken(item, place) for item in value]
    if isinstance(value, str) and place in ("datasets", "title", "text"):
        return worded(value)
    if isinstance(value, str) and place == "labelExpr":  # an expression: what it shows stands in quotation marks
        return _QUOTED.sub(lambda found: worded(found.group()), value)
    return value
