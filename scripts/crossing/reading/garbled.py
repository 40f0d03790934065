"""Signs that a text was reworded by a machine, whatever machine it was, and the passages that show them.

No sign is the word list of one spinner. Signs are: grammar that nobody writes ("was saw"), counting that English does not do
("872 of persons"), set phrases with a word changed for its synonym ("Toil Party"), a text without "the", long words that are
rarer than news has them. Each has a weight; a text looks reworded when enough of them come together.
"""

from __future__ import annotations

import csv
import itertools
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from crossing.errors import BookError
from crossing.language.frequency import zipf
from crossing.language.text import Text, fragment
from crossing.paths import DATA
from crossing.reading.answers import Passage
from crossing.reading.hits import Hit

ENOUGH = 3.0  # weight at which a text looks reworded
STRONG = 2.0  # weight from which a sign is pointed at even in a text that is not
LEAST_WORDS = 60  # fewer words show no style
# Shares measured on clean news: "the" makes 4 to 10 words in a hundred; the mean frequency (Zipf) of words of more than three
# letters in small letters lies above 5.0.
FEWEST_THE, THE_WORDS = 0.015, 100
USUAL, LOW, VERY_LOW = 5.0, 4.97, 4.87
# In a reworded text a word rarer than this is pointed at as one that a machine may have put there.
RARE = 4.3

_SAW = r"(?:saw|went|took|gave|ate|wrote|drove|began|sang|swam|drank|rang|shook|fell|knew|grew|flew|threw|spoke|broke|chose|rose|woke|wore|stole|forgot|hid|rode|tore|did)"
_BASE = r"(?:see|go|take|give|write|drive|begin|fall|know|grow|throw|speak|choose|rise|steal|carry|bring|make|arrive|reach|catch|rescue|intercept|pick|sink)"
_BE = r"(?:was|were|is|are|been|being|be)"
_PERSON = r"(?:person|migrant|individual|arrival|dinghy|boat|vessel|child|refugee|immigrant)"
_PEOPLE = r"(?:people|persons|migrants|individuals|refugees|immigrants|boats|dinghies|vessels|arrivals|crossings|seekers|children)"
_WEEKDAY = r"(?:Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday)"
_MONTH = r"(?:January|February|March|April|May|June|July|August|September|October|November|December)"


@dataclass(frozen=True)
class Sign:
    """What a sign is, the expression for it, and its weight."""

    why: str
    pattern: re.Pattern[str]
    weight: float


def _sign(why: str, pattern: str, weight: float, flags: int = re.IGNORECASE) -> Sign:
    return Sign(why, re.compile(pattern, flags), weight)


SIGNS = (
    _sign("a past form stands where a participle must", rf"\b{_BE}\s+(?:\w+ly\s+)?{_SAW}\b(?!\s+(?:not|wood))", 2.0),
    _sign("a past form stands where a participle must", r"\b(?:have|has|had|having)\s+(?:saw|went|took|gave|ate|wrote|drove|began|sang|swam|rang|shook|knew|grew|flew|threw|spoke|broke|chose|rose|wore|stole|rode)\b", 2.0),
    _sign("a plain form stands where a participle must", rf"\b{_BE}\s+{_BASE}\b(?=\s+(?:being|by|to|from|on|at|in|into|the|a)\b)", 2.0),
    _sign("a modal verb is followed by a past form", r"\b(?:could|would|should|might|must|can|cannot|will)\s+(?:not\s+)?(?:saw|went|took|gave|made|came|wrote|drove|began|knew|fell|said|told|brought|sent|found|left|kept|held)\b", 2.0),
    _sign("what was done has an object of its own", r"\b(?:was|were|been)\s+made\s+the\s+(?:journey|crossing|trip|voyage|decision|passage)\b", 2.0),
    _sign("a number of people is told as no one tells it", rf"\b(?:\d[\d,.]*|some\s+\d[\d,.]*)\s+of\s+{_PEOPLE}\b", 2.0),
    _sign("a number stands before a singular", rf"(?<![\w£$€-])(?:[2-9]|\d\d+|\d[\d,]+\d)\s+{_PERSON}\b(?!-|\s+(?:boat|crossing|crossings|arrival|arrivals|migrant|migrants|capacity|figure|limit|dinghy))", 2.0, 0),
    _sign("people are measured instead of counted", rf"\b(?:amount|sum|quantity)\s+of\s+(?:the\s+)?{_PEOPLE}\b", 1.5),
    _sign("“of” follows an adjective that has no noun", r"\b(?:a|an)\s+(?:lower|higher|full|less|more|equal|further|greater|larger|nearly|about|virtually)\s+of\b", 2.0),
    _sign("a day belongs to a day", rf"\b(?:{_WEEKDAY}|{_MONTH})[’']s\s+(?:yesterday|today|tomorrow)\b", 2.0),
    _sign("a preposition that no day takes", rf"\b(?:upon|into|inside|at|successful|connected|onto|over\s+upon)\s+{_WEEKDAY}\b(?!\s+(?:night|morning|evening|afternoon|prayers|service|lunch|school))|\bupon\s+(?:{_MONTH}|\d{{1,2}})\b", 2.0, 0),
    _sign("two prepositions that do not follow each other", r"\b(?:of\s+(?:to|by|at|with)|for\s+(?:by|of|with|from)|with\s+(?:to|by|of|for)|to\s+(?:of|by|at|with)|at\s+(?:of|in|on|to)|by\s+(?:of|to|with)|on\s+(?:of|by)|into\s+(?:of|in|at)|from\s+(?:of|to)|about\s+of|in\s+off\s+the)\b(?=\s+(?:the|a|an|this|\w+s)\b)", 1.5),
    _sign("“according to” names no source", r"\baccording\s+to\s+(?:canoes|pirogues|boats|dinghies|vessels|kayaks|ships|rafts|vehicles|inflatables|journeys|crossings|days|numbers\s+of)\b", 2.0),
    _sign("a sentence that exists of nobody", r"\bthere\s+(?:will\s+be|is|was|are)\s+who\b|\bthose\s+who\s+have\s+all\b", 2.0),
    _sign("the word order of another language", r"\bmade\s+known\s+the\b|\bof\s+whom\s+one\b|\bat\s+the\s+same\s+date,\s+when\b|\bof\s+more\s+than\s+last\s+year\b|\bof\s+(?:low|short)\s+age\b|\bthe\s+same\s+\w+day,\s+\d", 2.0),
    _sign("“says she” after a quotation", r"[”\"’']\s+(?:says|said|adds|added|replies)\s+(?:she|he)\b", 1.0),
    _sign("a year without its letters", r"\b(?:yr|yrs|twelvemonth)\b", 1.0),
    _sign("a year or a number broken by a mark", r"\b20,\d\d\b|(?<![\d£$€.])\b\d{1,3}\.\d{3}\s+(?:people|migrants|persons|arrivals|crossings)\b", 1.5),
    _sign("“persons” for people", r"\b(?:\d[\d,]*|two|three|four|five|six|seven|eight|nine|ten|some|these|many)\s+persons\b", 1.0),
    _sign("a bookish word", r"\b(?:thus|hence|whereby|upon|amid\s+those|nevertheless|in\s+accordance\s+with|that\s+is\s+to\s+say|wherein|thereof|the\s+littoral|persons)\b", 0.4),
    _sign("a phrase that lost a word", r"\boff\s+the\s+coast\s+(?:England|France|Kent)\b|\bthe\s+start\s+of\s+the\s+passed\b|\bthe\s+plan\s+to\s+deport\s+Rwanda\b", 2.0, 0),
    _sign("a way that leads where it began", r"\bfrom\s+(France|England|Britain|Kent|Calais|Dover)\s+to\s+\1\b|\bto\s+(France|England|Britain|Kent)\s+from\s+\2\b", 2.0, 0),
    _sign("a word told twice", r"\b(checked|came|said|boat|boats|people|saved|rescued)\s+and\s+\1\b", 1.0),
    _sign("“more” and “most” doubled", r"\b(?:more|most)\s+(?:\w+er|\w+est)\b(?<!other)(?<!number)(?<!summer)(?<!winter)(?<!further)(?<!october)(?<!november)(?<!december)(?<!september)(?<!over)(?<!under)(?<!after)(?<!never)(?<!ever)(?<!water)(?<!paper)(?<!power)(?<!member)(?<!officer)(?<!interest)(?<!request)(?<!protest)(?<!arrest)(?<!forest)(?<!border)(?<!order)(?<!matter)(?<!letter)(?<!danger)(?<!minister)(?<!refer)(?<!offer)(?<!suffer)(?<!honest)(?<!modest)(?<!latest)", 0.5),
)  # fmt: skip


@dataclass(frozen=True)
class Found:
    """A sign at its place."""

    line: int
    start: int
    end: int
    why: str
    weight: float


def look(text: Text, hits: Sequence[Hit] = ()) -> tuple[bool, str, list[Passage]]:
    """Whether a text looks reworded, why, and the passages that show it. `hits` are what the word rules found in it."""
    found = [*_signs(text), *_phrases(text)]
    style = _style(text)
    kinds = {sign.why: min(sum(f.weight for f in found if f.why == sign.why), 2 * sign.weight) for sign in found}
    style += _by_rules(hits)
    total = sum(kinds.values()) + sum(weight for _, weight in style)
    reworded = total >= ENOUGH and (len(kinds) + len(style) >= 2 or len(hits) > 3) and _words(text) >= LEAST_WORDS
    passages = [_passage(text, one) for one in found if one.weight >= STRONG or (reworded and one.weight >= 1.0)]
    if not reworded:
        return False, "", passages
    reasons = sorted([*kinds.items(), *style], key=lambda item: -item[1])
    why = "; ".join(why for why, _ in reasons[:4])
    return True, f"Signs of a machine's rewording: {why}.", [*passages, *_rare(text, passages)]


def _by_rules(hits: Sequence[Hit]) -> list[tuple[str, float]]:
    """Passages that the word rules find, of several kinds: half a point each, two of a kind at most."""
    kinds = Counter(hit.rule for hit in hits if hit.severity != "untidy" and hit.rule != "impossible-date")
    weight = sum(0.5 * min(count, 2) for count in kinds.values())
    return [(f"{sum(kinds.values())} passages are garbled or contradict each other", weight)] if weight >= 1.0 else []


def _words(text: Text) -> int:
    return sum(len(line) for line in text.words)


def _signs(text: Text) -> Iterator[Found]:
    for number, line in enumerate(text.lines, start=1):
        for sign in SIGNS:
            for match in sign.pattern.finditer(line):
                yield Found(number, match.start(), match.end(), sign.why, sign.weight)


def _phrases(text: Text) -> Iterator[Found]:
    """Set phrases in which a word was changed for a synonym."""
    known = phrases()
    for number, words in enumerate(text.words, start=1):
        line = text.lines[number - 1]
        for one, other in itertools.pairwise(words):
            right = known.get(f"{one.lower} {other.lower}")
            if right and line[one.end : other.start].strip() == "":
                both = right.split()[0] != one.lower and right.split()[1] != other.lower
                yield Found(
                    number,
                    one.start,
                    other.end,
                    f"“{one.text} {other.text}” stands where “{right}” is usual",
                    1.0 if both else 2.0,
                )


@lru_cache(maxsize=1)
def phrases(path: Path = DATA / "reworded_phrases.csv") -> dict[str, str]:
    """Phrases that rewording makes of set ones, with the right phrase. Raises BookError if the table is missing."""
    try:
        with path.open(encoding="utf-8", newline="") as handle:
            return {row["phrase"]: row["stands_for"] for row in csv.DictReader(handle)}
    except FileNotFoundError:
        raise BookError(f"data/{path.name} is missing: restore it from version control.") from None


def _style(text: Text) -> list[tuple[str, float]]:
    """Signs of the whole: hardly any "the", and long words rarer than news has them."""
    words = [word.lower for line in text.words for word in line]
    if len(words) < THE_WORDS:
        return []
    signs = []
    if words.count("the") < FEWEST_THE * len(words):
        signs.append((f"“the” stands {words.count('the')} times in {len(words):,} words", 4.0))
    long = [word.lower for line in text.words for word in line if len(word.text) > 3 and word.text[0].islower()][:600]
    if len(long) >= 50:
        mean = sum(zipf(word) for word in long) / len(long)
        if mean < LOW:
            signs.append(("its words are rarer than those of news", 2.5 if mean < VERY_LOW else 1.0))
    return signs


def _rare(text: Text, passages: Sequence[Passage]) -> Iterator[Passage]:
    """In a reworded text: the least usual words of each sentence."""
    taken = [(p.line, p.start, p.end) for p in passages]
    for sentence in text.sentences[:300]:
        words = [w for w in sentence.words if w.text[0].islower() and len(w.text) > 3 and w.lower not in USUAL_HERE]
        if len(sentence.words) < 4 or not words:
            continue
        rarest = min(words, key=lambda w: zipf(w.lower))
        if zipf(rarest.lower) >= RARE or any(
            n == sentence.line and a < rarest.end and rarest.start < b for n, a, b in taken
        ):
            continue
        quote = fragment(text.lines[sentence.line - 1], rarest.start, rarest.end, 6)
        start = text.lines[sentence.line - 1].find(quote, max(0, rarest.start - len(quote)))
        yield Passage(
            sentence.line,
            max(start, 0),
            max(start, 0) + len(quote),
            quote,
            f"“{rarest.text}” is an unusual word here, in a text that looks reworded.",
            "unusual-word",
            "untidy",
        )


USUAL_HERE = frozenset(
    "dinghy dinghies arrivals crossings crossing migrants migrant asylum smugglers smuggling inflatable busiest channel lifeboat lifeboats "
    "ashore provisional seekers refugees refugee coastguard spokesman spokeswoman spokesperson traffickers boats boat landed midday".split()
)


def _passage(text: Text, found: Found) -> Passage:
    line = text.lines[found.line - 1]
    quote = fragment(line, found.start, found.end, 4)
    start = line.find(quote, max(0, found.start - len(quote)))
    start = max(start, 0)
    return Passage(
        found.line, start, start + len(quote), quote, f"{found.why[0].upper()}{found.why[1:]}.", "reworded", "confusing"
    )
