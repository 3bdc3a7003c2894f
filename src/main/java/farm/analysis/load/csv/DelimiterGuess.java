package farm.analysis.load.csv;

import java.util.Comparator;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Another delimiter that splits the first records of a text into the same number of fields, at
 * least two. Asked for only if the delimiter of the dialect finds one field.
 *
 * @param fields the number of fields
 * @param first the word for the first record
 */
record DelimiterGuess(char delimiter, int fields, String first) {

  private static final String CANDIDATES = ",;\t|";
  private static final int CHECKED_RECORDS = 20;

  /** The delimiter that gives most fields, if there is one. */
  static Optional<DelimiterGuess> of(CsvText text, long start) {
    Dialect dialect = text.dialect();
    return CANDIDATES
        .chars()
        .mapToObj(c -> (char) c)
        .filter(c -> c != dialect.delimiter() && c != dialect.quote() && c != dialect.comment())
        .flatMap(c -> tried(new CsvText(text.file(), dialect.withDelimiter(c)), start))
        .max(Comparator.comparing(DelimiterGuess::fields));
  }

  private static Stream<DelimiterGuess> tried(CsvText text, long start) {
    int width = 0;
    try (RecordParser first = new RecordParser(text, start, Long.MAX_VALUE, 0)) {
      width = first.next() ? first.fields().count() : 0;
      for (int i = 1; i < CHECKED_RECORDS && first.next(); i++) {
        width = first.fields().count() == width ? width : 0;
      }
    } catch (MalformedRecord e) {
      return Stream.of();
    }
    Dialect dialect = text.dialect();
    return width < 2
        ? Stream.of()
        : Stream.of(
            new DelimiterGuess(
                dialect.delimiter(), width, dialect.header() ? "header" : "first row"));
  }

  /** The sentence for a file that can be read nevertheless. */
  String note(String path) {
    return "%s: the %s has one field; with %s it would have %d"
        .formatted(path, first, option(), fields);
  }

  /** The end of a message about a file that can't be read. */
  String hint() {
    return "; with %s the %s would have %d fields".formatted(option(), first, fields);
  }

  private String option() {
    return "delimiter: \"%s\"".formatted(delimiter == '\t' ? "\\t" : delimiter);
  }
}
