"""Numbers of boats: "in 14 boats", "1,157 in 14", "boats fell from 602 to 508"."""

from __future__ import annotations

from dataclasses import replace

from crossing.language.expressions import expression
from crossing.reading import wording as w
from crossing.reading.answers import Measure
from crossing.reading.mentions.clauses import no_arrival
from crossing.reading.mentions.directions import direction
from crossing.reading.mentions.mention import Mention

SMALL_BOATS = 400  # more boats than this is no count of a day or a boat's load: used only to tell a bare number apart
_BEFORE = 100  # letters before a number in which boats are named as what is counted

_NOT = expression(r"\bnot $")
_ENDED = expression(r"\s*(?:[.,;:)–—]|$|\s+(?:on|over|by|from|and|last|this|yesterday|during|at)\b)")
_DID_IT_IN = expression(r"\d(?: [a-z]+){1,6} in (?:just |only )?$")  # "370 men made the crossing in 7."
_ONE_IN = expression(r"\b(?:one|three|two|\d+) in $")  # "one in ten"
# "1,195 people in one single day": the number is of the days; "in 14 last week" it is of the boats.
_OF_TIME = expression(r"""
    \s+(?:(?!(?:last|this|that|next|the|each|every|on|over|in|by|from|and|during|at|a)\b)[a-z]+ )?
    (?:days?|weeks?|months?|years?|hours?|nights?|goes|trips)\b|\s+of\b
""")
# "Boats fell from", "boats: ", "boats numbered", "the number of boats was".
_BOATS_WENT = expression(rf"""
    \bboats?\b(?! (?:arrivals?|crossings?|migrants?|people|landings?)\b)\s+
    (?:numbers? )?(?:detected|fell|rose|from|was|were|recorded)?[^.;\d]{{0,30}}(?:\bfrom|\bto|:) $
    |\bboats number(?:ed|ing|s)? (?:\w+ )?$
    |\bboats: $
    |\bnumber of (?:small )?{w.SEVERAL}\b[^.;]{{0,70}}\b(?:from|to|at|was|is|of) $
""")
_BY_BOAT = expression(r"\b(?:in|by|on|aboard) (?:small )?boats?\b[^.;\d]*$")  # "arrivals by boat rose to": of people
_MORE_BOATS = expression(rf" (?:more|fewer|less) {w.BOATS}\b[^.;]{{0,60}}?\bthan\b")
# "534 dinghy arrivals": one boat names what came, and is not counted.
_OF_ITS_KIND, _A_NOUN = expression(rf"{w.ONE_OF_THEM}$"), expression(r"[\s-]+[a-z]+")
_EACH_DAY = expression(r" (?:per|a) (?:day|week)")


def boats(text: str, base: Mention, topic: bool) -> Mention | None:
    """A number of boats, or how many more they were; None where the words tell of no boats."""
    value, beside = base.value or 0, w.COUNTS_BOATS.match(text, base.end)
    if (
        beside
        and value != 1
        and _OF_ITS_KIND.search(text, beside.start(), beside.end())
        and _A_NOUN.match(text, beside.end())
    ):
        beside = None
    if beside and value == 1 and _NOT.search(text, 0, base.start):
        return replace(base, unit="boats", why="it is denied")  # "not one boat"
    if not (beside or _paired(text, base) or _after_boats(text, base)):
        return None
    if _MORE_BOATS.match(text, base.end):
        sign = direction(text, base.start, base.end)
        return replace(
            base, measure=Measure.DIFFERENCE, unit="boats", value=(sign or 1) * value, sign=sign, counted="boats"
        )
    if _EACH_DAY.match(text, base.end):
        return None
    why = no_arrival(text, base.start, base.end) if topic else "the text is not about crossings of the Channel"
    return replace(base, measure=Measure.BOATS, unit="boats", why=why, named=bool(beside), milestone=False)


def _paired(text: str, base: Mention) -> bool:
    """ "1,157 in 14": the second of two numbers, where the first counts people."""
    if (base.value or 0) > SMALL_BOATS:
        return False
    did_it = _ENDED.match(text, base.end) and _DID_IT_IN.search(text[max(0, base.start - 70) : base.start])
    if did_it and not _ONE_IN.search(text, 0, base.start):
        return True
    return bool(
        w.PAIRED.search(text, max(0, base.start - 90), base.start)
        and not w.COUNTS_PEOPLE.match(text, base.end)
        and not _OF_TIME.match(text, base.end)
    )


def _after_boats(text: str, base: Mention) -> bool:
    """ "Boats fell from 602 to 508": the words before the number say that it counts boats, those after it not that it counts people."""
    return bool(
        _BOATS_WENT.search(text[max(0, base.start - _BEFORE) : base.start])
        and not w.COUNTS_PEOPLE.match(text, base.end)
        and not _BY_BOAT.search(text, max(0, base.start - _BEFORE), base.start)
    )
