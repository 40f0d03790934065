"""What the official series say: days, spans, totals, records as of a date, vintages, revision, and ONE judgement of fit."""

from crossing.official.baselines import Baseline, baselines, from_before
from crossing.official.judgement import Fit, GrowthJudgement, Judgement, Official, official
from crossing.official.published import AsPublished, Published
from crossing.official.revision import Regime, Releases, Revision, releases, revision
from crossing.official.series import Counted, Series
from crossing.official.statement import Statement, allowed, distance, fits, last_place, rounding

from crossing.official import computed  # isort: skip  (registers the quantities, which ask for all of the above)

__all__ = [
    "AsPublished",
    "Baseline",
    "Counted",
    "Fit",
    "GrowthJudgement",
    "Judgement",
    "Official",
    "Published",
    "Regime",
    "Releases",
    "Revision",
    "Series",
    "Statement",
    "allowed",
    "baselines",
    "computed",
    "distance",
    "fits",
    "from_before",
    "last_place",
    "official",
    "releases",
    "revision",
    "rounding",
]
