package farm.analysis.report.chart;

import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The columns that a chart shows. */
final class Columns {

  private Columns() {}

  /** The names of several components, without repetition. */
  @SafeVarargs
  static List<String> of(Stream<String>... names) {
    return Stream.of(names).flatMap(name -> name).distinct().toList();
  }

  /** The columns of a band, none for null. */
  static Stream<String> of(@Nullable Band band) {
    return band == null ? Stream.empty() : Stream.of(band.lower(), band.upper());
  }
}
