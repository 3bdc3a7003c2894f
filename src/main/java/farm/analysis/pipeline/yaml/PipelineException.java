package farm.analysis.pipeline.yaml;

import static java.util.stream.Collectors.joining;

import java.util.List;

/** Thrown when a pipeline file can't be used; the message lists its problems, one per line. */
public final class PipelineException extends RuntimeException {

  private final transient List<Problem> problems;

  PipelineException(List<Problem> problems) {
    super(problems.stream().map(Problem::toString).collect(joining("\n")));
    this.problems = List.copyOf(problems);
  }

  /** The problems, in the order of their places; never empty. */
  public List<Problem> problems() {
    return problems;
  }
}
