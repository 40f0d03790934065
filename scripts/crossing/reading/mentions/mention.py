"""A number of a sentence with what it counts: what the readers of this room give."""

from __future__ import annotations

from dataclasses import dataclass

from crossing.reading.answers import Measure

MOST_ABOARD = 150  # people that one small boat may hold on average


@dataclass(frozen=True)
class Mention:
    """A number of a sentence: its place, what it counts, and why it is no count of arrivals ("" if it may be one).

    `named` is True where its own noun stands beside it; `counted` is what a growth or multiple compares; `sign` is 1 or -1
    where the words say rise or fall; `milestone` marks a round number that was reached or passed; `partial` one that may be
    a part of its days' count, and is then never said not to fit.
    """

    start: int
    end: int
    text: str
    value: float | None
    measure: Measure
    unit: str
    qualifier: str = "exact"
    high: float | None = None
    why: str = ""
    named: bool = False
    counted: str = "people"
    sign: int = 0
    milestone: bool = False
    partial: bool = False
