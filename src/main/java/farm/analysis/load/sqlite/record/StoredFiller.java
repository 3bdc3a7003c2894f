package farm.analysis.load.sqlite.record;

import farm.analysis.chunk.BooleanColumn;
import farm.analysis.chunk.ChunkBuilder;
import farm.analysis.chunk.ColumnType;
import farm.analysis.chunk.DoubleColumn;
import farm.analysis.chunk.LongColumn;
import farm.analysis.chunk.TextColumn;
import farm.analysis.decimal.Decimal;
import farm.analysis.decimal.NumberWriter;
import farm.analysis.load.sqlite.page.TextEncoding;
import java.nio.charset.StandardCharsets;

/** Fills a column with values stored in rows. */
final class StoredFiller implements ColumnFiller {

  private final RowBatch batch;
  private final int slot;
  private final boolean isReal;
  private final TextEncoding encoding;
  private final int column;
  private final ColumnType type;
  private byte[] utf8 = new byte[0];

  /** A filler of the chunk's column {@code target} with the values of a slot. */
  StoredFiller(RowBatch batch, ColumnPlace place, int slot, TextEncoding encoding, Target target) {
    this.batch = batch;
    this.slot = slot;
    this.isReal = place.isReal();
    this.encoding = encoding;
    this.column = target.column;
    this.type = target.type;
  }

  /** The index and type of the chunk's column to fill. */
  record Target(int column, ColumnType type) {}

  @Override
  public int fill(ChunkBuilder rows, int from, int to) {
    return switch (type) {
      case LONG -> fill(rows.longs(column), from, to);
      case DOUBLE -> fill(rows.doubles(column), from, to);
      case BOOLEAN -> fill(rows.booleans(column), from, to);
      case TEXT, JSON -> fill(rows.texts(column), from, to);
    };
  }

  private int fill(LongColumn.Builder out, int from, int to) {
    byte[] bytes = batch.bytes();
    long[] values = batch.values();
    int stride = batch.slots();
    for (int row = from; row < to; row++) {
      long value = values[row * stride + slot];
      int valueType = RowBatch.type(value);
      int start = RowBatch.start(value);
      if (SerialType.isInteger(valueType) && !isReal) {
        out.append(SerialType.integer(valueType, bytes, start));
      } else if (SerialType.isNull(valueType, bytes, start)) {
        out.appendMissing();
      } else {
        return row;
      }
    }
    return to;
  }

  private int fill(DoubleColumn.Builder out, int from, int to) {
    byte[] bytes = batch.bytes();
    long[] values = batch.values();
    int stride = batch.slots();
    for (int row = from; row < to; row++) {
      long value = values[row * stride + slot];
      int valueType = RowBatch.type(value);
      int start = RowBatch.start(value);
      if (valueType == SerialType.REAL) {
        append(out, SerialType.real(bytes, start));
      } else if (valueType == SerialType.NULL) {
        out.appendMissing();
      } else if (SerialType.isInteger(valueType)) {
        long integer = SerialType.integer(valueType, bytes, start);
        if (!isReal && !Decimal.fitsDouble(integer)) {
          return row;
        }
        out.append((double) integer);
      } else {
        return row;
      }
    }
    return to;
  }

  /** Appends a value; NaN as missing, because SQLite treats it as NULL. */
  private static void append(DoubleColumn.Builder out, double value) {
    if (Double.isNaN(value)) {
      out.appendMissing();
    } else {
      out.append(value);
    }
  }

  private int fill(BooleanColumn.Builder out, int from, int to) {
    for (int row = from; row < to; row++) {
      int valueType = type(row);
      if (SerialType.isNull(valueType, batch.bytes(), start(row))) {
        out.appendMissing();
      } else if (SerialType.isInteger(valueType) && !isReal && integer(row) >>> 1 == 0) {
        out.append(integer(row) == 1);
      } else {
        return row;
      }
    }
    return to;
  }

  private int fill(TextColumn.Builder out, int from, int to) {
    byte[] bytes = batch.bytes();
    for (int row = from; row < to; row++) {
      int valueType = type(row);
      int start = start(row);
      if (SerialType.isText(valueType)) {
        append(out, bytes, start, SerialType.length(valueType));
      } else if (SerialType.isNull(valueType, bytes, start)) {
        out.appendMissing();
      } else if (valueType < SerialType.BLOB) {
        out.append(number(row));
      } else {
        return row;
      }
    }
    return to;
  }

  private void append(TextColumn.Builder out, byte[] bytes, int start, int length) {
    if (encoding == TextEncoding.UTF_8) {
      out.appendUtf8(bytes, start, start + length);
    } else {
      int room = Math.toIntExact(TextEncoding.roomFor(length));
      utf8 = utf8.length < room ? new byte[room] : utf8;
      out.appendUtf8(utf8, 0, encoding.toUtf8(bytes, start, length, utf8));
    }
  }

  /** The text of an integer or a real number. */
  private String number(int row) {
    if (type(row) == SerialType.REAL) {
      return NumberWriter.text(SerialType.real(batch.bytes(), start(row)));
    }
    return isReal ? NumberWriter.text((double) integer(row)) : Long.toString(integer(row));
  }

  private int type(int row) {
    return RowBatch.type(batch.values()[row * batch.slots() + slot]);
  }

  private int start(int row) {
    return RowBatch.start(batch.values()[row * batch.slots() + slot]);
  }

  private long integer(int row) {
    return SerialType.integer(type(row), batch.bytes(), start(row));
  }

  @Override
  public Found found(int row) {
    int valueType = type(row);
    if (SerialType.isText(valueType)) {
      return new Found(StorageClass.TEXT, text(start(row), SerialType.length(valueType)));
    }
    if (valueType >= SerialType.BLOB) {
      return new Found(StorageClass.BLOB, "");
    }
    if (valueType == SerialType.REAL) {
      return new Found(
          StorageClass.REAL, Double.toString(SerialType.real(batch.bytes(), start(row))));
    }
    return isReal
        ? new Found(StorageClass.REAL, Double.toString((double) integer(row)))
        : new Found(StorageClass.INTEGER, Long.toString(integer(row)));
  }

  private String text(int start, int length) {
    if (encoding == TextEncoding.UTF_8) {
      return new String(batch.bytes(), start, length, StandardCharsets.UTF_8);
    }
    byte[] bytes = new byte[Math.toIntExact(TextEncoding.roomFor(length))];
    int end = encoding.toUtf8(batch.bytes(), start, length, bytes);
    return new String(bytes, 0, end, StandardCharsets.UTF_8);
  }
}
