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

  /** Whether values are numbers. */
  public boolean isNumeric() {
    return this == LONG || this == DOUBLE;
  }

  /** Whether values are kept as text, in a {@link TextColumn}. */
  public boolean isTextual() {
    return this == TEXT || this == JSON;
  }

  /**
   * The type that holds the values of both, or empty if there is none: {@code long} widens to
   * {@code double}, {@code boolean} to {@code long} (0 and 1), {@code json} to {@code text}.
   */
  public Optional<ColumnType> widenedWith(ColumnType other) {
    if (this == other) {
      return Optional.of(this);
    }
    ColumnType low = compareTo(other) < 0 ? this : other;
    ColumnType high = low == this ? other : this;
    return switch (low) {
      case LONG ->
          switch (high) {
            case DOUBLE -> Optional.of(DOUBLE);
            case BOOLEAN -> Optional.of(LONG);
            case LONG, TEXT, JSON -> Optional.empty();
          };
      case TEXT -> Optional.of(TEXT);
      case DOUBLE, BOOLEAN, JSON -> Optional.empty();
    };
  }
}
