package farm.analysis.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import farm.analysis.chunk.Chunk;
import farm.analysis.chunk.Rows;
import farm.analysis.operator.TransformRun;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.apache.beam.sdk.transforms.PTransform;
import org.apache.beam.sdk.values.PCollection;
import org.assertj.core.data.Offset;
import org.jspecify.annotations.Nullable;

/** Runs a transform on the same rows in any order and in chunks of several sizes. */
final class EveryOrder {

  /** The relative error allowed between two formulas for the same value, in doubles. */
  private static final double TOLERANCE = 1e-12;

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
    return TransformRun.result(transform, chunks(rows, size, new Random(seed)), rows.schema());
  }

  /** The rows in random order, in chunks of this size. */
  static List<Chunk> chunks(Chunk rows, int size, Random random) {
    List<Integer> order = new ArrayList<>();
    IntStream.range(0, rows.rowCount()).forEach(row -> order.add(random.nextInt(row + 1), row));
    Chunk shuffled = rows.select(order.stream().mapToInt(row -> row).toArray());
    List<Chunk> chunks = new ArrayList<>();
    for (int row = 0; row < rows.rowCount(); row += size) {
      chunks.add(shuffled.slice(row, Math.min(size, rows.rowCount() - row)));
    }
    return chunks;
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
}
