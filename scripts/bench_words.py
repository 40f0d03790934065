"""Measure the word rules: plant faults in clean text, count what is found, print a table.

    python3 scripts/bench_words.py [--seed N] [--rounds N] [--out FILE.csv|FILE.json]
"""

from __future__ import annotations

import argparse
import sys
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent))

from crossing.bench import ROUNDS, benchmark  # noqa: E402
from crossing.errors import BookError  # noqa: E402


def main() -> int:
    """Run the benchmark, print it and, with --out, write it as CSV or JSON."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--seed", type=int, default=20210908)
    parser.add_argument("--rounds", type=int, default=ROUNDS, help="faults planted of each kind")
    parser.add_argument("--out", type=Path, help="write the table to this .csv or .json file")
    options = parser.parse_args()
    started = time.perf_counter()
    try:
        table = benchmark(seed=options.seed, rounds=options.rounds)
        if options.out:
            if options.out.suffix == ".json":
                options.out.write_text(table.to_json(orient="records", indent=2) + "\n", encoding="utf-8")
            else:
                table.to_csv(options.out, index=False, lineterminator="\n", encoding="utf-8")
    except (BookError, OSError) as error:
        print(error, file=sys.stderr)
        return 1
    shown = table.assign(recall=[f"{100 * f / p:.0f}%" if p else "" for f, p in zip(table["found"], table["planted"], strict=True)])
    print(shown.to_string(index=False))
    clean = table.iloc[-1]
    print(f"\nClean text: {clean['false_alarms']} false alarms in {clean['words']:,} words. {time.perf_counter() - started:.1f} s.")
    return 0


if __name__ == "__main__":
    sys.exit(main())
