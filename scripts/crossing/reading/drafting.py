"""Figures of an article as draft rows of the ledger: what each may count, of which span, and whether a record is claimed.

The drafts are guesses from the words around a figure, for a person to correct. Nothing here judges whether a figure is true.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

from crossing.language.dates import ONE, Dated, Kind, find_dates, find_points
from crossing.language.numbers import Number, find_numbers
from crossing.language.spans import Span, half_year
from crossing.language.text import Sentence, Text, fragment

LOOSE = {"one", "two", "single", "both", "once", "first", "second", "half", "pair", "dozen", "zero", "quarter"}
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
class Figure:
    """A figure of an article with what it seems to mean; measures, units and qualifiers are those of claims.csv."""

    number: Number
    line: int
    quote: str
    sentence: str
    measure: str
    unit: str
    record: str
    period: Dated | None

    @property
    def span(self) -> Span | None:
        """The days it speaks of, or None where the text (with --date) does not fix both ends."""
        if self.period is None or self.period.kind is Kind.THIS_WEEK:
            return None  # "this week" told on a Monday is the week before: no one span
        return self.period.span


def find_figures(text: Text, published: date | None = None) -> list[Figure]:
    """List the figures of a text in order. `published` is the day the article appeared, to read "on Saturday"."""
    about_channel = bool(_CHANNEL.search(text.whole))
    figures = []
    for sentence in text.sentences:
        periods = find_dates(sentence.text, published)
        numbers = find_numbers(sentence.text)
        dated = [point for point in find_points(sentence.text, published) if point.kind in (Kind.DAY, Kind.BETWEEN)]
        for number in numbers:
            inside = next((point for point in dated if point.place <= number.start < point.stop), None)
            if inside and number.start > inside.place + _first_digit(inside):
                continue  # the year of a date belongs to its day
            if not inside and not _is_figure(number):
                continue
            figures.append(_figure(text, sentence, number, periods, inside, about_channel))
    return figures


def _first_digit(dated: Dated) -> int:
    """Where the first numeral of a date stands in its words."""
    digit = re.search(r"\d", dated.words)
    return digit.start() if digit else 0


def _is_figure(number: Number) -> bool:
    return number.kind == "numeral" or number.value is None or number.text.lower() not in LOOSE


def _figure(
    text: Text, sentence: Sentence, number: Number, periods: list[Dated], inside: Dated | None, about_channel: bool
) -> Figure:
    start = sentence.start + number.start
    end = sentence.start + (inside.stop if inside else number.end)
    quote = fragment(text.lines[sentence.line - 1], start, end, 8)
    period = inside or nearest_period(sentence.text, number, periods)
    if not inside and _RUNNING_TOTAL.search(sentence.text[: number.start]) and not _ONE_DAY.search(sentence.text):
        # "taking the total to 25,436" counts the year so far, whatever day the sentence names; the count ends on that day.
        last = period.end if period and period.start == period.end else None
        start_of_year = date(last.year, 1, 1) if last else None
        period = Dated(Kind.TO_DATE, number.text, number.start, start_of_year, last, open_end=True)
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


def _record_scope(near: str, period: Dated | None) -> str:
    if re.search(r"\bweekend\b", near):
        return "weekend"
    if period and period.span and period.span in (half_year(period.span.start.year, half) for half in (1, 2)):
        return "half-year"
    if (period and period.span and period.span.day) or re.search(r"\b(?:single|one)\s+day\b|\bdaily\b", near):
        return "day"
    return "unspecified"


def _unit(number: Number, inside: Dated | None) -> str:
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


def _measure(sentence: str, number: Number, unit: str, period: Dated | None, about_channel: bool) -> str:
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


def _arrivals_measure(period: Dated | None) -> str:
    if period is None:
        return "arrivals_in_period"
    if period.kind in ONE:
        return "daily_arrivals"
    if period.kind in (Kind.TO_DATE, Kind.EARLIER, Kind.SAME_POINT):
        return "arrivals_to_date"
    return "annual_arrivals" if period.kind in (Kind.YEAR, Kind.LAST_YEAR) else "arrivals_in_period"


def nearest_period(sentence: str, number: Number, periods: list[Dated]) -> Dated | None:
    """The time words nearest to a figure, leaving out those it is compared with ("more than in 2020")."""
    known = [p for p in periods if p.kind is not Kind.SAME_PERIOD or number.unit_hint != "percent"]
    own = [p for p in known if not _COMPARED.search(sentence[: p.place])]
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


def _parted(sentence: str, number: Number, period: Dated) -> int:
    low, high = sorted((number.start, period.place))
    return len(re.findall(r"[;:–—]|,\s|\band\b|\bwhile\b", sentence[low:high]))


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
