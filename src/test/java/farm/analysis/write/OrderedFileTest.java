package farm.analysis.write;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import farm.analysis.chunk.Chunk;
import farm.analysis.chunk.ColumnType;
import farm.analysis.chunk.LongColumn;
import farm.analysis.chunk.Origin;
import farm.analysis.chunk.Schema;
import farm.analysis.problem.RequestException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OrderedFileTest {

  private static final Schema SCHEMA = Schema.of(new Schema.Field("n", ColumnType.LONG));

  @TempDir private Path folder;

  private Path target;
  private OutputFile output;

  @BeforeEach
  void makeOutput() {
    target = folder.resolve("out.csv");
    output = OutputFile.at(target.toString());
  }

  private OrderedFile file(TextRoom room) {
    return new OrderedFile(new JoinFile(output, new CsvFormat(), SCHEMA), room);
  }

  /**
   * The bundles have 1 to 3 parts each, and from none to 100 000 rows, more than fit in a piece.
   */
  @ParameterizedTest
  @ValueSource(ints = {0, 1, 2, 5, 100})
  void bundlesFinishedInAnyOrderByManyThreadsAreInTheirOrder(int pieces) throws Exception {
    Random random = new Random(pieces);
    OrderedFile file = file(new TextRoom(pieces));
    List<Runnable> bundles = new ArrayList<>();
    int part = 0;
    long rows = 0;
    for (int i = 0; i < 40; i++) {
      int first = part;
      int last = first + random.nextInt(3);
      long from = rows;
      long to = from + (random.nextBoolean() ? 0 : random.nextInt(i % 7 == 0 ? 100_000 : 500));
      bundles.add(() -> write(file.begin(first, last), from, to));
      part = last + 1;
      rows = to;
    }
    Collections.shuffle(bundles, random);
    ExecutorService threads = Executors.newFixedThreadPool(4);
    for (Future<?> done : bundles.stream().map(threads::submit).toList()) {
      done.get();
    }
    threads.shutdown();
    assertThat(file.finish()).isEqualTo(target.toString());
    assertThat(Files.readString(target)).isEqualTo(text(rows));
    assertThat(filesInFolder()).containsExactly("out.csv");
  }

  private static void write(OrderedFile.Bundle bundle, long from, long to) {
    for (long row = from; row < to; row += 1000) {
      long[] values = LongStream.range(row, Math.min(to, row + 1000)).toArray();
      bundle.add(
          Chunk.of(SCHEMA, List.of(LongColumn.of(values)), Origin.of("test"), values.length));
    }
    bundle.finish();
  }

  private static String text(long rows) {
    return Stream.concat(Stream.of("n"), LongStream.range(0, rows).mapToObj(Long::toString))
        .collect(Collectors.joining("\r\n", "", "\r\n"));
  }

  @Test
  void whatFitsInMemoryIsNotWrittenTwice() throws IOException {
    OrderedFile file = file(new TextRoom(2));
    write(file.begin(1, 1), 5, 10);
    assertThat(filesInFolder()).isEmpty();
    write(file.begin(0, 0), 0, 5);
    try (Stream<Path> parts = Files.list(Path.of(output.parts()))) {
      assertThat(parts.map(part -> part.getFileName().toString()))
          .hasSize(2)
          .contains(".lock")
          .anyMatch(part -> part.startsWith("complete-"));
    }
    file.finish();
    assertThat(Files.readString(target)).isEqualTo(text(10));
  }

  @Test
  void roomIsGivenBackByWhatIsWrittenAndWhatIsDropped() {
    TextRoom room = new TextRoom(2);
    OrderedFile file = file(room);
    OrderedFile.Bundle left = file.begin(0, 0);
    left.add(Chunk.of(SCHEMA, List.of(LongColumn.of(7)), Origin.of("test"), 1));
    write(file.begin(1, 1), 0, 1);
    assertThat(room.take()).isNull();
    left.close();
    assertThat(room.take()).isNotNull();
    assertThat(room.take()).isNull();
    file.close();
    assertThat(room.take()).isNotNull();
  }

  @Test
  void aBundleThatIsMissingIsAFault() {
    OrderedFile file = file(new TextRoom(2));
    write(file.begin(0, 2), 0, 1);
    write(file.begin(4, 4), 1, 2);
    assertThatThrownBy(file::finish).hasMessage("part 3 wasn't written");
    assertThat(target).doesNotExist();
  }

  @Test
  void nothingIsWrittenOnceItIsDiscarded() throws IOException {
    OrderedFile file = file(new TextRoom(2));
    write(file.begin(0, 0), 0, 1);
    output.discard();
    assertThatThrownBy(() -> write(file.begin(1, 1), 1, 2))
        .isInstanceOf(RequestException.class)
        .hasMessage(target + ": can't be written: its parts were discarded");
    assertThat(filesInFolder()).isEmpty();
  }

  private List<String> filesInFolder() throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.map(file -> file.getFileName().toString()).toList();
    }
  }
}
