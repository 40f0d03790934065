"""Dated events: their order, and how a table of them says when they were."""

from __future__ import annotations

from dataclasses import replace

from crossing.book import reference
from crossing.ledger import load


def test_events_of_one_date_stand_in_the_order_given() -> None:
    events = load().rows.events
    asked, answered = events["2021-09-09-turnaround"], events["2021-09-09-darmanin-reply"]
    assert asked.place < answered.place
    unordered = replace(answered, order=None)
    assert answered.place < unordered.place, "one without a place comes after those that have one"
    assert unordered.place < events["2021-10-09-not-one-euro"].place, "the date comes first"


def test_the_table_of_events_keeps_the_order() -> None:
    table = str(reference.policy_table(load(), "september-2021"))
    assert table.index("Border Force is training") < table.index("Answering the report")


def test_the_table_of_events_names_the_last_day_of_one_that_lasted() -> None:
    table = str(reference.policy_table(load(), "july-2025"))
    assert "8\u00a0July\u00a02025 to 10\u00a0July\u00a02025" in table
