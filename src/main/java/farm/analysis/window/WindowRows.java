package farm.analysis.window;

import farm.analysis.aggregate.function.RowGroups;
import farm.analysis.aggregate.group.GroupKeys;
import farm.analysis.chunk.Chunk;
import farm.analysis.chunk.Column;
import farm.analysis.chunk.Origin;
import farm.analysis.chunk.Schema;
import farm.analysis.problem.DataException;
import farm.analysis.window.function.OrderedRows;
import farm.analysis.window.function.RowOverflowException;
import farm.analysis.window.function.WindowFunction;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.StringJoiner;

/** Whole partitions of rows, for which functions are computed. */
final class WindowRows {

  private final List<Chunk> chunks;
  private final WindowSpec spec;

  /** The rows of these chunks, at least one, in the order of the inputs. */
  WindowRows(List<Chunk> chunks, WindowSpec spec) {
    this.chunks = chunks;
    this.spec = spec;
  }

  /**
   * The chunks, with a new column for each function.
   *
   * @throws DataException if an exact result can't be represented
   */
  Iterator<Chunk> computed() {
    Schema input = chunks.get(0).schema();
    OrderedRows ordered = ordered();
    List<Column> columns = new ArrayList<>();
    for (Map.Entry<String, WindowFunction> function : spec.functions().entrySet()) {
      columns.add(computed(ordered, function.getKey(), function.getValue()));
    }
    int rows = chunks.stream().mapToInt(Chunk::rowCount).sum();
    Chunk added = Chunk.of(Schema.of(spec.added(input)), columns, Origin.of("added"), rows);
    return new Iterator<>() {

      private int chunk;
      private int row;

      @Override
      public boolean hasNext() {
        return chunk < chunks.size();
      }

      @Override
      public Chunk next() {
        Chunk next = chunks.get(chunk++);
        Chunk more = added.slice(row, next.rowCount());
        row += next.rowCount();
        return with(next, more);
      }
    };
  }

  private OrderedRows ordered() {
    List<Chunk> values = chunks.stream().map(chunk -> chunk.project(spec.values())).toList();
    int[] partitions = new int[values.stream().mapToInt(Chunk::rowCount).sum()];
    Schema input = chunks.get(0).schema();
    int[] columns = input.indexesOf(spec.partitionBy());
    GroupKeys keys = new GroupKeys(chunks.get(0).project(spec.partitionBy()).schema());
    int first = 0;
    for (Chunk chunk : chunks) {
      RowGroups groups = keys.groupsOf(chunk, columns);
      for (int row = 0; row < chunk.rowCount(); row++) {
        partitions[first + row] = groups.of(row);
      }
      first += chunk.rowCount();
    }
    return new OrderedRows(Chunk.concat(values), spec.orderBy(), partitions, keys.size());
  }

  private Column computed(OrderedRows rows, String name, WindowFunction function) {
    try {
      return rows.computed(function);
    } catch (RowOverflowException e) {
      throw new DataException("'%s'%s %s".formatted(name, where(e.row()), e.getMessage()), e);
    }
  }

  private String where(int row) {
    int within = row;
    int chunk = 0;
    while (within >= chunks.get(chunk).rowCount()) {
      within -= chunks.get(chunk++).rowCount();
    }
    Chunk keys = chunks.get(chunk).project(spec.keys());
    StringJoiner text = new StringJoiner(", ", " of ", "").setEmptyValue("");
    for (int k = 0; k < keys.schema().size(); k++) {
      text.add("%s %s".formatted(keys.schema().field(k).name(), keys.value(within, k)));
    }
    return text.toString();
  }

  private static Chunk with(Chunk chunk, Chunk added) {
    Chunk all = chunk;
    for (int c = 0; c < added.schema().size(); c++) {
      all = all.with(added.schema().field(c), added.values(c));
    }
    return all;
  }
}
