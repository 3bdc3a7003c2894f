package farm.analysis.chunk;

import farm.analysis.problem.NearestName;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;

/** The names of column types: their own, and those of SQL. */
public final class TypeNames {

  private static final Map<String, ColumnType> BY_NAME =
      new TreeMap<>(
          Map.ofEntries(
              Map.entry("long", ColumnType.LONG),
              Map.entry("integer", ColumnType.LONG),
              Map.entry("int", ColumnType.LONG),
              Map.entry("bigint", ColumnType.LONG),
              Map.entry("smallint", ColumnType.LONG),
              Map.entry("double", ColumnType.DOUBLE),
              Map.entry("double precision", ColumnType.DOUBLE),
              Map.entry("real", ColumnType.DOUBLE),
              Map.entry("float", ColumnType.DOUBLE),
              Map.entry("boolean", ColumnType.BOOLEAN),
              Map.entry("bool", ColumnType.BOOLEAN),
              Map.entry("text", ColumnType.TEXT),
              Map.entry("varchar", ColumnType.TEXT),
              Map.entry("char", ColumnType.TEXT),
              Map.entry("string", ColumnType.TEXT),
              Map.entry("json", ColumnType.JSON)));

  private static final String FOR_DECIMALS =
      "double for the nearest number, or text for all digits";
  private static final String FOR_DATES = "text for dates and times in ISO 8601";

  /** The types to take instead of SQL's types that don't exist here. */
  private static final Map<String, String> ADVICE =
      Map.of(
          "numeric", FOR_DECIMALS,
          "decimal", FOR_DECIMALS,
          "date", FOR_DATES,
          "time", FOR_DATES,
          "datetime", FOR_DATES,
          "timestamp", FOR_DATES);

  private static final Pattern LENGTH = Pattern.compile("(?<=char) ?\\( ?[0-9]+ ?\\)$");
  private static final Pattern SIZE = Pattern.compile(" ?\\(.*");

  private TypeNames() {}

  /**
   * The type of this name, ignoring case; empty if there is none. A length, as in {@code
   * varchar(20)}, has no effect, as in SQLite.
   */
  public static Optional<ColumnType> find(String name) {
    return Optional.ofNullable(BY_NAME.get(LENGTH.matcher(normal(name)).replaceFirst("")));
  }

  /** The names without lengths, sorted. */
  public static Set<String> all() {
    return BY_NAME.keySet();
  }

  /** The type to take instead of one of SQL that doesn't exist here, in words; empty for others. */
  public static Optional<String> advice(String name) {
    return Optional.ofNullable(ADVICE.get(SIZE.matcher(normal(name)).replaceFirst("")));
  }

  /** The message for a name that is no type's. */
  public static String unknown(String name) {
    return "unknown type '%s'%s"
        .formatted(
            name,
            advice(name)
                .map("; write "::concat)
                .orElseGet(() -> NearestName.choices(normal(name), "types", all())));
  }

  private static String normal(String name) {
    return name.strip().toLowerCase(Locale.ROOT).replaceAll("\\s+", " ");
  }
}
