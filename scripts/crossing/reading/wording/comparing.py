"""Words of comparison: over and under, rise and fall, differences, shares, multiples, round numbers that were passed."""

from __future__ import annotations

from crossing.language.expressions import expression, spaced
from crossing.reading.wording.counted import MORE, PEOPLE

# After a number some words of comparison stand before what it is compared with ("12% shy of last year's"): OVER and UNDER.
# Those that can be words of place too ("over the Channel") stand in the second group of each.
_AHEAD = spaced(r"above|ahead of|in excess of|in advance of|up on")
_BEHIND = spaced(r"below|beneath|behind|short of|shy of|adrift of|in arrears of|down on")
OVER, UNDER = spaced(rf"(?:{_AHEAD}|over|beyond|past|clear of)"), rf"(?:{_BEHIND}|under|off)"
_WITH = spaced(
    r"(?= (?:the|that|those|its|last|this|what|where|\d|20\d\d|an? year)\b)"
)  # what it is compared with follows

RISE = expression(rf"""
    \b(?:
        (?<!turned\s)(?<!turn\s)(?<!made\s)(?<!make\s)(?<!picked\s)(?<!showed\s)(?<!ended\s)up  # not "turned up"
        |upwards?|ris(?:es?|en|ing)|rose|increas\w*|gr[eo]w\w*|jump\w*|surg(?:es?|ed|ing)|soar\w*|more|higher|above|ahead|climb\w*
        |leap\w*|greater|bigger|larger|fuller|heavier|busier|extra|over|beat(?:s|en|ing)?|exceed\w*|surpass\w*|outstrip\w*
        |outpac\w*|outdo\w*|eclips\w*|swell\w*|swollen|balloon\w*|rocket\w*|spik(?:e[sd]?|ing)|mushroom\w*|gain(?:s|ed)?|plus
        |excess|(?:beyond|past|clear|in advance){_WITH}|lead(?= (?:of|was|is|had)\b)
    )\b
""")
FALL = expression(rf"""
    \b(?:
        down|downs?|downwards?|fall\w*|fell|drop\w*|decreas\w*|declin\w*|reduc\w*|plung\w*|plummet\w*|less|fewer|lower|below
        |beneath|behind|slump\w*|short|shy|adrift|arrears|cut|smaller|lighter|quieter|dip(?:ped)?|shr[aiu]nk\w*|tumbl\w*
        |slid(?:e[sd]?|ing)?|s[aiu]nk|minus|trail\w*|lagg\w*|(?:under|off){_WITH}
    )\b
""")
# What parts a number from a word of rise or fall: marks and words that turn to another thought.
TURNED = expression(r"[;:]\s|[–—()]|\b(?:and|but|while|when|despite|although|though|after|whereas)\b|,\s")

SHARE_AFTER = expression(
    r"\s*(?:of (?:it|them|the|all|those|that|this|these|arrivals?|people|everyone|everybody|migrants|crossings|small)\b)"
)
SHARE_NEAR = expression(r"""
    \b(?:account(?:s|ed|ing)? for|made up|make up|makes up|represent\w*|share|proportion|compris\w*)\b
""")
MULTIPLE_AFTER = expression(r"(?: times|\s*-?fold|x\b)")

# "508 fewer than", "508 people short of last year's".
DIFFERENCE = expression(rf"""
    \s+(?:{MORE} ){{0,2}}(?:{PEOPLE}\b)?\s*
    (?:
        (?:fewer|more|less|higher|lower|extra|greater|bigger|smaller) (?:{PEOPLE} )?(?:\w+ )?than\b
        |(?:{_AHEAD}|{_BEHIND}){_WITH}
    )
""")
# "A rise of", "up by".
DIFFERENCE_BEFORE = expression(r"""
    \b(?:difference|gap|shortfall|margin|increase|rise|fall|drop|decrease|reduction|lead|(?<!in\s)excess|deficit|surplus|jump
    |growth|decline|change) of (?:\w+ )?$
    |\b(?:up|down) by (?:\w+ )?$
    |\b(?:ahead|behind|clear|short)(?: of (?:the )?(?:20\d\d|last year|that))? by (?:\w+ )?$
    |\b(?:exceed\w*|surpass\w*|outstrip\w*|beat(?:s|en|ing)?|outnumber\w*|trail\w*|lag\w*|undercut\w*)\b[^.;,:]{0,60}\sby (?:\w+ )?$
""")

# A round number that was reached or passed: "the 10,000 mark", "has topped 20,000".
MILESTONE = expression(r"""
    \b(?:mark|milestone|barrier|threshold|line|landmark|reach(?:ed|es|ing)?|pass(?:es|ed|ing)?|hit(?:s|ting)?|broke(?:n)?
    |top(?:s|ped|ping)?|surpass\w*|exceed\w*|smash\w*|overt\w+k\w*|(?:gone?|went|rose|risen|climbed) (?:past|beyond|above|over)
    |crossed the)\b
""")
