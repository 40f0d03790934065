"""What can be said about the book in two seconds, without building it: its data, its prose and its stored charts."""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pandas as pd

import crossing.crosscheck  # noqa: F401  (registers the counts of findings and verdicts)
from crossing import outputs
from crossing.book import strays
from crossing.book.contents import chapters
from crossing.errors import BookError
from crossing.language import prose
from crossing.ledger import Ledger, check, load, resource, vintages
from crossing.ledger.citing import citation
from crossing.official import quantities

ROLES = {
    "fig",
    "vintage",
    "source",
    "ref",
    "doc",
    "abbr",
    "sub",
    "sup",
}  # what the chapters may use: the book's own and MyST's
ROLE = re.compile(r"\{([\w:-]+)\}`([^`]*)`")
_WEEK = pd.Timedelta(days=6)


@dataclass(frozen=True)
class Passage:
    """A piece of Markdown and where it stands, in words."""

    where: str
    text: str


def check_and_print() -> int:
    """Check the data, the prose and the stored charts; print each problem as a sentence; return 0 if there is none, else 1."""
    status = check.check_and_print()
    if status:
        return status  # a role cannot be computed from data that is not sound
    ledger = load()
    found = [*weeks(ledger), *roles(ledger), *typed_numbers(), *twice_on_a_page()]
    for sentence in found:
        print(f"book: {sentence}")
    if found:
        print(f"{len(found)} problem{'s' if len(found) > 1 else ''} in the book; nothing was changed.")
        return 1
    print(
        f"The prose is sound: {sum(len(ROLE.findall(passage.text)) for passage in passages(ledger))} roles in {len(chapters())} pages."
    )
    return 0


def passages(ledger: Ledger) -> Iterator[Passage]:
    """Yield the Markdown of the chapters, cell by cell, and of the cells of data that become prose."""
    for path in chapters():
        text = path.read_text(encoding="utf-8")
        if path.suffix == ".md":
            yield Passage(f"chapters/{path.name}", text)
            continue
        for number, cell in enumerate(_cells(path), start=1):
            if cell["cell_type"] == "markdown":
                yield Passage(f"chapters/{path.name}, cell {number}", "".join(cell["source"]))
    for name, frame in (("positions", ledger.positions), ("chapters", ledger.chapters)):
        place = resource(name)["path"]
        for row, cells in enumerate(frame.to_dict("records"), start=2):
            for column, text in cells.items():
                if isinstance(text, str) and "{" in text:
                    yield Passage(f"data/{place}, row {row}, column “{column}”", text)


def _cells(path: Path) -> list[dict[str, object]]:
    try:
        cells: list[dict[str, object]] = json.loads(path.read_text(encoding="utf-8"))["cells"]
        return cells
    except (ValueError, KeyError, TypeError):
        raise BookError(f"chapters/{path.name} is not a valid notebook: restore it from version control.") from None


def roles(ledger: Ledger) -> Iterator[str]:
    """Say which roles are unknown, which numbers cannot be computed or not be written in that style, which sources no row has."""
    for passage in passages(ledger):
        for role, content in ROLE.findall(passage.text):
            if role not in ROLES:
                yield f"{passage.where}: {{{role}}} is no role of this book: use {', '.join(sorted(ROLES))}."
            elif role == "fig":
                ident, _, style = content.partition("|")
                try:
                    item = quantities.lookup(ident.strip(), ledger)
                    prose.value(item.value, item.unit, style.strip())
                except BookError as error:
                    yield f"{passage.where}: {{fig}}`{content}`: {error}"
            elif role == "source":
                try:
                    citation(content.partition("|")[0].rstrip("\\").strip(), ledger)
                except BookError as error:
                    yield f"{passage.where}: {{source}}`{content}`: {error}"
            elif role == "vintage":
                try:
                    vintages.vintage(content)
                except BookError as error:
                    yield f"{passage.where}: {{vintage}}`{content}`: {error}"


def typed_numbers() -> Iterator[str]:
    """Say where a number of the prose is typed instead of computed."""
    for passage in passages(load()):
        for words in strays.in_markdown(passage.text):
            yield f"{passage.where}: “{words.strip()}” has a typed number: name its claim or compute it with {{fig}}."


def weeks(ledger: Ledger) -> Iterator[str]:
    """Say which weeks of the weekly table are not the sum of their days."""
    days = ledger.daily.set_index("date")["arrivals"]
    for row, week in enumerate(ledger.weekly.to_dict("records"), start=2):
        own = days.loc[week["week_ending"] - _WEEK : week["week_ending"]]
        if len(own) == 7 and own.sum() != week["arrivals"]:
            yield (
                f"data/official/home_office_weekly.csv, row {row}: the week ending {prose.day(week['week_ending'])} has "
                f"{week['arrivals']:,.0f} arrivals and its days {own.sum():,.0f}: take both tables from one release."
            )


def twice_on_a_page() -> Iterator[str]:
    """Say which page shows a chart twice, whose address would then be ambiguous."""
    for path in chapters():
        if path.suffix != ".ipynb":
            continue
        shown = [output.get("data", {}) for cell in _cells(path) for output in cell.get("outputs", ())]  # type: ignore[attr-defined]
        idents = Counter("".join(data[outputs.PLAIN]).partition("\n")[0] for data in shown if outputs.PICTURE in data)
        for ident, count in idents.items():
            if count > 1:
                yield f"chapters/{path.name} shows {ident} {count} times: give the other another id."
