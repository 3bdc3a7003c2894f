package farm.analysis.cli;

import farm.analysis.chunk.Chunk;
import farm.analysis.chunk.Column;
import farm.analysis.chunk.ColumnType;
import farm.analysis.chunk.Origin;
import farm.analysis.chunk.Schema;
import farm.analysis.chunk.Schema.Field;
import farm.analysis.chunk.TextColumn;
import farm.analysis.decimal.NumberWriter;
import farm.analysis.inspect.Inspection;
import farm.analysis.inspect.Inspection.Experiment;
import farm.analysis.inspect.Inspection.Simulations;
import farm.analysis.inspect.TableProfile;
import farm.analysis.inspect.column.Bin;
import farm.analysis.inspect.column.ColumnProfile;
import farm.analysis.report.Head;
import farm.analysis.report.Input;
import farm.analysis.report.Report;
import farm.analysis.report.Section;
import farm.analysis.report.chart.Histogram;
import farm.analysis.report.table.ColumnRole;
import farm.analysis.report.table.Table;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** An inspection as a report: a section for each table, with the distributions of its columns. */
final class InspectionReport {

  /** A page has room for long texts, so none is cut. */
  private static final Terminal PAGE = new Terminal(Integer.MAX_VALUE, true);

  private static final Schema PARAMETERS = texts("parameter", "values");

  private static final Schema COLUMNS =
      texts("column", "type", "missing", "min", "max", "mean", "most frequent values");

  private static final Schema DISTRIBUTIONS =
      texts("column").with(new Field("distribution", ColumnType.JSON));

  private final Inspection inspection;
  private final InspectionWords words;

  private InspectionReport(Inspection inspection) {
    this.inspection = inspection;
    this.words = new InspectionWords(inspection, PAGE.ellipsis());
  }

  /**
   * The report.
   *
   * @param duration the time that the inspection took
   * @param version the name and version of the program
   */
  static Report of(Inspection inspection, Duration duration, String version) {
    InspectionReport report = new InspectionReport(inspection);
    List<Section> sections = new ArrayList<>();
    inspection.experiment().ifPresent(experiment -> sections.add(report.section(experiment)));
    for (TableProfile table : inspection.tables()) {
      sections.add(report.section(table, sections.isEmpty()));
      distributions(table).ifPresent(sections::add);
    }
    return new Report(report.head(duration, version), sections);
  }

  private Head head(Duration duration, String version) {
    return new Head(
        words.inputs(),
        inspection.inputs().stream()
            .map(input -> new Input(input, OptionalLong.empty(), OptionalLong.empty()))
            .toList(),
        List.of(),
        inspection.tables().stream().mapToLong(TableProfile::rows).sum(),
        0,
        duration,
        version,
        Optional.empty(),
        Map.of());
  }

  private Section section(Experiment experiment) {
    List<List<String>> rows = new ArrayList<>();
    List<String> facts = new ArrayList<>(words.experiment(experiment));
    if (experiment.simulations().isPresent()) {
      Simulations simulations = experiment.simulations().get();
      for (Inspection.Parameter parameter : InspectionWords.withValues(simulations)) {
        rows.add(List.of(parameter.name(), words.values(parameter)));
      }
      facts.add(words.optional(simulations));
      facts.addAll(simulations.notes());
    }
    facts.addAll(ofAllInputs());
    return new Section("Simulations", note(facts), table(PARAMETERS, rows), List.of());
  }

  /** The notes and problems of all inputs, which the first section shows. */
  private List<String> ofAllInputs() {
    return Stream.concat(inspection.notes().stream(), inspection.problems().stream()).toList();
  }

  private Section section(TableProfile table, boolean isFirst) {
    List<String> facts = new ArrayList<>(List.of(words.rows(table)));
    if (!table.problem().isEmpty()) {
      facts.add("can't be read: " + table.problem());
    }
    if (!table.indexes().isEmpty()) {
      facts.add("indexes: " + InspectionWords.indexes(table));
    }
    facts.addAll(table.notes());
    facts.addAll(isFirst ? ofAllInputs() : List.of());
    List<List<String>> rows =
        table.columns().stream().map(column -> row(column, table.rows())).toList();
    return new Section(table.name(), note(facts), table(COLUMNS, rows), List.of());
  }

  private static String note(List<String> facts) {
    return facts.stream().filter(fact -> !fact.isEmpty()).collect(Collectors.joining("; "));
  }

  private static List<String> row(ColumnProfile column, long rows) {
    return List.of(
        column.name(),
        column.type().word(),
        ColumnCells.share(column.missing(), rows),
        ColumnCells.number(column.min()),
        ColumnCells.number(column.max()),
        ColumnCells.number(column.mean()),
        new ColumnCells(column, rows, PAGE).values());
  }

  /** The histograms of a table's columns of numbers; empty if no column has different numbers. */
  private static Optional<Section> distributions(TableProfile table) {
    List<List<String>> rows =
        table.columns().stream()
            .filter(column -> column.bins().size() > 1)
            .map(column -> List.of(column.name(), json(column.bins())))
            .toList();
    return rows.isEmpty()
        ? Optional.empty()
        : Optional.of(
            new Section(
                "Distributions of " + table.name(),
                "",
                table(DISTRIBUTIONS, rows),
                List.of(new Histogram("distribution", List.of("column")))));
  }

  /** The bins as the aggregation {@code histogram} writes them. */
  private static String json(List<Bin> bins) {
    return bins.stream()
        .map(
            bin ->
                "{\"lower\":%s,\"upper\":%s,\"count\":%d}"
                    .formatted(number(bin.lower()), number(bin.upper()), bin.count()))
        .collect(Collectors.joining(",", "[", "]"));
  }

  private static String number(double edge) {
    String text = NumberWriter.text(edge);
    return Double.isFinite(edge) ? text : '"' + text + '"';
  }

  private static Schema texts(String... names) {
    return Schema.of(Arrays.stream(names).map(name -> new Field(name, ColumnType.TEXT)).toList());
  }

  /** A table of texts; its first column names the row. */
  private static Table table(Schema schema, List<List<String>> rows) {
    List<Column> columns = new ArrayList<>();
    List<ColumnRole> roles = new ArrayList<>();
    for (int c = 0; c < schema.size(); c++) {
      int column = c;
      String[] values = rows.stream().map(row -> row.get(column)).toArray(String[]::new);
      columns.add(TextColumn.of(values).as(schema.field(c).type()));
      roles.add(
          c == 0
              ? new ColumnRole.Category()
              : schema.field(c).type() == ColumnType.JSON
                  ? new ColumnRole.Histogram("values")
                  : new ColumnRole.Other());
    }
    return Table.of(Chunk.of(schema, columns, Origin.of("inspection"), rows.size()), roles);
  }
}
