"""Clean articles are left alone, and the test of the word rules is seeded."""

from __future__ import annotations

from datetime import date

import pytest

from crossing.ledger import tables
from crossing.reading.engine import check
from crossing.workshop import bench_words

CLEAN = """Ministers from Britain and France will meet in Lille next month to review patrols on the beaches, the Home Office said.
The two sides agreed in July 2021 that the UK would pay £54m for extra officers. A further deal, worth £480 million over three years, followed in March 2023.
“We will not be distracted,” said Yvette Cooper, who was then home secretary. “People’s lives are at stake, and the gangs know it.”
François Héran, a demographer at the Collège de France, said the number of crossings was small beside the number of people who move within Europe.
Emmanuel Macron's government has asked for more money; Bruno Retailleau's officials say that 1,200 gendarmes are already on duty between Dunkirk and Le Touquet.
In Dover, a volunteer from a refugee charity said she'd seen people arrive "soaked, frightened and unable to speak". An RNLI crew had given them blankets.
A Conservative MP, Tim Loughton, asked how many of them had been returned. The minister replied that an hour-by-hour count did not exist.
The Mediterranean route is far busier: the Italian interior ministry counted more than 150,000 arrivals by sea in 2023, most of them from Tunisia and Libya.

The head of a European satellite firm has resigned after a launch failed for the third time. Shares in the company, which employs 4,100 people, fell by 11%.
Investigators in Toulouse said that a valve had frozen. “It's a one-in-a-million fault,” an engineer said, “and we have had it twice.”
A unanimous board thanked Anneliese Brückner, who has led the firm since 2016. Her deputy, Jean-Baptiste Moreau, will run it until a successor is named.

Scientists counting seabirds on the Farne Islands found 43,956 pairs of puffins, an increase of about 1% on the count made five years earlier.
The rangers lie on the grass, reach into the burrows by hand and hope not to be bitten. It is, one of them said, the best job in England.
Avian flu closed the islands to visitors in 2022 and 2023. The National Trust said the reopening had been handled with care, and that early figures were better than feared.
"""


AS_ON_A_WEB_PAGE = """Small children were among those whom Border Force brought into Dover on Tuesday after a night at sea.
At least 27 boats were towed into the marina at Dover by two cutters, and volunteers handed out blankets and hot tea.
Crews worked through the morning because the wind was due to turn on Wednesday and nobody expected more crossings then.
Small children (pictured) were among those whom Border Force brought into Dover on Tuesday after a night at sea
At least 27 boats were towed into the marina at Dover by two cutters, while volunteers handed out blankets and hot tea
Pictured: Crews worked through the morning because the wind was due to turn on Wednesday
A volunteer said: 'We have not had one quiet day since the summer began and we do not expect one.
The harbour at first light, as seen from the eastern arm
'People ask what we need, and the answer is socks.' The group collects at dovertea.org.uk and under #socksfordover.
"""


def test_a_page_that_repeats_itself_below_its_pictures_is_left_alone() -> None:
    checked = check(AS_ON_A_WEB_PAGE, date(2020, 9, 23))
    assert (checked.passages, checked.reworded) == ((), False)


@pytest.mark.slow
def test_clean_text_is_left_alone() -> None:
    checked = check(CLEAN, date(2025, 6, 20))
    assert not checked.suspicious, [*checked.passages, *checked.wrong]


@pytest.mark.slow
def test_the_benchmarks_clean_articles_raise_at_most_one_alarm_in_300_words() -> None:
    articles = bench_words.clean_articles()
    words = sum(len(line.split()) for article in articles for line in article)
    alarms = sum(len(bench_words.suspicious_lines(article)) for article in articles)
    assert words > 1000 and alarms * 300 <= words


def test_no_release_of_the_series_moves_the_score_of_the_rules(monkeypatch) -> None:
    noted: set[str] = set()
    monkeypatch.setattr(tables, "used", lambda: noted)
    bench_words.suspicious_lines(bench_words.clean_articles()[0])
    assert not noted & {"daily", "revisions", "releases"}


@pytest.mark.slow
def test_the_benchmark_is_seeded_and_has_a_row_for_every_kind() -> None:
    table = bench_words.benchmark(seed=1, rounds=1)
    again = bench_words.benchmark(seed=1, rounds=1)
    assert table == again
    assert [row["kind"] for row in table] == [*bench_words.KINDS, "clean text"]
    assert all(row["found"] <= row["planted"] for row in table)
    assert sum(row["found"] for row in table) >= 0.7 * sum(row["planted"] for row in table)
