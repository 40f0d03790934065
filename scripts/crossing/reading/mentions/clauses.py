"""The clause that a number stands in, and what it tells of that is no arrival: a rescue, a forecast, an arrest."""

from __future__ import annotations

from crossing.language.expressions import expression
from crossing.reading import wording as w

# Marks and words that start another thought: "370 came on Friday, taking the total to 12,500".
_TURN = expression(r"""
    [;:]\s|\s[–—-]\s
    |, (?:and|but|while|which|who|after|with|as|taking|bringing)\s|,\s
    |\b(?:but|while|whereas|although|though|and)\s
    |[()]
""")
_ASIDE = expression(r", (?:when|which|where) [^,;.]*,(?= )")
# "the Canary Islands …: 46,843 people reached them": the place of an arrival is one named before.
_THERE = expression(r"""
    \b(?:reach(?:ed|ing)? (?:them|it|those \w+)|(?:arriv|land|disembark)\w* there|came there)\b
""")
# "the Canaries, with 39,910 arrivals in 2023"
_PLACE_WITH = expression(r"[^,;.]*, (?:with|which (?:had|saw|counted)|where) (?:(?:some|about|just|nearly|over) )?$")
_FORECAST, _ANOTHER_ROUTE = "a forecast, a plan or a target", "another route"
_BEFORE, _AFTER = 90, 60  # letters before and after a number in which a word of forecast speaks of it
_GOVERN = 4  # so many of `wording.CLAUSE_ELSE`, from the first, tell of who stays the subject of what follows
_FARTHEST = 300  # letters before a number in which its clause may begin


def clause(text: str, start: int, end: int) -> tuple[int, int]:
    """Where the clause of a number begins and ends: between marks and words that start another thought."""
    begin = 0
    for match in _TURN.finditer(text, max(0, start - _FARTHEST), start):
        begin = match.end()
    after = _TURN.search(text, end)
    return begin, after.start() if after else len(text)


def no_arrival(text: str, start: int, end: int) -> str:
    """Why a number is no count of arrivals, by the words of its clause and the subject of its sentence; "" if nothing says so."""
    text = _without_asides(text, start)
    begin, stop = clause(text, start, end)
    here, near = text[begin:stop], text[max(begin, start - _BEFORE) : min(stop, end + _AFTER)]
    for why, pattern in w.CLAUSE_ELSE:
        if pattern.search(here) and (why != _FORECAST or pattern.search(near)):
            return why
    return _subject_before(text, start, stop) or _place_before(text, start, here)


def _without_asides(text: str, start: int) -> str:
    """A sentence, as long as it was, without what it says aside before a number: "December, when four people died, brought 1,744"."""
    for aside in _ASIDE.finditer(text, 0, start):
        text = text[: aside.start()] + " " * (aside.end() - aside.start()) + text[aside.end() :]
    return text


def _subject_before(text: str, start: int, stop: int) -> str:
    """ "The French stopped some boats, and 40 people": a subject before the number governs it until somebody arrives."""
    lead = text[:start]
    for why, pattern in w.CLAUSE_ELSE[:_GOVERN]:
        last = next(reversed(list(pattern.finditer(lead))), None)
        if last and not w.ARRIVED.search(text[last.end() : stop]) and ";" not in lead[last.end() :]:
            return why
    return ""


def _place_before(text: str, start: int, here: str) -> str:
    """Another route, if the clause says that people came "there" and that place was named before the number, or right before it."""
    route = dict(w.CLAUSE_ELSE)[_ANOTHER_ROUTE]
    beside = _PLACE_WITH.search(text, max(0, start - _BEFORE), start)
    if (_THERE.search(here) and route.search(text, 0, start)) or (beside and route.search(beside[0])):
        return _ANOTHER_ROUTE
    return ""
