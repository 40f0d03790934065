"""The numbers of a sentence with what each counts: people, boats, an average, a growth, a share, or no arrivals at all.

What a number counts is read from the words round it (see `wording`); of which days it speaks is another question (see
`moments`). Where the words are those of a rescue, a forecast or one boat's load, the mention says so in `why`.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace

from crossing.language.dates import MONTHS, WEEKDAYS
from crossing.language.numbers import UNITS, Number, find_numbers, qualifier_before
from crossing.reading import wording as w
from crossing.reading.answers import Measure
from crossing.reading.moments import Moment

SMALL_BOATS = 400  # more boats than this is no count of a day or a boat's load: used only to tell a bare number apart
LENGTH = "it is a length, a time or an age"
LENGTHS = {"miles", "metres", "kilometres", "hours", "minutes"}
MOST_ABOARD = 150  # people that one small boat may hold on average
_COMPARED = re.compile(
    rf"\b(?:(?:more|fewer|less|higher|lower|greater)\s+than|{w.OVER}|{w.UNDER})\s+(?:the|its|that|last\s+year[’']s|their)\s+$|(?:%|per\s?cent|percent|times|twice|quarter|third|half|fifth)\s+(?:\w+\s+){0, 2}(?:more|fewer|less|higher|lower|above|below|up|down)\s+(?:than|on)?\s*$",
    re.IGNORECASE,
)
# "It topped the 656 of Saturday": a number that another is held against; a round one is a mark that was passed.
_BEATS_THE = re.compile(
    r"(?i)\b(?:topp\w+|tops|beat\w*|pass\w+|exceed\w*|surpass\w*|eclips\w*|outstrip\w*|overt\w+k\w*|broke|breaks|top)\s+(?:the|its|that)\s+(?:\w+\s+)?$"
)
_QUALIFIED_AFTER = re.compile(r"\s+(?:or\s+so)\b|-(?:odd|plus)\b|\+", re.IGNORECASE)
_PARTS = {
    "half": 1 / 2,
    "third": 1 / 3,
    "quarter": 1 / 4,
    "fifth": 1 / 5,
    "sixth": 1 / 6,
    "seventh": 1 / 7,
    "eighth": 1 / 8,
    "tenth": 1 / 10,
}
_FRACTION = re.compile(
    r"\b(?:(?P<count>a|one|two|three|four|five|six|seven|nine)[\s-]+)(?P<part>half|third|quarter|fifth|sixth|seventh|eighth|tenth)s?\b(?![\s-]+(?:of\s+(?:january|february|march|april|may|june|july|august|september|october|november|december|\d)|to\b|highest|busiest|lowest|largest|biggest|time|day|month|year|boat|group|country|consecutive|straight|successive|in\s+a\s+row|place|person|death))",
    re.IGNORECASE,
)
_HALF = re.compile(
    r"\bhalf\b(?!\s*(?:-|a\s+(?:million|dozen|thousand|century|hour|mile)|year|term|of\s+(?:the\s+)?(?:year(?![’']s)|20\d\d(?![’']s)|(?:this|last)(?!\s+(?:year|month)[’']s))|past|hour))",
    re.IGNORECASE,
)
_IN_SO_MANY = re.compile(
    rf"\b(?P<part>{w.NUMBER_WORD}|\d{{1,2}})\s+(?:in|out\s+of)(?:\s+every)?\s+(?P<whole>{w.NUMBER_WORD}|\d{{1,3}})\b(?=\s+(?:of|people|arrivals|migrants|crossings|small))",
    re.IGNORECASE,
)
_POINTED = re.compile(r"^(\d{1,3})\.(\d{3})$")  # 28.526: a thousands point
_TIMES = re.compile(
    r"\b(?:twice|thrice|doubl(?:e|ed|es|ing)|trebl(?:e|ed|ing)|tripl(?:e|ed|es|ing)|quadrupl(?:e|ed|ing)|halv(?:e|ed|es|ing))\b",
    re.IGNORECASE,
)
_AFTER_BOATS = re.compile(rf"(?i)\d\s+{w.BOATS},\s+(?:\w+\s+)?$")  # "602 boats, 508 fewer than the year before"
_PER_LONGER = re.compile(
    rf"(?i)\s*(?:{w.PEOPLE}\s+)?(?:a|per|each|every)[\s-]+(?P<unit>week|month)\b(?!\s+(?:earlier|ago|before|later|on(?!\s+average)))"
)
_EVERY = re.compile(
    r"(?i)[^.;,\d]{1,60}?\b(?:each|every|per|a)[\s-]+(?:(?P<day>day)|week|month|year)\b(?!\s+(?:earlier|ago|before))"
)
_OR_SO_MANY = re.compile(r"(?i)(?:%|per\s?cent),?\s+or\s+(?:\w+\s+)?$")  # "43%, or 12,100 people, fewer than"
_FEWER = re.compile(rf"(?i)\s+(?:{w.PEOPLE},?\s+)?(?:fewer|more|less)\s+than\b")
_TIMES_THE = re.compile(
    rf"(?i)\s+(?:over\b|the\s+(?:\d|{'|'.join((*MONTHS, 'previous', 'same', 'whole', 'annual', 'level'))})|those\s+of\b)"
)
_TIMES_VALUE = {"tw": 2.0, "th": 3.0, "do": 2.0, "tr": 3.0, "qu": 4.0, "ha": 0.5}
_SUPERLATIVE = re.compile(
    r"[\s-]+(?:-?\s*)?(?:strongest|highest|busiest|largest|biggest|heaviest|worst|most|lowest|fewest|quietest|fullest|smallest|longest|greatest|record)\b",
    re.IGNORECASE,
)
_AGE = re.compile(r"[A-Za-z’'],\s*$")
_TABLE = re.compile(r"\t|\s\|\s|^\||\S\s{3,}\S")
_LABEL = re.compile(r"^\s*[-*•]?\s*(?P<label>[^:|\t\d]{3,60}):\s*$")
_YEARS_OLD = re.compile(r"[\s-]+(?:years?|months?)[\s-]+old\b|[\s-]year[\s-]old", re.IGNORECASE)
_NAMED = re.compile(
    r"\b(?:no\.?|number|page|pages|p\.|pp\.|chapter|article|section|operation|radio|channel|bbc|itv|day|phase|part|level|claim|route|group|point|figure|table|paragraph|clause|junction|class|aged?)\s+$",
    re.IGNORECASE,
)
_ARRIVAL_TOPIC = re.compile(rf"\b(?:{w.PEOPLE}|channel|small[\s-]boats?|dinghies)\b", re.IGNORECASE)


@dataclass(frozen=True)
class Mention:
    """A number of a sentence: its place, what it counts, and why it is no count of arrivals ("" if it may be one).

    `named` is True where its own noun stands beside it; `counted` is what a growth or multiple compares; `sign` is 1 or -1
    where the words say rise or fall; `milestone` marks a round number that was reached or passed; `partial` one that may be a part of its days' count,
    and is then never said not to fit.
    """

    start: int
    end: int
    text: str
    value: float | None
    measure: Measure
    unit: str
    qualifier: str = "exact"
    high: float | None = None
    why: str = ""
    named: bool = False
    counted: str = "people"
    sign: int = 0
    milestone: bool = False
    partial: bool = False


def find_mentions(text: str, moments: Sequence[Moment], topic: bool, lead: str = "") -> list[Mention]:
    """List the numbers of a sentence in order. `topic` is True where the text is about crossings of the Channel.

    `lead` is the sentence before: "It is up on last year. Fourteen per cent." says in which way the numbers went.
    """
    taken: list[tuple[int, int]] = []
    found: list[Mention] = []
    for read in (_fractions, _shares, _times):
        for mention in read(text):
            if not _inside(mention.start, mention.end, taken, moments):
                found.append(mention)
                taken.append((mention.start, mention.end))
    for number in find_numbers(text):
        if any(a < number.end and number.start < b for a, b in taken):
            continue
        found.append(_mention(text, number, moments, topic))
    found.sort(key=lambda mention: mention.start)
    if len(text.split()) <= FRAGMENT:
        found = [_led(text, mention, lead) for mention in found]
    return _ranges(text, [_compared(text, mention, found) for mention in found])


FRAGMENT = 4  # words of a sentence that is but a number


def _led(text: str, mention: Mention, lead: str) -> Mention:
    """A bare percentage that goes the way that the sentence before says."""
    if mention.why != NO_WHOLE or not (sign := direction(f"{lead} {text}", len(lead) + 1, len(lead) + 1 + mention.end)):
        return mention
    return replace(mention, measure=Measure.GROWTH, value=sign * abs(mention.value or 0), sign=sign, why="")


def _compared(text: str, mention: Mention, found: Sequence[Mention]) -> Mention:
    """ "695 boats last year compared with 1,110 in 2022": a bare number that is compared counts what the other does."""
    if mention.measure is not Measure.PEOPLE or mention.named or mention.why:
        return mention
    if (mention.value or 0) <= MOST_ABOARD and found and _after_average(text, mention, found):
        return replace(mention, measure=Measure.PEOPLE_PER_BOAT, unit="people per boat", milestone=False)
    before = [m for m in found if m.end <= mention.start and m.measure in (Measure.BOATS, Measure.PEOPLE)]
    if not before or before[-1].measure is not Measure.BOATS:
        return mention
    if (mention.value or 0) > 4 * (before[-1].value or 0):
        return mention
    link = text[before[-1].end : mention.start]
    if re.search(
        r"(?i)\b(?:compared\s+(?:with|to)|against|up\s+from|down\s+from|from|versus|half|twice|double|times)\s+(?:of\s+)?(?:the\s+|just\s+|only\s+)?$",
        link,
    ) and not re.search(rf"(?i)[.;]|\b{w.PEOPLE}\b", link):
        return replace(mention, measure=Measure.BOATS, unit="boats", milestone=False)
    return mention


_AGAINST = re.compile(
    r"(?i)[^.;\d]*\b(?:compared\s+(?:with|to)|against|up\s+from|down\s+from|versus)\s+(?:the\s+|just\s+|only\s+)?"
)


def _after_average(text: str, mention: Mention, found: Sequence[Mention]) -> bool:
    """ "65 people per boat, compared with 58": a bare number that an average is compared with is an average too."""
    averages = [m for m in found if m.end <= mention.start and m.measure is Measure.PEOPLE_PER_BOAT]
    if not averages:
        return False
    last = averages[-1]
    between = [m for m in found if last.end <= m.start < mention.start and m.measure is not Measure.DATE]
    return (
        not between
        and bool(re.fullmatch(r"(?s).{0,90}", text[last.end : mention.start]))
        and bool(
            _AGAINST.search(re.sub(r"\b(?:19|20)\d\d\b", "", text[last.end : mention.start]))
            and _AGAINST.search(text[last.end : mention.start]).end() == mention.start - last.end  # type: ignore[union-attr]  # it finds them with their years too
        )
    )


def _inside(start: int, end: int, taken: Sequence[tuple[int, int]], moments: Sequence[Moment]) -> bool:
    return any(a < end and start < b for a, b in taken) or any(m.place < end and start < m.stop for m in moments)


_COUNTED = ("count", "people", "people per boat", "boats")


# "Taking the two-day total with Friday's 343 to 852": no range.
_TAKING = re.compile(
    r"(?i)\b(?:tak|bring|push|lift|rais)\w*\b[^.;\d]{0,30}\b(?:total|tally|count|number|figure)\b[^.;\d]{0,30}$"
)


# "Rose from 28,526 to 45,755": no range.
_WENT = re.compile(
    rf"(?i)(?:{w.RISE.pattern}|{w.FALL.pattern}|\b(?:went|go(?:es|ne|ing)?|mov\w+|chang\w+|turn\w*)\b)[^.;\d]{{0,40}}$"
)


def _ranges(text: str, found: list[Mention]) -> list[Mention]:
    """ "30-35 people", "between 30 and 35 people": the first number takes the second as its upper end."""
    out: list[Mention] = []
    skip = False
    for one, other in itertools.zip_longest(found, found[1:]):
        if skip:
            skip = False
            continue
        if other and one.value is not None and other.value is not None and one.value < other.value <= 3 * one.value:
            link = text[one.end : other.start]
            lead = re.search(r"\b(?:between|from)\s+$", text[: one.start], re.IGNORECASE)
            joined = re.fullmatch(r"\s?[-–]\s?|\s+to\s+", link) or (lead and re.fullmatch(r"\s+and\s+", link))
            if (lead is None and _TAKING.search(text, 0, one.start)) or (lead and _WENT.search(text, 0, lead.start())):
                joined = None
            if joined and Measure.DATE not in (one.measure, other.measure) and one.unit in (other.unit, *_COUNTED):
                out.append(
                    replace(other, start=one.start, text=text[one.start : other.end], value=one.value, high=other.value)
                )
                skip = True
                continue
        out.append(one)
    return out


def qualifier(text: str, start: int, end: int, plain: str) -> str:
    """The qualifier of a number from the words before and after it; `plain` is what the number reader found."""
    before = text[max(0, start - 40) : start]
    if _COMPARED.search(before) or (_BEATS_THE.search(before) and not text[start:end].endswith("00")):
        return "exact"  # "above the 29,437 of 2023" compares
    if (told := qualifier_before(text, start)) != "exact":
        return told
    if _QUALIFIED_AFTER.match(text, end):
        return "about" if "plus" not in text[end : end + 5] and text[end : end + 1] != "+" else "more_than"
    return plain


def _fractions(text: str) -> Iterator[Mention]:
    """ "A quarter more", "two-thirds of": part of something, in per cent."""
    for match in _FRACTION.finditer(text):
        count = {"a": 1, "one": 1}.get(match["count"].lower()) or UNITS[match["count"].lower()]
        if (
            count == 1
            and match["part"].lower() == "half"
            and re.match(r"\s+(?:years?|million|dozen|hours?)", text[match.end() :])
        ):
            continue
        yield _part(text, match.start(), match.end(), 100 * count * _PARTS[match["part"].lower()])
    for match in _HALF.finditer(text):
        if re.search(r"\b(?:first|second|opening|closing|one|a)[\s-]+$", text[: match.start()], re.IGNORECASE):
            continue
        again = re.match(r"(?i)\s+as\s+many\s+again\b", text[match.end() :])
        if again or re.match(
            r"\s+(?:as\s+many|(?:of\s+)?the\s+(?:number|total|figure|\d))", text[match.end() :], re.IGNORECASE
        ):
            boats = _of_boats(text, match.start()) or bool(
                re.match(
                    r"\s+(?:as\s+many|the\s+number\s+of)\s+(?:small\s+)?(?:boats|vessels|dinghies)",
                    text[match.end() :],
                    re.IGNORECASE,
                )
            )
            yield Mention(
                match.start(),
                match.end(),
                match[0],
                1.5 if again else 0.5,
                Measure.MULTIPLE,
                "ratio",
                qualifier(text, match.start(), match.end(), "exact"),
                counted="boats" if boats else "people",
            )
        else:
            yield _part(text, match.start(), match.end(), 50.0)


def _of_boats(text: str, place: int) -> bool:
    """True where the subject of the sentence up to a place is the number of boats."""
    return bool(re.search(r"(?i)\bnumber\s+of\s+(?:small\s+)?(?:boats|vessels|dinghies)\b[^;]*$", text[:place]))


def _part(text: str, start: int, end: int, value: float) -> Mention:
    """A part of something: a share, or a growth where a word of rise or fall goes with it."""
    return _percent(text, start, end, value, qualifier(text, start, end, "exact"))


def _shares(text: str) -> Iterator[Mention]:
    """ "Three in ten of all those"."""
    for match in _IN_SO_MANY.finditer(text):
        part, whole = (int(x) if x.isdigit() else UNITS[x.lower()] for x in (match["part"], match["whole"]))
        if 0 < part < whole:
            mention = Mention(
                match.start(),
                match.end(),
                match[0],
                100 * part / whole,
                Measure.SHARE,
                "percent",
                qualifier(text, match.start(), match.end(), "about"),
            )
            yield replace(mention, why=_clause_why(text, match.start(), match.end()))


def _times(text: str) -> Iterator[Mention]:
    """ "Twice", "doubled", "halved"."""
    for match in _TIMES.finditer(text):
        value = _TIMES_VALUE[match[0][:2].lower()]
        why = (
            ""
            if re.search(
                r"(?i)\b(?:numbers?|totals?|figures?|arriv\w*|cross\w*|last\s+year|as\s+many|same|year)\b", text
            )
            else "how often something was done"
        )
        yield Mention(
            match.start(),
            match.end(),
            match[0],
            value,
            Measure.MULTIPLE,
            "ratio",
            qualifier(text, match.start(), match.end(), "exact"),
            why=why,
        )


def clause(text: str, start: int, end: int) -> tuple[int, int]:
    """Where the clause of a number begins and ends: between marks and words that start another thought."""
    begin = 0
    for match in _CLAUSE.finditer(text, max(0, start - 300), start):
        begin = match.end()
    after = _CLAUSE.search(text, end)
    return begin, after.start() if after else len(text)


_CLAUSE = re.compile(
    r"[;:]\s|\s[–—-]\s|,\s+(?:and|but|while|which|who|after|with|as|taking|bringing)\s|,\s|\b(?:but|while|whereas|although|though|and)\s|[()]",
    re.IGNORECASE,
)


def _clause_why(text: str, start: int, end: int) -> str:
    """Why a number is no count of arrivals, by the words of its clause and of the subject of its sentence; "" if nothing says so."""
    begin, stop = clause(text, start, end)
    here = text[begin:stop]
    for why, pattern in w.CLAUSE_ELSE:
        if why.startswith("a forecast") and not pattern.search(text[max(begin, start - 90) : min(stop, end + 60)]):
            continue
        if pattern.search(here):
            return why
    # a subject before the number governs it until somebody arrives
    lead = text[:start]
    for why, pattern in w.CLAUSE_ELSE[:4]:
        last = next(reversed(list(pattern.finditer(lead))), None)
        if (
            last is not None
            and not w.ARRIVED.search(text[last.end() : stop])
            and not re.search(r"[;]", lead[last.end() :])
        ):
            return why
    if _THERE.search(here):
        return next((why for why, pattern in w.CLAUSE_ELSE if why == "another route" and pattern.search(lead)), "")
    return ""


# "the Canary Islands …: 46,843 people reached them": the place of an arrival is one named before.
_THERE = re.compile(
    r"(?i)\b(?:reach(?:ed|ing)?\s+(?:them|it|those\s+\w+)|(?:arriv|land|disembark)\w*\s+there|came\s+there)\b"
)
_ON_THE_LAST = re.compile(
    r"(?i)\b(?:on|for|in|over|during|of|after|ended|ending)\s+(?:the\s+|an?\s+)?(?:(?:first|last|past|final|previous)\s+)?$"
)


def _mention(text: str, number: Number, moments: Sequence[Moment], topic: bool) -> Mention:
    """What one number counts."""
    start, end, value = number.start, number.end, number.value
    base = Mention(
        start,
        end,
        number.text,
        value,
        Measure.NOT_ARRIVALS,
        number.unit_hint or "count",
        qualifier(text, start, end, number.qualifier),
    )
    if number.unit_hint == "time":
        return replace(base, measure=Measure.TIME, unit="time", value=None)
    counted = COUNTS.match(text, end) or _CAME.match(text, end)
    if any(m.place <= start < m.stop for m in moments) and not counted:
        days = _days(text, base, topic) if topic and _ON_THE_LAST.search(text, max(0, start - 24), start) else None
        return (
            days if days and days.measure is Measure.DAYS_WITHOUT else replace(base, measure=Measure.DATE, unit="date")
        )
    if number.unit_hint == "date":
        return replace(base, measure=Measure.DATE, unit="date")
    if value is None:
        return replace(base, why="no number is stated")
    if pointed := _POINTED.match(number.text):
        value = float(pointed[1] + pointed[2])
        base = replace(base, value=value, unit="count" if base.unit == "" else base.unit)
    for read in _READERS:
        if found := read(text, base, topic):
            return found
    return replace(base, why="the text does not say that it counts arrivals")


def _money(text: str, base: Mention, topic: bool) -> Mention | None:
    if base.unit in ("GBP", "USD", "EUR"):
        return replace(base, why="it is a sum of money")
    return None


def _name_or_age(text: str, base: Mention, topic: bool) -> Mention | None:
    before, value = text[max(0, base.start - 24) : base.start], base.value or 0
    if _YEARS_OLD.match(text, base.end) or (
        re.match(r",\s|\.?$", text[base.end :])
        and _AGE.search(before)
        and 16 <= value <= 105
        and not re.search(r"\d,\s*$", before)
        and re.search(
            r"(?:[A-Z][\w’'-]+|\b(?:man|woman|father|mother|teenager|boy|girl|migrant|pilot|suspect|driver|student|national)),\s*$",
            before,
        )
        and not re.search(
            rf"(?i)\b(?:{w.PEOPLE}|total|friday|saturday|sunday|monday|tuesday|wednesday|thursday),\s*$", before
        )
    ):
        return replace(base, unit="years", why="it is an age")
    if _NAMED.search(before) and value < 100 and not COUNTS.match(text, base.end):
        return replace(base, why="it belongs to a name")
    return None


def _percentage(text: str, base: Mention, topic: bool) -> Mention | None:
    if base.unit != "percent" or base.value is None:
        return None
    return _percent(text, base.start, base.end, base.value, base.qualifier, base.text)


def _percent(text: str, start: int, end: int, value: float, qualified: str, words: str = "") -> Mention:
    """A percentage: growth where a word of rise or fall goes with it, else a share."""
    made_up = re.search(
        r"(?i)\b(?:made|make|makes|making)\s+up\s+(?:\w+\s+){0,3}$|\baccount\w*\s+for\s+(?:\w+\s+){0,3}$",
        text[max(0, start - 50) : start],
    )
    # "of whom a quarter (25.5%) came in 2022"
    again = _OF_WHOM.search(text, 0, start) and _SPELT_OUT.search(text, 0, start)
    sign = 0 if made_up or again else direction(text, start, end) or _like_the_one_before(text, start, end)
    mention = Mention(start, end, words or text[start:end], value, Measure.SHARE, "percent", qualified)
    signed = _SIGN.search(text, max(0, start - 2), start)
    if signed and not sign:
        sign = 1 if signed["sign"] == "+" else -1
    why = _clause_why(text, start, end)
    if sign and not (
        w.SHARE_AFTER.match(text, end)
        and not re.match(r"\s*of\s+(?:it|all|more)\b", text[end:], re.IGNORECASE)
        and not _beside(text, start, end)
    ):
        boats = bool(_BOATS_SIGNED.search(text, 0, start) or _BOATS_CHANGE.search(text[:start] + text[end : end + 40]))
        return replace(
            mention,
            measure=Measure.GROWTH,
            value=sign * value,
            sign=sign,
            why=why,
            counted="boats" if boats else "people",
        )
    if not why and w.NATIONALITY.search(text):
        why = "part of the arrivals"
    if not why and not (w.SHARE_AFTER.match(text, end) or w.SHARE_NEAR.search(text) or _OF_WHOM.search(text, 0, start)):
        why = NO_WHOLE
    return replace(mention, why=why)


_BOATS_SIGNED = re.compile(r"(?i)\bboats:?\s*[+−–-]?$")  # "Boats +15%."
_BOATS_CHANGE = re.compile(
    r"(?i)\b(?:number\s+of\s+(?:small\s+)?boats|boats?\s+(?:numbers?|fell|rose|dropped|were|are|is)|(?:fewer|more)\s+(?:boats|vessels)|the\s+(?:boats|vessels|dinghies))\b"
)
NO_WHOLE = "the text does not say of what it is a part"
_SIGN = re.compile(r"(?:^|[\s(:])(?P<sign>[+−–-])$")  # "Boats: +15%"
_OF_WHOM = re.compile(r"(?i)\bof\s+(?:whom|which|them|those|these)\b[^.;]{0,40}$")
_SPELT_OUT = re.compile(r"(?i)\b(?:half|thirds?|quarters?|fifths?|tenths?)\s*(?:of\s+\w+\s*)?\(\s*$")
_AND_ON = re.compile(r"(?i)\band\s+(?:by\s+)?(?:\w+\s+)?$")
_ON_A_YEAR = re.compile(
    r"(?i)\s*(?:on|from|against|compared\s+with)\s+(?:the\s+)?(?:same\s+\w+\s+(?:in|of)\s+)?(?:(?:19|20)\d\d|last\s+year|a\s+year)\b"
)


def _like_the_one_before(text: str, start: int, end: int) -> int:
    """ "Up 45% on last year (7,167) and 79% on 2023": the second percentage goes the way of the first; 0 if there is none."""
    if not (_AND_ON.search(text, max(0, start - 24), start) and _ON_A_YEAR.match(text, end)):
        return 0
    first = next(reversed([n for n in find_numbers(text[:start]) if n.unit_hint == "percent"]), None)
    return direction(text[:start], first.start, first.end) if first else 0


def _beside(text: str, start: int, end: int) -> bool:
    """True if a word of rise or fall touches the percentage."""
    return bool(
        re.match(r"\s*(?:fewer|more|less|higher|lower|up|down|above|below)\b", text[end:], re.IGNORECASE)
        or re.search(r"(?i)\b(?:up|down|by|of|fell|rose)\s+(?:\w+\s+){0,2}$", text[:start])
    )


def direction(text: str, start: int, end: int) -> int:
    """1 where the words round a number say that something rose by it, -1 where it fell, 0 where they do not say.

    The nearest such word of its own clause counts; "more than 48%" and "up to 48%" qualify the number.
    """
    found: list[tuple[float, int]] = []
    low, high = max(0, start - 120), min(len(text), end + 60)
    for way, pattern in ((1, w.RISE), (-1, w.FALL)):
        for word in pattern.finditer(text, low, high):
            if word.start() < start < word.end():
                continue
            before = word.end() <= start
            between = text[word.end() : start] if before else text[end : word.start()]
            between = re.sub(
                r",\s*(?:or|and)\s+(?:(?!fewer|more|less|higher|lower)[^,]|,(?=\d)){1,40},(?=\s)", " ", between
            )
            if (before and between.strip().lower() in ("than", "to", "than a", "to a")) or (
                re.match(r"(?i)\s*(?:than|to)\s+(?:an?\s+)?$", between) and before
            ):
                continue
            if word[0].lower() in ("above", "over", "below") and before and not between.strip():
                continue  # "over 20%"
            turned = len(w.TURNED.findall(between))
            found.append((turned * 30 + len(between) + (0 if before else -2), way))
    near = [one for one in found if one[0] < 75]
    return min(near)[1] if near else 0


def _ratio(text: str, base: Mention, topic: bool) -> Mention | None:
    if base.unit != "ratio" and not w.MULTIPLE_AFTER.match(text, base.end):
        return None
    if re.fullmatch(r"(?i)half|quarters?|thirds?|fifths?|tenths?", base.text):
        return replace(base, why="it is part of something the text does not name")
    after = w.MULTIPLE_AFTER.match(text, base.end)
    end = base.end if base.unit == "ratio" or not after else after.end()
    compared = re.search(
        r"(?i)\b(?:as\s+many|the\s+(?:number|total|sum|figure|level)|more|higher|greater|that\s+of|what\s+it|last|increase|rise|growth|up|tenfold|fold)\b",
        text[end - 4 : end + 60] + text[base.start - 30 if base.start > 30 else 0 : base.end],
    )
    compared = compared or _TIMES_THE.match(text, after.end() if after else end)
    why = "" if compared else "how often something was done"
    return replace(
        base,
        end=end,
        text=text[base.start : end],
        measure=Measure.MULTIPLE,
        unit="ratio",
        why=why or _clause_why(text, base.start, end),
    )


def _ordinal(text: str, base: Mention, topic: bool) -> Mention | None:
    if base.unit != "ordinal":
        return None
    if _SUPERLATIVE.match(text, base.end):
        return replace(base, measure=Measure.RANK)
    return replace(base, why="it is the number of something in a row")


def _days(text: str, base: Mention, topic: bool) -> Mention | None:
    """A number of days: without arrivals where the words say so."""
    named = re.match(
        r"[\s-]+(?:full\s+|consecutive\s+|straight\s+|calm\s+|clear\s+|successive\s+|whole\s+)*days?\b",
        text[base.end :],
        re.IGNORECASE,
    )
    of_its = re.match(r"\s+of\s+(?:its|the|those|these)\s+(?:[\w’'-]+\s+){0,2}days\b", text[base.end :], re.IGNORECASE)
    if not (named or of_its):
        return None
    if re.search(
        r"(?i)\b(?:power|(?<!home\s)office|government|tenure|premiership|premier|get\s+there|needed|prime\s+minister)\b",
        text,
    ) and not w.NOBODY.search(text):
        return replace(base, unit="days", why="it is a length of time")
    if w.NOBODY.search(text) or (topic and w.LULL.search(text)):
        return replace(base, measure=Measure.DAYS_WITHOUT, unit="days", named=bool(w.NOBODY.search(text)))
    return replace(base, unit="days", why="it is a length of time")


# "149 people crossed in four boats, an average of 37 people per boat": the first number is no average.
_CAME_IN_BOATS = re.compile(
    rf"(?i)[^.,;:]{{1,60}}\b(?:in|on|aboard|from)\s+(?:\w+\s+)?(?:\d+|{w.NUMBER_WORD})\s+{w.BOATS}\b"
)


def _average(text: str, base: Mention, topic: bool) -> Mention | None:
    value = base.value or 0
    before, begin = text[: base.start], clause(text, base.start, base.end)[0]
    if longer := _PER_LONGER.match(text, base.end):
        return _over_time(text, base, longer["unit"].lower())
    if w.PER_OTHER.match(text, base.end):
        return replace(base, unit="people", why="it is an average over other times than days, weeks and months")
    if w.PER_DAY.match(text, base.end):
        return _over_time(text, base, "day")
    if (every := _EVERY.match(text, base.end)) and w.AVERAGE_BEFORE.search(before):
        if every["day"]:
            return _over_time(text, base, "day")
        return replace(base, unit="people", why="it is an average over weeks or months")
    if w.COUNTS_BOATS.match(text, base.end) and not re.match(r"(?i)\s+(?:in|per|to)\s+each", text[base.end :]):
        return None
    if value <= MOST_ABOARD and (
        w.PER_BOAT_AFTER.match(text, base.end)
        or (
            re.match(r"(?i)\s+(?:people\s+)?on\s+average\b", text[base.end :])
            and re.search(r"(?i)\b(?:boats?|each|dingh(?:y|ies)|vessels?)\b", text)
        )
        or (
            w.AVERAGE_BEFORE.search(before)
            and re.search(r"(?i)\b(?:boats?|dinghies|dinghy|vessels?|each)\b|\d\s+in\s+(?:\d|[a-z]+\b[.,:])", text)
            and not re.search(r"(?i)\bday\b", text[base.end : base.end + 20])
        )
        or (
            w.PER_BOAT.search(text)
            and not re.search(r"(?i)\bin\s+(?:just\s+)?$", before)
            and not _CAME_IN_BOATS.match(text, base.end)
            and (w.PER_BOAT.search(text, begin) or _listed(text, base))
        )
    ):
        return replace(
            base, measure=Measure.PEOPLE_PER_BOAT, unit="people per boat", why=_clause_why(text, base.start, base.end)
        )
    if w.PER_DAY_BEFORE.search(before) and re.search(r"(?i)\bday|daily\b", text):
        return _over_time(text, base, "day")
    return None


def _over_time(text: str, base: Mention, unit: str) -> Mention:
    """People a day, week or month."""
    why = _clause_why(text, base.start, base.end)
    return replace(base, measure=Measure.PEOPLE_PER_DAY, unit=f"people a {unit}", why=why)


def _listed(text: str, base: Mention) -> bool:
    """A bare number of a list of averages: "after 49 in 2023, 41 in 2022"."""
    return bool(
        re.match(r"\s+(?:in|for)\s+(?:19|20)\d\d|,|\s+and\b|\.|$|\s+(?:a\s+year|last|the\s+year)", text[base.end :])
        and not COUNTS.match(text, base.end)
    )


COUNTS = w.COUNTS_PEOPLE


_MORE_BOATS = re.compile(rf"(?i)\s+(?:more|fewer|less)\s+{w.BOATS}\b[^.;]{{0,60}}?\bthan\b")
_BY_BOAT = re.compile(r"(?i)\b(?:in|by|on|aboard)\s+(?:small\s+)?boats?\b[^.;\d]*$")
_CAME = re.compile(r"\s+(?:had\s+)?(?:came|come|arrived|crossed|landed)\b")  # "since 752 came on 29 July"
_OF_TIME = re.compile(  # "1,195 people in one single day": the number is of the days; "in 14 last week" it is of the boats
    r"(?i)\s+(?:(?!(?:last|this|that|next|the|each|every|on|over|in|by|from|and|during|at|a)\b)[a-z]+\s+)?(?:days?|weeks?|months?|years?|hours?|nights?|goes|trips)\b|\s+of\b"
)


def _boats(text: str, base: Mention, topic: bool) -> Mention | None:
    value = base.value or 0
    beside = w.COUNTS_BOATS.match(text, base.end)
    if beside and value == 1 and re.search(r"(?i)\bnot\s+$", text[: base.start]):
        return replace(base, unit="boats", why="it is denied")  # "not one boat"
    ended = re.match(
        r"(?i)\s*(?:[.,;:)–—]|$|\s+(?:on|over|by|from|and|last|this|yesterday|during|at)\b)", text[base.end :]
    )
    did_it = (
        value <= SMALL_BOATS
        and ended
        and re.search(
            r"(?i)\d(?:\s+[a-z]+){1,6}\s+in\s+(?:just\s+|only\s+)?$", text[max(0, base.start - 70) : base.start]
        )
        and not re.search(r"(?i)\b(?:one|three|two|\d+)\s+in\s+$", text[: base.start])
    )
    paired = did_it or (
        value <= SMALL_BOATS
        and w.PAIRED.search(text, max(0, base.start - 90), base.start)
        and not COUNTS.match(text, base.end)
        and not _OF_TIME.match(text, base.end)
    )
    same = re.search(
        r"(?i)\bboats?\b(?!\s+(?:arrivals?|crossings?|migrants?|people|landings?)\b)\s+(?:numbers?\s+)?(?:detected|fell|rose|from|was|were|recorded)?[^.;\d]{0,30}(?:\bfrom|\bto|:)\s+$|\bboats\s+number(?:ed|ing|s)?\s+(?:\w+\s+)?$|\bnumber\s+of\s+(?:small\s+)?(?:boats|vessels|dinghies)\b[^.;]{0,70}\b(?:from|to|at|was|is|of)\s+$",
        text[max(0, base.start - 100) : base.start],
    ) and not (COUNTS.match(text, base.end) or _BY_BOAT.search(text, max(0, base.start - 100), base.start))
    if not (beside or paired or same):
        return None
    if _MORE_BOATS.match(text, base.end):
        sign = direction(text, base.start, base.end)
        return replace(
            base, measure=Measure.DIFFERENCE, unit="boats", value=(sign or 1) * value, sign=sign, counted="boats"
        )
    if re.match(r"(?i)\s+(?:per|a)\s+(?:day|week)", text[base.end :]):
        return None
    why = _clause_why(text, base.start, base.end) if topic else "the text is not about crossings of the Channel"
    return replace(base, measure=Measure.BOATS, unit="boats", why=why, named=bool(beside), milestone=False)


_THE_FIRST = re.compile(r"(?i)\bthe\s+first\s+$")
_OF_A_TIME = re.compile(
    r"(?i)\s+of\s+(?:the|its|last|that)\s+(?:\w+\s+)?(?:year|month|week|quarter)\b(?![’']s)"
)  # "the 45,000 of the year to March"


def _elsewhere(text: str, base: Mention, topic: bool) -> Mention | None:
    if COUNTS.match(text, base.end) or _OF_A_TIME.match(text, base.end):
        return None
    for why, pattern in w.NOUN_ELSE:
        if pattern.match(text, base.end):
            return replace(base, why=f"it counts {why}" if why[0] != "a" else f"it is {why}")
    if base.unit in LENGTHS:
        return replace(base, why=LENGTH)
    return None


def _people(text: str, base: Mention, topic: bool) -> Mention | None:
    named = bool(COUNTS.match(text, base.end))
    value = base.value or 0
    if not topic:
        return replace(base, why="the text is not about crossings of the Channel")
    # number words of everyday speech are no counts unless their noun stands beside them
    if not named and re.fullmatch(r"(?i)one|two|once|single|both|pair|zero|dozen", base.text):
        return replace(base, why="it counts another thing")
    why = _clause_why(text, base.start, base.end) or _load(text, base) or _subset(text, base)
    if not why and re.match(
        r"\s*-(?:strong|page|point|year|week|month|man|person|metre|mile|foot|seat|hour)", text[base.end :]
    ):
        why = "it counts another thing"
    difference = (
        w.DIFFERENCE.match(text, base.end)
        or (_OR_SO_MANY.search(text[: base.start]) and _FEWER.match(text, base.end))
        or w.DIFFERENCE_BEFORE.search(text[max(0, base.start - 40) : base.start])
    )
    if difference and not why:
        sign = direction(text, base.start, base.end)
        of_boats = not named and bool(_AFTER_BOATS.search(text, max(0, base.start - 40), base.start))
        counted = "boats" if of_boats else "people"
        return replace(
            base, measure=Measure.DIFFERENCE, unit=counted, value=(sign or 1) * value, sign=sign, counted=counted
        )
    first = _THE_FIRST.search(text, max(0, base.start - 12), base.start)
    milestone = value >= 500 and value % 500 == 0 and bool(w.MILESTONE.search(text) or first)
    return replace(
        base, measure=Measure.PEOPLE, unit="people", why=why, named=named, milestone=milestone,
        partial=_all_in_one_boat(text, base),
    )  # fmt: skip


def _load(text: str, base: Mention) -> str:
    """One boat's load, or a count during the day."""
    begin, stop = clause(text, base.start, base.end)
    here = text[begin:stop]
    wide = text[max(0, base.start - 90) : base.end + 90]
    if _all_in_one_boat(text, base):
        return ""
    if w.ONE_BOAT.search(here) and not re.search(r"(?i)\b(?:boats|dinghies|vessels|inflatables)\b", here):
        return ONE_LOAD
    if (
        (base.value or 0) <= MOST_ABOARD + 50
        and w.ONE_BOAT.search(wide)
        and w.CARRIED.search(wide)
        and not re.search(r"(?i)\b(?:boats|dinghies|vessels)\b", wide)
    ):
        return ONE_LOAD
    if w.PART_OF_DAY.search(here) or (
        w.PART_OF_DAY.search(text) and re.search(r"(?i)\bmore\b", text[base.end : base.end + 12])
    ):
        return "it counts part of a day, and the series counts whole days"
    return ""


ONE_LOAD = "it is the load of one boat, and the series counts days"
_IN_ONE_BOAT = re.compile(
    rf"(?i)(?:\s+(?:more\s+|other\s+)?{w.PEOPLE})?(?:\s+(?:had\s+|have\s+)?(?:come|came|arrived|crossed|landed)(?:\s+over|\s+ashore)?)?\s+(?:in|on|aboard)\s+(?:just\s+|only\s+)?(?:one|a\s+single)\s+(?:boat|dinghy|vessel|inflatable)\b"
)


def _all_in_one_boat(text: str, base: Mention) -> bool:
    """ "On Tuesday 26 people came in one boat": the day's count, where one boat was all that came."""
    return bool(_IN_ONE_BOAT.match(text, base.end)) and not w.PART_OF_DAY.search(text)


def _subset(text: str, base: Mention) -> str:
    after = text[base.end : base.end + 60]
    if w.SUBSET.match(after) and not (_OF_A_DAY.match(after) or _A_MONTH_HAD.search(text, 0, base.start)):
        return "it counts part of the arrivals"
    if re.match(
        r"(?i)\s+(?:\w+\s+){0,1}(?:albanian|afghan|iranian|syrian|eritrean|sudanese|iraqi|vietnamese|somali|turkish|kurdish|indian)s?\b",
        after,
    ):
        return "it counts part of the arrivals"
    return ""


# "August accounts for roughly 6,400 of them" are all who came in that month.
_A_MONTH_HAD = re.compile(
    rf"(?i)\b(?:{'|'.join((*MONTHS, *WEEKDAYS, 'quarter', 'half', 'weekend', 'week', 'month'))})\b[^.;,]{{0,25}}\b(?:account(?:s|ed)?\s+for|brought|supplied|provided|contributed|saw|made\s+up|gave\s+us)\s+(?:\w+\s+)?$"
)
# "803 of them on the 20th" are all who came that day.
_OF_A_DAY = re.compile(
    rf"(?i)\s+of\s+(?:them|those|these)\s+(?:alone\s+)?(?:(?:came|arrived|crossed|landed)\s+)?(?:alone\s+)?on\s+(?:the\s+\d|\d|{'|'.join((*MONTHS, *WEEKDAYS))})"
)

_READERS: tuple[Callable[[str, Mention, bool], Mention | None], ...] = (
    _money, _percentage, _ordinal, _days, _ratio, _average, _boats, _name_or_age, _elsewhere, _people,
)  # fmt: skip
