package farm.analysis.json;

import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Puts messages of the JSON parser into plain words, without the parser's names and settings. */
final class PlainWords {

  /** A message of the parser, and plain words that may use the groups of its pattern. */
  private record Wording(Pattern parserText, String plain) {}

  private static final Pattern CONTROL_CHARACTER = Pattern.compile("\\(CTRL-CHAR, code (\\d+)\\)");

  /** The start of a message about a character, which is the first group. */
  private static final String UNEXPECTED = "Unexpected character \\((.+?)(?: \\(code [^)]*\\))?\\)";

  private static final String NO_VALUE =
      "expected a value such as \"text\", 1.5 or null, but found $1";

  private static final List<Wording> WORDINGS =
      List.of(
          wording("Unexpected close marker (.+): .*for root.*", "found $1, but no bracket is open"),
          wording("Unexpected close marker (.+): expected ('.').*", "expected $2, but found $1"),
          wording("Unrecognized token (.+): was expecting.*", NO_VALUE),
          wording("Non-standard token (.+): enable.*", NO_VALUE),
          wording(UNEXPECTED + ": expected a (?:valid )?value.*", NO_VALUE),
          wording(
              UNEXPECTED + ": was expecting a colon.*", "expected ':' after a name, but found $1"),
          wording(
              UNEXPECTED + ": was expecting double-quote.*",
              "expected a name in double quotes, but found $1"),
          wording(
              UNEXPECTED + ": was expecting comma.*",
              "expected ',' or a closing bracket, but found $1"),
          wording(
              UNEXPECTED + ": expected a hex-digit.*",
              "expected a hexadecimal digit in an escape, but found $1"),
          wording(
              UNEXPECTED + ": Expected space.*",
              "expected white space after a value, but found $1"),
          wording(UNEXPECTED + ": maybe a.*comment.*", "JSON has no comments, but found $1"),
          wording(UNEXPECTED + ".*plus sign.*", "a number can't begin with $1"),
          wording(UNEXPECTED + " in numeric value.*", "expected a digit in a number, but found $1"),
          wording(".*Leading zeroes.*", "a number can't have leading zeros"),
          wording(
              "Illegal unquoted character \\((.+)\\):.*",
              "$1 should be written as an escape, such as \\\\n"),
          wording("Illegal character \\((.+)\\):.*", "found $1 between values"),
          wording(
              "Unrecognized character escape (.+?)(?: \\(code .*)?",
              "expected an escape such as \\\\n, but found a backslash before $1"));

  private PlainWords() {}

  private static Wording wording(String parserText, String plain) {
    return new Wording(Pattern.compile(parserText + "\\z", Pattern.DOTALL), plain);
  }

  /** The plain words for a message; for any other message, itself with a lower first letter. */
  static String of(String message) {
    String known = CONTROL_CHARACTER.matcher(message).replaceAll("the control character $1");
    for (Wording wording : WORDINGS) {
      Matcher matcher = wording.parserText().matcher(known);
      if (matcher.matches()) {
        return matcher.replaceFirst(wording.plain());
      }
    }
    return known.substring(0, 1).toLowerCase(Locale.ROOT) + known.substring(1);
  }
}
