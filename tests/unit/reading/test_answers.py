"""What the check of an article says of single sentences: every fault that was ever found in it, with the right answer.

Each case is a made-up text, the day it appeared, and for each figure the answer: F fits, R fits within revision, N is not
tested, X does not fit. "FR" means that either of two answers is right; a figure that is not named may have any answer but X.
"""

from __future__ import annotations

from datetime import date

import pytest

from crossing.reading.answers import Answer, Checked
from crossing.reading.engine import check

LETTERS = {Answer.FITS: "F", Answer.REVISED: "R", Answer.NOT_TESTED: "N", Answer.DOES_NOT_FIT: "X"}
CHANNEL = "\nThe boats crossed the English Channel from Calais to Dover."

# Spans with a dated end, windows without dates, two days: honest figures that were called wrong.
SPANS = [
    ("Between 1 January and 27 April 2025, 9,885 people crossed the Channel in small boats.", "2025-06-02", {"9,885": "F"}),
    ("Figures up to Monday show that 16,790 migrants have arrived in small boats since January 1.", "2023-08-16", {"16,790": "F"}),
    ("Figures up to Monday show that 16,790 migrants have arrived in small boats since 1 January.", "2023-08-16", {"16,790": "F"}),
    ("Since 1 January 2023, 16,790 migrants have arrived in small boats, figures up to Monday show.", "2023-08-16", {"16,790": "F"}),
    ("So far 20,110 people have arrived since Labour won the election on 5 July 2024.", "2024-12-02", {"20,110": "F"}),
    ("So far 20,110 people have arrived since Labour came to power.", "2024-12-02", {"20,110": "F"}),
    ("In the week to September 21, 1,157 people arrived in Britain across the Channel in 14 dinghies.", "2025-09-23", {"1,157": "F", "14": "F"}),
    ("There have been more than 45,000 arrivals in small boats since the Prime Minister took office, and yesterday (1 May) was the busiest day.", "2024-05-03", {"45,000": "FN"}),
    ("As at 22 August, more than 15,500 people had crossed the Channel since the policy was launched in April.", "2022-08-24", {"15,500": "FRN"}),
    ("Since the upsurge began in November 2018, more than 6,400 people have crossed the Channel in small boats.", "2020-08-13", {"6,400": "FR"}),
    ("Ministry figures show 484 people crossed the Channel on Monday and Tuesday.", "2024-07-12", {"484": "F"}),
    ("In two days 1,070 people crossed the Channel, 686 on Friday and 384 on Saturday.", "2023-07-09", {"1,070": "F", "686": "F", "384": "F"}),
    ("More than 1,000 migrants arrived in the UK after crossing the Channel in two days, taking the total for the year so far to over 12,500.", "2023-07-10", {"1,000": "F", "12,500": "F"}),
    ("Including the 300 people who came on Tuesday, a total of 1,172 migrants have arrived across the Channel this week.", "2023-09-04", {"300": "F", "1,172": "F"}),
    ("Between July and September last year 20,282 people arrived in small boats across the Channel.", "2023-06-06", {"20,282": "FR"}),
    ("It comes after last week saw a new high for the year, when 514 migrants arrived on Wednesday in small boats across the Channel.", "2024-03-28", {"514": "F"}),
    ("The busiest month for Channel crossings so far was July this year, when at least 1,111 migrants came ashore.", "2020-08-13", {"1,111": "FR", "busiest": "FR"}),
    ("In July 2020 some 1,111 people crossed the Channel. In the same month in 2019, at least 195 arrived.", "2020-08-13", {"1,111": "FR", "195": "FR"}),
]  # fmt: skip

# "This point last year" is no whole year.
SAME_POINTS = [
    ("By this time last year 10,472 people had made the crossing.", "2024-06-20", {"10,472": "F"}),
    ("The rate is 18 per cent above this time last year when 10,472 crossings of the Channel were recorded.", "2024-06-20", {"18": "F", "10,472": "F"}),
    ("The year's total for arrivals in small boats is down from the 2,072 by the same point in 2023 but up from 1,339 in 2022.", "2024-02-11", {"2,072": "F", "1,339": "FR"}),
    ("The total is 18% higher than the 28,453 people who had arrived across the Channel at this point (up to 1 December) last year, but 24% lower than the 44,174 arrivals at this stage in 2022.", "2024-12-03", {"18%": "F", "28,453": "F", "24%": "F", "44,174": "FR"}),
]  # fmt: skip

# Averages and one boat's load are no totals.
AVERAGES = [
    ("A total of 13 boats crossed the Channel on Monday carrying an average of 68 people each.", "2025-07-02", {"13": "F", "68": "F"}),
    ("The average reached 40 people per boat in the Channel in June 2022.", "2024-12-03", {"40": "F"}),
    ("On average 53 people arrived per boat in 2024, up from 49 in 2023.", "2025-01-02", {"53": "F", "49": "F"}),
    ("The number of small craft across the Channel dived from 1,110 to 602 in a year, so each carried 49.", "2024-01-05", {"1,110": "F", "602": "F", "49": "F"}),
    ("One dinghy with 125 people on board crossed the Channel on Saturday.", "2025-09-29", {"125": "N"}),
    ("One cutter came into Dover with around 50 migrants on board today.", "2024-02-11", {"50": "N"}),
]  # fmt: skip

# Words that fix no days, and a count that is denied.
LOOSE = [
    ("On Saturday 31 May 1,195 people crossed the Channel in 19 boats. In January to May 2024 it was 10,448 people.\nThey were packed: 63 souls were crammed into each boat.", "2025-06-02", {"63": "F"}),
    ("Small boats took 45,755 people over the Channel in 2022.\nIn the first week of 2023, 44 people arrived in one boat.\nEach boat had carried 41 people on average.", "2023-01-09", {"41": "F"}),
    ("Crossings of the Channel in small boats rose by 60 per centum in 2022, against 2021.", "2023-02-01", {"60": "F"}),
    ("So far this year 23,533 people have crossed the Channel, 1% fewer than by mid-September 2023 (23,731).", "2024-09-16", {"23,731": "F", "1%": "F"}),
    ("At the end of June crossings of the Channel were 48% ahead of the year before.", "2025-12-30", {"48%": "F"}),
    ("The busiest day in the Channel was 31 May, with 1,195. Spread the year out evenly and it is 114 a day.", "2025-12-30", {"1,195": "F", "114": "FN"}),
    ("With not one boat over the Channel for four days, 574 people have come in the past seven days.", "2020-09-03", {"574": "FR"}),
]  # fmt: skip

RECORDS = [
    ("The record for people crossing the Channel is 1,305 arrivals in a single day, the highest since data began in 2018.", "2025-06-02", {"1,305": "F"}),
    ("Some 45,774 arrivals in small boats were reported across the whole of 2022: the highest for a year since data on Channel crossings began in 2018.", "2025-06-02", {"45,774": "FR", "highest": "F"}),
    ("A total of 19,982 people crossed the Channel this year, including 879 who came on Monday, the third highest number on a single day so far this year.", "2025-07-02", {"19,982": "F", "879": "F", "third": "F"}),
    ("A record 290 migrants crossed the Channel on Sunday – the highest number for a single day in February.", "2024-02-26", {"290": "F", "highest": "F"}),
    ("A total of 384 people crossed the Channel on Saturday and 686 on Friday – the new highest daily total this year.", "2023-07-10", {"384": "F", "686": "F", "highest": "F"}),
    ("On Monday 879 people arrived in small boats, the third highest day of this year.", "2025-07-02", {"879": "F", "third": "F"}),
    ("Yesterday 474 people arrived in small boats, the highest daily count so far this August.", "2025-08-12", {"474": "F", "highest": "F"}),
]  # fmt: skip

# No arrivals in the United Kingdom: not tested, whatever the number.
ELSEWHERE = [
    ("Ministers fear a worst case with up to 65,000 people arriving in small boats across the Channel this year.", "2022-01-26", {"65,000": "N"}),
    ("Nearly 2,500 migrants trying to cross the Channel were picked up at sea by both countries in 2019.", "2020-01-02", {"2,500": "N"}),
    ("At least 100 people were landed in Dover today after crossing the Channel.", "2022-07-19", {"100": "NF"}),
    ("More than 5,000 people crossed the Channel in 2022.", "2023-01-05", {"5,000": "FN"}),
    ("French crews took 66 people back to the French shore after a failed Channel crossing on Saturday.", "2024-05-03", {"66": "N"}),
    ("The French stopped 697 people from crossing the Channel last week.", "2025-10-01", {"697": "N"}),
    ("Some 25,000 people died or went missing on the way to Italy in ten years, and the Channel saw 80 deaths.", "2025-01-02", {"25,000": "N", "80": "N"}),
]  # fmt: skip

# The commonest figures.
COMMON = [
    ("On Saturday 1,195 people arrived in 19 boats, which takes the total for this year to 14,812. That is 42% up on the same point last year (10,448) and 95% up on 2023 (7,610).", "2025-06-02", {"1,195": "F", "19": "F", "14,812": "F", "42%": "F", "10,448": "F", "95%": "F", "7,610": "F"}),
    ("Arrivals were 299 in 2018, 1,843 in 2019, 8,462 in 2020, 28,526 in 2021 and 45,755 in 2022.", "2025-06-02", {"299": "F", "1,843": "F", "8,462": "F", "28,526": "F", "45,755": "F"}),
    ("Since 2018, 150,220 people have crossed the Channel in small boats.", "2024-12-28", {"150,220": "F"}),
    ("Some 1,758 people arrived over the past seven days.", "2024-08-31", {"1,758": "F"}),
    ("In August 2025, 3,567 people arrived in 56 boats, the lowest August since 2021.", "2025-09-03", {"3,567": "F", "56": "F", "lowest": "F"}),
    ("There were 711 small boat arrivals yesterday.", "2024-05-02", {"711": "F"}),
    ("The number of boats crossing fell by 36 per cent last year.", "2024-05-13", {"36": "X"}),
    ("The number of boats crossing fell by 46 per cent last year.", "2024-05-13", {"46": "F"}),
    ("Crossings rose from fewer than 400 in 2018 to more than 40,000 in 2023.", "2025-07-15", {"400": "F", "40,000": "X"}),
    ("On that day 1,305 people crossed the Channel. It was followed by 1,241 on 9 September 2022.", "2025-08-13", {"1,241": "X"}),
    ("The total for 2023 was 29,347.", "2025-12-17", {"29,347": "X"}),
    ("In 2023, 29,347 people crossed the Channel in small boats.", "2025-12-17", {"29,347": "X"}),
    ("Small boat crossings between January and June are down 20% on last year.", "2023-07-11", {"20%": "X"}),
    ("In the first six months of 2023 arrivals fell by 20% on the same period of 2022.", "2023-07-11", {"20%": "X"}),
    ("In the first six months of 2023 arrivals fell by 10% on the same period of 2022.", "2023-07-11", {"10%": "F"}),
    ("By 7 November 2023 there had been 26,699 small boat arrivals this year, a fall of 33% on the same period of 2022.", "2023-11-15", {"26,699": "F", "33%": "F"}),
    ("Nobody has crossed for 11 days, the longest gap of the year.", "2025-11-04", {"11": "FN"}),
    ("On Christmas Day 451 people crossed the Channel in 11 boats.", "2025-01-02", {"451": "F", "11": "F"}),
    ("Small boat crossings are down about 25% compared to this time last year.", "2023-11-15", {"25%": "X"}),
    ("More than 500 people crossed the Channel on 11 October 2023.", "2025-01-02", {"500": "X"}),
    ("Iranians made up 30% of small boat arrivals last year.", "2025-01-02", {"30%": "N"}),
    ("Arrivals in small boats have topped 30,000 this year.", "2024-11-04", {"30,000": "FN"}),
    ("There have been 28 days without crossings as storms prevented boats from leaving France.", "2024-01-12", {"28": "FN"}),
    ("A record 12.900 people crossed the Channel in the first half of 2022.", "2022-07-05", {"12.900": "FRN"}),
]  # fmt: skip

# Figures that the words state plainly and the series contradicts.
WRONG = [
    ("In 2024, 38,616 people arrived in small boats across the Channel.", "2025-01-02", {"38,616": "X"}),
    ("On Saturday 1,159 people crossed the Channel in 19 boats.", "2025-06-02", {"1,159": "X"}),
    ("On Saturday 1,195 people crossed the Channel in 91 boats.", "2025-06-02", {"1,195": "F", "91": "X"}),
    ("On 6 September 2025, 1,101 people landed from 18 boats, the highest daily number since counting began in 2018.", "2025-09-15", {"1,101": "F", "highest": "X"}),
    ("Crossings are up 74% on the same point last year, with 14,812 arrivals so far this year in small boats.", "2025-06-02", {"74%": "X", "14,812": "F"}),
    ("In the week to September 28, 1,928 people landed in 19 boats after crossing the Channel.", "2025-10-01", {"1,928": "X", "19": "F"}),
]  # fmt: skip

# What the words round a number say it is, and what a number shares with the one it is compared with.
COMPARED = [
    ("Home Office figures show that 1,195 people arrived in 19 boats on 31 May.", "2025-06-02", {"1,195": "F", "19": "F"}),
    ("The National Crime Agency seized 600 boats last year.", "2025-04-29", {"600": "N"}),
    ("The year-to-date figure of 6,077 compares with 9,376 at the same time in 2025.", "2026-04-20", {"6,077": "F", "9,376": "F"}),
    ("In 2022 the average boat carried 41 people, up from 28.", "2023-01-03", {"41": "F", "28": "F"}),
    ("Last year 45,755 people came in 1,110 small boats.\nAugust was the busiest month with 8,631, followed by September with 7,694.", "2023-01-03", {"8,631": "F", "7,694": "X"}),
    ("Since January 10,358 have come. It is up 45% on the same point last year (7,167) and 79% on 2023 (5,799).", "2025-04-29", {"45%": "F", "79%": "F"}),
    ("This year 25,436 have crossed, half as many again as the 16,842 who had come by 30 July last year.", "2025-07-31", {"25,436": "F", "16,842": "F"}),
    ("Until this year, the record for a year had been 28,526.", "2022-11-15", {"28,526": "FN"}),
    ("Before this year 28,526 people was the most to have crossed the Channel in a year.", "2022-11-15", {"28,526": "FN"}),
    ("Prior to 2022, 28,526 people had crossed the Channel at most.", "2023-01-15", {"28,526": "FN"}),
    ("December saw 2,180 Channel arrivals, with 803 of them on the 20th.", "2026-01-05", {"2,180": "F", "803": "F"}),
    ("December saw 2,180 Channel arrivals, with 803 people arriving on the 20th.", "2026-01-05", {"803": "F"}),
    ("December saw 2,180 Channel arrivals, with 308 people arriving on the 20th.", "2026-01-05", {"308": "X"}),
    ("On the 20th 308 people crossed the Channel.", "2026-01-05", {"308": "N"}),
    ("On Tuesday 26 people had come in one boat.", "2026-07-30", {"26": "F"}),
    ("On Wednesday 26 people had come in one boat.", "2026-07-30", {"26": "N"}),
    ("May's total was 2,726, against 3,738 in May 2025. Boats numbered 42, down from 64.", "2026-06-03", {"42": "F", "64": "F"}),
    ("In the twelve months to the end of March 2026, 39,271 people arrived.", "2026-04-20", {"39,271": "F"}),
]  # fmt: skip

# Numbers beside the crossings that count something else, or that are rounded, meant as a threshold or part of a day: nobody is accused.
HONEST = [
    ("In the same part of 2019 the figure was 1,129. The whole of last year brought 1,843 across the Channel.", "2020-09-03", {"1,843": "F"}),
    ("The air show at Folkestone drew crowds to the Channel coast: 1,000 people arrived on Saturday by train alone.", "2025-06-02", {}),
    ("More than 1,300 people reached the finish of the Channel relay on Saturday.", "2025-06-02", {}),
    ("Of all Channel arrivals on Saturday, 1,020 people were brought in by Border Force and the rest by the RNLI.", "2025-06-02", {}),
    ("So far this year 13,200 people have been picked up and brought to Dover by Border Force, which meets most Channel boats.", "2025-06-02", {}),
    ("So far this year 12,500 adults have crossed the Channel in small boats.", "2025-06-02", {}),
    ("Excluding Saturday, 13,617 people crossed the Channel this year.", "2025-06-02", {}),
    ("The Channel crossings of 2024, 36,816, had been put at 36,000 by the bank of forecasters; 2023's 29,437 at 40,000.", "2025-06-02", {}),
    ("In May 2,950 people who had crossed the Channel in small boats arrived at Manston and were moved on within a day.", "2025-06-02", {}),
    ("Channel arrivals from Eritrea are up by 60 per cent this year.", "2025-06-02", {}),
    ("Women who crossed the Channel are 10 per cent of arrivals, up from 8 per cent last year.", "2025-06-02", {}),
    ("The number of people per boat in the Channel has grown by a tenth on last year.", "2025-06-02", {}),
    ("In the three weeks since the election about 2,500 people crossed the Channel in small boats, and 46 flights with 1,300 people left.", "2024-07-30", {}),
    ("The Channel saw nobody from Monday to Friday, and for 21 days no cutter had been out of service.", "2024-07-30", {}),
    ("For 30 days nobody died in the Channel; then, on 17 July, one did, and two days later another.", "2024-07-30", {}),
    ("October's 5,417 Channel arrivals were the most for any month this year and the second most for any October.", "2024-11-18", {"most": "F"}),
    ("The financial year 2023-24 had 31,079 Channel arrivals.", "2024-11-18", {"31,079": "F"}),
    ("On Saturday 1,195 people crossed the Channel in 19 boats. The reception site at Western Jet Foil was built for 800.", "2025-06-02", {}),
    ("Coach firms took 1,050 of the Saturday arrivals to Manston, the Channel's main processing centre, and the rest slept on the quay.", "2025-06-02", {}),
    ("Channel crossings were in the news again. On Saturday the Port of Dover handled 12,300 passengers, twice the number of a normal May day.", "2025-06-02", {}),
    ("Small boat arrivals in the UK stand at 16,903 this year. Ferry bookings rose 12 per cent on last July, three times the rise of the year before.", "2024-08-01", {}),
    ("Of the 3,414 who arrived by small boat in July, 2,900 or 85 per cent were men.", "2024-08-01", {}),
    ("Albania sent 41 per cent of those who crossed in the summer of 2022, but just 2 per cent in 2024.", "2024-08-01", {}),
    ("In small boats across the Channel, 12,000 Albanians have come this year, against 50 in 2020, the commander told MPs.", "2022-11-01", {}),
    ("The Channel deal with France is worth £478 million, three times the last one, and pays for 500 officers, up from 200 last year.", "2023-04-20", {}),
    ("The Home Office told the court that 3,300 of this year's small boat arrivals had been given a notice of intent.", "2023-04-20", {}),
    ("Officials expect 56,000 people to arrive in small boats in 2023 on their central estimate, up a fifth on 2022.", "2023-04-20", {}),
    ("A boat that left Dunkirk on Tuesday with 68 people on board, double the usual number, was towed into Ramsgate across the Channel.", "2023-04-20", {}),
    ("French police stopped 1,344 people on beaches in the week to Sunday, half as many again as the week before. Channel crossings resumed on Wednesday.", "2025-03-21", {}),
    ("Three boats crossed the Channel on Thursday morning before the fog closed in; by evening there had been more.", "2025-03-21", {}),
    ("If crossings of the Channel keep their pace, 23,000 people will come by the end of the year, 38 per cent fewer than in 2024.", "2025-03-21", {}),
    ("Kent has 2,000 children in care who came across the Channel alone, a rise of 300 since January.", "2025-03-21", {}),
    ("People paid smugglers up to €4,000 each, three times the price of 2023, to cross the Channel on Thursday.", "2025-03-21", {}),
    ("More boats meant more danger: the busiest day of 2023 saw 872 people cross the Channel, one of them on a paddle board.", "2024-01-02", {}),
    ("Net migration was 672,000 in the year to June, twenty times the number who crossed the Channel by small boat in the same time.", "2024-01-02", {}),
    ("Some 29,437 people crossed the Channel in 2023. In 2022 the coastguard logged 1,400 incidents and 58,000 people at sea.", "2024-01-02", {}),
    ("The barge has room for 506 people, and by Monday 39 had moved in, three fewer than on Friday. Channel boats kept coming.", "2023-09-04", {}),
    ("Crossings of the Channel are 20 per cent below last year's level, the Prime Minister claimed, before two busy weekends.", "2023-09-04", {}),
    ("Priti Patel said 1,168 people crossed the Channel on Tuesday, more than the 1,000 that a civil servant had been told of.", "2021-11-17", {}),
    ("The week to Sunday saw 1,912 people cross the Channel, and in the same seven days 2,050 asylum claims were lodged, a rise of 8%.", "2026-06-22", {}),
    ("Smugglers charged 1,912 people €1,500 each in the week to Sunday, so the Channel crossings of June alone earned them €2.9 million, up 40% on May.", "2026-06-22", {}),
    ("The Channel's busiest port, Dover, had its quietest June day since 2020 for ferries, with 14,000 passengers.", "2026-06-22", {}),
    ("On Monday 879 people crossed the Channel; at Dunkirk the prefecture put the number who set out at 1,100 and the number brought back at 221.", "2025-07-02", {}),
    ("A ticket for the crossing costs 1,500 euros, up 20 per cent on last year.", "2025-07-02", {}),
    ("The 19,982 who came in small boats this year compare with 431,000 net migrants in 2024, a twentieth.", "2025-07-02", {}),
    ("Channel crossings: Labour says the 2023 total was 30,000, near enough.", "2024-01-02", {}),
    ("The Channel patrols flew 1,110 hours in 2022 and 602 in 2023, a fall of 46 per cent.", "2024-01-02", {}),
    ("Manston fell from 4,000 people to 1,147 in a week, a drop of 71 per cent, as Channel crossings paused.", "2022-11-14", {}),
    ("The Channel deal raises the number of officers on the beaches by 40 per cent, from 250 to 350, on top of the 60 of last year.", "2022-11-14", {}),
    ("36,816 crossed the Channel in 2024. The Home Office's model had said 32,000 to 45,000.", "2025-01-02", {}),
    ("Had it not been for the wind, 1,500 might have crossed the Channel on Saturday, not 1,195, a skipper said.", "2025-06-02", {}),
    ("Up to 1,000 people crossed the Channel by Saturday afternoon.", "2025-06-02", {}),
    ("In 2024 it took until 24 May for the Channel total to pass 10,000; this year it took until 28 April, 26 days less.", "2025-06-02", {}),
    ("With 710 aboard 11 boats, Monday's crossings of the Channel were the heaviest of the year; one boat had 104.", "2026-06-22", {}),
    ("At 973, the Channel crossings of Saturday were half as many again as those of the busiest day in September.", "2024-10-07", {}),
]  # fmt: skip

# What the counts told beside it refute: digits in another order, another year's number, a change, an average, a place.
REFUTED = [
    ("Channel crossings this year are down 61 per cent on the 19,946 recorded by 13 August 2022; the count is 16,679.", "2023-08-14", {"61": "X"}),
    ("So far this year 356 boats have crossed the Channel with 16,679 people aboard, an average of 74 a boat.", "2023-08-14", {"74": "X"}),
    ("The Channel's busiest day of 2023, 10 August, saw 765 people make the trip.", "2023-08-14", {"765": "X"}),
    ("The total for 2021 was 28,526, five times that of 2020, when 8,462 people crossed the Channel in small boats.", "2022-01-05", {"five": "X"}),
    ("Some 28,526 people crossed the Channel in 2021. In 2020 4,862 did.", "2022-01-05", {"4,862": "X"}),
    ("The number of people crossing the Channel in 2021 was up 437 per cent on 2020.", "2022-01-05", {"437": "X"}),
    ("The year 2025 ended with 41,472 people having crossed the Channel, 4,566 more than the 36,816 of 2024.", "2026-02-10", {"4,566": "X"}),
    ("Channel crossings: 41,472 in 2025, 36,816 in 2024, 29,347 in 2023.", "2026-02-10", {"29,347": "X"}),
    ("The Home Office said 879 people made the crossing on Monday. That takes the number who have come to Kent in small boats this year to 19,892, the Home Office said.", "2025-07-02", {"19,892": "X"}),
    ("In the first half of 2025, 19,982 people crossed the Channel in small boats. In the first half of 2024 it was 13,489, so numbers have doubled.", "2025-07-02", {"doubled": "X"}),
    ("In the first half of 2025, 19,982 people crossed the Channel in small boats, six times as many as the 13,489 of the first half of 2024.", "2025-07-02", {"six": "X"}),
    ("Channel crossings fell from 45,755 in 2022 to 29,437 in 2023, a drop of 46 per cent.", "2024-01-02", {"46": "X"}),
    ("Channel crossings fell from 45,755 in 2022 to 24,937 in 2023.", "2024-01-02", {"24,937": "X"}),
    ("On Saturday 12 November 1,214 people crossed the Channel in 26 boats, an average of 74 per boat.", "2022-11-14", {"74": "X"}),
    ("In 2019, when 299 people crossed the Channel in small boats, our whole stock fitted into a car.", "2022-12-02", {"299": "X"}),
    ("In 2019, when 1,843 people crossed the Channel in small boats, our whole stock fitted into a car.", "2022-12-02", {"1,843": "F"}),
    ("In 2019, 299 of those who crossed the Channel were under ten.", "2022-12-02", {"299": "N"}),
    ("So far 33,562 people have crossed the Channel this year. At the same point two years ago it was 42,234.", "2024-11-25", {"42,234": "F"}),
    ("The twelve months that ended on Monday brought 43,309 people across the Channel in small boats.", "2025-07-01", {"43,309": "F"}),
    ("343 people arrived in small boats across the Channel on 6 September 2023.", "2023-09-07", {"343": "X"}),
    # By the counts of the day itself, 1,295 people in 27 boats; 1,137 in 25 are on record now.
    ("On Monday 22 August the navy met 1,295 people in 27 small boats in the Channel. That is 48 people per boat.", "2022-08-23", {"48": "FR"}),
    ("On Monday 22 August the navy met 1,295 people in 27 small boats in the Channel, an average of 58 per boat.", "2022-08-23", {"58": "X"}),
    ("The Channel total for 2022 so far is 41,829 – up 35% on the 28,526 recorded in all of 2021.", "2022-11-14", {"35": "X"}),
    ("Across 2024 as a whole, 36,816 people crossed the Channel in 695 boats. The year before, 29,437 came in 206 boats.", "2025-01-02", {"206": "X"}),
    ("Some 36,816 people crossed the Channel in 2024, 9,378 more than the 29,437 of 2023.", "2025-01-02", {"9,378": "X"}),
    ("Small boat arrivals in 2024 were up on 2023 by 52 per cent.", "2025-01-02", {"52": "X"}),
    ("The 36,816 small boat arrivals of 2024 were the highest annual total on record.", "2025-01-02", {"highest": "X"}),
    ("On Saturday 1,195 people crossed the Channel, the highest number ever recorded on a single day.", "2025-06-02", {"highest": "X"}),
    ("Arrivals in small boats in May 2025 reached 7,338, against 2,881 in May 2024.", "2025-06-02", {"7,338": "X"}),
    ("Between January and May, 14,812 people crossed the Channel. During those five months of 2024, 14,048 did so.", "2025-06-02", {"14,048": "X"}),
    ("In June 8,323 people crossed the Channel, the highest total of any June.", "2023-07-03", {"8,323": "X"}),
    ("Tuesday's tally was 1,168 people in 33 boats across the Channel. Last Thursday 1,520 came.", "2021-11-17", {"1,520": "X"}),
    ("So far in November 5,108 people have crossed the Channel against 567 in the same days of last year, a twentyfold rise.", "2021-11-17", {"twentyfold": "X"}),
    ("Since January 11,054 people have crossed the Channel. Last year at this point it was 18,400. Crossings are therefore down by 60 per cent.", "2026-06-22", {"60": "X"}),
    ("There were 170 boats in the Channel this year with 11,054 people, or 56 in each boat on average.", "2026-06-22", {"56": "X"}),
    ("The Channel saw 973 people cross on Saturday, 5 October, in 71 boats.", "2024-10-07", {"71": "X"}),
    ("August brought 3,567 small boat arrivals, 41 per cent fewer than the 4,149 of August last year.", "2025-09-02", {"41": "X"}),
    ("In all, 63,954 people crossed the Channel in small boats between 1 January and 9 November.", "2025-11-10", {"63,954": "X"}),
    ("Nobody had crossed the Channel for 21 days.", "2023-06-13", {"21": "X"}),
    ("There were 602 boats in the Channel in 2023 and 1,110 the year before: a drop of 36%.", "2024-01-09", {"36%": "X"}),
    ("The final count of Channel crossings for 2025 is 41,472. That’s up 13% on 2024, or in plain subtraction 6,456 extra people.", "2026-01-04", {"6,456": "X"}),
]  # fmt: skip

# Claims that the text quotes and denies, and records, shares and windows whose days the words name.
DENIED = [
    ("The shadow minister said “12,000 people have crossed the Channel since the start of the year”; the true figure is under half that.", "2025-03-21", {"12,000": "X"}),
    ("“We have cut Channel crossings by half,” the minister said. In fact they fell by 29% on the same period of 2022.", "2023-10-13", {"half": "X", "29%": "F"}),
    ("“Arrivals in small boats have doubled compared with last year.” WRONG. There were fewer.", "2023-08-14", {"doubled": "X"}),
    ("The minister said that July had been the “quietest month of the year” for small boats. It was not: February was.", "2025-08-06", {"quietest": "X"}),
    ("CLAIM: “This July saw the most small boat arrivals of any month since records began.” The claim is false.", "2026-08-21", {"most": "X"}),
    ("“On Saturday 300 people crossed the Channel,” a fisherman said. It was not clear how he knew.", "2025-06-02", {"300": "N"}),
    ("Friday 18 October was the busiest day of the year, with 647 Channel arrivals.", "2024-10-27", {"busiest": "X"}),
    ("Saturday 5 October was the busiest day of the year, with 973 Channel arrivals.", "2024-10-27", {"busiest": "F"}),
    ("The busiest day of the year so far in the Channel was 1 May, with 254 arrivals.", "2022-05-16", {"busiest": "X"}),
    ("On 2 October 472 people crossed the Channel in nine boats. It was the lowest daily figure of the month so far.", "2023-10-13", {"lowest": "X"}),
    ("On Friday 648 people crossed the Channel. Friday's figure was the second highest of the year.", "2025-11-10", {"second": "X"}),
    ("On Friday 18 October 647 people crossed the Channel. It was the busiest Friday of the year.", "2024-10-27", {"busiest": "FN"}),
    ("On Friday 18 October 647 people crossed the Channel. It was the busiest day of the year for the lifeboat.", "2024-10-27", {"busiest": "N"}),
    ("On 30 July 898 people crossed the Channel. That one day accounted for a third of the month's arrivals.", "2025-08-06", {"third": "X"}),
    ("On 30 July 898 people crossed the Channel. That one day accounted for a sixth of the month's arrivals.", "2025-08-06", {"sixth": "F"}),
    ("Counting of Channel crossings started in 2018. Since then more than 200,000 people have made the journey.", "2025-08-22", {"200,000": "X"}),
    ("Counting of Channel crossings started in 2018. Since then more than 170,000 people have made the journey.", "2025-08-22", {"170,000": "F"}),
    ("A total of 343 people crossed the Channel on 6 September 2023.", "2023-09-18", {"343": "X"}),
    ("Ministers may wish to note that in the seven days from 15 to 21 August 2022 there were 2,122 Channel arrivals.", "2022-08-23", {"2,122": "X"}),
    ("The Channel was calm; the boats came in one after the other, with an average of 51 people on each boat.", "2020-09-03", {"51": "X"}),
    ("So far this year 29,003 people have crossed the Channel. That means an average of 119 people have arrived each day this year.", "2025-09-01", {"119": "F"}),
    ("In August 3,567 people crossed the Channel, the lowest number for the month since 2021, when 3,053 came.", "2025-09-01", {"lowest": "F", "3,053": "F"}),
    ("August crossings lowest since 2021\nIn August 3,567 people crossed the Channel.", "2025-09-01", {"lowest": "FN"}),
    ("It was the first time since 327 people landed on 3 March that more than 300 crossed the Channel.", "2024-03-22", {"327": "F"}),
    ("On Monday 879 people crossed the Channel. In the week from 23 to 29 June, 1,703 people arrived.", "2025-07-01", {"879": "F", "1,703": "X"}),
    ("On Monday 659 people crossed the Channel. On 26 August 560 people arrived in two boats.", "2025-08-28", {"659": "F", "560": "X"}),
    # the day given with --date may be wrong: a day of the week is held against it only where another count shows that it is right
    ("At least 168 people crossed to the UK on small boats on Monday.", "2020-09-30", {"168": "N"}),
    ("The campaign posted: “5,000 people crossed the Channel yesterday.” Home Office data does not support that.", "2024-03-22", {"5,000": "X"}),
    ("One in three of this year's Channel arrivals came in April, the party claimed. That is false.", "2024-06-07", {"in": "X"}),
    ("August was the busiest month for Channel crossings, with 8,631 people, more than came in the whole of 2020.", "2022-12-06", {"8,631": "F"}),
    ("On Friday 557 people crossed the Channel in 17 boats.", "2025-10-13", {"557": "F", "17": "X"}),
    ("WHAT WAS CLAIMED: “2,500 people have crossed the Channel since the start of December.”\nOUR VERDICT: Wrong. The number is 730.", "2023-12-04", {"2,500": "X", "730": "F"}),
    ("“Crossings of the Channel have quadrupled since 2021.” Wrong.", "2023-12-04", {"quadrupled": "X"}),
    ("So far this year 8,389 people have crossed the Channel, almost four times the number at the same point of 2021.", "2022-05-16", {"four": "X"}),
    ("So far this year 8,389 people have crossed the Channel, 2.7 times the number at the same point of 2021.", "2022-05-16", {"2.7": "F"}),
    ("Wednesday had been “the busiest day on record for small boats”, she said. It was not.", "2025-10-13", {"busiest": "X"}),
    ("In 2024 an average of 704 people a week crossed the Channel in small boats, or 3,068 a month on average.", "2025-01-08", {"704": "F", "3,068": "F"}),
    ("In 2024 an average of 1,250 people a week crossed the Channel in small boats.", "2025-01-08", {"1,250": "X"}),
    ("In 2024 some 1,250 people a week were counselled by the Channel charity.", "2025-01-08", {"1,250": "N"}),
    ("Since Labour came to power 48,000 people have crossed the Channel in small boats.", "2025-08-13", {"48,000": "N"}),
    ("Since Labour came to power 31,000 people have crossed the Channel in small boats.", "2025-08-13", {"31,000": "X"}),
    ("The television Channel 4 had its highest ratings of 2020 with 6.9 million, and not since 2012 had the channel seen the like.", "2021-01-04", {}),
]  # fmt: skip

# Numbers whose words do not name what they count, but whose digits or place do.
BARE = [
    ("On the Channel boats fell by more than people. There were 602 in 2023 and 1,110 the year before.", "2024-01-09", {"602": "F", "1,110": "F"}),
    ("Boats in the Channel carried 49 people on average in 2023. In 2022 it was 41.", "2024-01-09", {"49": "F", "41": "F"}),
    ("Official data to the end of October show that 39,929 women, men and children have crossed the Channel in 2022.", "2022-11-01", {"39,929": "F"}),
    ("On 1 September 2023 small boats crossed the Channel. After five days of gales 872 people came on Saturday.", "2023-09-04", {"872": "F"}),
    ("Gales have kept Channel boats ashore since Friday: not one dinghy has landed in the last five days.", "2021-08-11", {"five": "F"}),
    ("The Channel count for 2023 was 29,437, against 45,755 a year earlier: a reduction of 36%, or 16,318 people.", "2024-01-02", {"36%": "F", "16,318": "F"}),
    ("The old high for a day in the Channel, of 259, had stood since August 6.", "2020-09-03", {"259": "F"}),
    ("Overall, 225 days of 2023 passed without a single boat in the Channel.", "2024-01-04", {"225": "F"}),
    ("The Channel saw 19,982 people in the first half of 2025, though on 106 of the half-year's 181 days there was no boat.", "2025-07-02", {"106": "F"}),
    ("Border Force picked up 49 people from four dinghies in the Channel on Boxing Day.", "2019-12-27", {"49": "F", "four": "F"}),
    ("More than 2,100 people crossed the Channel in four days after a fortnight without arrivals.", "2025-11-10", {"2,100": "F"}),
    ("On Saturday 209 people crossed the Channel in four boats and a further 56 came in one boat on Sunday.", "2023-09-18", {"209": "F", "56": "F"}),
    ("In 2023 they crossed the Channel in 602 boats, 508 fewer than the year before.", "2024-01-02", {"602": "F", "508": "F"}),
    ("In 2023 they crossed the Channel in 602 boats, 805 fewer than the year before.", "2024-01-02", {"805": "X"}),
    ("Since 2018 some 179,135 people have crossed the Channel, of whom a quarter (25.5%) came in 2022.", "2025-08-22", {"quarter": "F", "25.5": "F"}),
    ("The Channel total for 2021 is 24,893, nearly three times the 8,462 people recorded in the whole of 2020.", "2021-11-17", {"three": "F"}),
    ("The Channel total for 2019 is 1,789. In the whole of the previous year there were 299.", "2019-12-27", {"1,789": "F", "299": "F"}),
    ("Up to Sunday 33,562 had crossed the Channel this year. And last year? 27,708.", "2024-11-26", {"27,708": "F"}),
    ("In the first 20 days of June 2022, 2,083 people crossed the Channel.", "2023-06-21", {"2,083": "F"}),
    ("On the second Sunday of November 615 people crossed the Channel.", "2023-12-05", {"615": "F"}),
    ("Souls in 13 boats came over on Friday last, 1,072 of them. By Sunday 32,188 had come this year, where 24,335 had by the same day last year; and since 2018 it is 183,326.", "2025-09-22", {"1,072": "F", "32,188": "F", "183,326": "F"}),
]  # fmt: skip

# A year under way, a record as it was announced, a change borne out by the two counts it is told with.
ANNOUNCED = [
    ("Set beside 2019 the 29,437 of 2023 are plainly more, and sure to be the second highest annual figure of all.", "2023-12-29", {"second": "FN"}),
    # As it was announced it was the highest; by the counts on record now two days before it were higher.
    ("A record 1,295 people crossed the Channel on Monday.", "2022-08-23", {"1,295": "F", "record": "F"}),
    # The Home Office's own counts have not moved: a record by one in two hundred is one, and what is passed by as few is none.
    ("The first three months of 2024 saw 5,435 people reach the UK by small boat, the highest count for any January-to-March.", "2024-04-02", {"5,435": "F", "highest": "F"}),
    ("The peak of 1,295 for a single day, announced on 22 August 2022, stood for the rest of the year.", "2023-01-05", {"1,295": "F", "peak": "F"}),
    ("The peak of 696 for a single day, announced on 1 August 2022, stood for the rest of the year.", "2023-01-05", {"696": "F"}),
    ("Until the end of June 2025 there were 19,982 arrivals. From July there were 21,490, which is 8% down on the 23,327 of the second half of 2024.", "2026-01-03", {"8%": "FN"}),
    ("41,472 people crossed the Channel in 2025, up 31% on the 36,816 of 2024.", "2026-01-03", {"31%": "X"}),
    ("The Canary Islands show how routes lengthen: 46,843 people reached them in 2024.", "2026-02-02", {"46,843": "N"}),
]  # fmt: skip

# Words of comparison, spans told in two parts, fragments and records told by comparison.
PARAPHRASED = [
    ("25,387 people have crossed the Channel so far this year, 12,898 ahead of this time last year.", "2022-09-03", {"25,387": "F", "12,898": "F"}),
    ("6,796 people have crossed the Channel this year. That is 1,361 up on the same point last year.", "2025-04-05", {"1,361": "F"}),
    ("So far this year 6,796 people have crossed the Channel. It is 25% in excess of the 5,435 recorded by the same date in 2024.", "2025-04-05", {"25%": "F", "5,435": "F"}),
    ("So far this year 13,007 people have crossed the Channel. This is 45 per cent beneath the 23,666 of the same point last year.", "2026-07-24", {"45": "F", "23,666": "F"}),
    ("So far this year 6,796 people have crossed the Channel. By the 4th of April last year 5,435 people had crossed.", "2025-04-05", {"5,435": "F"}),
    ("In 2019/20 there were 2,109 small boat arrivals.", "2021-09-17", {"2,109": "F"}),
    ("From 2018 to the end of 2024, 151,138 people arrived by small boat.", "2025-03-07", {"151,138": "F"}),
    ("Between the start of 2018 and the end of 2020, 10,604 small boat arrivals were recorded.", "2021-09-07", {"10,604": "F"}),
    ("By the end of 2024, 151,138 people had arrived in small boats since 2018.", "2025-03-21", {"151,138": "F"}),
    ("Small boat arrivals rose by 237% between 2020 and 2021.", "2022-10-19", {"237%": "F"}),
    ("Small boat arrivals more than tripled in 2021.", "2022-10-19", {"tripled": "F"}),
    ("28,526 people crossed the Channel in 2021, 15.5 times as many as in 2019.", "2024-04-28", {"15.5": "F"}),
    ("By quarter, the 2024 small boat arrivals were 5,435 (Q1), 8,054 (Q2), 11,755 (Q3) and 11,572 (Q4).", "2025-11-09", {"8,054": "F", "11,755": "F", "11,572": "F"}),
    ("Small boat arrivals by year\n2023: 29,437\n2024: 36,816\n2025: 41,472", "2026-03-21", {"29,437": "F", "36,816": "F", "41,472": "F"}),
    ("149 people crossed the Channel in 4 boats on Tuesday, an average of 37 people per boat.", "2022-05-04", {"149": "F", "37": "F"}),
    ("The old mark was 609 in small boats. The number for 2026 is now 3,409. This is 18 per cent beneath the 4,134 of last year.", "2026-03-11", {"18": "F", "4,134": "F"}),
    ("There were 477 more small boats in 2020 than in 2019.", "2021-09-17", {"477": "F"}),
    ("36,816 people came in small boats in 2024 and 41,472 the year after.", "2026-07-24", {"41,472": "F"}),
    ("The last small boat of 2023, with 55 aboard, was met on December 16.", "2023-12-28", {"55": "F"}),
    ("Channel migrants in Dover: on Saturday 177 people came in 21 boats.", "2020-10-19", {"177": "F", "21": "X"}),
    ("After 1,195 small boat migrants landed in a single day – the highest number since records began – ministers met.", "2025-06-02", {"1,195": "F", "highest": "X"}),
    ("No first quarter on record has seen a higher figure than the 5,435 who crossed the Channel between January and March 2024.", "2024-04-09", {"5,435": "F"}),
    ("On Tuesday 882 people crossed the Channel in 15 boats, more than on any other day this year.", "2024-06-20", {"882": "F", "more": "F"}),
    ("Last year 41,472 people came in small boats. Each of them carried 62 people, as against 35 in 2024.", "2026-01-02", {"62": "F", "35": "X"}),
]  # fmt: skip

# Questions and headings, sums of several years, ranks that stand apart, fears, and numbers that lost a sign.
LED = [
    ("Small boats: how many came in 2023?\nIt was 29,437.", "2024-03-01", {"29,437": "F"}),
    ("Nearly 900 cross the Channel in small boats\nOn Tuesday 882 people crossed the Channel in 15 boats.", "2024-06-20", {"900": "F", "882": "F"}),
    ("The total of small boat arrivals over 2019 and 2020 was 10,305.", "2021-08-13", {"10,305": "F"}),
    ("In 2021, 28,526 people crossed the Channel, and in 2020 it was 8,462, making a total of 36,988 in two years.", "2022-10-15", {"36,988": "FR"}),
    ("Officials had feared 50,000 this year; so far 38,223 people have crossed the Channel in small boats.", "2025-11-08", {"50,000": "N", "38,223": "F"}),
    ("346 people crossed the Channel on 11 July, the third daily highest this year.", "2021-08-04", {"346": "FR", "highest": "N"}),
    ("The figure of small boat arrivals more than tripled from 8,462 in 2020 to 28,526 in 2021.", "2025-04-12", {"tripled": "F", "8,462": "FR", "28,526": "FR"}),
    ("On Friday nobody crossed the Channel. The sea had been empty for nine days, from 10 May to 13 May 2022.", "2022-05-14", {"nine": "X"}),
]  # fmt: skip

# Errors that a narrower or another reading hid, each beside an honest text of its kind.
HIDDEN = [
    ("The number for Tuesday is 882, in 15 boats; it is the largest number there has been on any day.", "2024-06-20", {"882": "F", "largest": "X"}),
    ("The number for Tuesday is 882, in 15 boats; it is the largest number there has been on any day this year.", "2024-06-20", {"882": "F", "largest": "F"}),
    ("On Wednesday 1,075 people crossed the Channel in 15 boats.\nIt was the highest quantity recorded on a single day in 2025.", "2025-10-10", {"1,075": "F", "highest": "X"}),
    ("The past year went with 41,472 small boat arrivals to end, the highest number since begin of the up-drawings 2018.", "2026-01-20", {"41,472": "F", "highest": "X"}),
    ("The past year went with 41,472 small boat arrivals to end, the highest number since begin of the up-drawings 2023.", "2026-01-20", {"41,472": "F", "highest": "FN"}),
    ("In 2021, when the boats first displaced the lorries, the twelve months had yielded 28,526 arrivals.", "2023-08-14", {"28,526": "F"}),
    ("In 2022 there had been 28,526 arrivals the year before.", "2023-08-14", {"28,526": "FN"}),
    ("This year alone 29,003 small boat migrants have come. The 25,000 mark was passed by the end of July, where in 2022 it had held out until the end of August.", "2025-08-31", {"29,003": "F", "25,000": "FN"}),
    ("This year alone 29,003 small boat migrants have come. In 2022 it was 45,755 in all. The 25,000 mark was passed by the end of May under Labour.", "2025-08-31", {"25,000": "FN"}),
    ("In 2022 25,065 people had crossed the Channel by 30 August. The 20,000 mark was passed by the end of July.", "2025-08-31", {"25,065": "F", "20,000": "FN"}),
    ("As of Sunday night, 41,455 people have crossed this year. They came in 617 boats, which makes 62 people per boat.", "2025-12-22", {"41,455": "F", "617": "X", "62": "F"}),
    ("As of Sunday night, 41,455 people have crossed this year. They came in 671 boats, which makes 62 people per boat.", "2025-12-22", {"41,455": "F", "671": "F", "62": "F"}),
    ("On Sunday, with 64 people in each boat on average, 703 people arrived in 11 boats.", "2024-08-13", {"64": "F", "703": "F"}),
    ("On Sunday 703 people arrived in 11 boats, where on 4 August it had been 46 people in each boat.", "2024-08-13", {"46": "FN", "703": "F"}),
    ("Fifty-five people came on December 16, and after them nobody: the year went out with 15 days that had no boat.", "2024-01-02", {"15": "FN"}),
    ("The year ended with 51 days that had no boat in the last quarter.", "2024-01-02", {"51": "FN"}),
    ("They take the utter for the current twelvemonth to 31,432, which is 2.4 times the 5,644 counted by this date a year ago.", "2021-09-07", {"31,432": "X", "5,644": "F"}),
    ("Figures placed the whole for 2023 at 13,774, which is 9 per cent decrease than the 51,106 of the same interval last yr.", "2023-07-19", {"13,774": "F", "51,106": "X"}),
    ("What was said about small boat arrivals.\n“They have doubled in a year,” said the first guest.\nNot so. From 1 January to 24 March there were 5,920 arrivals, compared with 4,306 over the same dates of 2024.", "2025-03-25", {"doubled": "X", "5,920": "F"}),
    ("From 1 January to 24 March there were 5,920 arrivals.\nA caller put this year's number at “well over 7,000”. See above: that is wide of the mark.", "2025-03-25", {"7,000": "X"}),
    ("By 13 July there had been 12,469 small boat arrivals this year. He went on: “The number of boats has fallen by two thirds.” It has not. There were 190, down from 385.", "2026-07-14", {"two thirds": "X", "12,469": "F"}),
    # a change of people is not borne out by two counts of boats
    ("In the Channel 500 boats came in 2023 and 600 boats in 2024. The number of people crossing rose 20% between 2023 and 2024.", "2025-06-01", {"20%": "X", "600": "F"}),
]  # fmt: skip

# What other figures of a text, or plain words, prove: each with a true number and a wrong one.
_TWO_DAYS = "Home Office data shows 549 people crossed on Sunday, followed by 545 on Monday. That makes {} for the two days together."
_QUARTERS = (
    "Small boats: 5,435 people in Q1, 8,054 in Q2, 11,755 in Q3. That last one is down 12% from {} in Q3 of last year."
)
_SECOND = "The second quarter, with 7,640 small boat arrivals, was {} by 7% on the 8,199 of April to June 2022."
_BOTH_YEARS = "Since January 12,313 people have come. That is 18% higher than at the same stage of last year, when the figure stood at 10,472, and 5% {} than in 2022 (11,690)."
_MARK = "Small boats brought 1,067 people between Thursday and Saturday. The total for 2024 is now 35,040. The 35,000 mark had been passed by {}."
_MONTH = "A total of 1,075 people arrived by small boat on Wednesday. During the month of September, {} people made the journey."
_A_DAY = "In 2025 41,472 people crossed. Averaged over the year, that is {} people a day."
_FIFTHS = "In 2025 41,472 people crossed. The three months from July to September brought 14,105 people, or more than {} of the whole."
_STORMS = "There were 1,339 arrivals in January. There were no boats at all for {} days from 27 January."
_OTHER_YEAR = "It is easy to forget how recent this is. In 2018 the authorities counted {} people."
_BEAT = "A total of 882 people came by small boat on Tuesday. It beat the 711 recorded on May 1, and it is the most in 24 hours since {} 2022."
TOGETHER: list[tuple[str, str, dict[str, str]]] = [
    (_TWO_DAYS.format("1,184"), "2023-06-13", {"1,184": "X", "549": "F"}),
    (_TWO_DAYS.format("1,094"), "2023-06-13", {"1,094": "F"}),
    (_QUARTERS.format("17,397"), "2024-10-08", {"17,397": "X", "12%": "F"}),
    (_QUARTERS.format("13,397"), "2024-10-08", {"13,397": "F"}),
    (_SECOND.format("up"), "2023-10-03", {"7%": "X", "8,199": "F"}),
    (_SECOND.format("down"), "2023-10-03", {"7%": "F"}),
    (_BOTH_YEARS.format("lower"), "2024-06-19", {"5%": "X", "18%": "F"}),
    (_BOTH_YEARS.format("higher"), "2024-06-19", {"5%": "F"}),
    (_MARK.format("14 December"), "2024-12-17", {"35,000": "FN"}),
    (_MONTH.format("1,251"), "2025-10-10", {"1,251": "X"}),
    (_MONTH.format("5,084"), "2025-10-10", {"5,084": "F"}),
    (_A_DAY.format("114"), "2026-01-02", {"114": "F"}),
    (_FIFTHS.format("two fifths"), "2026-01-02", {"two fifths": "X"}),
    (_FIFTHS.format("a third"), "2026-01-02", {"third": "F"}),
    (_STORMS.format("23"), "2022-03-02", {"23": "X"}),
    (_STORMS.format("16"), "2022-03-02", {"16": "FN"}),
    (_OTHER_YEAR.format("299"), "2022-03-02", {"299": "F"}),
    (_BEAT.format("November"), "2024-06-19", {"most": "F", "711": "F"}),
]  # fmt: skip

# Words that allow one reading only: how many days, which day, which boats, which year a change is measured from.
_WEEK = "In the Channel 1,185 people came in small boats on Thursday. Over the past seven days {} have arrived."
_PEAK = "On Tuesday 882 people crossed the Channel in small boats. The {} of May 11 had led the list until then."
_FULL = "Small boats brought 1,295 people across the Channel on Monday. They came in 27 boats, the ministry said, an average of {} per vessel. The year has seen 22,670."
_STAGES = "Since January 14,332 people have come in small boats, 9% more than at this stage of last year and {} on the same stage of 2022."
_TWO_SIDES = "To 20 August, 15,897 people came in 234 small boats in 2026. A year before, it was 27,997 in 471. That is a fall of {}, and the fewest at this stage since 2021."
ONE_READING: list[tuple[str, str, dict[str, str]]] = [
    (_WEEK.format("3,837"), "2021-11-13", {"3,837": "X"}),  # the number of eleven days
    (_WEEK.format("2,528"), "2021-11-13", {"2,528": "F"}),
    (_PEAK.format("711"), "2024-06-19", {"711": "X"}),  # the number of 1 May
    (_PEAK.format("120"), "2024-06-19", {"120": "FN"}),
    (_FULL.format("38"), "2022-08-23", {"38": "X", "27": "F"}),  # that of the year
    (_FULL.format("48"), "2022-08-23", {"48": "F"}),
    (_STAGES.format("also up 19%"), "2024-07-15", {"19%": "XN"}),
    (_STAGES.format("up 8%"), "2024-07-15", {"8%": "XN"}),  # level; up 8% on 8 July
    (_TWO_SIDES.format("43%"), "2026-10-20", {"43%": "F"}),
    ("As recently as November there had been 14 days in a row without a boat. By Saturday the total for 2024 was 35,040. That is 20% higher than at this point last year, almost double the figure for the whole of 2021.", "2024-12-16", {"double": "N", "20%": "F"}),
    ("Year to date: 32,188 in 532 small boats. 2024 by then: 24,335. Change: +32%. Boats +15%.", "2025-09-22", {"15%": "FN", "32%": "F"}),
    ("The Channel: 1,195 migrants came in one sole day, and London accuses Paris.", "2025-06-02", {"1,195": "F"}),
    ("The small boats of Sunday brought 423 people, the highest total since 752 came on 29 July.", "2026-08-11", {"752": "F"}),
]  # fmt: skip

# Records and ranks that none of the days told holds in the scope that the words name, each with one that does.
UNHELD = [
    (
        f"On Sunday 703 people reached Kent, while a harbour launch searched for a missing swimmer. It was, by the ministry's list, the {rank} number for any day of 2024.",
        "2024-08-12",
        {word: answer},
    )
    for rank, word, answer in (("second-highest", "second", "X"), ("third-highest", "third", "FN"))
] + [
    (
        "Off Dover a candidate called Tuesday “the worst day since counting began”. That day 882 people crossed in small boats.",
        "2024-06-19",
        {"worst": "X", "882": "F"},
    ),
    (
        "Off Dover a candidate called that Saturday “the worst day since counting began”. That day 1,305 people crossed in small boats.",
        "2022-09-05",
        {"worst": "FN", "1,305": "F"},
    ),
    (
        "We have come through a record June, one campaigner told reporters. In the month 3,041 people crossed the Channel.",
        "2024-07-03",
        {"record": "X", "3,041": "F"},
    ),
    (
        "We have come through a record June, one campaigner told reporters. In the month 5,170 people crossed the Channel.",
        "2025-07-03",
        {"record": "FN", "5,170": "F"},
    ),
    (
        "41,472 people came in small boats last year. It was the fourth-highest annual total since the count began and 13% up on 2024, when it was 36,816.",
        "2026-01-05",
        {"fourth": "X", "13%": "F"},
    ),
    (
        "41,472 people came in small boats last year. It was the second-highest annual total since the count began and 13% up on 2024, when it was 36,816.",
        "2026-01-05",
        {"second": "F", "13%": "F"},
    ),
    (
        "That makes 2025, with its 41,472 arrivals by small boat, a year like few. That makes 2025 the fourth-highest year since the count began.",
        "2026-01-05",
        {"fourth": "X"},
    ),
    (
        "That makes 2025, with its 41,472 arrivals by small boat, a year like few. That makes 2025 the second-highest year since the count began.",
        "2026-01-05",
        {"second": "F"},
    ),
    (
        "A minister was told that 882 people crossed on Tuesday in small boats, and that this is the second highest of the year.",
        "2024-06-19",
        {"882": "F", "second": "X"},
    ),
    (
        "A minister was told that 711 people crossed on 1 May in small boats, and that this is the second highest of the year.",
        "2024-06-19",
        {"711": "F", "second": "F"},
    ),
    # a month is one among months, whatever days are told beside it
    (
        "As a result November ended on 2,338 small boat arrivals, with 503 on 8 November. It is even the lowest November since 2020.",
        "2025-12-02",
        {"2,338": "F", "lowest": "XN"},
    ),
    # the scope of one record is not that of the next
    (
        "Britain reported 1,195 arrivals in small boats on Saturday, the highest daily toll of 2025 and the fifth-highest since counting began.",
        "2025-06-02",
        {"1,195": "F", "highest": "F", "fifth": "F"},
    ),
    # no record is claimed, the scope leaves another out, or it is one among Fridays
    (
        "Tuesday's 882 people in small boats were not the highest number for a day since counting began.",
        "2024-06-19",
        {"highest": "FN"},
    ),
    (
        "Only one week after the highest number for a day of 2024, 882, was 18 June's small boat count matched by none.",
        "2024-08-12",
        {"882": "F"},
    ),
    ("Sunday was, with 703 people in small boats, the busiest Sunday of the year.", "2024-08-12", {"busiest": "FN"}),
]

# Changes whose base the words name, or that claim what no days told bear out.
NAMED_BASES = (
    [
        (
            f"Small boats have brought 18,342 people since New Year. That is {words} the number who had come by 11 August last year.",
            "2024-08-13",
            {word: answer, "18,342": "F"},
        )
        for words, word, answer in (("double", "double", "X"), ("more than", "18,342", "F"))
    ]
    + [
        (
            f"Since the start of the month 3,041 people have crossed in small boats, {words} the number for the same 30 days of June last year.",
            "2024-07-01",
            {word: answer},
        )
        for words, word, answer in (("twice", "twice", "X"), ("well below", "3,041", "FN"))
    ]
    + [
        (
            "A caller to the Dover station said that small boat arrivals have doubled since last year. By 11 August 18,342 people had come.",
            "2024-08-13",
            {"doubled": "X", "18,342": "F"},
        ),
        (
            "A caller to the Dover station said that small boat arrivals have doubled since last year. By 11 August 21,000 forms had been filled in.",
            "2022-08-13",
            {"doubled": "FN"},
        ),
        (
            "Some 28,526 people crossed the Channel last year, six times the number of the year before.",
            "2022-01-05",
            {"six": "X", "28,526": "F"},
        ),
        (
            "Some 28,526 people crossed the Channel last year, more than three times the number of the year before.",
            "2022-01-05",
            {"three": "F", "28,526": "F"},
        ),
        (
            "In the Channel 41,472 people were counted in 2025. Put another way, 3,656 more people came than the year before.",
            "2026-01-05",
            {"3,656": "X"},
        ),
        (
            "In the Channel 41,472 people were counted in 2025. Put another way, 4,656 more people came than the year before.",
            "2026-01-05",
            {"4,656": "F"},
        ),
        (
            "So far 18,342 people have crossed in small boats. That's up by half on last year, said a guest.",
            "2024-08-13",
            {"half": "X", "18,342": "F"},
        ),
        (
            "So far 27,029 people have crossed in small boats. That's up by half on last year, said a guest.",
            "2025-08-13",
            {"half": "F", "27,029": "F"},
        ),
        (
            "So far 18,342 people have crossed in small boats. That is 5% more than by 11 August last year, when the figure was 16,170.",
            "2024-08-13",
            {"5%": "X", "16,170": "F"},
        ),
        (
            "So far 18,342 people have crossed in small boats. That is 13% more than by 11 August last year, when the figure was 16,170.",
            "2024-08-13",
            {"13%": "F", "16,170": "F"},
        ),
        (
            "June and July between them gave us two thirds of everyone who has come this year in small boats, 18,342 people.",
            "2024-08-13",
            {"two thirds": "X"},
        ),
        (
            "June and July between them gave us a third of everyone who has come this year in small boats, 18,342 people.",
            "2024-08-13",
            {"a third": "F"},
        ),
        # of another thing, or of a rise
        (
            "Small boats brought 18,342 people. Hotel bills rose 13% on last year, three times the rise of the year before.",
            "2024-08-13",
            {"three": "N"},
        ),
    ]
)

# The number of a day told of another, the total of a year of another, days without a boat until a day that had them.
MISDATED = (
    [
        (
            f"The highest day of the year in small boats is still the {number} on {day}.",
            "2024-08-13",
            {number: answer},
        )
        for number, day, answer in (
            ("882", "17 June", "X"),
            ("882", "18 June", "F"),
            ("711", "2 May", "X"),
            ("711", "1 May", "F"),
        )
    ]
    + [
        (
            f"Only one year has had more arrivals in small boats: in 2022 the total was {number}.",
            "2025-01-05",
            {number: answer},
        )
        for number, answer in (("29,437", "X"), ("45,755", "F"))
    ]
    + [
        (
            f"Nobody came for {days} days until Sunday, when 703 people crossed in small boats.",
            "2024-08-12",
            {days: answer, "703": "F"},
        )
        for days, answer in (("nine", "X"), ("four", "F"))
    ]
    + [
        (
            f"On Sunday 703 people crossed the Channel. With 11 boats, that is {each} people in each on average.",
            "2024-08-12",
            {each: answer},
        )
        for each, answer in (("46", "X"), ("64", "F"))
    ]
)

CASES = [
    *TOGETHER,
    *ONE_READING,
    *HIDDEN,
    *PARAPHRASED,
    *LED,
    *HONEST,
    *ANNOUNCED,
    *REFUTED,
    *DENIED,
    *BARE,
    *SPANS,
    *COMPARED,
    *SAME_POINTS,
    *AVERAGES,
    *LOOSE,
    *RECORDS,
    *ELSEWHERE,
    *COMMON,
    *WRONG,
    *UNHELD,
    *NAMED_BASES,
    *MISDATED,
]


def read(text: str, day: str | None) -> Checked:
    """Check a text that tells of the Channel in its second line."""
    return check(text + CHANNEL, date.fromisoformat(day) if day else None)


@pytest.mark.slow
@pytest.mark.parametrize(("text", "day", "expected"), CASES, ids=[text[:60] for text, _, _ in CASES])
def test_each_figure_gets_its_right_answer(text: str, day: str, expected: dict[str, str]) -> None:
    figures = read(text, day).figures
    for words, letters in expected.items():
        found = [f for f in figures if f.text == words or f.text.rstrip("%") == words or words in f.text.split()]
        assert found, f"{words} is not listed"
        assert any(LETTERS[f.answer] in letters for f in found), [
            (f.text, f.answer, f.measure, f.span, f.reason) for f in found
        ]
    accused = {f.text for f in figures if f.answer is Answer.DOES_NOT_FIT}
    right = {words for words, letters in expected.items() if "X" in letters}
    assert len(accused) <= len(right), accused


def test_without_a_date_of_publication_only_dated_figures_are_tested() -> None:
    checked = read(
        "On Saturday 1,195 people crossed the Channel. On 31 May 2025, 1,195 people crossed the Channel.", None
    )
    assert [f.answer for f in checked.figures if f.text == "1,195"] == [Answer.NOT_TESTED, Answer.FITS]
    assert "--date" in " ".join(checked.notes)
    assert "--date" in next(f.reason for f in checked.figures if f.text == "1,195")


@pytest.mark.parametrize("day", ["0001-01-01", "1999-05-05", "9999-12-31", "2052-03-04"])
def test_a_date_outside_the_series_is_told_and_ends_in_no_error(day: str) -> None:
    checked = read("On Saturday 1,195 people crossed the Channel, 12% more than at this point last year.", day)
    assert not checked.wrong and len(checked.notes) == 1


UNNAMED = "About 600 people crossed on Wednesday, and 28,526 did so last year, the Home Office says.\nSince January, 9,252 have arrived."


def test_a_text_that_does_not_name_the_channel_is_believed_by_its_counts() -> None:
    """Two counts told to the last person show the series; one may be chance, and then nothing is said of any."""
    day = date(2022, 4, 15)
    alone = check(UNNAMED, day)
    assert {f.answer for f in alone.figures} == {Answer.NOT_TESTED}
    shown = check(UNNAMED + "\nIn March 3,066 came, against 831 in March 2021.", day)
    assert {f.text: f.answer for f in shown.figures}["9,252"] is Answer.DOES_NOT_FIT


def test_a_text_of_the_beaches_and_of_england_is_about_this_route_whatever_others_it_names() -> None:
    """A paper of Boulogne need not name the Channel, and may compare it with the Canaries."""
    text = "The boats are back off Wimereux. In 2023 the British counted 29,437 arrivals. The Canaries had more."
    figures = check(text, date(2024, 1, 15)).figures
    assert [figure.answer for figure in figures if figure.value == 29437] == [Answer.FITS]


@pytest.mark.parametrize("place", ["Lampedusa", "Greece", "the Canary Islands", "Malta"])
def test_boats_that_come_to_other_shores_are_not_tested(place: str) -> None:
    text = f"About 600 people arrived in {place} on Wednesday, and 28,526 did so last year, the Home Office says.\nSince January, 9,252 have arrived. In March 3,066 came, against 831 in March 2021."
    assert {f.answer for f in check(text, date(2022, 4, 15)).figures} == {Answer.NOT_TESTED}


def test_a_day_told_long_before_this_week_is_no_end_of_this_week() -> None:
    text = "The statistics run to June 30. This week 300 people crossed the Channel in small boats."
    assert {f.text: f.answer for f in check(text, date(2024, 8, 20)).figures}["300"] is Answer.NOT_TESTED


def test_whose_words_do_not_fit_is_said_in_the_answer() -> None:
    text = "“In 2024 some 96,816 people crossed the Channel in small boats,” said Jane Roe. In fact it was 36,816."
    figure = next(f for f in read(text, "2025-02-01").figures if f.text == "96,816")
    assert figure.answer is Answer.DOES_NOT_FIT
    assert figure.reason.startswith("Jane Roe is quoted. On record now: 36,816")


@pytest.mark.parametrize(
    ("text", "day", "words"),
    [
        ("Small boat crossings of the Channel between January and June are down 10% on last year.", "2023-07-11", "people fell by 10.3% from January to June 2023"),
        ("In the first half of 2025 small boat crossings of the Channel rose by 48% on the first half of 2024.", "2025-07-11", "people rose by 48.1% from January to June 2025"),
    ],
)  # fmt: skip
def test_a_change_is_told_as_a_rise_or_a_fall(text: str, day: str, words: str) -> None:
    assert any(words in figure.reason for figure in check(text, date.fromisoformat(day)).figures)
