"""Labels that keep apart, on values worked by hand and on any others."""

from __future__ import annotations

import itertools

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from crossing.charts import labels
from crossing.charts.labels import Box, Hung

SIZE = 13
PLACES = st.lists(st.integers(60, 600), min_size=1, max_size=5, unique=True).map(sorted)


def hang(told: list[tuple[float, str]], width: float = 660) -> list[Hung]:
    """Place labels whose days are px already."""
    return labels.hang(told, float, width, SIZE)


def test_labels_of_rules_stand_side_by_side_where_there_is_room():
    told = [(100, "first"), (300, "second")]
    assert hang(told) == [
        Hung(100, ("first",), "left", 0),
        Hung(300, ("second",), "left", 0),
    ]
    # some 300 px of words do not fit between the two rules, nor before the first: they run over the second, which starts lower
    first, second = hang([(100, "first and a good deal to say of the first"), (200, "second")])
    assert (first.lines, first.level, second.level) == (("first and a good deal to say of the first",), 0, 1)


def test_a_label_may_end_at_its_rule():
    (only,) = hang([(600, "at the end of the year")])
    assert only == Hung(600, ("at the end of the year",), "right", 0)


def test_no_room_is_told():
    with pytest.raises(ValueError, match="no room"):
        hang([(20, "incomprehensibilities"), (25, "incomprehensibilities")], 50)


@pytest.mark.slow
@given(PLACES, st.integers(4, 26))
def test_labels_never_meet_words_or_other_rules(places: list[int], letters: int):
    words = ("word " * 9)[:letters].strip()
    hung = hang([(place, words) for place in places])
    assert [label.x for label in hung] == places and {" ".join(label.lines) for label in hung} == {words}
    for one, other in itertools.permutations(hung, 2):
        left, _, right, _ = one.box(SIZE)
        left_2, _, right_2, _ = other.box(SIZE)
        rows = set(range(one.level, one.end))
        if left < right_2 and left_2 < right:
            assert not rows & set(range(other.level, other.end))
        if left < other.x < right:  # the other's rule begins under the words
            assert max(rows) < other.level
        assert left >= -labels.BREATH and right <= 660 + labels.BREATH


def test_events_close_together_share_a_label():
    events = pd.DataFrame(
        {"date": pd.to_datetime(["2024-04-25", "2024-07-04", "2024-07-05"]), "label": ["Act", "Election", "Government"]}
    )
    assert [words for _, words in labels.together(events)] == ["25 Apr: Act", "4 Jul: Election", "5 Jul: Government"]
    assert [words for _, words in labels.together(events, days=3)] == [
        "25 Apr: Act",
        "4 to 5 Jul: Election; Government",
    ]


def test_words_take_the_first_free_place():
    taken = [Box(0, 0, 10, 10)]
    beside, below = Box(15, 0, 25, 10), Box(0, 10, 10, 20)
    assert labels.free([Box(5, 5, 15, 15), beside, below], taken) == beside
    assert labels.free([Box(5, 5, 15, 15), beside, below], taken, apart=6) == below


def test_spread_on_values_worked_by_hand():
    assert labels.spread([0, 100], 15) == [0, 100]
    assert labels.spread([10, 10], 20) == [0, 20]
    # the first two part to 0 and 20, the third is then too near: all three round their middle, (10 + 10 + 25) / 3 = 15
    assert labels.spread([10, 10, 25], 20) == [-5, 15, 35]


@pytest.mark.parametrize(
    ("places", "middles"),
    [
        ([], []),
        ([50], [50]),
        ([45, 48], [41.5, 51.5]),  # they meet half way
        ([1, 2, 90], [5, 15, 90]),  # none outside the picture
        ([98], [95]),
    ],
)
def test_what_is_spread_stays_between_its_ends(places: list[float], middles: list[float]):
    assert labels.spread(places, 10, within=(0, 100)) == middles


@pytest.mark.slow
@given(st.lists(st.floats(0, 500), max_size=12).map(sorted), st.floats(1, 30))
def test_spread_keeps_order_and_distance(levels: list[float], gap: float):
    found = labels.spread(levels, gap)
    assert len(found) == len(levels)
    assert all(later - earlier >= gap - 0.11 for earlier, later in itertools.pairwise(found))
