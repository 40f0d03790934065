"""Charts of the cross-check: figures then and now, the ladder of record days, findings by source and severity."""

from __future__ import annotations

from dataclasses import dataclass

import altair as alt
import pandas as pd

from crossing.charts.core import Figure, figure
from crossing.charts.style import (
    AS_REPORTED,
    CONFUSING,
    CONTEXT,
    INK,
    MISLEADING,
    NARROW,
    ON_RECORD,
    PAPER,
    QUIET,
    TYPE,
    WIDE,
    config,
    finish,
)
from crossing.crosscheck import results
from crossing.language import prose
from crossing.language.spans import Span
from crossing.ledger import Ledger
from crossing.ledger.wording import stated as stated_words
from crossing.official import Series, baselines
from crossing.official.on_record import on_record

# What the series of people arriving can be held against; the percentage and the multiple stand in the table only.
PEOPLE = (
    "daily_arrivals",
    "arrivals_to_date",
    "arrivals_in_period",
    "annual_arrivals",
    "people_intercepted_or_rescued",
    "growth",
)
# The rules whose verdict on the count itself stands beside it. A claim's verdict in the ledger can weigh more than the
# count: a record that was overtaken, a sea that is named wrongly.
TESTS = ("official-day", "official-span", "growth-against-base")
# Years that the ladder shows; the steps before them are days of fewer than a hundred people.
LADDER_FROM = pd.Timestamp(2020, 1, 1)
LADDER_TOP = 1_620  # people; leaves room for words above the highest step
NOW, THEN = "on record now", "as announced"
RECORD_WORDS = "“record crossings”"
# Severities that the chart of findings shows, with their colours.
SHOWN = {"misleading": MISLEADING, "confusing": CONFUSING, "cosmetic": CONTEXT}
PER_WORDS = 100


@dataclass(frozen=True)
class Pair:
    """A figure as reported and the same on record now, both in people; `who` names the sources that state it."""

    when: str
    who: str
    stated: str
    reported: float
    now: float
    verdict: str
    is_day: bool

    @property
    def label(self) -> str:
        return f"{self.stated} reported, {prose.number(self.now)} on record: {self.verdict}"


@dataclass(frozen=True)
class Note:
    """Words in the ladder: where they stand (day, people), what they say, how they hang and their colour."""

    date: pd.Timestamp
    people: float
    text: str
    align: str
    colour: str


def pairs(ledger: Ledger) -> list[Pair]:
    """Return every count of people in the ledger that the official series can test, one for equal statements, by date."""
    found_by_rules, _ = results(ledger)
    verdicts = {claim: item.verdict for item in found_by_rules if item.rule in TESTS for claim in item.claim_ids}
    names = ledger.sources.set_index("source_id")["short_title"]
    series = Series(ledger.daily)
    claims = ledger.claims
    tested = claims.loc[claims["measure"].isin(PEOPLE) & claims["value"].notna() & (claims["unit"] == "people")]
    found: list[Pair] = []
    for _, same in tested.groupby(["period_start", "period_end", "measure", "value"], sort=True):
        claim = same.iloc[0]
        start, end = claim["period_start"].date(), claim["period_end"].date()
        if not series.covers(Span(start, end)):
            continue
        now = series.total(Span(start, end))
        when = prose.span(claim["period_start"], claim["period_end"])
        if claim["measure"] == "growth":
            now -= series.total(Span(claim["base_start"].date(), claim["base_end"].date()))
            when = f"Rise, {claim['base_start'].year} to {prose.day(claim['period_end'], short=True)}"
        elif (
            start.day == 1
            and claim["period_end"].is_month_end
            and start.month != end.month
            and start.year == end.year
            and end.month != 12
        ):
            when = f"{claim['period_start']:%B} to {claim['period_end']:%B %Y}"
        elif start.month == start.day == 1 and start.year == end.year and (end.month, end.day) != (12, 31):
            when = f"{start.year} up to {end.day} {claim['period_end']:%B}"
        found.append(
            Pair(
                when=when,
                who=prose.listing([names[source].split(",")[0] for source in dict.fromkeys(same["source_id"])]),
                stated=stated_words(ledger.claim(claim["claim_id"])).replace("less than", "fewer than"),
                reported=float(claim["value"]),
                now=float(now),
                verdict=verdicts[claim["claim_id"]],
                is_day=start == end,
            )
        )
    return found


@figure("then-and-now")
def then_and_now(ledger: Ledger) -> Figure:
    """Dumbbells: each figure as reported, and on record now, single days and longer spans on scales of their own."""
    shown = pairs(ledger)
    conflict = [pair for pair in shown if pair.verdict == "conflicts"]
    revised = [pair for pair in shown if pair.verdict == "revised"]
    others = "; ".join(f"{pair.when}: {pair.stated} reported, {prose.number(pair.now)} on record" for pair in shown)

    def draw(layout: str) -> alt.TopLevelMixin:
        return alt.vconcat(
            _dumbbells([pair for pair in shown if pair.is_day], "Single days", layout),
            _dumbbells([pair for pair in shown if not pair.is_day], "Months, halves and years", layout),
            spacing=26,
        ).configure(**config(layout))

    far = conflict[0]
    return Figure(
        title=(
            f"Revision explains {prose.in_words(len(revised))} differences; "
            f"the “increase of {prose.number(far.reported)}” it does not"
        ),
        subtitle=(
            "People, as reported (ring) and on record now (dot) for the same days; a dashed line joins figures that "
            "“more than” or “fewer than” keeps apart. The percentage and the multiple are in the table"
        ),
        alt=f"Ring and dot for {prose.in_words(len(shown))} counts of people. {others}.",
        draw=draw,
        table=_then_and_now_table(ledger, shown),
        sources=("claims", "daily"),
    )


def _then_and_now_table(ledger: Ledger, shown: list[Pair]) -> pd.DataFrame:
    rows = [(pair.when, pair.who, pair.stated, prose.number(pair.now), pair.verdict) for pair in shown]
    _, judged = results(ledger)
    verdicts = judged.set_index("claim_id")["verdict"]
    names = ledger.sources.set_index("source_id")["short_title"]
    claims = ledger.claims
    for _, claim in claims.loc[(claims["measure"] == "growth") & (claims["unit"] == "percent")].iterrows():
        now = on_record(claim, ledger)
        rows.append(
            (
                f"Growth, {prose.span(claim['period_start'], claim['period_end'])}",
                names[claim["source_id"]].split(",")[0],
                stated_words(ledger.claim(claim["claim_id"])),
                prose.value(now.value if now else None, "percent", "one"),
                verdicts[claim["claim_id"]],
            )
        )
    for _, claim in claims.loc[claims["measure"] == "arrivals_multiple"].iterrows():
        rows.append(
            (
                f"Multiple, {prose.span(claim['period_start'], claim['period_end'])}",
                names[claim["source_id"]].split(",")[0],
                stated_words(ledger.claim(claim["claim_id"])).strip(),
                f"{_range_of(claim, Series(ledger.daily))} times, by the baseline",
                verdicts[claim["claim_id"]],
            )
        )
    return pd.DataFrame(rows, columns=["Span", "Reported by", "As reported", "On record now", "Verdict"])


def _range_of(claim: pd.Series, series: Series) -> str:
    """The lowest and highest multiple over every reasonable baseline for a claim on a term of office."""
    multiples = [
        way.multiple for way in baselines(series, Span(claim["period_start"].date(), claim["period_end"].date()))
    ]
    return f"{prose.number(min(multiples), 1)} to {prose.number(max(multiples), 1)}"


def _dumbbells(shown: list[Pair], heading: str, layout: str) -> alt.LayerChart:
    wide = layout == "wide"
    row = 44 if wide else 66  # px a figure needs
    width = (WIDE if wide else NARROW) - 26
    frame = pd.DataFrame(
        [
            {
                "n": n,
                "reported": pair.reported,
                "now": pair.now,
                "from": 0,
                "who": f"{pair.when} · {pair.who}",
                "label": pair.label,
                "bound": pair.stated.startswith(("more", "less", "fewer")),
                "verdict": pair.verdict,
                "stated": pair.stated,
            }
            for n, pair in enumerate(shown)
        ]
    )
    height = row * len(frame) + 8
    top = float(frame[["reported", "now"]].max().max())
    x = alt.Scale(domain=[0, top * 1.02], nice=False)
    y = alt.Y("n:Q", axis=None, scale=alt.Scale(domain=[len(frame) - 0.3, -0.7], nice=False))
    axis = alt.Axis(
        title=None,
        format=",d",
        tickCount=5 if wide else 4,
        grid=False,
        tickColor=CONTEXT,
        domainColor=CONTEXT,
        labelPadding=4,
    )
    base = alt.Chart(frame)
    tips = [
        alt.Tooltip("who:N", title="Figure"),
        alt.Tooltip("stated:N", title="As reported"),
        alt.Tooltip("now:Q", title="On record now", format=","),
        alt.Tooltip("verdict:N", title="Verdict"),
    ]
    place = alt.X("reported:Q", scale=x, axis=axis)
    line = [
        base.transform_filter(f"datum.bound === {flag}")
        .mark_rule(color=colour, strokeWidth=2, strokeDash=dash)
        .encode(x=place, x2="now:Q", y=y)
        for flag, colour, dash in (("false", AS_REPORTED, [1, 0]), ("true", CONTEXT, [4, 3]))
    ]
    dots = base.mark_point(filled=True, opacity=1, size=95, color=ON_RECORD).encode(
        x=alt.X("now:Q", scale=x, axis=axis), y=y, tooltip=tips
    )
    # The ring is larger, so that it shows round the dot where the two agree, and hollow, so that no line runs through it.
    rings = base.mark_point(fill=PAPER, opacity=1, size=190, strokeWidth=2, stroke=AS_REPORTED).encode(
        x=place, y=y, tooltip=tips
    )
    size = TYPE[layout] - 1
    if wide:
        who = base.mark_text(align="left", dy=-17, fontSize=size, color=INK).encode(x=alt.value(0), y=y, text="who:N")
        label = base.mark_text(align="right", dy=-17, fontSize=size, color=QUIET).encode(
            x=alt.value(width), y=y, text="label:N"
        )
    else:
        who = base.mark_text(align="left", dy=-35, fontSize=size, color=INK).encode(x=alt.value(0), y=y, text="who:N")
        label = base.mark_text(align="left", dy=-18, fontSize=size - 1, color=QUIET).encode(
            x=alt.value(0), y=y, text="label:N"
        )
    return alt.layer(*line, rings, dots, who, label).properties(
        width=width,
        height=height,
        title=alt.TitleParams(heading, anchor="start", fontSize=size + 1, color=INK, offset=8, frame="group"),
    )


def ladders(ledger: Ledger) -> pd.DataFrame:
    """Return both ladders of record days from LADDER_FROM on: vintage, date, people, and the day's count by the other vintage."""
    series = Series(ledger.daily)
    announced = ledger.record_days.set_index("date")["arrivals_as_published"]
    now = pd.Series({pd.Timestamp(day): people for day, people in series.ladder})
    rows = [(NOW, day, float(people), announced.get(day)) for day, people in now.items() if day >= LADDER_FROM]
    rows += [(THEN, day, float(people), float(series.day(day.date()))) for day, people in announced.items()]
    return pd.DataFrame(rows, columns=["vintage", "date", "people", "other"]).sort_values(
        ["vintage", "date"], ignore_index=True
    )


def reported_records(ledger: Ledger) -> pd.DataFrame:
    """Return the days that the sources call records, or that fall in a weekend called one: date, sources, stated, now, rank.

    `rank` is the day's place among all days up to it, by the counts on record now.
    """
    claims, names = ledger.claims, ledger.sources.set_index("source_id")["short_title"]
    series = Series(ledger.daily)
    weekends = claims.loc[claims["record"] == "weekend"]
    days = claims.loc[(claims["measure"] == "daily_arrivals") & claims["value"].notna()]
    named = days.loc[(days["record"] == "day") | days["source_id"].isin(weekends["source_id"])]
    rows = []
    for when, same in named.groupby("period_start", sort=True):
        day = when.date()
        rows.append(
            (
                when,
                prose.listing([names[source].split(",")[0] for source in dict.fromkeys(same["source_id"])]),
                stated_words(ledger.claim(same.iloc[0]["claim_id"])),
                float(same["value"].iloc[0]),
                float(series.day(day)),
                series.rank(day, Span(series.first, day)),
                bool((same["record"] == "day").any()),
            )
        )
    return pd.DataFrame(rows, columns=["date", "who", "stated", "value", "now", "rank", "day_record"])


@figure("record-ladder-by-vintage")
def record_ladder(ledger: Ledger) -> Figure:
    """The highest day so far, as announced at the time and as on record now, with each source's record placed on it."""
    steps, told = ladders(ledger), reported_records(ledger)
    tops = {vintage: rows.iloc[-1] for vintage, rows in steps.groupby("vintage")}
    end = ledger.daily["date"].max()
    published = ledger.mod_daily.set_index("date")["arrivals_as_published"]
    now, then = tops[NOW], tops[THEN]
    placed = "; ".join(
        f"{row.who}: {row.stated} on {prose.day(row.date)}, {prose.number(row.now)} on record now, {prose.ordinal(row.rank)} of all days up to then"
        for row in told.itertuples()
    )

    def draw(layout: str) -> alt.TopLevelMixin:
        return _draw_ladder(steps, told, end, _notes(steps, told, published, end, layout), layout)

    table = pd.concat(
        [
            pd.DataFrame(
                {
                    "date": steps["date"],
                    "Ladder": steps["vintage"],
                    "People": steps["people"].map(prose.number),
                    "Called a record by": "",
                    "The same day in the other count": steps["other"],
                }
            ),
            pd.DataFrame(
                {
                    "date": told["date"],
                    "Ladder": "as reported",
                    "People": told["stated"],
                    "Called a record by": told["who"],
                    "The same day in the other count": told["now"],
                }
            ),
        ]
    )
    table.insert(0, "Day", [prose.day(day) for day in table.pop("date")])
    return Figure(
        title=f"The record day is {prose.day(now['date'])} or {prose.day(then['date'])}: it depends on the count",
        subtitle=f"Highest number of people arriving in one day so far, as announced at the time and as on record now, {LADDER_FROM.year} to {end.year}",
        alt=(
            f"Two rising staircases of record days. As announced, the last step is {prose.number(then['people'])} on {prose.day(then['date'])}; "
            f"as on record now it is {prose.number(now['people'])} on {prose.day(now['date'])}, and no later day up to {prose.day(end)} is higher. "
            f"Days that the sources call records: {placed}."
        ),
        draw=draw,
        table=table,
        sources=("record_days", "daily", "claims"),
    )


def _draw_ladder(
    steps: pd.DataFrame, told: pd.DataFrame, end: pd.Timestamp, labels: list[Note], layout: str
) -> alt.TopLevelMixin:
    wide = layout == "wide"
    # Each staircase runs on level to the end of the series.
    lines = pd.concat([steps, steps.groupby("vintage").tail(1).assign(date=end)])
    scale = alt.Scale(domain=[0, LADDER_TOP], nice=False)
    x = alt.X(
        "date:T",
        title=None,
        scale=alt.Scale(domain=[_day(LADDER_FROM), _day(end)]),
        axis=alt.Axis(format="%Y", tickCount="year", grid=False, labelOverlap=True, labelFlush=False),
    )
    y = alt.Y(
        "people:Q",
        title=None,
        scale=scale,
        axis=alt.Axis(format=",d", values=[0, 300, 600, 900, 1200], domain=False, ticks=False),
    )
    tips = [
        alt.Tooltip("date:T", title="Day", format="%-d %B %Y"),
        alt.Tooltip("people:Q", title="People", format=","),
        alt.Tooltip("vintage:N", title="Count"),
    ]

    def of(frame: pd.DataFrame, vintage: str) -> alt.Chart:
        return alt.Chart(frame.loc[frame["vintage"] == vintage])

    stairs = [
        of(lines, NOW).mark_line(interpolate="step-after", color=ON_RECORD, strokeWidth=2).encode(x=x, y=y),
        of(lines, THEN)
        .mark_line(interpolate="step-after", color=AS_REPORTED, strokeWidth=1.6, strokeDash=[5, 3])
        .encode(x=x, y=y),
        of(steps, NOW).mark_point(filled=True, opacity=1, size=45, color=ON_RECORD).encode(x=x, y=y, tooltip=tips),
        of(steps, THEN)
        .mark_point(filled=False, opacity=1, size=75, strokeWidth=1.8, color=AS_REPORTED)
        .encode(x=x, y=y, tooltip=tips),
    ]
    below = told.loc[~told["day_record"], ["date", "now", "who", "stated"]].rename(columns={"now": "people"})
    not_a_step = (
        alt.Chart(below)
        .mark_point(filled=True, opacity=1, size=95, color=ON_RECORD, shape="diamond")
        .encode(
            x=x,
            y=y,
            tooltip=[
                alt.Tooltip("who:N", title="Source"),
                alt.Tooltip("stated:N", title="As reported"),
                alt.Tooltip("people:Q", title="On record now", format=","),
            ],
        )
    )
    leader = (
        []
        if wide
        else [alt.Chart(below.assign(foot=600)).mark_rule(color=QUIET, strokeWidth=1).encode(x=x, y=y, y2="foot:Q")]
    )
    # another ring stands between the earlier record and its words
    earlier = told.loc[
        told["day_record"] & (told["date"] < told.loc[told["day_record"], "date"].max()), ["date", "value"]
    ]
    ends = earlier.assign(
        end=_beside(told, layout) - pd.Timedelta(days=6), foot=earlier["value"] + BELOW, people=earlier["value"]
    )
    leader.append(alt.Chart(ends).mark_rule(color=QUIET, strokeWidth=1).encode(x=x, y=y, x2="end:T", y2="foot:Q"))
    words = [_note(note, layout, x, y) for note in labels]
    return finish(alt.layer(*leader, *stairs, not_a_step, *words), layout, 440 if wide else 470)


BELOW = -80  # people: from a record's ring to the first line of its words


def _beside(told: pd.DataFrame, layout: str) -> pd.Timestamp:
    """Where the words on the record days begin: clear of the last of their rings."""
    return told.loc[told["day_record"], "date"].max() + pd.Timedelta(days=40 if layout == "wide" else 60)


def _notes(steps: pd.DataFrame, told: pd.DataFrame, published: pd.Series, end: pd.Timestamp, layout: str) -> list[Note]:
    """Words on the ladder: the two last steps, above the stairs, and each source's record, in the empty space below them."""
    tops = {vintage: rows.iloc[-1] for vintage, rows in steps.groupby("vintage")}
    now, then = tops[NOW], tops[THEN]
    first = prose.number(published[now["date"]])
    wide = layout == "wide"
    start = now["date"] if wide else LADDER_FROM + pd.Timedelta(days=20)
    lift = 1_480 if wide else 1_560
    notes = [
        Note(
            start,
            lift,
            f"On record now: {prose.number(now['people'])}, {prose.day(now['date'], short=True)} ({first} as first published)",
            "left",
            ON_RECORD,
        ),
        Note(
            start,
            lift - 75,
            f"As announced: {prose.number(then['people'])}, {prose.day(then['date'], short=True)} ({prose.number(then['other'])} now)",
            "left",
            AS_REPORTED,
        ),
    ]
    if not wide:
        notes = [
            Note(
                start,
                1_580,
                f"On record now: {prose.number(now['people'])}, {prose.day(now['date'], short=True)}",
                "left",
                ON_RECORD,
            ),
            Note(start, 1_525, f"({first} as first published)", "left", ON_RECORD),
            Note(
                start,
                1_455,
                f"As announced: {prose.number(then['people'])}, {prose.day(then['date'], short=True)}",
                "left",
                AS_REPORTED,
            ),
            Note(start, 1_400, f"({prose.number(then['other'])} on record now)", "left", AS_REPORTED),
        ]
    clear = _beside(told, layout)
    line = 65 if wide else 52
    for row in told.itertuples():
        when, count = prose.day(row.date, short=True), prose.number(row.now)
        if row.day_record:
            texts = [f"{when}: {row.stated} reported,", f"{count} on record now", row.who]
            if not wide:
                texts = [
                    f"{when}: {row.stated}",
                    f"({count} on record now)",
                    *row.who.replace(" and ", " and\n").splitlines(),
                ]
            x, align = clear, "left"
            top = row.value + BELOW
        else:
            texts = [
                f"{when}: {count} people,",
                f"{prose.ordinal(row.rank)} of all days up to then",
                f"{row.who}: {RECORD_WORDS}",
            ]
            if not wide:
                texts = [*texts[:2], f"{RECORD_WORDS} in the", row.who]
            x, top, align = (row.date, row.now - 80, "center") if wide else (end, 555, "right")
        notes += [Note(x, top - n * line, text, align, INK if n == 0 else QUIET) for n, text in enumerate(texts)]
    return notes


def _note(note: Note, layout: str, x: alt.X, y: alt.Y) -> alt.Chart:
    frame = pd.DataFrame({"date": [note.date], "people": [note.people], "text": [note.text]})
    return (
        alt.Chart(frame)
        .mark_text(align=note.align, baseline="middle", fontSize=TYPE[layout] - 1, color=note.colour, aria=False)
        .encode(x=x, y=y, text="text:N")
    )


def _day(when: pd.Timestamp) -> dict[str, int]:
    """A day as Vega-Lite's own date, so that no time zone moves it."""
    return {"year": when.year, "month": when.month, "date": when.day}


def findings_by_source(ledger: Ledger) -> pd.DataFrame:
    """Return findings by source and severity: source_id, source, text (original or copy), words, severity, findings, rate.

    `rate` is findings for every PER_WORDS words of the source; a finding counts for the sources whose words it judges.
    """
    found, _ = results(ledger)
    rows = []
    for source in ledger.sources.sort_values("published").itertuples():
        for severity in SHOWN:
            count = sum(item.severity == severity and source.source_id in item.about for item in found)
            kind = "original" if source.text_quality == "original" else "machine-made copy"
            rows.append(
                (
                    source.source_id,
                    source.short_title.split(",")[0],
                    kind,
                    int(source.words),
                    severity,
                    count,
                    count / source.words * PER_WORDS,
                )
            )
    return pd.DataFrame(rows, columns=["source_id", "source", "text", "words", "severity", "findings", "rate"])


@figure("findings-by-source")
def findings_chart(ledger: Ledger) -> Figure:
    """How many misleading, confusing and cosmetic findings each source has for its length."""
    rows = findings_by_source(ledger)
    found, _ = results(ledger)
    copies = set(rows.loc[rows["text"] != "original", "source_id"])
    misleading = [item for item in found if item.severity == "misleading"]
    in_copies = sum(bool(copies & set(item.about)) for item in misleading)
    share = rows.drop_duplicates("source_id").groupby("text")["words"].sum()
    of_words = share["machine-made copy"] / share.sum() * 100
    worst = rows.loc[rows["severity"] == "misleading"].sort_values("rate", ascending=False)

    def draw(layout: str) -> alt.TopLevelMixin:
        return _draw_findings(rows, layout)

    return Figure(
        title=f"{prose.number(in_copies)} of {prose.number(len(misleading))} misleading findings are in the {prose.in_words(len(copies))} machine-made copies",
        subtitle=f"Findings for every {PER_WORDS} words of each source and, in brackets, their number; the copies are {of_words:.0f}% of all the words read",
        alt=(
            f"Three rows of bars, one for each severity. Misleading findings for every {PER_WORDS} words: "
            + ", ".join(f"{row.source} {row.rate:.1f} ({row.findings} in all)" for row in worst.itertuples())
            + "."
        ),
        draw=draw,
        table=rows.assign(rate=rows["rate"].round(1))[
            ["source", "text", "words", "severity", "findings", "rate"]
        ].set_axis(["Source", "Text", "Words", "Severity", "Findings", f"For every {PER_WORDS} words"], axis=1),
        sources=("claims", "annotations", "sources"),
    )


def _draw_findings(rows: pd.DataFrame, layout: str) -> alt.TopLevelMixin:
    wide = layout == "wide"
    names = 156  # px that the longest name of a source needs
    width = (WIDE - names - 60) // len(SHOWN) if wide else NARROW - names - 24
    frame = rows.assign(
        label=[f"{row.rate:.1f} ({row.findings})" for row in rows.itertuples()],
        name=rows["source"] + rows["text"].map({"original": "", "machine-made copy": " (copy)"}),
    )
    frame["name"] = frame["name"].str.replace(" copy (copy)", " copy", regex=False)
    order = list(dict.fromkeys(frame["name"]))
    top = float(frame["rate"].max()) * 1.45
    panels = []
    for n, (severity, colour) in enumerate(SHOWN.items()):
        axis = (
            alt.Axis(
                title=None, ticks=False, domain=False, labelColor=INK, labelPadding=6, labelFontSize=TYPE[layout] - 1
            )
            if n == 0 or not wide
            else None
        )
        y = alt.Y("name:N", sort=order, axis=axis)
        base = alt.Chart(frame.loc[frame["severity"] == severity]).encode(y=y)
        x = alt.X("rate:Q", axis=None, scale=alt.Scale(domain=[0, top], nice=False))
        bars = base.mark_bar(color=colour, height=16).encode(
            x=x,
            tooltip=[
                alt.Tooltip("source:N", title="Source"),
                alt.Tooltip("findings:Q", title=severity.capitalize()),
                alt.Tooltip("words:Q", title="Words", format=","),
                alt.Tooltip("label:N", title=f"For every {PER_WORDS} words"),
            ],
        )
        values = base.mark_text(align="left", dx=5, color=INK, fontSize=TYPE[layout] - 1).encode(x=x, text="label:N")
        panels.append(
            alt.layer(bars, values).properties(
                width=width,
                height=30 * len(order),
                title=alt.TitleParams(
                    severity.capitalize(), anchor="start", frame="group", color=INK, fontSize=TYPE[layout], offset=6
                ),
            )
        )
    join = alt.hconcat(*panels, spacing=14) if wide else alt.vconcat(*panels, spacing=20)
    return join.configure(**config(layout))
