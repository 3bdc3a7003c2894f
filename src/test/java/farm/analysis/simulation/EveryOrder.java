package farm.analysis.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import farm.analysis.chunk.Chunk;
import farm.analysis.chunk.ChunkCoder;
import farm.analysis.chunk.Origin;
import farm.analysis.chunk.Rows;
import farm.analysis.chunk.Schema;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.apache.beam.sdk.testing.TestPipeline;
import org.apache.beam.sdk.transforms.Create;
import org.apache.beam.sdk.transforms.DoFn;
import org.apache.beam.sdk.transforms.PTransform;
import org.apache.beam.sdk.transforms.ParDo;
import org.apache.beam.sdk.values.PCollection;
import org.assertj.core.data.Offset;
import org.jspecify.annotations.Nullable;

/** Runs a transform on the same rows in any order and in chunks of several sizes. */
final class EveryOrder {

  /** The relative error allowed between two formulas for the same value, in doubles. */
  private static final double TOLERANCE = 1e-12;

  private static final AtomicInteger PIPELINES = new AtomicInteger();
  private static final Map<Integer, Queue<Chunk>> RESULTS = new ConcurrentHashMap<>();

  private EveryOrder() {}

  /** The rows of the result, which must be the same bits for chunks of 1, 7 and all rows. */
  static List<List<@Nullable Object>> rows(
      PTransform<PCollection<Chunk>, PCollection<Chunk>> transform, Chunk rows) {
    Chunk first = run(transform, rows, 1, 0);
    for (int size : new int[] {7, Math.max(1, rows.rowCount())}) {
      assertThat(run(transform, rows, size, size)).isEqualTo(first);
    }
    return Rows.of(first);
  }

  /** The rows of the result for shuffled chunks of this size. */
  static List<List<@Nullable Object>> inChunksOf(
      int size, PTransform<PCollection<Chunk>, PCollection<Chunk>> transform, Chunk rows) {
    return Rows.of(run(transform, rows, size, size));
  }

  private static Chunk run(
      PTransform<PCollection<Chunk>, PCollection<Chunk>> transform,
      Chunk rows,
      int size,
      int seed) {
    TestPipeline pipeline = TestPipeline.create().enableAbandonedNodeEnforcement(false);
    PCollection<Chunk> result =
        pipeline.apply(chunks(rows, size, new Random(seed))).apply(transform);
    Schema schema = ChunkCoder.schemaOf(result);
    int number = PIPELINES.incrementAndGet();
    RESULTS.put(number, new ConcurrentLinkedQueue<>());
    result.apply(ParDo.of(new KeepFn(number)));
    pipeline.run();
    List<Chunk> kept = new ArrayList<>(RESULTS.getOrDefault(number, new ConcurrentLinkedQueue<>()));
    kept.sort(Comparator.comparing(Chunk::origin));
    Origin origin = Origin.of("all");
    return kept.isEmpty() ? Chunk.empty(schema, origin) : Chunk.concat(kept).from(origin);
  }

  /** The rows in random order, in chunks of this size. */
  static Create.Values<Chunk> chunks(Chunk rows, int size, Random random) {
    List<Integer> order = new ArrayList<>();
    IntStream.range(0, rows.rowCount()).forEach(row -> order.add(random.nextInt(row + 1), row));
    Chunk shuffled = rows.select(order.stream().mapToInt(row -> row).toArray());
    List<Chunk> chunks = new ArrayList<>();
    for (int row = 0; row < rows.rowCount(); row += size) {
      chunks.add(shuffled.slice(row, Math.min(size, rows.rowCount() - row)));
    }
    return Create.of(chunks).withCoder(ChunkCoder.of(rows.schema()));
  }

  /** The sum of two counts; null stands for a missing one. */
  static @Nullable Long sum(@Nullable Long one, @Nullable Long other) {
    if (one == null || other == null) {
      return one == null ? other : one;
    }
    return one + other;
  }

  /** Checks rows; doubles may differ by the tolerance, since formulas round differently. */
  static void assertClose(
      List<List<@Nullable Object>> rows,
      List<? extends List<? extends @Nullable Object>> expected) {
    assertThat(rows).hasSameSizeAs(expected);
    for (int row = 0; row < rows.size(); row++) {
      for (int c = 0; c < rows.get(row).size(); c++) {
        Object value = rows.get(row).get(c);
        Object wanted = expected.get(row).get(c);
        if (value instanceof Double number && wanted instanceof Double other && !number.isNaN()) {
          double error = TOLERANCE * Math.max(1, Math.abs(other));
          assertThat(number).as("row %d, %s", row, rows).isCloseTo(other, Offset.offset(error));
        } else {
          assertThat(value).as("column %d of row %s", c, rows.get(row)).isEqualTo(wanted);
        }
      }
    }
  }

  /** Keeps chunks for the test that runs in this JVM. */
  private static final class KeepFn extends DoFn<Chunk, Void> {

    private final int number;

    KeepFn(int number) {
      this.number = number;
    }

    @ProcessElement
    public void keep(@Element Chunk chunk) {
      RESULTS.get(number).add(chunk);
    }
  }
}
