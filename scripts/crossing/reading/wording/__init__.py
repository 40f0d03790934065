"""The words that tell what a number counts: expressions for nouns, verbs and comparisons, in one place.

Each table pairs what is meant with an expression for it; a word is added to a row, and nowhere else.
"""

from __future__ import annotations

import re

from crossing.reading.answers import Measure

NUMBER_WORD = r"(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)"

PEOPLE = (
    r"(?:people|persons?|migrants?|immigrants?|arrivals?|individuals|(?:asylum[\s-])?seekers?|refugees|exiles|souls|entrants|newcomers|comers|"
    r"entries|landings?|crossings?|men,\s+women\s+and\s+children|passengers|crossers|humans|folks?|detections?)"
)
_BOAT = r"(?:boats?|embark?ations?|embarcations?|skiffs?|barges?|dinghy|dinghies|vessels?|inflatables?|crafts?|canoes?|ribs?|rafts?|kayaks?|watercrafts?)"
BOATS = (
    rf"(?:(?:small|inflatable|rubber|pneumatic|flimsy|overloaded|overcrowded|crowded|migrant|separate|little|uncontrolled|different)[\s-]+){{0,3}}{_BOAT}"
    rf"(?![\s-]*(?:arrivals?|crossings?|migrants?|people|landings?|figures?|numbers?|journeys?|entries|policy|load))"
)
MORE = (
    r"(?:more|other|others|further|additional|extra|new|small[\s-]boats?|boat|illegal|irregular|undocumented|unauthori[sz]ed|suspected|such|"
    r"alleged|desperate|would-be|channel|cross-channel|confirmed|provisional|of|the|these|those|individual|total|adult|successful|detected)"
)

# The number's own noun, right after it.
COUNTS_PEOPLE = re.compile(rf"[\s-]+(?:{MORE}[\s-]+){{0,4}}{PEOPLE}\b", re.IGNORECASE)
COUNTS_BOATS = re.compile(
    rf"[\s-]+(?:(?:more|other|further|of\s+the|such|these|those)\s+){{0,2}}{BOATS}\b", re.IGNORECASE
)
# "1,157 in 14", "686 in 13 on Friday": the second number of a pair counts boats.
PAIRED = re.compile(
    r"\d(?:\s+(?:people|migrants|arrivals|persons|individuals|crossed|came|arrived|landed|on\s+board|aboard))*,?\s+(?:packed\s+|crammed\s+)?(?:in|from|aboard|on)\s+(?:just\s+|only\s+|some\s+|about\s+)?$",
    re.IGNORECASE,
)
PER_BOAT_AFTER = re.compile(
    rf"\s*(?:{PEOPLE}\s+)?(?:were\s+|was\s+)?(?:on\s+average\s+)?(?:(?:per|(?:in|into|on|onto)\s+(?:each|every)|to\s+each|for\s+each|aboard\s+each|on\s+board\s+each|to\s+a|to\s+every|in\s+a)(?:\s+(?:small\s+|single\s+)?{_BOAT})?|each|a\s+(?:boat|dinghy|vessel))(?![\s-]*(?:day|week|month|year))\b",
    re.IGNORECASE,
)
PER_BOAT = re.compile(
    rf"\bper\s+(?:small\s+)?{_BOAT}|\beach\s+(?:small\s+)?{_BOAT}|\beach\s+(?:of\s+(?:them|these|those)\s+)?(?:held|carr\w+|had|brought|with|contain\w+|one)\b|\b(?:average|mean)\b[^.;]{{0,40}}\b(?:in|on|to|per|a)\s+(?:each|boat)\b|\b(?:an?|the)\s+(?:average|typical)\s+(?:small\s+)?(?:boat|dinghy|vessel)\b|\bboats?\s+(?:held|carried|carry|hold)\s+an?\s+average|\baverage\s+(?:number\s+)?(?:of\s+)?(?:people\s+)?(?:on\s+board|aboard|per|load|occupancy)|\beach\b(?=[^.;]{{0,30}}\bon\s+average)|\b(?:in|into|on|to|per|for)\s+each\b",
    re.IGNORECASE,
)
AVERAGE_BEFORE = re.compile(
    r"\baverag\w+\s+(?:(?:of|was|is|at|stood|about|around|some|to|now|rose|reached|had|number|came|nearly|almost|just|over|under|more|than)\s+){0,5}$|\baverage:?\s+$|\beach\s+(?:held|carr\w+|had|brought|with|containing)\s+(?:\w+\s+){0,2}$|\bto\s+an\s+average\s+of\s+$",
    re.IGNORECASE,
)
PER_DAY = re.compile(rf"\s*(?:{PEOPLE}\s+)?(?:a|per|each|every)[\s-]+day\b", re.IGNORECASE)
PER_DAY_BEFORE = re.compile(
    r"\bdaily\s+(?:average|mean)\s+(?:of|was|is|at|stood\s+at)\s+(?:\w+\s+)?$|\baverag\w+\s+(?:about\s+|some\s+|around\s+)?$",
    re.IGNORECASE,
)
PER_OTHER = re.compile(
    rf"\s*(?:{PEOPLE}\s+)?(?:a|per|each|every)[\s-]+(?:week|month|year|hour|minute|night|head|person|trip|journey|place|mile)\b(?!\s+(?:earlier|ago|before|later|on))",
    re.IGNORECASE,
)

# What a count may be that is no arrival in the United Kingdom: the reason for a reader, and the words.
NOUNS_ELSE = (
    ("people who died", r"(?:deaths?|dead|bodies|victims|lives|fatalities|drownings?|casualties|missing)"),
    ("officers or other staff", r"(?:\w+\s+)?(?:officers?|investigators|police|staff|judges|gendarmes|soldiers|troops|agents|caseworkers|lawyers|volunteers|crew|lifeguards|experts|reservists|patrols?|guards)"),
    ("money", r"(?:million|billion)?\s*(?:pounds|euros|dollars|quid)"),
    ("a length, a time or an age", r"(?:miles?|metres?|meters?|kilomet\w+|km|mph|knots?|feet|ft|hours?|minutes?|seconds?|months?|years?|weeks?|nautical|degrees|nights?|mornings?|hrs?|yrs?|decades?|stone|kg|tonnes?)"),
    ("part of the arrivals", r"(?:\w+\s+)?(?:children|minors|women|men|boys|girls|babies|toddlers|infants|adults|families|nationals|nationalit\w+|albanians?|afghans?|iranians?|syrians?|eritreans?|sudanese|iraqis?|vietnamese|somalis?|turks?|kurds?|indians?|ethiopians?|yemenis?|unaccompanied\s+\w+)"),
    ("asylum claims or places to stay", r"(?:asylum\s+(?:claims?|applications?|applicants?|hotels?|cases?)|applications?|claims?|claimants?|cases?|appeals?|visas?|hotels?|rooms?|beds?|decisions?|grants?|refusals?|residents|places|spaces|homes)"),
    ("arrests, sentences or smugglers", r"(?:arrests?|convictions?|prosecutions?|gangs?|smugglers?|traffickers?|suspects?|offenders?|criminals?|prisoners?|pilots?|sentences?|charges?|suspected\s+smugglers)"),
    ("people sent back or resettled", r"(?:returns?|removals?|deportations?|deportees|returnees|flights?|transfers?|relocations?)"),
    ("attempts and people stopped", r"(?:(?:crossing\s+)?attempts?|interceptions?|incidents?|operations?|events?|rescues?|launches|engines?|life\s?jackets?|calls?|departures?)"),
    ("another thing", r"(?:mps?|peers?|lords|votes?|voters?|seats?|points?|countries|nations|states|pages?|lorries|vehicles|trucks?|cars?|jobs|ministers?|constituencies|readers|comments|respondents|cities|towns|councils?|charities|reports?|priorities|promises|pledges|pupils|schools?|patients|drones?|cameras?|ships?|cutters?|lifeboats?|helicopters?|planes?|questions?|times?|steps?|ways?|things?|reasons?|others|claims|partners|members|firms|companies|groups|clans|beaches|departments|figures|paragraphs?|sources?|tests?|dates|hands|parts|sides|terms|laws|bills|acts|clauses)"),
)  # fmt: skip
NOUN_ELSE = tuple((why, re.compile(rf"[\s-]+(?:(?:more|extra|other|further|new|additional|such|full|consecutive|different|key|main|of\s+the|of\s+its|of\s+our|foreign|national|local|french|british|failed|successful|illegal|unsuccessful|senior|former|suspected|dead|young|police|border|specialist|unaccompanied)\s+){{0,3}}{words}\b", re.IGNORECASE)) for why, words in NOUNS_ELSE)  # fmt: skip

# What a clause tells of that is no arrival, wherever the number stands in it.
_FRENCH = r"(?:french|france|gendarm\w+|prefecture|calais\s+officials|premar|paris)"
_SAVED = (
    r"(?:rescu\w+|picked\s+up|recover\w+|saved|pluck\w+|brought\s+back|taken\s+back|took\b[^.;]{0,30}\bback|hauled)"
)
CLAUSES_ELSE = (
    ("people who died", r"\b(?:died|dead|deaths?|drown\w*|killed|perish\w*|los[et]\s+(?:their\s+)?li(?:ves|fe)|lives\s+lost|bodies|death\s+toll|toll)\b"),
    ("people stopped before they crossed", r"\b(?:prevent\w*|stopped(?!\s+(?:at|short|on)\b)|foil\w*|thwart\w*|held\s+back|h[eo]ld\s+back|turned\s+(?:back|around|away)|block\w*|disrupt\w*|deterred|kept\b[^.;]{0,40}\bfrom)\b"),
    ("people rescued or stopped by France", rf"\b{_FRENCH}\b[^.;]{{0,80}}\b(?:{_SAVED}|intercept\w*|stopp\w*)|\b(?:{_SAVED}|intercept\w*)\b[^.;]{{0,60}}\b(?:by|to|in|off)\s+(?:the\s+)?(?:{_FRENCH}|a\s+tug|calais|boulogne|dunkirk|shore)|\bback\s+to\s+(?:the\s+)?(?:french\s+)?(?:shore|france|calais|land|coast)|\b{_SAVED}\b[^.;]{{0,40}}\btug\b|\bboth\s+countries\b"),
    ("people sent back or resettled", r"\b(?:removed|removals?|returned\s+to|been\s+returned|deport\w*|sent\s+back|sent\s+to\s+(?:rwanda|france)|to\s+rwanda|relocated|resettle\w*|one[\s-]in,?\s+one[\s-]out|sent\s+home|come\s+in\s+return|brought\s+(?:over\s+)?from\s+france|forced\s+removal|without\s+the\s+right\s+to\s+stay)\b"),
    ("arrests, sentences or smugglers", r"\b(?:arrest\w*|prosecut\w*|convict\w*|jailed|sentenc\w*|imprison\w*|charged\s+with|people[\s-]smugglers?\s+(?:were|have))\b"),
    ("a forecast, a plan or a target", r"\b(?:could|(?:(?-i:may)|might)(?!\s+(?:wish|like|want|note|recall|remember|ask)\b)|forecast\w*|predict\w*|project(?:ed|ion\w*)|worst[\s-](?:case|event)|scenario|brac(?:e|es|ed|ing)|fear(?:s|ed)?\s+(?:that|up\s+to|as|more|over|at\s+least|some|\d[\d,]*)|on\s+(?:course|track)\s+(?:for|to)|planned|target|aim(?:s|ed)?\s+to|pledg\w*|modelling|expected\s+to|is\s+expected|would\s+(?:be|see|mean|reach|bring|take|make)|will\s+(?:be(?!\s+(?:observed|seen|noted|recalled|remembered)\b)|see|reach|bring|have|top|pass|cross|arrive|take|come|exceed))\b"),
    ("asylum claims or places to stay", r"\b(?:asylum\s+(?:claims?|applications?|applicants?|system|backlog|hotels?|support)|appl(?:y|ied)\s+for\s+asylum|claim(?:ed|ing)\s+asylum|net\s+migration|visas?|backlog|housed|in\s+hotels|granted)\b"),
    ("boats or gear bought, built or taken away", r"\b(?:seiz\w*|confiscat\w*|impound\w*|destroy\w*|scrapp\w*|slash\w*|punctur\w*|burnt|bought|buys?|purchas\w*|ordered|sold|built|hired|stolen)\b(?![^.;]{0,60}\b(?:arriv|cross|landed))"),
    ("another route", r"\b(?:italy|italian|lampedusa|greece|greek|spain|spanish|canar(?:y|ies)|mediterranean|aegean|germany|libya|tunisia|cyprus|poland|belarus|mexico|lorr(?:y|ies)|trucks|by\s+air|northern\s+ireland|ireland)\b"),
    ("people who wait, live or gather elsewhere", r"\b(?:living|lives?\s+in|lived|waiting|camped|camps?|sleeping|slept|gathered|protest\w*|marched|staying|hoping|trying\s+to|attempting|stranded|homeless|queue|queues|queuing|residents)\b"),
    ("all irregular arrivals, by any way", r"\b(?:irregular\s+arrivals|irregular\s+migrants|illegal\s+entr\w+|all\s+(?:irregular|illegal)|inadequately\s+documented)\b(?![^.;]{0,40}\b(?:boats?|channel)\b)"),
    ("a poll or a vote", r"\b(?:poll\w*|survey\w*|approval|rating|of\s+(?:voters|britons|the\s+public|respondents)|majority\s+of)\b"),
)  # fmt: skip
CLAUSE_ELSE = tuple((why, re.compile(words, re.IGNORECASE)) for why, words in CLAUSES_ELSE)
ARRIVED = re.compile(
    r"\b(?:arriv\w*|reach(?:ed)?\s+(?:the\s+)?(?:uk|kent|dover|england|britain|united|british|english)|made\s+(?:it|the)|landed|came\s+ashore|crossed|crossings?|made\s+the\s+(?:trip|journey|crossing|voyage)|come\s+(?:ashore|in|over|by)|came)\b",
    re.IGNORECASE,
)
NATIONALITY = re.compile(r"\b(?:albanian|afghan|iranian|syrian|eritrean|sudanese|iraqi|vietnamese|somali|turkish|kurd\w*|indian|ethiopian|yemeni|nationalit\w+|nationals|children|minors|women|men|boys|aged|under\s+18)s?\b", re.IGNORECASE)  # fmt: skip
ONE_BOAT = re.compile(
    r"\b(?:one|this|a|an|another|that|the(?:\s+(?:first|second|third|last|latest|same|packed|overloaded|overcrowded|grey))?)\s+(?:(?!small\b|number\b|total\b)[\w-]+\s+){0,3}?(?:dinghy|boat|inflatable|vessel|craft|cutter|ship|lifeboat|kayak|catamaran|canoe)\b(?![\s-]*(?:crossings?|arrivals?|migrants?|people))",
    re.IGNORECASE,
)
CARRIED = re.compile(r"\b(?:on\s+board|aboard|crammed|squeezed|squashed|packed|carr(?:y|ied|ying)|brought\s+in|pulled\s+from|load\w*|passengers)\b", re.IGNORECASE)  # fmt: skip
PART_OF_DAY = re.compile(
    r"\b(?:so\s+far\s+(?:today|on\s+\w+day)|this\s+(?:morning|afternoon)|(?:\w+day|today)\s+(?:morning|afternoon)|(?:by|at|since|before)\s+(?:noon|midday|lunchtime|dawn|daybreak|sunrise|first\s+light|\d{1,2}(?:[.:]\d\d)?\s*[ap]m)|today|tonight)\b",
    re.IGNORECASE,
)
SUBSET = re.compile(r"\s+of\s+(?:its|their|his|whom|them|those|these|the\s+(?:men|women|children|passengers|occupants|survivors|dead|victims))\b", re.IGNORECASE)  # fmt: skip

# Words of comparison. After a number some stand before what it is compared with ("12% shy of last year's"): OVER and UNDER.
# Those that can be words of place too ("over the Channel") stand in the second group of each.
_AHEAD = r"above|ahead\s+of|in\s+excess\s+of|in\s+advance\s+of|up\s+on"
_BEHIND = r"below|beneath|behind|short\s+of|shy\s+of|adrift\s+of|in\s+arrears\s+of|down\s+on"
OVER, UNDER = rf"(?:{_AHEAD}|over|beyond|past|clear\s+of)", rf"(?:{_BEHIND}|under|off)"
_COMPARED = r"(?=\s+(?:the|that|those|its|last|this|what|where|\d|20\d\d|an?\s+year)\b)"
RISE = re.compile(rf"\b(?:(?<!turned\s)(?<!turn\s)(?<!made\s)(?<!make\s)(?<!picked\s)(?<!showed\s)(?<!ended\s)up|upwards?|ris(?:es?|en|ing)|rose|increas\w*|gr[eo]w\w*|jump\w*|surg(?:es?|ed|ing)|soar\w*|more|higher|above|ahead|climb\w*|leap\w*|greater|bigger|larger|fuller|heavier|busier|extra|over|beat(?:s|en|ing)?|exceed\w*|surpass\w*|outstrip\w*|outpac\w*|outdo\w*|eclips\w*|swell\w*|swollen|balloon\w*|rocket\w*|spik(?:e[sd]?|ing)|mushroom\w*|gain(?:s|ed)?|plus|excess|(?:beyond|past|clear|in\s+advance){_COMPARED}|lead(?=\s+(?:of|was|is|had)\b))\b", re.IGNORECASE)  # fmt: skip
FALL = re.compile(rf"\b(?:down|downs?|downwards?|fall\w*|fell|drop\w*|decreas\w*|declin\w*|reduc\w*|plung\w*|plummet\w*|less|fewer|lower|below|beneath|behind|slump\w*|short|shy|adrift|arrears|cut|smaller|lighter|quieter|dip(?:ped)?|shr[aiu]nk\w*|tumbl\w*|slid(?:e[sd]?|ing)?|s[aiu]nk|minus|trail\w*|lagg\w*|(?:under|off){_COMPARED})\b", re.IGNORECASE)  # fmt: skip
TURNED = re.compile(
    r"[;:]\s|[–—()]|\b(?:and|but|while|when|despite|although|though|after|whereas)\b|,\s", re.IGNORECASE
)
SHARE_AFTER = re.compile(
    r"\s*(?:of\s+(?:it|them|the|all|those|that|this|these|arrivals?|people|migrants|crossings|small)\b)", re.IGNORECASE
)
SHARE_NEAR = re.compile(
    r"\b(?:account(?:s|ed|ing)?\s+for|made\s+up|make\s+up|makes\s+up|represent\w*|share|proportion|compris\w*)\b",
    re.IGNORECASE,
)
MULTIPLE_AFTER = re.compile(r"(?:\s+times|\s*-?fold|x\b)", re.IGNORECASE)
DIFFERENCE = re.compile(
    rf"\s+(?:{MORE}\s+){{0,2}}(?:{PEOPLE}\b)?\s*(?:(?:fewer|more|less|higher|lower|extra|greater|bigger|smaller)\s+(?:{PEOPLE}\s+)?(?:\w+\s+)?than\b|(?:{_AHEAD}|{_BEHIND}){_COMPARED})",
    re.IGNORECASE,
)
DIFFERENCE_BEFORE = re.compile(r"\b(?:difference|gap|shortfall|margin|increase|rise|fall|drop|decrease|reduction|lead|(?<!in\s)excess|deficit|surplus|jump|growth|decline|change)\s+of\s+(?:\w+\s+)?$|\b(?:up|down)\s+by\s+(?:\w+\s+)?$", re.IGNORECASE)  # fmt: skip

# Days on which nobody came.
NOBODY = re.compile(
    r"\b(?:without|no\s+(?:one|boats?|small|crossings?|arrivals?|dinghies|migrants|people|channel)|nobody|none|not\s+a\s+single|zero|clear\s+of|free\s+of|lulls?|gaps?|spells?|pauses?|hiatus|quiet|crossing-free|any\s+(?:arrivals?|crossings?|boats?)|noticed\s+on|boats?\s+were\s+\w+\s+on)\b",
    re.IGNORECASE,
)
# Words of a lull: a number of days told with them may be one without arrivals, and is so only if it is exactly that.
LULL = re.compile(
    r"\b(?:noth?ing|none|not|never|nil|blank|emptiness|drought|back|return\w*|resum\w*|restart\w*|nought|zilch|zero|empty|idle|calm|ashore|harbour|port|stopped|halt\w*|winds?|windy|weather|gales?|storms?|stormy|swell|rough|seas?|breaks?|ended|ending|first|still|silence|shut|dry|previous|before|since|preceding|lay\s?off)\b",
    re.IGNORECASE,
)
MILESTONE = re.compile(r"\b(?:mark|milestone|barrier|threshold|line|landmark|reach(?:ed|es|ing)?|pass(?:es|ed|ing)?|hit(?:s|ting)?|broke(?:n)?|top(?:s|ped|ping)?|surpass\w*|exceed\w*|smash\w*|overt\w+k\w*|(?:gone?|went|rose|risen|climbed)\s+(?:past|beyond|above|over)|crossed\s+the)\b", re.IGNORECASE)  # fmt: skip
TOTAL = re.compile(r"\b(?:total|tally|count|figure|number|sum|toll|cumulative|amount)\b", re.IGNORECASE)

COUNTED = {Measure.PEOPLE, Measure.BOATS, Measure.PEOPLE_PER_BOAT, Measure.PEOPLE_PER_DAY}
