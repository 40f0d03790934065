"""Compare two built sites: which pages, charts and published values differ, with pictures of each page before and after.

    python3 scripts/book.py compare OLD_SITE [NEW_SITE] --out FOLDER

Writes FOLDER/index.html, one page that holds all it needs, and FOLDER/changes.md, the list alone.
"""

from __future__ import annotations

import base64
import csv
import hashlib
import tempfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher
from pathlib import Path

from bs4 import BeautifulSoup

from crossing import files
from crossing.book.exports import FOLDER
from crossing.book.templates import render
from crossing.errors import BookError
from crossing.paths import SITE

BLOCKS = "p li h1 h2 h3 h4 h5 h6 td th dt dd div section figcaption summary pre blockquote option button".split()
MARK = "\x1e"  # stands between two blocks of a page's text; no page holds it
PUBLISHED = ("value", "value_high", "number_verdict", "words_verdict")  # columns of claims.csv that readers are told
SHOWN = 12  # changed passages listed of one page; of more, their number

Pictures = dict[str, str]
"""Pictures of a site's pages as data: addresses, by the file name of the page."""


@dataclass(frozen=True)
class Page:
    """What is compared of a page: its passages, a digest of each drawing by the id it stands under, the numbers it shows."""

    passages: tuple[str, ...]
    charts: dict[str, str]
    numbers: frozenset[str]


@dataclass(frozen=True)
class Value:
    """A cell of a claim that is published with another content; "" where there is none."""

    claim: str
    column: str
    was: str
    now: str

    def __str__(self) -> str:
        return f"{self.claim}, {self.column.replace('_', ' ')}: {self.was or 'none'} is now {self.now or 'none'}"


@dataclass(frozen=True)
class Changed:
    """A page that differs. `passages` are pairs of what was and what is, either of them "" where there was or is nothing."""

    name: str
    state: str
    passages: tuple[tuple[str, str], ...] = ()
    charts: tuple[str, ...] = ()
    values: tuple[Value, ...] = ()

    def __str__(self) -> str:
        counts = (
            ("passage", len(self.passages)),
            ("chart", len(self.charts)),
            ("published value", len(self.values)),
        )
        told = ", ".join(f"{count} {name}{'s' if count > 1 else ''}" for name, count in counts if count)
        return f"{self.name}: {told or self.state}"


def compare(old: Path, new: Path, out: Path, photographing: Callable[[Path, list[str]], Pictures] | None = None) -> int:
    """Compare two sites, write what differs to the folder `out`, print the list and return 0.

    `photographing` takes pictures of the pages of a site (default: Chromium, as `book.py pictures` does).
    Raises BookError if a folder holds no site.
    """
    pages, values = changed(old, new), moved(old, new)
    photographing = photographing or photographed
    pictures = [
        photographing(site, [page.name for page in pages if (site / page.name).is_file()]) for site in (old, new)
    ]
    out.mkdir(parents=True, exist_ok=True)
    text = listed(pages, values)
    files.write(out / "changes.md", text)
    files.write(out / "index.html", _page(pages, values, *pictures))
    print(text, end="")
    print(f"\nBefore and after: {out / 'index.html'}")
    return 0


def changed(old: Path, new: Path) -> list[Changed]:
    """The pages that differ between two sites, in alphabetical order."""
    before, after = _pages(old), _pages(new)
    values = moved(old, new)
    found = []
    for name in sorted(before.keys() | after.keys()):
        if name not in before or name not in after:
            found.append(Changed(name, "new page" if name in after else "no longer there"))
            continue
        one = _difference(name, before[name], after[name], values)
        if one.passages or one.charts or one.values:
            found.append(one)
    return found


def moved(old: Path, new: Path) -> list[Value]:
    """The published values and verdicts that differ between two sites; a claim that is new or gone has "" on one side."""
    before, after = _claims(old), _claims(new)
    none = dict.fromkeys(PUBLISHED, "")
    return [
        Value(claim, column, was, now)
        for claim in sorted(before.keys() | after.keys())
        for column in PUBLISHED
        if (was := before.get(claim, none)[column]) != (now := after.get(claim, none)[column])
    ]


def listed(pages: list[Changed], values: list[Value]) -> str:
    """What differs, as Markdown."""
    if not pages and not values:
        return "No page, chart or published value differs.\n"
    lines = [f"Pages that differ: {len(pages)}. Published values that differ: {len(values)}.", ""]
    lines += [f"- {page}" for page in pages]
    if values:
        lines += ["", "Published values:", "", *(f"- {value}" for value in values)]
    return "\n".join(lines) + "\n"


def photographed(site: Path, names: list[str]) -> Pictures:
    """Pictures of pages of a site, from top to end, wide and light."""
    from crossing.workshop import pictures
    from crossing.workshop.visiting import browser, serve

    if not names:
        return {}
    with tempfile.TemporaryDirectory() as folder, serve(site) as base, browser() as chrome:
        taken = pictures.photograph(chrome, base, names, pictures.VARIANTS[0], Path(folder))
        return {
            name: f"data:image/png;base64,{base64.b64encode(path.read_bytes()).decode('ascii')}"
            for name, path in zip(names, taken, strict=True)
        }


def _pages(site: Path) -> dict[str, Page]:
    """The pages of a site by file name. Raises BookError if there is none."""
    if not (site / "index.html").is_file():
        raise BookError(f"{site} holds no site (no index.html): give the folder of a built one, such as {SITE}.")
    return {path.name: _read(path) for path in sorted(site.glob("*.html"))}


def _read(path: Path) -> Page:
    soup = BeautifulSoup(path.read_text(encoding="utf-8"), "html.parser")
    body = soup.find("main") or soup.body or soup
    drawn: dict[str, str] = {}
    for svg in body.find_all("svg"):
        owner = svg.find_parent(id=True)
        name = str(owner["id"]) if owner else "page"
        drawn[name] = hashlib.sha256((drawn.get(name, "") + str(svg)).encode()).hexdigest()
    numbers = {str(link["data-figure"]) for link in body.select("[data-figure]")}
    # the list of every figure has a row of each claim
    rows = {str(element["id"]) for element in body.find_all(id=True)}
    for element in body.find_all(["svg", "script", "style", "template"]):
        element.decompose()
    for element in body.find_all(BLOCKS):
        element.insert_before(MARK)
        element.insert_after(MARK)
    passages = (" ".join(text.split()) for text in body.get_text().split(MARK))
    return Page(tuple(text for text in passages if text), drawn, frozenset(numbers | rows))


def _difference(name: str, was: Page, now: Page, values: list[Value]) -> Changed:
    charts = sorted(
        chart for chart in was.charts.keys() | now.charts.keys() if was.charts.get(chart) != now.charts.get(chart)
    )
    on_page = tuple(value for value in values if value.claim in was.numbers | now.numbers)
    return Changed(name, "changed", tuple(_passages(was.passages, now.passages)), tuple(charts), on_page)


def _passages(was: tuple[str, ...], now: tuple[str, ...]) -> Iterator[tuple[str, str]]:
    """Yield the passages that differ, those that took each other's place side by side."""
    for kind, first, end, new_first, new_end in SequenceMatcher(None, was, now, autojunk=False).get_opcodes():
        if kind != "equal":
            for place in range(max(end - first, new_end - new_first)):
                yield (
                    was[first + place] if first + place < end else "",
                    now[new_first + place] if new_first + place < new_end else "",
                )


def _claims(site: Path) -> dict[str, dict[str, str]]:
    """What a site publishes of each claim; "" for a column that its version does not have."""
    path = site / FOLDER / "claims.csv"
    if not path.is_file():
        raise BookError(f"{site} has no {FOLDER}/claims.csv: give the folder of a built site.")
    with path.open(encoding="utf-8", newline="") as lines:
        return {row["claim_id"]: {name: row.get(name, "") for name in PUBLISHED} for row in csv.DictReader(lines)}


def _page(pages: list[Changed], values: list[Value], before: Pictures, after: Pictures) -> str:
    return render("compared.html", pages=pages, values=values, before=before, after=after, shown=SHOWN) + "\n"
