"""Numbers that tests hold fast and that a new release of the official series may move: tests/pins.json.

They are summed here from the CSV files alone, by the plainest arithmetic, so that a test which compares the package with
them compares two ways of counting. Ids: `days`, `last-day`, `weeks`, `day.DATE`, `span.START.END`, `year.YEAR`,
`half.YEAR-N`, `growth.half.YEAR-N` (percent on the same half a year before, one decimal); with `boats.` before them boats
are counted instead of people.
"""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Iterator
from pathlib import Path

from crossing import files
from crossing.errors import BookError
from crossing.language import prose
from crossing.paths import DATA, ROOT
from crossing.workshop import csv_tables

PINS = ROOT / "tests" / "pins.json"
Pin = int | float | str


def stored(path: Path = PINS) -> dict[str, Pin]:
    """The pins as they are stored, by id. Raises BookError if the file cannot be read."""
    try:
        pins: dict[str, Pin] = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        raise BookError(f"tests/pins.json cannot be read ({error}): restore it from version control.") from None
    return pins


def moved(folder: Path = DATA, path: Path = PINS) -> Iterator[tuple[str, Pin, Pin]]:
    """Yield (id, stored, now) of each pin that is not what the official tables in `folder` say now."""
    days, weeks = csv_tables.rows(folder, "daily"), csv_tables.rows(folder, "weekly")
    for name, was in stored(path).items():
        now = _counted(name, days, weeks)
        if now != was:
            yield name, was, now


def renew(folder: Path = DATA, path: Path = PINS) -> None:
    """Store every pin as the official tables in `folder` say it now."""
    pins = stored(path) | {name: now for name, _, now in moved(folder, path)}
    files.write(path, json.dumps(pins, indent=1) + "\n")


def _counted(name: str, days: list[dict[str, str]], weeks: list[dict[str, str]]) -> Pin:
    """The number that an id names. Raises BookError if it names none."""
    if name == "days":
        return len(days)
    if name == "last-day":
        return days[-1]["date"]
    if name == "weeks":
        return len(weeks)
    if name.startswith("growth."):
        kind, when = name.removeprefix("growth.").split(".")
        before = f"{int(when[:4]) - 1}{when[4:]}"
        base, new = (_counted(f"{kind}.{which}", days, weeks) for which in (before, when))
        return prose.rounded((float(new) / float(base) - 1) * 100, 1)
    column, name = ("boats", name[len("boats.") :]) if name.startswith("boats.") else ("arrivals", name)
    first, last = _ends(name)
    wanted = [row[column] for row in days if first <= row["date"] <= last]
    if len(wanted) != (dt.date.fromisoformat(last) - dt.date.fromisoformat(first)).days + 1:
        raise BookError(f"tests/pins.json, “{name}”: the daily table does not hold all of its days; take the pin out.")
    return sum(map(int, wanted))


def _ends(name: str) -> tuple[str, str]:
    """The first and the last day of the span that an id names, as ISO dates."""
    kind, *arguments = name.split(".")
    match kind, arguments:
        case "day", [day]:
            return day, day
        case "span", [first, last]:
            return first, last
        case "year", [year]:
            return f"{year}-01-01", f"{year}-12-31"
        case "half", [half] if half.endswith("-1"):
            return f"{half[:4]}-01-01", f"{half[:4]}-06-30"
        case "half", [half] if half.endswith("-2"):
            return f"{half[:4]}-07-01", f"{half[:4]}-12-31"
    raise BookError(f"tests/pins.json, “{name}” names no number: see scripts/crossing/workshop/pins.py for the ids.")
