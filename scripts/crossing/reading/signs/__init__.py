"""The signs of a machine's rewording: grammar, counting, word order and literal translation that nobody writes in English.

A sign is an expression with a weight. None is the word list of one machine: most are what happens when a sentence is put
into English word by word, from French, Spanish, German, Russian or Chinese, or when a program swaps words without regard
to what stands beside them. Weights, as measured on 2.7 million words of English that people wrote (news, reports, speeches,
fiction, letters): 2 for what was found there at most twice in a million words, 1 for up to ten times, less for what is
only unusual in news. A sign is a row of the module that it belongs to, with the words that show it as a comment.
"""

from __future__ import annotations

from crossing.reading.signs.counting import COUNTING
from crossing.reading.signs.forms import FORMS
from crossing.reading.signs.literal import LITERAL
from crossing.reading.signs.order import ORDER
from crossing.reading.signs.prepositions import PREPOSITIONS
from crossing.reading.signs.sign import Sign
from crossing.reading.signs.swaps import SWAPS, TEMPLATE
from crossing.reading.signs.times import TIMES

__all__ = ["SIGNS", "Sign"]

SIGNS: tuple[Sign, ...] = (TEMPLATE, *FORMS, *COUNTING, *TIMES, *ORDER, *PREPOSITIONS, *SWAPS, *LITERAL)
