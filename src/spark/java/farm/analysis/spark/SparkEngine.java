package farm.analysis.spark;

import farm.analysis.cli.Engine;
import java.util.List;
import org.apache.beam.runners.spark.SparkPipelineOptions;
import org.apache.beam.runners.spark.SparkRunner;
import org.apache.beam.sdk.options.PipelineOptions;

/** The engine Spark: on a cluster or in this JVM. */
public final class SparkEngine implements Engine {

  private static final String PARALLELISM = "spark.default.parallelism";

  /** If there are at most this many read tasks, the same number of tasks combines their results. */
  private static final int FEW_TASKS = 32;

  /** The maximum number of tasks. More tasks cost Spark more than they gain. */
  private static final int MOST_TASKS = 1000;

  /**
   * If there are many read tasks, one task combines the results of this many: a task costs tens of
   * milliseconds.
   */
  private static final int READS_OF_TASK = 4;

  /** For {@link java.util.ServiceLoader}. */
  public SparkEngine() {}

  @Override
  public boolean runs(PipelineOptions options) {
    return options.getRunner() == SparkRunner.class;
  }

  /**
   * Lets Spark store outputs of a step with several branches on disk if they don't fit in memory.
   * Otherwise it would compute them again.
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

  /**
   * Sets the number of tasks. By default it depends on the executors known when the job starts: few
   * or none.
   */
  @Override
  public void fit(int reads) {
    if (System.getProperty(PARALLELISM) == null) {
      int tasks = Math.max(Math.min(reads, FEW_TASKS), reads / READS_OF_TASK);
      System.setProperty(PARALLELISM, String.valueOf(Math.max(2, Math.min(tasks, MOST_TASKS))));
    }
  }
}
