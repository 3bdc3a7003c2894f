package farm.analysis.task;

import java.nio.file.Path;

/** Reports on a result, after the visualizer has drawn it. */
@FunctionalInterface
public interface Reporter<R> {

  /** Writes a report on {@code result} to files in the folder {@code output}. */
  void report(R result, Path output);
}
