"""The word rules: what the words of a text give away, without any ledger.

`find_hits(lines)` runs every rule on a text. `rows(texts)` gives what they find as the table that data/ stores, so that the book
can be built without the texts. A rule is a function of a `Text` and the `Known` vocabulary that yields `Hit`s; it is listed in RULES.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass

from crossing.language.text import Text
from crossing.reading import hits as _hits
from crossing.reading.hits import COLUMNS, Hit, read
from crossing.reading.lexicon import Known, known
from crossing.reading.rules import (
    grammar,
    impossible,
    names,
    quotations,
    retold,
    schemes,
    seas,
    set_phrases,
    spelling,
    units,
)

__all__ = ["COLUMNS", "RULES", "Hit", "Known", "Text", "WordRule", "find_hits", "known", "read", "rows"]

Finder = Callable[[Text, Known], Iterator[Hit]]


@dataclass(frozen=True)
class WordRule:
    """A word rule with the sentences that explain it. `name` is the `rule` of its hits."""

    name: str
    function: Finder
    checks: str
    tolerance: str
    why: str
    article_only: bool = False  # the cross-check of the ledger has its own, better informed rule


RULES: dict[str, WordRule] = {
    rule.name: rule
    for rule in (
        WordRule(
            "wrong-sea",
            seas.wrong_sea,
            "A sentence about crossing names a sea that is not the sea of the text.",
            "Silent where a place nearby makes the other sea fit.",
            "A report may compare routes, but then it names their coasts.",
        ),
        WordRule(
            "wrong-unit",
            units.wrong_unit,
            "A unit fits its number: no metres after pounds, no miles that cross a sea.",
            "Only a unit directly after the number counts.",
            "Further words may start another thought.",
        ),
        WordRule(
            "wrong-scheme",
            schemes.wrong_scheme,
            "The name of a body, law or scheme is as it is commonly written.",
            "One word may differ before it is reported; the rest must agree.",
            "A name that differs by more may be another name.",
        ),
        WordRule(
            "wrong-office",
            names.wrong_office,
            "A title directly before a name is one that the person has held.",
            "Any office held at any time is accepted.",
            "The text may be older or newer than the table.",
        ),
        WordRule(
            "garbled-name",
            names.garbled_names,
            "A name within a few letters of a known person, place or name of the same text is that name.",
            "One letter in a short name, two from seven letters on; accents, plurals and nationalities are no difference.",
            "Different people have names that differ by more.",
        ),
        WordRule(
            "repeated-name",
            names.repeated_names,
            "Nobody visits, meets or tells themselves.",
            "Only the same name on both sides of one act.",
            "Two persons can share a surname, which a reader will see.",
        ),
        WordRule(
            "set-phrase",
            set_phrases.set_phrases,
            "A set phrase is complete and in order.",
            "Other articles, pronouns and word forms are accepted.",
            "Set phrases bend, but their words do not change.",
        ),
        WordRule(
            "misform",
            set_phrases.misforms,
            "The text is free of phrases that only a garbled copy has.",
            "Exact phrases of the vocabulary, any case.",
            "Word-by-word replacement leaves phrases nobody writes.",
        ),
        WordRule(
            "grammar",
            grammar.broken_grammar,
            "No word is missing from a phrase, and articles fit.",
            "A few patterns that clean text does not have.",
            "General grammar checks would alarm too often.",
        ),
        WordRule(
            "non-word",
            spelling.non_words,
            "Every word in small letters is a word.",
            "A word is accepted if a list of English or French holds it or its parts.",
            "Rare words are common in news; unknown ones are not.",
        ),
        WordRule(
            "odd-capital",
            spelling.odd_capitals,
            "Capitals stand where names and sentences begin.",
            "Only plain words inside a sentence count.",
            "Titles and names take capitals in many ways.",
        ),
        WordRule(
            "doubled-word",
            spelling.doubled_words,
            "No word or run of words stands twice on end.",
            "Pairs such as “had had” are accepted.",
            "English has them.",
        ),
        WordRule(
            "spacing",
            spelling.missing_spaces,
            "A space follows a mark, and none parts a currency sign from its amount.",
            "Addresses and abbreviations are accepted.",
            "They have marks without spaces.",
        ),
        WordRule(
            "mixed-spelling",
            spelling.mixed_spelling,
            "A word is spelt one way throughout: British or American.",
            "Only both forms of the same word in one text count.",
            "Either form alone is a choice.",
        ),
        WordRule(
            "impossible-number",
            impossible.impossible_numbers,
            "No part exceeds its whole and no span runs backwards.",
            "None: the numbers are taken as written.",
            "These cannot be true in any case.",
        ),
        WordRule(
            "impossible-date",
            impossible.impossible_dates,
            "A date exists, falls on its weekday and is not told as yesterday and last week at once.",
            "A year must be given to test a weekday.",
            "Without it the weekday can be right.",
            article_only=True,
        ),
        WordRule(
            "quote-marks",
            quotations.unbalanced_quotes,
            "Every quotation that opens is closed.",
            "A quotation may run on if the next paragraph opens with a mark.",
            "That is how newspapers print long quotations.",
        ),
        WordRule(
            "closed-early",
            quotations.closed_early,
            "A speaker's words stay inside the quotation marks.",
            "Only first-person words after a closed quotation in the same paragraph.",
            "Reporters seldom speak of themselves.",
        ),
        WordRule(
            "retold",
            retold.retold,
            "A sentence told twice keeps its numbers, its denials, its doers and its certainty.",
            "Sentences must share most of their weighty words; a single plain repeat is no finding.",
            "A headline is told again in the story.",
        ),
        WordRule(
            "altered-quotation",
            quotations.altered_quotations,
            "Words in quotation marks are the same each time they are quoted.",
            "A shorter quotation of the same words is accepted.",
            "Reporters shorten quotations.",
        ),
    )
}


def find_hits(lines: Iterable[str], vocabulary: Known | None = None, rules: Iterable[str] | None = None) -> list[Hit]:
    """Run the word rules on the lines of a text and return their hits in the order of the lines.

    `vocabulary` is data/lexicon.csv with data/people.csv if not given; `rules` names the rules to run, all if not given.
    """
    text = Text(list(lines))
    vocabulary = vocabulary or known()
    chosen = [RULES[name] for name in rules] if rules is not None else RULES.values()
    found = [hit for rule in chosen for hit in rule.function(text, vocabulary)]
    return sorted(dict.fromkeys(found), key=lambda hit: (hit.line, hit.rule, hit.line_2, hit.quote))


def rows(texts: Mapping[str, list[str]]) -> list[dict[str, str]]:
    """Hits on several texts (source id to lines) as rows of word_findings.csv, sorted by their ids.

    Rules that are for articles only are left out: the cross-check tests dates and weekdays on the ledger.
    """
    chosen = [rule.name for rule in RULES.values() if not rule.article_only]
    table = [
        row
        for source_id, lines in sorted(texts.items())
        for row in _hits.rows(source_id, find_hits(lines, rules=chosen))
    ]
    return sorted(table, key=lambda row: row["finding_id"])
