"""What an accusation needs: words that can only mean this series, or digits that can only come from it.

Honest texts are full of numbers that are no count of arrivals: places in a hall, ferry bookings, calls to a helpline. No list of
nouns names them all. So an accusation asks the other way round: the words between a number and what it is told of must all be
words of counting, of change and of time (`linked`), or its digits must be those of the true number in another order (`swapped`).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from datetime import date, timedelta
from functools import lru_cache

from crossing.language.dated import A_MONTH, A_SEASON, A_WEEKDAY
from crossing.language.expressions import expression
from crossing.language.spans import ONE_DAY, Span, in_year, like_days, month_end, one_day, twelve_months_to, whole_month
from crossing.official.series import Series
from crossing.reading import wording as w
from crossing.reading.answers import Measure
from crossing.reading.mentions import Mention, clause
from crossing.reading.moments import Moment, Setting

FREE = 2  # words of no known kind that may stand between a list's numbers, whose size shows what they count
WINDOWS = 14  # days of the longest run of days that a text may add up
MANY = 100  # people: fewer may be counted of anything

# Words of counting, change and time: none of them names a thing that could be counted instead.
_LINKS = re.compile(
    r"(?i)(?:that|this|these|those|it|we|he|she|you|our|his|her|him|us|they|them|which|who|what|when|where|there|is|was|were|are|be|been|being|has|have|had|s|of|in|on|at|by|to|from|for|"
    r"with|than|as|ahead|behind|beyond|excess|part|and|or|so|but|the|an?|its|their|per|up|down|over|under|above|below|between|against|compared|versus|vs|after|before|since|until|"
    r"rise|rises|rose|risen|rising|increase[sd]?|increasing|cut|slashed|grow\w*|grew|jump\w*|surge\w*|soar\w*|climb\w*|leap\w*|leapt|fall|falls|fell|fallen|falling|drop\w*|decreas\w*|"
    r"declin\w*|reduc\w*|plung\w*|plummet\w*|slump\w*|down|change[ds]?|more|less|fewer|higher|lower|greater|larger|smaller|many|much|again|times|time|"
    r"just|only|even|about|around|some|nearly|almost|roughly|exactly|now|then|already|still|also|far|too|thus|hence|therefore|accordingly|equivalent|equal|amounts?|amounting|"
    r"hit|mean(?:s|ing)?|makes?|making|marks?|marking|represent\w*|gave|giv(?:es|en|ing)|works?|out|compares?|stands?|stood|reach\w*|total\w*|tally|count(?:s|ed|ing)?|"
    r"figures?|numbers?|quantity|sum|record(?:ed|s)?|highest|busiest|largest|most|day|days|daily|week|month|months|year|years|yearly|annual|annually|half|quarter|period|calendar|single|way|any|ever|known|beg[aiu]n|gone|go|goes|went|"
    r"point|stage|same|one|last|previous|corresponding|equivalent|comparable|earlier|ago|first|second|third|fourth|new|all|both|another|further|followed|following|"
    r"saw|seen|see|detected|becom\w+|became|start\w*|brought|came|come|coming|arriv\w*|cross\w*|landed|ashore|made|make|journey|trip|people|persons|migrants|individuals|boats?|small|dinghies|vessels|aboard|board|"
    r"channel|english|uk|united|kingdom|britain|british|kent|dover|england|across|into|onto|shores?|coasts?|soil|illegally|safely|boat|provisional|official|home|office|ministry|defence|show|shows|showed|data|average|averaging|averaged|mean|each|carried|carrying|carry|apiece|alone|together|whole|entire|percent|per|cent|"
    rf"{A_MONTH}|{A_WEEKDAY})$"
)
_SUBJECT = re.compile(
    r"(?i)\b(?:arrivals?|crossings?|landings|numbers?|totals?|tally|count|figures?|influx|traffic)\b(?:\s+of\s+(?:small[\s-]boat\s+|channel\s+)?(?:people|migrants|arrivals|crossings|those|persons|boats)\b)?"
)
_BEFORE_SUBJECT = re.compile(r"(?i)(?:^|[“\"‘'(,.:;–—-]|\b(?:channel|boats?|migrants?|small|overall|final|provisional|running|cumulative|official|interim|annual|monthly|daily|year[’']s|month[’']s|that|of|the|total|are|is|have|and|in|so))\s*$")  # fmt: skip
_ARRIVE = r"(?:arriv\w*|cross(?:ed|ing)?|c[ao]me|land(?:ed|ing)?|reach(?:ed|ing)?|ma[dk]e\s+(?:it|the\s+(?:trip|journey|crossing|voyage|passage))|picked\s+up|brought\s+(?:ashore|in|to)|detected)"
_THEY_CAME = re.compile(
    rf"(?i)(?:[\s-]+(?:more|others?|further|additional|new|small[\s-]boats?|boat|illegal|irregular|channel|{w.PEOPLE}))*(?:\s+(?:who|that|have|has|had|were|was|been|also|already|now|then|safely|all|successfully|to)){{0,4}}\s+{_ARRIVE}\b"
    rf"|(?:[\s-]+(?:more|further|new|small[\s-]boats?|boat|channel|such|migrant))*[\s-]+(?:arrivals|crossings|landings)\b"
)
_COUNT_IS = re.compile(
    r"(?i)\b(?:total|tally|count|figure|arrivals|crossings|number\s+of\s+(?:people|migrants|arrivals|crossings)|numbers?)\b(?P<more>[^.;:\d]{0,70}?)\b(?:is|was|were|are|at|of|from|to|reached|now|totall?ed|hit|recorded|numbered)\s+[“\"‘]?(?:(?:well|just|only|about|some|nearly|almost|over|more\s+than|fewer\s+than)\s+)*$"
)
_PART = re.compile(r"(?i)\s+(?:of|from\s+among|out\s+of)\s+(?!last|this|20)")
_LET_IN = expression(
    r"\b(?:let|allowed|waved|ushered|welcomed) in (?:(?:some|over|about|nearly|almost|more than|a further) )?$"
)
_CHANGED_BY = re.compile(
    r"(?i)\b(?:or|up|down|by|rise|fall|drop|increase|decrease|reduction|difference|gap)\s+(?:of\s+)?(?:(?:just|only|about|some|nearly|almost|over|more\s+than)\s+)*$"
)
_PERCENT_OR = expression(r"(?:%|per ?cent),? or (?:\w+ )?$|\b(?:difference|gap)(?:,|:| is| was| of| comes to)\s*$")
_YEAR = re.compile(r"20(?:1[89]|2\d)")
_LEVEL = re.compile(r"(?i)\b(?:from|to)\s+(?:\w+\s+)?$")  # "up from 8 per cent": what it was, not by how much it rose
_RATE = re.compile(r"(?i)\bper\b(?!\s*cent)|\beach\b|\baverag")
_STOP = re.compile(r"[.;:,!?”\"–—)]\s*")
_SAID = re.compile(
    r"(?i),\s(?:[^\W\d]+[\s’'-]+){1,4}(?:said|says|reported|announced|confirmed)\s*,"
)  # ", the ministry said,"
_AVERAGE = re.compile(
    rf"(?i)\b(?:averag\w+|mean|typical\w*|(?:per|a|each|every)\s+{w.ONE_OF_THEM}|(?:in|on|to|aboard)\s+each(?!\s+\w)|mean\s+load|average\s+load|apiece)\b"
)


# What else is counted beside the crossings, in people or in thousands.
_OTHER_COUNTS = expression(r"""
    \b(?:asylum|appl(?:ied|ications?|icants?)|claim(?:s|ants?)|backlog|visas?|hotels?|homes|beds|accommodat\w*|migration
    |return(?:s|ed)|remov(?:ed|als?)|deport\w*|detain\w*|packing|kicked out|no right to
    |rescu\w*|prevent\w*|intercept\w*|stopp\w*|turned back|attempts?|launch\w*|set (?:off|out)|lifeboats?
    |french|france|police|gendarm\w*|officers|arrest\w*|seiz\w*|destroy\w*|engines?|bought|sold|fleet
    |mediterranean|ital\w+|greece|spain|canar\w+|lorr(?:y|ies)|died|deaths?|drown\w*
    |poll(?:ed|s)?|survey\w*|readers|petition
    |forecasts?|predict\w*|project(?:ed|ions?)|expect\w*|could|would|might|should|if
    |since (?:19|200|201[0-7])\d*)\b  # since before the series begins
    |[£€$]
""")


@lru_cache(maxsize=256)  # asked of one sentence by each part that might accuse it
def counts_something_else(text: str) -> bool:
    """True if words speak of other counts than that of the crossings: of asylum, of French rescues, of what is expected."""
    return bool(_OTHER_COUNTS.search(text))


# "4,794 ahead of the record year": a difference, whatever it is measured from
_APART = expression(r"""
    \s+(?:(?:people|migrants|arrivals|of them)\b,? ?)?(?:or \d+ ?(?:%|per cent),? )?
    (?:more|fewer|less|ahead|behind|above|below|up|down|short|higher|lower|extra|further|additional|others?)\b
""")


def is_year(mention: Mention) -> bool:
    """True if a number may be a year: "2019 arrivals"."""
    return bool(_YEAR.fullmatch(mention.text))


def set_apart(text: str, mention: Mention) -> bool:
    """True if the words after a number make it a difference: "4,794 more people than"."""
    return bool(_APART.match(text, mention.end))


def is_difference(text: str, mention: Mention) -> bool:
    """True if the words before a number say by how much something changed: "an increase of 60 per cent, or 17,229 people"."""
    return bool(_PERCENT_OR.search(text, max(0, mention.start - 40), mention.start))


def swapped(told: float, actual: float | None, least: int = 100) -> bool:
    """True if a number has the digits of another in another order; fewer than three may be so by chance."""
    if not actual or told % 50 == 0 or told < least or told == actual:
        return False
    return sorted(str(int(told))) == sorted(str(int(actual)))


# Numbers of a sentence that are no counts of people by themselves, but go with one.
_BESIDE_COUNTS = (
    Measure.BOATS, Measure.PEOPLE_PER_BOAT, Measure.PEOPLE_PER_DAY, Measure.SHARE, Measure.GROWTH, Measure.DIFFERENCE,
    Measure.MULTIPLE,
)  # fmt: skip


def bare(text: str, mentions: Iterable[Mention]) -> str:
    """A sentence, as long as it was, without the numbers of boats, averages and changes: what stands between two counts of people."""
    for mention in mentions:
        if mention.measure in _BESIDE_COUNTS:
            text = text[: mention.start] + " " * (mention.end - mention.start) + text[mention.end :]
    return text


def linked(text: str, start: int, end: int, found: Sequence[Moment], free: int = 0) -> bool:
    """True if nothing stands between two places but words of counting, change and time, and at most `free` others.

    What describes ("a whopping rise", "in plain subtraction") is not counted: it stands after "a" or "in". Nor is who says it.
    """
    if end < start:
        return False
    between = list(text[start:end])
    for moment in found:
        for place in range(max(moment.place, start), min(moment.stop, end)):
            between[place - start] = " "
    words = _SAID.sub(" ", "".join(between))
    if re.search(r"\d" if free else r"\d|;", words):
        return False
    words = re.sub(r"(?i)\b(a|an|in)\s+(?:\w+ly\s+)?[a-z]+(?=\s+[a-z(]|\s*$)", r"\1", words)
    return sum(not _LINKS.match(word) for word in re.findall(r"[^\W\d_]+", words)) <= free


def came(text: str, mention: Mention, found: Sequence[Moment]) -> bool:
    """True if the clause after a number says that so many came, and nothing else: "500 people crossed on 11 May"."""
    stop = _STOP.search(text, mention.end)
    end = stop.start() if stop else len(text)
    return bool(_THEY_CAME.match(text, mention.end)) and linked(text, mention.end, end, found)


# Time words that set other days than those read beside them, where nothing reads them.
_UNREAD = expression(r"""
    \b(?:since|until|till|that (?:\w+ )?day|from then|to (?:the )?(?:election|polling) day
    |(?:last|first|final|closing|opening|early|dying) (?:few )?days of)\b
""")
_WORDS = r"(?P<words>(?:[^\W\d][\w’'-]*\s+){1,6})"
# "during the truce", "between the two storms", "from the reshuffle to the recess": what they name are days, whatever stands there
_SPELLS = expression(
    rf"\b(?:(?:since|until|till|during|throughout|amid|before|after|between|while|whilst|once|ahead of) (?!\w+ing\b|them\b|us\b|you\b)|under (?:the|his|her|their|this|these|new) "
    rf"|from the (?=(?:\w+ ){{1,4}}(?:to|until) )){_WORDS}"
)
# After these words other things than days stand as well ("in a statement"): a noun of time has to be among what follows.
_WITHIN = expression(rf"\b(?:in|over|within|through|on) {_WORDS}")
_OF_TIME = expression(rf"""
    \b(?:spells?|hours|days?|weeks?|months?|seasons?|fortnight|break|recess|holidays?|run-up|build-up|wake|aftermath|lull|course|stretch|period
    |terms?|reign|era|heatwave|session|campaign|window|{A_SEASON}|half-term)\b
""")


# Time words of which the readings know a part alone, or whose ends each writer sets otherwise.
_IN_PART = expression(
    rf"\b(?:after|before) (?:\d{{1,2}}(?:st|nd|rd|th)? (?:{A_MONTH})|(?:{A_MONTH}) \d{{1,2}})\b|\b(?:in|of) 20\d\d,? up to\b|\bhalf of (?:{A_MONTH})\b"
)


def unread(text: str, found: Sequence[Moment]) -> bool:
    """True if a sentence has time words that no reading of its days knows."""
    return _not_among(_UNREAD.finditer(text), found) or of_a_spell(text, found)


def of_a_spell(text: str, found: Sequence[Moment]) -> bool:
    """True if words set days that no reading knows, or knows in part: "during the truce", "after 3 July and up to the 9th"."""
    if _IN_PART.search(text):
        return True
    timed = (words for words in _WITHIN.finditer(text) if _OF_TIME.search(words["words"]))
    return _not_among((words for words in (*_SPELLS.finditer(text), *timed) if _says_more(words["words"])), found)


def _not_among(phrases: Iterable[re.Match[str]], found: Sequence[Moment]) -> bool:
    """True if one of some words stands where no days are read."""
    read = [(moment.place, moment.stop) for moment in found if moment.spans]
    return any(not any(place < one.end() and one.start() < stop for place, stop in read) for one in phrases)


def _says_more(words: str) -> bool:
    """True if words hold one that is neither of counting, change or time nor a name."""
    return any(word.islower() and not _LINKS.match(word) for word in words.split())


def tells_of_arrivals(text: str, mention: Mention, found: Sequence[Moment]) -> bool:
    """True if a number's noun is people and its clause says that they came, among whatever else; and all its time words are read."""
    begin, stop = clause(text, mention.start, mention.end)
    return mention.named and bool(w.ARRIVED.search(text, begin, stop)) and not unread(text, found)


def bound(text: str, mention: Mention, moment: Moment | None, found: Sequence[Moment]) -> bool:
    """ "The 882 of 18 June", "in 2020 there were 8,466": only words of counting between a number and its time words, no noun after it."""
    if moment is None or (mention.value or 0) < MANY:
        return False
    ahead = moment.place >= mention.end
    between = (mention.end, moment.place) if ahead else (moment.stop, mention.start)
    after = moment.stop if ahead else mention.end
    return linked(text, *between, found) and (mention.named or stands_alone(text, mention, found, after))


def stands_alone(text: str, mention: Mention, found: Sequence[Moment], after: int = 0) -> bool:
    """True if no noun follows a number, up to the first stop from `after` on: "on 1 May there were 711"."""
    stop = _STOP.search(text, max(after, mention.end))
    return linked(text, mention.end, stop.start() if stop else len(text), found)


def counts_arrivals(text: str, mention: Mention, beside: Iterable[Mention], found: Sequence[Moment]) -> bool:
    """True if the words say that a number is of people who came: its verb, its subject, or a list with another such number."""
    if _PART.match(text, mention.end) or _CHANGED_BY.search(text, max(0, mention.start - 40), mention.start):
        return False
    if came(text, mention, found):
        return True
    lead = _COUNT_IS.search(text[: mention.start])
    if lead and linked(text, lead.start("more"), mention.start, found, FREE):
        return True
    if not (mention.named or stands_alone(text, mention, found)):
        return False
    if _LET_IN.search(text, 0, mention.start):
        return True
    return any(linked(text, other.end, mention.start, found, FREE) for other in beside if other.end <= mention.start)


def change_of_arrivals(text: str, mention: Mention, beside: Iterable[Mention], found: Sequence[Moment]) -> bool:
    """True if the words say that what rose or fell are the arrivals: the subject, or a count of them next to the change."""
    if _LEVEL.search(text, max(0, mention.start - 12), mention.start) or w.NATIONALITY.search(text):
        return False
    for other in beside:
        first, second = sorted((other, mention), key=lambda one: one.start)
        if linked(text, first.end, second.start, found):
            return True
    return any(
        linked(text, subject.end(), mention.start, found) and not _RATE.search(text, subject.end(), mention.start)
        for subject in _SUBJECT.finditer(text, 0, mention.start)
        if _BEFORE_SUBJECT.search(text, max(0, subject.start() - 20), subject.start())
        or any(moment.stop in (subject.start() - 1, subject.start() - 2) for moment in found)
    )


def is_average(text: str, mention: Mention) -> bool:
    """True if the clause of a number says that it is an average."""
    begin, stop = clause(text, mention.start, mention.end)
    return bool(_AVERAGE.search(text, max(0, begin - 30), stop + 12))


def told_spans(series: Series, at: Setting) -> dict[int, Span]:
    """Every span that a text of its day may well speak of, by its total: a count that has one of them is not wrong but misread."""
    spans: list[Span] = []
    years = range(series.first.year, series.last.year + 1)
    spans += [
        Span(date(first, 1, 1), date(last, 12, 31))
        for last in years
        for first in range(last, series.first.year - 1, -1)
    ]
    for year in years:
        spans += [whole_month(year, month) for month in range(1, 13)]
        spans += [Span(date(year, m, 1), month_end(year, m + long - 1)) for m, long in ((1, 3), (4, 3), (7, 3), (10, 3), (1, 6), (7, 6))]  # fmt: skip
        spans += [Span(date(year, month, 1), month_end(year, month + 1)) for month in range(1, 12)]
    for end in at.ends:
        spans += [Span(end - timedelta(days=n), end) for n in range(WINDOWS)]
        spans += [Span(date(year, 1, 1), in_year(end, year)) for year in years]
        spans += [Span(start, end) for term in at.terms.terms for start in (term.start, term.start + ONE_DAY) if start <= end]  # fmt: skip
        spans += [Span(series.first, end), twelve_months_to(end)]
    return {series.total(span): span for span in reversed(spans) if series.covers(span)}


def confused_with(span: Span, at: Setting) -> list[Span]:
    """Spans that a slip takes for one: its days in another year; of a day, that of another month and the others of its month."""
    others = [like_days(span, year) for year in range(at.first.year, at.last.year + 1)]
    if span.day:
        year, month, day = span.start.year, span.start.month, span.start.day
        others += [one_day(date(year, m, day)) for m in range(1, 13) if day <= month_end(year, m).day]
        others += [one_day(date(year, month, d)) for d in range(1, month_end(year, month).day + 1)]
    return [other for other in others if other != span]
