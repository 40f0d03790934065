"""Days counted twice: as published at the time, and as on record now. Each answers in a tidy table, in people."""

from __future__ import annotations

import pandas as pd

from crossing.language.spans import ONE_DAY
from crossing.ledger import Ledger
from crossing.official.judgement import official

NOW, THEN = "on record now", "as announced"  # the two ladders of records


def published_twice(ledger: Ledger) -> pd.DataFrame:
    """Return the days that the Ministry of Defence published first, beside the series: date, then, now, change."""
    both = ledger.mod_daily.merge(ledger.daily[["date", "arrivals"]], on="date").sort_values("date", ignore_index=True)
    then, now = both["arrivals_as_published"].astype(int), both["arrivals"].astype(int)
    return pd.DataFrame({"date": both["date"], "then": then, "now": now, "change": now - then})


def opposite_neighbours(ledger: Ledger, pairs: int) -> pd.DataFrame:
    """Return the pairs of days in a row that were revised furthest in opposite directions, in order of date.

    Columns: those of published_twice, and group, the number of the pair. A pair counts as much as the smaller of its two
    revisions; no day stands in two pairs.
    """
    both = published_twice(ledger)
    found = []
    for place in range(len(both) - 1):
        one, other = both.loc[place], both.loc[place + 1]
        if other["date"] - one["date"] == ONE_DAY and one["change"] * other["change"] < 0:
            found.append((min(abs(one["change"]), abs(other["change"])), place))
    chosen: list[int] = []
    for _, place in sorted(found, reverse=True):
        if len(chosen) < pairs and not {place - 1, place + 1} & set(chosen):
            chosen.append(place)
    rows = [both.loc[place : place + 1].assign(group=group) for group, place in enumerate(sorted(chosen))]
    return pd.concat(rows, ignore_index=True) if rows else both.head(0).assign(group=0)


def ladders(ledger: Ledger, since: int) -> pd.DataFrame:
    """Return both ladders of record days from the year `since` on, a row a step.

    Columns: vintage (NOW or THEN), date, people, other (the same day in the other ladder's count) and first (the count
    first published for the day), both missing where there is none.
    """
    series, published = official(ledger).people.series, official(ledger).people.then
    announced = dict(published.announced)
    steps = [(NOW, day, people, announced.get(day)) for day, people in series.ladder if day.year >= since]
    steps += [(THEN, day, people, series.day(day)) for day, people in announced.items() if day.year >= since]
    rows = pd.DataFrame(steps, columns=["vintage", "date", "people", "other"])
    first = [published.day(day) for day in rows["date"]]
    rows["first"] = [found.value if found else None for found in first]
    rows["date"] = pd.to_datetime(rows["date"])
    return rows.sort_values(["vintage", "date"], ignore_index=True)
