package farm.analysis.load;

import farm.analysis.chunk.ColumnType;
import farm.analysis.expression.Expression;
import java.io.Serializable;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * What every loader can be told.
 *
 * @param chunkSize when a chunk is full
 * @param columns the columns to read, in this order; empty for all there are
 * @param schema types given for columns whose own type can't be found from their data
 * @param condition rows for which it isn't true aren't needed, but may be given; null for all rows
 */
public record ReadOptions(
    ChunkSize chunkSize,
    List<String> columns,
    Map<String, ColumnType> schema,
    @Nullable Expression condition)
    implements Serializable {

  /** All columns, as their types are found, in chunks of about 256 kB. */
  public static final ReadOptions DEFAULT =
      new ReadOptions(ChunkSize.DEFAULT, List.of(), Map.of(), null);

  /**
   * Copies what can be changed.
   *
   * @throws IllegalArgumentException if a column is named twice
   */
  public ReadOptions {
    columns = List.copyOf(columns);
    schema = new LinkedHashMap<>(schema);
    Set<String> seen = new HashSet<>();
    for (String column : columns) {
      if (!seen.add(column)) {
        throw new IllegalArgumentException(
            "'columns' should name each column once, has '%s' twice".formatted(column));
      }
    }
  }

  /** Every column that the user named, be it to read it or to give its type. */
  public Set<String> namedColumns() {
    Set<String> named = new LinkedHashSet<>(columns);
    named.addAll(schema.keySet());
    return named;
  }

  /** A test of whether a column is read whose type wasn't given. */
  public Predicate<String> needsType() {
    Set<String> read = new HashSet<>(columns);
    return column -> (read.isEmpty() || read.contains(column)) && !schema.containsKey(column);
  }

  ReadOptions withChunkSize(ChunkSize newSize) {
    return new ReadOptions(newSize, columns, schema, condition);
  }

  /** These options for other columns. */
  public ReadOptions withColumns(List<String> newColumns) {
    return new ReadOptions(chunkSize, newColumns, schema, condition);
  }

  ReadOptions withSchema(Map<String, ColumnType> newSchema) {
    return new ReadOptions(chunkSize, columns, newSchema, condition);
  }

  ReadOptions withCondition(Expression newCondition) {
    return new ReadOptions(chunkSize, columns, schema, newCondition);
  }
}
