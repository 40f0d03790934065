"""Finding one's way with a real browser: the bar, the map, the margin; by keyboard, without scripts, at every width."""

from __future__ import annotations

from itertools import pairwise

import pytest
from playwright.sync_api import Browser, Page, expect

from crossing.workshop import measure, visiting

pytestmark = pytest.mark.apart
WIDTHS = (320, 390, 640, 760, 1179, 1180, 1280, 1920)
LOW = 60  # px from the top of the window: what stays in sight of the bar is no higher


@pytest.mark.parametrize("viewport", [visiting.WIDE, visiting.PHONE], ids=["wide", "phone"])
def test_the_bar_stays_in_sight_and_opens_by_keyboard(browser: Browser, base_url: str, viewport: dict[str, int]):
    with visiting.opened(browser, f"{base_url}/november-2021.html", viewport) as page:
        page.evaluate("window.scrollTo(0, 4000)")
        story = page.locator(".menu summary", has_text="Story")
        box = story.bounding_box()
        assert box and box["y"] >= 0 and box["y"] + box["height"] <= LOW
        story.focus()
        page.keyboard.press("Enter")
        link = page.locator(".menu a", has_text="June 2025")
        expect(link).to_be_visible()
        page.keyboard.press("Escape")
        expect(link).to_be_hidden()
        expect(story).to_be_focused()


def test_one_menu_is_open_at_a_time_and_leads_on_without_a_script(browser: Browser, base_url: str):
    context = browser.new_context(java_script_enabled=False, viewport=visiting.WIDE)
    page = context.new_page()
    page.goto(f"{base_url}/index.html")
    page.locator(".menu summary", has_text="Story").click()
    page.locator(".menu summary", has_text="Check").click()
    expect(page.locator(".menu a", has_text="June 2025")).to_be_hidden()
    page.locator(".menu a", has_text="Every figure").click()
    assert page.url.endswith("/ledger.html")
    context.close()


def test_a_mark_of_the_map_leads_to_what_is_wrong_without_a_script(browser: Browser, base_url: str):
    context = browser.new_context(java_script_enabled=False, viewport=visiting.PHONE)
    page = context.new_page()
    page.goto(f"{base_url}/index.html")
    mark = page.locator(".text-map a.misleading").first
    target = mark.get_attribute("href") or ""
    box = mark.bounding_box()
    assert box and box["width"] >= 12 and box["height"] >= 8
    mark.focus()
    page.keyboard.press("Enter")
    page.wait_for_url(f"**/{target}")
    expect(page.locator(f"[id='{target.partition('#')[2]}']")).to_be_visible()
    context.close()


def test_the_first_screen_holds_the_answer_its_numbers_and_the_first_finding_with_its_picture(
    browser: Browser, base_url: str
):
    with visiting.opened(browser, f"{base_url}/index.html", visiting.WIDE) as page:
        answer, numbers = page.locator(".answer").bounding_box(), page.locator(".three-numbers").bounding_box()
        finding = page.locator(".headline:has(.picture)").first.bounding_box()
        height = visiting.WIDE["height"]
        assert answer and answer["y"] + answer["height"] < height / 3
        assert numbers and numbers["y"] + numbers["height"] < height / 2
        assert finding and finding["y"] + finding["height"] <= height


def test_on_a_phone_the_numbers_stand_below_each_other_and_before_the_map(browser: Browser, base_url: str):
    with visiting.opened(browser, f"{base_url}/index.html", visiting.PHONE) as page:
        numbers = page.locator(".three-numbers dt").evaluate_all(
            "all => all.map((one) => one.getBoundingClientRect().y)"
        )
        words = page.locator(".three-numbers dd").evaluate_all(
            "all => all.map((one) => one.getBoundingClientRect().toJSON())"
        )
        assert numbers == sorted(set(numbers)) and len(numbers) == 3
        assert all(box["width"] > visiting.PHONE["width"] / 2 and box["height"] < 100 for box in words)
        marks = page.locator(".text-map").bounding_box()
        changed = page.locator(".what-changed").bounding_box()
        assert marks and changed and changed["y"] + changed["height"] < marks["y"]


def test_the_key_of_the_map_is_drawn_as_its_marks_are(page: Page, base_url: str):
    page.goto(f"{base_url}/index.html")
    for kind in ("misleading", "confusing", "perhaps"):
        key = page.locator(f".key-{kind}").evaluate("one => getComputedStyle(one, '::before').borderTopColor")
        mark = page.locator(f".text-map a.{kind} path").first.evaluate("one => getComputedStyle(one).stroke")
        assert key == mark, kind
    heights = [
        page.locator(f".key-{kind}").evaluate("one => parseFloat(getComputedStyle(one, '::before').borderTopWidth)")
        for kind in ("plain", "confusing", "misleading")
    ]
    assert heights == sorted(set(heights))  # the worse, the taller
    hollow = page.locator(".key-perhaps").evaluate(
        "one => parseFloat(getComputedStyle(one, '::before').borderTopWidth)"
    )
    assert hollow <= 2


OVER = "document.documentElement.scrollWidth - document.documentElement.clientWidth"
SPACED = "* { line-height: 1.5 !important; letter-spacing: .12em !important; word-spacing: .16em !important; } p { margin-bottom: 2em !important; }"


@pytest.mark.parametrize("name", ["index", "november-2021", "ledger", "findings", "methods"])
def test_no_page_is_wider_than_its_window(page: Page, base_url: str, name: str):
    """Nor when a reader spaces the text (WCAG 2.2, 1.4.12); the words of charts may then reach over their drawing's edge."""
    page.goto(f"{base_url}/{name}.html")
    wider = {}
    for width in WIDTHS:
        page.set_viewport_size({"width": width, "height": 900})
        wider[width] = page.evaluate(OVER)
    page.add_style_tag(content=SPACED)
    for width in (visiting.WIDE["width"], 320):
        page.set_viewport_size({"width": width, "height": 900})
        wider[f"{width}, spaced"] = page.evaluate(OVER)
    assert {width: over for width, over in wider.items() if over > 0} == {}
    ways = page.locator(".years-stops a").evaluate_all("all => all.map((way) => way.getBoundingClientRect().toJSON())")
    assert bool(ways) == (name == "november-2021")
    assert all(way["width"] >= 24 for way in ways) and all(a["right"] <= b["left"] + 0.1 for a, b in pairwise(ways))
    hidden = page.locator(".chart svg").evaluate_all(
        "all => all.filter((svg) => getComputedStyle(svg).overflow !== 'visible')"
    )
    assert hidden == []


def test_a_position_card_is_read_along_its_rows(page: Page, base_url: str):
    page.goto(f"{base_url}/november-2021.html")
    boxes = page.locator(".position-card dt").evaluate_all(
        "all => all.map((one) => one.getBoundingClientRect().toJSON())"
    )
    places = [(round(box["top"]), round(box["left"])) for box in boxes]
    assert len(places) == 6 and places == sorted(places)
    assert len({top for top, _ in places}) == 2 and len({left for _, left in places}) == 3


def test_sections_stand_in_the_margin_and_never_on_the_text(page: Page, base_url: str):
    for width in (1180, 1280, 1920):
        page.set_viewport_size({"width": width, "height": 900})
        page.goto(f"{base_url}/november-2021.html")
        page.evaluate("window.scrollTo(0, 2500)")
        nav, text = page.locator(".margin .sections").bounding_box(), page.locator(".page").bounding_box()
        assert nav and text and nav["x"] >= 0 and nav["x"] + nav["width"] < text["x"] + 20
        assert 0 < nav["y"] < 200
    page.set_viewport_size({"width": 1179, "height": 900})
    expect(page.locator(".margin")).to_be_hidden()
    expect(page.locator(".sections-folded")).to_be_visible()


def test_a_long_list_keeps_its_tools_in_sight(browser: Browser, base_url: str):
    with visiting.opened(browser, f"{base_url}/ledger.html", visiting.WIDE) as page:
        page.locator("#ledger-tools input").wait_for()
        page.evaluate("window.scrollTo(0, 6000)")
        box = page.locator("#ledger-tools input").bounding_box()
        assert box and 0 < box["y"] < 150
    with visiting.opened(browser, f"{base_url}/ledger.html", visiting.PHONE) as page:
        link = page.locator(".to-tools")
        page.locator("#ledger-tools input").wait_for()
        expect(link).to_be_hidden()  # it leads back: nothing is covered before there is a way to go
        page.locator("#ledger-tools").scroll_into_view_if_needed()
        expect(link).to_be_hidden()
        page.evaluate("window.scrollTo(0, 6000)")
        expect(link).to_be_visible()
        box = link.bounding_box()
        assert box and visiting.PHONE["height"] - 80 < box["y"] + box["height"] <= visiting.PHONE["height"]
        link.click()
        box = page.locator("#ledger-tools").bounding_box()
        assert box and -1 <= box["y"] < 120


def test_a_chosen_report_can_be_read_in_its_filter(browser: Browser, base_url: str):
    with visiting.opened(browser, f"{base_url}/findings.html", {"width": 1440, "height": 900}) as page:
        select = page.locator("#findings-source")
        value = select.locator("option", has_text="US report").get_attribute("value")
        select.select_option(value)
        room, words = select.evaluate("""(select) => {
          const [style, pen] = [getComputedStyle(select), document.createElement("canvas").getContext("2d")];
          pen.font = `${style.fontSize} ${style.fontFamily}`;
          return [select.clientWidth, pen.measureText(select.selectedOptions[0].text).width];
        }""")
        assert room >= words + 24  # and the sign that it opens


@pytest.mark.parametrize("name", ["september-2021", "methods"])
def test_the_faces_of_the_book_are_loaded_and_move_nothing(browser: Browser, base_url: str, name: str):
    with visiting.opened(browser, f"{base_url}/{name}.html", visiting.PHONE) as page:
        loaded = page.evaluate(
            "document.fonts.ready.then(all => [...all].filter(face => face.status === 'loaded').map(face => face.family))"
        )
        assert {family.strip('"') for family in loaded} >= {"Crossing Serif", "Crossing Sans"}
        moved = page.evaluate(
            """() => new Promise((done) => {
              let sum = 0;
              new PerformanceObserver((list) => list.getEntries().forEach((entry) => { sum += entry.value; }))
                .observe({ type: "layout-shift", buffered: true });
              setTimeout(() => done(sum), 1000);
            })"""
        )
        assert moved <= measure.LIMITS["shift"]
