package farm.analysis.aggregate.distribution.frequency;

import com.fasterxml.jackson.core.io.JsonStringEncoder;
import farm.analysis.decimal.NumberWriter;

/**
 * Writes a JSON array of objects as text. JSON has no numbers for NaN and infinities; they become
 * the strings {@code "NaN"}, {@code "Infinity"} and {@code "-Infinity"}.
 */
final class JsonRows {

  private static final JsonStringEncoder ENCODER = JsonStringEncoder.getInstance();

  private final StringBuilder text = new StringBuilder("[");
  private boolean inRow;

  void startRow() {
    text.append(text.length() == 1 ? "{" : ",{");
    inRow = false;
  }

  void put(String key, long value) {
    putKey(key);
    text.append(value);
  }

  void put(String key, double value) {
    putKey(key);
    String number = NumberWriter.text(value);
    text.append(Double.isFinite(value) ? number : '"' + number + '"');
  }

  void put(String key, boolean value) {
    putKey(key);
    text.append(value);
  }

  void put(String key, String value) {
    putKey(key);
    text.append('"');
    ENCODER.quoteAsString(value, text);
    text.append('"');
  }

  /** Appends a key, which must have nothing to escape. */
  private void putKey(String key) {
    text.append(inRow ? ",\"" : "\"").append(key).append("\":");
    inRow = true;
  }

  void endRow() {
    text.append('}');
  }

  /** Ends the array and returns its text. */
  String end() {
    return text.append(']').toString();
  }
}
