"""What notebooks store: text that diffs by the line and a picture, and a strict comparison that fails on one digit."""

from __future__ import annotations

import base64
import re
import subprocess
import sys
from copy import deepcopy
from pathlib import Path

import nbformat
import pytest

from crossing import outputs
from crossing.book.contents import notebooks
from crossing.book.readable import markdown
from crossing.paths import ROOT

PNG = b"\x89PNG\r\n\x1a\n"
STORED = {path.name: nbformat.read(path, as_version=4) for path in notebooks()}
DATA = [output["data"] for book in STORED.values() for cell in book.cells for output in cell.get("outputs", [])]
CHARTS = [data for data in DATA if outputs.PICTURE in data]
SPECIFICATION = {
    "mark": "point",
    "data": {"values": [{"x": 1}]},
    "encoding": {"x": {"field": "x", "type": "quantitative"}},
    "usermeta": {
        "figure": {
            "id": "one",
            "title": "T",
            "subtitle": "S",
            "alt": "A",
            "source": "Source: s",
            "columns": ["Day", "People"],
            "rows": [["1 May", 12], ["2 May", None]],
        }
    },
}


def test_a_chart_is_stored_as_a_picture_and_as_lines():
    assert len(CHARTS) > 20
    for data in CHARTS:
        assert set(data) == {outputs.PICTURE, outputs.PLAIN}
        assert base64.b64decode(data[outputs.PICTURE]).startswith(PNG)
        first, *_, last = data[outputs.PLAIN].splitlines()
        assert first.startswith("chart ") and re.fullmatch(r"drawing [0-9a-f]{16}", last)


def test_a_table_is_stored_as_text_that_every_viewer_shows():
    tables = [data for data in DATA if outputs.PICTURE not in data]
    assert len(tables) > 20
    assert {tuple(sorted(data)) for data in tables} == {(outputs.MARKDOWN, outputs.PLAIN)}


def test_a_chart_in_lines_has_its_words_and_a_row_a_line():
    lines = outputs.in_lines(SPECIFICATION).splitlines()
    assert lines[:-1] == ["chart one", "T", "S", "A", "Source: s", "Day | People", "1 May | 12", "2 May | "]


def test_the_digest_sees_the_drawing_and_no_order_of_keys():
    other = deepcopy(SPECIFICATION)
    other["mark"] = "bar"
    turned = dict(reversed(SPECIFICATION.items()))
    assert outputs.digest(turned) == outputs.digest(SPECIFICATION) != outputs.digest(other)


@pytest.mark.slow
def test_the_pages_get_a_specification_and_people_a_picture(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setenv(outputs.BUILDING, "1")
    for_pages = outputs.of_chart(SPECIFICATION)
    monkeypatch.delenv(outputs.BUILDING)
    assert set(for_pages) == {outputs.SPECIFICATION, outputs.PLAIN}
    assert outputs.for_people(for_pages, {}) == outputs.of_chart(SPECIFICATION)


@pytest.mark.slow
def test_an_old_picture_stays_where_the_text_did_not_change():
    data = {outputs.SPECIFICATION: SPECIFICATION, outputs.PLAIN: outputs.in_lines(SPECIFICATION)}
    kept = outputs.for_people(data, {data[outputs.PLAIN]: "another machine's"})
    assert kept[outputs.PICTURE] == "another machine's"
    assert outputs.for_people(data, {"another text": "x"})[outputs.PICTURE] != "x"


def test_html_becomes_markdown_by_the_line():
    html = (
        "<h2>Head</h2><table><tr><th>A|B</th></tr><tr><td>$1 <q>so</q><br>and</td></tr></table>"
        '<blockquote>said<footer>line 1</footer></blockquote><p>see <a href="https://a.org">a</a> or <a href="#b">b</a></p>'
    )
    assert markdown(html).split("\n\n") == [
        "## Head",
        "| A\\|B |\n| --- |\n| \\$1 “so”; and |",
        "> said\n>\n> line 1",
        "see [a](https://a.org) or b",
    ]


@pytest.mark.slow
def test_strict_nbval_fails_on_one_digit_and_says_what_to_do(tmp_path: Path):
    """The cell is counted over all cells, from 1; the picture, which differs between machines, is not compared."""
    code = f"from crossing import outputs\nclass Shown:\n    def _repr_mimebundle_(self, **_):\n        return outputs.of_chart({SPECIFICATION!r})\nShown()"
    notebook = nbformat.v4.new_notebook(cells=[nbformat.v4.new_markdown_cell("# One"), nbformat.v4.new_code_cell(code)])
    notebook.cells[1].execution_count = 1
    stored = {outputs.PICTURE: "another machine's", outputs.PLAIN: outputs.in_lines(SPECIFICATION)}
    for name, digit in (("one", "12"), ("other", "13")):
        stored[outputs.PLAIN] = stored[outputs.PLAIN].replace("| 12", f"| {digit}")
        notebook.cells[1].outputs = [nbformat.v4.new_output("execute_result", stored, execution_count=1)]
        nbformat.write(notebook, tmp_path / f"{name}.ipynb")
    settings = str(ROOT / "tests" / "pytest.ini")
    # On a machine of CI the runner's closing list repeats each message whole: without the list (-rN) it is said once everywhere.
    command = [sys.executable, "-m", "pytest", "-c", settings, "--nbval", "-q", "-rN", "one.ipynb", "other.ipynb"]
    done = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, timeout=300, check=False)
    assert done.returncode == 1 and "1 failed, 1 passed" in done.stdout, done.stdout + done.stderr
    assert "chapters/other.ipynb, cell 2 does not give what the notebook stores" in done.stdout
    assert done.stdout.count("book.py refresh") == 1
