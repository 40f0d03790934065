"""`book.py check ARTICLE`: what it prints and the status it exits with."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from crossing import cli

CLEAN = "On 31 May 2025, 1,195 people crossed the Channel.\n"
WRONG = "On 31 May 2025, 1,915 people crossed the Channel.\n"


@pytest.fixture
def article(tmp_path: Path):
    def write(text: str) -> str:
        path = tmp_path / "article.txt"
        path.write_text(text, encoding="utf-8")
        return str(path)

    return write


def test_the_json_is_one_object_with_each_figure_and_its_answer(article, capsys) -> None:
    assert cli.main(["check", article(CLEAN), "--json", "--date", "2025-06-02"]) == 0
    found = json.loads(capsys.readouterr().out)
    assert [(figure["text"], figure["line"], figure["answer"]) for figure in found["figures"]][-1] == (
        "1,195",
        1,
        "fits",
    )
    assert (
        found["figures"][-1] | {"start": "2025-05-31", "end": "2025-05-31", "on_record": 1195} == found["figures"][-1]
    )
    assert found["passages"] == []


def test_the_exit_status_says_whether_there_is_something_to_look_at(article, capsys) -> None:
    assert cli.main(["check", article(CLEAN)]) == 0
    assert cli.main(["check", article(WRONG), "--json"]) == 1


@pytest.mark.parametrize("date", ["0001-01-01x", "yesterday", "2025-02-30", ""])
def test_what_is_no_date_is_one_sentence_and_a_wrong_command_line(article, capsys, date: str) -> None:
    assert cli.main(["check", article(CLEAN), "--json", "--date", date]) == 2
    said = capsys.readouterr()
    assert said.out == "" and said.err.startswith("book: “") and said.err.count("\n") == 1
