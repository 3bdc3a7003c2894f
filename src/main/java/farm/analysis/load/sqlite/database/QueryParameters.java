package farm.analysis.load.sqlite.database;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Finds the parameters of a SELECT: {@code ?}, {@code :name}, {@code @name}, {@code $name}. */
final class QueryParameters {

  /**
   * A letter of a word, as SQLite's tokenizer has it (sqlite.org, tokenize.c): ASCII letters and
   * digits, underscore, dollar and all characters beyond ASCII.
   */
  private static final String LETTER = "[A-Za-z0-9_$[^\\x00-\\x7f]]";

  /**
   * A text, a quoted name, a comment, a parameter or a word. A doubled quote within a text makes
   * two texts of it, which is no matter here.
   */
  private static final Pattern TOKEN =
      Pattern.compile(
          "'[^']*+'?+|\"[^\"]*+\"?+|`[^`]*+`?+|\\[[^\\]]*+\\]?+|--[^\\n]*+|/\\*(?s:.*?)(?:\\*/|\\z)"
              + "|(?<parameter>\\?[0-9]*+|[:@$#](?:%1$s|::)++(?:\\([^\\s)]*+\\))?+)|%1$s++"
                  .formatted(LETTER));

  private QueryParameters() {}

  /**
   * The different parameters with their signs, in the order in which SQLite numbers them: that of
   * their first places in the text.
   */
  static List<String> of(String sql) {
    Set<String> found = new LinkedHashSet<>();
    Matcher matcher = TOKEN.matcher(sql);
    while (matcher.find()) {
      String parameter = matcher.group("parameter");
      if (parameter != null) {
        found.add(parameter);
      }
    }
    return List.copyOf(found);
  }
}
