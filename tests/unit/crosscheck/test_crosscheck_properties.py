"""Properties of the cross-check: a planted contradiction is always found, and a ledger of true claims is never accused."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

import pandas as pd
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from crossing import crosscheck
from crossing.language.dates import WEEKDAYS
from crossing.language.spans import Span
from crossing.ledger import Ledger, load, resource
from crossing.official import Series
from crossing.workshop.synthetic import claim, source, table, true_claims, true_ledger

pytestmark = pytest.mark.apart
REAL = load()
SERIES = Series(REAL.daily)
ACCUSED = {"does not fit"}
CHECKED = settings(max_examples=12, deadline=None, suppress_health_check=[HealthCheck.too_slow], derandomize=True)

# A day on which enough people arrived for a false figure to be far outside any revision.
busy_days = st.sampled_from([day for day in SERIES.days_of(100) if 2020 <= day.year <= 2024])
Row = dict[str, Any]


def ledger_with(claims: list[Row], moment: date, seed: int) -> Ledger:
    """A ledger of sixty true claims and the given claims, told two days after `moment`."""
    sources, others = true_claims(SERIES, 60, seed)
    told = source("planted", moment + timedelta(days=2))
    made = true_ledger(REAL, 0)
    return made.replaced(sources=table("sources", [*sources, told]), claims=table("claims", [*others, *claims]))


def planted(number: int, measure: str, value: float | None, *span: date, **other: Any) -> Row:
    return claim(f"planted-{number:02d}", measure, value, *span, line=number, **other)


def wrong_day(day: date, _seed: int) -> list[Row]:
    return [planted(1, "daily_arrivals", SERIES.day(day) * 4 + 1_501, day)]


def wrong_total(day: date, _seed: int) -> list[Row]:
    return [planted(1, "arrivals_to_date", SERIES.to_date(day) * 3 + 3_001, date(day.year, 1, 1), day)]


def wrong_year(day: date, _seed: int) -> list[Row]:
    return [
        planted(
            1,
            "annual_arrivals",
            SERIES.year(day.year - 1) * 2 + 1_001,
            date(day.year - 1, 1, 1),
            date(day.year - 1, 12, 31),
        )
    ]


def wrong_growth(day: date, _seed: int) -> list[Row]:
    spans = {"base_start": date(day.year - 1, 1, 1), "base_end": date(day.year - 1, 12, 31)}
    true = 100 * (SERIES.to_date(day) / SERIES.year(day.year - 1) - 1)
    return [planted(1, "growth", round(true) + 25, date(day.year, 1, 1), day, unit="percent", **spans)]


def two_figures(day: date, seed: int) -> list[Row]:
    return [planted(1, "attempted_crossings", 500 + seed, day), planted(2, "attempted_crossings", 700 + seed, day)]


def parts_that_do_not_add_up(day: date, seed: int) -> list[Row]:
    people = SERIES.day(day)
    return [
        planted(1, "attempted_crossings", people + 50, day),
        planted(2, "intercepted_by_france", 51 + seed, day),
        planted(3, "daily_arrivals", people, day),
    ]


def total_that_falls(day: date, _seed: int) -> list[Row]:
    start = date(day.year, 1, 1)
    people = SERIES.to_date(day)
    return [
        planted(1, "arrivals_to_date", people * 2, start, day - timedelta(days=1)),
        planted(2, "arrivals_to_date", people, start, day),
    ]


def day_above_its_year(day: date, _seed: int) -> list[Row]:
    total = SERIES.to_date(day)
    return [
        planted(1, "arrivals_to_date", total, date(day.year, 1, 1), day),
        planted(2, "daily_arrivals", total + 2_000, day),
    ]


def false_record(day: date, _seed: int) -> list[Row]:
    # The day after the highest day of its month so far cannot be a record if it was lower and far below it.
    top = SERIES.highest(Span(day.replace(day=1), day))[0]
    low = min((day - timedelta(days=n) for n in range(day.day)), key=SERIES.day)
    return [
        planted(1, "daily_arrivals", SERIES.day(low), low, record="day"),
        planted(2, "daily_arrivals", SERIES.day(top), top),
    ]


def wrong_weekday(day: date, seed: int) -> list[Row]:
    other = WEEKDAYS[(day.weekday() + 1 + seed % 6) % 7]
    return [planted(1, "date", None, day, unit="date", quote=f"it was on {other} that")]


def told_too_early(day: date, seed: int) -> list[Row]:
    return [planted(1, "daily_arrivals", 10, day + timedelta(days=3 + seed))]


def wrong_multiple(day: date, _seed: int) -> list[Row]:
    # Exactly: “more than” is true of a span before which nobody came.
    return [planted(1, "arrivals_multiple", 1e6, day - timedelta(days=365), day, unit="ratio")]


def wrong_rise(day: date, _seed: int) -> list[Row]:
    start, before = date(day.year, 1, 1), SERIES.year(day.year - 1)
    total = SERIES.to_date(day)
    return [
        planted(1, "arrivals_to_date", total, start, day),
        planted(
            2,
            "growth",
            total - before * 2 - 5_000,
            start,
            day,
            base_start=date(day.year - 1, 1, 1),
            base_end=date(day.year - 1, 12, 31),
        ),
    ]


CONTRADICTIONS: list[Callable[[date, int], list[Row]]] = [
    wrong_day, wrong_total, wrong_year, wrong_growth, two_figures, parts_that_do_not_add_up, total_that_falls, day_above_its_year, false_record, wrong_weekday,
    told_too_early, wrong_multiple, wrong_rise,
]  # fmt: skip


@pytest.mark.slow
@pytest.mark.parametrize("plant", CONTRADICTIONS, ids=lambda plant: plant.__name__)
@CHECKED
@given(day=busy_days, seed=st.integers(0, 500))
def test_a_planted_contradiction_is_always_found(plant: Callable[[date, int], list[Row]], day: date, seed: int) -> None:
    claims = plant(day, seed)
    if (
        plant is false_record
        and SERIES.highest(Span(day.replace(day=1), day))[1] - SERIES.day(claims[0]["period_start"].date()) < 200
    ):
        return  # too close to call: revision could swap the two
    ledger = ledger_with(claims, day, seed)
    found = crosscheck.run(ledger)
    told = crosscheck.judged(ledger, found)
    judged = told.judgements
    ours = [row["claim_id"] for row in claims]
    accused = [claim_id for claim_id in ours if judged[claim_id].number in ACCUSED]
    assert accused, [judged[claim_id] for claim_id in ours]
    for claim_id in accused:
        # Whoever is accused can read why, and the finding that says so names the claim.
        assert any(
            claim_id in one.claim_ids and one.verdict in ACCUSED and one.sentence == judged[claim_id].reason
            for one in found
        )
        # It is a slip, told once: of the claim, with that sentence or one that leads it.
        slips = [slip for slip in told.slips if claim_id in {claim.claim_id for claim in slip.judged}]
        assert any(judged[claim_id].reason in [one.sentence for one in slip.findings] for slip in slips)
        told_in = [ident for slip in told.slips for ident in slip.finding_ids]
        assert len(told_in) == len(set(told_in))
    # The true claims beside it stay unaccused, unless they speak of the very span that the false one does.
    spans = {(row["measure"], row["period_start"], row["period_end"]) for row in claims}
    for row in ledger.claims.itertuples():
        if row.source_id != "planted" and judged[row.claim_id].number in ACCUSED:
            about = next(one for one in found if row.claim_id in one.claim_ids and one.verdict in ACCUSED)
            assert any(claim_id in about.claim_ids for claim_id in ours), (row, spans, about)


@pytest.mark.slow
@CHECKED
@given(seed=st.integers(0, 100_000), count=st.integers(0, 150))
def test_a_ledger_of_true_claims_is_never_accused(seed: int, count: int) -> None:
    ledger = true_ledger(REAL, count, seed)
    found = crosscheck.run(ledger)
    told = crosscheck.judged(ledger, found)
    judged = told.judgements.values()
    assert len(judged) == count
    assert [one for one in judged if one.number in ACCUSED or one.words in ("garbled", "misleading")] == []
    assert [slip for slip in told.slips if slip.grade == "misleading"] == []
    assert [one for one in found if one.severity == "misleading" and one.verdict in ACCUSED] == []


@pytest.mark.slow
@CHECKED
@given(seed=st.integers(0, 100_000))
def test_the_order_of_rows_changes_nothing_but_the_order_of_verdicts(seed: int) -> None:
    ledger = true_ledger(REAL, 80, seed)
    turned = ledger.replaced(claims=ledger.claims.iloc[::-1].reset_index(drop=True))
    first, second = crosscheck.results(ledger), crosscheck.results(turned)
    assert {ident: one.outcome for ident, one in first.judgements.items()} == {
        ident: one.outcome for ident, one in second.judgements.items()
    }
    assert [slip.what for slip in first.slips] == [slip.what for slip in second.slips]


def enum_of(column: str) -> list[str]:
    return next(item for item in resource("claims")["schema"]["fields"] if item["name"] == column)["constraints"][
        "enum"
    ]


PHRASES = [
    "a record of last week and yesterday", "on Sunday and Friday in August", "since the data was first collected in 2018", "the Prime Minister, 57, said", "the deal of July 2021",
    "30 February 2022 and updated", "this is simply not true", "until 2038 or later",
]  # fmt: skip
any_day = st.none() | st.dates(date(2016, 1, 1), date(2027, 12, 31))


@st.composite
def any_claim(draw: st.DrawFn) -> Row:
    """A claim that the schema allows, sensible or not."""
    start, base = draw(any_day), draw(any_day)
    end = None if start is None else draw(st.none() | st.just(start) | st.dates(start, date(2028, 2, 29)))
    value = draw(st.none() | st.integers(0, 10**9) | st.floats(0, 1e9))
    other = {
        "qualifier": draw(st.sampled_from(enum_of("qualifier"))), "unit": draw(st.sampled_from(enum_of("unit"))), "record": draw(st.sampled_from(["", *enum_of("record")])),
        "speaker_role": draw(st.sampled_from(enum_of("speaker_role"))), "quote": draw(st.sampled_from(PHRASES)), "line": draw(st.integers(1, 3)),
        "reading": draw(st.sampled_from(["", "another wording"])), "value_high": None if value is None else draw(st.none() | st.just(value + 1)),
        "base_start": base, "base_end": None if base is None else draw(st.just(base) | st.dates(base, date(2028, 2, 29))),
    }  # fmt: skip
    other["reading_basis"] = draw(st.sampled_from(enum_of("reading_basis"))) if other["reading"] else ""
    return claim("x-00", draw(st.sampled_from(sorted(REAL.rows.measures))), value, start, end, **other) | {
        "period_end": None if end is None else pd.Timestamp(end)
    }


@pytest.mark.slow
@settings(CHECKED, max_examples=60)
@given(claims=st.lists(any_claim(), max_size=12), said=st.dates(date(2017, 1, 1), date(2027, 12, 31)))
def test_any_claim_that_the_schema_allows_gets_one_verdict_and_no_error(claims: list[Row], said: date) -> None:
    rows = [row | {"claim_id": f"x-{number:02d}", "source_id": "x"} for number, row in enumerate(claims)]
    ledger = true_ledger(REAL, 0).replaced(sources=table("sources", [source("x", said)]), claims=table("claims", rows))
    told = crosscheck.results(ledger)
    assert list(told.judgements) == [row["claim_id"] for row in rows]
    assert all(one.reason for one in told.judgements.values())


@pytest.mark.slow
def test_time_grows_in_proportion() -> None:
    import time

    def seconds(count: int) -> float:
        ledger = true_ledger(REAL, count, 1)
        start = time.process_time()
        crosscheck.run(ledger)
        return time.process_time() - start

    seconds(500)  # what is worked out once is out of the way
    small, large = seconds(2_000), seconds(8_000)
    assert large < small * 4 * 2, f"2,000 claims took {small:.2f} s and 8,000 took {large:.2f} s"
