package farm.analysis.pipeline.yaml;

/** One thing that the author of a pipeline file has to correct. */
public record Problem(SourcePosition place, String message) {

  /** Returns {@code population.yaml:7:11: message}. */
  @Override
  public String toString() {
    return place + ": " + message;
  }
}
