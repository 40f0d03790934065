"""The rule on units: no metres after pounds, no miles that cross a sea, no pounds off the coast."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import lru_cache

from crossing.language.expressions import expression
from crossing.language.numbers import Number, find_numbers
from crossing.language.text import Text, fragment
from crossing.reading.hits import Hit
from crossing.reading.lexicon import Known

CURRENCIES, SIGNS = ("GBP", "USD", "EUR"), "£$€UAC"  # signs that an amount of money begins with ("US$", "A$", "C$" too)

_AFTER = expression(r"[\s-]?(per cent|[a-z]+)\b")
# "30 pounds off the coast", "20 migrants wide": what lies or measures so is a length.
_LYING = expression(r"""
    \s+(pounds|euros|dollars|tonnes|kilograms|kilos|litres|people|migrants|years|months|per cent|degrees)\s+
    (?:
        off the \w*\s*(?:coast|shore|beach)|from the (?:\w+ )?(?:coast|shore|beach|border)
        |offshore|wide|long\b|deep\b|out (?:to|at) sea
    )
""")


@lru_cache(maxsize=4)
def _doing(units: tuple[str, ...]) -> re.Pattern[str]:
    """ "30 miles crossed": lengths that do what only people do."""
    lengths = "|".join(sorted(map(re.escape, units), key=len, reverse=True)) or "(?!)"
    return expression(rf"""
        \s+({lengths}) (?:have |had |has )?
        (?:
            crossed|crossing|arrived|reached|attempted
            |were (?:rescued|intercepted|returned|brought|found|picked)|was rescued|who\b|drowned|died
        )\b
    """)


def wrong_unit(text: Text, known: Known) -> Iterator[Hit]:
    """A unit that cannot belong to its number: metres after pounds, miles that cross, pounds off the coast."""
    units, doing = known.small.get("unit", {}), _doing(tuple(known.of("length-unit")))
    for number, line in enumerate(text.lines, start=1):
        for found in find_numbers(line):
            hit = _after_money(line, number, found, units)
            match = None if hit else doing.match(line, found.end) or _LYING.match(line, found.end)
            if match and (found.kind == "numeral" or (found.value or 0) > 1):
                hit = _hit(line, number, found, match, f"“{match[1]}” does not fit what the sentence counts.")
            if hit:
                yield hit


def _after_money(line: str, number: int, found: Number, units: Mapping[str, str]) -> Hit | None:
    """ "£500 metres": a unit of another kind after an amount of money; `units` give the scale that may be meant ("million")."""
    if found.unit_hint not in CURRENCIES or found.text[:1] not in SIGNS:
        return None
    match = _AFTER.match(line, found.end)
    unit = " ".join(match[1].lower().split()) if match else ""
    if match is None or unit not in units:
        return None
    reading = "".join(found.text.split()) + f" {units[unit]}" if units[unit] else ""
    message = f"“{match[1]}” is not a unit of money, yet it follows the amount “{found.text}”."
    return _hit(line, number, found, match, message, reading)


def _hit(line: str, number: int, found: Number, match: re.Match[str], message: str, reading: str = "") -> Hit:
    quote = fragment(line, found.start, match.end())
    return Hit("wrong-unit", number, quote, (match[1],), "garbled-unit", "misleading", message, reading)
