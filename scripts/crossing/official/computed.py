"""The quantities that the official tables and the ledger give, one function for each beginning of an id.

A function takes the ledger and the arguments of the id, in order, and returns a Quantity without its id; what it raises of
ValueError, KeyError and IndexError is told by `compute` as an id that cannot be computed.
"""

from __future__ import annotations

from dataclasses import replace

from crossing.language import prose
from crossing.language.spans import ONE_DAY, Span, as_date, first_day, half_year, last_day, one_day, whole_year
from crossing.ledger import TABLE_NAMES, Ledger, resource
from crossing.ledger.citing import citation, each_source, of_count
from crossing.ledger.vocabulary import Dating, MoneyKind
from crossing.official import refugees
from crossing.official.baselines import baselines
from crossing.official.geography import KM_PER_MILE, narrowest
from crossing.official.judgement import official
from crossing.official.quantities import OFFICIAL, Quantity, in_a_sentence, quantity
from crossing.official.series import Counted, Series


def _series(ledger: Ledger, counted: Counted = Counted.PEOPLE) -> Series:
    return official(ledger).measure(counted).series


def _total(ledger: Ledger, span: Span, counted: Counted = Counted.PEOPLE) -> float | None:
    """What arrived over a span; None where the table does not hold every day of it."""
    series = _series(ledger, counted)
    return float(series.total(span)) if series.covers(span) else None


def _arrived(ledger: Ledger, span: Span, counted: Counted = Counted.PEOPLE) -> Quantity:
    """The quantity of people or boats over a span."""
    when = in_a_sentence(span)
    counts = f"{counted.capitalize()} recorded as arriving"
    return Quantity(
        _total(ledger, span, counted),
        counted.value,
        f"{counts} {when}, as on record now",
        (OFFICIAL,),
        when,
        f"{counts}, as on record now",
    )


@quantity("day")
def _day(ledger: Ledger, date: str) -> Quantity:
    return _arrived(ledger, one_day(as_date(date)))


@quantity("span")
def _span(ledger: Ledger, start: str, end: str) -> Quantity:
    return _arrived(ledger, Span(as_date(start), as_date(end)))


@quantity("year")
def _year(ledger: Ledger, year: str) -> Quantity:
    return _arrived(ledger, whole_year(int(year)))


@quantity("month")
def _month(ledger: Ledger, month: str) -> Quantity:
    return _arrived(ledger, Span(first_day(month), last_day(month)))


@quantity("half")
def _half(ledger: Ledger, half: str) -> Quantity:
    return _arrived(ledger, _half_year(half))


def _half_year(half: str) -> Span:
    """A half-year written as in `2025-1`."""
    year, which = half.split("-")
    return half_year(int(year), int(which))


@quantity("boats")
def _boats(ledger: Ledger, date: str) -> Quantity:
    return _arrived(ledger, one_day(as_date(date)), counted=Counted.BOATS)


@quantity("boats-span")
def _boats_span(ledger: Ledger, start: str, end: str) -> Quantity:
    return _arrived(ledger, Span(as_date(start), as_date(end)), counted=Counted.BOATS)


@quantity("boats-year")
def _boats_year(ledger: Ledger, year: str) -> Quantity:
    return _arrived(ledger, whole_year(int(year)), Counted.BOATS)


@quantity("boats-half")
def _boats_half(ledger: Ledger, half: str) -> Quantity:
    return _arrived(ledger, _half_year(half), counted=Counted.BOATS)


@quantity("people-per-boat")
def _people_per_boat(ledger: Ledger, year: str) -> Quantity:
    span = whole_year(int(year))
    people, boats = _total(ledger, span), _total(ledger, span, Counted.BOATS)
    return Quantity(
        people / boats if people and boats else None,
        "people",
        f"People per boat in {year}, as on record now",
        (OFFICIAL,),
    )


@quantity("announced")
def _announced(ledger: Ledger, date: str) -> Quantity:
    """The count announced for a record day at the time."""
    found = dict(official(ledger).people.then.announced).get(as_date(date))
    return _once(found, date, "announced at the time as a record day", "record_days")


@quantity("first-published")
def _first_published(ledger: Ledger, date: str) -> Quantity:
    """The count the Ministry of Defence published on the day itself, 2022-23."""
    found = official(ledger).people.then.by_ministry.get(as_date(date))
    return _once(found, date, "as first published by the Ministry of Defence", "mod_daily")


def _once(found: int | None, day: str, words: str, table: str) -> Quantity:
    value = None if found is None else float(found)
    when = prose.day(as_date(day))
    return Quantity(value, "people", f"Arrivals on {when}, {words}", (table,), f"on {when}")


@quantity("twice-published")
def _twice_published(ledger: Ledger, what: str) -> Quantity:
    """The days that were published twice, 2022-23: `days`, `differ`, `then` and `now` (sums of arrivals), `busy` (any arrivals).

    `span` counts all days from the first of them to the last, `missing` those of the span that have no first count.
    """
    found, then = official(ledger).people.revision, official(ledger).people.then
    days = list(then.by_ministry)
    span = Span(min(days), max(days)).days
    twice = f"the {found.days} days of 2022 and 2023 that were counted twice"
    value, unit, words = {
        "days": (
            found.days,
            "count",
            "Days of 2022 and 2023 with the Ministry of Defence’s count and the one on record now",
        ),
        "span": (span, "count", f"Days from the first to the last of {twice}"),
        "missing": (
            span - found.days,
            "count",
            f"Days between the first and the last of {twice} that have no first count",
        ),
        "busy": (found.with_arrivals, "count", f"Of {twice}, those on which anyone arrived, by either count"),
        "differ": (found.differing, "count", f"Of {twice}, those whose two counts differ"),
        "then": (
            found.sum_published,
            "people",
            f"Arrivals on {twice}, as the Ministry of Defence first published them",
        ),
        "now": (found.sum_now, "people", f"Arrivals on {twice}, as on record now"),
    }[what]
    return Quantity(float(value), unit, words, ("mod_daily", OFFICIAL))


@quantity("revision.by-others")
def _revision_by_others(ledger: Ledger, what: str, days: str = "") -> Quantity:
    """How far days that others published first have moved: `usual` and `largest` (per cent, days of at least `large-day` people).

    `large-days` counts these days, `with-arrivals` all days on which somebody arrived by either count; `small-usual` is the
    usual difference on smaller days, in people; `over.365` is the usual difference of a sum over so many days, in per cent.
    """
    found = official(ledger).people.revision
    if what == "over":
        words = (
            f"How far 19 in 20 sums over {prose.number(int(days))} days lie, at most, from what is on record now, where the "
            "Ministry of Defence counted first"
        )
        return Quantity(100 * found.over_days(int(days)), "percent", words, ("mod_daily", OFFICIAL))
    large = f"days that the Ministry of Defence published with at least {found.small} people"
    moved = "moved from their first count to the one on record now"
    value, unit, words = {
        "usual": (100 * found.usual_share, "percent", f"How far, at most, 19 in 20 of the {large} {moved}"),
        "largest": (100 * found.largest_share, "percent", f"The furthest that any of the {large} {moved}"),
        "large-day": (
            found.small,
            "people",
            "Arrivals on a day from which on the move of its count is measured as a share",
        ),
        "large-days": (found.large_days, "count", f"{prose.begun(large)}"),
        "with-arrivals": (found.with_arrivals, "count", "Days with two counts on which somebody arrived, by either"),
        "small-usual": (found.usual_number, "people", f"How far, at most, 19 in 20 of the smaller days {moved}"),
    }[what]
    return Quantity(float(value), unit, words, ("mod_daily", OFFICIAL))


@quantity("revision.printed")
def _revision_printed(ledger: Ledger, what: str) -> Quantity:
    """Sums printed before the Ministry's table: their `count`, or how far those over so many days lie from now (per cent)."""
    people = official(ledger).people
    tables = ("other_totals", OFFICIAL)
    if what == "count":
        return Quantity(float(len(people.sums_seen)), "count", "Printed sums whose days are in the series", tables)
    words = f"Furthest that a printed sum over at least {prose.number(int(what))} days lies from the one on record now"
    return Quantity(100 * people.furthest(int(what)), "percent", words, tables)


@quantity("revision.home-office")
def _revision_home_office(ledger: Ledger, what: str) -> Quantity:
    """How far the Home Office's own days have moved between its `releases`: `days` compared, `moved`, `usual` and `largest` (per cent)."""
    found = official(ledger).people.releases
    several = f"the {prose.number(found.days)} days that stand in more than one release of the Home Office"
    value, unit, words = {
        "releases": (len(ledger.releases), "count", "Releases of the Home Office’s workbook compared"),
        "days": (found.days, "count", "Days that stand in more than one release of the Home Office"),
        "moved": (found.moved, "count", f"Of {several}, those whose count changed between releases"),
        "usual": (100 * found.usual_share, "percent", f"How far, at most, 19 in 20 of {several} moved"),
        "largest": (100 * found.largest_share, "percent", f"The furthest that any of {several} moved"),
        "marked": (len(official(ledger).people.marked), "count", "Days that the Home Office marks as revised"),
    }[what]
    return Quantity(float(value), unit, words, ("revisions", OFFICIAL))


@quantity("own-first")
def _own_first(ledger: Ledger, what: str) -> Quantity:
    """The days that the Home Office published first and whose first count is at hand: `days`, `moved` since, and the `largest` change."""
    people = official(ledger).people
    first = {day: value for day, value in people.then.by_home_office.items() if people.series.has(day)}
    moved = [abs(people.series.day(day) - value) for day, value in first.items() if people.series.day(day) != value]
    kept = f"the {prose.number(len(first))} days whose first count by the Home Office is at hand"
    value, unit, words = {
        "days": (len(first), "count", "Days whose first count by the Home Office is at hand"),
        "moved": (len(moved), "count", f"Of {kept}, those with another count on record now"),
        "largest": (max(moved, default=0), "people", f"The largest change on any of {kept}"),
    }[what]
    return Quantity(float(value), unit, words, ("own_daily", OFFICIAL))


def _among(series: Series, start: str, end: str) -> Span:
    """The days that something is ranked among; an end that is empty is that of the table."""
    return Span(as_date(start) if start else series.first, as_date(end) if end else series.last)


@quantity("rank")
def _rank(ledger: Ledger, date: str, start: str = "", end: str = "") -> Quantity:
    """The rank of a day among all days from `start` to `end` (where empty: from the first of the table, to its last)."""
    series, when = _series(ledger), as_date(date)
    among = _among(series, start, end)
    if when not in among:
        raise ValueError(f"{prose.day(when)} lies outside the days it is ranked among")
    words = (
        f"Rank of {prose.day(when)} by arrivals among the days from {prose.day(among.start)} to {prose.day(among.end)}"
    )
    return Quantity(float(series.rank(when, among)), "ordinal", words, (OFFICIAL,))


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


@quantity("watch")
def _watch(ledger: Ledger, claim_id: str, what: str) -> Quantity:
    """A multiple claimed for a term of office: how many `baselines` there are, how many exceed it (`true`), the `lowest` and
    `highest`; and the same two counts of all `pairs` of twelve months (see readings.pairs_of_years), `pairs-true`."""
    claim = ledger.claim(claim_id)
    if claim.span is None or claim.value is None:
        raise ValueError(f"{claim_id} states no multiple for a term")
    watched = _watched_pairs if what.startswith("pairs") else _watched
    value, unit, words = watched(_series(ledger), claim.span, claim.value, what)
    term = prose.span(claim.span)
    return Quantity(float(value), unit, f"{words}; the term is {term}", (OFFICIAL, "claims"))


def _watched(series: Series, term: Span, multiple: float, what: str) -> tuple[float, str, str]:
    """A number of the baselines by which a multiple can be worked out, its unit and its words."""
    found = [base.multiple for base in baselines(series, term)]
    more = sum(one > multiple for one in found)
    return {
        "baselines": (len(found), "count", "Ways to measure how many times arrivals rose"),
        "true": (more, "count", f"Ways by which arrivals rose more than {prose.number(multiple)} times"),
        "lowest": (min(found), "ratio", "How many times arrivals rose by the lowest way to measure it"),
        "highest": (max(found), "ratio", "How many times arrivals rose by the highest way to measure it"),
    }[what]


def _watched_pairs(series: Series, term: Span, multiple: float, what: str) -> tuple[float, str, str]:
    """The same of all pairs of twelve months. It needs pandas, for which the check of an article is not to wait."""
    from crossing.official.readings import pairs_of_years

    pairs = pairs_of_years(series, term)
    words = "Pairs of twelve months, one before the term and one in it"
    more = (pairs["multiple"] > multiple).sum()
    return {
        "pairs": (len(pairs), "count", words),
        "pairs-true": (more, "count", f"{words}, the later with more than {prose.number(multiple)} times the people"),
    }[what]


@quantity("weekend-rank")
def _weekend_rank(ledger: Ledger, date: str, start: str = "", end: str = "") -> Quantity:
    """The rank of the weekend that holds a day among the weekends whose Saturdays lie from `start` to `end` (or the table's ends)."""
    series = _series(ledger)
    among = _among(series, start, end)
    people, when = series.weekend(date), prose.day(as_date(date))
    value = 1 + sum(total > people for _, total in series.weekends(among))
    words = (
        f"Rank of the weekend of {when} by arrivals among those from {prose.day(among.start)} to {prose.day(among.end)}"
    )
    return Quantity(float(value), "ordinal", words, (OFFICIAL,))


@quantity("days-above")
def _days_above(ledger: Ledger, people: str, start: str, end: str) -> Quantity:
    """Days with more than so many arrivals, from `start` to `end`."""
    among = Span(as_date(start), as_date(end))
    words = f"Days with more than {prose.number(int(people))} arrivals, {prose.span(among)}, as on record now"
    return Quantity(float(_series(ledger).days_above(int(people), among)), "count", words, (OFFICIAL,))


@quantity("days-between")
def _days_between(ledger: Ledger, first_event: str, second_event: str) -> Quantity:
    """Days from one dated event of policy.csv to another."""
    first, second = ledger.event(first_event), ledger.event(second_event)
    words = f"Days from {prose.day(first.first)} to {prose.day(second.first)}: {first.label}; {second.label}"
    cited = tuple(dict.fromkeys(citation(event, ledger) for event in (first_event, second_event)))
    return Quantity(float((second.first - first.first).days), "count", words, ("policy",), cited=cited)


@quantity("prevented")
def _prevented(ledger: Ledger, year: str, column: str = "people_prevented") -> Quantity:
    """People prevented in the weeks of a year for which that is recorded (`prevented.2024`), or who arrived in them (`prevented.2024.arrivals`)."""
    words = {
        "people_prevented": "prevented from crossing, by French operational estimates",
        "arrivals": "recorded as arriving",
    }[column]
    weeks = ledger.weekly.loc[
        (ledger.weekly["week_ending"].dt.year == int(year)) & ledger.weekly["people_prevented"].notna()
    ]
    value = float(weeks[column].sum()) if len(weeks) else None
    return Quantity(
        value, "people", f"People {words}, in the weeks of {year} for which prevention is recorded", ("weekly",)
    )


@quantity("revised-beside")
def _revised_beside(ledger: Ledger) -> Quantity:
    """Days published twice whose count was changed one way and that of the day before or after the other way."""
    series = _series(ledger)
    then = official(ledger).people.then.by_ministry
    change = {day: series.day(day) - value for day, value in then.items() if series.has(day)}
    beside = sum(
        any(value * change.get(day + step, 0) < 0 for step in (-ONE_DAY, ONE_DAY)) for day, value in change.items()
    )
    words = "Days counted twice whose count changed, beside a day whose count changed the other way"
    return Quantity(float(beside), "count", words, ("mod_daily", OFFICIAL))


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
