package farm.analysis.process.value;

import farm.analysis.chunk.ColumnType;
import farm.analysis.chunk.Schema;
import farm.analysis.problem.RequestException;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The columns made from the arrays or objects of one column.
 *
 * @param column the column of arrays or objects
 * @param key the column for the names of an object's members; null for arrays
 * @param index the column for the index of elements, from 0; null for none
 * @param values one column for the elements, or a column for each of their fields
 * @param ofFields true if elements are objects and {@code values} are their fields
 */
record ExplodedColumns(
    String column,
    @Nullable String key,
    @Nullable String index,
    List<Schema.Field> values,
    boolean ofFields)
    implements Serializable {

  ExplodedColumns {
    values = List.copyOf(values);
  }

  /** The new columns, in order: the key, the index, the values. */
  List<Schema.Field> made() {
    List<Schema.Field> made = new ArrayList<>();
    if (key != null) {
      made.add(new Schema.Field(key, ColumnType.TEXT));
    }
    if (index != null) {
      made.add(new Schema.Field(index, ColumnType.LONG));
    }
    made.addAll(values);
    return made;
  }

  /** The problems of these columns for chunks with this schema; empty if there are none. */
  List<RequestException> problems(Schema input) {
    List<RequestException> problems = new ArrayList<>();
    input
        .find(column)
        .map(input::field)
        .ifPresentOrElse(
            field -> {
              if (!field.type().isTextual()) {
                String message = "column '%s' should be json or text to be exploded, was %s";
                problems.add(
                    new RequestException(column, message.formatted(column, field.type().word())));
              }
            },
            () -> problems.add(new RequestException(column, input.unknownColumn(column))));
    Set<String> names = new HashSet<>(input.names());
    names.remove(column);
    for (Schema.Field field : made()) {
      if (!names.add(field.name())) {
        String message = "two columns of the result would be named '%s'";
        problems.add(new RequestException(field.name(), message.formatted(field.name())));
      }
    }
    return problems;
  }

  /** The names of the result's columns; the new ones take the place of the exploded one. */
  List<String> namesOfResult(Schema input) {
    List<String> names = new ArrayList<>(input.names());
    int place = names.indexOf(column);
    names.remove(place);
    names.addAll(place, made().stream().map(Schema.Field::name).toList());
    return names;
  }
}
