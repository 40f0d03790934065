"""What a reader may try, in a real Chromium: by mouse, finger and keyboard, with the numbers that Python works out."""

from __future__ import annotations

import re
from datetime import date, timedelta

import pytest
from playwright.sync_api import Browser, Page, expect

from crossing.language.spans import Span, twelve_months_to, year_so_far
from crossing.ledger import Ledger
from crossing.official import Series
from crossing.workshop import measure

PAGE = "june-2025.html"


@pytest.fixture
def chooser(page: Page, base_url: str) -> Page:
    """The page with the chooser ready."""
    page.goto(f"{base_url}/{PAGE}")
    page.locator("#tenfold.is-live").wait_for()
    return page


def _shown(page: Page) -> tuple[str, str]:
    """The multiple and the sum that the chooser shows."""
    return page.locator("#tenfold .chooser-multiple").inner_text(), page.locator(
        "#tenfold .chooser-answer .chooser-sum"
    ).inner_text()


def _span(way: str, day: date) -> Span:
    if way == "year":
        return twelve_months_to(day)
    return year_so_far(day) if way == "to-date" else Span(day - timedelta(days=int(way) - 1), day)


def _worked_out(ledger: Ledger, way: str, earlier: date, later: date) -> tuple[str, str]:
    series = Series(ledger.daily)
    before, after = (series.total(_span(way, day)) for day in (earlier, later))
    return f"{after / before:.1f}", f"{after:,} / {before:,}"


@pytest.mark.parametrize(
    ("way", "earlier", "later"),
    [
        ("year", date(2019, 12, 31), date(2020, 12, 31)),
        ("year", date(2018, 12, 31), date(2021, 9, 30)),
        ("year", date(2020, 2, 29), date(2021, 2, 28)),
        ("year", date(2021, 2, 28), date(2024, 2, 29)),
        ("to-date", date(2019, 9, 16), date(2021, 9, 16)),
        ("582", date(2020, 2, 12), date(2021, 9, 16)),
        ("30", date(2019, 3, 31), date(2025, 3, 30)),
    ],
)
def test_a_choice_in_the_address_shows_what_python_works_out(
    page: Page, base_url: str, ledger: Ledger, way: str, earlier: date, later: date
):
    page.goto(f"{base_url}/{PAGE}?tenfold={way},{earlier},{later}")
    page.locator("#tenfold.is-live").wait_for()
    assert _shown(page) == _worked_out(ledger, way, earlier, later)


def test_every_way_shows_its_own_multiple(chooser: Page):
    ways = chooser.locator("#tenfold .chooser-way")
    assert ways.count() == 7
    for place in range(ways.count()):
        ways.nth(place).get_by_role("button").click()
        multiple, worked_out = _shown(chooser)
        assert multiple == ways.nth(place).locator("b").inner_text()
        assert worked_out == ways.nth(place).locator(".chooser-sum").inner_text()
        assert ways.nth(place).get_by_role("button").get_attribute("aria-pressed") == "true"
    assert chooser.locator("#tenfold [aria-pressed=true]").count() == 1


def test_handles_move_by_keyboard_and_the_address_keeps_the_choice(chooser: Page, ledger: Ledger):
    later = chooser.get_by_role("slider", name="The later span ends")
    later.focus()
    for key in ("PageDown", "ArrowRight", "ArrowRight", "Shift+ArrowLeft"):
        chooser.keyboard.press(key)  # 31 December 2020, 31 January, 28 February, 27 February 2021
    assert (later.get_attribute("aria-valuetext") or "").startswith("27 February 2021, ")
    wanted = _worked_out(ledger, "year", date(2019, 12, 31), date(2021, 2, 27))
    assert _shown(chooser) == wanted
    chooser.goto(chooser.url)
    chooser.locator("#tenfold.is-live").wait_for()
    assert _shown(chooser) == wanted
    earlier = chooser.get_by_role("slider", name="The earlier span ends")
    earlier.focus()
    chooser.keyboard.press("End")  # no farther than the day before the later one
    assert (earlier.get_attribute("aria-valuetext") or "").startswith("26 February 2021, ")
    chooser.keyboard.press("Home")
    assert (earlier.get_attribute("aria-valuetext") or "").startswith("31 December 2018, ")


def test_a_handle_is_dragged_by_mouse(chooser: Page, ledger: Ledger):
    handle = chooser.get_by_role("slider", name="The later span ends")
    handle.scroll_into_view_if_needed()
    box = handle.bounding_box()
    assert box
    chooser.mouse.move(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)
    chooser.mouse.down()
    chooser.mouse.move(box["x"] - 100, box["y"], steps=4)
    chooser.mouse.up()
    found = re.search(r"tenfold=year(?:%2C|,)([\d-]+)(?:%2C|,)([\d-]+)", chooser.url)
    assert found
    earlier, later = (date.fromisoformat(day) for day in found.groups())
    assert earlier == date(2019, 12, 31) and date(2020, 1, 31) < later < date(2021, 12, 1)
    assert _shown(chooser) == _worked_out(ledger, "year", earlier, later)


def test_a_way_is_tapped_and_a_handle_dragged_on_a_phone(browser: Browser, base_url: str, ledger: Ledger):
    context = browser.new_context(viewport=measure.PHONE, has_touch=True, is_mobile=True)
    page = context.new_page()
    page.goto(f"{base_url}/{PAGE}")
    page.locator("#tenfold.is-live").wait_for()
    page.locator("#tenfold .chooser-way").nth(2).get_by_role("button").tap()
    assert _shown(page) == _worked_out(ledger, "582", date(2020, 2, 12), date(2021, 9, 16))
    handle = page.get_by_role("slider", name="The later span ends")
    handle.scroll_into_view_if_needed()
    box = handle.bounding_box()
    assert box and box["width"] >= 44
    finger = context.new_cdp_session(page)
    x, y = box["x"] + box["width"] / 2, box["y"] + box["height"] / 2
    finger.send("Input.dispatchTouchEvent", {"type": "touchStart", "touchPoints": [{"x": x, "y": y}]})
    finger.send("Input.dispatchTouchEvent", {"type": "touchMove", "touchPoints": [{"x": x + 40, "y": y}]})
    finger.send("Input.dispatchTouchEvent", {"type": "touchEnd", "touchPoints": []})
    expect(handle).not_to_have_attribute("aria-valuetext", re.compile("^16 September 2021"))
    context.close()


@pytest.mark.parametrize(
    "address", ["?tenfold=year,2019-12-31", "?tenfold=x,y,z", "?tenfold=year,2031-01-01,2032-01-01"]
)
def test_an_address_that_asks_for_nothing_shows_the_first_choice(page: Page, base_url: str, address: str):
    page.goto(f"{base_url}/{PAGE}{address}")
    page.locator("#tenfold.is-live").wait_for()
    assert _shown(page) == ("15.5", "28,526 / 1,843")


def test_without_scripts_the_first_choice_the_ways_and_the_field_of_pairs_stand_there(browser: Browser, base_url: str):
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{base_url}/{PAGE}")
    assert _shown(page) == ("15.5", "28,526 / 1,843")
    assert page.locator("#tenfold .chooser-way:visible").count() == 7
    assert page.locator("#tenfold path.chooser-line:visible").count() == 1
    assert page.locator("#tenfold button").count() == 0
    assert page.locator("#tenfold-pairs .chart-wide:visible").count() == 1
    context.close()


# ---- what marks of charts say -----------------------------------------------------------------------------------------


def test_a_mark_says_its_number_when_pointed_at_and_escape_ends_it(page: Page, base_url: str):
    page.goto(f"{base_url}/between.html")
    chart = page.locator("#between-prevented")
    mark = chart.locator(".chart-wide [data-tip^='Week to Sunday 5 May 2024: 1,409']")
    mark.scroll_into_view_if_needed()
    mark.hover()
    tip = chart.locator(".chart-tip")
    expect(tip).to_have_text("Week to Sunday 5 May 2024: 1,409 people recorded as arriving")
    tip.hover()  # it can be pointed at itself
    expect(tip).to_be_visible()
    page.keyboard.press("Escape")
    expect(tip).to_be_hidden()


def test_a_tap_near_a_thin_bar_is_enough(browser: Browser, base_url: str):
    context = browser.new_context(viewport=measure.PHONE, has_touch=True, is_mobile=True)
    page = context.new_page()
    page.goto(f"{base_url}/between.html")
    page.locator("html.settled").wait_for()  # nothing moves any more
    chart = page.locator("#between-prevented")
    mark = chart.locator(".chart-narrow [data-tip]").nth(20)
    mark.scroll_into_view_if_needed()
    box = mark.bounding_box()
    assert box
    page.touchscreen.tap(box["x"] + box["width"] / 2, box["y"] - 3)
    tip = chart.locator(".chart-tip")
    expect(tip).to_be_visible()
    frame = tip.bounding_box()
    assert frame and frame["x"] >= 0 and frame["x"] + frame["width"] <= measure.PHONE["width"]
    page.locator("h1").tap()
    expect(tip).to_be_hidden()
    context.close()
