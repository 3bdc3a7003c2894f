package farm.analysis.process.value;

import farm.analysis.chunk.Chunk;
import farm.analysis.chunk.Column;
import farm.analysis.chunk.Schema;
import farm.analysis.problem.RequestException;
import farm.analysis.process.DataProcessor;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Replaces missing values with constants: {@code FillWith.values(Map.of("energy", 0.0))}. NaN is a
 * value, not missing.
 */
public final class FillWith implements DataProcessor {

  private final Map<String, Object> values;

  private FillWith(Map<String, Object> values) {
    this.values = values;
  }

  /**
   * Fills each column that is a key of the map with the value given for it.
   *
   * @param values {@link Long}s, {@link Double}s, {@link Boolean}s or {@link String}s, converted to
   *     the type of their column as {@link Cast} does
   */
  public static FillWith values(Map<String, ?> values) {
    return new FillWith(Collections.unmodifiableMap(new LinkedHashMap<>(values)));
  }

  /**
   * The same rows, without missing values in the filled columns.
   *
   * @throws RequestException for each column that is unknown or can't hold its value
   */
  @Override
  public Chunk process(Chunk chunk) {
    List<RequestException> problems = new ArrayList<>();
    Chunk filled = chunk;
    for (Map.Entry<String, Object> entry : values.entrySet()) {
      try {
        filled = fill(filled, chunk.schema().indexOf(entry.getKey()), entry.getValue());
      } catch (RequestException e) {
        problems.add(e);
      }
    }
    RequestException.throwIfAny(problems);
    return filled;
  }

  private static Chunk fill(Chunk chunk, int index, Object value) {
    Schema.Field field = chunk.schema().field(index);
    @Nullable Object converted = ValueConversion.of(value, field.type());
    if (converted == null) {
      throw new RequestException(
          value.toString(),
          "column '%s' should be filled with a value of type %s, was '%s'"
              .formatted(field.name(), field.type().word(), value));
    }
    Column column = chunk.column(index);
    return column.hasMissing()
        ? chunk.map(index, field, (to, position) -> append(to, column, position, converted))
        : chunk;
  }

  private static void append(Column.Builder to, Column column, int position, Object value) {
    if (column.isMissing(position)) {
      to.appendBoxed(value);
    } else {
      to.appendFrom(column, position);
    }
  }
}
