"""The notebooks' door: ask the tables, compute, draw a form, put what was computed in its words.

    from crossing import show

    month = show.days("2021-11-01", "2021-11-30")
    claim = show.claim("kent-2021-11-05")
    show.day_bars("november-2021-days", month, reported=[claim], title=f"{show.number(claim.value)} were announced ...", ...)

Tables come as tidy DataFrames, single rows as frozen objects (crossing.ledger.rows). Whatever ends a cell is shown. What
asks the tables is in `asking`, what shows lists and tables in `lists`; forms and words are those of their rooms.
"""

from __future__ import annotations

from crossing.charts.forms.bars import bars_by_year, by_source, level_bars, pairs
from crossing.charts.forms.days import day_bars, revised_days
from crossing.charts.forms.rising import ladder, running_steps, running_total
from crossing.charts.forms.strait import strait_map
from crossing.charts.forms.then_and_now import statements, then_and_now
from crossing.charts.forms.weeks_and_months import month_bars, week_bars, week_rows
from crossing.language import french
from crossing.language.prose import capital, day, fold, in_words, listing, money, number, ordinal, span
from crossing.language.spans import ONE_DAY
from crossing.ledger.wording import stated
from crossing.official.geography import CROSSING
from crossing.show.asking import (
    adding_up,
    as_published,
    by_year,
    claim,
    claims,
    days,
    directions,
    event,
    events,
    figure_in,
    held,
    highest_days,
    ladders,
    money_agreed,
    narrowest_crossing,
    opposite_neighbours,
    public_by_year,
    public_counts,
    published_twice,
    readings_of_record,
    record_days,
    records_asked,
    remark,
    reports,
    rises,
    series,
    slips_by_source,
    table,
    to_date,
    totals,
    value,
    weeks,
    what_followed,
    words_in,
)
from crossing.show.lists import (
    archive_benchmark,
    benchmark,
    between_texts,
    choose_record,
    choose_spans,
    codebook,
    corrections,
    events_table,
    findings,
    foremost,
    gallery,
    ledger,
    numbers_by_report,
    promises,
    reading_benchmark,
    rules,
    severities,
    sources,
    speakers,
    verdicts,
)
