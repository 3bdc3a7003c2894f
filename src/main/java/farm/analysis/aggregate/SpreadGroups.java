package farm.analysis.aggregate;

import farm.analysis.aggregate.function.Aggregation;
import farm.analysis.aggregate.group.AggregateSpec;
import farm.analysis.aggregate.group.GroupTable;
import farm.analysis.aggregate.group.RowOrder;
import farm.analysis.chunk.Chunk;
import farm.analysis.chunk.Column;
import farm.analysis.chunk.Schema;
import farm.analysis.chunk.TextColumn;
import farm.analysis.problem.RequestException;
import farm.analysis.process.DataProcessor;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/**
 * Makes one row of the consecutive groups with the same keys; the value of the last key decides in
 * which columns the results of a group are. Groups with a missing value are in no column.
 *
 * @param keys the number of keys before that value
 * @param values the values that have columns
 * @param empty the aggregations without keys, whose results fill the cells without rows
 */
record SpreadGroups(int keys, List<String> values, AggregateSpec empty) implements DataProcessor {

  private static final int NO_ROW = -1;

  SpreadGroups {
    values = List.copyOf(values);
  }

  /** The number of cells in a row. */
  int cellCount() {
    return values.size() * empty.result().size();
  }

  /**
   * A row for each combination of keys.
   *
   * @throws RequestException if two columns of the result would have the same name
   */
  @Override
  public Chunk process(Chunk groups) {
    List<Schema.Field> fields = new ArrayList<>(groups.schema().fields().subList(0, keys));
    values.forEach(value -> fields.addAll(fieldsOf(value)));
    checkNames(fields);
    Chunk nothing = GroupTable.ofNoRows(empty).results(0);
    List<int[]> rows = rows(groups);
    List<Column> columns = new ArrayList<>();
    for (int key = 0; key < keys; key++) {
      columns.add(column(groups, key, rows, values.size(), nothing));
    }
    for (int value = 0; value < values.size(); value++) {
      for (int result = keys + 1; result < groups.schema().size(); result++) {
        columns.add(column(groups, result, rows, value, nothing));
      }
    }
    return Chunk.of(Schema.of(fields), columns, groups.origin(), rows.size());
  }

  /** The columns of a value; its results are named like it, or like it and their aggregation. */
  private List<Schema.Field> fieldsOf(String value) {
    List<Schema.Field> fields = new ArrayList<>();
    for (Map.Entry<String, Aggregation> aggregation : empty.aggregations().entrySet()) {
      String name = Pivot.nameOf(value, aggregation.getKey(), empty.aggregations().size());
      fields.addAll(
          new AggregateSpec(empty.input(), List.of(), Map.of(name, aggregation.getValue()))
              .result()
              .fields());
    }
    return fields;
  }

  private static void checkNames(List<Schema.Field> fields) {
    Set<String> names = new HashSet<>();
    for (Schema.Field field : fields) {
      if (!names.add(field.name())) {
        throw new RequestException(
            field.name(),
            "two columns of the result would be named '%s'; choose another name for a key, or other"
                    .formatted(field.name())
                + " values");
      }
    }
  }

  /**
   * For each combination of keys, the row of each value's group, or {@link #NO_ROW}; then the first
   * row of any of its groups.
   */
  private List<int[]> rows(Chunk groups) {
    Map<String, Integer> places = new HashMap<>();
    values.forEach(value -> places.put(value, places.size()));
    TextColumn value = (TextColumn) groups.column(keys);
    RowOrder byKeys = RowOrder.ofFirst(keys);
    List<int[]> rows = new ArrayList<>();
    for (int row = 0; row < groups.rowCount(); row++) {
      if (row == 0 || byKeys.compare(groups, row - 1, groups, row) != 0) {
        int[] none = new int[values.size() + 1];
        Arrays.fill(none, NO_ROW);
        none[values.size()] = row;
        rows.add(none);
      }
      int position = groups.position(row);
      if (!value.isMissing(position)) {
        rows.get(rows.size() - 1)[Objects.requireNonNull(places.get(value.textAt(position)))] = row;
      }
    }
    return rows;
  }

  /** A column of the groups, at the rows that are at {@code place}. */
  private Column column(Chunk groups, int index, List<int[]> rows, int place, Chunk nothing) {
    Column.Builder made = Column.builder(groups.schema().field(index).type(), rows.size());
    for (int[] row : rows) {
      if (row[place] == NO_ROW) {
        made.appendFrom(nothing.column(index - keys - 1), 0);
      } else {
        made.appendFrom(groups.column(index), groups.position(row[place]));
      }
    }
    return made.build();
  }
}
