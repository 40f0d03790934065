"""Whether a text is English, by words that no sentence can do without."""

from __future__ import annotations

import re

_ENGLISH = frozenset(
    "the of and to in a is was that for on with by at from it he as were are has had have been this who said".split()
)
# of French, German, Spanish, Dutch and Italian, in which the Channel is written about
_OTHERS = frozenset(
    "le la les des du de et en une un dans pour par sur est ont qui que au aux pas plus der die das und ist den von mit auf im zu nicht ein eine"
    " el los las y del que por con una het een van en dat niet op zijn il che di della per sono".split()
)
FEWEST_WORDS = 12  # of these lists; of fewer the language is not told
TIMES = 3  # so many times more words of other languages than of English are no quotation in an English text


def is_english(text: str) -> bool:
    """Return False where words of other languages outnumber those of English TIMES, in a text long enough to tell."""
    words = re.findall(r"[^\W\d_]+", text.lower())
    english, others = sum(word in _ENGLISH for word in words), sum(word in _OTHERS for word in words)
    return english + others < FEWEST_WORDS or others <= TIMES * english
