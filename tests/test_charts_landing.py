"""The landing page's charts: their numbers against sums of the plain table, their words in order and apart."""

from __future__ import annotations

import re
from functools import lru_cache

import vl_convert

from crossing.charts import chart, landing
from crossing.charts.style import NARROW, WIDE
from crossing.ledger import load

# Home Office totals as the reference notes print them.


@lru_cache
def specification(figure_id: str) -> dict:
    return chart(figure_id).specification()


def drawn(figure_id: str) -> dict[str, str]:
    spec = specification(figure_id)
    narrow = spec["usermeta"]["figure"]["narrow"]
    wide = {key: value for key, value in spec.items() if key != "usermeta"}
    return {"wide": vl_convert.vegalite_to_svg(wide), "narrow": vl_convert.vegalite_to_svg(narrow)}


def test_ring_and_dot_show_one_day_up_one_down_one_unchanged():
    # PA list and Ministry of Defence page, against the daily table
    assert landing.examples(load())[["then", "now"]].to_dict("index") == {
        "2021-08-21": {"then": 828, "now": 869},
        "2022-08-22": {"then": 1295, "now": 1137},
        "2021-08-12": {"then": 592, "now": 592},
    }
    words = specification("ring-and-dot")["usermeta"]["figure"]
    assert "announced" not in words["title"] + words["subtitle"] + words["alt"]
    # the source line speaks of the reports named in each row: each row names one
    assert [row[-1] for row in words["rows"]] == [
        "PA list of 12 November 2021",
        "Ministry of Defence daily page for 22 August 2022",
        "PA list of 12 November 2021",
    ]
    for number in ("828", "869", "1,295", "1,137"):
        assert number in words["title"] and number in words["alt"]
    for layout, svg in drawn("ring-and-dot").items():
        assert float(re.search(r' width="([\d.]+)"', svg).group(1)) == {"wide": WIDE, "narrow": NARROW}[layout]
