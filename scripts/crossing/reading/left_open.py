"""A number that its sentence left open, and what its words say of it: that people came, that the arrivals changed."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from crossing.language.dates import Kind
from crossing.language.expressions import expression
from crossing.language.spans import Span
from crossing.reading import accusing
from crossing.reading import wording as w
from crossing.reading.answers import FOUND
from crossing.reading.case import COUNTS, MANY_PEOPLE, Told
from crossing.reading.holding import Held
from crossing.reading.mentions import Mention, clause
from crossing.reading.moments import Moment
from crossing.reading.records.claimed import Claimed
from crossing.reading.refuting import denied

_SAME_POINT = expression(r"\b(?:same|this) (?:point|stage|time|date|day)\b")


_NUMBER = re.compile(r"\d{1,3}(?:,\d{3})+|\d{1,9}")


def numbers_in(text: str) -> list[int]:
    """The whole numbers of a text, whatever they count."""
    return [int(number.replace(",", "")) for number in _NUMBER.findall(text)]


_BEHIND = expression(
    r"\b(?:after|behind|below|following|(?:beaten|topped|exceeded|headed|led) (?:only )?by|(?:two|three|four) ahead of it)\b"
)


def tells_of(text: str, claimed: Claimed, held: Held) -> bool:
    """ "With 5,417 it was the biggest month": true if a record is told of the count of what stands above the days that it was held of."""
    return held.ahead is not None and held.ahead[0] in numbers_in(text[: claimed.start])


def told_before(claimed: Claimed, told: Iterable[Told], last: Iterable[Told]) -> list[float | None]:
    """The numbers told before a record: those of its sentence up to it, and the counts of the sentence before (`last`)."""
    return [t.mention.value for t in (*last, *(t for t in told if t.mention.end <= claimed.start))]


def stands_above(text: str, claimed: Claimed, own: float | None, before: Iterable[float | None]) -> bool:
    """ "The third highest day of 2025, after 1,195 on May 31 and 1,101 on September 6": true if a rank may be told of days behind those it was held of.

    `own` is the count of these; it is of them if that is told `before` the rank.
    """
    return claimed.rank > 1 and own not in before and bool(_BEHIND.search(text, claimed.end))


@dataclass(frozen=True)
class Left:
    """A number that its sentence left open, with what was known when that was read: see `Case` for `bare`, `lead` and `after`."""

    one: Told
    text: str
    bare: str
    lead: str
    after: str
    told: Sequence[Told]
    found: Sequence[Moment]
    last: Sequence[Told]  # the counts of the sentence before
    anchors: Sequence[Mention]
    recent: Sequence[Told]  # the same, with the last before it of each measure that it tells once

    @property
    def of_arrivals(self) -> bool:
        """True unless the words speak of some of those who came, or of something else that is counted."""
        return not any(
            w.NATIONALITY.search(words) or accusing.counts_something_else(words) for words in (self.text, self.lead)
        )

    @property
    def of_arrivals_here(self) -> bool:
        """The same of the clause of a number alone: what else its sentence counts may stand in another."""
        begin, stop = clause(self.text, self.one.mention.start, self.one.mention.end)
        here = self.text[begin:stop]
        return not (w.NATIONALITY.search(here) or accusing.counts_something_else(here) or self.one.mention.why)

    @property
    def beside_counts(self) -> bool:
        """True if its sentence tells a count of people or boats that fits."""
        return any(t.mention.measure in COUNTS and t.answer in FOUND for t in self.told)

    @property
    def between_counts(self) -> bool:
        """True if two counts beyond doubt of what changed stand beside it."""
        mention = self.one.mention
        stop = clause(self.text, mention.start, mention.end)[
            1
        ]  # "a drop of 35 per cent, and boats are down from 210 to 119"
        near = (t for t in self.told if t.mention.start < stop)
        sure = [t for t in near if t.proven and COUNTS.get(t.mention.measure) == mention.counted]
        return len(sure) > 1

    @property
    def at_like_days(self) -> bool:
        """True if its sentence speaks of the like days of another year: "at the same point last summer"."""
        return any(moment.dated.kind in (Kind.SAME_POINT, Kind.SAME_PERIOD) for moment in self.found) or bool(
            _SAME_POINT.search(self.text)
        )

    @property
    def apart(self) -> bool:
        """True if the words after a number make it a difference."""
        return accusing.set_apart(self.text, self.one.mention)

    @property
    def came(self) -> bool:
        """True if a number is told of people who came: nothing else is counted beside it."""
        mention, found = self.one.mention, self.found
        if accusing.came(self.bare, mention, found) or accusing.tells_of_arrivals(self.bare, mention, found):
            return True
        if not (mention.named or accusing.stands_alone(self.bare, mention, found)):
            return False
        return (mention.value or 0) >= MANY_PEOPLE or accusing.counts_arrivals(self.bare, mention, self.anchors, found)

    @property
    def changed(self) -> bool:
        """True if the words say that it is the arrivals which changed, or that the change is denied."""
        mention = self.one.mention
        return accusing.change_of_arrivals(self.text, mention, self.anchors, self.found) or denied(
            self.text, mention.end, self.after
        )


@dataclass(frozen=True)
class OpenRecord:
    """A record that its sentence left open: how it is claimed, and what its sentence tells besides."""

    one: Told
    claimed: Claimed
    text: str
    found: Sequence[Moment]
    told: Sequence[Told]
    last: Sequence[Told]  # the counts of the sentence before
    subject: Sequence[Span]  # the spans of which alone it is told, where the words fix them
