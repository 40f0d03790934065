"""The small database of word lists says what wordfreq says, and nothing fails where it cannot be kept."""

from __future__ import annotations

import random

import pytest

from crossing import cache
from crossing.language import frequency

ODD = "don't Britain's l'avion O'Neill Élysée coöp rock'n'roll I'm d'accord aujourd'hui should've The 2021 1,000 e-mail ﬁne ß".split()


@pytest.fixture(scope="module", params=["kept", "not kept"])
def asked(request, tmp_path_factory):
    """The module with a database of its own, or in a folder where none can be made."""
    folder = tmp_path_factory.mktemp("words")
    if request.param == "not kept":
        folder /= "file"
        folder.write_text("no folder", encoding="utf-8")
    patch = pytest.MonkeyPatch()
    patch.setattr(cache, "FOLDER", folder)
    for function in (frequency._lists, frequency.zipf, frequency._common, frequency.nearest):
        function.cache_clear()
    yield frequency
    assert (frequency._lists() is None) == (request.param == "not kept")
    patch.undo()
    for function in (frequency._lists, frequency.zipf, frequency._common, frequency.nearest):
        function.cache_clear()


@pytest.mark.slow
def test_the_frequencies_are_those_of_wordfreq(asked) -> None:
    import wordfreq  # here, since it takes half a second of each worker that collects this test

    chance = random.Random(1)
    words = [word for language in ("en", "fr") for word in chance.sample(wordfreq.top_n_list(language, 100_000), 400)]
    words += ["".join(chance.sample(word, len(word))) for word in words[::4]] + ODD
    said = {(word, language): asked.zipf(word, language) for word in words for language in ("en", "fr", "de")}
    assert said == {(word, language): wordfreq.zipf_frequency(word, language) for word, language in said}


@pytest.mark.slow
def test_the_nearest_common_word_is_the_most_common_of_the_nearest(asked) -> None:
    assert [asked.nearest(word) for word in ("gouvernment", "zchannel", "qqqqqqq")] == ["government", "channel", ""]
