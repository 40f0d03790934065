"""What `book.py check` says of prose, weeks and vintages without building anything."""

from __future__ import annotations

from pathlib import Path

import nbformat
import pytest

from crossing import cache, files
from crossing.book import contents, typed_numbers
from crossing.errors import BookError
from crossing.ledger import Ledger, check, load, vintages
from crossing.workshop import check_book, checking, inputs, markdown
from crossing.workshop.check_book import Passage


@pytest.mark.slow
def test_the_committed_book_is_sound(ledger: Ledger):
    said = list(check_book.passages(ledger))
    found = [*vintages.weeks(ledger), *check_book.roles(said), *check_book.directives(said)]
    assert [
        *found,
        *check_book.typed_numbers(said),
        *check_book.dead_links(said),
        *check_book.twice_on_a_page(),
        *check_book.no_python(),
    ] == []


def test_a_bar_in_a_table_is_read_without_its_backslash():
    row = "| {fig}`day.2021-08-21\\|whole` | {source}`2021-11-16-call\\|AFP` |"
    assert list(check_book.named(row)) == [("fig", "day.2021-08-21|whole"), ("source", "2021-11-16-call|AFP")]


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("{fig}`no-such-number`", "no-such-number"),
        ("{fig}`turnaround-2021-09-12|wordz`", "wordz"),
        ("{source}`no-such-row|The Times`", "no-such-row"),
        ("{vintage}`claims`", "states no vintage for the table claims"),
        ("{grade}`bad`", "no grade “bad”; there are misleading, confusing, untidy and holds"),
        ("{figure}`turnaround-2021-09-12`", "{figure} is not a role of this book"),
    ],
)
def test_a_role_that_cannot_be_written_is_told(ledger: Ledger, text: str, says: str):
    [sentence] = check_book.roles([Passage("chapters/one.ipynb, cell 3", f"So {text} came.")])
    assert sentence.startswith("chapters/one.ipynb, cell 3: ") and says in sentence


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Of 828 people", 1),
        ("On 8 September 2021 in 2021, “828 people” by HL3419 under CC BY 4.0", 0),
        ("{fig}`day.2021-08-21` and `code 12` and [a link](https://a.org/12) to <b id='7'>it</b>", 0),
        ("## 12 reports\n\n| 12 |\n\n> 13 of them\n\n```\n14\n```\n\n:::{chart} 15\n16\n:::\n", 0),
        ("It was [12 people](x.md) then", 1),
        ("## 12 reports\n\nBelow it stand 13 people\n\n1. and 14 in a list\n", 2),
        ("Le 1er mars 2025 et le 6 août, « 828 personnes »", 0),
    ],
)
def test_typed_numbers_are_found_in_prose_alone(text: str, found: int):
    assert len(typed_numbers.in_markdown(text)) == found


@pytest.mark.parametrize(
    ("text", "says"),
    [
        (
            "One\nSo {fig}`day.2021-08-21 came, then {fig}`year.2021` more.",
            "line 2: “{fig}`day.2021-08-21 came, then {fig}” lacks",
        ),
        ("So {fig}`day.2021-08-21 came.", "line 1: “{fig}`day.2021-08-21 came.” lacks its closing backtick"),
        ("So {fig}`day.2021-08-21 came.\n\nThen `code`.", "line 1: “{fig}`day.2021-08-21 came.” lacks"),
    ],
)
def test_a_role_without_its_closing_backtick_is_told_as_such_and_nothing_else(
    monkeypatch: pytest.MonkeyPatch, text: str, says: str
):
    monkeypatch.setattr(check_book, "passages", lambda _: [Passage("chapters/one.ipynb, cell 3", text)])
    with pytest.raises(checking.Problems) as told:
        check_book.prose_and_charts()
    [sentence] = told.value.found
    assert sentence.startswith(f"chapters/one.ipynb, cell 3, {says}")


def test_roles_that_are_closed_and_what_is_code_lack_no_backtick():
    text = "{fig}`day.2021-08-21`, `{fig}` and {ref}`some\nwords <place>`, ``{fig}`x` ``.\n\n```{position} one\n```\n"
    assert list(check_book.unclosed([Passage("x", text)])) == []


@pytest.mark.slow
def test_a_problem_is_a_sentence_and_status_one(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]):
    found = ["chapters/one.ipynb, cell 3: wrong.", "chapters/two.ipynb, cell 1: wrong."]
    monkeypatch.setattr(checking, "data", lambda: "The data is sound.")
    monkeypatch.setattr(check_book, "typed_numbers", lambda _: iter(found))
    monkeypatch.setattr(checking, "prose_and_charts", check_book.prose_and_charts)
    assert checking.check_and_print() == 1
    assert f"book: {found[0]}\nbook: {found[1]}\n2 problems in the book" in capsys.readouterr().out


def test_what_was_found_sound_is_not_looked_at_again_until_it_changes(monkeypatch: pytest.MonkeyPatch, tmp_path: Path):
    looked: list[str] = []
    monkeypatch.setattr(cache, "FOLDER", tmp_path)
    monkeypatch.setattr(check_book, "data", lambda: looked.append("data") or "Sound.")
    for state, times in (("one", 1), ("one", 1), ("two", 2)):
        monkeypatch.setattr(inputs, "data", lambda state=state: state)
        assert checking.data() == "Sound."
        assert len(looked) == times


def test_a_chapter_that_no_contents_name_is_told_though_the_prose_was_sound(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
):
    looked: list[str] = []
    monkeypatch.setattr(cache, "FOLDER", tmp_path / "cache")
    monkeypatch.setattr(inputs, "frame", lambda: "the same")
    monkeypatch.setattr(checking, "CHAPTERS", tmp_path / "chapters")
    monkeypatch.setattr(check_book, "prose_and_charts", lambda: looked.append("prose") or "Sound.")
    for name, times in (("one.md", 1), ("one.md", 1), ("mine.ipynb", 2)):
        files.write(tmp_path / "chapters" / name, "# A page\n", folder=True)
        assert checking.prose_and_charts() == "Sound."
        assert len(looked) == times


def test_problems_are_looked_for_again_until_they_are_mended(monkeypatch: pytest.MonkeyPatch, tmp_path: Path):
    monkeypatch.setattr(cache, "FOLDER", tmp_path)

    def unsound() -> str:
        raise check_book.Problems("data", ["one.", "two."])

    monkeypatch.setattr(check_book, "data", unsound)
    for _ in range(2):
        with pytest.raises(BookError, match=r"one\. \(1 more: book\.py check lists them all\)"):
            checking.data()


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("```{raw} html\n<script>\n```", "{raw} is not a block of this book"),
        (":::{literalinclude} ../../etc/passwd\n:::", "{literalinclude} is not a block of this book"),
        ("````{include} a.md\n````", "{include} is not a block of this book"),
        ("~~~{eval-rst}\n~~~", "{eval-rst} is not a block of this book"),
        ('> ```{raw} html\n> <b id="zz">\n> ```', "{raw} is not a block of this book"),
        ("1. so\n\n   - ```{include} /etc/hostname\n     ```", "{include} is not a block of this book"),
        ("::::{container} lines\n:::\n~~~{RAW} html\n~~~\n::::", "{RAW} is not a block of this book"),
        ("::::note\n> ```{raw} html\n> ```\n::::", "{raw} is not a block of this book"),
        ("Word\n: ```{csv-table}\n  ```", "{csv-table} is not a block of this book"),
        ("---\nmyst:\n  fence_as_directive: [raw]\n---\nWords", "lines between hyphens"),
    ],
)
def test_a_block_that_is_not_the_books_is_told_wherever_it_stands(text: str, says: str):
    [sentence] = check_book.directives([Passage("chapters/one.ipynb, cell 3", text)])
    assert sentence.startswith("chapters/one.ipynb, cell 3, line ") and says in sentence


def test_a_block_is_told_with_its_line():
    text = "One\n\n:::{container} lines\n\n- and\n\n  ```{raw} html\n  ```\n:::"
    [sentence] = check_book.directives([Passage("chapters/one.ipynb, cell 3", text)])
    assert sentence.startswith("chapters/one.ipynb, cell 3, line 7: {raw} is not")


@pytest.mark.parametrize(
    "text",
    [
        "```\n14\n```\n{fig}`day.2021-08-21` came.",
        "Write `{figg}` and then `code`, or ``{figg}`x` ``.",
        "<!-- {figg}`x` and\n```{raw} html\n``` -->",
        "<p>so</p> <!-- {figg}`x` --> they came",
        "````\n```{raw} html\n{figg}`x`\n```\n````",
        "    ```{raw} html\n    {figg}`x`",
    ],
)
def test_what_a_page_takes_for_code_or_comment_is_neither_block_nor_role(text: str):
    said = [Passage("chapters/one.ipynb, cell 3", text)]
    assert [*check_book.directives(said), *check_book.roles(said), *check_book.unclosed(said)] == []


@pytest.mark.parametrize(
    ("said", "told"),
    [
        ("title: [", r"_config\.yml, line 1: not valid YAML"),
        ("title: x", r"_config\.yml has no list parse, myst_enable_extensions: restore it"),
        ("parse:\n  myst_enable_extensions: [colons]", r"_config\.yml, parse, myst_enable_extensions: .*colons"),
    ],
)
def test_a_configuration_that_cannot_be_read_is_told_before_a_build(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, said: str, told: str
):
    monkeypatch.setattr(contents, "ROOT", tmp_path)
    (tmp_path / "_toc.yml").write_text("root: chapters/one\nchapters: []\n", encoding="utf-8")
    files.write(tmp_path / "chapters" / "one.md", "# Words\n", folder=True)
    (tmp_path / "_config.yml").write_text(said, encoding="utf-8")
    markdown.parser.cache_clear()
    for look in (check_book.prose_and_charts, check_book.buildable):
        with pytest.raises(BookError, match=told):
            look()
    markdown.parser.cache_clear()


@pytest.mark.slow
def test_a_build_asks_of_pages_what_it_would_stop_at_later(monkeypatch: pytest.MonkeyPatch, tmp_path: Path):
    """And looks again only where something has changed that all pages depend on."""
    monkeypatch.setattr(cache, "FOLDER", tmp_path)
    monkeypatch.setattr(inputs, "frame", lambda: "one")
    there = contents.chapters()
    checking.pages()
    monkeypatch.setattr(check_book, "chapters", lambda: [*there, there[-1].with_name("new.ipynb")])
    monkeypatch.setattr(check_book, "passages", lambda _: [Passage("chapters/new.ipynb, cell 1", "{fig}`none`, 12")])
    checking.pages()
    monkeypatch.setattr(inputs, "frame", lambda: "two")
    for _ in range(2):
        with pytest.raises(checking.Problems) as told:
            checking.pages()
        no_row, no_number = told.value.found
        assert no_row == "_toc.yml names chapters/new.ipynb, which has no row in data/chapters.csv; add one."
        assert no_number.startswith("chapters/new.ipynb, cell 1: {fig}`none`: ")


def test_a_page_without_line_row_or_file_is_told(ledger: Ledger, monkeypatch: pytest.MonkeyPatch):
    assert list(check_book.pages(ledger)) == []
    there = contents.chapters()
    monkeypatch.setattr(check_book, "chapters", lambda: [*there[:-1], there[-1].with_name("new.ipynb")])
    no_row, no_line, no_page = check_book.pages(ledger)
    assert no_row == "_toc.yml names chapters/new.ipynb, which has no row in data/chapters.csv; add one."
    assert no_line.startswith(f"chapters/{there[-1].name} has no line in _toc.yml")
    assert no_page.endswith(f": {there[-1].stem} is no page of _toc.yml; add its line there.")


def test_a_chapter_that_cannot_be_read_is_one_sentence(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    """The check reads every notebook as a build does, whether or not something has changed."""
    (tmp_path / "_toc.yml").write_text("root: chapters/one\nchapters: []\n", encoding="utf-8")
    path = tmp_path / "chapters" / "one.ipynb"
    path.parent.mkdir()
    monkeypatch.setattr(contents, "ROOT", tmp_path)
    for content in (b'{"cells": [{}]}', b'{"cells": "\xff"}', b"[" * 100_000):
        path.write_bytes(content)
        with pytest.raises(BookError, match=r"chapters/one\.ipynb"):
            check_book.prose_and_charts()
    path.unlink()
    path.with_suffix(".md").write_bytes(b"\xff")
    with pytest.raises(BookError, match=r"chapters/one\.md is not UTF-8 \(byte 0\)"):
        list(check_book.passages(load()))
    for said, told in (
        ("root: a\nchapters:\n  - file: b\n- file: c\n", r"_toc\.yml, line 4: not valid YAML"),
        ("root: [", r"_toc\.yml, line 1: not valid YAML"),
        ("- a", r"_toc\.yml is not a table of contents"),
        ("", r"_toc\.yml says nothing"),
        ("root: a", r"_toc\.yml is not a table of contents"),
        ("root: a\nchapters:\n  - file: b\n  - file: b\n", r"_toc\.yml names b twice"),
    ):
        (tmp_path / "_toc.yml").write_text(said, encoding="utf-8")
        with pytest.raises(BookError, match=told):
            contents.chapters()
    for name in ("_toc.yml", "_config.yml"):
        (tmp_path / name).unlink(missing_ok=True)
        with pytest.raises(BookError, match=rf"{name} is missing: restore it"):
            contents.settings(name)
        (tmp_path / name).mkdir()
        with pytest.raises(BookError, match=rf"{name} is a folder where a file is needed: restore it"):
            contents.settings(name)


@pytest.mark.parametrize("name", ["_toc.yml", "_config.yml", "LICENSE", "CITATION.cff"])
def test_a_file_at_the_top_that_is_gone_is_told_by_name(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str):
    for each in ("_toc.yml", "_config.yml", "LICENSE", "CITATION.cff", "requirements.txt"):
        if each != name:
            (tmp_path / each).write_text("a: b", encoding="utf-8")
    monkeypatch.setattr(inputs, "ROOT", tmp_path)
    with pytest.raises(BookError, match=rf"^{name} is missing: restore it from version control\.$"):
        inputs.frame()


def test_a_row_that_was_changed_is_named_beside_its_tables_hash(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(check, "problems", lambda *_: ["another hash"])
    monkeypatch.setattr(check_book.changes, "problems", lambda _: ["another row"])
    with pytest.raises(checking.Problems) as told:
        check_book.data()
    assert told.value.found == ["another hash", "another row"]


def test_a_cell_that_is_no_python_is_told_with_its_line(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    path = tmp_path / "one.ipynb"
    cells = [nbformat.v4.new_markdown_cell("def ("), *map(nbformat.v4.new_code_cell, ("1 + 1", "a = 1\ndef (:"))]
    nbformat.write(nbformat.v4.new_notebook(cells=cells), path)
    monkeypatch.setattr(check_book, "those_with_code", lambda: [path])
    assert list(check_book.no_python()) == [
        "chapters/one.ipynb, cell 3, line 2: not Python (invalid syntax); mend the line."
    ]


def test_cells_are_counted_over_all_from_one(ledger: Ledger):
    places = [passage.where for passage in check_book.passages(ledger)]
    assert "chapters/june-2025.ipynb, cell 1" in places and "chapters/reuse.md" in places
    assert all(Path(place.split(",")[0]).suffix in (".ipynb", ".md", ".csv") for place in places)


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("Look\n[there](no-page.ipynb).", "line 2: the link leads to no-page.ipynb, which is no page of the book"),
        ("[words](no-page.md#place)", "line 1: the link leads to no-page.md"),
        ("[words](methods.ipynb#the-terms)", "line 1: the link names a page and a place"),
        ("[words](#no-place)", "line 1: the link leads to “no-place”, a place that no page names"),
        ("{ref}`some\nwords <no-place>`", "line 2: the link leads to “no-place”"),
        ("{ref}`no-place`", "line 1: the link leads to “no-place”"),
    ],
)
def test_a_link_that_leads_nowhere_is_told_with_its_line(text: str, says: str):
    there = Passage("chapters/two.ipynb, cell 1", "(the-terms)=")
    [sentence] = check_book.dead_links([there, Passage("chapters/one.ipynb, cell 3", text)])
    assert sentence.startswith(f"chapters/one.ipynb, cell 3, {says}")


def test_links_that_lead_somewhere_and_what_is_code_are_left_alone():
    text = "(a-place)=\n## Words\n[a](methods.ipynb) [b](#a-place) {ref}`c <a-place>` [d](https://a.org/x.md) [e](mailto:a@b.org)"
    assert list(check_book.dead_links([Passage("x", f"{text} `[f](g.md)`\n```\n[h](i.md)\n```\n")])) == []
