"""ONE reader of dates: what time words mean, worked out by hand on a calendar, and where they stand."""

from __future__ import annotations

import itertools
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crossing.language import dates
from crossing.language.dates import Dated, Kind, find_dates, find_points
from crossing.language.spans import Span, like_days


def read(text: str, said: str = "2025-06-04", **options: object) -> list[tuple[str, str]]:
    """Kind and span of every time word: "since 2024-07-05/2025-06-04"; an end that is open or not known is "?"."""
    found = find_dates(text, date.fromisoformat(said) if said else None, **options)  # type: ignore[arg-type]
    return [(one.kind.value, f"{one.start or '?'}/{one.end or '?'}") for one in found]


# text, day of publication, kind, first and last day
CASES = [
    # days
    ("on 2025-05-31 at noon", "", "day", "2025-05-31/2025-05-31"),
    ("On 31 May 2025, they crossed", "", "day", "2025-05-31/2025-05-31"),
    ("On the 31st of May 2025", "", "day", "2025-05-31/2025-05-31"),
    ("On May 31, 2025, they crossed", "", "day", "2025-05-31/2025-05-31"),
    ("Saturday, May 31", "2025-06-04", "day", "2025-05-31/2025-05-31"),
    ("on 31 May", "2025-06-04", "day", "2025-05-31/2025-05-31"),
    ("on 31 May", "2025-05-30", "day", "2024-05-31/2024-05-31"),  # the last such day not after publication
    ("on 22 May this year", "2026-06-23", "day", "2026-05-22/2026-05-22"),
    ("from 22 February to 22 May this year", "2026-06-23", "between", "2026-02-22/2026-05-22"),
    ("in the 30 days before 22 June 2023", "", "between", "2023-05-23/2023-06-21"),
    ("in the two weeks after 3 July 2023", "", "between", "2023-07-04/2023-07-17"),
    ("in the first half of July 2021", "", "between", "2021-07-01/2021-07-15"),
    ("in the second half of July 2021", "", "between", "2021-07-16/2021-07-31"),
    ("in the last 90 days of 2020", "2023-06-03", "between", "2020-10-03/2020-12-31"),
    ("from the start of August 2022 to the end of the year", "", "between", "2022-08-01/2022-12-31"),
    ("on 29 February", "2024-03-01", "day", "2024-02-29/2024-02-29"),
    ("on Saturday", "2025-06-04", "weekday", "2025-05-31/2025-05-31"),
    ("on Wednesday", "2025-06-04", "weekday", "2025-06-04/2025-06-04"),
    ("yesterday", "2025-06-04", "yesterday", "2025-06-03/2025-06-03"),
    ("spoke last night", "2021-11-16", "last night", "2021-11-15/2021-11-15"),
    ("today", "2025-06-04", "today", "2025-06-04/2025-06-04"),
    # weeks and weekends; 4 June 2025 was a Wednesday
    ("over the weekend", "2025-06-04", "weekend", "2025-05-31/2025-06-01"),
    ("this weekend", "2025-06-04", "weekend", "2025-05-31/2025-06-01"),
    ("this weekend", "2025-05-31", "weekend", "2025-05-31/2025-05-31"),  # told on its Saturday
    ("last weekend", "2025-06-01", "weekend", "2025-05-24/2025-05-25"),  # told on a Sunday: the one before
    ("last week", "2025-06-04", "last week", "2025-05-26/2025-06-01"),
    ("this week", "2025-06-04", "this week", "2025-06-02/2025-06-08"),
    ("in the week to September 21", "2025-09-23", "week to", "2025-09-15/2025-09-21"),
    ("the week ending Sunday", "2025-06-04", "week to", "2025-05-26/2025-06-01"),
    ("over the past seven days", "2024-08-31", "past days", "2024-08-24/2024-08-30"),
    ("in the last 30 days", "2025-06-04", "past days", "2025-05-05/2025-06-03"),
    ("in the last forty days", "2025-06-04", "past days", "2025-04-25/2025-06-03"),
    ("in the past fortnight", "2025-06-04", "past days", "2025-05-21/2025-06-03"),
    ("in the past two months", "2025-06-04", "past days", "2025-04-04/2025-06-03"),
    ("in the last 12 months", "2025-06-04", "past days", "2024-06-04/2025-06-03"),
    ("in two days", "2025-06-04", "so many days", "?/?"),
    # months, seasons, parts of a year
    ("in August 2022", "", "month", "2022-08-01/2022-08-31"),
    ("August 2022 was busy", "", "month", "2022-08-01/2022-08-31"),
    ("in August", "2021-09-09", "month", "2021-08-01/2021-08-31"),
    ("in November", "2021-09-09", "month", "2020-11-01/2020-11-30"),  # not yet begun this year
    ("in August last year", "2021-11-16", "month", "2020-08-01/2020-08-31"),
    ("was July this year", "2020-08-13", "month", "2020-07-01/2020-07-31"),
    ("last month", "2021-01-05", "last month", "2020-12-01/2020-12-31"),
    ("in spring 2020", "", "season", "2020-03-01/2020-05-31"),
    ("winter of 2023", "", "season", "2023-12-01/2024-02-29"),
    ("the first half of 2025", "", "part of a year", "2025-01-01/2025-06-30"),
    ("the second six months of last year", "2025-06-04", "part of a year", "2024-07-01/2024-12-31"),
    ("the third quarter of 2022", "", "part of a year", "2022-07-01/2022-09-30"),
    ("the first three months of this year", "2025-06-04", "part of a year", "2025-01-01/2025-03-31"),
    # years
    ("in 2024", "", "year", "2024-01-01/2024-12-31"),
    ("in the whole of 2020", "", "year", "2020-01-01/2020-12-31"),
    ("last year", "2025-06-04", "last year", "2024-01-01/2024-12-31"),
    ("so far this year", "2025-06-04", "year to date", "2025-01-01/2025-06-04"),
    ("2025 so far", "2025-06-04", "year to date", "2025-01-01/2025-06-04"),
    ("this year", "2025-06-04", "year to date", "2025-01-01/2025-06-04"),
    ("earlier this year", "2025-06-04", "earlier this year", "2025-01-01/2025-06-04"),
    # frames: an end of a span is no day of its own
    ("since January", "2025-06-04", "year to date", "2025-01-01/2025-06-04"),
    ("since 1 January 2023", "2023-08-16", "year to date", "2023-01-01/2023-08-16"),
    ("since January 1", "2023-08-16", "year to date", "2023-01-01/2023-08-16"),
    ("since the start of the year", "2025-06-04", "year to date", "2025-01-01/2025-06-04"),
    ("from the start of the year up to Sunday", "2025-09-15", "year to date", "2025-01-01/2025-09-14"),
    ("since 5 July 2024", "2024-12-02", "since", "2024-07-05/2024-12-02"),
    ("since Labour won the election on 5 July 2024", "2024-12-02", "since", "2024-07-05/2024-12-02"),
    ("since the upsurge began in November 2018", "2020-08-13", "since", "2018-11-01/2020-08-13"),
    ("since 2018", "2024-12-28", "since", "2018-01-01/2024-12-28"),
    ("the highest since data began in 2018", "2025-06-02", "since", "2018-01-01/2025-06-02"),
    ("since Sunday", "2025-06-04", "since", "2025-06-01/2025-06-04"),
    ("figures up to Monday", "2023-08-16", "until", "?/2023-08-14"),
    ("By 7 November 2023 there had been", "2023-11-15", "until", "?/2023-11-07"),
    ("As at 22 August", "2022-08-24", "until", "?/2022-08-22"),
    ("by spring 2020", "2021-11-16", "until", "?/2020-05-31"),
    ("Between 1 January and 27 April 2025", "", "between", "2025-01-01/2025-04-27"),
    ("between 1 and 27 April 2025", "", "between", "2025-04-01/2025-04-27"),
    ("Between July and September last year", "2023-06-06", "between", "2022-07-01/2022-09-30"),
    ("Between January and June", "2025-07-08", "between", "2025-01-01/2025-06-30"),
    ("from January to 8 September 2021", "", "between", "2021-01-01/2021-09-08"),
    ("from November 2024 to February 2025", "", "between", "2024-11-01/2025-02-28"),
    ("Between Sunday night and Wednesday", "2021-09-09", "between", "2021-09-05/2021-09-08"),
    ("on Monday and Tuesday", "2024-07-12", "between", "2024-07-08/2024-07-09"),
    ("on 5 and 6 July", "2025-08-02", "between", "2025-07-05/2025-07-06"),
    ("2018 to 2025", "", "between", "2018-01-01/2025-12-31"),
    ("in the twelve months to June 2024", "", "twelve months to", "2023-07-01/2024-06-30"),
    ("the year ending March 2023", "", "twelve months to", "2022-04-01/2023-03-31"),
    ("By this time last year", "2024-06-20", "same point of another year", "2023-01-01/2023-06-19"),
    ("by the same point in 2023", "2024-02-11", "same point of another year", "2023-01-01/2023-02-10"),
    ("at this stage in 2022", "2024-12-03", "same point of another year", "2022-01-01/2022-12-02"),
    ("on the same period of 2022", "2023-07-11", "same period of another year", "?/?"),
    ("by the same date of 2022", "2023-11-15", "same point of another year", "2022-01-01/2022-11-14"),
    ("in the corresponding months of 2023", "2024-01-02", "same period of another year", "?/?"),
    ("in those months of 2023", "2024-01-02", "same period of another year", "?/?"),
    ("a year earlier", "2024-01-02", "the year before", "?/?"),
    ("three days before", "2024-01-02", "counted from another day", "?/?"),
    ("the seven days before", "2024-01-02", "the days before", "?/?"),
    ("that year", "2024-01-02", "that year", "?/?"),
    ("figures to 20 August", "2025-09-01", "until", "?/2025-08-20"),
    ("on Christmas Day", "2025-01-02", "day", "2024-12-25/2024-12-25"),
    ("on Boxing Day 2022", "", "day", "2022-12-26/2022-12-26"),
    ("in the first quarter", "2024-04-30", "part of a year", "2024-01-01/2024-03-31"),
    ("in Q2 2023", "", "part of a year", "2023-04-01/2023-06-30"),
    ("the opening half of the year", "2025-08-13", "part of a year", "2025-01-01/2025-06-30"),
    ("this summer", "2025-08-13", "season", "2025-06-01/2025-08-31"),
    ("zero days earlier", "2024-01-02", "counted from another day", "?/?"),
    ("in the past zero weeks", "2024-01-02", "past days", "?/?"),
    ("at this point 3000 years ago", "2024-01-02", "same point of another year", "?/?"),
    ("the previous 9999 months", "2024-01-02", "the days before", "?/?"),
    ("in the 12 days to November 14", "2023-11-15", "week to", "2023-11-03/2023-11-14"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "said", "kind", "span"), CASES)
def test_time_words_by_hand(text: str, said: str, kind: str, span: str) -> None:
    assert read(text, said) == [(kind, span)]


def test_every_kind_has_a_case() -> None:
    shown = {kind for _, _, kind, _ in CASES}
    assert set(Kind) - shown == {Kind.TOMORROW, Kind.UNDER}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("686 on Friday and 384 on Saturday", [("weekday", "2025-05-30/2025-05-30"), ("weekday", "2025-05-31/2025-05-31")]),
        ("36,816 in 2024, against 29,437 in 2023", [("year", "2024-01-01/2024-12-31"), ("year", "2023-01-01/2023-12-31")]),
        ("8,462 in 2020 and 28,526 in 2021", [("year", "2020-01-01/2020-12-31"), ("year", "2021-01-01/2021-12-31")]),
        ("They may march on, 2,018 of them, and 2024 were counted", []),
        ("over the weekend, and not last week", [("weekend", "2025-05-31/2025-06-01"), ("last week", "2025-05-26/2025-06-01")]),
    ],
)  # fmt: skip
def test_each_time_word_keeps_its_own_span(text: str, expected: list[tuple[str, str]]) -> None:
    assert read(text) == expected


def test_a_weekday_told_with_last_week_is_of_that_week() -> None:
    assert ("weekday", "2024-03-20/2024-03-20") in read("last week, when 514 came on Wednesday", "2024-03-28")
    assert ("weekday", "2024-03-27/2024-03-27") in read("when 514 came on Wednesday", "2024-03-28")


def test_a_day_of_publication_at_the_edge_of_the_calendar_tells_nothing() -> None:
    assert read("last week, on Monday and by this point last year", "0001-01-01")[0] == ("last week", "?/?")
    assert read("tomorrow", "9999-12-31") == [("tomorrow", "?/?")]


def test_without_the_day_of_publication_only_stated_days_are_known() -> None:
    assert read("on Saturday, last week and on 5 July", "") == [
        ("weekday", "?/?"),
        ("last week", "?/?"),
        ("day", "?/?"),
    ]
    assert [one.stated for one in find_dates("in 2024, on 5 July and on 5 July 2024", date(2025, 6, 4))] == [
        True,
        False,
        True,
    ]


def test_a_day_that_no_month_has_is_marked() -> None:
    found = find_points("It was 31 June 2025, or 30 February, or 2025-02-30; not 29 February.")
    assert [(one.words, one.possible) for one in found] == [
        ("31 June 2025", False),
        ("30 February", False),
        ("2025-02-30", False),
        ("29 February", True),
    ]
    assert find_points("on 29 February 2023")[0].possible is False


def test_words_stand_where_they_are_found_and_never_overlap() -> None:
    text = "Since 5 July 2024, and between May and 8 June, more came than in 2023 or on Saturday 31 May."
    for found in (find_dates(text, date(2025, 6, 9)), find_points(text, date(2025, 6, 9))):
        assert all(text[one.place : one.stop] == one.words for one in found)
        assert all(one.stop <= other.place for one, other in itertools.pairwise(found))


def test_a_weekday_stays_with_its_date() -> None:
    [found] = find_dates("on Monday 31 May 2025")
    assert (found.weekday, found.start) == ("Monday", date(2025, 5, 31))


def test_bare_months_and_years_are_listed_when_asked_for() -> None:
    assert read("In the deal of 2023, July brought more.") == [("year", "2023-01-01/2023-12-31")]
    assert ("month", "2024-07-01/2024-07-31") in read("the 2023 deal, and July brought more", bare=True)


@pytest.mark.parametrize(
    ("span", "year", "moved"),
    [
        ("2023-01-01/2023-02-28", 2024, "2024-01-01/2024-02-29"),  # whole months stay whole
        ("2024-02-01/2024-02-29", 2025, "2025-02-01/2025-02-28"),
        ("2023-02-28/2023-02-28", 2024, "2024-02-28/2024-02-28"),  # a day stays a day
        ("2024-07-05/2025-02-28", 2024, "2023-07-05/2024-02-28"),  # the year is that of the end
    ],
)
def test_like_days_of_another_year(span: str, year: int, moved: str) -> None:
    start, end = map(date.fromisoformat, span.split("/"))
    found = like_days(Span(start, end), year)
    assert f"{found.start}/{found.end}" == moved


def test_open_ends_are_marked() -> None:
    [since] = find_dates("since 5 July 2024", date(2024, 12, 2))
    [until] = find_dates("up to 5 July 2024", date(2024, 12, 2))
    assert since.open_end and not since.open_start and since.span == Span(date(2024, 7, 5), date(2024, 12, 2))
    assert until.open_start and until.span is None
    assert [part.kind for part in since.parts] == [Kind.DAY]


WORDS = [
    "since", "between", "and", "from", "to", "until", "the", "week", "year", "last", "this", "past", "in", "on", "by", "5", "31", "2024", "1999", "May", "January",
    "Saturday", "July", "first", "half", "of", "months", "twelve", "days", "yesterday", "same", "point", "weekend", "quarter", "-", ",", "99", "2024-02-30", "29 February",
]  # fmt: skip


@pytest.mark.slow
@given(st.lists(st.sampled_from(WORDS), max_size=14), st.dates(date(1, 1, 1), date(9999, 12, 31)) | st.none())
def test_any_words_are_read_without_an_error(words: list[str], said: date | None) -> None:
    text = " ".join(words)
    for one in find_dates(text, said, bare=True):
        assert isinstance(one, Dated) and text[one.place : one.stop] == one.words


def test_a_long_line_is_read_in_time_that_grows_with_it() -> None:
    import time

    line = "since the boats came on Saturday and between May and 5 July 2024, " * 40
    start = time.process_time()
    find_dates(line, date(2025, 6, 4))
    assert time.process_time() - start < 5


def test_the_calendar_has_twelve_months_and_seven_days() -> None:
    assert (len(dates.MONTHS), len(dates.WEEKDAYS), dates.MONTH_NUMBER["sept"]) == (12, 7, 9)
