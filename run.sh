#!/usr/bin/env bash
# Runs farm-analysis. Builds it first if it is missing or older than its sources.
#   ./run.sh FILE.yaml [--set NAME=VALUE]… [Beam options]    runs a pipeline
#   ./run.sh FILE.yaml --runner=FlinkRunner|SparkRunner …    runs it on Flink or Spark, in this JVM or a cluster
#   ./run.sh test                                            builds the program, runs all checks and tests
#   ./run.sh test-clusters [flink|spark]                     runs pipelines on clusters on this machine
set -euo pipefail
trap 'exit 130' INT

home="$(readlink -f "${BASH_SOURCE[0]}")"
home="${home%/*}"
target="$home/target" launch="$home/src/main/launch" jar="$home/target/farm-analysis.jar"
java="${JAVA_HOME:+$JAVA_HOME/bin/}java"

# Java names files in the locale's encoding: under the C locale, it finds only files with ASCII names.
ascii=false
if [ "${LC_ALL:-${LC_CTYPE:-${LANG:-}}}" != C.UTF-8 ] && [ "$(locale charmap 2>/dev/null)" != UTF-8 ]; then
  export LC_ALL=C.UTF-8
  ascii=true # the terminal still shows only ASCII
fi

# build JAR WHAT MAVEN-ARGUMENTS…: builds a jar unless it is newer than its sources.
build() {
  if [ -e "$1" ] && [ -z "$(find "$home"/{pom.xml,src/main,src/flink,src/spark} -newer "$1" -print -quit)" ]; then return; fi
  echo "Building $2 (once) …" >&2
  mkdir -p "$target"
  rm -rf "${1%/*}/classes" # else classes of deleted sources would stay in the jar
  if ! mvn -f "$home/pom.xml" --batch-mode --quiet "${@:3}" -Dmaven.test.skip=true package >"$target/build.log" 2>&1; then
    cat "$target/build.log" >&2
    echo "The build failed; the lines above say why." >&2
    exit 70
  fi
  touch "$1"
}

# Lets a training run write the classes that it loads to an archive; later runs start faster with it. The archive fits
# only the same Java and the same jars in the same folder; the note beside it names them.
prepare() {
  local fits="$(command -v "$java") $classes" training="$target/training-$$"
  if [ "$(cat "$archive.note" 2>/dev/null)" = "$fits" ] && [ "$archive.note" -nt "$jar" ]; then return; fi
  if [ ! -w "$target" ]; then return; fi
  echo "Preparing a faster start (once) …" >&2
  rm -f "$archive"
  "$java" @"$launch/java.options" -XX:ArchiveClassesAtExit="$training/archive" -cp "$classes" farm.analysis.cli.Main \
    "$launch/training.yaml" --set home="$home" --set out="$training" >"$target/training.log" 2>&1 || true
  mv "$training/archive" "$archive" 2>/dev/null || echo "Runs start more slowly; $target/training.log says why." >&2
  rm -rf "$training"
  echo "$fits" >"$archive.note"
}

if [ "${1:-}" = test ]; then rm -rf "$target/classes"; exec mvn -f "$home/pom.xml" --batch-mode verify "${@:2}"; fi
if [ "${1:-}" = test-clusters ]; then exec "$home/src/test/clusters.sh" "${@:2}"; fi
build "$jar" farm-analysis

runner="" cluster="" options=(-Dfarm.ascii="$ascii")
if [ -t 2 ]; then
  options+=(-Dfarm.terminal=true)
  size="$(stty size <&2)"
  export COLUMNS="${COLUMNS:-${size#* }}"
fi
for argument in "$@"; do
  case "$argument" in
    --runner=FlinkRunner) runner=flink ;;
    --runner=SparkRunner) runner=spark ;;
    --flinkMaster=\[*\] | --sparkMaster=local*) ;;
    --flinkMaster=* | --sparkMaster=*) cluster=$argument ;;
  esac
done
if [ -z "$runner" ]; then
  archive="$target/farm-analysis.jsa"
  classes="$jar$(LC_ALL=C; printf ':%s' "$target"/lib/*.jar)"
  prepare
  options+=(@"$launch/java.options" -XX:SharedArchiveFile="$archive")
else
  # A cluster gets one jar. The folder lib beside it holds the engine, which the cluster has already.
  submitted="$target/$runner/farm-analysis-$runner.jar"
  build "$submitted" "what runs on $runner" -P"$runner"
  classes="$submitted:$target/$runner/lib/*$(printf ':%s' "$target"/lib/slf4j-*.jar)"
  options+=(@"$launch/engine.options" @"$launch/opens.options")
  if [ -n "$cluster" ]; then set -- "$@" --filesToStage="$submitted"; else export SPARK_LOCAL_IP=127.0.0.1; fi
fi
# JAVA_OPTS is split into words on purpose, and stands last so that it wins.
# shellcheck disable=SC2086
exec "$java" "${options[@]}" ${JAVA_OPTS:-} -cp "$classes" farm.analysis.cli.Main "$@"
