package farm.analysis.process.value;

import farm.analysis.chunk.Chunk;
import farm.analysis.chunk.ColumnType;
import farm.analysis.chunk.Schema;
import farm.analysis.problem.DataException;
import farm.analysis.process.Counts;
import farm.analysis.process.DataProcessor;
import farm.analysis.process.Process;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Turns columns into other types, where that loses nothing but digits: {@code Cast.to(Map.of("age",
 * ColumnType.DOUBLE))}. Missing values stay missing.
 */
public final class Cast implements DataProcessor {

  /** What becomes of a value that the type can't hold. */
  public enum Errors {
    /** It ends the run. */
    FAIL,
    /** It becomes missing, and is counted. */
    MISSING
  }

  private final Map<String, ColumnType> types;
  private final Errors errors;

  private Cast(Map<String, ColumnType> types, Errors errors) {
    this.types = types;
    this.errors = errors;
  }

  /** Turns each column into the type that stands by its name. */
  public static Cast to(Map<String, ColumnType> types) {
    return new Cast(Collections.unmodifiableMap(new LinkedHashMap<>(types)), Errors.FAIL);
  }

  /** The same with this for values that a type can't hold. */
  public Cast withErrors(Errors newErrors) {
    return new Cast(types, newErrors);
  }

  /**
   * The same rows with columns of the new types.
   *
   * @throws farm.analysis.problem.RequestException for each column that isn't there
   * @throws DataException if a type can't hold a value, unless such values become missing
   */
  @Override
  public Chunk process(Chunk chunk) {
    return process(chunk, (name, count) -> {});
  }

  @Override
  public Chunk process(Chunk chunk, Counts counts) {
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
