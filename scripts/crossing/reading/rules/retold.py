"""The same sentence told again within a text, and what the retelling changed."""

from __future__ import annotations

import math
import re
from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import combinations

from crossing.language.numbers import find_numbers
from crossing.language.text import Sentence, Text, Word, fragment
from crossing.reading.hits import Hit
from crossing.reading.lexicon import Known

STOP = set(
    "a an the of in on at to for from by with and or but if as that this these those it its is are was were be been being has have had "
    "will would should could can may might must shall do does did not no nor he she they them their his her him who which what when where "
    "while than then there here so such also only just very more most other some any each one into onto out up down over under about after "
    "before between through during again against because said says say we us our you your i me my according would".split()
)
RARE = 6  # a word in more sentences than this joins no pair, which keeps the work in proportion to the text
SHARED_RARE = 2
LONGEST = 90  # words of a paragraph that is compared as a whole
LEAST_WORDS = 6  # content words a sentence needs before it can count as retold
CONTAINED = 0.55  # share of the smaller sentence's weight that the other must hold
ALIKE = 0.34  # share of both sentences' weight together
LEVELS = ("possible", "likely", "certain")  # of the lexicon, weakest first
SURE = 0.5  # likeness from which a lost "unlikely" or "feared" counts as lost in the retelling
PLAIN_LEAST = 3  # plain repeats are reported only in a text that has this many: one may be a headline told again


@dataclass(frozen=True)
class Pair:
    """Two sentences that tell the same, `first` standing earlier in the text."""

    first: Sentence
    second: Sentence
    score: float  # 0 to 1: mean of the share of the smaller sentence and the share of both
    alike: float  # 0 to 1: share of both


@dataclass(frozen=True)
class Change:
    """What a retelling changed: kind, severity, the words of the later telling at fault, and a sentence for a reader."""

    kind: str
    severity: str
    words: tuple[str, ...]
    message: str
    place: tuple[int, int] | None = None


def stem(word: str, synonyms: dict[str, str]) -> str:
    """One form for words that count as the same: synonyms of the lexicon, plural and verb endings taken off."""
    word = word.removesuffix("'s")
    if word in synonyms:
        return synonyms[word]
    for suffix in ("ing", "ies", "ed", "es", "s"):
        if word.endswith(suffix) and len(word) - len(suffix) >= 4:
            base = word[: -len(suffix)]
            return synonyms.get(base, base)
    return word


def content(sentence: Sentence, synonyms: dict[str, str]) -> list[str]:
    """The stems of a sentence's words that carry meaning, and its numerals."""
    stems = [stem(word.lower, synonyms) for word in sentence.words if word.lower not in STOP and len(word.text) > 1]
    return stems + re.findall(r"\d[\d,.]*\d|\d", sentence.text)


def paragraphs(text: Text) -> list[Sentence]:
    """Lines of several sentences, each as one stretch of text; a copyist may spread one sentence over two."""
    per_line: dict[int, list[Sentence]] = defaultdict(list)
    for sentence in text.sentences:
        per_line[sentence.line].append(sentence)
    found = []
    for number, parts in per_line.items():
        start, end = parts[0].start, parts[-1].end
        if sum(len(part.words) for part in parts) <= LONGEST:
            words = tuple(word for part in parts for word in part.words)
            found.append(Sentence(number, start, end, text.lines[number - 1][start:end], words))
    return found


def find_pairs(sentences: list[Sentence], known: Known) -> list[Pair]:
    """Find sentences that tell the same. Pairs are formed only through rare shared words, never all with all."""
    from rapidfuzz import fuzz

    synonyms = dict(known.of("synonym"))
    sentences = [s for s in sentences if len(s.words) >= LEAST_WORDS]
    stems = [Counter(content(s, synonyms)) for s in sentences]
    holders: dict[str, list[int]] = defaultdict(list)
    for index, counted in enumerate(stems):
        for word in counted:
            holders[word].append(index)
    weight = {word: math.log(1 + len(sentences) / len(where)) for word, where in holders.items()}
    shared: Counter[tuple[int, int]] = Counter()
    for where in holders.values():
        if 2 <= len(where) <= RARE:
            shared.update(combinations(where, 2))
    found = []
    for (a, b), count in shared.items():
        if count < SHARED_RARE or min(len(stems[a]), len(stems[b])) < 4:
            continue
        common = sum(weight[w] for w in stems[a].keys() & stems[b].keys())
        of_a, of_b = (sum(weight[w] for w in stems[i]) for i in (a, b))
        contained, alike = common / min(of_a, of_b), common / (of_a + of_b - common)
        score = 0.5 * contained + 0.5 * alike
        fuzzy = fuzz.token_set_ratio(sentences[a].text.lower(), sentences[b].text.lower()) / 100
        if len(stems[a].keys() & stems[b].keys()) >= 4 and (
            (contained >= CONTAINED and alike >= ALIKE) or (fuzzy >= 0.78 and contained >= 0.45 and alike >= 0.3)
        ):
            found.append(Pair(sentences[a], sentences[b], score, alike))
    return sorted(found, key=lambda pair: (pair.first.line, pair.first.start, pair.second.line, pair.second.start))


def retold(text: Text, known: Known) -> Iterator[Hit]:
    """Sentences told twice: one hit for each change of number, negation, doer or certainty, or one for a plain repeat."""
    plain: list[Hit] = []
    reported: set[tuple[int, int, str]] = set()
    headline = next((number for number, line in enumerate(text.lines, start=1) if line.strip()), 0)
    for pair in find_pairs(text.sentences, known):
        changes = list(compare(pair, known))
        for change in changes[:2]:
            reported.add((pair.first.line, pair.second.line, change.kind))
            yield _hit(text, pair, change)
        if not changes and pair.first.line not in (pair.second.line, headline):
            message = f"The sentence tells again, in other words, what line {pair.first.line} says."
            plain.append(_hit(text, pair, Change("repeated-paraphrase", "untidy", (), message)))
    for pair in find_pairs(paragraphs(text), known):
        for change in filter(None, (check(pair.first, pair.second, known) for check in (_doer, _refusal))):
            if (pair.first.line, pair.second.line, change.kind) not in reported:
                yield _hit(text, pair, change)
    if len(plain) >= PLAIN_LEAST:
        yield from plain


def _hit(text: Text, pair: Pair, change: Change) -> Hit:
    line = text.lines[pair.second.line - 1]
    start, end = change.place or (pair.second.start, pair.second.end)
    quote = fragment(line, start, end, 12)
    quote_2 = fragment(text.lines[pair.first.line - 1], pair.first.start, pair.first.end, 12)
    return Hit(
        "retold",
        pair.second.line,
        quote,
        change.words,
        change.kind,
        change.severity,
        change.message,
        "",
        pair.first.line,
        quote_2,
    )


def compare(pair: Pair, known: Known) -> Iterator[Change]:
    """Say what the second telling changed, worst first."""
    for check in (_doer, _numbers, _negation, _certainty, _ability):
        change = check(pair.first, pair.second, known)
        if change:
            yield change
    if pair.alike >= SURE:
        change = _hedge_lost(pair.first, pair.second, known)
        if change:
            yield change


def _doer(first: Sentence, second: Sentence, known: Known) -> Change | None:
    """The same act told of another doer."""
    one, two = acts(first, known), acts(second, known)
    for act, (doer, _) in one.items():
        if act in two and two[act][0] != doer:
            now, place = two[act]
            message = f"Line {first.line} makes the {doer} do this; here it is the {now}."
            return Change("changed-doer", "misleading", (second_words(second, place),), message, place)
    return None


def second_words(sentence: Sentence, place: tuple[int, int]) -> str:
    """The words of a sentence at a place of its line."""
    return sentence.text[place[0] - sentence.start : place[1] - sentence.start]


def acts(sentence: Sentence, known: Known) -> dict[str, tuple[str, tuple[int, int]]]:
    """Who does what: the doer named nearest before each verb of the lexicon, or after "by" where the verb is passive."""
    verbs, actors = known.small.get("verb", {}), known.small.get("actor", {})
    named = [
        (m.start(), m.end(), actors[re.sub(r"\s+", " ", m[0].lower())])
        for m in known.pattern("actor").finditer(sentence.text)
    ]
    found: dict[str, tuple[str, tuple[int, int]]] = {}
    for match in known.pattern("verb").finditer(sentence.text):
        act = verbs[re.sub(r"\s+", " ", match[0].lower())]
        passive = re.search(
            r"\b(?:was|were|been|be|being|is|are)\s+(?:\w+ly\s+)?$",
            sentence.text[max(0, match.start() - 24) : match.start()],
        )
        if passive:
            by = re.match(r"(?:\s+\w+){0,3}?\s+by\s+(?:the\s+)?", sentence.text[match.end() :])
            doer = next(((s, e, a) for s, e, a in named if by and 0 <= s - match.end() - by.end() <= 4), None)
        else:
            # A possessive ("the Government's policy") or an object of a preposition is not the doer.
            before = [
                (s, e, a) for s, e, a in named if e <= match.start() and not re.match(r"[’']s?\b", sentence.text[e:])
            ]
            before = [
                n
                for n in before
                if not re.search(
                    r"\b(?:to|of|with|from|against|by|on|for|at)\s+(?:the\s+)?$",
                    sentence.text[max(0, n[0] - 14) : n[0]],
                )
            ] or before
            doer = before[-1] if before else None
            noun = _noun_before(sentence, match.start())
            if noun and (doer is None or doer[1] < noun.start - sentence.start - 1):
                doer = (
                    noun.start - sentence.start,
                    noun.end - sentence.start,
                    stem(noun.lower, dict(known.of("synonym"))),
                )
        if doer and act not in found:
            found[act] = (
                doer[2],
                (sentence.start + min(doer[0], match.start()), sentence.start + max(doer[1], match.end())),
            )
    return found


def _noun_before(sentence: Sentence, place: int) -> Word | None:
    """The word directly before a verb, if it can be its doer: no pronoun, no auxiliary, no adverb, no mark between."""
    before = [word for word in sentence.words if word.end - sentence.start <= place]
    if not before or sentence.text[before[-1].end - sentence.start : place].strip():
        return None
    word = before[-1]
    loose = {
        "instead",
        "then",
        "later",
        "again",
        "already",
        "once",
        "now",
        "never",
        "today",
        "yesterday",
        "still",
        "even",
        "both",
        "all",
        "since",
        "first",
    }
    return None if word.lower in STOP | loose or word.lower.endswith("ly") or len(word.text) < 4 else word


def _figures(sentence: Sentence) -> dict[float, str]:
    """Values that count something: no dates, ranks or loose words such as "both"."""
    loose = {"one", "two", "single", "both", "once", "first", "half"}
    return {
        n.value: n.text
        for n in find_numbers(sentence.text)
        if n.value is not None and n.unit_hint not in ("date", "ordinal", "time") and n.text.lower() not in loose
    }


def _years_told(sentence: Sentence) -> set[str]:
    """The years that a sentence speaks of: "2023", "last year", "this year"."""
    return {
        found.lower()
        for found in re.findall(
            r"(?i)\b(?:last\s+year|this\s+year|a\s+year\s+(?:ago|earlier)|(?:19|20)\d\d)\b", sentence.text
        )
    }


def _alike(
    lost: set[float], new: set[float], one: dict[float, str], two: dict[float, str]
) -> tuple[set[float], set[float]]:
    """Leave out what only one telling has of its kind: a percentage is no other form of a count."""
    percent = re.compile(r"%|per\s?cent", re.IGNORECASE)
    if {bool(percent.search(one[v])) for v in lost}.isdisjoint({bool(percent.search(two[v])) for v in new}):
        return set(), set()
    return lost, new


def _numbers(first: Sentence, second: Sentence, known: Known) -> Change | None:
    if _years_told(first) != _years_told(second):
        return None  # two years, two numbers
    one, two = _figures(first), _figures(second)
    lost, new = one.keys() - two.keys(), two.keys() - one.keys()
    if not lost or not new:
        return None
    lost, new = _alike(lost, new, one, two)
    if not lost or not new:
        return None
    written = two[min(new)]
    place = second.text.find(written)
    message = f"Line {first.line} gives {one[min(lost)]} where this telling gives {written}."
    return Change(
        "changed-number", "misleading", (written,), message, (second.start + place, second.start + place + len(written))
    )


def polarity(sentence: Sentence, known: Known) -> dict[str, tuple[int, Word]]:
    """For each meaningful word: whether an even (0) or odd (1) number of negators stands before it in its clause."""
    synonyms, negators = dict(known.of("synonym")), known.small.get("negator", {})
    signs: dict[str, tuple[int, Word]] = {}
    count, last_negator, previous_end = 0, -99, sentence.start
    for index, word in enumerate(sentence.words):
        gap = sentence.text[previous_end - sentence.start : word.start - sentence.start]
        previous_end = word.end
        if re.search(r"[,;:.!?()–—“”\"]", gap) or word.lower in (
            "and",
            "but",
            "that",
            "because",
            "which",
            "who",
            "while",
        ):
            count = 0
        if word.lower in negators:
            count += 1
            last_negator = index
            continue
        if index - last_negator > 8:
            count = 0
        if word.lower not in STOP:
            signs.setdefault(stem(word.lower, synonyms), (count % 2, word))
    return signs


def _negation(first: Sentence, second: Sentence, known: Known) -> Change | None:
    """The same verb denied in one telling and affirmed in the other."""
    one, two = polarity(first, known), polarity(second, known)
    both = list(one.keys() & two.keys())
    turned = [key for key in both if one[key][0] != two[key][0]]
    # "unlikely to happen" against "not likely ever to happen" turns nothing round: count negators over the whole sentence, too.
    negators = known.small.get("negator", {})
    totals = [sum(word.lower in negators for word in s.words) for s in (first, second)]
    # "Difficult" against "unable" is a matter of degree, which the check of certainty tells: nothing is denied.
    if not turned or (totals[0] > 0) == (totals[1] > 0) or _certainty(first, second, known):
        return None
    key = min(turned, key=lambda k: two[k][1].start)
    word = two[key][1]
    message = f"Of line {first.line} and this telling, one denies what the other affirms about “{word.text}”."
    place = _around_negator(second, known) or (word.start, word.end)
    return Change("reversed-meaning", "misleading", (second_words(second, place),), message, place)


def _around_negator(sentence: Sentence, known: Known) -> tuple[int, int] | None:
    negators = known.small.get("negator", {})
    return next(((word.start, word.end) for word in sentence.words if word.lower in negators), None)


_DENIED_REFUSAL = re.compile(
    r"\b(?:impossible|cannot|can't|can’t|unable|not)\b[^,.;]{0,30}\b(?:refuse|deny|reject|stop|avoid)\b", re.IGNORECASE
)


def _refusal(first: Sentence, second: Sentence, known: Known) -> Change | None:
    """One telling denies a refusal ("impossible to refuse"), the other lets the refusal stand."""
    denied = [_DENIED_REFUSAL.search(s.text) for s in (first, second)]
    if bool(denied[0]) == bool(denied[1]):
        return None
    match = denied[1]
    if match:
        place = (second.start + match.start(), second.start + match.end())
        message = f"Line {first.line} lets them decline; here they can do nothing but comply."
        return Change("reversed-meaning", "misleading", (match[0],), message, place)
    message = f"Line {first.line} says they cannot decline; here they can."
    return Change("reversed-meaning", "misleading", (), message)


_HEDGED = re.compile(
    r"\b(?:thought|believed|understood|said|reported|suspected|presumed|feared)\s+to\s+be\b", re.IGNORECASE
)


def _hedge_lost(first: Sentence, second: Sentence, known: Known) -> Change | None:
    """One telling hedges, the other, nearly the same, states it flatly."""
    levels = known.small.get("certainty", {})
    one, two = ([w for w in s.words if w.lower in levels] for s in (first, second))
    hedges = [w for w in one or two if levels[w.lower] != "certain"]
    if bool(one) == bool(two) or not hedges:
        return None
    if _HEDGED.search((second if one else first).text):
        return None
    if one:
        return Change(
            "changed-certainty",
            "confusing",
            (),
            f"Line {first.line} says “{hedges[0].text}”; this telling states it flatly.",
        )
    word = hedges[0]
    message = f"Line {first.line} states flatly what this telling hedges with “{word.text}”."
    return Change("changed-certainty", "confusing", (word.text,), message, (word.start, word.end))


def _certainty(first: Sentence, second: Sentence, known: Known) -> Change | None:
    """One telling is sure where the other is not."""
    levels = known.small.get("certainty", {})
    one, two = ([(levels[w.lower], w) for w in s.words if w.lower in levels] for s in (first, second))
    if not one or not two:
        return None
    # The weakest word sets the tone: "it is unlikely that it will" is a hedge in spite of its "will".
    weakest = [min(found, key=lambda item: LEVELS.index(item[0])) for found in (one, two)]
    if weakest[0][0] == weakest[1][0]:
        return None
    word = weakest[1][1]
    message = f"Line {first.line} says “{weakest[0][1].text}” where this telling says “{word.text}”: another degree of certainty."
    severity = "misleading" if weakest[1][0] == LEVELS[-1] else "confusing"  # a doubt told as a fact misleads
    return Change("changed-certainty", severity, (word.text,), message, (word.start, word.end))


_NOT_DONE = re.compile(r"\b(?:fail(?:s|ed|ing|ure)?|not\s+\w+ing)\b", re.IGNORECASE)
_NOT_ABLE = re.compile(r"\b(?:inability|incapable|unable|cannot|can['’]t)\b", re.IGNORECASE)


def _ability(first: Sentence, second: Sentence, known: Known) -> Change | None:
    """What was not done in one telling cannot be done in the other."""
    match = _NOT_ABLE.search(second.text)
    if not match or not _NOT_DONE.search(first.text) or _NOT_ABLE.search(first.text) or _NOT_DONE.search(second.text):
        return None
    message = f"By line {first.line} it was not done; by this telling it cannot be done."
    place = (second.start + match.start(), second.start + match.end())
    return Change("changed-certainty", "confusing", (match[0],), message, place)


def altered_quotations(text: Text, known: Known) -> Iterator[Hit]:
    """The same words in quotation marks twice, with different wording: at least one is not what was said."""
    from rapidfuzz import fuzz

    synonyms = dict(known.of("synonym"))
    quoted = list(_quoted_sentences(text))
    stems = [set(content(s, synonyms)) for s in quoted]
    holders: dict[str, list[int]] = defaultdict(list)
    for index, words in enumerate(stems):
        for word in words:
            holders[word].append(index)
    shared: Counter[tuple[int, int]] = Counter()
    for where in holders.values():
        if 2 <= len(where) <= RARE:
            shared.update(combinations(where, 2))
    whole = {paragraph.line: paragraph for paragraph in paragraphs(text)}
    refusals: set[int] = set()
    told: set[int] = set()
    for (a, b), count in sorted(shared.items()):
        one, two = quoted[a], quoted[b]
        words_one, words_two = ([w.lower for w in s.words] for s in (one, two))
        if count < 3 or words_one == words_two or one.line == two.line:
            continue
        overlap = len(stems[a] & stems[b]) / max(1, min(len(stems[a]), len(stems[b])))
        same = " ".join(words_one) in " ".join(words_two) or " ".join(words_two) in " ".join(words_one)
        if same or overlap < 0.6 or fuzz.token_set_ratio(one.text, two.text) < 55:
            continue
        if two.line in told:
            continue  # the first telling is the one to compare with
        told.add(two.line)
        new = [w.text for w in two.words if stem(w.lower, synonyms) not in stems[a] and w.lower not in STOP]
        message = f"Line {one.line} puts other words between quotation marks for the same statement."
        quote = fragment(text.lines[two.line - 1], two.start, two.end)
        quote_2 = fragment(text.lines[one.line - 1], one.start, one.end)
        changed = tuple(w for w in new if w in quote)[:4]
        yield Hit(
            "altered-quotation",
            two.line,
            quote,
            changed,
            "altered-quotation",
            "confusing",
            message,
            "",
            one.line,
            quote_2,
        )
        if one.line in whole and two.line in whole and not {one.line, two.line} & refusals:
            change = _refusal(whole[one.line], whole[two.line], known)
            if change and change.place:
                refusals.add(two.line)
                quote = fragment(text.lines[two.line - 1], *change.place, 8)
                yield Hit(
                    "altered-quotation",
                    two.line,
                    quote,
                    change.words,
                    change.kind,
                    change.severity,
                    change.message,
                    "",
                    one.line,
                    quote_2,
                )


def _quoted_sentences(text: Text) -> Iterator[Sentence]:
    """Sentences that begin inside quotation marks or stand wholly between them, an unclosed quotation included."""
    for sentence in text.sentences:
        line = text.lines[sentence.line - 1]
        before = line[: sentence.start + 1]
        inside = before.count("“") > before.count("”") or before.count('"') % 2 == 1 or sentence.text[:1] in "‘'"
        middle = re.search(r"[:,]\s*[“\"‘'](?=[^“”\"]{20})", sentence.text)
        start = sentence.start if inside else sentence.start + middle.end() if middle else -1
        if start < 0:
            continue
        opening = 1 if inside and line[start] in "“\"‘'" else 0
        closed = re.search(r"[”\"]", line[start + opening : sentence.end])
        end = start + opening + closed.start() if closed else sentence.end
        words = tuple(word for word in sentence.words if start <= word.start < end)
        if len(words) >= 5:
            yield Sentence(
                sentence.line, start, min(sentence.end, end + 1), line[start : min(sentence.end, end + 1)], words
            )
