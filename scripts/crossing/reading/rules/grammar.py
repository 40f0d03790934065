"""The rule on grammar: words lost from a phrase, and articles that do not fit."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from crossing.language.expressions import expression, spaced
from crossing.language.text import Text, fragment
from crossing.reading.hits import Hit
from crossing.reading.lexicon import Known

_VERBS = (
    "turn|make|stop|get|take|go|do|be|have|reach|send|prevent|find|leave|return|control|cross|bring|give|work|help|act"
)


@dataclass(frozen=True)
class Broken:
    """A pattern that clean text does not have; its first group is at fault and stands for {0} in message and likely reading."""

    pattern: re.Pattern[str]
    message: str
    likely: str
    severity: str


def _broken(words: str, message: str, likely: str = "", severity: str = "untidy") -> Broken:
    """A pattern from words as `spaced` reads them; capital and small letters count."""
    return Broken(re.compile(spaced(words)), message, likely, severity)


GRAMMAR = (
    _broken(  # "a number of have crossed"
        r"""
        \b(?:number|majority|group|handful|dozens|hundreds|thousands|millions|half|lot|most|many|several) of\s+
        ((?:have|has|had|were|was|are|is|will|would|can)\b)
        """,
        "A noun is missing after “of”.",
        severity="confusing",
    ),
    _broken(  # "difficult for the police stop them"
        rf"""
        \b(?:difficult|hard|easy|impossible|possible|harder|easier) for\s+
        (?!(?:[\w’']+ ){{0,4}}?(?:to|who|that|which|and|or)\b[^.]{{0,12}}\b(?:{_VERBS})\b)
        (?:the |a |our |its )?(?:[\w’']+ ){{1,3}}?((?:{_VERBS}))\s+
        (?:them|it|him|her|us|back|migrants|boats|people|round|around|the|a|this|that)\b
        """,
        "“to” is missing before “{0}”.",
        "to {0}",
    ),
    _broken(  # "an agreement with French."
        r"\b(?:with|by|from|for|of) (French|British|Belgian|Dutch)(?=[.;!?][”\"’']?(?:\s|$)|[”\"’']?\s*$)",
        "“{0}” stands where a noun is wanted.",
        "the {0}",
    ),
    _broken(  # "French have agreed"
        r"""
        (?:^|[“\"‘.:]\s?)(French|British|Dutch) (?:is|are|was|were|has|have)\s+
        (?:now |also |still |currently )?(?:\w+ing|agreed|refused|said|promised)\b
        """,
        "“{0}” stands where “the {0}” is wanted.",
        "The {0}",
    ),
    _broken(  # "for a Foreign Office said"
        r"\b(?:for|by|from|with|to) (a (?:Downing Street|Britain|France|London|Paris|Whitehall))(?=\s+said|\s*[:.,;])",
        "“{0}” has an article that does not belong there or lacks a noun.",
    ),
    _broken(  # "up to 42% compared with last year"
        r"\b(up to \d+(?:\.\d+)?(?:%| per\s?cent)) (?:compared|higher than|more than|on the (?:same|previous))\b",
        "“{0}” before a comparison is likely “up” by that much; “up to” would make it an upper limit.",
        "up",
        "misleading",
    ),
    _broken(  # "allow Britain to reach England"
        r"""
        \b(?:allow|allows|allowing|enable|enabling|help|let|letting|permit)\s+
        ((?:Britain|the UK|France|the United Kingdom|London|Paris|England)(?: to)? (?:reach|cross|sail|travel))\s+
        """,
        "A country, not people, is said to travel here.",
        severity="misleading",
    ),
    _broken(r"\bregardless (what|whether|who|where)\b", "“of” is missing before “{0}”.", "of {0}"),
    _broken(r"\b(an? (?:boat|incident|attempt) (?:who))\b", "“{0}” treats a thing as a person."),
)
_A_BEFORE_VOWEL = re.compile(r"\b(a)\s+([aeiouAEIOU][a-z]+)")
_AN_BEFORE_CONSONANT = re.compile(r"\b(an)\s+([bcdfgjklmnpqrstvwxyzBCDFGJKLMNPQRSTVWXYZ][a-z]+)")
# Spoken as if they began with a consonant: "a union", "a European", "a one-way trip".
_AS_A_CONSONANT = expression(
    r"(?:uni(?!n|m)|use|usu|uti|ubi|uto|ura|ukr|uga|ure|uri|ufo|euro|eu|ewe|one|once|ouija|u-|unanim)"
)


def broken_grammar(text: Text, known: Known) -> Iterator[Hit]:
    """Words lost from a phrase and articles that do not fit, in a few patterns that clean text does not have."""
    for number, line in enumerate(text.lines, start=1):
        for broken in GRAMMAR:
            for match in broken.pattern.finditer(line):
                message, likely = broken.message.format(match[1]), broken.likely.format(match[1])
                yield _hit(line, number, match, match[1], broken.severity, message, likely)
        for pattern, right in ((_A_BEFORE_VOWEL, "an"), (_AN_BEFORE_CONSONANT, "a")):
            for match in pattern.finditer(line):
                if right == "a" or not (_AS_A_CONSONANT.match(match[2]) or line[match.end() : match.end() + 1] == "."):
                    message = f"“{match[1]} {match[2]}” has the wrong article."
                    yield _hit(line, number, match, match[0], "untidy", message, f"{right} {match[2]}")


def _hit(line: str, number: int, match: re.Match[str], written: str, severity: str, message: str, likely: str) -> Hit:
    quote = fragment(line, *match.span())
    return Hit("grammar", number, quote, (written,), "garbled-grammar", severity, message, likely)
