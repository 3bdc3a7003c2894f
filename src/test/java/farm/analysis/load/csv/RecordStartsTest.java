package farm.analysis.load.csv;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import farm.analysis.load.input.InputFile;
import farm.analysis.storage.Shelf;
import java.io.IOException;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RecordStartsTest {

  private static final String[] PIECES = {
    "a", "a", "a", ",", ",", "\"", "\"", "\n", "\n", "\r", "\r\n", "#", "é", ",\"", "\",", "\"\n"
  };

  @TempDir Path folder;

  /** Ranges of any text, well-formed or not, give the records or the error of the whole text. */
  @Test
  void rangesOfAnyTextGiveItsRecordsAndThenItsError() throws IOException {
    Random random = new Random(1);
    int wellFormedCuts = 0;
    int malformedCuts = 0;
    for (int example = 0; example < 600; example++) {
      CsvText text = text(anyPieces(random), anyDialect(random));
      int width = random.nextInt(3);
      List<String> whole = records(text, List.of(0L, Long.MAX_VALUE), width);
      boolean wellFormed = whole.isEmpty() || !whole.get(whole.size() - 1).startsWith("error");
      long end = text.file().bytes();
      for (long step = 1; step <= 60; step += step < 20 ? 1 : 10) {
        List<Long> bounds = new ArrayList<>(find(text, 0, end, step));
        assertThat(find(text, 0, end, step, 1 + random.nextInt(40))).isEqualTo(bounds);
        bounds.add(end);
        assertThat(bounds).startsWith(0L).isSorted().doesNotHaveDuplicates();
        assertSame(records(text, bounds, width), whole);
        wellFormedCuts += wellFormed ? bounds.size() - 2 : 0;
        malformedCuts += wellFormed ? 0 : bounds.size() - 2;
      }
    }
    assertThat(wellFormedCuts).isGreaterThan(3_000);
    assertThat(malformedCuts).isGreaterThan(3_000);
  }

  /** Ranges may meet the whole text's error before they have given all of its records. */
  private static void assertSame(List<String> records, List<String> whole) {
    int last = records.size() - 1;
    if (last >= 0 && records.get(last).startsWith("error")) {
      assertThat(records.get(last)).isEqualTo(whole.get(whole.size() - 1));
      assertThat(whole).hasSizeGreaterThan(last);
      assertThat(records.subList(0, last)).isEqualTo(whole.subList(0, last));
    } else {
      assertThat(records).isEqualTo(whole);
    }
  }

  private static String anyPieces(Random random) {
    StringBuilder text = new StringBuilder("a");
    boolean fewQuotes = random.nextBoolean();
    for (int pieces = random.nextInt(80); pieces > 0; pieces--) {
      String piece = PIECES[random.nextInt(PIECES.length)];
      text.append(fewQuotes && random.nextInt(4) > 0 ? piece.replace('"', 'q') : piece);
    }
    return text.toString();
  }

  private static Dialect anyDialect(Random random) {
    Dialect dialect = Dialect.DEFAULT.withMaxFieldBytes(3 + random.nextInt(28));
    dialect = random.nextInt(5) == 0 ? dialect.withQuote(Dialect.NONE) : dialect;
    return random.nextBoolean() ? dialect.withComment('#') : dialect;
  }

  /** The records with their places, up to the first error. */
  private static List<String> records(CsvText text, List<Long> bounds, int width) {
    List<String> records = new ArrayList<>();
    try {
      for (int i = 1; i < bounds.size(); i++) {
        addRecords(text, bounds.get(i - 1), bounds.get(i), width, records);
      }
    } catch (MalformedRecord e) {
      records.add("error at %d: %s".formatted(e.offset(), e.getMessage()));
    }
    return records;
  }

  private static void addRecords(
      CsvText text, long from, long to, int width, List<String> records) {
    try (RecordParser parser = new RecordParser(text, from, to, width, 1000)) {
      while (parser.next()) {
        StringBuilder record = new StringBuilder().append(parser.offset());
        for (int field = 0; field < parser.fields().count(); field++) {
          record.append("|").append(parser.fields().text(field, "c"));
        }
        records.add(record.toString());
      }
    }
  }

  @Test
  void generatedFilesAreCutWithBuffersOfAnySize() throws IOException {
    int cuts = 0;
    for (int seed = 0; seed < 300; seed++) {
      boolean comments = seed % 2 == 0;
      Dialect dialect = Dialect.DEFAULT.withMaxFieldBytes(50);
      CsvText text =
          text(
              GeneratedCsv.of(seed, 1 + seed % 4, comments).replace("\uFEFF", ""),
              comments ? dialect.withComment('#') : dialect);
      long end = text.file().bytes();
      List<String> whole = records(text, List.of(0L, Long.MAX_VALUE), 1 + seed % 4);
      for (long step = 3; step < end; step += 1 + step / 4) {
        List<Long> bounds = new ArrayList<>(find(text, 0, end, step));
        for (int buffer = 1; buffer < 80; buffer += 1 + buffer / 4) {
          assertThat(find(text, 0, end, step, buffer)).isEqualTo(bounds);
        }
        cuts += bounds.size() - 1;
        bounds.add(end);
        assertThat(records(text, bounds, 1 + seed % 4)).isEqualTo(whole);
      }
    }
    assertThat(cuts).isGreaterThan(3000);
  }

  @Test
  void withoutQuotesALineIsCertainAfterTheLongestField() throws IOException {
    Dialect dialect = Dialect.DEFAULT.withMaxFieldBytes(20);
    CsvText text = text("abc,def\n".repeat(10), dialect);
    assertThat(find(text, 0, 80, 26)).containsExactly(0L, 56L);
    assertThat(find(text, 0, 80, 27)).containsExactly(0L, 32L, 56L);
    CsvText unquoted = text("abc,def\n".repeat(10), dialect.withQuote(Dialect.NONE));
    assertThat(find(unquoted, 0, 32, 9)).containsExactly(0L, 16L, 24L);
  }

  @Test
  void theFirstQuoteMayTell() throws IOException {
    // A quote that closes a field has a delimiter after it; any other quote opens one.
    assertThat(starts("a,b\nc,d\n,\"e\",\nf,g\n", 6)).containsExactly(0L, 8L, 14L);
    assertThat(starts("a,\"b\nc,d\ne\",f\ng,h\n", 8)).containsExactly(0L, 14L);
    assertThat(starts("a,\"b\nc,d\n\"\"e\"\n#\ni,j\n", 8)).containsExactly(0L, 14L);
    // The quote before ",d" may close a field, or open one that turns out to be too long.
    String twofold = "e,f\n".repeat(9) + "a,\"b\nc\n\",d\n" + "e,f\n".repeat(9);
    assertThat(starts(twofold, 39)).containsExactly(0L, 75L, 79L);
  }

  @Test
  void quotesInCommentsMeanNothing() throws IOException {
    String rows = "a,b\n".repeat(5) + "# x,\",y\na,\"b\nc\",d\ne,f\n";
    CsvText text = text(rows, Dialect.DEFAULT.withMaxFieldBytes(30).withComment('#'));
    assertThat(find(text, 0, rows.length(), 19)).containsExactly(0L, 28L);
  }

  private List<Long> starts(String text, long step) throws IOException {
    CsvText file = text(text, Dialect.DEFAULT.withMaxFieldBytes(30));
    return find(file, 0, text.length(), step);
  }

  @Test
  void aCarriageReturnAndItsLineFeedAreNotSeparated() throws IOException {
    CsvText text = text("abcdefg\r\n".repeat(50), Dialect.DEFAULT.withMaxFieldBytes(9));
    for (int step = 20; step < 50; step++) {
      List<Long> starts = find(text, 0, text.file().bytes(), step);
      assertThat(starts).hasSizeGreaterThan(8).allMatch(start -> start % 9 == 0);
    }
  }

  @Test
  void delimitersBetweenQuotesMayLeaveNothingCertain() throws IOException {
    String row = "\",\",\",\"\n";
    assertThat(starts(row.repeat(1000), 1000)).as("the end tells").containsExactly(0L, 7008L);
    String evident = row.repeat(562) + "x,\"y\"\n" + row.repeat(438);
    assertThat(starts(evident, 1000)).containsExactly(0L, 4008L);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "12,0.25,agent,\n",
        "12,0.25,agent,\r\n",
        "12,0.25,agent,\r",
        "\"12\",\"0.25\",\"agent\",\"\"\n",
        "12,0.25,\"a \"\"note\"\"\nof, say, three\n\nlines\",x\r\n",
        "12,,\"two\nlines\"\n",
        "# a \"comment\n12,0.25,agent,\n"
      })
  void ordinaryFilesAreCutAtEachStep(String record) throws IOException {
    Dialect dialect = Dialect.DEFAULT.withMaxFieldBytes(1000);
    CsvText text = text(record.repeat(300_000 / record.length()), dialect.withComment('#'));
    long end = text.file().bytes();
    for (CsvText dialects : List.of(text, new CsvText(text.file(), dialect))) {
      if (record.startsWith("#") && dialects != text) {
        continue;
      }
      List<Long> starts = find(dialects, 0, end, 10_000);
      assertThat(starts).hasSize((int) ((end + 9_999) / 10_000));
      for (int i = 1; i < starts.size(); i++) {
        assertThat(starts.get(i)).isBetween(i * 10_000L, i * 10_000L + 1000 + 2 * record.length());
      }
    }
  }

  @Test
  void littleMoreThanTheLongestFieldIsReadAtACut() throws IOException {
    String text = "12,0.25,agent\n".repeat(3_000_000);
    Files.writeString(folder.resolve("large.csv"), text);
    AtomicLong bytesRead = new AtomicLong();
    try (Shelf shelf = Shelf.of(folder)) {
      shelf.with(channel -> new CountingChannel((SeekableByteChannel) channel, bytesRead));
      InputFile file = InputFile.at(shelf.path("large.csv"));
      bytesRead.set(0);
      List<Long> starts = find(new CsvText(file, Dialect.DEFAULT), 0, file.bytes(), 13 << 20);
      assertThat(starts).hasSize(4);
      assertThat(bytesRead.get()).isBetween(3L << 20, (3L << 20) + (1 << 19));
    }
  }

  private static List<Long> find(CsvText text, long start, long end, long step) {
    return RecordStarts.find(text, start, end, step);
  }

  private static List<Long> find(CsvText text, long start, long end, long step, int bufferBytes) {
    return RecordStarts.find(text, start, end, step, bufferBytes);
  }

  private CsvText text(String text, Dialect dialect) throws IOException {
    Path path = Files.write(folder.resolve("t.csv"), text.getBytes(UTF_8));
    return new CsvText(InputFile.at(path.toString()), dialect);
  }
}
