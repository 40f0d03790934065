"""Small words that stand where nobody puts them, and pairs of words the wrong way round."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence

from crossing.language.neighbours import Odd
from crossing.reading.garbled.style import Sign
from crossing.reading.rules.small_words import STOP

# A small word among the wrong neighbours, or the wrong way round with the next: the logarithm of how much likelier it is put there by
# a machine than by a writer is PUT less LEFT and RIGHT times what the words before and after speak for it (at most ENDS powers of
# ten either way), and TURN times what speaks for the other order beyond ten to one (at most TURNED). It was fitted by logistic
# regression on half of 1,000,000 words of 4,000 clean texts and of 6,900 spun by seven programs at 8 to 60% of their words. A text's
# words together are held against a text of which one word in ten is put so, and the logarithm is divided by the root of its length
# in units of 300 words. Of 3,759 clean texts of sentences the highest came to 2.5, of 323 on the subject to 0.9.
PUT, LEFT, RIGHT, TURN, ENDS, TURNED = 0.1, 1.3, 0.9, 0.7, 1.5, 2.5
PUT_SHARE, LIKELY_MOST, UNIT = 0.1, 6.0, 300
MOST_WEIGHT = 2.0


def small_words(odd: Sequence[Odd], words: int) -> float:
    """How much likelier the small words and the order of a text are a machine's than a writer's (see PUT)."""
    total = 0.0
    for one in odd:
        if one.word.lower in STOP:
            left, right = (min(max(side or 0.0, -ENDS), ENDS) for side in (one.left, one.right))
            put = PUT - LEFT * left - RIGHT * right + TURN * min(max(one.turned - 1, 0.0), TURNED)
            total += math.log(1 - PUT_SHARE + PUT_SHARE * math.exp(min(put, LIKELY_MOST)))
    return total * math.sqrt(UNIT / (words + 100))


def turned_round(odd: Sequence[Odd], order: float) -> Iterator[Sign]:
    """The sign of small words and an order that nobody writes; `order` is what `small_words` gave."""
    pairs = sorted((one for one in odd if one.following and one.turned > 1), key=lambda one: -one.turned)
    examples = ", ".join(f"“{one.word.text} {one.following.text}”" for one in pairs[:3] if one.following)
    yield f"small words stand where nobody puts them ({examples})", min(order, MOST_WEIGHT)
