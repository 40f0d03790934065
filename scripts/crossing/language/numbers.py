"""Numerals and number words in a text, with their values.

`find_numbers` lists every number of a text in order: "22300", "1,185", "£500m", "$74 million", "0.26%", "tenfold", "twice",
"three", "first". `values_in` gives the set of values a quotation can support, which the ledger uses to check that the value of
a claim stands in its quote. Values are floats in the unit of the hint: pounds, not millions of pounds; per cent, not shares.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache

from crossing.language.dated import MONTH_NUMBER

UNITS = {
    word: value
    for value, word in enumerate(
        "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen "
        "eighteen nineteen".split()
    )
}
TENS = dict(zip("twenty thirty forty fifty sixty seventy eighty ninety".split(), range(20, 100, 10), strict=True))
SCALES = {"hundred": 1e2, "thousand": 1e3, "million": 1e6, "billion": 1e9, "trillion": 1e12}
SHORT_SCALES = {"k": 1e3, "m": 1e6, "mn": 1e6, "bn": 1e9, "tn": 1e12}
ORDINALS = {
    word: value
    for value, word in enumerate(
        "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth fifteenth "
        "sixteenth seventeenth eighteenth nineteenth twentieth".split(),
        start=1,
    )
}


def number_words(first: int, last: int) -> str:
    """The words for the whole numbers from one to another, at most nineteen, for an expression: each or the next."""
    return "|".join(word for word, value in UNITS.items() if first <= value <= last)


# Words that state a multiple or a share of something else.
MULTIPLES = {
    "half": 0.5, "halve": 0.5, "halved": 0.5, "halves": 0.5, "halving": 0.5,
    "quarter": 0.25, "quarters": 0.25, "thirds": 1 / 3, "fifths": 0.2, "tenths": 0.1,
    "twice": 2.0, "double": 2.0, "doubled": 2.0, "doubles": 2.0, "doubling": 2.0,
    "thrice": 3.0, "treble": 3.0, "trebled": 3.0, "trebles": 3.0, "trebling": 3.0,
    "triple": 3.0, "tripled": 3.0, "triples": 3.0, "tripling": 3.0,
    "quadruple": 4.0, "quadrupled": 4.0, "quadrupling": 4.0,
}  # fmt: skip
COUNT_WORDS = {"once": 1.0, "single": 1.0, "both": 2.0, "pair": 2.0, "dozen": 12.0}
LARGEST = 1e15  # of a larger value floats no longer hold every unit, and nothing that this subject counts is as many
VAGUE = {"dozens", "hundreds", "thousands", "millions", "billions", "tens", "scores"}
CURRENCY = {"£": "GBP", "$": "USD", "€": "EUR", "gbp": "GBP", "usd": "USD", "eur": "EUR"}
UNIT_WORDS = {
    **dict.fromkeys("pound pounds sterling".split(), "GBP"),
    **dict.fromkeys("dollar dollars".split(), "USD"),
    **dict.fromkeys("euro euros".split(), "EUR"),
    **dict.fromkeys("percent pc".split(), "percent"),
    **dict.fromkeys(
        "people person persons migrant migrants immigrant immigrants arrivals men women man woman child children boy boys girl "
        "girls castaways seekers refugees officers officials passengers deaths victims lives mps residents applicants".split(),
        "people",
    ),
    **dict.fromkeys("boat boats dinghy dinghies vessel vessels kayak kayaks ship ships craft".split(), "boats"),
    **dict.fromkeys("operation operations".split(), "operations"),
    **dict.fromkeys("mile miles".split(), "miles"),
    **dict.fromkeys("metre metres meter meters".split(), "metres"),
    **dict.fromkeys("kilometre kilometres kilometer kilometers km".split(), "kilometres"),
    **dict.fromkeys("year years year-old".split(), "years"),
    **dict.fromkeys("month months".split(), "months"),
    **dict.fromkeys("week weeks".split(), "weeks"),
    **dict.fromkeys("day days".split(), "days"),
    **dict.fromkeys("hour hours".split(), "hours"),
    **dict.fromkeys("minute minutes".split(), "minutes"),
    "times": "ratio",
    "fold": "ratio",
}
# Tried in this order: "no more than" must not be read as "more than".
QUALIFIERS = tuple(
    (name, re.compile(rf"\b(?:{words})\s+(?:the\s+|an?\s+|another\s+)?$", re.IGNORECASE))
    for name, words in (
        ("at_least", r"at\s+least|no\s+(?:less|fewer)\s+than|a\s+minimum\s+of"),
        ("up_to", r"up\s+to|at\s+most|no\s+more\s+than|as\s+many\s+as|a\s+maximum\s+of"),
        ("almost", r"almost|nearly|close\s+to|just\s+(?:under|short\s+of|shy\s+of)|approaching|verging\s+on|virtually|practically"),
        ("less_than", r"(?:less|fewer)\s+than|under|below"),
        ("about", r"about|around|roughly|approximately|some|circa|an\s+estimated|nigh\s+on"),
        ("more_than", r"more\s+than|greater\s+than|higher\s+than|(?<!spread\s)over|above|top(?:s|ped|ping)?|pass(?:es|ed|ing)?|past|beyond|through|exceed\w*|surpass\w*|upwards?\s+of|in\s+excess\s+of|breach\w*|north\s+of"),
    )
)  # fmt: skip

_SPACE = r"[ \u00a0\u2009\u202f]"
_TIME = re.compile(
    r"(?<![\w:.,])(?:[01]?\d|2[0-3])[:.][0-5]\d(?:\s?[ap]\.?m\b)|(?<![\w:.,])(?:[01]?\d|2[0-3]):[0-5]\d(?![\w:])"
    r"|^\W{0,2}(?:[01]?\d|2[0-3])\.[0-5]\d(?=\s+[A-Z“\"‘])"  # a live page: "15.33 Density watch"
)
_NUMERAL = re.compile(
    rf"(?P<currency>(?:US|A|C)?[£$€]|\b(?:GBP|USD|EUR))?{_SPACE}?"
    r"(?P<digits>\d{1,3}(?:,\d{3})+(?!\d)(?:\.\d+)?|\d{1,3}(?:[\u00a0\u2009\u202f]\d{3})+(?!\d)|\d+(?:\.\d+)?)"
    rf"(?:(?P<ordinal>st|nd|rd|th)\b|(?P<fold>-?fold)\b|{_SPACE}?(?P<percent>%|per\s?cent(?:um)?\b|percent\b|pc\b)"
    rf"|(?P<short>k|mn?|bn|tn)\b|[ \u00a0\u2009\u202f-]?(?P<scale>hundred|thousand|million|billion|trillion)\b)?",
    re.IGNORECASE,
)
_WORD = re.compile(r"[A-Za-z]+")
_JOIN = re.compile(r"[\s\u00a0]+|-|[\s\u00a0]+and[\s\u00a0]+", re.IGNORECASE)
_FOLLOWING = re.compile(r"[^\w.,;:!?()£$€]*([A-Za-z]+(?:-old)?)")
_MAX_PARTS = 12  # words of one number; keeps odd input ("hundred hundred hundred …") finite
_PER_CENT = re.compile(r"\s+per\s+cent(?:um)?\b", re.IGNORECASE)
_FOLD = re.compile(r"-fold\b", re.IGNORECASE)
_A_SCALE = re.compile(r"\s+an?\s+(hundred|thousand|million|billion|dozen)\b", re.IGNORECASE)
_LENGTH = re.compile(
    r"[\s-]+(?:deep|long|wide|high|tall|boat|dinghy|vessel|from|off|below|above|away)\b", re.IGNORECASE
)
_METRES = re.compile(r"\s?(?:metre|meter)s?\b", re.IGNORECASE)
# Words after which a noun no longer belongs to the number before them.
_STOP = set(
    "of in at to from by on and or but than was were is are had has have who which that more since until".split()
)
_CARDINAL = {**{k: float(v) for k, v in UNITS.items()}, **{k: float(v) for k, v in TENS.items()}}
# What one word says by itself, and its unit.
_ALONE = {
    **{word: (float(value), "ordinal") for word, value in ORDINALS.items()},
    **{word: (value, "ratio") for word, value in MULTIPLES.items()},
    **{word: (value, "") for word, value in COUNT_WORDS.items()},
}
# One person, told with an article instead of a numeral: "a migrant died".
_ONE_PERSON = re.compile(
    r"\b(?:a|an|another)\s+(?:\w+\s+)?(?:migrant|immigrant|person|man|woman|child|boy|girl|refugee)\b", re.IGNORECASE
)


@dataclass(frozen=True)
class Number:
    """A number of a text.

    start, end: where `text` stands. value: a float in `unit_hint`, or None where the words give no number ("millions of
    pounds", a time of day), or one above LARGEST. unit_hint: GBP, USD, EUR, percent, ratio, ordinal, time, date, people, boats, miles … or "".
    qualifier: more_than, less_than, at_least, up_to, almost, about, vague or exact. kind: numeral or word.
    """

    start: int
    end: int
    text: str
    value: float | None
    unit_hint: str
    qualifier: str
    kind: str = "numeral"


def find_numbers(text: str) -> list[Number]:
    """List the numbers of a text in the order in which they stand, numerals and number words alike."""
    return list(_numbers(text))


# One sentence is asked for by several readers, one after the other.
@lru_cache(maxsize=1_000)
def _numbers(text: str) -> tuple[Number, ...]:
    taken: list[Number] = [_number(text, m.start(), m.end(), None, "time", "numeral") for m in _TIME.finditer(text)]
    inside_times = {position for n in taken for position in range(n.start, n.end)}
    for match in _NUMERAL.finditer(text):
        if match.start("digits") not in inside_times and not _part_of_a_name(text, match):
            taken.append(_from_numeral(text, match))
    taken += _from_words(text, [(n.start, n.end) for n in taken])
    return tuple(sorted(taken, key=lambda number: number.start))


def stands_at(word: str, text: str) -> int | None:
    """Where a numeral or number word begins in a text as a word of its own, not as a part of another: "1" not in "2021"."""
    found = re.search(rf"(?<!\w)(?<!\d[.,]){re.escape(word)}(?!\w|[.,]\d)", text)
    return found.start() if found else None


def values_in(quote: str) -> set[float]:
    """Give every value that the quotation can support.

    Besides the numbers as written this counts "a migrant" as one person, and an amount of money whose scale letter was
    turned into a unit of length ("£ 700 meters") both as written and in millions.
    """
    values: set[float] = set()
    for number in find_numbers(quote):
        if number.value is None:
            continue
        values.add(number.value)
        if number.unit_hint in ("GBP", "USD", "EUR") and _METRES.match(quote, number.end):
            values.add(number.value * 1e6)
    if _ONE_PERSON.search(quote):
        values.add(1.0)
    return values


def qualifier_before(text: str, start: int) -> str:
    """What the words before a number say of it, by the names of QUALIFIERS; "exact" where they say nothing."""
    before = text[max(0, start - 40) : start]
    return next((name for name, pattern in QUALIFIERS if pattern.search(before)), "exact")


def _part_of_a_name(text: str, match: re.Match[str]) -> bool:
    """Tell whether digits belong to a name such as G7, A2 or Covid-19, and so are no number of their own."""
    start, end = match.start("digits"), match.end()
    before = text[max(0, start - 2) : start]
    if match["currency"]:
        return False
    glued = bool(before) and (before[-1].isalpha() or (before[-1] in "_#@/" and before[:1].isalpha()))
    hyphened = (
        len(before) == 2
        and before[1] == "-"
        and before[0].isalpha()
        and not re.match(r"(?:19|20)\d\d\b", match["digits"])
    )
    return glued or hyphened or (end < len(text) and text[end].isalpha())


def _from_numeral(text: str, match: re.Match[str]) -> Number:
    """Turn a numeral, with the currency sign before it and the scale or sign after it, into a number."""
    digits = re.sub(r"[,\u00a0\u2009\u202f]", "", match["digits"])
    value = float(digits)
    scale = (match["scale"] or "").lower()
    short = (match["short"] or "").lower()
    # "a 12m boat" is a length; "£500m", "12m people" and "20k" are amounts.
    is_length = short == "m" and not match["currency"] and bool(_LENGTH.match(text, match.end()))
    if short and not is_length:
        value = _scaled(digits, SHORT_SCALES[short])
    if scale:
        value = _scaled(digits, SCALES[scale])
    start = match.start("currency") if match["currency"] else match.start("digits")
    # "US$", "A$" and "C$" are read as dollars.
    sign = (match["currency"] or "").lower()
    unit = CURRENCY.get(sign) or CURRENCY.get(sign[-1:], "")
    if is_length:
        unit = "metres"
    elif match["percent"]:
        unit = "percent"
    elif match["fold"]:
        unit = "ratio"
    elif match["ordinal"]:
        unit = "ordinal"
    elif not unit:
        unit = _date_hint(text, start, match.end()) or _unit_after(text, match.end())
    return _number(text, start, match.end(), value, unit, "numeral")


def _scaled(digits: str, scale: float) -> float:
    """Multiply without the rounding error of binary fractions: 62.2 million is 62200000 exactly."""
    return float(Decimal(digits) * Decimal(scale))


def _date_hint(text: str, start: int, end: int) -> str:
    """Return "date" for a day beside the name of a month, or for a bare year."""
    after = re.match(r"\s([A-Za-z]{3,9})\b", text[end : end + 12])
    before = re.search(r"([A-Za-z]{3,9})\s$", text[max(0, start - 11) : start])
    if re.fullmatch(r"\d{1,2}", text[start:end]) and any(m and m[1].lower() in MONTH_NUMBER for m in (after, before)):
        return "date"
    return "date" if re.fullmatch(r"(?:19|20)\d\d", text[start:end]) and not _unit_after(text, end, words=1) else ""


def _from_words(text: str, taken: list[tuple[int, int]]) -> list[Number]:
    """Read number words, joining those that make one number ("two hundred and fifty")."""
    words = [m for m in _WORD.finditer(text) if _is_number_word(m[0].lower())]
    spans = iter(sorted(taken))
    span = next(spans, None)
    numbers: list[Number] = []
    index = 0
    while index < len(words):
        match = words[index]
        while span and span[1] <= match.start():
            span = next(spans, None)
        if span and span[0] <= match.start():
            index += 1
            continue
        last = index
        parts = [match[0].lower()]
        while last + 1 < len(words) and len(parts) < _MAX_PARTS and _joins(text, words[last], words[last + 1], parts):
            last += 1
            parts.append(words[last][0].lower())
        numbers.append(_from_parts(text, match.start(), words[last].end(), parts))
        index = last + 1
        while index < len(words) and words[index].start() < numbers[-1].end:  # the "million" of "half a million"
            index += 1
    return numbers


def _is_number_word(word: str) -> bool:
    """Tell whether a lower-case word is a number word, "threefold" and the like included."""
    if word.endswith("fold") and word[:-4] in _CARDINAL | SCALES:
        return True
    return (
        word in _CARDINAL
        or word in SCALES
        or word in ORDINALS
        or word in MULTIPLES
        or word in COUNT_WORDS
        or word in VAGUE
    )


def _joins(text: str, left: re.Match[str], right: re.Match[str], parts: list[str]) -> bool:
    """Tell whether the number word on the right continues the number on the left."""
    gap = text[left.end() : right.start()]
    if not _JOIN.fullmatch(gap):
        return False
    before, after = parts[-1], right[0].lower()
    if "and" in gap.lower():
        return before in SCALES and after in _CARDINAL
    if after in SCALES:
        return before in _CARDINAL or before in SCALES or before in ("half", "dozen")
    if before in TENS:
        return (after in UNITS and 1 <= UNITS[after] <= 9) or (
            after in ORDINALS and ORDINALS[after] <= 9 and gap == "-"
        )
    if before in SCALES:
        return after in _CARDINAL
    if after in ("dozen", "quarters", "thirds", "fifths", "tenths"):
        return before in UNITS or before == "half"
    return False


def _from_parts(text: str, start: int, end: int, parts: list[str]) -> Number:
    """Work out the value of the words of one number."""
    word = parts[-1]
    scale = _A_SCALE.match(text, end) if parts == ["half"] else None
    if scale:  # "half a million" has an article between its two words
        value = 0.5 * (12.0 if scale[1].lower() == "dozen" else SCALES[scale[1].lower()])
        return _number(text, start, scale.end(), value, _unit_after(text, scale.end()), "word")
    if word in VAGUE:
        return _number(text, start, end, None, _unit_after(text, end, words=4), "word", qualifier="vague")
    if word.endswith("fold"):
        return _number(text, start, end, (_CARDINAL | SCALES)[word[:-4]], "ratio", "word")
    if parts == [word] and word in _ALONE:
        value, unit = _ALONE[word]
    else:
        value, unit = _sum(parts)
        if fold := _FOLD.match(text, end):
            end, unit = fold.end(), "ratio"
    return _number(text, start, end, value, unit or _unit_after(text, end), "word")


def _sum(parts: list[str]) -> tuple[float, str]:
    """The value of number words, and the unit that they give by themselves."""
    total = group = 0.0
    unit = ""
    for part in parts:
        if part in _CARDINAL:
            group += _CARDINAL[part]
        elif part in ORDINALS:
            group, unit = group + ORDINALS[part], "ordinal"
        elif part == "dozen":
            group = (group or 1) * 12
        elif part in MULTIPLES:
            group, unit = (group or 1) * MULTIPLES[part], "ratio"
        elif part == "hundred":
            group = (group or 1) * 100
        else:
            total, group = total + (group or 1) * SCALES[part], 0.0
    return total + group, unit


def _unit_after(text: str, end: int, words: int = 3) -> str:
    """Find the unit in the next few words, stopping at a mark, a preposition or another number."""
    position, skip_of = end, words == 4
    if _PER_CENT.match(text, end):
        return "percent"
    for _ in range(words):
        match = _FOLLOWING.match(text, position)
        if not match:
            return ""
        word = match[1].lower()
        if word == "of" and skip_of:
            position = match.end()
            continue
        if word in UNIT_WORDS:
            return UNIT_WORDS[word]
        if word in _STOP or word in MONTH_NUMBER or _is_number_word(word):
            return ""
        position = match.end()
    return ""


def _number(text: str, start: int, end: int, value: float | None, unit: str, kind: str, qualifier: str = "") -> Number:
    """Build a number, reading its qualifier from the words before it."""
    if value is not None and value > LARGEST:
        value, qualifier = None, "vague"
    if not qualifier:
        qualifier = qualifier_before(text, start)
    return Number(start, end, text[start:end], value, unit, qualifier, kind)
