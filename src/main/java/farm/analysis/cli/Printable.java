package farm.analysis.cli;

/** Makes text from files safe for a terminal. */
final class Printable {

  private Printable() {}

  /**
   * The text with each control character, such as the start of an escape sequence, as {@code ?}.
   */
  static String text(String text) {
    return text.replaceAll("\\p{Cc}|\\p{Cf}", "?");
  }
}
