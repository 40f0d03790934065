"""Evidence cards: what a reader sees on hovering over, focusing or tapping a number in the text.

The contract with `_static/book.js`: the page's data block holds an object, by the number's id, of lists of lines. A line
has a `kind` (one of KINDS), a `label` and a `text`; a verdict has its `word` besides. The script shows lines in their
order and looks at the kind alone, so that labels and texts are free to change.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import TypedDict

from crossing.crosscheck import results
from crossing.language import prose
from crossing.ledger import Ledger
from crossing.ledger.vocabulary import Unit
from crossing.ledger.wording import stated
from crossing.official import quantities
from crossing.official.on_record import on_record

LEDGER_PAGE = "ledger.html"
KINDS = ("plain", "quote", "reported", "record", "verdict")  # what book.js gives a look of its own, and the rest


class Line(TypedDict, total=False):
    """A line of a card."""

    kind: str
    label: str
    word: str
    text: str


def as_json(idents: Iterable[str], ledger: Ledger) -> str:
    """Return the cards of these numbers as a JSON object, fit to stand in a page's data block."""
    cards = {ident: card(ident, ledger) for ident in idents}
    text = json.dumps(cards, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return text.replace("<", "\\u003c")


def card(ident: str, ledger: Ledger) -> list[Line]:
    """Return one card: its lines in reading order. Raises BookError if there is no number of that id."""
    return _claim_card(ident, ledger) if quantities.is_claim(ident, ledger) else _computed_card(ident, ledger)


def _claim_card(ident: str, ledger: Ledger) -> list[Line]:
    claim = ledger.claim(ident)
    _, judged = results(ledger)
    verdict = judged.loc[judged["claim_id"] == ident].iloc[0]
    now = on_record(claim, ledger)
    lines = [
        Line(kind="plain", label="Source", text=f"{claim.source.short_title}, line {claim.line}"),
        Line(kind="plain", label="Published", text=prose.day(claim.source.published)),
        Line(kind="quote", label="Quote", text=prose.within_quote(claim.quote)),
        Line(kind="reported", label="As reported", text=stated(claim)),
    ]
    if now:
        style = "one" if now.unit in (Unit.PERCENT, Unit.RATIO) else ""
        lines.append(Line(kind="record", label="On record now", text=prose.value(now.value, now.unit, style)))
    lines.append(Line(kind="verdict", label="Verdict", word=verdict["verdict"], text=verdict["reason"]))
    return lines


def _computed_card(ident: str, ledger: Ledger) -> list[Line]:
    item = quantities.compute(ident, ledger)
    return [
        Line(kind="plain", label="Computed", text=item.sentence),
        Line(kind="plain", label="Value", text=prose.value(item.value, item.unit)),
        Line(kind="plain", label="From", text=", ".join(item.tables)),
    ]
