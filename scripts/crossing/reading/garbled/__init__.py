"""Whether a text was reworded by a machine, whatever machine it was, and the passages that show it.

No sign is the word list of one spinner. Signs are grammar, counting and word order that nobody writes (`signs`), set phrases
with a word changed for its synonym ("Toil Party"; data/set_phrases.csv), sayings of other languages put into English word by
word and words that news does not use (data/lexicon.csv), a text without "the", long words that are rarer than news has them.
Each has a weight; a text looks reworded when enough of them, of several kinds, come together. Besides, the whole text is
asked how well its words fit their neighbours (`language.neighbours`): a program that puts synonyms for words, or the
words of another language in their order, leaves words and pairs that stand so nowhere else. Odd words alone never make a text
reworded, as an old-fashioned or telegraphic text is odd too, and they are asked only of texts of sentences on the book's subject;
small words (“of”, “the”) that stand where nobody puts them do, as no clean text was found with many.
A sign that is found in places weighs less in a longer text; a share of its words weighs the same in any.
Whoever is quoted may speak as they like: what stands in quotation marks counts half.

Here the signs are weighed. `places` finds those that stand in places, `style` and `fit` those of the whole text, `order` small
words and word order; `manner` says what kind of text it is, and `pointing` which of its words are shown.
"""

from __future__ import annotations

import itertools
from collections.abc import Sequence
from dataclasses import dataclass

from crossing.language.neighbours import Odd, oddities
from crossing.language.text import Text
from crossing.reading.answers import Passage
from crossing.reading.garbled.fit import MANY, badly_fitting, swaps
from crossing.reading.garbled.likeness import LIKE, likeness, rarely
from crossing.reading.garbled.manner import (
    LEAST_WORDS,
    in_dialect,
    in_first_person,
    in_numbers,
    in_sentences,
    on_subject,
)
from crossing.reading.garbled.order import small_words, turned_round
from crossing.reading.garbled.places import SWAPPED, Found, phrases, signs, weights, words_and_sayings
from crossing.reading.garbled.pointing import oddest, passage, turned
from crossing.reading.garbled.style import Sign, bent, by_rules, rare_style, strange_words
from crossing.reading.hits import Hit

ENOUGH = 2.5  # weight at which a text looks reworded
USUAL_LENGTH = 400  # words of an article; in a longer text more chance signs come together, and each weighs less
STRONG = 2.0  # weight from which a sign is pointed at even in a text that does not look reworded
# A sign says something by itself from this weight on; it takes so many kinds of such signs.
TELLING, LEAST_KINDS = 1.0, 2
OVERWHELMING = 4.0  # weight of names and set phrases with a word changed, from which they say enough alone
MOST_ASKED = 3000  # words that are asked how they fit their neighbours
# Where the words of a text fit their neighbours better than those of spun texts do, and none is wrong by itself, its other signs must
# say more: of 132 clean texts
# two, one translated and one in telegraphic style, would else look reworded; 27 spun ones lie above by this weight or by their signs.
ODD, OTHER_SIGNS = 1.6, 0.7
# A text on other matters needs more other signs: two of 820 windows of other sources, short messages and headers of mail, had
# as many as a reworded text.
ELSEWHERE = 1.5
# From so much on the order of small words names a text by itself (see `order`): on the subject, and on other matters.
ORDER, ORDER_ELSEWHERE = 1.8, 3.2
# Whoever tells in the first person what they saw may write in a language that is not theirs: as much more is asked, and one sign
# at least that is not grammar or order, which such a writer brings from home.
FOREIGN = 1.5
REASONS = 4  # signs that a reader is told, the heaviest first


@dataclass(frozen=True)
class Evidence:
    """What speaks for a machine: each sign with what a reader is told and its weight.

    `places` are kinds of signs found in places, `whole` all others; of those, `wrong` are words that are wrong wherever they
    stand. `telling` are kinds that say something by themselves, `order` weighs the order of small words.
    `asked` is True where the words were asked how they fit, `first_person` where somebody tells what they saw.
    """

    words: int
    asked: bool
    first_person: bool
    order: float
    places: dict[str, float]
    whole: list[Sign]
    wrong: list[Sign]
    telling_places: frozenset[str]
    telling: int
    fit: float = 0.0  # the weight of how badly the words fit their neighbours
    like: float = 0.0  # how like reworded texts it is (see `likeness`)
    rare: Sequence[Sign] = ()  # what of that a reader is told, beside its other signs

    @property
    def reworded(self) -> bool:
        """Whether enough signs, of several kinds, come together."""
        wrong_words = any(weight >= TELLING for _, weight in self.wrong)
        if self.first_person and not wrong_words:
            return False
        more = FOREIGN if self.first_person else 0.0
        total = sum(self.places.values()) + sum(weight for _, weight in self.whole)
        more_signs = (0.0 if self.fit >= ODD or wrong_words else OTHER_SIGNS) if self.asked else ELSEWHERE
        together = (
            total >= ENOUGH + more + more_signs
            and (self.telling >= LEAST_KINDS or self.places.get(SWAPPED, 0.0) >= OVERWHELMING)
            and bool(self.telling_places or wrong_words)
            and self.words >= LEAST_WORDS
        )
        like = self.asked and not self.first_person and self.words >= LEAST_WORDS and self.like > LIKE
        return together or like or self.order >= more + (ORDER if self.asked else ORDER_ELSEWHERE)

    @property
    def why(self) -> str:
        """The heaviest signs, in words for a reader."""
        reasons = sorted([*self.places.items(), *self.whole, *self.rare], key=lambda sign: -sign[1])
        return f"Signs of a machine's rewording: {'; '.join(why for why, _ in reasons[:REASONS])}."


def look(text: Text, hits: Sequence[Hit] = ()) -> tuple[bool, str, list[Passage]]:
    """Whether a text looks reworded, why, and the passages that show it. `hits` are what the word rules found in it."""
    found = [*signs(text), *phrases(text), *words_and_sayings(text)]
    odd = list(itertools.islice(oddities(text), MOST_ASKED)) if in_sentences(text) else []
    told = _evidence(text, hits, found, odd)
    if not told.reworded:
        return False, "", [passage(text, one) for one in found if one.weight >= STRONG]
    passages = [*(passage(text, one) for one in found), *turned(text, odd)]
    return True, told.why, [*passages, *oddest(text, odd, passages)]


def _evidence(text: Text, hits: Sequence[Hit], found: Sequence[Found], odd: Sequence[Odd]) -> Evidence:
    """Weigh the signs of a text."""
    words = sum(len(line) for line in text.words)
    share = min(1.0, (USUAL_LENGTH / max(words, 1)) ** 0.5)
    asked = bool(odd) and on_subject(text)
    order = 0.0 if in_dialect(text) else small_words(odd, words)
    swapped = [*swaps(odd)] if asked else []
    wrong = [*swapped, *(strange_words(text) if asked else ()), *bent(text, hits)]
    misfits = [*badly_fitting(odd)] if asked else []
    places = {why: weight * share for why, weight in weights(text, found).items()}
    whole = [
        *((why, weight * share) for why, weight in by_rules(hits)),
        *rare_style(text),
        *misfits,
        *wrong,
        *(turned_round(odd, order) if order >= TELLING else ()),
    ]
    telling_places = frozenset(one.kind for one in found if min(one.weight, places[one.kind]) >= TELLING)
    kinds = telling_places | {why for why, weight in whole if weight >= TELLING}
    if swapped and in_numbers(text):  # both are how words fit their neighbours, and those round a table are telegraphic
        kinds -= {why for why, _ in misfits}
    telling = len(kinds) + any(weight >= MANY for _, weight in swapped)
    fit = sum(weight for _, weight in misfits)
    others = sum(weight for _, weight in whole) - fit - sum(weight for _, weight in wrong)
    like = likeness(odd, sum(places.values()), others) if asked else 0.0
    rare = [*rarely(odd)] if like > LIKE else []
    first = in_first_person(text)
    return Evidence(words, asked, first, order, places, whole, wrong, telling_places, telling, fit, like, rare)
