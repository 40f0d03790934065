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
from typing import Any

import pandas as pd

from crossing.paths import ROOT
from crossing.reading.answers import Answer, Figure, Measure, Passage
from crossing.reading.engine import check

TEXTS = ROOT / "tests" / "data" / "reader"
FITS = (Answer.FITS, Answer.REVISED)
COLUMNS = ("kind", "figures", "found", "testable", "right", "wrong", "missing")
NOT_LETTERS = re.compile(r"[^\d\w]+")


def benchmark(folder: Path = TEXTS) -> pd.DataFrame:
    """Score the check on the texts of a folder.

    Columns: kind, of figure; figures and found, those the right answers list and those the check lists; testable, those the
    series can answer; right, wrong and missing, the answers. Three rows follow: the errors planted among them, the garbled
    passages, and alarms ("wrong") in the words ("figures") of texts without any.
    """
    counts: dict[str, Counter[str]] = {}
    for path in sorted(folder.glob("[0-9]*.json")):
        gold: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
        text = path.with_suffix(".txt").read_text(encoding="utf-8")
        checked = check(text.rstrip("\n"), date.fromisoformat(gold["date"]))
        for row, figure in matched(gold["figures"], list(checked.figures)):
            _count(counts, row, figure)
        passages = counts.setdefault("garbled passages", Counter())
        clean = counts.setdefault("alarms in clean text", Counter())
        for row in gold["garbled"]:
            caught = any(_overlap(text.split("\n")[row["line"] - 1], row, one) for one in checked.passages)
            passages.update(figures=1, found=int(caught), testable=1, right=int(caught), missing=int(not caught))
        if not gold["garbled"]:
            clean.update(figures=len(text.split()), wrong=len(checked.passages))
    last = ("errors planted", "garbled passages", "alarms in clean text")
    order = sorted(
        counts, key=lambda kind: (kind in last, last.index(kind) if kind in last else 0, -counts[kind]["figures"])
    )
    return pd.DataFrame(
        [[kind.replace("_", " "), *(counts[kind][name] for name in COLUMNS[1:])] for kind in order], columns=COLUMNS
    )


def _count(counts: dict[str, Counter[str]], row: dict[str, Any], figure: Figure | None) -> None:
    kinds = [row["what"], "errors planted"] if row["answer"] == "does_not_fit" else [row["what"]]
    for kind in kinds:
        tally = counts.setdefault(kind, Counter())
        tally.update(figures=1, found=int(figure is not None))
        said = figure.answer if figure else Answer.NOT_TESTED
        if row["answer"] == "not_testable":
            tally.update(wrong=int(said is Answer.DOES_NOT_FIT))
            continue
        right = said in FITS if row["answer"] == "fits" else said is Answer.DOES_NOT_FIT
        missing = said is Answer.NOT_TESTED
        tally.update(testable=1, right=int(right), missing=int(missing), wrong=int(not right and not missing))


def matched(rows: list[dict[str, Any]], figures: list[Figure]) -> Iterator[tuple[dict[str, Any], Figure | None]]:
    """Each right answer with the figure of the check that stands for it: same line, same number, same kind if there is one."""
    left = list(figures)
    for row in rows:
        like = [one for one in left if one.line == row["line"] and _same(one, row)]
        best = min(like, key=lambda one: (one.measure != row["what"], one.start), default=None)
        if best is not None:
            left.remove(best)
        yield row, best


def _same(figure: Figure, row: dict[str, Any]) -> bool:
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


def _overlap(line: str, row: dict[str, Any], passage: Passage) -> bool:
    place = line.find(row["quote"])
    return passage.line == row["line"] and place < passage.end and passage.start < place + len(row["quote"])
