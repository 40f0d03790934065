"""Claims that a text quotes and denies: "“Arrivals have doubled,” he said. They have not."

An outlet is called wrong only where the words leave no doubt. A claim that the text itself contradicts needs less: that it is wrong
is what the text says, and what remains is that every reading of it fails.
"""

from __future__ import annotations

from crossing.language.expressions import expression, spaced

_NUMBER = spaced(r"""
    (?:
        figures?|numbers?|totals?|tally|count|average|multiple|share|rise|fall|answer|statistics|data
    )
""")
_WRONG = spaced(r"""
    (?:
        wrong|false|untrue|incorrect|inaccurate|misleading|mistaken|nonsense|exaggerated|a (?:stretch|myth)
        |an? (?:\w+ )?exaggeration|(?:wide of|off) the mark|not (?:so|true|right|correct|the case|borne out)
    )
""")
_CLAIMED = expression(r"""
    [“\"‘]
    |\b(?:
        claim\w*|sa(?:id|y|ys|ying)|told|assert\w*|insist\w*|boast\w*|called|suggest\w*|argu\w*|tweeted|posted|stated
        |whether|according to
    )\b
""")
# A sentence that contradicts the one before it, by its first words.
_DENIES = expression(rf"""
    \W*(?:see (?:above|below)[:;,.] )?(?:(?:our |the )?(?:verdict|answer|reality|facts?|truth|rating): )?
    (?:but |yet |however,? )?(?:
        (?:no|nope|not so|{_WRONG}|in (?:fact|reality|truth)|actually)\b(?!
            \s+(?:one|people|boats?|arrivals|crossings|migrants|small)\b
        )
        |(?:this|that|it|they|which|the claim|his claim|her claim)\s+
        (?:is|was|are|were|did|does|do|has|have|had)\s*(?:
            n[’']t|not(?! (?:clear|known|confirmed|immediately|only|just|until|possible|said|disclosed|the first))
            |{_WRONG}
        )\b
        |(?:\w+ ){{1,4}}(?:do|does|did)\s*(?:not|n[’']t) (?:support|bear|back)\b
        |(?:the|its) (?:\w+ ){{0,8}}?(?:true|real|actual|correct|right|official|home office) {_NUMBER}\b
    )
""")
# The same within a sentence, after the claim.
_DENIED = expression(rf"""
    \b(?:is|was|are|were) (?:\w+ly )?{_WRONG}\b
    |\b(?:{_NUMBER}|which)\b[^.;]{{0,40}}\b(?:do|does|did)\s*(?:not|n[’']t) (?:support|show|bear|back|agree)
    |(?:[;,–—]|\bbut)\s*(?:when |while |although )?the (?:true|real|actual|correct|right|official)\s+
    {_NUMBER}\b
""")


def denied(text: str, place: int, after: str) -> bool:
    """True if a sentence quotes a claim at a place and it or the sentence after it says that it is wrong."""
    return bool(_CLAIMED.search(text) and (_DENIED.search(text, place) or _DENIES.match(after)))
