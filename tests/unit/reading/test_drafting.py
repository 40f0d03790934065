"""Draft rows of the ledger: filled as far as the text goes, in the schema's own words."""

from __future__ import annotations

from datetime import date

import pytest

from crossing.ledger import load, resource
from crossing.reading.drafting import draft_rows
from crossing.reading.engine import check

FIELDS = resource("claims")["schema"]["fields"]
TEXT = (
    "On 31 May 2025, a record 1,195 people crossed the Channel in 19 boats, each with between 50 and 65 people.\n"
    "Arrivals in 2023 were down 36% on 2022. “At least 14,800 have come in small boats this year,” said the Home Secretary.\n"
    "Britain pledged £54m to France."
)


def rows() -> list[dict[str, str]]:
    checked = check(TEXT, date(2025, 6, 2))
    return draft_rows(checked.figures, TEXT.split("\n"), "next", [field["name"] for field in FIELDS])


def row(value: str) -> dict[str, str]:
    return next(one for one in rows() if one["value"] == value)


def test_rows_are_of_the_ledgers_shape() -> None:
    measures = set(load().measures["measure"])
    for one in rows():
        assert list(one) == [field["name"] for field in FIELDS]
        assert one["measure"] in measures and one["quote"] in TEXT and len(one["quote"].split()) <= 20
        for field in FIELDS:
            allowed = field.get("constraints", {}).get("enum")
            assert not allowed or one[field["name"]] in ["", *allowed], field["name"]


def test_span_base_sign_range_and_speaker_are_filled() -> None:
    day = row("1195")
    assert (day["measure"], day["period_start"], day["period_end"]) == ("daily_arrivals", "2025-05-31", "2025-05-31")
    assert day["record"] == "day" and day["speaker"] == "the outlet"
    fall = row("-36")
    assert (fall["measure"], fall["unit"]) == ("growth", "percent")
    assert (fall["period_start"], fall["base_start"], fall["base_end"]) == ("2023-01-01", "2022-01-01", "2022-12-31")
    assert (row("50")["value"], row("50")["value_high"]) == ("50", "65")
    said = row("14800")
    assert said["speaker"] == "the Home Secretary" and said["qualifier"] == "at_least"
    assert (said["measure"], said["period_start"]) == ("arrivals_to_date", "2025-01-01")
    assert row("54000000")["unit"] == "GBP"


DATES = (
    "Published on 15 April 2022.\n"
    "Between 1 January and 14 April, 6,693 people crossed, against 2,000 in the same months of 2021.\n"
    "Since 5 April, when the weather turned, 1,500 have come; the record stood since last Saturday.\n"
    "So far in 2022 nobody has died."
)


def test_dates_have_the_days_that_their_words_give_and_stand_once() -> None:
    figures = check(DATES, date(2022, 4, 15)).figures
    drafted = draft_rows(
        figures, DATES.split("\n"), "next", [field["name"] for field in FIELDS], published=date(2022, 4, 15)
    )
    dates = [one for one in drafted if one["measure"] == "date"]
    told = [(one["line"], one["period_start"], one["period_end"], one["period_basis"]) for one in dates]
    assert told == [
        ("1", "2022-04-15", "2022-04-15", "stated"),
        ("2", "2022-01-01", "2022-04-14", "inferred"),
        ("2", "", "", ""),  # which months these are, the words do not say by themselves
        ("3", "2022-04-05", "2022-04-05", "inferred"),
        ("4", "2022-01-01", "2022-04-15", "inferred"),
    ]
    assert "15 April 2022" in dates[0]["quote"] and "1 January and 14 April" in dates[1]["quote"]
    assert [one["claim_id"] for one in drafted] == [f"next-{number:02}" for number in range(1, len(drafted) + 1)]


@pytest.mark.parametrize(
    ("text", "scope"),
    [
        ("On Sunday 534 people crossed the Channel, the highest number of the year so far.", "day of the year"),
        ("On Sunday 534 people crossed the Channel, the most on any day of this month.", "day of the month"),
        ("On Sunday 534 people crossed the Channel, a record.", "day"),
        ("From January to June 2025 a record 19,982 people crossed the Channel.", "half-year"),
    ],
)
def test_a_record_has_the_scope_that_its_words_name(text: str, scope: str) -> None:
    day = date(2024, 4, 15) if "Sunday" in text else date(2025, 7, 2)
    drafted = draft_rows(check(text, day).figures, [text], "next", [field["name"] for field in FIELDS])
    assert [one["record"] for one in drafted if one["unit"] == "people"] == [scope]


@pytest.mark.parametrize(
    ("people", "day"),
    [
        ("700", "2024-04-07"),  # neither Sunday has it, and that of March is nearer to it
        ("442", "2024-03-31"),  # the Sunday of March has it
    ],
)
def test_of_two_sundays_the_last_is_drafted_where_neither_has_the_number(people: str, day: str) -> None:
    text = f"On Sunday {people} people crossed the Channel in small boats."
    figures = check(text, date(2024, 4, 13)).figures
    (drafted,) = draft_rows(figures, [text], "next", [field["name"] for field in FIELDS], date(2024, 4, 13))
    assert (drafted["period_start"], drafted["period_end"]) == (day, day)
