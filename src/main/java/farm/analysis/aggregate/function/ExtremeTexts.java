package farm.analysis.aggregate.function;

import farm.analysis.aggregate.Accumulator;
import farm.analysis.chunk.Chunk;
import farm.analysis.chunk.CodePoints;
import farm.analysis.chunk.Column;
import farm.analysis.chunk.ColumnType;
import farm.analysis.chunk.TextColumn;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The least or greatest texts. */
final class ExtremeTexts implements Accumulator {

  private final ColumnType type;
  private final boolean least;
  private final List<@Nullable String> extremes = new ArrayList<>();
  private long textChars;

  ExtremeTexts(ColumnType type, boolean least) {
    this.type = type;
    this.least = least;
  }

  @Override
  public void grow(int groups) {
    while (extremes.size() < groups) {
      extremes.add(null);
    }
  }

  @Override
  public void add(Chunk chunk, int column, int[] groups) {
    TextColumn values = (TextColumn) chunk.column(column);
    for (int row = 0; row < chunk.rowCount(); row++) {
      int position = chunk.position(row);
      if (!values.isMissing(position)) {
        take(groups[row], values.textAt(position));
      }
    }
  }

  private void take(int group, String text) {
    String extreme = extremes.get(group);
    int sign = extreme == null ? 0 : CodePoints.compare(text, extreme);
    if (extreme == null || (least ? sign < 0 : sign > 0)) {
      extremes.set(group, text);
      textChars += text.length() - (extreme == null ? 0 : extreme.length());
    }
  }

  @Override
  public void merge(Accumulator other, int[] slots, int[] groups) {
    for (int i = 0; i < slots.length; i++) {
      String text = ((ExtremeTexts) other).extremes.get(slots[i]);
      if (text != null) {
        take(groups[i], text);
      }
    }
  }

  @Override
  public Column result(int[] groups) {
    TextColumn.Builder results = (TextColumn.Builder) Column.builder(type, groups.length);
    for (int group : groups) {
      String extreme = extremes.get(group);
      if (extreme == null) {
        results.appendMissing();
      } else {
        results.append(extreme);
      }
    }
    return results.build();
  }

  @Override
  public void encode(int groups, DataOutputStream out) throws IOException {
    for (int group = 0; group < groups; group++) {
      String extreme = extremes.get(group);
      out.writeInt(extreme == null ? -1 : extreme.length());
      out.writeChars(extreme == null ? "" : extreme);
    }
  }

  @Override
  public void decode(int groups, DataInputStream in) throws IOException {
    grow(groups);
    for (int group = 0; group < groups; group++) {
      int length = in.readInt();
      if (length >= 0) {
        byte[] chars = in.readNBytes(2 * length);
        if (chars.length < 2 * length) {
          throw new EOFException("%d bytes left; should be %d".formatted(chars.length, 2 * length));
        }
        take(group, ByteBuffer.wrap(chars).asCharBuffer().toString());
      }
    }
  }

  @Override
  public long byteSize() {
    return 60L * extremes.size() + textChars;
  }
}
