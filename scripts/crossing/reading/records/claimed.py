"""Words that claim a record or a rank: "the busiest day of 2025", "the third highest this year", "more than on any other day"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from crossing.language.dated import A_MONTH
from crossing.language.expressions import expression, spaced
from crossing.language.numbers import ORDINALS
from crossing.reading.wording import SEVERAL

HIGH = spaced(r"""
    record(?:[\s-](?:breaking|high|setting))?|highest|busiest|largest|biggest|heaviest|fullest|greatest|strongest
    |steepest|fiercest|mightiest|loftiest|heftiest|peak|worst|high-water mark|most
    |(?:all-time|single-day|one-day|24-hour|(?<=\sa\s)(?:new|daily)|(?<=\sthe\s)daily)(?:\s(?:daily|single-day|annual|yearly|20\d\d))?\shigh
    |top(?=\s(?:day|week|month|year)\b)
""")
LOW = r"lowest|fewest|quietest|smallest|slowest|weakest|calmest"
_LONG = r"longest"
_FAST = r"fastest|earliest|quickest"
_SUPERLATIVE = re.compile(
    rf"\b(?:(?P<high>{HIGH})|(?P<low>{LOW})|(?P<long>{_LONG})|(?P<fast>{_FAST}))\b", re.IGNORECASE
)
_ORDINAL = re.compile(rf"\b(?P<rank>{'|'.join(ORDINALS)}|\d{{1,2}}(?:st|nd|rd|th))[\s-]+$", re.IGNORECASE)
# What is no record: "for the record", "since records began", "most of them", "the biggest challenge".
_NOT = (
    expression(r"""
        \brecords? (?:
            began|begin|beginning|show|of (?:the|his|her|their)|on(?! (?:\d|the \d|\w+day\b))|keeping|books?
            |-?keeping|holder
        )
    """),
    expression(r"""
        \b(?:on|off|for) (?:the )?record\b
        |(?:track|criminal|police|public|voting|government[’']s|his|her|their|its) record\b
    """),
    expression(r"""
        \bat most\b
        |\bmost (?:
            of|are|were|have|had|people|migrants|likely|natural|common|recent|recently|important|vulnerable|dangerous
            |\w+(?:al|ous|ive|able|ible|ful|ic|ant|ent|ly|ing|ed)
        )\b(?! (?:in|on) (?:a|any)\b)
    """),
)  # fmt: skip
# "Most arrivals were men", "the largest number came from Eritrea": a part of those who came.
_A_PART = expression(r"""
    (?<!the\s)most (?:small[\s-]boat )?(?:arrivals|crossings|landings)(?: [\w-]+){0,6}? (?:are|were|have|had|come|came)\b
    |(?:most|(?:largest|biggest|highest|greatest) number)\b(?: [\w-]+){0,8}? (?:are|were|is|was|come|comes|came|arrived|hail|hailed) from\b
""")
# "The biggest challenge", "the largest share": a superlative of something that is no count.
_OF_OTHERS = expression(r"""
    [\s-]+(?:(?:ever|single|single-day|number|daily|annual|monthly|weekly|yearly|provisional|recorded|known) )*(?:
        challenge|problem|threat|issue|concern|question|risk|fear|crime|case|scenario|party|city|port|beach|group|share
        |source|contributor|nationality|rise|increase|fall|drop|jump|decrease|deal|ferry|ship
    )\b
""")
_THINGS = expression(rf"""
    \b(?:
        number|total|figure|tally|count|day|days|month|week|year|years|quarter|half|weekend|daily|annual|spell|gap
        |period|stretch|run|lull|since|ever|arrivals?|crossings?|people|migrants|so far|pace|{A_MONTH}|20\d\d|halt|one|with|came|was|is|recorded|seen|summer
        |boats?|break|hiatus|interval|\d
    )\b
""")
# "More than on any other day", "no first quarter has seen a higher figure", "in second place"
_THAN_ANY = expression(r"""
    \b(?:(?P<high>more|higher|busier|bigger|larger|greater)|(?P<low>fewer|lower|quieter|smaller))\b(?=
        (?: [a-z]+){0,3} than (?:(?:on|in|for|at|during) )?(?:any|every|all)\b
    )
""")
_NONE_HIGHER = expression(r"""
    \b(?:(?:no|never|not before)(?:,? [\w’'-]+){1,9}?|(?:nothing|none)(?: [\w’'-]+){0,9}?)\s(?:
        (?P<high>
            higher|busier|bigger|larger|greater|(?<=been\s)worse
            |(?<=seen\s|been\s)more(?=\s(?:people|arrivals|crossings|migrants)\b|[.,;])
            |(?<=\s)(?:exceeds|surpasses|matches|beats|exceeded|surpassed|matched|beaten|bettered|topped)(?=\sit\b)
            |(?<=seen\s|have\s)so\smany|(?<=brought\s)so\smany|(?<=had\s)(?:as|so)\smany(?=\s(?:come|crossed|arrived)\b)
        )|(?P<long>longer)
    )\b(?! than)
""")
_PLACED = expression(rf"""
    \b(?:in|ranks?|ranked|ranking|into|for|comes?|came|stands?|stood) (?P<rank>{"|".join(ORDINALS)})(?=
        \s+(?:place|spot|among|of the|for the|in the list|this)\b
    )
    |\b(?P<listed>{"|".join(ORDINALS)})(?=\s(?:on|in)\s(?:the|this\syear[’']s)\s(?:all-time\s)?(?:list|table)\b)
    |\b(?:ranks?|ranked) (?P<alone>{"|".join(ORDINALS)})(?=\s?(?:[.,;]|$))
""")
_END_OF_SCOPE = expression(r"""
    [;]|\.\s|, (?:when|which|who|above|beating|with|taking|bringing|and|but|after)\b|\s[–—]\s
    |,\sthe (?:quietest|lowest|calmest|busiest|fullest) (?:day|week|month|[a-z]+)\s\(?\d
    |\sand (?:the )?(?:\w+[\s-])?(?:most|highest|busiest|largest|biggest|lowest|fewest|worst)\b
""")


# "Not the busiest", "among the highest", "close to a record", "could be the worst": no record is claimed
_NOT_CLAIMED = expression(r"""
    (?:\b(?:not|never|no|nor|hardly|far from|short of|close to|nearly|almost|approach\w*|one of|among|amongst|some of|joint|equal\w*
    |if|would|could|might|(?-i:may)|should|will|whether|than|unlike|forecast|expect\w*)\b|n[’']t\b)[^.;:]{0,30}$
""")
# "The busiest Sunday", "the most on a Sunday"; not "was set on Sunday", "was seen yesterday"
_OF_WEEKDAYS = re.compile(r"(?i)\b(?<!\bon\s)(?!(?:yester|to)?day\b)\w*day\b|\b(?:night|morning|weekday)|days\b")
_MARK = re.compile(r",(?!\d)|[:;!?()”\"]|\sand\s")
_A_MONTH = re.compile(rf"(?i)\b(?:{HIGH}|{LOW})\s+month\b")
_NAMED = re.compile(rf"\s+(?:{A_MONTH})\b(?!\s+(?:day|total|figure|number|count)\b)", re.IGNORECASE)
# "Two days in April 2022 were busier, so it is the third": the days told before it are its rivals
_OF_RIVALS = expression(r"""
    \b(?:busier|higher|larger|bigger|worse)\b[^.;]{0,40}[,–—]\s(?:and\s)?
    (?:so|which\s(?:means|makes)|hence|therefore|making)\b[^.;]{0,20}$
""")


@dataclass(frozen=True)
class Claimed:
    """A record or rank that words claim: their place, which place it is, and of what. `text` is the word or the ordinal."""

    start: int
    end: int
    text: str
    rank: int = 1
    low: bool = False
    gap: bool = False
    pace: bool = False
    boats: bool = False


def find_claimed(text: str) -> Iterator[Claimed]:
    """The records and ranks that a sentence claims, in order."""
    found = [*_superlatives(text), *_comparatives(text)]
    yield from sorted(found, key=lambda claimed: claimed.start)


def _comparatives(text: str) -> Iterator[Claimed]:
    """Records and ranks without a superlative."""
    for match in (*_THAN_ANY.finditer(text), *_NONE_HIGHER.finditer(text)):
        groups = match.groupdict()
        name = next(name for name in ("high", "low", "long") if groups.get(name))
        yield Claimed(match.start(name), match.end(name), match[name], low=name == "low", gap=name == "long")
    for match in _PLACED.finditer(text):
        name = match.lastgroup or "rank"
        yield Claimed(match.start(name), match.end(name), match[name], ORDINALS[match[name].lower()])


def _superlatives(text: str) -> Iterator[Claimed]:
    for match in _SUPERLATIVE.finditer(text):
        around = text[max(0, match.start() - 25) : match.end() + 25]
        if any(bad.search(around) and _touches(bad, text, match.start(), match.end()) for bad in _NOT):
            continue
        if _A_PART.match(text, match.start()):
            continue
        if not _THINGS.search(text[max(0, match.start() - 60) : match.end() + 70]):
            continue
        after = text[match.end() : match.end() + 40]
        if _OF_OTHERS.match(after):
            continue
        ordinal = _ORDINAL.search(text, max(0, match.start() - 20), match.start())
        rank, start, words = 1, match.start(), match[0]
        if ordinal:
            word = ordinal["rank"].lower()
            rank, start, words = ORDINALS.get(word) or int(re.sub(r"\D", "", word)), ordinal.start(), ordinal["rank"]
        boats = bool(
            re.match(rf"(?i)\s+(?:number\s+of\s+)?(?:small\s+)?{SEVERAL}\b(?!\s*(?:arrival|crossing|migrant))", after)
        )
        yield Claimed(
            start, start + len(words), words, rank, bool(match["low"]), bool(match["long"]), bool(match["fast"]), boats
        )


def _touches(pattern: re.Pattern[str], text: str, start: int, end: int) -> bool:
    return any(m.start() < end and start < m.end() for m in pattern.finditer(text, max(0, start - 25), end + 25))


def end_of(text: str, claimed: Claimed) -> int:
    """Where the words that tell the scope end."""
    stop = _END_OF_SCOPE.search(text, claimed.end)
    return min(stop.start() if stop else len(text), claimed.start + 130)


def part_of(text: str, claimed: Claimed) -> str:
    """The words that tell the scope: from a little before the word to the end of its thought."""
    before = text[max(0, claimed.start - 28) : claimed.start]
    cut = max(before.rfind(","), before.rfind(";"), before.rfind("–"), before.rfind(" and "))
    # "the busiest month August, the quietest March": the second is one among months, too
    listed = _A_MONTH.search(text, 0, claimed.start) and not _A_MONTH.match(text, claimed.start)
    word = " month" if listed and _NAMED.match(text, claimed.end) else ""
    return f"{before[cut + 1 :]}{text[claimed.start : claimed.end]}{word}{text[claimed.end : end_of(text, claimed)]}"


def scope_stop(text: str, claimed: Claimed) -> int:
    """Where the first mark after the word of a record stands, or its scope ends."""
    stop = end_of(text, claimed)
    mark = _MARK.search(text, claimed.end, stop)
    return mark.start() if mark else stop


def plainly(text: str, claimed: Claimed) -> bool:
    """True if a record is claimed of days told, not denied or awaited, and of days of any name: "the busiest Sunday" is one among Sundays."""
    return not (
        _NOT_CLAIMED.search(text, 0, claimed.start)
        or _OF_RIVALS.search(text, 0, claimed.start)
        or _OF_WEEKDAYS.search(text, claimed.end, scope_stop(text, claimed))
    )
