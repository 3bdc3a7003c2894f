#!/usr/bin/env bash
# Runs farm-analysis, building it first where it is missing or older than its sources.
#   ./run.sh FILE.yaml [--set NAME=VALUE]… [Beam options]    runs a pipeline
#   ./run.sh FILE.yaml --runner=FlinkRunner|SparkRunner …    runs it on Flink or Spark, in this JVM or a cluster
#   ./run.sh test                                            builds and runs all checks and tests
#   ./run.sh test-clusters [flink|spark]                     runs pipelines on clusters of this machine
set -euo pipefail

home="$(readlink -f "${BASH_SOURCE[0]}")"
home="${home%/*}"
jar="$home/target/farm-analysis.jar"
start="$home/target/start.jar"
indexed="$home/target/cds/indexed"
archive="$home/target/farm-analysis.jsa"
natives="$home/target/native-$MACHTYPE"
stamp="$home/target/built"

# The JVM names files in the locale's encoding: under the C locale, no path but an ASCII one works.
if [ "${LC_ALL:-${LC_CTYPE:-${LANG:-}}}" != C.UTF-8 ] && [ "$(locale charmap 2>/dev/null)" != UTF-8 ]; then
  export LC_ALL=C.UTF-8
fi
java="${JAVA_HOME:+$JAVA_HOME/bin/}java"
# C2 compiles only what runs ten times as often as usual: the loops over rows of a long run, not Beam's start; but such
# a loop also where it is called seldom, for a chunk at a time. C1 compiles loops sooner than usual. What it compiles
# keeps no counts of branches for C2, which costs more than it gives; a JVM without this option does keep them. C2 takes
# less code into one method than usual, and goes over its loops less often; what is interpreted tells of its calls less often.
# The young generation is small enough to stay in a cache.
# The archive of classes is mapped where it was made for: elsewhere, each address in its 50 MB has to be written anew.
# The JVM's own warnings, such as of a small heap, would stand between the program's lines on standard output.
# No locale but the root's: Jackson makes a date format, for which the JVM would else list hundreds of them.
flags=(-Xmx256m -XX:MaxNewSize=32m -XX:+UseSerialGC -XX:Tier4InvocationThreshold=50000 -XX:Tier4MinInvocationThreshold=200
  -XX:Tier4CompileThreshold=150000 -XX:Tier4BackEdgeThreshold=400000 -XX:Tier3BackEdgeThreshold=10000
  -XX:+IgnoreUnrecognizedVMOptions -XX:+UnlockDiagnosticVMOptions -XX:-C1UpdateMethodData
  -XX:FreqInlineSize=150 -XX:LoopOptsCount=5 -XX:Tier0InvokeNotifyFreqLog=9
  -XX:ArchiveRelocationMode=0 -Xlog:disable -Djava.locale.providers=FALLBACK
  -Dorg.sqlite.lib.path="$natives" -Dorg.xerial.snappy.lib.path="$natives")

maven() {
  mvn -f "$home/pom.xml" --batch-mode "$@"
}

# Runs Maven with the arguments after the second, silent unless it fails: then the first says what did.
quietly() {
  local failure=$1 log=$2
  shift 2
  mkdir -p "$home/target"
  if ! maven --quiet "$@" >"$log" 2>&1; then
    cat "$log" >&2
    echo "$failure; the lines above say why." >&2
    exit 70
  fi
}

build() {
  echo "Building farm-analysis (once) …" >&2
  local log="$home/target/build.log"
  quietly "The build failed" "$log" -Dmaven.test.skip=true package
  prepare_start >>"$log" 2>&1
  touch "$stamp"
}

# Makes what lets the JVM start faster: native libraries that needn't be unpacked by each run, a jar that tells what is in
# which other, and an archive of the classes that a small run loads. The archive belongs to these jars, this place and this
# JVM; any other JVM does without.
prepare_start() {
  local work="$home/target/cds" reader
  reader="$jar, $("$java" -fullversion 2>&1)"
  if [ -e "$archive" ] && [ -e "$indexed" ] && [ "$(cat "$work/reader" 2>/dev/null)" = "$reader" ] &&
     [ -z "$(find "$jar" "$home/target/lib" "$home/src/main/cds" -newer "$archive" -print -quit)" ]; then
    return
  fi
  rm -rf "$archive" "$start" "$natives" "$work"
  mkdir -p "$natives" "$work"
  if "$java" -cp "$jar" "$home/src/main/cds/NativeLibraries.java" "$natives" &&
     "$java" "$home/src/main/cds/StartJar.java" "$jar" "$start" >"$indexed" && archive_classes "$work"; then
    mv "$work/archive" "$archive"
    echo "$reader" >"$work/reader"
  else
    echo "Start-up will be slower than it could be; the lines above say why."
  fi
}

archive_classes() {
  local training
  for training in "$home"/src/main/cds/*.yaml; do
    "$java" "${flags[@]}" -XX:DumpLoadedClassList="$1/${training##*/}.classes" -cp "$start" farm.analysis.cli.Main \
      "$training" --set home="$home" --set out="$1/out" || return
  done
  (cd "$home/target/classes" && find farm -name '*.class' ! -name package-info.class) | sed 's/\.class$//' >"$1/own.classes"
  # What one run loads twice, as a lambda's class may be, is wanted twice. With the classes left out, which are in no jar,
  # JDK 17 crashes when there is an agent or a flight recording.
  awk 'FNR == 1 { split("", times) } !/Species_|SPECIES_RESOLVE/ && !seen[$0, ++times[$0]]++' "$1"/*.classes >"$1/classes"
  "$java" "${flags[@]}" -Xshare:dump -Xlog:cds=error -XX:SharedClassListFile="$1/classes" \
    -XX:SharedArchiveFile="$1/archive" -cp "$start"
}

if [ "${1:-}" = test ]; then
  shift
  maven verify "$@"
  prepare_start
  touch "$stamp"
  exit
fi

if [ "${1:-}" = test-clusters ]; then
  shift
  exec "$home/src/test/clusters.sh" "$@"
fi

if [ ! -e "$jar" ] || [ ! -e "$stamp" ] ||
   [ -n "$(find "$home/pom.xml" "$home"/src/{main,flink,spark} -newer "$stamp" -print -quit)" ]; then
  build
fi

# Runs on another runner than Beam's own: in this JVM or, where a master is named, on its cluster. What is submitted is
# one jar; beside it, in lib, is the engine, which a cluster has already.
run_on() {
  local runner=$1 built="$home/target/$1" submitted package
  submitted="$built/farm-analysis-$runner.jar"
  shift
  if [ ! -e "$submitted" ] || [ "$stamp" -nt "$submitted" ]; then
    echo "Building what runs on $runner (once) …" >&2
    quietly "The build failed" "$home/target/$runner.log" -P"$runner" -Dmaven.test.skip=true package
    touch "$submitted"
  fi
  flags=(-Xmx1g -XX:+UseSerialGC -Dspark.ui.enabled=false "${terminal[@]}")
  for package in $(sed -n 's:.*<Add-Opens>\(.*\)</Add-Opens>.*:\1:p' "$home/pom.xml"); do
    flags+=("--add-opens=$package=ALL-UNNAMED")
  done
  if [ -n "$cluster" ]; then
    set -- "$@" --filesToStage="$submitted"
  else
    export SPARK_LOCAL_IP=127.0.0.1
  fi
  # shellcheck disable=SC2086
  exec "$java" "${flags[@]}" ${JAVA_OPTS:-} \
    -cp "$submitted:$built/lib/*$(printf ':%s' "$home"/target/lib/slf4j-*.jar)" farm.analysis.cli.Main "$@"
}

terminal=()
if [ -t 2 ]; then
  terminal=(-Dfarm.terminal=true)
fi
runner="" cluster=""
for argument in "$@"; do
  case "$argument" in
    --runner=FlinkRunner) runner=flink ;;
    --runner=SparkRunner) runner=spark ;;
    --flinkMaster=\[*\] | --sparkMaster=local*) ;;
    --flinkMaster=* | --sparkMaster=*) cluster=$argument ;;
  esac
done
if [ -n "$runner" ]; then
  run_on "$runner" "$@"
fi

classes="$jar:$home/target/lib/*"
if [ -e "$archive" ] && [ -e "$indexed" ]; then
  # An archive that this JVM can't use is passed over, without a word.
  flags+=(-Xshare:auto -XX:SharedArchiveFile="$archive")
  # Without those that a user has added, such as drivers of databases: they stand behind it.
  classes=$start
  read -r libraries <"$indexed"
  for library in "$home"/target/lib/*.jar; do
    [[ " $libraries " == *" lib/${library##*/} "* ]] || classes+=":$library"
  done
fi
# JAVA_OPTS is split into words on purpose, and stands last so that it wins.
# shellcheck disable=SC2086
exec "$java" "${flags[@]}" "${terminal[@]}" ${JAVA_OPTS:-} -cp "$classes" farm.analysis.cli.Main "$@"
