"""The engine of the article check: a text in, a `Checked` out."""

from __future__ import annotations

from datetime import date

from crossing.language.text import Text
from crossing.official.judgement import Tables
from crossing.reading.answers import Answer, Checked, Figure, Measure, Passage
from crossing.reading.article import COUNTED, Official, _official_tables
from crossing.reading.article import Answer as Told
from crossing.reading.drafting import Figure as Draft
from crossing.reading.drafting import find_figures
from crossing.reading.hits import Hit
from crossing.reading.rules import find_hits

_ANSWERS = {"yes": Answer.FITS, "revised": Answer.REVISED, "no": Answer.DOES_NOT_FIT, "unsure": Answer.NOT_TESTED}


def check(text: str, published: date | None = None, *, tables: Tables | None = None) -> Checked:
    """Check a text; its lines end in a line feed. `published` is the day it appeared; `tables` the book's own if not given."""
    lines = text.split("\n")
    official = Official(tables or _official_tables(), published)
    drafts = find_figures(Text(lines), published)
    told = {id(answer.figure): answer for answer in official.answers(drafts)}
    figures = tuple(_figure(lines, draft, told.get(id(draft))) for draft in drafts)
    passages = tuple(_passage(lines, hit) for hit in find_hits(lines))
    return Checked(published, len(text.split()), figures, passages)


def _figure(lines: list[str], draft: Draft, told: Told | None) -> Figure:
    start = max(lines[draft.line - 1].find(draft.sentence), 0) + draft.number.start
    measure = {"date": Measure.DATE, "time": Measure.TIME, "growth": Measure.GROWTH}.get(draft.measure)
    measure = measure or (Measure.PEOPLE if draft.measure in COUNTED else Measure.NOT_ARRIVALS)
    end = start + draft.number.end - draft.number.start
    answer = _ANSWERS[told.agrees] if told else Answer.NOT_TESTED
    on_record = told.judgement.now if told and told.judgement else None
    return Figure(
        draft.line, start, end, draft.number.text, measure, draft.unit, draft.number.value,
        qualifier=draft.number.qualifier, span=draft.span, answer=answer, on_record=on_record,
        reason=told.sentence if told else "",
    )  # fmt: skip


def _passage(lines: list[str], hit: Hit) -> Passage:
    start = max(lines[hit.line - 1].find(hit.quote), 0)
    return Passage(
        hit.line,
        start,
        start + len(hit.quote),
        hit.quote,
        hit.sentence,
        hit.rule,
        hit.severity,
        hit.likely_reading,
    )
