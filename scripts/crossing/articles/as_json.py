"""What the check of an article found, as one JSON object."""

from __future__ import annotations

import json
from typing import Any

from crossing.reading.article import Answer, Report
from crossing.reading.drafting import Figure
from crossing.reading.hits import Hit

# In JSON a figure that the series cannot settle is not tested, whatever the reason: the reason stands beside it.
ANSWERS = {"yes": "fits", "revised": "revised", "unsure": "not_tested", "no": "does_not_fit"}


def dumps(report: Report) -> str:
    """The report as JSON, indented, ending with a line break; letters stand as they are, in UTF-8."""
    return json.dumps(as_object(report), ensure_ascii=False, indent=1, allow_nan=False) + "\n"


def as_object(report: Report) -> dict[str, Any]:
    """The report as an object of plain values; dates are YYYY-MM-DD, what is not known is null."""
    answers = {id(answer.figure): answer for answer in report.answers}
    return {
        "name": report.name,
        "words": report.words,
        "figures": [_figure(figure, answers.get(id(figure))) for figure in report.figures],
        "passages": [_passage(hit) for hit in report.hits],
    }


def _figure(figure: Figure, answer: Answer | None) -> dict[str, Any]:
    judgement = answer.judgement if answer else None
    span = judgement.span if judgement else figure.span
    return {
        "line": figure.line,
        "text": figure.number.text,
        "quote": figure.quote,
        "value": figure.number.value,
        "measure": figure.measure,
        "unit": figure.unit,
        "qualifier": figure.number.qualifier,
        "start": span.start.isoformat() if span else None,
        "end": span.end.isoformat() if span else None,
        "answer": ANSWERS[answer.agrees] if answer else "not_tested",
        "on_record": judgement.now if judgement else None,
        "reason": answer.sentence if answer else "",
    }


def _passage(hit: Hit) -> dict[str, Any]:
    return {
        "line": hit.line,
        "quote": hit.quote,
        "rule": hit.rule,
        "severity": hit.severity,
        "reason": hit.sentence,
        "likely_reading": hit.likely_reading,
    }
