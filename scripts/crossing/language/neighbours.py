"""How usual a word is beside its neighbours, and whether one of its synonyms, or another order, would be much more usual there.

Counts of two and three words in a row come from the model of American news English that PocketSphinx (CMU) carries, synonyms
from WordNet (synonyms.txt, made by `workshop.synonyms`). A program that puts synonyms in place of words leaves words whose
synonym is usual just there: “documentation number” for “record number”; one that keeps the order of another language leaves
pairs that are usual the other way round. People leave few.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

from crossing.errors import BookError
from crossing.language.text import Text, Word

if TYPE_CHECKING:
    from collections.abc import Callable

SYNONYMS = Path(__file__).with_name("synonyms.txt")
START = "<s>"  # the model's word for the beginning of a sentence
_ENDS, _IGNORED = ".!?;:", " ,-–—()\"“”'‘’\u00a0"
# All in powers of ten: what one neighbour can speak for a word, what a synonym can speak against it, and what is usual where
# a word has no neighbour.
MOST_USUAL, MOST_BETTER, LEAST_BETTER, UNTOLD = 2.0, 3.0, -0.5, 0.6
_UNKNOWN = -20.0  # below this the model does not hold the word
_BRITISH = {"uk": "britain", "mps": "lawmakers", "mp": "lawmaker"}  # words of ours that the model lacks, by ones it has


@dataclass(frozen=True)
class Odd:
    """A word at its place (line counts from 1), how odd it is there, and the synonym that is most usual there, or "".

    `left` and `right` say how much more usual the word is after the words before it, and the next word after it, than
    anywhere (None where there are none); `turned`, how much more usual it and `following` are the other way round. All are
    powers of ten.
    """

    line: int
    word: Word
    oddity: float
    better: str
    times: float  # how many times more usual the synonym is
    left: float | None
    right: float | None
    following: Word | None
    turned: float


def oddities(text: Text) -> Iterator[Odd]:
    """Each word in small letters that the model holds, with how odd it is beside its neighbours.

    Raises BookError if the list of synonyms is missing.
    """
    for number, line in enumerate(text.lines, start=1):
        for words, known in _rows(line, text.words[number - 1]):
            for place, word in enumerate(words):
                if word is not None and word.text[0].islower():
                    following = words[place + 1] if place + 1 < len(words) else None
                    yield _odd(number, word, following, known, place)


def _rows(line: str, words: Sequence[Word]) -> Iterator[tuple[list[Word | None], list[str]]]:
    """Words in a row without a number, a sign or an unknown word between them; the first may be the start of a sentence."""
    row: list[Word | None] = [None]
    known = [START]
    end = 0
    for word in words:
        between = set(line[end : word.start])
        end = word.end
        if between & set(_ENDS):
            yield row, known
            row, known = [None], [START]
        elif between - set(_IGNORED):
            yield row, known
            row, known = [], []
        name = _BRITISH.get(word.lower, word.lower)
        if not holds(name):
            yield row, known
            row, known = [], []
            continue
        row.append(word)
        known.append(name)
    yield row, known


def _odd(line: int, word: Word, following: Word | None, known: Sequence[str], place: int) -> Odd:
    name = known[place]
    before, after = tuple(known[max(place - 2, 0) : place]), tuple(known[place + 1 : place + 3])
    left = _chance(name, before) - _alone(name) if before else None
    right = _chance(after[0], (*before[-1:], name)) - _alone(after[0]) if after else None
    here = _likely(before, name, *after)
    found = [
        (_likely(before, other, *after) - here - (_alone(other) - _alone(name)) / 2, other)
        for other in (synonyms(name) if before or after else ())
    ]
    times, better = max(found, default=(0.0, ""))
    better = better if times > 0 else ""
    against = min(max(times, LEAST_BETTER), MOST_BETTER)
    fits = sum(UNTOLD if side is None else min(side, MOST_USUAL) for side in (left, right))
    return Odd(line, word, 2 * against - fits, better, times, left, right, following, _turned(known, place))


def _turned(known: Sequence[str], place: int) -> float:
    """How much more usual a word and the next are the other way round; 0 at the end of a row."""
    if place + 1 >= len(known):
        return 0.0
    before, (one, other), after = (
        known[max(place - 2, 0) : place],
        known[place : place + 2],
        known[place + 2 : place + 4],
    )
    return _likely(tuple(before), other, one, *after) - _likely(tuple(before), one, other, *after)


def _likely(before: tuple[str, ...], *words: str) -> float:
    """How likely words in a row are after the words before them."""
    row = (*before, *words)
    return sum(_chance(row[at], row[max(at - 2, 0) : at]) for at in range(len(before), len(row)))


def holds(name: str) -> bool:
    """Whether the model knows a word, in small letters."""
    return _alone(name) > _UNKNOWN


def _alone(name: str) -> float:
    return _chance(name, ())


@lru_cache(maxsize=500_000)
def _chance(name: str, before: tuple[str, ...]) -> float:
    """The logarithm (base 10) of the chance of a word after the words before it."""
    return _model()([name, *reversed(before)])


@lru_cache(maxsize=1)
def _model() -> Callable[[list[str]], float]:
    import pocketsphinx

    scale = pocketsphinx.LogMath()
    path = Path(pocketsphinx.__file__).parent / "model" / "en-us" / "en-us.lm.bin"
    model = pocketsphinx.NGramModel(pocketsphinx.Config(), scale, str(path))
    power = scale.log_to_log10(-1_000_000) / -1_000_000
    return lambda words: model.prob(words) * power


def synonyms(name: str) -> list[str]:
    """The synonyms of a word in small letters; none for a word that the list does not hold.

    Raises BookError if the list is missing.
    """
    return _synonyms().get(name, "").split()


@lru_cache(maxsize=1)
def _synonyms(path: Path = SYNONYMS) -> dict[str, str]:
    """The synonyms of each word in one string: few of the 15,000 are asked for, and taking all apart would take long."""
    try:
        lines = path.read_text(encoding="utf-8").splitlines()
    except FileNotFoundError:
        raise BookError(f"{path.name} of the room language is missing: restore it from version control.") from None
    return {word: synonyms for word, _, synonyms in (line.partition(" ") for line in lines if line[0] != "#")}
