package farm.analysis.load.csv;

import farm.analysis.load.input.InputFile;
import farm.analysis.problem.DataException;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.Serializable;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/**
 * The text of a file, decompressed and decoded, as a stream of UTF-8. Offsets are bytes of that
 * stream; in a plain UTF-8 file they are also bytes of the file.
 */
record CsvText(InputFile file, Dialect dialect) implements Serializable {

  private static final int BUFFER_BYTES = 1 << 16;

  /** Returns true if the text can be read starting at any byte. */
  boolean isSeekable() {
    return file.isSeekable() && dialect.isUtf8();
  }

  /** Opens the text from {@code offset} to the end. */
  InputStream open(long offset) {
    try {
      if (isSeekable()) {
        return file.openAt(offset);
      }
      InputStream bytes = file.open();
      InputStream text = dialect.isUtf8() ? bytes : new DecodedStream(bytes, dialect.charset());
      InputStream opened = new BufferedInputStream(text, BUFFER_BYTES);
      opened.skipNBytes(offset);
      return opened;
    } catch (IOException e) {
      throw failure(offset, e);
    }
  }

  /**
   * The place of {@code offset}, such as {@code agents.csv:3}, with lines counted as in an editor.
   * Reads the whole text before it, so it is for errors only.
   */
  String place(long offset) {
    long line = 1;
    byte[] buffer = new byte[BUFFER_BYTES];
    byte previous = 0;
    try (InputStream in = open(0)) {
      for (long left = offset; left > 0; ) {
        int read = in.read(buffer, 0, (int) Math.min(left, buffer.length));
        if (read < 0) {
          break;
        }
        for (int i = 0; i < read; i++) {
          line += buffer[i] == '\r' || (buffer[i] == '\n' && previous != '\r') ? 1 : 0;
          previous = buffer[i];
        }
        left -= read;
      }
    } catch (IOException e) {
      throw failure(offset, e);
    }
    return file.path() + ":" + line;
  }

  /** The exception for a record that isn't well-formed. */
  DataException failure(MalformedRecord e) {
    file.checkUnchanged();
    return new DataException("%s: %s".formatted(place(e.offset()), e.getMessage()), e);
  }

  /** The exception for a failure to read on in the text, at about {@code offset}. */
  RuntimeException failure(long offset, IOException e) {
    file.checkUnchanged();
    if (e instanceof DecodedStream.MalformedException) {
      return new DataException(
          "%s: should be %s, but %s; give its encoding, such as encoding: windows-1252"
              .formatted(place(offset), dialect.encoding(), e.getMessage()),
          e);
    }
    if (file.isCompressed()) {
      return new DataException(
          "%s: its %s data is damaged or cut off: %s"
              .formatted(
                  file.path(), file.compression().name().toLowerCase(Locale.ROOT), e.getMessage()),
          e);
    }
    return new UncheckedIOException(
        "%s: can't be read: %s".formatted(file.path(), e.getMessage()), e);
  }

  /** Converts bytes of another encoding to UTF-8, up to the first byte that can't be decoded. */
  private static final class DecodedStream extends InputStream {

    private static final int BUFFER_BYTES = 1 << 14;

    /** Thrown at a byte that can't be decoded, after all text before it was returned. */
    static final class MalformedException extends IOException {
      private MalformedException(byte first) {
        super("byte 0x%02x can't be decoded".formatted(first));
      }
    }

    private final InputStream encoded;
    private final CharsetDecoder decoder;
    private final ByteBuffer bytes = ByteBuffer.allocate(BUFFER_BYTES).flip();
    private final CharBuffer chars = CharBuffer.allocate(BUFFER_BYTES);
    private ByteBuffer decoded = ByteBuffer.allocate(0);
    private boolean encodedEnded;
    private boolean ended;

    /** Uses a new decoder, which reports malformed bytes instead of replacing them. */
    DecodedStream(InputStream encoded, Charset charset) {
      this.encoded = encoded;
      this.decoder = charset.newDecoder();
    }

    @Override
    public int read() throws IOException {
      byte[] one = new byte[1];
      return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
      while (!decoded.hasRemaining() && !ended) {
        decode();
      }
      int count = Math.min(length, decoded.remaining());
      decoded.get(target, offset, count);
      return count == 0 && length > 0 ? -1 : count;
    }

    private void decode() throws IOException {
      if (!encodedEnded) {
        bytes.compact();
        int read = encoded.read(bytes.array(), bytes.position(), bytes.remaining());
        encodedEnded = read < 0;
        bytes.position(bytes.position() + Math.max(0, read)).flip();
      }
      CoderResult result = decoder.decode(bytes, chars, encodedEnded);
      if (result.isUnderflow() && encodedEnded) {
        decoder.flush(chars);
        ended = true;
      }
      decoded = StandardCharsets.UTF_8.encode(chars.flip());
      chars.clear();
      if (result.isError() && !decoded.hasRemaining()) {
        throw new MalformedException(bytes.get(bytes.position()));
      }
    }

    @Override
    public void close() throws IOException {
      encoded.close();
    }
  }
}
