"""Check the data: schema, keys, evidence and what one row says against another. Each problem is one sentence."""

from __future__ import annotations

import itertools
import json
import re
import sys
import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from datetime import date, timedelta
from functools import partial
from importlib.metadata import version
from pathlib import Path
from typing import Any

import pandas as pd
from frictionless import FrictionlessException, Package

from crossing.cache import digest, kept
from crossing.language import numbers
from crossing.language.addresses import is_address
from crossing.language.spans import ONE_DAY, WEEK, first_day, last_day
from crossing.ledger import SCHEMA_FILE, Ledger, file_hash, quotes, resource, schema, vintages
from crossing.ledger.columns import dates_of
from crossing.ledger.making import changed_words, records
from crossing.ledger.package import Field, Resource, keys_of
from crossing.ledger.vocabulary import OUTLET, MeasureRole, Role, Says, Unit
from crossing.paths import DATA

# columns of a claim that hold a span, and those of other tables
SPANS = (("period_start", "period_end"), ("base_start", "base_end"))
ALL_SPANS = (*SPANS, ("start", "end"), ("date", "date_end"), ("first_day", "last_day"))
ISO_DATE = re.compile(
    r"\d{4}(-\d{2}(-\d{2})?)?"
)  # what datapackage.json asks of a column that holds a year, a month or a day
# Unicode's categories: control, format, private, surrogate, separators
INVISIBLE = ("Cc", "Cf", "Co", "Cs", "Zl", "Zp")
FORMULA = re.compile(r"[\s'\"]*[=+\-@＝＋－＠]")  # what a spreadsheet would run, also behind a quotation mark
HTML = re.compile(r"<[a-zA-Z!/?]")
ADDRESSES = ("url", "url_main", "address")  # columns that hold where something was published
STEPS = {"daily": ONE_DAY, "weekly": WEEK}  # tables without a gap, and how far apart two of their rows are
# a young book has none of these yet
MAY_BE_EMPTY = ("not_figures", "corrections", "released", "revised", "changes", "prints")
LEDGER_ONLY = "ledger-only"  # the row of chapters.csv that is no page
PEOPLE_AND_BOATS = ("people", "boats")  # what the series counts; a measure is of one of them
EVERY, WHOLE = re.compile(r"\b(?:every|each|all)\b", re.IGNORECASE), 100  # words for the whole of something; per cent
TOLD = 20  # of a closed list so many values are told
LONGEST_CELL = 2_000  # characters; the longest cell in use has a few hundred


def problems(ledger: Ledger, folder: Path = DATA) -> list[str]:
    """Return one sentence for every problem found in a ledger and in its `folder`; an empty list if there is none.

    Rows are held against each other and against the texts only where each keeps to its schema.
    """
    broken = [*_schema_problems(folder), *_undated(ledger, folder)]
    found = dict.fromkeys([*broken, *table_problems(ledger, folder)])
    if not broken:
        found |= dict.fromkeys([*row_problems(ledger), *vintages.problems(ledger, folder), *quotes.unproved(ledger)])
        official = [resource(name, folder) for name in vintages.ONE_RELEASE]
        if any(_is_another(table, (folder / table["path"]).read_bytes()) for table in official):
            found |= dict.fromkeys(vintages.weeks(ledger))  # which may tell the row
    found |= dict.fromkeys(_file_problems(folder))
    # what names a row says more than what names a file
    return sorted(found, key=lambda sentence: ", row " not in sentence)


def sound(ledger: Ledger) -> str:
    """Return the sentence that says what has been found sound."""
    return f"The data is sound: {len(ledger.claims)} claims, {len(ledger.annotations)} annotations, {len(ledger.daily):,} days."


def _schema_problems(folder: Path) -> Iterator[str]:
    """Validate every table against its schema with Frictionless and tell each error as a sentence.

    Hashes and sizes, which say nothing of a row, are left to `_file_problems`.
    """
    package = schema(folder)
    tables = {table["name"]: _without_hash(table) for table in package["resources"]}
    made_with = sys.version, version("frictionless"), Path(__file__).read_bytes()
    said = json.dumps({**package, "resources": list(tables.values())})
    if wrong := json.loads(kept("sound-tables", digest(*made_with, said), partial(_description_problems, said))):
        yield from wrong
        return
    for name, table in tables.items():
        needed = {name, *(key["reference"]["resource"] for key in table["schema"].get("foreignKeys", []))}
        described = [one for key, one in tables.items() if key in needed]
        look = partial(_table_problems, name, folder, described)
        contents = [(folder / one["path"]).read_bytes() for one in described]
        yield from json.loads(kept("sound-tables", digest(*made_with, name, json.dumps(described), *contents), look))


def _without_hash(table: Resource) -> Resource:
    bare = table.copy()
    bare.pop("hash", None)
    bare.pop("bytes", None)
    return bare


def _file_problems(folder: Path) -> Iterator[str]:
    """Licences that are not stated; tables that are not those whose hash and size are stated, or written by another system."""
    package = schema(folder)
    for place in [package, *package["resources"]]:
        if not place.get("licenses"):
            yield f"data/datapackage.json, “{place.get('name', '')}”: no licence is stated; restore it from version control."
    for table in package["resources"]:
        content, where = (folder / table["path"]).read_bytes(), f"data/{table['path']}"
        yield from _line_ends(content, where)
        if not (table.get("hash") and table.get("bytes")):
            yield f"data/datapackage.json, table “{table['name']}”: its hash or its size is missing; run book.py refresh."
        elif _is_another(table, content):
            of_a_release = table["name"] in vintages.OF_RELEASES
            remedy = vintages.NEVER_EDITED if of_a_release else "if the change is intended, run book.py refresh."
            yield f"{where}: it is not the table whose SHA-256 datapackage.json holds; {remedy}"


def _is_another(table: Resource, content: bytes) -> bool:
    """Whether a table's content is another than that whose hash and size the data package states."""
    return (table.get("hash"), table.get("bytes")) != (file_hash(content), len(content))


def _line_ends(content: bytes, where: str) -> Iterator[str]:
    """Lines end in line feeds, the last too: what else a spreadsheet writes shows only as another hash."""
    if b"\r" in content:
        row = content.count(b"\n", 0, content.index(b"\r")) + 1
        yield f"{where}, row {row}: the line ends in a carriage return (CR or CRLF); run book.py refresh, which writes line feeds (LF)."
    if not content.endswith(b"\n"):
        yield f"{where}, row {len(content.splitlines())}: the last line has no end; run book.py refresh, which writes one."


def _description_problems(package: str) -> bytes:
    """A sentence for each error that Frictionless finds in the description of the tables, as JSON."""
    try:
        Package.from_descriptor(json.loads(package)).to_descriptor(validate=True)
    except FrictionlessException as exception:
        return json.dumps([f"data/{SCHEMA_FILE}: {error.message}" for error in exception.to_errors()]).encode()
    return b"[]"


def _table_problems(name: str, folder: Path, described: list[Resource]) -> bytes:
    """A sentence for each error that Frictionless finds in a table, as JSON; it takes a second for all of them.

    `described`: what the data package says of it and of the tables that it points to.
    """
    package = Package.from_descriptor({"name": "part", "resources": described}, basepath=str(folder))
    table = package.get_resource(name)
    where, tasks = f"data/{table.path}", table.validate().tasks
    fields = next(one["schema"]["fields"] for one in described if one["name"] == name)
    closed = {field["name"]: field.get("constraints", {}).get("enum", []) for field in fields}
    return json.dumps(
        [
            f"{where}{_where(error)}: {_explained(error, closed)}"
            for task in tasks
            for error in task.errors
            if ISO_DATE.pattern not in getattr(error, "note", "")  # which `_undated` tells in words
        ]
    ).encode()


def _where(error: object) -> str:
    row, column = getattr(error, "row_number", None), getattr(error, "field_name", None)
    if getattr(error, "type", "") == "foreign-key":
        column = " and ".join(getattr(error, "field_names", []))
    return (f", row {row}" if row else "") + (f", column “{column}”" if column else "")


def _explained(error: object, closed: Mapping[str, Sequence[str]]) -> str:
    """Say what is wrong with a cell and what to do, in the words of someone who keeps the table.

    `closed` has, for each column, the values that it may hold; none where it may hold any.
    """
    cell = str(getattr(error, "cell", ""))[:60]
    note = getattr(error, "note", "")
    kind = getattr(error, "type", "")
    if kind == "constraint-error" and "enum" in note:
        allowed = closed[getattr(error, "field_name", "")]
        more = f" or another of the {len(allowed)} in datapackage.json" if len(allowed) > TOLD else ""
        return f"“{cell}” is not in the closed list of this column; use one of {', '.join(allowed[:TOLD])}{more}."
    if kind == "constraint-error" and not cell:
        return "the cell is empty, and this column never is; fill it."
    if kind == "constraint-error":
        return f"“{cell}” breaks the rule {note.removeprefix('constraint ')}; correct the cell."
    if kind == "primary-key":
        return f"the key stands twice ({note}); give the row an id of its own."
    if kind == "unique-error":
        return f"“{cell}” stands twice in a column where it may stand once; give the row one of its own."
    if kind == "foreign-key":
        return f"it points to a row that is not there ({note}); correct the id."
    if kind == "type-error":
        return f"“{cell}” is not of the column's type ({note}); correct the cell or leave it empty."
    return note or getattr(error, "message", "not valid")


def table_problems(ledger: Ledger, folder: Path = DATA) -> Iterator[str]:
    """Check what the schema language cannot say of a table by itself: cells, gaps, the order of rows."""
    for table in schema(folder)["resources"]:
        name, path, keys = table["name"], f"data/{table['path']}", keys_of(table)
        frame = ledger.table(name)
        if frame.empty and name not in MAY_BE_EMPTY:
            yield f"{path} has a header and no rows: restore it from version control."
        yield from cell_problems(frame, path)
        if frame[keys].isna().any(axis=None):
            continue  # rows without a key have no place; that it is missing the schema tells
        if name in STEPS:
            yield from _gaps(frame, path, keys[0], STEPS[name])
        yield from _sorted(frame, path, keys)


def row_problems(ledger: Ledger) -> Iterator[str]:
    """Check what one row says against another: values in their quotes, ids of their source, every number listed.

    Each row has to keep to its schema.
    """
    yield from _claims(ledger)
    yield from _told_twice(ledger)
    yield from _annotations(ledger.annotations)
    yield from _answers(ledger.policy)
    yield from _pairs(ledger)
    yield from _complete(ledger)


def _undated(ledger: Ledger, folder: Path) -> Iterator[str]:
    """Dates that no calendar has, and spans that end before they begin."""
    for table in schema(folder)["resources"]:
        frame, path = ledger.table(table["name"]), f"data/{table['path']}"
        partial = [field["name"] for field in table["schema"]["fields"] if _is_iso_date(field)]
        wrong = [
            f"{path}, row {row}, column “{column}”: “{cell}” is not a year, month or day such as 2021, 2021-11 or 2021-11-16; correct the cell."
            for column in partial
            for row, cell in enumerate(frame[column], start=2)
            if cell and not _is_dated(cell)
        ]
        yield from wrong
        if not wrong:
            yield from _backwards(frame, path)


def _is_iso_date(field: Field) -> bool:
    return field.get("constraints", {}).get("pattern") == ISO_DATE.pattern


def _is_dated(cell: str) -> bool:
    """Whether a cell is a year, month or day that the calendar has."""
    try:
        first_day(cell)
    except ValueError:
        return False
    return ISO_DATE.fullmatch(cell) is not None


def _backwards(frame: pd.DataFrame, path: str) -> Iterator[str]:
    spans = [(first, last) for first, last in ALL_SPANS if first in frame and last in frame]
    for row, cells in enumerate(records(frame) if spans else (), start=2):
        for first, last in spans:
            start, end = getattr(cells, first), getattr(cells, last)
            if start and end and end < (first_day(start) if isinstance(start, str) else start):
                yield f"{path}, row {row}, column “{last}”: {end} is before {first} {start}; correct one of them."


def _answers(policy: pd.DataFrame) -> Iterator[str]:
    denials = {event.event_id for event in records(policy) if event.denies}
    for row, event in enumerate(records(policy), start=2):
        if event.answers and event.answers not in denials:
            yield f"data/policy.csv, row {row}, column “answers”: “{event.answers}” is no event that denies something; correct it."


def _pairs(ledger: Ledger) -> Iterator[str]:
    """A pair holds a text against another text or a record, and a record lies in the span it is said to lie in."""
    days = {row.event_id: (first_day(row.date), row.date_end or last_day(row.date)) for row in records(ledger.policy)}
    days |= {row.context_id: (row.start, row.end) for row in records(ledger.public_counts)}
    days |= {row.money_id: (first_day(row.agreed), last_day(row.agreed)) for row in records(ledger.money)}
    spans: dict[str, tuple[Any, Any]] = {
        row.claim_id: (row.period_start, row.period_end) for row in records(ledger.claims)
    }
    published = {row.source_id: row.published for row in records(ledger.sources)}
    for row, pair in enumerate(records(ledger.pairs), start=2):
        where = f"data/pairs.csv, row {row}"
        if pair.source_id == pair.source_2 or not (pair.source_2 or pair.record):
            yield f"{where}, column “source_2”: name another text than {pair.source_id}, or give the record that it is held against."
        if len({bool(pair.source_2), pair.line_2 is not None, bool(pair.quote_2)}) > 1:
            yield f"{where}: source_2, line_2 and quote_2 go together; give all or none."
        later = max(published.get(pair.source_2, date.min), days.get(pair.record, (date.min,))[0] or date.min)
        faulted = pair.says == Says.DIFFER and later <= published[pair.source_id]
        if faulted != bool(pair.severity):
            yield f"{where}, column “severity”: passages that differ have a grade, those that agree have none, nor has a text beside something later."
        if pair.record and pair.record not in days:
            yield f"{where}, column “record”: no event, public count or sum of money has the id “{pair.record}”; correct it."
        elif pair.within:
            outer, inner = spans.get(pair.within), days.get(pair.record)
            if outer is None or inner is None or None in outer or not outer[0] <= inner[0] <= inner[1] <= outer[1]:
                yield f"{where}, column “within”: {pair.record or 'the record'} does not lie in the span of {pair.within}; correct one of them."


def _complete(ledger: Ledger) -> Iterator[str]:
    """Every numeral and number word of a text is in the quote of a claim on its line, or listed as no figure."""
    quoted: dict[tuple[str, int], list[str]] = {}
    for frame in (ledger.claims, ledger.not_figures):
        for source_id, line, quote in frame[["source_id", "line", "quote"]].itertuples(index=False):
            quoted.setdefault((source_id, int(line)), []).append(quote)
    for source_id, line, word in ledger.numerals[["source_id", "line", "word"]].itertuples(index=False):
        if all(numbers.stands_at(word, quote) is None for quote in quoted.get((source_id, int(line)), [])):
            yield f"data/claims.csv: no claim of {source_id} states “{word}”, line {line}; add one, or a row to data/not_figures.csv with the reason."


def cell_problems(frame: pd.DataFrame, path: str) -> Iterator[str]:
    """No cell may hold invisible characters or HTML, run to absurd length, act as a formula or lead to what is no page."""
    for column in frame.select_dtypes("object"):
        # many cells of a column say the same: each word is looked at once
        wrong = {cell: problem for cell in set(frame[column]) if (problem := _cell_problem(cell, str(column)))}
        for row, cell in enumerate(frame[column] if wrong else (), start=2):
            if cell in wrong:
                yield f"{path}, row {row}, column “{column}”: {wrong[cell]}"


def _cell_problem(cell: str, column: str) -> str:
    """What is wrong with a cell and what to do, or nothing."""
    if len(cell) > LONGEST_CELL:
        return f"{len(cell):,} characters where {LONGEST_CELL:,} are allowed; shorten the cell."
    if control := _invisible(cell):
        return f"an invisible control character (U+{ord(control):04X}); delete it."
    if FORMULA.match(cell):
        return f"begins with “{cell[:2].strip()}”, which a spreadsheet would run as a formula; begin with another character."
    if html := HTML.search(cell):
        return f"“{cell[html.start() : html.start() + 12]}” looks like HTML, which no cell may hold; write words."
    if cell and column in ADDRESSES and not is_address(cell):
        return f"“{cell[:60]}” is not an address of a page; give one that begins with https:// and names a host."
    return "white space at its edge; delete it." if cell != cell.strip() else ""


def _invisible(cell: str) -> str:
    """The first character of a cell that a reader cannot see, or nothing."""
    if cell.isprintable():
        return ""
    return next((each for each in cell if unicodedata.category(each) in INVISIBLE), "")


def _gaps(frame: pd.DataFrame, path: str, key: str, step: timedelta) -> Iterator[str]:
    """Say where a row is left out of a table that has one for each day, or each week."""
    # as dates: a slip of three centuries is more than a difference of pandas holds
    for row, (one, other) in enumerate(itertools.pairwise(dates_of(frame[key])), start=3):
        if other - one != step:
            yield f"{path}, row {row}, column “{key}”: {other} follows {one}; restore what was left out between them."


def _sorted(frame: pd.DataFrame, path: str, keys: list[str]) -> Iterator[str]:
    rows = list(frame[keys].itertuples(index=False, name=None))
    for number, (above, below) in enumerate(itertools.pairwise(rows), start=3):
        if below < above:
            yield f"{path}, row {number}: out of order by {', '.join(keys)}; sort the table by its key."
            return


def _claims(ledger: Ledger) -> Iterator[str]:
    others = {*ledger.policy["event_id"], *ledger.public_counts["context_id"]}
    lines = {source.source_id: source.lines for source in records(ledger.sources)}
    roles = {measure.measure: measure.role for measure in records(ledger.measures)}
    counts = {measure.measure: measure.unit_kind for measure in records(ledger.measures)}
    for row, claim in enumerate(records(ledger.claims), start=2):
        where = f"data/claims.csv, row {row}"
        yield from (f"{where}{problem}" for problem in _without_its_fellow(claim))
        if not claim.claim_id.startswith(f"{claim.source_id}-"):
            yield f"{where}, column “claim_id”: {claim.claim_id} does not begin with its source's id {claim.source_id}; correct one of them."
        if claim.line > lines.get(claim.source_id, claim.line):
            yield f"{where}, column “line”: {claim.source_id} has no line {claim.line}; correct the line."
        deaths = roles.get(claim.measure) == MeasureRole.DEATHS
        for column in ("value", "value_high"):
            value = getattr(claim, column)
            if value is not None and not _stands(claim, value, deaths):
                yield f"{where}, column “{column}”: {numbers_text(value)} does not stand in the quote “{claim.quote}”; correct the value or the quote."
        counted = counts.get(claim.measure)
        if counted != claim.unit and counted in PEOPLE_AND_BOATS and claim.unit in PEOPLE_AND_BOATS:
            yield f"{where}, column “unit”: {claim.measure} counts {counted}, not {claim.unit}; correct the unit or the measure."
        if claim.elsewhere and claim.elsewhere not in others:
            yield f"{where}, column “elsewhere”: no event and no public count has the id “{claim.elsewhere}”; correct it."


def _told_twice(ledger: Ledger) -> Iterator[str]:
    """Say which claims state again what another row has from the same words.

    A number of a line is one claim of a measure. The same number further on in the line is another, with a quote of its own;
    a quote that holds it twice may be that of two rows.
    """
    rows: dict[tuple[object, ...], list[tuple[int, Any]]] = {}
    for row, claim in enumerate(records(ledger.claims), start=2):
        same = (claim.source_id, claim.line, claim.measure, claim.unit, claim.value, claim.value_high)
        # without a number it is the words and the days that tell one statement from another
        same += () if claim.value is not None else (claim.quote, claim.period_start, claim.period_end)
        rows.setdefault(same, []).append((row, claim))
    for equal in rows.values():
        for (above, one), (below, other) in itertools.combinations(equal, 2):
            if one.value is None or _once_in_both(one.value, one.quote, other.quote):
                yield (
                    f"data/claims.csv, row {below}, column “quote”: {other.claim_id} states what row {above}, {one.claim_id}, "
                    "states in the same words; keep one of them."
                )


def _once_in_both(value: float, one: str, other: str) -> bool:
    """Whether what two quotes of a line share holds a value, and holds it once.

    In equal quotes it may be told without a numeral: “a migrant”, or a corrupt number with its reading.
    """
    shared = _shared(one.split(), other.split())
    count = [number.value for number in numbers.find_numbers(" ".join(shared))].count(value)
    return count == 1 or (count == 0 and one == other)


def _shared(one: list[str], other: list[str]) -> list[str]:
    """The words on which two quotes of a line overlap: the shorter where the longer holds it, else where one goes on from the other."""
    shorter, longer = sorted((one, other), key=len)
    if any(longer[start : start + len(shorter)] == shorter for start in range(len(longer) - len(shorter) + 1)):
        return shorter
    ends = (
        first[-size:]
        for size in range(len(shorter) - 1, 0, -1)
        for first, second in ((one, other), (other, one))
        if first[-size:] == second[:size]
    )
    return next(ends, [])


def _without_its_fellow(claim: Any) -> Iterator[str]:
    """Say which cells of a claim want another beside them; each sentence goes on from the place of the row."""
    for first, last in SPANS:
        start, end = getattr(claim, first), getattr(claim, last)
        if (start is None) != (end is None):
            yield f": only one of {first} and {last} is given; give both or neither."
    if bool(claim.reading) != bool(claim.reading_basis):
        yield ": reading and reading_basis go together; give both or neither."
    if claim.chapter == LEDGER_ONLY and not claim.note:
        yield ", column “note”: a claim no chapter discusses needs its reason here."
    if (claim.speaker == OUTLET) != (claim.speaker_role == Role.OUTLET):
        yield f", column “speaker_role”: “{OUTLET}” and the role “{Role.OUTLET}” go together; “{claim.speaker}” is said to be “{claim.speaker_role}”: correct one of them."
    if (claim.period_start is not None) != bool(claim.period_basis):
        yield ", column “period_basis”: say whether the span is stated or inferred, and only where there is one."


def _stands(claim: Any, value: float, counts_deaths: bool) -> bool:
    """True if the quote (or the likely reading of a corrupt one) states the value.

    A single death is the word “a”, and all of something is the word “every”.
    """
    if value in numbers.values_in(claim.quote) or value in numbers.values_in(claim.reading):
        return True
    if claim.unit == Unit.PERCENT and value == WHOLE:
        return EVERY.search(claim.quote) is not None
    return counts_deaths and value == 1 and claim.quote.startswith("a ")


def numbers_text(value: float) -> str:
    """A value as a person would type it."""
    return f"{value:g}" if value < 1e6 else f"{value:.0f}"


def _annotations(annotations: pd.DataFrame) -> Iterator[str]:
    for row, note in enumerate(records(annotations), start=2):
        where = f"data/annotations.csv, row {row}"
        if not note.annotation_id.startswith(f"{note.source_id}-n"):
            yield f"{where}, column “annotation_id”: {note.annotation_id} does not begin with its source's id; correct one of them."
        for word in changed_words(note):
            if word not in note.quote:
                yield f"{where}, column “changed_words”: “{word}” is not in the quote; copy it from there."
        if bool(note.quote_2) != (note.line_2 is not None):
            yield f"{where}: line_2 and quote_2 go together; give both or neither."
