"""The published data package: the ledger's tables with what the cross-check adds, each column described."""

from __future__ import annotations

import json

import pandas as pd

from crossing import __version__
from crossing.book.numbers_only import BAR, numbers_only
from crossing.book.numbers_only import FIELDS as NUMBER_FIELDS
from crossing.crosscheck import Check, Results, Slip, Verdicts, results
from crossing.ledger import Ledger, file_hash, schema
from crossing.ledger.package import Field, Package, Resource
from crossing.ledger.vocabulary import GRADES_MEAN
from crossing.paths import DATA

JUDGED = {
    "number_verdict": "The verdict on the number or date: fits, depends, does not fit or cannot be tested.",
    "since": "What changed after publication although the number fits: since revised, since overtaken; several separated by a vertical bar.",
    "number_reason": "The sentence that explains the verdict on the number.",
    "words_verdict": "The verdict on the words: clear, unclear, misleading or garbled.",
    "slip_ids": "The slips that stand on the words of the claim, separated by a vertical bar.",
}
SLIP_FIELDS = {
    "slip_id": "Stable key: that of its first remark, or of what a computed check found.",
    "kind": "What is wrong: number, scope, time, meaning, who, quotation, differ, context, terms or language.",
    "grade": GRADES_MEAN,
    "confidence": "How sure it is: high, medium or low.",
    "seen_by": "How it was seen: by computed rules, by remarks made in reading, or by both.",
    "source_ids": "The sources whose words are quoted, separated by a vertical bar; the first is the one it is about.",
    "lines": "The lines of the source texts, in step with the quotes.",
    "quotes": "The quoted words, separated by a vertical bar.",
    "what": "What is wrong, one sentence.",
    "detail": "More about it, where there is more.",
    "likely_reading": "The likely intended wording, where there is one.",
    "basis": "What that reading rests on.",
    "claim_ids": "The claims concerned, separated by a vertical bar.",
    "number_verdicts": "The verdicts on the numbers of these claims, in the same order.",
    "words_verdicts": "The verdicts on the words of these claims, in the same order.",
    "finding_ids": "The rules' findings and the remarks that tell of it, separated by a vertical bar.",
}
CHECK_FIELDS = {
    "check_id": "Stable key.",
    "source_ids": "The sources whose words were checked, separated by a vertical bar.",
    "what": "What holds, what differs at no fault, or what followed a promise, in one sentence.",
    "claim_ids": "The claims concerned, separated by a vertical bar.",
    "finding_ids": "The rules' findings that tell of it, separated by a vertical bar.",
}


def tables(ledger: Ledger) -> dict[str, bytes]:
    """Return the published data package: file name under data/ -> content."""
    found = results(ledger)
    files = {table["path"]: (DATA / table["path"]).read_bytes() for table in schema()["resources"]}
    judged = pd.DataFrame([_judged(one) for one in found.judgements.values()])
    claims = pd.read_csv(DATA / "claims.csv", dtype=str, keep_default_na=False)
    slips = pd.DataFrame([_slip(slip, found) for slip in found.slips], columns=list(SLIP_FIELDS))
    files["claims.csv"] = _csv(pd.concat([claims, judged], axis=1))
    files["slips.csv"] = _csv(slips)
    files["checks.csv"] = _csv(pd.DataFrame(map(_check, found.checks), columns=list(CHECK_FIELDS)))
    files["numbers.csv"] = _csv(numbers_only(ledger, found))
    files["slips.json"] = (
        json.dumps(json.loads(slips.to_json(orient="records")), ensure_ascii=False, indent=1) + "\n"
    ).encode()
    files["datapackage.json"] = (json.dumps(descriptor(files), ensure_ascii=False, indent=2) + "\n").encode()
    return files


def _judged(one: Verdicts) -> dict[str, str]:
    """The columns that the cross-check adds to a claim, in the order of JUDGED."""
    slips = BAR.join(slip.slip_id for slip in one.slips)
    return dict(zip(JUDGED, (one.number, BAR.join(one.since), one.reason, one.words, slips), strict=True))


def _slip(slip: Slip, found: Results) -> dict[str, str]:
    judged = [found.judgements[claim_id] for claim_id in slip.claim_ids]
    sources = [slip.source.source_id, *(shown.source.source_id for shown in slip.evidence)]
    return {
        "slip_id": slip.slip_id,
        "kind": slip.fault,
        "grade": slip.grade,
        "confidence": slip.confidence,
        "seen_by": slip.seen_by,
        "source_ids": BAR.join(dict.fromkeys(sources)),
        "lines": BAR.join(str(shown.line) for shown in slip.quoted),
        "quotes": BAR.join(shown.quote for shown in slip.quoted),
        "what": slip.what,
        "detail": slip.detail,
        "likely_reading": slip.reading,
        "basis": slip.basis,
        "claim_ids": BAR.join(slip.claim_ids),
        "number_verdicts": BAR.join(one.number for one in judged),
        "words_verdicts": BAR.join(one.words for one in judged),
        "finding_ids": BAR.join(slip.finding_ids),
    }


def _check(check: Check) -> dict[str, str]:
    return {
        "check_id": check.check_id,
        "source_ids": BAR.join(dict.fromkeys(shown.source.source_id for shown in check.evidence)),
        "what": check.what,
        "claim_ids": BAR.join(claim.claim_id for claim in check.claims),
        "finding_ids": BAR.join(check.finding_ids),
    }


def _csv(frame: pd.DataFrame) -> bytes:
    return frame.to_csv(index=False, lineterminator="\n").encode()


def descriptor(files: dict[str, bytes]) -> Package:
    """Return the published descriptor: the ledger's own, with the verdicts, the slips and the hashes of `files`."""
    package = schema()
    package["version"] = __version__
    claims = next(table for table in package["resources"] if table["name"] == "claims")
    claims["schema"]["fields"] += _strings(JUDGED)
    package["resources"] += [
        _described(
            "numbers",
            "Numbers only",
            "A row for each number that a report states, beside what the official series now says for the same.",
            NUMBER_FIELDS,
            package,
        ),
        _described(
            "slips",
            "Slips",
            "Everything that rules and readers found wrong, each slip once.",
            _strings(SLIP_FIELDS),
            package,
        ),
        _described(
            "checks",
            "Checks that hold",
            "Everything that a rule tested and that holds.",
            _strings(CHECK_FIELDS),
            package,
        ),
    ]
    for table in package["resources"]:
        table["hash"], table["bytes"] = file_hash(files[table["path"]]), len(files[table["path"]])
    return package


def _strings(columns: dict[str, str]) -> list[Field]:
    """The descriptors of columns of words."""
    return [{"name": column, "type": "string", "description": what} for column, what in columns.items()]


def _described(name: str, title: str, words: str, fields: list[Field], package: Package) -> Resource:
    """The descriptor of a table that the cross-check makes."""
    return {
        "name": name,
        "type": "table",
        "path": f"{name}.csv",
        "title": title,
        "description": words,
        "scheme": "file",
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "licenses": [package["licenses"][0]],
        "schema": {
            "fields": fields,
            "primaryKey": fields[0]["name"],
            "missingValues": [""],
        },
    }
