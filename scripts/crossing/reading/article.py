"""The tool for the next article: its figures, what the official series says of them, and its suspicious passages.

`python3 scripts/book.py check FILE.txt [--date YYYY-MM-DD] [--draft FILE.csv]`
"""

from __future__ import annotations

import csv
import re
import sys
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path
from typing import TextIO

from crossing import ledger as ledger_module
from crossing.errors import BookError
from crossing.language import prose
from crossing.language.text import Text
from crossing.ledger import Ledger
from crossing.official import AsPublished, Revision, Series, as_date, in_year, revision
from crossing.reading.drafting import Figure, draft_rows, find_figures
from crossing.reading.rules import Hit, find_hits

MAX_BYTES = 5_000_000  # an article has thousands of bytes; more is another kind of file
ROUNDING = 0.02  # figures in news are often rounded to two digits: 43,600 as "44,000"
COUNTED = {"daily_arrivals", "arrivals_to_date", "arrivals_in_period", "annual_arrivals"}
LATER_REVISION = (
    0.05  # share a day may move by where the Home Office itself published it: few days have moved, and little
)
GROWTH_POINTS = 2.0  # percentage points: totals are revised by about a hundredth, on both sides of the comparison
WAYS = {1: "rise of ", -1: "fall of ", 0: ""}
LAG_DAYS = 7  # a total "this year" is printed some days after the day it ends on
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
_SAME_PERIOD = re.compile(r"\bsame period\b")
_SAME_POINT = re.compile(
    r"\b(?:this|the\s+same)\s+(?:point|stage|time)\s+(?:last\s+year|a\s+year\s+(?:ago|earlier)|(?:in\s+|of\s+)?((?:19|20)\d\d))"
)


@dataclass(frozen=True)
class Answer:
    """What the official series says of one figure. agrees is "yes", "revised" or "no"."""

    figure: Figure
    agrees: str
    sentence: str


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


@dataclass(frozen=True)
class _Tables:
    """The three tables the tool asks; reading these alone keeps it quick."""

    daily: object
    record_days: object
    mod_daily: object


def _official_tables() -> Ledger:
    names = ("daily", "record_days", "mod_daily")
    return _Tables(*(ledger_module.read_table(ledger_module.resource(name)) for name in names))  # type: ignore[return-value]


class Official:
    """Questions of an article to the official series."""

    def __init__(self, ledger: Ledger, published: date | None) -> None:
        self.series = Series(ledger.daily)
        self.then = AsPublished(ledger.record_days, ledger.mod_daily)
        self.revision: Revision = revision(ledger.mod_daily, self.series)
        self.published = published
        self.last_published_by_others = as_date(ledger.mod_daily["date"].max())

    def answers(self, figures: list[Figure]) -> list[Answer]:
        """Answer every figure that counts arrivals in a span the series records."""
        found = []
        for figure in figures:
            period = figure.period
            if figure.number.value is None or period is None or period.start is None or period.end is None:
                continue
            if figure.measure == "growth" and figure.unit == "percent":
                answer = self._growth(figure, period.start, period.end)
            elif figure.measure == "daily_arrivals" and period.start != period.end:
                answer = self._some_day(figure, period.start, period.end)
            elif figure.measure in COUNTED:
                answer = self._answer(figure, period.start, period.end)
            else:
                continue
            if answer:
                found.append(answer)
        return found

    def _growth(self, figure: Figure, start: date, end: date) -> Answer | None:
        """A rise or fall in per cent against the same span, or the same point, of an earlier year."""
        if not re.search(r"\b(?:cross\w*|arriv\w*|small boats?)\b", figure.sentence) or re.search(
            r"\b(?:applications?|claims?|asylum)\b", figure.sentence
        ):
            return None
        point = _SAME_POINT.search(figure.sentence, figure.number.start)
        if point and self.published:
            base_year = int(point[1]) if point[1] else self.published.year - 1
            ends = [self.published - timedelta(days=lag) for lag in range(LAG_DAYS + 1)]
            spans = [(date(day.year, 1, 1), day) for day in ends if day.year == self.published.year]
        elif (
            not point
            and _SAME_PERIOD.search(figure.sentence)
            and figure.period
            and figure.period.name in ("half", "month", "year")
        ):
            named = re.search(r"\bsame period (?:in|of) ((?:19|20)\d\d)", figure.sentence)
            base_year, spans = int(named[1]) if named else start.year - 1, [(start, end)]
        else:
            return None
        answers = [answer for span in spans if (answer := self._growth_over(figure, span, base_year))]
        return next((answer for answer in answers if answer.agrees == "yes"), answers[0] if answers else None)

    def _growth_over(self, figure: Figure, span: tuple[date, date], base_year: int) -> Answer | None:
        before = in_year(span[0], base_year), in_year(span[1], base_year)
        if base_year >= span[0].year or not self.series.has(*span) or not self.series.has(*before):
            return None
        base, now = self.series.span(*before), self.series.span(*span)
        if not base:
            return None
        growth = 100 * (now / base - 1)
        stated, way = figure.number.value or 0.0, direction(figure)
        fits_now = abs((way * growth if way else abs(growth)) - stated) <= GROWTH_POINTS
        sentence = f"On record now from {prose.day(before[0])} to {prose.day(before[1])}: {base:,} people; from {prose.day(span[0])} to {prose.day(span[1])}: {now:,}, {growth:+.0f}%."
        return Answer(
            figure,
            "yes" if fits_now else "no",
            sentence + ("" if fits_now else f" The article's {WAYS[way]}{figure.number.text} does not fit."),
        )

    def _moved(self, day: date, stated: float) -> float:
        """People by which the count of a day may since have been revised.

        Until the end of the Ministry of Defence's table figures were first published by others and moved as measured there.
        """
        return (
            self.revision.usual(stated) if day <= self.last_published_by_others else max(1.0, LATER_REVISION * stated)
        )

    def _some_day(self, figure: Figure, start: date, end: date) -> Answer | None:
        """A single day somewhere in a span: look for one that fits."""
        days = [start + timedelta(days=n) for n in range((end - start).days + 1)]
        counted = [(day, self.series.day(day)) for day in days if self.series.has(day)]
        if not counted:
            return None
        stated = figure.number.value or 0.0
        for day, now in counted:
            then = self.then.day(day)
            if then and fits(figure, then.value):
                return Answer(
                    figure,
                    "yes",
                    f"As published then for {prose.day(day)}: {then.value:,}. On record now: {now:,}."
                    + self._record(figure, day, day),
                )
        day, now = min(counted, key=lambda item: abs(item[1] - stated))
        agrees = "yes" if fits(figure, now) else "revised" if abs(now - stated) <= self._moved(day, stated) else "no"
        sentence = f"The nearest day from {prose.day(start)} to {prose.day(end)} on record now is {prose.day(day)} with {now:,} people."
        if agrees == "no":
            sentence += f" The article's {figure.number.text} fits no day of that span."
        return Answer(figure, agrees, sentence + (self._record(figure, day, day) if agrees != "no" else ""))

    def _answer(self, figure: Figure, start: date, end: date) -> Answer | None:
        if figure.measure == "arrivals_to_date":
            return self._to_date(figure, start, end)
        if not self.series.has(start, end):
            return None
        now = self.series.span(start, end)
        stated = figure.number.value or 0.0
        days = (end - start).days + 1
        allowed = self._moved(start, stated) if days == 1 else max(self.revision.over_days(days), 0.01) * stated
        then = self.then.day(start) if days == 1 else None
        agrees = (
            "yes"
            if fits(figure, now) or (then and fits(figure, then.value))
            else "revised"
            if abs(stated - now) <= allowed
            else "no"
        )
        when = prose.day(start) if days == 1 else f"{prose.day(start)} to {prose.day(end)}"
        sentence = f"On record now for {when}: {now:,} people."
        if then:
            sentence += f" As published then: {then.value:,}."
        if agrees == "revised":
            sentence += " The difference lies within what revisions usually change."
        elif agrees == "no":
            sentence += f" The article's {figure.number.text} does not fit."
        return Answer(figure, agrees, sentence + self._record(figure, start, end))

    def _to_date(self, figure: Figure, start: date, end: date) -> Answer | None:
        days = [end - timedelta(days=lag) for lag in range(LAG_DAYS + 1)]
        totals = [(day, self.series.span(start, day)) for day in days if day >= start and self.series.has(start, day)]
        if not totals:
            return None
        stated = figure.number.value or 0.0
        allowed = max(self.revision.over_days(max(1, (end - start).days)), 0.01) * stated
        good = next(((day, total) for day, total in totals if fits(figure, total)), None)
        near = min(totals, key=lambda item: abs(item[1] - stated))
        day, total = good or near
        agrees = "yes" if good else "revised" if abs(total - stated) <= allowed else "no"
        sentence = f"On record now from 1 January to {prose.day(day)}: {total:,} people."
        if agrees == "revised":
            sentence += " The difference lies within what revisions usually change."
        elif agrees == "no":
            sentence += f" The article's {figure.number.text} fits no day of the week before it appeared."
        return Answer(figure, agrees, sentence)

    def _record(self, figure: Figure, start: date, end: date) -> str:
        """Say of a claimed record whether it was one when it was said, and what has overtaken it."""
        if figure.record != "day" or start != end:
            return ""
        ever = self.series.highest(self.series.first, start)
        of_year = self.series.highest(date(start.year, 1, 1), start)
        if not ever or not of_year:
            return ""
        if ever[0] == start:
            later = self.series.overtaken(start)
            return " It was the highest day up to then." + (
                f" It has been overtaken since: {later[1]:,} on {prose.day(later[0])}." if later else ""
            )
        what = f"{ever[1]:,} on {prose.day(ever[0])} stood above it"
        if of_year[0] == start:
            return f" A record of {start.year} only, by the counts on record now: {what}."
        return f" Not the highest day by the counts on record now: {what}."


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


def fits(figure: Figure, official: float) -> bool:
    """Tell whether a figure fits an official count, by its qualifier and as many digits as it states."""
    stated, qualifier = figure.number.value or 0.0, figure.number.qualifier
    slack = _last_digit(stated) / 2 if stated >= 1000 or stated % 10 == 0 else 0.5
    if qualifier in ("more_than", "at_least"):
        return stated <= official <= stated * 1.25 + slack  # "more than 1,000" would not be said of 2,000
    if qualifier in ("less_than", "up_to"):
        return stated * 0.75 - slack <= official <= stated
    if qualifier == "almost":
        return stated * 0.9 <= official <= stated + slack
    if qualifier in ("about", "vague"):
        return abs(official - stated) <= max(0.05 * stated, slack)
    return abs(official - stated) <= min(slack, ROUNDING * stated) if slack > 0.5 else official == stated


def _last_digit(value: float) -> float:
    """The place of the last digit that is not zero: 100 for 13,500."""
    place = 1.0
    while value and value % (place * 10) == 0:
        place *= 10
    return place


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
                {"yes": "fits", "revised": "fits within revision", "no": "DOES NOT FIT"}[answer.agrees]
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
