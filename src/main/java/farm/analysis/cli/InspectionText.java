package farm.analysis.cli;

import farm.analysis.inspect.Inspection;
import farm.analysis.inspect.Inspection.Experiment;
import farm.analysis.inspect.Inspection.Parameter;
import farm.analysis.inspect.Inspection.Simulations;
import farm.analysis.inspect.TableProfile;
import farm.analysis.inspect.TableProfile.IndexProfile;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** An inspection as lines of text, cut to the width of a terminal. */
final class InspectionText {

  private static final int SHOWN_VALUES = 8;
  private static final int MOST_NAME_COLUMNS = 32;
  private static final int MOST_PARAMETER_COLUMNS = 60;
  private static final List<String> HEAD = List.of("column", "type", "missing");
  private static final List<String> HEAD_WITH_NUMBERS =
      List.of("column", "type", "missing", "min", "max", "mean", "distribution");

  private final Inspection inspection;
  private final Terminal terminal;
  private final List<String> lines = new ArrayList<>();

  private InspectionText(Inspection inspection, Terminal terminal) {
    this.inspection = inspection;
    this.terminal = terminal;
  }

  /** The lines. */
  static List<String> of(Inspection inspection, Terminal terminal) {
    InspectionText text = new InspectionText(inspection, terminal);
    if (inspection.experiment().isPresent() || inspection.files() > 0) {
      text.addHead();
    }
    inspection.experiment().ifPresent(text::addExperiment);
    inspection.tables().forEach(text::addTable);
    text.addNotes();
    return text.lines.stream().map(line -> terminal.cut(line, terminal.columns())).toList();
  }

  /** Adds a line, continued on indented lines if it is too long. */
  private void add(String line) {
    lines.addAll(terminal.wrapped(terminal.shown(line)));
  }

  private void addHead() {
    List<String> kinds = new ArrayList<>();
    inspection
        .experiment()
        .ifPresent(all -> kinds.add(Summary.plural(all.databases(), "database")));
    if (inspection.files() > 0) {
      kinds.add(Summary.plural(inspection.files(), "file"));
    }
    int others = inspection.inputs().size() - 1;
    add(
        "%s%s: %s, %s"
            .formatted(
                inspection.inputs().get(0),
                others == 0 ? "" : " and %s".formatted(Summary.plural(others, "other")),
                String.join(", ", kinds),
                Summary.bytes(inspection.bytes())));
  }

  private void addExperiment(Experiment experiment) {
    add(
        "schema version (user_version) %s; journal mode %s"
            .formatted(
                byDatabase(experiment.schemaVersions(), experiment.databases()),
                byDatabase(experiment.journalModes(), experiment.databases())));
    if (!experiment.others().isEmpty()) {
      add(
          "views and virtual tables, read only with --table: "
              + String.join(", ", experiment.others()));
    }
    experiment.simulations().ifPresent(this::addSimulations);
  }

  /** The only value, or each value with the number of its databases. */
  private static String byDatabase(Map<?, Integer> counts, int databases) {
    return counts.entrySet().stream()
        .map(
            entry ->
                entry.getValue() == databases
                    ? String.valueOf(entry.getKey())
                    : "%s in %s"
                        .formatted(entry.getKey(), Summary.plural(entry.getValue(), "database")))
        .collect(Collectors.joining(", "));
  }

  private void addSimulations(Simulations simulations) {
    String more =
        simulations.count() > simulations.firstIds().size() ? ", " + terminal.ellipsis() : "";
    add(
        "%s: %s%s"
            .formatted(
                Summary.plural(simulations.count(), "simulation"),
                String.join(", ", simulations.firstIds()),
                more));
    if (simulations.varying().isEmpty()) {
      return;
    }
    add(
        "%,d of %s differ between simulations"
            .formatted(
                simulations.varying().size(),
                Summary.plural(simulations.parameters(), "parameter")));
    TextTable table = new TextTable("l", MOST_PARAMETER_COLUMNS, terminal);
    List<String> optional = new ArrayList<>();
    for (Parameter parameter : simulations.varying()) {
      if (parameter.values().size() == 1) {
        optional.add(parameter.name());
      } else {
        table.add(List.of(terminal.shown(parameter.name())), values(parameter));
      }
    }
    lines.addAll(table.lines());
    if (!optional.isEmpty()) {
      add("  missing in some simulations, the same in all others: " + firstFew(optional));
    }
  }

  private String values(Parameter parameter) {
    String text =
        parameter.values().isEmpty() ? "too many values to show" : firstFew(parameter.values());
    return terminal.shown(
        parameter.missing() == 0
            ? text
            : "%s; missing in %s"
                .formatted(text, Summary.plural(parameter.missing(), "simulation")));
  }

  /** Some texts in order; of many, the first ones, the last and their number. */
  private String firstFew(List<String> texts) {
    if (texts.size() <= SHOWN_VALUES) {
      return String.join(", ", texts);
    }
    return "%s, %s %s (%,d different)"
        .formatted(
            String.join(", ", texts.subList(0, SHOWN_VALUES - 1)),
            terminal.ellipsis(),
            texts.get(texts.size() - 1),
            texts.size());
  }

  private void addTable(TableProfile table) {
    lines.add("");
    if (table.problem().isEmpty()) {
      add("%s: %s%s".formatted(table.name(), Summary.plural(table.rows(), "row"), inputs(table)));
      addColumns(table);
    } else {
      add("%s%s".formatted(table.name(), inputs(table)));
      add("  can't be read: " + table.problem());
    }
    if (!table.indexes().isEmpty()) {
      add(
          table.indexes().stream()
              .map(index -> index(index, table.inputs()))
              .collect(Collectors.joining(", ", "  indexes: ", "")));
    }
  }

  /** The number of inputs that have a table, unless there is only one. */
  private String inputs(TableProfile table) {
    String word = table.isOfFiles() ? "file" : "database";
    int all =
        table.isOfFiles()
            ? table.inputs()
            : inspection.experiment().map(Experiment::databases).orElse(table.inputs());
    if (all == 1) {
      return "";
    }
    return table.inputs() == all
        ? " in " + Summary.plural(all, word)
        : " in %,d of %s".formatted(table.inputs(), Summary.plural(all, word));
  }

  private static String index(IndexProfile index, int inputs) {
    return "%s (%s)%s"
        .formatted(
            index.name().isEmpty() ? "key" : index.name(),
            String.join(", ", index.columns()),
            index.databases() == inputs
                ? ""
                : " in " + Summary.plural(index.databases(), "database"));
  }

  private void addColumns(TableProfile table) {
    List<ColumnCells> columns =
        table.columns().stream()
            .map(column -> new ColumnCells(column, table.rows(), terminal))
            .toList();
    if (columns.isEmpty()) {
      return;
    }
    boolean haveNumbers = columns.stream().anyMatch(ColumnCells::isNumeric);
    TextTable text = new TextTable("llrrrrl", MOST_NAME_COLUMNS, terminal);
    text.add(haveNumbers ? HEAD_WITH_NUMBERS : HEAD, "most frequent values");
    columns.forEach(column -> text.add(column.cells(), column.values()));
    lines.addAll(text.lines());
  }

  /** Adds all notes, each once, with the tables that it is about. */
  private void addNotes() {
    Map<String, List<String>> tables = new LinkedHashMap<>();
    inspection.notes().forEach(note -> tables.put(note, List.of()));
    inspection
        .experiment()
        .flatMap(Experiment::simulations)
        .ifPresent(all -> all.notes().forEach(note -> tables.put(note, List.of())));
    for (TableProfile table : inspection.tables()) {
      for (String note : table.notes()) {
        tables.computeIfAbsent(note, text -> new ArrayList<>()).add(table.name());
      }
    }
    if (!tables.isEmpty()) {
      lines.add("");
    }
    tables.forEach(
        (note, of) -> add("Note: " + (of.isEmpty() ? "" : String.join(", ", of) + ": ") + note));
  }
}
