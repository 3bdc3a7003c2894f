package farm.analysis.pipeline.yaml;

import java.util.Comparator;

/** A place in a file; line and column count from 1. */
public record Place(String file, int line, int column) implements Comparable<Place> {

  private static final Comparator<Place> IN_READING_ORDER =
      Comparator.comparing(Place::file)
          .thenComparingInt(Place::line)
          .thenComparingInt(Place::column);

  /** The first character of a file, as the place of problems of the whole file. */
  public static Place startOf(String file) {
    return new Place(file, 1, 1);
  }

  @Override
  public int compareTo(Place other) {
    return IN_READING_ORDER.compare(this, other);
  }

  /** Returns {@code population.yaml:7:11}, which terminals and editors can open. */
  @Override
  public String toString() {
    return file + ":" + line + ":" + column;
  }
}
