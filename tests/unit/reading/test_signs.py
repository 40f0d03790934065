"""Each sign of a machine's rewording is told by a sentence of its kind, and says nothing of the same thing said in English."""

from __future__ import annotations

import itertools

import pytest

from crossing.language.text import Text
from crossing.reading.garbled import look
from crossing.reading.garbled.places import phrases, signs, swapped
from crossing.reading.signs import SIGNS

# What tells a sign: words that have it, and the same said in English.
TOLD = {
    "a template was not filled in": ("The {port|harbour} of Dover was full.", "The port (or harbour) of Dover was full."),
    "a past form stands where a participle must": ("The dinghy was took in tow.", "The dinghy was taken in tow."),
    "a plain form stands where a participle must": ("They were bring to the quay.", "They were brought to the quay."),
    "a modal verb is followed by a past form": ("No one could said why.", "Will gave no reason."),
    "a helping verb is followed by an inflected form": ("He did not tells when.", "He did not tell us when."),
    "“has” is followed by a plain form": ("The office had say so.", "The office had to say so."),
    "a form of “be” is followed by “been” or “have”": ("By then there are been 1,376.", "By then there had been 1,376."),
    "what was done has an object of its own": ("Nine were made the crossing.", "Nine were made to cross."),
    "a verb does not agree with its subject": ("In May it were 540 people.", "In May there were 540 people."),
    "a small word stands where nobody puts it": ("On Thursday 201 came, what is the highest.", "Asked, she said what is the highest."),
    "a form of a word that English does not have": ("It was the badder of two days.", "It was the worse of two days."),
    "a verb stands in its plain form": ("The total surpass 9,000.", "The total rose past 9,000."),
    "“not” has no verb to lean on": ("The police not have boats.", "The police do not have boats."),
    "“used to be” stands for “was”": ("He used to be arrested on Friday.", "He used to be a sailor."),
    "“became” has turned into “turned into”": ("She turned into the home secretary.", "The rain turned into snow."),
    "“has” and a reflexive that English does not use": ("The mayor says himself shocked.", "The mayor said so himself."),
    "“goes to” tells the future": ("The bill goes to put an end to it.", "The bill goes to the Lords."),
    "a number of people is told as no one tells it": ("Some 300 of persons came.", "Some 300 of them came."),
    "a number stands before a singular": ("It took 41 person on.", "It took on a 41 person limit."),
    "people are measured instead of counted": ("The quantity of migrants fell.", "The number of migrants fell."),
    "“of” follows an adjective that has no noun": ("It was a higher of 9%.", "It was more of a rise."),
    "a comparison is made with “of” or “that”": ("It is 9% more that in May.", "It is 9% more than in May."),
    "a percentage has an article or “for” before it": ("They count a 9% more.", "They got it for 9% less than before."),
    "a number rises “on” a number": ("The total has risen on 12,400.", "The total had risen on 12 May."),
    "“thousand” stands without an article": ("Almost thousand came.", "Almost a thousand came."),
    "a superlative is doubled or built with “most”": ("It is the most big boat.", "It has the most big-name backers."),
    "a part is taken “from” the whole": ("Half from them are minors.", "Half of them are minors."),
    "a fraction has an article too many": ("It is the double of last year.", "It is double the number of last year."),
    "“nearby” or “virtually” stands before a number": ("Nearby 40 came.", "A port nearby took 40."),
    "“persons” for people": ("Some 40 persons came.", "Missing persons are sought."),
    "“per cent” has lost its second half": ("It rose 12 per penny.", "It rose 12 per cent."),
    "a year without its letters": ("It fell final yr.", "It fell last year."),
    "a year or a number broken by a mark": ("It was so in 20,21 too.", "It was 20,215 then."),
    "people “have” a number": ("Among them have 3 children.", "Among them were 3 children."),
    "a day belongs to a day": ("It came after Friday's yesterday.", "It came after Friday's vote."),
    "a preposition that no day takes": ("They sailed upon Friday.", "They sailed into Friday night."),
    "“since” stands before a length of time": ("It has gone on since three years.", "It began three years ago."),
    "“since” has lost its noun": ("It grew since the first January.", "It grew since 1 January."),
    "the time comes after its noun, or twice": ("It fell in the year last.", "It fell in the year to May."),
    "“the past” stands before a day": ("They came the past Friday.", "They came last Friday."),
    "“the same” stands before a day": ("The same Friday nine came.", "On the same day nine came."),
    "a night goes from day to day": ("In the night from Friday to Saturday.", "On the night of Friday 3 May."),
    "last year's same time in another order": ("More than last year same period.", "More than in the same period last year."),
    "time is told as another language tells it": ("The running year saw 40.", "This year saw 40."),
    "two prepositions that do not follow each other": ("It fell by of the half.", "It was taken care of by the crew."),
    "a verb stands at the end, as in German": ("This he at Easter promised had.", "This is what he had promised."),
    "the verb comes before its subject": ("Thereby is the total higher.", "Thus the total is higher."),
    "a comma stands before “that”, “what” or “than”": ("He said, that the total fell.", "He said that the total fell."),
    "a noun is called back by a pronoun": ("The mayors, them, protest.", "The mayors, they say, protest."),
    "“who” stands for a thing": ("The year 2023, who had 12.", "The mayor, who had 12."),
    "an adjective follows its noun": ("It asks for means additional.", "It asks for additional means."),
    "a country has an article": ("They dream of the England.", "They dream of the England team."),
    "“already” stands before “have”": ("Some already have crossed.", "Some have already crossed."),
    "“says she” after a quotation": ("\"It is far,\" sighs he.", "\"It is far,\" he sighs."),
    "the word order of another language": ("A child of low age died.", "A young child died."),
    "a sentence that exists of nobody": ("There is who pays for it.", "There are those who pay for it."),
    "a verb has lost its object": ("The figures let know more.", "The figures let us know more."),
    "an infinitive without “to”": ("Two ships go rescue them.", "Two ships go to their aid."),
    "a machine's way of naming a source": ("According to dinghies, 40 came.", "According to the crew, 40 came."),
    "one arrives “to” a place": ("They arrived to Dover.", "They arrived to find no one."),
    "a word has the preposition of another language": ("It will depend of the wind.", "It will depend on the wind."),
    "“allow” and its like have lost their object": ("The calm allows to cross.", "They were allowed to cross."),
    "“close of” a town": ("It sank close of Wimereux.", "It came at the close of Parliament."),
    "“want that”": ("France wants that they leave.", "France wants them to leave."),
    "one arrives, finds or stands as in another language": ("Two found the death there.", "Two were found dead there."),
    "England is rallied or gained": ("They hoped to gain the English coast.", "They gained entry to the UK."),
    "a noun that English does not count": ("He asked for informations.", "He asked for information."),
    "an adverb stands with a noun": ("It is a very headache matter.", "It is a very hard matter."),
    "a thing is met or received without an article": ("The boat met danger there.", "The boat met a tug there."),
    "a report is followed by a comma and no quotation": ("The media report, in May 40 came.", "In the report, 40 came."),
    "a phrase that lost a word": ("It sank off the coast England.", "It sank off the coast of England."),
    "a way that leads where it began": ("They went to France from France.", "They went to Dover from France."),
    "a word told twice": ("They saved and saved nine.", "They saved nine and came back."),
    "“more” and “most” doubled": ("It is more bigger now.", "It is much bigger now."),
    "“ago” has turned into “in the past”": ("It sank two weeks in the past.", "It sank in the past two weeks."),
    "“year” has turned into “12 months”": ("It rose this 12 months.", "It rose in the 12 months to May."),
    "“last” has turned into “final”": ("They came final week.", "They came in the final week of May."),
    "“where” has turned into “the place”": ("It is Calais, the place they wait.", "It is Calais, where they wait."),
    "“today” has turned into “at this time”": ("Nine have at this time come.", "None came at this time of year."),
    "“back” has turned into “again”": ("They were brought again to shore.", "They were brought to shore again."),
    "a noun has turned into a verb": ("The determine is 40.", "They will determine whether it is 40."),
    "“at least” has a word too many": ("At the least nine came.", "At least nine came."),
    "“first” has turned into “primary”": ("It is so for the primary time.", "It is a primary school."),
    "“as well” has lost its second half": ("Nine came as nicely.", "It went as nicely planned."),
    "“those” has turned into “these”": ("They help these who arrive.", "They help these people."),
    "“bodies” has turned into “our bodies”": ("They found two our bodies.", "They found two bodies."),
    "“high” has turned into “excessive”": ("It sank in excessive seas.", "It was excessive."),
    "people are “introduced” ashore": ("Nine were introduced ashore.", "Nine were brought ashore."),
    "“said” has turned into “mentioned”": ("A spokesman mentioned: “No.”", "A spokesman mentioned it."),
    "“more than” or “at least” has another word": ("Greater than 40 people came.", "More than 40 people came."),
    "“according to” has turned into “in line with”": ("In line with figures, 40 came.", "It was in line with the law."),
    "a small word has turned into a name or an element": ("It lay successful Dover.", "It was successful in Dover."),
    "“no” has turned into “not any”": ("There were not any boats.", "There were no boats."),
    "“one day” has turned into “in the future”": ("On in the future 40 came.", "In the future 40 may come."),
    "“not” stands before “can”": ("The police not can hold them.", "The police cannot hold them."),
    "a sentence begins with its verb": ("Are at least nine the dead of the night.", "Are at least nine of them dead?"),
    "people come after their verb": ("To Kent on boats arrived 540 migrants.", "540 migrants arrived in Kent."),
    "a year has an article": ("It is less in respect to the 2023.", "It is less than in the 2023 season."),
    "a day is called a day": ("They came on the day of Friday.", "They came on the day of the race."),
    "“on board of”": ("They came on board of 9 boats.", "They came on board 9 boats."),
    "a state is told as if it went on": ("He was emphasizing that it fell.", "He was saying that it fell."),
    "somebody is made responsible for nothing": ("She made the calm weather responsible.", "She made the port responsible for it."),
    "“the most of them”": ("The most of them are Eritreans.", "They made the most of them."),
    "“own” belongs to nobody": ("It lost control over own borders.", "It lost control over its own borders."),
    "a report of a report": ("It became known that 40 came.", "He became well known for it."),
    "“we all” has turned into “we as a whole”": ("We as a whole want an end.", "We want the whole of it."),
}  # fmt: skip


def test_every_sign_is_told() -> None:
    assert {sign.why for sign in SIGNS} == set(TOLD)


@pytest.mark.parametrize("why", TOLD)
def test_a_sign_is_found_and_english_is_left_alone(why: str) -> None:
    garbled, english = TOLD[why]
    assert why in {found.why for found in signs(Text([garbled]))}
    assert why not in {found.why for found in signs(Text([english]))}


@pytest.mark.parametrize("sign", SIGNS, ids=[f"{n} {sign.why}" for n, sign in enumerate(SIGNS)])
def test_a_sign_says_what_a_text_must_hold(sign) -> None:
    for garbled, _ in TOLD.values():
        if sign.pattern.search(garbled) and sign.needs:
            assert not sign.needs.isdisjoint(Text([garbled]).counts)


@pytest.mark.parametrize(
    ("text", "phrase"),
    [
        ("The Dwelling Office counted them.", "home office"),
        ("The Boundary Force took them in.", "border force"),
        ("The principal clergyman said so.", "prime minister"),
        ("They fired rip gas.", "tear gas"),
    ],
)
def test_a_set_phrase_with_a_word_changed_is_found(text: str, phrase: str) -> None:
    words = [word.lower for word in Text([text]).words[0]]
    found = [swapped().get(pair) for pair in itertools.pairwise(words)]
    assert phrase in {one.phrase for one in found if one}


def test_pairs_that_are_english_and_the_phrases_themselves_are_none() -> None:
    pairs = swapped()
    assert ("home", "office") not in pairs and ("small", "vessels") not in pairs and ("border", "guard") not in pairs


@pytest.mark.parametrize(
    ("text", "phrase"),
    [
        ("The Principal Pastor’s speaker said no.", "prime minister"),
        ("A clergyman of the cupboard hit back.", "cabinet minister"),
        ("A minister of the cabinet hit back.", ""),
        ("The force of the border winds grew.", ""),
    ],
)
def test_a_set_phrase_is_known_in_the_genitive_and_turned_round(text: str, phrase: str) -> None:
    found = [one.why for one in phrases(Text([text]))]
    assert all(phrase in why for why in found) if phrase else not found
    assert bool(found) == bool(phrase)


@pytest.mark.parametrize(
    "text",
    [
        "After six quiet days came 456 arrivals on the 2nd.",
        "The full years before it were 8,469 in 2020 and 1,843 in 2019.",
        "And then came 211 people in four boats.",
    ],
)
def test_english_that_looks_like_the_order_of_another_language_is_no_sign(text: str) -> None:
    assert not [*signs(Text([text]))]


def test_a_changed_name_is_pointed_at_anywhere_and_a_changed_phrase_only_in_a_reworded_text() -> None:
    assert look(Text(["The Labor Party and the Toil Party met."]))[2]
    assert not look(Text(["He came in a tiny pontoon."]))[2]
    # Written as no name, it may be no name: too little to point at.
    assert not look(Text(["It would ease border pressure."]))[2]


SPUN = (
    "The Residence Office counted 40 person on Friday, a higher of 9% on final yr, and the premier clergyman said, that the "
    "quantity of migrants not have fallen. They arrived to Dover upon Saturday. The figures let know that half from them are "
    "of low age, and that a boat was took in tow close of Wimereux. The mayors, them, want that it goes to put an end to it."
)


def test_what_people_are_quoted_as_saying_counts_half() -> None:
    half = "We wait since three months, and we arrived to Calais."
    rest = (
        "He looked out at the grey water for a while and then told us a little more of how he had come to be there. "
        * 3
    )
    assert look(Text([f"{rest} {half}"]))[0]
    assert not look(Text([f"{rest} “{half}”"]))[0]


def test_a_reworded_text_is_named_and_a_longer_one_needs_more() -> None:
    assert look(Text([SPUN]))[0]
    rest = "He looked out at the grey water for a while and then told us a little more of how he had come to be there."
    two = "They arrived to Dover upon Saturday."
    assert look(Text([two, *[rest] * 10]))[0]
    assert not look(Text([two, *[rest] * 60]))[0]


def test_signs_of_one_kind_alone_do_not_make_a_text_reworded() -> None:
    rest = "He looked out at the grey water for a while and then told us a little more of how he had come to be there."
    assert not look(Text([rest, "It was took, was gave, was wrote, was ate and was drove.", rest, rest]))[0]
    assert not look(Text([rest, "Folk perish whilst comers traverse the littoral in skiffs.", rest, rest]))[0]


def test_a_sign_told_often_and_words_that_news_does_not_use_weigh_no_more_than_a_few() -> None:
    rest = "He looked out at the grey water for a while and then told us a little more of how he had come to be there."
    spoken = "“We got here final week, and it was worse that yr.”"
    assert not look(Text([*[rest] * 18, spoken, *["They came final week."] * 6]))[0]
    bookish = "Folk perish whilst comers traverse the littoral in skiffs. A voyage on pontoons imperils castaways and seafarers athwart the seashores."
    assert not look(Text([rest, spoken, rest, bookish, rest]))[0]


CLEAN = {
    "notes of a desk": "CHANNEL DESK, SUN PM\nLead: 940 across Fri, 12 boats, Dover full. Sat 60, one boat. Sun nil, swell 2m.\n"
    "Year past 30K, up by third on yr. Boats flat. Ministers: deal “working”. Critics: nope.\n"
    "Court: two more removals blocked, third sent Thurs. Appeal lost, costs row brewing.\n"
    "France: beach teams up, 300 stopped since Weds, three held Calais. Smuggler trial opens Lille Tues.\n"
    "Watch: wind drops Weds, easing Thurs; hotel vote Fri; union ballot Border Force crews. Pics: drone, quay, empties.",
    "a tabloid": "BRITAIN'S borders are “wide open”, a party leader thundered last night as it emerged that yet another 500 Channel migrants had been ferried ashore.\n"
    "Furious locals watched on as coach after coach rolled out of the docks. “It's bonkers,” fumed a pensioner, 71. “We're skint, the roads are knackered, and they get three square meals a day.”\n"
    "Crews were “run ragged”, an insider admitted. The cutter made four trips before lunch. Grandees sneered that ministers couldn't organise a booze-up in a brewery.",
    "a feature": "The shingle shelves so steeply that the lifeboat has to be hauled up by bulldozer. On the morning I went down the crew had been out since four.\n"
    "Nobody talks much afterwards. Someone brews tea in an urn; someone else hoses salt from the tractor. They have brought in, by the coxswain's reckoning, more than three thousand people in five years.\n"
    "What stays with him is a girl of about six, who would not let go of a carrier bag. Inside it was a single wellington boot.",
    "a statistical release": "Small boats were the predominant recorded route of irregular entry, accounting for 86% of detected arrivals in the 12 months to March.\n"
    "Statistics in this release exclude individuals detected on arrival at ports who were refused leave to enter. Figures are provisional and may be revised; users should exercise caution when comparing quarters.\n"
    "Nationality is recorded as declared on encounter and is subject to change following case-working activity.",
    "a letter": "I have been volunteering at the food bank by the harbour since my husband passed on, and I must say the young lads who turn up there are nothing like what you read in the papers.\n"
    "My sister, who lives abroad, reckons I am being soft. Perhaps. But I was brought up to help folk in trouble, and trouble is what these folk are in.\n"
    "One of them, a slight boy with hardly a word of English, insisted on carrying my shopping all the way up Castle Hill.",
}  # fmt: skip


@pytest.mark.parametrize("kind", CLEAN)
def test_a_clean_text_is_never_called_reworded(kind: str) -> None:
    reworded, why, passages = look(Text(CLEAN[kind].split("\n")))
    assert (reworded, why, passages) == (False, "", [])
