package farm.analysis.cli;

import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.function.Supplier;
import org.apache.beam.sdk.Pipeline;
import org.apache.beam.sdk.options.PipelineOptions;

/**
 * The pipeline of a run, made on a thread of its own while the command line, the file and the
 * inputs are looked at: the first pipeline takes Beam long, as it loads its descriptions of all
 * that a pipeline can hold. So does what has to be before it: whoever first looks for services, as
 * loggers do, opens all jars.
 *
 * <p>Until it is there, nothing else may touch Beam but classes whose initialization needs no
 * others: two threads that initialize classes, each of which needs the other's, would wait for each
 * other for ever.
 */
final class EarlyPipeline {

  private final FutureTask<Void> before;
  private final FutureTask<Pipeline> made = new FutureTask<>(() -> pipelineOf(List.of()));
  private final Thread thread = new Thread(this::make, "early-pipeline");

  private EarlyPipeline(Runnable before) {
    this.before = new FutureTask<>(before, null);
    thread.setDaemon(true);
  }

  private void make() {
    before.run();
    made.run();
    UUID.randomUUID(); // the first takes 15 ms, as the JVM looks for who makes random numbers
  }

  /**
   * Begins, unless there are options that may be Beam's: with them it is another pipeline.
   *
   * @param before what has to be done before anything of Beam or a library that logs is used
   */
  static EarlyPipeline start(Runnable before, String... arguments) {
    EarlyPipeline pipeline = new EarlyPipeline(before);
    if (arguments.length > 0 && Arrays.stream(arguments).noneMatch(EarlyPipeline::isOption)) {
      pipeline.thread.start();
    }
    return pipeline;
  }

  private static boolean isOption(String argument) {
    return argument.startsWith("-") && !argument.startsWith("--set");
  }

  /** An empty pipeline with these options of Beam. */
  static Pipeline pipelineOf(List<String> beamOptions) {
    PipelineOptions options = BeamOptions.of(beamOptions);
    return LocalOptions.are(options) ? LocalPipeline.of(options) : Pipeline.create(options);
  }

  /**
   * The pipeline with these options. What has to be done before is done when this returns.
   *
   * @throws farm.analysis.problem.RequestException if an option is wrong
   */
  Supplier<Pipeline> with(List<String> beamOptions) {
    done(before);
    if (beamOptions.isEmpty()) {
      return () -> done(made);
    }
    await();
    Pipeline pipeline = pipelineOf(beamOptions);
    return () -> pipeline;
  }

  /** What the task gives; it is done here unless the thread has begun to. */
  private static <T> T done(FutureTask<T> task) {
    try {
      task.run();
      return task.get();
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
