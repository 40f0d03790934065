"""Words in the order of another language: “this he promised had”, “means additional”."""

from __future__ import annotations

from crossing.reading.signs.sign import DAY, MONTH, NUMBER, Sign, sign

_LAND = "England|Britain|Great Britain|France|Kent|Dover|Calais|Europe|Germany"

ORDER: tuple[Sign, ...] = (
    sign(  # “by of”
        "two prepositions that do not follow each other",
        1.5,
        r"""
        \b(?:of (?:to|with)|for (?:of|with|from)|with (?:to|by|of)|to (?:of|with)|at (?:of|in|on)|by (?:of|to|with)
            |into of|from (?:of|to)|about of|in off the)\b(?= (?:the|a|an|this)\b)
        """,
    ),
    sign(  # “promised had”
        "a verb stands at the end, as in German",
        2.0,
        r"""
        \b(?:promised|announced|declared|explained|demanded|lost|given|seen|reached|crossed|taken|brought) (?:had|has
            |have|to have|became|will)(?=[.,;])
        |\bto (?:Great )?(?:Britain|England|Kent|Dover) (?:come|gone)(?=[.,;])
        |, the [\w\s]{4,50}\bto (?:lay|have|make|take|bring|smash|stop|give|hold)(?=[.;])
        """,
        needs="had has have become will to",
    ),
    sign(  # “Thereby is the”
        "the verb comes before its subject",
        2.0,
        rf"""
        \b(?:Thereby|Therewith|Hereby|Thus|Hence|Therefore) (?:is|are|was|were|has|have|rose|climbed|lies|stands) (?:the
            |a|it|there|{NUMBER})(?=\s)
        |\b(?:At the weekend|On (?:the )?(?:{DAY})|In (?:{MONTH})) (?:are|have|has|were) (?:almost|nearly|about|over
            |more|around|{NUMBER})
        |\barrived (?:to|at|in) (?:Dover|Kent|England|Britain) (?:{NUMBER}|some|several)
        |(?:^|[.!?] )(?:Exists?|Occurred|Arrived) (?:a|an|many|much|some|{NUMBER})\b
        """,
        needs="thereby therewith hereby thus hence therefore weekend on since in arrived exist exists occurred",
        cased=True,
    ),
    sign(  # “said, that the”
        "a comma stands before “that”, “what” or “than”",
        1.0,
        r"""
        \b(?:said|says|shared|told|stated|reported|knows?|thinks?|announced|promised|explained|declared|claimed|noted
            |insisted|revealed|confirmed|warned|with|so|hopes?), that (?:the|a|an|he|she|it|they|there|\d)
        |, what (?:means|corresponds|leads to|represents)\b
        |\b(?:more|less|fewer|higher|lower), than\b
        """,
        needs="that what than",
    ),
    sign(  # “The mayors, them”
        "a noun is called back by a pronoun",
        2.0,
        r"\b(?:The|Those) \w+, (?:them|they),\s",
        needs="them they",
        cased=True,
    ),
    sign(  # “2023, who had”
        "“who” stands for a thing",
        1.0,
        r"\b(?:year|month|number|figure|total|percentage|20\d\d), who (?:had|has|was|is|counted|saw)\b",
        needs="who",
    ),
    sign(  # “means additional”
        "an adjective follows its noun",
        1.0,
        r"""
        \b(?:means|balance|sheet|balance sheet|figures|forces|measures|waters|minister|police
            |government) (?:supplementary|provisional|additional|maritime|interior|french|british|territorial)\b(?=[.,;]
            | (?:of|have|has|are|is|to|from|for)\b)
        """,
        needs="supplementary provisional additional maritime interior french british territorial",
    ),
    sign(  # “the England”
        "a country has an article",
        1.5,
        rf"\bthe (?:{_LAND})(?=[.,;:]| (?:by|is|was|has|had|since|because|but|when|where)\b)",
        needs="england britain france kent dover calais europe germany",
        cased=True,
    ),
    sign(  # “already have crossed”
        "“already” stands before “have”",
        0.7,
        r"\balready (?:have|has) (?:crossed|arrived|come|reached|died|more|been)\b",
        needs="already",
    ),
    sign(  # “" sighs he”
        "“says she” after a quotation",
        0.5,
        r"""
        [”\"’'] (?:says|adds|replies|confides|laments|sighs|regrets|deplores|resumes|lamented|confided|deplored) (?:she
            |he)\b
        """,
        needs="says adds replies confides laments sighs regrets deplores resumes lamented confided deplored",
    ),
    sign(  # “of low age”
        "the word order of another language",
        2.0,
        r"""
        \bmade known the\b
        |\bof whom (?:one|two|three) (?:child|minor|woman)\b
        |\bof more than last year\b
        |\bof (?:low|short|small) age\b
        |\bin low age\b
        |\bminors of age\b
        """,
        needs="known whom more age",
    ),
    sign(  # “There is who”
        "a sentence that exists of nobody",
        2.0,
        r"\bthere (?:will be|is|was|are) who\b|\bthose who have all\b",
        needs="who",
    ),
    sign(  # “let know”
        "a verb has lost its object",
        1.5,
        r"""
        \b(?:let|lets|letting) (?:know|see|understand)\b
        |\b(?:talk|speak|know|say|tell|talking) about that (?:all|they|he|it|the)\b
        |\b(?:shared?|shares) (?:\w+ ){0,2}with,
        """,
        needs="let lets letting about shared share shares",
    ),
    sign(  # “ships go rescue”
        "an infinitive without “to”",
        1.0,
        r"""
        \b(?:helicopters?|ships?|boats?|police|officers) go (?:to )?rescue\b
        |\bsend out (?:two|three|\d+|one) (?:ship|boat|helicopter)\b
        """,
        needs="rescue send",
    ),
    sign(  # “According to dinghies”
        "a machine's way of naming a source",
        1.5,
        r"""
        \baccording to (?:informed|said|reported|stated|explained|confirmed|indicated|has|have|canoes|pirogues|boats
            |dinghies|vessels|kayaks|ships|rafts|vehicles|inflatables|journeys|crossings|days|numbers of)\b
        |\bin (?:accordance|keeping) with (?:the |new |official |latest )*(?:figures|statistics|numbers|data|home
            |authorities|government|ministry|officials|most)\b
        |\bas (?:per|indicated by) (?:the )?(?:home|government|most recent|latest|workspace|figures|official|ministry
            |information|data|public)\b
        """,
        needs="according accordance keeping per indicated",
    ),
)
