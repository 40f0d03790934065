"""Evidence cards: what a reader sees on hovering over, focusing or tapping a figure in the text."""

from __future__ import annotations

import json
from typing import Any

from crossing.crosscheck import results
from crossing.language import prose
from crossing.ledger import Ledger, load
from crossing.ledger.wording import stated
from crossing.official import quantities
from crossing.official.on_record import on_record

LEDGER_PAGE = "ledger.html"


def as_json(idents: list[str]) -> str:
    """Return the cards of these figures as a JSON object, fit to stand in a page's data block."""
    cards = {ident: card(ident, load()) for ident in idents}
    text = json.dumps(cards, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return text.replace("<", "\\u003c")


def card(ident: str, ledger: Ledger) -> dict[str, str]:
    """Return one card: label/value pairs in reading order under keys that the page's script shows as they come."""
    return _claim_card(ident, ledger) if quantities.is_claim(ident, ledger) else _quantity_card(ident, ledger)


def _claim_card(ident: str, ledger: Ledger) -> dict[str, str]:
    claim = ledger.claims.loc[ledger.claims["claim_id"] == ident].iloc[0]
    source = ledger.sources.loc[ledger.sources["source_id"] == claim["source_id"]].iloc[0]
    _, judged = results(ledger)
    verdict = judged.loc[judged["claim_id"] == ident].iloc[0]
    now = on_record(claim, ledger)
    shown = {
        "Source": f"{source['short_title']}, line {claim['line']}",
        "Published": prose.day(source["published"]),
        "Quote": prose.within_quote(claim["quote"]),
        "As reported": stated(claim),
        "On record now": prose.value(now.value, now.unit, "one" if now.unit in ("percent", "ratio") else "")
        if now
        else "",
        "Verdict": f"{verdict['verdict']}: {verdict['reason']}",
    }
    return {label: text for label, text in shown.items() if text}


def _quantity_card(ident: str, ledger: Ledger) -> dict[str, Any]:
    item = quantities.compute(ident, ledger)
    return {"Computed": item.sentence, "Value": prose.value(item.value, item.unit), "From": ", ".join(item.tables)}
