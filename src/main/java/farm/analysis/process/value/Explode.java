package farm.analysis.process.value;

import farm.analysis.chunk.Chunk;
import farm.analysis.chunk.ChunkBuilder;
import farm.analysis.chunk.ColumnType;
import farm.analysis.chunk.Schema;
import farm.analysis.chunk.TextColumn;
import farm.analysis.problem.RequestException;
import farm.analysis.process.CountReceiver;
import farm.analysis.process.DataProcessor;
import farm.analysis.process.Process;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Turns each element of a column's JSON arrays into a row, {@code Explode.arrays("actions")}, or
 * each member of its JSON objects, {@code Explode.objects("agent_type_counts", "agent_type")}. The
 * other columns are repeated.
 *
 * <p>The new columns take the place of the exploded column. All rows of a chunk are made at once,
 * in memory. If they take more than about 128 MB the run ends with an error, unless the chunk has
 * only one row.
 */
public final class Explode implements DataProcessor {

  private final ExplodedColumns columns;
  private final boolean keepsEmpty;

  private Explode(ExplodedColumns columns, boolean keepsEmpty) {
    this.columns = columns;
    this.keepsEmpty = keepsEmpty;
  }

  /** Makes a row from each element of arrays. Elements stay JSON, in a column of the same name. */
  public static Explode arrays(String column) {
    List<Schema.Field> values = List.of(new Schema.Field(column, ColumnType.JSON));
    return new Explode(new ExplodedColumns(column, null, null, values, false), false);
  }

  /**
   * Makes a row from each member of objects. Values stay JSON, in a column of the same name.
   *
   * @param keyColumn the name of a new text column for the names of the members
   */
  public static Explode objects(String column, String keyColumn) {
    List<Schema.Field> values = List.of(new Schema.Field(column, ColumnType.JSON));
    return new Explode(new ExplodedColumns(column, keyColumn, null, values, false), false);
  }

  /**
   * Returns a copy that adds a long column for the index of the element in its array or object,
   * from 0.
   */
  public Explode withIndex(String indexColumn) {
    return with(indexColumn, columns.values(), columns.ofFields());
  }

  /**
   * Returns a copy that converts elements to this type, as {@link Cast} does, in a column of this
   * name.
   */
  public Explode withValue(String name, ColumnType type) {
    return with(columns.index(), List.of(new Schema.Field(name, type)), false);
  }

  /**
   * Returns a copy with a column for each of these fields of the elements, which must be objects or
   * null. A field that an element lacks is missing. Other fields are ignored.
   *
   * @param fields the types by the names of the fields
   * @throws IllegalArgumentException if {@code fields} is empty
   */
  public Explode withFields(Map<String, ColumnType> fields) {
    if (fields.isEmpty()) {
      throw new IllegalArgumentException("'fields' should name at least one field, was empty");
    }
    List<Schema.Field> values =
        fields.entrySet().stream()
            .map(field -> new Schema.Field(field.getKey(), field.getValue()))
            .toList();
    return with(columns.index(), values, true);
  }

  /**
   * Returns a copy that makes a row of missing values for each empty or missing array or object.
   */
  public Explode withEmptyKept() {
    return new Explode(columns, true);
  }

  private Explode with(@Nullable String index, List<Schema.Field> values, boolean ofFields) {
    return new Explode(
        new ExplodedColumns(columns.column(), columns.key(), index, values, ofFields), keepsEmpty);
  }

  /**
   * The new rows, in the order of the input rows, then of the elements.
   *
   * @throws RequestException if the column is unknown or not textual, two columns would have the
   *     same name, or the rows take too much memory
   * @throws farm.analysis.problem.DataException if a value isn't JSON of the expected form, or an
   *     element can't be converted
   */
  @Override
  public Chunk process(Chunk chunk) {
    return process(chunk, (name, count) -> {});
  }

  /** Does the same as {@link #process(Chunk)}. A row without elements counts as dropped. */
  @Override
  public Chunk process(Chunk chunk, CountReceiver counts) {
    RequestException.throwIfAny(columns.problems(chunk.schema()));
    ChunkBuilder made = new ChunkBuilder(Schema.of(columns.made()), chunk.rowCount());
    int[] rowsOf = explode(chunk, made);
    counts.add(Process.DROPPED, Arrays.stream(rowsOf).filter(rows -> rows == 0).count());
    List<String> others =
        chunk.schema().names().stream().filter(name -> !name.equals(columns.column())).toList();
    Chunk exploded = chunk.project(others).select(MadeRows.repeated(rowsOf, made.rowCount()));
    Chunk values = made.build(chunk.origin());
    for (int c = 0; c < values.schema().size(); c++) {
      exploded = exploded.with(values.schema().field(c), values.column(c));
    }
    return exploded.project(columns.namesOfResult(chunk.schema()));
  }

  /** Adds the new rows to {@code made}, and returns their number for each row of the chunk. */
  private int[] explode(Chunk chunk, ChunkBuilder made) {
    TextColumn column = (TextColumn) chunk.column(chunk.schema().indexOf(columns.column()));
    Elements elements = new Elements(columns, chunk.origin(), made);
    long otherBytes = MadeRows.bytesOfRow(chunk);
    int[] counts = new int[chunk.rowCount()];
    for (int row = 0; row < counts.length; row++) {
      int before = made.rowCount();
      int position = chunk.position(row);
      if (!column.isMissing(position)) {
        elements.read(column.textAt(position));
      }
      if (keepsEmpty && made.rowCount() == before) {
        elements.addMissing();
      }
      counts[row] = made.rowCount() - before;
      if (row > 0 && made.byteSize() + otherBytes * made.rowCount() > MadeRows.MOST_BYTES) {
        throw MadeRows.tooMany(chunk, columns.column(), row + 1);
      }
    }
    return counts;
  }
}
