"""The official series answers in numbers worked out by hand, and says when it cannot answer."""

from __future__ import annotations

from datetime import date, timedelta

import pandas as pd
import pytest

from crossing.errors import BookError
from crossing.language.spans import (
    Span,
    half_year,
    month_end,
    one_day,
    twelve_months_after,
    twelve_months_to,
    weekend_of,
    whole_year,
)
from crossing.ledger import Ledger
from crossing.official import (
    AsPublished,
    Counted,
    Fit,
    Releases,
    Revision,
    Series,
    Statement,
    baselines,
    official,
    releases,
    revision,
)
from pins import pin


def daily(values: dict[str, int | None], first: str, last: str, other: int = 0) -> pd.DataFrame:
    """A daily table from `first` to `last` with `other` people a day except where `values` says."""
    days = pd.date_range(first, last)
    column = [values.get(day.date().isoformat(), other) for day in days]
    return pd.DataFrame({"date": days, "arrivals": pd.Series(column, dtype="Int64")})


@pytest.fixture
def toy() -> Series:
    """Two people a day from 2020 to 2022, 50 on 29 February 2020, 70 on 1 May 2021, 60 on 2 May 2021."""
    return Series(daily({"2020-02-29": 50, "2021-05-01": 70, "2021-05-02": 60}, "2020-01-01", "2022-12-31", 2))


def test_sums_of_a_day_a_month_a_half_and_a_year(toy: Series) -> None:
    assert toy.day("2020-02-29") == 50
    assert toy.month(2020, 2) == 28 * 2 + 50
    assert toy.half(2020, 1) == 181 * 2 + 50
    assert toy.half(2020, 2) == 184 * 2
    assert toy.year(2021) == 363 * 2 + 70 + 60
    assert toy.to_date("2021-05-01") == 120 * 2 + 70
    assert toy.weekend("2021-04-29") == 70 + 60  # the week of Monday 26 April ends on Sunday 2 May


def test_highest_rank_and_overtaken(toy: Series) -> None:
    assert toy.highest(whole_year(2020)) == (date(2020, 2, 29), 50)
    assert toy.rank(date(2021, 5, 2), toy.whole) == 2
    assert toy.rank(date(2021, 5, 2), Span(date(2021, 5, 2), date(2022, 12, 31))) == 1
    eve = date(2021, 4, 30)  # a higher day just after the span does not count
    assert toy.rank(eve, Span(date(2021, 1, 1), eve)) == 1
    assert toy.days_above(1, one_day(eve)) == 1
    assert toy.overtaken("2020-02-29") == (date(2021, 5, 1), 70)
    assert toy.overtaken("2021-05-01") is None
    assert toy.ladder == [(date(2020, 1, 1), 2), (date(2020, 2, 29), 50), (date(2021, 5, 1), 70)]


@pytest.mark.parametrize(
    "ask",
    [
        lambda s: s.day("2019-12-31"),
        lambda s: s.year(2023),
        lambda s: s.total(Span(date(2022, 12, 30), date(2023, 1, 1))),
    ],
)
def test_outside_the_table_is_an_error_and_never_zero(toy: Series, ask) -> None:
    with pytest.raises(BookError, match="does not record every day"):
        ask(toy)


def test_a_day_that_is_not_recorded_is_not_zero() -> None:
    series = Series(daily({"2020-01-02": None}, "2020-01-01", "2020-01-03", 5))
    assert not series.has("2020-01-02") and series.has("2020-01-01")
    with pytest.raises(BookError):
        series.total(series.whole)


def test_mistakes_get_one_sentence(toy: Series) -> None:
    with pytest.raises(BookError, match="is not a date"):
        toy.day("31 May 2025")
    with pytest.raises(ValueError, match="the end comes first"):
        Span(date(2021, 2, 1), date(2021, 1, 1))
    with pytest.raises(BookError, match="half 1 and half 2"):
        toy.half(2021, 3)
    with pytest.raises(BookError, match="no rows"):
        Series(daily({}, "2020-01-01", "2020-01-01").iloc[:0])


def test_calendar_helpers() -> None:
    assert half_year(2025, 1) == Span(date(2025, 1, 1), date(2025, 6, 30))
    assert month_end(2024, 2) == date(2024, 2, 29)
    assert weekend_of(date(2025, 6, 1)) == Span(date(2025, 5, 31), date(2025, 6, 1))


def test_as_published_keeps_the_two_tables_and_what_came_before_and_after() -> None:
    days = pd.DataFrame(
        {
            "date": pd.to_datetime(["2021-08-21", "2021-11-11"]),
            "arrivals_as_published": [828, 1185],
            "citation": ["PA", "PA"],
        }
    )
    mod = pd.DataFrame(
        {"date": pd.to_datetime(["2022-06-01"]), "arrivals_as_published": [90], "boats_as_published": [3]}
    )
    then = AsPublished(days, mod)
    assert then.day("2021-08-21").value == 828
    assert then.day("2022-06-01").by == "Ministry of Defence"
    assert then.day("2021-08-22") is None
    assert then.announced_before(date(2021, 11, 11)) == (date(2021, 8, 21), 828)
    assert then.announced_after(date(2021, 8, 21)) == (date(2021, 11, 11), 1185)
    assert then.announced_after(date(2021, 11, 11)) is None


def test_revision_is_measured_not_assumed() -> None:
    found = Revision([200, 300, 5, 0], [220, 300, 20, 0])
    assert (found.days, found.with_arrivals, found.differing, found.sum_published, found.sum_now) == (4, 3, 2, 505, 540)
    assert found.largest_share == pytest.approx(0.1)
    assert found.usual_share == pytest.approx(0.095)  # 19 in 20 of the way from 0 to 0.1
    assert found.largest(500) == pytest.approx(50)
    assert found.largest(50) == 15  # people, not a share, on small days


def test_days_without_arrivals_do_not_make_counts_look_steadier() -> None:
    moved, still = Revision([20, 30], [24, 36]), Revision([20, 30, *[0] * 98], [24, 36, *[0] * 98])
    assert moved.usual(50) == still.usual(50) == pytest.approx(4 + 0.95 * 2)


def test_the_revision_of_the_real_tables(ledger: Ledger) -> None:
    found = revision(AsPublished(ledger.record_days, ledger.mod_daily), Series(ledger.daily))
    assert (found.days, found.differing, found.sum_published, found.sum_now) == (234, 70, 36344, 36445)
    assert (found.large_days, found.with_arrivals) == (85, 114)


def test_the_home_offices_own_first_counts_are_held_against_the_series(ledger: Ledger) -> None:
    """On 10 July 2026 its page gave 225 people, and 255 from the third day on."""
    people = official(ledger).people
    moved = {day: value for day, value in people.then.by_home_office.items() if people.series.day(day) != value}
    assert moved == {date(2026, 7, 10): 225} and people.series.day("2026-07-10") == 255
    said = official(ledger).judge(Statement(225), one_day(date(2026, 7, 10)))
    assert said.answer is Fit.FITS_THEN and "225 were published at the time" in said.reason
    assert official(ledger).judge(Statement(235), one_day(date(2026, 7, 10))).answer is Fit.DOES_NOT_FIT
    assert people.then.last_by_others == date(2023, 1, 30), "the Home Office is not one of the others"


def releases_of(*rows: tuple[str, int, int, int, float]) -> Releases:
    names = ("first_day", "days_compared", "days_moved", "largest_people", "largest_share")
    return releases(pd.DataFrame(rows, columns=names), date(2023, 1, 30))


def test_the_home_offices_own_days_move_as_the_compared_releases_say() -> None:
    still = releases_of(("2018-01-01", 1856, 900, 400, 0.5), ("2023-01-31", 1000, 0, 0, 0.0))
    assert still == Releases(1000, 0, 0, 0.0)  # older days were first published by others
    # no day counts twice
    assert releases_of(("2023-01-31", 1000, 0, 0, 0.0), ("2023-01-31", 1007, 0, 0, 0.0)).days == 1007
    one = releases_of(("2023-01-31", 1000, 0, 0, 0.0), ("2023-01-31", 1200, 1, 2, 0.01))
    assert (one.usual(700), one.largest(700), one.largest(100)) == (0, 7, 2)  # one day in a thousand is not usual
    many = releases_of(("2023-01-31", 100, 6, 30, 0.1))
    assert many.usual(700) == many.largest(700) == 70


def test_boats_are_counted_like_people(ledger: Ledger) -> None:
    boats = Series(ledger.daily, Counted.BOATS)
    assert boats.day("2025-05-31") == 19
    assert boats.year(2022) == ledger.daily.loc[ledger.daily["date"].dt.year == 2022, "boats"].sum()
    then = AsPublished(ledger.record_days, ledger.mod_daily, counted=Counted.BOATS)
    assert then.day("2022-05-23").value == 7 and then.announced == []


def test_totals_that_a_reader_will_know(ledger: Ledger) -> None:
    series = Series(ledger.daily)
    assert [series.year(year) for year in range(2018, 2026)] == [pin(f"year.{year}") for year in range(2018, 2026)]
    assert series.day("2021-08-21") == pin("day.2021-08-21")
    assert series.day("2021-11-11") == pin("day.2021-11-11")
    assert series.highest(series.whole) == (date(2022, 9, 3), pin("day.2022-09-03"))


@pytest.mark.parametrize(
    ("when", "first", "last"),
    [
        (date(2021, 11, 16), date(2020, 11, 17), date(2022, 11, 16)),
        (date(2020, 5, 31), date(2019, 6, 1), date(2021, 5, 31)),  # a leap day lies before it
        (date(2020, 2, 29), date(2019, 3, 1), date(2021, 2, 28)),
    ],
)
def test_twelve_months_are_a_calendar_year(when: date, first: date, last: date) -> None:
    assert twelve_months_to(when) == Span(first, when)
    assert twelve_months_after(when) == Span(when + timedelta(days=1), last)


def test_twelve_months_to_a_day_against_the_months(ledger: Ledger) -> None:
    series = Series(ledger.daily)
    months = [series.month(2019, month) for month in range(6, 13)] + [
        series.month(2020, month) for month in range(1, 6)
    ]
    assert series.twelve_months("2020-05-31") == sum(months) == 3180


def test_baselines_of_a_term_by_hand() -> None:
    # One person a day in 2019 and 2020, ten a day in 2021: each baseline can be worked out in the head.
    table = daily({}, "2018-01-01", "2021-12-31", 1)
    table.loc[table["date"] >= "2021-01-01", "arrivals"] = 10
    found = {base.name: base for base in baselines(Series(table), Span(date(2020, 7, 1), date(2021, 6, 30)))}
    assert len(found) == 7
    calendar = found["the calendar year in which the term ended, against the last full year before it"]
    assert (calendar.people_before, calendar.people_after, calendar.multiple) == (365, 3650, 10)
    assert found["the calendar year in which the term began, against the year before"].multiple == pytest.approx(
        366 / 365
    )
    whole = found["the whole term, against an equal span just before it"]
    assert (whole.people_before, whole.people_after) == (365, 184 + 181 * 10)
    months = found["1 January to the day the term ended, against the same months of the last year before it"]
    assert (months.people_before, months.people_after) == (181, 1810)


def test_baselines_leave_out_what_the_table_does_not_cover() -> None:
    series = Series(daily({}, "2020-01-01", "2021-12-31", 1))
    covered = baselines(series, Span(date(2021, 1, 1), date(2021, 12, 31)))
    assert covered and all(series.covers(base.before) and series.covers(base.after) for base in covered)
    assert baselines(series, Span(date(2020, 1, 1), date(2020, 12, 31))) == []  # nothing is recorded before the term


def test_nobody_before_makes_an_infinite_multiple() -> None:
    series = Series(daily({"2021-06-01": 5}, "2020-01-01", "2021-12-31"))
    assert {base.multiple for base in baselines(series, Span(date(2021, 1, 1), date(2021, 12, 31)))} == {float("inf")}


def test_a_day_announced_at_the_time_is_known_as_it_was_announced_then(ledger: Ledger):
    """31 May 2025: 1,194 were announced, 1,195 are on record now; no table of days holds the first."""
    then = official(ledger).people.then
    announced = then.day("2025-05-31")
    assert announced is not None and announced.value == 1194 and "PA" in announced.by
    assert official(ledger).boats.then.day("2025-05-31") is None
    # the list of record days goes before a first report, and a record told years later is no count of the time
    assert then.day("2020-09-02").value == 416 and then.day("2022-09-03").value == 960
    assert then.day("2020-09-22") is None, "at least 393 is no count to the last digit"
    found = official(ledger).judge(Statement(1194), one_day(date(2025, 5, 31)), said=date(2025, 6, 1))
    assert (found.answer, found.now) == (Fit.FITS_THEN, 1195)
