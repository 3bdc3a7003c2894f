package farm.analysis.load;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.beam.sdk.PipelineResult;
import org.apache.beam.sdk.metrics.MetricResult;

/** The counters of a pipeline's steps. */
final class Counts {

  private Counts() {}

  /**
   * The values of these counters, added up over all steps; without counters that nothing has set.
   */
  static Map<String, Long> of(PipelineResult result, String... names) {
    Map<String, Long> counts = new HashMap<>();
    for (MetricResult<Long> count : result.metrics().allMetrics().getCounters()) {
      counts.merge(count.getName().getName(), count.getAttempted(), Long::sum);
    }
    counts.keySet().retainAll(List.of(names));
    return counts;
  }
}
