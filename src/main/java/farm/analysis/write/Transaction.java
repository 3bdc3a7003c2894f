package farm.analysis.write;

/** An open transaction of a database. */
public interface Transaction extends AutoCloseable {

  /** Makes all writes visible. */
  void commit();

  /** Rolls back what wasn't committed, and closes the connection. */
  @Override
  void close();
}
