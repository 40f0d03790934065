"""Tables inside an article: rows of cells parted by tabs, bars or wide space, each cell read as the sentence it stands for.

A row “15 April 2022 | 181 | 6” under “Date | People | Boats” says that 181 people and 6 boats crossed on 15 April 2022. Each
cell is written out as such a sentence, which the engine reads like any other; its answers then go back to the cells.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from itertools import groupby, pairwise

from crossing.language.dated import A_WEEKDAY, MONTHS, WEEKDAYS
from crossing.language.dates import Dated, find_dates
from crossing.language.numbers import LARGEST, number_words
from crossing.language.spans import ONE_DAY, WEEK, whole_month
from crossing.reading.answers import Figure, Measure
from crossing.reading.wording import ANY

_RULE = re.compile(r"[\s|:+=_-]*-[\s|:+=_-]*")  # the line between head and rows
_BARS, _TABS, _SPACES = re.compile(r"\|"), re.compile(r"\t+"), re.compile(r" {2,}|\u00a0{2,}")
_NUMBER = re.compile(r"[+−–-]?\s*\d[\d,.\u00a0\u202f]*\s*%?")
_MONTHS = f"(?:{'|'.join(name[:3] for name in MONTHS)})[a-z]*"
_TIME = re.compile(rf"\b(?:20[0-3]\d|{_MONTHS}|{A_WEEKDAY}|q[1-4]|week|quarter|year)\b", re.IGNORECASE)
YEAR = re.compile(r"20[0-3]\d")
_BOATS = re.compile(rf"\b(?<!no\s){ANY}\b", re.IGNORECASE)
_PEOPLE = re.compile(
    r"\b(?:people|persons?|individuals|migrants?|arriv\w*|cross(?:ings?|ed|ing)|folk|refugees|seekers|by\s+(?:small\s+)?boats?)\b",
    re.IGNORECASE,
)
_A_ROUTE = re.compile(r"\W*small[ -]boats?\W*", re.IGNORECASE)
_ON_SMALL_BOATS = re.compile(r"\bsmall[ -]boats\b", re.IGNORECASE)
_HOW_MANY = re.compile(rf"\b(?:number|how many|count)\b|{_PEOPLE.pattern}", re.IGNORECASE)
_EACH = re.compile(r"\b(?:per|average|mean|each)\b", re.IGNORECASE)
# A column that counts something near to arrivals and yet not arrivals, or a part of them.
_OTHER = re.compile(
    r"\b(?:asylum|claims?|applications?|return\w*|remov\w*|prevent\w*|intercept\w*|attempt\w*|french|france|deaths?|died|men|women|"
    r"children|%|per ?cent|share|change|rise|fall|cost|£|nationalit\w*)",
    re.IGNORECASE,
)
# "A year before": the like days of the year before the row's own; which year is "last year" in a table of months nobody can tell.
_YEAR_BEFORE = re.compile(r"\b(?:year|12 months) (?:before|earlier)\b|\bprevious year\b", re.IGNORECASE)
_YEAR_TOLD = re.compile(r"\b(?:year|12 months) ago\b|\blast year\b", re.IGNORECASE)
# What a head says of the days below it: they end a span, or begin one.
_ENDS = re.compile(r"\b(?:week|month|quarter|year)s?[ -](?:ending|ended|to)\b", re.IGNORECASE)
_BEGINS = re.compile(r"\bweeks?[ -](?:commencing|beginning|starting|from|of)\b|^w/?[ec]\b", re.IGNORECASE)
_SUM = re.compile(
    r"(?:(?:grand |overall )?total|all|sum|together|(?:all |last |past |the )?\w+ (?:weeks|months))(?: total)?",
    re.IGNORECASE,
)
# words that a label of days has besides these
_OF_TIME = re.compile(
    r"\d+|(?:to|the|of|and|so|far|up|until|from|in|by|on|as|at|total|provisional|p|r|q[1-4]|quarters?|half|halves|first|second|third|fourth|last"
    r"|all|whole|full|part|year|years|months?|weeks?|days?|ending|ended|financial|ytd|date|st|nd|rd|th"
    rf"|{number_words(1, 12)}|{'|'.join(name[:3] for name in WEEKDAYS)})",
    re.IGNORECASE,
)
UNKNOWN = "The table does not say clearly enough what this cell counts, or over which days."


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell of a row: its words, and from which to which character of the line they stand."""

    start: int
    end: int
    text: str

    @property
    def is_number(self) -> bool:
        """True where it holds a number and nothing else, and no year."""
        return bool(_NUMBER.fullmatch(self.text)) and not YEAR.fullmatch(self.text)


@dataclass(frozen=True, slots=True)
class Row:
    """A line of a table; `line` counts from 1."""

    line: int
    cells: tuple[Cell, ...]


@dataclass(frozen=True, slots=True)
class Spelt:
    """A cell as a sentence, `text`; `sure` is False where only the number and not its meaning is known."""

    line: int
    cell: Cell
    text: str
    sure: bool


def find_tables(lines: Sequence[str]) -> list[list[Row]]:
    """The tables of a text: at least two rows in a row, parted alike, with numbers in most of them."""
    found = []
    for parted, numbered in groupby(enumerate(lines, start=1), key=lambda pair: _parting(pair[1])):
        if parted is None:
            continue
        rows = [
            Row(line, _cells(text, parted)) for line, text in numbered if text.strip() and not _RULE.fullmatch(text)
        ]
        if len(rows) > 1 and sum(any(cell.is_number for cell in row.cells[1:]) for row in rows) * 2 >= len(rows):
            found.append(rows)
    return found


def _parting(line: str) -> re.Pattern[str] | None:
    """What parts the cells of a line; None if it is no row of a table."""
    for pattern in (_BARS, _TABS, _SPACES):
        if pattern.search(line.strip()) and (_RULE.fullmatch(line) or len(_cells(line, pattern)) > 1):
            return pattern
    return None


def _cells(line: str, pattern: re.Pattern[str]) -> tuple[Cell, ...]:
    """The cells of a line; a bar at either end is no cell, an empty cell between two is one."""
    cells, start = [], 0
    for end, following in [*((m.start(), m.end()) for m in pattern.finditer(line)), (len(line), len(line))]:
        words = line[start:end]
        place = start + len(words) - len(words.lstrip())
        cells.append(Cell(place, place + len(words.strip()), words.strip()))
        start = following
    while cells and not cells[0].text:
        del cells[0]
    while cells and not cells[-1].text:
        del cells[-1]
    return tuple(cells)


def spelt(table: list[Row], before: str, published: date | None = None) -> Iterator[Spelt]:
    """The numbers of a table as sentences. `before` is what stands above it, which may say what it counts, `published` its day."""
    head = table[0] if not any(cell.is_number for cell in table[0].cells) else None
    titles = [cell.text for cell in head.cells] if head else []
    ends = _ENDS.search(titles[0]) if titles else None
    begins = _BEGINS.search(titles[0]) if titles else None
    above: list[str] = []
    for row in table[1:] if head else table:
        label = row.cells[0].text
        if len(above) > 1 and _SUM.fullmatch(label):
            label = _of_weeks(above) if ends else _of_months(above, published) or label
        elif _TIME.search(label):
            above.append(label)
        if ends and _TIME.search(label) and not _ENDS.search(label):
            label = f"{ends[0].lower()} {label}"
        # where the head has no cell above the labels, its columns stand one to the left
        shift = 1 if len(titles) == len(row.cells) - 1 else 0
        for place, cell in enumerate(row.cells[1:], start=1):
            if not cell.is_number:
                continue
            title = titles[place - shift] if place - shift < len(titles) else ""
            own = _label_of(label, title, before, published)
            one = _spelt(row.line, cell, own, title, before, alone=len(row.cells) == 2 and not titles)
            yield replace(one, sure=False) if begins else one


def _label_of(label: str, title: str, before: str, published: date | None) -> str:
    """A row's label as it holds under a column's title: of the year before where that says so; "" where it is not plain."""
    if not (_YEAR_BEFORE.search(title) or _YEAR_TOLD.search(title)):
        return label
    dated = YEAR.search(before) and not before.rstrip().endswith(".")  # a caption that gives the table's year
    return "" if dated or _YEAR_TOLD.search(title) else _year_before(label, published)


def _year_before(label: str, published: date | None) -> str:
    """A row's label with the year before its own; "" where it is not plain."""
    days = find_dates(label, published, bare=True)
    year = days[0].start.year if len(days) == 1 and days[0].start else None
    return "" if year is None else f"{YEAR.sub('', label).strip()} {year - 1}".strip()


def plain_label(label: str, published: date | None) -> bool:
    """True if the label of a row tells days and nothing else: “June 2025”, and not “June 2025, stopped in France”."""
    for dated in reversed(find_dates(label, published, bare=True)):
        label = f"{label[: dated.place]} {label[dated.stop :]}"
    return all(_OF_TIME.fullmatch(word) for word in re.findall(r"[^\W_]+", label))


def days_named(label: str, published: date | None) -> Dated | None:
    """The days that the label of a row names; None if it names none, or several."""
    found = find_dates(label, published, bare=True)
    return found[0] if len(found) == 1 and found[0].span else None


def _of_weeks(ends: Sequence[str]) -> str:
    """The label of a row that adds up weeks told above by their last days; "" where one is left out."""
    days = {day.end: end for end in ends for day in find_dates(end, bare=True)[:1] if day.end}
    weeks = sorted(days)
    following = all(one + WEEK == other for one, other in pairwise(weeks))
    return f"{len(ends)} weeks to {days[weeks[-1]]}" if following and len(weeks) == len(ends) else ""


def _of_months(labels: Sequence[str], published: date | None) -> str:
    """The label of a row that adds up whole months told above, one after another; "" where they are anything else."""
    named = [days_named(label, published) for label in labels]
    spans = [days.span for days in named if days and days.span and days.year_stated]
    following = all(one.end + ONE_DAY == other.start for one, other in pairwise(spans))
    whole = all(span == whole_month(span.start.year, span.start.month) for span in spans)
    return f"{labels[0]} to {labels[-1]}" if whole and following and len(spans) == len(labels) else ""


def _spelt(line: int, cell: Cell, label: str, title: str, before: str, *, alone: bool = False) -> Spelt:
    """One cell: label and title are, either way round, when it was and what it counts; `alone` beside its label, it needs no title."""
    when, what = (title, label) if _TIME.search(title) and counted(label) else (label, title)
    year = YEAR.search(title)
    if year and not YEAR.search(label) and _TIME.search(label) and (counted(title) or YEAR.fullmatch(title)):
        when, what = f"{label} {year[0]}", YEAR.sub("", title)
    if not what.strip() or re.fullmatch(r"(?:total|number|count|figure)s?", what.strip(), re.IGNORECASE):
        what = before if title or alone else ""
        if _ON_SMALL_BOATS.search(what) and not _HOW_MANY.search(what):
            what = ""  # the subject of a table, which may count either
    unit = counted(what)
    time = _time(when)
    if unit and time:
        return Spelt(line, cell, f"{time} {_clause(cell.text, unit)}", True)
    return Spelt(line, cell, f"{label} {title} {cell.text}.", False)


def of_others(words: str) -> bool:
    """True if words say that something else than arrivals is counted, or a part of them."""
    return bool(_OTHER.search(words))


def counted(words: str) -> str:
    """What words say is counted: people, boats, people in each boat; "" where it is something else or not clear.

    “Small boats” alone heads a column of either: the Home Office's own tables have under it the people who came that way.
    """
    if of_others(words) or _A_ROUTE.fullmatch(words):
        return ""
    boats, people = _BOATS.search(words), _PEOPLE.search(words)
    if _EACH.search(words):
        return "each" if boats else ""
    if people and (not boats or re.search(r"small[ -]boat", words, re.IGNORECASE)):
        return "people"
    return "boats" if boats and not people else ""


def _clause(number: str, unit: str) -> str:
    match unit:
        case "people":
            return f"{number} people crossed the Channel in small boats."
        case "boats":
            return f"{number} small boats crossed the Channel."
    return f"the people who crossed the Channel were an average of {number} per boat."


def _time(words: str) -> str:
    """The days of a row as words to begin a sentence with: "On 15 April 2022", "In 2018"; "" where it gives none."""
    words = re.sub(r"\b(?:grand |sub-?)?total\b[\s,:(]*", "", words, flags=re.IGNORECASE).strip(" ,:;()")
    if not words or not _TIME.search(words):
        return ""
    if re.search(r"\bweeks?\b", words, re.IGNORECASE):
        return f"In the {words[0].lower()}{words[1:]}," if re.search(r"\b(?:to|ending)\b", words, re.IGNORECASE) else ""
    if re.search(r"\d\s*(?:to|[–—-])\s*\d{1,2}\s+[A-Za-z]|[A-Za-z]\s+(?:to|[–—-])\s+|\b20\d\d\s+to\s+[A-Z]", words):
        ends = re.split(r"\s*(?:\bto\b|[–—]|(?<=[\d a-z])-(?=[\d A-Z]))\s*", words, maxsplit=1)
        return f"Between {' and '.join(ends)}," if len(ends) == 2 else ""
    single = re.search(
        rf"\b\d{{1,2}}(?:st|nd|rd|th)?\s+{_MONTHS}|\b{_MONTHS}\s+\d{{1,2}}\b(?!\d)|day\b|\d-\d", words, re.IGNORECASE
    )
    return f"{'On' if single else 'In'} {words},"


def placed(spelt_cells: Sequence[Spelt], figures: Sequence[Figure]) -> list[Figure]:
    """The figures read in the sentences, back in their cells. `figures` count the sentences, from 1, as their lines.

    A cell whose sentence gave no such figure is a figure that was not tested, as is one of which the meaning is not sure.
    """
    by_sentence: dict[int, list[Figure]] = {}
    for figure in figures:
        by_sentence.setdefault(figure.line, []).append(figure)
    return [_placed(one, by_sentence.get(number, [])) for number, one in enumerate(spelt_cells, start=1)]


def _placed(one: Spelt, figures: list[Figure]) -> Figure:
    own = _digits(one.cell.text)
    found = next((figure for figure in reversed(figures) if _digits(figure.text) == own), None)
    if found is None or not one.sure:
        value = number_of(one.cell.text)
        found = Figure(
            one.line, one.cell.start, one.cell.end, one.cell.text, Measure.NOT_ARRIVALS, "count", value, reason=UNKNOWN
        )
        return found
    return replace(found, line=one.line, start=one.cell.start, end=one.cell.end, text=one.cell.text)


def _digits(text: str) -> str:
    return re.sub(r"\D", "", text)


def number_of(text: str) -> float | None:
    """The number that a cell holds; None if it is none, or too large to be a count."""
    try:
        value = float(re.sub(r"[^\d.-]", "", text.replace("−", "-").replace("–", "-")))
    except ValueError:
        return None
    return value if abs(value) <= LARGEST else None
