"""What was found in an article, sorted for a reader: what does not fit first, dates and times last."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache

from crossing import ledger
from crossing.articles.documents import Document
from crossing.language import prose
from crossing.language.text import fragment
from crossing.reading.answers import FOUND, Answer, Checked, Figure, Measure, Passage

QUOTED = 10  # words round a figure
UNSEEN = ("unseen", "unseen earlier")  # sets of texts, each scored once


class Kind(StrEnum):
    """The kinds of things that are shown of an article; the value names them on the page."""

    WRONG = "wrong"
    GARBLED = "garbled"
    FITS = "fits"
    UNSURE = "unsure"
    OTHER = "other"


HEADINGS = {
    Kind.WRONG: "Does not fit the official series",
    Kind.GARBLED: "Garbled passages",
    Kind.FITS: "Fits",
    Kind.UNSURE: "Cannot be told",
    Kind.OTHER: "Not about arrivals; dates and times",
}
UNITS = {
    Measure.PEOPLE_PER_BOAT: "people in each boat",
    Measure.SHARE: "share",
    Measure.GROWTH: "change",
    Measure.DIFFERENCE: "difference",
    Measure.MULTIPLE: "multiple",
    Measure.RANK: "rank",
    Measure.RECORD: "record",
    Measure.DAYS_WITHOUT: "days without arrivals",
    Measure.DATE: "date",
    Measure.TIME: "time",
}


@dataclass(frozen=True, slots=True)
class Item:
    """One figure or passage as it is shown: where it stands, its words among their neighbours, what it was read as, the answer."""

    kind: Kind
    number: int
    line: int
    start: int
    end: int
    text: str
    quote: str
    read_as: str
    answer: str


@dataclass(frozen=True, slots=True)
class Sorted:
    """An article's items by kind, in the order of HEADINGS, and the sentences that sum them up."""

    summary: tuple[str, str, str]
    notes: tuple[str, ...]
    items: dict[Kind, list[Item]]


def kind_of(figure: Figure) -> Kind:
    """The kind under which a figure is shown."""
    if figure.answer is Answer.DOES_NOT_FIT:
        return Kind.WRONG
    if figure.answer in FOUND:
        return Kind.FITS
    other = figure.measure in (Measure.NOT_ARRIVALS, Measure.DATE, Measure.TIME)
    return Kind.OTHER if other else Kind.UNSURE


def sort_out(document: Document, checked: Checked) -> Sorted:
    """Sort what was found in an article."""
    lines = document.text.split("\n")
    found: list[tuple[int, int, Kind, Figure | Passage]] = [
        (figure.line, figure.start, kind_of(figure), figure) for figure in checked.figures
    ]
    found += [(passage.line, passage.start, Kind.GARBLED, passage) for passage in checked.passages]
    found.sort(key=lambda one: one[:2])
    items: dict[Kind, list[Item]] = {kind: [] for kind in Kind}
    for number, (line, start, kind, thing) in enumerate(found, start=1):
        quote = fragment(lines[line - 1], start, thing.end, QUOTED)
        items[kind].append(
            Item(kind, number, line, start, thing.end, thing.text, quote, _read_as(thing), _answer(thing))
        )
    notes = (*checked.notes, caution()) if items[Kind.WRONG] else checked.notes
    return Sorted(_summary(document, checked, items), notes, items)


@lru_cache(maxsize=1)
def caution() -> str:
    """How often “does not fit” was wrong itself, on texts that the makers of the check had not seen (data/evidence/reading_benchmark.csv)."""
    table = ledger.read_columns(ledger.resource("reading_benchmark"))
    rows = list(zip(table["set"], table["kind"], table["right"], table["wrong"], strict=True))
    unseen = [row[1:] for row in rows if row[0] in UNSEEN]
    false = sum(wrong for kind, _, wrong in unseen if kind == "honest figures")
    given = false + sum(right for kind, right, _ in unseen if kind == "errors planted")
    return f"“Does not fit” can be wrong, too: of {prose.number(given)} such answers on texts not seen before {prose.number(false)} were. Look before you publish."


def _read_as(thing: Figure | Passage) -> str:
    """What a figure was read as, in words; "" for a passage."""
    if isinstance(thing, Passage):
        return ""
    if thing.measure is Measure.NOT_ARRIVALS:
        return thing.unit if thing.unit not in ("", "count") else ""
    told = thing.unit if thing.measure is Measure.PEOPLE_PER_DAY else thing.measure.value  # "people a week"
    parts = [UNITS.get(thing.measure, told)]
    if thing.scope:
        parts.append(thing.scope)
    if thing.span and thing.measure not in (Measure.DATE, Measure.TIME):
        parts.append(prose.span(thing.span))
    if thing.base:
        parts.append(f"against {prose.span(thing.base)}")
    if thing.speaker not in ("", "the outlet"):
        parts.append(f"said by {thing.speaker}")
    return ", ".join(parts)


def _answer(thing: Figure | Passage) -> str:
    if isinstance(thing, Figure):
        return ("Revised since. " if thing.answer is Answer.REVISED else "") + thing.reason
    return f"{thing.why} Likely reading: {thing.likely}." if thing.likely else thing.why


def _summary(document: Document, checked: Checked, items: dict[Kind, list[Item]]) -> tuple[str, str, str]:
    """Three sentences: what was read, what the series say of it, what the words look like."""
    when = prose.day(checked.published) if checked.published else "No date given"
    if checked.published and checked.published == document.published:
        when += f" (by {document.dated_by})"
    arrivals = sum(len(items[kind]) for kind in (Kind.WRONG, Kind.FITS, Kind.UNSURE))
    read = f"{when}: {many(checked.words, 'word')}, {many(arrivals, 'figure')} on arrivals."
    wrong, fits, unsure = (len(items[kind]) for kind in (Kind.WRONG, Kind.FITS, Kind.UNSURE))
    refuted = f"{many(wrong, 'figure')} {'do' if wrong > 1 else 'does'} not fit" if wrong else "No figure contradicts"
    series = f"{refuted} the official series; {fits} {'fits' if fits == 1 else 'fit'}; {unsure} cannot be told."
    passages = len(items[Kind.GARBLED])
    words = f"{many(passages, 'passage')} {'look' if passages > 1 else 'looks'} garbled; "
    if checked.reworded:
        words += f"the whole text looks machine-reworded: {checked.why_reworded.rstrip('.')}."
    else:
        words += "the text as a whole does not look machine-reworded."
    return read, series, words[0].upper() + words[1:]


def many(count: int, noun: str) -> str:
    """A count with its noun: "no figure", "1 figure", "1,234 figures"."""
    return f"{prose.number(count) if count else 'no'} {noun}{'' if count in (0, 1) else 's'}"


def shown(items: dict[Kind, list[Item]], *, everything: bool) -> Iterable[tuple[str, list[Item]]]:
    """The headings with their items, empty ones left out; dates and what is not about arrivals only if `everything`."""
    for kind, heading in HEADINGS.items():
        if items[kind] and (everything or kind is not Kind.OTHER):
            yield heading, items[kind]
