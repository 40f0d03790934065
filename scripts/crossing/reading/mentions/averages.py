"""Averages: people a boat, a day, a week, a month."""

from __future__ import annotations

from dataclasses import replace

from crossing.language.expressions import expression
from crossing.reading import wording as w
from crossing.reading.answers import Measure
from crossing.reading.mentions.clauses import clause, no_arrival
from crossing.reading.mentions.mention import MOST_ABOARD, Mention

# "6,000 a month", "370 people per week"; no "a month earlier".
_PER_LONGER = expression(rf"""
    \s*(?:{w.PEOPLE} )?(?:a|per|each|every)[\s-]+(?P<unit>week|month)\b(?! (?:earlier|ago|before|later|on(?! average)))
""")
# "An average of 120 people crossed each day".
_EVERY = expression(r"""
    [^.;,\d]{1,60}?\b(?:each|every|per|a)[\s-]+(?:(?P<day>day)|week|month|year)\b(?! (?:earlier|ago|before))
""")
_IN_EACH = expression(r" (?:in|per|to) each")
_ON_AVERAGE = expression(r" (?:people )?on average\b")
_BOATS_OR_EACH = expression(rf"\b(?:{w.ANY}|each)\b")
_BOATS_NAMED = expression(rf"""
    \b(?:{w.ANY}|each|load)\b|\d in (?:\d|[a-z]+\b[.,:])|\bin (?:just |only )?(?:\d+|[a-z]+) of them\b
""")
_LARGEST = expression(r"\b(?:largest|biggest|heaviest|highest|greatest|record|single) load\b[^.;]*$")  # of one boat
_DAY, _DAILY = expression(r"\bday\b"), expression(r"\bday|daily\b")
_IN = expression(r"\bin (?:just )?$")
# "149 people crossed in four boats, an average of 37 people per boat": the first number is no average.
_CAME_IN_BOATS = expression(rf"""
    [^.,;:]{{1,60}}\b(?:in|on|aboard|from) (?:\w+ )?(?:\d+|{w.NUMBER_WORD}) {w.BOATS}\b
""")
# A bare number of a list of averages: "after 49 in 2023, 41 in 2022".
_LISTED = expression(r" (?:in|for) (?:19|20)\d\d|,| and\b|\.|$| (?:a year|last|the year)")


def average(text: str, base: Mention, topic: bool) -> Mention | None:
    """People a boat or over a stretch of time; None where the words tell of no average."""
    over_time = _over_time(text, base)
    if over_time or (w.COUNTS_BOATS.match(text, base.end) and not _IN_EACH.match(text, base.end)):
        return over_time
    if (base.value or 0) <= MOST_ABOARD and _aboard_each(text, base):
        why = no_arrival(text, base.start, base.end)
        return replace(base, measure=Measure.PEOPLE_PER_BOAT, unit="people per boat", why=why)
    if w.PER_DAY_BEFORE.search(text, 0, base.start) and _DAILY.search(text):
        return _people_a("day", text, base)
    return None


def _over_time(text: str, base: Mention) -> Mention | None:
    """People a day, week or month, where the words after the number say so."""
    if longer := _PER_LONGER.match(text, base.end):
        return _people_a(longer["unit"].lower(), text, base)
    if w.PER_OTHER.match(text, base.end):
        return replace(base, unit="people", why="it is an average over other times than days, weeks and months")
    if w.PER_DAY.match(text, base.end):
        return _people_a("day", text, base)
    every = _EVERY.match(text, base.end)
    if every is None or not w.AVERAGE_BEFORE.search(text, 0, base.start):
        return None
    if every["day"]:
        return _people_a("day", text, base)
    return replace(base, unit="people", why="it is an average over weeks or months")


def _people_a(unit: str, text: str, base: Mention) -> Mention:
    why = no_arrival(text, base.start, base.end)
    return replace(base, measure=Measure.PEOPLE_PER_DAY, unit=f"people a {unit}", why=why)


def _aboard_each(text: str, base: Mention) -> bool:
    """True where the words say in one of several ways that a small number is how many each boat held."""
    return bool(
        w.PER_BOAT_AFTER.match(text, base.end)
        or (_ON_AVERAGE.match(text, base.end) and _BOATS_OR_EACH.search(text))
        or _after_the_word(text, base)
        or _among_averages(text, base)
    )


def _after_the_word(text: str, base: Mention) -> bool:
    """ "The boats held an average of 53"."""
    return bool(
        w.AVERAGE_BEFORE.search(text, 0, base.start)
        and _BOATS_NAMED.search(text)
        and not _LARGEST.search(text, 0, base.start)
        and not _DAY.search(text[base.end : base.end + 20])
    )


def _among_averages(text: str, base: Mention) -> bool:
    """ "Each boat held 53 people, after 49 in 2023": a number of the clause that speaks of each boat, or of a list."""
    if _IN.search(text, 0, base.start) or _CAME_IN_BOATS.match(text, base.end) or not w.PER_BOAT.search(text):
        return False
    if w.PER_BOAT.search(text, clause(text, base.start, base.end)[0]):
        return True
    return bool(_LISTED.match(text, base.end) and not w.COUNTS_PEOPLE.match(text, base.end))
