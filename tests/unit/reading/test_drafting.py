"""Draft rows of the ledger: filled as far as the text goes, in the schema's own words."""

from __future__ import annotations

from datetime import date

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
