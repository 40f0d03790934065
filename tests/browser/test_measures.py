"""What a reader's browser meets on every page: the measures of `crossing.workshop.measure` that no machine's speed changes."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser

from crossing.book.contents import chapters
from crossing.charts import style
from crossing.paths import ROOT
from crossing.workshop import axe, measure, validators, visiting

pytestmark = pytest.mark.apart
PAGES = [f"{name}.html" for name in [*(path.stem for path in chapters()), "404", "search"]]
STYLE_SHEET = ROOT / "_static" / "book.css"
TEXT_COLOURS = ("ink", "quiet", "on-record", "as-reported", "event", "misleading", "confusing", "holds")
MARK_COLOURS = ("context",)
# characters; 65 to 75 in the mean, and a line of many narrow letters holds a few more
SHORTEST_LINE, LONGEST_LINE = (62, 78)


@pytest.fixture(scope="module")
def wide(browser: Browser) -> Iterator[Any]:
    context = browser.new_context(viewport=visiting.WIDE)
    yield context.new_page()
    context.close()


def test_every_page_is_measured(site: Path):
    assert sorted(PAGES) == sorted(visiting.pages(site))


@pytest.mark.parametrize("name", PAGES)
def test_page_loads_light_alone_and_quietly_and_axe_finds_nothing(
    browser: Browser, base_url: str, site: Path, name: str
):
    """Axe looks at it wide and on a phone, light and dark, once it has been read to its end."""
    with measure.loaded(browser, base_url, site, name) as (page, load):
        found = {**load, "axe": axe.accessibility(page)}
    assert {key: value for key, value in found.items() if measure.amount(value) > measure.limit(key, name)} == {}


def test_axe_finds_nothing_in_what_a_search_finds(browser: Browser, base_url: str):
    with visiting.opened(browser, f"{base_url}/search.html?q=1185", visiting.WIDE) as page:
        page.locator("#search-results a").first.wait_for()
        assert axe.accessibility(page) == []


def test_axe_sees_each_word_that_is_too_pale(browser: Browser, tmp_path: Path):
    """Colours are judged once for all that looks alike: by one of them that can be judged, in each scheme, and again on a phone
    where something looks otherwise there."""
    page = tmp_path / "pale.html"
    page.write_text(
        """<!DOCTYPE html><html lang="en"><title>Pale</title><main><h1>Words</h1>
        <style>p { margin: 0 } .pale { color: #aaa } .off { position: absolute; clip-path: inset(50%); width: 1px; height: 1px; overflow: hidden }
        .grey { background: #888 } @media (prefers-color-scheme: dark) { #night { color: #ddd } }
        @media (max-width: 500px) { #narrow { color: #bbb } .plain { color: #333; text-decoration: none } }</style>
        <p>One</p><p>Two</p><div><p class="pale"><span class="off">Unseen</span></p></div><div class="grey"><p id="on-grey">Three</p></div>
        <p id="night">Four</p><p id="seen" class="pale">Five</p><p id="narrow">Six</p>
        <p><a class="plain" href="#seen">A link alone</a></p>
        <p>Seven words around <a id="plain" class="plain" href="#seen">a link</a> that has to be seen.</p>
        <p><a class="plain" href="#seen">Another</a></p><p><a class="plain" href="#seen">The last</a></p></main>""",
        encoding="utf-8",
    )
    with visiting.opened(browser, page.as_uri(), visiting.WIDE) as pale:
        found = axe.accessibility(pale)
    light, dark = (
        [re.findall('id="(.+?)"', line)[0] for line in found if line.startswith(scheme)] for scheme in axe.SCHEMES
    )
    assert sorted(light) == ["narrow", "plain", "seen"]
    assert sorted(dark) == ["narrow", "night", "plain", "seen"]


@pytest.mark.parametrize("name", PAGES)
def test_charts_are_there_without_scripts_without_network_and_on_paper(
    browser: Browser, base_url: str, site: Path, name: str
):
    assert measure.charts_missing(browser, base_url, site, name) == []


@pytest.mark.parametrize("name", PAGES)
def test_charts_speak_and_fit_a_phone_and_links_land_without_a_jump(browser: Browser, base_url: str, name: str):
    found = measure.on_a_phone(browser, f"{base_url}/{name}")
    assert [found[key] for key in ("charts_unseen", "charts_mute", "small_type")] == [[], [], []]
    assert found["overflow_px"] == 0
    assert found["shift"] <= measure.LIMITS["shift"]
    assert bool(found["landings"]) == (name not in ("404.html", "search.html"))
    for landing in found["landings"]:
        assert landing.shift <= measure.LIMITS["shift"], landing
        assert landing.off_target_px <= measure.LIMITS["off_target_px"], landing


def test_a_part_that_a_slow_line_brings_first_and_pushes_away_is_seen(browser: Browser, tmp_path: Path):
    """On a phone alone, where the third part stands before the second; the first paragraph makes each a piece of its own."""
    page = """<!DOCTYPE html><html lang="en"><meta name="viewport" content="width=device-width"><title>Parts</title>
        <style>p { margin: 0; height: 200px; overflow: hidden } @media (max-width: 500px) { body { display: flex; flex-direction: column } #second { order: 2 } }</style>
        <p>%s</p><p id="second">Two</p>%s<p id="third">Three</p>"""
    (tmp_path / "parts.html").write_text(page % ("One " * 1000, "<!-- later -->" * 1000), encoding="utf-8")
    with visiting.serve(tmp_path) as base, visiting.opened(browser, f"{base}/parts.html", visiting.WIDE) as parts:
        assert measure.arriving(parts, visiting.WIDE) == 0
        assert measure.arriving(parts, visiting.PHONE) > measure.LIMITS["shift"]


@pytest.mark.parametrize("name", PAGES)
def test_html_parses_without_error(site: Path, name: str):
    assert validators.html_errors(site / name) == []


def test_lines_of_text_have_a_readable_length(wide: Any, base_url: str):
    """Counts the characters of the longest line of some paragraphs of a chapter."""
    wide.goto(f"{base_url}/september-2021.html", wait_until="networkidle")
    # a font that comes late is left for the next page (font-display: optional), so that nothing jumps: here it is at hand
    wide.evaluate("document.fonts.load('1em \"Crossing Serif\"').then(() => document.fonts.ready).then(() => true)")
    wide.reload(wait_until="networkidle")
    lengths = wide.evaluate(
        """() => [...document.querySelectorAll('main section > p:not([class])')].slice(1, 8).map((paragraph) => {
          const rows = {};
          const range = document.createRange();
          const walk = document.createTreeWalker(paragraph, NodeFilter.SHOW_TEXT);
          while (walk.nextNode()) for (let i = 0; i < walk.currentNode.length; i += 1) {
            range.setStart(walk.currentNode, i); range.setEnd(walk.currentNode, i + 1);
            const row = Math.round((range.getBoundingClientRect().top + 4) / 20);
            rows[row] = (rows[row] || 0) + 1;
          }
          return Math.max(...Object.values(rows));
        })"""
    )
    assert lengths
    assert SHORTEST_LINE <= max(lengths) <= LONGEST_LINE, lengths
    assert 65 <= sum(lengths) / len(lengths) <= 75, lengths


def _luminance(colour: str) -> float:
    parts = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    red, green, blue = (part / 12.92 if part <= 0.03928 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _contrast(one: str, other: str) -> float:
    high, low = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (high + 0.05) / (low + 0.05)


@pytest.mark.parametrize("mode", [0, 1], ids=["light", "dark"])
def test_colours_stand_out_from_the_page(mode: int):
    """4.5:1 for what is used for words, 3:1 for marks (WCAG 2.2, 1.4.3 and 1.4.11)."""
    paper = style.COLOURS["paper"][mode]
    weak = {name: _contrast(style.COLOURS[name][mode], paper) for name in TEXT_COLOURS}
    assert {name: value for name, value in weak.items() if value < 4.5} == {}
    assert all(_contrast(style.COLOURS[name][mode], paper) >= 3 for name in MARK_COLOURS)


def test_style_sheet_has_the_colours_of_the_charts():
    """The style sheet says light once, and dark twice: for the system and for the choice."""
    text = STYLE_SHEET.read_text(encoding="utf-8")
    for name, (light, dark) in style.COLOURS.items():
        assert re.findall(rf"--{name}: (#[0-9a-f]{{6}});", text) == [light, dark, dark], name


@pytest.mark.parametrize("chosen", ["", "dark"])
def test_paper_is_light_whatever_the_screen_is(browser: Browser, base_url: str, chosen: str):
    with visiting.opened(browser, f"{base_url}/{visiting.LANDING}", visiting.WIDE, color_scheme="dark") as page:
        page.evaluate("(theme) => { if (theme) document.documentElement.dataset.theme = theme; }", chosen)
        ink = "getComputedStyle(document.documentElement).getPropertyValue('--ink').trim()"
        assert page.evaluate(ink) == style.COLOURS["ink"][1]
        page.emulate_media(media="print", color_scheme="dark")
        assert page.evaluate(ink) == style.COLOURS["ink"][0]
