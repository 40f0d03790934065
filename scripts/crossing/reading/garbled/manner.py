"""What kind of text it is: of sentences or of notes, on the book's subject or not, in dialect, told in the first person."""

from __future__ import annotations

import re

from crossing.language.expressions import expression
from crossing.language.neighbours import holds
from crossing.language.text import Text
from crossing.reading.rules.small_words import STOP

LEAST_WORDS = 60  # fewer words show no style
# Notes and headlines leave the small words out ("the", "of", "was"), and are odd to a model of sentences: three words in ten are
# small ones there, in prose and in spun prose four or five.
FEWEST_SMALL = 0.36
# Only a text on the subject is asked how its other words fit: other scientific prose, say, is odder on average without any machine
# (blood runs in vessels and channels). It is told by the share of words of the subject, or of what a machine puts for them, and by
# points: one for each such word, for a year of the series, for a count; a name of the place will do.
# Of 2,086 clean texts on other matters 32 are asked, of 297 on the subject 269, and of 2,973 spun ones nine in ten.
SUBJECT_SHARE, SUBJECT_POINTS = 0.008, 4
# Whoever writes of "I" and "me" in so many words tells what they saw, perhaps in a language that is not theirs.
FIRST_PERSON, FIRST_SHARE = frozenset(("i", "me", "my", "i'm", "i've")), 0.03
# With so large a share of words that the model does not hold a text is in dialect, and its order its own. Of 951 clean texts in standard
# English, misread by no scanner, the highest share is 0.09, of 78 spun ones 0.10; two in broad dialect have 0.16 and 0.21.
MOST_UNKNOWN = 0.12

# Of 466 clean texts on the subject the only one that looked reworded was a table with some short sentences.
_ROW, LEAST_ROWS = re.compile(r"^[^|\t]+(?:\||\t)[^|\t]*\d[^|\t]*(?:\||\t|$)"), 2

# The first two lines are the subject's own words; the others stand for them where a machine changed words ("canal" for "Channel").
_SUBJECT = expression(r"""
    \b(?:boat|dingh|vessel|migra|immigra|asylum|refug|channel|cross(?:ed|ing)|dover|calais|kent|smuggl|border|coast|arriv|shore|
    home (?:office|secretary)|
    canal|littoral|canoe|intersection|travers|transient|vagrant|wayfar|voyag|seafar|newcomer|(?:shelter|haven)[-\ ]seeker
    )\w*
""")
_PLACE = re.compile(
    r"\b(?:(?:[Tt]he|English|[Cc]ross)[ -]Channel|Dover|Calais|Kent|Dunkirk|Boulogne|[Dd]ingh(?:y|ies)|small[ -]boats?)\b"
)
_YEAR, _COUNT = re.compile(r"\b20(?:1[89]|2\d)\b"), re.compile(r"\b\d{1,3},\d{3}\b|\b\d{2,3} [a-z]")
_ENDING = re.compile(r"(?:s|ing|ed|es)$")


def in_sentences(text: Text) -> bool:
    """Whether it is a text of sentences, and long enough to ask how its words fit their neighbours."""
    words = [word.lower for line in text.words for word in line]
    return len(words) >= LEAST_WORDS and sum(word in STOP for word in words) >= FEWEST_SMALL * len(words)


def on_subject(text: Text) -> bool:
    """Whether a text tells of the book's subject, so that the neighbours of its other words can be asked."""
    told = [word.lower() for word in _SUBJECT.findall(text.whole)]
    if len(told) < SUBJECT_SHARE * sum(len(line) for line in text.words):
        return False
    points = len({_ENDING.sub("", word) for word in told})
    points += sum(bool(one.search(text.whole)) for one in (_YEAR, _COUNT))
    return points >= SUBJECT_POINTS or bool(_PLACE.search(text.whole))


def in_first_person(text: Text) -> bool:
    """Whether somebody tells what they saw."""
    words = sum(len(line) for line in text.words)
    return sum(text.counts[word] for word in FIRST_PERSON) >= FIRST_SHARE * max(words, 1)


def in_numbers(text: Text) -> bool:
    """Whether it has the rows of a table, which its sentences then speak of in brief."""
    return sum(bool(_ROW.search(line)) for line in text.lines) >= LEAST_ROWS


def in_dialect(text: Text) -> bool:
    """Whether many words in small letters are none that news has, as in broad dialect."""
    small = [word.lower for line in text.words for word in line if word.text[0].islower()]
    return sum(not holds(word) for word in small) >= MOST_UNKNOWN * len(small)
