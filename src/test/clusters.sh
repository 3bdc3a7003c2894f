#!/usr/bin/env bash
# Runs pipelines on a Flink and a Spark cluster of this machine, made of Maven's jars alone: a master and two workers each,
# as processes of their own on loopback. Checks that the outputs are those of the DirectRunner, also when a worker is killed.
#   src/test/clusters.sh [flink|spark]
set -euo pipefail
home=$(cd "$(dirname "$0")/../.." && pwd)
# shellcheck source=cluster.sh
source "$home/src/test/cluster.sh"
cd "$home"
work=$(mktemp -d)
trap 'status=$?; stop_cluster; rm -rf "$work"; exit $status' EXIT

fail() {
  echo "$1"
  [ ! -e "$work/log" ] || cat "$work/log"
  tail -n 30 "$work"/*/*.log
  exit 1
}

# Runs a pipeline on the cluster; after five minutes, makes it print the stacks of its threads, and kills it.
run() {
  timeout --signal=QUIT --kill-after=20 300 ./run.sh "$@" "${on_cluster[@]}" >"$work/log" 2>&1
}

# Runs a pipeline on the cluster; fails if the run fails.
submit() {
  run "$@" || fail "$* fails on the $engine cluster; the lines below say why."
}

# The summary of the last run, without the number of chunks: each runner reads different ranges.
summary() {
  tail -n 1 "$work/log" | sed 's/ in [0-9,]* chunks*//; s/ to .* in .*//'
}

# Fails if a run has left files beside its outputs.
check_no_leftovers() {
  [ -z "$(find "$1" -name '.*' -print)" ] || fail "Something is left of a run on $engine: $(find "$1" -name '.*')"
}

all_pipelines() {
  mkdir "$work/all"
  for pipeline in pipelines/*.yaml pipelines/population.yaml; do
    submit "$pipeline" --set out="$work/all"
  done
  [[ "$(summary)" == "$population" ]] || fail "The summary differs on $engine: $(summary), not $population"
  diff -r -x '*.html' -x questions testdata/expected "$work/all" || fail "The outputs above differ on $engine."
  check_no_leftovers "$work/all"
  rm -r "$work/all"
  echo "All pipelines give the same on a $engine cluster."
}

# The engine's own command submits the jar.
own_command() {
  mkdir "$work/own"
  "submit_by_$engine" "$home/target/$engine/farm-analysis-$engine.jar" "$home/pipelines/population.yaml" \
    --set experiment="$home/testdata/experiment/*.db" --set out="$work/own" >"$work/log" 2>&1 ||
    fail "The engine's own command fails on $engine; the lines below say why."
  diff testdata/expected/population.csv "$work/own/population.csv" || fail "The output above differs on $engine."
  rm -r "$work/own"
  echo "The jar can be submitted by $engine's own command."
}

# Reads and writes through one of Hadoop's file systems, which stands for folders of this machine.
other_file_system() {
  mkdir "$work/hadoop"
  cp -r testdata/experiment "$work/runs" # Hadoop's links can't contain a space; the path of the project may
  local table='fs.viewfs.mounttable.here.link.'
  local links="\"$table/runs\":\"file://$work/runs\",\"$table/out\":\"file://$work/hadoop\""
  submit pipelines/population.yaml --set experiment='viewfs://here/runs/*.db' --set out=viewfs://here/out \
    --hdfsConfiguration="[{\"fs.defaultFS\":\"viewfs://here/\",$links}]"
  diff testdata/expected/population.csv "$work/hadoop/population.csv" || fail "The output above differs on $engine."
  rm "$work/hadoop"/.*.crc # checksums that Hadoop adds to local files
  check_no_leftovers "$work/hadoop"
  rm -r "$work/hadoop" "$work/runs"
  echo "Another file system can be read and written on a $engine cluster."
}

# killed_when MOMENT WHAT: kills a worker at this moment of a run, and starts another when the run is over.
killed_when() {
  local moment=$1 what=$2 run victim
  mkdir "$work/out"
  run "$work/filter.yaml" --set in="$work/rows.csv" --set out="$work/out" &
  run=$!
  until victim=$("$moment"); do
    kill -0 $run 2>/dev/null || fail "The run on $engine was over before a worker could be killed."
    sleep 0.02
  done
  kill_worker "$victim"
  wait $run || fail "The run on $engine doesn't survive a worker killed $what; the lines below say why."
  # Spark counts repeated work twice.
  [[ $engine == spark || "$(summary)" == "$filtered" ]] || fail "The summary differs on $engine: $(summary), not $filtered"
  cmp "$work/expected/rows.csv" "$work/out/rows.csv" || fail "The output differs on $engine when a worker is killed."
  check_no_leftovers "$work/out"
  rm -r "$work/out"
  start_worker "$victim"
  echo "A $engine worker killed $what makes no difference."
}

# The worker that is writing one of several parts.
while_writing() {
  [ "$(find "$work/out" -path '*.parts/*' | wc -l)" -ge 2 ] && worker_that_writes '.parts/[^c]'
}

# The worker that joins the parts.
while_joining() {
  worker_that_writes '.parts/complete-'
}

make_rows() {
  cat >"$work/filter.yaml" <<'YAML'
pipeline:
  type: chain
  transforms:
    - type: ReadFromCsv
      config: {path: "{{ in }}"}
    - type: Filter
      config: {keep: "energy >= 1"}
    - type: WriteToCsv
      config: {path: "{{ out }}/rows.csv"}
YAML
  awk 'BEGIN {
    print "step,agent_id,energy,position_x"
    for (i = 0; i < 12000000; i++) print int(i / 5000) ",agent_" i % 5000 "," (i * 7919 % 10007) / 100 "," i % 1013
  }' >"$work/rows.csv"
  mkdir "$work/expected"
  ./run.sh "$work/filter.yaml" --set in="$work/rows.csv" --set out="$work/expected" >"$work/log" 2>&1 || fail "DirectRunner"
  filtered=$(summary)
  ./run.sh pipelines/population.yaml --set out="$work/expected" >"$work/log" 2>&1 || fail "DirectRunner"
  population=$(summary)
}

engines=("$@")
if [ $# = 0 ]; then
  engines=(flink spark)
fi
make_rows
for engine in "${engines[@]}"; do
  build_for "$engine"
  start_cluster "$work/$engine"
  all_pipelines
  own_command
  other_file_system
  killed_when while_writing "while it writes"
  killed_when while_joining "while it joins the parts"
  stop_cluster
done
