"""What a second telling of the same changed: the doer, a number, a denial, how certain it is."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from crossing.language.expressions import expression
from crossing.language.numbers import find_numbers
from crossing.language.text import Sentence, Word
from crossing.reading.hits import Hit
from crossing.reading.lexicon import Known
from crossing.reading.rules.doers import acts
from crossing.reading.rules.small_words import STOP
from crossing.reading.rules.tellings import Pair, stem

LEVELS = ("possible", "likely", "certain")  # of the lexicon, weakest first
SURE = 0.5  # likeness from which a lost "unlikely" or "feared" counts as lost in the retelling
REACH = 8  # words after a negator that it may deny

_LOOSE_NUMBERS = frozenset(("one", "two", "single", "both", "once", "first", "half"))
_YEARS = expression(r"\b(?:last year|this year|a year (?:ago|earlier)|(?:19|20)\d\d)\b")
_PERCENT = expression(r"%|per\s?cent")
_MARK = re.compile(r"[,;:.!?()–—“”\"]")
_NEW_CLAUSE = frozenset(("and", "but", "that", "because", "which", "who", "while"))
_DENIED_REFUSAL = expression(r"""
    \b(?:impossible|cannot|can't|can’t|unable|not)\b[^,.;]{0,30}\b(?:refuse|deny|reject|stop|avoid)\b
""")
_HEDGED = expression(r"\b(?:thought|believed|understood|said|reported|suspected|presumed|feared) to be\b")
_NOT_DONE = expression(r"\b(?:fail(?:s|ed|ing|ure)?|not \w+ing)\b")
_NOT_ABLE = expression(r"\b(?:inability|incapable|unable|cannot|can['’]t)\b")


@dataclass(frozen=True)
class Change:
    """What a retelling changed: kind, severity, the words of the later telling at fault, and a sentence for a reader."""

    kind: str
    severity: str
    words: tuple[str, ...]
    message: str
    place: tuple[int, int] | None = None


def change_hit(rule: str, line: int, quote: str, change: Change, line_2: int, quote_2: str) -> Hit:
    """The report of a rule on a change: the words of the later telling, and those of the first (`line_2`, `quote_2`)."""
    return Hit(rule, line, quote, change.words, change.kind, change.severity, change.message, "", line_2, quote_2)


def compare(pair: Pair, known: Known) -> Iterator[Change]:
    """Say what the second telling changed, worst first."""
    checks = [doer, _numbers, _negation, _certainty, _ability]
    if pair.alike >= SURE:
        checks.append(_hedge_lost)
    for check in checks:
        if change := check(pair.first, pair.second, known):
            yield change


def doer(first: Sentence, second: Sentence, known: Known) -> Change | None:
    """The same act told of another doer."""
    one, two = acts(first, known), acts(second, known)
    for act, (name, _) in one.items():
        if act in two and two[act][0] != name:
            now, place = two[act]
            message = f"Line {first.line} makes the {name} do this; here it is the {now}."
            return Change("changed-doer", "misleading", (_words_at(second, place),), message, place)
    return None


def _words_at(sentence: Sentence, place: tuple[int, int]) -> str:
    """The words of a sentence at a place of its line."""
    return sentence.text[place[0] - sentence.start : place[1] - sentence.start]


def _numbers(first: Sentence, second: Sentence, known: Known) -> Change | None:
    """Another number for the same; two years have two numbers, and a percentage is no other form of a count."""
    if _years_told(first) != _years_told(second):
        return None
    one, two = _counts(first), _counts(second)
    lost, new = one.keys() - two.keys(), two.keys() - one.keys()
    kinds = [{bool(_PERCENT.search(told[value])) for value in values} for told, values in ((one, lost), (two, new))]
    if kinds[0].isdisjoint(kinds[1]):
        return None
    written = two[min(new)]
    place = second.start + second.text.find(written)
    message = f"Line {first.line} gives {one[min(lost)]} where this telling gives {written}."
    return Change("changed-number", "misleading", (written,), message, (place, place + len(written)))


def _years_told(sentence: Sentence) -> set[str]:
    """The years that a sentence speaks of: "2023", "last year", "this year"."""
    return {found.lower() for found in _YEARS.findall(sentence.text)}


def _counts(sentence: Sentence) -> dict[float, str]:
    """Values that count something: no dates, ranks or loose words such as "both"."""
    return {
        n.value: n.text
        for n in find_numbers(sentence.text)
        if n.value is not None
        and n.unit_hint not in ("date", "ordinal", "time")
        and n.text.lower() not in _LOOSE_NUMBERS
    }


def _negation(first: Sentence, second: Sentence, known: Known) -> Change | None:
    """The same verb denied in one telling and affirmed in the other."""
    one, two = _polarity(first, known), _polarity(second, known)
    turned = [two[key][1] for key in one.keys() & two.keys() if one[key][0] != two[key][0]]
    # "unlikely to happen" against "not likely ever to happen" turns nothing round: negators of the whole sentence count, too.
    denied = [any(word.lower in known.small.get("negator", {}) for word in s.words) for s in (first, second)]
    # "Difficult" against "unable" is a matter of degree, which the check of certainty tells: nothing is denied.
    if not turned or denied[0] == denied[1] or _certainty(first, second, known):
        return None
    word = min(turned, key=lambda word: word.start)
    message = f"Of line {first.line} and this telling, one denies what the other affirms about “{word.text}”."
    place = _first_negator(second, known) or (word.start, word.end)
    return Change("reversed-meaning", "misleading", (_words_at(second, place),), message, place)


def _polarity(sentence: Sentence, known: Known) -> dict[str, tuple[int, Word]]:
    """For each meaningful word: whether an even (0) or odd (1) number of negators stands before it in its clause."""
    synonyms, negators = known.of("synonym"), known.small.get("negator", {})
    signs: dict[str, tuple[int, Word]] = {}
    count, last_negator, previous_end = 0, -99, sentence.start
    for index, word in enumerate(sentence.words):
        gap = sentence.text[previous_end - sentence.start : word.start - sentence.start]
        previous_end = word.end
        if _MARK.search(gap) or word.lower in _NEW_CLAUSE:
            count = 0
        if word.lower in negators:
            count, last_negator = count + 1, index
            continue
        if index - last_negator > REACH:
            count = 0
        if word.lower not in STOP:
            signs.setdefault(stem(word.lower, synonyms), (count % 2, word))
    return signs


def _first_negator(sentence: Sentence, known: Known) -> tuple[int, int] | None:
    negators = known.small.get("negator", {})
    return next(((word.start, word.end) for word in sentence.words if word.lower in negators), None)


def refusal(first: Sentence, second: Sentence, known: Known) -> Change | None:
    """One telling denies a refusal ("impossible to refuse"), the other lets the refusal stand."""
    before, now = (_DENIED_REFUSAL.search(sentence.text) for sentence in (first, second))
    if bool(before) == bool(now):
        return None
    if now is None:
        message = f"Line {first.line} says they cannot decline; here they can."
        return Change("reversed-meaning", "misleading", (), message)
    place = (second.start + now.start(), second.start + now.end())
    message = f"Line {first.line} lets them decline; here they can do nothing but comply."
    return Change("reversed-meaning", "misleading", (now[0],), message, place)


def _hedge_lost(first: Sentence, second: Sentence, known: Known) -> Change | None:
    """One telling hedges, the other, nearly the same, states it flatly."""
    levels = known.small.get("certainty", {})
    one, two = ([word for word in sentence.words if word.lower in levels] for sentence in (first, second))
    word = next((word for word in one or two if levels[word.lower] != "certain"), None)
    if bool(one) == bool(two) or word is None or _HEDGED.search((second if one else first).text):
        return None
    if one:
        message = f"Line {first.line} says “{word.text}”; this telling states it flatly."
        return Change("changed-certainty", "confusing", (), message)
    message = f"Line {first.line} states flatly what this telling hedges with “{word.text}”."
    return Change("changed-certainty", "confusing", (word.text,), message, (word.start, word.end))


def _certainty(first: Sentence, second: Sentence, known: Known) -> Change | None:
    """One telling is sure where the other is not."""
    one, now = _weakest(first, known), _weakest(second, known)
    if one is None or now is None or one[0] == now[0]:
        return None
    word = now[1]
    message = (
        f"Line {first.line} says “{one[1].text}” where this telling says “{word.text}”: another degree of certainty."
    )
    severity = "misleading" if now[0] == LEVELS[-1] else "confusing"  # a doubt told as a fact misleads
    return Change("changed-certainty", severity, (word.text,), message, (word.start, word.end))


def _weakest(sentence: Sentence, known: Known) -> tuple[str, Word] | None:
    """The word that sets the tone, with its level: "it is unlikely that it will" is a hedge in spite of its "will"."""
    levels = known.small.get("certainty", {})
    told = [(levels[word.lower], word) for word in sentence.words if word.lower in levels]
    return min(told, key=lambda item: LEVELS.index(item[0]), default=None)


def _ability(first: Sentence, second: Sentence, known: Known) -> Change | None:
    """What was not done in one telling cannot be done in the other."""
    match = _NOT_ABLE.search(second.text)
    if not match or not _NOT_DONE.search(first.text) or _NOT_ABLE.search(first.text) or _NOT_DONE.search(second.text):
        return None
    message = f"By line {first.line} it was not done; by this telling it cannot be done."
    place = (second.start + match.start(), second.start + match.end())
    return Change("changed-certainty", "confusing", (match[0],), message, place)
