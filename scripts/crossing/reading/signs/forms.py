"""Verbs in a form that nobody gives them: “was took”, “could said”, “it were 540”."""

from __future__ import annotations

from crossing.reading.signs.sign import NOTCH, NUMBER, PEOPLE, Sign, sign

_PAST = (
    "saw|came|went|took|gave|ate|wrote|drove|began|sang|swam|drank|rang|shook|fell|knew|grew|flew|threw|spoke|"
    "chose|rose|woke|wore|stole|forgot|hid|rode|tore|did"
)
_BASE = (
    "see|go|take|give|write|drive|begin|fall|know|grow|throw|speak|choose|rise|steal|carry|bring|make|arrive|"
    "reach|catch|rescue|intercept|pick|sink"
)
_BE = "was|were|is|are|been|being|be"
_MODAL = "could|would|should|might|must|can|cannot|will"
_INFLECTED = (
    "says|tells|goes|takes|gives|makes|comes|sees|knows|brings|keeps|finds|arrives|crosses|reaches|wants|"
    "needs|has|is|was|were|had|does|becomes|begins|falls|rises|stops|leaves|sends|arrived|crossed|stopped|"
    "reached|wanted"
)
_VERB = (
    "arrive|bring|know|receive|accept|begin|enter|depart|prevent|allow|protect|destroy|lose|become|occur|"
    "accompany|seek|avoid|obtain|succeed"
)

FORMS: tuple[Sign, ...] = (
    sign(  # “was took”
        "a past form stands where a participle must",
        2.0,
        rf"\b(?:{_BE}) (?:\w+ly )?(?-i:{_PAST})\b(?! (?:not|wood))",
        needs=_BE.replace("|", " "),
    ),
    sign(  # “had went”
        "a past form stands where a participle must",
        2.0,
        r"""
        \b(?:have|has|had|having) (?:saw|went|took|gave|ate|wrote|drove|began|sang|swam|rang|shook|knew|grew|flew|threw
            |spoke|chose|rose|wore|stole|rode)\b
        """,
        needs="have has had having",
    ),
    sign(  # “were bring”
        "a plain form stands where a participle must",
        2.0,
        rf"(?<!do\ )(?<!did\ )(?<!done\ )\b(?:{_BE}) (?:{_BASE})\b(?= (?:being|by|to|from|on|at|in|into|the|a)\b)",
        needs=_BE.replace("|", " "),
    ),
    sign(  # “could said”
        "a modal verb is followed by a past form",
        2.0,
        rf"""
        \b(?-i:{_MODAL}) (?:not )?(?:saw|went|took|gave|made|came|wrote|drove|began|knew|fell|said|told|brought|sent
            |found|left|kept|held)\b
        """,
        needs=_MODAL.replace("|", " "),
    ),
    sign(  # “did not tells”
        "a helping verb is followed by an inflected form",
        2.0,
        rf"\b(?:do|does|did|may|{_MODAL})(?:n[’']t| not) (?:{_INFLECTED})\b",
        needs="not don't doesn't didn't don’t doesn’t didn’t couldn't wouldn't can't couldn’t wouldn’t can’t",
    ),
    sign(  # “had say”
        "“has” is followed by a plain form",
        2.0,
        r"""
        \b(?:have|has|had) (?:not |also |already )?(?:tell|go|see|take|give|write|grow|fall|know|bring|make|keep|say
            |arrive|reach|begin|rise|send|find|lose|stand|think|rescue|carry|receive|happen|seem|remain|die|surpass|exceed|overtake
            |announce|pick up|climb|believe|decide|refuse)\b(?!-)
        """,
        needs="have has had",
    ),
    sign(  # “are been”
        "a form of “be” is followed by “been” or “have”",
        1.0,
        r"\b(?:is|are|was|were) (?:been|have|had)\b",
        needs="is are was were",
    ),
    sign(  # “were made the crossing”
        "what was done has an object of its own",
        2.0,
        r"\b(?:was|were|been) made the (?:journey|crossing|trip|voyage|decision|passage)\b",
        needs="made",
    ),
    sign(  # “it were 540”
        "a verb does not agree with its subject",
        1.5,
        rf"""
        (?<!\bbefore\s)(?<!\bafter\s)(?<!\bof\s)(?<!\bin\s)(?<!\bto\s)(?<!\bwith\s)(?<!\bas\s)\bit (?:are|were) (?:{NUMBER}|{NOTCH})\b
        |\b(?:they|we|persons|migrants) (?:is|was|has) (?:\w+ed|been|not|also|now|already)\b
        |\bthere is (?:many|several|{NUMBER} {PEOPLE})\b
        """,
        needs="it they we persons migrants there",
    ),
    sign(  # “201 came, what is the highest”
        "a small word stands where nobody puts it",
        2.0,
        r"""
        , what (?:is|was|are|were) the (?:highest|busiest|lowest|largest|biggest|most)\b
        |, which it (?:gives|makes|means|is|was|takes|brings)\b
        |\b(?:until|till|by|from|up to) the now\b
        |\b(?:to|in|for|of|on) the each\b(?! (?:other|way))
        |\bthis year so long\b
        """,
        needs="what which now each long",
    ),
    sign(  # “the badder”
        "a form of a word that English does not have",
        1.5,
        r"\b(?:badder|baddest|goodest|gooder|more better|mans|peoples were|informations|polices)\b",
        needs="badder baddest goodest gooder better mans peoples informations polices",
    ),
    sign(  # “total surpass”
        "a verb stands in its plain form",
        1.0,
        r"""
        \b(?:number|figure|total|spokesman|spokesperson|minister|official) (?:surpass|exceed|express|reach|rise|climb
            |arrive|decide|believe|refuse|announce|indicate|remain)\b(?!-)
        """,
        needs="number figure total spokesman spokesperson minister official",
    ),
    sign(  # “without receive”
        "a verb stands in its plain form",
        1.5,
        rf"""
        (?<![\w-])(?:for|without|of|by|from|before|after|despite|until|reason that) (?-i:{_VERB})\b(?![-,]| (?:and
            |or)\s)
        """,
        needs=_VERB.replace("|", " "),
    ),
    sign(  # “police not have”
        "“not” has no verb to lean on",
        1.5,
        r"""
        \b(?:police|they|he|she|it|we|who|which|government|minister|people|side|reality|this|that|[a-z]+ists
            |[a-z]+ers) not (?:have|has|takes?|corresponds?|wants?|knows?|gives?|receives?|arrives?|stops?|allows?)\b
        """,
        needs="not",
    ),
    sign(  # “used to be arrested”
        "“used to be” stands for “was”",
        2.0,
        r"""
        \bused to be (?:committed|dedicated|decided|determined|found|rescued|intercepted|arrested|charged|recorded
            |brought|picked|detained|announced|revealed|expected|recovered|introduced|launched)\b
        """,
        needs="used",
    ),
    sign(  # “turned into the home”
        "“became” has turned into “turned into”",
        1.5,
        r"\bturned into (?:the )?(?:prime|home|state|head|first|leader|chief|pm|premier|president)\b",
        needs="turned",
    ),
    sign(  # “says himself shocked”
        "“has” and a reflexive that English does not use",
        1.5,
        r"""
        \b(?:has|have|had) (?:himself|herself|itself|themselves) (?:shown|declared|expressed|decided|felt|opened
            |ended)\b
        |\b(?:says|declares|estimates|judges|finds|shows|proves) (?:himself|herself|themselves) (?:\w+ed|worried|ready
            |happy|open|confident|certain|sure|shocked)\b
        |\b(?:were|was|are|is) finding (?:themselves|itself|himself)\b
        """,
        needs="himself herself itself themselves",
    ),
    sign(  # “goes to put”
        "“goes to” tells the future",
        0.7,
        r"\b(?:goes|go) to (?:give|make|take|do|put|have|try|cross|arrive|follow|be)\b(?! (?:sure|way|place|part))",
        needs="goes go",
    ),
)
