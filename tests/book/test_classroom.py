"""For a classroom: eight exercises with ages and minutes, answers apart, nothing of an answer on the worksheet."""

from __future__ import annotations

from pathlib import Path

from crossing.ledger import Ledger
from pages import parsed

EXERCISES = 8


def test_there_are_eight_exercises_with_ages_minutes_and_room_to_write(site: Path):
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


def test_the_first_page_leads_to_the_classroom(site: Path):
    assert parsed(site / "index.html").select_one('main a[href="classroom.html"]')
