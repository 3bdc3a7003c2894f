package farm.analysis.load.sqlite.record;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A value starts where the lengths before it add up to, whatever headers came earlier. */
class RecordShapesTest {

  private static final int ROOM = Long.BYTES;

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 6, 7, 8, 14, 15, 16, 17, 23, 24, 40, 126})
  void valuesAreWhereTheLengthsBeforeThemAddUpTo(int columns) {
    Random random = new Random(columns);
    int[] wanted = IntStream.range(0, columns).filter(c -> random.nextInt(3) > 0).toArray();
    RecordShapes shapes = new RecordShapes(wanted, columns);
    RowBatch batch = new RowBatch(wanted.length);
    batch.reserve(1);
    for (int row = 0; row < 20_000; row++) {
      byte[] header = header(random, columns, row);
      int at = random.nextInt(5);
      int length = header.length + bodyBytes(header);
      byte[] bytes = new byte[at + Math.max(length, header.length) + ROOM];
      System.arraycopy(header, 0, bytes, at, header.length);
      int shape = shapes.of(bytes, at, length);
      assertThat(shape).isNotEqualTo(RecordShapes.NONE);
      shapes.put(shape, at, batch);
      for (int slot = 0; slot < wanted.length; slot++) {
        long value = batch.pending(slot);
        assertThat(RowBatch.type(value)).isEqualTo(header[1 + wanted[slot]]);
        assertThat(RowBatch.start(value)).isEqualTo(at + start(header, wanted[slot]));
      }
      assertThat(shapes.of(bytes, at, length + 1)).isEqualTo(RecordShapes.NONE);
    }
  }

  @Test
  void recordsThatNeedACloserLookHaveNoShape() {
    RecordShapes shapes = new RecordShapes(new int[] {0, 1}, 2);
    assertThat(shapes.of(record(4, 1, 1, 1), 0, 7)).as("a column more").isEqualTo(-1);
    assertThat(shapes.of(record(2, 1, 0, 0), 0, 3)).as("a column less").isEqualTo(-1);
    assertThat(shapes.of(record(3, 10, 1, 0), 0, 4)).as("a reserved type").isEqualTo(-1);
    assertThat(shapes.of(record(3, 0x81, 1, 0), 0, 4)).as("a longer type").isEqualTo(-1);
    assertThat(shapes.of(record(3, 8, 9, 0), 0, 2)).as("less than a header").isEqualTo(-1);
    assertThat(shapes.of(record(3, 8, 9, 0), 0, 3)).as("values without bytes").isNotEqualTo(-1);
  }

  @Test
  void aHeaderWhoseLengthTakesTwoBytesHasNoShape() {
    RecordShapes shapes = new RecordShapes(IntStream.range(0, 30_000).toArray(), 30_000);
    assertThat(shapes.of(new byte[40_000], 0, 31_000)).isEqualTo(RecordShapes.NONE);
  }

  /** Every other header is one of eight; the others are random. */
  private static byte[] header(Random random, int columns, int row) {
    Random own = row % 2 == 0 ? new Random(random.nextInt(8)) : random;
    byte[] header = new byte[1 + columns];
    header[0] = (byte) (1 + columns);
    for (int column = 0; column < columns; column++) {
      int type = own.nextInt(126);
      header[1 + column] = (byte) (type < 10 ? type : type + 2);
    }
    return header;
  }

  private static int bodyBytes(byte[] header) {
    return start(header, header.length - 1) - header.length;
  }

  private static int start(byte[] header, int column) {
    int start = header.length;
    for (int c = 0; c < column; c++) {
      start += SerialType.length(header[1 + c]);
    }
    return start;
  }

  private static byte[] record(int... bytes) {
    byte[] record = new byte[bytes.length + ROOM];
    for (int i = 0; i < bytes.length; i++) {
      record[i] = (byte) bytes[i];
    }
    return record;
  }
}
