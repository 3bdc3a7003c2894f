package farm.analysis.pipeline.yaml;

import java.util.Comparator;

/** A place in a file; line and column count from 1. */
public record SourcePosition(String file, int line, int column)
    implements Comparable<SourcePosition> {

  private static final Comparator<SourcePosition> IN_READING_ORDER =
      Comparator.comparing(SourcePosition::file)
          .thenComparingInt(SourcePosition::line)
          .thenComparingInt(SourcePosition::column);

  /** The first character of a file, as the place of problems of the whole file. */
  public static SourcePosition startOf(String file) {
    return new SourcePosition(file, 1, 1);
  }

  @Override
  public int compareTo(SourcePosition other) {
    return IN_READING_ORDER.compare(this, other);
  }

  /** Returns {@code population.yaml:7:11}, which terminals and editors can open. */
  @Override
  public String toString() {
    return file + ":" + line + ":" + column;
  }
}
