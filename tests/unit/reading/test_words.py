"""The word rules: each fires on a planted fault and stays silent on clean text."""

from __future__ import annotations

import csv
from itertools import combinations

import pytest

from crossing.language.text import Text, fragment, sentence_spans
from crossing.ledger import load
from crossing.paths import DATA
from crossing.reading import rules
from crossing.reading.rules import RULES, find_hits, tellings
from crossing.reading.rules.tellings import find_pairs

CHANNEL = "Boats crossed the Channel from Calais to Dover. Ministers want the Channel to be safer."

# rule, a line with the fault, a line like it without the fault
CASES = [
    ("wrong-sea", "More than 900 people crossed the Atlantic by boat this year.", "Nine crews rowed the Atlantic by boat from Portugal to America."),
    ("wrong-sea", "Dinghies left for the Baltic in the night.", "Five Mediterranean countries wrote to the Commission about boats."),
    ("wrong-unit", "The plan costs £54 metres over two years.", "The plan costs £54 million over two years."),
    ("wrong-unit", "Officials said 412 miles crossed on Friday.", "Officials said 412 people crossed on Friday."),
    ("wrong-unit", "The boat sank 12 pounds off the coast of Kent.", "The boat sank 12 miles off the coast of Kent."),
    ("wrong-scheme", "The Nationality and Boarders Act became law.", "The Nationality and Borders Act became law."),
    ("wrong-scheme", "The New Plan for Irrigation was published.", "A new plan for the harbour was published."),
    ("wrong-office", "French President Keir Starmer spoke in London.", "Prime Minister Keir Starmer spoke in London."),
    ("wrong-office", "Prime Minister Yvette Cooper spoke in London.", "Foreign Secretary Yvette Cooper spoke in London."),
    ("garbled-name", "They met Sir Kir Stmper in London.", "They met Sir Keir Starmer in London."),
    ("garbled-name", "A letter from Priti Pattel was released.", "A letter from Priti Patel was released."),
    ("garbled-name", "Sir Keer is under pressure.", "Sir Keir is under pressure."),
    ("garbled-name", "People waited near Dunkrik for a boat.", "People waited near Dunkirk for a boat."),
    ("garbled-name", "Mr Gérald Darmanen spoke.", "Mr Gerald Darmanin spoke."),
    ("repeated-name", "They spoke during Macron’s visit to Macron on Tuesday.", "They spoke during Macron’s visit to London on Tuesday."),
    ("repeated-name", "Patel met Patel in London.", "Patel met Darmanin in London."),
    ("set-phrase", "A deal called “one, one, one out” was agreed.", "A deal called “one in, one out” was agreed."),
    ("set-phrase", "Police turned up to turn a blind table to it.", "Police have turned a blind eye to it."),
    ("set-phrase", "It is a step in the right window.", "It is a step in the wrong direction."),
    ("misform", "The talks were “fruit bearing”.", "The garden has fruit bearing trees."),
    ("misform", "Many shelter seekers wait in Calais.", "Many asylum seekers wait in Calais."),
    ("grammar", "An increasing number of have tried to cross.", "An increasing number of people have tried to cross."),
    ("grammar", "It is difficult for us turn them around.", "It is difficult for us to turn them around."),
    ("grammar", "The deal would allow Britain to reach France by small boat.", "The deal would allow people to reach France by small boat."),
    ("grammar", "Arrivals were up to 48% compared to 2024.", "Arrivals were up 48% compared to 2024."),
    ("grammar", "They need an French boat.", "They need an hour, a European boat and a one-way ticket."),
    ("non-word", "They want counter-terraler powers.", "They want counter-terror powers and a gendarmerie."),
    ("non-word", "They face a TRAVAL BAN.", "They face a TRAVEL BAN, says UNHCR."),
    ("odd-capital", "OOfficials stated their doubts.", "Officials stated their doubts to an NGO and to YouTube."),
    ("odd-capital", "The deal Killed under a former government.", "The deal was signed when United beat Leeds."),
    ("odd-capital", "They paid for it To help the police.", "They read a book called The Road to the Sea."),
    ("doubled-word", "They crossed the the sea.", "He said that that day had had its moments."),
    ("doubled-word", "It is worthy of a deal of a deal in favour of Britain.", "They tried again and again and won."),
    ("spacing", 'She said:"This is like the last one."', 'See www.gov.uk/crossings, at 10:30, or "this": a note.'),
    ("spacing", "It cost £ 500 in all.", "It cost £500 in all."),
    ("mixed-spelling", "A vaccination centre is a center.", "A vaccination centre is a centre."),
    ("impossible-number", "The French stopped 1,284 of 99 migrants.", "The French stopped 99 of 1,284 migrants."),
    ("impossible-number", "It rose from 2024 to 2018 in steps.", "It rose from 2018 to 2024 in steps."),
    ("impossible-date", "It happened on 31 June 2025.", "It happened on 30 June 2025."),
    ("impossible-date", "It happened on Monday 31 May 2025.", "It happened on Saturday 31 May 2025."),
    ("impossible-date", "Last week, a record 1,185 people crossed yesterday.", "Last week 1,185 people crossed; yesterday nobody did."),
    ("quote-marks", "“The captains control the process. It is theirs.", "“The captains control the process. It is theirs.”"),
    ("quote-marks", "He said: 'There is agreement. 'The captains decide. They do not.", "The smugglers' boats and the '90s are what he called 'history'."),
    ("closed-early", "He said: “They come from France.” It will be hard for us to stop them.", "He said: “They come from France.” It will be hard to stop them."),
]  # fmt: skip


@pytest.mark.parametrize(
    ("rule", "faulty", "clean"), CASES, ids=[f"{rule}-{n}" for n, (rule, _, _) in enumerate(CASES)]
)
def test_rule_fires_on_the_fault_and_is_silent_without_it(rule: str, faulty: str, clean: str) -> None:
    found = [hit for hit in find_hits([CHANNEL, faulty]) if hit.line == 2]
    assert rule in {hit.rule for hit in found}
    hit = next(hit for hit in found if hit.rule == rule)
    assert hit.quote in faulty and all(word in hit.quote for word in hit.changed)
    assert not [hit for hit in find_hits([CHANNEL, clean]) if hit.line == 2]


FIRST = "The Prime Minister, 57, hit out at the French president and told France to close the border near Calais to 300 migrants."
RETOLD = [
    (
        "changed-doer",
        "The French president, 57, attacked the Prime Minister and told France to shut the border near Calais to 300 migrants.",
    ),
    (
        "changed-number",
        "The Prime Minister, 57, attacked the French president and told France to shut the border near Calais to 900 migrants.",
    ),
    (
        "reversed-meaning",
        "The Prime Minister, 57, attacked the French president and never told France to shut the border near Calais to 300 migrants.",
    ),
]


@pytest.mark.parametrize(("kind", "second"), RETOLD)
def test_a_retelling_that_changes_the_story_is_found(kind: str, second: str) -> None:
    hits = find_hits(["A headline", FIRST, "", second], rules=["retold"])
    assert kind in {hit.kind for hit in hits}
    assert all((hit.line, hit.line_2) == (4, 2) for hit in hits)


def test_a_faithful_retelling_is_no_finding_but_three_are() -> None:
    faithful = "The Prime Minister, 57, attacked the French president and told France to shut the border near Calais to 300 migrants."
    assert find_hits(["A headline", FIRST, faithful], rules=["retold"]) == []
    more = [
        "Magistrates in Lille accepted the appeal of three mechanics who had repaired engines.",
        "The appeal of three mechanics who repaired engines was accepted by magistrates in Lille.",
        "Inspectors found 212 life jackets without foam in a warehouse outside Hamburg.",
        "In a warehouse outside Hamburg, 212 life jackets without foam were found by inspectors.",
    ]
    hits = find_hits(["A headline", FIRST, faithful, *more], rules=["retold"])
    assert [hit.kind for hit in hits] == ["repeated-paraphrase"] * 3


def test_a_changed_degree_of_certainty_is_found() -> None:
    lines = [
        "A headline",
        "The ferry company is unlikely to reopen its winter route to Dieppe.",
        "The ferry company will never reopen its winter route to Dieppe.",
    ]
    assert [hit.kind for hit in find_hits(lines, rules=["retold"])] in (["changed-certainty"], ["reversed-meaning"])


def test_words_between_marks_that_differ_are_found_and_a_shorter_quotation_is_not() -> None:
    one = "“The cutter captains control the process and they decide,” an officer said."
    other = "“The captains of the cutters are in control of the process and decide,” an officer said."
    assert [hit.rule for hit in find_hits([one, other], rules=["altered-quotation"])] == ["altered-quotation"]
    assert find_hits([one, one], rules=["altered-quotation"]) == []
    assert (
        find_hits(
            [one, "“The cutter captains control the process,” an officer said later."], rules=["altered-quotation"]
        )
        == []
    )


def test_a_quotation_may_run_over_paragraphs() -> None:
    assert find_hits(["“It is ours.", "", "“It is theirs, too.”"], rules=["quote-marks"]) == []


def test_quotes_have_three_to_twenty_words_of_the_line() -> None:
    line = " ".join(f"word{n}" for n in range(60))
    assert len(fragment(line, 0, len(line)).split()) == 20
    assert len(fragment(line, 200, 201).split()) >= 3
    assert fragment(line, 200, 201) in line


def test_sentences_do_not_end_at_abbreviations() -> None:
    line = "Mr. Philp spoke in the U.K. Parliament. “It is so.” He left."
    assert next(line[a:b] for a, b in sentence_spans(line)).startswith("Mr. Philp spoke")
    assert len(sentence_spans(line)) == 3
    assert len(sentence_spans("They came on 3 Apr. 2025 in 2 boats.")) == 1


def test_pairs_are_formed_in_proportion_to_the_text(monkeypatch: pytest.MonkeyPatch) -> None:
    def formed(count: int) -> int:
        sentence = "Team {0} of harbour {1} sold {2} crates of pears to village {3} before the fair opened."
        text = Text([sentence.format(n, n * 7 % 1009, n * 3, n * 11 % 997) for n in range(count)])
        pairs: list[tuple[int, ...]] = []

        def counting(where: list[int], size: int) -> list[tuple[int, ...]]:
            pairs.extend(combinations(where, size))
            return list(combinations(where, size))

        monkeypatch.setattr(tellings, "combinations", counting)
        find_pairs(text.sentences, rules.known())
        return len(pairs)

    assert formed(400) < 12 * formed(100)  # all with all would be sixteen times as many


def test_odd_input_is_read_without_error() -> None:
    for lines in (
        [],
        [""],
        ["   "],
        ["???"],
        ["“"],
        ["'"],
        ["a" * 5000],
        ["£"],
        ["\u200b"],
        ["1,2,3,"],
        ["The " * 300],
    ):
        find_hits(lines)


def test_rule_names_are_those_of_their_hits() -> None:
    assert all(name == rule.name and rule.checks and rule.tolerance and rule.why for name, rule in RULES.items())


def test_stored_findings_have_sound_quotes() -> None:
    with (DATA / "evidence" / "word_findings.csv").open(encoding="utf-8", newline="") as handle:
        rows = list(csv.DictReader(handle))
    assert rows and tuple(rows[0]) == rules.COLUMNS
    for row in rows:
        assert row["rule"] in RULES
        for quote in filter(None, (row["quote"], row["quote_2"])):
            assert 3 <= len(quote.split()) <= 20
        assert all(word in row["quote"] for word in row["changed_words"].split("|"))


def test_stored_findings_are_what_the_texts_give(texts: dict[str, list[str]]) -> None:
    assert len(texts) == len(load().sources)
    assert rules.read(DATA / "evidence" / "word_findings.csv") == rules.rows(texts)


def test_entries_whose_words_a_text_has_are_found_as_all_are() -> None:
    vocabulary = rules.known()
    for kind in ("misform", "bookish", "literal-saying"):
        lines = [f"Then {entry.upper()}’s own 2nd." for entry in vocabulary.of(kind)]
        for text in (Text(lines), *(Text([line]) for line in lines[::9])):
            patterns = vocabulary.pattern(kind), vocabulary.pattern_in(kind, text)
            found, sooner = ([match.span() for match in pattern.finditer(text.whole)] for pattern in patterns)
            assert found and found == sooner
