"""What the check of an article found, as JSON. `checked.schema.json`, beside this file, says what each part means."""

from __future__ import annotations

import json
from collections import Counter
from pathlib import Path
from typing import Any

from crossing.articles.documents import Document
from crossing.language.spans import Span
from crossing.language.text import fragment
from crossing.reading.answers import Answer, Checked, Figure, Passage

SCHEMA = Path(__file__).with_name("checked.schema.json")
QUOTED = 8  # words round a figure


def dumps(value: dict[str, Any]) -> str:
    """An object as JSON, indented, ending with a line feed; letters stand as they are, in UTF-8."""
    return json.dumps(value, ensure_ascii=False, indent=1, allow_nan=False) + "\n"


def as_object(document: Document, checked: Checked) -> dict[str, Any]:
    """What was found in an article, in plain values; days are YYYY-MM-DD, what is not known is null."""
    lines = document.text.split("\n")
    answers = Counter(figure.answer for figure in checked.figures)
    return {
        "name": document.name,
        "form": document.form,
        "published": _day(checked.published),
        "words": checked.words,
        "notes": list(checked.notes),
        "answers": {answer.value: answers[answer] for answer in Answer},
        "reworded": {"suspected": checked.reworded, "why": checked.why_reworded},
        "figures": [_figure(figure, lines[figure.line - 1]) for figure in checked.figures],
        "passages": [_passage(passage) for passage in checked.passages],
    }


def failed(name: str, reason: str) -> dict[str, Any]:
    """An article of several that could not be checked."""
    return {"name": name, "error": reason}


def _figure(figure: Figure, line: str) -> dict[str, Any]:
    return {
        "line": figure.line,
        "place": [figure.start, figure.end],
        "text": figure.text,
        "quote": fragment(line, figure.start, figure.end, QUOTED),
        "measure": figure.measure.value,
        "unit": figure.unit,
        "value": figure.value,
        "high": figure.high,
        "qualifier": figure.qualifier,
        **_ends("", figure.span),
        **_ends("base_", figure.base),
        "scope": figure.scope,
        "speaker": figure.speaker,
        "answer": figure.answer.value,
        "on_record": figure.on_record,
        "as_published": figure.as_published,
        "reason": figure.reason,
    }


def _ends(prefix: str, span: Span | None) -> dict[str, str | None]:
    return {f"{prefix}start": _day(span and span.start), f"{prefix}end": _day(span and span.end)}


def _day(when: Any) -> str | None:
    return when.isoformat() if when else None


def _passage(passage: Passage) -> dict[str, Any]:
    return {
        "line": passage.line,
        "place": [passage.start, passage.end],
        "quote": passage.text,
        "rule": passage.rule,
        "severity": passage.severity,
        "why": passage.why,
        "likely": passage.likely,
    }
