"""Small words, in several lists: those that carry no meaning of their own."""

# In set phrases and names of schemes: words that may be left out of what is compared.
FUNCTION = frozenset(
    "a an the of in on at to for from by with and or but it its is be been are was as not no so this that all into out up off back "
    "their his her our your my one's".split()
)
DETERMINERS = frozenset(
    "a an the this that these those his her their our your my its some any each every no another new".split()
)
# Between two tellings of the same, and in the count of a text's small words: all that say nothing by themselves.
STOP = frozenset(
    "a an the of in on at to for from by with and or but if as that this these those it its is are was were be been being has have had "
    "will would should could can may might must shall do does did not no nor he she they them their his her him who which what when where "
    "while than then there here so such also only just very more most other some any each one into onto out up down over under about after "
    "before between through during again against because said says say we us our you your i me my according would".split()
)
