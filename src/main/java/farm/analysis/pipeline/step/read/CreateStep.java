package farm.analysis.pipeline.step.read;

import farm.analysis.chunk.ColumnType;
import farm.analysis.load.CreateRows;
import farm.analysis.load.DataLoader;
import farm.analysis.pipeline.step.Default;
import farm.analysis.pipeline.step.Literal;
import farm.analysis.pipeline.step.StepConfig;
import farm.analysis.reference.Described;
import farm.analysis.reference.Option;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Makes rows from values in the pipeline file. */
@Described(
    value = "Makes rows from values in the pipeline file, such as a small table to join.",
    example =
        """
        - type: Create
          name: prices
          config:
            elements:
              - {action_type: move, price: 0.5}
              - {action_type: attack, price: 2}
        """)
public record CreateStep(
    @Option(
            "the rows: a mapping from columns to values each; or single values, for one column"
                + " named `element`")
        List<Element> elements,
    @Option(
            value =
                "the types of columns without values, such as all columns if `elements` is `[]`:"
                    + " `{price: double}`; a column of whole numbers can be `double`",
            otherwise = "those of the values; `text` for a column without values")
        @Nullable Map<String, ColumnType> schema,
    @Option("accepted as in Beam YAML; the rows are always in one task, in order") @Default("true")
        boolean reshuffle)
    implements StepConfig.Read {

  /** The values of a row. */
  public sealed interface Element {

    /** The values by column. */
    Map<String, Literal> values();

    /** A value of the column {@code element}. */
    record Single(Literal value) implements Element {

      @Override
      public Map<String, Literal> values() {
        return Map.of("element", value);
      }
    }

    /** Values by column. */
    record Row(Map<String, Literal> values) implements Element {}
  }

  /** Checks that the elements are rows of one table. */
  public CreateStep {
    elements = List.copyOf(elements);
    rows(elements).withSchema(schema == null ? Map.of() : schema).schema();
  }

  private static CreateRows rows(List<Element> elements) {
    return CreateRows.of(
        elements.stream()
            .map(
                element -> {
                  Map<String, @Nullable Object> row = new LinkedHashMap<>();
                  element.values().forEach((column, literal) -> row.put(column, literal.value()));
                  return row;
                })
            .toList());
  }

  @Override
  public @Nullable List<String> columns() {
    return null;
  }

  @Override
  public @Nullable Integer chunkSize() {
    return null;
  }

  @Override
  public DataLoader input() {
    return rows(elements);
  }
}
