"""Lines of words, on words worked by hand and on any others."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crossing.language.lines import balanced, width_of, wrapped

SIZE = 13  # px, of the type


@pytest.mark.slow
@given(st.text("abc ilmMW,.", max_size=60), st.floats(20, 300))
def test_wrapped_words_keep_their_width(words: str, width: float):
    lines = wrapped(words, width, SIZE)
    assert " ".join(lines).split() == words.split()
    assert all(width_of(line, SIZE) <= width or " " not in line for line in lines)


def test_balanced_words_leave_none_alone_and_take_no_more_lines():
    words = "Of six promises four were followed by more arrivals, two by fewer"
    width = width_of(words.removesuffix(" fewer"), SIZE)
    plain, even = (shape(words, width, SIZE) for shape in (wrapped, balanced))
    assert plain[-1] == "fewer" and len(even) == len(plain) == 2
    assert min(map(len, even)) > 25 and " ".join(even) == words
    assert balanced("word", 1, SIZE) == ["word"]
