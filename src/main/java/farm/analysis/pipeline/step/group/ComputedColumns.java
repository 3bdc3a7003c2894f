package farm.analysis.pipeline.step.group;

import farm.analysis.aggregate.function.Aggregation;
import farm.analysis.chunk.Schema;
import farm.analysis.expression.Expression;
import farm.analysis.pipeline.step.ComputedRole;
import farm.analysis.problem.RequestException;
import farm.analysis.process.DataProcessor;
import farm.analysis.process.MapToFields;
import farm.analysis.report.table.ColumnRole;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The columns that a grouping needs. Each is given by a text: the name of a column of the input, or
 * else an expression to compute.
 *
 * @param keys the texts of keys without a name of their own, which must be columns
 * @param texts the texts by the name of the column in the grouping
 */
record ComputedColumns(Set<String> keys, Map<String, String> texts) {

  ComputedColumns {
    keys = Set.copyOf(keys);
    texts = new LinkedHashMap<>(texts);
  }

  /**
   * The columns that a grouping by these keys with these aggregations needs.
   *
   * @throws IllegalArgumentException if two of them have the same name
   */
  static ComputedColumns of(List<GroupKey> keys, List<Aggregation> aggregations) {
    Set<String> plain = new HashSet<>();
    Map<String, String> texts = new LinkedHashMap<>();
    for (GroupKey key : keys) {
      if (texts.put(key.name(), key.text()) != null) {
        throw new IllegalArgumentException(
            "Option 'group_by' names '%s' twice".formatted(key.name()));
      }
      if (key.expression() == null) {
        plain.add(key.name());
      }
    }
    for (Aggregation aggregation : aggregations) {
      for (String column : aggregation.columns()) {
        if (!texts.computeIfAbsent(column, same -> same).equals(column)) {
          throw new IllegalArgumentException(
              ("Option 'group_by' computes '%s', but a column of that name is aggregated; give the"
                      + " key another name")
                  .formatted(column));
        }
      }
    }
    return new ComputedColumns(plain, texts);
  }

  /** The columns that may be needed: those of the expressions, and the texts themselves. */
  Set<String> reads() {
    Set<String> columns = new LinkedHashSet<>(keys);
    for (String text : texts.values()) {
      columns.add(text);
      parsed(text).ifPresent(expression -> columns.addAll(expression.columns()));
    }
    return columns;
  }

  /** The role in a report of a column or expression; empty if it has none. */
  static Optional<ColumnRole> role(String text, Map<String, ColumnRole> input) {
    return Optional.ofNullable(input.get(text))
        .or(() -> parsed(text).flatMap(expression -> ComputedRole.of(expression, input)));
  }

  private static boolean isName(String text) {
    return parsed(text).flatMap(Expression::column).filter(text::equals).isPresent();
  }

  private static Optional<Expression> parsed(String text) {
    try {
      return Optional.of(Expression.parse(text));
    } catch (RequestException e) {
      return Optional.empty();
    }
  }

  /**
   * The processor that makes the columns; empty if nothing is to be computed.
   *
   * @throws RequestException with the problems of all texts that are neither columns nor
   *     expressions, unless all of these are only unknown names
   */
  Optional<DataProcessor> processor(Schema input) {
    Map<String, Expression> fields = new LinkedHashMap<>();
    List<RequestException> problems = new ArrayList<>();
    boolean computes = false;
    for (Map.Entry<String, String> entry : texts.entrySet()) {
      String text = entry.getValue();
      computes |= !entry.getKey().equals(text) || !(input.find(text).isPresent() || isName(text));
      try {
        Expression expression = expression(text, input);
        expression.bind(input);
        fields.put(entry.getKey(), expression);
      } catch (RequestException e) {
        problems.add(e);
      }
    }
    if (!computes) {
      return Optional.empty();
    }
    RequestException.throwIfAny(problems);
    return Optional.of(MapToFields.of(fields));
  }

  private Expression expression(String text, Schema input) {
    if (input.find(text).isPresent()) {
      return Expression.parse('"' + text.replace("\"", "\"\"") + '"');
    }
    boolean isExpression = parsed(text).isPresent() && !isName(text);
    String unknown = input.unknownColumn(text);
    if (keys.contains(text) || isName(text)) {
      throw new RequestException(
          text,
          isExpression
              ? "%s; to group by an expression, name it: {NAME: \"%s\"}".formatted(unknown, text)
              : unknown);
    }
    try {
      return Expression.parse(text);
    } catch (RequestException e) {
      throw new RequestException(
          text, "%s; and it is no expression: %s".formatted(unknown, e.getMessage()));
    }
  }
}
