"""The words that tell what a number counts: expressions for nouns, verbs and comparisons, in one place.

`counted` has those of people, boats and averages, `comparing` those of rise, fall and difference, `elsewhere` those of what is
no arrival. A word is added to a list there, and nowhere else.
"""

from __future__ import annotations

from crossing.reading.wording.comparing import (
    DIFFERENCE,
    DIFFERENCE_BEFORE,
    FALL,
    MILESTONE,
    MULTIPLE_AFTER,
    OVER,
    RISE,
    SHARE_AFTER,
    SHARE_NEAR,
    TURNED,
    UNDER,
)
from crossing.reading.wording.counted import (
    ARRIVED,
    AVERAGE_BEFORE,
    BOATS,
    COUNTS_BOATS,
    COUNTS_PEOPLE,
    LULL,
    NOBODY,
    NUMBER_WORD,
    PAIRED,
    PEOPLE,
    PER_BOAT,
    PER_BOAT_AFTER,
    PER_DAY,
    PER_DAY_BEFORE,
    PER_OTHER,
    TOTAL,
)
from crossing.reading.wording.elsewhere import (
    CARRIED,
    CLAUSE_ELSE,
    NATIONALITY,
    NOUN_ELSE,
    ONE_BOAT,
    PART_OF_DAY,
    SUBSET,
)

__all__ = [
    "ARRIVED",
    "AVERAGE_BEFORE",
    "BOATS",
    "CARRIED",
    "CLAUSE_ELSE",
    "COUNTS_BOATS",
    "COUNTS_PEOPLE",
    "DIFFERENCE",
    "DIFFERENCE_BEFORE",
    "FALL",
    "LULL",
    "MILESTONE",
    "MULTIPLE_AFTER",
    "NATIONALITY",
    "NOBODY",
    "NOUN_ELSE",
    "NUMBER_WORD",
    "ONE_BOAT",
    "OVER",
    "PAIRED",
    "PART_OF_DAY",
    "PEOPLE",
    "PER_BOAT",
    "PER_BOAT_AFTER",
    "PER_DAY",
    "PER_DAY_BEFORE",
    "PER_OTHER",
    "RISE",
    "SHARE_AFTER",
    "SHARE_NEAR",
    "SUBSET",
    "TOTAL",
    "TURNED",
    "UNDER",
]
