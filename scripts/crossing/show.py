"""The notebooks' door: ask the tables, compute, draw a form, put what was computed in its words.

    from crossing import show

    month = show.days("2021-11-01", "2021-11-30")
    claim = show.claim("kent-2021-11-05")
    show.day_bars("november-2021-days", month, title=f"{show.number(claim.value)} people were announced ...", ...)

Tables come as tidy DataFrames, single rows as frozen objects (crossing.ledger.rows). Whatever ends a cell is shown.
"""

from __future__ import annotations

from typing import Any

import pandas as pd

from crossing import outputs
from crossing.book import views
from crossing.book.readable import markdown
from crossing.charts import chart
from crossing.charts.forms.curve import twelve_months
from crossing.charts.forms.days import day_bars, day_stems, stated
from crossing.charts.forms.months import month_bars
from crossing.charts.forms.running import running_steps, running_total
from crossing.charts.forms.scatter import counted_twice
from crossing.charts.forms.strait import strait_map
from crossing.charts.forms.weeks import week_bars, week_rows
from crossing.crosscheck import results
from crossing.errors import BookError
from crossing.language.prose import day, in_words, listing, money, number, ordinal, span
from crossing.language.spans import first_day, last_day
from crossing.ledger import load
from crossing.ledger.rows import Claim, Event, Remark, known
from crossing.official import Series
from crossing.official.geography import CROSSING, narrowest

__all__ = [
    "CROSSING",
    "as_published",
    "benchmark",
    "chart",
    "claim",
    "claims",
    "codebook",
    "corrections",
    "counted_twice",
    "day",
    "day_bars",
    "day_stems",
    "days",
    "event",
    "events",
    "events_table",
    "finding",
    "findings",
    "gallery",
    "in_words",
    "ledger",
    "listing",
    "matrix",
    "money",
    "month_bars",
    "narrowest_crossing",
    "number",
    "ordinal",
    "published_twice",
    "remark",
    "reports",
    "rules",
    "running_steps",
    "running_total",
    "series",
    "severities",
    "sources",
    "span",
    "stated",
    "strait_map",
    "table",
    "twelve_months",
    "verdicts",
    "week_bars",
    "week_rows",
    "weeks",
]


# ---------------------------------------------------------------------------------------------------------------------
# Ask the tables


def series() -> Series:
    """Return the daily arrivals as on record now, to be asked for days, spans, totals and ranks."""
    return Series(load().daily)


def table(name: str) -> pd.DataFrame:
    """Return a table of the data package by its name (data/datapackage.json), a copy. Raises BookError if there is none."""
    try:
        return getattr(load(), name).copy()
    except AttributeError:
        raise BookError(f"there is no table “{name}”: the codebook on the ledger page lists them all.") from None


def days(start: str, end: str) -> pd.DataFrame:
    """Return the days from `start` to `end` (ISO years, months or days): date, arrivals, boats, as on record now."""
    rows = load().daily
    return _between(rows, rows["date"], start, end)[["date", "arrivals", "boats"]]


def weeks(start: str, end: str) -> pd.DataFrame:
    """Return the weeks that end from `start` to `end` (ISO years, months or days), as the weekly table has them."""
    rows = load().weekly
    return _between(rows, rows["week_ending"], start, end)


def events(start: str = "", end: str = "", *, chapter: str = "", ids: tuple[str, ...] = ()) -> pd.DataFrame:
    """Return dated events in order of date: event_id, date (the first day), label, short, event; of a chapter, or of these ids."""
    rows = [row for row in load().rows.events.values() if not chapter or row.chapter == chapter]
    rows = [event(ident) for ident in ids] or rows
    found = pd.DataFrame(
        {
            "event_id": [row.event_id for row in rows],
            "date": pd.to_datetime([row.first for row in rows]),
            "label": [row.label for row in rows],
            "short": [row.short or row.label for row in rows],
            "event": [row.event for row in rows],
        }
    ).sort_values("date", kind="stable", ignore_index=True)
    return _between(found, found["date"], start, end) if start else found


def event(event_id: str) -> Event:
    """Return a dated event. Raises BookError if there is none of that id."""
    return load().event(event_id)


def claim(claim_id: str) -> Claim:
    """Return what a source states, as stated. Raises BookError if there is none of that id."""
    return load().claim(claim_id)


def claims() -> list[Claim]:
    """Return all claims, in the order of the ledger."""
    return list(load().rows.claims.values())


def remark(annotation_id: str) -> Remark:
    """Return what a reader marked in a text. Raises BookError if there is none of that id."""
    return known(load().rows.remarks, annotation_id, "annotations.csv")


def narrowest_crossing() -> float:
    """Return the length of the narrowest crossing in miles, between the places CROSSING."""
    return narrowest(load())


def reports() -> pd.DataFrame:
    """Return the sources in order of publication: source_id, date, name (without its date), words, text_quality."""
    rows = load().sources.sort_values("published", kind="stable", ignore_index=True)
    return rows.rename(columns={"published": "date"})[["source_id", "date", "name", "words", "text_quality"]]


def as_published() -> pd.DataFrame:
    """Return the record days as reported at the time, beside what is on record now: date, then, now, citation."""
    rows = load().record_days.merge(load().daily[["date", "arrivals"]], on="date").sort_values("date")
    found = rows[["date", "arrivals_as_published", "arrivals", "citation"]].set_axis(
        ["date", "then", "now", "citation"], axis=1
    )
    return found.astype({"then": int, "now": int}).reset_index(drop=True)


def published_twice() -> pd.DataFrame:
    """Return the days that the Ministry of Defence published first: date, then, and now, what is on record for them."""
    both = load().mod_daily.merge(load().daily, on="date")[["date", "arrivals_as_published", "arrivals"]]
    return both.set_axis(["date", "then", "now"], axis=1).astype({"then": int, "now": int})


def _between(rows: pd.DataFrame, when: pd.Series, start: str, end: str) -> pd.DataFrame:
    """The rows whose day lies from the first day of `start` to the last of `end`."""
    return rows.loc[when.between(pd.Timestamp(first_day(start)), pd.Timestamp(last_day(end)))].reset_index(drop=True)


# ---------------------------------------------------------------------------------------------------------------------
# Show tables and findings


class Html:
    """A table or a list as a notebook shows it: HTML on the book's pages, the same as Markdown elsewhere, and a summary."""

    def __init__(self, html: str, text: str) -> None:
        self.html = html
        self.text = text

    def _repr_mimebundle_(self, **_: Any) -> dict[str, str]:
        return outputs.of_table(self.html, markdown(self.html), self.text)


def ledger() -> Html:
    """Show every claim with its evidence and verdict."""
    held = load()
    return Html(views.ledger_table(held, results(held)[1]), f"{len(held.claims)} claims")


def findings() -> Html:
    """Show every finding, misleading ones first."""
    found, _ = results(load())
    return Html(views.findings_list(found, load()), f"{len(found)} findings")


def finding(finding_id: str) -> Html:
    """Show one finding with its evidence open. Raises BookError if there is none of that id."""
    found, _ = results(load())
    for item in found:
        if item.finding_id == finding_id:
            return Html(views.finding_card(item, load()), item.sentence)
    raise BookError(f"there is no finding {finding_id}; data/findings.csv of the built site lists them all.")


def gallery(source_id: str = "", *annotation_ids: str) -> Html:
    """Show garbled passages beside their likely readings: those named, or all misleading ones of a source.

    Raises BookError if there is no remark of a name.
    """
    held = load()
    notes = held.annotations
    if annotation_ids:
        for ident in annotation_ids:
            known(held.rows.remarks, ident, "annotations.csv")
        notes = notes.set_index("annotation_id", drop=False).loc[list(annotation_ids)]
    else:
        notes = notes.loc[(notes["source_id"] == source_id) & (notes["severity"] == "misleading")]
    return Html(views.gallery(held, notes), f"{len(notes)} passages")


def matrix() -> Html:
    """Show findings by source and group of rules."""
    return Html(views.matrix(results(load())[0], load()), "findings by source and group of rules")


def rules() -> Html:
    """Show the rules of the cross-check."""
    return Html(views.rules_table(), "the rules of the cross-check")


def verdicts() -> Html:
    """Show how many claims have each verdict."""
    return Html(views.verdicts_table(results(load())[1]), "claims by verdict")


def severities() -> Html:
    """Show how many findings have each severity."""
    return Html(views.severities_table(results(load())[0]), "findings by severity")


def sources() -> Html:
    """Show the five sources."""
    return Html(views.sources_table(load()), "the five sources")


def events_table(chapter: str) -> Html:
    """Show the dated policy events of a chapter, each with where it can be checked."""
    return Html(views.policy_table(load(), chapter), "dated events")


def benchmark() -> Html:
    """Show how well the word rules do on planted corruptions."""
    return Html(views.benchmark_table(load()), "recall and false alarms of the word rules")


def codebook() -> Html:
    """Show every variable of the data package."""
    return Html(views.codebook(), "codebook")


def corrections() -> Html:
    """Show the corrections made since the book was published."""
    held = load()
    return Html(views.corrections_table(held), f"{len(held.corrections)} corrections")
