"""Rules on names: a name within a few letters of a known one, an office that is not the person's, a name in its own object."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterator
from functools import lru_cache

from crossing.language.expressions import expression, spaced
from crossing.language.frequency import zipf
from crossing.language.text import Text, Word, fragment
from crossing.reading.hits import Hit
from crossing.reading.lexicon import Known

TITLES = {"sir", "mr", "ms", "mrs", "miss", "dr", "lord", "lady", "dame", "president", "minister", "secretary"}
ENDINGS = tuple("s n an ian ns ians ese ish es ed er ers".split())  # Syria and Syrian are no misspelling
BENT_FREQUENT = 3.5  # words more frequent than this (Zipf) are no names bent
MAX_NAMES = 3000  # frequent names compared with rare ones; keeps very long texts quick


@lru_cache(maxsize=10_000)
def plain(name: str) -> str:
    """A name in small letters without accents, apostrophes and a possessive ending."""
    name = re.sub(r"[’']s$", "", name)
    decomposed = unicodedata.normalize("NFKD", name.replace("’", "").replace("'", ""))
    return "".join(c for c in decomposed if not unicodedata.combining(c)).lower()


def _distance(a: str, b: str) -> int:
    from rapidfuzz.distance import OSA

    return int(OSA.distance(a, b, score_cutoff=3))


def _allowed(length: int) -> int:
    """Letters that may differ: one in a short name, two from seven letters on."""
    return 1 if length < 7 else 2


@lru_cache(maxsize=8)
def _persons(people: tuple[str, ...]) -> tuple[tuple[str, str, str], ...]:
    """First name, last name and full name of each known person, the first two made plain."""
    persons = []
    for name in people:
        parts = [part for part in name.split() if part.lower() not in TITLES]
        if len(parts) >= 2:
            persons.append((plain(parts[0]), plain(parts[-1]), " ".join(parts)))
    return tuple(persons)


def garbled_names(text: Text, known: Known) -> Iterator[Hit]:
    """A name that differs by a few letters from a known person, a known place or a name the text spells otherwise."""
    persons = _persons(tuple(dict.fromkeys((*known.people, *known.of("office")))))
    places = {plain(place): place for place in known.of("place")}
    exact = {part for first, last, _ in persons for part in (first, last)} | set(places)
    in_text = Counter(plain(word.text) for line in text.words for word in line if word.text[0].isupper())
    for number, words in enumerate(text.words, start=1):
        line = text.lines[number - 1]
        reported: set[int] = set()
        for index, word in enumerate(words):
            if not word.text[0].isupper() or index in reported:
                continue
            following = words[index + 1] if index + 1 < len(words) else None
            paired = (
                following is not None and following.text[0].isupper() and line[word.end : following.start].isspace()
            )
            if paired and following is not None:
                full = _pair_near(plain(word.text), plain(following.text), persons)
                if full:
                    reported |= {index, index + 1}
                    yield _garbled(line, number, word.start, following.end, full)
                    continue
            form = plain(word.text)
            if len(form) < 4 or form in exact or zipf(form) >= 3.2:
                continue
            titled = (
                index > 0
                and words[index - 1].lower in TITLES
                and line[words[index - 1].end : word.start].strip(". ") == ""
            )
            full = _single_near(form, titled, persons, in_text) or _place_near(form, places)
            if full:
                reported.add(index)
                yield _garbled(line, number, word.start, word.end, full)
    yield from _spelt_otherwise(text, exact)


def bent_names(text: Text, known: Known) -> Iterator[Hit]:
    """In a text that a machine reworded: names within two letters of a known person's or place's, in one word or in two.

    Too loose for a text that a person wrote: Normandie is Normandy's own name. Frequent words ("Sunday", "Sudan") are no names bent.
    """
    from rapidfuzz import process
    from rapidfuzz.distance import OSA

    persons = _persons(tuple(dict.fromkeys((*known.people, *known.of("office")))))
    names = {last: full for _, last, full in persons} | {plain(place): place for place in known.of("place")}
    names = {form: full for form, full in names.items() if len(form) >= 5 and form.isalpha()}
    exact = names.keys() | {first for first, _, _ in persons}
    for sentence in text.sentences:
        line = text.lines[sentence.line - 1]
        for index, word in enumerate(sentence.words[1:], start=1):
            after = sentence.words[index + 1 : index + 2]
            joined = [one for one in after if one.text[0].isupper() and line[word.end : one.start] == " "]
            for form, end in (
                (plain(word.text), word.end),
                *((plain(word.text + one.text), one.end) for one in joined),
            ):
                if not word.text.istitle() or len(form) < 5 or form in exact or zipf(form) >= BENT_FREQUENT:
                    continue
                near = process.extractOne(form, names.keys(), scorer=OSA.distance, score_cutoff=2)
                if near and near[0][0] == form[0] and not _inflected(form, near[0]):
                    yield _garbled(line, sentence.line, word.start, end, names[near[0]])


def _pair_near(first: str, last: str, persons: tuple[tuple[str, str, str], ...]) -> str:
    if any(first == a and last == b for a, b, _ in persons):
        return ""
    for a, b, full in persons:
        if last == b and first[:1] == a[:1] and 0 < _distance(first, a) <= (1 if len(a) < 5 else 2):
            return full
        if first == a and last[:1] == b[:1] and 0 < _distance(last, b) <= _allowed(len(b)) and not _inflected(last, b):
            return full
        if (
            0 < _distance(first, a) <= 1
            and _distance(last, b) <= 3
            and len(b) >= 5
            and zipf(last) < 1.5
            and last[:2] == b[:2]
        ):
            return full
    return ""


def _single_near(form: str, titled: bool, persons: tuple[tuple[str, str, str], ...], in_text: Counter[str]) -> str:
    for a, b, full in persons:
        for part in (b, a) if titled else (b,):
            near = (
                0 < _distance(form, part) <= (_allowed(len(part)) if titled or in_text[b] else 1)
                and form[:1] == part[:1]
            )
            sure = titled or (len(part) >= 6 and (in_text[b] or zipf(form) < 1.5))
            if near and sure and not _inflected(form, part) and len(part) >= 4:
                return full
    return ""


def _place_near(form: str, places: dict[str, str]) -> str:
    if zipf(form) >= 2:
        return ""
    for place, name in places.items():
        if (
            len(place) >= 5
            and form[:1] == place[:1]
            and 0 < _distance(form, place) <= _allowed(len(place))
            and not _inflected(form, place)
        ):
            return name
    return ""


def _inflected(a: str, b: str) -> bool:
    short, long = sorted((a, b), key=len)
    return (long.startswith(short) and long[len(short) :] in ENDINGS) or (
        short.endswith("y") and long == short[:-1] + "ies"
    )


def _garbled(line: str, number: int, start: int, end: int, full: str) -> Hit:
    written = re.sub(r"[’']s$", "", line[start:end])
    sentence = f"“{written}” looks like {full} misspelt."
    return Hit(
        "garbled-name", number, fragment(line, start, end), (written,), "garbled-name", "confusing", sentence, full
    )


def _spelt_otherwise(text: Text, exact: set[str]) -> Iterator[Hit]:
    """A name that stands once beside one letter's difference to a name that stands twice or more."""
    counts: Counter[str] = Counter()
    first_seen: dict[str, tuple[int, Word]] = {}
    for sentence in text.sentences:
        for index, word in enumerate(sentence.words):
            form = plain(word.text)
            if index and word.text.istitle() and len(form) >= 5 and zipf(form) < 3.2:
                counts[form] += 1
                first_seen.setdefault(form, (sentence.line, word))
    frequent = [form for form, count in counts.most_common(MAX_NAMES) if count >= 2]
    for form, count in counts.items():
        if count > 1 or form in exact:
            continue
        for other in frequent:
            if (
                other[0] == form[0]
                and 0 < _distance(form, other) <= 1
                and other not in exact
                and not _inflected(form, other)
            ):
                number, word = first_seen[form]
                said = f"“{word.text}” differs by one letter from a name the text spells “{other.capitalize()}”."
                quote = fragment(text.lines[number - 1], word.start, word.end)
                yield Hit(
                    "garbled-name",
                    number,
                    quote,
                    (word.text,),
                    "garbled-name",
                    "confusing",
                    said,
                    other.capitalize(),
                )
                break


# A title that is another one's, or was held at another time: "former home secretary", "shadow", "French".
_NOT_NOW = expression(r"""
    (?:former|ex-|then-?|future|shadow|deputy|outgoing|previous|french|german|irish|belgian|opposite)[\s-]*$
""")
# Who bears the title: one or two words with capitals.
_BEARER = re.compile(spaced(r",? (?:Sir |Mr |Ms |Mrs |Dame )?((?:[A-ZÀ-Ý][\w’'-]+ )?[A-ZÀ-Ý][\w’'-]+)"))


def wrong_office(text: Text, known: Known) -> Iterator[Hit]:
    """A title directly before a person who has never held that office."""
    offices = {plain(name): (name, held.lower().split("|")) for name, held in known.of("office").items()}
    surnames = Counter(name.split()[-1] for name in offices)
    titles = known.pattern("office-title")
    for number, line in enumerate(text.lines, start=1):
        for match in titles.finditer(line):
            before = line[max(0, match.start() - 24) : match.start()]
            after = _BEARER.match(line, match.end())
            if not after or _NOT_NOW.search(before):
                continue
            name = plain(re.sub(r"[’']s$", "", after[1]))
            person = offices.get(name) or (
                offices[next(n for n in offices if n.split()[-1] == name)] if surnames[name] == 1 else None
            )
            if person and re.sub(r"\s+", " ", match[0].lower()) not in person[1]:
                held = person[1][0].title()
                sentence = f"The text gives {person[0]} the title “{match[0]}”; a known office of the person is {held}."
                yield Hit(
                    "wrong-office",
                    number,
                    fragment(line, match.start(), after.end()),
                    (match[0],),
                    "wrong-word",
                    "misleading",
                    sentence,
                    held,
                )


# "Mr Name's visit to Name", "Name met Name".
_OF_ITSELF = re.compile(
    spaced(r"\b([A-ZÀ-Ý][\w-]+)[’']s (?:[a-z]+ ){1,2}(?:to|with|by|from|against|between) \1\b(?![’'-])")
)
_WITH_ITSELF = re.compile(
    spaced(r"""
    \b([A-ZÀ-Ý][\w-]+) (?:has |had |will )?
    (?:met|meets?|told|called|visited|thanked|joined|wrote to|spoke to|spoke with|talks with|meets with|met with|meet with)\s+
    \1\b(?![’'-])
    """)
)
# "The French cannot keep migrants from the French".
_PEOPLE_FROM_THEMSELVES = expression(r"""
    \bthe (French|British|Belgian|Dutch|Germans?|Irish|Americans?) (?:cannot|can|will|would|could|must|may|have|had)\b
    [^.;:!?,]{0,70}?\b(?:from|to|with|by) the \1\b
""")


def repeated_names(text: Text, known: Known) -> Iterator[Hit]:
    """A name that is its own object: somebody's visit to the same person, somebody meeting the same person."""
    for number, line in enumerate(text.lines, start=1):
        for pattern in (_OF_ITSELF, _WITH_ITSELF, _PEOPLE_FROM_THEMSELVES):
            for match in pattern.finditer(line):
                name = match[1]
                sentence = f"“{name}” is here both the one who acts and the one acted on."
                quote = fragment(line, match.start(), match.end())
                yield Hit("repeated-name", number, quote, (name,), "wrong-word", "confusing", sentence)
