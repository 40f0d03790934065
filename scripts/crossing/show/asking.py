"""What a notebook asks: tables as tidy DataFrames, single rows as frozen objects, and what is worked out from them."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date
from typing import Any

import pandas as pd

from crossing.charts.forms.bars import NOW, PART, SUM, THEN, TOTAL
from crossing.crosscheck import summaries
from crossing.errors import BookError
from crossing.language import prose
from crossing.language.languages import Language
from crossing.language.prose import capital, money, number, ordinal
from crossing.language.spans import (
    Span,
    first_day,
    last_day,
    year_name,
    year_so_far,
)
from crossing.ledger import TABLE_NAMES, excerpts, load
from crossing.ledger.making import known
from crossing.ledger.rows import Claim, Event, Money, PublicCount, Remark
from crossing.ledger.vocabulary import InSeries, MoneyKind, Qualifier
from crossing.ledger.wording import counted
from crossing.official import Series, counted_twice, quantities, which_record
from crossing.official import readings as official_readings
from crossing.official.geography import narrowest

ISO = re.compile(r"\d{4}(?:-\d{2}){0,2}")
NOT_FOUND = {Language.ENGLISH: "no count found", Language.FRENCH: "pas de décompte trouvé"}


def series() -> Series:
    """Return the daily arrivals as on record now, to be asked for days, spans, totals and ranks."""
    # of the daily table alone: crossing.official reads five more, and a cell runs again where one that it read has changed
    return Series(load().daily)


def table(name: str) -> pd.DataFrame:
    """Return a table of the data package by its name (data/datapackage.json), a copy. Raises BookError if there is none."""
    if name not in TABLE_NAMES:
        raise BookError(f"there is no table “{name}”: the codebook on the ledger page lists them all.")
    return load().table(name).copy()


def days(start: str | date, end: str | date) -> pd.DataFrame:
    """Return the days from `start` to `end` (dates, or ISO years, months or days): date, arrivals, boats, as on record now.

    Raises BookError if one is no such day, or the end comes first.
    """
    rows = load().daily
    return _between(rows, rows["date"], start, end)[["date", "arrivals", "boats"]]


def weeks(start: str | date, end: str | date) -> pd.DataFrame:
    """Return the weeks that end from `start` to `end` (ISO years, months or days), as the weekly table has them.

    Raises BookError if one is no such day, or the end comes first.
    """
    rows = load().weekly
    return _between(rows, rows["week_ending"], start, end)


def events(
    start: str = "", end: str = "", *, chapter: str = "", ids: tuple[str, ...] | dict[str, str] = ()
) -> pd.DataFrame:
    """Return dated events in order of date: event_id, date (the first day), label, short, event; of a chapter, or of these ids.

    ids: a label may stand beside each, for a drawing in which few words do. From `start` to `end` where they are given, both as
    in `days`. Raises BookError as it does, or if there is none of an id.
    """
    rows = [row for row in load().rows.events.values() if not chapter or row.chapter == chapter]
    rows = sorted([event(ident) for ident in ids] or rows, key=lambda row: row.place)
    found = pd.DataFrame(
        {
            "event_id": [row.event_id for row in rows],
            "date": pd.to_datetime([row.first for row in rows]),
            "label": [ids[row.event_id] if isinstance(ids, dict) else row.label for row in rows],
            "short": [row.short or row.label for row in rows],
            "event": [row.event for row in rows],
        }
    ).sort_values("date", kind="stable", ignore_index=True)
    return _between(found, found["date"], start, end) if start or end else found


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


def as_published(until: date | None = None) -> pd.DataFrame:
    """Return the record days as reported at the time, beside what is on record now: date, then, now, citation."""
    rows = load().record_days.merge(load().daily[["date", "arrivals"]], on="date").sort_values("date")
    found = rows[["date", "arrivals_as_published", "arrivals", "citation"]].set_axis(
        ["date", "then", "now", "citation"], axis=1
    )
    found = found if until is None else found[found["date"].dt.date <= until]
    return found.astype({"then": int, "now": int}).reset_index(drop=True)


def by_year(until: str = "12-31") -> pd.DataFrame:
    """Return by year what the daily table holds from 1 January to `until` (month and day): arrivals, boats, load, rise, change.

    load: people per boat; rise: per cent by which arrivals rose on the year before, missing for the first; change: the same
    in words. A year that the table does not hold up to that day is left out. Raises BookError if `until` is not a day of
    every year.
    """
    held = series()
    try:
        ends = [date.fromisoformat(f"{year}-{until}") for year in range(held.first.year, held.last.year + 1)]
    except ValueError:
        raise BookError(f"until is “{until}”, which is not a day of every year: write it as 06-30.") from None
    whole = [end for end in ends if held.covers(year_so_far(end))]
    sums = [days(f"{end.year}", f"{end}")[["arrivals", "boats"]].sum() for end in whole]
    found = pd.DataFrame(sums, index=pd.Index([end.year for end in whole], name="year")).astype(int)
    rise = found["arrivals"].pct_change() * 100
    change = rise.map("{:.1f}".format).where(rise.notna(), "no earlier year")
    return found.assign(load=found["arrivals"] / found["boats"], rise=rise, change=change)


def to_date(start: str | date, end: str | date) -> pd.DataFrame:
    """Return the running total of the year on each day from `start` to `end`, both as in `days`: people, by date."""
    when = days(start, end)["date"]
    return pd.DataFrame({"people": [series().to_date(day) for day in when]}, index=pd.DatetimeIndex(when, name=None))


def highest_days(above: float, known: date) -> pd.DataFrame:
    """Return the days with more than `above` arrivals by date, the highest first: arrivals and rank, as on record now.

    known: the day of a report, by which the column of that name says whether a day was over when it was written; text: the
    arrivals in words, with “later” where it was not.
    """
    rows = load().daily.loc[load().daily["arrivals"] > above, ["date", "arrivals"]].astype({"arrivals": int})
    rows = rows.sort_values(["arrivals", "date"], ascending=[False, True]).set_index("date")
    later = pd.Series(pd.DatetimeIndex(rows.index).date > known, rows.index)
    return rows.assign(
        rank=rows["arrivals"].rank(ascending=False, method="min").astype(int),
        known=later.map({True: "no, it came later", False: "yes"}),
        text=rows["arrivals"].map(number) + later.map({True: " (later)", False: ""}),
    )


def published_twice() -> pd.DataFrame:
    """Return the days that the Ministry of Defence published first, beside what is on record now: date, then, now, change."""
    return counted_twice.published_twice(load())


def opposite_neighbours(pairs: int) -> pd.DataFrame:
    """Return so many pairs of days in a row that were revised furthest in opposite directions: as published_twice, and group."""
    return counted_twice.opposite_neighbours(load(), pairs)


def ladders(since: int) -> pd.DataFrame:
    """Return the ladders of record days from a year on, as announced and as on record now (crossing.official.counted_twice)."""
    return counted_twice.ladders(load(), since)


def readings_of_record(when: date, until: date) -> pd.DataFrame:
    """Return what a day up to the day `until` could be a record of, a row a reading (crossing.official.readings.records)."""
    rows = official_readings.records(series(), when, until)
    text = [f"{row.people:,} against {row.best:,}" for row in rows.itertuples()]
    return rows.assign(text=text, told=[f" ({ordinal(rank)})" for rank in rows["rank"]])


def records_asked() -> pd.DataFrame:
    """Return every reading of "record" that the reports' words allow, each once: claim_id, kind, start, end, among, then, now.

    then and now: the answers as announced at the time and as on record now (crossing.official.which_record.Standing).
    """
    held, counts, on_record = load(), which_record.announced(load()), series()
    rows = [
        {
            "claim_id": claims[0].claim_id,
            "kind": question.kind.value,
            "start": question.span.start,
            "end": question.span.end,
            "among": question.among.value,
            "then": which_record.as_announced(counts, on_record, question).answer.value,
            "now": which_record.on_record(on_record, question).answer.value,
        }
        for claims, questions in which_record.raised(held)
        for question in questions
    ]
    return pd.DataFrame(rows)


def rises(term: Span) -> pd.DataFrame:
    """Return the ways that the book tries to measure the rise in a term of office (crossing.official.readings.rises)."""
    rows = official_readings.rises(series(), term)
    return rows.assign(text=[f"{prose.number(multiple, 1)} times" for multiple in rows["multiple"]])


def adding_up(whole: dict[str, Claim], parts: dict[str, Claim], unrecorded: str) -> pd.DataFrame:
    """Return a count as a source reports it and the parts that it consists of, then what is on record now of the parts.

    whole: one claim, under what it counts; parts: the same for each part; unrecorded: words after “On record now” for what
    the series does not hold. Columns: group, label, kind, begin and people as level bars take them.
    """
    (name, claimed), rows, begin = *whole.items(), [], 0.0
    then, now = f"As reported, {claimed.source.published:%B %Y}", f"On record now; {unrecorded}"
    rows.append((then, name, THEN, begin, claimed.value))
    for label, part in parts.items():
        rows.append((then, label, THEN, begin, part.value))
        begin += part.value or 0
    held = [
        (label, part.span) for label, part in parts.items() if part.measure.in_series is InSeries.SAME and part.span
    ]
    rows += [(now, label, NOW, 0.0, series().total(span)) for label, span in held]
    return pd.DataFrame(rows, columns=["group", "label", "kind", "begin", "people"])


def totals(*ids: str) -> pd.DataFrame:
    """Return totals that somebody else published, beside the people on record now for the same days.

    Columns: label (the twelve months), start, end, value, citation, arrivals. Raises BookError if there is none of an id.
    """
    found = [known(load().rows.totals, ident, "official/other_totals.csv") for ident in ids]
    rows = [
        (
            capital(year_name(one.span)),
            one.span.start,
            one.span.end,
            one.value,
            one.citation,
            series().total(one.span),
        )
        for one in found
    ]
    return pd.DataFrame(rows, columns=["label", "start", "end", "value", "citation", "arrivals"])


def value(ident: str) -> float | None:
    """Return a figure of the book by its id, as `fig` has it in the text; None where it is not recorded."""
    return quantities.lookup(ident, load()).value


def public_counts(stem: str) -> pd.DataFrame:
    """Return the public counts whose ids begin with `stem` (data/context/public_counts.csv), by the last day of each.

    Columns: people, and said, the number as published (“about 350”).
    """
    found = [row for ident, row in load().rows.public_counts.items() if ident.startswith(f"{stem}-")]
    days = pd.DatetimeIndex([row.span.end for row in found])
    counts = {"people": [row.value for row in found], "said": [counted(row) for row in found]}
    return pd.DataFrame(counts, index=days).sort_index()


def public_by_year(say: prose.Wording = prose.ENGLISH, **stems: str) -> pd.DataFrame:
    """Return public counts of whole years (data/context/public_counts.csv) by year, from the first to the last found.

    say: how the words are said; stems: names of counts, each with what its ids begin with, before the year. Columns of a NAME: NAME, the number as
    published, missing where no count was found; NAME_said, its words (“at least 4”); in English, NAME_source, who published
    it and as of when. Raises BookError if no count is found for a name.
    """
    counts = load().rows.public_counts
    found = {
        name: {row.span.start.year: row for row in counts.values() if row.context_id == f"{stem}-{row.span.start.year}"}
        for name, stem in stems.items()
    }
    for name, rows in found.items():
        if not rows:
            raise BookError(f"context/public_counts.csv has no count of a year whose id begins with “{stems[name]}”.")
    every = [year for rows in found.values() for year in rows]
    years = pd.RangeIndex(min(every), max(every) + 1, name="year")
    columns: dict[str, list[object]] = {}
    for name, rows in found.items():
        of_years = [rows.get(year) for year in years]
        columns[name] = [row.value if row else float("nan") for row in of_years]
        columns[f"{name}_said"] = [counted(row, say) if row else NOT_FOUND[say.language] for row in of_years]
        if say.language is Language.ENGLISH:
            columns[f"{name}_source"] = [
                f"{row.publisher}, {prose.partial_date(_as_of(row))}" if row else "–" for row in of_years
            ]
    return pd.DataFrame(columns, index=years)


def _as_of(count: PublicCount) -> str:
    """The ISO year, month or day that a public count is of: where it gives none, that of its publication."""
    return count.as_of or count.published


def money_agreed() -> pd.DataFrame:
    """Return published sums of money in million pounds: the totals as reported and our sum, by size, then the parts in order.

    Columns: group, label, kind, begin, low, high and text as the form of sums takes them (crossing.charts.forms.bars),
    higher (the high value where it is not the low one) and since (of a total: the first year it counts).
    """
    rows = sorted(load().rows.money.values(), key=lambda row: row.agreed)
    parts = [row for row in rows if row.kind is MoneyKind.COMPONENT]
    low, high = (sum(limits) for limits in zip(*map(_limits, parts), strict=True))
    found: list[tuple[Any, ...]] = [("Sum of the deals below", SUM, low, high, "", None)]
    for row in (row for row in rows if row.kind is MoneyKind.TOTAL):
        more = row.claim_id and claim(row.claim_id).qualifier == Qualifier.MORE_THAN
        found.append((row.short, TOTAL, *_limits(row), "more than " if more else "", row.since))
    found.sort(key=lambda total: total[2])
    found += [(f"{row.agreed[:4]} {row.short}", PART, *_limits(row), "", None) for row in parts]
    table = pd.DataFrame(found, columns=["label", "kind", "low", "high", "text", "since"])
    table["text"] += [_amount(*limits) for limits in zip(table["low"], table["high"], strict=True)]
    table[["low", "high"]] /= 1_000_000
    part = table["kind"] == PART
    table["group"] = part.map({False: "What is given as the sum", True: "What was published, deal by deal"})
    table["begin"] = table["low"].where(part, 0).cumsum().shift(fill_value=0).where(part, 0)
    return table.assign(higher=table["high"].where(table["high"] > table["low"]))


def _limits(row: Money) -> tuple[float, float]:
    """The lowest and highest published value in pounds."""
    return row.amount_gbp, row.amount_gbp if row.amount_gbp_high is None else row.amount_gbp_high


def _amount(low: float, high: float) -> str:
    """An amount or a range in pounds: "£476 to £481 million"."""
    words = money(high, "GBP")
    return words if low == high else f"{money(low, 'GBP').removesuffix(' million')} to {words}"


def what_followed() -> pd.DataFrame:
    """Return the promises whose twelve months before and after the series holds (crossing.crosscheck.summaries.promises).

    Also label: who made it, the month from which is counted, and the promise in few words.
    """
    rows = summaries.promises(load()).dropna(subset=["before", "after"])
    what = rows["promise"].str.split("[,;]").str[0].str.removeprefix("To ")
    counted = rows["counted"].map(lambda words: f" ({words})" if words else "")
    return rows.assign(label=rows["by"] + rows["turn"].map(lambda turn: f", {turn:%B %Y}: ") + what + counted)


def directions(followed: pd.DataFrame) -> dict[str, int]:
    """Return of how many promises more followed, fewer, and of how many it depends on the day (crossing.crosscheck.summaries)."""
    return summaries.directions(followed)


def held() -> pd.DataFrame:
    """Return every statement that the series can be held against, with the verdict on it (crossing.crosscheck.summaries)."""
    return summaries.held(load())


def record_days() -> pd.DataFrame:
    """Return the days that sources call records, with their rank (crossing.crosscheck.summaries)."""
    return summaries.record_days(load())


def slips_by_source(*, sure: bool = False) -> pd.DataFrame:
    """Return how many slips each source has of each grade, and for its length (crossing.crosscheck.summaries)."""
    return summaries.slips_by_source(load(), sure=sure)


def figure_in(one: Claim, before: int = 0) -> str:
    """Return a claim's figure as its source prints it, with so many words before it, in quotation marks."""
    return excerpts.figure(one, before=before)


def words_in(one: Claim, text: str) -> str:
    """Return words of a claim's quote in quotation marks. Raises BookError if its source does not say them."""
    return excerpts.words(one, text)


def _between(rows: pd.DataFrame, when: pd.Series, start: str | date, end: str | date) -> pd.DataFrame:
    """The rows whose day lies from the first day of `start` to the last of `end`. Raises BookError if there is no such span."""
    first, last = _day("start", start, first_day), _day("end", end, last_day)
    if last < first:
        raise BookError(f"end is {end}, which comes before start, {start}: give the earlier one first.")
    return rows.loc[when.between(pd.Timestamp(first), pd.Timestamp(last))].reset_index(drop=True)


def _day(name: str, given: str | date, day_of: Callable[[str], date]) -> date:
    """The day that an argument of this name means. Raises BookError if it means none."""
    said = given if isinstance(given, str) else str(given)[:10]  # a time of day, as pandas has it, is left out
    try:
        if not ISO.fullmatch(said):
            raise ValueError(said)
        return day_of(said)
    except ValueError:
        raise BookError(
            f"{name} is “{given}”, which is no date: write a year, a month or a day, such as 2021, 2021-11 or 2021-11-16."
        ) from None
