#!/usr/bin/env bash
# Runs every pipeline on the embedded Flink and Spark, and checks that the files are those of the DirectRunner.
set -euo pipefail
home=$(cd "$(dirname "$0")/../.." && pwd)
cd "$home"
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

for runner in FlinkRunner SparkRunner; do
  out="$work/$runner"
  mkdir "$out"
  for pipeline in pipelines/*.yaml; do
    if ! ./run.sh "$pipeline" --set out="$out" --runner="$runner" >"$work/log" 2>&1; then
      cat "$work/log"
      echo "$pipeline fails on $runner; the lines above say why."
      exit 1
    fi
  done
  diff -r testdata/expected "$out"
  echo "All pipelines give the same on $runner."
done
