package farm.analysis.learn;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import farm.analysis.aggregate.Aggregate;
import farm.analysis.aggregate.distribution.frequency.TopK;
import farm.analysis.aggregate.distribution.quantile.Median;
import farm.analysis.aggregate.function.Aggregation;
import farm.analysis.aggregate.sum.Mean;
import farm.analysis.chunk.Chunk;
import farm.analysis.chunk.ColumnType;
import farm.analysis.chunk.Schema;
import farm.analysis.problem.DataException;
import farm.analysis.problem.RequestException;
import farm.analysis.process.DataProcessor;
import farm.analysis.process.Process;
import farm.analysis.process.value.Cast;
import farm.analysis.process.value.FillWith;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Replaces missing values with a statistic of the column's values in all rows. NaN is a value, not
 * missing. A mean or median turns a column of integers into one of doubles.
 *
 * @param statistics the statistic for each column, by its name
 */
public record FillLearned(Map<String, Statistic> statistics) implements TwoPassStep {

  private static final ObjectMapper JSON = new ObjectMapper();

  /** The statistic of a column that replaces its missing values. */
  public enum Statistic {
    /** The arithmetic mean. */
    MEAN,
    /** The median: exact up to 1000 values, then within 1 %. */
    MEDIAN,
    /**
     * The most frequent value, or the least one if there are several. More than 100,000 different
     * values are an error.
     */
    MOST_FREQUENT
  }

  /** Copies the map. */
  public FillLearned {
    statistics = Collections.unmodifiableMap(new LinkedHashMap<>(statistics));
  }

  @Override
  public Aggregate facts() {
    Aggregate facts = Aggregate.groupBy();
    for (Map.Entry<String, Statistic> column : statistics.entrySet()) {
      facts = facts.with(column.getKey(), aggregation(column.getKey(), column.getValue()));
    }
    return facts;
  }

  private static Aggregation aggregation(String column, Statistic statistic) {
    return switch (statistic) {
      case MEAN -> Mean.of(column);
      case MEDIAN -> Median.of(column);
      case MOST_FREQUENT -> TopK.of(column, 1);
    };
  }

  @Override
  public Schema result(Schema input, Schema learnedFrom) {
    List<RequestException> problems = new ArrayList<>();
    statistics.forEach(
        (column, statistic) -> {
          if (input.find(column).isEmpty()) {
            problems.add(new RequestException(column, input.unknownColumn(column)));
          } else if (statistic != Statistic.MOST_FREQUENT
              && !input.field(input.indexOf(column)).type().isNumeric()) {
            ColumnType type = input.field(input.indexOf(column)).type();
            problems.add(
                new RequestException(
                    column,
                    ("column '%s' should be numeric to have a mean or a median, was %s;"
                            + " most_frequent works for any type")
                        .formatted(column, type.word())));
          }
        });
    RequestException.throwIfAny(problems);
    return Process.schemaOf(widened(), input);
  }

  /** The cast to doubles of the columns that get a mean or median. */
  private DataProcessor widened() {
    Map<String, ColumnType> doubles = new LinkedHashMap<>();
    statistics.forEach(
        (column, statistic) -> {
          if (statistic != Statistic.MOST_FREQUENT) {
            doubles.put(column, ColumnType.DOUBLE);
          }
        });
    return Cast.to(doubles);
  }

  @Override
  public DataProcessor processor(Chunk facts) {
    Map<String, Object> values = new LinkedHashMap<>();
    for (String column : statistics.keySet()) {
      Object fact = facts.value(0, facts.schema().indexOf(column));
      if (fact == null) {
        throw new DataException(
            "column '%s' has no values, so there is nothing to fill it with".formatted(column));
      }
      values.put(
          column,
          statistics.get(column) == Statistic.MOST_FREQUENT
              ? mostFrequent(column, (String) fact)
              : fact);
    }
    return widened().andThen(FillWith.values(values));
  }

  private static Object mostFrequent(String column, String topValues) {
    try {
      JsonNode top = JSON.readTree(topValues).path(0);
      if (!top.has("count")) { // an estimate, which may differ from run to run
        throw new DataException(
            "column '%s' has more than 100,000 different values, too many to know the most frequent"
                    .formatted(column)
                + " one for certain; fill it with a constant");
      }
      JsonNode value = top.get("value");
      if (value.isBoolean()) {
        return value.booleanValue();
      }
      if (value.isIntegralNumber()) {
        return value.longValue();
      }
      return value.isNumber() ? (Object) value.doubleValue() : value.textValue();
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("not the JSON of top values: " + topValues, e);
    }
  }
}
