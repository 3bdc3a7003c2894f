package farm.analysis.cli;

import farm.analysis.aggregate.Aggregate;
import farm.analysis.load.Inputs;
import farm.analysis.load.ReadProgress;
import farm.analysis.pipeline.PipelinePlan;
import farm.analysis.write.WriteFile;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.beam.sdk.PipelineResult;
import org.apache.beam.sdk.metrics.MetricNameFilter;
import org.apache.beam.sdk.metrics.MetricResult;
import org.apache.beam.sdk.metrics.MetricsFilter;

/** The words at the end of a run: what was read and written, and what should be known of it. */
final class Summary {

  private static final String[] UNITS = {"B", "kB", "MB", "GB", "TB"};

  private Summary() {}

  static String of(PipelinePlan plan, PipelineResult result, long nanos) {
    ReadProgress read = ReadProgress.of(result);
    long inputs = plan.inputs().stream().mapToLong(input -> input.sources().size()).sum();
    long bytes = plan.inputs().stream().mapToLong(Inputs::byteSize).sum();
    long groups = counted(result, Aggregate.class, Aggregate.GROUPS);
    String line =
        "%s, %,d rows in %s (%s)%s; wrote %s with %,d rows; %.1f s"
            .formatted(
                plural(inputs, "input"),
                read.rows(),
                plural(read.chunks(), "chunk"),
                bytes(bytes),
                groups == 0 ? "" : "; " + plural(groups, "group"),
                plan.outputs().stream().map(WriteFile::path).collect(Collectors.joining(", ")),
                counted(result, WriteFile.class, WriteFile.ROWS),
                nanos / 1e9);
    List<String> notes =
        plan.inputs().stream()
            .flatMap(input -> input.notes().stream())
            .map("note: "::concat)
            .toList();
    return Stream.concat(notes.stream(), Stream.of(line))
        .collect(Collectors.joining(System.lineSeparator()));
  }

  /** So many of these, the word in the plural unless it is one. */
  private static String plural(long count, String word) {
    return "%,d %s%s".formatted(count, word, count == 1 ? "" : "s");
  }

  /** A size in the unit, by thousands, that leaves at most three digits before the point. */
  static String bytes(long bytes) {
    double size = bytes;
    int unit = 0;
    while (size >= 999.5 && unit < UNITS.length - 1) {
      size /= 1000;
      unit++;
    }
    return (unit == 0 || size >= 99.95 ? "%.0f %s" : "%.1f %s").formatted(size, UNITS[unit]);
  }

  private static long counted(PipelineResult result, Class<?> namespace, String counter) {
    MetricsFilter filter =
        MetricsFilter.builder().addNameFilter(MetricNameFilter.named(namespace, counter)).build();
    long sum = 0;
    for (MetricResult<Long> count : result.metrics().queryMetrics(filter).getCounters()) {
      sum += count.getAttempted();
    }
    return sum;
  }
}
