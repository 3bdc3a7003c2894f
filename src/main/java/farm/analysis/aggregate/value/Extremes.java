package farm.analysis.aggregate.value;

import farm.analysis.aggregate.function.Accumulator;
import farm.analysis.chunk.ColumnType;

/** The accumulators of least or greatest values. */
final class Extremes {

  private Extremes() {}

  static Accumulator of(ColumnType type, boolean least) {
    return switch (type) {
      case LONG, BOOLEAN -> new ExtremeLongs(type, least);
      case DOUBLE -> new ExtremeDoubles(least);
      case TEXT, JSON -> new ExtremeTexts(type, least);
    };
  }
}
