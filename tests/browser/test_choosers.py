"""What a reader may try, in a real Chromium: by mouse, finger and keyboard, with the numbers that Python works out."""

from __future__ import annotations

import re
from datetime import date, timedelta
from typing import Literal

import pytest
from playwright.sync_api import Browser, Page, expect

from choosers import come_to
from crossing.book.record_chooser import NOW, THEN, Asking
from crossing.language.spans import Span, twelve_months_to, year_so_far
from crossing.ledger import Ledger
from crossing.official import Series
from crossing.official.which_record import OFFERED, Among, Kind, Question, announced, raised
from crossing.workshop import visiting

PAGE = "june-2025.html"


@pytest.fixture
def chooser(page: Page, base_url: str) -> Page:
    """The page with the chooser ready."""
    page.goto(f"{base_url}/{PAGE}")
    come_to(page, "#tenfold")
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
    return f"{after / before:.1f}", f"{after:,} against {before:,}"


CHOICES = (
    ("year", date(2019, 12, 31), date(2020, 12, 31)),
    ("year", date(2018, 12, 31), date(2021, 9, 30)),
    ("year", date(2020, 2, 29), date(2021, 2, 28)),
    ("year", date(2021, 2, 28), date(2024, 2, 29)),
    ("to-date", date(2019, 9, 16), date(2021, 9, 16)),
    ("582", date(2020, 2, 12), date(2021, 9, 16)),
    ("30", date(2019, 3, 31), date(2025, 3, 30)),
)


def test_a_choice_in_the_address_shows_what_python_works_out(page: Page, base_url: str, ledger: Ledger):
    for way, earlier, later in CHOICES:
        page.goto(f"{base_url}/{PAGE}?tenfold={way},{earlier},{later}")
        come_to(page, "#tenfold")
        assert _shown(page) == _worked_out(ledger, way, earlier, later), (way, earlier, later)


# of twelve months against twelve from before the term 15.5, 8.1 and 4.6 times: neither side's best is shown at first
MIDDLE = ("8.1", "16,903 against 2,075")


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
    chooser.locator("#tenfold .chooser-way").first.get_by_role("button").click()  # 2021 against 2019
    later = chooser.get_by_role("slider", name="The later span ends")
    later.focus()
    for key in ("PageDown", "ArrowRight", "ArrowRight", "Shift+ArrowLeft"):
        chooser.keyboard.press(key)  # 31 December 2020, 31 January, 28 February, 27 February 2021
    assert (later.get_attribute("aria-valuetext") or "").startswith("27 February 2021, ")
    wanted = _worked_out(ledger, "year", date(2019, 12, 31), date(2021, 2, 27))
    assert _shown(chooser) == wanted
    chooser.goto(chooser.url)
    come_to(chooser, "#tenfold")
    assert _shown(chooser) == wanted
    earlier = chooser.get_by_role("slider", name="The earlier span ends")
    earlier.focus()
    chooser.keyboard.press("End")  # no farther than the day before the later one
    assert (earlier.get_attribute("aria-valuetext") or "").startswith("26 February 2021, ")
    chooser.keyboard.press("Home")
    assert (earlier.get_attribute("aria-valuetext") or "").startswith("31 December 2018, ")


def test_a_handle_is_dragged_by_mouse(chooser: Page, ledger: Ledger):
    chooser.locator("#tenfold .chooser-way").first.get_by_role("button").click()  # 2021 against 2019
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
    context = browser.new_context(viewport=visiting.PHONE, has_touch=True, is_mobile=True)
    page = context.new_page()
    page.goto(f"{base_url}/{PAGE}")
    come_to(page, "#tenfold")
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


def test_an_address_that_asks_for_nothing_shows_the_first_choice(page: Page, base_url: str):
    for asked in ("year,2019-12-31", "x,y,z", "year,2031-01-01,2032-01-01"):
        page.goto(f"{base_url}/{PAGE}?tenfold={asked}")
        come_to(page, "#tenfold")
        assert _shown(page) == MIDDLE, asked


def test_without_scripts_the_first_choice_and_the_ways_stand_there(browser: Browser, base_url: str):
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{base_url}/{PAGE}")
    assert _shown(page) == MIDDLE
    assert page.locator("#tenfold .chooser-way:visible").count() == 7
    assert page.locator("#tenfold path.chooser-line:visible").count() == 1
    assert page.locator("#tenfold button").count() == 0
    context.close()


# ---- which record? ----------------------------------------------------------------------------------------------------

FIRST = ("A record", "by 370 people")
ASK = """([kind, day, among, vintage, place]) => {
  const figure = document.getElementById("record");
  const press = (name, value) => figure.querySelector(`[name=record-${name}][value=${value}]`).click();
  const set = (control, value) => { control.value = value; control.dispatchEvent(new Event("change")); };
  press("kind", kind);
  const field = figure.querySelector("input[type=date]");
  if (field.offsetParent) set(field, day); else set(figure.querySelector("select"), place);
  press("among", among);
  press("vintage", vintage);
  const words = (name) => figure.querySelector(`.record-${name}`).textContent;
  const rows = [...figure.querySelectorAll(".record-bar")].map((row) => [
    ...["record-rank", "record-span"].map((name) => row.querySelector(`.${name}`).textContent),
    row.querySelector("b").textContent, row.classList.contains("is-chosen"), parseFloat(row.querySelector("rect").getAttribute("width"))]);
  return { words: ["head", "by", "sentence", "note", "caption"].map(words), rows };
}"""


@pytest.fixture
def records(page: Page, base_url: str) -> Page:
    """The page with the chooser of records ready."""
    page.goto(f"{base_url}/{PAGE}")
    come_to(page, "#record")
    return page


def _answer(page: Page) -> tuple[str, str]:
    """The head of the answer that stands there, and by how much."""
    return page.locator("#record .record-head").inner_text(), page.locator("#record .record-by").inner_text()


def _questions(ledger: Ledger, series: Series) -> list[Question]:
    """What the reports ask, the days announced as records, and days spread over the whole series for every comparison."""
    asked = [question for _, questions in raised(ledger) for question in questions]
    asked += [Question(Kind.DAY, day, Among.EVER) for day in sorted(announced(ledger).highest)]
    compared = [(kind, among) for kind, offered in OFFERED.items() for among in offered]
    for place in range(0, series.whole.days, 97):
        kind, among = compared[place // 97 % len(compared)]
        question = Question(kind, series.first + timedelta(days=place), among)
        if series.covers(question.span):
            asked.append(question)
    return asked


def test_the_script_answers_as_python_does(records: Page, ledger: Ledger):
    series = Series(ledger.daily)
    asking = Asking(series, announced(ledger))
    questions = _questions(ledger, series)
    asked = [(question, vintage) for question in questions for vintage in (THEN, NOW)]
    assert len(asked) > 100
    choices = [
        [each.kind, each.span.end.isoformat(), each.among, vintage, str((each.span.end - series.first).days)]
        for each, vintage in asked
    ]
    answers = records.evaluate(f"(choices) => choices.map({ASK})", choices)
    for (question, vintage), choice, found in zip(asked, choices, answers, strict=True):
        told = asking.told(question, vintage)
        assert found["words"] == [told.head, told.by, told.sentence, told.note, told.caption], choice
        rows = [[bar.rank, bar.words, bar.people, bar.chosen] for bar in told.bars]
        assert [row[:-1] for row in found["rows"]] == rows, choice
        assert [row[-1] for row in found["rows"]] == pytest.approx([bar.width for bar in told.bars], abs=0.06)


def test_every_record_of_the_reports_is_a_button_that_gives_its_answer(records: Page):
    rows = records.locator("#record tr[data-kind]")
    assert rows.count() == 13
    for place in range(rows.count()):
        button, now = rows.nth(place).get_by_role("button"), rows.nth(place).locator("td").last
        button.click()
        assert ", ".join(_answer(records)) == now.inner_text()
        expect(button).to_have_attribute("aria-pressed", "true")
        expect(records.locator("#record .record-answer")).to_be_in_viewport()
    assert records.locator("#record [aria-pressed=true]").count() == 1


def test_a_record_is_asked_of_by_keyboard_and_the_address_keeps_it(records: Page):
    form = records.locator("#record .record-form")
    form.get_by_role("radio", name="Day", exact=True).focus()
    records.keyboard.press("ArrowRight")
    expect(form.get_by_role("radio", name="Weekend", exact=True)).to_be_checked()
    assert _answer(records) == ("A record", "by 535 people")
    form.get_by_role("radio", name="weekend of 2025 so far?").focus()
    records.keyboard.press("ArrowUp")  # round to the last of the three
    expect(form.get_by_role("radio", name="weekend since 2018?")).to_be_focused()
    assert _answer(records) == ("No record", "number 6, 827 short")
    records.keyboard.press("Tab")
    records.keyboard.press("ArrowLeft")
    expect(form.get_by_role("radio", name="As announced then")).to_be_checked()
    expect(records.locator("#record .record-note")).to_contain_text("this book holds no exact count")
    assert re.search(r"record=weekend(%2C|,)2025-06-01\1ever\1then", records.url)
    records.goto(records.url)
    come_to(records, "#record")
    assert _answer(records) == ("No record", "number 6, 827 short")
    expect(records.locator("#record .record-note")).to_contain_text("this book holds no exact count")
    assert records.locator("#record .record-answer").get_attribute("aria-live") == "polite"


def test_a_day_or_a_span_is_chosen_from_a_calendar_or_a_list(records: Page):
    form = records.locator("#record .record-form")
    form.get_by_label("Or one of these").select_option("21 August 2021 (US report, Sept 2021)")
    form.get_by_role("radio", name="day since 2018?").check()
    assert _answer(records) == ("A record", "by 277 people")
    form.get_by_role("radio", name="As announced then").check()
    assert _answer(records) == ("A record", "by 236 people")
    form.get_by_label("Which?", exact=True).fill("2022-08-22")
    assert _answer(records) == ("A record", "by 110 people")
    expect(records.locator("#record .record-bars")).to_have_class(re.compile("is-then"))
    form.get_by_role("radio", name="On record now").check()
    assert _answer(records) == ("No record", "number 3, 113 short")
    form.get_by_label("Which?", exact=True).fill("2031-01-01")  # not in the series: the answer stays, and that is said
    assert _answer(records) == ("No record", "number 3, 113 short")
    expect(form.get_by_role("status")).to_have_text(
        re.compile(r"^The series holds .+ still that for 22 August 2022\.$")
    )
    form.get_by_role("radio", name="Half-year").check()
    expect(form.get_by_role("status")).to_be_empty()
    assert not form.get_by_label("Which?", exact=True).is_visible()
    form.get_by_label("Which one?").select_option("January to June 2025")
    assert form.get_by_role("radio", name=re.compile("since 2018")).count() == 2
    assert _answer(records) == ("No record", "number 4, 13,026 short")


def test_a_record_is_asked_of_by_touch_on_the_narrowest_phone(browser: Browser, base_url: str):
    context = browser.new_context(viewport={"width": 360, "height": 740}, has_touch=True, is_mobile=True)
    page = context.new_page()
    page.goto(f"{base_url}/{PAGE}")
    come_to(page, "#record")
    page.locator("#record .record-form label", has_text="Weekend").tap()
    assert _answer(page) == ("A record", "by 535 people")
    button = page.locator("#record").get_by_role("button", name="3 November 2021")
    button.tap()
    expect(page.locator("#record .record-answer")).to_be_in_viewport()
    assert _answer(page) == ("No record", "number 2, 16 short")
    assert page.evaluate("document.documentElement.scrollWidth") <= 360
    low = page.locator("#record .record-form label:visible").evaluate_all(
        "all => all.filter((one) => one.control.type === 'radio' && one.getBoundingClientRect().height < 40).length"
    )
    assert low == 0
    context.close()


def test_an_address_that_asks_of_no_record_shows_the_first(page: Page, base_url: str):
    short, odd, late = "day,2025-05-31,ever", "constructor,2025-05-31,name,now", "day,2031-01-01,ever,now"
    for asked in (short, odd, late, "month,2026-08-01,ever,now"):
        page.goto(f"{base_url}/{PAGE}?record={asked}")
        come_to(page, "#record")
        assert _answer(page) == FIRST, asked


@pytest.mark.parametrize("media", ["screen", "print"])
def test_without_scripts_the_answer_its_bars_and_what_the_reports_claim_stand_there(
    browser: Browser, base_url: str, media: Literal["screen", "print"]
):
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.emulate_media(media=media)
    page.goto(f"{base_url}/{PAGE}")
    assert _answer(page) == FIRST
    assert page.locator("#record .record-bar:visible").count() == 8
    assert page.locator("#record tr[data-kind]:visible").count() == 13
    assert page.locator("#record :is(button, form, input)").count() == 0
    context.close()


def test_the_daily_series_stands_once_on_a_page(records: Page):
    assert records.locator(".chooser-days").count() == 1
    records.locator("#tenfold").scroll_into_view_if_needed()
    expect(records.locator("[data-chooser].is-live")).to_have_count(2)


def test_a_chooser_waits_until_the_reader_comes_near_and_then_moves_nothing(page: Page, base_url: str):
    """It costs nothing where nobody comes to it; what it adds has its room beforehand."""
    page.goto(f"{base_url}/{PAGE}", wait_until="networkidle")
    assert page.locator("[data-chooser].is-live").count() == 0
    figure = page.locator("#record")
    before = figure.evaluate("figure => figure.offsetHeight")
    figure.scroll_into_view_if_needed()
    page.locator("#record.is-live").wait_for()
    assert figure.evaluate("figure => figure.offsetHeight") == before


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
    context = browser.new_context(viewport=visiting.PHONE, has_touch=True, is_mobile=True)
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
    assert frame and frame["x"] >= 0 and frame["x"] + frame["width"] <= visiting.PHONE["width"]
    page.locator("h1").tap()
    expect(tip).to_be_hidden()
    context.close()
