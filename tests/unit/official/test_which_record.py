"""Which record? Answers worked out by hand, none that looks ahead, and none where what was announced is not held."""

from __future__ import annotations

from datetime import date, timedelta

import pandas as pd
import pytest

from crossing.crosscheck import results
from crossing.language.spans import Span, half_year, one_day, whole_month
from crossing.ledger import Ledger
from crossing.official import Series, readings
from crossing.official.which_record import (
    OFFERED,
    Among,
    Announced,
    Kind,
    Question,
    Standing,
    announced,
    as_announced,
    asked_by,
    on_record,
    raised,
    rivals,
)

TODAY = date(2021, 5, 8)  # a Saturday


def series(values: dict[date, int | None], last: date = date(2022, 12, 31)) -> Series:
    """Two people a day from 2020 on except where `values` says; None is not recorded."""
    days = pd.date_range("2020-01-01", last)
    people = pd.Series([values.get(day.date(), 2) for day in days], dtype="Int64")
    return Series(pd.DataFrame({"date": days, "arrivals": people}))


def counts(days: dict[date, int], *highest: date, later: tuple[tuple[date, date, int], ...] = ()) -> Announced:
    return Announced(days, {}, list(later), frozenset(highest))


@pytest.mark.parametrize(
    ("kind", "among", "best", "rank", "rivals"),
    [
        (Kind.DAY, Among.YEAR, (one_day(date(2021, 5, 1)), 40), 2, 127),
        (Kind.DAY, Among.SEASON, (one_day(date(2020, 5, 3)), 60), 3, 31 + 7),
        (Kind.DAY, Among.EVER, (one_day(date(2020, 3, 4)), 90), 4, 366 + 127),
        (Kind.WEEKEND, Among.YEAR, (Span(date(2021, 5, 1), date(2021, 5, 2)), 42), 2, 18),
        (Kind.WEEKEND, Among.SEASON, (Span(date(2020, 5, 2), date(2020, 5, 3)), 62), 3, 5 + 1),
        (Kind.WEEKEND, Among.EVER, (Span(date(2020, 5, 2), date(2020, 5, 3)), 62), 3, 52 + 18),
        (Kind.MONTH, Among.YEAR, (whole_month(2021, 1), 62), 1, 4),
        (Kind.MONTH, Among.SEASON, (whole_month(2020, 5), 120), 1, 1),
        (Kind.MONTH, Among.EVER, (whole_month(2020, 3), 150), 1, 16),
        (Kind.HALF, Among.SEASON, (half_year(2020, 1), 510), 1, 1),
        (Kind.HALF, Among.EVER, (half_year(2020, 1), 510), 1, 2),
        (Kind.TO_DATE, Among.SEASON, (Span(date(2020, 1, 1), date(2020, 5, 8)), 404), 2, 1),
    ],
)
def test_a_span_is_held_against_those_of_its_kind_before_it(
    kind: Kind, among: Among, best: tuple[Span, int], rank: int, rivals: int
):
    toy = series(
        {
            date(2020, 3, 4): 90,
            date(2020, 5, 3): 60,
            date(2021, 5, 1): 40,
            TODAY: 30,
            TODAY + timedelta(days=2): 99,  # later: of the month and the half, never before the day
        }
    )
    held = on_record(toy, Question(kind, TODAY, among))
    assert (held.best, held.rank, len(held.rivals)) == (best, rank, rivals)
    assert held.answer is (Standing.RECORD if rank == 1 else Standing.NONE)
    assert all(span.start < held.question.span.start for span, _ in held.rivals)


def test_every_kind_offers_a_comparison_and_only_what_makes_sense():
    for kind, offered in OFFERED.items():
        for among in offered:
            found = list(rivals(Question(kind, TODAY, among), date(2020, 1, 1)))
            assert found and sorted(found) == found
            assert len({span.days for span in found} - {28, 29, 30, 31, 181, 182, 184, 128, 129}) <= 1


def test_equals_are_level_nothing_is_no_record_and_the_first_has_no_rival():
    toy = series(
        {date(2020, 1, 1): 0, date(2020, 1, 2): 0, date(2020, 1, 3): 7, date(2020, 1, 4): 7, date(2020, 1, 5): 8}
    )
    answers = [on_record(toy, Question(Kind.DAY, date(2020, 1, day), Among.EVER)) for day in range(1, 6)]
    assert [held.answer for held in answers] == [
        Standing.FIRST, Standing.NONE, Standing.RECORD, Standing.LEVEL, Standing.RECORD,
    ]  # fmt: skip
    assert [held.rank for held in answers] == [1, 1, 1, 1, 1]
    assert [held.gap for held in answers] == [0, 0, 7, 0, 1]


def test_a_day_that_is_not_recorded_is_no_rival_and_cannot_be_asked_of():
    toy = series({date(2020, 1, 2): None, date(2020, 1, 3): 1})
    held = on_record(toy, Question(Kind.DAY, date(2020, 1, 3), Among.EVER))
    assert [span.day for span, _ in held.rivals] == [date(2020, 1, 1)]
    with pytest.raises(Exception, match="does not record every day"):
        on_record(toy, Question(Kind.DAY, date(2020, 1, 2), Among.EVER))


def test_the_same_part_of_a_year_ends_on_28_february_where_there_is_no_29th():
    held = on_record(series({}, date(2024, 12, 31)), Question(Kind.TO_DATE, date(2024, 2, 29), Among.SEASON))
    assert [(span.end, people) for span, people in held.rivals] == [
        (date(2020, 2, 29), 120), (date(2021, 2, 28), 118), (date(2022, 2, 28), 118), (date(2023, 2, 28), 118),
    ]  # fmt: skip


def test_what_was_announced_answers_only_as_far_as_it_is_held():
    toy, first, second, third = series({}), date(2021, 3, 1), date(2021, 3, 2), date(2021, 3, 3)
    asked = Question(Kind.DAY, third, Among.EVER)
    assert as_announced(counts({first: 9}), toy, asked).answer is Standing.UNKNOWN
    assert as_announced(counts({third: 9}), toy, asked).answer is Standing.OPEN
    assert as_announced(counts({second: 8, third: 9}), toy, asked).answer is Standing.OPEN
    lower = as_announced(counts({second: 10, third: 9}), toy, asked)
    assert (lower.answer, lower.best, lower.rank) == (Standing.NONE, (one_day(second), 10), None)
    highest = as_announced(counts({first: 8, third: 9}, first, third), toy, asked)
    assert (highest.answer, highest.best, highest.gap) == (Standing.RECORD, (one_day(first), 8), 1)
    every_day = {first + timedelta(days=n): 5 for n in range(-59, 2)}
    whole = as_announced(counts({**every_day, third: 6}), toy, Question(Kind.DAY, third, Among.YEAR))
    assert (whole.answer, whole.rank, len(whole.rivals)) == (Standing.RECORD, 1, 61)
    assert as_announced(counts({}), toy, Question(Kind.DAY, date(2021, 1, 1), Among.YEAR)).answer is Standing.UNKNOWN


def test_a_count_published_later_is_what_stood_before_from_then_on_only():
    toy, early, late = series({}), date(2021, 3, 1), date(2021, 6, 1)
    found = counts({early: 5, date(2021, 3, 2): 6, late: 6}, later=((late, early, 7),))
    before = as_announced(found, toy, Question(Kind.DAY, date(2021, 3, 2), Among.EVER))
    after = as_announced(found, toy, Question(Kind.DAY, late, Among.EVER))
    assert before.best == (one_day(early), 5)
    assert (after.answer, after.best) == (Standing.NONE, (one_day(early), 7))


def test_a_span_of_days_was_announced_where_each_of_its_days_was():
    saturday, sunday = date(2021, 5, 8), date(2021, 5, 9)
    weekend = Span(saturday, sunday)
    assert counts({saturday: 3, sunday: 4}).of(weekend) == 7
    assert counts({saturday: 3}).of(weekend) is None
    assert Announced({}, {weekend: 9}, [], frozenset()).of(weekend) == 9


def test_the_ledger_holds_counts_of_the_time_and_leaves_others_out(ledger: Ledger):
    found = announced(ledger)
    assert found.highest <= set(found.days)
    assert found.days[date(2025, 5, 31)] == ledger.public_count("announced-2025-05-31").value
    assert found.days[date(2020, 9, 2)] == 416  # the count announced as the record, not the first report of it
    assert date(2020, 9, 22) not in found.days  # “at least” is not a count
    assert date(2025, 5, 30) not in found.days  # people rescued are not people arriving
    assert found.of_year == {date(2025, 5, 31)}  # PA gave the scope of that record
    assert found.later == [(date(2025, 6, 1), date(2022, 9, 3), 1305)]
    held = as_announced(found, Series(ledger.daily), Question(Kind.DAY, date(2025, 5, 31), Among.EVER))
    assert (held.answer, held.best) == (Standing.NONE, (one_day(date(2022, 9, 3)), 1305))


def test_two_days_were_announced_as_the_highest_and_are_not_so_on_record_now(ledger: Ledger):
    found, now = announced(ledger), Series(ledger.daily)
    asked = [Question(Kind.DAY, day, Among.EVER) for day in sorted(found.highest)]
    assert {as_announced(found, now, question).answer for question in asked} == {Standing.RECORD}
    lost = [question.day for question in asked if on_record(now, question).answer is not Standing.RECORD]
    assert lost == [date(2021, 11, 3), date(2022, 8, 22)]


def test_the_rule_on_records_finds_the_same_places(ledger: Ledger):
    """The rule asks as of the day a report appeared; no later day before that was higher, so the places must agree."""
    named = {
        (Kind.DAY, Among.EVER): ("rank now, ever", "rank now, its highest day, ever"),
        (Kind.DAY, Among.YEAR): ("rank now, its highest day, this year",),
        (Kind.WEEKEND, Among.EVER): ("rank now, weekend, ever",),
        (Kind.WEEKEND, Among.YEAR): ("rank now, weekend, this year",),
        (Kind.TO_DATE, Among.SEASON): ("rank now, year to date",),
    }
    now, compared = Series(ledger.daily), 0
    for finding in results(ledger).findings:
        if finding.rule != "record-as-of-date":
            continue
        numbers = {each.key: each.value for each in finding.numbers}
        for question in asked_by(finding.claims[0], now):
            for label in named.get((question.kind, question.among), ()):
                if label in numbers:
                    compared += 1
                    assert numbers[label] == on_record(now, question).rank, (finding.finding_id, question)
    assert compared == 13


def test_each_claimed_record_is_asked_once(ledger: Ledger):
    found = raised(ledger)
    questions = [question for _, asked in found for question in asked]
    assert len(questions) == len(set(questions)) == 11
    assert {claim.claim_id for claims, _ in found for claim in claims} == {
        claim.claim_id for claim in ledger.rows.claims.values() if claim.record
    }
    assert [claims[0].source.published for claims, _ in found] == sorted(
        claims[0].source.published for claims, _ in found
    )


def test_the_chart_of_readings_asks_the_same(ledger: Ledger):
    now, day = Series(ledger.daily), date(2025, 5, 31)
    rows = readings.records(now, day, date(2025, 6, 1)).set_index("label")
    held = on_record(now, Question(Kind.DAY, day, Among.EVER))
    assert held.best is not None
    assert (rows.loc["Day, any year", "rank"], rows.loc["Day, any year", "best"]) == (held.rank, held.best[1])
