package farm.analysis.load.json;

import com.fasterxml.jackson.core.JsonParser;
import farm.analysis.chunk.ColumnType;
import farm.analysis.json.Json;
import java.io.IOException;
import java.io.Serializable;
import java.util.EnumSet;
import java.util.Set;

/** The type of a column, and the basis for it. */
record SampledType(ColumnType type, Basis basis) implements Serializable {

  /** The basis for a type. */
  enum Basis {
    /** The user gave the type; values are converted to it where possible. */
    GIVEN,
    /** The sampled values have the type. */
    SEEN,
    /** The sample has no value, so the type is a guess. */
    GUESSED
  }

  /** The kind of a value, as far as it matters for its column's type. */
  enum Kind {
    INTEGER,
    DOUBLE,
    /** A string for a double that JSON can't write as a number, such as {@code "NaN"}. */
    NON_FINITE,
    BOOLEAN,
    TEXT,
    /** An object or array. */
    NESTED;

    /** Returns true if the value stands for a number. */
    boolean isNumber() {
      return this == INTEGER || this == DOUBLE || this == NON_FINITE;
    }

    /** The kind of the parser's current value, which must not be a JSON null. */
    static Kind of(JsonParser parser) throws IOException {
      return switch (parser.currentToken()) {
        case VALUE_NUMBER_INT -> INTEGER;
        case VALUE_NUMBER_FLOAT -> DOUBLE;
        case VALUE_TRUE, VALUE_FALSE -> BOOLEAN;
        case VALUE_STRING -> Json.NON_FINITE.containsKey(parser.getText()) ? NON_FINITE : TEXT;
        default -> NESTED;
      };
    }
  }

  private static final Set<Kind> TEXTS = EnumSet.of(Kind.TEXT, Kind.NON_FINITE);

  static SampledType given(ColumnType type) {
    return new SampledType(type, Basis.GIVEN);
  }

  /**
   * The type of a column with values of these kinds. Integers mixed with other numbers are double.
   * Non-finite strings mixed with text, or alone, are text. Other mixtures are JSON. Without values
   * the type is guessed as text.
   */
  static SampledType of(Set<Kind> seen) {
    return seen.isEmpty()
        ? new SampledType(ColumnType.TEXT, Basis.GUESSED)
        : new SampledType(typeOf(seen), Basis.SEEN);
  }

  private static ColumnType typeOf(Set<Kind> seen) {
    if (seen.equals(EnumSet.of(Kind.INTEGER))) {
      return ColumnType.LONG;
    }
    if (seen.equals(EnumSet.of(Kind.BOOLEAN))) {
      return ColumnType.BOOLEAN;
    }
    if (TEXTS.containsAll(seen)) {
      return ColumnType.TEXT;
    }
    return seen.stream().allMatch(Kind::isNumber) ? ColumnType.DOUBLE : ColumnType.JSON;
  }
}
