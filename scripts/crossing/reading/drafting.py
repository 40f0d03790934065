"""Figures of an article as draft rows of the ledger: what each may count, of which span, and whether a record is claimed.

The drafts are guesses from the words around a figure, for a person to correct. Nothing here judges whether a figure is true.
"""

from __future__ import annotations

import calendar
import re
from dataclasses import dataclass
from datetime import date, timedelta

from crossing.language.numbers import MONTHS, Number, find_numbers
from crossing.language.spans import Span
from crossing.language.text import Sentence, Text, fragment

MONTH_NUMBER = {name: index % 12 + 1 for index, name in enumerate(MONTHS[:12])} | {
    "jan": 1, "feb": 2, "mar": 3, "apr": 4, "jun": 6, "jul": 7, "aug": 8, "sep": 9, "sept": 9, "oct": 10, "nov": 11, "dec": 12
}  # fmt: skip
_MONTHS = "|".join(name.capitalize() for name in MONTHS)
_WEEKDAYS = "|".join(calendar.day_name)
LOOSE = {"one", "two", "single", "both", "once", "first", "second", "half", "pair", "dozen", "zero", "quarter"}
# Time words: name and expression. Names are read by `_span`.
TIMES = [
    ("iso", re.compile(r"\b((?:19|20)\d\d)-(\d\d)-(\d\d)\b")),
    ("day", re.compile(rf"\b(\d{{1,2}})(?:st|nd|rd|th)?\s+(?:of\s+)?({_MONTHS})\b(?:,?\s+((?:19|20)\d\d)\b)?")),
    ("us day", re.compile(rf"\b({_MONTHS})\.?\s+(\d{{1,2}})(?:st|nd|rd|th)?\b(?!\d|[,.]\d)(?:,?\s+((?:19|20)\d\d)\b)?")),
    ("half", re.compile(r"\b(first|second)\s+(?:six\s+months|half)\s+of\s+(?:the\s+year|this\s+year|((?:19|20)\d\d)|last\s+year)")),
    ("half", re.compile(r"\b(?:between|from)\s+(January)\s+(?:and|to)\s+June\b(?:\s+(?:of\s+)?((?:19|20)\d\d))?", re.IGNORECASE)),
    ("to date", re.compile(r"\b(?:so\s+far\s+(?:this\s+year|in\s+((?:19|20)\d\d))|(?:this|the)\s+year\s+(?:so\s+far|to\s+date)|since\s+(?:1\s+)?January\b|since\s+the\s+(?:start|beginning|turn)\s+of\s+(?:the|this)\s+year|already\s+this\s+year|this\s+year\b)", re.IGNORECASE)),
    ("to date", re.compile(r"\b((?:19|20)\d\d)\s+(?:so\s+far|to\s+date)\b")),
    ("year", re.compile(r"\b(?i:in|during|throughout|for|over)\s+(?:all\s+(?:of\s+)?|the\s+(?:whole|entirety)\s+of\s+|the\s+(?:calendar\s+)?year\s+)?((?:19|20)\d\d)\b(?!\s+so\s+far)")),
    ("last year", re.compile(r"\b(?:in\s+the\s+whole\s+of\s+|during\s+|over\s+|throughout\s+)?last\s+year\b", re.IGNORECASE)),
    ("month", re.compile(rf"\b(?i:in|during|throughout|for)\s+(?:all\s+of\s+)?({_MONTHS})\b(?!\s+\d{{1,2}}\b(?!\d))(?:\s+((?:19|20)\d\d)|\s+(last\s+year|this\s+year))?")),
    ("last month", re.compile(r"\blast\s+month\b", re.IGNORECASE)),
    ("weekend", re.compile(r"\b(?:over|at|during|across)\s+the\s+(?:bank\s+holiday\s+)?weekend\b|\b(?:this|last)\s+weekend\b", re.IGNORECASE)),
    ("week", re.compile(r"\blast\s+week\b", re.IGNORECASE)),
    ("yesterday", re.compile(r"\byesterday\b", re.IGNORECASE)),
    ("today", re.compile(r"\btoday\b", re.IGNORECASE)),
    ("weekday", re.compile(rf"\b(?i:on|last|this)\s+({_WEEKDAYS})\b")),
]  # fmt: skip
_COMPARED = re.compile(
    r"\b(?:than|compared\s+(?:with|to)|against|from|surpass\w*|beat\w*|exceed\w*|on(?=\s+the\s+same\b)|up\s+on|down\s+on|previous\s+record\s+\w*)\s+(?:for\s+|in\s+|during\s+|on\s+|the\s+(?:same\s+period\s+)?|in\s+the\s+|that\s+for\s+|\w+\s+recorded\s+)*$",
    re.IGNORECASE,
)
_ARRIVING = re.compile(
    r"\b(?:cross(?:ed|ing|ings|es)?|arriv(?:ed|als?|ing|e)|reached|made\s+(?:the|it)|landed|came|journeys?|detected)\b",
    re.IGNORECASE,
)
_CHANNEL = re.compile(r"\b(?:channel|small[\s-]boats?|dinghy|dinghies|inflatable|dover|kent|atlantic)\b", re.IGNORECASE)
_RECORD = re.compile(
    r"\brecord(?:s|-breaking)?\b|\bhighest\b|\bmost\s+(?:ever|in\s+a\s+(?:single\s+)?day)\b", re.IGNORECASE
)
_NO_RECORD = re.compile(
    r"\b(?:on|off|for)\s+the\s+record\b|\brecords?\s+(?:began|show)|\bpublic\s+record|\bpolice\s+record|\bcriminal\s+record",
    re.IGNORECASE,
)


# Counts of part of the arrivals, of other places or of something that is no arrival: the series cannot test them.
_NOT_ALL = re.compile(
    r"\s+(?:of\s+(?:them|those|whom|the)|(?:unaccompanied\s+)?(?:children|women|men|minors|boys|girls|[a-z]+\s+nationals|albanians?|afghans?|iranians?|syrians?|eritreans?|sudanese|iraqis?|vietnamese|boats))\b"
)
_PART_OF = re.compile(r"\b(?:including|of\s+whom|among\s+them|of\s+those|of\s+them)\W+(?:\w+\s+){0,2}$")
_ELSEWHERE = re.compile(
    r"\b(?:Italy|Italian|Lampedusa|Greece|Greek|Spain|Spanish|Canary|Mediterranean|Aegean|Germany|German|Belgium|Libya|Tunisia|Mexico|visas?|applications?|claims?|net\s+migration|deported|returned|returns|removed|hotels?|lorries|since\s+20\d\d|twelve\s+months|12\s+months|year\s+(?:to|ending))\b"
)
_NOT_ARRIVED = re.compile(
    r"\b(?:prevent\w*|stopped|foiled|thwarted|attempts?|attempted|intercept\w*|turned\s+back|arrest\w*|claimed)\b"
)
_COUNTED = re.compile(
    r"\s+(?:have\s+|had\s+|has\s+)?(?:small[\s-]boat\s+)?(?:crossed|arrived|reached|came|landed|crossings|arrivals|were\s+detected|made\s+(?:the|it))\b"
)
_TOTAL = re.compile(
    r"\b(?:record|total|figure|count|tally|number)\s+(?:of|to|stood\s+at|stands\s+at|was|reached|rose\s+to)\s+(?:\w+\s+)?$|\b(?:against|compared\s+(?:with|to)|up\s+from|down\s+from)\s+(?:\w+\s+)?$"
)
_RUNNING_TOTAL = re.compile(
    r"\b(?:taking|bringing|takes|brings|took|brought|pushing|putting|lifting)\b[^.;]{0,40}\b(?:total|number|tally|count|figure)\b[^.;]{0,30}\b(?:to|at)\s+(?:\w+\s+)?(?:\w+\s+)?$",
    re.IGNORECASE,
)
_ONE_DAY = re.compile(
    r"\b(?:in|on)\s+(?:a\s+single|one|any\s+one|a)\s+day\b|\bsingle[-\s]day\b|\bdaily\s+(?:record|total|figure)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True)
class Period:
    """A span a sentence speaks of; `name` is the kind of time word, `stated` False where the span leans on --date."""

    name: str
    start: date | None
    end: date | None
    stated: bool
    place: int
    text: str


@dataclass(frozen=True)
class Figure:
    """A figure of an article with what it seems to mean; measures, units and qualifiers are those of claims.csv."""

    number: Number
    line: int
    quote: str
    sentence: str
    measure: str
    unit: str
    record: str
    period: Period | None

    @property
    def span(self) -> Span | None:
        """The days it speaks of, or None where the text (with --date) does not fix both ends."""
        if self.period is None or self.period.start is None or self.period.end is None:
            return None
        return Span(self.period.start, self.period.end) if self.period.start <= self.period.end else None


def find_figures(text: Text, published: date | None = None) -> list[Figure]:
    """List the figures of a text in order. `published` is the day the article appeared, to read "on Saturday"."""
    about_channel = bool(_CHANNEL.search(text.whole))
    figures = []
    for sentence in text.sentences:
        periods = find_periods(sentence.text, published)
        numbers = find_numbers(sentence.text)
        dated = [p for p in periods if p.name in ("day", "us day", "iso")]
        for number in numbers:
            inside = next((p for p in dated if p.place <= number.start < p.place + len(p.text)), None)
            if inside and number.start > inside.place:
                continue  # the year of a date belongs to its day
            if not inside and not _is_figure(number):
                continue
            figures.append(_figure(text, sentence, number, periods, inside, about_channel))
    return figures


def _is_figure(number: Number) -> bool:
    return number.kind == "numeral" or number.value is None or number.text.lower() not in LOOSE


def _figure(
    text: Text, sentence: Sentence, number: Number, periods: list[Period], inside: Period | None, about_channel: bool
) -> Figure:
    start = sentence.start + number.start
    end = sentence.start + (inside.place + len(inside.text) if inside else number.end)
    quote = fragment(text.lines[sentence.line - 1], start, end, 8)
    period = inside or nearest_period(sentence.text, number, periods)
    if not inside and _RUNNING_TOTAL.search(sentence.text[: number.start]) and not _ONE_DAY.search(sentence.text):
        # "taking the total to 25,436" counts the year so far, whatever day the sentence names; the count ends on that day.
        end = period.end if period and period.start == period.end else None
        period = Period("to date", date(end.year, 1, 1) if end else None, end, False, number.start, number.text)
    unit, measure = _unit(number, inside), ""
    measure = _measure(sentence.text, number, unit, period, about_channel) if not inside else "date"
    near = sentence.text[max(0, number.start - 60) : number.end + 80]
    record = ""
    if (
        _RECORD.search(near)
        and not _NO_RECORD.search(near)
        and measure in ("daily_arrivals", "arrivals_in_period", "arrivals_to_date")
    ):
        record = _record_scope(near, period)
    return Figure(number, sentence.line, quote, sentence.text, measure, unit, record, period)


def _record_scope(near: str, period: Period | None) -> str:
    if re.search(r"\bweekend\b", near):
        return "weekend"
    if period and period.name == "half":
        return "half-year"
    if (period and period.start and period.start == period.end) or re.search(
        r"\b(?:single|one)\s+day\b|\bdaily\b", near
    ):
        return "day"
    return "unspecified"


def _unit(number: Number, inside: Period | None) -> str:
    """The unit as the ledger's schema names it."""
    known = {
        "people",
        "boats",
        "operations",
        "GBP",
        "USD",
        "EUR",
        "percent",
        "ratio",
        "miles",
        "years",
        "months",
        "date",
        "time",
    }
    if inside or number.unit_hint == "date":
        return "date"
    if number.unit_hint == "ordinal":
        return "ordinal"
    return number.unit_hint if number.unit_hint in known else "count"


def _measure(sentence: str, number: Number, unit: str, period: Period | None, about_channel: bool) -> str:
    """Guess what a figure counts, as one of the measures of claims.csv."""
    before, after = (
        sentence[max(0, number.start - 70) : number.start].lower(),
        sentence[number.end : number.end + 90].lower(),
    )
    near = before + " # " + after
    fixed = {"date": "date", "time": "time", "ordinal": "rank", "operations": "rescue_operations", "months": "duration"}
    if unit in fixed:
        return fixed[unit]
    if unit in ("GBP", "USD", "EUR"):
        return "uk_funding_to_france" if re.search(r"\b(?:france|french)\b", sentence.lower()) else "count_other"
    if unit == "percent":
        if re.search(r"\brefugee", near):
            return "refugee_share"
        return (
            "growth"
            if re.search(r"\b(?:up|rise|rose|risen|increase\w*|higher|more|fall|fell|down|lower|drop\w*)\b", near)
            else "count_other"
        )
    if unit == "ratio":
        return "arrivals_multiple" if re.search(r"\b(?:cross|arriv|boat)", near) else "count_other"
    if unit == "years":
        return "age" if re.match(r"[\s-]+years?[\s-]+old", after) or re.search(r",\s*$", before) else "duration"
    if unit in ("miles", "boats") or re.match(r"[\w\s]{0,12}(?:boats|dinghies|kayaks|vessels|jet skis)\b", after):
        return "count_other"
    if re.match(r",\s", after) and re.search(r"[A-Za-z],\s*$", before) and 16 <= (number.value or 0) <= 105:
        return "age"
    clause = re.split(r"[;:]|\band\b|,\s", after[:60])[0]
    if re.search(r"\b(?:died|dead|drown\w*|deaths?|killed|bodies)\b", clause):
        return "deaths"
    if (
        _NOT_ALL.match(after)
        or _PART_OF.search(before)
        or _ELSEWHERE.search(sentence)
        or _NOT_ARRIVED.search(clause + before[-30:])
    ):
        return (
            "intercepted_by_france"
            if re.search(r"\b(?:intercept|prevent|stopp)\w*", near) and re.search(r"\bfrench|france\b", near)
            else "count_other"
        )
    if re.search(r"\battempt", near[40:130]):
        return "attempted_crossings"
    if re.search(r"\b(?:intercept|prevent|stopp|turned back)\w*", near) and re.search(r"\bfrench|france\b", near):
        return "intercepted_by_france"
    if re.match(r"\s*-?strong|\s*(?:more\s+|extra\s+)?(?:police|officers|staff|judges|mps|jobs)", after):
        return "count_other"
    counted = unit == "people" or (unit == "count" and (_COUNTED.match(after) or _TOTAL.search(before)))
    if counted and about_channel and (_ARRIVING.search(near) or (_RECORD.search(near) and unit == "people")):
        if re.search(r"\b(?:increase|rise|growth|more)\s+of\s+(?:\w+\s+)?$", before):
            return "growth"
        return "daily_arrivals" if _ONE_DAY.search(sentence) else _arrivals_measure(period)
    return "count_other"


def _arrivals_measure(period: Period | None) -> str:
    if period is None:
        return "arrivals_in_period"
    return {
        "to date": "arrivals_to_date", "year": "annual_arrivals", "last year": "annual_arrivals",
        "half": "arrivals_in_period", "month": "arrivals_in_period", "last month": "arrivals_in_period",
        "weekend": "arrivals_in_period", "week": "arrivals_in_period",
    }.get(period.name, "daily_arrivals")  # fmt: skip


def find_periods(sentence: str, published: date | None) -> list[Period]:
    """Find the time words of a sentence; the longer wins where two overlap. Spans are None where --date is needed."""
    found: list[Period] = []
    for name, pattern in TIMES:
        for match in pattern.finditer(sentence):
            if any(p.place < match.end() and match.start() < p.place + len(p.text) for p in found):
                continue
            span, stated = _span(name, match, published)
            found.append(Period(name, *(span or (None, None)), stated, match.start(), match[0]))
    # In "Saturday 31 May 2025" the weekday says nothing that the date does not.
    dated = [p.place for p in found if p.name in ("day", "us day")]
    found = [
        p for p in found if p.name != "weekday" or not any(0 <= place - p.place - len(p.text) <= 2 for place in dated)
    ]
    return sorted(found, key=lambda period: period.place)


def nearest_period(sentence: str, number: Number, periods: list[Period]) -> Period | None:
    """The time words nearest to a figure, leaving out those it is compared with ("more than in 2020")."""
    own = [p for p in periods if not _COMPARED.search(sentence[: p.place])]
    # "compared with 1,000 in 2020": the figure itself stands in the comparison, so its time words follow it.
    after = [p for p in own if p.place >= number.end]
    if re.search(
        r"\b(?:(?<!more )(?<!less )(?<!fewer )(?<!greater )(?<!higher )than|compared\s+with|compared\s+to|against|up\s+from|down\s+from)\s+(?:\w+\s+)?$",
        sentence[: number.start].lower(),
    ):
        own = [p for p in after if p.place - number.end < 40]
    # A full stop of a clause parts figures from the time words of others.
    return min(
        own,
        key=lambda p: (
            _parted(sentence, number, p),
            abs(p.place - number.end) if p.place >= number.end else number.start - p.place,
        ),
        default=None,
    )


def _parted(sentence: str, number: Number, period: Period) -> int:
    low, high = sorted((number.start, period.place))
    return len(re.findall(r"[;:–—]|,\s|\band\b|\bwhile\b", sentence[low:high]))


def _span(name: str, match: re.Match[str], published: date | None) -> tuple[tuple[date, date] | None, bool]:
    """First and last day of time words, and whether the text states them without help from the day of publication."""
    try:
        if name == "iso":
            day = date(*map(int, match.groups()))
            return (day, day), True
        if name in ("day", "us day"):
            number, month = (match[1], match[2]) if name == "day" else (match[2], match[1])
            day = _day(int(number), MONTH_NUMBER[month.lower()], match[3], published)
            return ((day, day) if day else None), bool(match[3])
        return _relative(name, match, published)
    except ValueError:  # 31 June: the rule on dates reports it
        return None, True


def _day(day: int, month: int, year: str | None, published: date | None) -> date | None:
    if year:
        return date(int(year), month, day)
    if published is None:
        return None
    this = date(published.year, month, min(day, calendar.monthrange(published.year, month)[1]))
    return date(published.year if this <= published else published.year - 1, month, day)


def _relative(name: str, match: re.Match[str], published: date | None) -> tuple[tuple[date, date] | None, bool]:
    whole = lambda year: (date(year, 1, 1), date(year, 12, 31))  # noqa: E731
    if name == "year":
        return whole(int(match[1])), True
    if name == "half":
        year = int(match[2]) if match[2] else (published.year - ("last" in match[0]) if published else None)
        if year is None:
            return None, False
        return (
            (date(year, 7, 1), date(year, 12, 31)) if match[1] == "second" else (date(year, 1, 1), date(year, 6, 30))
        ), bool(match[2])
    if name == "month":
        month = MONTH_NUMBER[match[1].lower()]
        year = int(match[2]) if match[2] else None
        if year is None and published:
            year = published.year - (
                1 if "last" in (match[3] or "") or (month > published.month and not match[3]) else 0
            )
        return (_month(year, month) if year else None), bool(match[2])
    if published is None:
        return None, False
    if name == "to date":
        stated = next((group for group in match.groups() if group), None)
        year = int(stated) if stated else published.year
        return (date(year, 1, 1), published if year == published.year else date(year, 12, 31)), False
    if name == "last year":
        return whole(published.year - 1), False
    if name == "last month":
        last = published.replace(day=1) - timedelta(days=1)
        return _month(last.year, last.month), False
    if name == "weekend":
        saturday = published - timedelta(days=(published.weekday() - 5) % 7)
        return (saturday, saturday + timedelta(days=1)), False
    if name == "week":
        monday = published - timedelta(days=published.weekday() + 7)
        return (monday, monday + timedelta(days=6)), False
    if name == "weekday":
        day = published - timedelta(days=(published.weekday() - list(calendar.day_name).index(match[1])) % 7)
        return (day, day), False
    day = published - timedelta(days=1 if name == "yesterday" else 0)
    return (day, day), False


def _month(year: int, month: int) -> tuple[date, date]:
    return date(year, month, 1), date(year, month, calendar.monthrange(year, month)[1])


def draft_rows(figures: list[Figure], source_id: str, columns: list[str]) -> list[dict[str, str]]:
    """Figures as rows of claims.csv, for a person to complete. `columns` are the schema's fields in order."""
    rows = []
    for index, figure in enumerate(figures, start=1):
        period = figure.period
        row = dict.fromkeys(columns, "")
        row |= {
            "claim_id": f"{source_id}-{index:02d}",
            "source_id": source_id,
            "line": str(figure.line),
            "quote": figure.quote,
            "measure": figure.measure,
            "value": ""
            if figure.number.value is None or figure.unit in ("date", "time")
            else _plain(figure.number.value),
            "qualifier": figure.number.qualifier,
            "record": figure.record,
            "unit": figure.unit,
            "speaker": "the outlet",
            "speaker_role": "outlet",
            "chapter": "ledger-only",
            "note": "Draft read by machine: check every cell.",
        }
        if period and period.start and period.end:
            row |= {
                "period_start": str(period.start),
                "period_end": str(period.end),
                "period_basis": "stated" if period.stated else "inferred",
            }
        rows.append({name: row.get(name, "") for name in columns})
    return rows


def _plain(value: float) -> str:
    return str(int(value)) if float(value).is_integer() else repr(value)
