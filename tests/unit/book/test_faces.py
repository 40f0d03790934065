"""The faces of the book: the bytes that their recipe gives, light, all named by the style sheet, and free to be loaded."""

from __future__ import annotations

import hashlib
import re

import pytest

from crossing.charts import style
from crossing.outputs import FACES
from crossing.paths import ROOT
from crossing.workshop import serve

FONTS = ROOT / "_static" / "fonts"
MOST = 80_000  # bytes that a reader may have to load for them
BYTES = {
    "sans-400-700.woff2": "72e05af967196501860f046818c722ad2501f66065bca62ef695389005f9aed9",
    "serif-400-italic.woff2": "fa9333588594943fe3b631bf3af3b7890dccb6b920992cbca9ecadd857c5a294",
    "serif-400.woff2": "7984a7718e709148a1ac7edb001badc6169bcc717f34be99aa274c76e4a7711c",
    "serif-700.woff2": "5104217e77cde112149f02699e92fb1b212f7e51341b0b49ff799f2e944fd8ff",
    "sans-400.ttf": "a5be4b7c7d1f1856799d981856601c7c711f1368e9eaa23bc6a76261ee075bff",
    "sans-700.ttf": "fcf865ee12f5a4254b48aad2584bbf0d76a25c065642bc21ecb937689c1956e8",
}


@pytest.mark.parametrize("name", BYTES)
def test_a_face_is_what_its_recipe_gives(name: str):
    folder = FACES if name.endswith(".ttf") else FONTS
    assert hashlib.sha256((folder / name).read_bytes()).hexdigest() == BYTES[name]


def test_the_faces_of_the_pages_are_light_licensed_and_all_named_by_the_style_sheet():
    files = sorted(FONTS.glob("*.woff2"))
    assert sum(path.stat().st_size for path in files) <= MOST
    sheet = (ROOT / "_static" / "book.css").read_text(encoding="utf-8")
    assert sorted(re.findall(r'url\("fonts/([^"]+)"\)', sheet)) == [path.name for path in files]
    for licence in ("LICENSE-serif.txt", "LICENSE-sans.txt"):
        assert "SIL Open Font License" in (FONTS / licence).read_text(encoding="utf-8")


def test_pages_and_charts_use_the_same_sans_and_may_load_it():
    sheet = (ROOT / "_static" / "book.css").read_text(encoding="utf-8")
    first = re.search(r'--sans: "([^"]+)"', sheet)
    assert first and style.FONT.startswith(f"'{first.group(1)}'")
    assert "font-src 'self'" in serve.HEADERS["Content-Security-Policy"]


def test_no_mark_of_a_key_is_a_background_which_paper_leaves_out():
    """But the knob of a slider, which is not there on paper."""
    sheet = (ROOT / "_static" / "book.css").read_text(encoding="utf-8")
    filled = re.findall(r"^ *([^{}\n]*::before[^{}\n]*)\{[^}]*background: var", sheet, re.MULTILINE)
    assert [rule.strip() for rule in filled] == [".chooser-slider::before"]


def test_each_stand_in_has_the_measure_of_the_face_it_stands_in_for():
    """Ascent and descent over the same stretch: a line of the stand-in is as high as a line of the face."""
    sheet = (ROOT / "_static" / "book.css").read_text(encoding="utf-8")
    found = re.findall(
        r'"(\w+) on \w+"; .*?size-adjust: ([\d.]+)%; ascent-override: ([\d.]+)%; descent-override: ([\d.]+)%', sheet
    )
    heights: dict[str, set[int]] = {}
    for family, *numbers in found:
        stretch, ascent, descent = map(float, numbers)
        heights.setdefault(family, set()).add(round(stretch * (ascent + descent) / 100))
    assert set(heights) == {"Serif", "Sans"}
    assert all(max(all_of) - min(all_of) <= 1 for all_of in heights.values()), heights
