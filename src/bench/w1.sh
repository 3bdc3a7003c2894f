#!/usr/bin/env bash
# Workload W1: agent_states of one database, grouped by step; this program beside sqlite3 and pandas,
# one after the other in each round. Prints seconds, CPU seconds and peak memory of each run, then medians.
#   src/bench/w1.sh [ROUNDS [DATABASE]]     without a DATABASE, one of 5 million rows is made
# Needs sqlite3, GNU time and, for pandas, python3-pandas.
set -euo pipefail

here="$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)"
work="$here/../../target/bench"
rounds="${1:-5}"
database="${2:-$work/agent_states.db}"
python="${PYTHON:-/usr/bin/python3}"
mkdir -p "$work"

if [ ! -e "$database" ]; then
  echo "Making $database …" >&2
  sqlite3 "$database.part" ".param set :rows ${ROWS:-5000000}" ".read $here/agent_states.sql" >/dev/null
  mv "$database.part" "$database"
fi
cat "$database" >/dev/null
"$here/../../run.sh" --version >/dev/null
: >"$work/times"

measure() {
  local name="$1"
  shift
  /usr/bin/time -a -o "$work/times" -f "$name %e %U %S %M" "$@"
}

for _ in $(seq "$rounds"); do
  measure farm-analysis "$here/../../run.sh" "$here/w1.yaml" \
    --set database="$database" --set out="$work/farm.csv" >/dev/null
  measure sqlite3 sqlite3 -readonly -csv -header "$database" \
    "SELECT step_number, count(*) AS n, avg(resource_level) AS mean_resource,
            avg(current_health) AS mean_health, min(total_reward) AS mn, max(total_reward) AS mx
     FROM agent_states GROUP BY step_number ORDER BY step_number" >"$work/sqlite3.csv"
  measure pandas "$python" "$here/w1.py" "$database" "$work/pandas.csv"
done

"$python" - "$work" <<'PYTHON'
import csv, statistics, sys
work = sys.argv[1]
runs = {}
for line in open(work + "/times"):
    name, wall, user, system, peak = line.split()
    runs.setdefault(name, []).append((float(wall), float(user) + float(system), int(peak) / 1024))
answers = {name: [[float(v) for v in row] for row in list(csv.reader(open(f"{work}/{file}.csv")))[1:]]
           for name, file in (("farm-analysis", "farm"), ("sqlite3", "sqlite3"), ("pandas", "pandas"))}
for name, rows in answers.items():
    for row, expected in zip(rows, answers["farm-analysis"], strict=True):
        assert all(abs(a - b) <= 1e-9 * max(1, abs(b)) for a, b in zip(row, expected)), (name, row)
ratios = [a[0] / b[0] for a, b in zip(runs["farm-analysis"], runs["sqlite3"])]
print("| program | wall s, median (each run) | CPU s, median | peak RSS MiB | wall / sqlite3 |\n|---|---|---|---|---|")
for name, of in runs.items():
    walls = [run[0] for run in of]
    ratio = statistics.median(w / s[0] for w, s in zip(walls, runs["sqlite3"]))
    print(f"| {name} | {statistics.median(walls):.2f} ({', '.join(f'{w:.2f}' for w in walls)}) | "
          f"{statistics.median(run[1] for run in of):.2f} | {max(run[2] for run in of):.0f} | {ratio:.2f} |")
print("\nAll answers agree to 1e-9.")
PYTHON
