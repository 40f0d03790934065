"""What can be said about the book without building it: of its data, its prose and its stored charts."""

from __future__ import annotations

import ast
import json
import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import NotRequired, TypedDict

import crossing.crosscheck  # noqa: F401  (registers the counts of findings and verdicts)
from crossing import outputs
from crossing.book import lists
from crossing.book import roles as written
from crossing.book.contents import chapters, settings, text_of
from crossing.book.contents import notebooks as those_with_code
from crossing.book.typed_numbers import in_markdown
from crossing.errors import BookError
from crossing.ledger import Ledger, changes, load, read_ledger, resource, vintages
from crossing.ledger.vocabulary import PageKind
from crossing.official import earlier
from crossing.paths import CHAPTERS, DATA
from crossing.workshop import drafts, markdown, notebooks, page_links
from crossing.workshop.markdown import Kind
from crossing.workshop.problems import Problems

MYST = ("ref", "doc", "abbr", "sub", "sup")  # the roles of MyST that chapters may use beside the book's own
# a role whose backtick does not come: before the next role or code begins, or the paragraph ends
_UNCLOSED = re.compile(r"(?<!`)\{[\w:-]+\}`(?!`)(?=[^`]*(?:\{[\w:-]+\}`|\Z))[^`\n]*")
_HTML = re.compile(r"<[a-zA-Z!/?][^>]*>?")
LONGEST_TOLD = 60  # characters of a role that is not closed


class Output(TypedDict):
    """What a cell shows: for each kind of content, its lines."""

    data: NotRequired[dict[str, str | list[str]]]


class Cell(TypedDict):
    """A cell of a notebook, as its file has it."""

    cell_type: str
    source: str | list[str]
    outputs: NotRequired[list[Output]]


@dataclass(frozen=True)
class Passage:
    """A piece of Markdown and where it stands, in words."""

    where: str
    text: str

    @cached_property
    def parts(self) -> list[markdown.Part]:
        """Its blocks, roles and pieces of running text, as a build reads them."""
        return list(markdown.parts(self.text))


def data(folder: Path = DATA) -> str:
    """Return the sentence that the data is sound. Raises Problems with a sentence for each problem if it is not."""
    from crossing.ledger import check  # brings Frictionless, which the prose needs not

    ledger = read_ledger(folder)
    found = [*check.problems(ledger, folder), *changes.problems(folder)]
    if not found:  # what a release was cannot be made from tables that are not sound
        found = [*earlier.problems(ledger, folder)]
    if found:
        raise Problems("data", found)
    return check.sound(ledger)


def prose_and_charts() -> str:
    """Return the sentence that the prose and the stored charts are sound. Raises Problems if they are not.

    Raises BookError where a chapter, or what _config.yml says of all, cannot be read at all.
    """
    for path in those_with_code():
        notebooks.read(path)
    settings("_config.yml")
    ledger = load()
    said = list(passages(ledger))
    open_roles = list(unclosed(said))
    # what follows an open role would be read as something else: it is looked at once the role is closed
    closed = [passage for passage in said if not any(unclosed([passage]))]
    in_text = [*open_roles, *roles(closed), *directives(said), *typed_numbers(closed), *dead_links(said)]
    found = [*vintages.weeks(ledger), *pages(ledger), *in_text, *twice_on_a_page(), *no_python()]
    if found:
        raise Problems("book", found)
    count = sum(part.kind is Kind.ROLE for passage in said for part in passage.parts)
    return f"The prose is sound: {count} roles in {len(chapters())} pages.{_drafts()}"


def buildable() -> str:
    """Return nothing where a build would find no fault with pages. Raises Problems with what it would stop at after minutes.

    That is less than the prose has to be: a number may be typed in a page that is being written. Raises BookError where
    _config.yml cannot be read.
    """
    settings("_config.yml")
    ledger = load()
    said = [passage for passage in passages(ledger) if passage.where.startswith("chapters/")]
    open_roles = list(unclosed(said))
    found = [*without_a_row(ledger), *open_roles, *([] if open_roles else roles(said)), *directives(said)]
    found = found or list(dead_links(said))
    if found:
        raise Problems("book", found)
    return ""


def _drafts() -> str:
    count = len(list(drafts.unconfirmed()))
    told = f" {count} cells are drafts, which “release VERSION --dry-run” lists and no release takes."
    return told if count else ""


def passages(ledger: Ledger) -> Iterator[Passage]:
    """Yield the Markdown of the chapters, cell by cell, and of the cells of data that become prose."""
    for path in chapters():
        if path.suffix == ".md":
            yield Passage(f"chapters/{path.name}", text_of(path))
            continue
        for number, cell in enumerate(_cells(path), start=1):
            if cell["cell_type"] == "markdown":
                yield Passage(f"chapters/{path.name}, cell {number}", "".join(cell["source"]))
    for name, frame in (("positions", ledger.positions), ("chapters", ledger.chapters)):
        place = resource(name)["path"]
        for row, cells in enumerate(frame.to_dict("records"), start=2):
            for column, cell in cells.items():
                if isinstance(cell, str) and ("{" in cell or "](" in cell):
                    yield Passage(f"data/{place}, row {row}, column “{column}”", cell)


def _cells(path: Path) -> list[Cell]:
    try:
        cells: list[Cell] = json.loads(text_of(path))["cells"]
        return cells
    except (ValueError, KeyError, TypeError):
        raise BookError(f"chapters/{path.name} is not a valid notebook: restore it from version control.") from None


def named(words: str) -> Iterator[tuple[str, str]]:
    """Yield each role in a text with what stands in it; in a table a bar is written with a backslash before it."""
    yield from _roles(Passage("", words))


def _roles(passage: Passage) -> Iterator[tuple[str, str]]:
    for part in passage.parts:
        if part.kind is Kind.ROLE:
            yield part.name, part.content.replace("\\|", "|")


def unclosed(said: Iterable[Passage]) -> Iterator[str]:
    """Say which roles have no backtick after what stands in them, with the line."""
    for passage in said:
        for part in passage.parts:
            for found in _UNCLOSED.finditer(part.content) if part.kind is Kind.TEXT else ():
                line = part.line + part.content.count("\n", 0, found.start())
                words = found[0] if len(found[0]) <= LONGEST_TOLD else f"{found[0][:LONGEST_TOLD]} …"
                yield f"{passage.where}, line {line}: “{words}” lacks its closing backtick; set one after the id."


def roles(said: Iterable[Passage]) -> Iterator[str]:
    """Say which roles are unknown, and which name what cannot be had."""
    for passage in said:
        for role, content in _roles(passage):
            if role not in (*written.ROLES, *MYST):
                allowed = ", ".join(sorted((*written.ROLES, *MYST)))
                yield f"{passage.where}: {{{role}}} is not a role of this book: use {allowed}."
            elif role in written.ROLES:
                try:
                    written.ROLES[role].find(content)
                except BookError as error:
                    yield f"{passage.where}: {{{role}}}`{content}`: {error}"


def blocks() -> set[str]:
    """The blocks that chapters may use: those that the book itself defines, and a plain container.

    None of these brings HTML, or a file from elsewhere, to a page.
    """
    return {"container", *lists.DIRECTIVES, *written.DIRECTIVES}


def directives(said: Iterable[Passage]) -> Iterator[str]:
    """Say which blocks are none of the book's, such as raw HTML or a file from elsewhere, and where a page would be read otherwise."""
    allowed = blocks()
    for passage in said:
        for part in passage.parts:
            where = f"{passage.where}, line {part.line}"
            if part.kind is Kind.SETTINGS:
                yield f"{where}: lines between hyphens would change how the page is read; take them out."
            if part.kind is Kind.BLOCK and part.name not in allowed:
                yield f"{where}: {{{part.name}}} is not a block of this book: use {', '.join(sorted(allowed))}."
        if passage.where.startswith("data/") and (html := _HTML.search(passage.text)):
            yield f"{passage.where}: “{html[0]}” looks like HTML, which no cell may hold; write words and roles."


def typed_numbers(said: Iterable[Passage]) -> Iterator[str]:
    """Say where a number of the prose is typed instead of computed."""
    for passage in said:
        for words in in_markdown(passage.text):
            yield f"{passage.where}: “{words.strip()}” has a typed number: name its claim or compute it with {{fig}}."


def dead_links(said: Iterable[Passage]) -> Iterator[str]:
    """Say which links to a page of the book lead nowhere."""
    said, pages = list(said), {path.name for path in chapters()}
    places = {place for passage in said for place in page_links.places(passage.text)}
    for passage in said:
        for line, wrong in page_links.dead(passage.text, pages, places):
            yield f"{passage.where}, line {line}: {wrong}"


def pages(ledger: Ledger) -> Iterator[str]:
    """Say which page lacks its line in _toc.yml, its row in chapters.csv or its file."""
    named, rows = chapters(), ledger.rows.chapters
    yield from without_a_row(ledger)
    for path in sorted(path for kind in ("*.ipynb", "*.md") for path in CHAPTERS.glob(kind)):
        if path not in named:
            yield f"chapters/{path.name} has no line in _toc.yml, so it is no page; add one, or take the file away."
    stems = {path.stem for path in named}
    for number, (name, row) in enumerate(rows.items(), start=2):
        if name not in stems and row.kind not in (PageKind.SERVICE, PageKind.NONE):
            yield f"data/{resource('chapters')['path']}, row {number}: {name} is no page of _toc.yml; add its line there."


def without_a_row(ledger: Ledger) -> Iterator[str]:
    """Say which page of _toc.yml has no row in chapters.csv."""
    for path in chapters():
        if path.stem not in ledger.rows.chapters:
            yield f"_toc.yml names chapters/{path.name}, which has no row in data/chapters.csv; add one."


def no_python() -> Iterator[str]:
    """Say which cells of code could not run, whatever they say."""
    for path in those_with_code():
        for number, cell in enumerate(_cells(path), start=1):
            try:
                ast.parse("".join(cell["source"]) if cell["cell_type"] == "code" else "")
            except SyntaxError as error:
                yield f"chapters/{path.name}, cell {number}, line {error.lineno}: not Python ({error.msg}); mend the line."


def twice_on_a_page() -> Iterator[str]:
    """Say which page shows a chart twice, whose address would then be ambiguous."""
    for path in chapters():
        if path.suffix != ".ipynb":
            continue
        shown = [output.get("data", {}) for cell in _cells(path) for output in cell.get("outputs", ())]
        idents = Counter("".join(data[outputs.PLAIN]).partition("\n")[0] for data in shown if outputs.PICTURE in data)
        for ident, count in idents.items():
            if count > 1:
                yield f"chapters/{path.name} shows {ident} {count} times: give the other another id."
