"""The built site in a real Chromium: cards open, search finds, what failed can be tried again (see test_measures.py too)."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from crossing.workshop import visiting
from pages import CHAPTERS

pytestmark = pytest.mark.apart


def test_an_evidence_card_opens_by_mouse_and_by_keyboard(page: Page, base_url: str):
    page.goto(f"{base_url}/september-2021.html", wait_until="networkidle")
    figure = page.locator('a.fig[data-figure="turnaround-2021-09-12"]').first
    figure.scroll_into_view_if_needed()
    figure.hover()
    card = page.locator(".card:visible, [role=dialog]:visible, [role=tooltip]:visible").first
    card.wait_for(timeout=visiting.PATIENCE)
    said = " ".join(card.inner_text().split())  # dates are held together by spaces that do not break
    for words in ("828", "869", "21 August 2021"):
        assert words in said
    page.keyboard.press("Escape")
    card.wait_for(state="hidden", timeout=visiting.PATIENCE)
    page.mouse.move(0, 0)
    figure.focus()
    card.wait_for(timeout=visiting.PATIENCE)
    assert "in a single day" in card.inner_text()


def test_a_figure_is_a_plain_link_without_javascript(browser: Browser, base_url: str):
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{base_url}/september-2021.html")
    page.locator('a.fig[data-figure="turnaround-2021-09-12"]').first.click()
    assert page.url.endswith("ledger.html#turnaround-2021-09-12")
    assert "828" in page.locator("#turnaround-2021-09-12").inner_text()
    context.close()


@pytest.mark.parametrize(
    ("words", "target"), [("Atlantic", "cross-check"), ("1,185", "november-2021"), ("1185", "november-2021")]
)
def test_search_finds(page: Page, base_url: str, words: str, target: str):
    page.goto(f"{base_url}/search.html?q={words}", wait_until="networkidle")
    page.locator("#search-results a").first.wait_for(timeout=visiting.PATIENCE)
    found = page.locator("#search-results a").evaluate_all("links => links.map(link => link.getAttribute('href'))")
    assert any(target in address for address in found)


def test_an_excerpt_begins_and_ends_with_sentences(page: Page, base_url: str):
    """The title over it, where it is a chart's, is not said again."""
    page.goto(f"{base_url}/search.html?q=1185", wait_until="networkidle")
    page.locator("#search-results li").first.wait_for(timeout=visiting.PATIENCE)
    found = page.locator("#search-results li").evaluate_all(
        "all => all.map((one) => [one.querySelector('a').textContent, one.querySelector('p').textContent.trim()])"
    )
    assert len(found) > 20
    assert not [
        text for title, text in found if text.removeprefix("· ").startswith(f"{title} ") and not title.endswith(".")
    ]
    whole = [text for _, text in found if "…" not in (text[0], text[-1])]
    assert len(whole) > 0.7 * len(found)


@pytest.mark.parametrize("name", ["cross-check", "ledger"])
def test_a_malformed_address_costs_nothing(page: Page, base_url: str, name: str):
    """What comes after it in the scripts still runs: a link into a folded part opens it."""
    said: list[str] = []
    page.on("pageerror", lambda error: said.append(str(error)))
    page.goto(f"{base_url}/{name}.html#100%", wait_until="networkidle")
    folded = page.locator("main details").first
    folded.evaluate("(details) => { details.open = false; details.lastElementChild.id = 'folded'; }")
    page.evaluate("location.hash = 'folded'")
    expect(folded).to_have_attribute("open", "")
    page.evaluate("location.hash = '50%'")
    page.wait_for_timeout(100)
    assert said == []


def test_a_page_that_is_not_there_gets_a_helpful_one(page: Page, base_url: str):
    response = page.goto(f"{base_url}/no-such-page.html")
    assert response is not None and response.status == 404
    assert page.locator("main a").count() >= len(CHAPTERS)


def test_charts_and_figures_work_from_disk(browser: Browser, site: Path):
    """Opened as a file, with the network off."""
    context = browser.new_context(offline=True)
    page = context.new_page()
    said: list[str] = []
    page.on("console", lambda message: said.append(message.text) if message.type in ("error", "warning") else None)
    page.goto((site / "september-2021.html").as_uri())
    page.locator("html.settled").wait_for()
    assert page.locator("figure.chart svg:visible").count() == page.locator("figure.chart").count() > 0
    assert said == []
    live = "const s = document.createElement('script'); s.textContent = 'window.ran = true'; document.body.append(s)"
    page.evaluate(live)
    assert page.evaluate("window.ran") is None, (
        "each page carries its own rule of what may run, so that it holds from disk"
    )
    context.close()
