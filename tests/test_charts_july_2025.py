"""July 2025: first halves in people and boats, the money that adds up and the totals that differ, the pilot's dates."""

from __future__ import annotations

import csv
from dataclasses import replace

import pytest

from crossing.charts import core, july_2025
from crossing.ledger import Ledger
from crossing.paths import DATA

IDS = ("first-halves-people", "first-halves-boats", "money-since-2018")


def test_first_halves_against_the_bare_table(ledger: Ledger):
    people: dict[int, int] = {}
    boats: dict[int, int] = {}
    with (DATA / "official" / "home_office_daily.csv").open(encoding="utf-8", newline="") as handle:
        for row in csv.DictReader(handle):
            year, month = int(row["date"][:4]), int(row["date"][5:7])
            if month <= 6:
                people[year] = people.get(year, 0) + int(row["arrivals"])
                boats[year] = boats.get(year, 0) + int(row["boats"])
    found = july_2025.first_halves(ledger).set_index("year")
    assert found["people"].to_dict() == people and found["boats"].to_dict() == boats
    assert (people[2024], people[2025]) == (13489, 19982)
    assert round((19982 - 13489) / 13489 * 100) == 48
    assert max(people, key=people.get) == 2025 and max(boats, key=boats.get) == 2022
    assert (boats[2022], boats[2025]) == (366, 343)


def test_a_half_that_has_not_ended_is_left_out(ledger: Ledger):
    cut = replace(ledger, daily=ledger.daily.loc[ledger.daily["date"] < "2026-06-30"])
    assert july_2025.first_halves(cut)["year"].max() == 2025


def test_money_adds_up(ledger: Ledger):
    rows = july_2025.money_rows(ledger)
    parts = rows.loc[rows["kind"] == "component"]
    # 45.5 + 3.25 + 2.25 + 28.1 + 54 + 62.2 + 476 (or 481), in million pounds
    assert parts["end"].iloc[-1] == pytest.approx(671.3) and parts["high"].iloc[-1] == pytest.approx(676.3)
    assert parts["start"].iloc[1:].to_numpy() == pytest.approx(parts["end"].iloc[:-1].to_numpy())
    assert rows.loc[rows["kind"] == "sum", "text"].tolist() == ["£671.3 to £676.3 million"]
    assert rows.loc[rows["kind"] == "total", "text"].tolist() == [
        "£657 million",
        "more than £700 million",
        "£771 million",
    ]
    # The total that counts earlier years is no answer for the years since 2018.
    assert rows.loc[rows["wider"], "text"].tolist() == ["£771 million"]
    assert "£771 million" not in core.FIGURES["money-since-2018"](ledger).title


@pytest.mark.parametrize("ident", IDS)
def test_words_carry_the_numbers(ident: str, ledger: Ledger):
    made = core.FIGURES[ident](ledger)
    wanted = {
        "first-halves-people": (("20,000", "19,982", "48%"), ("13,489 in 2024", "19,982 in 2025", "11,884")),
        "first-halves-boats": (("19,982", "343", "366"), ("366", "343", "from 35 to 58")),
        "money-since-2018": (
            ("since 2018", "£657 million", "more than £700 million", "£671.3 to £676.3 million"),
            ("£45.5 million", "more than £700 million", "£771 million"),
        ),
    }[ident]
    assert all(words in made.title for words in wanted[0]), made.title
    assert all(words in made.alt for words in wanted[1]), made.alt
