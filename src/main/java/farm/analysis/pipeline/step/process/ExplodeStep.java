package farm.analysis.pipeline.step.process;

import farm.analysis.chunk.ColumnType;
import farm.analysis.chunk.Schema;
import farm.analysis.pipeline.step.Default;
import farm.analysis.pipeline.step.StepConfig;
import farm.analysis.process.DataProcessor;
import farm.analysis.reference.Described;
import farm.analysis.reference.Option;
import farm.analysis.report.table.ColumnRole;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Makes a row from each element of a column's JSON arrays, or from each member of its objects. */
@Described(
    value =
        "Turns each element of a column's JSON arrays, or each member of its JSON objects, into a row. The other columns are repeated.",
    example =
        """
        # agent_type_counts: {"system": 10, "independent": 12}
        - type: Explode
          config: {column: agent_type_counts, key_column: agent_type, value_column: count, type: long}
        """)
public record ExplodeStep(
    @Option("the column, `json` or `text`; the new columns replace it") String column,
    @Option(
            value =
                "a text column for the names of an object's members; required for objects, not"
                    + " allowed for arrays",
            otherwise = "none: the column holds arrays")
        @Nullable String keyColumn,
    @Option(value = "a long column for the index of each element, from 0", otherwise = "none")
        @Nullable String indexColumn,
    @Option(value = "the column for the elements", otherwise = "the name of `column`")
        @Nullable String valueColumn,
    @Option(value = "the type of the elements", otherwise = "`json`") @Nullable ColumnType type,
    @Option(
            value =
                "for elements that are objects, instead of `value_column` and `type`: the fields that become columns, each with its type",
            otherwise = "none")
        @Nullable Map<String, ColumnType> fields,
    @Option(
            "`true` if an empty or missing array or object makes one row in which the new columns"
                + " are missing; `false` if it makes no row")
        @Default("false")
        boolean keepEmpty)
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
