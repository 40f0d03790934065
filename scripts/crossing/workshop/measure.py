"""Measure every page of the built site as a reader's browser meets it, and print the numbers as one table.

    python3 scripts/book.py measure              # all of _build/html
    python3 scripts/book.py measure index.html   # some of its pages

What is measured, and the limits, are in LIMITS and SCORES. tests/browser/test_measures.py holds all but those that depend on
the speed of the machine (`blocked_ms` and Lighthouse): measure these with nothing else running. Needs Playwright with a
Chromium, axe-playwright-python and html5lib; where Java and the Nu checker's jar (VNU_JAR names it) and where Node and
Lighthouse (on the PATH or in node_modules) are found, they are used too: npm install lighthouse vnu-jar.
"""

from __future__ import annotations

import itertools
import json
import os
import re
import shutil
import statistics
import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from http.server import ThreadingHTTPServer
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urlparse

import axe_playwright_python
import html5lib
from playwright.sync_api import sync_playwright

from crossing.errors import BookError
from crossing.paths import ROOT, SITE
from crossing.system import ARGUMENTS, find_chromium
from crossing.workshop.serve import Handler, gzipped

LANDING = "index.html"
WIDE = {"width": 1280, "height": 900}
PHONE = {"width": 390, "height": 844}
WIDTHS = (390, 320, 640)  # px; the last is a window of 1280 px at 200% zoom
SCHEMES = ("light", "dark")
CONTRAST, DISTINCT = "color-contrast", "link-in-text-block"  # axe's default rules that read colours
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
# Lighthouse's scores for a phone, at least; LANDING_PERFORMANCE on the landing page
SCORES = {"performance": 97, "accessibility": 100, "best-practices": 100, "seo": 100}
LANDING_PERFORMANCE = 100
TRIES = 3  # now and then Lighthouse misses the start of a load (NO_NAVSTART) and asks to be run again
SMALLEST_TYPE = 11  # px, as shown on a phone

# ---- the site and the browser ------------------------------------------------------------------------------------


def pages(site: Path) -> list[str]:
    """Return the file names of the site's pages, the landing page first."""
    return sorted((path.name for path in site.glob("*.html")), key=lambda name: (name != LANDING, name))


class _Server(ThreadingHTTPServer):
    """Says nothing when a page is closed before it has all been sent."""

    daemon_threads = True

    def handle_error(self, request: Any, client_address: Any) -> None:
        if not isinstance(sys.exception(), ConnectionError):
            super().handle_error(request, client_address)


@contextmanager
def serve(site: Path) -> Iterator[str]:
    """Serve a folder on the loopback address with the book's own headers; yields its address without a final slash."""
    server = _Server(("127.0.0.1", 0), partial(Handler, directory=str(site)))
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_address[1]}"
    finally:
        server.shutdown()
        thread.join()
        server.server_close()


@contextmanager
def browser() -> Iterator[Any]:
    """Start Chromium without a window."""
    with sync_playwright() as playwright:
        chrome = playwright.chromium.launch(executable_path=find_chromium(), args=list(ARGUMENTS))
        try:
            yield chrome
        finally:
            chrome.close()


@contextmanager
def opened(chrome: Any, url: str, viewport: dict[str, int], script: str = "", **options: Any) -> Iterator[Any]:
    """Open a page in a fresh context, where `script` runs before the page's own, and wait until it has loaded."""
    context = chrome.new_context(viewport=viewport, **options)
    try:
        page = context.new_page()
        page.add_init_script(script)
        page.goto(url, wait_until="load")
        yield page
    finally:
        context.close()


def lay_out(page: Any) -> None:
    """Have the page laid out in full: what stands far below is otherwise left until a reader comes near."""
    page.add_style_tag(content="* { content-visibility: visible !important; }")


# ---- one function for each measure ----------------------------------------------------------------------------------


def loaded(chrome: Any, base: str, site: Path, name: str) -> dict[str, Any]:
    """Load a page in a wide window as a first visitor does, and read it to its end.

    Returns its requests, weight in kB (gzipped), hosts other than its own, console and layout shift.
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
    context.close()
    if icon and icon not in asked:
        asked.append(icon)  # Chromium without a window asks for no icon; a reader's browser does
    own = [url for url in asked if url.startswith(base)]
    foreign = [url for url in asked if not url.startswith((base, "data:", "blob:"))]
    files = [site / unquote(urlparse(url).path).lstrip("/") for url in own]
    weight = sum(len(gzipped(path)) for path in files if path.is_file())
    counted = {"requests": len(own) + len(foreign), "kilobytes": weight / 1000}
    return {"other_hosts": foreign, **counted, "console": said, "shift": shift}


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


def read(page: Any) -> float:
    """Read a page from top to end, once it is laid out (settle, in book.js); return its layout shift since it began to load."""
    page.locator("html.settled").wait_for(timeout=30_000)
    page.evaluate(_SCROLL)
    return page.evaluate("window.shifted")


# Most of axe's time would go into the contrast of each word of a long table with what lies behind it; but words of one look,
# of which colour, size as far as WCAG asks for it, shadow, and the grounds of all that they lie in are the same, have the same
# contrast, and links of one look stand out alike from words around them of one colour. This returns the elements with words,
# those of one look together, and how links look, in each case what has not been judged in this colour scheme in another window.
# Words in drawings are left out: axe cannot judge them, and that the colours of charts stand out is a test of its own.
_LOOKS = r"""() => {
  const grounds = new Map([[null, ['', '', false]]]);
  const ground = (element) => { // what changes all that lies in it, what lies behind its words, whether all of it is cut away
    if (!grounds.has(element)) {
      const { backgroundColor, backgroundImage, opacity, mixBlendMode, filter, position, overflow } = getComputedStyle(element);
      const [effects, behind, away] = ground(element.parentElement);
      const effect = [opacity, mixBlendMode, filter].join(' '), own = [backgroundColor, backgroundImage].join(' ');
      const clear = own === 'rgba(0, 0, 0, 0) none' && position === 'static', opaque = /^rgb\(.*\) none$/.test(own);
      grounds.set(element, [effect === '1 normal none' ? effects : `${effects} ${effect}`,
        opaque ? own : clear ? behind : `${behind} ${own} ${position}`,
        away || (overflow === 'hidden' && element.getBoundingClientRect().width <= 1)]);
    }
    return grounds.get(element);
  };
  const speaks = (element) => element.matches('input, select, textarea')
    || [...element.childNodes].some((node) => node.nodeType === Node.TEXT_NODE && node.data.trim());
  const seen = (element) => element.checkVisibility({ opacityProperty: true, visibilityProperty: true })
    && element.getBoundingClientRect().width > 1 && element.getBoundingClientRect().bottom > 0 && !ground(element)[2];
  const large = (size, weight) => size >= 24 || (size >= 18.5 && weight >= 700);
  const looks = {}, links = new Set();
  for (const element of document.body.querySelectorAll(':not(svg *)')) {
    if (!speaks(element) || !seen(element)) continue;
    const { color, fontSize, fontWeight, textShadow, textDecoration, borderBottom } = getComputedStyle(element);
    const look = [...ground(element), color, large(parseFloat(fontSize), Number(fontWeight)), textShadow].join(' ');
    if (!window.judged.has(look)) (looks[look] ||= []).push(element);
    const link = [look, fontWeight, textDecoration, borderBottom, getComputedStyle(element.parentElement).color].join(' ');
    if (element.closest('a') && !window.judged.has(link)) links.add(link);
  }
  return { looks: Object.entries(looks), links: [...links] };
}"""
# Runs axe with the first, a middle and the last element of each look for its rule on contrast, and then with all of the looks
# that it could judge by none of them; returns pairs of a rule and the HTML of the element that breaks it.
_AXE = """async ({ found: { looks, links }, contrast, distinct, only }) => {
  const run = (elements, options) => {
    for (const marked of document.querySelectorAll('[data-look]')) marked.removeAttribute('data-look');
    for (const element of elements) element.setAttribute('data-look', '');
    return axe.run(document, { ...options, resultTypes: ['violations', 'passes'], elementRef: true, selectors: false });
  };
  axe.configure({ rules: [{ id: contrast, selector: '[data-look]' }] });
  const some = looks.map(([, alike]) => [alike[0], alike[alike.length >> 1], alike.at(-1)]);
  const idle = [...looks.length ? [] : [contrast], ...links.length ? [] : [distinct]];
  const runOnly = only.filter((rule) => !idle.includes(rule));
  if (only.length && !runOnly.length) return [];
  const whole = await run(some.flat(), only.length ? { runOnly } : { rules: Object.fromEntries(idle.map((rule) => [rule, { enabled: false }])) });
  const sure = new Set([...whole.violations, ...whole.passes].filter((result) => result.id === contrast)
    .flatMap((result) => result.nodes.map((node) => node.element)));
  const open = looks.filter((_, i) => !some[i].some((element) => sure.has(element)));
  looks.filter((look) => !open.includes(look)).forEach(([look]) => window.judged.add(look));
  links.forEach((link) => window.judged.add(link));
  const then = open.length ? await run(open.flatMap(([, alike]) => alike), { runOnly: [contrast] }) : { violations: [] };
  return [...whole.violations, ...then.violations].flatMap((one) => one.nodes.map((node) => [one.id, node.html]));
}"""


def accessibility(chrome: Any, url: str) -> list[str]:
    """Return the violations of axe-core's default rules in each colour scheme as "scheme, width, rule: HTML".

    In the second scheme only what depends on colours is looked at again: the page is the same but for them. A fault of a look
    that is the same in both windows is named for the first.
    """
    axe = (Path(axe_playwright_python.__file__).parent / "axe.min.js").read_text(encoding="utf-8")
    violations = []
    with opened(chrome, url, WIDE) as page:
        lay_out(page)
        page.evaluate(axe)
        for scheme, viewport in itertools.product(SCHEMES, (WIDE, PHONE)):
            page.emulate_media(color_scheme=scheme)
            page.set_viewport_size(viewport)
            if viewport == WIDE:
                page.evaluate("window.judged = new Set()")
            only = [] if scheme == SCHEMES[0] else [CONTRAST, DISTINCT]
            asked = {"found": page.evaluate_handle(_LOOKS), "contrast": CONTRAST, "distinct": DISTINCT, "only": only}
            violations += [
                f"{scheme}, {viewport['width']} px, {rule}: {html}" for rule, html in page.evaluate(_AXE, asked)
            ]
    return violations


_MISSING = """() => [...document.querySelectorAll('figure.chart')].filter((figure) => {
  const shown = [...figure.querySelectorAll('.chart-drawing svg')].map((svg) => svg.getBoundingClientRect())
    .filter((box) => box.width > 250 && box.height > 60);
  return shown.length !== 1 || shown[0].left < 0 || shown[0].right > document.documentElement.clientWidth + 1;
}).map((figure) => figure.id)"""


def charts_missing(chrome: Any, base: str, site: Path, name: str) -> list[str]:
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


def charts_mute(page: Any) -> list[str]:
    """Return the charts whose text alternative does not carry their numbers (a sentence and a table)."""
    return page.evaluate(_MUTE)


_SMALL = """(least) => [...document.querySelectorAll('.chart-narrow svg, .chart-wide svg')].flatMap((svg) => {
  const box = svg.getBoundingClientRect();
  if (!box.width) return [];
  const scale = box.width / Number(svg.getAttribute('width'));
  const sizes = [...svg.querySelectorAll('text')].filter((text) => text.textContent.trim()).map((text) => parseFloat(getComputedStyle(text).fontSize) * scale);
  const smallest = Math.min(...sizes, 99);
  return smallest < least - 0.01 ? [`${svg.closest('figure').id}: ${smallest.toFixed(1)} px`] : [];
})"""


def small_type(page: Any) -> list[str]:
    """Return the charts that hold words under 11 px as shown."""
    return page.evaluate(_SMALL, SMALLEST_TYPE)


_OVERFLOW = "() => Math.max(0, document.scrollingElement.scrollWidth - document.documentElement.clientWidth)"


def on_a_phone(chrome: Any, url: str) -> dict[str, Any]:
    """Visit a page once, with scripts, in a phone's window, where it is read to its end, and then in others.

    Returns its layout shift, the charts that are not seen on the phone and in a wide window, those without words, those
    with small type, and by how many px the page is wider than the window, at its worst among WIDTHS.
    """
    with opened(chrome, url, PHONE, _WATCH_SHIFT) as page:
        found: dict[str, Any] = {
            "shift": read(page),
            "charts_mute": charts_mute(page),
            "small_type": small_type(page),
            "charts_unseen": [f"phone: {ident}" for ident in page.evaluate(_MISSING)],
            "deep_links": deep_links(page),
            "overflow_px": 0.0,
        }
        for width in WIDTHS:
            page.set_viewport_size({"width": width, "height": 800})
            found["overflow_px"] = max(found["overflow_px"], page.evaluate(_OVERFLOW))
        page.set_viewport_size(WIDE)
        found["charts_unseen"] += [f"wide: {ident}" for ident in page.evaluate(_MISSING)]
    return found


def landed(chrome: Any, base: str, name: str, viewport: dict[str, int], anchor: str) -> tuple[float, float]:
    """Open a page at a deep link; return its layout shift and how far (px) from the window's top the link lands."""
    with opened(chrome, f"{base}/{name}#{anchor}", viewport, _WATCH_SHIFT) as page:
        page.wait_for_timeout(300)
        off = page.evaluate(
            """(id) => { const top = document.getElementById(id).getBoundingClientRect().top;
            const end = window.scrollY + window.innerHeight >= document.documentElement.scrollHeight - 2;
            const pinned = [...document.querySelectorAll('.masthead, .tools-place')]
              .filter((bar) => getComputedStyle(bar).position === 'sticky').map((bar) => bar.getBoundingClientRect().bottom);
            const free = Math.max(0, ...pinned.filter((bottom) => bottom < window.innerHeight / 2));
            return end && top > 0 && top < window.innerHeight ? 0 : Math.abs(top - free); }""",
            anchor,
        )
        return page.evaluate("window.shifted"), off


_ANCHORS = """() => [...document.querySelectorAll('main section[id], main figure[id], main tr[id], main .finding[id]')]
  .filter((element) => element.getClientRects().length && !element.closest('details:not([open])')).map((element) => element.id)"""


def deep_links(page: Any) -> list[tuple[dict[str, int], str]]:
    """Return where a deep link into a page may point, and in which window: in the middle, near the end, and last in both."""
    found = page.evaluate(_ANCHORS)
    parts = ((WIDE, 0.5), (PHONE, 0.8), (WIDE, 0.999), (PHONE, 0.999)) if found else ()
    return [(viewport, found[int(len(found) * part)]) for viewport, part in parts]


def blocked(chrome: Any, url: str) -> float:
    """Return for how many ms tasks beyond 50 ms block the main thread while a page loads on a slowed processor (median)."""
    return statistics.median(_blocked_once(chrome, url) for _ in range(LOADS))


def _blocked_once(chrome: Any, url: str) -> float:
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
    result = page.evaluate("window.blocked")
    context.close()
    return result


def html_errors(path: Path) -> list[str]:
    """Parse a page strictly; returns its errors."""
    parser = html5lib.HTMLParser(strict=False)
    parser.parse(path.read_text(encoding="utf-8"))
    return [f"line {position[0]}: {code} {values}" for position, code, values in parser.errors]


def nu_checker() -> list[str] | None:
    """Return the command of the Nu HTML checker, or None where Java or the checker is not at hand."""
    places = [os.environ.get("VNU_JAR", ""), *map(str, ROOT.glob("node_modules/vnu-jar/build/dist/vnu.jar"))]
    jar = next((place for place in places if place and Path(place).is_file()), None)
    return ["java", "-jar", jar, "--errors-only", "--format", "gnu"] if jar and shutil.which("java") else None


def nu_errors(site: Path, names: list[str]) -> list[str] | None:
    """Return the errors that the Nu checker finds in these pages; None where it is not at hand."""
    command = nu_checker()
    if command is None:
        return None
    done = subprocess.run(
        [*command, *(str(site / name) for name in names)], capture_output=True, text=True, check=False
    )
    return [re.sub(r'^"?file:.*/', "", line) for line in done.stderr.splitlines() if line.strip()]


def lighthouse() -> list[str] | None:
    """Return the command of Lighthouse, but for the address; None where Node or Lighthouse is not at hand."""
    program = shutil.which("lighthouse") or shutil.which("lighthouse", path=str(ROOT / "node_modules" / ".bin"))
    if program is None or not shutil.which("node"):
        return None
    flags = " ".join(["--headless=new", *ARGUMENTS])
    return [program, "--quiet", "--output=json", f"--only-categories={','.join(SCORES)}", f"--chrome-flags={flags}"]


def scores(command: list[str], url: str) -> dict[str, int]:
    """Return Lighthouse's scores (0 to 100) for a page on a phone.

    Raises BookError when it fails as often as it is tried.
    """
    for _ in range(TRIES):
        done = subprocess.run(
            [*command, url],
            env={**os.environ, "CHROME_PATH": find_chromium()},
            capture_output=True,
            text=True,
            check=False,
        )
        if done.returncode == 0:
            found = json.loads(done.stdout)["categories"]
            return {name: round(100 * (found[name]["score"] or 0)) for name in SCORES}
    raise BookError(f"Lighthouse failed {TRIES} times: {done.stderr.strip()[-300:]}")


# ---- all measures of a page --------------------------------------------------------------------------------------------


def measure(chrome: Any, base: str, site: Path, name: str) -> dict[str, Any]:
    """Return all measures of one page: a number, or a list of what was found."""
    url = f"{base}/{name}"
    found = loaded(chrome, base, site, name)
    found["axe"] = accessibility(chrome, url)
    visit = on_a_phone(chrome, url)
    links = visit.pop("deep_links")
    found["charts_missing"] = charts_missing(chrome, base, site, name) + visit.pop("charts_unseen")
    runs = [landed(chrome, base, name, viewport, place) for viewport, place in links]
    found["shift"] = max(found["shift"], visit.pop("shift"), *(run[0] for run in runs))
    found["off_target_px"] = max((run[1] for run in runs), default=0.0)
    found.update(visit)
    found["html_errors"] = html_errors(site / name)
    found["blocked_ms"] = blocked(chrome, url)
    return found


def chosen(names: list[str]) -> list[str]:
    """Return the file names of the built pages that a user named, with or without “.html”; all pages if none is named.

    Raises BookError if there is no site, or no such page in it.
    """
    there = pages(SITE)
    if not there:
        raise BookError("there is no site yet: run “python3 scripts/book.py build” first.")
    files = [name if name.endswith(".html") else f"{name}.html" for name in names]
    for name, file in zip(names, files, strict=True):
        if file not in there:
            raise BookError(
                f"the site has no page {name}: it has {', '.join(page.removesuffix('.html') for page in there)}."
            )
    return files or there


def limit(key: str, name: str) -> float:
    """Return the limit of a measure on a page."""
    return LANDING_KILOBYTES if key == "kilobytes" and name == LANDING else LIMITS[key]


def amount(value: Any) -> float:
    """Return a measure as a number: a list counts what it holds."""
    return float(len(value)) if isinstance(value, list) else float(value)


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
                value = amount(found[key])
                beyond = value > limit(key, name)
                shown.append((f"{value:.3g}" + ("!" if beyond else "")).rjust(14))
                if beyond:
                    over += [
                        f"{name}: {key}: {detail}"
                        for detail in (found[key] if isinstance(found[key], list) else [f"{value:.4g}"])
                    ]
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
