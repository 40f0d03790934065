"""Measure every page of the built site as a reader's browser meets it, and print the numbers as one table.

    python3 scripts/book.py measure              # all of _build/html
    python3 scripts/book.py measure index.html   # some of its pages

What is measured, and the limits, are in LIMITS and, for Lighthouse, in `validators`. tests/browser/test_measures.py holds all
but those that depend on the speed of the machine (`blocked_ms` and Lighthouse): measure these with nothing else running.
"""

from __future__ import annotations

import re
import statistics
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import NamedTuple, TypedDict
from urllib.parse import unquote, urlparse

from playwright.sync_api import Browser, Page, ViewportSize

from crossing.errors import BookError
from crossing.paths import SITE
from crossing.workshop.axe import accessibility
from crossing.workshop.serve import gzipped
from crossing.workshop.validators import LANDING_PERFORMANCE, SCORES, html_errors, lighthouse, nu_errors, scores
from crossing.workshop.visiting import LANDING, PATIENCE, PHONE, WIDE, browser, chosen, opened, serve

WIDTHS = (390, 320, 640)  # px; the last is a window of 1280 px at 200% zoom
SLOWED = 4  # how many times slower the processor is made
LOADS = 5  # loads whose median is taken, where other work on the machine may disturb one
REST = 1000  # ms before such a load: a browser still opening its tab would add its own work to the page's
LIMITS: dict[str, float] = {
    "other_hosts": 0,
    "kilobytes": 220,  # gzipped, before interaction; LANDING_KILOBYTES on the landing page
    "requests": 15,
    "axe": 0,
    "console": 0,
    "charts_missing": 0,  # not shown without scripts, without network or on paper
    "charts_mute": 0,  # without a text alternative that carries the numbers
    "overflow_px": 0,
    "small_type": 0,  # words in charts under 11 px on a phone
    "shift": 0.02,
    "off_target_px": 64,  # how far from the top of what is free of the window a deep link lands
    "html_errors": 0,
    "blocked_ms": 100,
}
LANDING_KILOBYTES = 150
SMALLEST_TYPE = 11  # px, as shown on a phone
Measures = dict[str, float | list[str]]  # of a page, by the names in LIMITS: a number, or what was found


class Loaded(TypedDict):
    """What the first visit to a page asks for and shows."""

    other_hosts: list[str]
    requests: int
    kilobytes: float
    console: list[str]
    shift: float


class Landing(NamedTuple):
    """How a page opened at a deep link came to stand: its layout shift, how far (px) from the window's top the link lands."""

    viewport: ViewportSize
    anchor: str
    shift: float
    off_target_px: float


class Visit(TypedDict):
    """What a visit in a phone's window, and then in others, finds."""

    shift: float
    charts_mute: list[str]
    small_type: list[str]
    charts_unseen: list[str]
    landings: list[Landing]
    overflow_px: float


# ---- one function for each measure ----------------------------------------------------------------------------------


@contextmanager
def loaded(chrome: Browser, base: str, site: Path, name: str) -> Iterator[tuple[Page, Loaded]]:
    """Load a page in a wide window as a first visitor does, and read it to its end.

    Yields the page, back at its top, with its requests, weight in kB (gzipped), hosts other than its own, console and layout
    shift.
    """
    asked: list[str] = []
    said: list[str] = []
    context = chrome.new_context(viewport=WIDE)
    page = context.new_page()
    page.add_init_script(_WATCH_SHIFT)
    page.on("request", lambda request: asked.append(request.url))
    page.on(
        "console",
        lambda message: (
            said.append(f"{message.type}: {message.text}") if message.type in ("error", "warning") else None
        ),
    )
    page.on("pageerror", lambda error: said.append(f"error: {error}"))
    page.on("requestfailed", lambda request: said.append(f"failed: {request.url}"))
    page.on("response", lambda answer: said.append(f"{answer.status}: {answer.url}") if answer.status >= 400 else None)
    page.goto(f"{base}/{name}", wait_until="networkidle")
    shift = read(page)
    page.wait_for_timeout(200)  # for what is asked for only when its place is seen
    icon = page.evaluate("document.querySelector('link[rel=icon]')?.href")
    if icon and icon not in asked:
        asked.append(icon)  # Chromium without a window asks for no icon; a reader's browser does
    own = [url for url in asked if url.startswith(base)]
    foreign = [url for url in asked if not url.startswith((base, "data:", "blob:"))]
    files = [site / unquote(urlparse(url).path).lstrip("/") for url in own]
    weight = sum(len(gzipped(path)) for path in files if path.is_file())
    requests = len(own) + len(foreign)
    found = Loaded(other_hosts=foreign, requests=requests, kilobytes=weight / 1000, console=list(said), shift=shift)
    page.evaluate("window.scrollTo(0, 0)")
    try:
        yield page, found
    finally:
        context.close()


_WATCH_SHIFT = """
window.shifted = 0;
new PerformanceObserver((list) => { for (const entry of list.getEntries()) if (!entry.hadRecentInput) window.shifted += entry.value; })
  .observe({ type: 'layout-shift', buffered: true });
"""
_SCROLL = """async () => {
  const pause = () => new Promise((done) => setTimeout(done, 40));
  for (let y = 0; y < document.body.scrollHeight; y += window.innerHeight) { window.scrollTo(0, y); await pause(); }
  await pause();
}"""


def read(page: Page) -> float:
    """Read a page from top to end, once it is laid out (settle, in book.js); return its layout shift since it began to load."""
    page.locator("html.settled").wait_for(timeout=PATIENCE)
    page.evaluate(_SCROLL)
    return float(page.evaluate("window.shifted"))


FIRST_PIECE, GROWTH = 3000, 1.5  # characters; each later piece is so many times longer
_ARRIVE = """async ([first, growth]) => {
  const painted = () => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)));
  const page = await (await fetch(location.pathname)).text();
  await painted();
  let shifted = 0; // whatever came before: within half a second of a change of the window's size all counts as if a reader meant it
  const watch = new PerformanceObserver((list) => { for (const entry of list.getEntries()) shifted += entry.value; });
  watch.observe({ type: 'layout-shift' });
  document.open();
  for (let from = 0, size = first; from < page.length; from += size, size = Math.ceil(size * growth)) {
    document.write(page.slice(from, from + size));
    await painted();
  }
  document.close();
  await painted();
  watch.disconnect();
  return shifted;
}"""


def arriving(page: Page, viewport: ViewportSize) -> float:
    """Return the layout shift of a page that comes piece by piece, each painted before the next, as on a slow line.

    It takes the place of the page that is open, and is measured at its top.
    """
    page.set_viewport_size(viewport)
    page.evaluate("window.scrollTo(0, 0)")
    return float(page.evaluate(_ARRIVE, [FIRST_PIECE, GROWTH]))


_MISSING = """() => [...document.querySelectorAll('figure.chart')].filter((figure) => {
  const shown = [...figure.querySelectorAll('.chart-drawing svg')].map((svg) => svg.getBoundingClientRect())
    .filter((box) => box.width > 250 && box.height > 60);
  return shown.length !== 1 || shown[0].left < 0 || shown[0].right > document.documentElement.clientWidth + 1;
}).map((figure) => figure.id)"""


def charts_missing(chrome: Browser, base: str, site: Path, name: str) -> list[str]:
    """Return the charts that a reader does not see, or sees clipped: no scripts, no network, on paper, on a phone."""
    missing: list[str] = []
    if not re.search(r'<figure[^>]*class="[^"]*\bchart\b', (site / name).read_text(encoding="utf-8")):
        return missing
    with opened(chrome, f"{base}/{name}", WIDE, java_script_enabled=False) as page:
        missing += [f"no script, wide: {ident}" for ident in page.evaluate(_MISSING)]
        page.set_viewport_size(PHONE)
        missing += [f"no script, phone: {ident}" for ident in page.evaluate(_MISSING)]
    with opened(chrome, (site / name).resolve().as_uri(), WIDE, offline=True) as page:
        missing += [f"no network: {ident}" for ident in page.evaluate(_MISSING)]
        page.emulate_media(media="print")
        page.set_viewport_size({"width": 665, "height": 1000})
        missing += [f"paper: {ident}" for ident in page.evaluate(_MISSING)]
    return missing


_MUTE = r"""() => [...document.querySelectorAll('figure.chart')].filter((figure) => {
  const drawing = figure.querySelector('[role=img]');
  const words = (name) => (drawing.getAttribute(name) || '').split(' ').map((id) => document.getElementById(id)?.textContent || '').join(' ').trim();
  const rows = figure.querySelectorAll('table tbody tr').length;
  return !drawing || !words('aria-labelledby') || (words('aria-describedby').match(/\d/g) || []).length < 2 || rows < 1;
}).map((figure) => figure.id)"""


def charts_mute(page: Page) -> list[str]:
    """Return the charts whose text alternative does not carry their numbers (a sentence and a table)."""
    mute: list[str] = page.evaluate(_MUTE)
    return mute


_SMALL = """(least) => [...document.querySelectorAll('.chart-narrow svg, .chart-wide svg')].flatMap((svg) => {
  const box = svg.getBoundingClientRect();
  if (!box.width) return [];
  const scale = box.width / Number(svg.getAttribute('width'));
  const sizes = [...svg.querySelectorAll('text')].filter((text) => text.textContent.trim()).map((text) => parseFloat(getComputedStyle(text).fontSize) * scale);
  const smallest = Math.min(...sizes, 99);
  return smallest < least - 0.01 ? [`${svg.closest('figure').id}: ${smallest.toFixed(1)} px`] : [];
})"""


def small_type(page: Page) -> list[str]:
    """Return the charts that hold words under 11 px as shown."""
    small: list[str] = page.evaluate(_SMALL, SMALLEST_TYPE)
    return small


_OVERFLOW = "() => Math.max(0, document.scrollingElement.scrollWidth - document.documentElement.clientWidth)"


def on_a_phone(chrome: Browser, url: str) -> Visit:
    """Visit a page once, with scripts, in a phone's window, where it is read to its end, then in others, then as it comes on
    a slow line, then at deep links.

    Returns its layout shift, at its worst, the charts that are not seen on the phone and in a wide window, those without words, those
    with small type, by how many px the page is wider than the window, at its worst among WIDTHS, and how deep links land.
    """
    with opened(chrome, url, PHONE, _WATCH_SHIFT) as page:
        found = Visit(
            shift=read(page),
            charts_mute=charts_mute(page),
            small_type=small_type(page),
            charts_unseen=[f"phone: {ident}" for ident in page.evaluate(_MISSING)],
            landings=[],
            overflow_px=0.0,
        )
        links = deep_links(page)
        for width in WIDTHS:
            page.set_viewport_size({"width": width, "height": 800})
            found["overflow_px"] = max(found["overflow_px"], page.evaluate(_OVERFLOW))
        page.set_viewport_size(WIDE)
        found["charts_unseen"] += [f"wide: {ident}" for ident in page.evaluate(_MISSING)]
        found["shift"] = max(found["shift"], *(arriving(page, viewport) for viewport in (WIDE, PHONE)))
        # a tab of its own for each would cost more than all that is measured; so each loads all anew, as a first visit does
        page.context.new_cdp_session(page).send("Network.setCacheDisabled", {"cacheDisabled": True})
        for number, (viewport, anchor) in enumerate(links):
            page.set_viewport_size(viewport)
            page.goto(f"{url}?{number}#{anchor}", wait_until="load")  # for another query the page is loaded again
            page.wait_for_timeout(300)
            found["landings"].append(
                Landing(viewport, anchor, page.evaluate("window.shifted"), page.evaluate(_OFF, anchor))
            )
    return found


_OFF = """(id) => { const top = document.getElementById(id).getBoundingClientRect().top;
  const end = window.scrollY + window.innerHeight >= document.documentElement.scrollHeight - 2;
  const pinned = [...document.querySelectorAll('.masthead, .tools-place')]
    .filter((bar) => getComputedStyle(bar).position === 'sticky').map((bar) => bar.getBoundingClientRect().bottom);
  const free = Math.max(0, ...pinned.filter((bottom) => bottom < window.innerHeight / 2));
  return end && top > 0 && top < window.innerHeight ? 0 : Math.abs(top - free); }"""


_ANCHORS = """() => [...document.querySelectorAll('main section[id], main figure[id], main tr[id], main .finding[id]')]
  .filter((element) => element.getClientRects().length && !element.closest('details:not([open])')).map((element) => element.id)"""


def deep_links(page: Page) -> list[tuple[ViewportSize, str]]:
    """Return where a deep link into a page may point, and in which window: in the middle, near the end, and last in both."""
    found = page.evaluate(_ANCHORS)
    parts = ((WIDE, 0.5), (PHONE, 0.8), (WIDE, 0.999), (PHONE, 0.999)) if found else ()
    return [(viewport, found[int(len(found) * part)]) for viewport, part in parts]


def blocked(chrome: Browser, url: str) -> float:
    """Return for how many ms tasks beyond 50 ms block the main thread while a page loads on a slowed processor (median)."""
    return statistics.median(_blocked_once(chrome, url) for _ in range(LOADS))


def _blocked_once(chrome: Browser, url: str) -> float:
    context = chrome.new_context(viewport=PHONE)
    page = context.new_page()
    page.wait_for_timeout(REST)
    context.new_cdp_session(page).send("Emulation.setCPUThrottlingRate", {"rate": SLOWED})
    page.add_init_script(
        "window.blocked = 0; new PerformanceObserver((list) => { for (const entry of list.getEntries())"
        " window.blocked += Math.max(0, entry.duration - 50); }).observe({ type: 'longtask', buffered: true });"
    )
    page.goto(url, wait_until="networkidle")
    page.wait_for_timeout(500)
    result = float(page.evaluate("window.blocked"))
    context.close()
    return result


# ---- all measures of a page --------------------------------------------------------------------------------------------


def measure(chrome: Browser, base: str, site: Path, name: str) -> Measures:
    """Return all measures of one page."""
    url = f"{base}/{name}"
    with loaded(chrome, base, site, name) as (page, load):
        violations = accessibility(page)
    visit = on_a_phone(chrome, url)
    landings = visit["landings"]
    return {
        "other_hosts": load["other_hosts"],
        "kilobytes": load["kilobytes"],
        "requests": load["requests"],
        "axe": violations,
        "console": load["console"],
        "charts_missing": charts_missing(chrome, base, site, name) + visit["charts_unseen"],
        "charts_mute": visit["charts_mute"],
        "overflow_px": visit["overflow_px"],
        "small_type": visit["small_type"],
        "shift": max(load["shift"], visit["shift"], *(landing.shift for landing in landings)),
        "off_target_px": max((landing.off_target_px for landing in landings), default=0.0),
        "html_errors": html_errors(site / name),
        "blocked_ms": blocked(chrome, url),
    }


def limit(key: str, name: str) -> float:
    """Return the limit of a measure on a page."""
    return LANDING_KILOBYTES if key == "kilobytes" and name == LANDING else LIMITS[key]


def amount(value: float | list[str]) -> float:
    """Return a measure as a number: a list counts what it holds."""
    return len(value) if isinstance(value, list) else value


def main(names: list[str]) -> int:
    """Print the table for these pages, or for all; returns 0 if each is within every limit and 1 if not.

    Raises BookError if there is no site, or no such page in it.
    """
    site = SITE
    names = chosen(names)
    keys = list(LIMITS)
    print(" ".join(["page".ljust(22), *(key.rjust(14) for key in keys)]))
    over = []
    with serve(site) as base, browser() as chrome:
        for name in names:
            found = measure(chrome, base, site, name)
            shown = []
            for key in keys:
                measured = found[key]
                value = amount(measured)
                beyond = value > limit(key, name)
                shown.append((f"{value:.3g}" + ("!" if beyond else "")).rjust(14))
                if beyond:
                    details = measured if isinstance(measured, list) else [f"{measured:.4g}"]
                    over += [f"{name}: {key}: {detail}" for detail in details]
            print(" ".join([name.ljust(22), *shown]), flush=True)
        over += _scored(base, names)
    checked = nu_errors(site, names)
    print("Nu HTML checker: " + ("not at hand" if checked is None else f"{len(checked)} errors"))
    print("\n".join([*over, *(checked or [])]))
    return 1 if over or checked else 0


def _scored(base: str, names: list[str]) -> list[str]:
    """Print Lighthouse's scores, page by page; returns what is too low and which pages it could not score."""
    command = lighthouse()
    if command is None:
        print("Lighthouse, phone: not at hand")
        return []
    print("Lighthouse, phone: " + ", ".join(SCORES), flush=True)
    low = []
    for name in names:
        try:
            found = scores(command, f"{base}/{name}")
        except BookError as error:
            low.append(f"{name}: {error}")
            continue
        print(" ".join([name.ljust(22), *(str(score).rjust(5) for score in found.values())]), flush=True)
        for key, score in found.items():
            least = LANDING_PERFORMANCE if (key, name) == ("performance", LANDING) else SCORES[key]
            low += [f"{name}: {key}: {score}, at least {least} is asked for"] if score < least else []
    return low
