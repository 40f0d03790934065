"""How near is near enough, where neither the series nor the words say it: the choices of the article check, in one place.

Whether a count fits is for the one judgement to say (`crossing.official.judgement`). How far counts move after their first
publication is measured there from the tables, and how far a printed number may be rounded follows from its digits; by what a record
must be passed is measured as well (`Counts.moved`). What stands here is neither. It is how loosely people write and when to say
nothing, and nothing measures that but texts: each number was chosen on some 740 of them with right answers, honest ones and others
with planted errors. “The same from … to …” names the values, of those tried between none and four times the number and more, that
leave every answer for these texts as it is, “on half” that half of the texts were asked. What says nothing was not varied.
"""

from __future__ import annotations

# Of distance. How far time words stand from a number is told in breaks of thought (`attaching.BREAKS`: a comma is one, a full stop
# four), with a little for each letter.
BESIDE = 1.0  # nearer than this they stand right beside it
RIGHT_BESIDE = 1.3  # the same, or a comma between them, and no more
NEAR = 2.6  # up to this they are its own
RIVAL = NEAR + 2  # up to this their days excuse an exact number that does not fit those nearer
NEAR_AVERAGE = NEAR + 1  # up to this they are an average’s own, since boats and people stand between
FARTHER = 0.8  # beyond the nearest, up to which others count for a number that is not exact
OWN = 1.9  # beyond this they may be another number’s
OWN_NAMED = 2.4  # the same of a number with its noun
TOGETHER = 0.5  # nearer than this boats stand beside the people that they brought
TAKEN = 0.7  # by so much nearer to another number they are that one’s
DATED = 1.6  # up to this words with a year fix the days of a count
FARTHEST = 4.5  # up to this a time may be that of a mark passed
SHIFTED = 1.5  # more, for “three weeks later”, which is more likely told of something else
CLOSE = 0.6  # nearer than this they stand right beside an average
ONLY_CLOSE = 1.2  # beyond the first known, up to which others count for an average that has close ones
ALL_TOLD = 5.0  # the same of one that has none
LOAD_BESIDE = 1.5  # nearer than this they are those of a bare number that may be an average

# Of loose words: how far the true number may lie from one told, as a share of it or in its own unit.
# a round number so little below the true one may be one that was passed, “more than” lost; the same from 0 to 0.195
PASSED = 0.13
ROUNDED_UP = 0.03  # a round number so little above the true one may be rounded; the same from 0 to 0.045
NEARLY = 0.06  # a count so near may be told of days that its sentence does not name; the same from 0.042 to 0.063
WORDED = 0.12  # “a third”, “double”: words for a size, not digits; each other value tried changes answers
ALMOST_TIMES = 0.85  # “almost three times”: so many of it at least; the same from 0.765 to 0.935 on half
MORE_TIMES = 1.6  # “more than twice”: so many times it at most; the same from 1.52 to 1.6 on half
POINTS = 1.0  # of a per cent: a change is told from rounded totals as often as not; the same from 0 to 1.5 on half
LOOSE = 0.15  # beyond its words a multiple cannot be told, of any days
# the same, of days that words fix; with 0.05 for each of the two one wrong multiple is missed, another found
LOOSE_FIXED = 0.02
LOOSE_BESIDE = 0.05  # the same, of two counts told beside it; the same from 0 to 0.2 on half
# points: a change worked out from two numbers told, each rounded; the same from 0.54 to 1.2 on half
REWORKED_PERCENT = 0.6
REWORKED_MULTIPLE = 0.1  # times: the same; the same from 0.09 to 0.2 on half
HALF_A_PERSON = 0.6  # people: the same of an average, told to the whole person
DIFFERENCE_SHARE = 0.02  # a difference of two counts, either of which may be rounded; the same from 0 to 0.08 on half
DIFFERENCE_PEOPLE = 3.0  # people: the same of a small one; the same from 0 to 12 on half
OF_A_MARK = 0.01  # a total so near a mark has reached it; the same from 0 to 0.0125 on half
MARK_LESS = 0.9  # times a mark: a total below may not have been told as having reached it
MARK_MORE = 1.1  # times a mark: a total above had passed it before
LONG_PAST = 1.25  # times a mark: a total above had passed it long before; the same from 1 to 1.56
ROUNDED = 0.02  # a count told that is the rounded one of days
HEADLINE = 0.08  # a headline’s count, rounded from that of the text
SHARE_POINTS = 3.0  # points by which a rough word for a share (“a quarter”) may be off; the same from 0 to 6 on half
SHARE_TIMES = 1.15  # times: the same; the same from 1.15 to 1.26 on half
PER_BOAT = 1.0  # people: an average that lies so near its rounding cannot be told; the same from 0.25 to 3 on half
PER_WEEK = 0.03  # the same of one for each week or month, as a share; the same from 0 up on half
LOAD = 2.0  # people: an average from that of any months of its year
# people: what was announced for 31 May 2025, and for its year so far, is one lower than what is on record now
MOVED_SINCE = 1

# Of caution: beyond these a number is more likely misread, or of something else, than wrong.
LIKELY = 1.7  # times the true number, either way; the same from 1.61 to 1.7
PLAINLY = 5  # the same, where its clause says nothing else; the same from 3 to 7.5
ABOVE_A_DAY = 1.5  # times the highest day: such a count is of no single day; the same from 1.35 to 1.5
SO_MANY = 5  # times what the days named have
TWICE = 2  # the same of a number below a thousand
MANY_TIMES = 10  # a greater multiple is of days long past
# times a span that another is as long as: no change in per cent is told from one to the other; the same from 1.2 up on half
UNLIKE = 2
LONGER = 1.5  # times what a multiple is of, in days; the same from 1.05 up on half
SHORTER = 3  # times shorter than it; the same from 2.7 to 3.75 on half
ALIKE_LENGTH = 0.03  # of its length, by which a span may differ from one that it is compared with
ALIKE_DAYS = 2  # days: the same of a short one; the same from 1 to 4 on half
LIKE_LENGTH = 0.03  # the same, where words name only one of the two; the same from 0 up on half
LIKE_DAYS = 3  # days: the same; the same from 0 up on half
# boats with their digits in another order, off by more than this share, are a slip and no revision; the same from 0 to 0.625
REVERSED = 0.5
