package farm.analysis.load;

import org.apache.beam.sdk.PipelineResult;
import org.apache.beam.sdk.metrics.MetricNameFilter;
import org.apache.beam.sdk.metrics.MetricResult;
import org.apache.beam.sdk.metrics.MetricsFilter;

/**
 * How far the loaders of a pipeline have come, counted by the readers as Beam metrics.
 *
 * @param rows rows read
 * @param chunks chunks read
 * @param bytes about how many bytes of input have been read to the end of their range
 */
public record ReadProgress(long rows, long chunks, long bytes) {

  static final String ROWS = "rows";
  static final String CHUNKS = "chunks";
  static final String BYTES = "bytes";

  /** What has been counted so far in a running or ended pipeline; 0 where it gives no metrics. */
  public static ReadProgress of(PipelineResult result) {
    return new ReadProgress(sum(result, ROWS), sum(result, CHUNKS), sum(result, BYTES));
  }

  private static long sum(PipelineResult result, String counter) {
    MetricsFilter filter =
        MetricsFilter.builder()
            .addNameFilter(MetricNameFilter.named(ReadProgress.class, counter))
            .build();
    long sum = 0;
    for (MetricResult<Long> count : result.metrics().queryMetrics(filter).getCounters()) {
      sum += count.getAttempted();
    }
    return sum;
  }
}
