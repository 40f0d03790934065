"""The rules on numbers and dates that cannot be: a part larger than its whole, 31 June, a Tuesday that was a Sunday."""

from __future__ import annotations

import re
from collections.abc import Iterator

from crossing.language import prose
from crossing.language.dates import MONTHS, WEEKDAYS, Dated, Kind, find_points
from crossing.language.expressions import spaced
from crossing.language.text import Sentence, Text, fragment
from crossing.reading.hits import Hit
from crossing.reading.lexicon import Known

_COUNTED = "migrants|people|boats|asylum|men|women|children|crossings|arrivals"
_NUMERAL = r"(\d[\d,]{0,14})"
# "700 of the 650 migrants".
_PART_OF = re.compile(spaced(rf"\b{_NUMERAL} (?:out )?of (?:the )?{_NUMERAL} (?:{_COUNTED}|attempts|passengers)\b"))
# "Make up about 120%".
_SHARE = re.compile(spaced(r"\b(?:make|makes|made) up (?:about |around |some )?(\d+(?:\.\d+)?)(?:%| per\s?cent)"))
# "1,9500 people", "19,50 people".
_GROUPED = re.compile(
    spaced(rf"""
    (?<![\d,.])(?:\d{{1,3}},\d{{4,}}|\d{{4,}},\d{{3}}|\d{{1,3}}(?:,\d{{3}})*,\d{{1,2}})(?![\d,])
    (?= (?:{_COUNTED}|officers))
    """)
)
_YEARS = re.compile(spaced(r"\b(?:from|between) ((?:19|20)\d\d) (?:to|and|until) ((?:19|20)\d\d)\b"))
# Words that date an event apart from the day of publication, and those that tie it to that day.
_APART = (Kind.LAST_WEEK, Kind.LAST_MONTH, Kind.LAST_YEAR, Kind.WEEKEND)
_NEAR = ("yesterday", "today", "tomorrow")
# Two times may stand in one sentence where something parts them: a quotation, a comparison, somebody who told it.
_PARTED = re.compile(
    spaced(r"""
    [“”\"‘;]
    |\b(?:since|than|compared|after|before|when|while|from|until|and|but|same|twice|double|times|follow\w*
    |said|told|announced|promised)\b
    """)
)
_AT_ONCE = re.compile(r",(?:[^,;“]|,(?=\d))*\byesterday\b")  # "Last week, 700 people yesterday crossed"


def impossible_numbers(text: Text, known: Known) -> Iterator[Hit]:
    """A part larger than its whole, a share over 100%, commas out of place, years in the wrong order."""
    for number, line in enumerate(text.lines, start=1):
        for match in _PART_OF.finditer(line):
            part, whole = (int(group.replace(",", "").strip() or 0) for group in match.groups())
            if part > whole:
                yield _number_hit(line, number, match, f"{match[1]} cannot be a part of {match[2]}.", match[1])
        for match in _SHARE.finditer(line):
            if float(match[1]) > 100:
                yield _number_hit(line, number, match, f"A share of {match[1]}% is more than the whole.", match[1])
        for match in _GROUPED.finditer(line):
            message = f"The commas of “{match[0]}” do not stand at thousands."
            yield _number_hit(line, number, match, message, match[0], "confusing")
        for match in _YEARS.finditer(line):
            if match[1] > match[2]:
                message = f"The span from {match[1]} to {match[2]} runs backwards."
                yield _number_hit(line, number, match, message, match[1])


def _number_hit(
    line: str, number: int, match: re.Match[str], message: str, changed: str, severity: str = "misleading"
) -> Hit:
    quote = fragment(line, *match.span())
    return Hit("impossible-number", number, quote, (changed,), "changed-number", severity, message)


def impossible_dates(text: Text, known: Known) -> Iterator[Hit]:
    """A day its month does not have, a weekday that is not the date's, and "yesterday" told together with "last week"."""
    for number, line in enumerate(text.lines, start=1):
        for dated in find_points(line):
            if dated.kind is Kind.DAY:
                yield from _impossible_date(line, number, dated)
    for sentence in text.sentences:
        yield from _two_times(text, sentence)


def _impossible_date(line: str, number: int, dated: Dated) -> Iterator[Hit]:
    words, start = dated.words, dated.place
    if not dated.possible:
        day = re.search(r"\d{1,3}(?!\d)", words)
        month = next((name for name in MONTHS if name in words), "The month")
        if day:
            start += 0 if day.start() == 0 or not dated.weekday else day.start()
            yield _date_hit(line, number, start, dated.stop, f"{month} has no day {day[0]}.", day[0])
    elif dated.weekday and dated.stated and dated.start:
        true = WEEKDAYS[dated.start.weekday()]
        if true != dated.weekday:
            message = f"{prose.day(dated.start)} was a {true}, not a {dated.weekday}."
            yield _date_hit(line, number, start, dated.stop, message, dated.weekday)


def _two_times(text: Text, sentence: Sentence) -> Iterator[Hit]:
    """One event that a sentence dates twice: "last week", and by the day of publication."""
    points = find_points(sentence.text)
    near = next((point for point in points if point.words.lower() in _NEAR), None)
    last = next((point for point in points if point.kind in _APART and "last" in point.words.lower()), None)
    if not near or not last:
        return
    if _PARTED.search(sentence.text) and not (last.place <= 1 and _AT_ONCE.match(sentence.text[last.stop :])):
        return
    apart = last.words[last.words.lower().index("last") :]
    places = [sentence.start + sentence.text.find(words) for words in (apart, near.words)]
    message = f"“{apart}” and “{near.words}” date the same event in one sentence."
    line = text.lines[sentence.line - 1]
    yield _date_hit(line, sentence.line, min(places), max(places) + 9, message, near.words, "confusing")


def _date_hit(
    line: str, number: int, start: int, end: int, message: str, changed: str, severity: str = "misleading"
) -> Hit:
    quote = fragment(line, start, end)
    return Hit("impossible-date", number, quote, (changed,), "ambiguous-time", severity, message)
