#!/usr/bin/env bash
# Runs a pipeline on clusters of this machine with one slot and with two, in turn: wall seconds, and the most memory that
# each worker process takes (resident set, executors included).
#   src/bench/scaling.sh ROUNDS FILE.yaml [--set NAME=VALUE]…
set -euo pipefail
home=$(cd "$(dirname "$0")/../.." && pwd)
# shellcheck source=../test/cluster.sh
source "$home/src/test/cluster.sh"
rounds=$1
shift
work=$(mktemp -d)
trap 'status=$?; stop_cluster; rm -rf "$work"; exit $status' EXIT

# Notes the peak resident set of the largest worker process, in MB, twice a second.
watch_memory() {
  local worker process
  while sleep 0.5; do
    for worker in 1 2; do
      for process in "${pid[$worker]}" $(pgrep -P "${pid[$worker]}" || true); do
        awk '/VmHWM/ {print int($2 / 1024)}' "/proc/$process/status" 2>/dev/null || true
      done
    done | sort -n | tail -n 1 >>"$work/memory"
  done
}

with_slots() {
  case $engine in
    flink) echo "--parallelism=$1" ;;
    spark) echo ;;
  esac
}

for engine in flink spark; do
  build_for $engine
  start_cluster "$work/$engine"
  for round in $(seq "$rounds"); do
    for slots in 1 2; do
      watch_memory &
      watcher=$!
      start=$(date +%s.%N)
      # shellcheck disable=SC2046
      JAVA_OPTS="-Dspark.cores.max=$slots -Dspark.executor.memory=${executor:-512m} ${JAVA_OPTS:-}" \
        "$home/run.sh" "$@" --set out="$work/out" "${on_cluster[@]}" $(with_slots $slots) >"$work/log" 2>&1 || { cat "$work/log"; exit 1; }
      seconds=$(awk -v from="$start" -v to="$(date +%s.%N)" 'BEGIN {printf "%.1f", to - from}')
      kill $watcher
      echo "$engine, $slots of 2 slots, round $round: $seconds s, worker $(sort -n "$work/memory" | tail -n 1) MB, $(tail -n 1 "$work/log")"
      rm -r "$work/memory" "$work/out"
    done
  done
  stop_cluster
done
