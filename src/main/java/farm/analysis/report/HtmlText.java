package farm.analysis.report;

/** Text in HTML, as the content of an element or a quoted attribute. */
final class HtmlText {

  private HtmlText() {}

  static String of(String text) {
    StringBuilder escaped = new StringBuilder(text.length() + 16);
    append(text, escaped);
    return escaped.toString();
  }

  /** Appends a text escaped. Control characters, which HTML doesn't allow, become U+FFFD. */
  static void append(String text, StringBuilder out) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      switch (c) {
        case '<' -> out.append("&lt;");
        case '>' -> out.append("&gt;");
        case '&' -> out.append("&amp;");
        case '"' -> out.append("&quot;");
        case '\'' -> out.append("&#39;");
        case '\n', '\t' -> out.append(c);
        default -> out.append(Character.isISOControl(c) ? '\ufffd' : c);
      }
    }
  }
}
