package farm.analysis.process;

import static org.assertj.core.api.Assertions.assertThat;

import farm.analysis.chunk.Chunk;
import farm.analysis.chunk.Origin;
import farm.analysis.chunk.Rows;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.apache.beam.sdk.util.SerializableUtils;
import org.jspecify.annotations.Nullable;

/** Runs a processor on the same rows, cut into chunks and held in columns in many ways. */
public final class EveryChunking {

  private static final Origin ORIGIN = new Origin("agents.csv", 2, 3, 1000);

  private EveryChunking() {}

  /**
   * The rows that the processor gives for these. Checks that they are the same for chunks of 1, of
   * 7 and of all rows, for slices and selections, and when threads share the processor. Also checks
   * the origin and the columns.
   */
  public static List<List<@Nullable Object>> rows(DataProcessor processor, Chunk rows) {
    DataProcessor copy = SerializableUtils.ensureSerializable(processor);
    Chunk all = rows.from(ORIGIN);
    Chunk whole = copy.process(all);
    assertThat(whole.origin()).isEqualTo(ORIGIN);
    assertThat(whole.schema()).isEqualTo(Process.schemaOf(copy, rows.schema()));
    for (Chunk view : List.of(all, backwards(all), selected(all))) {
      for (int size : new int[] {1, 7, Math.max(1, all.rowCount())}) {
        assertThat(inChunksOf(size, view, copy, false)).isEqualTo(Rows.of(whole));
        assertThat(inChunksOf(size, view, copy, true)).isEqualTo(Rows.of(whole));
      }
    }
    assertThatThreadsShare(copy, all);
    return Rows.of(whole);
  }

  private static void assertThatThreadsShare(DataProcessor processor, Chunk rows) {
    List<Chunk> slices = new ArrayList<>();
    for (int first = 0; first < rows.rowCount(); first++) {
      slices.add(rows.slice(first, 1 + first % (rows.rowCount() - first)));
    }
    Function<Chunk, List<?>> process = slice -> Rows.of(processor.process(slice));
    List<List<?>> one =
        Collections.nCopies(20, slices).stream().flatMap(List::stream).map(process).toList();
    List<List<?>> many =
        Collections.nCopies(20, slices).parallelStream()
            .flatMap(List::stream)
            .map(process)
            .toList();
    assertThat(many).isEqualTo(one);
  }

  private static List<List<@Nullable Object>> inChunksOf(
      int size, Chunk chunk, DataProcessor processor, boolean copied) {
    List<List<@Nullable Object>> rows = new ArrayList<>();
    for (int first = 0; first < chunk.rowCount(); first += size) {
      Chunk slice = chunk.slice(first, Math.min(size, chunk.rowCount() - first));
      rows.addAll(Rows.of(processor.process(copied ? Chunk.concat(List.of(slice)) : slice)));
    }
    return rows;
  }

  /** The same rows, held in the opposite order in their columns. */
  private static Chunk backwards(Chunk chunk) {
    int[] opposite =
        IntStream.range(0, chunk.rowCount()).map(row -> chunk.rowCount() - 1 - row).toArray();
    return Chunk.concat(List.of(chunk.select(opposite))).select(opposite);
  }

  /** The same rows, selected from columns with twice as many. */
  private static Chunk selected(Chunk chunk) {
    Chunk twice = Chunk.concat(List.of(chunk, chunk));
    return twice.select(
        IntStream.range(0, chunk.rowCount())
            .map(row -> row % 2 == 0 ? row : chunk.rowCount() + row)
            .toArray());
  }
}
