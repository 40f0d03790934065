"""Numbers and comparisons as nobody puts them: “870 of persons”, “9% more that in May”."""

from __future__ import annotations

from crossing.reading.signs.sign import NOTCH, NUMBER, PEOPLE, PERCENT, SMALL, Sign, sign

_PERSON = "person|migrant|individual|arrival|dinghy|boat|vessel|child|refugee|immigrant"

COUNTING: tuple[Sign, ...] = (
    sign(  # “Some 300 of persons”
        "a number of people is told as no one tells it",
        2.0,
        rf"(?<!out\ )\b(?:\d[\d,.]*|some \d[\d,.]*) of (?:{PEOPLE})\b",
    ),
    sign(  # “41 person”
        "a number stands before a singular",
        2.0,
        rf"""
        (?<![\w£$€.,-])(?:[2-9]|\d\d+|\d[\d,]+\d) (?:{_PERSON})\b(?!-| (?:boat|crossing|crossings|arrival|arrivals
            |migrant|migrants|capacity|figure|limit|dinghy))
        """,
        needs=_PERSON.replace("|", " "),
        cased=True,
    ),
    sign(  # “nine ship”
        "a number stands before a singular",
        1.5,
        rf"""
        (?<![\w£$€.,/-])(?:[2-9]|\d\d+|\d[\d,]+\d|{SMALL}) (?:ship|helicopter|canoe|man|head|body|passenger|traveller
            |lifeboat|country|crossing|person|migrant)\b(?=[.,;]| (?:and|were|have|had|are|on board|arrived?|crossed
            |safe|went|go|take|took|came|come|all|receive|reached)\b)
        """,
        needs="ship helicopter canoe man head body passenger traveller lifeboat country crossing person migrant",
    ),
    sign(  # “quantity of migrants”
        "people are measured instead of counted",
        1.5,
        rf"\b(?:amount|sum|quantity|variety|aggregate) of (?:the )?(?:{NUMBER} )?(?:{PEOPLE}|newcomers)\b",
        needs="amount sum quantity variety aggregate",
    ),
    sign(  # “a higher of”
        "“of” follows an adjective that has no noun",
        2.0,
        r"\b(?:a|an) (?:lower|higher|full|less|more|equal|further|greater|larger|nearly|about|virtually) of\b(?! a\b)",
        needs="of",
    ),
    sign(  # “9% more that in”
        "a comparison is made with “of” or “that”",
        2.0,
        rf"""
        \b(?:more|less|fewer) of {NUMBER}(?!\s*(?:{PEOPLE}))(?=\s)
        |{PERCENT} (?:of )?(?:more|less|fewer|higher|lower) (?:(?:that|as) (?:in|the|last|at|a)|of (?:in|last))\b
        |{PERCENT} of (?:more|less|fewer)\b
        """,
        needs="more less fewer higher lower",
    ),
    sign(  # “a 9% more”
        "a percentage has an article or “for” before it",
        2.0,
        rf"""
        \b(?:a|on) {PERCENT} (?:more|less|fewer|higher|lower)\b(?=\s*[.,]| (?:than|that|in|to)\b)
        |\bfor {PERCENT} (?:more|less|fewer|higher|lower), than\b
        |\b(?:plus|minus) (?:of|from) {PERCENT}
        """,
        needs="a for on plus minus",
    ),
    sign(  # “risen on 12,400”
        "a number rises “on” a number",
        2.0,
        r"\b(?:rose|risen|climbed|increased|grown|sunk|fallen|dropped) on \d{1,3},\d{3}\b",
        needs="on",
    ),
    sign(  # “Almost thousand”
        "“thousand” stands without an article",
        2.0,
        r"\b(?:almost|nearly|about|around|than|over|approximately) (?:hundred|thousand|million)\b(?!s)",
        needs="hundred thousand million",
    ),
    sign(  # “the most big”
        "a superlative is doubled or built with “most”",
        2.0,
        r"""
        \bthe most (?:big|large|great|old|cheap|cold|warm|strong|weak|heavy|busy|many|much)\b(?!-)
        |\bthe most (?:elevated|reduced) (?:number|figure|total|level|day|of)
        """,
        needs="most",
    ),
    sign(  # “Half from them”
        "a part is taken “from” the whole",
        1.5,
        rf"\b(?:thirds|quarters|half|majority|most|some|many|{NUMBER}) from (?:them|those)\b|\bmost of all of\b",
        needs="from most",
    ),
    sign(  # “the double of last”
        "a fraction has an article too many",
        1.0,
        r"\bthe (?:double|triple|half|quadruple) (?:of|than|that) (?:the|all|in|last|that)\b",
        needs="double triple half quadruple",
    ),
    sign(  # “Nearby 40”
        "“nearby” or “virtually” stands before a number",
        0.6,
        rf"\b(?:nearby|near to|close on to|not less than|at the very least|no smaller than) (?:{NUMBER}|{NOTCH})\b",
        needs="nearby near close less least smaller",
    ),
    sign(  # “40 persons”
        "“persons” for people",
        0.7,
        rf"\b(?:\d[\d,]*|{SMALL}|some|these|many) (?:persons|humans)\b",
        needs="persons humans",
    ),
    sign(  # “12 per penny”
        "“per cent” has lost its second half",
        2.0,
        rf"\b{NUMBER} (?:per|for each|in) (?:penny|pence|dime|coin|pennies)\b",
        needs="penny pence dime coin pennies",
    ),
    sign(  # “yr”
        "a year without its letters",
        1.0,
        r"(?<![\d-]\ )(?<![\d-])\b(?:yr|yrs|twelvemonth)\b",
        needs="yr yrs twelvemonth",
    ),
    sign(  # “20,21”
        "a year or a number broken by a mark",
        1.5,
        rf"\b20,\d\d\b(?!,)|(?<![\d£$€.])\b\d{{1,3}}\.\d{{3}} (?:{PEOPLE})\b",
    ),
    sign(  # “Among them have 3”
        "people “have” a number",
        2.0,
        rf"\b(?:total|totally|among them) ha(?:ve|s) {NUMBER}|\b(?:have|has) {NUMBER} (?:person|name|ship)\b",
        needs="have has",
    ),
)
