"""How common a word is in English (wordfreq), and which common word lies nearest to a rare one (RapidFuzz).

wordfreq is slow to load, so it is imported when a word is first asked for.
"""

from __future__ import annotations

from functools import lru_cache


@lru_cache(maxsize=200_000)
def zipf(word: str, language: str = "en") -> float:
    """Frequency on the Zipf scale: 7 for "the", 4 for a common word, 0 for a word the list does not hold."""
    from wordfreq import zipf_frequency

    return float(zipf_frequency(word, language))


@lru_cache(maxsize=1)
def _common() -> list[str]:
    from wordfreq import top_n_list

    return [word for word in top_n_list("en", 30_000) if len(word) > 3 and word.isalpha()]


@lru_cache(maxsize=20_000)
def nearest(word: str, most: int = 2) -> str:
    """Return the common word at most `most` letters away (swaps count as one), or "" if there is none."""
    from rapidfuzz import process
    from rapidfuzz.distance import OSA

    # The list is sorted by frequency, so among equally near words the most common wins.
    found = process.extractOne(word, _common(), scorer=OSA.distance, score_cutoff=most)
    return found[0] if found else ""
