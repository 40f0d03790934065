"""The passages that the search looks through."""

from __future__ import annotations

import json
from pathlib import Path

from crossing.book import search

PAGE = """<html><body><nav>Menu</nav><main><div class="page"><section id="top"><h1>A <em>title</em><a class="headerlink"
href="#top">#</a></h1><p>First<!-- not read --> words.</p><section id="part"><h2 id="own-id">Part</h2><p>One
,   two</p><p>three</p><script>no()</script><svg><text>no</text></svg>
<figure class="chart" id="a-chart"><p class="chart-title">What it finds</p><p class="chart-source">Source: no</p>
<table><tr id="no-row"><td>9</td></tr></table><details class="chart-words"><summary>no</summary><p>Its words</p></details></figure>
<details class="text-map-words"><summary>no</summary><table><tr><td>9</td></tr></table></details><p>After.</p>
<details class="hide"><summary>Show the code</summary>no</details></section><section id="empty"><h2>Empty</h2></section>
<section id="list"><h2>List</h2><table><tr id="row"><td>7 <q>seven “men”</q></td><td>said<br>by him</td><td></td><td>x</td></tr></table>
<article class="finding" id="f-1"><p class="finding-sentence">It does not fit.</p><p>Why</p></article></section></section>
</div></main><footer>Foot</footer></body></html>"""


def found() -> list[tuple[str, str, str, bool]]:
    return [(each.anchor, each.heading, each.text(), each.listed) for each in search.passages(PAGE)[1]]


def test_a_page_is_read_in_passages_with_their_addresses():
    assert search.passages(PAGE)[0] == "A title"
    assert found() == [
        ("top", "A title", "First words.", False),
        ("own-id", "Part", "One, two · three", False),
        ("a-chart", "What it finds", "What it finds · Its words", False),
        ("part", "Part", "After.", False),
        ("empty", "Empty", "", False),
        ("list", "List", "", False),
        ("row", "seven “men”", "7 seven “men” · said · by him · x", True),
        ("f-1", "It does not fit.", "It does not fit. Why", True),
    ]


def test_what_is_no_text_of_the_book_is_left_out():
    words = " ".join(text for _, _, text, _ in found())
    assert [word for word in ("Menu", "Foot", "no", "#", "9", "not read") if word in words.split()] == []


def test_a_page_without_a_main_part_has_no_passages():
    assert search.passages("<p>words</p>") == ("", [])


def test_the_file_can_be_loaded_as_a_script(tmp_path: Path):
    (tmp_path / "a.html").write_text(PAGE.replace("After.", "After\u2028that."), encoding="utf-8")
    search.write(tmp_path, ["a.html"])
    text = (tmp_path / search.TARGET).read_text(encoding="utf-8")
    assert text.startswith("crossingPassages(") and text.endswith(");\n") and "\u2028" not in text
    ((name, title, passages),) = json.loads(text.removeprefix("crossingPassages(").removesuffix(");\n"))
    assert (name, title, len(passages)) == ("a.html", "A title", len(found()))
    assert passages[-1] == ["f-1", "It does not fit.", "It does not fit. Why", 1]
