package farm.analysis.aggregate.sum;

import farm.analysis.chunk.ColumnType;
import farm.analysis.chunk.Schema;
import farm.analysis.problem.RequestException;

/** The types of columns that can be added up. */
public final class SummedType {

  private SummedType() {}

  /**
   * Returns the type of a column that is to be added up.
   *
   * @throws RequestException if the column has neither numbers nor truth values
   */
  public static ColumnType of(String aggregation, Schema.Field field) {
    if (field.type().isTextual()) {
      throw new RequestException(
          field.name(),
          "%s needs numbers: column '%s' is %s"
              .formatted(aggregation, field.name(), field.type().word()));
    }
    return field.type();
  }
}
