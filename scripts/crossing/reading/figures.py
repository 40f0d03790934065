"""The figures of a text in order, each with its answer: counts first, then what is worked out from them, then records."""

from __future__ import annotations

import itertools
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace

from crossing.language.expressions import expression
from crossing.language.text import Sentence, Text
from crossing.ledger.vocabulary import Qualifier, Unit
from crossing.official import Official, Statement
from crossing.reading import accusing, attaching, reasons, tolerances
from crossing.reading.again import SecondLook
from crossing.reading.answers import FOUND, Answer, Figure, Measure
from crossing.reading.beside import Beside
from crossing.reading.case import COUNTS, DERIVED, Told
from crossing.reading.counting import Counting
from crossing.reading.derived import Deriving
from crossing.reading.last_look import LastLook
from crossing.reading.left_open import Left
from crossing.reading.mentions import Mention, find_mentions
from crossing.reading.moments import RECENT, Moment, Setting, moments
from crossing.reading.recording import Recording
from crossing.reading.speakers import speaker
from crossing.reading.wording import PEOPLE

_CHANNEL = expression(r"""
    (?-i:\b(?:Channel|CHANNEL)\b(?! (?:[45]|Four|Five)\b))
    |\b(?:
        english channel|channel (?:crossings?|migrants?|boats?)|small[\s-]boats?|dinghy|dinghies|inflatables?
        |dover|kent
    )\b
""")


# A text may tell of the crossings without naming the Channel: people came, by boat or against the law, and to Britain.
_CAME = expression(rf"""
    \b{PEOPLE} (?:\w+ ){{0,2}}(?:arrived|crossed|came|reached|landed)\b(?:[^.;]{{0,40}}\bboats?\b)?
    |\b(?:arriv\w+|crossings?)\b
""")
_BRITAIN = expression(r"""
    \b(?:
        home office|home secretary|border force|ministry of defence|calais|dunkirk|gendarmes|rwanda
        |british coast|downing street|whitehall
        |(?-i:Sunak|Starmer|Patel|Braverman|Cleverly|Mahmood)
        |(?:arriv\w+|crossed|people|persons|migrants)\s[^.;]{0,40}\b(?:boats|illegally)
    )\b
""")
_BEACHES = expression(r"""
    \b(?:wimereux|gravelines|sangatte|calais|dunkirk|dunkerque|boulogne|pas-de-calais|grand-fort-philippe|ambleteuse|audresselles
    |wissant|hardelot|berck|equihen|loon-plage|gris-nez)\b
""")
_BRITISH = expression(r"\b(?:british|english|england|britain)\b")
_HINT = re.compile(r"(?i)\b(?:boats?|crossed|came\s+over|arrivals?|migrants?|landed)\b")
_ELSEWHERE = expression(r"""
    \b(?:
        ital\w+|lampedusa|sicil\w+|greece|greek|lesbos|crete|spain|spanish|canar(?:y|ies)|mediterranean|aegean|malta
        |maltese|libya\w*|tunisia\w*|cyprus|florida|mexic\w+|australia\w*|rio grande|bangladesh\w*|rohingya|cruise
        |ferry|ferries|yacht\w*|regatta|rowing
    )\b
""")
# counts told to the last person that show of themselves that a text speaks of this series: where its words say that people
# came to Britain, where they speak of boats or migrants and of Britain, and where they do less
ENOUGH, ENOUGH_HINTED, ENOUGH_ALONE = 2, 3, 4

_ASKS = re.compile(r"\?[”\"’)]*$")
_HEADS = re.compile(r"[^.!?…;]{4,70}[^.!?…;,\d]?:?|[^.!?…;]{0,60}\b(?:19|20)\d\d:?")
ASKED_AGAIN = (Measure.PEOPLE, Measure.GROWTH, Measure.MULTIPLE)  # whatever came out
HEADING = 8  # words of a heading
HEADED = DERIVED | set(COUNTS) | {Measure.RECORD}  # what a headline tells of the text's figures

# lines below a headline whose figures it may round, by so much of their value; a low is another record than a high
FIRST_LINES = 4
_LOW = re.compile(r"(?i)low|few|quiet|small|slow|weak|calm|longer|longest|fast|earl|quick")

# A sentence has some hundreds of characters; of a longer run of words only the beginning is read.
LONGEST = 1500


class Reader(Counting, Deriving, Recording, SecondLook, Beside):
    """Reads one text against the official series."""

    def __init__(self, official: Official, at: Setting) -> None:
        super().__init__(official, at)
        self.left: list[Left] = []  # what the sentences left open

    def read(self, text: Text) -> list[Figure]:
        """Every figure of the text in order."""
        whole = text.whole[:200_000]
        came, britain, hint = _CAME.search(whole), _BRITAIN.search(whole), _HINT.search(whole)
        between = _BEACHES.search(whole) and _BRITISH.search(whole)  # of a route from these beaches to England
        named = bool(_CHANNEL.search(whole) or (between and came))
        self.topic = named or bool(((came and britain) or hint) and not _ELSEWHERE.search(whole))
        told: list[tuple[Sentence, Told]] = []
        for sentence, after in itertools.zip_longest(text.sentences, text.sentences[1:]):
            self.after = after.text if after else ""
            told += ((sentence, one) for one in self._sentence(sentence, text.lines[sentence.line - 1]))
        last_look = LastLook(self, whole)
        for left in self.left:
            last_look.look(left)
        for record in self.open_records:
            last_look.look_at_record(record)
        figures = list(_headed([self._figure(sentence, text.lines[sentence.line - 1], one) for sentence, one in told]))
        enough = ENOUGH_ALONE if not britain else ENOUGH if came else ENOUGH_HINTED
        return figures if named else list(_unnamed(figures, enough))

    # -- a sentence

    def _sentence(self, sentence: Sentence, line: str) -> list[Told]:
        """The numbers of a sentence, answered; what it tells is kept for the sentences after it."""
        text, self.line = sentence.text[:LONGEST], line
        found = moments(text, self.at)
        if not any(moment.spans for moment in found):
            found = [*self.asked, *found]
        mentions = find_mentions(text, found, self.topic, self.lead)
        self.bare = accusing.bare(text, mentions)
        told = [Told(mention) for mention in mentions]
        counts = self._counts(text, told, found)
        self._others(text, told, found)
        records = list(self.records(text, found, told))
        placed = {record.mention.start for record in records}
        told = [one for one in told if one.mention.unit != "ordinal" or one.mention.start not in placed]
        told = sorted([*told, *records], key=lambda one: one.mention.start)
        self._remember(found, [one for one in told if one.mention.measure in COUNTS and (one in counts or one.span)])
        self.asked = _asked(text, found, told)
        self.lead = text
        return [one for one in told if _listed(one.mention)]

    def _counts(self, text: str, told: Sequence[Told], found: Sequence[Moment]) -> list[Told]:
        """The counts of a sentence, answered: people before the boats that brought them."""
        mentions = [one.mention for one in told]
        counts = [one for one in told if one.mention.measure in COUNTS and not one.mention.why]
        for measure in (Measure.PEOPLE, Measure.BOATS):
            for one in counts:
                if one.mention.measure is measure:
                    self.count(text, one, found, mentions, counts)
        return counts

    def _others(self, text: str, told: Sequence[Told], found: Sequence[Moment]) -> None:
        """Answer what is no count: a second look at what is still open, then what is worked out from counts."""
        for one in told:
            derived = one.mention.measure in DERIVED and not one.mention.why
            if self.topic and one.answer is Answer.NOT_TESTED and not derived:
                self.look_again(text, one, found, told)
        for one in told:
            if one.mention.measure in DERIVED and one.answer is Answer.NOT_TESTED and not one.mention.why:
                self.derive(text, one, found, told)
        if self.topic:
            self.beside_changes(text, told, found)
            self._leave(text, told, found)

    def _leave(self, text: str, told: Sequence[Told], found: Sequence[Moment]) -> None:
        """Keep what a sentence left open for a last look, when the whole text is read."""
        self.counted += (one for one in told if one.mention.measure in COUNTS)
        anchors = self.anchors(told)
        self.left += (
            Left(one, text, self.bare, self.lead, self.after, told, found, self.last, anchors, self.recent)
            for one in told
            if one.answer in (Answer.NOT_TESTED, Answer.DOES_NOT_FIT) or one.mention.measure in ASKED_AGAIN
        )

    def _remember(self, found: Sequence[Moment], counts: Sequence[Told]) -> None:
        spans = [one.span for one in counts if one.span and one.answer in FOUND]
        if not spans:
            spans = [moment.spans[0] for moment in found if moment.sure and moment.spans and not moment.other]
        for span in reversed(spans):
            self.at.tell(span)
        recent = [one.span for one in counts if one.answer in FOUND and attaching.informative(one.mention) and one.span]
        if self.at.said and any((self.at.said - span.end).days < RECENT for span in recent):
            self.dated_right = True
        if counts:
            now = [one for one in counts if one.span]
            self.recent = [*_last_before(now, self.last), *now]
            self.last = now

    def _figure(self, sentence: Sentence, line: str, one: Told) -> Figure:
        mention = one.mention
        start = sentence.start + mention.start
        who = speaker(line, start)
        return Figure(
            sentence.line, start, start + len(mention.text), mention.text, mention.measure, mention.unit or "count", mention.value,
            high=mention.high, qualifier=mention.qualifier, span=one.span, base=one.base, scope=one.scope,
            speaker=who, answer=one.answer,
            on_record=one.held.on_record if one.held else None, as_published=one.held.published if one.held else None,
            reason=reasons.said_by(who, one.answer, one.reason) or reasons.untested(mention, self.at),
        )  # fmt: skip


def _last_before(counts: Sequence[Told], last: Sequence[Told]) -> list[Told]:
    """Of each measure that a sentence tells once, the last count of the sentence before: what a change may be measured from."""
    measures = Counter(one.mention.measure for one in counts)
    found = (next((t for t in reversed(last) if t.mention.measure is m), None) for m, n in measures.items() if n == 1)
    return [one for one in found if one]


def _asked(text: str, found: Sequence[Moment], told: Sequence[Told]) -> list[Moment]:
    """The time words of a question or a heading, which those of the sentence after it are where it has none of its own."""
    asks = bool(_ASKS.search(text))
    heads = not told and len(text.split()) <= HEADING and bool(_HEADS.fullmatch(text))
    if not (asks or heads):
        return []
    return [replace(m, dated=replace(m.dated, words="", place=0), sure=m.sure and asks) for m in found if m.spans]


def _unnamed(figures: Sequence[Figure], enough: int) -> Iterator[Figure]:
    """A text that does not name the Channel is believed to be about it only if so many counts of it are those of the series."""
    fitting = [
        f
        for f in figures
        if f.measure in COUNTS and f.answer in FOUND and f.qualifier == "exact" and (f.value or 0) >= 100
        and (f.value or 0) % 50
    ]  # fmt: skip
    believed = len({(f.value, f.span) for f in fitting}) >= enough
    for figure in figures:
        tested = figure.answer is not Answer.NOT_TESTED
        yield (
            figure
            if believed or not tested
            else replace(figure, answer=Answer.NOT_TESTED, reason=NOT_NAMED, on_record=None, as_published=None)
        )


NOT_NAMED = "The text does not say that it is about crossings of the Channel."


def _headed(figures: Sequence[Figure]) -> Iterator[Figure]:
    """A headline tells the story's figures: one that it leaves open gets the answer of its like in the text."""
    for figure in figures:
        open_yet = figure.line <= 2 and figure.answer is Answer.NOT_TESTED and figure.measure in HEADED
        below = (f for f in figures if f.line > figure.line and _alike(figure, f)) if open_yet else iter(())
        like = next(below, None)
        yield figure if like is None else replace(
            figure, span=like.span, base=like.base, answer=like.answer, on_record=like.on_record,
            as_published=like.as_published, reason=like.reason,
        )  # fmt: skip


def _alike(head: Figure, told: Figure) -> bool:
    """True if a figure of the text that has an answer is the one of its headline: the same, the same record, or less rounded."""
    if told.answer is Answer.NOT_TESTED or (head.measure, head.unit) != (told.measure, told.unit):
        return False
    if head.value == told.value and head.text.lower() == told.text.lower():
        return True
    if told.answer not in FOUND or told.value is None or head.value is None or told.line > head.line + FIRST_LINES:
        return False
    if head.measure is Measure.RECORD:
        return not (_LOW.search(head.text) or _LOW.search(told.text))
    near = abs(told.value - head.value) <= tolerances.HEADLINE * told.value and head.qualifier != "exact"
    return near and Statement(head.value, Qualifier(head.qualifier), Unit(head.unit)).fits(told.value)


def _listed(mention: Mention) -> bool:
    """Leave out number words of everyday speech that count nothing here."""
    loose = {
        "one",
        "single",
        "both",
        "once",
        "first",
        "second",
        "half",
        "pair",
        "zero",
        "quarter",
        "third",
        "twice",
    }
    return not (mention.measure is Measure.NOT_ARRIVALS and mention.text.lower() in loose)
