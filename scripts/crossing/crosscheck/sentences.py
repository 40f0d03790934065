"""How a kind's template becomes a sentence: `{claim}` is said as the book says a claim, `{span}` as it says a span.

A field may be filled with text, a number, a day, a span, a claim or a list of texts. `{claim:C}` begins with a capital, `{sum:£}`
is an amount of pounds, `{days:n day}` counts things: "2 days", `{days:w day}` does so in words: "two days", and `{days:N day}`
in words at the beginning of a sentence: "Two days".
"""

from __future__ import annotations

import string
from collections.abc import Callable, Iterable, Mapping
from datetime import date

from crossing.language import prose
from crossing.language.spans import Span
from crossing.ledger.rows import Claim
from crossing.ledger.wording import stated

Word = str | float | int | date | Span | Claim | Iterable[str]


def said(word: Word) -> str:
    """A value in the words of the book."""
    if isinstance(word, str):
        return word
    if isinstance(word, Claim):
        return stated(word)
    if isinstance(word, Span):
        return prose.span(word)
    if isinstance(word, date):
        return prose.day(word)
    if isinstance(word, int | float):
        return prose.number(word)
    return prose.listing(list(word))


def pounds(amount: float) -> str:
    """657000000 as "£657 million"."""
    return prose.money(amount, "GBP")


def plural(count: int, one: str, write: Callable[[float], str] = prose.number) -> str:
    """1 day, 2 days, 1,000 days; with `write=prose.in_words` two days."""
    return f"{write(count)} {one if count == 1 else one + 's'}"


class _Sentence(string.Formatter):
    def format_field(self, value: Word, spec: str) -> str:
        if spec == "£" and isinstance(value, int | float):
            return pounds(value)
        if spec.startswith("n ") and isinstance(value, int):
            return plural(value, spec[2:])
        if spec.startswith(("w ", "N ")) and isinstance(value, int):
            words = plural(value, spec[2:], write=prose.in_words)
            return prose.begun(words) if spec.startswith("N") else words
        return prose.begun(said(value)) if spec == "C" else said(value)


def filled(template: str, words: Mapping[str, Word]) -> str:
    """A template with its fields filled. Raises KeyError where a field has no word."""
    return _Sentence().vformat(template, (), words)
