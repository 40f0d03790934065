"""Numbers that by their own form or noun are no arrivals: money, ages, names, ranks, lengths and other things."""

from __future__ import annotations

import re
from dataclasses import replace

from crossing.language.dated import A_WEEKDAY
from crossing.language.expressions import expression, spaced
from crossing.reading import wording as w
from crossing.reading.answers import Measure
from crossing.reading.mentions.mention import Mention

LENGTH = "it is a length, a time or an age"
_LENGTHS = ("miles", "metres", "kilometres", "hours", "minutes")
_MONEY = ("GBP", "USD", "EUR")
_AGES = (16, 105)  # years of people whose age stands after their name

# "The first busiest day" is no rank, "the third busiest" is one.
_SUPERLATIVE = expression(r"""
    [\s-]+(?:-?\s*)?
    (?:strongest|highest|busiest|largest|biggest|heaviest|worst|most|lowest|fewest|quietest|fullest|smallest|longest|greatest|record)\b
""")
_YEARS_OLD = expression(r"[\s-]+(?:years?|months?)[\s-]+old\b|[\s-]year[\s-]old")
# "Ahmed, 24," and "a migrant, 24,"; no "Friday, 24" and no number after a number.
_WHOSE_AGE = re.compile(
    spaced(r"""
    (?:[A-Z][\w’'-]+|\b(?:man|woman|father|mother|teenager|boy|girl|migrant|pilot|suspect|driver|student|national)),\s*$
""")
)
# "a lad of nine", "women of 19 and 24"
_PERSON_OF = expression(r"""
    \b(?:man|men|woman|women|lad|lass|boys?|girls?|child|children|toddler|baby|infant|youngsters?|teenagers?|youths?|kids?|father
    |mother|mum|dad|sons?|daughters?|brothers?|sisters?|person|widow(?:er)?|pensioner) of (?:about |around |just |only |barely )?$
""")
_AFTER_AGE = expression(r",\s|\.?$")
_AFTER_A_WORD, _AFTER_A_DIGIT = expression(r"[a-z’'],\s*$"), expression(r"\d,\s*$")
_NO_PERSON = expression(rf"\b(?:{w.PEOPLE}|total|{A_WEEKDAY}),\s*$")
# "Channel 4", "page 12", "aged 24".
_NAMED = expression(r"""
    \b(?:no\.?|number|page|pages|p\.|pp\.|chapter|article|section|operation|radio|channel|bbc|itv|day|phase|part|level|claim
    |route|group|point|figure|table|paragraph|clause|junction|class|aged?) $
""")
_OF_A_TIME = expression(r"""
    \s+of (?:the|its|last|that) (?:\w+ )?(?:year|month|week|quarter)\b(?![’']s)
""")  # "the 45,000 of the year to March"


def money(text: str, base: Mention, topic: bool) -> Mention | None:
    """A sum of money."""
    return replace(base, why="it is a sum of money") if base.unit in _MONEY else None


def ordinal(text: str, base: Mention, topic: bool) -> Mention | None:
    """ "The third busiest day" is a rank; any other "third" the number of something in a row."""
    if base.unit != "ordinal":
        return None
    if _SUPERLATIVE.match(text, base.end):
        return replace(base, measure=Measure.RANK)
    return replace(base, why="it is the number of something in a row")


def age_of(text: str, base: Mention, topic: bool) -> Mention | None:
    """The age of a person that stands right before it: "a lad of nine"."""
    if (base.value or 0) > _AGES[1] or w.COUNTS_PEOPLE.match(text, base.end):
        return None
    of_person = _PERSON_OF.search(text, max(0, base.start - 40), base.start)
    return replace(base, unit="years", why="it is an age") if of_person else None


def age_or_name(text: str, base: Mention, topic: bool) -> Mention | None:
    """Somebody's age, or a number that belongs to a name."""
    before, value = text[max(0, base.start - 24) : base.start], base.value or 0
    if _YEARS_OLD.match(text, base.end) or (_AGES[0] <= value <= _AGES[1] and _stands_as_age(text, base, before)):
        return replace(base, unit="years", why="it is an age")
    if value < 100 and _NAMED.search(before) and not w.COUNTS_PEOPLE.match(text, base.end):
        return replace(base, why="it belongs to a name")
    return None


def _stands_as_age(text: str, base: Mention, before: str) -> bool:
    """True for a number between commas after somebody's name: "Ahmed, 24, said"."""
    return bool(
        _AFTER_AGE.match(text, base.end)
        and _AFTER_A_WORD.search(before)
        and _WHOSE_AGE.search(before)
        and not _AFTER_A_DIGIT.search(before)
        and not _NO_PERSON.search(before)
    )


def another_thing(text: str, base: Mention, topic: bool) -> Mention | None:
    """A number whose own noun, right after it, is no arrival: officers, hotels, miles."""
    if w.COUNTS_PEOPLE.match(text, base.end) or _OF_A_TIME.match(text, base.end):
        return None
    for why, pattern in w.NOUN_ELSE:
        if pattern.match(text, base.end):
            return replace(base, why=f"it counts {why}" if why[0] != "a" else f"it is {why}")
    return replace(base, why=LENGTH) if base.unit in _LENGTHS else None
