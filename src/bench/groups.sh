#!/usr/bin/env bash
# Groups 20 million rows by an integer key of 10 million values, with the given heap (2g by default).
set -euo pipefail
home=$(cd "$(dirname "$0")/../.." && pwd)
folder="$home/target/bench"
mkdir -p "$folder"
if [ ! -e "$folder/groups.db" ]; then
  sqlite3 "$folder/groups.db" "
    PRAGMA journal_mode=OFF; PRAGMA synchronous=OFF;
    CREATE TABLE t (k INTEGER, v REAL);
    WITH RECURSIVE r(i) AS (SELECT 0 UNION ALL SELECT i + 1 FROM r WHERE i < 19999999)
    INSERT INTO t SELECT (i * 7919) % 10000000, (i % 1000) * 0.5 FROM r;"
fi
cat > "$folder/groups.yaml" <<YAML
pipeline:
  type: chain
  transforms:
    - type: ReadFromSqlite
      config: {path: "$folder/groups.db", table: t}
    - type: Combine
      config: {group_by: [k], combine: {n: count, mean_v: {value: v, fn: mean}}}
    - type: WriteToCsv
      config: {path: "$folder/groups.csv"}
YAML
JAVA_OPTS="-Xmx${1:-2g}" "$home/run.sh" "$folder/groups.yaml"
