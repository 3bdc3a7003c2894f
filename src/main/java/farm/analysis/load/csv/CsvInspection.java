package farm.analysis.load.csv;

import farm.analysis.load.input.InputFile;
import farm.analysis.load.input.OtherFormat;
import farm.analysis.problem.DataException;
import java.io.IOException;
import java.io.InputStream;
import java.util.EnumSet;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.IntStream;

/**
 * A sample of a file: its columns in order. A column is empty if it has no values in the sample or
 * its type isn't wanted.
 *
 * @param start the byte offset in the text at which the first record may start
 * @param otherDelimiter a delimiter that gives more than one column, if this one gives one
 */
record CsvInspection(
    CsvText text,
    Map<String, SampledColumn> columns,
    long start,
    Optional<DelimiterGuess> otherDelimiter) {

  private static final long END = Long.MAX_VALUE;

  /** The number of rows sampled at the start. A tenth of it is sampled at each later place. */
  private static final int SAMPLED_ROWS = 1000;

  private static final int SAMPLED_PLACES = 8;

  /** Later places are sampled only if more than this many bytes lie between them. */
  private static final long LEAST_GAP = 1 << 18;

  /** The path as the user wrote it. */
  String path() {
    return text.file().path();
  }

  /** The end of a message about this file, if another delimiter fits better; else empty. */
  String delimiterHint() {
    return otherDelimiter.map(DelimiterGuess::hint).orElse("");
  }

  /** Returns true if the file has a column of this name with text beside numbers. */
  boolean isMixed(String column) {
    return firstText(column).isPresent() && sampled(column).hasNumbers();
  }

  /** The sentence that says why a mixed column is text. */
  String reasonForText(String column) {
    return firstText(column).map(first -> first.reason(column, text)).orElseThrow();
  }

  /** The file, for text with the place of a value that isn't a number. */
  String placeOf(String column) {
    return firstText(column).map(first -> first.shownIn(text)).orElse(path());
  }

  private Optional<FirstText> firstText(String column) {
    return sampled(column).firstText();
  }

  private SampledColumn sampled(String column) {
    return columns.getOrDefault(column, SampledColumn.NONE);
  }

  /**
   * Samples the file.
   *
   * @param wanted selects the columns whose types are wanted
   * @throws DataException if the first rows aren't well-formed
   */
  static CsvInspection at(String path, Dialect dialect, Predicate<String> wanted) {
    CsvText text = new CsvText(InputFile.at(path), dialect);
    refuseOtherFormats(text);
    Optional<DelimiterGuess> otherDelimiter = Optional.empty();
    try {
      long begin = afterByteOrderMark(text);
      List<String> names;
      long start = begin;
      try (RecordParser first = new RecordParser(text, begin, END, 0)) {
        if (!first.next()) {
          throw new DataException(
              "%s: is empty, so its columns aren't known; should have a header or a row"
                  .formatted(path));
        }
        names = names(first.fields(), dialect.header());
        start = dialect.header() ? first.nextOffset() : begin;
      }
      if (names.size() == 1) {
        otherDelimiter = DelimiterGuess.of(text, begin);
      }
      Map<String, SampledColumn> columns = new LinkedHashMap<>();
      names.forEach(name -> columns.put(name, SampledColumn.NONE));
      int[] fields =
          IntStream.range(0, names.size()).filter(i -> wanted.test(names.get(i))).toArray();
      for (SampledField sampled : sample(text, start, names.size(), fields)) {
        columns.put(names.get(sampled.index()), sampled.column());
      }
      return new CsvInspection(text, columns, start, otherDelimiter);
    } catch (MalformedRecord e) {
      String hint = otherDelimiter.map(DelimiterGuess::hint).orElse("");
      throw text.failure(new MalformedRecord(e.offset(), e.getMessage() + hint));
    }
  }

  /** Refuses JSON only as a header: a first row without one may well be JSON. */
  private static void refuseOtherFormats(CsvText text) {
    Set<OtherFormat> allowed = EnumSet.of(OtherFormat.UTF_16);
    if (!text.dialect().header()) {
      allowed.add(OtherFormat.JSON);
    }
    try {
      OtherFormat.refuse(text.file().firstBytes(), text.file().path(), "CSV", allowed);
    } catch (IOException e) {
      throw text.failure(0, e);
    }
  }

  private static long afterByteOrderMark(CsvText text) {
    byte[] first;
    try (InputStream in = text.open(0)) {
      first = in.readNBytes(3);
    } catch (IOException e) {
      throw text.failure(0, e);
    }
    String mark = HexFormat.of().formatHex(first);
    if (mark.startsWith("fffe") || mark.startsWith("feff")) {
      throw new DataException(
          "%s: should be UTF-8, but its first two bytes show UTF-16; give encoding: utf-16"
              .formatted(text.file().path()));
    }
    return mark.equals("efbbbf") ? first.length : 0;
  }

  private static List<String> names(Fields first, boolean header) {
    Set<String> names = new LinkedHashSet<>();
    for (int field = 0; field < first.count(); field++) {
      String numbered = "column_" + (field + 1);
      String name = header ? first.text(field, numbered) : numbered;
      if (!names.add(name.isEmpty() ? numbered : name)) {
        throw new MalformedRecord(
            first.offset(field),
            "two columns are named '%s'; rename one, or read the file with header: false"
                .formatted(name.isEmpty() ? numbered : name));
      }
    }
    return List.copyOf(names);
  }

  private static List<SampledField> sample(CsvText text, long start, int width, int[] fields) {
    List<SampledField> seen = nothingSeen(fields);
    try (RecordParser record = new RecordParser(text, start, END, width)) {
      for (int row = 0; row < SAMPLED_ROWS && record.next(); row++) {
        see(record.fields(), seen);
      }
    }
    long gap = (text.file().bytes() - start) / (SAMPLED_PLACES + 1);
    for (int place = 1; text.isSeekable() && gap > LEAST_GAP && place <= SAMPLED_PLACES; place++) {
      List<SampledField> there = nothingSeen(fields);
      if (sampleAt(text, start + place * gap, width, there)) {
        for (int i = 0; i < fields.length; i++) {
          seen.get(i).add(there.get(i));
        }
      }
    }
    return seen;
  }

  /**
   * Samples the lines after {@code offset}, assuming that no quote is open there. Returns false if
   * the lines refute that. An unnoticed wrong guess only makes a column's type too wide.
   */
  private static boolean sampleAt(CsvText text, long offset, int width, List<SampledField> seen) {
    try (RecordParser record = new RecordParser(text, offset, END, width)) {
      record.skipLine();
      for (int row = 0; row < SAMPLED_ROWS / 10 && record.next(); row++) {
        if (record.fields().hasStrayQuote()) {
          return false;
        }
        see(record.fields(), seen);
      }
      return true;
    } catch (MalformedRecord e) {
      return false;
    }
  }

  private static List<SampledField> nothingSeen(int[] fields) {
    return IntStream.of(fields).mapToObj(SampledField::new).toList();
  }

  private static void see(Fields record, List<SampledField> seen) {
    for (SampledField column : seen) {
      column.add(record);
    }
  }
}
