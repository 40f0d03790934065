"""Rules on quotations: marks that never close, or close before the speaker has done, and words quoted in two ways."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator

from crossing.language.text import Sentence, Text, fragment
from crossing.reading.hits import Hit
from crossing.reading.lexicon import Known
from crossing.reading.rules.changes import Change, change_hit, refusal
from crossing.reading.rules.small_words import STOP
from crossing.reading.rules.tellings import content, holders, paragraphs, sharing, stem

QUOTED_LEAST = 5  # words of a quotation that is compared
# Rare words that two quotations share, the share of the shorter one's words, and how like their letters are (per cent).
SHARED, OVERLAP, LIKE = 3, 0.6, 55
MOST_NEW = 4  # words of a second wording that are named

_SINGLE_OPEN = re.compile(r"(?:^|(?<=[\s(“\"—–]))[‘'](?=[A-Za-z])(?!(?:em|tis|twas|til|cause|n)\b)")
_SINGLE_CLOSE = re.compile(r"(?<=[\w.,!?…])[’'](?=[\s.,;:!?)”\"—–]|$)")
_DOUBLE = re.compile(r"[“”\"]")
_SPEAKER = re.compile(r"\b(?:said|says|told|added|stated|reported|asked|replied|wrote|tweeted|insisted|explained)\b")
_FIRST_PERSON = re.compile(r"\b(?:we|us|our|ours|I|me|my|I’m|I'm|we’re|we're)\b")
_QUOTATION = re.compile(r"[:,]\s*[“\"‘'](?=[^“”\"]{20})")  # "He said: “…"


def unbalanced_quotes(text: Text, known: Known) -> Iterator[Hit]:
    """A quotation mark that opens and never closes, or closes without having opened.

    A quotation that runs over several paragraphs opens each and closes only the last: that is custom, not a fault.
    """
    filled = [(number, line.strip()) for number, line in enumerate(text.lines, start=1) if line.strip()]
    following = {number: after for (number, _), (_, after) in itertools.pairwise(filled)}
    for number, _stripped in filled:
        line, after = text.lines[number - 1], following.get(number, "")
        fault = _double_fault(line, after)
        if fault is None and not _DOUBLE.search(line):
            fault = _single_fault(line, after)
        if fault is not None:
            place, message = fault
            yield Hit(
                "quote-marks",
                number,
                fragment(line, place, place + 1),
                (_word_at(line, place),),
                "altered-quotation",
                "untidy",
                message,
            )


def _double_fault(line: str, after: str) -> tuple[int, str] | None:
    opened = -1
    for match in _DOUBLE.finditer(line):
        mark = match[0]
        if mark == '"':
            mark = "”" if opened >= 0 else "“"
        if mark == "“":
            if opened >= 0:
                return opened, "A quotation mark opens here and a second one opens before it closes."
            opened = match.start()
        elif opened < 0:
            return match.start(), "A quotation mark closes here that was never opened."
        else:
            opened = -1
    if opened >= 0 and after[:1] not in ("“", '"', "‘"):
        return opened, "A quotation mark opens here and never closes."
    return None


def _single_fault(line: str, after: str) -> tuple[int, str] | None:
    opened = [m.start() for m in _SINGLE_OPEN.finditer(line)]
    closed = [m.start() for m in _SINGLE_CLOSE.finditer(line)]
    if not opened or after[:1] in ("‘", "'"):
        return None
    # An apostrophe after a plural looks like a closing mark, so only a paragraph with none at all is a fault.
    if not [place for place in closed if place > opened[-1]]:
        return opened[-1], "A quotation mark opens here and never closes."
    return None


def _word_at(line: str, place: int) -> str:
    start = max(line.rfind(" ", 0, place), line.rfind("\u00a0", 0, place)) + 1
    return re.split(r"\s", line[start:], maxsplit=1)[0]


def closed_early(text: Text, known: Known) -> Iterator[Hit]:
    """First-person words outside the marks, in a paragraph that reports what somebody said in quotation marks."""
    for number, line in enumerate(text.lines, start=1):
        spans = [m.span() for m in re.finditer(r"“[^“”]*”", line)]
        if not spans or spans[-1][1] >= len(line.rstrip()) or not _SPEAKER.search(line[: spans[0][0]]):
            continue
        tail_start = spans[-1][1]
        if line[tail_start - 2 : tail_start - 1] not in ".!?":
            continue
        tail = line[tail_start:]
        match = _FIRST_PERSON.search(tail)
        if match and not _SPEAKER.search(tail) and not re.search(r"[“‘\"]", tail):
            # The fault is where the marks close, not where the speaker's own word stands.
            close = line.rfind(" ", 0, tail_start) + 1
            message = f"The quotation closes here, though the speaker goes on with “{match[0]}”."
            yield Hit(
                "closed-early",
                number,
                fragment(line, close, tail_start + 1),
                (line[close:tail_start],),
                "altered-quotation",
                "confusing",
                message,
            )


def altered_quotations(text: Text, known: Known) -> Iterator[Hit]:
    """The same words in quotation marks twice, with different wording: at least one is not what was said."""
    synonyms = known.of("synonym")
    quoted = list(_quoted_sentences(text))
    stems = [set(content(sentence, synonyms)) for sentence in quoted]
    whole = {paragraph.line: paragraph for paragraph in paragraphs(text)}
    told: set[int] = set()
    refused: set[int] = set()
    for (a, b), count in sorted(sharing(holders(stems).values()).items()):
        one, two = quoted[a], quoted[b]
        if count < SHARED or two.line in told or not _same_statement(one, two, stems[a], stems[b]):
            continue
        told.add(two.line)  # the first telling is the one to compare with
        new = [w.text for w in two.words if stem(w.lower, synonyms) not in stems[a] and w.lower not in STOP]
        yield _altered(text, one, two, new)
        if one.line in whole and two.line in whole and refused.isdisjoint((one.line, two.line)):
            change = refusal(whole[one.line], whole[two.line], known)
            if change and change.place:
                refused.add(two.line)
                yield _altered_in(text, one, two, change, fragment(text.lines[two.line - 1], *change.place, 8))


def _same_statement(one: Sentence, two: Sentence, stems_one: set[str], stems_two: set[str]) -> bool:
    """True where two quotations are worded differently and yet so alike that they are the same; none is a part of the other."""
    from rapidfuzz import fuzz

    words_one, words_two = (" ".join(word.lower for word in sentence.words) for sentence in (one, two))
    if one.line == two.line or words_one in words_two or words_two in words_one:
        return False
    overlap = len(stems_one & stems_two) / max(1, min(len(stems_one), len(stems_two)))
    return overlap >= OVERLAP and fuzz.token_set_ratio(one.text, two.text) >= LIKE


def _altered(text: Text, one: Sentence, two: Sentence, new: list[str]) -> Hit:
    quote = fragment(text.lines[two.line - 1], two.start, two.end)
    message = f"Line {one.line} puts other words between quotation marks for the same statement."
    words = tuple(word for word in new if word in quote)[:MOST_NEW]
    return _altered_in(text, one, two, Change("altered-quotation", "confusing", words, message), quote)


def _altered_in(text: Text, one: Sentence, two: Sentence, change: Change, quote: str) -> Hit:
    other = fragment(text.lines[one.line - 1], one.start, one.end)
    return change_hit("altered-quotation", two.line, quote, change, one.line, other)


def _quoted_sentences(text: Text) -> Iterator[Sentence]:
    """Sentences that begin inside quotation marks or stand wholly between them, an unclosed quotation included."""
    for sentence in text.sentences:
        line = text.lines[sentence.line - 1]
        inside, start = _quotation_start(line, sentence)
        if start is None:
            continue
        opening = 1 if inside and line[start] in "“\"‘'" else 0
        closed = re.search(r"[”\"]", line[start + opening : sentence.end])
        end = start + opening + closed.start() if closed else sentence.end
        words = tuple(word for word in sentence.words if start <= word.start < end)
        if len(words) >= QUOTED_LEAST:
            stop = min(sentence.end, end + 1)
            yield Sentence(sentence.line, start, stop, line[start:stop], words)


def _quotation_start(line: str, sentence: Sentence) -> tuple[bool, int | None]:
    """Whether a sentence begins inside quotation marks, and where its quotation begins, if it has one."""
    before = line[: sentence.start + 1]
    if before.count("“") > before.count("”") or before.count('"') % 2 == 1 or sentence.text[:1] in "‘'":
        return True, sentence.start
    middle = _QUOTATION.search(sentence.text)
    return False, sentence.start + middle.end() if middle else None
