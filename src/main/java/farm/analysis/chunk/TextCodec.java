package farm.analysis.chunk;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.apache.beam.sdk.coders.CoderException;
import org.apache.beam.sdk.util.VarInt;

/**
 * Encodes text. A column becomes its dictionary in order of first use, then codes of the smallest
 * width. A string becomes its length, then its UTF-8; or its UTF-16 if it holds a lone surrogate,
 * which UTF-8 can't encode.
 */
final class TextCodec {

  private TextCodec() {}

  static void encode(TextColumn column, int[] positions, DataOutputStream out) throws IOException {
    int[] newCodes = new int[column.dictionarySize()];
    Arrays.fill(newCodes, -1);
    List<String> dictionary = new ArrayList<>();
    for (int position : positions) {
      int code = column.isMissing(position) ? -1 : column.codeAt(position);
      if (code >= 0 && newCodes[code] < 0) {
        newCodes[code] = dictionary.size();
        dictionary.add(column.dictionaryText(code));
      }
    }
    VarInt.encode(dictionary.size(), out);
    for (String text : dictionary) {
      encodeText(text, out);
    }
    int width = width(dictionary.size());
    ByteBuffer codes = ByteBuffer.allocate(Math.multiplyExact(width, positions.length));
    for (int position : positions) {
      putCode(codes, column.isMissing(position) ? 0 : newCodes[column.codeAt(position)], width);
    }
    out.write(codes.array());
  }

  static Column.Builder decode(ColumnType type, int count, byte[] missing, DataInputStream in)
      throws IOException {
    List<String> dictionary = new ArrayList<>();
    for (int texts = ColumnCodec.readCount(in, count, "texts"); texts > 0; texts--) {
      dictionary.add(decodeText(in));
    }
    int width = width(dictionary.size());
    ByteBuffer codes = ByteBuffer.wrap(ColumnCodec.read((long) width * count, in));
    TextColumn.Builder builder = new TextColumn.Builder(type, count);
    for (int i = 0; i < count; i++) {
      int code = code(codes, width);
      if (ColumnCodec.isSet(missing, i)) {
        builder.appendMissing();
      } else if (code >= 0 && code < dictionary.size()) {
        builder.append(dictionary.get(code));
      } else {
        throw new CoderException("text %d of %d".formatted(code, dictionary.size()));
      }
    }
    return builder;
  }

  private static int width(int dictionarySize) {
    return dictionarySize <= 1 << 8 ? 1 : dictionarySize <= 1 << 16 ? 2 : 4;
  }

  private static void putCode(ByteBuffer codes, int code, int width) {
    switch (width) {
      case 1 -> codes.put((byte) code);
      case 2 -> codes.putShort((short) code);
      default -> codes.putInt(code);
    }
  }

  private static int code(ByteBuffer codes, int width) {
    return switch (width) {
      case 1 -> Byte.toUnsignedInt(codes.get());
      case 2 -> Short.toUnsignedInt(codes.getShort());
      default -> codes.getInt();
    };
  }

  static void encodeText(String text, DataOutputStream out) throws IOException {
    boolean utf16 = hasLoneSurrogate(text);
    byte[] bytes = utf16 ? utf16(text) : text.getBytes(StandardCharsets.UTF_8);
    VarInt.encode(2L * bytes.length + (utf16 ? 1 : 0), out);
    out.write(bytes);
  }

  static String decodeText(DataInputStream in) throws IOException {
    long header = VarInt.decodeLong(in);
    if (header < 0 || header / 2 > Integer.MAX_VALUE) {
      throw new CoderException("text of %d bytes".formatted(header / 2));
    }
    byte[] bytes = ColumnCodec.read(header / 2, in);
    if ((header & 1) == 0) {
      return new String(bytes, StandardCharsets.UTF_8);
    }
    return ByteBuffer.wrap(bytes).asCharBuffer().toString();
  }

  /** The UTF-16 units unchanged; a charset's encoder would replace lone surrogates. */
  private static byte[] utf16(String text) {
    ByteBuffer bytes = ByteBuffer.allocate(Math.multiplyExact(2, text.length()));
    bytes.asCharBuffer().put(text);
    return bytes.array();
  }

  private static boolean hasLoneSurrogate(String text) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (Character.isHighSurrogate(c)
          && i + 1 < text.length()
          && Character.isLowSurrogate(text.charAt(i + 1))) {
        i++;
      } else if (Character.isSurrogate(c)) {
        return true;
      }
    }
    return false;
  }
}
