package farm.analysis.cli;

import farm.analysis.inspect.Inspection;
import farm.analysis.inspect.Inspection.Experiment;
import farm.analysis.inspect.Inspection.Simulations;
import farm.analysis.inspect.TableProfile;
import java.util.ArrayList;
import java.util.List;

/** An inspection as lines of text, cut to the width of a terminal. */
final class InspectionText {

  private static final int MOST_NAME_COLUMNS = 32;
  private static final int MOST_PARAMETER_COLUMNS = 60;
  private static final List<String> HEAD = List.of("column", "type", "missing");
  private static final List<String> HEAD_WITH_NUMBERS =
      List.of("column", "type", "missing", "min", "max", "mean", "distribution");

  private final InspectionWords words;
  private final Terminal terminal;
  private final List<String> lines = new ArrayList<>();

  private InspectionText(InspectionWords words, Terminal terminal) {
    this.words = words;
    this.terminal = terminal;
  }

  /** The lines; none if nothing could be looked at. */
  static List<String> of(Inspection inspection, Terminal terminal) {
    InspectionText text =
        new InspectionText(new InspectionWords(inspection, terminal.ellipsis()), terminal);
    if (inspection.experiment().isPresent() || inspection.files() > 0) {
      text.add(text.words.inputs());
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

  private void addExperiment(Experiment experiment) {
    words.experiment(experiment).forEach(this::add);
    experiment.simulations().ifPresent(this::addParameters);
  }

  private void addParameters(Simulations simulations) {
    TextTable table = new TextTable("l", MOST_PARAMETER_COLUMNS, terminal);
    InspectionWords.withValues(simulations)
        .forEach(
            parameter ->
                table.add(
                    List.of(terminal.shown(parameter.name())),
                    terminal.shown(words.values(parameter))));
    lines.addAll(table.lines());
    String optional = words.optional(simulations);
    if (!optional.isEmpty()) {
      add("  " + optional);
    }
  }

  private void addTable(TableProfile table) {
    lines.add("");
    if (table.problem().isEmpty()) {
      add("%s: %s".formatted(table.name(), words.rows(table)));
      addColumns(table);
    } else {
      add("%s %s".formatted(table.name(), words.rows(table)));
      add("  can't be read: " + table.problem());
    }
    String indexes = InspectionWords.indexes(table);
    if (!indexes.isEmpty()) {
      add("  indexes: " + indexes);
    }
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

  private void addNotes() {
    List<String> notes = words.notes();
    if (!notes.isEmpty()) {
      lines.add("");
    }
    notes.forEach(note -> add("Note: " + note));
  }
}
