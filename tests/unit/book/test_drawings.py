"""Drawings fit to stand in a page, the files beside them, and the picture that other sites show."""

from __future__ import annotations

import csv
import io
import json
import struct
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import pytest
import yaml
from bs4 import BeautifulSoup

import small
from crossing.book import drawings, social
from crossing.book.standalone import standalone
from crossing.charts import style
from crossing.errors import BookError
from crossing.language import prose
from crossing.paths import ROOT

SVG = (
    f'<svg xmlns="{drawings.SVG}" version="1.1" class="marks" width="100" height="50" viewBox="0 0 100 50">'
    '<defs><clipPath id="c1"><rect width="9.87654" height="1"/></clipPath></defs>'
    f'<g role="graphics-object" clip-path="url(#c1)" transform="translate(0,0)"><path class="background" d="M0,0"/>'
    f'<path class="background" d="M1,1" fill="{style.LAND}"/><path d="" display="none"/>'
    f'<text aria-label="no" opacity="1" font-family="{style.FONT}" fill="{style.INK.upper()}">1.23456 &gt; 1</text></g></svg>'
)


@pytest.fixture(scope="module")
def specification() -> dict[str, Any]:
    return small.specification()


@pytest.fixture(scope="module")
def made(specification: dict[str, Any]) -> drawings.Drawn:
    return drawings.drawn(specification)


def test_other_faces_make_other_drawings(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    names = []
    for content in (b"one", b"other"):
        (tmp_path / "sans.ttf").write_bytes(content)
        monkeypatch.setattr(drawings, "FACES", tmp_path)
        drawings._drawn_with.cache_clear()
        names.append(drawings._drawn_with())
    drawings._drawn_with.cache_clear()
    assert names[0] != names[1]


def test_a_drawing_in_a_page_has_colours_by_name_and_ids_of_its_own():
    root = ElementTree.fromstring(drawings.in_page(SVG, "x-w"))
    assert root.attrib == {
        "aria-hidden": "true",
        "focusable": "false",
        "width": "100",
        "height": "50",
        "viewBox": "0 0 100 50",
    }
    name = f"{{{drawings.SVG}}}"
    assert root.find(f".//{name}clipPath").attrib == {"id": "x-w-c1"}
    assert root.find(f".//{name}rect").get("width") == "9.88"
    assert root.find(f"{name}g").attrib == {"clip-path": "url(#x-w-c1)"}
    assert [path.attrib for path in root.iter(f"{name}path")] == [{"d": "M1,1", "fill": "var(--land)"}]
    text = root.find(f".//{name}text")
    assert text.attrib == {"fill": "var(--ink)"}
    assert text.text == "1.23456 > 1"  # words are not touched


def test_a_chart_has_its_words_numbers_and_two_drawings(made: drawings.Drawn, specification: dict[str, Any]):
    words = specification["usermeta"]["figure"]
    page = BeautifulSoup(made.html(), "html5lib")
    figure = page.figure
    assert figure["id"] == "moon"
    assert figure.select_one(".chart-title").get_text() == words["title"]
    assert page.find(id=figure.select_one(".chart-drawing")["aria-describedby"]).get_text() == words["alt"]
    assert [len(figure.select(f".chart-{layout} svg")) for layout in ("wide", "narrow")] == [1, 1]
    assert len(figure.select("details table tbody tr")) == len(words["rows"])
    assert [link["href"] for link in figure.select(".chart-files a")] == [
        f"{drawings.FOLDER}/moon.{kind}" for kind in ("csv", "svg", "png")
    ]


@pytest.mark.parametrize("site", ["", "https://figures.test/book/"])
def test_the_code_to_embed_is_the_picture_with_its_words(
    made: drawings.Drawn, specification: dict[str, Any], site: str
):
    words = specification["usermeta"]["figure"]
    page = BeautifulSoup(made.html(site, "july-2025"), "html5lib")
    area = page.textarea
    assert page.find("label", attrs={"for": area["id"]}) and area.has_attr("readonly")
    copied = BeautifulSoup(area.get_text(), "html5lib")
    picture = copied.figure.img
    assert picture["alt"] == f"{words['title']}. {words['alt']}" and copied.figcaption.get_text().startswith(
        drawings.BOOK
    )
    # without a public address it names none, and the picture is taken along
    assert picture["src"] == (f"{site}{drawings.FOLDER}/moon.png" if site else "moon.png")
    assert [link["href"] for link in copied("a")] == ([f"{site}july-2025.html#moon"] if site else [])
    width, height = struct.unpack(">II", made.files["moon.png"][16:24])
    assert (int(picture["width"]), int(picture["height"])) == (width // 2, height // 2)
    assert area.find(True) is None, "what is copied is text of the page, no part of it"


def test_the_files_of_a_chart(made: drawings.Drawn, specification: dict[str, Any]):
    words = specification["usermeta"]["figure"]
    rows = list(csv.reader(io.StringIO(made.files["moon.csv"].decode())))
    assert rows[0] == words["columns"] and len(rows) == len(words["rows"]) + 1
    root = ElementTree.fromstring(made.files["moon.svg"])
    said = " ".join(text.text or "" for text in root.iter("{http://www.w3.org/2000/svg}text"))
    assert "var(--" not in made.files["moon.svg"].decode() and root[0].get("fill") == style.PAPER
    for part in (words["title"], words["subtitle"], words["source"]):
        assert all(word in said for word in part.split()), "a picture that travels says what it is"
    assert drawings.BOOK in said and words["title"] in root.get("aria-label")
    assert made.files["moon.png"].startswith(b"\x89PNG")
    assert set(made.files) == {"moon.csv", "moon.svg", "moon.png"}


def test_what_a_mark_says_stands_in_the_drawing_and_is_no_label_of_its_own():
    drawing = (
        '<svg xmlns="http://www.w3.org/2000/svg"><g role="graphics-object" aria-label="layer">'
        '<path role="graphics-symbol" aria-roledescription="bar" aria-label="1 May 2021: 3 people" d="M0 0"/>'
        '<path role="graphics-symbol" d="M1 1"/></g></svg>'
    )
    root = ElementTree.fromstring(str(drawings.in_page(drawing, "x")))
    group, spoken, silent = list(root.iter())[1:]
    assert group.attrib == {} and silent.attrib == {"d": "M1 1"}
    assert spoken.attrib == {"data-tip": "1 May 2021: 3 people", "d": "M0 0"}


def test_a_missing_number_is_empty_in_the_file_and_told_in_the_table(specification: dict[str, Any]):
    spec = json.loads(json.dumps(specification))
    spec["usermeta"]["figure"]["rows"][0][-1] = None
    made = drawings.drawn(spec)
    assert made.files["moon.csv"].decode().splitlines()[1].endswith(",")
    assert prose.NONE_RECORDED in made.html()


def test_a_drawing_that_does_not_fit_its_column_is_refused(specification: dict[str, Any]):
    spec = {**specification, "width": 900, "autosize": "none"}
    with pytest.raises(BookError, match=r"moon: its wide drawing is \d+ px wide where 700 fit"):
        drawings.drawn(spec)


def test_the_picture_for_other_sites_has_their_size(made: drawings.Drawn):
    picture = social.picture(made.plain, "Some words & more", "A book")
    assert struct.unpack(">II", picture[16:24]) == social.SIZE


def test_a_picture_is_from_this_book():
    settings = yaml.safe_load((ROOT / "_config.yml").read_text(encoding="utf-8"))
    assert settings["title"] == drawings.BOOK


def test_a_picture_taken_away_has_room_for_its_words():
    """Lines of words stand above and below the drawing, inside the picture, and none on another."""
    drawing = '<svg xmlns="http://www.w3.org/2000/svg" width="700" height="300"/>'
    root = ElementTree.fromstring(
        standalone(drawing, "A long title " * 12, "Its subtitle " * 20, "Source: some " * 30, "Book")
    )
    height, inner = float(root.get("height")), root.find("{http://www.w3.org/2000/svg}svg")
    top, bottom = float(inner.get("y")), float(inner.get("y")) + 300
    lines = [float(text.get("y")) for text in root.iter("{http://www.w3.org/2000/svg}text")]
    assert lines == sorted(set(lines)) and lines[0] > 0 and lines[-1] < height
    assert all(line < top or line > bottom for line in lines)
    assert sum(line < top for line in lines) >= 4 and sum(line > bottom for line in lines) >= 3
