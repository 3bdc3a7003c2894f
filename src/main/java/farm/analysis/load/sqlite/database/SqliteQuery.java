package farm.analysis.load.sqlite.database;

import farm.analysis.problem.NearestName;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * One SELECT with the values of its parameters: {@code SqliteQuery.named("SELECT * FROM agents
 * WHERE generation > :least", Map.of("least", 3))}. The values are bound, never made part of the
 * text.
 *
 * @param values the values of its parameters, in SQLite's order: text, numbers, booleans
 */
public record SqliteQuery(String sql, List<Object> values) implements Serializable {

  /** Copies the values. */
  public SqliteQuery {
    values = List.copyOf(values);
  }

  /**
   * A SELECT with the parameters {@code ?}.
   *
   * @param values their values in order
   */
  public static SqliteQuery of(String sql, Object... values) {
    return new SqliteQuery(sql, List.of(values));
  }

  /**
   * A SELECT with the parameters {@code :name}, {@code @name} or {@code $name}.
   *
   * @param parameters their values by name, without the sign
   * @throws IllegalArgumentException if a parameter has no name or no value, or a value isn't used
   */
  public static SqliteQuery named(String sql, Map<String, Object> parameters) {
    List<String> used = QueryParameters.of(sql);
    Set<String> names = new LinkedHashSet<>();
    List<Object> values = new ArrayList<>();
    List<String> lacking = new ArrayList<>();
    for (String parameter : used) {
      if (parameter.startsWith("?")) {
        throw new IllegalArgumentException(
            "'query' has the parameter '%s'; should have a name instead, such as :age, and its value in 'parameters'"
                .formatted(parameter));
      }
      String name = parameter.substring(1);
      Object value = parameters.get(name);
      if (value == null) {
        lacking.add(parameter);
      } else {
        values.add(checked(name, value));
      }
      names.add(name);
    }
    checkAllGiven(lacking, parameters.keySet());
    checkAllUsed(parameters.keySet(), names);
    return new SqliteQuery(sql, values);
  }

  private static Object checked(String name, Object value) {
    if (value instanceof Double number && number.isNaN()) {
      throw new IllegalArgumentException(
          "'parameters' has NaN for '%s', which is missing in SQL; should be another value"
              .formatted(name));
    }
    return value;
  }

  private static void checkAllGiven(List<String> lacking, Set<String> given) {
    if (!lacking.isEmpty()) {
      throw new IllegalArgumentException(
          "'parameters' has no value for %s of 'query'%s"
              .formatted(
                  quoted(lacking),
                  NearestName.choices(lacking.get(0).substring(1), "given", given)));
    }
  }

  private static void checkAllUsed(Set<String> given, Set<String> used) {
    List<String> unused = given.stream().filter(name -> !used.contains(name)).toList();
    if (!unused.isEmpty()) {
      throw new IllegalArgumentException(
          "'parameters' has a value for %s, but 'query' has no such parameter%s"
              .formatted(quoted(unused), NearestName.choices(unused.get(0), "used", used)));
    }
  }

  private static String quoted(List<String> names) {
    return names.stream().map("'%s'"::formatted).collect(Collectors.joining(", "));
  }
}
