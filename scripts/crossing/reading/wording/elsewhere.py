"""What a number may count that is no arrival in the United Kingdom: the reason for a reader, and the words that tell it.

Each table pairs a reason with words; a word is added to a row, and nowhere else.
"""

from __future__ import annotations

from crossing.language.expressions import expression, spaced
from crossing.reading.wording.counted import ONE_OF_THEM

# The number's own noun, after some of these: "20 more French officers".
_BEFORE_NOUN = spaced(r"""
    (?:more|extra|other|further|new|additional|such|full|consecutive|different|key|main|of the|of its|of our|foreign|national
    |local|french|british|failed|successful|illegal|unsuccessful|senior|former|suspected|dead|young|police|border|specialist
    |unaccompanied)
""")
_NOUNS = {
    "people who died": r"(?:deaths?|dead|bodies|victims|lives|fatalities|drownings?|casualties|missing)",
    "officers or other staff": r"""
        (?:\w+ )?(?:officers?|investigators|police|staff|judges|gendarmes|soldiers|troops|agents|caseworkers|lawyers|volunteers
        |crew|lifeguards|experts|reservists|patrols?|guards)
    """,
    "money": r"(?:million|billion)?\s*(?:pounds|euros|dollars|quid)",
    "a length, a time or an age": r"""
        (?:miles?|metres?|meters?|kilomet\w+|km|mph|knots?|feet|ft|hours?|minutes?|seconds?|months?|years?|weeks?|nautical
        |degrees|nights?|mornings?|hrs?|yrs?|decades?|stone|kg|tonnes?)
    """,
    "part of the arrivals": r"""
        (?:\w+ )?(?:children|minors|women|men|boys|girls|babies|toddlers|infants|adults|families|nationals|nationalit\w+
        |albanians?|afghans?|iranians?|syrians?|eritreans?|sudanese|iraqis?|vietnamese|somalis?|turks?|kurds?|indians?
        |ethiopians?|yemenis?|unaccompanied \w+)
    """,
    "asylum claims or places to stay": r"""
        (?:asylum (?:claims?|applications?|applicants?|hotels?|cases?)|applications?|claims?|claimants?|cases?|appeals?|visas?
        |hotels?|rooms?|beds?|decisions?|grants?|refusals?|residents|places|spaces|homes)
    """,
    "arrests, sentences or smugglers": r"""
        (?:arrests?|convictions?|prosecutions?|gangs?|smugglers?|traffickers?|suspects?|offenders?|criminals?|prisoners?|pilots?
        |sentences?|charges?|suspected smugglers)
    """,
    "people sent back or resettled": r"""
        (?:returns?|removals?|deportations?|deportees|returnees|flights?|transfers?|relocations?)
    """,
    "attempts and people stopped": r"""
        (?:(?:crossing )?attempts?|interceptions?|incidents?|operations?|events?|rescues?|launches|engines?|life\s?jackets?|calls?
        |departures?)
    """,
    "another thing": r"""
        (?:mps?|peers?|lords|votes?|voters?|seats?|points?|countries|nations|states|pages?|lorries|vehicles|trucks?|cars?|jobs
        |ministers?|constituencies|readers|comments|respondents|cities|towns|councils?|charities|reports?|priorities|promises
        |pledges|pupils|schools?|patients|drones?|cameras?|ships?|cutters?|lifeboats?|helicopters?|planes?|questions?|times?
        |steps?|ways?|things?|reasons?|others|claims|partners|members|firms|companies|groups|clans|beaches|departments|figures
        |paragraphs?|sources?|tests?|dates|hands|parts|sides|terms|laws|bills|acts|clauses)
    """,
}
NOUN_ELSE = tuple(
    (why, expression(rf"[\s-]+(?:{_BEFORE_NOUN} ){{0,3}}{spaced(words)}\b")) for why, words in _NOUNS.items()
)

# What a clause tells of that is no arrival, wherever the number stands in it. The first four go on to tell of their subject.
_FRENCH = spaced(r"(?:french|france|gendarm\w+|prefecture|calais officials|premar|paris)")
_SAVED = spaced(r"""
    (?:rescu\w+|picked up|recover\w+|saved|pluck\w+|brought back|taken back|took\b[^.;]{0,30}\bback|hauled)
""")
_CLAUSES = {
    "people who died": r"""
        \b(?:died|dead|deaths?|drown\w*|killed|perish\w*|los[et] (?:their )?li(?:ves|fe)|lives lost|bodies|death toll|toll)\b
    """,
    "people stopped before they crossed": r"""
        \b(?:prevent\w*|stopped(?! (?:at|short|on)\b)|foil\w*|thwart\w*|held back|h[eo]ld back|turned (?:back|around|away)
        |block\w*|disrupt\w*|deterred|kept\b[^.;]{0,40}\bfrom)\b
    """,
    "people rescued or stopped by France": rf"""
        \b{_FRENCH}\b[^.;]{{0,80}}\b(?:{_SAVED}|intercept\w*|stopp\w*)
        |\b(?:{_SAVED}|intercept\w*)\b[^.;]{{0,60}}\b(?:by|to|in|off) (?:the )?(?:{_FRENCH}|a tug|calais|boulogne|dunkirk|shore)
        |\bback to (?:the )?(?:french )?(?:shore|france|calais|land|coast)
        |\b{_SAVED}\b[^.;]{{0,40}}\btug\b
        |\bboth countries\b
    """,
    "people sent back or resettled": r"""
        \b(?:removed|removals?|returned to|been returned|deport\w*|sent back|sent to (?:rwanda|france)|to rwanda|relocated
        |resettle\w*|one[\s-]in,? one[\s-]out|sent home|come in return|brought (?:over )?from france|forced removal
        |without the right to stay|with no right to (?:be|stay|remain)|sent packing|kicked out|put on (?:planes|flights))\b
    """,
    "arrests, sentences or smugglers": r"""
        \b(?:arrest\w*|prosecut\w*|convict\w*|jailed|sentenc\w*|imprison\w*|charged with|people[\s-]smugglers? (?:were|have))\b
    """,
    "a forecast, a plan or a target": r"""
        \b(?:
            could|(?:(?-i:may)|might)(?! (?:wish|like|want|note|recall|remember|ask)\b)  # "may", and not "May"
            |forecast\w*|predict\w*|project(?:ed|ion\w*)|worst[\s-](?:case|event)|scenario|brac(?:e|es|ed|ing)
            |fear(?:s|ed)? (?:that|up to|as|more|over|at least|some|\d[\d,]*)|on (?:course|track) (?:for|to)|planned|target
            |aim(?:s|ed)? to|pledg\w*|modelling|expected to|is expected|would (?:be|see|mean|reach|bring|take|make)
            |will (?:be(?! (?:observed|seen|noted|recalled|remembered)\b)|have(?! (?:counted|seen|noticed|heard|read)\b)|see|reach|bring|top|pass|cross|arrive|take|come|exceed)
        )\b
    """,
    "asylum claims or places to stay": r"""
        \b(?:asylum (?:claims?|applications?|applicants?|system|backlog|hotels?|support)|appl(?:y|ied) for asylum
        |claim(?:ed|ing) asylum|net migration|visas?|backlog|housed|in hotels|granted)\b
    """,
    "boats or gear bought, built or taken away": r"""
        \b(?:seiz\w*|confiscat\w*|impound\w*|destroy\w*|scrapp\w*|slash\w*|punctur\w*|burnt|bought|buys?|purchas\w*|ordered|sold
        |built|hired|stolen)\b(?![^.;]{0,60}\b(?:arriv|cross|landed))
    """,
    "another route": r"""
        \b(?:italy|italian|lampedusa|greece|greek|spain|spanish|canar(?:y|ies)|mediterranean|aegean|germany|libya|tunisia|cyprus
        |poland|belarus|mexico|lorr(?:y|ies)|trucks|by air|northern ireland|ireland)\b
    """,
    "people who wait, live or gather elsewhere": r"""
        \b(?:living|lives? in|lived|waiting|camped|camps?|sleeping|slept|gathered|protest\w*|marched|staying|hoping|trying to
        |attempting|stranded|homeless|queue|queues|queuing|residents)\b
    """,
    "all irregular arrivals, by any way": r"""
        \b(?:irregular arrivals|irregular migrants|illegal entr\w+|all (?:irregular|illegal)|inadequately documented)\b
        (?![^.;]{0,40}\b(?:boats?|channel)\b)
    """,
    "a poll or a vote": r"""
        \b(?:poll(?!ing (?:day|stations?|booths?)\b)\w*|survey\w*|approval|rating|of (?:voters|britons|the public|respondents)|majority of)\b
    """,
}
CLAUSE_ELSE = tuple((why, expression(words)) for why, words in _CLAUSES.items())

NATIONALITY = expression(r"""
    \b(?:albanian|afghan|iranian|syrian|eritrean|sudanese|iraqi|vietnamese|somali|turkish|kurd\w*|indian|ethiopian|yemeni
    |(?:arrivals|people|those|migrants|numbers) from there|nationalit\w+|nationals|children|minors|women|men|boys|aged|under 18)s?\b
""")
# "26 of its passengers", "three of the men": some of those told.
SUBSET = expression(r"""
    \s+of (?:its|their|his|whom|them|those|these|the (?:men|women|children|passengers|occupants|survivors|dead|victims))\b
""")
# One boat of several: "the first dinghy", "a packed inflatable".
ONE_BOAT = expression(rf"""
    \b(?:one|this|a|an|another|that|the(?: (?:first|second|third|last|latest|same|packed|overloaded|overcrowded|grey))?)\s+
    (?:(?!small\b|number\b|total\b)[\w-]+ ){{0,3}}?
    (?:{ONE_OF_THEM}|craft|cutter|ship|lifeboat|kayak|catamaran|canoe)\b
    (?![\s-]*(?:crossings?|arrivals?|migrants?|people))
""")
CARRIED = expression(r"""
    \b(?:on board|aboard|crammed|squeezed|squashed|packed|carr(?:y|ied|ying)|brought in|pulled from|load\w*|passengers)\b
""")
PART_OF_DAY = expression(r"""
    \b(?:
        so far (?:today|on \w+day)|this (?:morning|afternoon)|(?:\w+day|today) (?:morning|afternoon)
        |(?:by|at|since|before) (?:noon|midday|lunchtime|dawn|daybreak|sunrise|first light|\d{1,2}(?:[.:]\d\d)?\s*[ap]m)
        |today|tonight
    )\b
""")
