"""The card with a number's evidence in a real Chromium: where it stands, when it stays, by mouse, finger and keyboard."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

PAGE = "november-2021.html"
NUMBER = 'a.fig[data-figure="kent-2021-11-05"]'
SIZES = {"wide": (1280, 800), "between": (900, 700), "phone": (390, 844), "small": (320, 480)}
# the card's box, the boxes of the link's lines, and where the page's menu ends
BOXES = """(link) => {
  const plain = ({ left, top, right, bottom }) => ({ left, top, right, bottom });
  const menu = document.querySelector(".masthead").getBoundingClientRect().bottom;
  return { card: plain(document.getElementById("card").getBoundingClientRect()), lines: [...link.getClientRects()].map(plain), menu };
}"""


@pytest.fixture(params=SIZES)
def window(browser: Browser, request: pytest.FixtureRequest) -> Iterator[Page]:
    """A page in a window of each size; by finger where it is a phone's."""
    width, height = SIZES[request.param]
    touch = width < 700
    context = browser.new_context(viewport={"width": width, "height": height}, has_touch=touch, is_mobile=touch)
    page = context.new_page()
    page.touch = touch  # type: ignore[attr-defined]
    yield page
    context.close()


@pytest.mark.parametrize("name", [PAGE, "index.html"])
def test_a_card_is_whole_in_the_window_and_never_over_its_number_or_the_menu(window: Page, base_url: str, name: str):
    window.goto(f"{base_url}/{name}")
    width, height = window.viewport_size["width"], window.viewport_size["height"]  # type: ignore[index]
    numbers = window.locator("main a.fig:visible").element_handles()  # found once: to look for each anew takes longest
    assert len(numbers) > 30
    for place, number in enumerate(numbers[::3]):
        number.scroll_into_view_if_needed()
        if window.touch:  # type: ignore[attr-defined]
            number.tap()
        else:
            number.hover()
        window.locator("#card").wait_for()
        boxes = number.evaluate(BOXES)
        card = boxes["card"]
        assert (
            card["left"] >= 0
            and card["top"] >= max(0, boxes["menu"]) - 0.5
            and card["right"] <= width
            and card["bottom"] <= height
        ), place
        for line in boxes["lines"]:
            apart = (
                line["bottom"] <= card["top"]
                or line["top"] >= card["bottom"]
                or line["right"] <= card["left"]
                or line["left"] >= card["right"]
            )
            assert apart, place
        window.keyboard.press("Escape")
        expect(window.locator("#card")).to_have_count(0)
        if not window.touch:  # type: ignore[attr-defined]
            window.mouse.move(1, 1)


def test_words_of_a_card_can_be_selected_and_copied(page: Page, base_url: str):
    """With the button down past the card's edge, and with the pointer gone when all is selected."""
    page.clock.install()
    page.goto(f"{base_url}/{PAGE}")
    page.locator(NUMBER).last.hover()
    quote = page.locator("#card .card-quote")
    quote.wait_for()
    box = quote.bounding_box()
    assert box
    page.mouse.move(box["x"] + 2, box["y"] + box["height"] / 2)
    page.mouse.down()
    page.mouse.move(box["x"] + 120, box["y"] + box["height"] / 2, steps=4)
    page.mouse.move(box["x"] - 120, box["y"] + box["height"] / 2, steps=4)
    page.clock.run_for(700)
    page.mouse.move(box["x"] + 180, box["y"] + box["height"] / 2, steps=4)
    page.mouse.up()
    page.mouse.move(5, 5, steps=4)
    page.clock.run_for(700)
    page.keyboard.press("Control+c")
    copied = page.evaluate("navigator.clipboard.readText()")
    assert copied and copied in page.locator("#card .card-quote").inner_text()


def test_a_click_keeps_the_card_and_a_second_one_follows_the_link(page: Page, base_url: str):
    page.clock.install()
    page.goto(f"{base_url}/{PAGE}")
    number = page.locator(NUMBER).last
    number.click()
    page.mouse.move(5, 5)
    page.clock.run_for(700)
    expect(page.locator("#card")).to_be_visible()
    page.get_by_role("button", name="Close").click()
    expect(page.locator("#card")).to_have_count(0)
    number.click()
    page.mouse.click(4, page.evaluate("window.innerHeight / 2"))  # beside the text
    expect(page.locator("#card")).to_have_count(0)
    number.click()
    number.click()
    page.wait_for_url("**/ledger.html#kent-2021-11-05")


def test_by_keyboard_numbers_are_passed_enter_opens_a_card_and_escape_closes_it(page: Page, base_url: str):
    page.goto(f"{base_url}/{PAGE}")
    number, card = page.locator(NUMBER).last, page.locator("#card")
    inside = "document.activeElement.closest('#card') !== null"
    page.keyboard.press("Tab")
    number.focus()
    expect(card).to_be_visible()
    assert number.get_attribute("aria-describedby") == "card-words"
    assert number.get_attribute("aria-expanded") == "false"
    page.keyboard.press("Tab")  # past the number: what its card holds is no stop before it is asked for
    assert not page.evaluate(inside)
    page.keyboard.press("Shift+Tab")
    assert number.evaluate("link => link === document.activeElement")
    page.keyboard.press("Enter")
    assert number.get_attribute("aria-expanded") == "true"
    page.keyboard.press("Tab")
    assert page.evaluate(inside)
    page.keyboard.press("Escape")
    expect(card).to_have_count(0)
    assert number.evaluate("link => link === document.activeElement")
    page.keyboard.press("Enter")
    for _ in range(card.locator("a, button").count() + 1):  # out at its other end
        page.keyboard.press("Tab")
    assert not page.evaluate(inside) and number.get_attribute("aria-expanded") == "false"
    number.focus()
    page.keyboard.press("Enter")
    page.keyboard.press("Enter")
    page.wait_for_url("**/ledger.html#kent-2021-11-05")


def test_a_source_of_a_card_is_a_link_and_a_small_count_is_none(page: Page, base_url: str):
    page.goto(f"{base_url}/{PAGE}")
    page.locator(NUMBER).last.hover()
    card = page.locator("#card")
    card.wait_for()
    assert card.locator("a[href^='https://www.gov.uk/']").count() == 1
    assert page.locator("main span.number").count() > 0
    assert page.locator("main span.number a").count() == 0
