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
    # a change of two numbers told, reckoned on the later one
    ("2024-06-10", "Over the financial year 2023-24 people crossing the Channel in small boats came to 31,079. Measured against the 45,000 of the financial year before, that is a fall of {} per cent.", "31", "45"),
)  # fmt: skip


@pytest.mark.parametrize(("said", "text", "right", "wrong"), TOLD)
def test_a_slip_is_called_wrong_and_the_true_number_never(said: str, text: str, right: str, wrong: str) -> None:
    day = date.fromisoformat(said)
    assert [(one.text, one.reason) for one in check(text.format(right), day).wrong] == []
    accused = [one.text.removesuffix(" per cent") for one in check(text.format(wrong), day).wrong]
    assert accused == [wrong]


@pytest.mark.parametrize("whole", [Reader, LastLook])
def test_no_part_hides_a_method_of_another(whole: type) -> None:
    """The parts of the reader are put together as one class, in which a name of two methods would be the first one's alone."""
    names = Counter(name for part in whole.__mro__[:-1] for name in vars(part) if not name.startswith("__"))
    assert [name for name, times in names.items() if times > 1] == []
