package farm.analysis.aggregate.function;

import farm.analysis.chunk.ColumnType;
import farm.analysis.chunk.Schema;
import farm.analysis.problem.RequestException;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The types of columns that can be added up. */
final class SummedType {

  private SummedType() {}

  /**
   * The type of a column to be added up.
   *
   * @throws RequestException if it is neither numbers nor truth values
   */
  static ColumnType of(String aggregation, Schema.@Nullable Field input) {
    Schema.Field field = Objects.requireNonNull(input);
    if (field.type().isTextual()) {
      throw new RequestException(
          field.name(),
          "%s needs numbers: column '%s' is %s"
              .formatted(aggregation, field.name(), field.type().word()));
    }
    return field.type();
  }
}
