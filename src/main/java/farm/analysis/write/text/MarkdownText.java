package farm.analysis.write.text;

/** Text in a cell of a Markdown table, shown as it is. */
final class MarkdownText {

  /** The characters that begin or end markup, beside those of HTML; GitHub reads $ as formulas. */
  private static final String MARKUP = "\\|`*_[]~$";

  private MarkdownText() {}

  /** The text with its markup escaped, on one line: line ends become {@code <br>}. */
  static String escaped(String text) {
    StringBuilder escaped = new StringBuilder();
    String line = text.replace("\r\n", "\n");
    for (int i = 0; i < line.length(); i++) {
      char c = line.charAt(i);
      switch (c) {
        case '\n', '\r' -> escaped.append("<br>");
        case '&' -> escaped.append("&amp;");
        case '<' -> escaped.append("&lt;");
        case '>' -> escaped.append("&gt;");
        default -> escaped.append(isMarkup(line, i) ? "\\" : "").append(c);
      }
    }
    return escaped.toString();
  }

  /** An underscore within a word, as in {@code step_number}, is no markup. */
  private static boolean isMarkup(String text, int i) {
    char c = text.charAt(i);
    boolean isInWord =
        c == '_'
            && i > 0
            && i < text.length() - 1
            && Character.isLetterOrDigit(text.charAt(i - 1))
            && Character.isLetterOrDigit(text.charAt(i + 1));
    return MARKUP.indexOf(c) >= 0 && !isInWord;
  }
}
