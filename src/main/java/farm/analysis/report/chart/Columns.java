package farm.analysis.report.chart;

import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Collects the names of the columns that a chart shows, without repetition. */
final class Columns {

  private final Set<String> names = new LinkedHashSet<>();

  static Columns of(String... names) {
    return new Columns().with(List.of(names));
  }

  Columns with(Collection<String> more) {
    names.addAll(more);
    return this;
  }

  /** Adds a name, or nothing for null. */
  Columns with(@Nullable String name) {
    return with(name == null ? List.of() : List.of(name));
  }

  /** Adds both ends of a band, or nothing for null. */
  Columns with(@Nullable Band band) {
    return with(band == null ? List.of() : List.of(band.lower(), band.upper()));
  }

  List<String> list() {
    return List.copyOf(names);
  }
}
