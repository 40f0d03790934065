"""Charts to try, which come to life when a reader comes near."""

from __future__ import annotations

from playwright.sync_api import Page


def come_to(page: Page, choosers: str = "[data-chooser]") -> None:
    """Scroll to each chooser of a selector as a reader does, again while the page is still laid out, until all are alive."""
    page.wait_for_function(
        "still => { const one = document.querySelector(still); one?.scrollIntoView({block: 'center'}); return !one }",
        arg=f"{choosers}:not(.is-live)",
    )
