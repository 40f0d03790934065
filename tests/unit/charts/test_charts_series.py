"""Charts of days, weeks, months and running totals: their numbers against the plain tables, their words, their marks."""

from __future__ import annotations

from collections import Counter
from datetime import date, timedelta

import pandas as pd
import pytest

import chapters
import plain
import svg
from crossing.charts.forms.weeks_and_months import AXIS, FAINT, _signs
from crossing.charts.marks import Plane
from crossing.charts.model import Chart
from crossing.charts.style import EVENT, inside
from crossing.errors import BookError
from crossing.language import prose
from crossing.ledger import Ledger, load
from crossing.official.quantities import lookup
from pins import pin, said
from some import some

# Home Office totals as the reference notes print them.
YEARS = {year: pin(f"year.{year}") for year in range(2018, 2026)}
REPORTS = f"{prose.in_words(len(load().sources))} reports"  # what the chart of all years says of its triangles


def _words(chart_id: str) -> dict:
    return chapters.specification(chart_id)["usermeta"]["figure"]


def _drawn(chart_id: str) -> dict[str, dict]:
    """The specification of a chart by layout."""
    wide = chapters.specification(chart_id)
    return {"narrow": wide["usermeta"]["figure"]["narrow"], "wide": wide}


def _values(drawing: dict, layer: dict) -> list[dict]:
    """The rows of a layer, which the whole drawing keeps by name."""
    return drawing["datasets"][layer["data"]["name"]]


MONTHS = ("year.2018", "year.2022", "year.2025", "year.2019", "year.2021", "span.2022-08-01.2022-08-31")
THREE_DAYS = said("span.2021-09-06.2021-09-08")
WANTED = {
    "arrivals-2018-2025": (
        ("peaked in 2022",),
        (*map(said, MONTHS), REPORTS),
    ),
    "between-weeks": (
        ("fell in 2023", "rose again in 2024"),
        (f"{said('year.2022')} in 2022", said("year.2023"), said("year.2024"), "17 policy events"),
    ),
    "pilot-dates-2025": (
        ("By June 2026", "more than 900 were returned", "about as many admitted"),
        (
            "Returned to France, 10 June 2026: more than 900",
            "Admitted to the UK, 10 June 2026: about 900",
            "18 Sep: first return",
        ),
    ),
    "between-prevented": (
        ("21,317", "29,649"),
        ("not recorded, which is not zero", "7,167", "In the 35 weeks", "5 May 2024"),
    ),
    "to-date-2021": (
        ("2021", "2020", "seven weeks"),
        (
            "13,500",
            said("year.2020"),
            said("span.2021-01-01.2021-09-07"),
            "21 July 2021",
            "where the report has 13,500",
        ),
    ),
    "days-round-the-meeting": (
        (THREE_DAYS, said("day.2021-09-06"), "three days"),
        (
            "19 of the 29 days",
            "828 were reported",
            "6 to 8 September 2021: {}, {} and {}".format(*(said(f"day.2021-09-{day:02}") for day in (6, 7, 8))),
        ),
    ),
    "november-2021-days": (
        ("1,185", said("day.2021-11-11")),
        ("On 15 of the 30 days", "almost 700", said("day.2021-11-10")),
    ),
    "november-2021-to-date": (
        ("22,300", "without the record day"),
        (said("span.2021-01-01.2021-11-10"), said("span.2021-01-01.2021-11-11"), "not at zero"),
    ),
    "between-published-twice": (
        ("70 of the 114 days with arrivals",),
        (
            "234 of the 253 days",
            "37 of these were raised, 33 lowered, 44 left",
            "36,344",
            "36,445",
            "six of them have arrivals",
        ),
    ),
}


@pytest.mark.parametrize("chart_id", WANTED)
def test_words_carry_the_numbers(charts: dict[str, Chart], chart_id: str):
    made, (title, alt) = charts[chart_id], WANTED[chart_id]
    assert all(words in made.title for words in title), made.title
    assert all(words in made.alt for words in alt), made.alt


def test_months_and_years_against_the_plain_table(arrivals: dict[date, int]):
    total: Counter[str] = Counter()
    for day, people in arrivals.items():
        total[f"{day:%B %Y}"] += people
    *months, whole = _words("arrivals-2018-2025")["rows"]
    assert [row[0] for row in months[:2]] == ["January", "February"] and len(months) == 12
    assert all(row[n] == total[f"{row[0]} {year}"] for row in months for n, year in enumerate(YEARS, start=1))
    *years, so_far = whole[1:]
    assert years == list(YEARS.values()) and so_far == sum(
        people for day, people in arrivals.items() if day.year > max(YEARS)
    )
    # a month that is not over has what it has so far, one that has not begun is missing
    assert _words("arrivals-2018-2025")["columns"][-1] == "2026 so far" and months[-1][-1] is None


def test_the_hero_chart_shows_reports_and_turns(ledger: Ledger):
    names = ledger.sources["name"]  # without its month, which the axis shows
    for layout, drawing in svg.drawings("arrivals-2018-2025").items():
        words = " ".join(one.words for one in svg.words(drawing))
        assert all(name in words for name in (*names, said("year.2021"), "Rwanda partnership")), layout
    # the words of the turns stand on clear paper: over the highest line of the grid, whose number is the first at the left
    words = svg.words(svg.drawings("arrivals-2018-2025")["wide"])
    highest = min(one.box[1] for one in words if one.words.endswith(",000"))
    turns = [one for one in words if one.words in {"Labour", "government", "withdrawn", "announced", "back reported"}]
    assert len(turns) == 5 and all(one.box[3] < highest for one in turns)
    # a ring is always a reported value: the reports' dates are triangles
    for drawing in _drawn("arrivals-2018-2025").values():
        points = [layer["mark"] for layer in drawing["layer"] if layer["mark"]["type"] == "point"]
        assert [mark["shape"][:8] for mark in points] == ["triangle"]


@pytest.mark.parametrize("count", [1, 6, 9])
def test_any_number_of_reports_finds_room(count: int):
    reports = pd.DataFrame(
        {"at": [40 + 3.0 * n for n in range(count)], "name": "Back-translated copy", "date": date(2021, 1, 1)}
    )
    signs = _signs(Plane("wide"), reports, "The reports", 6.7)
    assert len(signs) == count and signs["line"].max() < count
    boxes = [(line, x * 6.7 + (-170 if side == "right" else 0), x * 6.7 + (0 if side == "right" else 170)) for x, side, line in zip(signs["x"], signs["side"], signs["line"], strict=True)]  # fmt: skip
    assert all(b <= c or d <= a for n, (line, a, b) in enumerate(boxes) for other, c, d in boxes[:n] if line == other)
    assert all(left >= 0 and right < 670 for _, left, right in boxes)


@pytest.mark.slow
def test_weeks_and_months_of_three_years(arrivals: dict[date, int]):
    words = _words("between-weeks")
    ending, most = max(((row["week_ending"], int(row["arrivals"])) for row in plain.rows("home_office_weekly.csv") if "2022" <= row["week_ending"] < "2025"), key=lambda week: week[1])  # fmt: skip
    assert ending == "2022-08-28" and f"28 August 2022, with {most:,} people" in words["alt"]
    assert len(words["rows"]) == 36 and words["rows"][0] == [
        "January 2022",
        plain.total(arrivals, date(2022, 1, 1), date(2022, 1, 31)),
    ]
    for drawing in svg.drawings("between-weeks").values():
        titles = [one.words for one in svg.words(drawing) if one.words.endswith(" people")]
        assert titles == [f"{year}: {YEARS[year]:,} people" for year in (2022, 2023, 2024)]
    assert all(YEARS[year] == plain.total(arrivals, date(year, 1, 1), date(year, 12, 31)) for year in YEARS)


def test_words_of_events_stand_over_the_bars_on_their_rules(ledger: Ledger):
    told = [date.fromisoformat(day) for day in ledger.policy.loc[ledger.policy["chapter"] == "between", "date"]]
    for layout, drawing in some(_drawn("between-weeks").items()):
        layers = [(layer["mark"], _values(drawing, layer)) for layer in drawing["layer"]]
        bars = [rows for mark, rows in layers if mark["type"] == "rect"]  # of each year
        rules = [row for mark, rows in layers if mark["type"] == "rule" for row in rows if "y2" in row]
        words = [row for mark, rows in layers if mark["type"] == "text" and mark["color"] == EVENT for row in rows]
        px = (inside(layout) - AXIS) / 366
        for year, (foot, top) in zip(
            (2022, 2023, 2024), [(rows[0]["y2"], min(row["y"] for row in rows)) for rows in bars], strict=True
        ):
            ruled = {row["x"] for row in rules if row["y2"] == pytest.approx(foot)}
            above = [row for row in words if row["x"] in ruled and foot - 300 < row["y"] < foot]
            assert above and max(row["y"] for row in above) < top  # over the highest bar
            days = {round(AXIS + (day.timetuple().tm_yday - 0.5) * px, 2) for day in told if day.year == year}
            # every event has a rule, its own or that of the day before
            assert ruled <= days
            assert all(any(day - 2.01 * px <= rule <= day for rule in ruled) for day in days)


def test_pilot_draws_each_total_on_its_day(charts: dict[str, Chart], ledger: Ledger):
    for layout, drawing in _drawn("pilot-dates-2025").items():
        dots = [_values(drawing, layer) for layer in drawing["layer"] if layer["mark"]["type"] == "point"]
        # returned, admitted: those given as a number, and hollow those given as “about” or “more than”
        assert [len(rows) for rows in dots] == [8, 1, 7, 2]
        words = " ".join(one.words for one in svg.words(svg.drawings("pilot-dates-2025")[layout]))
        assert "more than 900 returned" in words and "about 900 admitted" in words and "6 Aug: treaty in" in words
        assert "Aug 2025" in words and ("Jan 2026" in words or "Feb 2026" in words)  # two years stand under the axis
    # a day for which only one of the two was published has no number of the other
    rows = {row[0]: row[1:] for row in _words("pilot-dates-2025")["rows"]}
    assert rows["3 February 2026"] == [305, None] and rows["31 October 2025"] == [75, 51]
    assert rows["27 January 2026"] == [281, "about 350"] and rows["5 March 2026"] == [377, 380]


def test_prevention_is_missing_before_may_2024_and_never_zero():
    weeks = [row for row in plain.rows("home_office_weekly.csv") if row["week_ending"].startswith("2024")]
    known = [row for row in weeks if row["people_prevented"] != ""]
    prevented, arrived = sum(int(row["people_prevented"]) for row in known), sum(int(row["arrivals"]) for row in known)
    assert (prevented, arrived, known[0]["week_ending"], len(known)) == (21317, 29649, "2024-05-05", 35)
    rows = _words("between-prevented")["rows"]
    assert len(rows) == len(weeks) and [row[2] for row in rows[: len(weeks) - 35]] == [None] * (len(weeks) - 35)
    # the panels print both totals, and the weeks that they leave out are drawn faint
    for layout, drawing in _drawn("between-prevented").items():
        titles = " ".join(one.words for one in svg.words(svg.drawings("between-prevented")[layout]))
        assert f"{arrived:,} in 35 weeks" in titles and f"estimates: {prevented:,}" in titles
        boxes = [layer for layer in drawing["layer"] if layer["mark"]["type"] == "rect"]
        full, _, faint, estimates = boxes  # the second panel has no faint bars
        tall = [sum(row["y2"] - row["y"] for row in _values(drawing, layer)) for layer in (full, faint, estimates)]
        left_out = sum(int(row["arrivals"]) for row in weeks) - arrived
        assert [one / tall[0] * arrived for one in tall] == pytest.approx([arrived, left_out, prevented], abs=5)
        assert faint["mark"]["opacity"] == FAINT < 1 == full["mark"]["opacity"]


def test_totals_of_years_were_given_before_the_weekly_table_has_them(ledger: Ledger, monkeypatch: pytest.MonkeyPatch):
    made = chapters.drawn("between-prevented", ledger, monkeypatch)
    assert "Totals for whole years were given for 2021 to 2023" in made.subtitle
    counts = ledger.public_counts
    late = counts[~counts["context_id"].isin(["prevented-2021", "prevented-2022", "prevented-2023"])]
    only = counts[counts["context_id"] == "prevented-2023"].assign(
        context_id="prevented-2024", start=pd.Timestamp(2024, 1, 1), end=pd.Timestamp(2024, 12, 31)
    )
    with pytest.raises(BookError, match="between-prevented no longer holds"):
        chapters.drawn("between-prevented", ledger.replaced(public_counts=pd.concat([late, only])), monkeypatch)


def test_totals_to_date(arrivals: dict[date, int], ledger: Ledger):
    assert (
        plain.total(arrivals, date(2020, 1, 1), date(2020, 12, 31)),
        plain.total(arrivals, date(2021, 1, 1), date(2021, 9, 7)),
    ) == (
        YEARS[2020],
        pin("span.2021-01-01.2021-09-07"),
    )
    before = plain.total(arrivals, date(2021, 1, 1), date(2021, 7, 20))
    assert before <= YEARS[2020] < before + arrivals[date(2021, 7, 21)]
    words = _words("to-date-2021")
    assert words["rows"][-1] == ["December", YEARS[2020], YEARS[2021]]
    # the report prints no last day: the words say that the day is a reading, as the ledger does
    assert ledger.claim("turnaround-2021-09-14").span_basis == "inferred"
    assert "without a last day, read as ending on 7 September 2021" in words["subtitle"]


def test_days_round_the_meeting(arrivals: dict[date, int]):
    three = [arrivals[date(2021, 9, day)] for day in (6, 7, 8)]
    assert [f"{people:,}" for people in (*three, sum(three))] == [
        *(said(f"day.2021-09-0{day}") for day in (6, 7, 8)),
        THREE_DAYS,
    ]
    # the text says that the record shows no arrivals from 22 August to 1 September
    assert plain.total(arrivals, date(2021, 8, 22), date(2021, 9, 1)) == 0
    words = _words("days-round-the-meeting")
    first = date(2021, 8, 15)
    assert [row[1] for row in words["rows"]] == [arrivals[first + timedelta(days=n)] for n in range(29)]
    # the text forbids comparing the two counts, so the French one is not in the picture
    assert (
        "198" not in words["title"] + words["alt"]
        and "the French count, another measure, is not drawn" in words["subtitle"]
    )
    for drawing in svg.drawings("days-round-the-meeting").values():
        assert f"{THREE_DAYS} arrived" in [one.words for one in svg.words(drawing)]


def test_november_days_carry_both_vintages(arrivals: dict[date, int]):
    rows = {row[0]: row[1:] for row in _words("november-2021-days")["rows"]}
    assert len(rows) == 30
    assert rows["10 November 2021"] == [pin("day.2021-11-10"), "almost 700"] and rows["11 November 2021"] == [
        pin("day.2021-11-11"),
        "1,185",
    ]
    # nobody arrived, and these reports give no figure: two different things
    assert rows["12 November 2021"] == [0, "not printed"]
    for drawing in _drawn("november-2021-days").values():
        layers = [(layer["mark"], _values(drawing, layer)) for layer in drawing["layer"]]
        foot = next(row["y2"] for mark, rows in layers if mark["type"] == "rect" for row in rows)
        days = [row["x"] for mark, rows in layers if mark["type"] == "rect" for row in rows]
        events = [row for mark, rows in layers if mark["type"] == "rule" for row in rows if row["y"] > foot]
        half = (days[1] - days[0]) * 0.4
        # the 15th and the 17th; deaths are not marked among arrivals
        assert [row["x"] for row in events] == pytest.approx([days[14] + half, days[16] + half], abs=0.1)
        assert all(row["y2"] > row["y"] > foot for row in events)  # below the days, so that none crosses a figure
    words = " ".join(one.words for one in svg.words(svg.drawings("november-2021-days")["wide"]))
    assert "17 Nov: French embassy: figure not agreed" in words  # told as the embassy's statement


def test_total_fits_the_day_before_the_record(arrivals: dict[date, int]):
    before, after = (plain.total(arrivals, date(2021, 1, 1), date(2021, 11, day)) for day in (10, 11))
    words = _words("november-2021-to-date")
    assert (before, after) == (
        pin("span.2021-01-01.2021-11-10"),
        pin("span.2021-01-01.2021-11-11"),
    ) and "the scale starts at 19,500" in words["subtitle"]
    assert words["rows"][9] == ["10 November 2021", before] and words["rows"][10] == ["11 November 2021", after]


def test_pairs_of_years_counted_by_other_code(arrivals: dict[date, int], ledger: Ledger):
    """The share above tenfold, from months added up and rolled over twelve, with no span, no Series and no term."""
    days = pd.Series(arrivals)
    days.index = pd.to_datetime(days.index)
    years = days.resample("ME").sum().rolling(12).sum().dropna()
    earlier, later = years["2018-12":"2020-02"], years["2020-02":"2021-09"]
    pairs = [(one, other) for one in earlier.index for other in later.index if one < other]
    above = sum(years[other] / years[one] > 10 for one, other in pairs)
    assert (len(pairs), above) == (299, 107)
    watch = [lookup(f"watch.commons-2025-06-10.{what}", ledger).value for what in ("pairs", "pairs-true")]
    assert watch == [299, 107]
    # "Every one that does starts from twelve months that ended in 2018 or 2019 …; the later the start, the smaller"
    starts = {one for one, other in pairs if years[other] / years[one] > 10}
    assert {end.year for end in starts} == {2018, 2019}
    highest = [max(years[other] / years[one] for other in later.index if one < other) for one in earlier.index]
    assert highest == sorted(highest, reverse=True)


def test_days_published_twice(arrivals: dict[date, int]):
    then = {
        date.fromisoformat(row["date"]): int(row["arrivals_as_published"])
        for row in plain.rows("mod_daily_as_published.csv")
    }
    differ = sum(arrivals[day] != value for day, value in then.items())
    assert (len(then), differ, sum(then.values()), sum(arrivals[day] for day in then)) == (234, 70, 36344, 36445)
    # the span has days that nobody published first, some of them with arrivals now
    first, last = min(then), max(then)
    gaps = [day for day in arrivals if first <= day <= last and day not in then]
    assert ((last - first).days + 1, len(gaps), sum(arrivals[day] > 0 for day in gaps)) == (253, 19, 6)
    words = _words("between-published-twice")
    for told in ("234 of the 253 days", "23 May 2022 to 30 January 2023", "19"):
        assert told in words["subtitle"] and told in words["alt"]
    # the two days named are the highest of each count
    assert max(then, key=then.get) == date(2022, 8, 22) and max(arrivals, key=arrivals.get) == date(2022, 9, 3)
    assert (
        "22 August 2022 (1,295 then, 1,137 now)" in words["alt"]
        and "3 September 2022 (960 then, 1,305 now)" in words["alt"]
    )
    assert len(words["rows"]) == 40
