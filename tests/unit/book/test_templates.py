"""What is written as HTML or XML: everything escaped, no name unknown, tables that say what is missing."""

from __future__ import annotations

import re
from pathlib import Path
from xml.etree import ElementTree

import pandas as pd
import pytest
from bs4 import BeautifulSoup
from jinja2 import UndefinedError

from crossing.book import contents, feeds, pages, positions
from crossing.book.tables import Link, Table
from crossing.book.templates import environment, render
from crossing.errors import BookError
from crossing.language import prose
from crossing.ledger import Ledger
from crossing.paths import ROOT
from some import some

HOSTILE = "a <b>&\"'</script>"
SITE = pages.Site("T & t", "A", "https://x/a&b/")
ATOM = "{http://www.w3.org/2005/Atom}"


@pytest.mark.slow
def test_every_template_can_be_read():
    names = environment().list_templates(extensions=["jinja"])
    assert len(names) > 10
    for name in names:
        environment().get_template(name)


def test_what_is_not_given_is_an_error():
    with pytest.raises(UndefinedError, match="words"):
        render("sentence.html")


def test_text_is_text():
    assert str(render("sentence.html", words="<i>&")) == "<p>&lt;i&gt;&amp;</p>"


@pytest.mark.parametrize("folder", ["book", "editions"])
def test_no_markup_is_glued_in_code(folder: str):
    """A tag in an f-string with something put in: that is what the templates are for."""
    glued = re.compile(r"""f["']+[^"'\n]*<[a-z][^"'\n]*\{|f["']+[^"'\n]*\{[^"'\n]*</?[a-z]+[ >]""")
    for path in some((ROOT / "scripts" / "crossing" / folder).glob("*.py")):
        assert glued.findall(path.read_text(encoding="utf-8")) == [], path.name


def test_a_table_shows_numbers_links_and_what_is_missing():
    table = Table(
        ["Year", "People", HOSTILE, "Where"],
        [[2020, 8466, "few", Link("PA", "https://example.org/?a=1&b=2")], [2021, None, HOSTILE, "–"]],
        "Named",
    )
    page = BeautifulSoup(table.html(), "html5lib")
    assert page.find(role="region")["aria-label"] == "Named"
    cells = [[cell.get_text() for cell in row.find_all("td")] for row in page.select("tbody tr")]
    assert cells == [["2020", "8,466", "few", "PA"], ["2021", prose.NONE_RECORDED, HOSTILE, "–"]]
    assert [cell.get("class") for cell in page.select("tbody tr")[0].find_all("td")] == [["number"]] * 2 + [None] * 2
    assert [cell["data-label"] for cell in page.select("tr:last-child td")] == ["Year", "People", HOSTILE, "Where"]
    assert page.a["href"] == "https://example.org/?a=1&b=2"


@pytest.mark.parametrize(
    ("cell", "columns", "frame", "kind"),
    [
        ("x", 3, [], []),
        ("x", 4, [], ["cards"]),
        ("x", 5, ["wide"], ["cards"]),
        (1, 4, [], []),
        (1, 5, ["wide"], ["cards"]),
    ],
)
def test_a_table_takes_room_by_its_columns(cell: str | int, columns: int, frame: list[str], kind: list[str]):
    """Four columns of numbers are there to be compared, and stay side by side on a phone."""
    rows = [["x", *[cell] * (columns - 1)]]
    page = BeautifulSoup(Table([str(n) for n in range(columns)], rows, "T").html(), "html5lib")
    assert page.div["class"] == ["table-scroll", *frame]
    assert page.table["class"] == ["numbers", *kind]


def test_the_feed_is_well_formed_whatever_a_correction_says(ledger: Ledger):
    row = {
        "correction_id": "c1",
        "date": pd.Timestamp("2026-09-01"),
        "page": "Methods",
        "was": HOSTILE,
        "is": "b",
        "why": "c",
        "reported_by": "d",
    }
    changed = ledger.replaced(corrections=pd.DataFrame([row]))
    feed = ElementTree.fromstring(feeds.feed(changed, SITE))
    entry = feed.find(f"{ATOM}entry")
    assert entry.find(f"{ATOM}summary").text == f"Was: {HOSTILE}. Is: b. Why: c. Reported by d."
    assert entry.find(f"{ATOM}id").text == "https://x/a&b/methods.html#c1"
    assert feed.find(f"{ATOM}updated").text == "2026-09-01T00:00:00Z"


def test_a_feed_without_corrections_has_the_day_of_the_data(ledger: Ledger):
    feed = ElementTree.fromstring(feeds.feed(ledger.replaced(corrections=ledger.corrections.head(0)), SITE))
    assert feed.findall(f"{ATOM}entry") == []
    assert feed.find(f"{ATOM}updated").text == f"{pages.vintage()}T00:00:00Z"


def test_a_feed_of_a_site_without_an_address_has_ids_all_the_same(ledger: Ledger):
    feed = ElementTree.fromstring(feeds.feed(ledger, pages.Site("T", "A", "")))
    found = [ident.text or "" for ident in feed.iter(f"{ATOM}id")]
    assert len(set(found)) == len(found) == len(ledger.corrections) + 1
    assert all(re.fullmatch(r"urn:uuid:[0-9a-f-]{36}", ident) for ident in found)


def test_the_sitemap_names_the_landing_page_by_its_folder():
    found = ElementTree.fromstring(feeds.sitemap(SITE, ["index", "ledger"]))
    assert [url[0].text for url in found] == ["https://x/a&b/", "https://x/a&b/ledger.html"]


def test_the_book_has_its_pages_in_order():
    names = [path.name for path in contents.chapters()]
    assert names[0] == "index.ipynb" and "reuse.md" in names
    assert [path.name for path in contents.notebooks()] == [name for name in names if name.endswith(".ipynb")]


def test_a_page_that_is_missing_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    (tmp_path / "_toc.yml").write_text("root: chapters/index\nchapters: []\n", encoding="utf-8")
    monkeypatch.setattr(contents, "ROOT", tmp_path)
    with pytest.raises(BookError, match=r"chapters/index\.ipynb"):
        contents.chapters()


@pytest.mark.parametrize(
    ("title", "short"), [("June 2025: shallow water", "June 2025"), ("Methods, sources", "Methods"), ("Reuse", "Reuse")]
)
def test_a_short_title_ends_before_the_first_colon_or_comma(title: str, short: str):
    assert contents.short_title(title) == short


def test_a_position_card_has_each_of_its_rows(ledger: Ledger):
    position = ledger.positions.iloc[0]
    text = positions.card(position)
    assert all(f"{label}\n: {position[column]}" in text for column, label in positions.ROWS)
