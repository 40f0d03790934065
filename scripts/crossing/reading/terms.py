"""Who governed when, read from data/terms.csv, and the words that name a term: "since Labour came to power", "under Name"."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cached_property

from crossing.language.dates import Dated, Kind
from crossing.language.expressions import expression, spaced
from crossing.language.missing import missing
from crossing.language.spans import as_date
from crossing.ledger.columns import Columns, rows_of

PRIME_MINISTER, HOME_SECRETARY, PARTY, ELECTION = "prime minister", "home secretary", "party", "election"
# A role stands for whoever holds it when the text appears.
ROLES = {
    "prime minister": PRIME_MINISTER,
    "pm": PRIME_MINISTER,
    "premier": PRIME_MINISTER,
    "home secretary": HOME_SECRETARY,
    "interior minister": HOME_SECRETARY,
    "government": PARTY,
    "administration": PARTY,
}
# "Sir", "the present prime minister".
_TITLE = spaced(r"""
    (?:(?:Sir|Mr|Mrs|Ms|Dame) |(?:the )?(?:present |current |new )?(?:prime minister|home secretary|premier),?\s+)*
""")
_TAKING = spaced(r"""
    (?:came|com(?:e|ing)|took|tak(?:e|en|ing)|won|win(?:ning)?|became|becoming|entered|entering|was|were|replaced|arrived|got|moved
    |swept|assume|assumed|assuming|got in|walked|went|stepped)
""")
_PREDECESSOR = expression(r"\b(?:his|her|the prime minister[’']s) predecessor\b")


@dataclass(frozen=True)
class Term:
    """A term of office or the day of an election; `end` is None while it lasts."""

    kind: str
    names: tuple[str, ...]
    start: date
    end: date | None


class Terms:
    """Every term of the table, and the words of a text that name one."""

    def __init__(self, table: Columns) -> None:
        self.terms = [
            Term(
                row["kind"],
                tuple(row["names"].split("|")),
                as_date(row["start"]),
                None if missing(row["end"]) else as_date(row["end"]),
            )
            for row in rows_of(table)
        ]

    def holder(self, kind: str, when: date) -> Term | None:
        """Who held an office on a day."""
        return next(
            (t for t in self.terms if t.kind == kind and t.start <= when and (t.end is None or when <= t.end)), None
        )

    def find(self, text: str, said: date | None) -> Iterator[Dated]:
        """The frames that name a term, with the days meant as of `said`; none without a day of publication."""
        if said is None:
            return
        for match in self._since.finditer(text):
            if term := self._called(match["name"], said):
                start = term.start + timedelta(days=term.kind == ELECTION)
                if start <= said:
                    yield Dated(Kind.SINCE, match[0], match.start(), start, said, open_end=True, year_stated=True)
        for pattern in (self._under, self._of):
            for match in pattern.finditer(text):
                term = self._called(next(filter(None, match.groups())), said)
                if term and term.kind != ELECTION and term.start <= said:
                    end = min(term.end or said, said)
                    yield Dated(
                        Kind.UNDER, match[0], match.start(), term.start, end, open_end=end == said, year_stated=True
                    )
        yield from self._up_to_an_election(text, said)
        yield from self._predecessors(text, said)

    def _up_to_an_election(self, text: str, said: date) -> Iterator[Dated]:
        """ "Before polling day"."""
        for match in self._until.finditer(text):
            if term := self._called(match["name"], said):
                yield Dated(Kind.UNTIL, match[0], match.start(), None, term.start, year_stated=True)

    def _predecessors(self, text: str, said: date) -> Iterator[Dated]:
        """ "His predecessor": the prime minister before that of a day."""
        for match in _PREDECESSOR.finditer(text):
            now = self.holder(PRIME_MINISTER, said)
            before = now and self.holder(PRIME_MINISTER, now.start - timedelta(days=1))
            if before and before.end:
                yield Dated(Kind.UNDER, match[0], match.start(), before.start, before.end, year_stated=True)

    def _called(self, words: str, said: date) -> Term | None:
        """The term that a name or a role means for a text of that day: the last one begun."""
        words = " ".join(words.lower().split())
        if words in ROLES:
            return self.holder(ROLES[words], said)
        named = [t for t in self.terms if words in (name.lower() for name in t.names) and t.start <= said]
        order = (PRIME_MINISTER, PARTY, HOME_SECRETARY, ELECTION)
        return max(named, key=lambda t: (-order.index(t.kind), t.start), default=None)

    @cached_property
    def _name(self) -> str:
        """Every name of who governed, and every role."""
        return _any_of({name for term in self.terms if term.kind != ELECTION for name in term.names} | set(ROLES))

    @cached_property
    def _since(self) -> re.Pattern[str]:
        """ "Since Labour came to power", "since the last election", "since Name's arrival in office"."""
        elections = _any_of({name for term in self.terms if term.kind == ELECTION for name in term.names})
        return expression(rf"""
            \bsince (?:the )?(?:last |2024 )?{_TITLE}(?P<name>{self._name}|{elections})\b
            (?:[’']s? (?:election(?: (?:win|victory))?|arrival(?: in office)?|victory|win|appointment))?
            (?: {_TAKING}\b
                (?: (?:up )?(?:to|into|in|the|power|office|over|up|No\.?\s*10|Number 10|Downing Street|prime minister
                |home secretary|premier|election|general|government|charge|keys|elected|appointed|their|his|her|post|job))*
            )?(?! (?:first )?(?:(?:began|begun|started) (?:to )?(?:publish|count|record|collect|keep)\w*
                |said|told|promised|pledged|vowed|announced|declared|stood|launched|unveiled|set|signed|made)\b)
        """)

    @cached_property
    def _until(self) -> re.Pattern[str]:
        """ "Before polling day", "up to the general election"."""
        elections = _any_of({name for term in self.terms if term.kind == ELECTION for name in term.names})
        return expression(rf"\b(?:before|until|up to|by) (?:the )?(?:last |2024 )?(?P<name>{elections})\b")

    @cached_property
    def _under(self) -> re.Pattern[str]:
        """ "Under Labour", "during the premiership of Name"."""
        return expression(rf"""
            \b(?:under|during) (?:the |this |whole )*
            (?:premiership of |(?:few )?(?:weeks|months|years|time|term|tenure) (?:of|under) )?
            {_TITLE}(?P<name>{self._name})\b
            (?:[’']s? (?:premiership|time(?: in office)?|term|tenure|watch|months?|weeks?|government))?
        """)

    @cached_property
    def _of(self) -> re.Pattern[str]:
        """ "On Name's watch", "the years under Name"."""
        return expression(rf"""
            \b(?:on )?{_TITLE}(?P<name>{self._name})[’']s? (?:\w+ ){{0,2}}(?:premiership|time in office|term|tenure|watch)\b
            |\b(?:weeks|months|years|premiership|time|days) (?:of|under) {_TITLE}(?P<other>{self._name})\b
        """)


def _any_of(names: Iterable[str]) -> str:
    """One expression for several names, the longest first."""
    ordered = sorted(names, key=lambda name: (-len(name), name))
    return "|".join(spaced(re.escape(name).replace(r"\ ", " ")) for name in ordered)
