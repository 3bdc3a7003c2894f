# Functions that start and stop a Flink or Spark cluster on loopback, made of the jars that Maven fetched. Scripts source
# this file. It expects $home (the project) and $engine (flink or spark), and sets $on_cluster, the options for the cluster.

opens=(@"$home/src/main/launch/opens.options")
declare -A pid=()
java="${JAVA_HOME:+$JAVA_HOME/bin/}java"

# Builds the jar that is submitted to a cluster; a run without a cluster does it.
build_for() {
  local class
  class=$(case $1 in flink) echo FlinkRunner ;; spark) echo SparkRunner ;; esac)
  "$home/run.sh" --runner="$class" --version >/dev/null
}

# Lists the jars of an installation of the engine: its own, and the libraries that it shares with farm-analysis.
jars() {
  local name
  for name in "$home/target/$engine/lib"/*.jar; do
    [[ $name == */jul-to-slf4j-* ]] || echo "$name" # would make a loop: our slf4j writes to java.util.logging
  done
  for name in "$@" slf4j-api slf4j-jdk14 commons-lang3 commons-compress commons-io jsr305 snappy-java; do
    ls "$home/target/lib/$name"-[0-9]*.jar
  done
}

# await LOG LINE COUNT: waits until the log has the line this number of times.
await() {
  local tries
  for tries in {1..600}; do
    if [ "$(grep -c "$2" "$1" 2>/dev/null)" -ge "$3" ]; then
      return
    fi
    sleep 0.2
  done
  tail -n 30 "$1"
  echo "The $engine cluster doesn't start ($tries tries); the lines above say why."
  exit 1
}

start_cluster() {
  base=$1
  port=$((20000 + RANDOM % 10000))
  mkdir -p "$base"
  started=0
  "start_$engine"
  start_worker 1
  start_worker 2
}

start_worker() {
  started=$((started + 1))
  "start_${engine}_worker" "$1"
  await "$base/master.log" "$registered" $started
}

stop_cluster() {
  local process
  for process in "${pid[@]}"; do
    pkill -P "$process" 2>/dev/null || true
    kill "$process" 2>/dev/null || true
  done
  for process in "${pid[@]}"; do
    for _ in {1..200}; do
      kill -0 "$process" 2>/dev/null || continue 2
      sleep 0.1
    done
    kill -9 "$process" 2>/dev/null || true
  done
  pid=()
}

kill_worker() {
  pkill -9 -P "${pid[$1]}" || true # a Spark worker's executors
  kill -9 "${pid[$1]}"
}

# worker_that_writes TEXT: prints the worker that has, itself or by its executor, a file open with this text in its path.
worker_that_writes() {
  local worker process
  for worker in 1 2; do
    for process in "${pid[$worker]}" $(pgrep -P "${pid[$worker]}"); do
      if ls -l "/proc/$process/fd" 2>/dev/null | grep -q -- "$1"; then
        echo $worker
        return
      fi
    done
  done
  return 1
}

start_flink() {
  registered="Registering TaskManager with ResourceID"
  classes=$(jars snakeyaml-engine | paste -sd :)
  mkdir "$base/conf"
  cat >"$base/conf/config.yaml" <<YAML
jobmanager.rpc.address: 127.0.0.1
jobmanager.rpc.port: $port
rest.address: 127.0.0.1
rest.bind-address: 127.0.0.1
rest.port: $((port + 1))
heartbeat.interval: 1000
heartbeat.timeout: 8000
io.tmp.dirs: $base
taskmanager.host: 127.0.0.1
taskmanager.numberOfTaskSlots: ${slots:-1}
taskmanager.cpu.cores: 1.0
taskmanager.memory.task.heap.size: ${heap:-192}m
taskmanager.memory.task.off-heap.size: 64m
taskmanager.memory.framework.heap.size: 64m
taskmanager.memory.framework.off-heap.size: 64m
taskmanager.memory.managed.size: 64m
taskmanager.memory.network.min: 192m
taskmanager.memory.network.max: 192m
taskmanager.network.sort-shuffle.min-buffers: 64
taskmanager.memory.jvm-metaspace.size: 256m
taskmanager.memory.jvm-overhead.min: 64m
taskmanager.memory.jvm-overhead.max: 64m
YAML
  (cd "$base" && exec "$java" -Xmx400m "${opens[@]}" -cp "$classes" \
    org.apache.flink.runtime.entrypoint.StandaloneSessionClusterEntrypoint --configDir conf >master.log 2>&1) &
  pid[master]=$!
  disown # so that bash doesn't report its end
  on_cluster=(--runner=FlinkRunner --flinkMaster="127.0.0.1:$((port + 1))")
}

start_flink_worker() {
  (cd "$base" && exec "$java" -Xmx$((${heap:-192} + 64))m -XX:+UseSerialGC -XX:MaxDirectMemorySize=320m \
    -XX:MaxMetaspaceSize=256m "${opens[@]}" -cp "$classes" \
    org.apache.flink.runtime.taskexecutor.TaskManagerRunner --configDir conf >"worker$1.$started.log" 2>&1) &
  pid[$1]=$!
  disown # so that bash doesn't report its end
}

submit_by_flink() {
  FLINK_CONF_DIR="$base/conf" "$java" -Xmx512m "${opens[@]}" -cp "$classes" org.apache.flink.client.cli.CliFrontend \
    run -m "127.0.0.1:$((port + 1))" -p 2 -c farm.analysis.cli.Main "$@" --runner=FlinkRunner
}

start_spark() {
  registered="Registering worker"
  export SPARK_HOME="$base" SPARK_SCALA_VERSION=2.12 SPARK_LOCAL_IP=127.0.0.1
  mkdir "$base/jars"
  jars jackson-core jackson-databind jackson-annotations zstd-jni commons-logging | xargs -d '\n' ln -s -t "$base/jars"
  (cd "$base" && exec "$java" -Xmx256m "${opens[@]}" -cp "jars/*" org.apache.spark.deploy.master.Master \
    --host 127.0.0.1 --port $port --webui-port $((port + 1)) >master.log 2>&1) &
  pid[master]=$!
  disown # so that bash doesn't report its end
  on_cluster=(--runner=SparkRunner --sparkMaster="spark://127.0.0.1:$port")
}

start_spark_worker() {
  (cd "$base" && exec "$java" -Xmx256m "${opens[@]}" -cp "jars/*" org.apache.spark.deploy.worker.Worker \
    --host 127.0.0.1 --cores "${slots:-1}" --memory 1g --work-dir "$base/work$1" --webui-port $((port + 1 + $1)) \
    "spark://127.0.0.1:$port" >"worker$1.$started.log" 2>&1) &
  pid[$1]=$!
  disown # so that bash doesn't report its end
}

submit_by_spark() {
  "$java" -Xmx512m "${opens[@]}" -cp "$base/jars/*" org.apache.spark.deploy.SparkSubmit \
    --master "spark://127.0.0.1:$port" --class farm.analysis.cli.Main "$@" --runner=SparkRunner
}
