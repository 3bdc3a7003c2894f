package farm.analysis.aggregate.comparison;

import farm.analysis.aggregate.distribution.ValueWords;
import farm.analysis.chunk.Column;
import farm.analysis.chunk.ColumnType;
import farm.analysis.chunk.DoubleColumn;
import farm.analysis.chunk.LongColumn;
import java.util.ArrayList;
import java.util.List;

/** The columns of results, made row by row: the two names, then {@link Comparison#RESULTS}. */
final class ComparisonColumns {

  private static final int NAMES = 2;
  private static final int SIZES = 2;

  private final List<Column.Builder> columns = new ArrayList<>();

  /** Makes room for rows; names are of the type {@code naming}. */
  ComparisonColumns(ColumnType naming, int rows) {
    for (int c = 0; c < NAMES; c++) {
      columns.add(Column.builder(naming, rows));
    }
    Comparison.RESULTS.forEach(field -> columns.add(Column.builder(field.type(), rows)));
  }

  /** Appends the results of a comparison of the sides that two words of {@code words} name. */
  void append(ValueWords words, long[] names, Compared compared) {
    for (int c = 0; c < NAMES; c++) {
      words.append(names[c], columns.get(c));
    }
    for (int c = 0; c < SIZES; c++) {
      ((LongColumn.Builder) columns.get(NAMES + c)).append(compared.sizes().get(c));
    }
    for (int c = 0; c < compared.numbers().size(); c++) {
      ((DoubleColumn.Builder) columns.get(NAMES + SIZES + c)).append(compared.numbers().get(c));
    }
  }

  /** Appends a comparison without values or names. */
  void appendMissing() {
    for (int c = 0; c < columns.size(); c++) {
      if (c >= NAMES && c < NAMES + SIZES) {
        ((LongColumn.Builder) columns.get(c)).append(0);
      } else {
        columns.get(c).appendMissing();
      }
    }
  }

  List<Column> build() {
    return columns.stream().map(Column.Builder::build).toList();
  }
}
