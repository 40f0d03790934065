"""Records and ranks: "the busiest day of 2025", "the third highest this year", "the most ever in a February", each held
against its own scope as of the day the text appeared."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache

from crossing.language.dates import MONTH_NUMBER, Kind
from crossing.language.numbers import ORDINALS, UNITS
from crossing.language.spans import ONE_DAY, Span, in_year, month_end, one_day, whole_month, whole_year
from crossing.official import Fit
from crossing.official.series import Series
from crossing.reading.holding import Held, runs_without
from crossing.reading.moments import Moment, Setting

_HIGH = r"record(?:[\s-](?:breaking|high|setting))?|highest|busiest|largest|biggest|heaviest|fullest|greatest|strongest|steepest|fiercest|mightiest|loftiest|peak|worst|all-time\s+high|most"
_LOW = r"lowest|fewest|quietest|smallest|slowest|weakest|calmest"
_LONG = r"longest"
_FAST = r"fastest|earliest|quickest"
_SUPERLATIVE = re.compile(
    rf"\b(?:(?P<high>{_HIGH})|(?P<low>{_LOW})|(?P<long>{_LONG})|(?P<fast>{_FAST}))\b", re.IGNORECASE
)
_ORDINAL = re.compile(rf"\b(?P<rank>{'|'.join(ORDINALS)}|\d{{1,2}}(?:st|nd|rd|th))[\s-]+$", re.IGNORECASE)
# What is no record: "for the record", "since records began", "most of them", "the biggest challenge".
_NOT = (
    re.compile(r"(?i)\brecords?\s+(?:began|begin|beginning|show|of\s+(?:the|his|her|their)|on(?!\s+(?:\d|the\s+\d|\w+day\b))|keeping|books?|-?keeping|holder)"),
    re.compile(r"(?i)\b(?:on|off|for)\s+(?:the\s+)?record\b|(?:track|criminal|police|public|voting|government[’']s|his|her|their|its)\s+record\b"),
    re.compile(r"(?i)\bat\s+most\b|\bmost\s+(?:of|are|were|have|had|people|migrants|likely|natural|common|recent|recently|important|vulnerable|dangerous|\w+(?:al|ous|ive|able|ible|ful|ic|ant|ent|ly|ing|ed))\b(?!\s+(?:in|on)\s+(?:a|any)\b)"),
)  # fmt: skip
_THINGS = re.compile(
    r"(?i)\b(?:number|total|figure|tally|count|day|days|month|week|year|years|quarter|half|weekend|daily|annual|spell|gap|period|stretch|run|lull|since|ever|arrivals?|crossings?|people|migrants|so\s+far|pace|january|february|march|april|may|june|july|august|september|october|november|december|one|with|came|was|is|recorded|seen|summer|boats?|break|hiatus|interval|\d)\b"
)
_UNIT = (
    ("to date", re.compile(r"(?i)\bfirst\s+\w+\s+months\b|\bthis\s+(?:point|stage)\b")),
    ("day", re.compile(r"(?i)\b(?:daily|single[\s-]day|one[\s-]day|days?|24\s+hours)\b")),
    ("weekend", re.compile(r"(?i)\bweekends?\b")),
    ("week", re.compile(r"(?i)\bweek(?:ly)?\b|seven\s+days")),
    ("half", re.compile(r"(?i)\b(?:half|six\s+months)\b")),
    ("quarter", re.compile(r"(?i)\bquarter(?:ly)?\b|three\s+months")),
    ("month", re.compile(r"(?i)\bmonth(?:ly)?\b(?!s\b)")),
    ("year", re.compile(r"(?i)\b(?:annual|yearly)\b|\b(?:for|in)\s+(?:a|any|one|a\s+single|a\s+calendar|any\s+single)\s+year\b|\bcalendar\s+year\b|\byear\s+on\s+record\b")),
)  # fmt: skip
_GAP = re.compile(r"(?i)\b(?:spell|gap|lull|run|stretch|period|break|hiatus|interval|pause|without)\b")
_EVER = re.compile(
    r"(?i)\bsince\s+(?:(?:daily|official|current|the|these|such|comparable)\s+)*(?:records?|data|counting|figures?|count|counts|series|monitoring|collection|crisis|department|statistics|home\s+office)\b|\bever\b|\bon\s+record\b|\ball[\s-]time\b|\bbooks?\b|\bin\s+history\b|\bhistoric\b|\bof\s+all\b|\bsince\b[^.;,]{0,40}?\b2018\b|\bthere\s+ha(?:s|ve|d)\s+(?:ever\s+|yet\s+)?been\b(?!(?:\s+(?:on|for|in|any|a|one|single|day|yet))*\s+(?:of|in|this|since|so|last|under|for|all)\b)|\bany\s+year\b|\bany\s+(?:first|second)\s+half\b"
)
_YEAR = re.compile(r"(?i)\b(?:so\s+far\s+)?(?:this|the)\s+year(?:[’']s)?\b|\byear[’']s\b|\bso\s+far\s+(?:this\s+year|in\s+20\d\d)|\bof\s+the\s+year\b|\byear\s+to\s+date\b|\bthis\s+year\b")  # fmt: skip
_NUMBERED = re.compile(r"(?i)\b(?:in|of|for)\s+(20\d\d)\b|\b(20\d\d)\s+(?:so\s+far|to\s+date)|\b(20\d\d)[’']s\b")
_MONTHS = "|".join(name for name in MONTH_NUMBER if len(name) > 4 or name in ("may", "june", "july"))
_IN_MONTH = re.compile(
    rf"(?i)\b(?P<this>this|so\s+far\s+this|last)?\s*(?:for|in|on|of|any|a|an)?\s*(?:a\s+|any\s+|the\s+)?(?:month\s+of\s+)?(?P<month>{_MONTHS})\b(?!\s+\d)(?P<after>\s+(?:day|so\s+far|20\d\d|this\s+year|last\s+year))?"
)
_DAY_BEFORE = re.compile(r"\d(?:st|nd|rd|th)?\s*$")  # "on 5 May" names no month
_THE_MONTH = re.compile(r"(?i)\b(?:of|in|for)\s+(?:the|this)\s+month\b")
_SO_LONG = re.compile(
    rf"(?i)\b(?:in|for)\s+(?:more\s+than\s+|over\s+|nearly\s+|almost\s+|about\s+)?(?:the\s+(?:last|past)\s+)?(?P<number>{'|'.join(UNITS)}|\d{{1,4}}|a)\s+(?P<unit>days?|weeks?|months?|years?)\b"
)
_SEASON = re.compile(r"(?i)\bof\s+the\s+(spring|summer|autumn|winter)\b|\bthis\s+(spring|summer|autumn|winter)\b")
MONTH = 28  # days of the shortest month
TOLERANCE_BEFORE = 0.10  # counts of the time others published first moved by up to a tenth
TOLERANCE_SINCE = 0.005  # the Home Office's own hardly move, nor do counts as they were published


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


@dataclass(frozen=True)
class Scope:
    """Of what it is the highest: spans of `unit` in a window, of the same month or part of the year only where `same`."""

    unit: str
    window: Span
    name: str
    same: bool = False
    explicit: bool = True


# "More than on any other day", "no first quarter has seen a higher figure", "in second place"
_THAN_ANY = re.compile(
    r"(?i)\b(?:(?P<high>more|higher|busier|bigger|larger|greater)|(?P<low>fewer|lower|quieter|smaller))\b(?=(?:\s+[a-z]+){0,3}\s+than\s+(?:(?:on|in|for|at|during)\s+)?(?:any|every|all)\b)"
)
_NONE_HIGHER = re.compile(
    r"(?i)\b(?:(?:no|never)(?:\s+[\w’'-]+){1,9}?|(?:nothing|none)(?:\s+[\w’'-]+){0,9}?)\s+(?:(?P<high>higher|busier|bigger|larger|greater)|(?P<long>longer))\b(?!\s+than)"
)
_PLACED = re.compile(
    rf"(?i)\b(?:in|ranks?|ranked|ranking|into|for|comes?|came|stands?|stood)\s+(?P<rank>{'|'.join(ORDINALS)})(?=\s+(?:place|spot|among|of\s+the|for\s+the|in\s+the\s+list|this)\b)"
)


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
        yield Claimed(match.start("rank"), match.end("rank"), match["rank"], ORDINALS[match["rank"].lower()])


def _superlatives(text: str) -> Iterator[Claimed]:
    for match in _SUPERLATIVE.finditer(text):
        around = text[max(0, match.start() - 25) : match.end() + 25]
        if any(bad.search(around) and _touches(bad, text, match.start(), match.end()) for bad in _NOT):
            continue
        if not _THINGS.search(text[max(0, match.start() - 60) : match.end() + 70]):
            continue
        after = text[match.end() : match.end() + 40]
        if re.match(
            r"(?i)[\s-]+(?:(?:ever|single|single-day|number|daily|annual|monthly|weekly|yearly|provisional|recorded|known)\s+)*(?:challenge|problem|threat|issue|concern|question|risk|fear|crime|case|scenario|party|city|port|beach|group|share|source|contributor|nationality|rise|increase|fall|drop|jump|decrease|deal|ferry|ship)\b",
            after,
        ):
            continue
        ordinal = _ORDINAL.search(text, max(0, match.start() - 20), match.start())
        rank, start, words = 1, match.start(), match[0]
        if ordinal:
            word = ordinal["rank"].lower()
            rank, start, words = ORDINALS.get(word) or int(re.sub(r"\D", "", word)), ordinal.start(), ordinal["rank"]
        boats = bool(
            re.match(
                r"(?i)\s+(?:number\s+of\s+)?(?:small\s+)?(?:boats|vessels)\b(?!\s*(?:arrival|crossing|migrant))", after
            )
        )
        yield Claimed(
            start, start + len(words), words, rank, bool(match["low"]), bool(match["long"]), bool(match["fast"]), boats
        )


def _touches(pattern: re.Pattern[str], text: str, start: int, end: int) -> bool:
    return any(m.start() < end and start < m.end() for m in pattern.finditer(text, max(0, start - 25), end + 25))


_END_OF_SCOPE = re.compile(
    r"(?i)[;]|\.\s|,\s+(?:when|which|who|above|beating|with|taking|bringing|and|but|after)\b|\s[–—]\s|\sand\s+(?:the\s+)?(?:[\w-]+\s+)?(?:most|highest|busiest|largest|biggest|lowest|fewest|worst)\b"
)


def end_of(text: str, claimed: Claimed) -> int:
    """Where the words that tell the scope end."""
    stop = _END_OF_SCOPE.search(text, claimed.end)
    return min(stop.start() if stop else len(text), claimed.start + 130)


def part_of(text: str, claimed: Claimed) -> str:
    """The words that tell the scope: from a little before the word to the end of its thought."""
    before = text[max(0, claimed.start - 28) : claimed.start]
    cut = max(before.rfind(","), before.rfind(";"), before.rfind("–"), before.rfind(" and "))
    return before[cut + 1 :] + text[claimed.start : end_of(text, claimed)]


def unit_of(words: str, claimed: Claimed, span: Span | None) -> str:
    """What is compared: days, months, years …, by the words or by the span that is told."""
    if claimed.gap:
        return "gap"
    if claimed.pace:
        return "to date"
    tail = words[words.lower().find(claimed.text.lower()) :]
    tail = _YEAR.sub(" ", tail)
    found = [(m.start(), name) for name, pattern in _UNIT if (m := pattern.search(tail))]
    if found:
        return min(found)[1]
    return shape(span) if span else ""


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


_OWN_YEAR = ("to date", "half", "quarter", "part")  # parts of a year, compared with the like part of other years


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
        return Span(self.first, self.until)

    @property
    def year(self) -> Span:
        """The year of the span, so far."""
        return self._so_far(whole_year(self.span.end.year))

    @property
    def same(self) -> bool:
        return self.unit in _OWN_YEAR

    @property
    def of_like_months(self) -> bool:
        """ "The busiest August": a month among those of its name."""
        month = f"{self.span.start:%B}"
        said = rf"\b(?:{_HIGH}|{_LOW})\s+(?:\w+\s+)?{month}\b|\b(?:for|any|a|an)\s+{month}\b|\bfor\s+(?:the|that)\s+month\b"
        return self.unit == "month" and bool(re.search(rf"(?i){said}", self.words))

    def of_its_month(self) -> Scope:
        """The days of the month of the span, so far."""
        own = whole_month(self.span.start.year, self.span.start.month)
        return Scope("day", self._so_far(own), f"days of {self.span.start:%B %Y}")

    def _so_far(self, whole: Span) -> Span:
        return Span(whole.start, max(min(whole.end, self.until), self.span.end))


def scopes_of(
    words: str, span: Span, unit: str, moments: Sequence[Moment], at: Setting, ends: Sequence[date]
) -> list[Scope]:
    """The scopes that the words allow, those they name first; with none named, ever and this year."""
    of = _Telling(words, span, unit, at.first, max(ends[0] if ends else at.last, span.end))
    found = list(_by_time_words(of, moments))
    if one := _within_a_month(of):
        return [one]
    if of.of_like_months and not found:
        long = _SO_LONG.search(words)
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
        if dated.kind is Kind.SINCE and dated.words.lower() in of.words.lower() and dated.start:
            begin = dated.parts[0].end if dated.parts and dated.parts[0].end else dated.start
            if begin < of.span.start and not _EVER.search(dated.words):
                window, since = Span(begin + ONE_DAY, of.until), f"those since {begin.day} {begin:%B %Y}"
                yield Scope(of.unit, window, since, of.same or of.of_like_months)
                if of.unit == "month" and not of.of_like_months:
                    # "August's were the lowest since 2021": of all months, or of Augusts
                    yield Scope(of.unit, window, since, same=True)
        if dated.kind is Kind.UNDER and dated.words in of.words and moment.spans:
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
        return None if _EVER.search(of.words) or _SO_LONG.search(of.words) else of.of_its_month()
    return None


def _named(of: _Telling, *, alone: bool) -> list[Scope]:
    """The window that words name: ever, a season, so many weeks, a year. `alone` is False where time words gave one."""
    if _EVER.search(of.words):
        return [Scope(of.unit, of.ever, "all since counting began", of.same)]
    if season := _SEASON.search(of.words):
        return _of_a_season(of, next(name for name in season.groups() if name).lower())
    if alone and (long := _SO_LONG.search(of.words)):
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


def rivals(series: Series, span: Span, scope: Scope) -> Iterator[Span]:
    """The other spans of the scope that it is compared with."""
    window = Span(max(scope.window.start, series.first), min(scope.window.end, series.last))
    match scope.unit:
        case "day":
            for day in window.each_day():
                if day != span.start and (not scope.same or day.month == span.start.month):
                    yield one_day(day)
        case "month":
            yield from _other_months(window, span, scope)
        case "year":
            for year in range(window.start.year, window.end.year + 1):
                if year != span.start.year and whole_year(year).end <= window.end:
                    yield whole_year(year)
        case "week" | "weekend":
            end = span.end - timedelta(days=7)
            while end - timedelta(days=span.days - 1) >= window.start:
                yield Span(end - timedelta(days=span.days - 1), end)
                end -= timedelta(days=7)
        case _:
            yield from _other_years(window, span)


def _other_months(window: Span, span: Span, scope: Scope) -> Iterator[Span]:
    """The months of a window, the last one so far."""
    year, month = window.start.year, window.start.month
    while date(year, month, 1) <= window.end:
        one = whole_month(year, month)
        if one.start != span.start and one.start >= window.start and (not scope.same or month == span.start.month):
            yield Span(one.start, min(one.end, window.end))
        year, month = (year, month + 1) if month < 12 else (year + 1, 1)


def _other_years(window: Span, span: Span) -> Iterator[Span]:
    """The like part of the other years of a window; what ends with a month ends so in each."""
    for year in range(window.start.year, window.end.year + 1):
        start = in_year(span.start, year - (span.end.year - span.start.year))
        end = in_year(span.end, year)
        if span.end == month_end(span.end.year, span.end.month):
            end = month_end(year, span.end.month)
        if year != span.end.year and end <= window.end:
            yield Span(start, end)


def hold(series: Series, claimed: Claimed, span: Span, scope: Scope, edge: float | None = None) -> Held | None:
    """The place of a span among its rivals, held against the one claimed.

    `edge` is the share of its count by which it must be passed to be surely passed; None for what revision has moved.
    """
    if not series.covers(span):
        return None
    own = series.total(span)
    edge = _edge(span) if edge is None else edge
    if scope.unit == "day" and not scope.same and not claimed.low:
        return _hold_day(series, claimed, span, scope, edge)
    others = [(series.total(one), one) for one in rivals(series, span, scope) if series.covers(one)]
    if claimed.low:  # "the lowest day" is one of those on which people came, and a month that has begun is none yet
        others = [(n, one) for n, one in others if (n if one.day else one.days >= min(span.days, MONTH))]
    if not others and scope.unit != "day":
        return None
    above = [(total, one) for total, one in others if (total < own if claimed.low else total > own)]
    place = 1 + len(above)
    if place == claimed.rank:
        return Held(Fit.FITS, span, scope.window, place, None, scope.name)
    clear = [(t, o) for t, o in above if (t < own * (1 - edge) - 2 if claimed.low else t > own * (1 + edge) + 2)]
    near = 1 + len(clear)
    if claimed.rank == near:
        return Held(Fit.REVISED, span, scope.window, place, None, scope.name)
    if claimed.rank < near or claimed.rank > place:
        ahead = (min if claimed.low else max)(clear or above, default=None)
        return Held(Fit.DOES_NOT_FIT, span, scope.window, place, None, scope.name, ahead)
    return Held(Fit.CANNOT_TELL, span, scope.window, place, None, scope.name)


def _edge(span: Span) -> float:
    """By what share of its count a span must be passed to be surely passed."""
    return TOLERANCE_BEFORE if span.end.year < 2023 else TOLERANCE_SINCE


def _hold_day(series: Series, claimed: Claimed, span: Span, scope: Scope, edge: float) -> Held:
    """The place of a day among all of a window, as `hold` tells it."""
    own = series.total(span)
    place = 1 + series.days_above(own, scope.window)
    near = 1 + series.days_above(int(own * (1 + edge) + 2), scope.window)
    if place == claimed.rank:
        return Held(Fit.FITS, span, scope.window, place, None, scope.name)
    if claimed.rank == near:
        return Held(Fit.REVISED, span, scope.window, place, None, scope.name)
    if near < claimed.rank < place:
        return Held(Fit.CANNOT_TELL, span, scope.window, place, None, scope.name)
    top = series.highest(scope.window)
    ahead = (top.number, one_day(top.day)) if top and claimed.rank < near else None
    return Held(Fit.DOES_NOT_FIT, span, scope.window, place, None, scope.name, ahead)


@lru_cache(maxsize=256)
def _gaps(series: Series, window: Span) -> tuple[list[Span], list[int]]:
    """The runs of days without arrivals in a window, the latest first, and their lengths in order."""
    runs = [Span(max(run.start, window.start), min(run.end, window.end)) for run in runs_without(series, window)]
    return runs, sorted(run.days for run in runs)


def hold_gap(series: Series, claimed: Claimed, span: Span, window: Span) -> Held | None:
    """The place of a run of days without arrivals among those of a window."""
    if not series.covers(Span(max(window.start, series.first), min(window.end, series.last))):
        return None
    runs, lengths = _gaps(series, window)
    own = next((run for run in runs if run.start <= span.end and span.start <= run.end), None)
    if own is None:
        return None
    place = 1 + len(lengths) - bisect_right(lengths, own.days)
    fit = Fit.FITS if place == claimed.rank else Fit.CANNOT_TELL
    return Held(fit, own, window, place, None, "spans without arrivals")
