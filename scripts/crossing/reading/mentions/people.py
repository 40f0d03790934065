"""Numbers of people: all who came on some days, how many more they were, or only some of them."""

from __future__ import annotations

from dataclasses import replace

from crossing.language.dated import A_MONTH, A_WEEKDAY
from crossing.language.expressions import expression
from crossing.reading import wording as w
from crossing.reading.answers import Measure
from crossing.reading.mentions.clauses import clause, no_arrival
from crossing.reading.mentions.directions import direction
from crossing.reading.mentions.mention import MOST_ABOARD, Mention

ONE_LOAD = "it is the load of one boat, and the series counts days"
PART_OF_ARRIVALS = "it counts part of the arrivals"
ANOTHER_THING = "it counts another thing"

# Number words of everyday speech are no counts unless their noun stands beside them.
_EVERYDAY = expression(r"one|two|once|single|both|pair|zero|dozen")
_COMPOUND = expression(
    r"\s*-(?:strong|page|point|year|week|month|man|person|metre|mile|foot|seat|hour)"
)  # "a 12-page plan"
_OR_SO_MANY = expression(r"(?:%|per\s?cent),? or (?:\w+ )?$")  # "43%, or 12,100 people, fewer than"
_FEWER = expression(rf" (?:{w.PEOPLE},? )?(?:fewer|more|less) than\b")
THAT_IS = expression(r"^\W*(?:that|this|it|which) (?:is|was|makes|means|leaves)(?: (?:some|about|just|nearly))? $")
_FEWER_END = expression(rf" (?:{w.PEOPLE} )?(?:fewer|more|less)\s?(?:[.,;:–—!?”)]|$)")  # "That is 1,751 fewer."
_AFTER_BOATS = expression(rf"\d {w.BOATS}, (?:\w+ )?$")  # "602 boats, 508 fewer than the year before"
_THE_FIRST = expression(r"\bthe first $")
_ROUND = 500  # what may be a milestone is a multiple of this

_BOATS = expression(rf"\b{w.SEVERAL}\b")
_MORE = expression(r"\bmore\b")
# "26 people came in one boat".
_IN_ONE_BOAT = expression(rf"""
    (?: (?:more |other )?{w.PEOPLE})?
    (?: (?:had |have )?(?:come|came|arrived|crossed|landed)(?: over| ashore)?)?\s+
    (?:in|on|aboard) (?:just |only )?(?:one|a single) {w.ONE_OF_THEM}\b
""")
_NATIONALS = expression(r"""
    \s+(?:\w+ ){0,1}(?:albanian|afghan|iranian|syrian|eritrean|sudanese|iraqi|vietnamese|somali|turkish|kurdish|indian)s?\b
""")
# "August accounts for roughly 6,400 of them" are all who came in that month.
_A_MONTH_HAD = expression(rf"""
    \b(?:{"|".join((A_MONTH, A_WEEKDAY, "quarter", "half", "weekend", "week", "month"))})\b[^.;,]{{0,25}}
    \b(?:account(?:s|ed)? for|brought|supplied|provided|contributed|saw|made up|gave us) (?:\w+ )?$
""")
# "803 of them on the 20th" are all who came that day.
_OF_A_DAY = expression(rf"""
    \s+of (?:them|those|these) (?:alone )?(?:(?:came|arrived|crossed|landed) )?(?:alone )?
    on (?:the \d|\d|{A_MONTH}|{A_WEEKDAY})
""")


def people(text: str, base: Mention, topic: bool) -> Mention | None:
    """A number that counts people who came, as far as the words do not say otherwise."""
    if not topic:
        return replace(base, why="the text is not about crossings of the Channel")
    named = bool(w.COUNTS_PEOPLE.match(text, base.end))
    if not named and _EVERYDAY.fullmatch(base.text):
        return replace(base, why=ANOTHER_THING)
    why = no_arrival(text, base.start, base.end) or _load(text, base) or _subset(text, base)
    if not why and _COMPOUND.match(text, base.end):
        why = ANOTHER_THING
    if not why and _is_difference(text, base):
        return _difference(text, base, named)
    return replace(
        base,
        measure=Measure.PEOPLE,
        unit="people",
        why=why,
        named=named,
        milestone=_is_milestone(text, base),
        partial=_all_in_one_boat(text, base),
    )


def _is_difference(text: str, base: Mention) -> bool:
    """ "508 fewer than", "43%, or 12,100 people, fewer than", "a rise of 508"."""
    return bool(
        w.DIFFERENCE.match(text, base.end)
        or (THAT_IS.search(text, 0, base.start) and _FEWER_END.match(text, base.end))
        or (_OR_SO_MANY.search(text, 0, base.start) and _FEWER.match(text, base.end))
        or w.DIFFERENCE_BEFORE.search(text[max(0, base.start - 80) : base.start])
    )


def _difference(text: str, base: Mention, named: bool) -> Mention:
    sign = direction(text, base.start, base.end)
    of_boats = not named and _AFTER_BOATS.search(text, max(0, base.start - 40), base.start)
    counted, value = "boats" if of_boats else "people", (sign or 1) * (base.value or 0)
    return replace(base, measure=Measure.DIFFERENCE, unit=counted, value=value, sign=sign, counted=counted)


def _is_milestone(text: str, base: Mention) -> bool:
    """A round number that was passed: "the 10,000 mark", "the first 5,000"."""
    value = base.value or 0
    if value < _ROUND or value % _ROUND:
        return False
    return bool(w.MILESTONE.search(text) or _THE_FIRST.search(text, max(0, base.start - 12), base.start))


def _load(text: str, base: Mention) -> str:
    """Why a number is one boat's load, or a count during the day; "" if it is neither."""
    if _all_in_one_boat(text, base):
        return ""
    begin, stop = clause(text, base.start, base.end)
    here, wide = text[begin:stop], text[max(0, base.start - 90) : base.end + 90]
    if w.ONE_BOAT.search(here) and not _BOATS.search(here):
        return ONE_LOAD
    small = (base.value or 0) <= MOST_ABOARD + 50
    if small and w.ONE_BOAT.search(wide) and w.CARRIED.search(wide) and not _BOATS.search(wide):
        return ONE_LOAD
    more = _MORE.search(text[base.end : base.end + 12])
    if w.PART_OF_DAY.search(here) or (more and w.PART_OF_DAY.search(text)):
        return "it counts part of a day, and the series counts whole days"
    return ""


def _all_in_one_boat(text: str, base: Mention) -> bool:
    """ "On Tuesday 26 people came in one boat": the day's count, where one boat was all that came."""
    return bool(_IN_ONE_BOAT.match(text, base.end)) and not w.PART_OF_DAY.search(text)


def _subset(text: str, base: Mention) -> str:
    """Why a number counts only some of those who came: "26 of them", "26 young Albanians"; "" if it does not."""
    after = text[base.end : base.end + 60]
    some = w.SUBSET.match(after) and not (_OF_A_DAY.match(after) or _A_MONTH_HAD.search(text, 0, base.start))
    return PART_OF_ARRIVALS if some or _NATIONALS.match(after) else ""
