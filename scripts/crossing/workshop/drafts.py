"""What a machine drafted and nobody has confirmed yet: cells of tables and chapters that begin with “Draft”."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from crossing.ledger import changes, resource
from crossing.ledger.drafts import DRAFTED, is_draft
from crossing.paths import CHAPTERS, DATA
from crossing.workshop import csv_tables, notebooks

IN_TEXT = re.compile(rf"^\W*{DRAFTED.pattern}", re.MULTILINE)


def unconfirmed(folder: Path = DATA, chapters: Path = CHAPTERS) -> Iterator[str]:
    """Say where a draft has not been confirmed: a cell of a table, or a chapter, that says so."""
    for table in csv_tables.names(folder):
        descriptor = resource(table, folder)
        for key, row in changes.by_key(descriptor, folder).items():
            for column, cell in row.items():
                if is_draft(cell):
                    yield f"data/{descriptor['path']}, {key}, column “{column}” is a draft: say what it is."
    for path in sorted(chapters.glob("*.ipynb")):
        for number, cell in enumerate(notebooks.read(path).cells, start=1):
            if cell.cell_type == "markdown" and IN_TEXT.search(cell.source):
                yield f"chapters/{path.name}, cell {number} is a draft: write it."
