package farm.analysis.chunk;

import java.util.Locale;
import java.util.Optional;

/** The type of a column's values; each type also has a missing value. */
public enum ColumnType {
  /** 64-bit signed integers. */
  LONG,
  /** IEEE 754 double-precision numbers, NaN and infinities included. */
  DOUBLE,
  /** Truth values. */
  BOOLEAN,
  /** Unicode text. */
  TEXT,
  /** A JSON value kept as its text; not checked to be well-formed. */
  JSON;

  /** The name in messages and pipeline files: {@code long}, {@code double}, … */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The bytes of memory that a value takes in a column, without its text. */
  public int valueBytes() {
    return switch (this) {
      case LONG, DOUBLE -> Long.BYTES;
      case BOOLEAN -> 1;
      case TEXT, JSON -> Integer.BYTES;
    };
  }

  /** Returns true if values are numbers. */
  public boolean isNumeric() {
    return this == LONG || this == DOUBLE;
  }

  /** Returns true if values are stored as text, in a {@link TextColumn}. */
  public boolean isTextual() {
    return this == TEXT || this == JSON;
  }

  /**
   * The type that holds the values of both types, or empty if there is none. {@code boolean} (as 0
   * and 1) widens to {@code long}, {@code long} to {@code double}, {@code json} to {@code text}.
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
