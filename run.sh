#!/usr/bin/env bash
# Runs farm-analysis, building it first where it is missing or older than its sources.
#   ./run.sh FILE.yaml [--set NAME=VALUE]… [Beam options]    runs a pipeline
#   ./run.sh test                                            builds and runs all checks and tests
set -euo pipefail

home="$(dirname "$(readlink -f "${BASH_SOURCE[0]}")")"
jar="$home/target/farm-analysis.jar"
stamp="$home/target/built"

maven() {
  mvn -f "$home/pom.xml" --batch-mode "$@"
}

build() {
  echo "Building farm-analysis (once) …" >&2
  local log="$home/target/build.log"
  mkdir -p "$home/target"
  if ! maven --quiet -Dmaven.test.skip=true package >"$log" 2>&1; then
    cat "$log" >&2
    echo "The build failed; the lines above say why." >&2
    exit 70
  fi
  touch "$stamp"
}

if [ "${1:-}" = test ]; then
  shift
  maven verify "$@"
  touch "$stamp"
  exit
fi

if [ ! -e "$jar" ] || [ ! -e "$stamp" ] ||
   [ -n "$(find "$home/pom.xml" "$home/src/main" -newer "$stamp" -print -quit)" ]; then
  build
fi

# The JVM names files in the locale's encoding: under the C locale, no path but an ASCII one works.
if [ "$(locale charmap 2>/dev/null)" != UTF-8 ]; then
  export LC_ALL=C.UTF-8
fi
flags=(-Xmx256m -XX:+UseSerialGC -XX:TieredStopAtLevel=1 -Xshare:auto)
if [ -t 2 ]; then
  flags+=(-Dfarm.terminal=true)
fi
# JAVA_OPTS is split into words on purpose, and stands last so that it wins.
# shellcheck disable=SC2086
exec "${JAVA_HOME:+$JAVA_HOME/bin/}java" "${flags[@]}" ${JAVA_OPTS:-} -cp "$jar:$home/target/lib/*" farm.analysis.cli.Main "$@"
