"""Photograph every page of the built site, so that a person can look at all of them at once.

    python3 scripts/book.py pictures [PAGE ...]   # writes _build/contact-sheet/index.html

Each variant is a folder of pictures and one big picture of all pages side by side.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from playwright.sync_api import Browser

from crossing.book.templates import render
from crossing.paths import BUILD, SITE
from crossing.workshop.visiting import browser as chromium
from crossing.workshop.visiting import chosen, lay_out, serve

THUMBNAIL = 420  # px: the width of a page on the big picture
PATIENCE = 180_000  # ms: a picture of hundreds of findings takes its time on a busy machine
TALLEST = 16_000  # px: Chromium draws no picture taller than this


@dataclass(frozen=True)
class Variant:
    """One way of looking at the site."""

    name: str
    width: int
    height: int
    scheme: Literal["light", "dark"] = "light"
    scripts: bool = True
    media: Literal["screen", "print"] = "screen"


VARIANTS = (
    Variant("wide-light", 1280, 900),
    Variant("wide-dark", 1280, 900, scheme="dark"),
    Variant("phone-light", 390, 844),
    Variant("phone-dark", 390, 844, scheme="dark"),
    Variant("wide-no-script", 1280, 900, scripts=False),
    Variant("phone-no-script", 390, 844, scripts=False),
    Variant("print", 665, 1000, media="print"),  # the width of A4 less its margins, in CSS pixels
)


def photograph(chrome: Browser, base: str, names: list[str], variant: Variant, folder: Path) -> list[Path]:
    """Take a picture of each page from top to end; returns the files written."""
    folder.mkdir(parents=True, exist_ok=True)
    context = chrome.new_context(
        viewport={"width": variant.width, "height": variant.height},
        color_scheme=variant.scheme,
        java_script_enabled=variant.scripts,
    )
    taken = []
    for name in names:
        page = context.new_page()
        page.emulate_media(media=variant.media, color_scheme=variant.scheme)
        page.goto(f"{base}/{name}", wait_until="networkidle")
        if variant.scripts:
            lay_out(page)
        path = folder / f"{Path(name).stem}.png"
        page.screenshot(path=path, full_page=True, timeout=PATIENCE)
        taken.append(path)
        page.close()
    context.close()
    return taken


def montage(chrome: Browser, taken: list[Path], out: Path) -> None:
    """Put the pictures of one variant side by side on one big picture."""
    sheet = out.with_suffix(".html")
    sheet.write_text(render("montage.html", pictures=taken, width=THUMBNAIL) + "\n", encoding="utf-8")
    page = chrome.new_page(viewport={"width": (THUMBNAIL + 20) * len(taken) + 20, "height": 900})
    page.goto(sheet.resolve().as_uri())
    tall = min(page.evaluate("document.documentElement.scrollHeight"), TALLEST)
    page.set_viewport_size({"width": (THUMBNAIL + 20) * len(taken) + 20, "height": tall})
    page.screenshot(path=out, timeout=PATIENCE)
    page.close()
    sheet.unlink()


def index(out: Path, names: list[str]) -> None:
    """Write the page from which all pictures can be opened."""
    stems = [Path(name).stem for name in names]
    sheet = render("contact-sheet.html", pages=stems, variants=[variant.name for variant in VARIANTS])
    (out / "index.html").write_text(sheet + "\n", encoding="utf-8")


def main(names: list[str]) -> int:
    """Take pictures of these pages, or of all; returns 0. Raises BookError if there is no site, or no such page in it."""
    out = BUILD / "contact-sheet"
    names = chosen(names)
    with serve(SITE) as base, chromium() as chrome:
        for variant in VARIANTS:
            taken = photograph(chrome, base, names, variant, out / variant.name)
            montage(chrome, taken, out / f"{variant.name}.png")
            print(f"{variant.name}: {len(taken)} pages", flush=True)
    index(out, names)
    print(f"Open {out / 'index.html'}")
    return 0
