"""Two sites are compared page by page: what a reader would find changed is listed, what only moved in the file is not."""

from __future__ import annotations

from pathlib import Path

import pytest
from bs4 import BeautifulSoup

from crossing.errors import BookError
from crossing.workshop import compare

HEAD = "claim_id,value,number_verdict,words_verdict\n"
PAGE = """<html><head><title>T</title></head><body><nav>{nav}</nav><main><h1>One</h1>
<p>A record <a class="fig" data-figure="one-1" href="ledger.html#one-1">{number}</a> came.</p>
<figure class="chart" id="by-day"><figcaption>By day</figcaption><svg><path d="{path}"/></svg></figure></main></body></html>"""


def site(folder: Path, claims: str = "one-1,828,fits,clear\n", **pages: str) -> Path:
    (folder / "data").mkdir(parents=True)
    (folder / "data" / "claims.csv").write_text(HEAD + claims, encoding="utf-8")
    for name, text in pages.items():
        (folder / f"{name}.html").write_text(text, encoding="utf-8")
    return folder


def page(number: str = "828", path: str = "M0,0", nav: str = "menu") -> str:
    return PAGE.format(number=number, path=path, nav=nav)


def pictures(folder: Path, names: list[str]) -> compare.Pictures:
    """In place of a browser."""
    return dict.fromkeys(names, f"data:image/png;base64,{folder.name}")


@pytest.fixture
def old(tmp_path: Path) -> Path:
    return site(tmp_path / "old", index=page(), words=page())


def test_a_site_does_not_differ_from_itself(old: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]):
    assert compare.changed(old, old) == [] and compare.moved(old, old) == []
    compare.compare(old, old, tmp_path / "out", pictures)
    assert "No page, chart or published value differs." in capsys.readouterr().out


def test_a_new_menu_or_other_line_ends_are_no_change(old: Path, tmp_path: Path):
    new = site(tmp_path / "new", index=page(nav="other"), words=page().replace("A record", "A\n  record"))
    assert compare.changed(old, new) == []


def test_text_charts_and_values_are_told_apart(old: Path, tmp_path: Path):
    text = site(tmp_path / "text", index=page(number="829"), words=page())
    [one] = compare.changed(old, text)
    assert (one.name, one.passages, one.charts, one.values) == (
        "index.html",
        (("A record 828 came.", "A record 829 came."),),
        (),
        (),
    )
    chart = site(tmp_path / "chart", index=page(), words=page(path="M1,1"))
    [one] = compare.changed(old, chart)
    assert (one.name, one.passages, one.charts) == ("words.html", (), ("by-day",))
    value = site(tmp_path / "value", "one-1,828,does not fit,clear\n", index=page(), words="<main><p>Other</p></main>")
    assert compare.moved(old, value) == [compare.Value("one-1", "number_verdict", "fits", "does not fit")]
    assert [(each.name, len(each.values)) for each in compare.changed(old, value)] == [
        ("index.html", 1),
        ("words.html", 1),
    ]


def test_pages_that_are_new_or_gone_are_told(old: Path, tmp_path: Path):
    new = site(tmp_path / "new", index=page(), other=page())
    assert [str(each) for each in compare.changed(old, new)] == ["other.html: new page", "words.html: no longer there"]


def test_a_passage_put_in_moves_no_other(old: Path, tmp_path: Path):
    new = site(tmp_path / "new", index=page().replace("<h1>One</h1>", "<h1>One</h1><p>Put in.</p>"), words=page())
    [one] = compare.changed(old, new)
    assert one.passages == (("", "Put in."),)


def test_claims_that_come_and_go_are_values_that_differ(old: Path, tmp_path: Path):
    new = site(tmp_path / "new", "two-1,5,fits,clear\n", index=page(), words=page())
    assert [str(value) for value in compare.moved(old, new)][:2] == [
        "one-1, value: 828 is now none",
        "one-1, number verdict: fits is now none",
    ]


def test_the_page_holds_all_it_needs_and_runs_nothing(old: Path, tmp_path: Path):
    new = site(tmp_path / "new", index=page(number="&lt;script&gt;9"), words=page(), more=page())
    out = tmp_path / "out"
    assert compare.compare(old, new, out, pictures) == 0
    assert {path.name for path in out.iterdir()} == {"index.html", "changes.md"}
    soup = BeautifulSoup((out / "index.html").read_text(encoding="utf-8"), "html5lib")
    assert [image["src"] for image in soup.find_all("img")] == [
        "data:image/png;base64,old",
        "data:image/png;base64,new",
        "data:image/png;base64,new",
    ]
    assert soup.find("script") is None and soup.find("link") is None
    assert "A record <script>9 came." in soup.get_text()
    assert "- index.html: 1 passage\n- more.html: new page\n" in (out / "changes.md").read_text(encoding="utf-8")


def test_what_is_no_site_is_told(old: Path, tmp_path: Path):
    with pytest.raises(BookError, match="holds no site"):
        compare.changed(old, tmp_path)
    bare = site(tmp_path / "bare", index=page())
    (bare / "data" / "claims.csv").unlink()
    with pytest.raises(BookError, match=r"no data/claims\.csv"):
        compare.compare(old, bare, tmp_path / "out", pictures)
    assert not (tmp_path / "out").exists()
