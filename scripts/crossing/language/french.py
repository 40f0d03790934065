"""How a value becomes words in French, for the pages in that language: the same questions as prose.py, other answers."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping

from crossing.language import prose
from crossing.language.languages import Language

THIN, FIRM = "\u202f", "\u00a0"  # narrow and plain no-break space: within a number and before %; before a unit
SMALL = "zéro un deux trois quatre cinq six sept huit neuf dix onze douze".split()
MONTHS = "janvier février mars avril mai juin juillet août septembre octobre novembre décembre".split()
SHORT_MONTHS = "janv. févr. mars avr. mai juin juil. août sept. oct. nov. déc.".split()
CURRENCIES = {"GBP": "livres", "USD": "dollars", "EUR": "euros"}
NONE_RECORDED = "non relevé"
_QUOTED = {"« ": f"«{THIN}", " »": f"{THIN}»"}
_MARKED = _QUOTED | {" :": f"{FIRM}:"} | {f" {mark}": f"{THIN}{mark}" for mark in ";?!"}


def marked(words: str) -> str:
    """Return words with no-break spaces at the marks that French sets off: "par an : 3" -> the same, held together."""
    return _held(words, _MARKED)


def quoted(words: str) -> str:
    """Return words with French quotation marks held to what they quote: these alone, as on a page in another language."""
    return _held(words, _QUOTED)


def _held(words: str, spaces: Mapping[str, str]) -> str:
    for space, firm in spaces.items():
        words = words.replace(space, firm)
    return words


def number(value: float, digits: int | None = None) -> str:
    """Return a number as French prints it: 1185 -> "1 185" with a narrow space; 0.26 -> "0,26". `digits` as in prose.number."""
    return prose.number(value, digits).replace(",", THIN).replace(".", ",")


def in_words(value: float) -> str:
    """Return a whole number up to twelve as a word, any other as number() writes it."""
    return prose.small_as_word(value, SMALL, number)


def listing(items: list[str]) -> str:
    """Join items as a sentence does: "a", "a et b", "a, b et c"."""
    return " et ".join(part for part in (", ".join(items[:-1]), *items[-1:]) if part)


def ordinal(value: float) -> str:
    """Return a rank of something masculine: 1 -> "1er", 3 -> "3e". The value must be a whole number."""
    return "1er" if int(value) == 1 else f"{number(int(value))}e"


def money(value: float, currency: str) -> str:
    """Return an amount of money: 74000000, "USD" -> "74 millions de dollars"; below a million in full."""
    unit = CURRENCIES[currency]
    if abs(value) < 1_000_000:
        return f"{number(value)}{FIRM}{unit}"
    millions = prose.rounded(value / 1_000_000, 2)
    of = "d’" if unit[0] in "aeiou" else "de "
    return f"{number(millions)}{FIRM}million{'s' if abs(millions) >= 2 else ''} {of}{unit}"


def day(date: dt.date, *, short: bool = False) -> str:
    """Return a date: "1er mars 2025", "21 août 2021", or "21 janv. 2021" where short."""
    month = (SHORT_MONTHS if short else MONTHS)[date.month - 1]
    return f"{ordinal(1) if date.day == 1 else date.day}{FIRM}{month} {date.year}"


FRENCH = prose.Wording(Language.FRENCH, number, in_words, ordinal, money, day, f"{THIN}%", NONE_RECORDED, "aucun")
