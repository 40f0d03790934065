"""The rule on seas: no sentence about crossing names another sea than the text's own."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import lru_cache

from crossing.language.expressions import expression, spaced
from crossing.language.text import Sentence, Text, fragment
from crossing.reading.hits import Hit
from crossing.reading.lexicon import Known

LEAST_NAMED, LEAST_SHORES = 2, 3  # how often a text names its sea, or how many places at it, to be about it

# Somebody crosses, or something does.
_CROSSING = expression(r"""
    \b(?:cross\w*|boat\w*|sail\w*|dingh\w*|swim\w*|rout\w*|journey\w*|migrants?|arriv\w*|rescue\w*|kayak\w*|vessel\w*|smuggl\w*)\b
""")


def wrong_sea(text: Text, known: Known) -> Iterator[Hit]:
    """A sea that is not the text's own, in a sentence about crossing, with none of the places that would make it fit."""
    seas = known.of("sea")
    counts = {sea: _times_named(sea, text) for sea in seas}
    main = _main_sea(text, seas, counts)
    if main is None:
        return
    full = "English Channel" if main == "Channel" else main
    for sentence in text.sentences:
        for match in _the_sea(tuple(seas)).finditer(sentence.text):
            sea = match[1]
            if sea == main or counts[sea] > counts[main] or _may_be_meant(sea, main, seas, sentence, text):
                continue
            line = text.lines[sentence.line - 1]
            quote = fragment(line, sentence.start + match.start(1), sentence.start + match.end(1), 8)
            message = f"The text is about the {full}, but this sentence names the {sea}."
            yield Hit("wrong-sea", sentence.line, quote, (sea,), "wrong-word", "misleading", message, f"the {main}")


def _times_named(sea: str, text: Text) -> int:
    """How often a text names a sea; the Channel is written in small letters, too."""
    return len(re.findall(rf"\b{re.escape(sea)}\b", text.whole, re.IGNORECASE if sea == "Channel" else 0))


def _main_sea(text: Text, seas: Mapping[str, str], counts: Mapping[str, int]) -> str | None:
    """The sea that a text is about: the one it names most, with the places at it; None if it is about none."""
    named = [sea for sea, count in counts.items() if count]
    if not named:
        return None
    shores = {sea: len(set(re.findall(rf"\b(?:{seas[sea]})\b", text.whole))) if seas[sea] else 0 for sea in named}
    main = max(named, key=lambda sea: counts[sea] + shores[sea])
    return main if counts[main] >= LEAST_NAMED or shores[main] >= LEAST_SHORES else None


@lru_cache(maxsize=4)
def _the_sea(seas: tuple[str, ...]) -> re.Pattern[str]:
    """The sea itself: "the Atlantic", not "Mediterranean countries" or "Atlantic Council"."""
    names = "|".join(sorted(map(re.escape, seas), key=len, reverse=True))
    return re.compile(
        spaced(rf"""
        \b(?:the|The) (?:North |South )?({names})(?: (?:Sea|Ocean))?
        (?= (?:by|in|on|to|from|and|this|last|each|every|since|after|during|into|at|with|before|as|is|was|were|are|has|have
            |between|towards?|through|within|a|without|so|who|or|for|again|when|while|per|illegally|safely|more|over)\b
        |\s*[.,;:!?–—)\"”’]|\s*$)
        """)
    )


def _may_be_meant(sea: str, main: str, seas: Mapping[str, str], sentence: Sentence, text: Text) -> bool:
    """True where another sea is in its place: nobody crosses, or a place at it or the text's own sea is named nearby."""
    near = "\n".join(text.lines[max(0, sentence.line - 2) : sentence.line + 1])
    return bool(
        not _CROSSING.search(sentence.text)
        or (seas[sea] and re.search(rf"\b(?:{seas[sea]})\b", near))
        or re.search(rf"\b{main}\b", sentence.text, re.IGNORECASE)
    )
