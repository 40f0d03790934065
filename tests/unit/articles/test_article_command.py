"""`book.py check ARTICLE`: what it prints and writes, and the status it exits with."""

from __future__ import annotations

import csv
import dataclasses
import io
import json
import os
import sys
from datetime import date
from html.parser import HTMLParser
from pathlib import Path

import jsonschema
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from crossing import cli, ledger
from crossing.articles import as_json, as_text, checking, page
from crossing.articles.documents import Document
from crossing.articles.sorting import Kind, caution, sort_out
from crossing.language.spans import Span
from crossing.ledger import resource
from crossing.paths import DATA, ROOT
from crossing.reading.answers import Answer, Checked, Figure, Measure, Passage
from crossing.reading.engine import in_order

CLEAN = "On 31 May 2025, 1,195 people crossed the Channel.\n"
WRONG = "On 31 May 2025, 1,915 people crossed the Channel.\n"
SCHEMA = json.loads(as_json.SCHEMA.read_text(encoding="utf-8"))
DAY = date(2025, 5, 31)
LINES = [
    "A calm sea",
    "",
    "On Saturday 1,195 people in 91 boats crossed the <b>canal</b> at 6am, one by one & more & 7 by & five.",
]


def test_the_example_on_the_page_of_the_check_is_what_the_command_prints():
    notebook = json.loads((ROOT / "chapters" / "article-check.ipynb").read_text(encoding="utf-8"))
    text = "\n".join("".join(cell["source"]) for cell in notebook["cells"])
    example = text.partition("(check-an-article)=")[2]
    sentence = example.partition("Of “")[2].partition("”")[0]
    printed = example.partition("```text\n")[2].partition("```")[0]
    out = io.StringIO()
    checked = checking.check_text(f"{sentence}.", date.fromisoformat(example.partition("--date ")[2][:10]))
    as_text.show("article.txt", sort_out(Document("article.txt", f"{sentence}.", "plain text"), checked), out)
    assert printed.splitlines()
    assert [line for line in printed.splitlines() if line not in out.getvalue().splitlines()] == []


def test_a_day_a_month_and_longer_each_have_their_word():
    for when, words in (
        ("On 30 April 2024", "on 30 April 2024"),
        ("In May 2024", "in May 2024"),
        ("In the first half of 2024", "from January to June 2024"),
    ):
        checked = checking.check_text(f"{when} 3,000 people crossed the Channel in small boats.", date(2024, 7, 3))
        (wrong,) = checked.wrong
        assert f" people {words}" in wrong.reason


def found() -> tuple[Document, Checked]:
    """An article with everything in it: each answer, a figure within a garbled passage, marks that HTML must escape."""
    line = LINES[2]

    def place(words: str) -> tuple[int, int]:
        return line.index(words), line.index(words) + len(words)

    def figure(words: str, measure: Measure, answer: Answer, value: float, **more: object) -> Figure:
        return Figure(3, *place(words), words, measure, "count", value, span=Span(DAY, DAY), answer=answer, **more)

    figures = (
        figure("1,195", Measure.PEOPLE, Answer.FITS, 1195, on_record=1195, reason="On record now: 1,195 people."),
        figure("91", Measure.BOATS, Answer.DOES_NOT_FIT, 91, on_record=19, reason="On record now: 19 boats."),
        figure("6am", Measure.TIME, Answer.NOT_TESTED, 6),
        figure(
            "7", Measure.RANK, Answer.REVISED, 7, scope="highest day of 2025", base=Span(DAY, DAY), speaker="a minister"
        ),
        figure("five", Measure.SHARE, Answer.NOT_TESTED, 5, high=6, reason="Give --date."),
    )
    passages = (
        Passage(
            3,
            *place("91 boats crossed the <b>canal</b>"),
            "91 boats crossed the <b>canal</b>",
            "Not the sea.",
            "wrong-sea",
            likely="Channel",
        ),
    )
    checked = Checked(date(2025, 6, 2), 23, figures, passages, True, "The is missing.", ("A note.",))
    return Document("a & b.txt", "\n".join(LINES), "plain text"), checked


@pytest.fixture
def article(tmp_path: Path):
    def write(text: str) -> str:
        path = tmp_path / "article.txt"
        path.write_text(text, encoding="utf-8")
        return str(path)

    return write


def test_the_json_is_one_object_with_each_figure_and_its_answer(article, capsys) -> None:
    assert cli.main(["check", article(CLEAN), "--json", "--date", "2025-06-02"]) == 0
    said = json.loads(capsys.readouterr().out)
    jsonschema.validate(said, SCHEMA)
    figure = said["figures"][-1]
    assert figure | {"text": "1,195", "line": 1, "answer": "fits", "start": "2025-05-31", "on_record": 1195} == figure
    assert said["passages"] == []


def test_the_json_is_as_its_schema_says() -> None:
    said = json.loads(as_json.dumps(as_json.as_object(*found())))
    jsonschema.validate(said, SCHEMA)
    jsonschema.Draft202012Validator.check_schema(SCHEMA)
    assert said["answers"] == {"fits": 1, "revised": 1, "does_not_fit": 1, "not_tested": 2}
    assert said["reworded"] == {"suspected": True, "why": "The is missing."}
    figure = SCHEMA["$defs"]["figure"]["properties"]
    assert set(figure["measure"]["enum"]) == {measure.value for measure in Measure}
    assert set(figure["answer"]["enum"]) == {answer.value for answer in Answer}
    for part, value in (("figures", "answer"), ("passages", "why")):
        spoilt = json.loads(json.dumps(said))
        spoilt[part][0][value] = None
        with pytest.raises(jsonschema.ValidationError):
            jsonschema.validate(spoilt, SCHEMA)


def test_the_exit_status_says_whether_there_is_something_to_look_at(article, tmp_path, capsys) -> None:
    assert cli.main(["check", article(CLEAN)]) == 0
    assert cli.main(["check", article(WRONG)]) == 1
    assert "1,915" in capsys.readouterr().out
    assert cli.main(["check", str(tmp_path / "none.txt")]) == 2
    assert capsys.readouterr().err == "book: none.txt does not exist: check the name of the file.\n"


@pytest.mark.parametrize("day", ["0001-01-01", "9999-12-31", "yesterday", "2025-02-30", "", "2025-6-2", "20250602"])
def test_what_is_no_date_is_one_sentence_and_a_wrong_command_line(article, capsys, day: str) -> None:
    assert cli.main(["check", article(CLEAN), "--json", "--date", day]) == 2
    said = capsys.readouterr()
    assert said.out == "" and said.err.startswith("book: “") and said.err.count("\n") == 1


@pytest.mark.parametrize("options", [["--date", "2025-06-02"], ["--json"], ["--html", "x.html"]])
def test_an_option_for_an_article_without_one_is_a_wrong_command_line(options, capsys) -> None:
    with pytest.raises(SystemExit) as ended:
        cli.main(["check", *options])
    assert ended.value.code == 2
    assert "goes with an article" in capsys.readouterr().err


def test_standard_input_is_an_article(monkeypatch, capsys) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(WRONG.encode())))
    assert cli.main(["check", "-"]) == 1
    assert capsys.readouterr().out.startswith("standard input, ")


def test_a_pipe_is_an_article(capsys) -> None:
    reading, writing = os.pipe()
    os.write(writing, WRONG.encode())
    os.close(writing)
    assert cli.main(["check", f"/dev/fd/{reading}"]) == 1
    os.close(reading)
    assert "does not fit" in capsys.readouterr().out


def test_a_folder_is_checked_article_by_article(tmp_path, capsys) -> None:
    (tmp_path / "deeper").mkdir()
    (tmp_path / "2025-06-02.txt").write_text("On Saturday 1,195 people crossed the Channel.", encoding="utf-8")
    (tmp_path / "deeper" / "b.txt").write_text(WRONG, encoding="utf-8")
    (tmp_path / "c.txt").write_bytes(b"\0\0\0")
    (tmp_path / "d.csv").write_text("no article", encoding="utf-8")
    assert cli.main(["check", str(tmp_path), "--json"]) == 1
    output = capsys.readouterr()
    said = json.loads(output.out)
    jsonschema.validate(said, SCHEMA)
    assert [(one["name"], "error" in one) for one in said["articles"]] == [
        ("2025-06-02.txt", False),
        ("c.txt", True),
        ("b.txt", False),
    ]
    assert said["articles"][0]["answers"]["fits"] == 1
    assert "c.txt" in output.err
    assert cli.main(["check", str(tmp_path)]) == 1
    assert "3 articles: 1 to look at, 1 not read." in capsys.readouterr().out
    assert cli.main(["check", str(tmp_path), "--html", "x.html"]) == 2


def test_a_mistake_of_a_rule_is_one_sentence_and_costs_no_other_article(tmp_path, monkeypatch, capsys) -> None:
    check = checking.engine.check

    def mistaken(text: str, published: date | None) -> Checked:
        return check(text, published) if text == CLEAN else 1 / 0  # type: ignore[return-value]

    monkeypatch.setattr(checking.engine, "check", mistaken)
    for name, text in (("a.txt", WRONG), ("b.txt", CLEAN)):
        (tmp_path / name).write_text(text, encoding="utf-8")
    assert cli.main(["check", str(tmp_path / "a.txt")]) == 2
    said = capsys.readouterr()
    assert said.err.startswith("book: a.txt could not be checked (ZeroDivisionError: ") and said.err.count("\n") == 1
    assert cli.main(["check", str(tmp_path)]) == 1
    said = capsys.readouterr()
    assert "a.txt could not be checked" in said.err and "2 articles: 0 to look at, 1 not read." in said.out


def test_an_empty_folder_is_one_sentence(tmp_path, capsys) -> None:
    assert cli.main(["check", str(tmp_path)]) == 2
    assert "holds no article" in capsys.readouterr().err


def test_the_output_begins_with_three_sentences_and_what_does_not_fit() -> None:
    document, checked = found()
    for everything in (False, True):
        out = io.StringIO()
        as_text.show(document.name, sort_out(document, checked), out, everything=everything)
        said = out.getvalue().split("\n")
        assert said[:5] == [
            "a & b.txt, 2 June 2025: 23 words, 4 figures on arrivals.",
            "1 figure does not fit the official series; 2 fit; 1 cannot be told.",
            "1 passage looks garbled; the whole text looks machine-reworded: The is missing.",
            "A note.",
            caution(),
        ]
        headings = [line for line in said[5:] if line and not line.startswith(" ")]
        assert [heading.split()[0] for heading in headings[:4]] == ["Does", "Garbled", "Fits", "Cannot"]
        assert ("  line 3: 6am (time)" in said) == everything
        left_out = "Left out: dates, times and counts of something else, 1 in all (--all shows them)."
        assert (left_out in said) == (not everything)
    assert "      Revised since. " in out.getvalue()
    assert "(rank, highest day of 2025, 31 May 2025, against 31 May 2025, said by a minister)" in out.getvalue()


def test_how_often_an_accusation_was_false_is_told_where_there_is_one() -> None:
    table = ledger.read_columns(ledger.resource("reading_benchmark"))
    rows = zip(table["set"], table["kind"], table["right"], table["wrong"], strict=True)
    told = {(which, kind): (right, wrong) for which, kind, right, wrong in rows}
    false = sum(told[which, "honest figures"][1] for which in ("unseen", "unseen earlier"))
    given = false + sum(told[which, "errors planted"][0] for which in ("unseen", "unseen earlier"))
    assert 0 < false < given and f"of {given} such answers on texts not seen before {false} were" in caution()
    document, checked = found()
    assert caution() in sort_out(document, checked).notes
    assert caution() not in sort_out(document, dataclasses.replace(checked, figures=())).notes


class Seen(HTMLParser):
    """What a page holds: the text of its article, its links, the ids, and every tag and attribute."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.ids: list[str] = []
        self.links: list[tuple[str, str]] = []
        self.attributes: set[str] = set()
        self.feed(html)

    def handle_starttag(self, tag: str, attributes: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        values = dict(attributes)
        self.attributes |= set(values)
        if "id" in values:
            self.ids.append(str(values["id"]))
        if tag == "a":
            self.links.append((str(values["href"]), str(values.get("class"))))


def test_the_page_marks_the_text_and_each_mark_leads_to_its_answer_and_back() -> None:
    document, checked = found()
    html = page.page(document, sort_out(document, checked))
    seen = Seen(html)
    assert len(seen.ids) == len(set(seen.ids))
    assert {link for link, _ in seen.links} <= {f"#{ident}" for ident in seen.ids}
    assert [kinds for _, kinds in seen.links if kinds != "None"] == [
        "mark fits",
        "mark wrong garbled",
        "mark garbled",
        "mark fits",
        "mark unsure",
    ]
    assert {f"#{ident}" for ident in seen.ids if ident.startswith("m")} <= {link for link, _ in seen.links}
    assert "crossed the &lt;b&gt;canal&lt;/b&gt;" in html and "one by one &amp; more" in html


def test_the_page_loads_nothing_and_runs_nothing() -> None:
    document, checked = found()
    html = page.page(document, sort_out(document, checked))
    seen = Seen(html)
    assert not {"script", "img", "iframe", "object", "form"} & set(seen.tags)
    assert not {name for name in seen.attributes if name.startswith("on") or name == "src"}
    assert "http:" not in html and "https:" not in html and "@import" not in html and "url(" not in html


@pytest.mark.slow
def test_page_and_draft_are_written_whole_and_never_over_the_article(article, tmp_path, capsys) -> None:
    path, to, draft = article(WRONG), tmp_path / "page.html", tmp_path / "draft.csv"
    assert cli.main(["check", path, "--html", str(to), "--draft", str(draft)]) == 1
    assert to.read_text(encoding="utf-8").startswith("<!doctype html>")
    rows = list(csv.DictReader(draft.open(encoding="utf-8", newline="")))
    assert list(rows[0]) == [field["name"] for field in resource("claims")["schema"]["fields"]]
    assert "1915" in [row["value"] for row in rows]
    capsys.readouterr()
    for option in ("--html", "--draft"):
        assert cli.main(["check", path, option, path]) == 2
        assert "is the article itself" in capsys.readouterr().err
        assert cli.main(["check", path, option, str(tmp_path / "none" / "x")]) == 2
        assert "cannot be written" in capsys.readouterr().err
        assert cli.main(["check", path, option, str(DATA / "claims.part.csv")]) == 2
        assert "among the book's own files" in capsys.readouterr().err
        with pytest.raises(SystemExit):
            cli.main(["check", path, option, ""])
        assert "the name of the file is empty" in capsys.readouterr().err
    assert Path(path).read_text(encoding="utf-8") == WRONG


PIECES = st.sampled_from(
    ["On 31 May 2025, ", "1,195 people", " crossed the Channel", ".\n", "|", "\t", "  ", "2018", "\u202e", "\ufeff", "é", "𝟙𝟚", "%", "£5m", "«", "<b>", "&",
     "at least ", "up 48% on the same point last year", "yesterday ", "between ", "since ", "10.000.000", "-" * 30, "9" * 40, "9" * 400, "zero days earlier", "\x85", "\u2028", "٣"]
)  # fmt: skip


@pytest.mark.slow
@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    st.lists(PIECES | st.text(max_size=5), max_size=25).map("".join), st.sampled_from([[], ["--date", "2025-06-02"]])
)
def test_any_text_is_answered(tmp_path, capsys, text: str, options: list[str]) -> None:
    path = tmp_path / "any.txt"
    path.write_bytes(text.encode("utf-8", "replace"))
    status = cli.main(["check", str(path), "--json", "--html", str(tmp_path / "any.html"), *options])
    said = capsys.readouterr()
    if status == 2:
        assert said.err.startswith("book: ") and said.err.count("\n") == 1
        assert "could not be checked" not in said.err, "a rule makes a mistake"
    else:
        jsonschema.validate(json.loads(said.out), SCHEMA)


def test_a_number_of_thousands_of_digits_is_no_value(article, capsys) -> None:
    long = "9" * 5000
    words = f"{long} of {long} migrants crossed the Channel, the most in {long} days."
    assert cli.main(["check", article(f"{words}\n\nYear\tPeople\n2019\t{long}\n2020\t8,466\n"), "--json"]) in (0, 1)
    figures = json.loads(capsys.readouterr().out)["figures"]
    assert {figure["value"] for figure in figures if long in figure["text"]} == {None}


def test_kinds_and_headings_go_together() -> None:
    document, checked = found()
    assert {kind for kind, items in sort_out(document, checked).items.items() if items} == set(Kind)


def test_passages_of_one_place_come_in_one_order() -> None:
    """Two processes must write the same table, in whatever order the rules gave their passages."""
    twice = [Passage(1, 0, 5, "words", why, "retold") for why in ("What line 3 says.", "What line 5 says.")]
    for passages in (twice, twice[::-1]):
        assert in_order(passages) == tuple(twice)
