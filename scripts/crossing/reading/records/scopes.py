"""Of what a record is one: the spans that it is compared with, by the words that claim it, as of the day the text appeared."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from crossing.language.dated import A_MONTH, A_SEASON, MONTH_NUMBER, Kind
from crossing.language.expressions import expression
from crossing.language.numbers import UNITS
from crossing.language.spans import LONG_MONTH, ONE_DAY, Span, whole_month, whole_year
from crossing.reading.moments import Moment, Setting
from crossing.reading.records.claimed import HIGH, LOW, Claimed

_UNIT = (
    ("to date", re.compile(r"(?i)\bfirst\s+\w+\s+months\b|\bthis\s+(?:point|stage)\b")),
    ("day", re.compile(r"(?i)\b(?:daily|single[\s-]day|one[\s-]day|days?|24\s+hours)\b")),
    ("weekend", re.compile(r"(?i)\bweekends?\b")),
    ("week", re.compile(r"(?i)\bweek(?:ly)?\b|seven\s+days")),
    ("half", re.compile(r"(?i)\b(?:half|six\s+months)\b")),
    ("quarter", re.compile(r"(?i)\bquarter(?:ly)?\b|three\s+months")),
    ("month", re.compile(rf"(?i)\bmonth(?:ly)?\b(?!s\b)(?!\s+of\s+(?:{A_MONTH})\b)")),
    ("year", expression(r"""
        \b(?:annual|yearly)\b|\b(?:for|in) (?:a|any|one|a single|a calendar|any single) year\b
        |\bcalendar year\b|\byear on record\b|\byear since (?:counting|records?|figures|data|monitoring|20)
    """)),
)  # fmt: skip
_EVER = expression(r"""
    \bsince (?:(?:daily|official|current|the|these|such|comparable) )*(?:
        records?|data|counting|figures?|count|counts|series|monitoring|collection|crisis|department|statistics
        |home office
    )\b
    |\bsince (?:the |its )?(?:government|ministry|department|authorities|officials?) (?:first )?(?:began|begun|started)\b
    |\bever\b|\bon record\b|\ball[\s-]time\b|\bbooks?\b|\bin history\b|\bhistoric\b|\bof all\b
    |\bsince\b[^.;,]{0,40}?\b2018\b
    |\bthere ha(?:s|ve|d) (?:ever |yet )?been\b(?!
        (?: (?:on|for|in|any|a|one|single|day|yet))* (?:of|in|this|since|so|last|under|for|all)\b
    )
    |\bany year\b|\bany (?:first|second) half\b
    |\bsince\b[^.;,]{0,30}?\b(?:began|begun|started|starting) to (?:keep|count|collect|publish)\b
""")
# "since counting began in 2018"; "the longest since 2018" may leave that year out
_BEGAN = expression(r"\b(?:began|begun|start\w*|count\w*|records?|data)\b")
# "a new daily record"
_OF_ITS_UNIT = re.compile(r"(?i)\b(?:daily|single[\s-]day|one[\s-]day|weekly|monthly|annual|yearly)\s+$")
_YEAR = expression(r"""
    \b(?:so far )?(?:this|the) year(?:[’']s)?\b|\byear[’']s\b
    |\bso far (?:this year|in 20\d\d)|\b(?:of|in) the (?:(?:entire|whole|current) )?year\b|\byear to date\b|\bthis year\b
""")
_NUMBERED = re.compile(r"(?i)\b(?:in|of|for)\s+(20\d\d)\b|\b(20\d\d)\s+(?:so\s+far|to\s+date)|\b(20\d\d)[’']s\b")
_IN_MONTH = expression(rf"""
    \b(?P<this>this|so far this|last)?\s*(?:for|in|on|of|any|a|an)?\s*(?:a |any |the )?(?:month of )?
    (?P<month>{A_MONTH})\b(?! \d)(?P<after> (?:day|so far|20\d\d|this year|last year))?
""")
_DAY_OF_MONTH = expression(rf"\b(?:{HIGH}|{LOW}) (?P<month>{A_MONTH}) (?:day|total|figure|number|count)")
# "The lowest November since 2020": a month among those of its name
_MONTH_ITSELF = expression(rf"\b(?:{HIGH}|{LOW}) (?:{A_MONTH})\b(?![’']s)(?! (?:day|total|figure|number|count|\d))")
_DAY_BEFORE = re.compile(r"\d(?:st|nd|rd|th)?\s*$")  # "on 5 May" names no month
_THE_MONTH = re.compile(r"(?i)\b(?:of|in|for)\s+(?:the|this)\s+month\b")
SO_LONG = expression(rf"""
    \b(?:in|for) (?:more than |over |nearly |almost |about )?(?:the (?:last|past) )?
    (?P<number>{"|".join(UNITS)}|\d{{1,4}}|a) (?P<unit>days?|weeks?|months?|years?)\b
""")
# "The fewest since 3,053 came in 2021": what is counted from is the year
_SINCE_WHEN = re.compile(
    r"(?i)\bsince\s+(?!(?:the\s+)?(?:home|prime|end|start|middle|beginning)\b)[^,;.]{1,45}\s(?:(?:in|of|on)\s+)?$"
)
_SINCE = re.compile(r"(?i)\bsince\b")
_SEASON = re.compile(rf"(?i)\bof\s+the\s+({A_SEASON})\b|\bthis\s+({A_SEASON})\b")
_OWN_YEAR = ("to date", "half", "quarter", "part")  # parts of a year, compared with the like part of other years


@dataclass(frozen=True)
class Scope:
    """Of what it is the highest: spans of `unit` in a window, of the same month or part of the year only where `same`."""

    unit: str
    window: Span
    name: str
    same: bool = False
    explicit: bool = True


def of_another_month(words: str, span: Span) -> bool:
    """True if words speak of the days of one month, "the third highest October day", and a span is of another."""
    named = _DAY_OF_MONTH.search(words)
    return named is not None and span.days <= LONG_MONTH and MONTH_NUMBER[named["month"].lower()] != span.start.month


def unit_of(words: str, claimed: Claimed, span: Span | None) -> str:
    """What is compared: days, months, years …, by the words or by the span that is told."""
    if claimed.gap:
        return "gap"
    if claimed.pace:
        return "to date"
    if _MONTH_ITSELF.search(words):
        return "month"
    place = words.lower().find(claimed.text.lower())
    adjective = _OF_ITS_UNIT.search(words, 0, max(place, 0))
    tail = _YEAR.sub(" ", words[adjective.start() if adjective else place :])
    found = [(m.start(), name) for name, pattern in _UNIT if (m := pattern.search(tail))]
    if found:
        return min(found)[1]
    return shape(span) if span else ""


def days_of_month(span: Span) -> str:
    """The name of the scope that holds the days of the month in which a span begins."""
    return f"days of {span.start:%B %Y}"


def names_ever(words: str) -> bool:
    """True if words name all days since counting began as the scope of a record: "ever", "since records began"."""
    return any("2018" not in scope[0] or _BEGAN.search(scope[0]) for scope in _EVER.finditer(words))


def names_year(words: str) -> bool:
    """True if words name a year as the scope of a record: "of the year", "so far this year", "in 2025"."""
    return bool(_YEAR.search(words) or _NUMBERED.search(words))


def shape(span: Span) -> str:
    """What kind of span it is."""
    if span.day:
        return "day"
    if span == whole_year(span.start.year):
        return "year"
    if span == whole_month(span.start.year, span.start.month):
        return "month"
    if (span.start.month, span.start.day) == (1, 1) and span.start.year == span.end.year:
        return "half" if (span.end.month, span.end.day) == (6, 30) else "to date"
    if span.days == 7:
        return "week"
    if span.days == 2 and span.start.weekday() == 5:
        return "weekend"
    return "part"


@dataclass(frozen=True)
class _Telling:
    """The words of a scope, the span that they tell of, what is compared, and the days that the text can count."""

    words: str
    span: Span
    unit: str
    first: date
    until: date

    @property
    def ever(self) -> Span:
        """All days since counting began."""
        return Span(self.first, self.until)

    @property
    def year(self) -> Span:
        """The year of the span, so far."""
        return self._so_far(whole_year(self.span.end.year))

    @property
    def same(self) -> bool:
        """Whether a part of a year is told, which is compared with the like part of other years."""
        return self.unit in _OWN_YEAR

    @property
    def of_like_months(self) -> bool:
        """ "The busiest August": a month among those of its name."""
        month = f"{self.span.start:%B}"
        said = rf"\b(?:{HIGH}|{LOW})\s+(?:(?!month)\w+\s+)?{month}\b|\b(?:for|any|a|an)\s+{month}\b|\bfor\s+(?:the|that)\s+month\b"
        return self.unit == "month" and bool(re.search(rf"(?i){said}", self.words))

    def of_its_month(self) -> Scope:
        """The days of the month of the span, so far."""
        own = whole_month(self.span.start.year, self.span.start.month)
        return Scope("day", self._so_far(own), days_of_month(self.span))

    def _so_far(self, whole: Span) -> Span:
        return Span(whole.start, max(min(whole.end, self.until), self.span.end))


def scopes_of(
    words: str, span: Span, unit: str, moments: Sequence[Moment], at: Setting, ends: Sequence[date]
) -> list[Scope]:
    """The scopes that the words allow, those they name first; with none named, ever and this year."""
    of = _Telling(words, span, unit, at.first, max(ends[0] if ends else at.last, span.end))
    found = list(_by_time_words(of, moments))
    if not found and _SINCE.search(words) and not _EVER.search(words):  # since something that nothing reads
        return [replace(scope, explicit=False) for scope in _of_words(of, found)]
    return _of_words(of, found)


def _of_words(of: _Telling, found: list[Scope]) -> list[Scope]:
    """The scopes that words allow besides those that their time words give."""
    words, span, unit = of.words, of.span, of.unit
    if one := _within_a_month(of):
        return [one]
    if of.of_like_months and not found:
        long = SO_LONG.search(words)
        window = next((scope.window for scope in _so_long(of, long)), of.ever) if long else of.ever
        return [Scope("month", window, f"the months of {span.start:%B}", same=True)]
    found += _named(of, alone=not found)
    if found:
        return found
    if of.same or unit == "year":
        return [Scope(unit, of.ever, "all since counting began", True, explicit=False)]
    return [
        Scope(unit, of.ever, "all since counting began", explicit=False),
        Scope(unit, of.year, f"{span.end.year} so far", explicit=False),
    ]


def _by_time_words(of: _Telling, moments: Sequence[Moment]) -> Iterator[Scope]:
    """ "Since August 2021", "under that government"."""
    for moment in moments:
        dated = moment.dated
        place = of.words.lower().find(dated.words.lower())
        from_then = dated.kind is Kind.SINCE or _SINCE_WHEN.search(of.words, 0, max(place, 0))
        if from_then and place >= 0 and dated.start and not _EVER.search(of.words[:place]):
            begin = dated.parts[0].end if dated.parts and dated.parts[0].end else dated.start
            if begin < of.span.start and not _EVER.search(dated.words):
                window, since = Span(begin + ONE_DAY, of.until), f"those since {begin.day} {begin:%B %Y}"
                yield Scope(of.unit, window, since, of.same or of.of_like_months)
                if of.unit == "month" and not of.of_like_months:
                    # "August's were the lowest since 2021": of all months, or of Augusts
                    yield Scope(of.unit, window, since, same=True)
        begun = moment.spans and moment.spans[0].start <= of.until  # days may be told of before that government
        if dated.kind is Kind.UNDER and dated.words in of.words and begun:
            yield Scope(of.unit, Span(moment.spans[0].start, of.until), "under that government")


def _within_a_month(of: _Telling) -> Scope | None:
    """ "The busiest day of August", "of the month": the days of this one or, where no year is near, of any of its name."""
    if of.unit not in ("day", ""):
        return None
    months = _IN_MONTH.finditer(of.words)
    month = next((m for m in months if not _DAY_BEFORE.search(of.words[: m.start("month")])), None)
    if month and MONTH_NUMBER[month["month"].lower()] == of.span.start.month:
        before, after = (month["this"] or "").lower(), (month["after"] or "").lower()
        this = "this" in before or re.search(r"so far|20\d\d|year", after)
        if this or (_YEAR.search(of.words) and not _EVER.search(of.words)):
            return of.of_its_month()
        return Scope("day", of.ever, f"days of any {of.span.start:%B}", same=True)
    if of.unit == "day" and not month and _THE_MONTH.search(of.words):
        return None if _EVER.search(of.words) or SO_LONG.search(of.words) else of.of_its_month()
    return None


def _named(of: _Telling, *, alone: bool) -> list[Scope]:
    """The window that words name: ever, a season, so many weeks, a year. `alone` is False where time words gave one."""
    if _EVER.search(of.words):
        return [Scope(of.unit, of.ever, "all since counting began", of.same)]
    if season := _SEASON.search(of.words):
        return _of_a_season(of, next(name for name in season.groups() if name).lower())
    if alone and (long := SO_LONG.search(of.words)):
        return _so_long(of, long)
    if of.same or of.unit == "year":
        return []  # the year named is the span's own
    if numbered := _NUMBERED.search(of.words):
        stated = int(next(year for year in numbered.groups() if year))
        return [Scope(of.unit, of.year, f"{stated}")] if stated == of.span.end.year else []
    return [Scope(of.unit, of.year, f"{of.span.end.year} so far")] if _YEAR.search(of.words) else []


def _of_a_season(of: _Telling, name: str) -> list[Scope]:
    first_month = {"spring": 3, "summer": 6, "autumn": 9, "winter": 12}[name]
    start = date(of.span.end.year - (of.span.end.month < first_month), first_month, 1)
    if start > of.span.start:
        return []
    return [Scope(of.unit, Span(start, min(of.until, start + timedelta(days=92))), f"that {name}", of.same)]


def _so_long(of: _Telling, long: re.Match[str]) -> list[Scope]:
    """ "In six weeks": a window that long, or a little less."""
    word = long["number"].lower()
    number = 1 if word == "a" else int(word) if word.isdigit() else UNITS[word]
    days = number * {"d": 1, "w": 7, "m": 30, "y": 365}[long["unit"][0].lower()]
    if not 1 < days < 3000:
        return []
    begin = max(of.first, of.span.start - timedelta(days=int(days * 0.93)))
    return [Scope(of.unit, Span(begin, of.until), f"the {long['number']} {long['unit']} before", of.same)]
