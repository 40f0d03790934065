"""Corrections as readers meet them: what the table of corrections holds, without markup and without names of columns."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import lru_cache
from typing import Any

from crossing.book import positions
from crossing.language import prose
from crossing.language.numbers import find_numbers
from crossing.ledger import Ledger
from crossing.ledger.vocabulary import NumberVerdict, WordsVerdict
from crossing.official import quantities

SIDES = ("was", "is")
STATED = ("value", "value_high", "qualifier", "unit", "measure", "period_start", "period_end")  # what a claim states
FEW = 2
# Who finds what is no error of the pages but a later score of the check of an article.
SCORERS = ("A set of texts not seen before", "Sets of texts not seen before")
NUMBER = re.compile(r"\{fig\}`([^`|]+)(?:\|([^`]*))?`")
OTHER_ROLE = re.compile(r"\s*\(?\{\w+\}`[^`]*`\)?")
MARKED = re.compile(r"\[([^\[\]]*)\]\{[^{}]*\}")  # words with a language of their own
LINK = re.compile(r"\[([^\[\]]*)\]\([^()]*\)")
OF_POSITIONS = dict(positions.ROWS)  # what the cards call their columns


def told(row: Mapping[Any, Any], ledger: Ledger) -> dict[str, str]:
    """Return what a row of corrections.csv says was wrong and what stands now (`was`, `is`), as sentences for readers."""
    return {side: _plain(_without_columns(row, side, ledger), ledger) for side in SIDES}


def _without_columns(row: Mapping[Any, Any], side: str, ledger: Ledger) -> str:
    """The words of a cell; where the command that corrects a row wrote them, each column by its name for readers."""
    words = str(row[side])
    changed = _changes(ledger).get(str(row["correction_id"]), [])
    made = "; ".join(f"{change['column']}: {change[side]}" for change in changed)
    if changed and words == made:
        if len(changed) == 1:
            return changed[0][side]
        return " ".join(f"{_name(change['column'])}: {_stopped(change[side])}" for change in changed)
    return f"The verdict was “{words}”." if words in _verdicts(ledger) else words


def _name(column: str) -> str:
    """What readers call a column."""
    return OF_POSITIONS.get(column) or prose.capital(column.replace("_", " "))


def is_score(row: Mapping[Any, Any]) -> bool:
    """True of a row that tells a later score of the check of an article."""
    return row["reported_by"] in SCORERS


def is_of_a_number(row: Mapping[Any, Any], ledger: Ledger) -> bool:
    """True of a row that tells of a published number, date or verdict that is another now; any other is of words or grades.

    Told by the row: the verdict of a claim, a changed cell that holds what a claim states, or numbers on both sides that the
    other side has not.
    """
    if row["ident"] in ledger.rows.claims and str(row["was"]) in _verdicts(ledger):
        return True
    changed = _changes(ledger).get(str(row["correction_id"]), [])
    if any(change["table"] == "claims" and change["column"] in STATED for change in changed):
        return True
    was, now = (_numbers(words) for words in told(row, ledger).values())
    return bool(was - now and now - was)


def _numbers(words: str) -> frozenset[float]:
    """The values of the numbers in a sentence; “one” and “two” mostly count nothing there."""
    return frozenset(
        number.value
        for number in find_numbers(words)
        if number.value is not None and (number.kind == "numeral" or number.value > FEW)
    )


@lru_cache(maxsize=1)
def _changes(ledger: Ledger) -> dict[str, list[dict[str, str]]]:
    """The changed cells that each correction tells of, in order."""
    found: dict[str, list[dict[str, str]]] = {}
    for change in ledger.changes.fillna("").to_dict("records"):
        found.setdefault(change["correction_id"], []).append({str(key): str(cell) for key, cell in change.items()})
    return found


@lru_cache(maxsize=1)
def _verdicts(ledger: Ledger) -> frozenset[str]:
    """Every verdict that a version has given, on a number or on words."""
    given = {str(verdict) for kind in (NumberVerdict, WordsVerdict) for verdict in kind}
    return frozenset(given.union(*(ledger.released[column].dropna() for column in ("verdict", "words")))) - {""}


def _plain(words: str, ledger: Ledger) -> str:
    """Words without markup: a number that a role names as it stands now, and no other role."""

    def said(match: re.Match[str]) -> str:
        item = quantities.lookup(match[1], ledger)
        return prose.ENGLISH.value(item.value, item.unit, match[2] or "")

    words = OTHER_ROLE.sub("", NUMBER.sub(said, words))
    return LINK.sub(r"\1", MARKED.sub(r"\1", words))


def _stopped(words: str) -> str:
    return words if words.endswith((".", "?", "!", "”")) else f"{words}."
