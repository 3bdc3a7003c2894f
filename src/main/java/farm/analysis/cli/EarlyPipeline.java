package farm.analysis.cli;

import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.function.Supplier;
import org.apache.beam.sdk.Pipeline;

/**
 * The pipeline of a run, made on a thread of its own while the command line, the file and the
 * inputs are looked at: the first pipeline takes Beam long, as it looks at its options by
 * reflection.
 *
 * <p>Until it is there, nothing else may touch Beam but classes whose initialization needs no
 * others: two threads that initialize classes, each of which needs the other's, would wait for each
 * other for ever.
 */
final class EarlyPipeline {

  private final FutureTask<Pipeline> made = new FutureTask<>(() -> pipelineOf(List.of()));
  private final Thread thread = new Thread(made, "early-pipeline");

  private EarlyPipeline() {
    thread.setDaemon(true);
  }

  /** Begins, unless there are options that may be Beam's: with them it is another pipeline. */
  static EarlyPipeline start(String... arguments) {
    EarlyPipeline pipeline = new EarlyPipeline();
    if (arguments.length > 0 && Arrays.stream(arguments).noneMatch(EarlyPipeline::isOption)) {
      pipeline.thread.start();
    }
    return pipeline;
  }

  private static boolean isOption(String argument) {
    return argument.startsWith("-") && !argument.startsWith("--set");
  }

  private static Pipeline pipelineOf(List<String> beamOptions) {
    return Pipeline.create(BeamOptions.of(beamOptions));
  }

  /**
   * The pipeline with these options.
   *
   * @throws farm.analysis.problem.RequestException if an option is wrong
   */
  Supplier<Pipeline> with(List<String> beamOptions) {
    if (beamOptions.isEmpty()) {
      return this::get;
    }
    await();
    Pipeline pipeline = pipelineOf(beamOptions);
    return () -> pipeline;
  }

  private Pipeline get() {
    try {
      made.run(); // does nothing if the thread has begun to
      return made.get();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("Interrupted while Beam started", e);
    } catch (ExecutionException e) {
      throw new IllegalStateException("Beam doesn't start: " + e.getCause(), e);
    }
  }

  /**
   * Waits until Beam may be used. That it doesn't start is said where the pipeline is asked for.
   */
  void await() {
    try {
      thread.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
