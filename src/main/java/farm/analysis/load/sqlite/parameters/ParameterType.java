package farm.analysis.load.sqlite.parameters;

import farm.analysis.chunk.ColumnType;

/** The type of a parameter, as its values in JSON show it. */
public enum ParameterType {
  /** No value, or {@code null}. */
  MISSING,
  /** True or false. */
  BOOLEAN,
  /** An integer that a double holds exactly. */
  LONG,
  /** Any other integer of at most 64 bits. */
  LARGE_LONG,
  /** A number with a point or an exponent, NaN or an infinity. */
  DOUBLE,
  /** An array. */
  JSON,
  /** Text, a number that neither 64 bits nor a double hold, or values of several types. */
  TEXT;

  /** The type that holds the values of both types without a loss. */
  public ParameterType with(ParameterType other) {
    if (this == other || other == MISSING) {
      return this;
    }
    if (this == MISSING) {
      return other;
    }
    if (isLong() && other.isLong()) {
      return LARGE_LONG;
    }
    boolean areNumbers = (this == LONG && other == DOUBLE) || (this == DOUBLE && other == LONG);
    return areNumbers ? DOUBLE : TEXT;
  }

  private boolean isLong() {
    return this == LONG || this == LARGE_LONG;
  }

  /** The type of a column of such values. */
  public ColumnType columnType() {
    return switch (this) {
      case BOOLEAN -> ColumnType.BOOLEAN;
      case LONG, LARGE_LONG -> ColumnType.LONG;
      case DOUBLE -> ColumnType.DOUBLE;
      case JSON -> ColumnType.JSON;
      case MISSING, TEXT -> ColumnType.TEXT;
    };
  }
}
