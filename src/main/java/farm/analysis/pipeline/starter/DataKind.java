package farm.analysis.pipeline.starter;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The kinds of files that can be read. Of a folder with several kinds, only the first is read. */
enum DataKind {
  /** SQLite databases. */
  DATABASE("db|sqlite|sqlite3"),
  /** Fields with a delimiter. */
  CSV("csv|tsv"),
  /** JSON Lines and other JSON. */
  JSON("jsonl|ndjson|json");

  /** The ending of a name, after its dot, with that of a compressed file. */
  private static final Pattern ENDING =
      Pattern.compile("(?s).*?\\.(\\w+(?:\\.(?:gz|zst))?)", Pattern.CASE_INSENSITIVE);

  /** A regular expression for the endings of names. */
  private final String endings;

  DataKind(String endings) {
    this.endings = endings;
  }

  /** The ending of a file's name: {@code csv.gz} for {@code a.csv.gz}; empty if it has none. */
  static String ending(String name) {
    Matcher matcher = ENDING.matcher(name);
    return matcher.matches() ? matcher.group(1) : "";
  }

  /** The kind of the files whose names end like this. */
  static Optional<DataKind> ofEnding(String ending) {
    String plain = ending.toLowerCase(Locale.ROOT).replaceFirst("\\.(gz|zst)$", "");
    return Arrays.stream(values()).filter(kind -> plain.matches(kind.endings)).findFirst();
  }

  /** The kinds with their endings, for messages. */
  static String known() {
    return "SQLite (.db, .sqlite, .sqlite3), CSV (.csv, .tsv), JSON Lines (.jsonl, .ndjson) and"
        + " JSON (.json), text also compressed (.gz, .zst)";
  }
}
