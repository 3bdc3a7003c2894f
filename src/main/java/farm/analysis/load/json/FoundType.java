package farm.analysis.load.json;

import com.fasterxml.jackson.core.JsonParser;
import farm.analysis.chunk.ColumnType;
import farm.analysis.json.Json;
import java.io.IOException;
import java.io.Serializable;
import java.util.EnumSet;
import java.util.Set;

/** The type of a column, and how it is known. */
record FoundType(ColumnType type, Basis basis) implements Serializable {

  /** How a type is known. */
  enum Basis {
    /** The user gave it: values are turned into it where they can be. */
    GIVEN,
    /** The values that were looked at are of it. */
    SEEN,
    /** There was no value to look at, so it is a guess. */
    GUESSED
  }

  /** What one value is, as far as it matters for its column's type. */
  enum Kind {
    INTEGER,
    DOUBLE,
    /** One of the texts that stand for the doubles JSON has no number for. */
    NON_FINITE,
    BOOLEAN,
    TEXT,
    /** An object or array. */
    NESTED;

    /** The kind of the value the parser stands at, which isn't null. */
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

  private static final Set<Kind> NUMBERS = EnumSet.of(Kind.INTEGER, Kind.DOUBLE, Kind.NON_FINITE);
  private static final Set<Kind> TEXTS = EnumSet.of(Kind.TEXT, Kind.NON_FINITE);

  static FoundType given(ColumnType type) {
    return new FoundType(type, Basis.GIVEN);
  }

  /**
   * The type of a column in which values of these kinds were seen: integers beside other numbers
   * are double, values of any other mixture are JSON.
   */
  static FoundType of(Set<Kind> seen) {
    return seen.isEmpty()
        ? new FoundType(ColumnType.TEXT, Basis.GUESSED)
        : new FoundType(typeOf(seen), Basis.SEEN);
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
    return NUMBERS.containsAll(seen) ? ColumnType.DOUBLE : ColumnType.JSON;
  }
}
