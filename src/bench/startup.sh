#!/usr/bin/env bash
# The fixed cost of a run: in turn, a pipeline on testdata/ with the archive of classes, the same without it, and
# Python's import of pandas and SQLAlchemy. Prints the medians of wall and CPU seconds.
#   src/bench/startup.sh [ROUNDS]
# Needs GNU time and, for Python, python3-pandas and python3-sqlalchemy.
set -euo pipefail

home="$(cd "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd)"
rounds="${1:-11}"
python="${PYTHON:-/usr/bin/python3}"
times="$home/target/bench/startup"
run=("$home/run.sh" "$home/pipelines/population.yaml" --set experiment="$home/testdata/experiment/*.db"
  --set out="$home/target/bench")
mkdir -p "$home/target/bench"
"$home/run.sh" --version >/dev/null
: >"$times"

measure() {
  local name="$1"
  shift
  /usr/bin/time -a -o "$times" -f "$name %e %U %S" "$@" >/dev/null
}

for _ in $(seq "$rounds"); do
  measure archive "${run[@]}"
  JAVA_OPTS=-Xshare:off measure no-archive "${run[@]}"
  measure python "$python" -c 'import pandas, sqlalchemy'
done

median() { sort -n | sed -n "$(((rounds + 1) / 2))p"; }
for name in archive no-archive python; do
  wall="$(awk -v name="$name" '$1 == name { print $2 }' "$times" | median)"
  cpu="$(awk -v name="$name" '$1 == name { print $3 + $4 }' "$times" | median)"
  echo "$name: wall $wall s, CPU $cpu s"
done
