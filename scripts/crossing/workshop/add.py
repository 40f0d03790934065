"""Add a source: draft its row, its claims, the words that are no figure, its fingerprint, and a chapter with its rows.

Only the text itself is needed. What is there already stays as it is, so that a second run changes nothing. What a person
must say begins with “Draft”; it is shown so on the pages, and no version can be released with it.
"""

from __future__ import annotations

import datetime as dt
import hashlib
import itertools
import re
import tempfile
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from shlex import quote
from textwrap import shorten

import nbformat
import pandas as pd

from crossing import files
from crossing.articles import checking, documents
from crossing.errors import BookError
from crossing.language import prose
from crossing.language.languages import Language
from crossing.language.numbers import stands_at
from crossing.language.text import MAX_WORDS
from crossing.ledger import check, quotes, read_ledger, resource
from crossing.ledger.drafts import DRAFT
from crossing.ledger.vocabulary import PageKind
from crossing.paths import DATA, ROOT
from crossing.reading.drafting import draft_rows
from crossing.reading.quantities import numerals
from crossing.workshop import csv_tables, draft_chapter

IDENT = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
FILE = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]*")  # as datapackage.json has it
LONGEST_TITLE = 40  # characters of a source's short title
TITLED = 20  # of them for the words of the headline
STEP = 1  # between the positions of a chapter and the one before it in the book


@dataclass(frozen=True)
class Added:
    """The text that is added: its file, what that holds, the id of its source, the day it appeared, its chapter's name.

    `path` is not there yet where the words were taken from a page, a Word document or a PDF.
    """

    path: Path
    text: str
    source_id: str
    published: dt.date
    chapter: str

    @property
    def lines(self) -> list[str]:
        """Its lines, as the rows of its claims count them."""
        return self.text.split("\n")

    @property
    def sha256(self) -> str:
        """The SHA-256 of the text, as data/sources.csv has it."""
        return hashlib.sha256(self.text.encode()).hexdigest()

    @property
    def title(self) -> str:
        """Its first line that holds words."""
        return next(line.strip() for line in self.lines if line.strip())


def add(path: Path, ident: str, date: str, *, chapter: str = "", folder: Path = DATA, root: Path = ROOT) -> int:
    """Draft what the book needs of a text, print it and return 0.

    `ident` names the source (its claims are `ident`-01 and so on), `date` is the day it appeared, `chapter` the file name of
    its chapter (that of the month, unless named). The words of what is no plain text are written beside it, as `ident`.txt.
    Raises BookError where the text cannot be read, or where an id is taken by another text, and PermissionError where a folder
    cannot be written to; nothing is written then.
    """
    added = _read(path, ident, documents.day_of_publication(date), chapter)
    notebook = root / "chapters" / f"{added.chapter}.ipynb"
    csv_tables.require_writable(folder)
    files.require_writable(root, notebook.parent)
    with tempfile.TemporaryDirectory() as name:
        copy, said = _sound(added, folder, Path(name))
        drawn = not notebook.exists()
        if drawn or said:
            how = (
                "from the template, with a chart for each claim that has a form"
                if drawn
                else "there already: it stays as it is"
            )
            said.append(f"chapters/{notebook.name}: {how}.")
        new = csv_tables.differing(copy, folder)
        if not added.path.exists():
            new[added.path] = added.text
            said.append(f"{added.path.name}, beside it: its words. Look whether they are all of it and nothing else.")
        if drawn:
            new[notebook] = (
                nbformat.writes(draft_chapter.notebook(added.chapter, added.source_id, added.title, read_ledger(copy)))
                + "\n"
            )
            others = [row["chapter"] for row in csv_tables.rows(copy, "chapters") if row["kind"] == PageKind.CHAPTER]
            new[root / "_toc.yml"] = draft_chapter.contents_with(root / "_toc.yml", added.chapter, others)
        files.write_all(new)
    for line in said or ["Everything is there already; nothing was changed."]:
        print(line)
    if said:
        print(
            f"Say what begins with “{DRAFT}”, then: CROSSING_SOURCES={quote(str(path.resolve().parent))} python3 scripts/book.py refresh"
        )
    return 0


def _read(path: Path, ident: str, published: dt.date, chapter: str) -> Added:
    for name, what in ((ident, "an id"), (chapter or ident, "a chapter")):
        if not IDENT.fullmatch(name):
            raise BookError(f"“{name}” cannot be {what}: use small letters and digits, parts joined by hyphens.")
    if published > dt.date.today():
        raise BookError(f"{published} is still to come: give the day on which the text appeared.")
    if not path.exists():
        raise BookError(f"{path.name} does not exist: check the name of the file.")
    if path.is_dir():
        raise BookError(f"{path.name or path} is a folder: give the file of one text.")
    if path.suffix.lower() not in documents.SUFFIXES:
        raise BookError(
            f"{path.name} is not a text that can be read: give a file that ends in {', '.join(documents.SUFFIXES)}."
        )
    text = _plain(documents.read(path).text)
    own = path.with_name(f"{ident}.txt")
    if path.suffix == ".txt" and FILE.fullmatch(path.name) and path.read_bytes() == text.encode():
        own = path
    elif own.exists() and own.read_bytes() != text.encode():
        raise BookError(
            f"{own.name} is there already, with other words than {path.name}: pass that file instead, or remove it."
        )
    return Added(own, text, ident, published, chapter or f"{published:%B-%Y}".lower())


def _plain(text: str) -> str:
    """A text as cells can quote it: the cells of its tables parted by bars, and no character that nobody sees."""
    kinds = {"Cf": "", **dict.fromkeys(("Cc", "Zl", "Zp"), " ")}
    shown = (
        letter if letter == "\n" else kinds.get(unicodedata.category(letter), letter)
        for letter in text.replace("\t", " | ")
    )
    return "".join(shown)


# ---- rows ------------------------------------------------------------------------------------------------------------


def _sound(added: Added, folder: Path, place: Path) -> tuple[Path, list[str]]:
    """A copy of the data with the drafts in it, and what is said of them; claims that a check refuses are left out.

    Raises BookError where it would not be sound without them either.
    """
    left_out: set[str] = set()
    for number in itertools.count():
        copy = files.copied(folder, place / str(number))
        said = list(_draft(added, copy, left_out))
        csv_tables.renew_hashes(copy, [name for name in csv_tables.names(copy) if _grown(name, copy, folder)])
        found = check.problems(read_ledger(copy), copy)
        refused = set(_refused(found, copy, added)) - left_out
        if not refused:
            break
        left_out |= refused
    if found:
        raise BookError(f"nothing was written, for the ledger would not be sound with {added.source_id}: {found[0]}")
    return copy, said


def _grown(name: str, copy: Path, folder: Path) -> bool:
    path = resource(name, copy)["path"]
    return (copy / path).read_bytes() != (folder / path).read_bytes()


def _refused(found: list[str], copy: Path, added: Added) -> Iterator[str]:
    """The ids of this source's claims that a problem names by their row."""
    ids = dict(enumerate((row["claim_id"] for row in csv_tables.rows(copy, "claims")), start=2))
    for sentence in found:
        named = re.match(r"data/claims\.csv, row (\d+)\b", sentence)
        if named and (claim_id := ids.get(int(named[1]), "")).startswith(f"{added.source_id}-"):
            yield claim_id


def _draft(added: Added, copy: Path, left_out: set[str]) -> Iterator[str]:
    """Write into the copy what is not there yet; yield a line for each table that grows."""
    known = csv_tables.rows(copy, "sources")
    if any(row["sha256"] == added.sha256 and row["source_id"] != added.source_id for row in known):
        raise BookError(f"{added.path.name} is in data/sources.csv already, under another id.")
    if any(row["source_id"] == added.source_id and row["sha256"] != added.sha256 for row in known):
        raise BookError(f"{added.source_id} is the id of another text in data/sources.csv: choose another.")
    new = not any(row["source_id"] == added.source_id for row in known)
    if not new:
        return
    yield from _grow(copy, "sources", [_source(added)])
    yield from _grow(copy, "fingerprints", _records(quotes.fingerprint(added.source_id, added.lines, added.sha256)))
    stated = _records(numerals({added.source_id: added.lines}))
    yield from _grow(copy, "numerals", stated)
    yield from _grow(copy, "chapters", _chapter(added, copy))
    yield from _grow(copy, "positions", _card(added, copy))
    claims = list(_claims(added, copy, left_out))
    yield from _grow(copy, "claims", claims)
    yield from _grow(copy, "not_figures", list(_no_figures(added, claims, stated)))


def _grow(copy: Path, name: str, rows: Iterable[dict[str, str]]) -> Iterator[str]:
    rows = list(rows)
    if rows:
        csv_tables.append(copy, name, *rows)
        yield f"data/{resource(name, copy)['path']}: {len(rows)} more row{'s' if len(rows) > 1 else ''}."


def _source(added: Added) -> dict[str, str]:
    words = shorten(added.title, TITLED, placeholder="…")
    return {
        "source_id": added.source_id,
        "file": added.path.name,
        "sha256": added.sha256,
        "title": added.title,
        "short_title": f"{DRAFT}: {words}, {added.published:%b %Y}"[:LONGEST_TITLE],
        "name": f"{DRAFT}: {added.source_id}",
        "producer": f"{DRAFT}: who published it",
        "about": f"{DRAFT}: what kind of text it is.",
        "published": f"{added.published}",
        "published_basis": "inferred",
        "date_evidence": f"{DRAFT}: how the day is known.",
        "text_quality": "original",
        "words": str(len(" ".join(added.lines).split())),
        "lines": str(len(added.lines)),
        "citation": f"{DRAFT}: publisher, headline, {prose.day(added.published)}.",
    }


def _records(frame: pd.DataFrame) -> list[dict[str, str]]:
    return [{str(column): str(cell) for column, cell in row.items()} for row in frame.to_dict("records")]


def _chapter(added: Added, copy: Path) -> list[dict[str, str]]:
    """The row of the chapter, after the last one on reports; none where the page is there."""
    rows = csv_tables.rows(copy, "chapters")
    for row in rows:
        if row["chapter"] == added.chapter and row["kind"] == "chapter":
            return []
        if row["chapter"] == added.chapter:
            raise BookError(
                f"{added.chapter} is a page of another kind in data/chapters.csv: name a chapter with --chapter."
            )
    last = max(int(row["position"]) for row in rows if row["kind"] == "chapter")
    month = f"{added.published:%B %Y}"
    return [
        {
            "chapter": added.chapter,
            "short_title": f"{DRAFT}: {added.chapter}",
            "kind": "chapter",
            "position": str(last + STEP),
            "description": f"{DRAFT}: {month}. What the report says, checked against the official series.",
            "summary": "a draft.",
            "language": Language.ENGLISH,
        }
    ]


def _card(added: Added, copy: Path) -> list[dict[str, str]]:
    if any(row["chapter"] == added.chapter for row in csv_tables.rows(copy, "positions")):
        return []
    cells = ("uk_asked", "france_said", "legal_point", "money", "number_quoted", "what_next")
    return [{"chapter": added.chapter, "when": f"{added.published:%B %Y}"} | dict.fromkeys(cells, f"{DRAFT}.")]


def _claims(added: Added, copy: Path, left_out: set[str]) -> Iterator[dict[str, str]]:
    """The rows that the check of an article drafts, each once, but for those whose quotes are left out or prove nothing."""
    columns = csv_tables.columns(copy, "claims")
    figures = checking.check_text(added.text, added.published).figures
    drafted = draft_rows(figures, added.lines, added.source_id, columns, added.published)
    seen: set[tuple[str, ...]] = set()
    for row in drafted:
        told = tuple(cell for column, cell in row.items() if column != "claim_id")
        if told in seen or row["claim_id"] in left_out or len(quotes.normalise(row["quote"])) < quotes.RUN:
            continue
        seen.add(told)
        yield row | {"chapter": added.chapter, "speaker_role": row["speaker_role"] or "outlet"}


def _no_figures(added: Added, claims: list[dict[str, str]], stated: list[dict[str, str]]) -> Iterator[dict[str, str]]:
    """A row for each numeral that stands in no drafted claim, with the words around it."""
    quoted = [(claim["line"], claim["quote"]) for claim in claims]
    seen: set[tuple[str, str]] = set()
    for numeral in stated:
        if any(line == numeral["line"] and stands_at(numeral["word"], words) is not None for line, words in quoted):
            continue
        words = _around(added.lines[int(numeral["line"]) - 1], numeral["word"])
        if (numeral["line"], words) not in seen:
            seen.add((numeral["line"], words))
            yield {
                "source_id": added.source_id,
                "line": numeral["line"],
                "quote": words,
                "word": numeral["word"],
                "reason": f"{DRAFT}: a figure, to be moved to claims.csv, or why it states none.",
            }


def _around(line: str, word: str, least: int = 5) -> str:
    """A word of a line with some words on each side, as they stand there."""
    words = line.split(" ")
    place = line.count(" ", 0, stands_at(word, line) or 0)
    start = max(0, min(place - least // 2, len(words) - least))
    return " ".join(words[start : start + min(MAX_WORDS, max(least, len(word.split()) + 2))]).strip()
