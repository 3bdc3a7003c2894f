package farm.analysis.process;

import farm.analysis.chunk.Chunk;
import farm.analysis.chunk.Column;
import farm.analysis.chunk.Schema;
import farm.analysis.expression.BoundExpression;
import farm.analysis.expression.Expression;
import farm.analysis.problem.RequestException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Computes columns from expressions: {@code MapToFields.of(Map.of("mean_energy",
 * Expression.parse("energy / agents")))} returns only these, {@code MapToFields.append(…)} adds
 * them to the existing columns.
 */
public final class MapToFields implements DataProcessor {

  private final LinkedHashMap<String, Expression> fields;
  private final boolean append;
  private final List<String> dropped;
  private final Bound<List<BoundExpression>> bound = new Bound<>(this::bind);

  private MapToFields(Map<String, Expression> fields, boolean append, List<String> dropped) {
    this.fields = new LinkedHashMap<>(fields);
    this.append = append;
    this.dropped = List.copyOf(dropped);
  }

  /** Returns a processor whose result has only these columns, in the order of the map. */
  public static MapToFields of(Map<String, Expression> fields) {
    return new MapToFields(fields, false, List.of());
  }

  /**
   * Returns a processor whose result has the existing columns except {@code dropped}, then these.
   */
  public static MapToFields append(Map<String, Expression> fields, List<String> dropped) {
    return new MapToFields(fields, true, dropped);
  }

  /**
   * The same rows with the new columns.
   *
   * @throws RequestException if the chunk lacks a column, or has a column with a new name that
   *     isn't dropped
   * @throws farm.analysis.problem.DataException if an expression can't be computed for a row
   */
  @Override
  public Chunk process(Chunk chunk) {
    return bound.to(chunk.schema(), expressions -> process(chunk, expressions));
  }

  private Chunk process(Chunk chunk, List<BoundExpression> expressions) {
    List<Schema.Field> schema = new ArrayList<>();
    List<Column> columns = new ArrayList<>();
    for (int c = 0; append && c < chunk.schema().size(); c++) {
      if (!dropped.contains(chunk.schema().field(c).name())) {
        schema.add(chunk.schema().field(c));
        columns.add(chunk.values(c));
      }
    }
    int next = 0;
    for (String name : fields.keySet()) {
      BoundExpression expression = expressions.get(next++);
      schema.add(new Schema.Field(name, expression.type()));
      columns.add(expression.evaluate(chunk));
    }
    return Chunk.of(Schema.of(schema), columns, chunk.origin(), chunk.rowCount());
  }

  private List<BoundExpression> bind(Schema schema) {
    List<RequestException> problems = new ArrayList<>();
    for (String column : dropped) {
      if (schema.find(column).isEmpty()) {
        problems.add(new RequestException(column, schema.unknownColumn(column)));
      }
    }
    List<BoundExpression> expressions = new ArrayList<>();
    for (Map.Entry<String, Expression> field : fields.entrySet()) {
      String name = field.getKey();
      if (append && schema.find(name).isPresent() && !dropped.contains(name)) {
        problems.add(
            new RequestException(
                name,
                "there is a column '%s' already; drop it, or choose another name".formatted(name)));
      }
      try {
        expressions.add(field.getValue().bind(schema));
      } catch (RequestException e) {
        problems.add(e);
      }
    }
    RequestException.throwIfAny(problems);
    return expressions;
  }
}
