package farm.analysis.cli;

import java.util.Optional;
import java.util.ServiceLoader;
import org.apache.beam.sdk.metrics.MetricResults;
import org.apache.beam.sdk.options.PipelineOptions;

/**
 * What an engine needs that Beam's options don't reach. It is built with that engine's runner only,
 * and found by {@link java.util.ServiceLoader}.
 */
public interface Engine {

  /** The engine that these options name, made ready; none where Beam's own runner does all. */
  static Optional<Engine> of(PipelineOptions options) {
    for (Engine engine : ServiceLoader.load(Engine.class)) {
      if (engine.runs(options)) {
        engine.prepare(options);
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
   * @throws farm.analysis.problem.RequestException if an option is wrong, or the cluster that it
   *     names can't be reached
   */
  void prepare(PipelineOptions options);

  /** What the steps of the running pipeline have counted so far, if the engine tells. */
  Optional<MetricResults> metrics();
}
