package farm.analysis.spark;

import farm.analysis.cli.Engine;
import java.util.List;
import org.apache.beam.runners.spark.SparkRunner;
import org.apache.beam.sdk.options.ExperimentalOptions;
import org.apache.beam.sdk.options.PipelineOptions;

/** Spark: a cluster or this JVM. */
public final class SparkEngine implements Engine {

  private static final String PARALLELISM = "spark.default.parallelism";

  /** Up to so many tasks read a lane each. */
  private static final int FEW_TASKS = 32;

  /** More tasks cost Spark more than they spread work. */
  private static final int MOST_TASKS = 1000;

  /** A task costs tens of milliseconds, so that of many lanes one task reads several. */
  private static final int LANES_OF_TASK = 4;

  /** For {@link java.util.ServiceLoader}. */
  public SparkEngine() {}

  @Override
  public boolean runs(PipelineOptions options) {
    return options.getRunner() == SparkRunner.class;
  }

  @Override
  public void prepare(PipelineOptions options, List<String> arguments) {
    // Else Beam keeps all that a lane gives before it hands any of it on.
    ExperimentalOptions.addExperiment(
        options.as(ExperimentalOptions.class), "use_bounded_concurrent_output_for_sdf");
  }

  /** Else there are as many tasks as executors have been found when the job starts: few or none. */
  @Override
  public void fit(int lanes) {
    if (System.getProperty(PARALLELISM) == null) {
      int tasks = Math.max(Math.min(lanes, FEW_TASKS), lanes / LANES_OF_TASK);
      System.setProperty(PARALLELISM, String.valueOf(Math.max(2, Math.min(tasks, MOST_TASKS))));
    }
  }
}
