package farm.analysis.process;

/** Receives the counts of a processor that a user should see, such as dropped rows. */
@FunctionalInterface
public interface CountReceiver {

  /** Adds {@code count} to the count of this name. */
  void add(String name, long count);
}
