package farm.analysis.load.sqlite.table;

import farm.analysis.chunk.Schema;
import farm.analysis.expression.Expression;
import farm.analysis.expression.NumberRange;
import farm.analysis.expression.SqlCondition;
import farm.analysis.load.sqlite.database.Relation;
import farm.analysis.problem.RequestException;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The part of a condition that lets a reader, or SQLite itself, leave out rows before it reads
 * them.
 *
 * <p>SQLite stores any value in any column. A row isn't left out if a column of the condition has a
 * value that the column's type doesn't hold. The reader then treats the value as it would without a
 * condition: as an error, or as text.
 */
final class PushedCondition {

  private PushedCondition() {}

  /** The condition in SQL; empty if SQLite's answer might differ, or SQLite can't evaluate it. */
  static Optional<SqlCondition> of(Expression condition, Schema schema, Set<String> stored) {
    if (!stored.containsAll(condition.columns())) {
      return Optional.empty();
    }
    try {
      return condition.sql(schema).map(sql -> withOddValues(sql, condition, schema));
    } catch (RequestException e) {
      return Optional.empty(); // the filter that follows reports the problem
    }
  }

  /** The ranges that a condition consists of; empty if it has any other part. */
  static List<NumberRange> ranges(Expression condition, Schema schema) {
    try {
      return condition.ranges(schema).orElse(List.of());
    } catch (RequestException e) {
      return List.of(); // the filter that follows reports the problem
    }
  }

  private static SqlCondition withOddValues(
      SqlCondition condition, Expression expression, Schema schema) {
    StringBuilder sql = new StringBuilder("(" + condition.sql() + ")");
    for (String column : expression.columns()) {
      String name = Relation.quoted(column);
      sql.append(" OR ")
          .append(
              switch (schema.field(schema.indexOf(column)).type()) {
                case LONG -> "typeof(%s) NOT IN ('integer', 'null')".formatted(name);
                case DOUBLE ->
                    ("typeof(%1$s) NOT IN ('real', 'integer', 'null')"
                            + " OR typeof(%1$s) = 'integer' AND cast(%1$s AS real) IS NOT %1$s")
                        .formatted(name);
                case BOOLEAN ->
                    "typeof(%1$s) NOT IN ('integer', 'null') OR %1$s NOT IN (0, 1)".formatted(name);
                case TEXT, JSON -> "typeof(%s) NOT IN ('text', 'null')".formatted(name);
              });
    }
    return new SqlCondition(sql.toString(), condition.values());
  }
}
