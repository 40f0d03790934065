"""What a number counts, told by the words beside it: people, boats, people a boat, people a day, days on which nobody came."""

from __future__ import annotations

from crossing.language.expressions import expression, spaced
from crossing.language.numbers import number_words

NUMBER_WORD = f"(?:{number_words(1, 12)})"

PEOPLE = spaced(r"""
    (?:people|persons?|migrants?|immigrants?|arrivals?|individuals|(?:asylum[\s-])?seekers?|refugees|exiles|souls|entrants
    |newcomers|comers|entries|landings?|crossings?|men, women and children|passengers|crossers|humans|folks?|detections?)
""")
# What texts call one boat and several; "craft" is either, and says neither. The rarer words are of other things where no number
# stands right before them ("a barge for 506 men").
ONE_OF_THEM, SEVERAL = "(?:boat|dinghy|vessel|inflatable)", "(?:boats|dinghies|vessels|inflatables)"
ANY = f"(?:{SEVERAL}|{ONE_OF_THEM}|crafts?)"
BOAT = spaced(rf"(?:{ANY}|embark?ations?|embarcations?|skiffs?|barges?|canoes?|ribs?|rafts?|kayaks?|watercrafts?)")
# "Small boats", "overcrowded rubber dinghies"; no "small boat arrivals".
BOATS = spaced(rf"""
    (?:
        (?:small|inflatable|rubber|pneumatic|flimsy|overloaded|overcrowded|crowded|migrant|separate|little|uncontrolled|different)
        [\s-]+
    ){{0,3}}
    {BOAT}
    (?![\s-]*(?:arrivals?|crossings?|migrants?|people|landings?|figures?|numbers?|journeys?|entries|policy|load))
""")
# What may stand between a number and its noun: "370 more suspected illegal migrants".
MORE = spaced(r"""
    (?:more|other|others|further|additional|extra|new|small[\s-]boats?|boat|illegal|irregular|undocumented|unauthori[sz]ed
    |suspected|such|alleged|desperate|would-be|channel|cross-channel|confirmed|provisional|of|the|these|those|individual|total
    |adult|successful|detected)
""")

# The number's own noun, right after it.
COUNTS_PEOPLE = expression(rf"[\s-]+(?:{MORE}[\s-]+){{0,4}}{PEOPLE}\b")
COUNTS_BOATS = expression(rf"[\s-]+(?:(?:more|other|further|of the|such|these|those) ){{0,2}}{BOATS}\b")
# "1,157 in 14", "686 in 13 on Friday": the second number of a pair counts boats.
PAIRED = expression(r"""
    (?<!\b20\d)\d(?: (?:people|migrants|arrivals|persons|individuals|crossed|came|arrived|landed|on board|aboard))*,?\s+
    (?:packed |crammed )?(?:in|from|aboard|on) (?:just |only |some |about )?$
""")

# "53 per boat", "53 people in each dinghy".
PER_BOAT_AFTER = expression(rf"""
    \s*(?:{PEOPLE} )?(?:were |was )?(?:on average )?
    (?:
        (?:per|(?:in|into|on|onto) (?:each|every)|to each|for each|aboard each|on board each|to a|to every|in a)
        (?: (?:small |single )?{BOAT})?
        |each|apiece|a {ONE_OF_THEM}
    )
    (?![\s-]*(?:day|week|month|year))\b
""")
# Words of such an average anywhere in a sentence.
PER_BOAT = expression(rf"""
    \bper (?:small )?{BOAT}|\beach (?:small )?{BOAT}
    |\beach (?:of (?:them|these|those) )?(?:held|carr\w+|had|brought|with|contain\w+|one)\b
    |\b(?:average|mean)\b[^.;]{{0,40}}\b(?:in|on|to|per|a) (?:each|boat)\b
    |\b(?:an?|the) (?:average|typical) (?:small )?{ONE_OF_THEM}\b
    |\bboats? (?:held|carried|carry|hold) an? average
    |\baverage (?:number )?(?:of )?(?:people )?(?:on board|aboard|per|load|occupancy)
    |\beach\b(?=[^.;]{{0,30}}\bon average)
    |\b(?:in|into|on|to|per|for) each\b
""")
# "An average of about", "each carried".
AVERAGE_BEFORE = expression(r"""
    \baverag\w+ (?:(?:of|was|is|at|stood|about|around|some|to|now|rose|reached|had|number|came|nearly|almost|just|over|under|more|than) ){0,5}$
    |\baverage:?\s+$
    |\beach (?:held|carr\w+|had|brought|with|containing) (?:\w+ ){0,2}$
    |\bto an average of $
    |\b(?:mean|average|typical|usual) load\b[^.;]{0,40}$|\bload\b[^.;\d]{0,30}\b(?:from|to|of|is|was|at) (?:\w+ )?$
    |\bload\b,? (?:\w+ ){0,2}from \d+[^.;\d]{0,20} to $
    |\bpeople per (?:small )?boat\b[^.;]{0,60}: $|\b(?:each|boats?)\b[^.;]{0,60}\bused to (?:carry|hold|bring) $
    |\beach; (?:in (?:19|20)\d\d |last year )?they (?:held|carried|brought) $
""")

PER_DAY = expression(rf"\s*(?:{PEOPLE} )?(?:for )?(?:a|per|each|every)[\s-]+day\b")
PER_DAY_BEFORE = expression(r"""
    \bdaily (?:average|mean) (?:of|was|is|at|stood at) (?:\w+ )?$|\baverag\w+ (?:about |some |around )?$
""")
PER_OTHER = expression(rf"""
    \s*(?:{PEOPLE} )?(?:a|per|each|every)[\s-]+(?:week|month|year|hour|minute|night|head|person|trip|journey|place|mile)\b
    (?! (?:earlier|ago|before|later|on))
""")

# Days on which nobody came.
NOBODY = expression(r"""
    \b(?:without|no (?:one|boats?|small|crossings?|arrivals?|dinghies|migrants|people|channel)|nobody|none|not a single|not (?:a|one) (?:soul|person|boat|dinghy)|zero
    |noth?ing (?:had|has|have|was) (?:been )?(?:seen|recorded|come|arrived|crossed)|clear of|free of|lulls?|gaps?|spells?|pauses?|hiatus|quiet|crossing-free|any (?:arrivals?|crossings?|boats?)|noticed on
    |boats? were \w+ on)\b
""")
# Words of a lull: a number of days told with them may be one without arrivals, and is so only if it is exactly that.
LULL = expression(r"""
    \b(?:noth?ing|none|not|never|nil|blank|emptiness|drought|back|return\w*|resum\w*|restart\w*|nought|zilch|zero|empty|idle|calm
    |ashore|harbour|port|stopped|halt\w*|winds?|windy|weather|gales?|storms?|stormy|swell|rough|seas?|breaks?|ended|ending|first
    |still|silence|shut|dry|previous|before|since|preceding|lay\s?off)\b
""")

# Somebody arrived.
ARRIVED = expression(r"""
    \b(?:arriv\w*|reach(?:ed)? (?:the )?(?:uk|kent|dover|england|britain|united|british|english)|made (?:it|the)|landed
    |came ashore|crossed|crossings?|made the (?:trip|journey|crossing|voyage)|come (?:ashore|in|over|by)|came)\b
""")
TOTAL = expression(r"\b(?:total|tally|count|figure|number|sum|toll|cumulative|amount)\b")
