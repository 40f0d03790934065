"""Facts that every page states: what it is about, the version of the book and the vintage of its data."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

from crossing import __version__
from crossing.errors import BookError
from crossing.language import french, prose
from crossing.language.languages import Language
from crossing.ledger import load, vintages
from crossing.paths import ROOT


@dataclass(frozen=True)
class Site:
    """The site as it names itself to others: its title, its author, and its public address, which ends in a slash, or "" where it has none."""

    title: str
    author: str
    address: str


CITATION = ROOT / "CITATION.cff"
WORDINGS = {say.language: say for say in (prose.ENGLISH, french.FRENCH)}  # how pages in each language say values


def description(pagename: str) -> str:
    """Return the one-sentence description of a page for search engines and previews. Raises BookError if it has none."""
    return load().chapter(pagename).description


def language(pagename: str) -> Language:
    """Return the language in which a page is written. Raises BookError if the page has no row in data/chapters.csv."""
    return load().chapter(pagename.rsplit("/", 1)[-1]).language


def vintage() -> date:
    """Return the day on which the official daily series was published as this book has it."""
    return vintages.vintage("daily")


def released() -> date:
    """Return the day on which the version was released, as CITATION.cff states it. Raises BookError if it states none."""
    found = re.search(r"^date-released: (\S+)$", CITATION.read_text(encoding="utf-8"), re.MULTILINE)
    if found is None:
        raise BookError(f"{CITATION.name} states no date-released: restore it from version control.")
    return date.fromisoformat(found[1])


def site_facts() -> dict[str, str]:
    """Return what every page's footer says: version, the day on which it was released, and the vintage of the data."""
    return {"version": __version__, "released": prose.day(released()), "vintage": prose.day(vintage())}
