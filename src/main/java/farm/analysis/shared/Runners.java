package farm.analysis.shared;

import org.apache.beam.runners.direct.DirectRunner;
import org.apache.beam.sdk.options.PipelineOptions;

/** What is known of the runner of a pipeline. */
public final class Runners {

  private Runners() {}

  /** Whether a pipeline runs on the DirectRunner, which does everything in this JVM, and once. */
  public static boolean isDirect(PipelineOptions options) {
    return options.getRunner() == DirectRunner.class;
  }
}
