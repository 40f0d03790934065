"""What a reader does on a page, in a real Chromium: searching and sorting the lists, tapping a figure, choosing colours."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import product
from pathlib import Path

import pandas as pd
import pytest
from playwright.sync_api import Browser, Page, expect

from crossing.charts import style
from crossing.ledger import Ledger
from crossing.official.on_record import on_record
from crossing.workshop import visiting

pytestmark = pytest.mark.apart


@pytest.fixture
def phone(browser: Browser) -> Iterator[Page]:
    context = browser.new_context(viewport=visiting.PHONE, has_touch=True, is_mobile=True)
    yield context.new_page()
    context.close()


@pytest.fixture
def listed(page: Page, base_url: str) -> Page:
    """The ledger's page, its tools in place."""
    page.goto(f"{base_url}/ledger.html")
    page.locator("#ledger-search").wait_for()
    return page


def shown(page: Page, rows: str) -> list[str]:
    """The ids of the rows that are not hidden, in order."""
    return page.locator(rows).evaluate_all("rows => rows.filter((row) => !row.hidden).map((row) => row.id)")


@pytest.mark.parametrize("words", ["1,185", "1185"])
def test_the_ledger_finds_a_figure_with_or_without_separator(listed: Page, ledger: Ledger, words: str):
    listed.locator("#ledger-search").fill(words)
    found = shown(listed, "#ledger tbody tr")
    assert {"kent-2021-11-05", "spun-2021-11-04"} <= set(found)
    assert len(found) < len(ledger.claims) / 4
    expect(listed.locator("#ledger-tools [role=status]")).to_have_text(f"{len(found)} of {len(ledger.claims)} figures")


def test_the_ledger_filters_by_source_and_verdict_and_shows_all_again(listed: Page, ledger: Ledger):
    listed.locator("#ledger-source").select_option("kent-2021-11")
    of_kent = list(ledger.claims.loc[ledger.claims["source_id"] == "kent-2021-11", "claim_id"])
    assert sorted(shown(listed, "#ledger tbody tr")) == sorted(of_kent)
    listed.locator("#ledger-number").select_option("fits")
    assert "kent-2021-11-05" in shown(listed, "#ledger tbody tr") and len(shown(listed, "#ledger tbody tr")) < len(
        of_kent
    )
    listed.get_by_role("button", name="Show all").click()
    assert len(shown(listed, "#ledger tbody tr")) == len(ledger.claims)


def test_the_ledger_says_when_nothing_fits(listed: Page):
    listed.locator("#ledger-search").fill("no such words anywhere")
    assert shown(listed, "#ledger tbody tr") == []
    expect(listed.locator("#ledger-tools [role=status]")).to_contain_text("Try fewer words")
    listed.keyboard.press("Escape")
    assert len(shown(listed, "#ledger tbody tr")) > 50


def test_the_ledger_sorts_both_ways_by_keyboard(listed: Page):
    heading = listed.locator("#ledger thead th", has_text="Verdicts")
    heading.get_by_role("button").focus()
    listed.keyboard.press("Enter")
    assert heading.get_attribute("aria-sort") == "ascending"
    verdicts = listed.locator("#ledger tbody tr").evaluate_all("rows => rows.map((row) => row.dataset.number)")
    assert verdicts == sorted(verdicts) and len(set(verdicts)) > 3
    listed.keyboard.press("Enter")
    assert heading.get_attribute("aria-sort") == "descending"
    assert listed.locator("#ledger tbody tr").first.get_attribute("data-number") == verdicts[-1]


# the columns sorted by what the ledger holds, not by the words shown: heading, value of a claim (None where it is missing)
KEPT = {
    "Figure": lambda claim, ledger: None if pd.isna(claim["value"]) else claim["value"],
    "Span": lambda claim, ledger: None if pd.isna(claim["period_start"]) else claim["period_start"],
    "On record now": lambda claim, ledger: getattr(on_record(ledger.claim(claim["claim_id"]), ledger), "value", None),
}


def test_numbers_and_days_sort_as_such_and_what_is_missing_stands_last(listed: Page, ledger: Ledger):
    first = shown(listed, "#ledger tbody tr")
    for heading, key in KEPT.items():
        keys = {claim["claim_id"]: key(claim, ledger) for _, claim in ledger.claims.iterrows()}
        missing = [ident for ident in first if keys[ident] is None]
        held = [ident for ident in first if keys[ident] is not None]
        assert missing and len({keys[ident] for ident in held}) > 5
        button = listed.locator("#ledger thead").get_by_role("button", name=heading, exact=True)
        button.click()
        assert shown(listed, "#ledger tbody tr") == sorted(held, key=keys.__getitem__) + missing, heading
        button.click()
        assert shown(listed, "#ledger tbody tr") == sorted(held, key=keys.__getitem__, reverse=True) + missing, heading


def test_words_sort_both_ways_as_a_reader_expects(listed: Page):
    """Line 9 stands before line 10."""
    for heading, direction in product(("Quoted words", "What it counts", "Source"), (1, -1)):
        words = listed.locator(f'#ledger tbody td[data-label="{heading}"]')
        listed.locator("#ledger thead").get_by_role("button", name=heading, exact=True).click()
        misplaced = words.evaluate_all(
            """(cells, direction) => { const texts = cells.map((cell) => cell.textContent.trim());
            return texts.filter((text, i) => i && direction * texts[i - 1].localeCompare(text, "en", { numeric: true }) > 0); }""",
            direction,
        )
        assert misplaced == [], (heading, direction)
        assert words.count() > 50


def test_every_link_of_a_row_says_what_it_leads_to(listed: Page):
    links = listed.locator("#ledger .row-link")
    assert [
        words
        for words in links.all_inner_texts()
        if words in ("date", "time", "no number given", "record, no number given")
    ] == []
    titles = links.evaluate_all("links => links.map((link) => link.title)")
    assert len(set(titles)) == len(titles) > 50


def test_a_link_to_a_row_that_a_filter_hides_shows_it(listed: Page):
    listed.locator("#ledger-search").fill("Atlantic")
    assert listed.locator("#kent-2021-11-05").is_hidden()
    listed.evaluate("location.hash = 'kent-2021-11-05'")
    expect(listed.locator("#kent-2021-11-05")).to_be_in_viewport()


def test_a_row_is_copied_with_its_words_and_its_address(listed: Page, base_url: str):
    listed.locator("#kent-2021-11-05").get_by_role("button", name="Copy").click()
    expect(listed.locator("#kent-2021-11-05 .row-copy")).to_have_text("Copied")
    copied = listed.evaluate("navigator.clipboard.readText()")
    assert "1,185" in copied and "KentOnline" in copied and copied.endswith(f"{base_url}/ledger.html#kent-2021-11-05")


def test_findings_filter_and_a_kind_without_any_loses_its_heading(page: Page, base_url: str):
    page.goto(f"{base_url}/findings.html")
    page.locator("#findings-grade").select_option("holds")
    assert page.locator("#holds").is_visible() and page.locator("#copies").is_hidden()
    assert set(
        page.locator("#findings .finding").evaluate_all(
            "all => all.filter((one) => !one.hidden).map((one) => one.dataset.grade)"
        )
    ) == {"holds"}
    page.get_by_role("button", name="Show all").click()
    page.locator("#findings-search").fill("Atlantic")
    assert "s-spun-2021-11-n18" in shown(page, "#findings .finding")
    assert page.locator("#copies").is_visible()


def test_a_view_of_the_findings_is_in_its_address(page: Page, base_url: str):
    page.goto(f"{base_url}/findings.html")
    page.locator("#findings-text").select_option("original")
    page.locator("#findings-grade").select_option("confusing")
    expect(page).to_have_url(f"{base_url}/findings.html?grade=confusing&text=original")
    chosen = shown(page, "#findings .finding")
    page.goto("about:blank")
    page.goto(f"{base_url}/findings.html?grade=confusing&text=original")
    expect(page.locator("#findings-grade")).to_have_value("confusing")
    assert shown(page, "#findings .finding") == chosen and 1 < len(chosen) < 60


def test_an_untidy_slip_is_found_and_its_fold_opens(page: Page, base_url: str):
    page.goto(f"{base_url}/findings.html#s-spun-2021-11-n30")
    expect(page.locator("#s-spun-2021-11-n30")).to_be_in_viewport()
    page.goto(f"{base_url}/findings.html#f-reader.spun-2021-11-n18")  # the address that the finding had
    expect(page.locator("#s-spun-2021-11-n18 .finding-sentence")).to_be_in_viewport()


def test_the_first_tap_on_a_figure_shows_its_card_and_the_second_follows_it(phone: Page, base_url: str):
    phone.goto(f"{base_url}/september-2021.html")
    figure = phone.locator('a.fig[data-figure="turnaround-2021-09-12"]').first
    figure.scroll_into_view_if_needed()
    figure.tap()
    card = phone.locator(".card")
    expect(card).to_be_visible()
    box, line = card.bounding_box(), figure.bounding_box()
    assert box and box["x"] >= 0 and box["x"] + box["width"] <= visiting.PHONE["width"]
    assert box["y"] + box["height"] == visiting.PHONE["height"], "a sheet stands at the bottom"
    assert line and line["y"] > 0 and line["y"] + 2 * line["height"] <= box["y"], "and not over what is read"
    figure.tap()
    phone.wait_for_url("**/ledger.html#turnaround-2021-09-12")


def test_a_link_inside_a_long_page_lands_on_a_phone(phone: Page, base_url: str):
    """Sections far below are laid out only when they come near; the target still stands at the top in the end."""
    phone.goto(f"{base_url}/cross-check.html")
    phone.locator('main a[href="#what-this-taught-us"]:visible').first.tap()
    phone.locator("html.settled").wait_for()  # all of the page has been laid out since
    phone.wait_for_function(
        "() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(() => done(true))))"
    )
    bar = phone.locator(".masthead").bounding_box()  # it stays in sight
    under = bar["y"] + bar["height"]
    assert 0 <= phone.locator("#what-this-taught-us").bounding_box()["y"] - under < 64


def test_no_table_with_words_in_it_is_gone_on_a_phone(phone: Page, base_url: str, site: Path):
    """A form to fill in is for paper; a table of which a cell stays empty is read like any other."""
    missing = """() => [...document.querySelectorAll("table")]
        .filter((table) => !table.closest("details:not([open])") && table.tBodies[0].textContent.trim())
        .filter((table) => !table.checkVisibility()).map((table) => table.textContent.trim())"""
    asked = 0
    for path in sorted(site.glob("*.html")):
        phone.goto(f"{base_url}/{path.name}")
        asked += phone.locator("table").count()
        assert phone.evaluate(missing) == [], path.name
    assert asked > 20


def test_the_choice_of_colours_outlives_the_page(page: Page, base_url: str):
    page.goto(f"{base_url}/index.html")
    choice = page.get_by_role("button", name="Theme")
    choice.click()
    choice.click()
    assert page.locator("html").get_attribute("data-theme") == "dark"
    page.goto(f"{base_url}/methods.html")
    assert page.locator("html").get_attribute("data-theme") == "dark"
    expect(page.get_by_role("button", name="Theme")).to_have_text("Theme: dark")


def test_the_search_fetches_the_text_only_when_asked_and_works_from_disk(browser: Browser, site: Path):
    with visiting.opened(browser, (site / "search.html").as_uri(), visiting.WIDE, offline=True) as page:
        assert page.locator("script[src*=search-text]").count() == 0
        page.locator("#q").fill("1185")
        page.locator("#search-results a").first.wait_for()
        found = page.locator("#search-results a").evaluate_all(
            "links => links.map((link) => link.getAttribute('href'))"
        )
        assert any(address.startswith("november-2021.html") for address in found)


def test_case_accents_marks_and_separators_do_not_matter_to_a_search(page: Page, base_url: str):
    """The lists and the search fold words by one function."""
    folded = {
        "Gérald “Darmanin’s” half–year": 'gerald "darmanin\'s" half-year',
        "1,185 and 1,234,567": "1185 and 1234567",
        "2018, 2019; 12,34; 1,2345": "2018, 2019; 12,34; 1,2345",
    }
    page.goto(f"{base_url}/search.html")
    fold = "text => window.crossing.folded(text.replace(window.crossing.SEPARATOR, '$1'))"
    assert {text: page.evaluate(fold, text) for text in folded} == folded


def test_a_card_shows_each_kind_of_line_whatever_it_is_called(page: Page, base_url: str):
    """The script knows kinds, not words: the same card with other words looks the same."""
    address = "turnaround-2021-09-12"
    page.goto(f"{base_url}/september-2021.html")
    renamed = page.content().replace('","text":"', '","text":"Otherwise ')
    page.route("**/september-2021.html", lambda route: route.fulfill(body=renamed, content_type="text/html"))
    page.goto(f"{base_url}/september-2021.html")
    page.locator(f'a.fig[data-figure="{address}"]').first.hover()
    card = page.locator("#card")
    card.wait_for()
    assert card.locator(".card-quote").count() == card.locator(".card-reported").count() == 1
    assert card.locator(".card-record").inner_text() and card.locator("strong").first.inner_text()
    assert card.locator(".card-source a").count() == 1
    assert all("Otherwise" in words for words in card.locator(".card-row").all_inner_texts())


def test_the_systems_own_colours_go_before_a_choice_of_theme(browser: Browser, base_url: str):
    """With forced colours on a dark system the page is black: words of charts in light colours' inks would not be seen."""
    context = browser.new_context(forced_colors="active", color_scheme="dark")
    page = context.new_page()
    page.goto(f"{base_url}/june-2025.html")
    page.evaluate("localStorage.setItem('crossing-theme', 'light')")
    page.reload()
    assert page.locator("html").get_attribute("data-theme") is None
    ink = "getComputedStyle(document.documentElement).getPropertyValue('--ink').trim()"
    assert page.evaluate(ink) == style.COLOURS["ink"][1]
    page.emulate_media(forced_colors="none")
    expect(page.locator("html")).to_have_attribute("data-theme", "light")
    context.close()


def test_words_searched_for_stand_in_the_address(page: Page, base_url: str):
    page.goto(f"{base_url}/search.html")
    page.locator("#q").fill("turnaround")
    page.locator("#search-results a").first.wait_for()
    assert page.url.endswith("search.html?q=turnaround")
    page.reload()
    page.locator("#search-results a").first.wait_for()
    assert page.locator("#q").input_value() == "turnaround"


def test_a_headings_name_is_its_words(page: Page, base_url: str):
    page.goto(f"{base_url}/june-2025.html")
    assert page.get_by_role("heading", name="Which record?", exact=True).count() == 1


def test_a_filtered_list_says_so_on_paper(listed: Page):
    listed.emulate_media(media="print")
    expect(listed.locator(".ledger-count")).to_be_hidden()
    listed.emulate_media(media="screen")
    listed.locator("#ledger-search").fill("boats")
    listed.emulate_media(media="print")
    expect(listed.locator(".ledger-count")).to_be_visible()
    expect(listed.locator("#ledger-search")).to_be_visible()
    expect(listed.get_by_role("button", name="Show all")).to_be_hidden()
