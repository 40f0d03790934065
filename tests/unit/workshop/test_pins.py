"""The numbers that tests expect of a release stand in one file, which one command renews."""

from __future__ import annotations

import json
import re
import shutil
from pathlib import Path

import pytest

from crossing.errors import BookError
from crossing.paths import DATA
from crossing.workshop import pins


def test_the_pins_are_those_of_the_release():
    moved = [f"{name}: {was} is now {now}" for name, was, now in pins.moved()]
    assert moved == [], "if the official series has changed, run book.py refresh --pins and look at the diff"


@pytest.fixture
def revised(tmp_path: Path) -> tuple[Path, Path]:
    """The official tables with one day revised by two people, and a file of pins."""
    shutil.copytree(DATA / "official", tmp_path / "official")
    shutil.copy(DATA / "datapackage.json", tmp_path)
    table = tmp_path / "official" / "home_office_daily.csv"
    text = table.read_text(encoding="utf-8")
    count = int(re.search(r"^2025-06-13,(\d+),", text, re.MULTILINE).group(1))
    table.write_text(text.replace(f"2025-06-13,{count},", f"2025-06-13,{count + 2},"), encoding="utf-8")
    file = tmp_path / "pins.json"
    file.write_text(json.dumps({**pins.stored(), "day.2025-06-13": count}), encoding="utf-8")
    return tmp_path, file


def test_one_revised_day_moves_what_holds_it_and_nothing_else(revised: tuple[Path, Path]):
    names = {name for name, _, _ in pins.moved(*revised)}
    assert {"year.2025", "half.2025-1", "day.2025-06-13"} <= names
    assert names.isdisjoint({"days", "weeks", "year.2024", "boats.half.2025-1"})
    assert all(
        now == pytest.approx(was + 2) for name, was, now in pins.moved(*revised) if not name.startswith("growth")
    )


def test_renewed_pins_are_at_rest(revised: tuple[Path, Path]):
    pins.renew(*revised)
    assert list(pins.moved(*revised)) == []
    assert list(pins.stored(revised[1])) == [*pins.stored(), "day.2025-06-13"], "the order of the file is kept"


@pytest.mark.parametrize("name", ["year.2017", "half.2025-3", "nothing", "span.2026-08-01"])
def test_a_pin_that_cannot_be_counted_is_refused(tmp_path: Path, name: str):
    file = tmp_path / "pins.json"
    file.write_text(json.dumps({name: 1}), encoding="utf-8")
    with pytest.raises(BookError, match=re.escape(name)):
        list(pins.moved(DATA, file))
