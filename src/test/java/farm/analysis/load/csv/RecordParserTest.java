package farm.analysis.load.csv;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import farm.analysis.load.input.InputFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * A parser that knows the number of fields may cut records at marks. It gives the same records as
 * one without this knowledge.
 */
class RecordParserTest {

  private static final String[] PIECES = {
    ",",
    ",",
    ",",
    "\n",
    "\r\n",
    "\r",
    "\"",
    "\"\"",
    ",\"",
    "\",",
    "1",
    "a",
    "#",
    " ",
    "é",
    "€",
    "🐑",
    "-2.5e3",
    "twelve bytes",
    "\u0000",
    "\t"
  };

  private static final String[] LINE_ENDS = {"\n", "\r\n", "\r", "\n\n"};

  @TempDir Path folder;

  @Test
  void anyBytesAreCutTheSameInWindowsOfAnySize() throws IOException {
    Random random = new Random(1);
    for (int example = 0; example < 1000; example++) {
      int width = 2 + random.nextInt(3);
      String text = example % 2 == 0 ? anyPieces(random) : fields(random, width);
      Dialect dialect = random.nextBoolean() ? Dialect.DEFAULT : Dialect.DEFAULT.withComment('#');
      CsvText file = file(text, dialect.withMaxFieldBytes(8 + random.nextInt(20)));
      for (int window = 1; window < 24; window += 1 + window / 8) {
        List<String> expected = recordsOfUnknownWidth(file, width, window);
        List<String> records = records(file, width, window);
        int last = records.size() - 1;
        if (last >= 0 && records.get(last).endsWith("is the file CSV?")) {
          // Too many fields fill the small window before the parser finds the actual problem.
          assertThat(expected.get(last)).containsPattern("^\\d+: ");
          records.set(last, expected.get(last));
        }
        assertThat(records).isEqualTo(expected);
      }
    }
  }

  private static String anyPieces(Random random) {
    StringBuilder text = new StringBuilder();
    boolean quotes = random.nextBoolean();
    for (int pieces = random.nextInt(60); pieces > 0; pieces--) {
      String piece = PIECES[random.nextInt(PIECES.length)];
      text.append(quotes ? piece : piece.replace('"', 'q'));
    }
    return text.toString();
  }

  /** Records that mostly have this width and mostly have the same fields in quotes. */
  private static String fields(Random random, int width) {
    StringBuilder text = new StringBuilder();
    int quotes = random.nextInt(1 << width);
    for (int records = random.nextInt(12); records > 0; records--) {
      int fields = random.nextInt(20) == 0 ? random.nextInt(5) : width;
      for (int field = 0; field < fields; field++) {
        boolean isQuoted = (quotes >>> field & 1) != 0 ^ random.nextInt(30) == 0;
        String piece = PIECES[random.nextInt(PIECES.length)];
        boolean isAny = isQuoted && random.nextInt(10) == 0;
        String content = isAny ? piece.replace("\"", "\"\"") : piece.replaceAll("[,\r\n\"]", "");
        String quote = isQuoted ? "\"" : "";
        text.append(field == 0 ? "" : ",").append(quote).append(content).append(quote);
      }
      text.append(random.nextInt(30) == 0 ? "" : LINE_ENDS[random.nextInt(LINE_ENDS.length)]);
    }
    return text.toString();
  }

  @Test
  void plainRecordsAreFoundManyAtATime() throws IOException {
    for (String lineEnd : new String[] {"\n", "\r\n", "\r"}) {
      CsvText text = file(("1,é,," + lineEnd).repeat(100), Dialect.DEFAULT);
      try (RecordParser parser = new RecordParser(text, 0, Long.MAX_VALUE, 4)) {
        PlainRecords plain = parser.plainRecords(1000);
        assertThat(plain.count()).isBetween(99, 100);
        assertThat(plain.longest()).isEqualTo(6);
        parser.skip(50);
        assertThat(parser.plainRecords(7).count()).isEqualTo(7);
        assertThat(parser.nextOffset()).isEqualTo(50L * (6 + lineEnd.length()));
      }
    }
  }

  @Test
  void quotesAroundTheSameFieldsArePlain() throws IOException {
    String records = "\"a\",1,\"b c\"\n\"é\",,\"#\"\n".repeat(50);
    assertThat(plainAfterHeader(file("x,y,z\n" + records, Dialect.DEFAULT))).isEqualTo(100);
    for (String odd :
        new String[] {
          "\"\",1,\"b\"",
          "a,1,\"b\"",
          "\"a\"\"\",1,\"b\"",
          "x\"a\",1,\"b\"",
          "\"a\"x,1,\"b\"",
          "\"a\",1,b\"c\"",
          "\"a\",1,\"b\"x",
          "\"a,b\",1,\"b\"",
          "\"a\",1,\"b\",\"c\""
        }) {
      CsvText text = file("x,y,z\n" + records + odd + "\n" + records, Dialect.DEFAULT);
      assertThat(plainAfterHeader(text)).as(odd).isEqualTo(100);
      assertThat(records(text, 3, 1 << 18))
          .as(odd)
          .isEqualTo(recordsOfUnknownWidth(text, 3, 1 << 18));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"1,2,3", "\"1\",2,3", "1,2,\"3\"", "\"1\",2,\"3\"", "\"1\",\"2\",\"3\""})
  void recordsOfOneShapeArePlainHoweverManyThereAre(String record) throws IOException {
    CsvText text = file((record + "\n").repeat(50_000), Dialect.DEFAULT);
    int plain = 0;
    int others = 0;
    try (RecordParser parser = new RecordParser(text, 0, Long.MAX_VALUE, 3)) {
      int found = parser.plainRecords(1000).count();
      while (found > 0 || parser.next()) {
        if (found > 0) {
          plain += found;
          parser.skip(found);
        } else {
          others++;
        }
        found = parser.plainRecords(1000).count();
      }
    }
    assertThat(plain + others).isEqualTo(50_000);
    assertThat(others).isLessThan(5);
  }

  private static int plainAfterHeader(CsvText text) {
    try (RecordParser parser = new RecordParser(text, 0, Long.MAX_VALUE, 3)) {
      assertThat(parser.next()).isTrue();
      return parser.plainRecords(1000).count();
    }
  }

  @Test
  void recordsOfTheSameWidthAreCutTheSameAtAnyOffset() throws IOException {
    Random random = new Random(2);
    StringBuilder text = new StringBuilder();
    while (text.length() < 6 * DelimiterIndex.MOST_BYTES) {
      text.append("x".repeat(random.nextInt(60))).append(",€,");
      text.append(random.nextInt(200) == 0 ? "\"\n\"" : "1");
      text.append(",".repeat(random.nextInt(3000) == 0 ? 1 : 2));
      text.append(random.nextBoolean() ? "\r\n" : random.nextBoolean() ? "\n" : "\r");
    }
    CsvText file = file(text.toString(), Dialect.DEFAULT);
    List<String> expected = recordsOfUnknownWidth(file, 5, 1 << 18);
    assertThat(expected).hasSizeGreaterThan(500);
    for (int window :
        new int[] {64, 1000, DelimiterIndex.MOST_BYTES, DelimiterIndex.MOST_BYTES + 1, 1 << 18}) {
      assertThat(records(file, 5, window)).isEqualTo(expected);
    }
  }

  /** The records; plain ones are taken by their marks, some at a time. */
  private static List<String> records(CsvText text, int width, int windowBytes) {
    Random random = new Random(windowBytes);
    List<String> records = new ArrayList<>();
    try (RecordParser parser = new RecordParser(text, 0, Long.MAX_VALUE, width, windowBytes)) {
      boolean ended = false;
      while (!ended) {
        PlainRecords plain = parser.plainRecords(1 + random.nextInt(5));
        if (plain.count() > 0) {
          int taken = 1 + random.nextInt(plain.count());
          for (int record = 0; record < taken; record++) {
            records.add(shown(plain, record, width, parser.nextOffset() - plain.start(0)));
          }
          parser.skip(taken);
        } else {
          ended = !parser.next();
          records.addAll(ended ? List.of() : List.of(shown(parser)));
        }
      }
    } catch (MalformedRecord e) {
      records.add(e.offset() + ": " + e.getMessage());
    }
    return records;
  }

  /**
   * The text of a plain record, as for a parsed one; {@code window} is the place of the bytes in
   * the text.
   */
  private static String shown(PlainRecords plain, int record, int width, long window) {
    StringBuilder shown = new StringBuilder().append(window + plain.start(record));
    for (int field = 0; field < width; field++) {
      int mark = plain.mark(field) + record * plain.stride();
      int start = plain.places()[mark] + 1;
      int end = plain.places()[mark + 1];
      shown.append("|").append(window + start).append(start == end ? "-" : "=");
      shown.append(new String(plain.bytes(), start, end - start, UTF_8));
    }
    return shown.append("|").append(window + plain.start(record + 1)).toString();
  }

  private static List<String> recordsOfUnknownWidth(CsvText text, int width, int windowBytes) {
    List<String> records = new ArrayList<>();
    try (RecordParser parser = new RecordParser(text, 0, Long.MAX_VALUE, 0, windowBytes)) {
      while (parser.next()) {
        if (parser.fields().count() != width) {
          throw MalformedRecord.ragged(parser.fields(), width, text.dialect().header());
        }
        records.add(shown(parser));
      }
    } catch (MalformedRecord e) {
      records.add(e.offset() + ": " + e.getMessage());
    }
    return records;
  }

  private static String shown(RecordParser parser) {
    Fields fields = parser.fields();
    StringBuilder shown = new StringBuilder().append(parser.offset());
    for (int field = 0; field < fields.count(); field++) {
      shown.append("|").append(fields.offset(field)).append(fields.isMissing(field) ? "-" : "=");
      shown.append(fields.text(field, "c")).append(fields.hasStrayQuote(field) ? "!" : "");
    }
    return shown.append("|").append(parser.nextOffset()).toString();
  }

  private CsvText file(String text, Dialect dialect) throws IOException {
    Path path = Files.write(folder.resolve("t.csv"), text.getBytes(UTF_8));
    return new CsvText(InputFile.at(path.toString()), dialect);
  }
}
