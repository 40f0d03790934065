"""Days and years as nobody tells them: “since three years”, “last year same period”."""

from __future__ import annotations

from crossing.reading.signs.sign import DAY, MONTH, SMALL, Sign, sign

TIMES: tuple[Sign, ...] = (
    sign(  # “Friday's yesterday”
        "a day belongs to a day",
        2.0,
        rf"\b(?:{DAY}|{MONTH})[’']s (?:yesterday|today|tomorrow)\b",
        needs="yesterday today tomorrow",
    ),
    sign(  # “upon Friday”
        "a preposition that no day takes",
        2.0,
        rf"""
        \b(?:upon|inside|at|successful|connected|onto|over upon) (?:{DAY})\b(?! (?:night|morning|evening|afternoon
            |prayers|service|lunch|school)|[’'])
        |\bupon (?:(?:{MONTH})\b|\d{{1,2}}(?:st|nd|rd|th)? (?:{MONTH})\b)
        """,
        needs="upon inside at successful connected onto",
        cased=True,
    ),
    sign(  # “since three years”
        "“since” stands before a length of time",
        2.0,
        rf"\bsince (?:\d+|{SMALL}|several|some|many) (?:days|weeks|months|years|hours)\b(?! (?:ago|before|earlier))",
        needs="since",
    ),
    sign(  # “since the first January”
        "“since” has lost its noun",
        2.0,
        rf"""
        \bsince the (?:first|1st) (?:{MONTH})\b
        |\b(?:since|from) (?:the )?(?:begin|beginning) (?:January|year|of year)\b
        |\bfrom (?:{MONTH}) begin\b
        |\bfor the reason that (?:begin|begins|start|january|the election|the start)\b
        """,
        needs="since from reason",
    ),
    sign(  # “the year last”
        "the time comes after its noun, or twice",
        2.0,
        r"""
        \b(?:the|of) (?:year|month|week) (?:last|previous|precedent)\b(?=[.,;]| (?:the|when|at|in)\b)
        |\b(?:this|the final|the remaining|final|next) 12 months to date\b
        |\bin the year until now\b
        """,
        needs="year month week months",
    ),
    sign(  # “the past Friday”
        "“the past” stands before a day",
        1.0,
        rf"\bthe (?:past|last|passed) (?:{DAY})\b(?! (?:of|before|in|night))",
        needs="past last passed",
        cased=True,
    ),
    sign(  # “The same Friday”
        "“the same” stands before a day",
        1.0,
        rf"\bthe same (?:{DAY})\b",
        needs="same",
    ),
    sign(  # “night from Friday to Saturday”
        "a night goes from day to day",
        1.5,
        rf"\bnight (?:of|from) (?:the )?(?:{DAY}) (?:to|on) (?:the )?(?:{DAY})\b",
        needs="night",
    ),
    sign(  # “last year same period”
        "last year's same time in another order",
        1.5,
        r"""
        \b(?:last|previous) year (?:the )?same (?:period|time|stage)\b
        |\bhistory same (?:time|period)\b
        |\bthe same (?:period|time|stage) (?:of )?(?:the )?(?:past|passed|former) year\b
        |\bin the equal (?:period|time|month)\b
        |\b(?:the|an?) (?:identical|equal) (?:spot|dot|point|stage)\b
        """,
        needs="same equal identical",
    ),
    sign(  # “The running year”
        "time is told as another language tells it",
        1.0,
        r"""
        \bin what (?:we carry|goes|we have|runs) of\b
        |\b(?:initial|primary) (?:two|three|six|nine|\d) months\b
        |\b(?:the|this|for the) (?:running|ongoing) year\b
        |\b(?:final|ultimate) (?:yr|twelve\s*months?)\b
        |\b(?:during|in) the (?:course|duration) of 20\d\d\b
        |\bat the same (?:date|epoch),? (?:when|in|last|the)\b
        |\bthan (?:a )?year earlier\b(?<!a\ year\ earlier)
        |\ba year back\b
        """,
        needs="what initial primary running ongoing final ultimate course duration same than back",
    ),
)
