package farm.analysis.pipeline;

import farm.analysis.chunk.Schema;
import farm.analysis.load.ReadSizes;
import farm.analysis.load.input.ChunkSource;
import farm.analysis.load.input.Inputs;
import farm.analysis.pipeline.StepGraph.Linked;
import farm.analysis.pipeline.step.StepConfig;
import farm.analysis.write.Output;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The plan of a run as lines of text.
 *
 * @param sizes the sizes of the tasks of a read
 */
record Explanation(List<Linked> steps, List<StepConfig> configs, StepCheck check, ReadSizes sizes) {

  List<String> lines() {
    List<String> lines = new ArrayList<>();
    StepSizes bytes = new StepSizes(steps, configs, check.loaders());
    for (int i = 0; i < steps.size(); i++) {
      lines.add(name(i));
      if (configs.get(i) instanceof StepConfig.Read) {
        addRead(i, lines);
      } else {
        line(lines, "input", inputs(i));
        addWork(i, bytes, lines);
      }
    }
    return lines;
  }

  private void addWork(int i, StepSizes bytes, List<String> lines) {
    StepConfig config = configs.get(i);
    if (config instanceof StepConfig.TwoPass) {
      line(lines, "work", "learns with %s, then reads the input again".formatted(root(i)));
    } else {
      line(lines, "work", "in one step with " + root(i));
    }
    if (config instanceof StepConfig.Write) {
      Output output = Objects.requireNonNull(check.outputs().get(i));
      line(lines, "writes", output.path());
    } else {
      line(lines, "columns", check.schemas().get(i).orElseThrow().toString());
    }
    if (config instanceof StepConfig.Transform transform) {
      String oneInput = kept().readOf(i).isPresent() ? "one input at a time, " : "";
      line(lines, "memory", oneInput + transform.memory());
    }
    if (config instanceof StepConfig.NamedInputs named) {
      Map<String, Long> inputs = steps.get(i).byName(bytes::of);
      named.join().explanation(inputs).forEach(table -> line(lines, "memory", table));
    }
  }

  private void addRead(int i, List<String> lines) {
    Inputs inputs = Objects.requireNonNull(check.loaders().get(i)).inputs();
    line(lines, "inputs", inputs(inputs));
    inputs.notes().forEach(note -> line(lines, "note", note));
    for (Schema.Field field : inputs.schema().fields()) {
      line(
          lines, "column", "%s %s%s".formatted(field.name(), field.type().word(), users(i, field)));
    }
    check
        .onlyFilter(i)
        .ifPresent(
            filter -> line(lines, "skips", "rows by the condition %s".formatted(filter.keep())));
    boolean whole = kept().takesWhole(i);
    int tasks =
        whole
            ? Objects.requireNonNull(check.loaders().get(i)).wholeTaskCount(sizes)
            : sizes.tasks(inputs.byteSize());
    line(
        lines,
        "tasks",
        "%,d%s, in chunks of %s".formatted(tasks, whole ? " of whole inputs" : "", chunk(i)));
  }

  private RowsKept kept() {
    return new RowsKept(steps, configs, check.loaders());
  }

  private String chunk(int i) {
    Integer rows = ((StepConfig.Read) configs.get(i)).chunkSize();
    return rows == null ? "about 256 kB" : "%,d rows".formatted(rows);
  }

  private static String inputs(Inputs inputs) {
    List<? extends ChunkSource> sources = inputs.sources();
    String first = sources.isEmpty() ? "none" : sources.get(0).input();
    String more = sources.size() > 1 ? " and %,d more".formatted(sources.size() - 1) : "";
    String ways =
        sources.stream()
            .map(ChunkSource::way)
            .filter(way -> !way.isEmpty())
            .distinct()
            .map(way -> ", read " + way)
            .collect(Collectors.joining());
    return "%s%s: %,d bytes%s%s".formatted(first, more, inputs.byteSize(), rows(sources), ways);
  }

  private static String rows(List<? extends ChunkSource> sources) {
    long rows = 0;
    for (ChunkSource source : sources) {
      OptionalLong counted = source.rowCount();
      if (counted.isEmpty()) {
        return "";
      }
      rows += counted.getAsLong();
    }
    return ", %,d rows".formatted(rows);
  }

  /** The end of the line of a column that is read: the steps that need it. */
  private String users(int read, Schema.Field field) {
    Set<String> users = new LinkedHashSet<>();
    addUsers(read, field, users);
    return users.isEmpty() ? "" : ", for " + String.join(", ", users);
  }

  private void addUsers(int giver, Schema.Field field, Set<String> users) {
    for (int i = giver + 1; i < steps.size(); i++) {
      if (!steps.get(i).inputs().contains(giver)) {
        continue;
      }
      Optional<Set<String>> named = named(i, giver);
      if (named.isEmpty() || named.get().contains(field.name())) {
        users.add(name(i));
      }
      boolean isKept = check.schemas().get(i).filter(s -> s.fields().contains(field)).isPresent();
      if (isKept && !(configs.get(i) instanceof StepConfig.Transform)) {
        addUsers(i, field, users);
      }
    }
  }

  /** The columns that a step itself needs of one of its inputs; empty for all. */
  private Optional<Set<String>> named(int i, int input) {
    Set<String> named = new LinkedHashSet<>();
    for (int n = 0; n < steps.get(i).inputs().size(); n++) {
      if (steps.get(i).inputs().get(n) == input) {
        boolean renames = configs.get(i) instanceof StepConfig.NamedInputs;
        Optional<Set<String>> used = renames ? check.used().get(i) : Optional.of(Set.of());
        Optional<Set<String>> read = ColumnUse.reads(steps.get(i), configs.get(i), n, used);
        if (read.isEmpty()) {
          return read;
        }
        named.addAll(read.get());
      }
    }
    return Optional.of(named);
  }

  /** The steps whose chunks a step works on in the same pass: reads, or steps that begin a pass. */
  private String root(int i) {
    Set<Integer> roots = new LinkedHashSet<>();
    addRoots(i, roots);
    return names(List.copyOf(roots));
  }

  private void addRoots(int i, Set<Integer> roots) {
    for (int input : steps.get(i).inputs()) {
      StepConfig config = configs.get(input);
      boolean isRoot =
          config instanceof StepConfig.Read
              || config instanceof StepConfig.Transform
              || config instanceof StepConfig.TwoPass;
      if (isRoot) {
        roots.add(input);
      } else {
        addRoots(input, roots);
      }
    }
  }

  /** The inputs of a step, with the names that the step gives them. */
  private String inputs(int i) {
    return configs.get(i) instanceof StepConfig.NamedInputs
        ? steps.get(i).byName(this::name).entrySet().stream()
            .map(input -> "%s as %s".formatted(input.getValue(), input.getKey()))
            .collect(Collectors.joining(", "))
        : names(steps.get(i).inputs());
  }

  private String names(List<Integer> indexes) {
    return indexes.stream().map(this::name).collect(Collectors.joining(", "));
  }

  private String name(int i) {
    return steps.get(i).step().shown();
  }

  private static void line(List<String> lines, String topic, String text) {
    lines.add("  %-8s %s".formatted(topic, text));
  }
}
