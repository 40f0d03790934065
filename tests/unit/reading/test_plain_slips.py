"""Slips that show by themselves where no words say plainly of which days a number is told, and the honest numbers in their place."""

from __future__ import annotations

from collections import Counter
from datetime import date

import pytest

from crossing.reading.engine import check
from crossing.reading.figures import Reader
from crossing.reading.last_look import LastLook

TOLD = (
    # the digits of the true number in another order
    ("2025-10-10", "Small boats crossed the Channel on a calm day. Officials logged {} people in 15 boats, after five days without any.", "1,075", "1,705"),
    ("2023-06-12", "No small boat had crossed the Channel for 12 days. Two days made up for it: 154 on Saturday in four boats, and on Sunday {} in ten.", "549", "594"),
    # the total of one year, told beside another
    ("2025-01-10", "Small boats cross the Channel. A minister told us last week that {} came last year.", "36,816", "45,755"),
    ("2026-01-10", "Small boats cross the Channel. They were 299 in 2018. They were {} last year, second only to the 45,755 of 2022.", "41,472", "36,816"),
    ("2024-06-10", "Small boats in the Channel, by financial year:\n- 2022-23: 45,000\n- 2023-24: {}", "31,079", "29,437"),
    # an average that the people and boats beside it do not make
    ("2026-04-20", "Up to and including 19 April 6,077 people have crossed the Channel in 94 small boats, an average of {} per boat. In the same days of 2025 there were 9,376 in 168.", "65", "56"),
    # a change of two numbers told, reckoned on the later one
    ("2024-06-10", "Over the financial year 2023-24 people crossing the Channel in small boats came to 31,079. Measured against the 45,000 of the financial year before, that is a fall of {} per cent.", "31", "45"),
    ("2024-06-19", "Small boats in the Channel: it lifts this year's tally to 12,313, up a whopping {} per cent on the 10,472 of last year.", "18", "81"),
    ("2023-02-01", "Small boats in the Channel: between 2021 and 2022 the numbers {}.", "rose by 60 per cent", "doubled"),
    # a run of quiet days that ended on another day
    ("2025-12-15", "After {} days on which not a single small boat was recorded, the Channel crossings resumed on Saturday: 737 people in eleven boats.", "28", "26"),
    ("2023-09-01", "The Channel was quiet. The coast had seen no boats at all in the {} days up to and including 3 August.", "eight", "11"),
    ("2026-03-02", "A strange month in the Channel. After {} days with an empty sea from the 10th to the 23rd of February, small boats came back with 74 people.", "14", "16"),
    ("2023-12-28", "The director said that no boat crossed the Channel between 4 and 14 December, a lull of {} days.", "11", "nine"),
    # half of what they were
    ("2024-10-20", 'Small boats in the Channel. "Crossings this year are {} of what they were at this stage of 2022."', "three quarters", "half"),
)  # fmt: skip


@pytest.mark.parametrize(("said", "text", "right", "wrong"), TOLD)
def test_a_slip_is_called_wrong_and_the_true_number_never(said: str, text: str, right: str, wrong: str) -> None:
    day = date.fromisoformat(said)
    assert [(one.text, one.reason) for one in check(text.format(right), day).wrong] == []
    accused = [one.text.removesuffix(" per cent") for one in check(text.format(wrong), day).wrong]
    assert accused == [wrong]


def test_a_record_is_held_to_all_days_that_its_words_name() -> None:
    told = "* The busiest day in the Channel was May 31, with 1,195 arrivals, more than on any other day {}."
    day = date(2025, 6, 16)
    assert [one.text for one in check(told.format("of the year"), day).wrong] == []
    assert [one.text for one in check(told.format("since Britain began to keep such records"), day).wrong] == ["more"]


HONEST = (
    ("2020-09-03", "409 people crossed the Channel. Among yesterday's arrivals was a lad of nine in a life jacket two sizes too big."),
    ("2021-11-13", "The Channel is no quieter in November. Its first 11 days have already produced 3,837 arrivals by small boat."),
    ("2025-08-26", "August brought 3,511 people across the Channel in 54 small boats; by the same day of August 2022 there had been 7,719."),
    ("2026-01-03", "Nobody crossed the Channel from 15 November to 12 December. Then came 737 on a single Saturday and 803 on the one after it."),
    ("2025-01-10", "The number of people who crossed the Channel in 2024 was 36,816. It exceeds the number for 2023 by 7,379, or 25 per cent."),
    ("2022-06-06", "Two barges will hold those who cross the Channel. And Albania? Arrivals from there have gone down by 90 per cent, says Number Ten."),
    ("2023-02-01", "Only eight days of January had a crossing of the Channel at all, and between the 3rd and the 16th a full fortnight went by with none."),
)  # fmt: skip


@pytest.mark.parametrize(("said", "text"), HONEST)
def test_honest_numbers_are_not_called_wrong(said: str, text: str) -> None:
    assert [(one.text, one.reason) for one in check(text, date.fromisoformat(said)).wrong] == []


def test_a_record_of_days_before_a_government_is_read() -> None:
    text = "Small boats in the Channel\n4. July so far: 2,968. The whole of July 2023: 3,299.\n5. Busiest day under the new government: 15 July, with 427."
    assert [one.text for one in check(text, date(2025, 8, 1)).figures if one.value == 427]


OF_NO_KNOWN_END = (
    (None, "November 2021 is the highest month since records began, with 26 per cent of all small boat arrivals in the Channel in 2021."),
    (date(2018, 3, 1), "They crossed the Channel in 27 boats, 48 people per boat. This summer's busiest before now was August 1, with 696, followed by 607."),
)  # fmt: skip


@pytest.mark.parametrize(("said", "text"), OF_NO_KNOWN_END)
def test_a_record_is_read_in_a_text_without_a_date_and_in_one_of_another_time(said: date | None, text: str) -> None:
    """Neither says up to which day of the series a record may be told."""
    assert check(text, said).figures


@pytest.mark.parametrize("whole", [Reader, LastLook])
def test_no_part_hides_a_method_of_another(whole: type) -> None:
    """The parts of the reader are put together as one class, in which a name of two methods would be the first one's alone."""
    names = Counter(name for part in whole.__mro__[:-1] for name in vars(part) if not name.startswith("__"))
    assert [name for name, times in names.items() if times > 1] == []
