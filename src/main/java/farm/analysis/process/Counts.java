package farm.analysis.process;

/** Takes what a processor counts and a user should know of, such as rows dropped. */
@FunctionalInterface
public interface Counts {

  /** Adds to the count of this name. */
  void add(String name, long count);
}
