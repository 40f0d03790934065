"""How common a word is in English (wordfreq), and which common word lies nearest to a rare one (RapidFuzz).

wordfreq takes longer to load than an article takes to check. Its lists are therefore copied, once, into a small database
under _build/cache, which answers at once; where none can be written, wordfreq is asked itself.
"""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Iterator
from functools import lru_cache
from importlib.util import find_spec
from pathlib import Path

from crossing import cache, files
from crossing.language.languages import Language

LANGUAGES = tuple(Language)
COMMON = 30_000  # words among which a nearest one is looked for
# What wordfreq takes as one word and looks up as it stands; any other word is left to it.
_ONE_WORD = re.compile(r"[a-zà-öø-ÿ]+(?:'[bcdfgj-np-tvwxz][a-z]*)?")


@lru_cache(maxsize=200_000)
def zipf(word: str, language: str = Language.ENGLISH) -> float:
    """Frequency on the Zipf scale: 7 for "the", 4 for a common word, 0 for a word the list does not hold."""
    plain = word.lower()
    lists = _lists() if language in LANGUAGES and _ONE_WORD.fullmatch(plain) else None
    if lists is None:
        from wordfreq import zipf_frequency

        return float(zipf_frequency(word, language))
    found = lists.execute("SELECT zipf FROM words WHERE language = ? AND word = ?", (language, plain)).fetchone()
    return float(found[0]) if found else 0.0


@lru_cache(maxsize=1)
def _common() -> list[str]:
    lists = _lists()
    if lists is None:
        return list(_most_common())
    return [word for (word,) in lists.execute("SELECT word FROM common ORDER BY place")]


@lru_cache(maxsize=20_000)
def nearest(word: str, most: int = 2) -> str:
    """Return the common word at most `most` letters away (swaps count as one), or "" if there is none."""
    from rapidfuzz import process
    from rapidfuzz.distance import OSA

    # The list is sorted by frequency, so among equally near words the most common wins.
    found = process.extractOne(word, _common(), scorer=OSA.distance, score_cutoff=most)
    return found[0] if found else ""


@lru_cache(maxsize=1)
def _lists() -> sqlite3.Connection | None:
    """The database of word lists, made if it is not there; None where it can be neither read nor made."""
    try:
        path = cache.FOLDER / "words" / f"{_edition()}-{COMMON}.sqlite"
        if not path.is_file():
            files.write(path, _database(), folder=True)
        return sqlite3.connect(f"{path.as_uri()}?mode=ro&immutable=1", uri=True, check_same_thread=False)
    except (OSError, sqlite3.Error):
        return None


def _edition() -> str:
    """What tells one edition of wordfreq's lists from another, without loading it. Raises OSError if it is not there."""
    spec = find_spec("wordfreq")
    if spec is None or spec.origin is None:
        raise FileNotFoundError("wordfreq")
    sizes = (path.stat().st_size for path in sorted((Path(spec.origin).parent / "data").glob("large_[ef][nr].*")))
    return "-".join(str(size) for size in sizes)


def _database() -> bytes:
    """The lists of wordfreq as the bytes of a database."""
    with sqlite3.connect(":memory:") as lists:
        lists.execute(
            "CREATE TABLE words (language TEXT, word TEXT, zipf REAL, PRIMARY KEY (language, word)) WITHOUT ROWID"
        )
        for language in LANGUAGES:
            lists.executemany(f"INSERT INTO words VALUES ('{language}', ?, ?)", _frequencies(language))
        lists.execute("CREATE TABLE common (place INTEGER PRIMARY KEY, word TEXT)")
        lists.executemany("INSERT INTO common VALUES (?, ?)", enumerate(_most_common()))
        lists.commit()
        return lists.serialize()


def _frequencies(language: str) -> Iterator[tuple[str, float]]:
    """The words of a list that are looked up as they stand, each with its frequency. The words of a band share theirs."""
    from wordfreq import get_frequency_list, zipf_frequency

    for band in get_frequency_list(language):
        words = [word for word in band if _ONE_WORD.fullmatch(word)]
        for frequency in (zipf_frequency(word, language) for word in words[:1]):
            yield from ((word, frequency) for word in words)


def _most_common() -> Iterator[str]:
    """The common words that may be meant by a rare one: of more than three letters and of letters alone."""
    from wordfreq import top_n_list

    return (word for word in top_n_list(Language.ENGLISH, COMMON) if len(word) > 3 and word.isalpha())
