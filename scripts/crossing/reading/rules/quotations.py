"""Rules on quotation marks: marks that open and never close, and a quotation that closes before its speaker has done."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator

from crossing.language.text import Text, fragment
from crossing.reading.hits import Hit
from crossing.reading.lexicon import Known

_SINGLE_OPEN = re.compile(r"(?:^|(?<=[\s(“\"—–]))[‘'](?=[A-Za-z])(?!(?:em|tis|twas|til|cause|n)\b)")
_SINGLE_CLOSE = re.compile(r"(?<=[\w.,!?…])[’'](?=[\s.,;:!?)”\"—–]|$)")
_DOUBLE = re.compile(r"[“”\"]")
_SPEAKER = re.compile(r"\b(?:said|says|told|added|stated|reported|asked|replied|wrote|tweeted|insisted|explained)\b")
_FIRST_PERSON = re.compile(r"\b(?:we|us|our|ours|I|me|my|I’m|I'm|we’re|we're)\b")


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
