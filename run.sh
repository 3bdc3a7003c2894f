#!/usr/bin/env bash
# Runs farm-analysis, building it first where it is missing or older than its sources.
#   ./run.sh FILE.yaml [--set NAME=VALUE]… [Beam options]    runs a pipeline
#   ./run.sh test                                            builds and runs all checks and tests
set -euo pipefail

home="$(dirname "$(readlink -f "${BASH_SOURCE[0]}")")"
jar="$home/target/farm-analysis.jar"
archive="$home/target/farm-analysis.jsa"
stamp="$home/target/built"

# The JVM names files in the locale's encoding: under the C locale, no path but an ASCII one works.
if [ "$(locale charmap 2>/dev/null)" != UTF-8 ]; then
  export LC_ALL=C.UTF-8
fi
java="${JAVA_HOME:+$JAVA_HOME/bin/}java"
flags=(-Xmx256m -XX:+UseSerialGC -XX:TieredStopAtLevel=1)

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
  archive_classes >>"$log" 2>&1
  touch "$stamp"
}

# Writes what the JVM makes of the classes of a small run into an archive, so that it starts faster. The archive belongs
# to these jars, this place and this JVM; any other JVM does without it, more slowly.
archive_classes() {
  local work="$home/target/cds" reader
  reader="$jar, $("$java" -fullversion 2>&1)"
  if [ -e "$archive" ] && [ "$(cat "$work/reader" 2>/dev/null)" = "$reader" ] &&
     [ -z "$(find "$jar" "$home/target/lib" -newer "$archive" -print -quit)" ]; then
    return
  fi
  rm -rf "$archive" "$work"
  mkdir -p "$work"
  if "$java" "${flags[@]}" -XX:DumpLoadedClassList="$work/classes" -cp "$jar" farm.analysis.cli.Main \
       "$home/src/main/cds/training.yaml" --set home="$home" --set out="$work/out" &&
     "$java" "${flags[@]}" -Xshare:dump -Xlog:cds=error -XX:SharedClassListFile="$work/classes" \
       -XX:SharedArchiveFile="$work/archive" -cp "$jar"; then
    mv "$work/archive" "$archive"
    echo "$reader" >"$work/reader"
  else
    echo "The archive of classes couldn't be made, the lines above say why; start-up is slower without it."
  fi
}

if [ "${1:-}" = test ]; then
  shift
  maven verify "$@"
  archive_classes
  touch "$stamp"
  exit
fi

if [ ! -e "$jar" ] || [ ! -e "$stamp" ] ||
   [ -n "$(find "$home/pom.xml" "$home/src/main" -newer "$stamp" -print -quit)" ]; then
  build
fi

if [ -e "$archive" ]; then
  # An archive that this JVM can't use is passed over, without a word.
  flags+=(-Xshare:auto -XX:SharedArchiveFile="$archive" -Xlog:cds=off)
fi
if [ -t 2 ]; then
  flags+=(-Dfarm.terminal=true)
fi
# JAVA_OPTS is split into words on purpose, and stands last so that it wins.
# shellcheck disable=SC2086
exec "$java" "${flags[@]}" ${JAVA_OPTS:-} -cp "$jar:$home/target/lib/*" farm.analysis.cli.Main "$@"
