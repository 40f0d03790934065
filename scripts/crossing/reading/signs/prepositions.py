"""Prepositions, articles and objects of another language: “arrived to Dover”, “depend of”."""

from __future__ import annotations

from crossing.reading.signs.sign import DAY, Sign, sign

_LAND = "England|Britain|Great Britain|France|Kent|Dover|Calais|Europe|Germany"
_PLACE = f"(?:{_LAND}|the UK|UK|the (?:coasts?|shores?|ports?|country|beach(?:es)?|quay|British|English|French|Kent))"

PREPOSITIONS: tuple[Sign, ...] = (
    sign(  # “arrived to Dover”
        "one arrives “to” a place",
        2.0,
        rf"\barriv(?:e|es|ed|ing|al|als) to {_PLACE}\b",
        needs="arrive arrives arrived arriving arrival arrivals",
        cased=True,
    ),
    sign(  # “depend of”
        "a word has the preposition of another language",
        1.5,
        r"""
        \b(?:depend|depends|depended|depending) of\b
        |\bresponsible of\b
        |\bmarried with\b
        |\bcapable to \w+
        |\b(?:insists|insisted) to \w+
        |\bdiscuss(?:ed|es)? about\b
        |\b(?:entered?|enters) in the (?:country|UK|United)
        |\bparticipat(?:e|ed|es|ing) (?:to|at) the\b
        |\bsucceed(?:ed|s)? to (?:cross|reach|gain|make|get|enter|stop|land|arrive|leave|join)\b
        |\bprevent(?:s|ed)? (?:them|him|her|people|migrants|boats) to\b
        |\b(?:suspected|accused) to have\b
        |\balerted of (?:a|the) boat\b
        |\bfed up of (?:the|this) situation\b
        |\bagree(?:d|s)? in that\b
        """,
        needs="depend depends depended depending responsible married capable insists insisted discuss discussed discusses enter entered enters participate participated participates participating succeed succeeded succeeds prevent prevents prevented suspected accused alerted fed agree agreed agrees",
    ),
    sign(  # “allows to cross”
        "“allow” and its like have lost their object",
        0.5,
        r"""
        (?<!be\ )(?<!been\ )(?<!is\ )(?<!are\ )(?<!was\ )(?<!were\ )(?<!not\ )(?<!never\ )(?<!longer\ )\b(?:allows
            |allowed|permits|permitted|enables) to (?:cross|reach|make|take|get|enter|stop|see|save|reduce|travel
            |leave)\b
        """,
        needs="allows allowed permits permitted enables",
    ),
    sign(  # “close of Wimereux”
        "“close of” a town",
        1.5,
        rf"""
        (?<!the\ )(?<!at\ )(?<!before\ )\bclose of (?!Parliament|{DAY}|[A-Z][a-z]+\ (?:trading|business))[A-Z][a-z]+
        """,
        needs="close",
        cased=True,
    ),
    sign(  # “wants that they”
        "“want that”",
        0.7,
        r"\b(?:want|wants|wanted|prefers?) that (?:the|they|he|she|we|people|france|britain)\b",
        needs="want wants wanted prefer prefers",
    ),
    sign(  # “found the death”
        "one arrives, finds or stands as in another language",
        1.5,
        r"""
        \bat (?:their|his|her) arrival\b
        |\b(?:found|find|finds) (?:the )?death\b
        |\btaken? in charge\b
        |\b(?:stands?|standing|stood) under (?:pressure|criticism|suspicion|shock)\b
        |\b(?:at|off|in|to|took|retook|reached) the (?:wide|large)(?=[.,;]| of\b)
        |\brealiz(?:e|ed|es|ing) (?:a|an|the) (?:visit|operation|trip|journey|crossing|voyage|interview|control
            |rescue)\b
        |\bare (?:dead|died) (?:in|while|whilst) (?:trying|attempting)\b
        |\bin comparison to the (?:foreyear|last|year)\b
        """,
        needs="arrival death charge under wide large realize realized realizes realizing dead died comparison",
    ),
    sign(  # “gain the English coast”
        "England is rallied or gained",
        2.0,
        r"""
        \b(?:rally|rallied|gain|gained|rejoin|rejoined|regain|conquer) (?:the )?(?:England|Great Britain
            |English (?:coasts?|ribs|shores?)|British (?:coasts?|shores?)|other shore)\b
        """,
        needs="rally rallied gain gained rejoin rejoined regain conquer",
    ),
    sign(  # “informations”
        "a noun that English does not count",
        1.5,
        r"""
        \b(?:informations|advices|equipments|luggages|personnels|furnitures)\b
        |\ba (?:politic|voluntary|benevolent|responsible|saver)\b(?=\.| (?:of|which|who|that)\b)
        |\b(?:the|with|in) (?:politic|arrived|come) (?:of|which|there)\b
        |\b(?:between|among) the (?:arrived|rescued|dead) (?:there )?(?:were|was|is)\b
        """,
        needs="informations advices equipments luggages personnels furnitures politic voluntary benevolent responsible saver arrived come rescued dead",
    ),
    sign(  # “very headache”
        "an adverb stands with a noun",
        1.5,
        r"""
        \bvery (?:headache|problem|danger|success|trouble|pressure|difficulty)\b
        |\balways more (?:of|numerous|cynical|risks?|people|migrants|expensive|dangerous)\b
        |\b(?:without|after) (?:accompany|arrive)\b
        """,
        needs="very always without after",
    ),
    sign(  # “met danger”
        "a thing is met or received without an article",
        1.5,
        r"""
        \b(?:meet|met|meets) (?:danger|accident)\b
        |\b(?:receive|received|receives) (?:call|notice|alarm|report)\b(?!s)
        |\b(?:cause|caused|causing) (?:\w+ ){0,2}strong (?:discontent|dissatisfaction)\b
        |\b(?:accept|accepted|accepts|receive) interview\b
        |\b(?:hit|attack|strike|fight) (?:against )?criminal group\b
        """,
        needs="meet met meets receive received receives cause caused causing accept accepted accepts hit attack strike fight",
    ),
    sign(  # “media report, in”
        "a report is followed by a comma and no quotation",
        1.5,
        r"""
        \b(?:media|british|office|data|figures|minister|reports?) (?:report|display|express|show|indicate|say), (?:on|in
            |this|from|the|britain)\b
        """,
        needs="report display express show indicate say",
    ),
    sign(  # “off the coast England”
        "a phrase that lost a word",
        2.0,
        r"""
        \boff the coast (?:England|France|Kent)\b
        |\bthe start of the passed\b
        |\bthe plan to deport Rwanda\b
        |\bin such way\b
        |\bdue of\b
        """,
        needs="coast start plan such account due",
        cased=True,
    ),
    sign(  # “to France from France”
        "a way that leads where it began",
        2.0,
        r"\bfrom (France|England|Britain|Kent|Calais|Dover) to \1\b|\bto (France|England|Britain|Kent) from \2\b",
        needs="from",
        cased=True,
    ),
    sign(  # “saved and saved”
        "a word told twice",
        1.0,
        r"\b(checked|came|said|boat|boats|people|saved|rescued) and \1\b",
        needs="and",
    ),
    sign(  # “more bigger”
        "“more” and “most” doubled",
        1.0,
        r"""
        \b(?:more|most) (?:bigger|smaller|higher|lower|larger|greater|older|younger|stronger|weaker|heavier|busier
            |cheaper|safer|faster|slower|easier|harder|worse|better)\b
        """,
        needs="more most",
    ),
)
