package farm.analysis.write.text;

import com.github.luben.zstd.ZstdOutputStream;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.WritableByteChannel;
import java.util.zip.GZIPOutputStream;

/** The compression of an output, given by the ending of its name. */
enum OutputCompression {
  /** No compression. */
  NONE,
  /** Gzip, RFC 1952, one member. */
  GZIP,
  /** Zstandard, RFC 8878, one frame. */
  ZSTD;

  private static final int BUFFER_BYTES = 1 << 16;

  /** The compression of a file: GZIP for {@code .gz}, ZSTD for {@code .zst}, else NONE. */
  static OutputCompression of(String path) {
    if (path.endsWith(".gz")) {
      return GZIP;
    }
    return path.endsWith(".zst") ? ZSTD : NONE;
  }

  /** A channel that compresses the bytes written, and closes {@code to} when it is closed. */
  WritableByteChannel over(WritableByteChannel to) throws IOException {
    if (this == NONE) {
      return to;
    }
    OutputStream out = new BufferedOutputStream(Channels.newOutputStream(to), BUFFER_BYTES);
    return Channels.newChannel(
        this == GZIP ? new GZIPOutputStream(out, BUFFER_BYTES) : new ZstdOutputStream(out));
  }
}
