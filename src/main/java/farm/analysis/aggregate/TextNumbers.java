package farm.analysis.aggregate;

import farm.analysis.chunk.TextColumn;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Numbers distinct texts from 0, in the order they are met. */
final class TextNumbers {

  private static final int UNKNOWN = -1;

  private final Map<String, Integer> numbers = new HashMap<>();
  private final List<String> texts = new ArrayList<>();
  private long textBytes;

  int number(String text) {
    Integer known = numbers.putIfAbsent(text, texts.size());
    if (known != null) {
      return known;
    }
    texts.add(text);
    textBytes += text.length();
    return texts.size() - 1;
  }

  String text(long number) {
    return texts.get((int) number);
  }

  /** Room for the number of each dictionary code of a column, to be looked up once. */
  int[] numbersFor(TextColumn column) {
    int[] ofCodes = new int[column.dictionarySize()];
    Arrays.fill(ofCodes, UNKNOWN);
    return ofCodes;
  }

  /** The number of the text at a position, kept in {@code ofCodes} once it is known. */
  int number(TextColumn column, int position, int[] ofCodes) {
    int code = column.codeAt(position);
    if (ofCodes[code] == UNKNOWN) {
      ofCodes[code] = number(column.dictionaryText(code));
    }
    return ofCodes[code];
  }

  /** About how many bytes of memory the texts and their map take. */
  long byteSize() {
    return textBytes + 120L * texts.size();
  }
}
