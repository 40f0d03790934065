"""The Sphinx extension on small books: numbers, charts, tables, folded code; read again, and read side by side."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import nbformat
import pytest
from bs4 import BeautifulSoup
from sphinx.testing.util import SphinxTestApp

import small
from crossing.book import contents, drawings, notebooks
from crossing.book.collected import Charts, Numbers
from crossing.ledger import Ledger
from crossing.outputs import HTML, MARKDOWN, PLAIN, SPECIFICATION

CLAIM, COMPUTED = "kent-2021-11-05", "day.2021-11-11"
TABLE = "| Word | Meaning | {third} |\n|---|---|---:|\n| one | *first* | 1 |\n"
Build = Callable[..., SphinxTestApp]


@pytest.fixture
def build(tmp_path: Path) -> Build:
    """Builds a small book from pages by name (Markdown, or a notebook's outputs) and returns the application."""

    def built(pages: dict[str, str | list[dict[str, Any]]], out: str = "out", parallel: int = 0) -> SphinxTestApp:
        source = tmp_path / "source"
        source.mkdir(exist_ok=True)
        (source / "conf.py").touch()
        listed = "\n".join(name for name in pages if name != "index")
        toctree = f"\n\n```{{toctree}}\n:hidden:\n{listed}\n```\n"
        for name, content in pages.items():
            if isinstance(content, list):
                write(source / f"{name}.ipynb", notebook(content))
            else:
                write(source / f"{name}.md", content + (toctree if name == "index" and listed else ""))
        app = SphinxTestApp(
            "html",
            srcdir=source,
            builddir=tmp_path / out,
            parallel=parallel,
            confoverrides={
                "extensions": ["myst_nb", "crossing.book.extension"],
                "source_suffix": {
                    ".md": "myst-nb",
                    ".ipynb": "myst-nb",
                },  # Sphinx's own default is one object for all applications
                "html_theme": "crossing",
                "html_use_index": False,
                "html_title": "A small book",
                "nb_execution_mode": "off",
                "nb_custom_formats": {".ipynb": ["crossing.book.notebooks.read", {}]},
                "nb_render_markdown_format": "myst",
                "nb_code_prompt_show": "Show the code",
                "nb_code_prompt_hide": "Hide the code",
            },
        )
        app.build()
        app.cleanup()
        return app

    return built


def write(path: Path, text: str) -> None:
    """Write a file unless it holds the text already: a page that is as it was is not read again."""
    if not path.exists() or path.read_text(encoding="utf-8") != text:
        path.write_text(text, encoding="utf-8")


def notebook(outputs: list[dict[str, Any]]) -> str:
    """A notebook with a title and a cell with folded code for each of the outputs."""
    cells = [nbformat.v4.new_markdown_cell("# A notebook", id="title")]
    for place, data in enumerate(outputs):
        output = nbformat.v4.new_output("execute_result", data=data, execution_count=place + 1)
        cell = nbformat.v4.new_code_cell(
            f"show({place})", outputs=[output], execution_count=place + 1, id=f"cell-{place}"
        )
        cell.metadata["tags"] = ["hide-input"]
        cells.append(cell)
    metadata = {"kernelspec": {"name": "python3", "display_name": "Python 3"}, "language_info": {"name": "python"}}
    return nbformat.writes(nbformat.v4.new_notebook(cells=cells, metadata=metadata))


def drawn(ident: str) -> dict[str, Any]:
    """What a cell with a chart hands over while the book is built."""
    return {SPECIFICATION: small.specification(ident), PLAIN: "its words"}


def page(app: SphinxTestApp, name: str) -> BeautifulSoup:
    """A page as it was written."""
    return BeautifulSoup((Path(app.outdir) / f"{name}.html").read_text(encoding="utf-8"), "html5lib")


def said(app: SphinxTestApp) -> list[str]:
    """The warnings of the build."""
    return [line for line in app.warning.getvalue().splitlines() if line.strip()]


@pytest.mark.slow
def test_a_number_is_a_link_with_its_evidence(build: Build, ledger: Ledger):
    app = build({"index": f"# Title\n\nOf {{fig}}`{CLAIM}` people, {{fig}}`{COMPUTED}` now.\n\n```{{computed}}\n```"})
    assert said(app) == []
    links = page(app, "index").select("a.fig")
    assert [(link["href"], link["data-figure"], link.get_text()) for link in links] == [
        (f"ledger.html#{CLAIM}", CLAIM, "1,185"),
        (f"ledger.html#{COMPUTED}", COMPUTED, links[1].get_text()),
    ]
    cards = json.loads(page(app, "index").find(id="cards").string)
    assert set(cards) == {CLAIM, COMPUTED}
    row = page(app, "index").select("#computed tbody tr")
    assert [(each["id"], each.td.get_text()) for each in row] == [(COMPUTED, links[1].get_text())]


@pytest.mark.slow
def test_a_number_that_is_not_there_is_told_with_its_place(build: Build):
    app = build({"index": "# Title\n\nOf {fig}`no-such-claim` people."})
    assert len(said(app)) == 1
    assert "index.md:3" in said(app)[0] and "no-such-claim" in said(app)[0]


@pytest.mark.slow
def test_a_chart_is_a_figure_with_its_files_and_the_code_stands_below(build: Build):
    app = build({"index": [drawn("moon")]})
    assert said(app) == []
    cell = page(app, "index").select_one(".cell")
    assert [child.name for child in cell.find_all(True, recursive=False)] == ["div", "details"]
    assert cell.select_one("figure.chart")["id"] == "moon"
    assert [span.get_text() for span in cell.select("details.hide > summary > span")] == [
        "Show the code",
        "Hide the code",
    ]
    folder = Path(app.outdir) / drawings.FOLDER
    assert sorted(path.name for path in folder.glob("moon.*")) == [f"moon.{kind}" for kind in ("csv", "png", "svg")]


@pytest.mark.slow
def test_tables_of_the_text_fit_a_phone(build: Build):
    text = "# Title\n\n" + TABLE.format(third="Number") + "\n## Words & things\n\n" + TABLE.format(third="Count")
    app = build({"index": text + "\nMore.\n\n" + "| A | B |\n|---|---|\n| 1 | 2 |\n"})
    frames = page(app, "index").select(".table-scroll")
    assert [frame["aria-label"] for frame in frames] == [
        "Table: Title",
        "Table: Words & things",
        "Table: Words & things, 2",
    ]
    assert [frame.table["class"] for frame in frames] == [["plain", "cards"], ["plain", "cards"], ["plain"]]
    cells = frames[0].select("td")
    assert [(cell["data-label"], cell.get("class")) for cell in cells] == [
        ("Word", None),
        ("Meaning", None),
        ("Number", ["number"]),
    ]
    assert cells[1].em.get_text() == "first"
    assert [head["scope"] for head in frames[0].select("th")] == ["col"] * 3
    assert page(app, "index").select("colgroup") == []


def test_a_page_takes_the_html_of_an_output_and_not_its_markdown():
    text = notebook([{HTML: "<p>for the page</p>", MARKDOWN: "# for people", PLAIN: "words"}])
    output = notebooks.read(text).cells[1].outputs[0]
    assert output["data"] == {HTML: "<p>for the page</p>"}


@pytest.mark.slow
def test_a_page_read_again_gives_its_part_anew(build: Build):
    pages = {"index": f"# Title\n\n{{fig}}`{CLAIM}`", "methods": f"# Methods\n\n{{fig}}`{COMPUTED}`", "ledger": "# L"}
    pages["ledger"] = "# Ledger\n\n```{computed}\n```"
    app = build(pages)
    assert len(page(app, "ledger").select("#computed tbody tr")) == 1
    pages["methods"] = "# Methods\n\nNone."
    app = build(pages)
    assert Numbers.of(app.env).pages == {"index": [CLAIM], "methods": [], "ledger": []}
    # the page with the list was not touched, and is written anew all the same
    assert page(app, "ledger").select("#computed tbody tr") == []


@pytest.mark.slow
def test_a_new_title_reaches_the_contents_of_every_page(build: Build):
    pages = {"index": "# Title", "methods": "# Methods", "reuse": "# Reuse"}
    build(pages)
    pages["methods"] = "# How it was done"
    assert "How it was done" in page(build(pages), "reuse").select_one(".menu").get_text()


@pytest.mark.slow
def test_pages_read_side_by_side_are_the_same(build: Build):
    """Sphinx reads side by side what has more than five pages: each has a number, and two have charts."""
    names = [path.stem for path in contents.chapters()]
    pages: dict[str, Any] = {name: f"# Page {name}\n\n{{fig}}`{COMPUTED}` and {{fig}}`{CLAIM}`" for name in names}
    pages |= {"ledger": f"# Ledger\n\n{{fig}}`{CLAIM}`\n\n```{{computed}}\n```"}
    pages |= {"methods": [drawn("moon")], "july-2025": [drawn("sun")]}
    assert len(pages) > 6
    alone, together = build(pages, "alone"), build(pages, "together", parallel=2)
    assert said(together) == said(alone) == []
    assert Numbers.of(together.env).pages == Numbers.of(alone.env).pages
    assert Charts.of(together.env).files() == Charts.of(alone.env).files()
    assert len(Charts.of(together.env).files()) == 6
    files = {path.relative_to(alone.outdir): path.read_bytes() for path in Path(alone.outdir).rglob("*.html")}
    assert len(files) == len(pages) + 2
    assert [
        str(name) for name, content in files.items() if (Path(together.outdir) / name).read_bytes() != content
    ] == []


@pytest.mark.slow
def test_the_build_refuses_two_charts_of_one_id(build: Build):
    """The same chart may stand on two pages; another one needs an id of its own."""
    same, other = ({PLAIN: "", SPECIFICATION: small.specification(people=people)} for people in (7, 8))
    app = build({"index": "# Title", "methods": [same], "reuse": [same], "between": [drawn("sun")]})
    assert said(app) == []
    assert {name.partition(".")[0] for name in Charts.of(app.env).files()} == {"moon", "sun"}
    app = build({"index": "# Title", "methods": [same], "reuse": [other], "between": [drawn("sun")]})
    assert len(said(app)) == 1
    assert "two charts are called moon, and that of reuse is another one" in said(app)[0]


@pytest.mark.slow
def test_a_chart_is_drawn_again_only_if_it_changed(build: Build, monkeypatch: pytest.MonkeyPatch):
    build({"index": [drawn("moon")], "methods": [drawn("sun")]})
    seen = []
    real = drawings.drawn
    monkeypatch.setattr("crossing.book.collected.drawn", lambda spec: seen.append(spec) or real(spec))
    app = build({"index": [drawn("moon")], "methods": [{PLAIN: "", SPECIFICATION: small.specification("sun", 8)}]})
    assert [spec["usermeta"]["figure"]["id"] for spec in seen] == ["sun"]
    assert "8 in 2021" in page(app, "methods").get_text()
