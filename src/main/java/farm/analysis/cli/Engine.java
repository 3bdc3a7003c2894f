package farm.analysis.cli;

import java.util.List;
import java.util.Optional;
import java.util.ServiceLoader;
import org.apache.beam.sdk.metrics.MetricResults;
import org.apache.beam.sdk.options.PipelineOptions;

/**
 * The preparation that an engine needs beyond Beam's options. An implementation is built only
 * together with its engine's runner, and {@link java.util.ServiceLoader} finds it.
 */
public interface Engine {

  /**
   * Prepares and returns the engine of the runner that the options name; empty if that runner needs
   * none.
   */
  static Optional<Engine> of(PipelineOptions options, List<String> arguments) {
    for (Engine engine : ServiceLoader.load(Engine.class)) {
      if (engine.runs(options)) {
        engine.prepare(options, arguments);
        return Optional.of(engine);
      }
    }
    return Optional.empty();
  }

  /** Returns true if these options name the engine's runner. */
  boolean runs(PipelineOptions options);

  /**
   * Prepares the engine to run a pipeline with these options, and sets options that the user left
   * out.
   *
   * @param arguments the arguments that the options were parsed from
   * @throws farm.analysis.problem.RequestException if an option is wrong, or the cluster can't be
   *     reached
   */
  default void prepare(PipelineOptions options, List<String> arguments) {}

  /**
   * Prepares the engine for the amount of work.
   *
   * @param tasks the approximate number of tasks that can be read in parallel
   */
  default void fit(int tasks) {}

  /** Returns true if a pipeline with these options runs in this JVM, and so ends with it. */
  boolean isInThisJvm(PipelineOptions options);

  /** The metrics of the running pipeline so far, if the engine reports them. */
  default Optional<MetricResults> metrics() {
    return Optional.empty();
  }
}
