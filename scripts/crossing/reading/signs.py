"""The signs of a machine's rewording: grammar, counting, word order and literal translation that nobody writes in English.

A sign is an expression with a weight. None is the word list of one machine: most are what happens when a sentence is put
into English word by word, from French, Spanish, German, Russian or Chinese, or when a program swaps words without regard
to what stands beside them. Weights, as measured on 2.7 million words of English that people wrote (news, reports, speeches,
fiction, letters): 2 for what was found there at most twice in a million words, 1 for up to ten times, less for what is
only unusual in news.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property


@dataclass(frozen=True)
class Sign:
    """What a sign is, the expression for it, its weight, and words of which one must be in a text that can show it."""

    why: str
    written: str
    weight: float
    needs: frozenset[str]
    flags: int

    @cached_property
    def pattern(self) -> re.Pattern[str]:
        """The expression, made ready when a text first needs it: all of them take a twentieth of an article's check."""
        return re.compile(self.written, self.flags)


_PAST = "saw|went|took|gave|ate|wrote|drove|began|sang|swam|drank|rang|shook|fell|knew|grew|flew|threw|spoke|chose|rose|woke|wore|stole|forgot|hid|rode|tore|did"
_BASE = "see|go|take|give|write|drive|begin|fall|know|grow|throw|speak|choose|rise|steal|carry|bring|make|arrive|reach|catch|rescue|intercept|pick|sink"
_BE = "was|were|is|are|been|being|be"
_MODAL = "could|would|should|might|must|can|cannot|will"
_INFLECTED = "says|tells|goes|takes|gives|makes|comes|sees|knows|brings|keeps|finds|arrives|crosses|reaches|wants|needs|has|is|was|were|had|does|becomes|begins|falls|rises|stops|leaves|sends|arrived|crossed|stopped|reached|wanted"
_NOTCH = "one|two|three|four|five|six|seven|eight|nine|ten"
_SMALL = "two|three|four|five|six|seven|eight|nine|ten"
_PERSON = "person|migrant|individual|arrival|dinghy|boat|vessel|child|refugee|immigrant"
_PEOPLE = "people|persons|migrants|individuals|refugees|immigrants|boats|dinghies|vessels|arrivals|crossings|seekers|children|humans|folk|folks"
_DAY = "Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday"
_MONTH = "January|February|March|April|May|June|July|August|September|October|November|December"
_PERCENT = r"\d+(?:\.\d+)?\s?(?:%|per\s?cent|percent)"
_NUMBER = r"\d[\d,.]*"
_LAND = "England|Britain|Great Britain|France|Kent|Dover|Calais|Europe|Germany"
_PLACE = rf"(?:{_LAND}|the UK|UK|the (?:coasts?|shores?|ports?|country|beach(?:es)?|quay|British|English|French|Kent))"
# Verbs that are no nouns, so that no preposition stands before them.
_VERB = "arrive|bring|know|receive|accept|begin|enter|depart|prevent|allow|protect|destroy|lose|become|occur|accompany|seek|avoid|obtain|succeed"


def _sign(why: str, pattern: str, weight: float, needs: str = "", flags: int = re.IGNORECASE) -> Sign:
    return Sign(why, pattern, weight, frozenset(needs.split()), flags)


_FORMS = (
    _sign("a past form stands where a participle must", rf"\b(?:{_BE})\s+(?:\w+ly\s+)?(?-i:{_PAST})\b(?!\s+(?:not|wood))", 2.0, _BE.replace("|", " ")),
    _sign("a past form stands where a participle must", r"\b(?:have|has|had|having)\s+(?:saw|went|took|gave|ate|wrote|drove|began|sang|swam|rang|shook|knew|grew|flew|threw|spoke|chose|rose|wore|stole|rode)\b", 2.0, "have has had having"),
    _sign("a plain form stands where a participle must", rf"(?<!do )(?<!did )(?<!done )\b(?:{_BE})\s+(?:{_BASE})\b(?=\s+(?:being|by|to|from|on|at|in|into|the|a)\b)", 2.0, _BE.replace("|", " ")),
    _sign("a modal verb is followed by a past form", rf"\b(?-i:{_MODAL})\s+(?:not\s+)?(?:saw|went|took|gave|made|came|wrote|drove|began|knew|fell|said|told|brought|sent|found|left|kept|held)\b", 2.0, _MODAL.replace("|", " ")),
    _sign("a helping verb is followed by an inflected form", rf"\b(?:do|does|did|may|{_MODAL})(?:n[’']t|\s+not)\s+(?:{_INFLECTED})\b", 2.0, "not don't doesn't didn't don’t doesn’t didn’t couldn't wouldn't can't couldn’t wouldn’t can’t"),
    _sign("“has” is followed by a plain form", r"\b(?:have|has|had)\s+(?:not\s+|also\s+|already\s+)?(?:tell|go|see|take|give|write|grow|fall|know|bring|make|keep|say|arrive|reach|begin|rise|send|find|lose|stand|think|rescue|carry|receive|happen|seem|remain|die)\b(?!-)", 2.0, "have has had"),
    _sign("a form of “be” is followed by “been” or “have”", r"\b(?:is|are|was|were)\s+(?:been|have|had)\b", 1.0, "is are was were"),
    _sign("what was done has an object of its own", r"\b(?:was|were|been)\s+made\s+the\s+(?:journey|crossing|trip|voyage|decision|passage)\b", 2.0, "made"),
    _sign("a verb does not agree with its subject", rf"\bit\s+(?:are|were)\s+(?:{_NUMBER}|{_NOTCH})\b|\b(?:they|we|persons|migrants)\s+(?:is|was|has)\s+(?:\w+ed|been|not|also|now|already)\b|\bthere\s+is\s+(?:many|several|{_NUMBER}\s+{_PEOPLE})\b", 1.5, "it they we persons migrants there"),
    _sign("a verb stands in its plain form", r"\b(?:number|figure|total|spokesman|spokesperson|minister|official)\s+(?:surpass|exceed|express|reach|rise|climb|arrive|decide|believe|refuse|announce|indicate|remain)\b(?!-)", 1.0, "number figure total spokesman spokesperson minister official"),
    _sign("a verb stands in its plain form", rf"(?<![\w-])(?:for|without|of|by|from|before|after|despite|until|reason\s+that)\s+(?-i:{_VERB})\b(?![-,]|\s+(?:and|or)\s)", 1.5, _VERB.replace("|", " ")),
    _sign("“not” has no verb to lean on", r"\b(?:police|they|he|she|it|we|who|which|government|minister|people|side|reality|this|that|[a-z]+ists|[a-z]+ers)\s+not\s+(?:have|has|takes?|corresponds?|wants?|knows?|gives?|receives?|arrives?|stops?|allows?)\b", 1.5, "not"),
    _sign("“used to be” stands for “was”", r"\bused\s+to\s+be\s+(?:committed|dedicated|decided|determined|found|rescued|intercepted|arrested|charged|recorded|brought|picked|detained|announced|revealed|expected|recovered|introduced|launched)\b", 2.0, "used"),
    _sign("“became” has turned into “turned into”", r"\bturned\s+into\s+(?:the\s+)?(?:prime|home|state|head|first|leader|chief|pm|premier|president)\b", 1.5, "turned"),
    _sign("“has” and a reflexive that English does not use", r"\b(?:has|have|had)\s+(?:himself|herself|itself|themselves)\s+(?:shown|declared|expressed|decided|felt|opened|ended)\b|\b(?:says|declares|estimates|judges|finds|shows|proves)\s+(?:himself|herself|themselves)\s+(?:\w+ed|worried|ready|happy|open|confident|certain|sure|shocked)\b|\b(?:were|was|are|is)\s+finding\s+(?:themselves|itself|himself)\b", 1.5, "himself herself itself themselves"),
    _sign("“goes to” tells the future", r"\b(?:goes|go)\s+to\s+(?:give|make|take|do|put|have|try|cross|arrive|follow|be)\b(?!\s+(?:sure|way|place|part))", 0.7, "goes go"),
)  # fmt: skip

_COUNTING = (
    _sign("a number of people is told as no one tells it", rf"(?<!out )\b(?:\d[\d,.]*|some\s+\d[\d,.]*)\s+of\s+(?:{_PEOPLE})\b", 2.0),
    _sign("a number stands before a singular", rf"(?<![\w£$€.,-])(?:[2-9]|\d\d+|\d[\d,]+\d)\s+(?:{_PERSON})\b(?!-|\s+(?:boat|crossing|crossings|arrival|arrivals|migrant|migrants|capacity|figure|limit|dinghy))", 2.0, _PERSON.replace("|", " "), 0),
    _sign("a number stands before a singular", rf"(?<![\w£$€.,/-])(?:[2-9]|\d\d+|\d[\d,]+\d|{_SMALL})\s+(?:ship|helicopter|canoe|man|head|body|passenger|traveller|lifeboat|country|crossing|person|migrant)\b(?=[.,;]|\s+(?:and|were|have|had|are|on\s+board|arrived?|crossed|safe|went|go|take|took|came|come|all|receive|reached)\b)", 1.5, "ship helicopter canoe man head body passenger traveller lifeboat country crossing person migrant"),
    _sign("people are measured instead of counted", rf"\b(?:amount|sum|quantity|variety|aggregate)\s+of\s+(?:the\s+)?(?:{_NUMBER}\s+)?(?:{_PEOPLE}|newcomers)\b", 1.5, "amount sum quantity variety aggregate"),
    _sign("“of” follows an adjective that has no noun", r"\b(?:a|an)\s+(?:lower|higher|full|less|more|equal|further|greater|larger|nearly|about|virtually)\s+of\b(?!\s+a\b)", 2.0, "of"),
    _sign("a comparison is made with “of” or “that”", rf"\b(?:more|less|fewer)\s+of\s+{_NUMBER}(?!\s*(?:{_PEOPLE}))(?=\s)|{_PERCENT}\s+(?:of\s+)?(?:more|less|fewer|higher|lower)\s+(?:(?:that|as)\s+(?:in|the|last|at|a)|of\s+(?:in|last))\b|{_PERCENT}\s+of\s+(?:more|less|fewer)\b", 2.0, "more less fewer higher lower"),
    _sign("a percentage has an article or “for” before it", rf"\b(?:a|on)\s+{_PERCENT}\s+(?:more|less|fewer|higher|lower)\b(?=\s*[.,]|\s+(?:than|that|in|to)\b)|\bfor\s+{_PERCENT}\s+(?:more|less|fewer|higher|lower),\s+than\b|\b(?:plus|minus)\s+(?:of|from)\s+{_PERCENT}", 2.0, "a for on plus minus"),
    _sign("a number rises “on” a number", r"\b(?:rose|risen|climbed|increased|grown|sunk|fallen|dropped)\s+on\s+\d{1,3},\d{3}\b", 2.0, "on"),
    _sign("“thousand” stands without an article", r"\b(?:almost|nearly|about|around|than|over|approximately)\s+(?:hundred|thousand|million)\b(?!s)", 2.0, "hundred thousand million"),
    _sign("a superlative is doubled or built with “most”", r"\bthe\s+most\s+(?:big|large|great|old|cheap|cold|warm|strong|weak|heavy|busy|many|much)\b(?!-)|\bthe\s+most\s+(?:elevated|reduced)\s+(?:number|figure|total|level|day|of)", 2.0, "most"),
    _sign("a part is taken “from” the whole", rf"\b(?:thirds|quarters|half|majority|most|some|many|{_NUMBER})\s+from\s+(?:them|those)\b|\bmost\s+of\s+all\s+of\b", 1.5, "from most"),
    _sign("a fraction has an article too many", r"\bthe\s+(?:double|triple|half|quadruple)\s+(?:of|than|that)\s+(?:the|all|in|last|that)\b", 1.0, "double triple half quadruple"),
    _sign("“nearby” or “virtually” stands before a number", rf"\b(?:nearby|near\s+to|close\s+on\s+to|not\s+less\s+than|at\s+the\s+very\s+least|no\s+smaller\s+than)\s+(?:{_NUMBER}|{_NOTCH})\b", 0.6, "nearby near close less least smaller"),
    _sign("“persons” for people", rf"\b(?:\d[\d,]*|{_SMALL}|some|these|many)\s+(?:persons|humans)\b", 0.7, "persons humans"),
    _sign("“per cent” has lost its second half", rf"\b{_NUMBER}\s+(?:per|for\s+each|in)\s+(?:penny|pence|dime|coin|pennies)\b", 2.0, "penny pence dime coin pennies"),
    _sign("a year without its letters", r"(?<![\d-] )(?<![\d-])\b(?:yr|yrs|twelvemonth)\b", 1.0, "yr yrs twelvemonth"),
    _sign("a year or a number broken by a mark", rf"\b20,\d\d\b(?!,)|(?<![\d£$€.])\b\d{{1,3}}\.\d{{3}}\s+(?:{_PEOPLE})\b", 1.5),
    _sign("people “have” a number", rf"\b(?:total|totally|among\s+them)\s+ha(?:ve|s)\s+{_NUMBER}|\b(?:have|has)\s+{_NUMBER}\s+(?:person|name|ship)\b", 2.0, "have has"),
)  # fmt: skip

_TIME = (
    _sign("a day belongs to a day", rf"\b(?:{_DAY}|{_MONTH})[’']s\s+(?:yesterday|today|tomorrow)\b", 2.0, "yesterday today tomorrow"),
    _sign("a preposition that no day takes", rf"\b(?:upon|inside|at|successful|connected|onto|over\s+upon)\s+(?:{_DAY})\b(?!\s+(?:night|morning|evening|afternoon|prayers|service|lunch|school)|[’'])|\bupon\s+(?:(?:{_MONTH})\b|\d{{1,2}}(?:st|nd|rd|th)?\s+(?:{_MONTH})\b)", 2.0, "upon inside at successful connected onto", 0),
    _sign("“since” stands before a length of time", rf"\bsince\s+(?:\d+|{_SMALL}|several|some|many)\s+(?:days|weeks|months|years|hours)\b(?!\s+(?:ago|before|earlier))", 2.0, "since"),
    _sign("“since” has lost its noun", rf"\bsince\s+the\s+(?:first|1st)\s+(?:{_MONTH})\b|\b(?:since|from)\s+(?:the\s+)?(?:begin|beginning)\s+(?:January|year|of\s+year)\b|\bfrom\s+(?:{_MONTH})\s+begin\b|\bfor\s+the\s+reason\s+that\s+(?:begin|begins|start|january|the\s+election|the\s+start)\b", 2.0, "since from reason"),
    _sign("the time comes after its noun, or twice", r"\b(?:the|of)\s+(?:year|month|week)\s+(?:last|previous|precedent)\b(?=[.,;]|\s+(?:the|when|at|in)\b)|\b(?:this|the\s+final|the\s+remaining|final|next)\s+12\s+months\s+to\s+date\b|\bin\s+the\s+year\s+until\s+now\b", 2.0, "year month week months"),
    _sign("“the past” stands before a day", rf"\bthe\s+(?:past|last|passed)\s+(?:{_DAY})\b(?!\s+(?:of|before|in|night))", 1.0, "past last passed", 0),
    _sign("“the same” stands before a day", rf"\bthe\s+same\s+(?:{_DAY})\b", 1.0, "same"),
    _sign("a night goes from day to day", rf"\bnight\s+(?:of|from)\s+(?:the\s+)?(?:{_DAY})\s+(?:to|on)\s+(?:the\s+)?(?:{_DAY})\b", 1.5, "night"),
    _sign("last year's same time in another order", r"\b(?:last|previous)\s+year\s+(?:the\s+)?same\s+(?:period|time|stage)\b|\bhistory\s+same\s+(?:time|period)\b|\bthe\s+same\s+(?:period|time|stage)\s+(?:of\s+)?(?:the\s+)?(?:past|passed|former)\s+year\b|\bin\s+the\s+equal\s+(?:period|time|month)\b|\b(?:the|an?)\s+(?:identical|equal)\s+(?:spot|dot|point|stage)\b", 1.5, "same equal identical"),
    _sign("time is told as another language tells it", r"\bin\s+what\s+(?:we\s+carry|goes|we\s+have|runs)\s+of\b|\b(?:initial|primary)\s+(?:two|three|six|nine|\d)\s+months\b|\b(?:the|this|for\s+the)\s+(?:running|ongoing)\s+year\b|\b(?:final|ultimate)\s+(?:yr|twelve\s*months?)\b|\b(?:during|in)\s+the\s+(?:course|duration)\s+of\s+20\d\d\b|\bat\s+the\s+same\s+(?:date|epoch),?\s+(?:when|in|last|the)\b|\bthan\s+(?:a\s+)?year\s+earlier\b(?<!a year earlier)|\ba\s+year\s+back\b", 1.0, "what initial primary running ongoing final ultimate course duration same than back"),
)  # fmt: skip

_ORDER = (
    _sign("two prepositions that do not follow each other", r"\b(?:of\s+(?:to|with)|for\s+(?:of|with|from)|with\s+(?:to|by|of)|to\s+(?:of|with)|at\s+(?:of|in|on)|by\s+(?:of|to|with)|into\s+of|from\s+(?:of|to)|about\s+of|in\s+off\s+the)\b(?=\s+(?:the|a|an|this)\b)", 1.5),
    _sign("a verb stands at the end, as in German", r"\b(?:promised|announced|declared|explained|demanded|lost|given|seen|reached|crossed|taken|brought)\s+(?:had|has|have|to\s+have|became|will)(?=[.,;])|\bto\s+(?:Great\s+)?(?:Britain|England|Kent|Dover)\s+(?:come|gone)(?=[.,;])|,\s+the\s+[\w\s]{4,50}\bto\s+(?:lay|have|make|take|bring|smash|stop|give|hold)(?=[.;])", 2.0, "had has have become will to"),
    _sign("the verb comes before its subject", rf"\b(?:Thereby|Therewith|Hereby|Thus|Hence|Therefore)\s+(?:is|are|was|were|has|have|rose|climbed|lies|stands)\s+(?:the|a|it|there|{_NUMBER})(?=\s)|\b(?:At\s+the\s+weekend|On\s+(?:the\s+)?(?:{_DAY})|In\s+(?:{_MONTH}))\s+(?:are|have|has|were)\s+(?:almost|nearly|about|over|more|around|{_NUMBER})|\barrived\s+(?:to|at|in)\s+(?:Dover|Kent|England|Britain)\s+(?:{_NUMBER}|some|several)|(?:^|[.!?]\s+)(?:Exists?|Occurred|Arrived)\s+(?:a|an|many|much|some|{_NUMBER})\b", 2.0, "thereby therewith hereby thus hence therefore weekend on since in arrived exist exists occurred", 0),
    _sign("a comma stands before “that”, “what” or “than”", r"\b(?:said|says|shared|told|stated|reported|knows?|thinks?|announced|promised|explained|declared|claimed|noted|insisted|revealed|confirmed|warned|with|so|hopes?),\s+that\s+(?:the|a|an|he|she|it|they|there|\d)|,\s+what\s+(?:means|corresponds|leads\s+to|represents)\b|\b(?:more|less|fewer|higher|lower),\s+than\b", 1.0, "that what than"),
    _sign("a noun is called back by a pronoun", r"\b(?:The|Those)\s+\w+,\s+(?:them|they),\s", 2.0, "them they", 0),
    _sign("“who” stands for a thing", r"\b(?:year|month|number|figure|total|percentage|20\d\d),\s+who\s+(?:had|has|was|is|counted|saw)\b", 1.0, "who"),
    _sign("an adjective follows its noun", r"\b(?:means|balance|sheet|balance\s+sheet|figures|forces|measures|waters|minister|police|government)\s+(?:supplementary|provisional|additional|maritime|interior|french|british|territorial)\b(?=[.,;]|\s+(?:of|have|has|are|is|to|from|for)\b)", 1.0, "supplementary provisional additional maritime interior french british territorial"),
    _sign("a country has an article", rf"\bthe\s+(?:{_LAND})(?=[.,;:]|\s+(?:by|is|was|has|had|since|because|but|when|where)\b)", 1.5, "england britain france kent dover calais europe germany", 0),
    _sign("“already” stands before “have”", r"\balready\s+(?:have|has)\s+(?:crossed|arrived|come|reached|died|more|been)\b", 0.7, "already"),
    _sign("“says she” after a quotation", r"[”\"’']\s+(?:says|adds|replies|confides|laments|sighs|regrets|deplores|resumes|lamented|confided|deplored)\s+(?:she|he)\b", 0.5, "says adds replies confides laments sighs regrets deplores resumes lamented confided deplored"),
    _sign("the word order of another language", r"\bmade\s+known\s+the\b|\bof\s+whom\s+(?:one|two|three)\s+(?:child|minor|woman)\b|\bof\s+more\s+than\s+last\s+year\b|\bof\s+(?:low|short|small)\s+age\b|\bin\s+low\s+age\b|\bminors\s+of\s+age\b", 2.0, "known whom more age"),
    _sign("a sentence that exists of nobody", r"\bthere\s+(?:will\s+be|is|was|are)\s+who\b|\bthose\s+who\s+have\s+all\b", 2.0, "who"),
    _sign("a verb has lost its object", r"\b(?:let|lets|letting)\s+(?:know|see|understand)\b|\b(?:talk|speak|know|say|tell|talking)\s+about\s+that\s+(?:all|they|he|it|the)\b|\b(?:shared?|shares)\s+(?:\w+\s+){0,2}with,", 1.5, "let lets letting about shared share shares"),
    _sign("an infinitive without “to”", r"\b(?:helicopters?|ships?|boats?|police|officers)\s+go\s+(?:to\s+)?rescue\b|\bsend\s+out\s+(?:two|three|\d+|one)\s+(?:ship|boat|helicopter)\b", 1.0, "rescue send"),
    _sign("a machine's way of naming a source", r"\baccording\s+to\s+(?:informed|said|reported|stated|explained|confirmed|indicated|has|have|canoes|pirogues|boats|dinghies|vessels|kayaks|ships|rafts|vehicles|inflatables|journeys|crossings|days|numbers\s+of)\b|\bin\s+(?:accordance|keeping)\s+with\s+(?:the\s+|new\s+|official\s+|latest\s+)*(?:figures|statistics|numbers|data|home|authorities|government|ministry|officials|most)\b|\bas\s+(?:per|indicated\s+by)\s+(?:the\s+)?(?:home|government|most\s+recent|latest|workspace|figures|official|ministry|information|data|public)\b", 1.5, "according accordance keeping per indicated"),
)  # fmt: skip

_PREPOSITIONS = (
    _sign("one arrives “to” a place", rf"\barriv(?:e|es|ed|ing|al|als)\s+to\s+{_PLACE}\b", 2.0, "arrive arrives arrived arriving arrival arrivals", 0),
    _sign("a word has the preposition of another language", r"\b(?:depend|depends|depended|depending)\s+of\b|\bresponsible\s+of\b|\bmarried\s+with\b|\bcapable\s+to\s+\w+|\b(?:insists|insisted)\s+to\s+\w+|\bdiscuss(?:ed|es)?\s+about\b|\b(?:entered?|enters)\s+in\s+the\s+(?:country|UK|United)|\bparticipat(?:e|ed|es|ing)\s+(?:to|at)\s+the\b|\bsucceed(?:ed|s)?\s+to\s+(?:cross|reach|gain|make|get|enter|stop|land|arrive|leave|join)\b|\bprevent(?:s|ed)?\s+(?:them|him|her|people|migrants|boats)\s+to\b|\b(?:suspected|accused)\s+to\s+have\b|\balerted\s+of\s+(?:a|the)\s+boat\b|\bfed\s+up\s+of\s+(?:the|this)\s+situation\b|\bagree(?:d|s)?\s+in\s+that\b", 1.5, "depend depends depended depending responsible married capable insists insisted discuss discussed discusses enter entered enters participate participated participates participating succeed succeeded succeeds prevent prevents prevented suspected accused alerted fed agree agreed agrees"),
    _sign("“allow” and its like have lost their object", r"(?<!be )(?<!been )(?<!is )(?<!are )(?<!was )(?<!were )(?<!not )(?<!never )(?<!longer )\b(?:allows|allowed|permits|permitted|enables)\s+to\s+(?:cross|reach|make|take|get|enter|stop|see|save|reduce|travel|leave)\b", 0.5, "allows allowed permits permitted enables"),
    _sign("“close of” a town", r"(?<!the )(?<!at )(?<!before )\bclose\s+of\s+(?!Parliament|Sunday|Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|[A-Z][a-z]+ (?:trading|business))[A-Z][a-z]+", 1.5, "close", 0),
    _sign("“want that”", r"\b(?:want|wants|wanted|prefers?)\s+that\s+(?:the|they|he|she|we|people|france|britain)\b", 0.7, "want wants wanted prefer prefers"),
    _sign("one arrives, finds or stands as in another language", r"\bat\s+(?:their|his|her)\s+arrival\b|\b(?:found|find|finds)\s+(?:the\s+)?death\b|\btaken?\s+in\s+charge\b|\b(?:stands?|standing|stood)\s+under\s+(?:pressure|criticism|suspicion|shock)\b|\b(?:at|off|in|to|took|retook|reached)\s+the\s+(?:wide|large)(?=[.,;]|\s+of\b)|\brealiz(?:e|ed|es|ing)\s+(?:a|an|the)\s+(?:visit|operation|trip|journey|crossing|voyage|interview|control|rescue)\b|\bare\s+(?:dead|died)\s+(?:in|while|whilst)\s+(?:trying|attempting)\b|\bin\s+comparison\s+to\s+the\s+(?:foreyear|last|year)\b", 1.5, "arrival death charge under wide large realize realized realizes realizing dead died comparison"),
    _sign("England is rallied or gained", r"\b(?:rally|rallied|gain|gained|rejoin|rejoined|regain|conquer)\s+(?:the\s+)?(?:England|Great\s+Britain|English\s+(?:coasts?|ribs|shores?)|British\s+(?:coasts?|shores?)|other\s+shore)\b", 2.0, "rally rallied gain gained rejoin rejoined regain conquer"),
    _sign("a noun that English does not count", r"\b(?:informations|advices|equipments|luggages|personnels|furnitures)\b|\ba\s+(?:politic|voluntary|benevolent|responsible|saver)\b(?=\.|\s+(?:of|which|who|that)\b)|\b(?:the|with|in)\s+(?:politic|arrived|come)\s+(?:of|which|there)\b|\b(?:between|among)\s+the\s+(?:arrived|rescued|dead)\s+(?:there\s+)?(?:were|was|is)\b", 1.5, "informations advices equipments luggages personnels furnitures politic voluntary benevolent responsible saver arrived come rescued dead"),
    _sign("an adverb stands with a noun", r"\bvery\s+(?:headache|problem|danger|success|trouble|pressure|difficulty)\b|\balways\s+more\s+(?:of|numerous|cynical|risks?|people|migrants|expensive|dangerous)\b|\b(?:without|after)\s+(?:accompany|arrive)\b", 1.5, "very always without after"),
    _sign("a thing is met or received without an article", r"\b(?:meet|met|meets)\s+(?:danger|accident)\b|\b(?:receive|received|receives)\s+(?:call|notice|alarm|report)\b(?!s)|\b(?:cause|caused|causing)\s+(?:\w+\s+){0,2}strong\s+(?:discontent|dissatisfaction)\b|\b(?:accept|accepted|accepts|receive)\s+interview\b|\b(?:hit|attack|strike|fight)\s+(?:against\s+)?criminal\s+group\b", 1.5, "meet met meets receive received receives cause caused causing accept accepted accepts hit attack strike fight"),
    _sign("a report is followed by a comma and no quotation", r"\b(?:media|british|office|data|figures|minister|reports?)\s+(?:report|display|express|show|indicate|say),\s+(?:on|in|this|from|the|britain)\b", 1.5, "report display express show indicate say"),
    _sign("a phrase that lost a word", r"\boff\s+the\s+coast\s+(?:England|France|Kent)\b|\bthe\s+start\s+of\s+the\s+passed\b|\bthe\s+plan\s+to\s+deport\s+Rwanda\b|\bin\s+such\s+way\b|\bdue\s+of\b", 2.0, "coast start plan such account due", 0),
    _sign("a way that leads where it began", r"\bfrom\s+(France|England|Britain|Kent|Calais|Dover)\s+to\s+\1\b|\bto\s+(France|England|Britain|Kent)\s+from\s+\2\b", 2.0, "from", 0),
    _sign("a word told twice", r"\b(checked|came|said|boat|boats|people|saved|rescued)\s+and\s+\1\b", 1.0, "and"),
    _sign("“more” and “most” doubled", r"\b(?:more|most)\s+(?:bigger|smaller|higher|lower|larger|greater|older|younger|stronger|weaker|heavier|busier|cheaper|safer|faster|slower|easier|harder|worse|better)\b", 1.0, "more most"),
)  # fmt: skip

# What a program leaves that swaps words by a list: a word in its other sense ("figure" as a verb, "last" as the final one).
_SWAPS = (
    _sign("“ago” has turned into “in the past”", rf"\b(?:\d+|{_SMALL}|several|few)\s+(?:days|weeks|months|years|hours)\s+(?:in\s+the\s+past|prior\s+to\s+now)\b(?=[.,;])|\b(?:come|comes|came)\s+per\s+(?:day|week|month|year)\s+after\b|\bper\s+(?:week|month|year)\s+(?:after|later|in\s+the\s+past)\b", 1.5, "past prior per"),
    _sign("“year” has turned into “12 months”", r"\bthis\s+12\s+months\b|\b12\s+months[’']s\b|\b(?:final|earlier)\s+12\s+months\b", 2.0, "months months's"),
    _sign("“last” has turned into “final”", rf"(?<!the )(?<!a )(?<!its )(?<!their )(?<!his )(?<!and )(?<!in )\b(?-i:final)\s+(?:week|month|year|night|summer|autumn|spring|winter|{_DAY}|{_MONTH})\b(?!\s+(?:of|before|for))", 1.0, "final"),
    _sign("“where” has turned into “the place”", r",\s+the\s+place\s+(?:they|he|she|it|the|people|migrants|we)\b", 1.5, "place"),
    _sign("“today” has turned into “at this time”", r"\b(?:have|has|had|said|stated|mentioned|Dover|Kent|Channel)\s+at\s+this\s+time\b|\bat\s+this\s+time[’']s\b", 1.0, "time time's"),
    _sign("“back” has turned into “again”", r"\b(?:bring|brings|bringing|brought|push|pushed|send|sent|sending|return|returned|turn|turned|escorted|taken|tugging|safely)\s+(?:\w+\s+){0,4}?again\s+to\s+(?:\w+\s+)?(?:shore|France|Britain|Dover|Calais|Kent|land|shores|residence|waters)\b", 1.5, "again"),
    _sign("a noun has turned into a verb", r"\b(?:the|each\s+day|every\s+day)\s+(?:determine|determines|discern)\b(?!\s+whether)|\beach\s+day\s+(?:figure|total|record|parent|quantity|crossings|number)\b", 2.0, "determine determines discern day"),
    _sign("“at least” has a word too many", rf"\bat\s+the\s+least\s+(?:{_NUMBER}|{_NOTCH})\b", 1.5, "least"),
    _sign("“first” has turned into “primary”", r"\b(?:the|for\s+the|its|his)\s+primary\s+(?:time|half|day|week|month|year|boat|quarter\s+of\s+20)\b", 2.0, "primary"),
    _sign("“as well” has lost its second half", r"\bas\s+(?:nicely|properly)(?=\s+as\b|[.,])|\bso[\s-]known\s+as\b", 1.5, "nicely properly known"),
    _sign("“those” has turned into “these”", r"\bthese\s+(?:who\s+(?:are|were|have|had|died|arrive|arrived|cross|crossed|came)|in\s+(?:hassle|need|misery)|in\s+search\s+of\s+(?:asylum|refuge))\b", 1.0, "these"),
    _sign("“bodies” has turned into “our bodies”", rf"\b(?:two|three|four|five|the|{_NUMBER})\s+our\s+bodies\b", 2.0, "bodies"),
    _sign("“high” has turned into “excessive”", r"\bexcessive\s+(?:court|seas|winds|tide|ranges|numbers|road|street)\b(?!\s+of\s+(?:use|words))", 1.5, "excessive"),
    _sign("people are “introduced” ashore", r"\bintroduced\s+(?:ashore|to\s+(?:shore|Dover|land|security)|in\s+to\s+Dover|into\s+(?:Dover|the\s+(?:Port|harbour)))", 1.5, "introduced"),
    _sign("“said” has turned into “mentioned”", r"\bmentioned(?:\s+(?:at\s+this\s+time|on\s+\w+day))?:\s*[“\"‘']|[”\"’'],?\s+(?:the\s+)?(?:\w+\s+){1,3}mentioned[.,]", 0.7, "mentioned"),
    _sign("“more than” or “at least” has another word", rf"\b(?:greater\s+than|larger\s+than|a\s+minimum\s+of|upwards\s+of\s+over|in\s+extra\s+of)\s+{_NUMBER}\s+(?:{_PEOPLE})\b|\b1000[’']?s\s+of\b", 0.7, "greater larger minimum upwards extra 1000s 1000's of"),
    _sign("“according to” has turned into “in line with”", r"\bin\s+line\s+with\s+(?:the\s+)?(?:figures|home\s+office|official\s+(?:figures|statistics|data)|authorities|reviews|the\s+newest|newest|reports|new\s+(?:figures|data))\b", 1.0, "line"),
    _sign("a small word has turned into a name or an element", rf"\b(?:of|in|to|from|for|by|and|with|pinch|successful|connected|astatine|arsenic|into|that)\s+nan\s+[a-z]|\bastatine\b|\b(?:beryllium|arsenic)\s+(?:nan|a|the|of|taken|made|seen|part|portion|well)\b|\bsuccessful\s+(?:nan|Dover|Kent|England|Britain|France|Calais|20\d\d|{_MONTH})\b", 1.5, "nan astatine beryllium arsenic successful"),
    _sign("“no” has turned into “not any”", r"\bthere\s+(?:are|were)\s+not\s+any\b(?!\s*more)", 0.7, "any"),
    _sign("“one day” has turned into “in the future”", r"\b(?:on|in)\s+(?:only\s+|simply\s+|just\s+)?in\s+the\s+future\b|\b24-hour\s+interval\b", 1.0, "future interval"),
)  # fmt: skip

# Sentences put into English word by word, whatever they were in.
_LITERAL = (
    _sign("“not” stands before “can”", r"(?<!whether or )(?<!if )(?<!or )\bnot\s+(?:can|could|will|would|must)\s+(?!not\b)[a-z]+", 1.5, "not"),
    _sign("a sentence begins with its verb", rf"(?:^|[.!]\s+)(?:Are|Were|Is|Was)\s+(?:at\s+least|more\s+than|about|almost|nearly|{_NUMBER})\s[^?]{{3,160}}\.|(?:^|[.!]\s+)[A-Z][a-z]+\s+the\s+(?:polemic|criticism|controversy|reaction|reactions|protests)\s+of\b", 1.5, "are were is was polemic criticism controversy reaction reactions protests", 0),
    _sign("people come after their verb", rf"\b(?:arrived|crossed|landed|came|died|drowned)\s+(?:about\s+|almost\s+|more\s+than\s+)?\d{{1,3}}(?:,\d{{3}})*\s+(?:{_PEOPLE}|human|man|person)\b", 1.5, "arrived crossed landed came died drowned"),
    _sign("a number stands before a singular", r"(?<![\w£$€.,/-])(?:[2-9]|\d\d+|\d[\d,]+\d)\s+human\b(?=[.,;]|\s+(?:and|were|have|had|are|arrived?|crossed|came|come|reached)\b)", 1.5, "human"),
    _sign("a percentage has an article or “for” before it", rf"\bthe\s+{_PERCENT}\s+(?:in\s+)?(?:more|less|fewer)\b|\b(?:that|which|and)\s+on\s+{_PERCENT}\s+(?:exceeds?|more|less|higher|lower)\b|\bby\s+a\s+rate\s+of\s+{_PERCENT}", 1.5, "the that which and by"),
    _sign("a year has an article", r"\b(?:to|of|in|from|than|with|as)\s+the\s+20[12]\d(?=[.,;])", 1.0, "the"),
    _sign("a day is called a day", rf"\bon\s+the\s+day\s+of\s+(?:last\s+)?(?:{_DAY}|{_MONTH})\b", 1.5, "day", 0),
    _sign("“on board of”", r"\bon\s+board\s+of\s+(?:\w+\s+)?(?:boats?|dinghies|dinghy|ships?|vessels?|\d+)\b|\bwith\s+on\s+board\b|\barrived\s+(?:by|with)\s+\d+\s+(?:boats|dinghies|vessels)\b", 1.0, "board arrived"),
    _sign("a word has the preposition of another language", r"\b(?:ask|asks|asked)\s+to\s+the\s+\w+\s+to\b|\b(?:transported|taken|brought|carried)\s+in\s+(?:the\s+)?hospital\b|\bin\s+(?:more|less)\s+respect\s+to\b|\bmakes?\s+to\s+(?:reflect|think|see|understand|believe)\b|\bcompared\s+with\s+[^.;]{0,40}\bfrom\s+the\s+(?:past|last)\s+year\b|\bstrikes?\s+with\s+an\s+iron\s+(?:hand|fist)\b", 1.5, "ask asks asked transported taken brought carried more less make makes compared strike strikes"),
    _sign("a state is told as if it went on", r"\b(?:was|is|are|were)\s+(?:emphasi[sz]ing\s+that|stating\s+that|knowing|wanting|possessing|belonging|not\s+appearing|meaning\s+that\s+he)\b", 1.0, "was is are were"),
    _sign("somebody is made responsible for nothing", r"\bmade\s+(?!to\b)(?:the\s+|a\s+)?(?:\w+\s+){1,4}responsible\b(?!\s+(?:for|to))|\b(?:holds?|held)\s+(?:the\s+|this\s+|that\s+|it\s+)?(?:\w+\s+)?for\s+a\s+(?:proof|mistake|lie|scandal)\b", 1.0, "responsible proof mistake lie scandal"),
    _sign("“since” has lost its noun", r"\bthe\s+begin(?:\s+of|\b(?=[.,;]))|\bsince\s+(?:the\s+)?(?:beginning|start)\s+of\s+year\b", 1.5, "begin since"),
    _sign("“the most of them”", r"(?<!make )(?<!made )(?<!making )(?<!get )\bthe\s+most\s+of\s+(?:them|these|those)\b", 1.0, "most"),
    _sign("“own” belongs to nobody", r"\b(?:over|with|from|under|of|for|by|in|on)\s+own\s+(?!goals?\b|brand\b|label\b|initiative\b)[a-z]+", 1.0, "own"),
    _sign("a report of a report", r"\b(?:it\s+)?(?:became|becomes)\s+known\s+(?:on|that|from|about)\b|\bit\s+(?:was|is)\s+informed\b|\binform(?:s|ed)?\s+in\s+the\b|\bon\s+(?:his|her|their)\s+words,|\bit\s+is\s+considered\s+an?\b", 1.0, "known informed inform informs words considered"),
    _sign("“we all” has turned into “we as a whole”", r"\bwe\s+as\s+a\s+whole\s+(?:need|want|wish|have|know)\b|\ban\s+ascent\s+of\s+\d|\b(?:presently|currently)\s+remains?\s+at\s+\d", 1.5, "whole ascent presently currently"),
)  # fmt: skip

# What a program that fills templates should have chosen or filled in: "{A total of|Some} 273 people", "%CITY%".
_TEMPLATES = (
    _sign("a template was not filled in", r"\{[^{}|\n]{1,60}(?:\|[^{}|\n]{0,60})+\}|%[A-Z][A-Z_]{2,}%", 2.0, "", 0),
)

SIGNS: tuple[Sign, ...] = (*_TEMPLATES, *_FORMS, *_COUNTING, *_TIME, *_ORDER, *_PREPOSITIONS, *_SWAPS, *_LITERAL)
