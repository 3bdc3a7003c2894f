package farm.analysis.pipeline.starter;

import farm.analysis.load.input.InputFile;
import farm.analysis.problem.RequestException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/**
 * The beginning of a file's content, decompressed, which may tell its kind.
 *
 * @param text the first bytes, as UTF-8
 */
record Beginning(String text) {

  private static final int BYTES = 1 << 16;

  /** The delimiters to look for; of equally frequent ones, the first is meant. */
  private static final List<Character> DELIMITERS = List.of(',', ';', '\t', '|');

  /**
   * Reads the beginning of the file.
   *
   * @throws RequestException if the file can't be read or is empty
   */
  static Beginning of(String path) {
    try (InputStream in = InputFile.at(path).open()) {
      byte[] bytes = in.readNBytes(BYTES);
      if (bytes.length == 0) {
        throw new RequestException(path, "%s: is empty".formatted(path));
      }
      return new Beginning(new String(bytes, StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException("%s: can't be read: %s".formatted(path, e.getMessage()), e);
    }
  }

  /** The kind of the file as far as its content tells. */
  Optional<DataKind> kind() {
    if (text.startsWith("SQLite format 3\0")) {
      return Optional.of(DataKind.DATABASE);
    }
    if (text.indexOf('\0') >= 0 || text.indexOf('\uFFFD') >= 0) {
      return Optional.empty();
    }
    String start = text.stripLeading();
    if (start.startsWith("{") || start.startsWith("[")) {
      return Optional.of(DataKind.JSON);
    }
    return firstLine().chars().anyMatch(c -> DELIMITERS.contains((char) c))
        ? Optional.of(DataKind.CSV)
        : Optional.empty();
  }

  /** The most frequent delimiter of the first line; a comma if it has none. */
  char delimiter() {
    String line = firstLine();
    return DELIMITERS.stream()
        .reduce((one, other) -> count(line, other) > count(line, one) ? other : one)
        .orElseThrow();
  }

  private static long count(String line, char wanted) {
    return line.chars().filter(c -> c == wanted).count();
  }

  /** The first line without its quoted parts. */
  private String firstLine() {
    return text.lines().findFirst().orElse("").replaceAll("\"[^\"]*\"", "");
  }
}
