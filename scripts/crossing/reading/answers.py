"""The answers of the article check, as typed rows: what a text says, and what the official series say of it.

`crossing.reading.engine.check(text, published)` is the one door. It reads a text and gives a `Checked`: its figures with their answers,
its garbled passages, and whether the whole looks machine-reworded. It opens no file and prints nothing.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from crossing.language.spans import Span


class Answer(StrEnum):
    """What the official series say of a figure."""

    FITS = "fits"
    REVISED = "revised"  # within what revision has changed since
    DOES_NOT_FIT = "does_not_fit"
    NOT_TESTED = "not_tested"  # cannot be told; the reason says why


FOUND = (Answer.FITS, Answer.REVISED)  # answers of a figure that the series has, as it is now or as it was then


class Measure(StrEnum):
    """What a figure counts. The first group can be held against the series, the second cannot."""

    PEOPLE = "people"
    BOATS = "boats"
    PEOPLE_PER_BOAT = "people_per_boat"
    PEOPLE_PER_DAY = "people_per_day"
    SHARE = "share"
    GROWTH = "growth"
    DIFFERENCE = "difference"
    MULTIPLE = "multiple"
    RANK = "rank"
    RECORD = "record"
    DAYS_WITHOUT = "days_without"

    NOT_ARRIVALS = "not_arrivals"  # rescues, forecasts, one boat's load, money, arrests, deaths …
    DATE = "date"
    TIME = "time"


@dataclass(frozen=True, slots=True)
class Figure:
    """A figure of a text, what it is read as, and the answer.

    `line` counts from 1; `text` stands at characters `start` to `end` of that line. `value` is the number in `unit` (people,
    boats, percent with its sign, ratio, days, GBP …), None where the words give none; `high` is the upper end of a range.
    `qualifier` is one of the ledger's (exact, about, more_than …). `span` and, for what is compared, `base` are the days
    meant, None where the words do not fix them. `scope` says in words of what a record or rank is one. `speaker` is the
    outlet or whoever is quoted. `on_record` and `as_published` are the numbers of the series, in the same unit. `reason` is
    one sentence for a reader.
    """

    line: int
    start: int
    end: int
    text: str
    measure: Measure
    unit: str
    value: float | None
    high: float | None = None
    qualifier: str = "exact"
    span: Span | None = None
    base: Span | None = None
    scope: str = ""
    speaker: str = "the outlet"
    answer: Answer = Answer.NOT_TESTED
    on_record: float | None = None
    as_published: float | None = None
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Passage:
    """Words of a line that look garbled or impossible, from `start` to `end`, the rule that points at them and why.

    `severity` is misleading, confusing or untidy (crossing.ledger.vocabulary.SEVERITY_MEANS); `likely` is the likely reading, or "".
    """

    line: int
    start: int
    end: int
    text: str
    why: str
    rule: str = ""
    severity: str = "confusing"
    likely: str = ""


@dataclass(frozen=True, slots=True)
class Checked:
    """A text that was checked. `reworded` is True if it looks machine-reworded, and `why_reworded` says by what signs.

    `notes` are sentences on the text as a whole: no date given, a date outside the series, not in English.
    """

    published: date | None
    words: int
    figures: tuple[Figure, ...] = ()
    passages: tuple[Passage, ...] = ()
    reworded: bool = False
    why_reworded: str = ""
    notes: tuple[str, ...] = field(default=())

    @property
    def wrong(self) -> tuple[Figure, ...]:
        """The figures that do not fit."""
        return tuple(figure for figure in self.figures if figure.answer is Answer.DOES_NOT_FIT)

    @property
    def suspicious(self) -> bool:
        """Whether there is something to look at."""
        return bool(self.wrong or self.passages or self.reworded)
