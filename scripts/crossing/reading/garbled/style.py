"""Signs of a machine in the whole of a text: no "the", words rarer than those of news, names bent, passages garbled."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from crossing.language.frequency import nearest, zipf
from crossing.language.text import Text
from crossing.reading.hits import Hit
from crossing.reading.lexicon import known
from crossing.reading.rules.names import bent_names

Sign = tuple[str, float]  # what a reader is told, and its weight

# Shares measured on clean news: "the" makes 4 to 10 words in a hundred; the mean frequency (Zipf) of words of more than three
# letters in small letters lies above 4.65, on the subject above 3.95 even in broad Scots or a text misread by a scanner.
FEWEST_THE, THE_WORDS, FEW_THE = 0.015, 100, 2.0
LOW, VERY_LOW, LONG_WEIGHT, FEWEST_LONG = 4.85, 4.3, 1.5, 50
MOST_LONG = 600  # long words that are asked
# So many known names, each bent by a letter or two, are no slips: no clean text of 4,000 has more than two.
BENT, BENT_WEIGHT, MOST_BENT = 4, 0.5, 2.5
# Words rarer than this that are no slip for a common word: of the long words of 250 clean texts on the subject at most one in a
# hundred, in mock-old or badly translated ones eight.
STRANGE, STRANGE_SHARE, FEWEST_STRANGE, STRANGE_WEIGHT = 1.5, 0.03, 4, 1.5
EACH_RULE, MOST_OF_A_RULE, LEAST_RULES, MOST_RULES = 0.5, 2, 1.0, 1.5  # weights of passages that the word rules find


def by_rules(hits: Sequence[Hit]) -> list[Sign]:
    """Passages that the word rules find, of several kinds: half a point each, two of a kind at most."""
    kinds = Counter(hit.rule for hit in hits if hit.severity != "untidy" and hit.rule != "impossible-date")
    weight = min(sum(EACH_RULE * min(count, MOST_OF_A_RULE) for count in kinds.values()), MOST_RULES)
    if weight < LEAST_RULES:
        return []
    return [(f"{sum(kinds.values())} passages are garbled or contradict each other", weight)]


def bent(text: Text, hits: Sequence[Hit]) -> Iterator[Sign]:
    """The sign of many known names that are bent."""
    names = {hit.likely_reading for hit in (*hits, *bent_names(text, known())) if hit.rule == "garbled-name"}
    if len(names) >= BENT:
        weight = min(len(names) * BENT_WEIGHT, MOST_BENT)
        yield f"{len(names)} known names are bent ({', '.join(sorted(names)[:3])})", weight


def rare_style(text: Text) -> Iterator[Sign]:
    """Signs of the whole: hardly any "the", and long words rarer than news has them."""
    words = sum(len(line) for line in text.words)
    if words >= THE_WORDS and text.counts["the"] < FEWEST_THE * words:
        yield f"“the” stands {text.counts['the']} times in {words:,} words", FEW_THE
    long = _long_words(text)
    usual = sum(zipf(word) for word in long) / len(long) if len(long) >= FEWEST_LONG else LOW
    if usual < LOW:
        yield "its words are rarer than those of news", min(0.5 + max(VERY_LOW - usual, 0.0) * LONG_WEIGHT, LONG_WEIGHT)


def strange_words(text: Text) -> Iterator[Sign]:
    """The sign of words that English hardly has, and that are no slips of the pen."""
    long = _long_words(text)
    strange = {word for word in long if zipf(word) < STRANGE and not nearest(word)}
    if len(strange) >= max(FEWEST_STRANGE, STRANGE_SHARE * len(long)):
        examples = ", ".join(sorted(strange)[:4])
        yield f"it has {len(strange)} words that English hardly has: {examples} …", STRANGE_WEIGHT


def _long_words(text: Text) -> list[str]:
    """The first words of more than three letters, in small letters."""
    long = [word.lower for line in text.words for word in line if len(word.text) > 3 and word.text[0].islower()]
    return long[:MOST_LONG]
