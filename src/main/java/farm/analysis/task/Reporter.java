package farm.analysis.task;

import java.nio.file.Path;

/** Reports on a result, after it was drawn. */
@FunctionalInterface
public interface Reporter<R> {

  /** Writes about {@code result} into files in the folder {@code output}. */
  void report(R result, Path output);
}
