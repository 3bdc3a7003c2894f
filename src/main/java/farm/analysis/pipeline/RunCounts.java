package farm.analysis.pipeline;

import farm.analysis.aggregate.Aggregate;
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
 * What the steps of a running or ended pipeline have counted, as Beam metrics.
 *
 * @param rowsRead rows read, or met and left out
 * @param chunksRead chunks read
 * @param bytesRead about how many bytes of input have been read
 * @param duplicateKeys names that a JSON object had again
 * @param madeMissing values that were made missing as they couldn't be what they should
 * @param clipped values that were beyond their bounds
 * @param dropped rows that processors dropped, or had left out when reading
 * @param groups rows of the results of aggregates
 * @param estimates how many results are estimates, by their name and what is known of their error
 * @param rowsWritten rows written
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

  /** The counts so far; 0 where the runner gives none. */
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
        sum(metrics, Aggregate.class, Aggregate.GROUPS),
        estimates(metrics),
        sum(metrics, Output.class, Output.ROWS));
  }

  private static Map<String, Long> estimates(MetricResults metrics) {
    MetricsFilter filter =
        MetricsFilter.builder()
            .addNameFilter(MetricNameFilter.inNamespace(Aggregate.ESTIMATES))
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
