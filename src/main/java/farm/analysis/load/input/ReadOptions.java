package farm.analysis.load.input;

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
 * The options of every loader.
 *
 * @param chunkSize the size at which a chunk is full
 * @param columns the columns to read, in this order; empty for all
 * @param schema types given for some columns, used instead of the types found in the data
 * @param condition the condition that needed rows meet, null if all are needed; other rows may be
 *     read too
 */
public record ReadOptions(
    ChunkSize chunkSize,
    List<String> columns,
    Map<String, ColumnType> schema,
    @Nullable Expression condition)
    implements Serializable {

  /** All columns, with the types found, in chunks of about 256 kB. */
  public static final ReadOptions DEFAULT =
      new ReadOptions(ChunkSize.DEFAULT, List.of(), Map.of(), null);

  /**
   * Copies the columns and the schema.
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

  /** The columns that the user named, to read them or to give their types. */
  public Set<String> namedColumns() {
    Set<String> named = new LinkedHashSet<>(columns);
    named.addAll(schema.keySet());
    return named;
  }

  /** The columns to read of these, in order, as a new set: the columns named, else all. */
  public Set<String> columnsOf(Set<String> all) {
    return new LinkedHashSet<>(columns.isEmpty() ? all : columns);
  }

  /** A test that accepts the columns that are read and have no given type. */
  public Predicate<String> needsType() {
    Set<String> read = new HashSet<>(columns);
    return column -> (read.isEmpty() || read.contains(column)) && !schema.containsKey(column);
  }

  public ReadOptions withChunkSize(ChunkSize newSize) {
    return new ReadOptions(newSize, columns, schema, condition);
  }

  /** These options with other columns to read. */
  public ReadOptions withColumns(List<String> newColumns) {
    return new ReadOptions(chunkSize, newColumns, schema, condition);
  }

  public ReadOptions withSchema(Map<String, ColumnType> newSchema) {
    return new ReadOptions(chunkSize, columns, newSchema, condition);
  }

  public ReadOptions withCondition(Expression newCondition) {
    return new ReadOptions(chunkSize, columns, schema, newCondition);
  }
}
