"""HTML that notebooks show: the ledger, the findings, galleries and tables. Data in, HTML out; nothing is decided here."""

from __future__ import annotations

import re
from collections.abc import Iterable
from contextlib import suppress
from html import escape

import pandas as pd

from crossing.book import cards, drawings
from crossing.crosscheck.model import RULES, SEVERITIES, VERDICTS, Finding, source_of
from crossing.crosscheck.readers import BASIS_IN_WORDS
from crossing.language import prose
from crossing.language.numbers import find_numbers
from crossing.ledger import Ledger, schema
from crossing.ledger.wording import stated as stated_words
from crossing.official.on_record import on_record

SEVERITY_MEANS = {
    "misleading": "a reader could come away with a wrong figure or a wrong fact",
    "confusing": "a reader could not tell what is meant",
    "cosmetic": "a slip that changes nothing, or a note that judges nothing",
    "holds": "a check that the figure passes",
}
SEVERITY_TITLES = {
    "misleading": "What misleads",
    "confusing": "What confuses",
    "cosmetic": "What is untidy, or only noted",
    "holds": "Checks that hold",
}
FINDINGS_PAGE = "findings.html"
_ISO_DATE = re.compile(r"\b\d{4}-\d\d-\d\d\b")
_ISO_SPAN = re.compile(rf"({_ISO_DATE.pattern})/({_ISO_DATE.pattern})")
VERDICT_MEANS = {
    "consistent": "agrees, within what its qualifier allows",
    "revised": "what was published then differs from what is on record now, and the revision explains it",
    "superseded": "true when it was said, later overtaken",
    "conflicts": "at odds with another claim or with its own arithmetic",
    "contradicted": "at odds with the official series, beyond rounding and revision",
    "garbled": "the text is corrupt; the likely reading is given",
    "depends": "true under some stated definitions and not under others",
    "not testable": "no series or second source can test it; the reason is given",
}


def ledger_table(ledger: Ledger, judged: pd.DataFrame) -> str:
    """Return the whole ledger as a table, a row with an id of its own for each claim."""
    sources = ledger.sources.set_index("source_id")
    verdicts = judged.set_index("claim_id")
    head = ("Figure", "Quoted words", "What it counts", "Span", "Source", "On record now", "Verdict")
    rows = "\n".join(
        _ledger_row(claim, sources.loc[claim["source_id"]], verdicts.loc[claim["claim_id"]], ledger, head)
        for _, claim in _by_date(ledger).iterrows()
    )
    heads = "".join(f'<th scope="col">{name}</th>' for name in head)
    return f"""<div class="table-scroll" role="region" aria-label="Every figure" tabindex="0">
<table id="ledger" class="cards"><thead><tr>{heads}</tr></thead>
<tbody>
{rows}
</tbody></table></div>"""


def _by_date(ledger: Ledger) -> pd.DataFrame:
    """The claims in the order in which the sources appeared, and within a source as they stand in it."""
    published = dict(zip(ledger.sources["source_id"], ledger.sources["published"], strict=True))
    return ledger.claims.assign(published=ledger.claims["source_id"].map(published)).sort_values(
        ["published", "claim_id"]
    )


def _ledger_row(claim: pd.Series, source: pd.Series, verdict: pd.Series, ledger: Ledger, head: tuple[str, ...]) -> str:
    ident = claim["claim_id"]
    now = on_record(claim, ledger)
    record = prose.value(now.value, now.unit, "one" if now.unit in ("percent", "ratio") else "") if now else "–"
    reading = f'<br><span class="reading">Likely reading: {escape(claim["reading"])}</span>' if claim["reading"] else ""
    speaker = (
        ""
        if claim["speaker"] == "the outlet"
        else f'<br><span class="speaker">said by {escape(claim["speaker"])}</span>'
    )
    # what these columns are sorted by in place of the words shown; empty where there is nothing
    raw = {"Figure": claim["value"], "Span": claim["period_start"], "On record now": now.value if now else None}
    keys = {
        name: "" if pd.isna(value) else f"{value:%Y-%m-%d}" if name == "Span" else f"{value:.15g}"
        for name, value in raw.items()
    }
    cells = (
        f'<a class="row-link" href="#{ident}" title="Address of this row: {ident}">{escape(_figure(claim, ledger))}</a>',
        f"<q>{escape(prose.within_quote(claim['quote']))}</q>{reading}{speaker}",
        escape(ledger.measure(claim["measure"]).label),
        escape(prose.span(claim["period_start"], claim["period_end"])),
        f"{escape(source['short_title'])}, line {claim['line']}",
        escape(record),
        f'<strong>{escape(verdict["verdict"])}</strong> <span class="reason">{escape(verdict["reason"])}</span>',
    )
    sorts = {name: f' data-sort="{key}"' for name, key in keys.items()}
    body = "".join(
        f'<td data-label="{name}"{sorts.get(name, "")}>{cell}</td>' for name, cell in zip(head, cells, strict=True)
    )
    return (
        f'<tr id="{ident}" data-source="{claim["source_id"]}" data-measure="{claim["measure"]}" '
        f'data-verdict="{verdict["verdict"]}">{body}</tr>'
    )


def _figure(claim: pd.Series, ledger: Ledger) -> str:
    """The figure as stated; for a date its span, for a statement without a number what it is about: a row's link says which it is."""
    if claim["unit"] == "time":
        return (
            f"time: {', '.join(number.text for number in find_numbers(claim['quote']) if number.unit_hint == 'time')}"
        )
    if claim["unit"] == "date":
        return f"date: {prose.span(claim['period_start'], claim['period_end'])}"
    text = stated_words(claim)
    if pd.isna(claim["value"]):
        text = f"{ledger.measure(claim['measure']).label}, {text}"
    return f"record, {text}" if claim["record"] else text


def findings_list(found: Iterable[Finding], ledger: Ledger) -> str:
    """Return findings as a list, a section for each severity, each finding with its evidence folded."""
    names = dict(zip(ledger.sources["source_id"], ledger.sources["short_title"], strict=True))
    found = list(found)
    groups = {severity: [item for item in found if item.severity == severity] for severity in SEVERITIES}
    sections = "\n".join(_findings_of(severity, items, names) for severity, items in groups.items() if items)
    return f'<div id="findings">\n{sections}\n</div>'


def _findings_of(severity: str, items: list[Finding], names: dict[str, str]) -> str:
    listed = "\n".join(_finding(item, names) for item in items)
    return (
        f'<section id="{severity}"><h2>{SEVERITY_TITLES[severity]}</h2>\n<p>'
        f"{SEVERITY_MEANS[severity].capitalize()}.</p>\n{listed}\n</section>"
    )


def finding_card(item: Finding, ledger: Ledger) -> str:
    """Return one finding as it stands in the list, its quotes open and without an id of its own."""
    names = dict(zip(ledger.sources["source_id"], ledger.sources["short_title"], strict=True))
    return _finding(item, names, copy=True)


def html_id(finding_id: str) -> str:
    """Return a finding's id as an address: letters, digits, dots and hyphens."""
    return "f-" + re.sub(r"[^a-zA-Z0-9.-]+", "-", finding_id)


def _finding(item: Finding, names: dict[str, str], *, copy: bool = False) -> str:
    where = "; ".join(dict.fromkeys(names[source] for source in item.source_ids))
    ident = "" if copy else f' id="{html_id(item.finding_id)}"'
    quotes = _quotes(item, names)
    working = _working(item, linked=copy)
    if copy:
        # In the text of a chapter all quotes stand open and the working is folded.
        folded = f'<div class="evidence">{"".join(quotes)}{_reading(item)}<details><summary>How this was found</summary>{working}</details></div>'
    else:
        # In the list the first quote stands open, so that the sentence can be understood, and the rest is folded.
        folded = f"{''.join(quotes[:1])}<details><summary>Evidence</summary>{''.join(quotes[1:])}{_reading(item)}{working}</details>"
    data = f'data-severity="{item.severity}" data-rule="{escape(item.rule)}" data-source="{" ".join(dict.fromkeys(item.source_ids))}"'
    return (
        f'<article class="finding"{ident} {data}>'
        f'<p class="finding-head"><span class="severity {item.severity}">{item.severity}</span> '
        f'<span class="verdict">{item.verdict}</span> <span class="where">{escape(where)}</span></p>'
        f'<p class="finding-sentence">{escape(item.sentence)}</p>{folded}</article>'
    )


def quote_sources(item: Finding) -> tuple[str, ...]:
    """Return the source of each quote of a finding: by its claims where each has one, else by its sources in turn."""
    if len(item.claim_ids) == len(item.quotes):
        return tuple(map(source_of, item.claim_ids))
    return item.source_ids if len(item.source_ids) == len(item.quotes) else item.source_ids[:1] * len(item.quotes)


def _quotes(item: Finding, names: dict[str, str]) -> list[str]:
    """Its different quotes, each with its source and line."""
    return list(
        dict.fromkeys(
            f"<blockquote>{escape(quote)}<footer>{escape(names.get(source, ''))}, line {line}</footer></blockquote>"
            for quote, line, source in zip(item.quotes, item.lines, quote_sources(item), strict=False)
        )
    )


def _reading(item: Finding) -> str:
    if not item.likely_reading:
        return ""
    basis = f" (from {escape(BASIS_IN_WORDS.get(item.basis, item.basis))})" if item.basis else ""
    return f'<p class="reading">Likely reading: {escape(item.likely_reading)}{basis}</p>'


def _working(item: Finding, *, linked: bool) -> str:
    """The numbers used, the rule and the claims; where `linked`, the finding's place in the list too."""
    details = []
    if item.numbers:
        # one line, not a table: hundreds of findings stand on one page, and a phone has to read it
        used = "; ".join(f"{_shown(name)}: {_shown(value)}" for name, value in item.numbers.items())
        details.append(f'<p class="numbers-used">{escape(used[0].upper() + used[1:])}</p>')
    links = ", ".join(f'<a href="{cards.LEDGER_PAGE}#{claim}">{claim}</a>' for claim in item.claim_ids)
    rule = "Remark made in reading" if item.rule == "reader" else f"Rule “{escape(item.rule)}”"
    place = f'; <a href="{FINDINGS_PAGE}#{html_id(item.finding_id)}">its place in the list</a>' if linked else ""
    details.append(f'<p class="rule">{rule}{"; claims: " + links if links else ""}{place}</p>')
    return "".join(details)


def _shown(value: object) -> str:
    """A number with separators; a text with its dates and spans in words."""
    if isinstance(value, bool) or not isinstance(value, (int, float)):
        return _ISO_DATE.sub(_in_words, _ISO_SPAN.sub(_span_in_words, str(value)))
    return prose.number(value)


def _span_in_words(dates: re.Match[str]) -> str:
    return prose.span(*map(pd.Timestamp, dates.groups()))


def _in_words(date: re.Match[str]) -> str:
    with suppress(ValueError):  # what only looks like a date stays as it is
        return prose.partial_date(date.group())
    return date.group()


def matrix(found: Iterable[Finding], ledger: Ledger) -> str:
    """Return a table of findings by source (in order of date) and group of rules: how many, "holds" apart."""
    groups = {rule.name: rule.group for rule in RULES.values()}
    rows = []
    found = list(found)
    columns = [*dict.fromkeys(groups.values()), "reader"]
    for source_id, title in ledger.sources.sort_values("published")[["source_id", "short_title"]].itertuples(
        index=False
    ):
        mine = [item for item in found if source_id in item.about]
        counts = [
            sum(groups.get(item.rule, "reader") == column and item.severity != "holds" for item in mine)
            for column in columns
        ]
        rows.append([title, *counts, sum(item.severity == "holds" for item in mine)])
    return drawings.table(
        ["Source", *(column.capitalize() for column in columns), "Checks that hold"],
        rows,
        caption="Findings by source and kind of rule",
    )


def gallery(ledger: Ledger, notes: pd.DataFrame) -> str:
    """Return garbled passages, each beside its likely reading, the changed words marked.

    `notes` is a selection of rows of annotations.csv.
    """
    names = dict(zip(ledger.sources["source_id"], ledger.sources["short_title"], strict=True))
    passages = [_passage(place, note, names) for place, (_, note) in enumerate(notes.iterrows(), 1)]
    return '<div class="gallery">' + "\n".join(passages) + "</div>"


def _passage(place: int, note: pd.Series, names: dict[str, str]) -> str:
    second = ""
    if note["quote_2"]:
        second = f'<blockquote class="garbled second"><p>{escape(note["quote_2"])}</p><footer>compare line {note["line_2"]} of the same text</footer></blockquote>'
    reading = (
        f'<p class="reading">Likely reading: {escape(note["likely_reading"])}</p>' if note["likely_reading"] else ""
    )
    return (
        f'<div class="passage"><blockquote class="garbled"><p>{marked(note["quote"], note["changed_words"])}</p>'
        f"<footer>Passage {place}: {escape(names[note['source_id']])}, line {note['line']}</footer></blockquote>{second}"
        f'<div class="gloss">{reading}<p>{escape(note["what_is_wrong"])}</p>'
        f'<p class="basis">Basis: {escape(BASIS_IN_WORDS[note["basis"]])}; confidence {escape(note["confidence"])}.</p></div></div>'
    )


def marked(quote: str, changed: str) -> str:
    """Return a quote as HTML with its changed words (separated by a bar) in <mark>."""
    text = escape(quote)
    for words in filter(None, (part.strip() for part in changed.split("|"))):
        text = text.replace(escape(words), f"<mark>{escape(words)}</mark>", 1)
    return text


def rules_table() -> str:
    """Return every rule of the cross-check with what it checks, its tolerance and why."""
    rows = [[rule.name, rule.group, rule.checks, rule.tolerance, rule.why] for rule in RULES.values()]
    return drawings.table(
        ["Rule", "Kind", "What it checks", "Tolerance", "Why"], rows, caption="The rules of the cross-check"
    )


def verdicts_table(judged: pd.DataFrame) -> str:
    """Return how many claims have each verdict, with what the verdict means."""
    counts = judged["verdict"].value_counts()
    rows = [[verdict, int(counts.get(verdict, 0)), VERDICT_MEANS[verdict]] for verdict in VERDICTS]
    return drawings.table(["Verdict", "Claims", "What it means"], rows, caption="Verdicts")


def severities_table(found: Iterable[Finding]) -> str:
    """Return how many findings have each severity, with what it means."""
    found = list(found)
    rows = [
        [severity, sum(item.severity == severity for item in found), SEVERITY_MEANS[severity]]
        for severity in SEVERITIES
    ]
    return drawings.table(["Severity", "Findings", "What it means"], rows, caption="Severities")


def sources_table(ledger: Ledger) -> str:
    """Return the five sources with what is known of each."""
    frame = ledger.sources
    rows = [
        [
            row["short_title"],
            row["title"],
            prose.day(row["published"]) + (" (inferred)" if row["published_basis"] == "inferred" else ""),
            row["text_quality"],
            int(row["words"]),
            row["date_evidence"],
            row["sha256"][:12],
        ]
        for _, row in frame.sort_values("published").iterrows()
    ]
    return drawings.table(
        ["Source", "Title", "Published", "Text", "Words", "How the date is known", "SHA-256 begins"],
        rows,
        caption="The five sources",
    )


def policy_table(ledger: Ledger, chapter: str) -> str:
    """Return the policy events that a chapter tells, in order of date, each with where it can be checked."""
    events = ledger.policy.loc[ledger.policy["chapter"] == chapter].sort_values("date", kind="stable")
    rows = [
        # a date does not break over lines
        [
            prose.partial_date(row["date"]).replace(" ", "\u00a0"),
            row["event"],
            row["country"],
            drawings.Link(row["citation"], row["url"]) if row["url"] else row["citation"],
        ]
        for _, row in events.iterrows()
    ]
    return drawings.table(["Date", "What happened", "Who", "Where to check"], rows, caption="Dated events")


def benchmark_table(ledger: Ledger) -> str:
    """Return the stored benchmark of the word rules: recall and false alarms by kind of corruption."""
    rows = []
    for row in ledger.word_benchmark.itertuples(index=False):
        recall = f"{row.found / row.planted:.0%}" if row.planted else "none planted"
        rows.append([row.kind, int(row.planted), int(row.found), recall, int(row.false_alarms), int(row.words)])
    return drawings.table(
        ["Kind of corruption", "Planted", "Found", "Recall", "False alarms", "Clean words read"],
        rows,
        caption="How well the word rules do",
    )


def codebook() -> str:
    """Return every variable of the data package: table, name, type, definition, unit."""
    rows = [
        [table["name"], field["name"], field["type"], field["description"], field.get("unit", "")]
        for table in schema()["resources"]
        for field in table["schema"]["fields"]
    ]
    return drawings.table(["Table", "Variable", "Type", "Definition", "Unit"], rows, caption="Codebook")


def corrections_table(ledger: Ledger) -> str:
    """Return the corrections made so far, newest first, or a sentence that says there are none."""
    rows = [
        [prose.day(row["date"]), row["page"], row["was"], row["is"], row["why"], row["reported_by"]]
        for _, row in ledger.corrections.sort_values("date", ascending=False).iterrows()
    ]
    if not rows:
        return "<p>None yet.</p>"
    return drawings.table(["Date", "Page", "It said", "It says now", "Why", "Reported by"], rows, caption="Corrections")
