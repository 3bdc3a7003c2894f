package farm.analysis.load.input;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Consumer;
import java.util.function.Function;

/** Looks at many inputs at a time, without reading their rows. */
public final class InputInspections {

  /** More than the processors of most machines, because a look at a remote file mostly waits. */
  private static final int AT_A_TIME = 8;

  private InputInspections() {}

  /**
   * Looks at each input that the paths and globs name; returns the results in the order of {@link
   * InputPaths#resolve}.
   *
   * <p>If looks fail, throws the exception of the first such input in that order, with the others
   * as suppressed exceptions. One exception stands for many inputs with the same problem.
   *
   * @param notes receives notes for the user, one sentence each
   * @param look looks at the input at one path
   */
  public static <T> List<T> of(
      List<String> names, Consumer<String> notes, Function<String, T> look) {
    List<String> paths = InputPaths.resolve(names, notes);
    ExecutorService threads =
        Executors.newFixedThreadPool(Math.max(1, Math.min(paths.size(), AT_A_TIME)));
    List<CompletableFuture<T>> looks =
        paths.stream()
            .map(path -> CompletableFuture.supplyAsync(() -> look.apply(path), threads))
            .toList();
    threads.shutdown();
    List<T> found = new ArrayList<>();
    InputProblems problems = new InputProblems();
    for (int i = 0; i < looks.size(); i++) {
      try {
        found.add(looks.get(i).join());
      } catch (CompletionException e) {
        problems.add(paths.get(i), e.getCause() instanceof RuntimeException cause ? cause : e);
      }
    }
    problems.throwIfAny(paths.size());
    return found;
  }
}
