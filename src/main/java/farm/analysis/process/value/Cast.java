package farm.analysis.process.value;

import farm.analysis.chunk.Chunk;
import farm.analysis.chunk.ColumnType;
import farm.analysis.chunk.Schema;
import farm.analysis.problem.DataException;
import farm.analysis.process.CountReceiver;
import farm.analysis.process.DataProcessor;
import farm.analysis.process.Process;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Converts columns to other types: {@code Cast.to(Map.of("age", ColumnType.DOUBLE))}. A conversion
 * may lose digits but nothing else. Missing values stay missing.
 */
public final class Cast implements DataProcessor {

  /** The treatment of a value that the new type can't hold. */
  public enum Errors {
    /** The run ends with an error. */
    FAIL,
    /** The value becomes missing and is counted. */
    MISSING
  }

  private final Map<String, ColumnType> types;
  private final Errors errors;

  private Cast(Map<String, ColumnType> types, Errors errors) {
    this.types = types;
    this.errors = errors;
  }

  /** Converts each column that is a key of the map to the type given for it. */
  public static Cast to(Map<String, ColumnType> types) {
    return new Cast(Collections.unmodifiableMap(new LinkedHashMap<>(types)), Errors.FAIL);
  }

  /** Returns a copy with this treatment of values that a type can't hold. */
  public Cast withErrors(Errors newErrors) {
    return new Cast(types, newErrors);
  }

  /**
   * The same rows with columns of the new types.
   *
   * @throws farm.analysis.problem.RequestException for each unknown column
   * @throws DataException if a type can't hold a value, unless such values become missing
   */
  @Override
  public Chunk process(Chunk chunk) {
    return process(chunk, (name, count) -> {});
  }

  @Override
  public Chunk process(Chunk chunk, CountReceiver counts) {
    Chunk cast = chunk;
    for (int index : chunk.schema().indexesOf(types.keySet())) {
      Schema.Field field = chunk.schema().field(index);
      ColumnType type = types.getOrDefault(field.name(), field.type());
      if (type != field.type()) {
        CastValues values = new CastValues(chunk, index, type, errors == Errors.MISSING);
        cast = cast.map(index, new Schema.Field(field.name(), type), values.appender());
        if (values.refused() > 0) {
          counts.add(Process.MADE_MISSING, values.refused());
        }
      }
    }
    return cast;
  }
}
