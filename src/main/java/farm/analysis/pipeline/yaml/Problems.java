package farm.analysis.pipeline.yaml;

import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Collects the problems of a pipeline file, so that its author sees all at once. */
public final class Problems {

  private final Set<Problem> problems = new LinkedHashSet<>();

  /**
   * Adds a problem unless an equal one is known, because the value of an alias is read more than
   * once.
   */
  public void add(SourcePosition place, String message) {
    add(new Problem(place, message));
  }

  void add(Problem problem) {
    problems.add(problem);
  }

  /** Returns true if there are no problems so far. */
  public boolean isEmpty() {
    return problems.isEmpty();
  }

  /**
   * The problems in the order of their places; for one place, in the order in which they were
   * added.
   */
  public List<Problem> inOrder() {
    return problems.stream().sorted(Comparator.comparing(Problem::place)).toList();
  }

  /**
   * Throws if there are any problems.
   *
   * @throws PipelineException with all problems
   */
  public void throwIfAny() {
    if (!isEmpty()) {
      throw new PipelineException(inOrder());
    }
  }
}
