import farm.analysis.chunk.Chunk;
import farm.analysis.chunk.ChunkBuilder;
import farm.analysis.chunk.ColumnType;
import farm.analysis.chunk.Origin;
import farm.analysis.chunk.Schema;
import farm.analysis.chunk.Schema.Field;
import farm.analysis.expression.BoundExpression;
import farm.analysis.expression.Expression;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

/** Prints the nanoseconds that some expressions take for a row, over chunks of 32,768 rows. */
class FilterRows {

  private static final int ROWS = 1 << 15;
  private static final int ROUNDS = 400;

  private static final Schema SCHEMA =
      Schema.of(
          new Field("total", ColumnType.LONG),
          new Field("energy", ColumnType.DOUBLE),
          new Field("type", ColumnType.TEXT));

  public static void main(String[] arguments) {
    for (int missing : List.of(0, 10)) {
      Chunk chunk = chunk(missing);
      for (String text :
          List.of(
              "total > 10",
              "energy > 10",
              "energy > 10.5 and total > 10",
              "type = 'x'",
              "total > 10 and type = 'x'",
              "total * 2 + 1",
              "energy * 2 + total",
              "type like 'x%' or type in ('y', 'z')",
              "lower(type)",
              "case when total > 50 then energy else 0.0 end",
              "coalesce(total, 0)",
              "bin(total, 10)")) {
        measure(text, chunk, missing);
      }
    }
  }

  private static void measure(String text, Chunk chunk, int missing) {
    BoundExpression bound = Expression.parse(text).bind(SCHEMA);
    double[] nanos = new double[ROUNDS];
    long kept = 0;
    for (int round = 0; round < ROUNDS; round++) {
      long start = System.nanoTime();
      kept +=
          bound.type() == ColumnType.BOOLEAN
              ? bound.rowsWhereTrue(chunk).length
              : bound.evaluate(chunk).size();
      nanos[round] = (System.nanoTime() - start) / (double) chunk.rowCount();
    }
    Arrays.sort(nanos);
    System.out.printf(
        "%2d %% missing, %-45s %5.1f ns a row (median), best %.1f; %d rows%n",
        missing, text, nanos[ROUNDS / 2], nanos[0], kept);
  }

  private static Chunk chunk(int missingPercent) {
    Random random = new Random(1);
    ChunkBuilder rows = new ChunkBuilder(SCHEMA, ROWS);
    for (int row = 0; row < ROWS; row++) {
      if (random.nextInt(100) < missingPercent) {
        rows.column(0).appendMissing();
        rows.column(1).appendMissing();
        rows.column(2).appendMissing();
      } else {
        rows.longs(0).append(random.nextInt(100));
        rows.doubles(1).append(random.nextDouble() * 100);
        rows.texts(2).append(List.of("x", "y", "z", "other").get(random.nextInt(4)));
      }
      rows.endRow();
    }
    return rows.build(Origin.of("bench"));
  }
}
