"""The vocabulary of the word rules, read from data/lexicon.csv, and the persons of data/people.csv."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property, lru_cache

from crossing.language.text import Text
from crossing.ledger import read_columns, resource

_LETTERS = re.compile(r"[^\W\d_]+")


@dataclass(frozen=True)
class Known:
    """What the rules know of the world: vocabulary by kind (entry to meaning) and full names of persons."""

    vocabulary: Mapping[str, Mapping[str, str]]
    people: tuple[str, ...]

    def of(self, kind: str) -> Mapping[str, str]:
        """Entries of one kind with what they replace or mean; empty if the table has none."""
        return self.vocabulary.get(kind, {})

    def pattern(self, kind: str) -> re.Pattern[str]:
        """One expression for all entries of a kind, longest first, whole words, any case, any white space."""
        if kind not in self._patterns:  # `setdefault` would make the expression anew each time it is asked for
            self._patterns[kind] = _alternatives(self.of(kind))
        return self._patterns[kind]

    def pattern_in(self, kind: str, text: Text) -> re.Pattern[str]:
        """What finds in a text all that `pattern` does, sooner: an expression for the entries alone whose words stand in it."""
        if kind not in self._letters:
            self._letters[kind] = {entry: frozenset(_LETTERS.findall(entry.lower())) for entry in self.of(kind)}
        return _alternatives(entry for entry, letters in self._letters[kind].items() if letters <= text.letters)

    @cached_property
    def _letters(self) -> dict[str, dict[str, frozenset[str]]]:
        return {}

    @cached_property
    def _patterns(self) -> dict[str, re.Pattern[str]]:
        return {}

    @cached_property
    def small(self) -> dict[str, dict[str, str]]:
        """The vocabulary with entries in small letters."""
        return {
            kind: {entry.lower(): meaning for entry, meaning in table.items()}
            for kind, table in self.vocabulary.items()
        }


def _alternatives(entries: Iterable[str]) -> re.Pattern[str]:
    parts = [r"[\s\u00a0]+".join(map(re.escape, entry.split())) for entry in sorted(entries, key=len, reverse=True)]
    return re.compile(rf"(?<![\w’'-])(?:{'|'.join(parts)})(?![\w])" if parts else r"(?!)", re.IGNORECASE)


@lru_cache(maxsize=1)
def known() -> Known:
    """Read lexicon.csv and people.csv. Raises BookError if one cannot be read."""
    rows = read_columns(resource("lexicon"))
    vocabulary: dict[str, dict[str, str]] = {}
    for kind, entry, meaning in zip(rows["kind"], rows["entry"], rows["replaces_or_means"], strict=True):
        vocabulary.setdefault(kind, {})[entry] = meaning
    return Known(vocabulary, tuple(read_columns(resource("people"))["name"]))
