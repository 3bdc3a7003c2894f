#!/usr/bin/env bash
# Runs every pipeline, and twelve random ones, on the embedded Flink and Spark, and checks that the outputs are those of
# the DirectRunner.
set -euo pipefail
home=$(cd "$(dirname "$0")/../.." && pwd)
cd "$home"
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
java="${JAVA_HOME:+$JAVA_HOME/bin/}java"

# run RUNNER FILE OUT ARGUMENTS…: runs a pipeline; its exit code goes to a file beside the outputs. All runs have the same
# parameters, because reports show them.
run() {
  mkdir -p "$3" "$work/out"
  local code=0
  ./run.sh "$2" --set out="$work/out" --runner="$1" "${@:4}" >"$work/log" 2>&1 || code=$?
  find "$work/out" -mindepth 1 -maxdepth 1 -exec mv -t "$3" {} +
  case $code in
    0 | 3) ;;
    *)
      cat "$work/log"
      echo "$2 fails on $1; the lines above say why."
      exit 1
      ;;
  esac
  if [ "$code" = 3 ]; then rm -rf "${3:?}"/*; fi # bad data: only the exit codes must be equal
  echo "$code" >"$3/code"
}

"$java" -cp "target/test-classes:target/classes:target/lib/*" farm.analysis.pipeline.RandomPipeline "$work/random" 12
for runner in DirectRunner FlinkRunner SparkRunner; do
  for pipeline in pipelines/*.yaml; do run "$runner" "$pipeline" "$work/$runner/ready"; done
  for pipeline in "$work"/random/*.yaml; do run "$runner" "$pipeline" "$work/$runner/$(basename "$pipeline")" --set chunk=7; done
  rm "$work/$runner/ready/code"
  diff -r -x '*.html' -x questions testdata/expected "$work/$runner/ready"
  diff -r "$work/DirectRunner" "$work/$runner"
  echo "All pipelines give the same on $runner."
done
