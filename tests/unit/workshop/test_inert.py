"""A page of which anything would run or fetch, but the book's own scripts, is not built."""

from __future__ import annotations

from pathlib import Path

import pytest

from crossing import cache
from crossing.errors import BookError
from crossing.workshop import inert

PAGE = """<!DOCTYPE html><html><head><script src="_static/book.js" defer></script>
<link rel="stylesheet" href="_static/book.css"><script type="application/json" id="cards">{}</script></head>
<body><main><a href="ledger.html#a">1</a><a href="https://a.org">a</a><link rel="canonical" href="https://a.org/"><img src="data:image/png;base64,AA" alt="">
<svg><title>1 &lt; 2</title><path d="M0"/></svg><textarea>&lt;script></textarea><noscript><p>a</p></noscript>%s</main></body></html>"""

LIVE = [
    "<script>alert(1)</script>",
    '<script src="https://a.org/a.js"></script>',
    '<script type="module">a()</script>',
    "<svg><script>alert(1)</script></svg>",
    "<svg><foreignObject><b>a</b></foreignObject></svg>",
    "<svg onload=alert(1)></svg>",
    '<b onclick="a()">a</b>',
    '<a href="javascript:alert(1)">a</a>',
    '<a href="java\tscript:alert(1)">a</a>',
    '<a href=" JaVaScRiPt:alert(1)">a</a>',
    '<a href="&#106;avascript:alert(1)">a</a>',
    '<svg><a xlink:href="javascript:alert(1)">a</a></svg>',
    '<form action="javascript:alert(1)"></form>',
    '<button formaction="javascript:alert(1)">a</button>',
    '<iframe src="https://a.org"></iframe>',
    '<object data="a.html"></object>',
    '<embed src="a">',
    '<base href="https://a.org/">',
    '<meta http-equiv="refresh" content="0;url=https://a.org">',
    '<link rel="stylesheet" href="https://a.org/a.css">',
    '<a href="data:text/html,a">a</a>',
    '<img src="https://a.org/a.png" alt="">',
    '<img src="//a.org/a.png" alt="">',
    '<img srcset="https://a.org/a.png 2x" alt="">',
    '<svg><image href="https://a.org/a.png"/></svg>',
    '<form action="https://a.org"></form>',
    '<a ping="https://a.org" href="a.html">a</a>',
    '<link rel="preload" href="https://a.org/a.woff2">',
    '<p style="background: URL(https://a.org/a.png)">a</p>',
    "<style>@import 'https://a.org/a.css'</style>",
    r"<style>@\69mport 'https://a.org/a.css'</style>",
    r'<p style="background: u\72l(https://a.org/a.png)">a</p>',
    "<p style=\"background: image-set('https://a.org/a.png' 1x)\">a</p>",
    '<svg><path fill="url(https://a.org/a.svg#a)"/></svg>',
    # what this parser and browsers read in two ways
    '<a href="javascript:alert(1)" href="https://a.org">a</a>',
    '<img src="https://a.org/a.png" src="a.png" alt="">',
    "<!--><img src=a onerror=alert(1)>-->",
    '<noscript><p title="</noscript><img src=a onerror=alert(1)>"></noscript>',
    '<title><a title="</title><img src=a onerror=alert(1)>"></title>',
    "<svg><style><img src=a onerror=alert(1)></style></svg>",
    '<svg><script type="application/json"><img src=a onerror=alert(1)></script></svg>',
    "<svg><![CDATA[><img src=a onerror=alert(1)>]]></svg>",
    "<style/>@import 'https://a.org/a.css'</style>",
]


@pytest.fixture(autouse=True)
def elsewhere(monkeypatch: pytest.MonkeyPatch, tmp_path: Path):
    monkeypatch.setattr(cache, "FOLDER", tmp_path / "cache")


def test_the_books_own_page_is_inert():
    assert inert.live(PAGE % "") == []


def test_a_page_that_a_host_shows_at_any_depth_names_its_scripts_from_the_root():
    assert inert.live(PAGE.replace("_static/", "/some/book/_static/") % "") == []
    assert len(inert.live(PAGE.replace("_static/", "//host.org/_static/") % "")) >= 2
    assert len(inert.live(PAGE.replace("_static/", "https://host.org/_static/") % "")) >= 2


@pytest.mark.parametrize("html", LIVE)
def test_what_is_live_is_found(html: str):
    assert len(inert.live(PAGE % html)) >= 1


def test_a_live_page_is_refused_by_its_name_every_time(tmp_path: Path):
    (tmp_path / "a.html").write_text(PAGE % "", encoding="utf-8")
    (tmp_path / "b.html").write_text(PAGE % LIVE[0], encoding="utf-8")
    for _ in range(2):
        with pytest.raises(
            BookError, match=r"the page b\.html would hold a script that is not the book's own \(line 4\)"
        ):
            inert.require(tmp_path)


def test_a_page_is_looked_at_again_by_other_rules(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    (tmp_path / "a.html").write_text(PAGE % LIVE[0], encoding="utf-8")
    with monkeypatch.context() as milder:
        milder.setattr(inert, "live", lambda *_, **__: [])
        inert.require(tmp_path)
    rules = tmp_path / "inert.py"
    rules.write_bytes(Path(inert.__file__).read_bytes() + b"\n")
    monkeypatch.setattr(inert, "__file__", str(rules))
    with pytest.raises(BookError, match="a script that is not"):
        inert.require(tmp_path)


def test_a_drawing_beside_a_page_is_looked_at_too(tmp_path: Path):
    drawing = (
        "<svg xmlns='http://www.w3.org/2000/svg'><style>@font-face{src:url(data:font/woff2;base64,AA)}</style>%s</svg>"
    )
    path = tmp_path / "_images" / "a.svg"
    path.parent.mkdir()
    path.write_text(drawing % "<!-- a comment --><g fill='url(#a)'/>", encoding="utf-8")
    inert.require(tmp_path)
    path.write_text(
        drawing % "<svg:script xmlns:svg='http://www.w3.org/2000/svg'>alert(1)</svg:script>", encoding="utf-8"
    )
    with pytest.raises(BookError, match=r"the drawing _images/a\.svg would hold a script"):
        inert.require(tmp_path)


def test_a_page_of_absurd_size_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(inert, "LARGEST", 100)
    (tmp_path / "a.html").write_text(PAGE % "", encoding="utf-8")
    with pytest.raises(BookError, match=r"the page a\.html has"):
        inert.require(tmp_path)
