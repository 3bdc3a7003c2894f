package farm.analysis.load.csv;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Arrays;
import java.util.List;

/** The words of a {@link Dialect} that stand for a missing value. */
final class MissingWords {

  private final byte[][] words;

  MissingWords(Dialect dialect) {
    List<String> missing = dialect.missing();
    words = missing.stream().map(word -> word.getBytes(UTF_8)).toArray(byte[][]::new);
  }

  /**
   * Returns true if the bytes from {@code start} to {@code end}, exclusive, are one of the words.
   */
  boolean contain(byte[] bytes, int start, int end) {
    for (byte[] word : words) {
      if (Arrays.equals(bytes, start, end, word, 0, word.length)) {
        return true;
      }
    }
    return false;
  }
}
