package farm.analysis.pipeline.step.process;

import farm.analysis.chunk.ColumnType;
import farm.analysis.chunk.Schema;
import farm.analysis.pipeline.step.Default;
import farm.analysis.pipeline.step.StepConfig;
import farm.analysis.process.DataProcessor;
import farm.analysis.report.table.ColumnRole;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Makes a row from each element of a column's JSON arrays, or from each member of its objects.
 *
 * @param column the column of arrays or objects, replaced by the columns made from it
 * @param keyColumn a text column for the names of an object's members; none for arrays
 * @param indexColumn a long column for the index of elements, from 0; none by default
 * @param valueColumn the column of the elements; by default it has the name of {@code column}
 * @param type the type of the elements; json by default
 * @param fields the types of the elements' fields, by name, if the elements are objects. Each field
 *     becomes a column; {@code valueColumn} and {@code type} aren't given then
 * @param keepEmpty true if an empty or missing array or object makes a row of missing values; by
 *     default its row is dropped
 */
public record ExplodeStep(
    String column,
    @Nullable String keyColumn,
    @Nullable String indexColumn,
    @Nullable String valueColumn,
    @Nullable ColumnType type,
    @Nullable Map<String, ColumnType> fields,
    @Default("false") boolean keepEmpty)
    implements StepConfig.PerChunk {

  /** Checks that elements become either one column or a column for each of at least one field. */
  public ExplodeStep {
    if (fields != null && fields.isEmpty()) {
      throw new IllegalArgumentException("'fields' should name at least one field, was empty");
    }
    if (fields != null && (valueColumn != null || type != null)) {
      throw new IllegalArgumentException(
          "Option '%s' can't be given with 'fields', which give names and types"
              .formatted(valueColumn != null ? "value_column" : "type"));
    }
  }

  @Override
  public DataProcessor processor() {
    farm.analysis.process.value.Explode explode =
        keyColumn == null
            ? farm.analysis.process.value.Explode.arrays(column)
            : farm.analysis.process.value.Explode.objects(column, keyColumn);
    explode = indexColumn == null ? explode : explode.withIndex(indexColumn);
    explode =
        fields == null
            ? explode.withValue(nameOfValues(), type == null ? ColumnType.JSON : type)
            : explode.withFields(fields);
    return keepEmpty ? explode.withEmptyKept() : explode;
  }

  private String nameOfValues() {
    return valueColumn == null ? column : valueColumn;
  }

  @Override
  public Map<String, ColumnRole> roles(Map<String, ColumnRole> input, Schema result) {
    Map<String, ColumnRole> roles = new HashMap<>(input);
    roles.remove(column); // its elements have another meaning
    return roles;
  }

  @Override
  public Optional<Set<String>> reads(Optional<Set<String>> used) {
    return used.map(
        names -> {
          Set<String> read = new HashSet<>(names);
          read.removeAll(fields == null ? Set.of(nameOfValues()) : fields.keySet());
          read.remove(keyColumn);
          read.remove(indexColumn);
          read.add(column);
          return read;
        });
  }
}
