"""Where the numbers of a chart are from: words for its source line, each with an address."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from crossing.language import french
from crossing.ledger import resource, vintages
from crossing.ledger.citing import Citation, of_table

# what the tables of others are from, where their row in the data package says it in English
IN_FRENCH = {
    "public_counts": "les éditeurs que nomme chaque ligne, dont la préfecture maritime, l’OIM et le Home Office",
    "record_days": "liste de jours records de l’agence PA, novembre 2021, et les articles que nomme chaque ligne",
}


def citations(names: Sequence[str], language: str = "en") -> list[Citation]:
    """Return the sources of a chart from the tables that it draws on: others' tables, then this book's own."""
    tables = sorted(map(resource, names), key=lambda table: not table.get("sources"))
    found = {table["name"]: of_table(table["name"]) for table in tables}
    if language == "fr":
        found = {table["name"]: Citation(_in_french(table), found[table["name"]].url) for table in tables}
    return list(dict.fromkeys(found.values()))


def source_line(names: Sequence[str], language: str = "en") -> str:
    """Return the source line of a chart as plain text."""
    begin, between = ("Source : ", " ; ") if language == "fr" else ("Source: ", "; ")
    return begin + between.join(cited.words for cited in citations(names, language))


def _in_french(table: dict[str, Any]) -> str:
    """What a table is from: others' by their own title, with the day of a release; this book's."""
    if not table.get("sources"):
        return "les données de ce livre"
    release = (
        f", publié le {french.day(vintages.vintage(table['name']))}" if table["name"] in ("daily", "weekly") else ""
    )
    return f"{IN_FRENCH.get(table['name'], table['sources'][0]['title'])}{release}"
