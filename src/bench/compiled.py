#!/usr/bin/env python3
"""What C2 compiles in a run of the program, when and for how long, and what of it was thrown away and why: mostly since a
branch was taken that never was before. The milliseconds are of wall time, beside all else that runs.

    src/bench/compiled.py ./run.sh src/bench/workloads/w2.yaml --set input=FILE.csv --set out=FILE.csv
"""

import os
import re
import subprocess
import sys
import tempfile


def attribute(name, line):
    found = re.search(rf"\b{name}='([^']*)'", line)
    return found.group(1) if found else ""


def method(line):
    return attribute("method", line).split(" (")[0].replace("&lt;", "<").replace("&gt;", ">").replace(" ", ".")


def events(log):
    """When, for how many milliseconds, and what: a method compiled by C2, or a trap in which its code ended."""
    task = trap = None
    for line in log:
        if line.startswith("<task ") and not attribute("level", line):
            task = line
        elif line.startswith("<task_done") and task:
            begun = float(attribute("stamp", task))
            kind = "compiled (loop)" if "osr_bci" in task else "compiled"
            yield begun, 1000 * (float(attribute("stamp", line)) - begun), kind, method(task)
            task = None
        elif line.startswith("<uncommon_trap thread"):
            trap = line
        elif line.startswith("<jvms") and trap:
            where = f"{method(line)} at bytecode {attribute('bci', line)}"
            yield float(attribute("stamp", trap)), 0, attribute("reason", trap), where
            trap = None


def main():
    if len(sys.argv) < 2:
        sys.exit(__doc__)
    with tempfile.TemporaryDirectory() as folder:
        path = os.path.join(folder, "compilation.log")
        options = f"{os.environ.get('JAVA_OPTS', '')} -XX:+LogCompilation -XX:LogFile={path}"
        subprocess.run(sys.argv[1:], check=True, stdout=subprocess.DEVNULL, env=dict(os.environ, JAVA_OPTS=options))
        with open(path, errors="replace") as log:
            found = sorted(events(log))
    for when, millis, kind, what in found:
        if millis >= 1 or not kind.startswith("compiled"):
            print(f"{when:6.3f} s {millis:5.0f} ms  {kind:16} {what}")
    compiled = [millis for _, millis, kind, _ in found if kind.startswith("compiled")]
    print(f"{len(compiled)} methods and loops compiled by C2, {sum(compiled):.0f} ms; {len(found) - len(compiled)} traps")


if __name__ == "__main__":
    main()
