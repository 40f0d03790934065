"""The numbers of a sentence with what each counts: people, boats, an average, a growth, a share, or no arrivals at all.

What a number counts is read from the words round it; the nouns and words of comparison that several readers need stand in
`wording`. Of which days it speaks is another question (see `moments`). Where the words are those of a rescue, a forecast or
one boat's load, the mention says so in `why`. Each module reads one kind of number; `READERS` holds their order.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import replace
from itertools import chain

from crossing.language.expressions import expression
from crossing.language.numbers import Number, find_numbers
from crossing.reading import wording as w
from crossing.reading.answers import Measure
from crossing.reading.mentions import averages, boats, days, elsewhere, multiples, people, percentages
from crossing.reading.mentions.beside import compared, ranges
from crossing.reading.mentions.clauses import clause
from crossing.reading.mentions.elsewhere import LENGTH
from crossing.reading.mentions.mention import MOST_ABOARD, Mention
from crossing.reading.mentions.people import ONE_LOAD
from crossing.reading.mentions.qualifiers import qualifier
from crossing.reading.moments import Moment

__all__ = ["LENGTH", "MOST_ABOARD", "ONE_LOAD", "Mention", "clause", "find_mentions"]

# What a number may count, in the order in which it is asked; the first reader that knows it answers.
READERS: tuple[Callable[[str, Mention, bool], Mention | None], ...] = (
    elsewhere.money,
    percentages.percentage,
    elsewhere.ordinal,
    days.days,
    multiples.multiple,
    elsewhere.age_of,
    averages.average,
    boats.boats,
    elsewhere.age_or_name,
    elsewhere.another_thing,
    people.people,
)

_POINTED = re.compile(r"^(\d{1,3})\.(\d{3})$")  # 28.526: a thousands point
_CAME = expression(r" (?:had )?(?:came|come|arrived|crossed|landed)\b")  # "since 752 came on 29 July"
# "For the last seven days": a number of days, though it is one of time words.
_ON_THE_LAST = expression(r"""
    \b(?:on|for|in|over|during|of|after|ended|ending) (?:the |an? )?(?:(?:first|last|past|final|previous) )?$
""")


def find_mentions(text: str, moments: Sequence[Moment], topic: bool, lead: str = "") -> list[Mention]:
    """List the numbers of a sentence in order. `topic` is True where the text is about crossings of the Channel.

    `lead` is the sentence before: "How many boats came? This year 1,027."
    """
    taken = [(moment.place, moment.stop) for moment in moments]
    found: list[Mention] = []
    for mention in chain(percentages.fractions(text), percentages.shares(text), multiples.times(text)):
        if not _overlaps(mention, taken):
            found.append(mention)
            taken.append((mention.start, mention.end))
    words = [(mention.start, mention.end) for mention in found]
    found += [_read(text, number, moments, topic) for number in find_numbers(text) if not _overlaps(number, words)]
    found.sort(key=lambda mention: mention.start)
    return ranges(text, [compared(text, mention, found, lead) for mention in found])


def _overlaps(one: Mention | Number, taken: Sequence[tuple[int, int]]) -> bool:
    return any(start < one.end and one.start < end for start, end in taken)


def _read(text: str, number: Number, moments: Sequence[Moment], topic: bool) -> Mention:
    """What one number counts."""
    start, end, unit = number.start, number.end, number.unit_hint
    qualified = qualifier(text, start, end, number.qualifier)
    base = Mention(start, end, number.text, number.value, Measure.NOT_ARRIVALS, unit or "count", qualified)
    if unit == "time":
        return replace(base, measure=Measure.TIME, unit="time", value=None)
    of_time = _in_time_words(text, base, moments)
    if of_time and topic and (quiet := _days_without(text, base)):
        return quiet
    if of_time or unit == "date":
        return replace(base, measure=Measure.DATE, unit="date")
    if base.value is None:
        return replace(base, why="no number is stated")
    if pointed := _POINTED.match(number.text):
        base = replace(base, value=float(pointed[1] + pointed[2]))
    told = (read(text, base, topic) for read in READERS)
    return next(filter(None, told), replace(base, why="the text does not say that it counts arrivals"))


def _in_time_words(text: str, base: Mention, moments: Sequence[Moment]) -> bool:
    """True for a number of time words, unless its noun or a verb says that it counts who came: "since 752 came"."""
    if not any(moment.place <= base.start < moment.stop for moment in moments):
        return False
    return not (w.COUNTS_PEOPLE.match(text, base.end) or _CAME.match(text, base.end))


def _days_without(text: str, base: Mention) -> Mention | None:
    """ "Nobody came on the last seven days": days without arrivals that are told by time words."""
    if not _ON_THE_LAST.search(text, max(0, base.start - 24), base.start):
        return None
    told = days.days(text, base, topic=True)
    return told if told and told.measure is Measure.DAYS_WITHOUT else None
