package farm.analysis.chunk;

import java.util.Locale;
import java.util.Optional;

/** What the values of a column are; each type also has a missing value. */
public enum ColumnType {
  /** 64-bit signed integers. */
  LONG,
  /** IEEE 754 double-precision numbers, NaN and infinities included. */
  DOUBLE,
  /** True or false. */
  BOOLEAN,
  /** Unicode text. */
  TEXT,
  /** A JSON value kept as its text; not checked to be well-formed. */
  JSON;

  /** The name in messages and pipeline files: {@code long}, {@code double}, … */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** How many bytes of memory a value takes in a column, but for its text. */
  public int valueBytes() {
    return switch (this) {
      case LONG, DOUBLE -> Long.BYTES;
      case BOOLEAN -> 1;
      case TEXT, JSON -> Integer.BYTES;
    };
  }

  /** Whether values are numbers. */
  public boolean isNumeric() {
    return this == LONG || this == DOUBLE;
  }

  /** Whether values are kept as text, in a {@link TextColumn}. */
  public boolean isTextual() {
    return this == TEXT || this == JSON;
  }

  /**
   * The type that holds the values of both, or empty if there is none: {@code boolean} (as 0 and 1)
   * widens to {@code long} and that to {@code double}, {@code json} to {@code text}.
   */
  public Optional<ColumnType> widenedWith(ColumnType other) {
    if (this == other) {
      return Optional.of(this);
    }
    if (isTextual() || other.isTextual()) {
      return isTextual() && other.isTextual() ? Optional.of(TEXT) : Optional.empty();
    }
    return Optional.of(this == DOUBLE || other == DOUBLE ? DOUBLE : LONG);
  }
}
