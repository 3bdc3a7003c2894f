package farm.analysis.process.value;

import farm.analysis.chunk.Chunk;
import farm.analysis.chunk.Column;
import farm.analysis.chunk.ColumnType;
import farm.analysis.chunk.DoubleColumn;
import farm.analysis.chunk.LongColumn;
import farm.analysis.chunk.TextColumn;
import farm.analysis.json.Json;
import farm.analysis.problem.DataException;
import java.util.BitSet;
import java.util.function.ObjIntConsumer;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Converts the values of one column of a chunk to another type. */
final class CastValues {

  /** Stands for a value that the type can't hold. */
  private static final Object REFUSED = new Object();

  private final Chunk chunk;
  private final Column column;
  private final String name;
  private final ColumnType type;
  private final boolean refusedAreMissing;
  private final BitSet refused = new BitSet();

  /** The converted texts of the dictionary, by code; null if not yet converted. */
  private final @Nullable Object[] converted;

  CastValues(Chunk chunk, int index, ColumnType type, boolean refusedAreMissing) {
    this.chunk = chunk;
    this.column = chunk.column(index);
    this.name = chunk.schema().field(index).name();
    this.type = type;
    this.refusedAreMissing = refusedAreMissing;
    this.converted =
        new @Nullable Object[column instanceof TextColumn text ? text.dictionarySize() : 0];
  }

  /**
   * Returns a function that appends the converted value at a position. Conversions between numbers
   * box nothing; each distinct text is converted once.
   */
  ObjIntConsumer<Column.Builder> appender() {
    ObjIntConsumer<Column.Builder> present = presentAppender();
    return (to, position) -> {
      if (column.isMissing(position)) {
        to.appendMissing();
      } else {
        present.accept(to, position);
      }
    };
  }

  /** The number of rows whose value became missing because the type couldn't hold it. */
  long refused() {
    if (refused.isEmpty() || column.isConstant()) {
      return refused.isEmpty() ? 0 : chunk.rowCount();
    }
    return IntStream.range(0, chunk.rowCount())
        .filter(row -> refused.get(chunk.position(row)))
        .count();
  }

  private ObjIntConsumer<Column.Builder> presentAppender() {
    if (column instanceof LongColumn longs && type == ColumnType.DOUBLE) {
      return (to, position) -> ((DoubleColumn.Builder) to).append((double) longs.longAt(position));
    }
    if (column instanceof DoubleColumn doubles && type == ColumnType.LONG) {
      return (to, position) -> appendWhole(to, position, doubles.doubleAt(position));
    }
    if (column instanceof TextColumn texts) {
      return (to, position) -> appendText(to, position, texts);
    }
    return (to, position) -> append(to, position, convert(column.valueAt(position)));
  }

  private void appendWhole(Column.Builder to, int position, double value) {
    if (ValueConversion.isLong(value)) {
      ((LongColumn.Builder) to).append((long) value);
    } else {
      refuse(to, position);
    }
  }

  private void appendText(Column.Builder to, int position, TextColumn texts) {
    int code = texts.codeAt(position);
    String text = texts.dictionaryText(code);
    if (isJsonNull(text)) {
      to.appendMissing();
      return;
    }
    Object value = converted[code];
    if (value == null) {
      value = convert(text);
      converted[code] = value;
    }
    append(to, position, value);
  }

  /** Returns true for a JSON null, which becomes missing unless it is cast to text. */
  private boolean isJsonNull(String text) {
    return column.type() == ColumnType.JSON
        && type != ColumnType.TEXT
        && text.strip().equals("null");
  }

  private Object convert(@Nullable Object value) {
    Object made = value == null ? null : ValueConversion.of(value, type);
    return made == null ? REFUSED : made;
  }

  private void append(Column.Builder to, int position, Object value) {
    if (value == REFUSED) {
      refuse(to, position);
    } else {
      to.appendBoxed(value);
    }
  }

  private void refuse(Column.Builder to, int position) {
    if (!refusedAreMissing) {
      throw new DataException(
          ("%s, chunk that starts at %d: column '%s' should convert to %s, was '%s'; with errors:"
                  + " missing, it becomes missing")
              .formatted(
                  chunk.origin().input(),
                  chunk.origin().firstRow(),
                  name,
                  type.word(),
                  Json.start(String.valueOf(column.valueAt(position)))));
    }
    refused.set(position);
    to.appendMissing();
  }
}
