"""For a classroom: eleven exercises with ages and minutes, answers apart, nothing of an answer on the worksheet."""

from __future__ import annotations

import re
from pathlib import Path

from crossing.book import lists
from crossing.language import prose
from crossing.ledger import Ledger, resource
from crossing.official import counted_twice, quantities
from crossing.paths import ROOT
from pages import parsed

EXERCISES = 11


def test_there_are_eleven_exercises_with_ages_minutes_and_room_to_write(site: Path):
    parts = parsed(site / "classroom.html").select(".page > section > section")
    assert len(parts) == EXERCISES
    for part in parts:
        assert part.select_one("em").get_text().startswith("Age ")
        assert "minutes" in part.select_one("em").get_text()
        assert part.select("ol li") and part.select_one(".lines")


def test_each_exercise_has_its_answer_on_the_other_page_and_not_here(site: Path, ledger: Ledger):
    worksheet, answers = parsed(site / "classroom.html"), parsed(site / "answers.html")
    heads = [page.select(".page > section > section > h2") for page in (worksheet, answers)]
    asked, answered = ([head.find(string=True) for head in each] for each in heads)
    assert asked == answered
    passages = [item.get_text() for item in worksheet.select(".passages .passage")]
    read = {remark.likely_reading for remark in ledger.rows.remarks.values() if f"“{remark.quote}”" in passages}
    assert len(passages) == len(read)
    assert not [reading for reading in read if reading in worksheet.get_text()]
    assert all(reading in answers.get_text() for reading in read)


def test_each_passage_to_restore_has_what_helps_and_its_answer_says_how_one_knows(site: Path):
    worksheet, answers = (parsed(site / f"{name}.html").select(".passages > li") for name in ("classroom", "answers"))
    assert len(worksheet) == len(answers) > 2
    for asked, answered in zip(worksheet, answers, strict=True):
        assert asked.select_one(".beside").get_text() == answered.select_one(".beside").get_text()
        assert "How we know: " not in asked.get_text() and "How we know: " in answered.get_text()


def test_every_ground_of_a_reading_is_told_in_words():
    (basis,) = [field for field in resource("annotations")["schema"]["fields"] if field["name"] == "basis"]
    assert set(lists.RESTS_ON) == set(basis["constraints"]["enum"])


def test_what_has_to_be_worked_out_stands_in_the_answers_alone():
    """A change, a share, a difference or a multiple is told by its answer, on no page that an exercise sends to, and never typed."""
    worksheet, answers, ladder = (
        (ROOT / "chapters" / name).read_text(encoding="utf-8")
        for name in ("classroom.md", "answers.md", "cross-check.ipynb")
    )
    worked_out = set(re.findall(r"{fig}`((?:growth|difference|share|multiple)~[^`|]+)", answers))
    assert len(worked_out) > 8
    assert not [number for number in worked_out if number in worksheet]
    told = set(re.findall(r"{fig}`((?:growth|difference)~[^`|]+)", answers[answers.index("## 9. ") :]))
    assert told and not [number for number in told if number in ladder]
    assert not re.search(r"\d{3}|%", re.sub(r"{fig}`[^`]+`|\b20\d\d\b", "", answers)), "a number is typed"


def test_the_announced_records_that_an_answer_names_are_no_steps_now(ledger: Ledger):
    steps = counted_twice.ladders(ledger, 2020)
    now, then = (set(steps.loc[steps["vintage"] == count, "date"]) for count in (counted_twice.NOW, counted_twice.THEN))
    named = prose.listing([prose.day(day) for day in sorted(then - now)])
    answers = (ROOT / "chapters" / "answers.md").read_text(encoding="utf-8")
    assert f"{prose.capital(prose.in_words(len(then - now)))}: {named}." in answers
    rise, *falls = (
        quantities.compute(f"growth~half.{year}-1~half.2026-1", ledger).value for year in (2023, 2024, 2025)
    )
    assert rise > 0 > max(falls), "the last exercise has a side for each sign"


def test_the_first_page_leads_to_the_classroom(site: Path):
    assert parsed(site / "index.html").select_one('main a[href="classroom.html"]')
