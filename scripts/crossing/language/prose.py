"""How a value becomes words: one place for the format of every number a reader meets."""

from __future__ import annotations

import datetime as dt
import math
import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from functools import lru_cache

from crossing.errors import BookError
from crossing.language import numbers
from crossing.language.languages import Language
from crossing.language.missing import missing
from crossing.language.spans import Span, month_end

SIGNS = {"GBP": "£", "USD": "$", "EUR": "€"}
SMALL = list(numbers.UNITS)[:13]  # zero to twelve
ORDINALS = ["zeroth", *numbers.ORDINALS][:13]
NONE_RECORDED = "not recorded"
EXACT = 1e15  # from here on a float has no decimals to round
STYLES = ("words", "how-many", "ordinal", "plain", "whole", "one")


def rounded(value: float, digits: int = 0) -> float:
    """Return a number to so many decimals as people round: a half goes up, away from zero, and not to the even digit."""
    if not math.isfinite(value) or abs(value) >= EXACT:
        return value
    return float(Decimal(str(value)).quantize(Decimal(1).scaleb(-digits), ROUND_HALF_UP))


def number(value: float, digits: int | None = None) -> str:
    """Return a number with thousands separators: 1185 -> "1,185"; 0.26 -> "0.26".

    `digits` fixes the decimals; without it whole numbers have none and others as many as they carry, three at most.
    A loss has a true minus.
    """
    # z: what is rounded to zero has no minus sign
    if digits is not None:
        text = f"{rounded(value, digits):z,.{digits}f}"
    elif float(value).is_integer():
        text = f"{int(value):,}"
    else:
        text = f"{rounded(value, 3):z,.3f}".rstrip("0").rstrip(".")
    return text.replace("-", "−")


def signed(value: float, digits: int | None = None) -> str:
    """Return a change with its sign, a true minus before a loss: 345 -> "+345"; nothing before what is printed as zero."""
    size = number(abs(value), digits)
    return size if not size.strip("0.") else f"{'+' if value > 0 else '−'}{size}"


def money(value: float, currency: str) -> str:
    """Return an amount of money: 74000000, "USD" -> "$74 million"; below a million in full."""
    sign = SIGNS[currency]
    if abs(value) >= 1_000_000:
        return f"{sign}{number(rounded(value / 1_000_000, 2))} million"
    return f"{sign}{number(value)}"


def people(count: float | None) -> str:
    """Return a number of people with the word: 1 -> "1 person"; 869 -> "869 people"; a missing one is "not recorded"."""
    if count is None or missing(count):
        return NONE_RECORDED
    return "1 person" if count == 1 else f"{number(count)} people"


def in_words(value: float) -> str:
    """Return a whole number up to twelve as a word, any other as number() writes it."""
    return small_as_word(value, SMALL, number)


def small_as_word(value: float, words: Sequence[str], number: Callable[[float], str]) -> str:
    """Return a whole number for which there is a word, counted from zero, as that word; any other as `number` writes it."""
    return words[int(value)] if float(value).is_integer() and 0 <= value < len(words) else number(value)


def fold(times: float) -> str:
    """Return a growth to the nearest whole multiple: 10.05 -> "tenfold", 15.2 -> "15-fold"."""
    words = in_words(rounded(times))
    return f"{words}fold" if words.isalpha() else f"{words}-fold"


def ordinal(value: float) -> str:
    """Return a rank: 1 -> "first"; 21 -> "21st". The value must be a whole number."""
    rank = int(value)
    if 0 <= rank <= 12:
        return ORDINALS[rank]
    ending = "th" if 10 <= rank % 100 <= 20 else {1: "st", 2: "nd", 3: "rd"}.get(rank % 10, "th")
    return f"{rank:,}{ending}"


@dataclass(frozen=True)
class Wording:
    """How a language says a value: its functions for a number, a small number in words, a rank, an amount of money and a day, its sign for per cent with the space before it, its words for what is missing and for none of something."""

    language: Language
    number: Callable[[float, int | None], str]
    in_words: Callable[[float], str]
    ordinal: Callable[[float], str]
    money: Callable[[float, str], str]
    day: Callable[..., str]
    percent: str
    unrecorded: str
    none: str

    def value(self, amount: float | None, unit: str, style: str = "") -> str:
        """Return a value with its unit: see `value` below. Raises BookError for a style that is none."""
        if style and style not in STYLES:
            raise BookError(
                f"“{style}” is not a style of a figure: use {', '.join(STYLES[:-1])} or {STYLES[-1]}, or none."
            )
        if amount is None or missing(amount):
            return self.unrecorded
        if style in ("words", "how-many"):
            return self.none if style == "how-many" and amount == 0 else self.in_words(amount)
        if style == "ordinal" or (unit == "ordinal" and not style):
            return self.ordinal(amount)
        if style == "plain":
            return self.number(amount, None)
        if style in ("whole", "one"):
            amount = rounded(amount, 0 if style == "whole" else 1)
        if unit in SIGNS:
            return self.money(amount, unit)
        text = self.number(amount, 1 if style == "one" else None)
        return f"{text}{self.percent}" if unit == "percent" else text


def day(date: dt.date, *, short: bool = False) -> str:
    """Return a date in British order: "21 August 2021", or "21 Aug 2021" where short."""
    return f"{date.day} {date:%b %Y}" if short else f"{date.day} {date:%B %Y}"


def short_day(date: dt.date) -> str:
    """Return a date without its year: "21 Aug"."""
    return f"{date.day} {date:%b}"


ENGLISH = Wording(Language.ENGLISH, number, in_words, ordinal, money, day, "%", NONE_RECORDED, "none")


def value(amount: float | None, unit: str, style: str = "") -> str:
    """Return a value with its unit as a reader expects it in a sentence.

    `unit` is a unit of the ledger. `style` overrides the format: "words" (three), "how-many" (three, and none for
    zero), "ordinal" (third), "plain" (digits only), "whole" (rounded to a whole number), "one" (one decimal). A missing value
    is "not recorded", never zero. Raises BookError for another style.
    """
    return ENGLISH.value(amount, unit, style)


def within_quote(text: str) -> str:
    """Return quoted words fit to stand in double quotation marks: double marks of their own become single ones."""
    return re.sub(r'"([^"]*)"', r"‘\1’", text).replace("“", "‘").replace("”", "’")


def partial_date(text: str) -> str:
    """Return an ISO date that may lack its day or month as a reader writes it: "2022-11" -> "November 2022"."""
    parts = [int(part) for part in text.split("-")]
    if len(parts) == 1:
        return text
    date = dt.date(parts[0], parts[1], parts[2] if len(parts) == 3 else 1)
    return day(date) if len(parts) == 3 else f"{date:%B %Y}"


@lru_cache(maxsize=10_000)
def span(start: Span | dt.date | None, end: dt.date | None = None) -> str:
    """Return a span of days in words, the one wording of the book.

    A day, a month, a year, "January to June 2025", "2018 to 2025", "5 to 8 September 2021", "31 May to 1 June 2025". `start`
    is a Span, or the first day with `end` the last; an end that is missing (None or NaT) is open.
    """
    if isinstance(start, Span):
        return span(start.start, start.end)
    first, last = _date(start), _date(end)
    if first is None or last is None:
        return day(first) if first else f"to {day(last)}" if last else "not stated"
    if first == last:
        return day(first)
    if first.day == 1 and last == month_end(last.year, last.month):
        if (first.month, last.month) == (1, 12):
            return str(first.year) if first.year == last.year else f"{first.year} to {last.year}"
        if first.year == last.year:
            return f"{first:%B %Y}" if first.month == last.month else f"{first:%B} to {last:%B %Y}"
    if first.year != last.year:
        return f"{day(first)} to {day(last)}"
    return f"{_first_of(first, last, f'{first.day} {first:%B}')} to {day(last)}"


def short_span(first: dt.date, last: dt.date) -> str:
    """Return a span of days without its year: "21 Aug", "4 to 5 Jul", "31 Aug to 2 Sep"."""
    if first == last:
        return short_day(first)
    return f"{_first_of(first, last, short_day(first))} to {short_day(last)}"


def _first_of(first: dt.date, last: dt.date, words: str) -> str:
    """The first day of a span within a year: its number alone where the last day names its month too."""
    return str(first.day) if first.month == last.month else words


def _date(when: dt.date | None) -> dt.date | None:
    """A day without a time of day; None where it is missing."""
    return None if when is None or missing(when) else dt.date(when.year, when.month, when.day)


def begun(text: str) -> str:
    """Return words with their first character as a capital, if it is a letter: "the week" -> "The week"."""
    return text[:1].upper() + text[1:]


def capital(text: str) -> str:
    """Return words fit to begin a sentence, a quotation mark before them or not: "“around 20,000”" -> "“Around 20,000”"."""
    return re.sub(r"^\W*[^\W\d_]", lambda begin: begin.group().upper(), text)


def listing(items: list[str]) -> str:
    """Join items as a sentence does: "a", "a and b", "a, b and c"."""
    return items[0] if len(items) == 1 else f"{', '.join(items[:-1])} and {items[-1]}" if items else ""
