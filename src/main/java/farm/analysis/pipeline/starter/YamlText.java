package farm.analysis.pipeline.starter;

import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Texts as YAML scalars on one line. */
final class YamlText {

  private static final Pattern PLAIN = Pattern.compile("(\\.{0,2}/)?[A-Za-z_][A-Za-z0-9_./-]*");

  /** The words that YAML 1.1 or 1.2 reads as something other than text. */
  private static final Set<String> WORDS =
      Set.of("true", "false", "yes", "no", "on", "off", "y", "n", "null");

  private static final String TEMPLATE = "{{";

  private YamlText() {}

  /** Returns false for a text that a pipeline file takes for a template, or that is very long. */
  static boolean canHold(String text) {
    // Keys of a YAML mapping may have 1024 characters.
    return text.length() <= 200 && isNoTemplate(text);
  }

  /** Returns true if a pipeline file takes the text as it is. */
  static boolean isNoTemplate(String text) {
    return !text.contains(TEMPLATE) && !text.contains("{%") && !text.contains("{#");
  }

  /** The text without quotes if YAML then reads the same, else in double quotes. */
  static String of(String text) {
    boolean plain = PLAIN.matcher(text).matches() && !WORDS.contains(text.toLowerCase(Locale.ROOT));
    return plain ? text : quoted(text);
  }

  /**
   * The text in double quotes, with escapes for everything that isn't printable (YAML 1.2, 5.7).
   */
  static String quoted(String text) {
    return text.codePoints()
        .mapToObj(YamlText::escaped)
        .collect(Collectors.joining("", "\"", "\""));
  }

  private static String escaped(int c) {
    if (c == '"' || c == '\\') {
      return "\\" + (char) c;
    }
    boolean printable =
        switch (Character.getType(c)) {
          case Character.CONTROL,
              Character.FORMAT,
              Character.LINE_SEPARATOR,
              Character.PARAGRAPH_SEPARATOR,
              Character.PRIVATE_USE,
              Character.SURROGATE,
              Character.UNASSIGNED ->
              false;
          default -> true;
        };
    return printable ? Character.toString(c) : (c > 0xffff ? "\\U%08x" : "\\u%04x").formatted(c);
  }
}
