"""Rules on letters: non-words, doubled letters, capitals out of place, doubled words, missing spaces, mixed spelling."""

from __future__ import annotations

import re
from collections.abc import Iterator

from crossing.language.frequency import nearest, zipf
from crossing.language.languages import Language
from crossing.language.text import Sentence, Text, Word, fragment
from crossing.reading.hits import Hit
from crossing.reading.lexicon import Known

PREFIXES = (
    "un re non anti pre post over under mis de inter counter multi co sub semi out micro mini super trans".split()
)
SUFFIXES = "s es d ed r er ers ing ly able ness less like wide ise ised ising isation ize ized izing ization ism ist ists ful ment".split()
DOUBLE_ALLOWED = frozenset("that had very no bye ha so is who hear yes now tut knock more blah really".split())
JOINING = frozenset("by after to upon is".split())  # “shoulder to shoulder to”, “a war is a war is a war”
LONGEST = 30  # letters of a word that is looked up; to take a longer one apart would take long
# Words that open a sentence, and those that then follow: "This is", "It was".
SUBJECTS = {"this", "that", "these", "those", "it", "he", "she", "they", "we", "you"}
FINITE = {"is", "are", "was", "were", "has", "have", "had", "will", "would", "should", "can", "could", "does", "did"}
# Words that carry no name, so that a capital inside a sentence is out of place when the next word has none.
PLAIN = set(
    "to this these those that for and but with from of in on at by which it he she they we you as is are was were has have had "
    "not if when while after before because their his her our its who where there then than so or into over under about "
    "also will would could should can".split()
)
PARTICIPLE_NAMES = frozenset(
    "united allied advanced unaccompanied reformed red associated limited incorporated".split()
)
BEFORE_ADJECTIVE = frozenset("the a an of and by for at in with from to as his her their our its".split())
_DOUBLED_CAPITAL = re.compile(r"\b([A-Z])\1([a-z]{3,})\b")
_MIXED_CASE = re.compile(r"\b(?:[A-Z]{2,}[a-z]{3,}|[a-z]+[A-Z]+[a-z]+|[A-Z][a-z]+[A-Z]+)\b")
_DOUBLED = re.compile(r"\b([^\W\d_]+(?:[’'][^\W\d_]+)*)(\s+)\1\b(?![’'-])", re.IGNORECASE)
_DOUBLED_PHRASE = re.compile(r"\b((?:[^\W\d_]+\s+){1,3}[^\W\d_]+)\s+\1\b", re.IGNORECASE)
_NO_SPACE = re.compile(r"(?<=[a-z]{2})(?:[,;:!?][\"“‘]?(?=[A-Za-z]{2})|\.[\"“‘]?(?=[A-Z][a-z]))")
_SPACED_SIGN = re.compile(r"[£$€]\s+\d[\d,.]*")
_ADDRESS = re.compile(r"https?:|www\.|@|\.(?:uk|com|org|net|gov|fr|eu|io|co|live|news|html?)\b", re.IGNORECASE)


# Words of a web page round an article.
OF_PAGES = frozenset("iframe iframes javascript webpage browser browsers cookies adblocker paywall".split())


def non_words(text: Text, known: Known) -> Iterator[Hit]:
    """Words in small letters that no list knows, words in capitals near a common word, and common misspellings."""
    misspelt = known.small.get("misspelling", {})
    for sentence in text.sentences:
        for index, word in enumerate(sentence.words):
            form = word.lower.removesuffix("'s")
            if form in OF_PAGES or _is_address(_token(text.lines[sentence.line - 1], word.start)):
                continue
            if form in misspelt and not (word.text[0].isupper() and index):
                yield _spelling(text, sentence.line, word, misspelt[form])
            elif len(form) <= LONGEST and (meant := _meant(word, form, opens=index == 0)) is not None:
                yield _spelling(text, sentence.line, word, meant)


def _meant(word: Word, form: str, opens: bool) -> str | None:
    """The word nearest to one that is none, "" if none is near; None for a word. `opens` is True for the first of a sentence."""
    if word.text.islower() and len(form) >= 4 and "'" not in form:
        if unknown(form):
            return nearest(form)
        slip = len(form) >= 6 and zipf(form) < 2 and not derived(form) and _near_common(form, 4.0)
        return nearest(form, 1) if slip else None
    if word.text.isupper() and len(form) >= 5 and zipf(form) < 1 and _near_common(form, 4.0):
        return nearest(form, 1).upper()
    if opens and word.text.istitle() and len(form) >= 6 and unknown(form) and _near_common(form, 4.0):
        return nearest(form, 1).capitalize()
    return None


def _token(line: str, place: int) -> str:
    """The characters between the spaces round a place of a line."""
    start = line.rfind(" ", 0, place) + 1
    return line[start:].split(maxsplit=1)[0] if line[start:].strip() else ""


def _is_address(token: str) -> bool:
    """Whether it is an address of a page or of a person, or a hashtag."""
    return bool(_ADDRESS.search(token)) or token.lstrip("(‘'“\"").startswith("#")


def unknown(form: str) -> bool:
    """Tell whether a word in small letters is in neither the English nor the French list and is not built from known parts."""
    return zipf(form) == 0 and zipf(form, Language.FRENCH) == 0 and not derived(form) and not _compound(form)


def derived(form: str, depth: int = 2) -> bool:
    """Tell whether taking off prefixes or endings leaves a word in real use."""
    stems = {form[len(p) :] for p in PREFIXES if form.startswith(p)}
    for suffix in SUFFIXES:
        if form.endswith(suffix):
            stem = form[: -len(suffix)]
            stems |= {stem, stem + "e"} | ({stem[:-1] + "y"} if stem.endswith("i") else set())
            stems |= {stem[:-1]} if len(stem) > 3 and stem[-1] == stem[-2] else set()
    stems = {stem for stem in stems if len(stem) >= 3}
    return any(zipf(stem) >= 2.5 for stem in stems) or (
        depth > 1 and any(derived(stem, depth - 1) for stem in stems if len(stem) >= 5)
    )


def _compound(form: str) -> bool:
    return any(zipf(form[:i]) >= 3.5 and zipf(form[i:]) >= 3.5 for i in range(3, len(form) - 2))


def _near_common(form: str, least: float) -> bool:
    near = nearest(form, 1)
    return (
        bool(near) and near != form and zipf(near) >= least and not near.startswith(form) and not form.startswith(near)
    )


def _spelling(text: Text, line: int, word: Word, reading: str) -> Hit:
    quote = fragment(text.lines[line - 1], word.start, word.end)
    reading = reading if reading.lower() != word.lower and _convincing(word.lower, reading.lower()) else ""
    meant = f"; “{reading}” is the nearest word" if reading else ""
    return Hit(
        "non-word",
        line,
        quote,
        (word.text,),
        "typo",
        "confusing",
        f"“{word.text}” is not an English word{meant}.",
        reading,
    )


def _convincing(form: str, reading: str) -> bool:
    """Tell whether a near word is near enough to be offered: one letter away, or a long word with the same two ends."""
    near = nearest(form, 1) == reading or form in reading or reading in form
    return bool(reading) and (near or (len(form) >= 7 and form[0] == reading[0] and form[-2:] == reading[-2:]))


_SHORT = re.compile(r"[A-Z]{1,2}[a-z]{1,2}[A-Z]{1,2}s?")  # MoD, DfE, PoWs: short for several words


def odd_capitals(text: Text, known: Known) -> Iterator[Hit]:
    """Doubled or mixed capitals within a word, and a plain word that takes a capital inside a sentence."""
    for number, line in enumerate(text.lines, start=1):
        for match in _DOUBLED_CAPITAL.finditer(line):
            if zipf(match[1].lower() + match[2]) >= 3 and zipf(match[0].lower()) < 2.5:
                reading = match[1] + match[2]
                yield _capital(line, number, match.start(), match.end(), "has a doubled first letter", reading)
        for match in _MIXED_CASE.finditer(line):
            word = match[0]
            if _DOUBLED_CAPITAL.fullmatch(word) or zipf(word.lower()) < 3.5 or _brand(word) or _SHORT.fullmatch(word):
                continue
            yield _capital(
                line, number, match.start(), match.end(), "mixes capitals and small letters", word.capitalize()
            )
    for sentence in text.sentences:
        if sum(word.text[0].isupper() for word in sentence.words) * 2 <= len(sentence.words):
            yield from _capitals_inside(text, sentence)


def _brand(word: str) -> bool:
    """Tell whether a mixed word falls into two words at its capital (YouTube) or starts with one small letter (iPhone)."""
    parts = re.findall(r"[A-Z]?[a-z]+|[A-Z]+(?![a-z])", word)
    return (len(parts) > 1 and all(zipf(part.lower()) >= 3.5 and len(part) > 1 for part in parts)) or (
        word[0] in "ie" and word[1].isupper()
    )


def _capitals_inside(text: Text, sentence: Sentence) -> Iterator[Hit]:
    line = text.lines[sentence.line - 1]
    for before, word, after in zip(sentence.words, sentence.words[1:], sentence.words[2:], strict=False):
        gaps = line[before.end : word.start], line[word.end : after.start]
        # "Since 2018 The UK": a number stands between, so the gap before is not empty.
        after_number = re.fullmatch(r"\s+\d+\s+", gaps[0]) and not gaps[1].strip()
        if not word.text.istitle() or (any(gap.strip() for gap in gaps) and not after_number):
            continue
        opening = before is sentence.words[0] and before.lower in PLAIN | {"many", "most", "some", "all"}
        plain = word.lower in PLAIN and (before.text[0].islower() or opening) and after.text[0].islower()
        the = word.lower == "the" and after.text.isupper() and (before.text[0].islower() or gaps[0].strip())
        past = (
            word.lower.endswith("ed")
            and len(word.text) > 4
            and zipf(word.lower) >= 3
            and word.lower not in PARTICIPLE_NAMES
            and before.text.islower()
            and before.lower not in BEFORE_ADJECTIVE
            and after.lower in PLAIN
        )
        if plain and word.lower in SUBJECTS and after.lower in FINITE:
            yield _no_full_stop(line, sentence.line, before, word)
        elif plain or the or past:
            yield _capital(line, sentence.line, word.start, word.end, "has a capital inside a sentence", word.lower)


def _no_full_stop(line: str, number: int, before: Word, word: Word) -> Hit:
    quote, reading = fragment(line, before.start, word.end), f"{before.text}. {word.text}"
    message = f"A sentence begins with “{word.text}”, and the one before it has no full stop."
    return Hit("odd-capital", number, quote, (word.text,), "typo", "untidy", message, reading)


def _capital(line: str, number: int, start: int, end: int, what: str, reading: str) -> Hit:
    word = line[start:end]
    return Hit(
        "odd-capital", number, fragment(line, start, end), (word,), "typo", "untidy", f"“{word}” {what}.", reading
    )


def doubled_words(text: Text, known: Known) -> Iterator[Hit]:
    """The same word or run of words told twice on end."""
    for number, line in enumerate(text.lines, start=1):
        phrases = []
        for match in _DOUBLED_PHRASE.finditer(line):
            words = match[1].lower().split()
            if len(set(words)) > 1 and "and" not in words and JOINING.isdisjoint((words[0], words[-1])):
                phrases.append(match.span())
                yield _doubled(line, number, match, match[1])
        for match in _DOUBLED.finditer(line):
            if match[1].lower() in DOUBLE_ALLOWED or (
                match[1][0].isupper() and match.start() and match[1].lower() not in PLAIN
            ):
                continue
            if not any(a <= match.start() < b for a, b in phrases):
                yield _doubled(line, number, match, match[1])


def _doubled(line: str, number: int, match: re.Match[str], words: str) -> Hit:
    quote = fragment(line, match.start(), match.end())
    return Hit(
        "doubled-word",
        number,
        quote,
        (match[0],),
        "garbled-grammar",
        "untidy",
        f"“{words}” stands twice on end.",
        words,
    )


def missing_spaces(text: Text, known: Known) -> Iterator[Hit]:
    """A mark between two words without a space, and a space between a currency sign and its amount."""
    for number, line in enumerate(text.lines, start=1):
        for match in _NO_SPACE.finditer(line):
            token = _token(line, match.start())
            if not _is_address(token) and "/" not in token:
                yield Hit(
                    "spacing",
                    number,
                    fragment(line, match.start(), match.end() + 1),
                    (token,),
                    "typo",
                    "untidy",
                    f"A space is missing in “{token}”.",
                )
        for match in _SPACED_SIGN.finditer(line):
            reading = re.sub(r"\s+", "", match[0])
            yield Hit(
                "spacing",
                number,
                fragment(line, match.start(), match.end()),
                (match[0],),
                "typo",
                "untidy",
                f"A space stands between sign and amount in “{match[0]}”.",
                reading,
            )


def mixed_spelling(text: Text, known: Known) -> Iterator[Hit]:
    """An American form in a text that has the British form of the same word as well: one hit for each word, where it stands first."""
    for american, british in known.of("spelling").items():
        if text.counts[american] and text.counts[british]:
            number, word = next(
                (number, word)
                for number, words in enumerate(text.words, start=1)
                for word in words
                if word.lower == american
            )
            quote = fragment(text.lines[number - 1], word.start, word.end)
            message = f"The text writes both “{american}” and “{british}”."
            yield Hit("mixed-spelling", number, quote, (word.text,), "typo", "untidy", message, british)
