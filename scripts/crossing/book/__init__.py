"""The pages: the Sphinx extension, its roles and directives, and what stands beside the pages.

`extension` is what Sphinx loads: `roles` and `lists` are what authors write, `nodes` what a page holds, `transforms` and
`typesetting` what is done to it, `collector` what pages give to the whole book. `ledger_lists`, `findings`, `outcomes`,
`reference`, `benchmarks` and `garbled` make lists and tables, `cards` the evidence of a number, `drawings` the charts.
`exports` writes what stands beside the pages (`data_package`, `spreadsheet`, `feeds`); `linked_data` is for search engines.
"""
