package farm.analysis.load.csv;

import farm.analysis.chunk.ColumnType;
import farm.analysis.load.csv.FieldValue.Kind;
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
 * A sample of a file: its columns in order, each with the type of its sampled values. A type is
 * empty if the column has no values in the sample or its type isn't wanted.
 *
 * @param start the byte offset in the text at which the first record may start
 */
record CsvInspection(CsvText text, Map<String, Optional<ColumnType>> columns, long start) {

  private static final long END = Long.MAX_VALUE;

  /** The number of rows sampled at the start. Each later place samples a tenth of it. */
  private static final int SAMPLED_ROWS = 1000;

  private static final int SAMPLED_PLACES = 8;

  /** Later places are sampled only if more than this many bytes lie between them. */
  private static final long LEAST_GAP = 1 << 18;

  /** The path as the user wrote it. */
  String path() {
    return text.file().path();
  }

  /** The kinds of the sampled values of one column. */
  private static final class Seen {

    private final int field;
    private final FieldValue value = new FieldValue();
    private final Set<Kind> kinds = EnumSet.noneOf(Kind.class);
    private boolean onlyLong;

    private Seen(int field) {
      this.field = field;
    }

    private void add(Fields record) {
      if (!record.isMissing(field)) {
        Kind kind = value.look(record.bytes(), record.start(field), record.end(field));
        kinds.add(kind);
        onlyLong |= kind == Kind.LONG && !value.fitsDouble();
      }
    }

    private void add(Seen other) {
      kinds.addAll(other.kinds);
      onlyLong |= other.onlyLong;
    }

    private Optional<ColumnType> type() {
      if (kinds.isEmpty()) {
        return Optional.empty();
      }
      if (kinds.equals(EnumSet.of(Kind.BOOLEAN))) {
        return Optional.of(ColumnType.BOOLEAN);
      }
      if (kinds.equals(EnumSet.of(Kind.LONG))) {
        return Optional.of(ColumnType.LONG);
      }
      boolean numbers = EnumSet.of(Kind.LONG, Kind.DOUBLE).containsAll(kinds) && !onlyLong;
      return Optional.of(numbers ? ColumnType.DOUBLE : ColumnType.TEXT);
    }
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
    try {
      long begin = afterByteOrderMark(text);
      List<String> names;
      long start = begin;
      try (RecordParser first = new RecordParser(text, begin, END, 0)) {
        if (!first.next()) {
          throw new DataException("%s: is empty; its columns can't be known".formatted(path));
        }
        names = names(first.fields(), dialect.header());
        start = dialect.header() ? first.nextOffset() : begin;
      }
      Map<String, Optional<ColumnType>> columns = new LinkedHashMap<>();
      names.forEach(name -> columns.put(name, Optional.empty()));
      int[] fields =
          IntStream.range(0, names.size()).filter(i -> wanted.test(names.get(i))).toArray();
      for (Seen seen : sample(text, start, names.size(), fields)) {
        columns.put(names.get(seen.field), seen.type());
      }
      return new CsvInspection(text, columns, start);
    } catch (MalformedRecord e) {
      throw text.failure(e);
    }
  }

  private static void refuseOtherFormats(CsvText text) {
    try {
      OtherFormat other = OtherFormat.of(text.file().firstBytes()).orElse(null);
      boolean mayBeCsv =
          other == null
              || other == OtherFormat.UTF_16
              || (other == OtherFormat.JSON && !text.dialect().header());
      if (!mayBeCsv) {
        throw other.wrong(text.file().path(), "CSV");
      }
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
          "%s: isn't UTF-8 but UTF-16, by its first two bytes; say so with encoding: utf-16"
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
            "two columns are named '%s'; rename one, or read it with header: false"
                .formatted(name.isEmpty() ? numbered : name));
      }
    }
    return List.copyOf(names);
  }

  private static List<Seen> sample(CsvText text, long start, int width, int[] fields) {
    List<Seen> seen = nothingSeen(fields);
    try (RecordParser record = new RecordParser(text, start, END, width)) {
      for (int row = 0; row < SAMPLED_ROWS && record.next(); row++) {
        see(record.fields(), seen);
      }
    }
    long gap = (text.file().bytes() - start) / (SAMPLED_PLACES + 1);
    for (int place = 1; text.isSeekable() && gap > LEAST_GAP && place <= SAMPLED_PLACES; place++) {
      List<Seen> there = nothingSeen(fields);
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
  private static boolean sampleAt(CsvText text, long offset, int width, List<Seen> seen) {
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

  private static List<Seen> nothingSeen(int[] fields) {
    return IntStream.of(fields).mapToObj(Seen::new).toList();
  }

  private static void see(Fields record, List<Seen> seen) {
    for (Seen column : seen) {
      column.add(record);
    }
  }
}
