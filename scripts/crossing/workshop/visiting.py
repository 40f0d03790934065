"""The built site as a browser visits it: served with the book's own headers, opened in Chromium without a window.

Needs Playwright with a Chromium.
"""

from __future__ import annotations

import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from http.server import ThreadingHTTPServer
from pathlib import Path
from typing import Any, Literal, TypedDict, Unpack

from playwright.sync_api import Browser, Page, ViewportSize, sync_playwright

from crossing.errors import BookError
from crossing.paths import SITE
from crossing.system import ARGUMENTS, find_chromium
from crossing.workshop.serve import Handler

LANDING = "index.html"
WIDE: ViewportSize = {"width": 1280, "height": 900}
PHONE: ViewportSize = {"width": 390, "height": 844}
PATIENCE = 120_000  # ms that a page may take for what is waited for, on a machine with much else to do


class Settings(TypedDict, total=False):
    """How a page may be opened otherwise than as most readers open it."""

    java_script_enabled: bool
    offline: bool
    color_scheme: Literal["light", "dark"]


def pages(site: Path) -> list[str]:
    """Return the file names of the site's pages, the landing page first."""
    return sorted((path.name for path in site.glob("*.html")), key=lambda name: (name != LANDING, name))


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
def browser() -> Iterator[Browser]:
    """Start Chromium without a window."""
    with sync_playwright() as playwright:
        chrome = playwright.chromium.launch(executable_path=find_chromium(), args=list(ARGUMENTS))
        try:
            yield chrome
        finally:
            chrome.close()


@contextmanager
def opened(
    chrome: Browser, url: str, viewport: ViewportSize, script: str = "", **options: Unpack[Settings]
) -> Iterator[Page]:
    """Open a page in a fresh context, where `script` runs before the page's own, and wait until it has loaded."""
    context = chrome.new_context(viewport=viewport, **options)
    try:
        page = context.new_page()
        page.add_init_script(script)
        page.goto(url, wait_until="load")
        yield page
    finally:
        context.close()


def lay_out(page: Page) -> None:
    """Have the page laid out in full: what stands far below is otherwise left until a reader comes near."""
    page.add_style_tag(content="* { content-visibility: visible !important; }")
