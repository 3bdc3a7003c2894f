package farm.analysis.pipeline.yaml;

import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Collects what is wrong with a pipeline file, so that its author sees everything at once. */
public final class Problems {

  private final Set<Problem> problems = new LinkedHashSet<>();

  /** Adds a problem, unless the very same is known already (an alias is read more than once). */
  public void add(Place place, String message) {
    add(new Problem(place, message));
  }

  void add(Problem problem) {
    problems.add(problem);
  }

  /** Whether nothing is wrong so far. */
  public boolean isEmpty() {
    return problems.isEmpty();
  }

  /** The problems in the order of their places; those of one place in the order they were added. */
  public List<Problem> inOrder() {
    return problems.stream().sorted(Comparator.comparing(Problem::place)).toList();
  }

  /**
   * Ends the reading of the file if anything is wrong with it.
   *
   * @throws PipelineException with all problems
   */
  public void throwIfAny() {
    if (!isEmpty()) {
      throw new PipelineException(inOrder());
    }
  }
}
