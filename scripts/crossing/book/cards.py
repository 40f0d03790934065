"""Evidence cards: what a reader sees on hovering over, focusing or tapping a number in the text.

The contract with `_static/evidence.js`: the page's data block holds an object, by the number's id, of lists of lines. A
line is a sentence, or a few words, that stands by itself: it has a `kind` (one of KINDS) and a `text`; a verdict has its
`word` and the name of its `mark` besides, a source may have a `url`. The script shows lines in their order and looks at
the kind alone, so that texts are free to change. No line holds an id, a key or the name of a table (tested).
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import TypedDict

from crossing.book import addresses
from crossing.book.addresses import COPY, ORIGINAL
from crossing.book.templates import json_block
from crossing.book.typesetting import typeset
from crossing.crosscheck import results
from crossing.language import prose
from crossing.ledger import Ledger, resource
from crossing.ledger.citing import Citation, of_claim, of_table
from crossing.ledger.vocabulary import Confidence, InSeries, Severity, Unit
from crossing.ledger.wording import stated
from crossing.official import quantities
from crossing.official.on_record import on_record

# what evidence.js gives a look of its own, and the rest
KINDS = ("plain", "quote", "reported", "record", "computed", "verdict", "source")
SMALL_COUNT = 10  # a count of the book's own things below this is a word of the sentence and needs no evidence
# counts of slips lead to the list of them, chosen by grade, and not to the tables that they are worked out from
SURE_ONLY = "count.paragraphs"
SLIPS = ("count.slips", SURE_ONLY)
# counts of slips in some texts alone, and how their list is chosen
TEXTS = (("originals", ORIGINAL, "in the original reports"), ("copies", COPY, "in the machine-made copies"))
AS_REPORTED, ON_RECORD = "as reported", "on record now"


class Line(TypedDict, total=False):
    """A line of a card."""

    kind: str
    text: str
    word: str
    mark: str
    url: str


def as_json(idents: Iterable[str], ledger: Ledger) -> str:
    """Return the cards of these numbers as a JSON object, fit to stand in a page's data block; none of a trivial one."""
    shown = [ident for ident in sorted(idents) if not is_trivial(ident, ledger)]
    return json_block({ident: [_typeset(line) for line in card(ident, ledger)] for ident in shown})


def _typeset(line: Line) -> Line:
    return {**line, "text": typeset(line["text"])}


def is_trivial(ident: str, ledger: Ledger) -> bool:
    """True for a small count of what the book or a report holds ("five", "three jet skis"): it is plain text on a page."""
    item = quantities.lookup(ident, ledger)
    small = item.unit == Unit.COUNT and item.value is not None and 0 < item.value < SMALL_COUNT
    return small and not any(resource(table).get("sources") for table in item.tables)


def card(ident: str, ledger: Ledger) -> list[Line]:
    """Return one card: its lines in reading order. Raises BookError if there is no number of that id."""
    return _claim_card(ident, ledger) if quantities.is_claim(ident, ledger) else _computed_card(ident, ledger)


def sources(item: quantities.Quantity) -> list[Citation]:
    """Return where a computed number can be read: what its rows cite, and the tables that cite nothing by the row."""
    if item.ident.startswith(SLIPS):
        return [_list_of_findings(item.ident)]
    tables = [of_table(name) for name in item.tables if resource(name).get("sources") or not item.cited]
    return [*item.cited, *(table for table in tables if not item.cited or table.url.startswith("http"))]


def _list_of_findings(ident: str) -> Citation:
    """The list of findings, with the grade that a count is of, and only those that the book is sure of where only these count."""
    words = ident.split(".")
    grade = Severity.MISLEADING if "perhaps" in words else next((grade for grade in Severity if grade in words), None)
    if grade is None:
        return Citation("Every finding", addresses.of_findings())
    title, asked = f"Every finding, the {grade} ones", {"grade": str(grade)}
    if "perhaps" not in words and ("sure" in words or ident.startswith(SURE_ONLY)):
        title, asked = f"{title} of which this book is sure", asked | {"sure": Confidence.HIGH.words}
    for kind, text, where in TEXTS:
        if kind in words:
            title, asked = f"{title}, {where}", asked | {"text": text}
    return Citation(title, addresses.of_findings(**asked))


def _claim_card(ident: str, ledger: Ledger) -> list[Line]:
    claim = ledger.claim(ident)
    now = on_record(claim, ledger)
    lines = [
        *_verdicts(ident, ledger),
        Line(kind="reported", text=f"{_counted(stated(claim), claim.unit)} {AS_REPORTED}"),
    ]
    if now:
        lines.append(Line(kind="record", text=f"{_counted(now.words, now.unit)} {ON_RECORD}"))
    lines.append(Line(kind="quote", text=prose.within_quote(claim.quote)))
    cited = [of_claim(claim)]
    if now or claim.measure.in_series is not InSeries.NO:
        cited.append(of_table(quantities.OFFICIAL))
    return [*lines, *map(_source, cited)]


def _verdicts(ident: str, ledger: Ledger) -> list[Line]:
    """The verdict on the number and that on the words; of clear words nothing more is to be said."""
    judged = results(ledger).judgements[ident]
    number = Line(
        kind="verdict", mark=judged.number.slug, word=prose.capital(judged.outcome), text=_sentence(judged.reason)
    )
    word = f"The words are {judged.words}"
    why = "" if judged.words_reason == judged.reason else _sentence(judged.words_reason)  # one reason is said once
    return [number, Line(kind="verdict", mark=judged.words.slug, word=word, text=why)]


def _computed_card(ident: str, ledger: Ledger) -> list[Line]:
    item = quantities.compute(ident, ledger)
    if item.sum:
        lines = [Line(kind="computed", text=item.sum), Line(kind="plain", text=_sentence(item.counts))]
    else:
        lines = [
            Line(kind="computed", text=_begun(_counted(item.words, item.unit))),
            Line(kind="plain", text=_sentence(item.sentence)),
        ]
    return [*lines, *map(_source, sources(item))]


def _source(cited: Citation) -> Line:
    return Line(kind="source", text=_begun(cited.words), **({"url": cited.url} if cited.url else {}))


def _counted(words: str, unit: str) -> str:
    """A value with what it is a number of, where the value alone does not say it: "1,185" of people is "1,185 people"."""
    if words == "1" and unit == Unit.PEOPLE:
        return "1 person"
    bare = unit in (Unit.PEOPLE, Unit.BOATS, Unit.MILES, Unit.YEARS, Unit.MONTHS) and words[-1].isdigit()
    times = unit == Unit.RATIO and words[-1].isdigit()
    return f"{words} {unit}" if bare else f"{words} times" if times else words


def _sentence(text: str) -> str:
    text = _begun(text.strip())
    return text if text.endswith((".", "?", "!", ".”", "?”", "!”")) or not text else f"{text}."


def _begun(text: str) -> str:
    """Words with a capital letter, where they begin with a letter and are no address."""
    return text if "." in text.partition(" ")[0] else prose.begun(text)
