package farm.analysis.flink;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.apache.flink.api.common.JobExecutionResult;
import org.apache.flink.api.common.restartstrategy.RestartStrategies;
import org.apache.flink.api.java.ExecutionEnvironment;
import org.apache.flink.api.java.LocalEnvironment;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.DeploymentOptions;
import org.apache.flink.configuration.JobManagerOptions;
import org.apache.flink.configuration.MemorySize;
import org.apache.flink.configuration.PipelineOptions;
import org.apache.flink.configuration.RestOptions;
import org.apache.flink.configuration.TaskManagerOptions;
import org.apache.flink.core.execution.JobClient;
import org.apache.flink.core.execution.JobListener;
import org.jspecify.annotations.Nullable;

/**
 * The environment in which Flink runs a job: a cluster or this JVM. Beam's own environments never
 * retry after a failure and report nothing while they run, whatever Beam's options say.
 */
@SuppressWarnings("deprecation") // Beam runs bounded pipelines by this interface of Flink
final class FlinkEnvironment extends ExecutionEnvironment {

  /** The number of times that a job restarts after a failure, such as the loss of a machine. */
  private static final int RETRIES = 3;

  private static final Duration BEFORE_RETRY = Duration.ofSeconds(1);

  /** The memory for sorting if the job runs in this JVM; it is outside the heap. */
  private static final MemorySize LOCAL_MANAGED_MEMORY = MemorySize.ofMebiBytes(128);

  private volatile @Nullable JobClient job;

  private FlinkEnvironment(Configuration configuration) {
    super(configuration);
    registerJobListener(new Remember());
  }

  /** An environment on the cluster with this REST endpoint; {@code jars} are sent to it. */
  static FlinkEnvironment onCluster(String host, int port, List<String> jars) {
    Configuration configuration = attached("remote");
    configuration.set(JobManagerOptions.ADDRESS, host);
    configuration.set(RestOptions.ADDRESS, host);
    configuration.set(RestOptions.PORT, port);
    configuration.set(PipelineOptions.JARS, jars);
    FlinkEnvironment environment = new FlinkEnvironment(configuration);
    environment.setRestartStrategy(
        RestartStrategies.fixedDelayRestart(RETRIES, BEFORE_RETRY.toMillis()));
    return environment;
  }

  /** An environment in this JVM with {@code slots} task slots. */
  static FlinkEnvironment inThisJvm(int slots) {
    Configuration configuration = attached("local");
    configuration.set(TaskManagerOptions.NUM_TASK_SLOTS, slots);
    configuration.set(TaskManagerOptions.MANAGED_MEMORY_SIZE, LOCAL_MANAGED_MEMORY);
    return new FlinkEnvironment(configuration);
  }

  private static Configuration attached(String target) {
    Configuration configuration = new Configuration();
    configuration.set(DeploymentOptions.TARGET, target);
    configuration.set(DeploymentOptions.ATTACHED, true);
    return configuration;
  }

  /** Returns true if a program that submits jobs ({@code flink run}) has set an environment. */
  static boolean isGiven() {
    return !(getExecutionEnvironment() instanceof LocalEnvironment);
  }

  /** Makes Flink return this environment to all callers that ask for one. */
  void install() {
    initializeContextEnvironment(() -> this);
  }

  /** The job; empty before it is submitted. */
  Optional<JobClient> job() {
    return Optional.ofNullable(job);
  }

  private final class Remember implements JobListener {

    @Override
    public void onJobSubmitted(@Nullable JobClient client, @Nullable Throwable failure) {
      job = client;
    }

    @Override
    public void onJobExecuted(@Nullable JobExecutionResult result, @Nullable Throwable failure) {
      // The thread that waits for the job gets the result.
    }
  }
}
