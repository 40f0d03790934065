"""Quantities of every other table: money, totals and counts that others published, events, places, and how many rows there are."""

from __future__ import annotations

from dataclasses import replace

from crossing.language import prose
from crossing.language.spans import as_date
from crossing.ledger import TABLE_NAMES, Ledger, resource
from crossing.ledger.citing import citation, each_source, of_count
from crossing.ledger.vocabulary import Dating, MoneyKind
from crossing.official import refugees
from crossing.official.geography import KM_PER_MILE, narrowest
from crossing.official.quantities import Quantity, in_a_sentence, quantity


@quantity("money")
def _money(ledger: Ledger, money_id: str, which: str = "gbp") -> Quantity:
    """A row of money.csv: in pounds (`gbp`), its higher value (`high`) or the amount in its own currency (`own`)."""
    row = ledger.money.loc[ledger.money["money_id"] == money_id].iloc[0]
    column, unit = {
        "gbp": ("amount_gbp", "GBP"),
        "high": ("amount_gbp_high", "GBP"),
        "own": ("amount", row["currency"]),
    }[which]
    cited = each_source(row["citation"], row["url"], ledger)
    return Quantity(float(row[column]), unit, row["covers"], ("money",), cited=cited)


@quantity("money-sum")
def _money_sum(ledger: Ledger, which: str) -> Quantity:
    """The sum of the published components in pounds, with the lower (`low`) or higher (`high`) value of each."""
    parts = ledger.money.loc[ledger.money["kind"] == MoneyKind.COMPONENT]
    amounts = parts["amount_gbp"] if which == "low" else parts["amount_gbp_high"].fillna(parts["amount_gbp"])
    if which not in ("low", "high"):
        raise ValueError(which)
    return Quantity(
        float(amounts.sum()),
        "GBP",
        f"Sum of the published deals since 2018, with the {which}er value of each",
        ("money",),
    )


@quantity("published")
def _published(ledger: Ledger, total_id: str) -> Quantity:
    """A row of other_published_totals.csv."""
    row = ledger.other_totals.loc[ledger.other_totals["total_id"] == total_id].iloc[0]
    words = f"{prose.capital(ledger.rows.measures[row['measure']].label)}, {prose.span(row['period_start'], row['period_end'])}"
    cited = each_source(row["citation"], "", ledger)
    return Quantity(float(row["value"]), "people", words, ("other_totals",), cited=cited)


@quantity("context")
def _context(ledger: Ledger, context_id: str, which: str = "value") -> Quantity:
    """A row of context/public_counts.csv: its value, or its higher one (`high`)."""
    row = ledger.public_count(context_id)
    value = {"value": row.value, "high": row.value_high}[which]
    words = f"{row.counts}, {prose.span(row.span)}"
    return Quantity(value, row.unit, words, ("public_counts",), in_a_sentence(row.span), row.counts, (of_count(row),))


@quantity("asylum-mean")
def _asylum_mean(ledger: Ledger, first: str, last: str) -> Quantity:
    """The mean of yearly UK asylum applications, main applicants, from one year to another, to the nearest one."""
    years = range(int(first), int(last) + 1)
    values = [ledger.public_count(f"uk-asylum-{year}").value for year in years]
    words = f"Mean of the yearly asylum applications in the UK, {first} to {last}, main applicants"
    return Quantity(prose.rounded(sum(values) / len(values)), "applications", words, ("public_counts",))


@quantity("refugee-share")
def _refugee_share(ledger: Ledger, year: str, who: str = "all") -> Quantity:
    """Refugees as a share of the UK's population, in percent to two decimals: with pending claims and stateless people (`all`), or refugees only (`refugees`)."""
    named = prose.capital(refugees.NAMED[who])
    words = f"{named} as a share of the population of the UK, end of {year}"
    return Quantity(refugees.share(ledger, year, who), "percent", words, ("public_counts",))


PREVENTED = {
    "people_prevented": "prevented from crossing, by French operational estimates",
    "arrivals": "recorded as arriving",
}


@quantity("prevented")
def _prevented(ledger: Ledger, year: str, column: str = "people_prevented") -> Quantity:
    """People prevented in the weeks of a year for which that is recorded (`prevented.2024`), or who arrived in them (`prevented.2024.arrivals`)."""
    words = PREVENTED[column]
    weeks = ledger.weekly.loc[
        (ledger.weekly["week_ending"].dt.year == int(year)) & ledger.weekly["people_prevented"].notna()
    ]
    value = float(weeks[column].sum()) if len(weeks) else None
    return Quantity(
        value, "people", f"People {words}, in the weeks of {year} for which prevention is recorded", ("weekly",)
    )


@quantity("prevented-weeks")
def _prevented_weeks(ledger: Ledger, first: str, last: str, column: str = "people_prevented") -> Quantity:
    """The same of the weeks whose last days lie from `first` to `last`; not recorded where one of them has no estimate."""
    weeks = ledger.weekly.loc[ledger.weekly["week_ending"].between(first, last)]
    recorded = len(weeks) and weeks["people_prevented"].notna().all()
    span = prose.span(as_date(first), as_date(last))
    words = f"People {PREVENTED[column]}, in the weeks that ended from {span}"
    return Quantity(float(weeks[column].sum()) if recorded else None, "people", words, ("weekly",))


@quantity("days-between")
def _days_between(ledger: Ledger, first_event: str, second_event: str) -> Quantity:
    """Days from one dated event of policy.csv to another."""
    first, second = ledger.event(first_event), ledger.event(second_event)
    words = f"Days from {prose.day(first.first)} to {prose.day(second.first)}: {first.label}; {second.label}"
    cited = tuple(dict.fromkeys(citation(event, ledger) for event in (first_event, second_event)))
    return Quantity(float((second.first - first.first).days), "count", words, ("policy",), cited=cited)


@quantity("strait-miles")
def _strait_miles(ledger: Ledger) -> Quantity:
    """The narrowest crossing, to the nearest mile."""
    return Quantity(
        prose.rounded(narrowest(ledger)),
        "miles",
        "The narrowest crossing of the strait, South Foreland to Cap Gris-Nez",
        ("places",),
    )


@quantity("strait-kilometres")
def _strait_kilometres(ledger: Ledger) -> Quantity:
    """The narrowest crossing, to the nearest kilometre."""
    miles = _strait_miles(ledger)
    return replace(miles, value=prose.rounded(narrowest(ledger) * KM_PER_MILE), unit="kilometres")


@quantity("count")
def _count(ledger: Ledger, table: str) -> Quantity:
    """Rows of one of the ledger's tables, by its name: `count.claims`."""
    if table not in TABLE_NAMES:
        raise ValueError(f"there is no table {table}")
    words = f"Entries in the book’s table “{resource(table)['title']}”"
    return Quantity(float(len(ledger.table(table))), "count", words, (table,))


@quantity("count.sources")
def _count_sources(ledger: Ledger, kind: str = "") -> Quantity:
    """The reports: all, `originals`, machine-made `copies`, those `undated` in print, those that speak of a `record`."""
    sources, claims = ledger.rows.sources.values(), ledger.rows.claims.values()
    speaking = {claim.source_id for claim in claims if claim.record}
    chosen, words = {
        "": (sources, "Reports whose figures the ledger holds"),
        "originals": ([source for source in sources if not source.is_copy], "Reports that are no machine-made copies"),
        "copies": ([source for source in sources if source.is_copy], "Reports that are machine-made copies"),
        "undated": (
            [source for source in sources if source.published_basis is Dating.INFERRED],
            "Reports that print no date of their own",
        ),
        "record": ([source for source in sources if source.source_id in speaking], "Reports that speak of a record"),
    }[kind]
    return Quantity(float(len(chosen)), "count", words, ("sources", "claims") if kind == "record" else ("sources",))
