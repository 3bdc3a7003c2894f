package farm.analysis.process.value;

import farm.analysis.chunk.Chunk;
import farm.analysis.chunk.Column;
import farm.analysis.chunk.ColumnType;
import farm.analysis.chunk.DoubleColumn;
import farm.analysis.chunk.LongColumn;
import farm.analysis.chunk.Schema;
import farm.analysis.chunk.TextColumn;
import farm.analysis.json.Json;
import farm.analysis.problem.DataException;
import farm.analysis.process.DataProcessor;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.ObjIntConsumer;
import org.jspecify.annotations.Nullable;

/**
 * Turns columns into other types, where that loses nothing but digits: {@code Cast.to(Map.of("age",
 * ColumnType.DOUBLE))}. Missing values stay missing.
 */
public final class Cast implements DataProcessor {

  private final Map<String, ColumnType> types;

  private Cast(Map<String, ColumnType> types) {
    this.types = types;
  }

  /** Turns each column into the type that stands by its name. */
  public static Cast to(Map<String, ColumnType> types) {
    return new Cast(Collections.unmodifiableMap(new LinkedHashMap<>(types)));
  }

  /**
   * The same rows with columns of the new types.
   *
   * @throws farm.analysis.problem.RequestException for each column that isn't there
   * @throws DataException if a type can't hold a value
   */
  @Override
  public Chunk process(Chunk chunk) {
    Chunk cast = chunk;
    for (int index : chunk.schema().indexesOf(types.keySet())) {
      Schema.Field field = chunk.schema().field(index);
      ColumnType type = types.getOrDefault(field.name(), field.type());
      if (type != field.type()) {
        cast =
            cast.map(
                index,
                new Schema.Field(field.name(), type),
                new Values(chunk, index, type).appender());
      }
    }
    return cast;
  }

  /** The values of one column on their way to another type. */
  private static final class Values {

    private final Chunk chunk;
    private final Column column;
    private final String name;
    private final ColumnType type;

    /** What became of the texts of the dictionary, by code; null where nothing has yet. */
    private final @Nullable Object[] converted;

    Values(Chunk chunk, int index, ColumnType type) {
      this.chunk = chunk;
      this.column = chunk.column(index);
      this.name = chunk.schema().field(index).name();
      this.type = type;
      this.converted = new Object[column instanceof TextColumn text ? text.dictionarySize() : 0];
    }

    /** Numbers go without a box, texts once for each in the dictionary. */
    ObjIntConsumer<Column.Builder> appender() {
      ObjIntConsumer<Column.Builder> present;
      if (column instanceof LongColumn longs && type == ColumnType.DOUBLE) {
        present =
            (to, position) -> ((DoubleColumn.Builder) to).append((double) longs.longAt(position));
      } else if (column instanceof DoubleColumn doubles && type == ColumnType.LONG) {
        present =
            (to, position) -> ((LongColumn.Builder) to).append(whole(doubles.doubleAt(position)));
      } else if (column instanceof TextColumn texts) {
        present = (to, position) -> appendText(to, texts.codeAt(position), texts);
      } else {
        present = (to, position) -> Conversion.append(to, convert(column.valueAt(position)));
      }
      return (to, position) -> {
        if (column.isMissing(position)) {
          to.appendMissing();
        } else {
          present.accept(to, position);
        }
      };
    }

    private long whole(double value) {
      if (!Conversion.isLong(value)) {
        throw wrong(value);
      }
      return (long) value;
    }

    private void appendText(Column.Builder to, int code, TextColumn texts) {
      if (isJsonNull(texts.dictionaryText(code))) {
        to.appendMissing();
        return;
      }
      Object value = converted[code];
      if (value == null) {
        value = convert(texts.dictionaryText(code));
        converted[code] = value;
      }
      Conversion.append(to, value);
    }

    /** JSON's null is no value; as text it stands as it is. */
    private boolean isJsonNull(String text) {
      return column.type() == ColumnType.JSON
          && type != ColumnType.TEXT
          && text.strip().equals("null");
    }

    private Object convert(@Nullable Object value) {
      Object made = value == null ? null : Conversion.of(value, type);
      if (made == null) {
        throw wrong(value);
      }
      return made;
    }

    private DataException wrong(@Nullable Object value) {
      return new DataException(
          "%s, chunk from %d: column '%s' can't be made %s: there is '%s'"
              .formatted(
                  chunk.origin().input(),
                  chunk.origin().firstRow(),
                  name,
                  type.word(),
                  Json.start(String.valueOf(value))));
    }
  }
}
