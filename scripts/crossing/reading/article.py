"""The tool for the next article: its figures, what the official series says of them, and its suspicious passages.

`python3 scripts/book.py check FILE.txt [--date YYYY-MM-DD] [--draft FILE.csv]`
"""

from __future__ import annotations

import csv
import re
import sys
from dataclasses import dataclass, fields
from datetime import date, timedelta
from pathlib import Path
from typing import TextIO

from crossing import ledger as ledger_module
from crossing.errors import BookError
from crossing.language import prose
from crossing.language.dates import Kind, find_dates
from crossing.language.spans import Span, year_so_far
from crossing.language.text import Text
from crossing.ledger import Ledger
from crossing.ledger.columns import Columns
from crossing.ledger.vocabulary import Qualifier, Unit
from crossing.official import Answer as Fit
from crossing.official import Judgement, Statement, official
from crossing.official.judgement import CUT_OFF_DAYS, Tables
from crossing.official.records import scopes
from crossing.reading.drafting import Figure, draft_rows, find_figures
from crossing.reading.rules import Hit, find_hits

MAX_BYTES = 5_000_000  # an article has thousands of bytes; more is another kind of file
# Measures that the series holds: counts of a day, of the year so far, and of other spans.
DAILY = {"daily_arrivals", "daily_boats"}
RUNNING = {"arrivals_to_date", "boats_to_date"}
COUNTED = DAILY | RUNNING | {"arrivals_in_period", "annual_arrivals", "boats_in_period", "annual_boats"}
AGREES = {
    Fit.FITS: "yes",
    Fit.FITS_THEN: "yes",
    Fit.REVISED: "revised",
    Fit.CANNOT_TELL: "unsure",
    Fit.DOES_NOT_FIT: "no",
}
WAYS = {1: "rise of ", -1: "fall of ", 0: ""}
_RISE = re.compile(
    r"\b(?:up|ris(?:es?|en|ing)|rose|increas\w*|gr[eo]w\w*|jump\w*|surg(?:es?|ed|ing)|soar\w*|more|higher)\b",
    re.IGNORECASE,
)
_FALL = re.compile(
    r"\b(?:down|fall\w*|fell|drop\w*|decreas\w*|declin\w*|reduc\w*|plung\w*|less|fewer|lower)\b", re.IGNORECASE
)
_CLAUSE_END = re.compile(
    r"[,;:]\s|[–—()]|\b(?:and|but|while|when|despite|although|though|after|whereas)\b", re.IGNORECASE
)
# Spans of which an earlier year has the like.
PERIODS = {Kind.PART_OF_YEAR, Kind.MONTH, Kind.YEAR, Kind.BETWEEN}


@dataclass(frozen=True)
class Answer:
    """What the official series says of one figure. agrees is "yes", "revised", "unsure" or "no"; a growth has no judgement."""

    figure: Figure
    agrees: str
    sentence: str
    judgement: Judgement | None = None


@dataclass(frozen=True)
class Report:
    """What the check of an article found. `answers` cover the figures the series can test."""

    name: str
    words: int
    figures: list[Figure]
    answers: list[Answer]
    hits: list[Hit]

    @property
    def suspicious(self) -> bool:
        """Whether a passage or a figure needs a second look; the exit status is 1 then."""
        return bool(self.hits) or any(answer.agrees == "no" for answer in self.answers)


def read_article(path: Path) -> list[str]:
    """Read a text file as lines. Raises BookError, in one sentence, for anything that is not an article in UTF-8."""
    name = path.name
    try:
        size = path.stat().st_size
        if path.is_dir():
            raise BookError(f"{name} is a folder: give one text file.")
        if size > MAX_BYTES:
            raise BookError(
                f"{name} has {size / 1e6:,.0f} MB, more than the {MAX_BYTES / 1e6:.0f} MB an article may have: give the article alone."
            )
        raw = path.read_bytes()
    except FileNotFoundError:
        raise BookError(f"{name} does not exist: check the name of the file.") from None
    except OSError as error:
        raise BookError(f"{name} cannot be read ({error.strerror}): check the file and its permissions.") from None
    if not raw.strip():
        raise BookError(f"{name} is empty: give a file with the text of an article.")
    if raw[:2] in (b"\xff\xfe", b"\xfe\xff"):
        raise BookError(f"{name} is in UTF-16: save it as UTF-8.")
    if b"\x00" in raw or raw[:4] in (b"%PDF", b"PK\x03\x04") or raw[:5] == b"{\\rtf":
        raise BookError(f"{name} is not plain text: save the article as a plain text file in UTF-8.")
    try:
        content = raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise BookError(f"{name} is not in UTF-8 (byte {error.start:,}): save it as UTF-8.") from None
    control = sum(1 for c in content[:100_000] if ord(c) < 32 and c not in "\t\n\r\f")
    if control > len(content[:100_000]) / 200:
        raise BookError(f"{name} is not plain text: save the article as a plain text file in UTF-8.")
    if not re.search(r"[^\W\d_]{2,}", content):
        raise BookError(f"{name} holds no words: give a file with the text of an article.")
    return content.replace("\r\n", "\n").replace("\r", "\n").split("\n")


def read_date(text: str | date | None) -> date | None:
    """Read --date. Raises BookError unless it is YYYY-MM-DD and a day that exists."""
    if text is None or isinstance(text, date):
        return text
    if not re.fullmatch(r"\d{4}-\d{2}-\d{2}", text):
        raise BookError(f"“{text[:40]}” is not a date: write it as YYYY-MM-DD, for example 2021-11-16.")
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise BookError(f"“{text}” is not a day that exists: check the month and the day.") from None


def check_article(path: Path | str, date: str | date | None = None, ledger: Ledger | None = None) -> Report:
    """Check an article that stands in a text file.

    `date` is the day it appeared, as YYYY-MM-DD or a date; without it only dated figures can be tested. `ledger` is the book's
    own if not given. Raises BookError for a file or a date that cannot be read.
    """
    published = read_date(date)
    path = Path(path)
    lines = read_article(path)
    return check_lines(lines, path.name, Official(ledger or _official_tables(), published))


def check_lines(lines: list[str], name: str, official: Official) -> Report:
    """Check an article that stands in memory, line by line; `official` holds the tables and the day it appeared."""
    figures = find_figures(Text(lines), official.published)
    return Report(name, sum(len(line.split()) for line in lines), figures, official.answers(figures), find_hits(lines))


@dataclass(frozen=True, eq=False)
class _Tables:
    """The tables the tool asks; reading these alone keeps it quick."""

    daily: Columns
    record_days: Columns
    mod_daily: Columns
    other_totals: Columns
    measures: Columns
    revisions: Columns


def _official_tables() -> Tables:
    names = [field.name for field in fields(_Tables)]
    return _Tables(*(ledger_module.read_columns(ledger_module.resource(name)) for name in names))


class Official:
    """Questions of an article to the official series; every judgement is that of crossing.official."""

    def __init__(self, tables: Tables, published: date | None) -> None:
        self.official = official(tables)
        self.series = self.official.people.series
        self.published = published

    def answers(self, figures: list[Figure]) -> list[Answer]:
        """Answer every figure that counts arrivals in a span the series records."""
        return [answer for figure in figures if (answer := self._answer(figure))]

    def _answer(self, figure: Figure) -> Answer | None:
        span = figure.span
        if figure.number.value is None or span is None:
            return None
        if figure.measure == "growth" and figure.unit == "percent":
            return self._growth(figure, span)
        if figure.measure not in COUNTED:
            return None
        stated, said = statement(figure), self.published
        if figure.measure in DAILY and span.day is None:
            return self._told(figure, self.official.judge_some_day(stated, span, said=said), among=span)
        running = figure.measure in RUNNING or (figure.period is not None and figure.period.open_end)
        return self._told(figure, self.official.judge(stated, span, said=said, running=running))

    def _told(self, figure: Figure, found: Judgement, among: Span | None = None) -> Answer | None:
        """A judgement as an answer, in sentences; None where the series does not hold the span."""
        if found.now is None:
            return None
        sentence = self._numbers(found, among)
        if found.answer is Fit.REVISED:
            sentence += " The difference lies within what revisions usually change."
        elif found.answer is Fit.CANNOT_TELL:
            sentence += f" That cannot be told from the series: {found.reason[0].lower()}{found.reason[1:]}"
        elif found.answer is Fit.DOES_NOT_FIT:
            where = (
                " any day of that span"
                if among
                else " any day of the week before it appeared"
                if figure.measure in RUNNING
                else ""
            )
            sentence += f" The article's {figure.number.text} does not fit{where}."
        else:
            sentence += self._record(figure, found.span)
        return Answer(figure, AGREES[found.answer], sentence, found)

    def _numbers(self, found: Judgement, among: Span | None) -> str:
        """What is on record now, and what was published then, for the span that was judged."""
        now = f"{prose.number(found.now or 0)} {found.counted}"
        when = prose.span(found.span)
        if found.ended:
            (_, low), (last, high) = found.ended
            return f"On record now from {prose.day(found.span.start)}: {prose.number(low)} {found.counted} the day before {prose.day(last)}, {prose.number(high)} with it."
        if among and not found.fits:
            return f"The nearest day in {prose.span(among)} on record now is {when} with {now}."
        sentence = f"On record now for {when}: {now}."
        if found.then:
            values = prose.listing(list(dict.fromkeys(prose.number(figure.value) for figure in found.then)))
            sentence += f" As published then: {values}."
        return sentence

    def _growth(self, figure: Figure, span: Span) -> Answer | None:
        """A rise or fall in per cent against the same span, or the same point, of an earlier year."""
        if not re.search(r"\b(?:cross\w*|arriv\w*|small boats?)\b", figure.sentence) or re.search(
            r"\b(?:applications?|claims?|asylum)\b", figure.sentence
        ):
            return None
        dates = find_dates(figure.sentence, self.published)
        point = next((d for d in dates if d.kind is Kind.SAME_POINT and d.place >= figure.number.end), None)
        period = next((d for d in dates if d.kind is Kind.SAME_PERIOD), None)
        if point and point.year and self.published:
            base_year = point.year
            ends = [self.published - timedelta(days=lag) for lag in range(CUT_OFF_DAYS + 1)]
            spans = [year_so_far(day) for day in ends if day.year == self.published.year]
        elif not point and period and figure.period and figure.period.kind in PERIODS:
            base_year, spans = period.year if period.year_stated and period.year else span.start.year - 1, [span]
        else:
            return None
        answers = [answer for one in spans if (answer := self._growth_over(figure, one, base_year))]
        return min(answers, key=lambda answer: list(AGREES.values()).index(answer.agrees), default=None)

    def _growth_over(self, figure: Figure, span: Span, base_year: int) -> Answer | None:
        if base_year >= span.start.year:
            return None
        base, way = span.in_year(base_year), direction(figure)
        found = self.official.judge_growth(statement(figure), span, base, direction=way)
        if found.growth is None:
            return None
        sentence = f"On record now in {prose.span(base)}: {found.before:,} people; in {prose.span(span)}: {found.after:,}, {found.growth:+.0f}%."
        if found.answer is Fit.DOES_NOT_FIT:
            sentence += f" The article's {WAYS[way]}{figure.number.text} does not fit."
        return Answer(figure, AGREES[found.answer], sentence)

    def _record(self, figure: Figure, span: Span) -> str:
        """Say of a claimed record whether it was one when it was said, and what has overtaken it."""
        if figure.record != "day" or span.day is None:
            return ""
        place = scopes(self.series, span.day, span.day)
        if place.ever == 1:
            later = self.series.overtaken(span.day)
            return " It was the highest day up to then." + (
                f" It has been overtaken since: {later[1]:,} on {prose.day(later[0])}." if later else ""
            )
        above = self.series.highest(Span(self.series.first, span.day))
        what = f"{above[1]:,} on {prose.day(above[0])} stood above it" if above else "another day stood above it"
        if place.year == 1:
            return f" A record of {span.start.year} only, by the counts on record now: {what}."
        return f" Not the highest day by the counts on record now: {what}."


def statement(figure: Figure) -> Statement:
    """What a figure states, in the ledger's terms."""
    number = figure.number
    return Statement(number.value, Qualifier(number.qualifier), Unit(figure.unit), printed=number.text)


def direction(figure: Figure) -> int:
    """Return 1 where the words around a figure say that something rose by it, -1 where it fell, 0 where they do not say.

    The nearest such word in the figure's own clause counts: "fell at first but are up 48%" is a rise. "More than 48%" and
    "up to 48%" qualify the figure and say nothing of where it went.
    """
    sentence, start, end = figure.sentence, figure.number.start, figure.number.end
    found = []
    for way, pattern in ((1, _RISE), (-1, _FALL)):
        for word in pattern.finditer(sentence):
            between = sentence[word.end() : start] if word.end() <= start else sentence[end : word.start()]
            if not _CLAUSE_END.search(between) and between.strip().lower() not in ("than", "to"):
                found.append((len(between), way))
    return min(found)[1] if found else 0


def show(report: Report, out: TextIO) -> None:
    """Print a report for a reader at a terminal."""
    print(
        f"{report.name}: {report.words:,} words, {len(report.figures)} figures, {len(report.hits)} suspicious passages",
        file=out,
    )
    if report.figures:
        print("\nFigures", file=out)
        tested = {id(answer.figure): answer for answer in report.answers}
        for figure in report.figures:
            answer = tested.get(id(figure))
            mark = (
                {"yes": "fits", "revised": "fits within revision", "unsure": "cannot be told", "no": "DOES NOT FIT"}[
                    answer.agrees
                ]
                if answer
                else "not tested"
            )
            print(
                f"  line {figure.line}: {figure.number.text} ({figure.measure.replace('_', ' ')}, {figure.unit}) [{mark}]  “{figure.quote}”",
                file=out,
            )
            if answer:
                print(f"      {answer.sentence}", file=out)
    if report.hits:
        print("\nSuspicious passages", file=out)
        for hit in report.hits:
            print(f"  line {hit.line} [{hit.rule}, {hit.severity}]: “{hit.quote}”\n      {hit.sentence}", file=out)
            if hit.likely_reading:
                print(f"      Likely reading: {hit.likely_reading}", file=out)
            if hit.line_2:
                print(f"      Compare line {hit.line_2}: “{hit.quote_2}”", file=out)
    if not report.suspicious:
        print("\nNothing suspicious found.", file=out)


def source_id(path: Path) -> str:
    """A key for the article's rows: its file name in small letters, digits and hyphens."""
    return re.sub(r"[^a-z0-9]+", "-", path.stem.lower()).strip("-") or "article"


def write_draft(report: Report, path: Path, to: Path) -> None:
    """Write the figures of the article at `path` as draft rows of claims.csv. Raises BookError if `to` cannot be written."""
    columns = [field["name"] for field in ledger_module.resource("claims")["schema"]["fields"]]
    try:
        with to.open("w", encoding="utf-8", newline="") as handle:
            writer = csv.DictWriter(handle, columns, lineterminator="\n")
            writer.writeheader()
            writer.writerows(draft_rows(report.figures, source_id(path), columns))
    except OSError as error:
        raise BookError(f"{to.name} cannot be written ({error.strerror}): choose another file.") from None


def run(path: Path, *, date: str | None = None, draft: Path | None = None, out: TextIO | None = None) -> int:
    """Check an article, print the report and return the exit status: 0 nothing suspicious, 1 something found."""
    report = check_article(path, date)
    if draft is not None:
        if draft.resolve() == Path(path).resolve():
            raise BookError(f"{draft.name} is the article itself: give another file for the draft.")
        write_draft(report, Path(path), draft)
    show(report, out or sys.stdout)
    return 1 if report.suspicious else 0
