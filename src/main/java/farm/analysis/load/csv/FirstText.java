package farm.analysis.load.csv;

import farm.analysis.load.csv.FieldValue.Kind;
import java.util.Set;

/**
 * The first sampled value that makes a column text.
 *
 * @param value the value, cut if it is long
 * @param offset its byte offset in the text
 * @param kind its kind; a number that isn't of the form of the others may make a column text too
 */
record FirstText(String value, long offset, Kind kind) {

  private static final Set<Kind> NUMBERS = Set.of(Kind.LONG, Kind.DOUBLE, Kind.UNUSUAL_NUMBER);

  /** The place of the value, and the value, for a message. */
  String shownIn(CsvText text) {
    return "%s ('%s')".formatted(text.place(offset), value);
  }

  /** The sentence that says why the column is text, and what to do about it. */
  String reason(String column, CsvText text) {
    String advice =
        NUMBERS.contains(kind)
            ? "if it is a number, give its type with schema: {%s: double}".formatted(column)
            : "add it to missing if it stands for no value";
    return "column '%s' is text, because %s has '%s'; %s"
        .formatted(column, text.place(offset), value, advice);
  }
}
