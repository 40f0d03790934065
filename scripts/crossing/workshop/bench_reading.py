"""How the check of an article does on twenty texts with right answers (tests/data/reader), a row for each kind of figure.

The texts are the project's own words, written after the kinds of text that people check: agency copy, broadcasters, fact checks,
press releases, tables, machine-reworded copies. Each has its figures with span and answer, errors that were planted, and its
garbled passages. The check was made with these texts at hand: on texts never seen it does less well.
"""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import TypedDict

from crossing.articles.checking import check_text
from crossing.reading.answers import FOUND, Answer, Figure, Measure, Passage

COUNTED = ("listed", "found", "testable", "right", "wrong", "missing")
FIGURES, PASSAGES, WHOLE, WORDS = "figures", "passages", "texts", "words"  # what a row counts
NOT_LETTERS = re.compile(r"[^\d\w]+")


class RightAnswer(TypedDict):
    """A figure of a text: where and how it stands there, what it counts, and what the check should answer."""

    line: int
    text: str
    what: str
    answer: str


class GarbledWords(TypedDict):
    """A passage of a text that a machine reworded."""

    line: int
    quote: str


class Gold(TypedDict):
    """What is true of a text."""

    date: str
    spun: bool
    figures: list[RightAnswer]
    garbled: list[GarbledWords]


def benchmark(folder: Path) -> list[dict[str, str | int]]:
    """Score the check on the texts of a folder: one row a kind of figure.

    Its cells: kind, of figure; unit, what is counted; listed and found, by the right answers and by the check; testable, what
    the series can answer; right, wrong and missing, the answers. Other rows count the texts; the errors planted among the
    figures; all the others, which are honest ("right": not accused); the garbled passages; the machine-reworded texts ("wrong": others that are called so); and the alarms ("wrong")
    in the words of texts without a garbled passage.
    """
    counts: dict[str, Counter[str]] = {}
    texts, honest, reworded, passages, clean = (Counter[str]() for _ in range(5))
    for path in sorted(folder.glob("[0-9]*.json")):
        gold: Gold = json.loads(path.read_text(encoding="utf-8"))
        text = path.with_suffix(".txt").read_text(encoding="utf-8")
        checked = check_text(text.rstrip("\n"), date.fromisoformat(gold["date"]))
        for row, figure in matched(gold["figures"], list(checked.figures)):
            _count(counts, row, figure)
            if row["answer"] != "does_not_fit":
                accused = figure is not None and figure.answer is Answer.DOES_NOT_FIT
                honest.update(listed=1, found=figure is not None, testable=1, right=not accused, wrong=accused)
        texts.update(listed=1, found=1)
        if gold["spun"]:
            reworded.update(
                listed=1, found=checked.reworded, testable=1, right=checked.reworded, missing=not checked.reworded
            )
        else:
            reworded.update(wrong=checked.reworded)
        for words in gold["garbled"]:
            caught = any(_overlap(text.split("\n")[words["line"] - 1], words, one) for one in checked.passages)
            passages.update(listed=1, found=int(caught), testable=1, right=int(caught), missing=int(not caught))
        if not gold["garbled"]:
            clean.update(listed=len(text.split()), wrong=len(checked.passages))
    planted = counts.pop("errors planted", Counter())
    rows = [(kind.replace("_", " "), FIGURES, count) for kind, count in counts.items()]
    rows += [
        ("texts", WHOLE, texts),
        ("honest figures", "accusations", honest),
        ("errors planted", "errors", planted),
        ("garbled passages", PASSAGES, passages),
        ("reworded texts", WHOLE, reworded),
        ("alarms in clean text", WORDS, clean),
    ]
    return [{"kind": kind, "unit": unit, **{name: int(count[name]) for name in COUNTED}} for kind, unit, count in rows]


def _count(counts: dict[str, Counter[str]], row: RightAnswer, figure: Figure | None) -> None:
    kinds = [row["what"], "errors planted"] if row["answer"] == "does_not_fit" else [row["what"]]
    for kind in kinds:
        tally = counts.setdefault(kind, Counter())
        tally.update(listed=1, found=int(figure is not None))
        said = figure.answer if figure else Answer.NOT_TESTED
        if row["answer"] == "not_testable":  # if it is called wrong the row of honest figures says so
            continue
        right = said in FOUND if row["answer"] == "fits" else said is Answer.DOES_NOT_FIT
        missing = said is Answer.NOT_TESTED
        tally.update(testable=1, right=int(right), missing=int(missing), wrong=int(not right and not missing))


def matched(rows: list[RightAnswer], figures: list[Figure]) -> Iterator[tuple[RightAnswer, Figure | None]]:
    """Each right answer with the figure of the check that stands for it: same line, same number, same kind if there is one."""
    left = list(figures)
    for row in rows:
        like = [one for one in left if one.line == row["line"] and _same(one, row)]
        best = min(like, key=lambda one: (one.measure != row["what"], one.start), default=None)
        if best is not None:
            left.remove(best)
        yield row, best


def _same(figure: Figure, row: RightAnswer) -> bool:
    one, other = _bits(figure.text), _bits(row["text"])
    superlative = {Measure.RECORD, Measure.RANK}
    if figure.measure in superlative or row["what"] in ("record", "rank"):
        return figure.measure in superlative and row["what"] in ("record", "rank") and bool(one & other)
    return bool(one) and (one <= other or other <= one)


def _bits(text: str) -> set[str]:
    return {
        bit
        for bit in NOT_LETTERS.split(text.lower().replace(",", ""))
        if bit not in ("a", "per", "cent", "percent", "")
    }


def _overlap(line: str, row: GarbledWords, passage: Passage) -> bool:
    place = line.find(row["quote"])
    return passage.line == row["line"] and place < passage.end and passage.start < place + len(row["quote"])
