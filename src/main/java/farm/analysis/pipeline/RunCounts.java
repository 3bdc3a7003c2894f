package farm.analysis.pipeline;

import farm.analysis.aggregate.group.ResultMetrics;
import farm.analysis.load.DataLoader;
import farm.analysis.load.json.JsonLoader;
import farm.analysis.process.Process;
import farm.analysis.write.Output;
import java.util.Map;
import java.util.TreeMap;
import org.apache.beam.sdk.metrics.MetricNameFilter;
import org.apache.beam.sdk.metrics.MetricResult;
import org.apache.beam.sdk.metrics.MetricResults;
import org.apache.beam.sdk.metrics.MetricsFilter;

/**
 * The counts of the steps of a running or ended pipeline, taken from Beam metrics.
 *
 * @param rowsRead the rows read, including those that a condition left out
 * @param chunksRead the chunks read
 * @param bytesRead the approximate bytes of input read
 * @param duplicateKeys the repeated names in JSON objects
 * @param madeMissing the values that became missing because they couldn't be cast
 * @param clipped the values beyond their bounds
 * @param dropped the rows that processors dropped or a condition left out
 * @param groups the rows in the results of aggregates
 * @param estimates the number of groups with an estimate, by the name of the result and its error
 * @param rowsWritten the rows written
 */
public record RunCounts(
    long rowsRead,
    long chunksRead,
    long bytesRead,
    long duplicateKeys,
    long madeMissing,
    long clipped,
    long dropped,
    long groups,
    Map<String, Long> estimates,
    long rowsWritten) {

  /** The counts so far; 0 for a count that the runner doesn't report. */
  public static RunCounts of(MetricResults metrics) {
    long leftOut = sum(metrics, DataLoader.class, DataLoader.LEFT_OUT);
    return new RunCounts(
        sum(metrics, DataLoader.class, DataLoader.ROWS) + leftOut,
        sum(metrics, DataLoader.class, DataLoader.CHUNKS),
        sum(metrics, DataLoader.class, DataLoader.BYTES),
        sum(metrics, DataLoader.class, JsonLoader.DUPLICATE_KEYS),
        sum(metrics, Process.class, Process.MADE_MISSING),
        sum(metrics, Process.class, Process.CLIPPED),
        sum(metrics, Process.class, Process.DROPPED) + leftOut,
        sum(metrics, ResultMetrics.class, ResultMetrics.GROUPS),
        estimates(metrics),
        sum(metrics, Output.class, Output.ROWS));
  }

  private static Map<String, Long> estimates(MetricResults metrics) {
    MetricsFilter filter =
        MetricsFilter.builder()
            .addNameFilter(MetricNameFilter.inNamespace(ResultMetrics.ESTIMATES))
            .build();
    Map<String, Long> estimates = new TreeMap<>();
    for (MetricResult<Long> count : metrics.queryMetrics(filter).getCounters()) {
      estimates.merge(count.getName().getName(), count.getAttempted(), Long::sum);
    }
    return estimates;
  }

  private static long sum(MetricResults metrics, Class<?> owner, String counter) {
    MetricsFilter filter =
        MetricsFilter.builder().addNameFilter(MetricNameFilter.named(owner, counter)).build();
    long sum = 0;
    for (MetricResult<Long> count : metrics.queryMetrics(filter).getCounters()) {
      sum += count.getAttempted();
    }
    return sum;
  }
}
