package farm.analysis.pipeline.starter;

import farm.analysis.chunk.ColumnType;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The parts that columns play in a first pipeline.
 *
 * @param keys the columns to group by, the best first
 * @param values the columns of numbers to aggregate, the best first
 * @param texts the columns of text that can't be a key
 */
record Roles(List<ColumnSample> keys, List<ColumnSample> values, List<ColumnSample> texts) {

  private static final int MOST_AGGREGATED = 3;

  /**
   * Chooses columns. Keys are times, then categories of texts and truth values; a category of
   * numbers is a key only if there is no other. Values are numbers, first those that vary.
   */
  static Roles of(Sample sample) {
    List<ColumnSample> columns =
        sample.columns().stream().filter(column -> YamlText.canHold(column.name())).toList();
    List<ColumnSample> keys =
        Stream.concat(
                columns.stream().filter(ColumnSample::isTime),
                columns.stream()
                    .filter(column -> column.isCategory() && !column.isTime() && !column.isId())
                    .filter(column -> column.type() != ColumnType.LONG))
            .toList();
    List<ColumnSample> values = new ArrayList<>(columns);
    values.removeIf(c -> !c.type().isNumeric() || c.isTime() || c.isId());
    if (keys.isEmpty()) {
      keys = values.stream().filter(ColumnSample::isCategory).limit(1).toList();
      values.removeAll(keys);
    }
    values.sort(Comparator.comparing(column -> column.distinct() < 2));
    List<ColumnSample> texts = new ArrayList<>(columns);
    texts.removeIf(column -> column.type() != ColumnType.TEXT);
    texts.removeAll(keys);
    return new Roles(keys, values, texts);
  }

  /** The column to group by; empty to make one row of all. */
  Optional<ColumnSample> key() {
    return keys.stream().findFirst();
  }

  /** The names of the columns that a first pipeline uses. */
  List<String> used() {
    return Stream.concat(key().stream(), Stream.concat(aggregated().stream(), counted().stream()))
        .map(ColumnSample::name)
        .toList();
  }

  /** The columns of numbers to aggregate. */
  List<ColumnSample> aggregated() {
    return values.subList(0, Math.min(MOST_AGGREGATED, values.size()));
  }

  /** The column of text whose distinct values are counted if there are no numbers. */
  Optional<ColumnSample> counted() {
    return values.isEmpty() ? texts.stream().findFirst() : Optional.empty();
  }

  /** A score: the larger, the more can be computed from the data. */
  int merit() {
    int ofKey = key().map(key -> key.isTime() ? 2 : 1).orElse(0);
    return values.isEmpty() ? ofKey : 3 + ofKey;
  }
}
