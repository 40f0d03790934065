"""The last look at what a text's sentences left open: a number that no days have is a slip, and one that some have is none.

Each case has a text with a gap, the day it appeared, an honest filling and a wrong one. The honest one must never be called wrong.
"""

from __future__ import annotations

from datetime import date

import pytest

from crossing.articles.checking import check_text
from crossing.language.spans import one_day
from crossing.official import Fit
from crossing.reading.answers import Answer, Figure
from crossing.reading.engine import check
from crossing.reading.evidence import slipped
from crossing.reading.holding import Held

YEAR = "In 2024 some 36,816 people crossed the English Channel in 695 small boats.\n"
CASES = [
    ("a year told beside a government", YEAR + "In 2022, under the Government of which he was a member, {} people came.", "2025-04-29", "45,755", "54,755"),
    ("a month that only “that month” names", "Until now the busiest day in the Channel was 22 April, with 497 arrivals. That month {} people came ashore; in May there were 1,664.", "2023-06-13", "2,153", "3,253"),
    ("boats beside their people", YEAR + "In 2023 there were 29,437 people; the number of vessels was {}.", "2025-01-03", "602", "620"),
    ("boats one slip from their number", YEAR + "Arrivals fell to 29,437 in 2023. The number of boats fell even faster, from {} to 602.", "2025-01-03", "1,110", "4,110"),
    ("a change between two counts", YEAR + "That was a rise of {} on the 29,437 of 2023.", "2025-01-03", "25%", "52%"),
    ("a change the wrong way", "By 13 July 12,469 people had crossed the Channel this year and 22,492 last: a {} of 45%.", "2026-07-14", "drop", "rise"),
    ("an average in a list of averages", "The crowding on small boats is new. In 2021 there were 28 people in a typical boat, in 2023 49, in 2024 {}.", "2025-03-02", "53", "35"),
    ("an average of a year so far", "By 2 September 2020 some 5,600 people had crossed the Channel. On average just {} people have travelled in each boat, many of them cheap inflatables.", "2020-09-03", "13", "9"),
    ("an average of a year named", YEAR + "On average this year's boats have held 53 people each; in 2021 they held {} each.", "2024-12-31", "28", "48"),
    ("a spell told by its end", "More than 700 migrants crossed the Channel on Saturday, ending a {}-day period without arrivals.", "2025-12-15", "28", "18"),
    ("a spell told by the first arrivals", "Monday's were the first arrivals across the Channel for {} days.", "2021-04-22", "four", "nine"),
    ("a mark passed in another year", YEAR + "The 100,000 mark was passed by small boats on 10 August {}.", "2025-01-03", "2023", "2022"),
    ("a mark passed months later", "By mid-April 5,266 people have crossed the Channel this year. Last year the 5,000 mark was not passed until 14 {}.", "2022-04-15", "June", "August"),
    ("a month among those of its year", "July was the busiest month in the Channel, with 5,454 people; September, with 5,084, was the {} busiest.", "2026-01-02", "third", "second"),
    ("a record since a day whose count is told", "On Thursday 609 people crossed the Channel in small boats, the highest for any day since {}.", "2024-12-17", "18 October, when 647 came", "5 October, when 973 came"),
    ("two records of one day", "On Wednesday 514 people crossed the Channel. It was the highest daily figure of the year, above 401 on 4 March, and the highest since the start of {}.", "2024-03-22", "this year", "September"),
    ("a number of a list of years", YEAR + "Count them: 299 in 2018, {} in 2019, 28,526 in 2021 and 29,437 in 2023.", "2025-01-03", "1,843", "1,873"),
    ("one slip from a year's total", YEAR + "Last year closed with {} arrivals, a quarter more than the 29,437 of 2023.", "2025-01-03", "36,816", "36,866"),
    ("boats told with the people of their day", "Smugglers were busy in the Channel. They launched 451 people in {} dinghies on Christmas Day.", "2024-12-28", "11", "20"),
    ("boats in the row of a day's people", "In the Channel, day by day: on 14 April 2022, 562 people in {} boats; on 13 April 2022, 651 people in 18 boats.", "2022-04-16", "15", "51"),
    ("a change from one count to another", "Channel arrivals went from 45,755 in 2022 to 29,437 in 2023, or {} per cent fewer.", "2024-02-28", "36", "56"),
    ("a change against a count", "Up to polling day, 4 July, 13,574 people crossed the Channel this year. That was 19% up on the 11,433 of the same stretch of 2023 and {}% up on the 12,900 of 2022.", "2025-01-03", "5", "25"),
    ("a change against a month named", "July brought 3,414 arrivals across the Channel. It was 3 per cent higher than July 2023 and 7 per cent {} than July 2022.", "2024-08-06", "lower", "higher"),
    ("a multiple of a year named", "September 2020 saw 1,946 people cross the Channel: September alone saw {} as many people as the whole of 2019.", "2021-01-06", "about", "twice"),
    ("an average of people in boats told", "Small boats crossed the Channel again. On Friday 292 people made it to Dover in seven of them, an average of {}, and a further 55 came in one on Saturday.", "2023-12-18", "42", "55"),
    ("a share of the year so far", "In October 5,417 people crossed the Channel. It makes up {} of all those who have come this year.", "2024-11-18", "16 per cent", "a quarter"),
    ("a total before an election", YEAR + "Before polling day the year had brought {} people.", "2025-01-03", "13,574", "15,374"),
    ("a lull told by nothing seen", "Until Tuesday, when 74 people crossed the Channel, nothing had been seen for {} days as one storm followed another.", "2026-02-27", "14", "24"),
    ("a traffic that has or has not doubled", "By 7 March 3,150 people had crossed the Channel this year, where 2,212 had by 7 March last year. The traffic has {}.", "2023-03-08", "grown by 42 per cent", "doubled"),
    ("a share of three months told in a list", "The Channel ended 2022 on 45,755 arrivals. July, August and September supplied 20,282 people, {} of the annual total.", "2023-01-03", "44 per cent", "a third"),
    ("a growth of the two counts told last", "The Channel count for 2025 stands at 8,064. A year ago to the day it stood at 5,517, so arrivals are running {} higher.", "2025-04-13", "46%", "32%"),
    ("a multiple of what others managed", "From 5 July to last night 19,326 people crossed the Channel, {} what the Tories managed over the same weeks of 2023.", "2024-11-11", "well above", "double"),
    ("a record that a question takes for granted", "On Wednesday 1,075 people crossed the Channel. Is the Minister aware that Wednesday was {} the highest daily total of the entire year?", "2025-10-10", "not", "again"),
    ("a year's number told of another year", YEAR + "In 2019 just {} people used this route.", "2025-01-03", "1,843", "299"),
    ("a change of people that only boats have", "By 29 June 11,821 people had crossed the Channel this year. A former minister said that arrivals were still {}.", "2026-06-30", "well down", "a quarter up"),
    ("a change in a year", "Some 28,526 people crossed the Channel in 2021. The numbers went up by {} per cent in a year.", "2022-01-05", "237", "70"),
    ("a change in other words", "The total for 2022 is 10,760 people across the Channel. By the same date in 2021 it had been 5,019; in other words the number of people has gone up by {}% in a year.", "2022-06-15", "114", "53"),
    ("a difference from the year before", "A total of 41,472 people crossed the Channel last year, 13% more than the 36,816 of 2024. Put another way, {} more people came than the year before.", "2026-01-02", "4,656", "3,656"),
    ("a difference told with a change in per cent", "By 1 November the Channel count for 2024 had got to 30,906. That is 16% up on the same date of 2023, a difference of {} people.", "2024-11-02", "4,207", "2,207"),
    ("a year that passed a mark", YEAR + "The milestone you may have missed: 2024 went through 30,000 on {} October.", "2025-01-03", "30", "18"),
    ("a mark passed as early as", "By last night 35,476 people had crossed the Channel this year. The 30,000 line was crossed as early as 6 {}.", "2025-10-09", "September", "August"),
    ("a year as a whole", "Over 2025 as a whole {} people used small boats to cross the Channel. In 2024 it was 36,816.", "2026-07-30", "41,472", "36,816"),
    ("a month told of a year named before it", "In the Channel July (5,454) was the top month of 2025, and in 2023 it was August, with {}.", "2026-01-02", "5,369", "8,631"),
    ("a day right after its number", "On Tuesday 705 people crossed the Channel. The previous high had come only last weekend, when 656 people were brought ashore on {}.", "2025-04-16", "Saturday", "Friday"),
    ("a day that accounted for another's number", "In the Channel 573 people crossed on Thursday 10 July. Saturday accounted for {}.", "2025-07-17", "317", "573"),
    ("one slip from the day beside it", "On Monday 545 people crossed the Channel. Sunday's {} made it the biggest day of 2023.", "2023-06-13", "549", "849"),
    ("one slip from a month named", YEAR + "December's 3,254 arrivals are three times the {} of December 2023.", "2025-01-03", "1,077", "1,877"),
    ("an average told after another", "In 2022 each of the Channel's small boats held 41 people on average. In 2021 it was {}.", "2023-01-03", "28", "38"),
    ("boats that were asked for", "Up to Monday 42,234 people crossed the Channel this year. How many boats are we talking about? This year {}.", "2022-11-15", "1,027", "1,207"),
    ("boats of which a sentence speaks", "Some 28,526 people crossed the Channel in 2021. The boats themselves multiplied more slowly: {} last year, up from 641.", "2022-01-05", "1,034", "1,304"),
    ("a record that was beaten when it was published", "Some 28,526 people crossed the Channel in small boats last year. The biggest day of the year was November {}.", "2022-01-05", "11", "16"),
    ("a difference of the two counts told last", "By Sunday 8,313 people had crossed the Channel this year and at the same date last year it was 10,064. That is {} fewer.", "2023-06-12", "1,751", "2,751"),
    ("the share of a day alone", "From 1 January to Wednesday the British recorded 25,591 arrivals across the Channel. On Tuesday 29 July alone, {} people went over.", "2025-08-07", "149", "898"),
    ("down by so much this year, on whose watch", "By Sunday 24,830 people had crossed the Channel. He said that on this government's watch the number arriving by small boat was {} this year.", "2023-10-02", "down by a quarter", "down by a third"),
    ("a multiple of the number told before", "REPORTER: Well past 22,500 have crossed the Channel in small boats this year. On 22 August last year the count stood at 12,482, so we are on {} that.", "2022-08-23", "some 1.8 times", "more than double"),
]  # fmt: skip


def accused(text: str, day: str) -> list[Figure]:
    return [figure for figure in check(text, date.fromisoformat(day)).figures if figure.answer is Answer.DOES_NOT_FIT]


@pytest.mark.slow
@pytest.mark.parametrize(("text", "day", "honest", "wrong"), [case[1:] for case in CASES], ids=[case[0] for case in CASES])  # fmt: skip
def test_what_no_days_have_is_called_wrong_and_what_some_have_never(
    text: str, day: str, honest: str, wrong: str
) -> None:
    assert not [(f.text, f.reason) for f in accused(text.format(honest), day)]
    found = accused(text.format(wrong), day)
    assert len(found) == 1, [(f.text, f.reason) for f in check(text.format(wrong), date.fromisoformat(day)).figures]
    assert found[0].on_record is not None and found[0].span is not None


@pytest.mark.parametrize(
    "sentence",
    [
        "Last month the charity gave out 4,218 pairs of shoes.",
        "French patrols stopped 21,407 people in the year.",
        "There were 37,562 in the year to September, of whom a third came in small boats.",
        "Had he been right, we should be looking at 73,613.",
        "Ministers expect 61,207 people by December.",
    ],
)
def test_what_else_is_counted_is_left_alone(sentence: str) -> None:
    asylum = "Asylum applications are another matter. " if "September" in sentence else ""
    assert not accused(f"{YEAR}{asylum}{sentence}", "2025-01-03")


# Honest figures that were once called wrong, each for words of another kind.
HONEST = [
    ("Arrivals across the Channel in 2022 came to 45,755, an increase of 60 per cent, or 17,229 people, over 2021.", "2023-01-05"),
    ("June, July and August 2022 brought 15,458 people across the Channel in small boats.", "2022-09-06"),
    ("On Saturday 1,194 people crossed the Channel, the highest number of the year, which brought its total to 14,811.", "2025-06-01"),
    ("More than 22,500 have crossed the Channel so far in 2022. At the same point last summer the number was about 12,500.", "2022-08-23"),
    ("Up to 2 October 25,330 people had crossed the Channel in 2023, and 33,079 by that date last year. On boats the fall is larger still, 38%.", "2023-10-03"),
    ("Until 20 August 15,897 people had crossed the Channel in 2026, in 234 boats. In 2025 it was 27,997 by that day and 471 boats, twice as many.", "2026-08-24"),
    ("Since New Year 9,852 people have crossed the Channel. Put another way, 6,465 fewer people have come than by mid-June last year.", "2026-06-16"),
    ("On Monday 1,295 people crossed the Channel. The old record, 1,185, was set on 11 November last year.\nSome context on that. They came in 27 boats, so there were 48 people in a typical one.", "2022-08-23"),
    ("Arrivals fell in 2023 by 36 per cent, the good year. From 25 April this year the boats of the Channel replied: 6,907 people from then to polling day, 17 per cent more than on the same dates of the good year.", "2024-07-06"),
    ("Channel boats take 2019 arrivals to six times those of 2018.\nSo far 1,800 people have crossed.", "2019-12-30"),
    ("Where does the Channel stand? At 35,476 people in small boats. That is 33 per cent more than by 8 October last year and a little more than in 2022.", "2025-10-09"),
    ("In the Channel nobody came for 28 days from 15 November. When it was over, 737 people came on a single Saturday in small boats.", "2025-12-22"),
    ("On Bank Holiday Monday 306 people crossed the Channel, in ten boats. Yesterday it was 149, in four, or about 37 people on each.", "2022-05-04"),
    ("From January to the day of the election 13,574 people crossed the Channel and since then 21,466. From the same July day to mid-December in 2023 it was 17,949.", "2024-12-16"),
    ("On Monday 221 people crossed the Channel. They came in four boats, and with the 218 of Sunday they ended five quiet days.", "2023-10-10"),
    ("Our hardest day was the 22nd of last month. 401 people crossed the Channel that day, 26 boats, some of them paddling pools.", "2020-10-26"),
    ("The Channel count is 25,769, and at the same point of 2022 it was 34,953: 9,184 fewer. Boats are down by 39, from 868 to 526.", "2023-10-10"),
    ("705 people in 12 boats crossed the Channel on Tuesday, beating the 656 of Saturday, which had itself been the year's peak for three days.", "2025-04-16"),
    ("Of the Channel arrivals 10,776 are on his own watch, and that is 81 for each day that he has held office.", "2023-03-08"),
    ("Sunday's 534 dinghy arrivals in the Channel are a peak of the year.", "2024-04-15"),
    ("February 2025 brought 958 people across the Channel in all, and the highest February total is still 1,773, from 2023.", "2026-02-25"),
    ("In the Channel September brought 1,946 people. October has brought 472, about three quarters fewer.", "2020-10-26"),
    ("On Wednesday 1,075 people crossed the Channel. Only 31 May (1,195) and 6 September (1,101) were bigger, which makes it the third highest October day ever.", "2025-10-09"),
    ("29,437 people crossed the Channel in 2023. On 140 days somebody came; in 2022, on 162. The boats went from 1,110 to 602.", "2024-01-04"),
    ("Just 7,576 have crossed the Channel since January 1, against 11,574 last year, a drop of 35 per cent, and boats are down from 210 to 119.", "2026-05-11"),
    ("Measured from the July 2024 election the Channel count has climbed above 80,000. Since 2018 it is more than 208,000.", "2026-08-13"),
    ("On only two days this year, 31 May (1,195) and 6 September (1,101), did more people cross the Channel: Friday is therefore the third busiest of 2025.", "2025-09-21"),
    ("There were 544 small boats in the Channel against 937, a fall of 42 per cent; the load has gone up from 41 a boat to 49.", "2023-10-27"),
    ("To Tuesday 15,472 people have crossed the Channel this year. The difference, 11,557, is handsome.", "2026-08-12"),
    ("A further 80 people crossed the Channel in six boats on Saturday, a day after the largest number ever to make the crossing in a day.", "2020-05-10"),
    ("By 7 March 3,150 people had crossed the Channel this year, where 2,212 had by 7 March last year. Ferry traffic has doubled since.", "2023-03-08"),
    ("By 31 August well above 25,000 people had crossed the Channel in 2022; at that point in 2021 it had been 12,506. So the traffic has doubled.", "2022-09-01"),
    ("There is no reason to let more people cross the Channel. On Wednesday 1,075 came, and never were so many seen in the camp.", "2025-10-09"),
    ("Small boats crossed the Channel on 140 days of 2023. The busiest was September 2 (872), the busiest month August (5,369), the quietest March (840).", "2024-01-02"),
    ("The number of people who crossed the Channel in small boats dropped by 36 per cent last year, to 29,437.", "2024-01-02"),
    ("On Friday 394 people crossed the Channel in six boats. Then came 287 on Saturday and another 231 yesterday. That's 13 boats in all, and a squash of 70 people to each.", "2026-05-25"),
    ("On Sunday 534 people crossed the Channel. Two days in April 2022 were busier, so it is the third-highest for the month.", "2024-04-15"),
    ("The week before was livelier on the Channel. After 537 people on the last day of September came a further 28 on Sunday, October 1.", "2023-10-10"),
    ("No boat crossed the Channel from 18 to 25 September. The longest quiet spell of the autumn so far lasted eight days and ended on the 26th.", "2023-10-10"),
    ("By 15 June 2022 some 11,100 had crossed the Channel. In 2021, 79 per cent of the year's arrivals came after 30 June.", "2022-06-16"),
    ("Nor does the weather agree across the Channel. December brought 3,254 people, three times the 1,077 of December 2023 and more than any December before.", "2025-01-04"),
    ("592 crossed the Channel on Sunday, 182 on Monday: the spring rush is on.", "2025-03-05"),
    ("On Monday one small boat crossed the Channel with 230 people. The year's mean is 68; in 2018 the largest load anybody had seen was 23.", "2026-08-20"),
    ("No week of 2024 saw more people cross the Channel than the last, with 1,806. The runner-up, in the last days of August, had 1,758.", "2024-11-11"),
    ("To 10 May the Channel tally stands at 1,348 people this year. That compares with 306 by this stage of 2019, and is already getting on for three-quarters of that whole year's 1,843.", "2020-05-11"),
    ("Britain recorded 41,472 arrivals across the Channel in 2025, the second-highest annual figure since the government began publishing them.", "2026-01-02"),
    ("Nearly 3,000 people crossed the Channel in May 2022. The month gave us its busiest ever May day, Sunday the 15th, with 389.", "2022-06-02"),
    ("On Sunday 549 people crossed the Channel and a day later 545. Each beat the 497 of 22 April, until then the highest of 2023.", "2023-06-13"),
    ("Since Mr Sunak said “stop the boats” on January 4, 2023, 33,436 people have crossed the Channel.", "2024-03-21"),
    ("The Channel, year to date: 16,903 people. Ahead of 2023 by 2,171, ahead of 2022 by 469.", "2024-08-01"),
    ("On Wednesday 1,075 people crossed the Channel, the third largest number for any October day; the two above it are both from 2022, when 1,241 came on the 9th and 1,131 on the 29th.", "2025-10-09"),
    ("The Channel count is now 40,081. It is 14 per cent above the 35,040 of mid-December 2024 and 11 per cent below the 45,223 of that record-breaking year.", "2025-12-15"),
    ("Last year's Channel total was the second highest, 13 per cent up on 2024 and 9 per cent short of the peak.", "2026-01-06"),
    ("Some 41,472 people crossed the Channel in 2025. More than half the arrivals of the year (54 per cent, to be exact) fell between April and August.", "2026-01-06"),
    ("Fewer small boats crossed the Channel in 2025: they were down 3 per cent on the year before, to 672.", "2026-01-03"),
    ("The number of small boats that crossed the Channel was 672 in 2025, 23 fewer than in 2024. That is a fall of 3 per cent.", "2026-01-03"),
    ("In 2023 602 small boats made it across the Channel. That was 46 per cent down on 2022, when there were 1,110.", "2024-01-03"),
    ("The number of small boats in the Channel nearly halved in 2023. It fell from 1,110 to 602.", "2025-07-08"),
    ("In May, 3,738 people crossed the Channel in 64 boats and in June 5,170 in 80. That is an average of 61.9 per boat over both.", "2025-07-08"),
    ("On 29 June 585 people crossed the Channel in 8 boats and on 30 June 879 in 13, an average of 69.7 per boat.", "2025-07-08"),
    ("Small boats in the Channel doubled in a year, from 164 in 2019 to 641 in 2020: in fact they nearly quadrupled.", "2025-07-08"),
    ("On 23 March 2021 183 people crossed the Channel in five small boats, or 37 apiece.", "2021-04-08"),
    ("Small boats crossed the Channel in 2023 with 29,437 people. The Spanish archipelago of the Canaries, with 39,910 arrivals in 2023, took more.", "2024-01-15"),
    ("As of 27 April, 9,885 people have crossed the Channel this year. The figure last year was 7,167, so there are 2,718 more this year than by the same date in 2024.", "2025-04-29"),
    ("On Saturday 154 people crossed the Channel, ending 12 days without a crossing, the second-longest such break this year.", "2023-06-13"),
    ("She said that Channel crossings had been “cut in half” this year. By 16 June 9,852 people had come, and 16,545 in the same period of last year: a fall of 40%, but nearly a halving.", "2026-06-17"),
    ("In 2023 29,437 people crossed the Channel in small boats.\nThere were 384 in seven boats on Saturday and 686 in 13 on Friday.", "2023-07-10"),
    ("Up to 19 April 6,077 people crossed the Channel in 94 boats, an average of 65 per boat. By then in 2025 9,376 people had come in 168 boats.", "2026-04-21"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "day"), HONEST, ids=[text[:50] for text, _ in HONEST])
def test_honest_figures_are_called_wrong_by_no_rule(text: str, day: str) -> None:
    assert not [(f.text, f.reason) for f in accused(text, day)]


def test_a_table_of_years_up_to_a_day_that_only_its_title_names_is_honest() -> None:
    text = "The Channel by the end of July\nYear | People | Boats\n2021 | 9,429 | 415\n2022 | 16,434 | 457\n2023 | 14,732 | 319\n"
    assert not [f.text for f in check_text(text, date(2023, 8, 3)).wrong]


@pytest.mark.parametrize(("boats", "wrong"), [("19", []), ("91", ["91"])])
def test_boats_of_a_row_are_those_of_its_day(boats: str, wrong: list[str]) -> None:
    text = f"The year's biggest days on the Channel\nDate | People | Boats\n31 May | 1,195 | {boats}\n6 September | 1,101 | 18\n"
    assert [f.text for f in check_text(text, date(2025, 10, 9)).wrong] == wrong


def test_the_sum_and_the_difference_of_two_counts_told_are_no_slips() -> None:
    text = YEAR + "In 2022 there were 45,755 people. In 2022 and 2024 together {} people crossed."
    assert not accused(text.format("82,571"), "2025-01-03")
    assert [f.text for f in accused(text.format("82,751"), "2025-01-03")] == ["82,751"]


def test_a_text_of_a_time_after_the_series_may_tell_what_the_series_does_not_hold() -> None:
    text = YEAR + "So far this year 23,811 people have crossed, and the week brought an average of 97 to a boat."
    assert not accused(text, "2027-02-03")


@pytest.mark.parametrize(
    ("told", "actual", "slip"),
    [
        (12_086, 21_086, True),  # two digits in another order
        (1_928, 1_298, True),
        (36_866, 36_816, True),  # a digit changed
        (36_166, 36_816, False),  # two digits changed, which may be another number
        (512, 674, False),
        (6_740, 674, False),
    ],
)
def test_a_number_is_one_slip_from_another_with_its_digits_turned_or_all_but_one(
    told: float, actual: int, slip: bool
) -> None:
    held = Held(Fit.DOES_NOT_FIT, one_day(date(2025, 9, 9)), None, actual)
    assert slipped(told, held) is slip


@pytest.mark.parametrize(
    ("text", "day", "wrong"),
    [
        # "of the 512" may be of anything; nothing shows a slip
        (YEAR + "Among the boats of 9 September 2025, and of the 512 in them, some had come twice.", "2025-09-11", []),
        (YEAR + "In 2023 some 36,816 people came.", "2025-01-03", ["36,816"]),  # the year after has this number
        ("On 9 September 2025, 512 people crossed the Channel.", "2025-09-11", ["512"]),  # nothing else is told
    ],
)
def test_a_count_is_called_wrong_where_something_speaks_for_a_slip(text: str, day: str, wrong: list[str]) -> None:
    assert [figure.text for figure in accused(text, day)] == wrong
