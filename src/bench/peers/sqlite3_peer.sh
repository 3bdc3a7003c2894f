#!/usr/bin/env bash
# A workload in the sqlite3 shell. Usage: sqlite3_peer.sh w1|w4|w5 OUT DATABASE…
set -euo pipefail
work="$1"
out="$2"
shift 2
results="count(*) AS n, avg(resource_level) AS mean_resource, avg(current_health) AS mean_health,
  min(total_reward) AS mn, max(total_reward) AS mx"
case "$work" in
  w1)
    sqlite3 -readonly -csv -header "$1" \
      "SELECT step_number, $results FROM agent_states GROUP BY step_number ORDER BY step_number"
    ;;
  w4)
    header=-header
    for database in "$@"; do
      sqlite3 -readonly -csv $header "$database" \
        "SELECT '$(basename "$database")' AS db_path, step_number, $results
         FROM agent_states GROUP BY step_number ORDER BY step_number"
      header=-noheader
    done
    ;;
  w5)
    sqlite3 -readonly -csv -header "$1" \
      "SELECT agent_id, step_number, resource_level FROM agent_states WHERE current_health < 50"
    ;;
esac >"$out"
