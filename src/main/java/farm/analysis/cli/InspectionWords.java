package farm.analysis.cli;

import farm.analysis.decimal.Quantity;
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

/**
 * The facts of an inspection in words, as text and report show them. They contain texts from data
 * unchanged.
 *
 * @param ellipsis the sign that something is left out
 */
record InspectionWords(Inspection inspection, String ellipsis) {

  private static final int SHOWN_VALUES = 8;

  /** The inputs, the number of files and their size. */
  String inputs() {
    List<String> kinds = new ArrayList<>();
    inspection
        .experiment()
        .ifPresent(all -> kinds.add(Quantity.count(all.databases(), "database")));
    if (inspection.files() > 0) {
      kinds.add(Quantity.count(inspection.files(), "file"));
    }
    int others = inspection.inputs().size() - 1;
    return "%s%s: %s, %s"
        .formatted(
            inspection.inputs().get(0),
            others == 0 ? "" : " and %s".formatted(Quantity.count(others, "other")),
            String.join(", ", kinds),
            Quantity.bytes(inspection.bytes()));
  }

  /** The facts about all databases, one sentence each. */
  List<String> experiment(Experiment experiment) {
    List<String> facts = new ArrayList<>();
    facts.add(
        "schema version (user_version) %s; journal mode %s"
            .formatted(
                byDatabase(experiment.schemaVersions(), experiment.databases()),
                byDatabase(experiment.journalModes(), experiment.databases())));
    if (!experiment.others().isEmpty()) {
      facts.add(
          "views and virtual tables, read only with --table: "
              + String.join(", ", experiment.others()));
    }
    experiment.simulations().ifPresent(simulations -> addSimulations(simulations, facts));
    return facts;
  }

  /** The only value, or each value with the number of its databases. */
  private static String byDatabase(Map<?, Integer> counts, int databases) {
    return counts.entrySet().stream()
        .map(
            entry ->
                entry.getValue() == databases
                    ? String.valueOf(entry.getKey())
                    : "%s in %s"
                        .formatted(entry.getKey(), Quantity.count(entry.getValue(), "database")))
        .collect(Collectors.joining(", "));
  }

  private void addSimulations(Simulations simulations, List<String> facts) {
    List<String> ids = new ArrayList<>(simulations.firstIds());
    if (simulations.count() > ids.size()) {
      ids.add(ellipsis);
    }
    facts.add(
        "%s: %s"
            .formatted(Quantity.count(simulations.count(), "simulation"), String.join(", ", ids)));
    if (!simulations.varying().isEmpty()) {
      facts.add(
          "%,d of %s differ between simulations"
              .formatted(
                  simulations.varying().size(),
                  Quantity.count(simulations.parameters(), "parameter")));
    }
  }

  /** The parameters that have several values. */
  static List<Parameter> withValues(Simulations simulations) {
    return simulations.varying().stream().filter(one -> one.values().size() != 1).toList();
  }

  /** The parameters that have one value, which some simulations lack; empty if there are none. */
  String optional(Simulations simulations) {
    List<String> names =
        simulations.varying().stream()
            .filter(one -> one.values().size() == 1)
            .map(Parameter::name)
            .toList();
    return names.isEmpty()
        ? ""
        : "missing in some simulations, the same in all others: " + firstFew(names);
  }

  /** The values of a parameter. */
  String values(Parameter parameter) {
    String values =
        parameter.values().isEmpty() ? "too many values to show" : firstFew(parameter.values());
    return parameter.missing() == 0
        ? values
        : "%s; missing in %s".formatted(values, Quantity.count(parameter.missing(), "simulation"));
  }

  /** Some texts in order; of many, the first ones, the last and their number. */
  private String firstFew(List<String> texts) {
    if (texts.size() <= SHOWN_VALUES) {
      return String.join(", ", texts);
    }
    return "%s, %s %s (%,d different)"
        .formatted(
            String.join(", ", texts.subList(0, SHOWN_VALUES - 1)),
            ellipsis,
            texts.get(texts.size() - 1),
            texts.size());
  }

  /** The number of rows of a table, and of the inputs that have it, unless there is only one. */
  String rows(TableProfile table) {
    String inputs = inputs(table);
    return table.problem().isEmpty()
        ? Quantity.count(table.rows(), "row") + inputs
        : inputs.strip();
  }

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
        ? " in " + Quantity.count(all, word)
        : " in %,d of %s".formatted(table.inputs(), Quantity.count(all, word));
  }

  /** The indexes of a table; empty if there are none. */
  static String indexes(TableProfile table) {
    return table.indexes().stream()
        .map(index -> index(index, table.inputs()))
        .collect(Collectors.joining(", "));
  }

  private static String index(IndexProfile index, int inputs) {
    return "%s (%s)%s"
        .formatted(
            index.name().isEmpty() ? "key" : index.name(),
            String.join(", ", index.columns()),
            index.databases() == inputs
                ? ""
                : " in " + Quantity.count(index.databases(), "database"));
  }

  /** All notes, each once, after the names of its tables. */
  List<String> notes() {
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
    List<String> notes = new ArrayList<>();
    tables.forEach(
        (note, of) -> notes.add((of.isEmpty() ? "" : String.join(", ", of) + ": ") + note));
    return notes;
  }
}
