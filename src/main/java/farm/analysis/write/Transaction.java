package farm.analysis.write;

/** An open transaction of a database. */
public interface Transaction extends AutoCloseable {

  /** Makes all that was written visible. */
  void commit();

  /** Takes back what wasn't committed. */
  @Override
  void close();
}
