"""The figures of a text in order, each with its answer: counts first, then what is worked out from them, then records."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import timedelta

from crossing.language.text import Sentence, Text
from crossing.reading import attaching, reasons
from crossing.reading.again import SecondLook
from crossing.reading.answers import Answer, Figure, Measure
from crossing.reading.case import COUNTS, DERIVED, Told
from crossing.reading.changing import Changing
from crossing.reading.counting import FOUND, Counting
from crossing.reading.mentions import Mention, find_mentions
from crossing.reading.moments import RECENT, Moment, moments
from crossing.reading.recording import Recording
from crossing.reading.speakers import speaker
from crossing.reading.wording import PEOPLE

_CHANNEL = re.compile(
    r"(?i)(?-i:\b(?:Channel|CHANNEL)\b(?!\s+(?:[45]|Four|Five)\b))|\b(?:english\s+channel|channel\s+(?:crossings?|migrants?|boats?)|small[\s-]boats?|dinghy|dinghies|inflatables?|dover|kent)\b"
)


# A text may tell of the crossings without naming the Channel: people came, by boat or against the law, and to Britain.
_CAME = re.compile(
    rf"(?i)\b{PEOPLE}\s+(?:\w+\s+){{0,2}}(?:arrived|crossed|came|reached|landed)\b(?:[^.;]{{0,40}}\bboats?\b)?|\b(?:arriv\w+|crossings?)\b"
)
_BRITAIN = re.compile(
    r"(?i)\b(?:home\s+office|home\s+secretary|border\s+force|ministry\s+of\s+defence|calais|dunkirk|gendarmes|rwanda|british\s+coast|downing\s+street|whitehall|(?-i:Sunak|Starmer|Patel|Braverman|Cleverly|Mahmood)|(?:arriv\w+|crossed|people|persons|migrants)\s[^.;]{0,40}\b(?:boats|illegally))\b"
)
_HINT = re.compile(r"(?i)\b(?:boats?|crossed|came\s+over|arrivals?|migrants?|landed)\b")
_ELSEWHERE = re.compile(
    r"(?i)\b(?:ital\w+|lampedusa|sicil\w+|greece|greek|lesbos|crete|spain|spanish|canar(?:y|ies)|mediterranean|aegean|malta|maltese|libya\w*|tunisia\w*|cyprus|florida|mexic\w+|australia\w*|rio\s+grande|bangladesh\w*|rohingya|cruise|ferry|ferries|yacht\w*|regatta|rowing)\b"
)
# counts told to the last person that show of themselves that a text speaks of this series: where its words say that people
# came to Britain, where they speak of boats or migrants and of Britain, and where they do less
ENOUGH, ENOUGH_HINTED, ENOUGH_ALONE = 2, 3, 4

# A sentence has some hundreds of characters; of a longer run of words only the beginning is read.
LONGEST = 1500


class Reader(Counting, Changing, Recording, SecondLook):
    """Reads one text against the official series."""

    def read(self, text: Text) -> list[Figure]:
        """Every figure of the text in order."""
        whole = text.whole[:200_000]
        named = bool(_CHANNEL.search(whole))
        came, britain, hint = _CAME.search(whole), _BRITAIN.search(whole), _HINT.search(whole)
        self.topic = named or bool(((came and britain) or hint) and not _ELSEWHERE.search(whole))
        figures: list[Figure] = []
        for sentence, after in itertools.zip_longest(text.sentences, text.sentences[1:]):
            self.after = after.text if after else ""
            figures += self._sentence(sentence, text.lines[sentence.line - 1])
        figures = list(_headed(figures))
        enough = ENOUGH_ALONE if not britain else ENOUGH if came else ENOUGH_HINTED
        return figures if named else list(_unnamed(figures, enough))

    # -- a sentence

    def _sentence(self, sentence: Sentence, line: str) -> list[Figure]:
        text, self.line = sentence.text[:LONGEST], line
        found = moments(text, self.at)
        mentions = find_mentions(text, found, self.topic, self.lead)
        told = [Told(mention) for mention in mentions]
        counts = [one for one in told if one.mention.measure in COUNTS and not one.mention.why]
        for one in counts:
            if one.mention.measure is Measure.PEOPLE:
                self.count(text, one, found, mentions, counts)
        for one in counts:
            if one.mention.measure is Measure.BOATS:
                self.count(text, one, found, mentions, counts)
        for one in told:
            if one.mention.measure in DERIVED and not one.mention.why:
                continue
            if one.answer is Answer.NOT_TESTED and self.topic:
                self.look_again(text, one, found, told)
        for one in told:
            if one.mention.measure in DERIVED and one.answer is Answer.NOT_TESTED and not one.mention.why:
                self.derive(text, one, found, told)
            elif one.answer is Answer.NOT_TESTED and self.topic:
                self.difference_of(text, one, told)
        records = list(self.records(text, found, told))
        told = [
            one
            for one in told
            if one.mention.unit != "ordinal" or not any(r.mention.start == one.mention.start for r in records)
        ]
        told += records
        told.sort(key=lambda one: one.mention.start)
        self._remember(found, [one for one in told if one.mention.measure in COUNTS and (one in counts or one.span)])
        self.lead = text
        return [self._figure(sentence, line, one) for one in told if _listed(one.mention)]

    def _remember(self, found: Sequence[Moment], counts: Sequence[Told]) -> None:
        spans = [one.span for one in counts if one.span and one.answer in (Answer.FITS, Answer.REVISED)]
        if not spans:
            spans = [moment.spans[0] for moment in found if moment.sure and moment.spans and not moment.other]
        for span in reversed(spans):
            self.at.tell(span)
        recent = [one.span for one in counts if one.answer in FOUND and attaching.informative(one.mention) and one.span]
        if self.at.said and any(span.day and span.end > self.at.said - timedelta(days=RECENT) for span in recent):
            self.dated_right = True
        if counts:
            now = [one for one in counts if one.span]
            self.recent = [*self.last[-1:], *now] if len(now) == 1 else now
            self.last = now

    def _figure(self, sentence: Sentence, line: str, one: Told) -> Figure:
        mention = one.mention
        start = sentence.start + mention.start
        return Figure(
            sentence.line, start, start + len(mention.text), mention.text, mention.measure, mention.unit or "count", mention.value,
            high=mention.high, qualifier=mention.qualifier, span=one.span, base=one.base, scope=one.scope,
            speaker=speaker(line, start), answer=one.answer,
            on_record=one.held.on_record if one.held else None, as_published=one.held.published if one.held else None,
            reason=one.reason or reasons.untested(mention, self.at),
        )  # fmt: skip


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
        like = None
        if (
            figure.line <= 2
            and figure.answer is Answer.NOT_TESTED
            and figure.measure in DERIVED | set(COUNTS) | {Measure.RECORD}
        ):
            like = next(
                (
                    f
                    for f in figures
                    if f.line > figure.line
                    and f.answer is not Answer.NOT_TESTED
                    and (f.measure, f.value, f.text.lower(), f.unit)
                    == (figure.measure, figure.value, figure.text.lower(), figure.unit)
                ),
                None,
            )
        yield (
            replace(
                figure,
                span=like.span,
                base=like.base,
                answer=like.answer,
                on_record=like.on_record,
                as_published=like.as_published,
                reason=like.reason,
            )
            if like
            else figure
        )


def _listed(mention: Mention) -> bool:
    """Leave out number words of everyday speech that count nothing here."""
    loose = {
        "one",
        "two",
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
