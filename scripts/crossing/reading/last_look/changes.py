"""Changes in per cent and in times that no two spans have."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from crossing.language.expressions import expression
from crossing.language.spans import Span
from crossing.official import Fit
from crossing.official.series import Counted
from crossing.reading import accusing, holding, tolerances
from crossing.reading.answers import FOUND, Answer, Measure
from crossing.reading.case import COUNTS
from crossing.reading.derived.changes import borne_out, may_be_of, of_days_unnamed, says_which_way
from crossing.reading.doubts import either_way, of_numbers_beside
from crossing.reading.holding import Held
from crossing.reading.last_look.asking import Asking
from crossing.reading.left_open import Left
from crossing.reading.mentions import Mention
from crossing.reading.wording import ANY

# "three times the rise of the year before": no multiple of a count
_OF_A_CHANGE = expression(
    r"(?: times)? (?:the|that) (?:rise|increase|growth|fall|drop|decrease|rate|price|cost|pace)\b"
)
_IT_IS = re.compile(r"(?i)\W*(?:it|that|this)(?:[’']s|\s+(?:is|was))\b")
_NAMES_BOATS = expression(rf"\b{ANY}\b")
# boats by which people came, and which are not counted themselves: "small boat crossings", "in small boats"
_BY_BOAT = expression(r"""
    \b(?:in|by|on|aboard|using|used?) small[\s-]boats?\b|\bby boat\b
    |\b(?:small[\s-])?boat (?:arriv\w+|cross\w+|migrants?|people|route|landings?|numbers|totals?|figures?)\b
""")


class Changes(Asking):
    """The part of the last look that asks of changes."""

    def no_change(self, left: Left) -> Held | None:
        """A change in per cent that no two spans have: as it is told, or whichever way it went."""
        mention, one = left.one.mention, left.one
        pairs = list(dict.fromkeys(self._measured.pairs(left)))
        told = self._as_fixed(left) or one.held
        if (
            told is None
            or of_days_unnamed(left.text, mention)
            or not may_be_of(mention, told)
            or self._doubts.made_of_counts(left, mention)
            or self._of_unknown(left)
            or not (left.changed or left.beside_counts or _beside_changes(left) or self._of_what_was_told(left))
            or _OF_A_CHANGE.match(left.text, mention.end)
        ):
            return None
        counts = what_changed(left)
        two = [t.mention for t in (*left.recent, *left.told)] if self._measured.of_the_last_two(left) else []
        if borne_out(mention, two):
            return None  # what the two counts told last make, whichever day they end on
        fixed = bool(self._measured.fixed(left))
        if of_numbers_beside(left) or self._some_pair(
            mention, pairs, counts=counts, loose=tolerances.LOOSE_FIXED if fixed else tolerances.LOOSE
        ):
            return None
        if mention.sign and says_which_way(left.text, mention):
            return told
        if mention.measure is Measure.MULTIPLE:  # the word says which way: "doubled", "half as many"
            beside = [t.mention for t in (*left.told, *left.last)]
            of_days_past = (
                mention.value or 0
            ) > tolerances.MANY_TIMES  # "a number 153 times as large", of days not named
            return None if not fixed and (of_days_past or borne_out(mention, beside)) else told
        unsigned = either_way(mention)
        worked_out = borne_out(replace(mention, sign=0), self._meant.counts)
        return None if worked_out or self._some_pair(unsigned, pairs, counts=counts) else told

    def _as_fixed(self, left: Left) -> Held | None:
        """The change of the first of the pairs of spans that the words leave, where they leave it open no more."""
        fixed = self._measured.fixed(left)
        counted = Counted.BOATS if left.one.mention.counted == "boats" else Counted.PEOPLE
        return holding.change(self._official, left.one.mention, *fixed[0], counted) if fixed else None

    def _of_unknown(self, left: Left) -> bool:
        """True if a change is told right after a count that no days have: of what it is a change is not known either."""
        before = [t for t in left.told if t.mention.end <= left.one.mention.start and t.mention.measure in COUNTS]
        last = before[-1] if before else None
        return last is not None and last.answer is Answer.NOT_TESTED and last.mention.value not in self.every_total

    def _of_what_was_told(self, left: Left) -> bool:
        """ "That is up by half on last year": what changed is what the sentence before told."""
        it = _IT_IS.match(left.text)
        counted = any(t.mention.measure in COUNTS and not t.mention.why for t in left.last)
        if it is None or not (counted or self._measured.fixed(left)):
            return False
        return accusing.linked(left.text, it.end(), left.one.mention.start, left.found)

    def _some_pair(
        self,
        mention: Mention,
        pairs: Sequence[tuple[Span, Span]],
        *,
        counts: Sequence[Counted] = tuple(Counted),
        loose: float = tolerances.LOOSE,
    ) -> bool:
        """True if a change is, or may be, that of two spans: of people or of boats, or of those `counts` alone."""
        held = (
            holding.change(self._official, mention, own, base, counted, loose)
            for own, base in pairs
            for counted in counts
        )
        return any(one and one.fit is not Fit.DOES_NOT_FIT for one in held)


def what_changed(left: Left) -> Sequence[Counted]:
    """What a change may be of: people alone where no boats are named but by their crossings."""
    mention = left.one.mention
    named = mention.counted != "people" or _NAMES_BOATS.search(_BY_BOAT.sub("", f"{left.lead} {left.text}"))
    return tuple(Counted) if named else (Counted.PEOPLE,)


def _beside_changes(left: Left) -> bool:
    """True if a sentence tells another change of the arrivals, which is right, beside one in per cent."""
    in_percent = left.one.mention.measure is Measure.GROWTH
    return in_percent and any(t.mention.measure is Measure.GROWTH and t.answer in FOUND for t in left.told)
