package farm.analysis.flink;

import farm.analysis.cli.Engine;
import farm.analysis.problem.RequestException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.beam.runners.core.metrics.MetricsContainerStepMap;
import org.apache.beam.runners.flink.FlinkPipelineOptions;
import org.apache.beam.runners.flink.FlinkRunner;
import org.apache.beam.runners.flink.metrics.FlinkMetricContainer;
import org.apache.beam.sdk.metrics.MetricResults;
import org.apache.beam.sdk.options.PipelineOptions;
import org.jspecify.annotations.Nullable;

/**
 * The engine Flink: on a cluster, in this JVM, or in the environment that {@code flink run} sets.
 */
public final class FlinkEngine implements Engine {

  private static final String AUTO = "[auto]";
  private static final int SECONDS_TO_ANSWER = 5;

  private @Nullable FlinkEnvironment environment;
  private boolean isInThisJvm;

  /** For {@link java.util.ServiceLoader}. */
  public FlinkEngine() {}

  @Override
  public boolean runs(PipelineOptions options) {
    return options.getRunner() == FlinkRunner.class;
  }

  @Override
  public void prepare(PipelineOptions options, List<String> arguments) {
    FlinkPipelineOptions flink = options.as(FlinkPipelineOptions.class);
    if (!flink.getAttachedMode()) {
      throw new RequestException(
          "Option '--attachedMode' should be true, was false; only a program that waits for the job"
              + " publishes its outputs and deletes their parts");
    }
    if (arguments.stream().noneMatch(one -> one.startsWith("--executionModeForBatch"))) {
      // In this mode a finished step frees its slots, and isn't repeated when a machine is lost.
      flink.setExecutionModeForBatch("BATCH");
    }
    if (!flink.getFlinkMaster().startsWith("[")) {
      FlinkCluster cluster = FlinkCluster.at(flink.getFlinkMaster());
      if (flink.getParallelism() == -1) {
        flink.setParallelism(cluster.slots());
      }
      environment = FlinkEnvironment.onCluster(cluster.host(), cluster.port(), jars(flink));
    } else if (!FlinkEnvironment.isGiven()) {
      if (flink.getParallelism() == -1) {
        flink.setParallelism(Runtime.getRuntime().availableProcessors());
      }
      environment = FlinkEnvironment.inThisJvm(flink.getParallelism());
      isInThisJvm = true;
    }
    if (environment != null) {
      environment.install();
      flink.setFlinkMaster(AUTO);
    }
  }

  @Override
  public boolean isInThisJvm(PipelineOptions options) {
    return isInThisJvm;
  }

  /** The files to send to the cluster, as URIs: Flink expects these. */
  private static List<String> jars(FlinkPipelineOptions options) {
    return Optional.ofNullable(options.getFilesToStage()).stream()
        .flatMap(List::stream)
        .map(jar -> Path.of(jar).toUri().toString())
        .toList();
  }

  @Override
  public Optional<MetricResults> metrics() {
    return Optional.ofNullable(environment)
        .flatMap(FlinkEnvironment::job)
        .flatMap(
            job -> {
              try {
                return counted(job.getAccumulators().get(SECONDS_TO_ANSWER, TimeUnit.SECONDS));
              } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return Optional.empty();
              } catch (ExecutionException | TimeoutException | IllegalStateException e) {
                return Optional.empty(); // the job is busy, or has just ended
              }
            });
  }

  private static Optional<MetricResults> counted(Map<String, Object> accumulators) {
    return accumulators.get(FlinkMetricContainer.ACCUMULATOR_NAME)
            instanceof MetricsContainerStepMap steps
        ? Optional.of(MetricsContainerStepMap.asAttemptedOnlyMetricResults(steps))
        : Optional.empty();
  }
}
