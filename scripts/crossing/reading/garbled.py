"""Whether a text was reworded by a machine, whatever machine it was, and the passages that show it.

No sign is the word list of one spinner. Signs are grammar, counting and word order that nobody writes (`signs`), set phrases
with a word changed for its synonym ("Toil Party"; data/set_phrases.csv), sayings of other languages put into English word by
word and words that news does not use (data/lexicon.csv), a text without "the", long words that are rarer than news has them.
Each has a weight; a text looks reworded when enough of them, of several kinds, come together. Besides, the whole text is
asked how well its words fit their neighbours (`language.neighbours`): a program that puts synonyms for words, or the
words of another language in their order, leaves words and pairs that stand so nowhere else. Odd words alone never make a text
reworded, as an old-fashioned or telegraphic text is odd too, and they are asked only of texts of sentences on the book's subject;
small words (“of”, “the”) that stand where nobody puts them do, as no clean text was found with many.
A sign that is found in places weighs less in a longer text; a share of its words weighs the same in any.
Whoever is quoted may speak as they like: what stands in quotation marks counts half.
"""

from __future__ import annotations

import itertools
import math
import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from crossing.language.frequency import nearest, zipf
from crossing.language.neighbours import Odd, holds, oddities
from crossing.language.text import Text, Word, fragment
from crossing.ledger import read_columns, resource
from crossing.ledger.columns import rows_of
from crossing.reading.answers import Passage
from crossing.reading.hits import Hit
from crossing.reading.lexicon import known
from crossing.reading.rules.names import bent_names
from crossing.reading.rules.retold import STOP
from crossing.reading.signs import SIGNS

ENOUGH = 2.5  # weight at which a text looks reworded
USUAL_LENGTH = 400  # words of an article; in a longer text more chance signs come together, and each weighs less
STRONG = 2.0  # weight from which a sign is pointed at even in a text that does not look reworded
# A sign says something by itself from this weight on; it takes so many kinds of such signs.
TELLING, LEAST_KINDS = 1.0, 2
LEAST_WORDS = 60  # fewer words show no style
# Shares measured on clean news: "the" makes 4 to 10 words in a hundred; the mean frequency (Zipf) of words of more than three
# letters in small letters lies above 4.65, on the subject above 3.95 even in broad Scots or a text misread by a scanner.
FEWEST_THE, THE_WORDS, FEW_THE = 0.015, 100, 2.0
LOW, VERY_LOW, LONG_WEIGHT, FEWEST_LONG = 4.85, 4.3, 1.5, 50
# So many known names, each bent by a letter or two, are no slips: no clean text of 4,000 has more than two.
BENT, BENT_WEIGHT, MOST_BENT = 4, 0.5, 2.5
# Words rarer than this that are no slip for a common word: of the long words of 250 clean texts on the subject at most one in a
# hundred, in mock-old or badly translated ones eight.
STRANGE, STRANGE_SHARE, FEWEST_STRANGE, STRANGE_WEIGHT = 1.5, 0.03, 4, 1.5
# How odd the words of a text are in the mean (powers of ten). Of 137 texts of clean news nine in ten lie below -1.07 and 95 in a
# hundred below -0.98; of 12 texts spun after these bounds were set, all lie above -1.01.
USUAL_ODDITY, ODD_WEIGHT, MOST_ODD, FEWEST_ODD, MOST_ASKED = -1.25, 4.0, 2.0, 25, 3000
# Places where a synonym is a hundred times as usual, and pairs that are 300 times as usual the other way round (powers of ten): a
# share beyond which they weigh, and how much. One such place says nothing. Fitted on half of 1,226 clean texts or windows of text
# and of 1,450 spun or scrambled ones, most by script, and judged on the other half.
# With so many (MANY, as a weight) a text needs no sign of another kind: of 280 clean texts on the subject the highest has 1.1.
CLEARLY, SWAPPED_SHARE, SWAPPED_WEIGHT, MANY = 2.0, 0.007, 60.0, 1.6
# A small word among the wrong neighbours, or the wrong way round with the next: the logarithm of how much likelier it is put there by
# a machine than by a writer is PUT less LEFT and RIGHT times what the words before and after speak for it (at most ENDS powers of
# ten either way), and TURN times what speaks for the other order beyond ten to one (at most TURNED). It was fitted by logistic
# regression on half of 1,000,000 words of 4,000 clean texts and of 6,900 spun by seven programs at 8 to 60% of their words. A text's
# words together are held against a text of which one word in ten is put so, and the logarithm is divided by the root of its length
# in units of 300 words. Of 3,759 clean texts of sentences the highest came to 2.5, of 323 on the subject to 0.9.
PUT, LEFT, RIGHT, TURN, ENDS, TURNED = 0.1, 1.3, 0.9, 0.7, 1.5, 2.5
PUT_SHARE, LIKELY_MOST = 0.1, 6.0
ORDER, ORDER_ELSEWHERE = 1.8, 3.2
FEWEST, MOST_SHARE = 3, 2.0
# Only a text on the subject is asked how its other words fit: other scientific prose, say, is odder on average without any machine
# (blood runs in vessels and channels). It is told by the share of words of the subject, or of what a machine puts for them, and by
# points: one for each such word, for a year of the series, for a count; a name of the place will do. A text on other matters
# needs more other signs: two of 820 windows of other sources, short messages and headers of mail, had as many as a reworded text.
# Of 2,086 clean texts on other matters 32 are asked, of 297 on the subject 269, and of 2,973 spun ones nine in ten.
SUBJECT_SHARE, SUBJECT_POINTS, ELSEWHERE = 0.008, 4, 1.5
# Whoever writes of "I" and "me" in so many words tells what they saw, perhaps in a language that is not theirs: as much more is asked,
# and one sign at least that is not grammar or order, which such a writer brings from home.
FIRST_PERSON, FIRST_SHARE, FOREIGN = frozenset(("i", "me", "my", "i'm", "i've")), 0.03, 1.5
# With so large a share of words that the model does not hold a text is in dialect, and its order its own. Of 951 clean texts in standard
# English, misread by no scanner, the highest share is 0.09, of 78 spun ones 0.10; two in broad dialect have 0.16 and 0.21.
MOST_UNKNOWN = 0.12
# Notes and headlines leave the small words out ("the", "of", "was"), and are odd to a model of sentences: three words in ten are
# small ones there, in prose and in spun prose four or five.
FEWEST_SMALL = 0.36
_SUBJECT = re.compile(
    r"\b(?:boat|dingh|vessel|migra|immigra|asylum|refug|channel|cross(?:ed|ing)|dover|calais|kent|smuggl|border|coast|arriv|shore|"
    r"home\s+(?:office|secretary)|canal|littoral|canoe|intersection|travers|transient|vagrant|wayfar|voyag|seafar|newcomer|"
    r"(?:shelter|haven)[- ]seeker)\w*",
    re.IGNORECASE,
)
_YEAR, _COUNT = re.compile(r"\b20(?:1[89]|2\d)\b"), re.compile(r"\b\d{1,3},\d{3}\b|\b\d{2,3} [a-z]")
_ENDING = re.compile(r"(?:s|ing|ed|es)$")
_PLACE = re.compile(
    r"\b(?:(?:[Tt]he|English|[Cc]ross)[ -]Channel|Dover|Calais|Kent|Dunkirk|Boulogne|[Dd]ingh(?:y|ies)|small[ -]boats?)\b"
)
# In a reworded text the oddest words of each sentence are pointed at, one and one more for every five words: odd among their
# neighbours, or rarer than this (Zipf). Chosen on six sets of spun texts: 379 of 497 garbled passages are found so, 351 with one for
# ten words that are odder than 0.5; of what is pointed at 70 in a hundred are garbled either way.
ODD, RARE, EACH = 0.8, 4.6, 5
SAYING, BOOKISH, MOST_BOOKISH = 1.5, 0.3, 1.2
MOST_RULES = 1.5
NAME = "name"  # the kind of a set phrase that is written with capitals
_QUOTED = re.compile(r"[\"“][^\"“”]*[\"”]?")


@dataclass(frozen=True)
class Found:
    """A sign at its place; `kind` is what signs of one kind share."""

    line: int
    start: int
    end: int
    why: str
    weight: float
    kind: str


def look(text: Text, hits: Sequence[Hit] = ()) -> tuple[bool, str, list[Passage]]:
    """Whether a text looks reworded, why, and the passages that show it. `hits` are what the word rules found in it."""
    found = [*_signs(text), *_phrases(text), *_words_of(text)]
    words = sum(len(line) for line in text.words)
    share = min(1.0, (USUAL_LENGTH / max(words, 1)) ** 0.5)
    odd = list(itertools.islice(oddities(text), MOST_ASKED)) if _sentences(text) else []
    asked = bool(odd) and _on_subject(text)
    order = 0.0 if _dialect(text) else _order(odd, words)
    fits = _neighbours(odd) if asked else ()
    swaps = [*_swaps(odd)] if asked else []
    wrong = [*swaps, *(_strange_words(text) if asked else ()), *_bent(text, hits)]
    kinds = {why: weight * share for why, weight in _weights(text, found).items()}
    style = [
        *((why, weight * share) for why, weight in _by_rules(hits)),
        *_style(text),
        *fits,
        *wrong,
        *_turns(odd, order),
    ]
    at_places = {one.kind for one in found if min(one.weight, kinds[one.kind]) >= TELLING}
    telling = at_places | {why for why, weight in style if weight >= TELLING}
    named = bool(at_places) or any(weight >= TELLING for _, weight in wrong)
    total = sum(kinds.values()) + sum(weight for _, weight in style)
    more = FOREIGN if _in_first_person(text) else 0.0
    enough = ENOUGH + more + (0.0 if asked else ELSEWHERE)
    several = len(telling) + any(weight >= MANY for _, weight in swaps) >= LEAST_KINDS
    reworded = total >= enough and several and named and words >= LEAST_WORDS
    reworded = reworded or order >= more + (ORDER if asked else ORDER_ELSEWHERE)
    reworded = reworded and (not more or any(weight >= TELLING for _, weight in wrong))
    shown = found if reworded else [one for one in found if one.weight >= STRONG]
    passages = [_passage(text, one) for one in shown]
    if not reworded:
        return False, "", passages
    reasons = sorted([*kinds.items(), *style], key=lambda item: -item[1])
    why = "; ".join(why for why, _ in reasons[:4])
    passages += _turned(text, odd)
    return True, f"Signs of a machine's rewording: {why}.", [*passages, *_oddest(text, odd, passages)]


def _weights(text: Text, found: Sequence[Found]) -> dict[str, float]:
    """What the signs of each kind weigh together, the same words once; one kind alone does not make a text reworded."""
    quoted = [[match.span() for match in _QUOTED.finditer(line)] for line in text.lines]
    sums: dict[str, float] = defaultdict(float)
    heaviest: dict[str, float] = defaultdict(float)
    told: set[tuple[str, str]] = set()
    for one in found:
        words = text.lines[one.line - 1][one.start : one.end].lower()
        if (one.kind, words) in told:
            continue
        told.add((one.kind, words))
        spoken = any(start <= one.start < end for start, end in quoted[one.line - 1])
        sums[one.kind] += one.weight / 2 if spoken else one.weight
        heaviest[one.kind] = max(heaviest[one.kind], one.weight)
    return {kind: min(total, MOST_BOOKISH if kind == UNUSUAL else 2 * heaviest[kind]) for kind, total in sums.items()}


def _by_rules(hits: Sequence[Hit]) -> list[tuple[str, float]]:
    """Passages that the word rules find, of several kinds: half a point each, two of a kind at most."""
    kinds = Counter(hit.rule for hit in hits if hit.severity != "untidy" and hit.rule != "impossible-date")
    weight = min(sum(0.5 * min(count, 2) for count in kinds.values()), MOST_RULES)
    return [(f"{sum(kinds.values())} passages are garbled or contradict each other", weight)] if weight >= 1.0 else []


def _bent(text: Text, hits: Sequence[Hit]) -> Iterator[tuple[str, float]]:
    """The sign of many known names that are bent."""
    names = {hit.likely_reading for hit in (*hits, *bent_names(text, known())) if hit.rule == "garbled-name"}
    if len(names) >= BENT:
        yield (
            f"{len(names)} known names are bent ({', '.join(sorted(names)[:3])})",
            min(len(names) * BENT_WEIGHT, MOST_BENT),
        )


def _signs(text: Text) -> Iterator[Found]:
    here = text.counts.keys()
    for sign in SIGNS:
        if sign.needs and sign.needs.isdisjoint(here):
            continue
        for number, line in enumerate(text.lines, start=1):
            for match in sign.pattern.finditer(line):
                yield Found(number, match.start(), match.end(), sign.why, sign.weight, sign.why)


UNUSUAL, LITERAL, SWAPPED = (
    "words that news does not use",
    "a saying of another language, word by word",
    "set phrases with a word changed for its synonym",
)


def _words_of(text: Text) -> Iterator[Found]:
    """Sayings of other languages word by word, and words that news does not use."""
    vocabulary = known()
    for kind, why, weight, how in (
        ("literal-saying", LITERAL, SAYING, "not how English puts it"),
        ("bookish", UNUSUAL, BOOKISH, "a word that news seldom uses"),
    ):
        pattern = vocabulary.pattern(kind)
        meanings = vocabulary.small.get(kind, {})
        for number, line in enumerate(text.lines, start=1):
            for match in pattern.finditer(line):
                meant = meanings.get(" ".join(match[0].lower().split()), "")
                told = f"“{match[0]}” is {how}" + (f"; it may stand for “{meant}”" if meant else "")
                yield Found(number, match.start(), match.end(), told, weight, why)


def _phrases(text: Text) -> Iterator[Found]:
    """Set phrases in which a word was changed for a synonym, or both."""
    swaps = swapped()
    for number, words in enumerate(text.words, start=1):
        line = text.lines[number - 1]
        for one, other in itertools.pairwise(words):
            right = swaps.get((one.lower, other.lower))
            if right and line[one.end : other.start] in (" ", "-", "\u00a0"):
                named = right.kind == NAME and one.text[0].isupper() and other.text[0].isupper()
                why = f"“{one.text} {other.text}” stands where “{right.phrase}” is usual"
                yield Found(number, one.start, other.end, why, 2.0 if named else 1.0, SWAPPED)


@dataclass(frozen=True)
class Swapped:
    """The set phrase that a pair of words stands for, and its kind; a name is written with capitals."""

    phrase: str
    kind: str


@lru_cache(maxsize=1)
def swapped() -> Mapping[tuple[str, str], Swapped]:
    """Pairs of words that rewording makes of set phrases. Raises BookError if set_phrases.csv cannot be read."""
    pairs: dict[tuple[str, str], Swapped] = {}
    for row in rows_of(read_columns(resource("set_phrases"))):
        first, second = row["phrase"].split()
        ordinary = set(row["ordinary"].split("|"))
        for one in (first, *filter(None, row["first"].split("|"))):
            for other in (second, *filter(None, row["second"].split("|"))):
                if (one, other) != (first, second) and f"{one} {other}" not in ordinary:
                    pairs.setdefault((one, other), Swapped(row["phrase"], row["kind"]))
    return pairs


def _style(text: Text) -> Iterator[tuple[str, float]]:
    """Signs of the whole: hardly any "the", and long words rarer than news has them."""
    words = sum(len(line) for line in text.words)
    if words >= THE_WORDS and text.counts["the"] < FEWEST_THE * words:
        yield f"“the” stands {text.counts['the']} times in {words:,} words", FEW_THE
    long = _long_words(text)
    usual = sum(zipf(word) for word in long) / len(long) if len(long) >= FEWEST_LONG else LOW
    if usual < LOW:
        yield "its words are rarer than those of news", min(0.5 + max(VERY_LOW - usual, 0.0) * LONG_WEIGHT, LONG_WEIGHT)


def _strange_words(text: Text) -> Iterator[tuple[str, float]]:
    """The sign of words that English hardly has, and that are no slips of the pen."""
    long = _long_words(text)
    strange = {word for word in long if zipf(word) < STRANGE and not nearest(word)}
    if len(strange) >= max(FEWEST_STRANGE, STRANGE_SHARE * len(long)):
        examples = ", ".join(sorted(strange)[:4])
        yield f"it has {len(strange)} words that English hardly has: {examples} …", STRANGE_WEIGHT


def _long_words(text: Text) -> list[str]:
    """The first words of more than three letters, in small letters."""
    return [word.lower for line in text.words for word in line if len(word.text) > 3 and word.text[0].islower()][:600]


def _sentences(text: Text) -> bool:
    """Whether it is a text of sentences, and long enough to ask how its words fit their neighbours."""
    words = [word.lower for line in text.words for word in line]
    return len(words) >= LEAST_WORDS and sum(word in STOP for word in words) >= FEWEST_SMALL * len(words)


def _on_subject(text: Text) -> bool:
    """Whether a text tells of the book's subject, so that the neighbours of its other words can be asked."""
    told = [word.lower() for word in _SUBJECT.findall(text.whole)]
    points = len({_ENDING.sub("", word) for word in told}) + sum(
        bool(one.search(text.whole)) for one in (_YEAR, _COUNT)
    )
    enough = len(told) >= SUBJECT_SHARE * sum(len(line) for line in text.words)
    return enough and (points >= SUBJECT_POINTS or bool(_PLACE.search(text.whole)))


def _in_first_person(text: Text) -> bool:
    words = sum(len(line) for line in text.words)
    return sum(text.counts[word] for word in FIRST_PERSON) >= FIRST_SHARE * max(words, 1)


def _neighbours(odd: Sequence[Odd]) -> Iterator[tuple[str, float]]:
    """The sign of words that fit their neighbours less well than those of news do."""
    if len(odd) < FEWEST_ODD:
        return
    weight = min((sum(one.oddity for one in odd) / len(odd) - USUAL_ODDITY) * ODD_WEIGHT, MOST_ODD)
    if weight > 0:
        yield "its words fit their neighbours less well than those of news do", weight


def _swaps(odd: Sequence[Odd]) -> Iterator[tuple[str, float]]:
    """The sign of words in many places where a synonym would be far more usual."""
    swapped_for = sorted((one for one in odd if one.times >= CLEARLY), key=lambda one: -one.times)
    weight = _share(len(swapped_for), len(odd), SWAPPED_SHARE) * SWAPPED_WEIGHT
    if weight > 0:
        examples = ", ".join(f"“{one.word.text}” for “{one.better}”" for one in swapped_for[:3])
        yield (
            f"in {len(swapped_for)} places a synonym is a hundred times as usual ({examples})",
            min(weight, MOST_SHARE),
        )


def _dialect(text: Text) -> bool:
    """Whether many words in small letters are none that news has, as in broad dialect."""
    small = [word.lower for line in text.words for word in line if word.text[0].islower()]
    return sum(not holds(word) for word in small) >= MOST_UNKNOWN * len(small)


def _turns(odd: Sequence[Odd], order: float) -> Iterator[tuple[str, float]]:
    """The sign of small words and an order that nobody writes."""
    if order >= TELLING:
        turned = sorted((one for one in odd if one.following and one.turned > 1), key=lambda one: -one.turned)
        examples = ", ".join(f"“{one.word.text} {one.following.text}”" for one in turned[:3] if one.following)
        yield f"small words stand where nobody puts them ({examples})", min(order, MOST_SHARE)


def _order(odd: Sequence[Odd], words: int) -> float:
    """How much likelier the small words and the order of a text are a machine's than a writer's (see PUT)."""
    total = 0.0
    for one in odd:
        if one.word.lower in STOP:
            left, right = (min(max(side or 0.0, -ENDS), ENDS) for side in (one.left, one.right))
            put = PUT - LEFT * left - RIGHT * right + TURN * min(max(one.turned - 1, 0.0), TURNED)
            total += math.log(1 - PUT_SHARE + PUT_SHARE * math.exp(min(put, LIKELY_MOST)))
    return total * math.sqrt(300 / (words + 100))


def _share(places: int, words: int, usual: float) -> float:
    """By how much the share of such places goes beyond the usual one; 0 for a few places."""
    return (places - 1) / words - usual if places >= FEWEST else 0.0


def _turned(text: Text, odd: Sequence[Odd]) -> Iterator[Passage]:
    """Each two words that would be far more usual the other way round."""
    for one in odd:
        if one.following and one.turned >= TURNED:
            quote, start = _quote(text, one.line, one.word.start, one.following.end, 4)
            words, other = f"{one.word.text} {one.following.text}", f"{one.following.text} {one.word.text}"
            why = f"“{other}” would be {10**one.turned:,.0f} times as usual here as “{words}”, in a text that looks reworded."
            yield Passage(one.line, start, start + len(quote), quote, why, "word-order", "confusing")


def _oddest(text: Text, odd: Sequence[Odd], passages: Sequence[Passage]) -> Iterator[Passage]:
    """In a reworded text: the words of each sentence that are oddest where they stand, or rarest."""
    taken = [(p.line, p.start, p.end) for p in passages]
    told = {(one.line, one.word.start): one for one in odd}
    for sentence in text.sentences[:300]:
        worst = sorted(
            (
                (strange, word, here)
                for word in sentence.words
                for strange, here in _strange(word, told.get((sentence.line, word.start)))
            ),
            key=lambda item: -item[0],
        )
        for _, word, here in worst[: 1 + len(sentence.words) // EACH] if len(sentence.words) >= 4 else ():
            if any(n == sentence.line and a < word.end and word.start < b for n, a, b in taken):
                continue
            quote, start = _quote(text, sentence.line, word.start, word.end, 3)
            taken.append((sentence.line, start, start + len(quote)))
            why = f"“{word.text}” is an unusual word here, in a text that looks reworded"
            if here and here.times >= 1:
                why += f"; “{here.better}” is {10**here.times:,.0f} times as usual beside these words"
            yield Passage(sentence.line, start, start + len(quote), quote, f"{why}.", "unusual-word", "untidy")


def _strange(word: Word, here: Odd | None) -> Iterator[tuple[float, Odd | None]]:
    """How strange a word in small letters is at its place, if it is: odd beside its neighbours, rare, or both."""
    rare = RARE - zipf(word.lower) if len(word.text) > 3 and word.lower not in USUAL_HERE else 0.0
    if word.text[0].islower() and (strange := (here.oddity if here else 0.0) + max(rare, 0.0)) > (ODD if here else 0.0):
        yield strange, here


USUAL_HERE = frozenset(
    "dinghy dinghies arrivals crossings crossing migrants migrant asylum smugglers smuggling inflatable busiest channel lifeboat lifeboats "
    "ashore provisional seekers refugees refugee coastguard spokesman spokeswoman spokesperson traffickers boats boat landed midday".split()
)


def _quote(text: Text, line: int, start: int, end: int, least: int) -> tuple[str, int]:
    """The words around a place, as they stand in the line, and where they begin."""
    whole = text.lines[line - 1]
    quote = fragment(whole, start, end, least)
    return quote, max(whole.find(quote, max(0, start - len(quote))), 0)


def _passage(text: Text, found: Found) -> Passage:
    quote, start = _quote(text, found.line, found.start, found.end, 4)
    why = f"{found.why[0].upper()}{found.why[1:]}."
    return Passage(found.line, start, start + len(quote), quote, why, "reworded", "confusing")
