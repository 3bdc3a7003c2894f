#!/usr/bin/env python3
"""Prints the user and system CPU seconds of a command by the names of its threads, from 0.05 s on (Linux).

    src/bench/threads.py ./run.sh src/bench/workloads/w1.yaml --set input=FILE.db --set out=FILE.csv
"""

import collections
import glob
import os
import subprocess
import sys
import time

TICKS = os.sysconf("SC_CLK_TCK")


def look(process, seen):
    """Notes the CPU seconds of each thread so far; for a thread that has ended, the last look counts."""
    for stat in glob.glob(f"/proc/{process.pid}/task/*/stat"):
        try:
            with open(stat) as file:
                text = file.read()
        except OSError:
            continue
        name = text[text.index("(") + 1:text.rindex(")")]
        fields = text[text.rindex(")") + 2:].split()
        seen[stat, name] = (int(fields[11]) / TICKS, int(fields[12]) / TICKS)


def main():
    if len(sys.argv) < 2:
        sys.exit(__doc__)
    start = time.perf_counter()
    process = subprocess.Popen(sys.argv[1:], stdout=subprocess.DEVNULL)
    seen = {}
    while process.poll() is None:
        look(process, seen)
        time.sleep(0.01)
    wall = time.perf_counter() - start
    used = collections.defaultdict(lambda: [0.0, 0.0])
    for (_, name), (user, system) in seen.items():
        used[name][0] += user
        used[name][1] += system
    print(f"{'wall':16} {wall:5.2f}")
    for name, (user, system) in sorted(used.items(), key=lambda item: -sum(item[1])):
        if user + system >= 0.05:
            print(f"{name:16} {user:5.2f} {system:5.2f}")
    sys.exit(process.returncode)


if __name__ == "__main__":
    main()
