"""Measure the cross-check on synthetic ledgers: seconds and peak memory at growing numbers of claims.

    _build/env/bin/python -m crossing.workshop.bench_crosscheck [COUNT ...]

“book.py bench” runs it too, with the smallest size. Without counts it takes 10,000, 30,000 and 100,000 claims. Each size runs in a process of its own, so that the peak
memory (of the whole process, making the ledger included) is its own. The check runs on one core; the limit is on the
seconds of that core (the clock on the wall also counts what else the machine was doing). Exits with status 1 if
100,000 claims take more than 20 seconds or 1 GB.
"""

from __future__ import annotations

import resource
import subprocess
import sys
import time

SIZES = (10_000, 30_000, 100_000)
LIMIT_CLAIMS, LIMIT_SECONDS, LIMIT_MB = 100_000, 20.0, 1_000.0


def measure(count: int) -> tuple[float, float, float, int]:
    """Check one synthetic ledger of `count` claims: (seconds of the core, seconds on the wall, peak MB, findings)."""
    from crossing import crosscheck
    from crossing.ledger import load
    from crossing.workshop.synthetic import true_ledger

    ledger = true_ledger(load(), count)
    core, wall = time.process_time(), time.perf_counter()
    findings = crosscheck.run(ledger)
    judged = crosscheck.judged(ledger, findings).judgements
    core, wall = time.process_time() - core, time.perf_counter() - wall
    assert len(judged) == count
    return core, wall, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024, len(findings)


def main(arguments: list[str]) -> int:
    """Print one line a size; the exit status says whether the limits hold."""
    if arguments[:1] == ["--one"]:
        print(*measure(int(arguments[1])))
        return 0
    status = 0
    print("claims   core seconds   per 10,000   wall seconds   peak MB   findings")
    for count in [int(argument) for argument in arguments] or SIZES:
        done = subprocess.run(
            [sys.executable, __file__, "--one", str(count)], capture_output=True, text=True, check=True
        )
        seconds, wall, megabytes, findings = done.stdout.split()
        print(
            f"{count:>7,}  {float(seconds):>12.2f}  {float(seconds) / count * 1e4:>11.3f}  {float(wall):>13.2f}  {float(megabytes):>8.0f}  {int(findings):>9,}"
        )
        if count == LIMIT_CLAIMS and (float(seconds) > LIMIT_SECONDS or float(megabytes) > LIMIT_MB):
            print(f"Over the limit of {LIMIT_SECONDS:.0f} seconds or {LIMIT_MB:,.0f} MB.")
            status = 1
    return status


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
