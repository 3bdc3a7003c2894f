package farm.analysis.spark;

import farm.analysis.cli.Engine;
import java.util.List;
import org.apache.beam.runners.spark.SparkPipelineOptions;
import org.apache.beam.runners.spark.SparkRunner;
import org.apache.beam.sdk.options.PipelineOptions;

/** Spark: a cluster or this JVM. */
public final class SparkEngine implements Engine {

  private static final String PARALLELISM = "spark.default.parallelism";

  /** What is made of up to so many lanes is put together by as many tasks. */
  private static final int FEW_TASKS = 32;

  /** More tasks cost Spark more than they spread work. */
  private static final int MOST_TASKS = 1000;

  /** A task costs tens of milliseconds, so of many lanes one task takes what is made of several. */
  private static final int LANES_OF_TASK = 4;

  /** For {@link java.util.ServiceLoader}. */
  public SparkEngine() {}

  @Override
  public boolean runs(PipelineOptions options) {
    return options.getRunner() == SparkRunner.class;
  }

  /**
   * Outputs of a step with several branches that don't fit in memory go to disk, else they are made
   * again.
   */
  @Override
  public void prepare(PipelineOptions options, List<String> arguments) {
    if (arguments.stream().noneMatch(one -> one.startsWith("--storageLevel"))) {
      options.as(SparkPipelineOptions.class).setStorageLevel("MEMORY_AND_DISK");
    }
  }

  @Override
  public boolean isInThisJvm(PipelineOptions options) {
    return options.as(SparkPipelineOptions.class).getSparkMaster().startsWith("local");
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
