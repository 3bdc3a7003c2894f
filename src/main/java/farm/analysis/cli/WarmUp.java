package farm.analysis.cli;

import java.util.Arrays;
import java.util.List;
import org.apache.beam.sdk.Pipeline;

/**
 * Makes a pipeline that nobody uses, on a thread of its own while the command line is read, as the
 * first one takes Beam long: it looks at its options by reflection.
 *
 * <p>Nothing else may touch Beam until {@link #await}: two threads that initialize classes, each of
 * which needs the other's, would wait for each other for ever.
 */
final class WarmUp {

  private final Thread thread;

  private WarmUp(Thread thread) {
    this.thread = thread;
  }

  /** Begins, unless there are options that may be Beam's: with them it has to look at others. */
  static WarmUp start(String... arguments) {
    Thread thread = new Thread(WarmUp::makePipeline, "warm-up");
    thread.setDaemon(true);
    if (arguments.length > 0 && Arrays.stream(arguments).noneMatch(WarmUp::isOption)) {
      thread.start();
    }
    return new WarmUp(thread);
  }

  private static boolean isOption(String argument) {
    return argument.startsWith("-") && !argument.startsWith("--set");
  }

  private static void makePipeline() {
    try {
      Pipeline.create(BeamOptions.of(List.of()));
    } catch (RuntimeException | LinkageError e) {
      // What is wrong shows again, and is reported, where the pipeline of the run is made.
      return;
    }
  }

  /** Waits until Beam may be used. */
  void await() {
    try {
      thread.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
