"""Reworded texts of any machine: told as such, with why; clean texts are left alone."""

from __future__ import annotations

from datetime import date

import pytest

from crossing.language.text import Text
from crossing.reading import garbled
from crossing.reading.engine import check
from crossing.reading.garbled import fit, manner, style
from crossing.reading.garbled.places import phrases, weights

QUIET = [
    "More than 1,000 people reached Kent after crossing the Channel in two days, taking the provisional total for the year so far to over 12,500.\nThe Home Office said so.\nIt means 1,070 people crossed the Channel in 13 boats on Friday and in seven boats on Saturday, taking the provisional total for the year so far to 12,503.",
    "Between January and March last year, 4,548 people arrived in small boats.\nMinisters spoke.\nBetween January and March this year, 3,793 people arrived in small boats, a fall of 17%.\nBoats crossed the Channel.",
    "At least 90 people reach Dover today as total to have crossed Channel this year passes 15,000 – twice the number recorded by the same time last year",
    "About 50 people, thought to be asylum seekers, were brought ashore by a lifeboat at Dungeness, Kent, on Wednesday.\nThe Channel was calm.\nAbout 50 suspected asylum seekers were seen being brought ashore on the Kent coast by the Dungeness lifeboat on Wednesday.",
    "The Channel was busy. Rescues took place, according to the prefecture of La Manche and the North Sea.",
    "Claim: crossings are down by a quarter on last year.\nThe minister said that crossings are down by a quarter on last year.\nIs it right that crossings are down by a quarter on last year? The Channel.",
    "Your browser does not support iframes.\nPeople crossed the Channel.",
    "It is above the 549 of June 11, 2023. People crossed the Channel.",
    "A robotaxi took them to Dover.\nNobody had seen a robotaxi at the Channel before.",
    "A disorder called zzyphosmia kept the Channel pilot ashore.",
    "They came over the Channel in a Ukrainian boat, and stood shoulder to shoulder to protest.",
    "Yesterday, the paper revealed the taxpayer was hit with a £1billion bill for the Channel last year.",
    "“We will stop the boats in the Channel and smash the gangs,” he said.\n“We will stop the boats and smash those gangs,” he said.",
    "Ministers may take account of the wind, and of platforms in the North Sea, beyond the Channel.",
]  # fmt: skip


@pytest.mark.parametrize("text", QUIET, ids=[text[:40] for text in QUIET])
def test_clean_text_raises_no_alarm(text: str) -> None:
    checked = check(text)
    assert not checked.passages and not checked.reworded, checked.passages


SLIPS = (
    "People come into the aylum system.",
    "It was with with regret.",
    "The prime minister, Keir Starmar, spoke.",
    "He has a expensive boat.",
)


@pytest.mark.parametrize("text", SLIPS)
def test_a_slip_of_the_pen_is_pointed_at_in_an_honest_text(text: str) -> None:
    told = check(f"People crossed the Channel. {text}")
    assert len(told.passages) == 1 and not told.reworded


REWORDED = {
    "words taken from a thesaurus": "The Toil Government says that the amount of migrants has fallen on final yr. The Home Bureau counted 4,431 person in weeny boats. "
    "A lower of virtually 21% was told by the Border Power, and the chief of the force positions it upon Monday. "
    "Some 870 of persons were conveyed by the shore, according to canoes, and the number was made known on Tuesday by the office.",
    "the little words lost": "Record full of people made nan vulnerable travel arsenic nan upwind dropped astatine Dover, officials said. "
    "Numbers reached nan highest level successful months connected Sunday, pinch boats arriving from early morning, and volunteers handed retired blankets. "
    "Ministers vowed again that gangs would beryllium stopped, while charities called for safe routes and said people deserved amended than this. "
    "Police patrolled beaches, and fishermen watched small boats leaving one after another, low in water, heading north towards England and hope. "
    "One man said he had waited months, sleeping rough, eating small, and that nothing could halt him now that his brother was already in London waiting for him.",
    "grammar broken": "A boy was see being carried ashore as dozens more were took from a dinghy in the Channel on Sunday. Home Office figures tell that 183 persons were made the journey. "
    "The prime minister could not said when it will ends, and the amount of people has went up. There will be who crosses it whatever he does, a volunteer told us in Dover.",
}  # fmt: skip


@pytest.mark.parametrize("kind", REWORDED)
def test_a_reworded_text_is_told_as_such(kind: str) -> None:
    checked = check(REWORDED[kind])
    assert checked.reworded and checked.why_reworded
    assert checked.passages
    for passage in checked.passages:
        line = REWORDED[kind].split("\n")[passage.line - 1]
        assert line[passage.start : passage.end] == passage.text and len(passage.text.split()) <= 25


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("The total was 872 of persons in 15 boats on the Channel.", "872 of persons"),
        ("A boy was saw being carried ashore on the Channel.", "was saw"),
        ("A full of 4,431 person crossed the Channel.", "4,431 person"),
        ("The Toil Party said the Channel was busy.", "Toil Party"),
        ("They went to France from France across the Channel.", "to France from France"),
    ],
)
def test_a_strong_sign_is_pointed_at_wherever_it_stands(text: str, words: str) -> None:
    assert any(words in passage.text for passage in check(text).passages)


CLEAN = "More than 28,000 people have crossed the Channel in small boats so far this year, new Home Office figures show. A total of 233 people arrived on Monday in four boats, after a calm but quiet weekend when nobody made the journey. The prime minister said the numbers were a disgrace and that the gangs would be broken. Charities say only safe and legal routes will stop the trade."
SPUN = "More than 28,000 people have crossed the Channel in small boats so far this year, new Home Office figures show. An aggregate of 233 people arrived on Monday in four boats, after a composure but lull weekend when nobody produced the journey. The prime minister said the numbers were a disgrace and that the crook gangs would be fractured. Charities say lone safe and sound routes volition halt the craft."


@pytest.mark.parametrize(
    ("sentence", "number", "slip"),
    [
        ("On 12 June 2023, {} people crossed the Channel.", "549", False),  # the number of the day before
        ("On 12 June 2023, {} people crossed the Channel.", "554", True),  # 545, its digits in another order
        ("In 2022 some {} people crossed the Channel.", "28,526", True),  # the number of 2021
        ("In 2022 some {} people crossed the Channel.", "31,755", False),  # that of no year
    ],
)
def test_a_figure_of_a_reworded_text_is_called_wrong_for_its_digits_alone(
    sentence: str, number: str, slip: bool
) -> None:
    """Its words no longer tell for sure which days are meant; in a clean text the same sentence is called wrong."""
    spun, clean = (check(f"{text} {sentence.format(number)}", date(2023, 12, 20)) for text in (SPUN, CLEAN))
    assert spun.reworded and not clean.reworded
    assert [figure.text for figure in clean.wrong] == [number]
    assert [figure.text for figure in spun.wrong] == [number] * slip
    if not slip:
        told = next(figure for figure in spun.figures if figure.text == number)
        assert "looks machine-reworded" in told.reason


SCRAMBLED = "More than 28,000 people in small boats the Channel have crossed so far year this, new Home Office figures show. A total of 233 people on arrived Monday in four boats, after a calm but quiet weekend nobody when made journey the. The prime minister said numbers the were a disgrace and that the gangs be would broken. Charities say safe only and legal routes stop will the trade."
OLD = "More than 28,000 boatfolk have overfared the Channel in small boats so far this year, new Home Office figures show. A telling of 233 wayfarers came on Monday in four seakeels, after a windfrith but hushful weekend when nobody made the whalefare. The prime minister said the numbers were a shameling and that the gangreeves would be broken. Charities say only safe routes will stop the trade."


@pytest.mark.parametrize(
    ("spun", "why"),
    [(SCRAMBLED, "small words stand where nobody puts them (“"), (OLD, "words that English hardly has")],
    ids=["order", "words"],
)
def test_what_no_sign_knows_names_a_text_on_the_subject(spun: str, why: str, monkeypatch: pytest.MonkeyPatch) -> None:
    for list_of in ("signs", "phrases", "words_and_sayings"):
        monkeypatch.setattr(garbled, list_of, lambda _: ())
    told = check(spun)
    assert told.reworded and why in told.why_reworded
    assert why == "words that English hardly has" or any(one.rule == "word-order" for one in told.passages)


def test_a_long_text_is_named_by_the_share_of_its_odd_words(monkeypatch: pytest.MonkeyPatch) -> None:
    """Once every sign was asked to be as much heavier as a text was longer, also shares, which are not."""
    for list_of in ("signs", "phrases", "words_and_sayings", "by_rules"):
        monkeypatch.setattr(garbled, list_of, lambda _: ())
    assert garbled.look(Text([SPUN] * 14))[0]


def test_one_sign_in_a_long_text_of_odd_style_says_little(monkeypatch: pytest.MonkeyPatch) -> None:
    """Notes on the subject are odd in the mean; a set phrase that is bent once in 700 words is chance."""
    for list_of in ("swaps", "strange_words"):
        monkeypatch.setattr(garbled, list_of, lambda _: ())
    monkeypatch.setattr(garbled, "small_words", lambda *_: 0.0)
    monkeypatch.setattr(garbled, "badly_fitting", lambda _: [("odd", fit.MOST_ODD)])
    assert garbled.look(Text([CLEAN, "The Little Boats website."]))[0]
    assert not garbled.look(Text([CLEAN, "The Little Boats website.", *[CLEAN] * 10]))[0]


def test_the_same_words_weigh_once() -> None:
    """A name that a group gave itself, told in three places, is one oddity and not three."""
    name = "They had set up the Little Boats website."
    lines = [
        CLEAN,
        name,
        "They filmed for the Little Boats website from Dover.",
        "The Little Boats flotilla went out again.",
    ]
    assert weights(Text(lines), [*phrases(Text(lines))]) == weights(Text(lines[:2]), [*phrases(Text(lines[:2]))])


def test_words_with_a_far_more_usual_synonym_name_a_text_that_no_list_knows(monkeypatch: pytest.MonkeyPatch) -> None:
    for list_of in ("signs", "phrases", "words_and_sayings"):
        monkeypatch.setattr(garbled, list_of, lambda _: ())
    spun, clean = check(SPUN), check(CLEAN)
    assert spun.reworded and "“crook” for “criminal”" in spun.why_reworded
    assert any("“criminal” is" in passage.why for passage in spun.passages)
    assert not clean.reworded and not clean.passages


def test_only_texts_on_the_subject_are_asked() -> None:
    elsewhere = (
        SPUN.replace("the Channel in small boats", "a river")
        .replace("Home Office", "milk board")
        .replace("arrived", "bathed")
    )
    assert "a synonym is" in check(SPUN).why_reworded and "a synonym is" not in check(elsewhere).why_reworded


FOREIGN = (
    "Hello everybody, I am volunteer from Poland and since two years I am working in Calais with the refugees. I want to tell what I see "
    "every day in the camp. I have made friend with one boy, he tried already seven times to go in England with the boat. Last week he "
    "arrived, he send me message from Dover, I was so happy that I cried. People ask me why they don't stay in the France. They say me: "
    "my brother is in Birmingham, I know the language, what I will do here? I don't have answer for this."
)


def test_whoever_tells_what_they_saw_may_write_as_a_foreigner(monkeypatch: pytest.MonkeyPatch) -> None:
    assert not check(FOREIGN).reworded
    monkeypatch.setattr(manner, "FIRST_SHARE", 1.0)
    assert check(FOREIGN).reworded


def test_order_and_grammar_alone_name_nobody_who_tells_in_the_first_person(monkeypatch: pytest.MonkeyPatch) -> None:
    """A Dutch reader of the series who puts words in the order of her own language, much as a machine does."""
    told = (
        "Since some years I follow the numbers from the Home Office, because my sister lives in Dover and she asks me always for a chart. Until "
        "last Sunday there came 16,317 persons over the Channel. Last year on this day we stood on 11,431. In 2023 it were only 9,279. What me "
        "surprised is the Friday. Then have 919 people crossed, in 14 boats. For the wind I have made no correction, that I let to others."
    )
    assert not check(told).reworded
    monkeypatch.setattr(manner, "FIRST_SHARE", 1.0)
    assert check(told).reworded


def test_dialect_has_an_order_of_its_own(monkeypatch: pytest.MonkeyPatch) -> None:
    told = (
        "Wor lad wes doon at the watter for the week, like, an' he nivver saw owt like it. Flat calm, an' oot they come. Hunders on "
        "'em, it says in the paper, an' that's nobbut the second biggest day o' the year. Whey, says wor lass, that's a thoosand in two days, "
        "man. She's nivver been canny at sums, but he didn't like to say. Eight poor souls didn't mek it, owa on the French side. Bairns an' "
        "aal. It fair knocked the stuffin' oot o' wi. Five days afore that there wes nowt, not a boat. Aye, an' what did the telly show?"
    )
    monkeypatch.setattr(garbled, "ORDER_ELSEWHERE", 1.0)
    assert not check(told).reworded
    monkeypatch.setattr(manner, "MOST_UNKNOWN", 1.0)
    assert check(told).reworded


def test_a_scrambled_text_is_named_whatever_it_is_about() -> None:
    lines = (
        "The dairy has year this more milk than last sold, and farmers the are pleased with price the. Cows on the hill their been have moved "
        "to fields lower because grass the is there better. Nobody the in village remembers summer a so wet. Rain fell days for forty, and the "
        "road the to mill under water was. The that council would said mend it before winter the, but money the has run out. Shops the in "
        "town will at close noon until is bridge the open again."
    )
    assert check(lines).reworded
    straight = (
        "The dairy has sold more milk this year than last, and the farmers are pleased with the price. Cows on the hill have been moved to "
        "lower fields because the grass is better there. Nobody in the village remembers so wet a summer. Rain fell for forty days, and the "
        "road to the mill was under water. The council said that it would mend it before the winter, but the money has run out. The shops in "
        "town will close at noon until the bridge is open again."
    )
    assert not check(straight).reworded


@pytest.mark.parametrize(
    ("text", "on_subject"),
    [
        ("An unexampled 235 transients traversed the canal by petite craft on Thursday, in 2020.", True),
        ("The captain brought his vessel down the canal in 1951.", False),
    ],
)
def test_the_subject_is_known_by_what_a_machine_puts_for_its_words(text: str, on_subject: bool) -> None:
    assert manner.on_subject(Text([text])) is on_subject


def test_names_that_a_machine_bent_are_pointed_at_in_a_reworded_text_alone() -> None:
    bent = " On Sunday, President Macaroon spoke near Gravel Lines, and Sire Keer Stammer in Calès; the ferry Normandie was late."
    told = {one.text: one.likely for one in check(SPUN + bent).passages if one.rule == "garbled-name"}
    assert sorted(told.values()) == ["Calais", "Emmanuel Macron", "Gravelines", "Keir Starmer", "Normandy"]
    assert not [one for one in check(CLEAN + bent.replace("Sire Keer", "Mr")).passages if "Macaroon" in one.text]


HEAVY = (
    "Canal traversals: Dominion enrols pinnacle diurnal aggregate A zenith of 1,195 vagabonds forded the Canal on Saturday in 19 "
    "launches, the mightiest diurnal aggregate of the annum, the Domestic Bureau certified. The premier's mouthpiece alleged the "
    "statistic was inadmissible and pledged to pulverise the syndicates. Adversaries retorted that the cabinet had mislaid its clasp "
    "of the perimeter. Gallic constables were espied standing inert on the strand whilst a pneumatic raft was laden. A tally of "
    "14,812 souls have debarked hitherto in 2025, 42% loftier than at the parallel juncture of the antecedent annum. Benevolent "
    "societies implored functionaries to unbolt lawful avenues. Weathermen augur placid brine until Wednesday."
)
LIGHT = (
    "Number of people crossing the Channel surpasses 20,000 this year More than 20,000 people have made the voyage across the Channel "
    "in small boats since January, according to provisional numbers from the Home Office. Some 703 people turned up in 11 boats on "
    "Sunday, taking the total for 2024 to 18,342 by the ending of the week. The government stated that it would go on to work with "
    "France to break the business model of the gangs. A representative stated: We all want to terminate perilous small boat "
    "crossings, which imperil lives and sabotage our border security. Two people passed away on Sunday after a boat got into "
    "difficulty off Calais, the French coastguard conveyed. Charities have summoned for more safe routes. The figure is 13% above the "
    "equivalent time last year, but 3% beneath that of 2022, when the register was set."
)
BENT = (
    "Yvette Copper will hold talks with Bruno Retailo on Thursday about the small boats. It comes after 919 people reached the port of Dovver on "
    "Friday, the second highest day of 2025. Sir Kier Starmar's office said that the prime minister had spoken to Emanuel Makron about the plan. "
    "Most of the boats set off from Gravlines and Dunkerk, and the lifeboats were called out from Dungerness and Ramsgait, as on Thursday."
)


# A light spinner changed some words for rarer ones: no sign is enough by itself.
ALIKE = (
    "Boats across the Channel fetch the first arrivals since a barren fortnight\n"
    "The Home Office said that 309 people came over the Channel on Monday in four boats. That equates to 77 apiece, well above the average hitherto. "
    "It followed a barren fortnight in which nobody crossed. The tally for the year is 3,409, and the quantity of keels has dwindled stiffer still. "
    "Officers may now hinder canoes in the shallows, and scoffed at the assertion that the breeze alone had been a helper. "
    "A charity in Calais bestowed 900 tents amid the chill, and its chief beseeched the ministers to perceive the jeopardy."
)


@pytest.mark.parametrize(
    ("spun", "why"),
    [
        (HEAVY, "rarer than those of news"),
        (LIGHT, "a synonym is a hundred times as usual"),
        (BENT, "known names are bent"),
    ],
    ids=["rare", "synonyms", "names"],
)
def test_one_sign_may_be_so_strong_that_it_names_a_text(spun: str, why: str, monkeypatch: pytest.MonkeyPatch) -> None:
    told = check(spun)
    assert told.reworded and why in told.why_reworded
    monkeypatch.setattr(garbled, "MANY", 99)
    monkeypatch.setattr(style, "VERY_LOW", 0.0)
    monkeypatch.setattr(style, "BENT", 99)
    monkeypatch.setattr(garbled, "LIKE", 99)
    assert not check(spun).reworded


def test_a_text_may_be_like_reworded_ones_by_no_sign_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    told = check(ALIKE)
    assert told.reworded and "rare words stand where a plainer one is usual (" in told.why_reworded
    monkeypatch.setattr(garbled, "LIKE", 99)
    assert not check(ALIKE).reworded


# News of its own manner, written for this book: translated from French, and in the short lines of a bulletin.
TRANSLATED = "Calais: calm sea, and 828 people reach England\nThe Channel was like oil on Saturday, say the fishermen of Boulogne. London has since announced 828 arrivals for that one day, in 29 boats, the largest figure since the British started to publish a daily count. The old ceiling of 592 had lasted for nine days.\nNo departure had succeeded from Monday 16 to Friday 20 August, five days of wind. Those who were waiting in the dunes left all at once.\nOn our side of the water, the tug Abeille Languedoc and a patrol boat picked up 103 shipwrecked people off Dunkirk and Gravelines, among them 14 children.\nSince 1 January, Great Britain has recorded about 12,500 arrivals by “small boats”, compared with 5,049 at the same date in 2020: roughly two and a half times as many. August already accounts for 3,053, that is to say nearly a quarter of the total in three weeks. July, with its 3,512, had itself set a monthly record.\nIn the camps of Grande-Synthe the associations estimate that 1,000 people are sleeping rough. A crossing costs between 2,000 and 3,000 euros a head, for 33 kilometres. “The fence pushed them on to the beaches,” sums up a volunteer aged 71. “What will the next fence do?”"
BULLETIN = "Small boats in five charts: why fewer people still fill bigger boats\nThe Home Office released its weekly spreadsheet this morning. We have drawn the lines again.\n1. The level. 15,897 people so far this year, as against 27,997 by 20 August 2025. That leaves it 43% down.\n2. The load. There were 234 boats, each with 68 people on average. By this point last year it was 59, and in 2022, when there were 569 boats, a mere 38. On 29 July, the year's fullest day, 752 people came in nine: 84 apiece.\n3. The rhythm. July yielded 2,316, which is 58% below the July before. August has had 1,697, of which 911 between the 7th and the 13th. On Monday 250 landed and since then nobody, for three days.\n4. The long view. Over the past twelve months 29,372 people have come. In the twelve before that it was 45,519. So the trend is down by 35%. The financial year, since 6 April by the Treasury's calendar but 1 April by the Home Office's, shows 11,456.\n5. The sum. 208,507 people and 5,195 boats since 2018. In the same years 170 bodies were found on the two coasts, and the Treasury of one of them paid the other £1.1bn.\nNext week: lorries, which brought in 3,400 people."


@pytest.mark.parametrize("text", [TRANSLATED, BULLETIN], ids=["translated", "bulletin"])
def test_news_of_its_own_manner_is_not_called_reworded(text: str) -> None:
    assert not check(text).reworded


def test_rows_of_numbers_make_a_text_one_of_numbers() -> None:
    """Its sentences are telegraphic, so that words which fit badly and synonyms are one sign in it, not two."""
    rows = ["Year | People | Boats", "2018 | 299 | 43", "2019 | 1,843 | 164"]
    assert manner.in_numbers(Text(["The Channel in numbers", *rows, "The longest pause fell in February."]))
    assert manner.in_numbers(Text(["Year\tPeople", "2018\t299", "2019\t1,843"]))
    assert not manner.in_numbers(Text(["The Channel in numbers", *rows[:2], "The longest pause fell in February."]))
    assert not manner.in_numbers(Text(["News | Politics | Sport", "Home | UK | World", "In 2018 299 people came."]))
