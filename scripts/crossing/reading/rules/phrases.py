"""Rules on phrases: seas, units, schemes, set phrases, known misforms, broken grammar, numbers that cannot be."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from crossing.language import prose
from crossing.language.dates import MONTHS, WEEKDAYS, Dated, Kind, find_points
from crossing.language.numbers import find_numbers
from crossing.language.text import Sentence, Text, fragment
from crossing.reading.hits import Hit
from crossing.reading.lexicon import Known

FUNCTION = set(
    "a an the of in on at to for from by with and or but it its is be been are was as not no so this that all into out up off back "
    "their his her our your my one's".split()
)
DETERMINERS = set(
    "a an the this that these those his her their our your my its some any each every no another new".split()
)
Words = tuple[str, ...]
_PUNCTUATED = re.compile(r"[.;:!?()\[\]\n]")


def wrong_sea(text: Text, known: Known) -> Iterator[Hit]:
    """A sea that is not the text's own, in a sentence about crossing, with none of the places that would make it fit."""
    seas = known.of("sea")
    counts = {
        sea: len(re.findall(rf"\b{re.escape(sea)}\b", text.whole, re.IGNORECASE if sea == "Channel" else 0))
        for sea in seas
    }
    named = [sea for sea, count in counts.items() if count]
    if not named:
        return
    shores = {sea: len(set(re.findall(rf"\b(?:{seas[sea]})\b", text.whole))) if seas[sea] else 0 for sea in named}
    main = max(named, key=lambda sea: counts[sea] + shores[sea])
    if counts[main] < 2 and shores[main] < 3:
        return
    names = "|".join(sorted(map(re.escape, seas), key=len, reverse=True))
    # The sea itself: "the Atlantic", not "Mediterranean countries" or "Atlantic Council".
    pattern = re.compile(
        rf"\b(?:the|The)\s+(?:North\s+|South\s+)?({names})(?:\s+(?:Sea|Ocean))?(?=\s+(?:by|in|on|to|from|and|this|last|each|every|every|since|after|during|into|at|with|before|as|is|was|were|are|has|have|between|towards?|through|within|a|without|so|who|or|for|again|when|while|per|illegally|safely|more|over)\b|\s*[.,;:!?–—)\"”’]|\s*$)"
    )
    crossing = re.compile(
        r"\b(?:cross\w*|boat\w*|sail\w*|dingh\w*|swim\w*|rout\w*|journey\w*|migrants?|arriv\w*|rescue\w*|kayak\w*|vessel\w*|smuggl\w*)\b",
        re.IGNORECASE,
    )
    for sentence in text.sentences:
        for match in pattern.finditer(sentence.text):
            sea = match[1]
            if sea == main:
                continue
            near = "\n".join(text.lines[max(0, sentence.line - 2) : sentence.line + 1])
            fits = seas[sea] and re.search(rf"\b(?:{seas[sea]})\b", near)
            if fits or counts[sea] > counts[main] or not crossing.search(sentence.text):
                continue
            if re.search(rf"\b{main}\b", sentence.text, re.IGNORECASE):
                continue
            line = text.lines[sentence.line - 1]
            start, end = sentence.start + match.start(1), sentence.start + match.end(1)
            full = "English Channel" if main == "Channel" else main
            message = f"The text is about the {full}, but this sentence names the {sea}."
            yield Hit(
                "wrong-sea",
                sentence.line,
                fragment(line, start, end, 8),
                (sea,),
                "wrong-word",
                "misleading",
                message,
                f"the {main}",
            )


def wrong_unit(text: Text, known: Known) -> Iterator[Hit]:
    """A unit that cannot belong to its number: metres after pounds, miles that cross, pounds off the coast."""
    units = known.small.get("unit", {})
    lengths = "|".join(sorted(map(re.escape, known.of("length-unit")), key=len, reverse=True)) or "(?!)"
    after = re.compile(r"[\s-]?(per\s+cent|[A-Za-z]+)\b")
    doing = re.compile(
        rf"\s+({lengths})\s+(?:have\s+|had\s+|has\s+)?(?:crossed|crossing|arrived|reached|attempted|were\s+(?:rescued|intercepted|returned|brought|found|picked)|was\s+rescued|who\b|drowned|died)\b",
        re.IGNORECASE,
    )
    lying = re.compile(
        r"\s+(pounds|euros|dollars|tonnes|kilograms|kilos|litres|people|migrants|years|months|per\s+cent|degrees)\s+(?:off\s+the\s+\w*\s*(?:coast|shore|beach)|from\s+the\s+(?:\w+\s+)?(?:coast|shore|beach|border)|offshore|wide|long\b|deep\b|out\s+(?:to|at)\s+sea)",
        re.IGNORECASE,
    )
    for number, line in enumerate(text.lines, start=1):
        for found in find_numbers(line):
            if found.unit_hint in ("GBP", "USD", "EUR") and found.text[:1] in "£$€UAC":
                match = after.match(line, found.end)
                unit = re.sub(r"\s+", " ", match[1].lower()) if match else ""
                if match and unit in units:
                    scale = units[unit]
                    reading = "".join(found.text.split()) + f" {scale}" if scale else ""
                    message = f"“{match[1]}” is not a unit of money, yet it follows the amount “{found.text}”."
                    yield Hit(
                        "wrong-unit",
                        number,
                        fragment(line, found.start, match.end()),
                        (match[1],),
                        "garbled-unit",
                        "misleading",
                        message,
                        reading,
                    )
                    continue
            match = doing.match(line, found.end) or lying.match(line, found.end)
            if (match and found.kind == "numeral") or (match and (found.value or 0) > 1):
                message = f"“{match[1]}” does not fit what the sentence counts."
                yield Hit(
                    "wrong-unit",
                    number,
                    fragment(line, found.start, match.end()),
                    (match[1],),
                    "garbled-unit",
                    "misleading",
                    message,
                )


def wrong_scheme(text: Text, known: Known) -> Iterator[Hit]:
    """The name of a body, law or scheme with one word that differs from the name as it is commonly written."""
    from rapidfuzz import fuzz

    exact, shapes = _schemes(tuple(known.of("scheme")))
    for number, words in enumerate(text.words, start=1):
        line = text.lines[number - 1]
        lowers = [word.lower.removesuffix("'s") for word in words]
        for size, table in shapes.items():
            for first in range(len(words) - size + 1):
                if not words[first].text[0].isupper() or (window := tuple(lowers[first : first + size])) in exact:
                    continue
                for gap in range(size):
                    scheme = table.get((window[:gap], window[gap + 1 :]))
                    if not scheme:
                        continue
                    wanted = re.findall(r"[A-Za-z]+", scheme)[gap]
                    alike = fuzz.ratio(window[gap], wanted.lower())
                    capital = words[first + gap].text[0].isupper()
                    if (
                        not capital
                        or window[gap] in FUNCTION
                        or alike >= 100
                        or (size < 4 and alike < 60)
                        or window[gap].rstrip("s") == wanted.lower().rstrip("s")
                    ):
                        continue
                    if any(
                        _PUNCTUATED.search(line[a.end : b.start])
                        for a, b in zip(words[first:], words[first + 1 : first + size], strict=False)
                    ):
                        continue
                    end = words[first + size - 1].end
                    written = words[first + gap].text
                    message = f"“{line[words[first].start : end]}” differs by one word from “{scheme}”."
                    yield Hit(
                        "wrong-scheme",
                        number,
                        fragment(line, words[first].start, end),
                        (written,),
                        "wrong-word",
                        "confusing",
                        message,
                        scheme,
                    )


@lru_cache(maxsize=4)
def _schemes(names: Words) -> tuple[set[Words], dict[int, dict[tuple[Words, Words], str]]]:
    """The names, word by word, and for each length every name with one content word left out."""
    exact: set[Words] = set()
    shapes: dict[int, dict[tuple[Words, Words], str]] = {}
    for name in names:
        words = tuple(re.findall(r"[a-z]+", name.lower()))
        exact.add(words)
        for gap, word in enumerate(words):
            if word not in FUNCTION and sum(w not in FUNCTION for w in words) > 1:
                shapes.setdefault(len(words), {})[words[:gap], words[gap + 1 :]] = name
    return exact, shapes


def set_phrases(text: Text, known: Known) -> Iterator[Hit]:
    """A set phrase with one word changed, lost or swapped."""
    idioms = known.of("idiom")
    lost, changed, correct = _phrase_tables(tuple(idioms))
    sizes = sorted({len(key) for key in lost} | {len(a) + len(b) + 1 for a, b in changed})
    begins = {key[0] for key in lost} | {a[0] for a, _ in changed}
    for sentence in text.sentences:
        lowers = [word.lower for word in sentence.words]
        line = text.lines[sentence.line - 1]
        taken: set[int] = set()
        for size in sizes:
            for first in range(len(lowers) - size + 1):
                if lowers[first] not in begins:
                    continue
                window = tuple(lowers[first : first + size])
                phrase, at = lost.get(window, ""), -1
                if not phrase:
                    phrase, at = next(
                        ((changed[k], g) for g in range(1, size) if (k := (window[:g], window[g + 1 :])) in changed),
                        ("", -1),
                    )
                if not phrase or window in correct or taken & set(range(first, first + size)):
                    continue
                allowed = {part for part in idioms[phrase].lower().split("|") if part}
                if at >= 0 and (_harmless(window[at], _tokens(phrase)[at]) or window[at] in allowed):
                    continue
                if at < 0 and (" ".join(window) in allowed or _continues(lowers, first, size, _tokens(phrase))):
                    continue
                span = sentence.words[first], sentence.words[first + size - 1]
                if _PUNCTUATED.search(line[span[0].start : span[1].end]):
                    continue
                taken |= set(range(first, first + size))
                written = line[span[0].start : span[1].end]
                message = f"“{written}” is close to the set phrase “{phrase}”, with a word {'changed' if at >= 0 else 'lost or moved'}."
                yield Hit(
                    "set-phrase",
                    sentence.line,
                    fragment(line, span[0].start, span[1].end),
                    (written,),
                    "garbled-idiom",
                    "confusing",
                    message,
                    phrase,
                )


def _tokens(phrase: str) -> list[str]:
    return re.findall(r"[a-z]+(?:'[a-z]+)?", phrase.lower())


def _harmless(word: str, wanted: str) -> bool:
    """Tell whether a change is an ordinary one: another article or pronoun, and for or, another form of the word."""
    from rapidfuzz import fuzz

    return (
        word == wanted
        or (word in DETERMINERS and wanted in DETERMINERS)
        or {word, wanted} <= {"and", "or"}
        or {word, wanted} <= {"with", "to", "by", "for", "in"}
        or (wanted not in FUNCTION and word[:3] == wanted[:3] and fuzz.ratio(word, wanted) >= 60)
    )


def _continues(lowers: list[str], first: int, size: int, phrase: list[str]) -> bool:
    """Tell whether the whole phrase stands here after all: the window was only its beginning or its end."""
    around = lowers[max(0, first - 2) : first + size + 2]
    return any(around[i : i + len(phrase)] == phrase for i in range(len(around)))


@lru_cache(maxsize=4)
def _phrase_tables(idioms: Words) -> tuple[dict[Words, str], dict[tuple[Words, Words], str], set[Words]]:
    """Windows with a word lost or two swapped, windows with one open place, and the phrases themselves."""
    correct = {tuple(_tokens(idiom)) for idiom in idioms}
    lost: dict[Words, str] = {}
    changed: dict[tuple[Words, Words], str] = {}
    for idiom in idioms:
        words = tuple(_tokens(idiom))
        if len(words) == 3 and words[1] == "and":
            lost[words[::-1]] = idiom
        if len(words) == 3 and words[1] in FUNCTION and not {words[0], words[2]} & FUNCTION:
            lost[words[0], words[2]] = idiom
            changed[words[:1], words[2:]] = idiom
        if len(words) < 4:
            continue
        for gap in range(1, len(words)):
            rest = words[:gap] + words[gap + 1 :]
            if sum(w not in FUNCTION or w == "out" for w in rest) < 2:
                continue
            changed[words[:gap], words[gap + 1 :]] = idiom
            if gap < len(words) - 1 and rest not in correct:
                lost[rest] = idiom
    return lost, changed, correct


def misforms(text: Text, known: Known) -> Iterator[Hit]:
    """Phrases that only a garbled copy has: "shelter seekers" for "asylum seekers"."""
    pattern, meanings = known.pattern("misform"), known.small.get("misform", {})
    for number, line in enumerate(text.lines, start=1):
        for match in pattern.finditer(line):
            entry = re.sub(r"\s+", " ", match[0].lower())
            meant = meanings[entry]
            # "one, one in ten"; and "one, one, one out" is reported by the rule on set phrases.
            if entry == "one, one" and re.match(r",?\s*(?:in|out|one|or)\b", line[match.end() :]):
                continue
            if entry == "fruit bearing" and re.match(r"\s+[a-z]", line[match.end() :]):
                continue
            if re.fullmatch(r"labor (?:has|mps?|party|government)", entry) and not match[0].startswith("Labor"):
                continue
            if meant.split()[0] == "Labour" and not re.search(
                r"\b(?:Downing Street|Westminster|Starmer|Britain|British|UK)\b", text.whole
            ):
                continue
            message = f"“{match[0]}” reads like a garbled form of “{meant}”."
            yield Hit(
                "misform",
                number,
                fragment(line, match.start(), match.end()),
                (match[0],),
                "garbled-idiom",
                "confusing",
                message,
                meant,
            )


# Pattern, group that is at fault, sentence, likely reading (\1 … refer to groups), severity.
_BASE_VERBS = (
    "turn|make|stop|get|take|go|do|be|have|reach|send|prevent|find|leave|return|control|cross|bring|give|work|help|act"
)
GRAMMAR = [
    (
        re.compile(
            r"\b(?:number|majority|group|handful|dozens|hundreds|thousands|millions|half|lot|most|many|several) of ((?:have|has|had|were|was|are|is|will|would|can)\b)"
        ),
        "A noun is missing after “of”.",
        "",
        "confusing",
    ),
    (
        re.compile(
            rf"\b(?:difficult|hard|easy|impossible|possible|harder|easier) for (?!(?:[\w’']+ ){{0,4}}?(?:to|who|that|which|and|or)\b[^.]{{0,12}}\b(?:{_BASE_VERBS})\b)(?:the |a |our |its )?(?:[\w’']+ ){{1,3}}?((?:{_BASE_VERBS})) (?:them|it|him|her|us|back|migrants|boats|people|round|around|the|a|this|that)\b"
        ),
        "“to” is missing before “{0}”.",
        "to {0}",
        "untidy",
    ),
    (
        re.compile(r"\b(?:with|by|from|for|of) (French|British|Belgian|Dutch)(?=[.;!?][”\"’']?(?:\s|$)|[”\"’']?\s*$)"),
        "“{0}” stands where a noun is wanted.",
        "the {0}",
        "untidy",
    ),
    (
        re.compile(
            r"(?:^|[“\"‘.:] ?)(French|British|Dutch) (?:is|are|was|were|has|have) (?:now |also |still |currently )?(?:\w+ing|agreed|refused|said|promised)\b"
        ),
        "“{0}” stands where “the {0}” is wanted.",
        "The {0}",
        "untidy",
    ),
    (
        re.compile(
            r"\b(?:for|by|from|with|to) (a (?:Downing Street|Britain|France|London|Paris|Whitehall))(?=\s+said|\s*[:.,;])"
        ),
        "“{0}” has an article that does not belong there or lacks a noun.",
        "",
        "untidy",
    ),
    (
        re.compile(
            r"\b(up to \d+(?:\.\d+)?(?:%| per ?cent)) (?:compared|higher than|more than|on the (?:same|previous))\b"
        ),
        "“{0}” before a comparison is likely “up” by that much; “up to” would make it an upper limit.",
        "up",
        "misleading",
    ),
    (
        re.compile(
            r"\b(?:allow|allows|allowing|enable|enabling|help|let|letting|permit) ((?:Britain|the UK|France|the United Kingdom|London|Paris|England)(?: to)? (?:reach|cross|sail|travel)) "
        ),
        "A country, not people, is said to travel here.",
        "",
        "misleading",
    ),
    (re.compile(r"\bregardless (what|whether|who|where)\b"), "“of” is missing before “{0}”.", "of {0}", "untidy"),
    (re.compile(r"\b(an? (?:boat|incident|attempt) (?:who))\b"), "“{0}” treats a thing as a person.", "", "untidy"),
]
_A_BEFORE_VOWEL = re.compile(r"\b(a)\s+([aeiouAEIOU][a-z]+)")
_AN_BEFORE_CONSONANT = re.compile(r"\b(an)\s+([bcdfgjklmnpqrstvwxyzBCDFGJKLMNPQRSTVWXYZ][a-z]+)")
_VOWEL_EXCEPTIONS = re.compile(
    r"(?:uni(?!n|m)|use|usu|uti|ubi|uto|ura|ukr|uga|ure|uri|ufo|euro|eu|ewe|one|once|ouija|u-|unanim)", re.IGNORECASE
)


def broken_grammar(text: Text, known: Known) -> Iterator[Hit]:
    """Words lost from a phrase and articles that do not fit, in a few patterns that clean text does not have."""
    for number, line in enumerate(text.lines, start=1):
        for pattern, message, reading, severity in GRAMMAR:
            for match in pattern.finditer(line):
                written = match[1]
                quote = fragment(line, match.start(), match.end())
                yield Hit(
                    "grammar",
                    number,
                    quote,
                    (written,),
                    "garbled-grammar",
                    severity,
                    message.format(written),
                    reading.format(written),
                )
        for pattern, right in ((_A_BEFORE_VOWEL, "an"), (_AN_BEFORE_CONSONANT, "a")):
            for match in pattern.finditer(line):
                if right == "an" and (_VOWEL_EXCEPTIONS.match(match[2]) or line[match.end() : match.end() + 1] == "."):
                    continue
                message = f"“{match[1]} {match[2]}” has the wrong article."
                yield Hit(
                    "grammar",
                    number,
                    fragment(line, match.start(), match.end()),
                    (match[0],),
                    "garbled-grammar",
                    "untidy",
                    message,
                    f"{right} {match[2]}",
                )


_PART_OF = re.compile(
    r"\b(\d[\d,]{0,14})\s+(?:out\s+)?of\s+(?:the\s+)?(\d[\d,]{0,14})\s+(?:migrants|people|boats|asylum|men|women|children|attempts|crossings|arrivals|passengers)\b"
)
_SHARE = re.compile(r"\b(?:make|makes|made)\s+up\s+(?:about\s+|around\s+|some\s+)?(\d+(?:\.\d+)?)(?:%|\s+per\s?cent)")
_GROUPED = re.compile(
    r"(?<![\d,.])(?:\d{1,3},\d{4,}|\d{4,},\d{3}|\d{1,3}(?:,\d{3})*,\d{1,2})(?![\d,])(?=\s+(?:migrants|people|boats|asylum|crossings|arrivals|men|women|children|officers))"
)
_YEARS = re.compile(r"\b(?:from|between)\s+((?:19|20)\d\d)\s+(?:to|and|until)\s+((?:19|20)\d\d)\b")
# Words that date an event apart from the day of publication, and those that tie it to that day.
_APART = (Kind.LAST_WEEK, Kind.LAST_MONTH, Kind.LAST_YEAR, Kind.WEEKEND)
_NEAR = ("yesterday", "today", "tomorrow")


def impossible_numbers(text: Text, known: Known) -> Iterator[Hit]:
    """A part larger than its whole, a share over 100%, commas out of place, years in the wrong order."""
    for number, line in enumerate(text.lines, start=1):
        for match in _PART_OF.finditer(line):
            part, whole = (int(group.replace(",", "").strip() or 0) for group in match.groups())
            if part > whole:
                yield _number_hit(line, number, match, f"{match[1]} cannot be a part of {match[2]}.", match[1])
        for match in _SHARE.finditer(line):
            if float(match[1]) > 100:
                yield _number_hit(line, number, match, f"A share of {match[1]}% is more than the whole.", match[1])
        for match in _GROUPED.finditer(line):
            yield _number_hit(
                line, number, match, f"The commas of “{match[0]}” do not stand at thousands.", match[0], "confusing"
            )
        for match in _YEARS.finditer(line):
            if match[1] > match[2]:
                yield _number_hit(
                    line, number, match, f"The span from {match[1]} to {match[2]} runs backwards.", match[1]
                )


def _number_hit(
    line: str, number: int, match: re.Match[str], message: str, changed: str, severity: str = "misleading"
) -> Hit:
    return Hit(
        "impossible-number",
        number,
        fragment(line, match.start(), match.end()),
        (changed,),
        "changed-number",
        severity,
        message,
    )


def impossible_dates(text: Text, known: Known) -> Iterator[Hit]:
    """A day its month does not have, a weekday that is not the date's, and "yesterday" told together with "last week"."""
    for number, line in enumerate(text.lines, start=1):
        for dated in find_points(line):
            if dated.kind is Kind.DAY:
                yield from _impossible_date(line, number, dated)
    for sentence in text.sentences:
        points = find_points(sentence.text)
        other = next((point for point in points if point.words.lower() in _NEAR), None)
        last = next((point for point in points if point.kind in _APART and "last" in point.words.lower()), None)
        if not other or not last:
            continue
        parted = re.search(
            r"[“”\"‘;]|\b(?:since|than|compared|after|before|when|while|from|until|and|but|same|twice|double|times|follow\w*|said|told|announced|promised)\b",
            sentence.text,
        )
        at_once = last.place <= 1 and re.match(r",(?:[^,;“]|,(?=\d))*\byesterday\b", sentence.text[last.stop :])
        if not parted or at_once:
            apart = last.words[last.words.lower().index("last") :]
            yield _two_times(text, sentence, apart, other.words)


def _impossible_date(line: str, number: int, dated: Dated) -> Iterator[Hit]:
    words, start = dated.words, dated.place
    if not dated.possible:
        day = re.search(r"\d{1,3}(?!\d)", words)
        month = next((name for name in MONTHS if name in words), "The month")
        if day:
            start += 0 if day.start() == 0 or not dated.weekday else day.start()
            yield _date_hit(line, number, start, dated.stop, f"{month} has no day {day[0]}.", day[0])
    elif dated.weekday and dated.stated and dated.start:
        true = WEEKDAYS[dated.start.weekday()]
        if true != dated.weekday:
            message = f"{prose.day(dated.start)} was a {true}, not a {dated.weekday}."
            yield _date_hit(line, number, start, dated.stop, message, dated.weekday)


def _two_times(text: Text, sentence: Sentence, last: str, other: str) -> Hit:
    line = text.lines[sentence.line - 1]
    start, end = sentence.start + sentence.text.find(last), sentence.start + sentence.text.find(other)
    low, high = sorted((start, end))
    message = f"“{last}” and “{other}” date the same event in one sentence."
    return Hit(
        "impossible-date",
        sentence.line,
        fragment(line, low, high + 9),
        (other,),
        "ambiguous-time",
        "confusing",
        message,
    )


def _date_hit(line: str, number: int, start: int, end: int, message: str, changed: str) -> Hit:
    return Hit(
        "impossible-date", number, fragment(line, start, end), (changed,), "ambiguous-time", "misleading", message
    )
