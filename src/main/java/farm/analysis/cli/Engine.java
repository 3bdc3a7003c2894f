package farm.analysis.cli;

import java.util.List;
import java.util.Optional;
import java.util.ServiceLoader;
import org.apache.beam.sdk.metrics.MetricResults;
import org.apache.beam.sdk.options.PipelineOptions;

/**
 * What an engine needs that Beam's options don't reach. It is built with that engine's runner only,
 * and found by {@link java.util.ServiceLoader}.
 */
public interface Engine {

  /** The engine that options name, made ready; none where Beam's own runner does all. */
  static Optional<Engine> of(PipelineOptions options, List<String> arguments) {
    for (Engine engine : ServiceLoader.load(Engine.class)) {
      if (engine.runs(options)) {
        engine.prepare(options, arguments);
        return Optional.of(engine);
      }
    }
    return Optional.empty();
  }

  /** Whether these options name it. */
  boolean runs(PipelineOptions options);

  /**
   * Makes the engine ready to run a pipeline with these options, and fills in what the user needn't
   * say.
   *
   * @param arguments what the options were made of
   * @throws farm.analysis.problem.RequestException if an option is wrong, or the cluster that it
   *     names can't be reached
   */
  default void prepare(PipelineOptions options, List<String> arguments) {}

  /**
   * Makes the engine ready for so much work.
   *
   * @param lanes about how many lanes of input there are to be read in parallel
   */
  default void fit(int lanes) {}

  /** Whether a pipeline with these options runs in this JVM, and so ends with it. */
  boolean isInThisJvm(PipelineOptions options);

  /** What the steps of the running pipeline have counted so far, if the engine tells. */
  default Optional<MetricResults> metrics() {
    return Optional.empty();
  }
}
