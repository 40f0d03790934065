"""How many planted faults the word rules and the article tool find, and how often they alarm on clean text.

Clean articles (our own, about crossings and about other news) are corrupted in one way at a time by a seeded random choice: a
unit is swapped for another, a letter of a name is changed, a digit altered, a word of a set phrase dropped. A fault counts as
found if a hit, or a figure that does not fit, falls on its line. Every other hit is a false alarm, since the articles are
clean. A changed figure with no official count beside it cannot be found by anybody, so digits are altered only in figures that
a series records; it is made up, as the articles are, so that no release of the real one moves the score of the rules.

This is a test of the rules, and not of how a stranger's text fares: for that see `crossing.workshop.bench_reading`. The figures flatter the rules: the same hands wrote both, the rules were mended after earlier runs on these articles, and names,
phrases and most replaced terms are of the sort the vocabulary holds. Expect less on a stranger's text.
"""

from __future__ import annotations

import random
import re
from collections.abc import Callable, Sequence
from dataclasses import fields
from datetime import date
from functools import cache, lru_cache
from typing import TypedDict

from crossing.language.dated import A_WEEKDAY, WEEKDAYS
from crossing.language.spans import Span
from crossing.ledger import resource
from crossing.ledger.columns import Columns
from crossing.official import official
from crossing.reading.answers import Checked
from crossing.reading.engine import BookTables, read_figures
from crossing.reading.rules import find_hits
from crossing.workshop.clean_text import ARTICLES, RETELLINGS

PUBLISHED = date(2025, 6, 20)  # the day the clean articles are taken to have appeared
BUSIEST, PEOPLE = date(2025, 5, 31), 1_200  # the day that they call the year's highest so far, and its made-up count
SERIES = Span(date(2018, 1, 1), date(2025, 12, 31))  # the days that have one
SEED = 20210908
ROUNDS = 12  # faults planted of each kind
Lines = list[str]
Corrupted = tuple[Lines, set[int]]  # the lines of an article, and the numbers of those at fault
Corrupt = Callable[[Lines, random.Random], Corrupted | None]  # None where an article has no place for the fault
KINDS: dict[str, Corrupt] = {}
_UNITS = [
    "metres",
    "miles",
    "kilograms",
    "tonnes",
    "litres",
    "minutes",
    "acres",
    "kilometres",
    "degrees",
    "feet",
    "hectares",
    "gallons",
]
_SEAS = [
    "Atlantic",
    "Pacific",
    "Baltic",
    "Caspian",
    "Adriatic",
    "Black Sea",
    "Red Sea",
    "Arctic",
    "Caribbean",
    "Indian Ocean",
]
_NAMES = [
    "Yvette Cooper",
    "Emmanuel Macron",
    "Keir Starmer",
    "Priti Patel",
    "Bruno Retailleau",
    "Chris Philp",
    "Boris Johnson",
    "Dunkirk",
    "Boulogne",
    "Folkestone",
    "Ramsgate",
]
_PHRASES = [
    "turn a blind eye",
    "one in, one out",
    "step in the right direction",
    "take forward delivery",
    "stand by and watch",
    "as swiftly as possible",
    "drop in the ocean",
    "search and rescue",
    "break the business model",
    "shoulder to shoulder",
    "back to square one",
    "fit for purpose",
]
_FILLERS = ["table", "slow", "above", "green", "window", "seven", "under", "soft"]
_TERMS = [
    (
        "asylum seekers",
        ["shelter seekers", "refuge seekers", "haven searchers", "asylum hunters", "protection lookers"],
    ),
    ("Home Office", ["House Office", "Home Workplace", "Dwelling Office"]),
    ("Border Force", ["Border Power", "Boundary Force", "Frontier Force", "Edge Force"]),
    ("interior minister", ["inside minister", "indoor minister", "inner minister"]),
    ("small boats", ["little boats", "tiny boats", "little vessels", "small ships"]),
    ("search and rescue", ["look and rescue", "search and salvage", "hunt and save"]),
]


class Score(TypedDict):
    """How the rules do on one kind of fault, or on clean text: a row of word_benchmark.csv."""

    kind: str
    planted: int  # faults
    found: int  # of them
    false_alarms: int  # hits, and figures that do not fit, where no fault was planted
    words: int  # read while at it


def kind(name: str) -> Callable[[Corrupt], Corrupt]:
    """Register a way to corrupt an article: lines and a random source in, new lines and the lines at fault out."""

    def register(function: Corrupt) -> Corrupt:
        KINDS[name] = function
        return function

    return register


def _change(
    lines: Lines, rng: random.Random, pattern: str, replace: Callable[[re.Match[str]], str]
) -> Corrupted | None:
    """Change one match of a pattern, chosen at random; None if there is none."""
    places = [(n, m) for n, line in enumerate(lines) for m in re.finditer(pattern, line)]
    rng.shuffle(places)
    for number, match in places:
        written = replace(match)
        if written != match[0]:
            changed = list(lines)
            changed[number] = lines[number][: match.start()] + written + lines[number][match.end() :]
            return changed, {number + 1}
    return None


@kind("unit after money")
def _unit(lines: Lines, rng: random.Random) -> Corrupted | None:
    return _change(lines, rng, r"(?<=£)(\d[\d.]*)(?:m| million)\b", lambda m: f"{m[1]} {rng.choice(_UNITS)}")


@kind("unit of a count")
def _count_unit(lines: Lines, rng: random.Random) -> Corrupted | None:
    return _change(
        lines,
        rng,
        r"(?<=\d )(?:people|migrants)(?= (?:crossed|arrived|reached|were rescued))",
        lambda m: rng.choice(_UNITS),
    )


@kind("sea")
def _sea(lines: Lines, rng: random.Random) -> Corrupted | None:
    return _change(
        lines,
        rng,
        r"(?<=the )(?:English )?Channel(?= (?:in|by|on|from|this|and|to|last)\b|[.,])",
        lambda m: rng.choice(_SEAS),
    )


@kind("name")
def _name(lines: Lines, rng: random.Random) -> Corrupted | None:
    def garble(match: re.Match[str]) -> str:
        word = match[0]
        at = rng.randrange(1, len(word))
        if word[at] == " " or word[at - 1] == " ":
            return word
        letter = rng.choice("aeiorstlnm")
        return rng.choice(
            [word[:at] + word[at + 1 :], word[:at] + letter + word[at:], word[:at] + letter + word[at + 1 :]]
        )

    return _change(lines, rng, "|".join(_NAMES), garble)


@kind("digit of a figure on record")
def _digit(lines: Lines, rng: random.Random) -> Corrupted | None:
    def alter(match: re.Match[str]) -> str:
        text = match[0]
        at = rng.choice([i for i, c in enumerate(text[:-1]) if c.isdigit()][:2])
        return text[:at] + rng.choice([d for d in "123456789" if d != text[at]]) + text[at + 1 :]

    return _change(lines, rng, r"\b\d{1,2},\d{3}\b(?= (?:people|migrants) (?:crossed|arrived|reached|came))", alter)


@kind("weekday or day of a date")
def _date(lines: Lines, rng: random.Random) -> Corrupted | None:
    def alter(match: re.Match[str]) -> str:
        if rng.random() < 0.5:
            return match[0].replace(match[1], rng.choice([d for d in WEEKDAYS if d != match[1]]))
        return match[0].replace(match[2], str(rng.choice([d for d in range(1, 29) if d != int(match[2])])), 1)

    return _change(lines, rng, rf"({A_WEEKDAY}),? (\d{{1,2}}) [A-Z][a-z]+ 20\d\d", alter)


@kind("set phrase")
def _phrase(lines: Lines, rng: random.Random) -> Corrupted | None:
    def garble(match: re.Match[str]) -> str:
        words = match[0].split()
        at = rng.randrange(1, len(words))
        if rng.random() < 0.5:
            return " ".join(words[:at] + words[at + 1 :])
        return " ".join([*words[:at], rng.choice(_FILLERS), *words[at + 1 :]])

    return _change(lines, rng, "|".join(map(re.escape, _PHRASES)), garble)


@kind("term replaced word by word")
def _term(lines: Lines, rng: random.Random) -> Corrupted | None:
    table = dict(_TERMS)
    return _change(lines, rng, "|".join(map(re.escape, table)), lambda m: rng.choice(table[m[0]]))


@kind("non-word")
def _non_word(lines: Lines, rng: random.Random) -> Corrupted | None:
    def garble(match: re.Match[str]) -> str:
        word = list(match[0])
        for _ in range(2):
            word[rng.randrange(1, len(word))] = rng.choice("bcdfghjklmnpqrstvwxz")
        return "".join(word)

    return _change(lines, rng, r"(?<= )[a-z]{7,12}(?= )", garble)


@kind("doubled word")
def _double(lines: Lines, rng: random.Random) -> Corrupted | None:
    return _change(
        lines, rng, r"(?<= )(?:the|of|to|in|and|with|from) [a-z]+(?= )", lambda m: m[0].split()[0] + " " + m[0]
    )


@kind("capital inside a sentence")
def _capital(lines: Lines, rng: random.Random) -> Corrupted | None:
    return _change(
        lines, rng, r"(?<=[a-z] )(?:to|with|for|from|this|after|by|of|and)(?= [a-z])", lambda m: m[0].capitalize()
    )


@kind("doubled first letter")
def _letter(lines: Lines, rng: random.Random) -> Corrupted | None:
    return _change(lines, rng, r"(?:^|(?<=\. ))[A-Z](?=[a-z]{4,})", lambda m: m[0] * 2)


@kind("quotation mark lost")
def _mark(lines: Lines, rng: random.Random) -> Corrupted | None:
    return _change(lines, rng, r"”(?=[ .,]|$)", lambda m: "")


@kind("wrong article")
def _article(lines: Lines, rng: random.Random) -> Corrupted | None:
    return _change(
        lines,
        rng,
        r"(?<= )(?:a (?=[bcdfgjklmnpqrstvwz][a-z])|an (?=[aeio][a-tv-z]))",
        lambda m: "a " if m[0] == "an " else "an ",
    )


def _retold(which: str) -> Corrupt:
    """Add a retelling of a sentence of ours, changed in one way."""

    def corrupt(lines: Lines, rng: random.Random) -> Corrupted:
        original, retellings = rng.choice([(o, r) for o, r in RETELLINGS if which in r])
        changed = list(lines)
        changed.insert(1, original)
        changed.append(retellings[which])
        return changed, {2, len(changed)}

    return corrupt


for _which in ("number", "negation", "doer", "certainty"):
    KINDS[f"retelling: {_which} changed"] = _retold(_which)


@kind("retelling: three plain repeats")
def _repeats(lines: Lines, rng: random.Random) -> Corrupted | None:
    chosen = rng.sample([(o, r["plain"]) for o, r in RETELLINGS if "plain" in r], 3)
    changed = [lines[0], *(o for o, _ in chosen), *lines[1:], *(r for _, r in chosen)]
    return changed, {2, 3, 4, *range(len(changed) - 2, len(changed) + 1)}


@lru_cache(maxsize=1)
def made_up() -> BookTables:
    """Official tables of made-up counts, the same each time: more people come in each year, and no count was ever revised."""
    made: dict[str, Columns] = {
        each.name: {column["name"]: [] for column in resource(each.name)["schema"]["fields"]}
        for each in fields(BookTables)
    }
    chance, days = random.Random(SEED), list(SERIES.each_day())
    people = {day: int(chance.expovariate(1) * 15 * (day.year - 2017)) for day in days} | {BUSIEST: PEOPLE}
    made["daily"] = {"date": days, "arrivals": [*people.values()], "boats": [count // 50 for count in people.values()]}
    return BookTables(**made)


def clean_articles() -> list[list[str]]:
    """Our clean articles, with the made-up counts filled in."""
    counted = official(made_up()).people.series
    counts = {
        "saturday": f"{counted.day(BUSIEST):,}",
        "friday": f"{counted.day(date(2025, 6, 13)):,}",
        "year": f"{counted.year(2024):,}",
        "year_before": f"{counted.year(2023):,}",
        "may": f"{counted.month(2025, 5):,}",
    }
    return [[line.format(**counts) for line in article] for article in ARTICLES]


def benchmark(seed: int = SEED, rounds: int = ROUNDS) -> list[Score]:
    """Plant faults of every kind and count them: one row a kind, the last row for clean text."""
    articles = clean_articles()
    look = cache(suspicious_lines)  # chance plants some faults twice
    rows: list[Score] = []
    for name, corrupt in KINDS.items():
        rng = random.Random(f"{seed} {name}")
        planted = found = alarms = words = tries = 0
        while planted < rounds and tries < rounds * 20:
            tries += 1
            result = corrupt(rng.choice(articles), rng)
            if result is None:
                continue
            lines, faulty = result
            hit_lines = look(tuple(lines))
            planted += 1
            found += bool(faulty & {line for where in hit_lines for line in where})
            alarms += sum(not faulty & set(where) for where in hit_lines)
            words += sum(len(line.split()) for line in lines)
        rows.append(Score(kind=name, planted=planted, found=found, false_alarms=alarms, words=words))
    clean = [look(tuple(article)) for article in articles]
    words = sum(len(line.split()) for article in articles for line in article)
    rows.append(Score(kind="clean text", planted=0, found=0, false_alarms=sum(map(len, clean)), words=words))
    return rows


def suspicious_lines(lines: Sequence[str]) -> list[tuple[int, ...]]:
    """The lines of each hit, and of each figure that does not fit the series."""
    hits = ((hit.line, hit.line_2) if hit.line_2 else (hit.line,) for hit in find_hits(lines))
    wrong = Checked(PUBLISHED, 0, tuple(read_figures(list(lines), PUBLISHED, tables=made_up()))).wrong
    return [*hits, *((figure.line,) for figure in wrong)]
