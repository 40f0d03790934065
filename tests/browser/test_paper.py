"""Pages on paper, and with letters twice as large as a browser's usual ones, in a real Chromium."""

from __future__ import annotations

import io
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page
from pypdf import PdfReader

from choosers import come_to
from crossing.system import ARGUMENTS, find_chromium
from crossing.workshop import visiting

pytestmark = pytest.mark.apart
SIDEWAYS = {"width": 994, "height": 700}  # px: A4 on its long side, less the margins
ROWS_A_SHEET = 12  # of the printed ledger and the worked-out numbers, at least
LARGE = 32  # px, the size of type that a reader who sees badly sets; 16 is usual
CUT = """() => {
  const words = document.createRange();
  const cut = [];
  for (const cell of document.querySelectorAll("#ledger :is(th, td)")) {
    const walk = document.createTreeWalker(cell, NodeFilter.SHOW_TEXT);
    while (walk.nextNode()) for (const word of walk.currentNode.textContent.matchAll(/[\\p{L}\\p{N}]+/gu)) {
      words.setStart(walk.currentNode, word.index);
      words.setEnd(walk.currentNode, word.index + word[0].length);
      if (new Set([...words.getClientRects()].map((box) => Math.round(box.top))).size > 1) cut.push(word[0]);
    }
  }
  return cut;
}"""


@pytest.fixture(scope="module")
def large(browser: Browser) -> Iterator[Browser]:
    """A browser whose reader has set its type to twice the usual size."""
    arguments = [*ARGUMENTS, f"--blink-settings=defaultFontSize={LARGE}"]
    chrome = browser.browser_type.launch(executable_path=find_chromium(), args=arguments)
    yield chrome
    chrome.close()


def on_paper(page: Page) -> list[tuple[int, int]]:
    """The sizes of the sheets that a page is printed on, in points."""
    sheets = PdfReader(io.BytesIO(page.pdf(prefer_css_page_size=True))).pages
    return [(round(float(sheet.mediabox.width)), round(float(sheet.mediabox.height))) for sheet in sheets]


def test_the_printed_ledger_lies_sideways_and_breaks_no_word(page: Page, base_url: str):
    page.goto(f"{base_url}/ledger.html")
    page.emulate_media(media="print")
    page.set_viewport_size(SIDEWAYS)
    assert page.evaluate(CUT) == []
    across = [width > height for width, height in on_paper(page)]
    assert set(across) == {True}
    rows = page.locator(":is(#ledger, #computed) tr").count()
    assert rows / len(across) >= ROWS_A_SHEET  # on upright sheets they would be a third fewer


def test_findings_are_printed_as_a_digest(page: Page, base_url: str):
    page.goto(f"{base_url}/findings.html")
    page.locator("#findings-search").wait_for()
    first = page.locator("#findings details.untidy").first
    page.emulate_media(media="print")
    assert page.locator(".on-paper").is_visible() and first.is_hidden()
    assert page.locator("#findings .finding-sentence").first.is_visible()
    assert len(on_paper(page)) <= 14  # with all that is folded it would be 26
    page.locator("#findings-grade").evaluate(
        "(list) => { list.value = 'untidy'; list.dispatchEvent(new Event('change')); }"
    )
    assert page.locator(".on-paper").is_hidden() and first.is_visible()  # what a reader asked for is printed


def test_what_belongs_together_stands_on_one_sheet(page: Page, base_url: str):
    """The name of a fold with what it holds, an answer with its chart's title, the last words of the first page with their heading."""
    page.goto(f"{base_url}/cross-check.html")
    folds = set(page.locator("main summary").all_inner_texts()) - {""}
    sheets = _sheets(page)
    last = [sheet[-1] for sheet in sheets]
    assert len(folds) >= 8 and not folds & {line.lstrip("▸▾▼► ") for line in last}, last
    page.goto(f"{base_url}/june-2025.html")
    answer = page.locator(".record-head").inner_text()
    (sheet,) = (sheet for sheet in _sheets(page) if any(line.startswith(f"{answer} by") for line in sheet))
    title = page.locator("#record-title").inner_text()
    assert title[:40] in " ".join(sheet) and any(line.startswith("People on record now") for line in sheet)
    page.goto(f"{base_url}/index.html")
    *_, end = _sheets(page)
    assert page.locator("main h2").last.inner_text().strip(" #\n") in " ".join(end)


def _sheets(page: Page) -> list[list[str]]:
    """The lines of words on each sheet that a page is printed on."""
    sheets = PdfReader(io.BytesIO(page.pdf(prefer_css_page_size=True))).pages
    return [[line.strip() for line in sheet.extract_text().splitlines() if line.strip()] for sheet in sheets]


def test_a_worksheet_has_rows_to_write_in_and_no_line_through_its_words(page: Page, base_url: str):
    page.goto(f"{base_url}/classroom.html")
    page.emulate_media(media="print")
    heights = page.locator("#check-an-article tbody tr").evaluate_all("rows => rows.map((row) => row.offsetHeight)")
    assert heights and min(heights) > 30
    lines = page.locator(".passages .passage").evaluate_all(
        "all => all.map((one) => getComputedStyle(one).borderTopWidth)"
    )
    assert lines and set(lines) == {"0px"}


@pytest.mark.parametrize("viewport", [visiting.WIDE, visiting.PHONE], ids=["wide", "phone"])
def test_pages_hold_with_letters_twice_as_large(large: Browser, base_url: str, viewport: dict[str, int]):
    """As many letters a line as a window of half the width: nothing cut, the ledger's search usable, charts that grow."""
    wide = viewport == visiting.WIDE
    context = large.new_context(viewport=viewport)
    page = context.new_page()
    for name in ("index", "june-2025", "findings", "ledger"):
        page.goto(f"{base_url}/{name}.html")
        come_to(page)
        over = page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
        assert over <= 0, (name, over)
        if name == "june-2025":
            drawing = page.locator(".chart svg:visible").first.bounding_box()
            assert drawing and drawing["width"] >= (600 if wide else 300)
    # a cell without words is still a cell: without it the next would be read out under its heading
    gone = "cells => cells.filter((cell) => getComputedStyle(cell).display === 'none').length"
    assert page.locator("table.cards td").evaluate_all(gone) == 0
    box = page.locator("#ledger-search").bounding_box()
    assert box and box["width"] >= 280
    context.close()
