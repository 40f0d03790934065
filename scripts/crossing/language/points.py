"""Points: words that name days by themselves, whether dates as people write them or phrases such as "last week"."""

from __future__ import annotations

import calendar
import re
from collections.abc import Callable, Iterator
from datetime import date, timedelta
from functools import lru_cache

from crossing.language.dated import A_MONTH, A_SHORT_MONTH, A_WEEKDAY, LEAP_YEAR, WEEKDAYS, Dated, Kind
from crossing.language.spans import whole_month, whole_year
from crossing.language.time_phrases import YEAR, ends, find_phrases, latest_day, meant, month_number, weekend

Reader = Callable[[str, date | None], Iterator[Dated]]

_MONTH = rf"(?:{A_MONTH}|(?:{A_SHORT_MONTH})\b\.?)"
_WEEKDAY = f"(?:{A_WEEKDAY})"
_NTH = r"(?:st|nd|rd|th)?"
_ITS_YEAR = (
    rf"(?:,?\s+(?P<year>{YEAR})\b|,?\s+(?:of\s+)?(?P<back>last\s+year)\b|,?\s+(?:of\s+)?(?P<this>this\s+year)\b)?"
)
_IN = r"(?:in|during|throughout|for|over|of)"
_WHOLE = r"(?:all\s+(?:of\s+)?|the\s+(?:whole|entirety)\s+of\s+|the\s+(?:calendar\s+)?year\s+)?"

_ISO = re.compile(rf"\b({YEAR})-(\d\d)-(\d\d)\b")
_BRITISH = re.compile(
    rf"(?:\b(?P<weekday>{_WEEKDAY}),?\s+(?:the\s+)?)?(?<![\d,.:£$€])\b(?!\d{{3}}\s+of\b|\d+\s+of\s+{_MONTH}\s+\d{{1,2}}\b)(?P<day>\d{{1,3}}){_NTH}\s+(?:of\s+)?(?P<month>{_MONTH})(?!\w){_ITS_YEAR}"
)
_AMERICAN = re.compile(
    rf"(?:\b(?P<weekday>{_WEEKDAY}),?\s+)?\b(?P<month>{_MONTH})\s+(?P<day>\d{{1,2}}){_NTH}\b(?!\d|[,.]\d){_ITS_YEAR}"
)
_ENDS_OF_MONTH = re.compile(
    rf"(?<![\d,.:£$€])\b(?P<first>\d{{1,2}}){_NTH}\s*(?:to|and|until|-|–)\s*(?:the\s+)?(?P<day>\d{{1,2}}){_NTH}\s+(?:of\s+)?(?P<month>{_MONTH})(?!\w){_ITS_YEAR}"
)
_IN_MONTH = re.compile(
    rf"\b(?:(?P<lead>(?i:{_IN}\s+(?:all\s+of\s+)?|last\s+|this\s+|early\s+|late\s+|mid-))(?P<after>(?:the\s+)?))?(?P<month>{_MONTH})(?!\w)(?!\s+\d{{1,2}}{_NTH}\b(?!\d|[,.]\d))(?:,?\s+(?P<year>{YEAR})\b|\s+(?P<which>last\s+year|this\s+year))?"
)
_IN_YEAR = re.compile(
    rf"\b(?P<lead>(?i:{_IN})\s+(?i:{_WHOLE}))?(?<![£$€\d,.-])(?P<year>{YEAR})\b(?![,.]\d|%|-\d|\s+so\s+far)"
)
_BARE_WEEKEND = re.compile(r"\bweekend\b", re.IGNORECASE)
# "a single Saturday", "any Sunday", "that Saturday": not the last one
_NOT_THE_LAST = re.compile(r"(?i)\b(?:an?|a\s+single|one|any|every|each|per|some|no|that)\s+$")
_ON_WEEKDAY = re.compile(rf"\b(?P<lead>(?i:on|last|this|early|late|since)\s+)?(?P<weekday>{_WEEKDAY})\b")


def _iso(text: str, said: date | None) -> Iterator[Dated]:
    for match in _ISO.finditer(text):
        try:
            day = date(int(match[1]), int(match[2]), int(match[3]))
        except ValueError:
            yield Dated(Kind.DAY, match[0], match.start(), stated=True, possible=False, year_stated=True)
            continue
        yield Dated(Kind.DAY, match[0], match.start(), day, day, stated=True, year_stated=True)


def _days(text: str, said: date | None) -> Iterator[Dated]:
    for pattern in (_BRITISH, _AMERICAN):
        for match in pattern.finditer(text):
            number, month, year = int(match["day"]), month_number(match["month"]), _its_year(match, said)
            possible = 1 <= number <= calendar.monthrange(year or LEAP_YEAR, month)[1]
            day = latest_day(number, month, year, said) if possible else None
            yield Dated(
                Kind.DAY, match[0], match.start(), day, day, stated=bool(match["year"]), possible=possible,
                weekday=match["weekday"] or "", year_stated=year is not None,
            )  # fmt: skip


def _its_year(match: re.Match[str], said: date | None) -> int | None:
    """The year that stands with a day: "2025", "last year", "this year"; None where none does."""
    if said and (match["back"] or match["this"]):
        return said.year - 1 if match["back"] else said.year
    return int(match["year"]) if match["year"] else None


def _ends_of_month(text: str, said: date | None) -> Iterator[Dated]:
    """ "1 to 27 April 2025", "5 and 6 July", "the 1st and the 22nd of August last year": the days from one to the other."""
    for match in _ENDS_OF_MONTH.finditer(text):
        first, number, month = int(match["first"]), int(match["day"]), month_number(match["month"])
        year = _its_year(match, said)
        if not 1 <= first < number <= calendar.monthrange(year or LEAP_YEAR, month)[1]:
            continue
        end = latest_day(number, month, year, said)
        start = end.replace(day=first) if end else None
        stated = bool(match["year"])
        yield Dated(Kind.BETWEEN, match[0], match.start(), start, end, stated=stated, year_stated=year is not None)


def _months(text: str, said: date | None) -> Iterator[Dated]:
    for match in _IN_MONTH.finditer(text):
        month, lead = month_number(match["month"]), (match["lead"] or "").lower()
        which = (match["which"] or "").lower()
        year = int(match["year"]) if match["year"] else None
        if year is None and said:
            back = "last" in which or ("last" in lead and month >= said.month) or (month > said.month and not which)
            year = said.year - (1 if back else 0)
        span = whole_month(year, month) if year else None
        yield Dated(
            Kind.MONTH, match[0].strip(), match.start(), *ends(span), stated=bool(match["year"]),
            bare=not (lead or match["year"] or which), year_stated=bool(match["year"]),
        )  # fmt: skip


def _years(text: str, said: date | None) -> Iterator[Dated]:
    for match in _IN_YEAR.finditer(text):
        span = whole_year(int(match["year"]))
        yield Dated(
            Kind.YEAR,
            match[0],
            match.start(),
            span.start,
            span.end,
            stated=True,
            bare=not match["lead"],
            year_stated=True,
        )


def _weekdays(text: str, said: date | None) -> Iterator[Dated]:
    for match in _ON_WEEKDAY.finditer(text):
        day = said and said - timedelta(days=(said.weekday() - WEEKDAYS.index(match["weekday"])) % 7)
        lead = (match["lead"] or "").strip().lower()
        if _NOT_THE_LAST.search(text, max(0, match.start() - 12), match.start()):
            day = None
        words, place = (match["weekday"], match.start("weekday")) if lead == "since" else (match[0], match.start())
        yield Dated(Kind.WEEKDAY, words, place, day or None, day or None, weekday=match["weekday"], bare=not lead)


def _weekends(text: str, said: date | None) -> Iterator[Dated]:
    """ "Weekend" without a word that makes it a time, as in a headline."""
    for match in _BARE_WEEKEND.finditer(text):
        yield Dated(Kind.WEEKEND, match[0], match.start(), *ends(meant(weekend, match, said)), bare=True)


POINTS: tuple[Reader, ...] = (_iso, _days, _ends_of_month, find_phrases, _months, _years, _weekdays, _weekends)


def find_points(text: str, said: date | None = None) -> list[Dated]:
    """List the points of a text in order, those inside frames too; where two overlap the longer counts."""
    return list(_points(text, usable(said)))


# One sentence is asked for by several readers, one after the other.
@lru_cache(maxsize=1_000)
def _points(text: str, said: date | None) -> tuple[Dated, ...]:
    found = [point for read in POINTS for point in read(text, said)]
    found.sort(key=lambda point: (point.bare, -len(point.words), point.place))
    kept: list[Dated] = []
    for point in found:
        if not any(point.overlaps(other.place, other.stop) for other in kept):
            kept.append(point)
    return tuple(sorted(kept, key=lambda point: point.place))


def usable(said: date | None) -> date | None:
    """A day of publication with a year before it and one after it in the calendar; None for any other."""
    return said if said and date.min.year < said.year < date.max.year else None


def years_in(text: str) -> list[int]:
    """The years that a text names in digits, in order."""
    return [int(year) for year in re.findall(rf"\b{YEAR}\b", text)]
