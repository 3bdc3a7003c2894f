package farm.analysis.cli;

import farm.analysis.decimal.Quantity;
import farm.analysis.inspect.IndexPlan;
import farm.analysis.inspect.WantedIndex;
import java.util.ArrayList;
import java.util.List;

/** The wanted indexes of databases as lines of text, cut to the width of a terminal. */
final class IndexText {

  private static final int MOST_NAME_COLUMNS = 60;

  private final int databases;
  private final Terminal terminal;

  private IndexText(int databases, Terminal terminal) {
    this.databases = databases;
    this.terminal = terminal;
  }

  /** The lines. */
  static List<String> of(IndexPlan plan, Terminal terminal) {
    return new IndexText(plan.databases(), terminal).lines(plan);
  }

  private List<String> lines(IndexPlan plan) {
    List<String> lines = new ArrayList<>();
    lines.add(
        "%s, %s".formatted(Quantity.count(databases, "database"), Quantity.bytes(plan.bytes())));
    TextTable table = new TextTable("l", MOST_NAME_COLUMNS, terminal);
    for (WantedIndex index : plan.wanted()) {
      String columns = String.join(", ", index.index().columns());
      String name = "%s (%s)".formatted(index.index().table(), columns);
      table.add(List.of(terminal.shown(name)), terminal.shown(state(index)));
    }
    lines.addAll(table.lines());
    lines.addAll(terminal.wrapped(summary(plan.wanted())));
    return lines;
  }

  private String state(WantedIndex index) {
    List<String> states = new ArrayList<>();
    index.existing().forEach((name, count) -> states.add(name + in(count)));
    if (index.covered() > 0) {
      states.add("served by the next" + in(index.covered()));
    }
    if (index.lacking() > 0) {
      states.add(
          "missing%s: about %s for %s"
              .formatted(
                  in(index.lacking()),
                  Quantity.bytes(index.cost().bytes()),
                  Quantity.count(index.cost().rows(), "row")));
    }
    return String.join("; ", states);
  }

  /** The number of databases, unless it is all of them. */
  private String in(int count) {
    return count == databases ? "" : " in %,d of %,d".formatted(count, databases);
  }

  private static String summary(List<WantedIndex> wanted) {
    if (wanted.isEmpty()) {
      return "No table has a column simulation_id or step_number, so no index is wanted.";
    }
    long indexes = wanted.stream().mapToLong(WantedIndex::lacking).sum();
    if (indexes == 0) {
      return "No index is missing.";
    }
    long bytes = wanted.stream().mapToLong(index -> index.cost().bytes()).sum();
    return "%s missing, about %s. They help queries, views and other programs, not reads of tables."
        .formatted(
            indexes == 1 ? "1 index is" : "%,d indexes are".formatted(indexes),
            Quantity.bytes(bytes));
  }
}
