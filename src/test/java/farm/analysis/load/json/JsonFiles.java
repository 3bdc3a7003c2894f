package farm.analysis.load.json;

import com.github.luben.zstd.Zstd;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPOutputStream;

/** Files for tests; each method gives the path of the file it made. */
final class JsonFiles {

  private JsonFiles() {}

  static String plain(Path folder, String name, String content) {
    return write(folder, name, content.getBytes(StandardCharsets.UTF_8));
  }

  static String gzip(Path folder, String name, String content) {
    return gzip(folder, name, content.getBytes(StandardCharsets.UTF_8));
  }

  static String gzip(Path folder, String name, byte[] content) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (GZIPOutputStream out = new GZIPOutputStream(bytes)) {
      out.write(content);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return write(folder, name, bytes.toByteArray());
  }

  static String zstd(Path folder, String name, String content) {
    return write(folder, name, Zstd.compress(content.getBytes(StandardCharsets.UTF_8)));
  }

  static String write(Path folder, String name, byte[] content) {
    try {
      Path file = folder.resolve(name);
      Files.createDirectories(file.getParent());
      return Files.write(file, content).toString();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
