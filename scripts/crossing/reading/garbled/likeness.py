"""Whether a text is more like reworded ones than like clean ones, by several shares of its words together.

The weights are those of a logistic regression (ridge) on 544 clean and 116 spun texts on the book's subject, rounded. With each
of sixteen sets left out in turn, a bound that no clean text reached left 103 of the spun ones named, by it or by their signs (98
by these alone). `LIKE` is stricter: of 1,056 clean texts with sentences left out one lies beyond it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import lru_cache

from crossing.language.frequency import zipf
from crossing.language.neighbours import Odd, synonyms
from crossing.reading.garbled.fit import CLEARLY
from crossing.reading.garbled.style import Sign

RARE, PLAINER = 4.0, 1.2  # Zipf: a rarer word is rare, and a synonym is plainer by so much
VERY_ODD = 2.0  # powers of ten by which a word fits its neighbours badly
# Weights of the shares of words for which a synonym is a hundred times as usual there, of rare words with a plainer synonym, of
# very odd words; of signs in places, and of other signs of the whole
BETTER_WEIGHT, RARE_WEIGHT, ODD_WEIGHT, PLACES_WEIGHT, WHOLE_WEIGHT = 70.0, 60.0, 40.0, 1.7, 1.2
MOST_PLACES, MOST_WHOLE = 4.0, 3.0
LIKE = 7.6
FEWEST, RARELY = 3, 1.0  # rare words that are told to a reader, and the weight of that sign among others


def rare_words(odd: Sequence[Odd]) -> list[str]:
    """Rare words in a text for which a synonym is much more usual: “perches” for “sits”, “keels”."""
    return [one.word.lower for one in odd if _plainer(one.word.lower)]


def rarely(odd: Sequence[Odd]) -> Iterator[Sign]:
    """The sign of rare words, by which a text is like reworded ones."""
    rare = list(dict.fromkeys(rare_words(odd)))
    if len(rare) >= FEWEST:
        yield f"{len(rare)} rare words stand where a plainer one is usual ({', '.join(rare[:FEWEST])})", RARELY


@lru_cache(maxsize=20_000)
def _plainer(word: str) -> bool:
    """True if a word is rare and one of its synonyms is not."""
    own = zipf(word)
    return own < RARE and any(zipf(other) - own > PLAINER for other in synonyms(word))


def likeness(odd: Sequence[Odd], places: float, whole: float) -> float:
    """How like reworded texts a text is; `places` and `whole` are what its signs in places and its other signs weigh."""
    words = max(len(odd), 1)
    better = sum(one.times >= CLEARLY for one in odd) / words
    very_odd = sum(one.oddity > VERY_ODD for one in odd) / words
    rare = len(rare_words(odd)) / words
    shares = BETTER_WEIGHT * better + RARE_WEIGHT * rare + ODD_WEIGHT * very_odd
    return shares + PLACES_WEIGHT * min(places, MOST_PLACES) + WHOLE_WEIGHT * min(whole, MOST_WHOLE)
