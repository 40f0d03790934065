"""Where the numbers of a chart or a chooser are from: words for its source line, each with an address."""

from __future__ import annotations

from collections.abc import Sequence

from crossing.language import french, prose
from crossing.language.languages import Language
from crossing.ledger import vintages
from crossing.ledger.citing import Citation, of_table
from crossing.ledger.package import Resource, resource
from crossing.ledger.tables import load

COUNTS = "public_counts"
# what the tables of others are from, where their row in the data package says it in English
IN_FRENCH = {
    "record_days": "liste de jours records de l’agence PA, novembre 2021, et les articles que nomme chaque ligne",
}
PUBLISHERS_IN_FRENCH = {"IOM Missing Migrants Project": "OIM (Missing Migrants Project)"}


def citations(names: Sequence[str], language: Language = Language.ENGLISH) -> list[Citation]:
    """Return the sources of a chart from the tables that it draws on: others' tables, then this book's own.

    `public_counts:STEM` names the public counts whose ids begin so: who published them is said.
    """
    stems = tuple(name.partition(":")[2] for name in names if ":" in name)
    tables = sorted(
        map(resource, dict.fromkeys(name.partition(":")[0] for name in names)),
        key=lambda table: not table.get("sources"),
    )
    found = {table["name"]: of_table(table["name"]) for table in tables}
    if language is Language.FRENCH:
        found = {table["name"]: Citation(_in_french(table), found[table["name"]].url) for table in tables}
    if stems:
        found[COUNTS] = Citation(_publishers(stems, language), found[COUNTS].url)
    return list(dict.fromkeys(found.values()))


def _publishers(stems: tuple[str, ...], language: Language) -> str:
    """Who published the public counts whose ids begin with one of `stems`, by the name before the first comma; a project of
    somebody's goes for them."""
    found = [row.publisher for ident, row in load().rows.public_counts.items() if ident.startswith(stems)]
    names = list(dict.fromkeys(publisher.partition(", ")[0].partition(" (")[0] for publisher in found))
    names = [name for name in names if not any(other.startswith(f"{name} ") for other in names)]
    if language is Language.FRENCH:
        return french.listing([PUBLISHERS_IN_FRENCH.get(name, name) for name in names])
    return prose.listing(names)


def source_line(names: Sequence[str], language: Language = Language.ENGLISH) -> str:
    """Return the source line of a chart as plain text."""
    words = [cited.words for cited in citations(names, language)]
    if language is Language.FRENCH:
        return french.marked(f"Source : {' ; '.join(words)}")
    return f"Source: {'; '.join(words)}"


def _in_french(table: Resource) -> str:
    """What a table is from: others' by their own title, with the day of a release; this book's."""
    if not table.get("sources"):
        return "les données de ce livre"
    release = (
        f", publié le {french.day(vintages.vintage(table['name']))}" if table["name"] in ("daily", "weekly") else ""
    )
    return f"{IN_FRENCH.get(table['name'], table['sources'][0]['title'])}{release}"
