package farm.analysis.write;

import com.github.luben.zstd.ZstdOutputStream;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.WritableByteChannel;
import java.util.zip.GZIPOutputStream;

/** The compression of an output, told by the end of its name. */
enum OutputCompression {
  /** The bytes as they are. */
  NONE,
  /** RFC 1952, one member. */
  GZIP,
  /** RFC 8878, one frame. */
  ZSTD;

  private static final int BUFFER_BYTES = 1 << 16;

  /** GZIP for {@code .gz}, ZSTD for {@code .zst}, else none. */
  static OutputCompression of(String path) {
    if (path.endsWith(".gz")) {
      return GZIP;
    }
    return path.endsWith(".zst") ? ZSTD : NONE;
  }

  /** A channel that compresses what is written, and closes {@code to} when it is closed. */
  WritableByteChannel over(WritableByteChannel to) throws IOException {
    if (this == NONE) {
      return to;
    }
    OutputStream out = new BufferedOutputStream(Channels.newOutputStream(to), BUFFER_BYTES);
    return Channels.newChannel(
        this == GZIP ? new GZIPOutputStream(out, BUFFER_BYTES) : new ZstdOutputStream(out));
  }
}
