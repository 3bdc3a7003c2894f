package farm.analysis.process.value;

import farm.analysis.chunk.Chunk;
import farm.analysis.chunk.Column;
import farm.analysis.chunk.ColumnType;
import farm.analysis.chunk.Schema;
import farm.analysis.chunk.TextColumn;
import farm.analysis.problem.RequestException;
import farm.analysis.process.CountReceiver;
import farm.analysis.process.DataProcessor;
import farm.analysis.process.Process;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Turns a column into text in which only some values are left: {@code
 * ListedValues.of("action_type", List.of("move", "gather"))}. All other values become missing.
 */
public final class ListedValues implements DataProcessor {

  private final String column;
  private final List<String> values;
  private final List<String> cleared;

  private ListedValues(String column, List<String> values, List<String> cleared) {
    this.column = column;
    this.values = List.copyOf(values);
    this.cleared = List.copyOf(cleared);
  }

  /**
   * Keeps these values of a column.
   *
   * @param values the values as text, converted to the type of the column as {@link Cast} does
   */
  public static ListedValues of(String column, List<String> values) {
    return new ListedValues(column, values, List.of());
  }

  /** Returns a copy that also makes other columns missing in rows without a listed value. */
  public ListedValues clearing(List<String> others) {
    return new ListedValues(column, values, others);
  }

  /** The text of a value in the result: as a cast to text gives it, but 0.0 for -0.0. */
  static String text(Object value) {
    Object plain = value instanceof Double number && number == 0 ? (Object) 0.0 : value;
    return String.valueOf(ValueConversion.of(plain, ColumnType.TEXT));
  }

  /**
   * The listed values as they are in the result, in the order of the list.
   *
   * @throws RequestException for each value that the column can't hold, or that is there twice
   */
  public List<String> texts(Schema schema) {
    Schema.Field field = schema.field(schema.indexOf(column));
    Map<String, String> texts = new LinkedHashMap<>();
    List<RequestException> problems = new ArrayList<>();
    for (String value : values) {
      Object typed = ValueConversion.of(value, field.type());
      String text = typed == null ? value : text(typed);
      String same = texts.put(text, value);
      if (typed == null) {
        String message = "a value of column '%s' should be %s, was '%s'";
        problems.add(
            new RequestException(value, message.formatted(column, field.type().word(), value)));
      } else if (same != null) {
        String message = "'%s' and '%s' are the same value of column '%s'";
        problems.add(new RequestException(value, message.formatted(same, value, column)));
      }
    }
    RequestException.throwIfAny(problems);
    return List.copyOf(texts.keySet());
  }

  /**
   * The same rows with the column as text.
   *
   * @throws RequestException as {@link #texts}, and if there is no such column
   */
  @Override
  public Chunk process(Chunk chunk) {
    int index = chunk.schema().indexOf(column);
    Known known = new Known(chunk.column(index), Set.copyOf(texts(chunk.schema())));
    Chunk listed = chunk.map(index, new Schema.Field(column, ColumnType.TEXT), known::append);
    return listed.column(index).hasMissing() ? cleared(listed, index) : listed;
  }

  private Chunk cleared(Chunk listed, int index) {
    Chunk made = listed;
    for (String name : cleared) {
      int other = listed.schema().indexOf(name);
      Column.Builder kept = Column.builder(listed.schema().field(other).type(), listed.rowCount());
      for (int row = 0; row < listed.rowCount(); row++) {
        int position = listed.position(row);
        if (listed.column(index).isMissing(position)) {
          kept.appendMissing();
        } else {
          kept.appendFrom(listed.column(other), position);
        }
      }
      made = made.with(listed.schema().field(other), kept.build());
    }
    return made;
  }

  /**
   * Does the same as {@link #process(Chunk)}. Each row without a listed value counts as dropped.
   */
  @Override
  public Chunk process(Chunk chunk, CountReceiver counts) {
    Chunk processed = process(chunk);
    Column made = processed.column(chunk.schema().indexOf(column));
    long missing = 0;
    for (int row = 0; made.hasMissing() && row < processed.rowCount(); row++) {
      missing += made.isMissing(processed.position(row)) ? 1 : 0;
    }
    counts.add(Process.DROPPED, missing);
    return processed;
  }

  /** Finds the texts of the values of a chunk's column among those that are listed. */
  private static final class Known {

    private final Column column;
    private final Set<String> listed;
    private final Map<Object, String> texts = new HashMap<>();

    Known(Column column, Set<String> listed) {
      this.column = column;
      this.listed = listed;
    }

    void append(Column.Builder to, int position) {
      String text = text(column.valueAt(position));
      if (text != null && listed.contains(text)) {
        ((TextColumn.Builder) to).append(text);
      } else {
        to.appendMissing();
      }
    }

    private @Nullable String text(@Nullable Object value) {
      return value == null || value instanceof String
          ? (String) value
          : texts.computeIfAbsent(value, ListedValues::text);
    }
  }
}
