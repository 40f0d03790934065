"""Labels that keep apart, on values worked by hand and on any others."""

from __future__ import annotations

import itertools

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from crossing.charts import marks
from crossing.charts.marks import Hung

SIZE = 13
PLACES = st.lists(st.floats(60, 600), min_size=1, max_size=5).map(sorted)


def test_labels_of_two_rules_stand_side_by_side_or_in_order():
    first, second = marks.hang([(100, "first"), (300, "second")], 660, SIZE)
    assert (first, second) == (Hung(100, ("first",), "left", 0), Hung(300, ("second",), "left", 0))
    # the words of the first are some 210 px long (30 letters of 13 px x 0.54): they run over the second rule
    first, second = marks.hang([(100, "first and a good deal to say .."), (200, "second")], 660, SIZE)
    assert (first.level, second.level) in ((0, 1), (0, 0)) and not (first.align == "left" and second.level == 0)


def test_no_room_is_told():
    with pytest.raises(ValueError, match="no room"):
        marks.hang([(20, "incomprehensibilities"), (25, "incomprehensibilities")], 50, SIZE)


@given(PLACES, st.integers(4, 26))
def test_labels_never_meet_words_or_other_rules(places: list[float], letters: int):
    words = ("word " * 9)[:letters].strip()
    hung = marks.hang([(place, words) for place in places], 660, SIZE)
    for one, other in itertools.permutations(hung, 2):
        left, right = one.box(SIZE)
        left_2, right_2 = other.box(SIZE)
        rows = set(range(one.level, one.level + len(one.lines)))
        if left < right_2 and left_2 < right:
            assert not rows & set(range(other.level, other.level + len(other.lines)))
        if left < other.x < right and other.x != one.x:  # the other's rule begins under the words
            assert max(rows) < other.level
        assert left >= 0 and right <= 660


def test_events_close_together_share_a_label():
    events = pd.DataFrame(
        {"date": pd.to_datetime(["2024-04-25", "2024-07-04", "2024-07-05"]), "label": ["Act", "Election", "Government"]}
    )
    assert [words for _, words in marks.together(events)] == ["25 Apr: Act", "4 Jul: Election", "5 Jul: Government"]
    assert [words for _, words in marks.together(events, days=3)] == ["25 Apr: Act", "4 to 5 Jul: Election; Government"]


def test_a_thinned_curve_keeps_its_ends():
    rows = marks.thinned(pd.DataFrame({"n": range(10)}), 4)
    assert rows["n"].tolist() == [0, 4, 8, 9]


def test_spread_on_values_worked_by_hand():
    assert marks.spread([0, 100], 15) == [0, 100]
    assert marks.spread([10, 10], 20) == [0, 20]
    # the first two part to 0 and 20, the third is then too near: all three round their middle, (10 + 10 + 25) / 3 = 15
    assert marks.spread([10, 10, 25], 20) == [-5, 15, 35]


@given(st.lists(st.floats(0, 500), max_size=12).map(sorted), st.floats(1, 30))
def test_spread_keeps_order_and_distance(levels: list[float], gap: float):
    found = marks.spread(levels, gap)
    assert len(found) == len(levels)
    assert all(later - earlier >= gap - 0.11 for earlier, later in itertools.pairwise(found))
