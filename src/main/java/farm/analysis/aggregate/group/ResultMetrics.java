package farm.analysis.aggregate.group;

/** The metrics that count the results of aggregates. */
public final class ResultMetrics {

  /** The number of groups in results; its namespace is this class. */
  public static final String GROUPS = "groups";

  /**
   * The namespace of the metrics that count estimates. Each is named after a result and the error
   * of its estimates, and counts the groups whose result is an estimate.
   */
  public static final String ESTIMATES = ResultMetrics.class.getName() + ".estimates";

  private ResultMetrics() {}
}
