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
 * What columns are made of the arrays or objects of one.
 *
 * @param column the column of arrays or objects
 * @param key the column for the names of an object's members; null if there are arrays
 * @param index the column for the places of elements, from 0; null for none
 * @param values a column for elements, or columns for the fields of elements
 * @param ofFields whether elements are objects whose fields are the values
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

  /** The columns made, in order: the key, the index, the values. */
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

  /** What is wrong with these columns for chunks of this schema. */
  List<RequestException> problems(Schema input) {
    List<RequestException> problems = new ArrayList<>();
    input
        .find(column)
        .map(input::field)
        .ifPresentOrElse(
            field -> {
              if (!field.type().isTextual()) {
                String message = "column '%s' is %s; only json and text can be exploded";
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

  /** The columns of the result: those made stand where the exploded one stood. */
  List<String> namesOfResult(Schema input) {
    List<String> names = new ArrayList<>(input.names());
    int place = names.indexOf(column);
    names.remove(place);
    names.addAll(place, made().stream().map(Schema.Field::name).toList());
    return names;
  }
}
