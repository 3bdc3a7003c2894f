package farm.analysis.task;

import java.nio.file.Path;

/** Draws a result. */
@FunctionalInterface
public interface Visualizer<R> {

  /** Draws {@code result} to files in the folder {@code output}. */
  void visualize(R result, Path output);
}
