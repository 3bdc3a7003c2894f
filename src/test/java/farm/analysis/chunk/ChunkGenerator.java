package farm.analysis.chunk;

import static org.quicktheories.generators.SourceDSL.longs;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.quicktheories.core.Gen;

/**
 * Chunks of up to 20 rows for property tests: of any column types, with missing values, constant
 * columns, slices, selections, odd numbers and odd texts.
 */
public final class ChunkGenerator {

  private static final String[] TEXTS = {
    "", "a", "b", "agent_1", "ä", "\uE000", "\uD83D\uDE00", "\uD800", "\uDC00x", "\0"
  };
  private static final long[] LONGS = {0, 1, -1, Long.MIN_VALUE, Long.MAX_VALUE};
  private static final double[] DOUBLES = {
    0.0,
    -0.0,
    1.5,
    Double.NaN,
    Double.longBitsToDouble(0xfff8000000000001L),
    Double.NEGATIVE_INFINITY,
    Double.MIN_VALUE
  };

  private final Random random;

  private ChunkGenerator(long seed) {
    this.random = new Random(seed);
  }

  /** Chunks of any schema. */
  public static Gen<Chunk> chunks() {
    return longs()
        .all()
        .map(seed -> new ChunkGenerator(seed).chunk())
        .describedAs(chunk -> chunk + ": " + Rows.of(chunk));
  }

  /** The chunk that belongs to this seed. */
  public static Chunk chunk(long seed) {
    return new ChunkGenerator(seed).chunk();
  }

  private Chunk chunk() {
    int rows = random.nextInt(21);
    List<Schema.Field> fields = new ArrayList<>();
    List<Column> columns = new ArrayList<>();
    for (int c = random.nextInt(6); c > 0; c--) {
      ColumnType type = ColumnType.values()[random.nextInt(ColumnType.values().length)];
      fields.add(new Schema.Field("column " + c, type));
      columns.add(column(type, rows));
    }
    Origin origin =
        new Origin(TEXTS[random.nextInt(TEXTS.length)], random.nextInt(), random.nextLong(), -1);
    Chunk chunk = Chunk.of(Schema.of(fields), columns, origin, rows);
    return random.nextBoolean() ? view(chunk) : chunk;
  }

  private Column column(ColumnType type, int rows) {
    boolean constant = random.nextInt(4) == 0;
    double missing = random.nextInt(3) / 2.0;
    Object[] values =
        IntStream.range(0, constant ? 1 : rows)
            .<Object>mapToObj(row -> random.nextDouble() < missing ? null : value(type))
            .toArray();
    return constant ? constant(type, values[0], rows) : Rows.column(type, values);
  }

  private Object value(ColumnType type) {
    return switch (type) {
      case LONG -> LONGS[random.nextInt(LONGS.length)];
      case DOUBLE -> DOUBLES[random.nextInt(DOUBLES.length)];
      case BOOLEAN -> random.nextBoolean();
      case TEXT, JSON -> TEXTS[random.nextInt(TEXTS.length)];
    };
  }

  private static Column constant(ColumnType type, @Nullable Object value, int rows) {
    if (value == null) {
      return Column.allMissing(type, rows);
    }
    return switch (type) {
      case LONG -> LongColumn.constant((Long) value, rows);
      case DOUBLE -> DoubleColumn.constant((Double) value, rows);
      case BOOLEAN -> BooleanColumn.constant((Boolean) value, rows);
      case TEXT -> TextColumn.constant((String) value, rows);
      case JSON -> {
        TextColumn.Builder builder = (TextColumn.Builder) Column.builder(type, 1);
        builder.append((String) value);
        yield builder.buildConstant(rows);
      }
    };
  }

  /** Some rows of a chunk, held in the chunk's own columns. */
  private Chunk view(Chunk chunk) {
    int[] selected =
        IntStream.range(0, chunk.rowCount()).filter(row -> random.nextBoolean()).toArray();
    Chunk selection = random.nextBoolean() ? chunk.select(selected) : chunk;
    int first = random.nextInt(selection.rowCount() + 1);
    return selection.slice(first, random.nextInt(selection.rowCount() - first + 1));
  }

  /** An equal chunk with columns of its own, none of them constant. */
  public static Chunk copy(Chunk chunk) {
    return Chunk.concat(Arrays.asList(chunk));
  }
}
