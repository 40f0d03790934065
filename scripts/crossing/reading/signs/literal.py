"""Sentences put into English word by word, whatever they were in: “on board of”, “the most of them”."""

from __future__ import annotations

from crossing.reading.signs.sign import DAY, MONTH, NUMBER, PEOPLE, PERCENT, Sign, sign

LITERAL: tuple[Sign, ...] = (
    sign(  # “not can hold”
        "“not” stands before “can”",
        1.5,
        r"(?<!whether\ or\ )(?<!if\ )(?<!or\ )\bnot (?:can|could|will|would|must) (?!not\b)[a-z]+",
        needs="not",
    ),
    sign(  # “Are at least nine the dead of the night”
        "a sentence begins with its verb",
        1.5,
        rf"""
        (?:^|[.!] )(?:Are|Were|Is|Was) (?:at least|more than|about|almost|nearly|{NUMBER})\s[^?]{{3,160}}\.
        |(?:^|[.!] )[A-Z][a-z]+ the (?:polemic|criticism|controversy|reaction|reactions|protests) of\b
        """,
        needs="are were is was polemic criticism controversy reaction reactions protests",
        cased=True,
    ),
    sign(  # “arrived 540 migrants”
        "people come after their verb",
        1.5,
        rf"""
        (?<!\bdays\s)(?<!\bnights\s)(?<!\bweeks\s)(?<!\bthen\s)(?<!\bthem\s)(?<!\bthis\s)(?<!\bthat\s)\b(?:arrived|crossed|landed|came|died|drowned) (?:about |almost |more than )?\d{{1,3}}(?:,\d{{3}})* (?:{PEOPLE}
            |human|man|person)\b
        """,
        needs="arrived crossed landed came died drowned",
    ),
    sign(  # “5 human”
        "a number stands before a singular",
        1.5,
        r"""
        (?<![\w£$€.,/-])(?:[2-9]|\d\d+|\d[\d,]+\d) human\b(?=[.,;]| (?:and|were|have|had|are|arrived?|crossed|came|come
            |reached)\b)
        """,
        needs="human",
    ),
    sign(  # “the 9% in less”
        "a percentage has an article or “for” before it",
        1.5,
        rf"""
        \bthe {PERCENT} (?:in )?(?:more|less|fewer)\b
        |\b(?:that|which|and) on {PERCENT} (?:exceeds?|more|less|higher|lower)\b
        |\bby a rate of {PERCENT}
        """,
        needs="the that which and by",
    ),
    sign(  # “to the 2023”
        "a year has an article",
        1.0,
        r"\b(?:to|of|in|from|than|with|as) the 20[12]\d(?=[.,;])",
        needs="the",
    ),
    sign(  # “on the day of Friday”
        "a day is called a day",
        1.5,
        rf"\bon the day of (?:last )?(?:{DAY}|{MONTH})\b",
        needs="day",
        cased=True,
    ),
    sign(  # “on board of 9 boats”
        "“on board of”",
        1.0,
        r"""
        \bon board of (?:\w+ )?(?:boats?|dinghies|dinghy|ships?|vessels?|\d+)\b
        |\bwith on board\b
        |\barrived (?:by|with) \d+ (?:boats|dinghies|vessels)\b
        """,
        needs="board arrived",
    ),
    sign(  # “transported in hospital”
        "a word has the preposition of another language",
        1.5,
        r"""
        \b(?:ask|asks|asked) to the \w+ to\b
        |\b(?:transported|taken|brought|carried) in (?:the )?hospital\b
        |\bin (?:more|less) respect to\b
        |\bmakes? to (?:reflect|think|see|understand|believe)\b
        |\bcompared with [^.;]{0,40}\bfrom the (?:past|last) year\b
        |\bstrikes? with an iron (?:hand|fist)\b
        """,
        needs="ask asks asked transported taken brought carried more less make makes compared strike strikes",
    ),
    sign(  # “was emphasizing that”
        "a state is told as if it went on",
        1.0,
        r"""
        \b(?:was|is|are|were) (?:emphasi[sz]ing that|stating that|knowing|wanting|possessing|belonging|not appearing
            |meaning that he)\b
        """,
        needs="was is are were",
    ),
    sign(  # “made the calm weather responsible”
        "somebody is made responsible for nothing",
        1.0,
        r"""
        \bmade (?!to\b)(?:the |a )?(?:\w+ ){1,4}responsible\b(?! (?:for|to))
        |\b(?:holds?|held) (?:the |this |that |it )?(?:\w+ )?for a (?:proof|mistake|lie|scandal)\b
        """,
        needs="responsible proof mistake lie scandal",
    ),
    sign(  # “since beginning of year”
        "“since” has lost its noun",
        1.5,
        r"\bthe begin(?: of|\b(?=[.,;]))|\bsince (?:the )?(?:beginning|start) of year\b",
        needs="begin since",
    ),
    sign(  # “The most of them”
        "“the most of them”",
        1.0,
        r"(?<!make\ )(?<!made\ )(?<!making\ )(?<!get\ )\bthe most of (?:them|these|those)\b",
        needs="most",
    ),
    sign(  # “over own borders”
        "“own” belongs to nobody",
        1.0,
        r"\b(?:over|with|from|under|of|for|by|in|on) own (?!goals?\b|brand\b|label\b|initiative\b)[a-z]+",
        needs="own",
    ),
    sign(  # “It became known that”
        "a report of a report",
        1.0,
        r"""
        \b(?:it )?(?:became|becomes) known (?:on|that|from|about)\b
        |\bit (?:was|is) informed\b
        |\binform(?:s|ed)? in the\b
        |\bon (?:his|her|their) words,
        |\bit is considered an?\b
        """,
        needs="known informed inform informs words considered",
    ),
    sign(  # “We as a whole want”
        "“we all” has turned into “we as a whole”",
        1.5,
        r"\bwe as a whole (?:need|want|wish|have|know)\b|\ban ascent of \d|\b(?:presently|currently) remains? at \d",
        needs="whole ascent presently currently",
    ),
)
