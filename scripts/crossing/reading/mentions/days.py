"""Numbers of days: without arrivals where the words say so, else a length of time."""

from __future__ import annotations

from dataclasses import replace

from crossing.language.expressions import expression
from crossing.reading import wording as w
from crossing.reading.answers import Measure
from crossing.reading.mentions.mention import Mention

_DAYS = expression(r"[\s-]+(?:full |consecutive |straight |calm |clear |successive |whole )*days?\b")
_OF_ITS_DAYS = expression(r" of (?:its|the|those|these) (?:[\w’'-]+ ){0,2}days\b")  # "20 of its 30 days"
# "After 100 days in office", "two days to get there".
_IN_OFFICE = expression(r"""
    \b(?:power|(?<!home\s)office|government|tenure|premiership|premier|get there|needed|prime minister)\b
""")


def days(text: str, base: Mention, topic: bool) -> Mention | None:
    """A number of days: without arrivals where the words say so; None where it counts no days."""
    if not (_DAYS.match(text, base.end) or _OF_ITS_DAYS.match(text, base.end)):
        return None
    nobody = bool(w.NOBODY.search(text))
    if nobody or (topic and w.LULL.search(text) and not _IN_OFFICE.search(text)):
        return replace(base, measure=Measure.DAYS_WITHOUT, unit="days", named=nobody)
    return replace(base, unit="days", why="it is a length of time")
