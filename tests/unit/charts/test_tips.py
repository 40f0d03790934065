"""What marks say when a reader points at them: every sentence of every chart, against the chart's own table."""

from __future__ import annotations

import re
from datetime import datetime

import pandas as pd
import pytest

import chapters
from crossing.charts.model import Chart
from crossing.language import prose
from crossing.ledger import Ledger
from crossing.official.counted_twice import published_twice
from some import some

# charts that tell more than is printed: months, days, weeks, days counted twice, the ladder
SPEAKING = {
    "arrivals-2018-2025",
    "days-round-the-meeting",
    "november-2021-days",
    "between-weeks",
    "between-published-twice",
    "between-prevented",
    "record-ladder-by-vintage",
}
MONTHLY = ("between-weeks",)  # its table adds weeks up to months: the weekly table has what its bars say
DAY = re.compile(r"\d{1,2} [A-Z][a-z]+ \d{4}")
NUMBER = re.compile(r"\d[\d,]*(?:\.\d+)?")
MACHINE = re.compile(r"[a-z]_[a-z]|\bNaN\b|\bnan\b|\bNone\b|\bundefined\b|\d{4}-\d\d")


def _tips(shown: Chart) -> dict[str, list[str]]:
    """The sentences of a chart by layout."""
    wide = chapters.specification(shown.chart_id)
    layouts = {"wide": wide, "narrow": wide["usermeta"]["figure"]["narrow"]}
    return {
        name: [row["tip"] for rows in layout["datasets"].values() for row in rows if "tip" in row]
        for name, layout in layouts.items()
    }


def _rows(shown: Chart, ledger: Ledger) -> list[str]:
    """The rows that a chart's sentences may speak of, each in one string with its numbers as the book writes them."""
    words = chapters.specification(shown.chart_id)["usermeta"]["figure"]
    if words["id"] in MONTHLY:
        weeks = ledger.weekly.dropna(subset="arrivals").itertuples()
        return [f"{prose.day(row.week_ending)} | {prose.number(row.arrivals)}" for row in weeks]
    if words["id"] == "between-published-twice":  # its table has the days that differ most
        twice = published_twice(ledger).itertuples()
        return [f"{prose.day(row.date)} | {prose.number(row.then)} | {prose.number(row.now)}" for row in twice]
    if words["columns"][0] == "Month":
        return [
            f"{row[0]} {year.removesuffix(' so far')} | {prose.number(people)}"
            for row in words["rows"] for year, people in zip(words["columns"][1:], row[1:], strict=True) if people is not None
        ]  # fmt: skip
    return [" | ".join(_cell(cell) for cell in row) for row in words["rows"]]


def _cell(cell: object) -> str:
    if isinstance(cell, float) and not cell.is_integer():
        return f"{prose.number(cell)} {prose.number(cell, 1)}"
    return prose.number(cell) if isinstance(cell, (int, float)) else str(cell)


def test_only_charts_that_tell_more_than_is_printed_speak(charts: dict[str, Chart]):
    assert {chart_id for chart_id, shown in charts.items() if any(_tips(shown).values())} == SPEAKING


@pytest.mark.parametrize("chart_id", sorted(SPEAKING))
def test_every_sentence_says_what_the_table_says(charts: dict[str, Chart], ledger: Ledger, chart_id: str):
    rows = _rows(charts[chart_id], ledger)
    by_layout = _tips(charts[chart_id])
    assert by_layout["wide"] == by_layout["narrow"] != []
    for tip in by_layout["wide"]:
        assert not MACHINE.search(tip), tip
        named = DAY.findall(tip) or [tip.partition(":")[0]]
        numbers = set(NUMBER.findall(DAY.sub("", tip).partition(":")[2] if tip[0] != "0" else tip)) - {""}
        numbers -= set(NUMBER.findall(named[0]))
        told = {number for row in rows if all(name in row for name in named) for number in NUMBER.findall(row)}
        assert numbers and numbers <= told, (tip, numbers - told)


@pytest.mark.parametrize("chart_id", sorted(SPEAKING))
def test_days_of_the_week_are_right(charts: dict[str, Chart], chart_id: str):
    for tip in some(_tips(charts[chart_id])["wide"]):
        for weekday, day in re.findall(r"(\w+day) (\d{1,2} [A-Z][a-z]+ \d{4})", tip):
            assert datetime.strptime(day, "%d %B %Y").strftime("%A") == weekday, tip


def test_a_week_is_named_by_its_sunday(charts: dict[str, Chart], ledger: Ledger):
    ends = {f"Week to Sunday {prose.day(end)}" for end in pd.to_datetime(ledger.weekly["week_ending"])}
    for chart_id in ("between-weeks", "between-prevented"):
        assert {tip.partition(":")[0] for tip in _tips(charts[chart_id])["wide"]} <= ends
