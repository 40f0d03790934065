"""The chapter that is drafted for a new text: what it states, and a chart for each of its claims that the series can draw."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

import nbformat

from crossing.language.spans import Span, whole_month, whole_year
from crossing.ledger import Ledger
from crossing.ledger.drafts import DRAFT
from crossing.ledger.rows import Claim
from crossing.official import Series


def notebook(chapter: str, source_id: str, title: str, ledger: Ledger) -> nbformat.NotebookNode:
    """Return a chapter: that it is a draft, the position card, what the text states, a chart for each claim that has a form."""
    claims = [claim for claim in ledger.rows.claims.values() if claim.source_id == source_id]
    stated = "\n".join(f"- {{fig}}`{claim.claim_id}`: “{claim.quote}”" for claim in claims if claim.value is not None)
    cells = [
        (
            "markdown",
            f"# {DRAFT}: {title}\n\nThis chapter was drafted by a machine and nobody has confirmed it yet.",
            [],
        ),
        (
            "code",
            "from crossing import show  # not found? open the chapters with: python3 scripts/book.py lab",
            ["remove-cell"],
        ),
        ("markdown", f"```{{text-map}} {source_id}\n```", []),
        ("markdown", f"```{{position}} {chapter}\n```", []),
        ("markdown", f"## {DRAFT}: what the report states\n\n{stated or 'No figure was read.'}", []),
        *(("code", code, ["hide-input"]) for code in _charts(claims, Series(ledger.daily))),
    ]
    made: dict[str, Callable[..., nbformat.NotebookNode]] = {
        "markdown": nbformat.v4.new_markdown_cell,
        "code": nbformat.v4.new_code_cell,
    }
    made_up: nbformat.NotebookNode = nbformat.v4.new_notebook(
        cells=[
            made[kind](source, id=f"draft-{number}", metadata={"tags": tags} if tags else {})
            for number, (kind, source, tags) in enumerate(cells, start=1)
        ]
    )
    made_up.metadata = {"kernelspec": {"display_name": "Python 3", "language": "python", "name": "python3"}}
    return made_up


def _charts(claims: list[Claim], series: Series) -> Iterator[str]:
    """The code of a chart for each claim that the series can draw: days of a month, or the year so far; one a month or year."""
    drawn: set[Span | int] = set()
    for claim in claims:
        span = claim.span
        if claim.value is None or claim.unit != "people" or span is None:
            continue
        if span.day and series.covers(month := whole_month(span.start.year, span.start.month)) and month not in drawn:
            drawn.add(month)
            yield _DAYS.format(claim=claim.claim_id, month=f"{span.start:%Y-%m}")
        elif _is_year_so_far(span, series) and span.start.year not in drawn:
            drawn.add(span.start.year)
            yield _YEAR.format(claim=claim.claim_id, last=span.start.year - 1, year=span.start.year)


def _is_year_so_far(span: Span, series: Series) -> bool:
    """Whether a span runs from 1 January of a year that is whole in the series, as the year before, and outgrew that."""
    year = span.start.year
    both = series.covers(whole_year(year)) and series.covers(whole_year(year - 1))
    return (
        span.start == dt.date(year, 1, 1)
        and span.end.year == year
        and both
        and series.year(year) > series.year(year - 1)
    )


_DAYS = """\
claim = show.claim("{claim}")
now = show.series().day(claim.day)
show.day_bars("{claim}-days", show.days("{month}", "{month}"), reported=[claim], events=show.events("{month}", "{month}"),
    sources=["daily", "claims", "policy"],
    title=f"{{show.capital(show.stated(claim))}} were reported; {{now:,}} are on record now",
    subtitle=f"People recorded as arriving in small boats, by day; ring: as reported for {{show.day(claim.day)}}")"""
_YEAR = """\
claim = show.claim("{claim}")
end, now = claim.span.end, show.series().to_date(claim.span.end)
show.running_total("{claim}-to-date", show.days("{last}", "{year}"), reported=claim, sources=["claims", "daily"],
    title=f"{{show.capital(show.stated(claim))}} were reported; {{now:,}} are on record now",
    subtitle=f"People arriving since 1 January, running total, {last} and {year}, as on record now; ring: as reported to {{show.day(end)}}")"""


def contents_with(path: Path, chapter: str, chapters: Iterable[str]) -> str:
    """Return the table of contents with a line for the chapter, after the last page that is one of `chapters`.

    Where it names none of them, the line stands first.
    """
    lines = path.read_text(encoding="utf-8").splitlines(keepends=True)
    line = _line(chapter)
    if line in lines:
        return "".join(lines)
    known = {_line(name) for name in chapters}
    first = next((place for place, each in enumerate(lines) if each.startswith(_line("").rstrip("\n"))), len(lines))
    after = max((place for place, each in enumerate(lines, start=1) if each in known), default=first)
    return "".join([*lines[:after], line, *lines[after:]])


def _line(chapter: str) -> str:
    """The line of a page in the table of contents."""
    return f"  - file: chapters/{chapter}\n"
