"""Texts cut out of longer ones: what their words do not name decides, so that nobody is accused of what other days bear out.

Each text is one kind of honest words that were called wrong before; where the number is changed, as `wrong` is, it is still called so.
"""

from __future__ import annotations

from datetime import date

import pytest

from crossing.articles.checking import check_text as check
from crossing.reading.answers import Answer, Measure

HONEST = (
    # a change is measured from a whole year, from the like days of another one, or from what its sentence tells
    ("2022-10-31", "Small boats on the Channel have brought 39,883 people so far this year. That is 40 per cent above the figure for all of last year."),
    ("2024-01-01", "In 2021 small boats on the Channel brought 28,526 people. Arrivals fell by 36 per cent over the year."),
    ("2025-10-09", "Small boats still cross the Channel. The 2025 total is now 1,340 short of the 36,816 who arrived in all of last year."),
    ("2021-10-11", "Channel crossings went on. The September before that it was 1,946, which makes it a rise of 136 per cent."),
    ("2020-11-25", "Since 1 January 8,113 people have crossed the Channel in small boats. At the same date of 2019 the figure was 1,565. October fell back to 472: 76 per cent lower."),
    ("2021-07-21", "Small boats crossed the Channel. July has 11 days to run and has had 2,540 people, more than double the July of a year ago."),
    ("2022-11-15", "Small boats on the Channel brought more people than on the same months of last year, when 23,622 came, and five times the 8,462 of 2020 as a whole."),
    ("2023-05-08", "Small boats on the Channel have brought 269 people in two days, after none on Wednesday. Twelve months ago it read 7,750, so we are 1,201 people, or 15 per cent, behind."),
    # an average or a change of numbers beside it that the text does not give days
    ("2021-11-12", "Day's total on the Channel tops 1,000 for the first time. They arrived in 33 vessels – 36 people to a boat."),
    # a record or a rank of other days than those it stands beside
    ("2025-10-09", "More than 1,000 people crossed the Channel in small boats. It was the third highest day of 2025, after 1,195 on May 31 and 1,101 on September 6."),
    ("2025-03-01", "Small boats crossed the Channel. It was the fifth busiest day of the year to date, a list headed by January 13 with 260."),
    ("2025-09-22", "Small boats on the Channel: August had 3,567 people, the fewest of any August since 3,053 came in 2021."),
    ("2026-01-02", "In 2025 small boats on the Channel numbered 672, 3% fewer than in 2024, with 62 people in each, the most in any year."),
    # other things, and other days of the same name
    ("2025-04-16", "Since the election 32,130 people have crossed the Channel. The Home Office said 24,000 people with no right to be here had been sent packing since July."),
    ("2026-08-21", "Small boats crossed the Channel, with 27,997 people by this point in 2025. Last year there were 13,475 still to come at this point."),
    ("2026-08-17", "There were 230 people in a small boat on the Channel, and 230 is also Monday's total. Tuesday, Wednesday and Thursday saw none. In the same week of 2025 it was 1,723."),
    ("2024-06-19", "The number of people who crossed the Channel in small boats on Tuesday was the highest for a day in more than a year and a half."),
)  # fmt: skip


@pytest.mark.slow
@pytest.mark.parametrize(("said", "text"), HONEST)
def test_nobody_is_accused_of_what_other_days_bear_out(said: str, text: str) -> None:
    assert [(one.text, one.reason) for one in check(text, date.fromisoformat(said)).wrong] == []


@pytest.mark.parametrize(
    ("said", "text", "fits"),
    [
        (*HONEST[0], "40 per cent"),
        (*HONEST[1], "36 per cent"),
        (*HONEST[2], "1,340"),
        (*HONEST[3], "136 per cent"),
        (*HONEST[5], "double"),
    ],
)
def test_what_whole_years_and_like_days_make_is_told_to_fit(said: str, text: str, fits: str) -> None:
    assert [one.answer for one in check(text, date.fromisoformat(said)).figures if one.text == fits] == [Answer.FITS]


@pytest.mark.parametrize(
    ("said", "text", "wrong"),
    [
        ("2022-10-31", "So far this year 39,883 people have crossed the Channel in small boats, 40 per cent more than at this point last year, when 19,785 had.", "40 per cent"),
        ("2024-01-01", "In 2023 small boats on the Channel brought 29,437 people, a fall of 46 per cent on the 45,774 of 2022.", "46 per cent"),
        ("2025-10-09", "1,075 people crossed the Channel in small boats yesterday, the second highest day of 2025, behind only the 1,195 of May 31.", "second"),
    ],
)  # fmt: skip
def test_a_slip_of_the_same_words_is_still_called_wrong(said: str, text: str, wrong: str) -> None:
    assert [one.text for one in check(text, date.fromisoformat(said)).wrong] == [wrong]


def test_a_record_of_an_average_is_not_tested() -> None:
    said, text = HONEST[12]
    [record] = [one for one in check(text, date.fromisoformat(said)).figures if one.measure is Measure.RECORD]
    assert (record.answer, record.reason) == (
        Answer.NOT_TESTED,
        "It is a record of people per boat, which is not tested.",
    )
