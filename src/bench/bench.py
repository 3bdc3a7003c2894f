#!/usr/bin/env python3
"""Measures farm-analysis and other programs in turn, and checks that all answers agree.

    src/bench/bench.py                       5 million rows, all workloads, all installed programs, five rounds
    src/bench/bench.py --rows 20000000 --work w1 w2 --rounds 7
    src/bench/bench.py --write               also puts the table and the chart into docs/performance.md
    src/bench/bench.py --heap                measures the memory that stays in use, from 1 to 20 million rows

Workloads: w0 a pipeline on testdata/ (the minimum cost of a run), w1 SQLite, w2 CSV, w3 JSON Lines, each grouped by
step; w4 eight databases grouped by database and step; w5 rows and columns of SQLite filtered to CSV; w6 the rows of
eight databases joined with their 10,000 agents, then grouped by type; w7 each agent's change and moving mean, then
grouped by step. The data is made once, under target/bench; --data names a folder that has it.

Programs, besides ./run.sh (Debian names; other systems have their own):
    sqlite3   apt-get install sqlite3                           (also makes the data)
    pandas    apt-get install python3-pandas python3-sqlalchemy
    Polars    npm install --prefix target/bench nodejs-polars@0.26.1 nodejs-polars-linux-x64-gnu@0.26.1
    DuckDB    mvn dependency:copy -Dartifact=org.duckdb:duckdb_jdbc:2.0.0.1 -DoutputDirectory=target/bench
"""

import argparse
import concurrent.futures
import csv
import glob
import math
import os
import re
import shutil
import statistics
import subprocess
import sys
import time

HERE = os.path.dirname(os.path.abspath(__file__))
HOME = os.path.dirname(os.path.dirname(HERE))
WORK = os.path.join(HOME, "target", "bench")
RUN = os.path.join(HOME, "run.sh")
PYTHON = os.environ.get("PYTHON", "/usr/bin/python3")
OURS = "farm-analysis"
ALONE = OURS + ", without the join"
TITLES = {
    "w0": "minimum cost of a run", "w1": "SQLite, group by step", "w2": "CSV, group by step",
    "w3": "JSON Lines, group by step", "w4": "8 databases, group by database and step",
    "w5": "SQLite, filtered to CSV", "w6": "8 databases, join with agents, group by type",
    "w7": "8 databases, change and moving mean by agent"}


# ---- data

def sql(*arguments):
    subprocess.run(["sqlite3", *arguments], check=True, stdout=subprocess.DEVNULL)


def complete(path, make):
    """Makes a file under another name first, so that a file under its own name is complete."""
    if not os.path.exists(path):
        print("making", os.path.relpath(path, HOME), file=sys.stderr)
        part = os.path.join(os.path.dirname(path), "part-" + os.path.basename(path))
        if os.path.exists(part):
            os.remove(part)
        make(part)
        os.rename(part, path)


def make_database(path, rows, seed, agents):
    complete(path, lambda part: sql(
        part, ".param init", f".param set :rows {rows}", f".param set :seed {seed}", f".param set :agents {agents}",
        f".read '{HERE}/simulation.sql'"))


def databases_of(folder, rows, agents):
    """Eight databases; makes those that don't exist."""
    os.makedirs(folder, exist_ok=True)
    paths = [os.path.join(folder, f"run_{i}.db") for i in range(8)]
    for i, path in enumerate(paths):
        make_database(path, rows, i, agents)
    return paths


def make_copy(path, database, step):
    def make(part):
        pipeline = os.path.join(WORK, "copy.yaml")
        with open(pipeline, "w") as file:
            file.write(f"""pipeline:
  type: chain
  transforms:
    - type: ReadFromSqlite
      config: {{path: "{database}", table: agent_states}}
    - type: {step}
      config: {{path: "{part}"}}
""")
        subprocess.run([RUN, pipeline], check=True, stdout=subprocess.DEVNULL)
    complete(path, make)


def inputs_of(work, folder, rows):
    """The inputs of a workload; makes those that don't exist."""
    database = os.path.join(folder, "agent_states.db")
    if work == "w0":
        return []
    if work == "w4":
        return databases_of(os.path.join(folder, "experiment"), rows // 10, 2500)
    if work in ("w6", "w7"):
        return databases_of(os.path.join(folder, "runs"), rows // 8, 1250)
    kind, step = {"w2": ("csv", "WriteToCsv"), "w3": ("jsonl", "WriteToJson")}.get(work, ("db", ""))
    path = os.path.join(folder, "agent_states." + kind)
    if not os.path.exists(path):
        make_database(database, rows, 0, 2500)
        if step:
            make_copy(path, database, step)
    return [path]


# ---- programs

def can_run(*command):
    try:
        return subprocess.run(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL).returncode == 0
    except OSError:
        return False


def programs(work, inputs, out):
    """The commands of the installed programs that do this work, by name; ours first."""
    peer = os.path.join(HERE, "peers")
    if work == "w0":
        found = {OURS: [RUN, os.path.join(HOME, "pipelines", "population.yaml"), "--set", "out=" + WORK]}
        imports = [PYTHON, "-c", "import pandas, sqlalchemy"]
        return found | ({"python3 -c 'import pandas, sqlalchemy'": imports} if can_run(*imports) else {})
    given = inputs[0] if len(inputs) == 1 else os.path.join(os.path.dirname(inputs[0]), "*.db")
    ours = lambda name: [RUN, os.path.join(HERE, "workloads", name + ".yaml"), "--set", "input=" + given, "--set", "out=" + out]
    found = {OURS: ours(work)} | ({ALONE: ours("w6_alone")} if work == "w6" else {})
    if work not in ("w2", "w3") and shutil.which("sqlite3"):
        found["sqlite3"] = [os.path.join(peer, "sqlite3_peer.sh"), work, out, *inputs]
    if work in ("w2", "w3"):
        os.environ["NODE_PATH"] = os.environ.get("NODE_PATH", os.path.join(WORK, "node_modules"))
        if can_run("node", "-e", "require('nodejs-polars')"):
            found["Polars"] = ["node", os.path.join(peer, "polars_peer.cjs"), work, out, *inputs]
        jars = glob.glob(os.environ.get("DUCKDB_JAR", os.path.join(WORK, "duckdb_jdbc-*.jar")))
        if jars and can_run("javac", "-d", WORK, os.path.join(peer, "DuckDbPeer.java")):
            found["DuckDB"] = ["java", "-Xmx256m", "-XX:+UseSerialGC", "-cp", jars[0] + ":" + WORK, "DuckDbPeer", work, out, *inputs]
    if can_run(PYTHON, "-c", "import pandas"):
        found["pandas, chunks"] = [PYTHON, os.path.join(peer, "pandas_peer.py"), work, out, *inputs]
    return found


def measured(command):
    """Wall seconds, CPU seconds and the peak of resident memory in MiB of a process and its children."""
    start = time.perf_counter()
    process = subprocess.Popen(command, cwd=HOME, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True)
    errors = process.stderr.read()
    _, status, used = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        sys.exit(f"{' '.join(command)}: exit {process.returncode}\n{errors}")
    return time.perf_counter() - start, used.ru_utime + used.ru_stime, used.ru_maxrss / 1024


# ---- answers

def answer(work, path):
    """The rows of an output as sorted tuples of names and numbers; columns in the order of our output."""
    results = ["n", "mean_resource", "mean_health", "mn", "mx"]
    names = {"w4": ["db_path"], "w5": ["agent_id"], "w6": ["agent_type"]}.get(work, [])
    numbers = {
        "w5": ["step_number", "resource_level"], "w6": results,
        "w7": ["step_number", "n", "mean_change", "mean_smooth"]}.get(work, ["step_number", *results])
    with open(path, newline="") as file:
        return sorted(
            tuple(os.path.basename(row[name]) for name in names) + tuple(float(row[number] or "nan") for number in numbers)
            for row in csv.DictReader(file))


def differ(a, b):
    return math.isnan(a) != math.isnan(b) or abs(a - b) > 1e-9 * max(abs(a), abs(b), 1e-3)


def difference(work, path, expected_path):
    """The first difference, or None. The last digits may differ: sums depend on the order, and sqlite3 prints 15 digits."""
    rows, expected = answer(work, path), answer(work, expected_path)
    if len(rows) != len(expected):
        return f"{len(rows)} rows, not {len(expected)}"
    for one, other in zip(rows, expected):
        for a, b in zip(one, other):
            if a != b and (isinstance(a, str) or differ(a, b)):
                return f"{one}, not {other}"
    return None


def check_agrees(work, name, path, expected_path):
    """Compares in another process: memory of this one would count as memory of the programs that it starts."""
    with concurrent.futures.ProcessPoolExecutor(1) as pool:
        found = pool.submit(difference, work, path, expected_path).result()
    if found:
        sys.exit(f"{work}: {name} gives {found}")


# ---- results

def measure(work, args):
    inputs = inputs_of(work, args.data, args.rows)
    out = os.path.join(WORK, work + ".csv")
    commands = {
        name: command for name, command in programs(work, inputs, out).items()
        if not any(name.startswith(one) for one in args.without)}
    expected = os.path.join(WORK, work + "-expected.csv")
    for path in inputs:
        subprocess.run(["cat", path], stdout=subprocess.DEVNULL, check=True)
    runs = {name: [] for name in commands}
    for turn in range(args.rounds + 1):
        for name, command in commands.items():
            run = measured(command)
            if turn == 0:
                if work != "w0" and name == OURS:
                    os.replace(out, expected)
                elif work != "w0" and name != ALONE:
                    check_agrees(work, name, out, expected)
                continue
            runs[name].append(run)
            print(f"{work} {name:20} wall {run[0]:6.2f} s  CPU {run[1]:6.2f} s  peak {run[2]:5.0f} MiB", file=sys.stderr)
    return runs


def table(results):
    """A ratio is the median over all rounds, to the fastest of the other programs."""
    lines = ["| work | program | wall s, median (least–most) | CPU s | peak RSS MiB | wall / best other |", "|---|---|---|---|---|---|"]
    for work, runs in results.items():
        walls = {name: [run[0] for run in of] for name, of in runs.items()}
        others = [name for name in runs if name not in (OURS, ALONE)]
        best = min(others, key=lambda name: statistics.median(walls[name]), default=OURS)
        for name, of in runs.items():
            ratio = statistics.median(a / b for a, b in zip(walls[name], walls[best]))
            title = f"{work.upper()} {TITLES[work]}" if name == OURS else ""
            bold = "**" if name == OURS else ""
            lines.append(
                f"| {title} | {bold}{name}{bold} | {statistics.median(walls[name]):.2f} ({min(walls[name]):.2f}–{max(walls[name]):.2f}) | "
                f"{statistics.median(run[1] for run in of):.2f} | {max(run[2] for run in of):.0f} | {bold}{ratio:.2f}{bold} |")
    return "\n".join(lines)


def chart(results, path):
    """Horizontal bars of the median wall seconds of each program, as SVG."""
    bars = []
    for work, runs in results.items():
        bars.append((None, f"{work.upper()} {TITLES[work]}"))
        bars += [(name, statistics.median(run[0] for run in of)) for name, of in runs.items()]
    most = max(value for name, value in bars if name)
    lines = [f'<svg xmlns="http://www.w3.org/2000/svg" width="760" height="{20 * len(bars) + 20}" '
             'font-family="sans-serif" font-size="12">', '<rect width="100%" height="100%" fill="white"/>']
    for i, (name, value) in enumerate(bars):
        y = 20 * i + 24
        if name is None:
            lines.append(f'<text x="8" y="{y}" font-weight="bold">{value}</text>')
        else:
            label = name.replace("&", "&amp;").replace("<", "&lt;")
            fill = "#1f6fb2" if name == OURS else "#b8c0c8"
            lines.append(f'<text x="230" y="{y}" text-anchor="end">{label}</text>')
            lines.append(f'<rect x="240" y="{y - 11}" width="{max(1, 440 * value / most):.1f}" height="14" fill="{fill}"/>')
            lines.append(f'<text x="{246 + 440 * value / most:.1f}" y="{y}">{value:.2f} s</text>')
    with open(path, "w") as file:
        file.write("\n".join(lines + ["</svg>"]) + "\n")


def write_docs(results, rows):
    """Replaces the text between the two marks for this number of rows in docs/performance.md."""
    docs = os.path.join(HOME, "docs")
    size = f"{rows // 1_000_000}-million"
    image = f"performance-{size}.svg"
    chart(results, os.path.join(docs, image))
    page = os.path.join(docs, "performance.md")
    begin, end = f"<!-- bench {size} -->\n", "<!-- end -->"
    with open(page) as file:
        text = file.read()
    if begin not in text:
        sys.exit(f"{page} has no line '{begin.strip()}'")
    block = f"{begin}\n{table(results)}\n\n![Wall seconds of each program]({image})\n\n{end}"
    text = re.sub(re.escape(begin) + ".*?" + re.escape(end), lambda _: block, text, count=1, flags=re.S)
    with open(page, "w") as file:
        file.write(text)


def heap(args):
    """Prints the most memory in use after a collection, and the peak of resident memory, of w1 by number of rows."""
    print("| rows | in use after collections, MiB, most | peak RSS MiB |\n|---|---|---|")
    for millions in (1, 2, 5, 10, 20):
        folder = os.path.join(WORK, f"heap-{millions}")
        os.makedirs(folder, exist_ok=True)
        path = inputs_of("w1", folder, millions * 1_000_000)[0]
        log = os.path.join(folder, "gc.log")
        os.environ["JAVA_OPTS"] = f"-Xlog:gc:file={log}"
        run = measured(programs("w1", [path], os.path.join(folder, "out.csv"))[OURS])
        with open(log) as file:
            used = [int(after) for after in re.findall(r"->(\d+)M\(", file.read())]
        print(f"| {millions} million | {max(used)} | {run[2]:.0f} |")


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--rows", type=int, default=5_000_000)
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--work", nargs="+", choices=TITLES, default=list(TITLES))
    parser.add_argument("--without", nargs="+", default=[], help="programs to leave out, by the start of their names")
    parser.add_argument("--data", help="the folder of the data; by default one under target/bench")
    parser.add_argument("--write", action="store_true", help="put the results into docs/performance.md")
    parser.add_argument("--heap", action="store_true", help="measure memory instead")
    args = parser.parse_args()
    args.data = os.path.abspath(args.data or os.path.join(WORK, f"rows-{args.rows}"))
    os.makedirs(WORK, exist_ok=True)
    os.makedirs(args.data, exist_ok=True)
    subprocess.run([RUN, "--version"], stdout=subprocess.DEVNULL, check=True)
    if args.heap:
        heap(args)
        return
    results = {work: measure(work, args) for work in args.work}
    print(table(results))
    if args.write:
        write_docs(results, args.rows)


if __name__ == "__main__":
    main()
