package farm.analysis.cli;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The width and the characters of the place where a person reads text.
 *
 * @param columns the number of characters in a line
 * @param isUnicode true if it shows all characters; false for ASCII alone
 */
record Terminal(int columns, boolean isUnicode) {

  private static final int DEFAULT_COLUMNS = 100;
  private static final int LEAST_COLUMNS = 40;

  /**
   * The terminal of this process: its width is the environment variable COLUMNS, by default 100. It
   * shows all characters if the locale's encoding is UTF-8.
   */
  static Terminal current() {
    boolean isUnicode =
        charset().equals(StandardCharsets.UTF_8) && !Boolean.getBoolean("farm.ascii");
    return new Terminal(columns(Optional.ofNullable(System.getenv("COLUMNS"))), isUnicode);
  }

  /** The number of columns that a variable gives; the default if it is absent or not a number. */
  static int columns(Optional<String> variable) {
    try {
      return variable
          .map(Integer::parseInt)
          .filter(columns -> columns > 0)
          .map(columns -> Math.max(LEAST_COLUMNS, columns))
          .orElse(DEFAULT_COLUMNS);
    } catch (NumberFormatException e) {
      return DEFAULT_COLUMNS;
    }
  }

  private static Charset charset() {
    return Charset.forName(System.getProperty("native.encoding", "US-ASCII"));
  }

  /** The text, or its start with an ellipsis, so that it isn't wider than {@code columns}. */
  String cut(String text, int columns) {
    if (ShownText.width(text) <= columns) {
      return text;
    }
    int end = 0;
    int width = ellipsis().length();
    while (end < text.length()) {
      int character = text.codePointAt(end);
      width += ShownText.width(character);
      if (width > columns) {
        break;
      }
      end += Character.charCount(character);
    }
    return text.substring(0, end) + ellipsis();
  }

  /**
   * The text as lines no wider than this terminal: broken at spaces, with the lines after the first
   * indented by four more than the first. A longer word is cut.
   */
  List<String> wrapped(String text) {
    List<String> lines = new ArrayList<>();
    String indent = " ".repeat(text.length() - text.stripLeading().length());
    StringBuilder line = new StringBuilder(indent);
    for (String word : text.strip().split(" ", -1)) {
      boolean isFirst = line.toString().isBlank();
      if (!isFirst && ShownText.width(line + " " + word) > columns) {
        lines.add(line.toString());
        line = new StringBuilder(indent + "    ");
        isFirst = true;
      }
      line.append(isFirst ? "" : " ").append(word);
    }
    lines.add(line.toString());
    return lines;
  }

  /** The sign that something is left out. */
  String ellipsis() {
    return isUnicode ? "…" : "...";
  }

  /** A text from data, without characters that this terminal can't show or would obey. */
  String shown(String text) {
    return ShownText.of(text, isUnicode);
  }
}
