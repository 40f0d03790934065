"""What a program leaves that swaps words by a list, a word in its other sense (“these who”, “excessive seas”), or fills templates."""

from __future__ import annotations

from crossing.language.dated import A_SEASON
from crossing.reading.signs.sign import DAY, MONTH, NOTCH, NUMBER, PEOPLE, SMALL, Sign, sign

# What a program that fills templates should have chosen or filled in: "{A total of|Some} 273 people", "%CITY%".
TEMPLATE = sign(
    "a template was not filled in",
    2.0,
    r"\{[^{}|\n]{1,60}(?:\|[^{}|\n]{0,60})+\}|%[A-Z][A-Z_]{2,}%",
    cased=True,
)


SWAPS: tuple[Sign, ...] = (
    sign(  # “two weeks in the past”
        "“ago” has turned into “in the past”",
        1.5,
        rf"""
        \b(?:\d+|{SMALL}|several|few) (?:days|weeks|months|years|hours) (?:in the past|prior to now)\b(?=[.,;])
        |\b(?:come|comes|came) per (?:day|week|month|year) after\b
        |\bper (?:week|month|year) (?:after|later|in the past)\b
        """,
        needs="past prior per",
    ),
    sign(  # “this 12 months”
        "“year” has turned into “12 months”",
        2.0,
        r"\bthis 12 months\b|\b12 months[’']s\b|\b(?:final|earlier) 12 months\b",
        needs="months months's",
    ),
    sign(  # “final week”
        "“last” has turned into “final”",
        1.0,
        rf"""
        (?<!the\ )(?<!a\ )(?<!its\ )(?<!their\ )(?<!his\ )(?<!and\ )(?<!in\ )\b(?-i:final) (?:week|month|year|night
            |{A_SEASON}|{DAY}|{MONTH})\b(?! (?:of|before|for))
        """,
        needs="final",
    ),
    sign(  # “the place they”
        "“where” has turned into “the place”",
        1.5,
        r", the place (?:they|he|she|it|the|people|migrants|we)\b",
        needs="place",
    ),
    sign(  # “have at this time”
        "“today” has turned into “at this time”",
        1.0,
        r"\b(?:have|has|had|said|stated|mentioned|Dover|Kent|Channel) at this time\b|\bat this time[’']s\b",
        needs="time time's",
    ),
    sign(  # “brought again to shore”
        "“back” has turned into “again”",
        1.5,
        r"""
        \b(?:bring|brings|bringing|brought|push|pushed|send|sent|sending|return|returned|turn|turned|escorted|taken
            |tugging|safely) (?:\w+ ){0,4}?again to (?:\w+ )?(?:shore|France|Britain|Dover|Calais|Kent|land|shores
            |residence|waters)\b
        """,
        needs="again",
    ),
    sign(  # “The determine”
        "a noun has turned into a verb",
        2.0,
        r"""
        \b(?:the|each day|every day) (?:determine|determines|discern)\b(?! whether)
        |\beach day (?:figure|total|record|parent|quantity|crossings|number)\b
        """,
        needs="determine determines discern day",
    ),
    sign(  # “At the least nine”
        "“at least” has a word too many",
        1.5,
        rf"\bat the least (?:{NUMBER}|{NOTCH})\b",
        needs="least",
    ),
    sign(  # “for the primary time”
        "“first” has turned into “primary”",
        2.0,
        r"\b(?:the|for the|its|his) primary (?:time|half|day|week|month|year|boat|quarter of 20)\b",
        needs="primary",
    ),
    sign(  # “as nicely”
        "“as well” has lost its second half",
        1.5,
        r"\bas (?:nicely|properly)(?= as\b|[.,])|\bso[\s-]known as\b",
        needs="nicely properly known",
    ),
    sign(  # “these who arrive”
        "“those” has turned into “these”",
        1.0,
        r"""
        \bthese (?:who (?:are|were|have|had|died|arrive|arrived|cross|crossed|came)|in (?:hassle|need|misery)
            |in search of (?:asylum|refuge))\b
        """,
        needs="these",
    ),
    sign(  # “two our bodies”
        "“bodies” has turned into “our bodies”",
        2.0,
        rf"\b(?:two|three|four|five|the|{NUMBER}) our bodies\b",
        needs="bodies",
    ),
    sign(  # “excessive seas”
        "“high” has turned into “excessive”",
        1.5,
        r"\bexcessive (?:court|seas|winds|tide|ranges|numbers|road|street)\b(?! of (?:use|words))",
        needs="excessive",
    ),
    sign(  # “introduced ashore”
        "people are “introduced” ashore",
        1.5,
        r"\bintroduced (?:ashore|to (?:shore|Dover|land|security)|in to Dover|into (?:Dover|the (?:Port|harbour)))",
        needs="introduced",
    ),
    sign(  # “mentioned: “”
        "“said” has turned into “mentioned”",
        0.7,
        r"\bmentioned(?: (?:at this time|on \w+day))?:\s*[“\"‘']|[”\"’'],? (?:the )?(?:\w+ ){1,3}mentioned[.,]",
        needs="mentioned",
    ),
    sign(  # “Greater than 40 people”
        "“more than” or “at least” has another word",
        0.7,
        rf"""
        \b(?:greater than|larger than|a minimum of|upwards of over|in extra of) {NUMBER} (?:{PEOPLE})\b
        |\b1000[’']?s of\b
        """,
        needs="greater larger minimum upwards extra 1000s 1000's of",
    ),
    sign(  # “In line with figures”
        "“according to” has turned into “in line with”",
        1.0,
        r"""
        \bin line with (?:the )?(?:figures|home office|official (?:figures|statistics|data)|authorities|reviews
            |the newest|newest|reports|new (?:figures|data))\b
        """,
        needs="line",
    ),
    sign(  # “successful Dover”
        "a small word has turned into a name or an element",
        1.5,
        rf"""
        \b(?:of|in|to|from|for|by|and|with|pinch|successful|connected|astatine|arsenic|into|that) nan [a-z]
        |\bastatine\b
        |\b(?:beryllium|arsenic) (?:nan|a|the|of|taken|made|seen|part|portion|well)\b
        |\bsuccessful (?:nan|Dover|Kent|England|Britain|France|Calais|20\d\d|{MONTH})\b
        """,
        needs="nan astatine beryllium arsenic successful",
    ),
    sign(  # “There were not any”
        "“no” has turned into “not any”",
        0.7,
        r"\bthere (?:are|were) not any\b(?!\s*more)",
        needs="any",
    ),
    sign(  # “On in the future”
        "“one day” has turned into “in the future”",
        1.0,
        r"\b(?:on|in) (?:only |simply |just )?in the future\b|\b24-hour interval\b",
        needs="future interval",
    ),
)
