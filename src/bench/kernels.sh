#!/usr/bin/env bash
# Benchmarks of single kernels (JMH): the cost of reading, filtering, grouping and aggregating a row, and of converting
# a number.
#   src/bench/kernels.sh [JMH's own arguments: a regular expression of names, -p format=csv, -prof gc, -h …]
set -euo pipefail
home=$(cd "$(dirname "$0")/../.." && pwd)
mkdir -p "$home/target/bench"
mvn -q --batch-mode -f "$home/pom.xml" -Pjmh test-compile dependency:build-classpath \
  -Dmdep.outputFile="$home/target/bench/classpath"
exec java -cp "$home/target/classes:$home/target/test-classes:$(cat "$home/target/bench/classpath")" \
  org.openjdk.jmh.Main "$@"
