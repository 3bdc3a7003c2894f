#!/usr/bin/env bash
# A workload in the sqlite3 shell. Usage: sqlite3_peer.sh w1|w4|w5|w6|w7 OUT DATABASE…
set -euo pipefail
work="$1"
out="$2"
shift 2
results="count(*) AS n, avg(resource_level) AS mean_resource, avg(current_health) AS mean_health,
  min(total_reward) AS mn, max(total_reward) AS mx"

# of_all SELECT DATABASE…: sets attach to the commands that attach the databases as d0, d1 …, and rows to the rows of the
# query on each of them; it calls the database d.
of_all() {
  local query="$1" i=0
  attach="" rows=""
  shift
  for database in "$@"; do
    attach+="ATTACH '$database' AS d$i; "
    rows+="${rows:+ UNION ALL }${query//d./d$i.}"
    i=$((i + 1))
  done
}

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
  w6)
    of_all "SELECT agent_type, resource_level, current_health, total_reward
            FROM d.agent_states JOIN d.agents USING (agent_id)" "$@"
    sqlite3 -csv -header :memory: "$attach SELECT agent_type, $results FROM ($rows) GROUP BY agent_type"
    ;;
  w7)
    of_all "SELECT step_number, resource_level - lag(resource_level) OVER agent AS change,
              avg(resource_level) OVER (agent ROWS 9 PRECEDING) AS smooth
            FROM d.agent_states WINDOW agent AS (PARTITION BY agent_id ORDER BY step_number)" "$@"
    sqlite3 -csv -header :memory: "$attach
      SELECT step_number, count(*) AS n, avg(change) AS mean_change, avg(smooth) AS mean_smooth
      FROM ($rows) GROUP BY step_number"
    ;;
esac >"$out"
