package farm.analysis.pipeline.step.group;

import farm.analysis.chunk.Schema;
import farm.analysis.join.Equality;
import farm.analysis.join.Join;
import farm.analysis.join.JoinFields;
import farm.analysis.join.JoinType;
import farm.analysis.pipeline.step.Default;
import farm.analysis.pipeline.step.StepConfig;
import farm.analysis.reference.Described;
import farm.analysis.reference.Option;
import farm.analysis.report.table.ColumnRole;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Brings together rows of several inputs in which columns are equal. */
@Described(
    value =
        "Joins the rows of several inputs in which columns are equal. Each input has a name for the"
            + " options, so it needs a pipeline of type `composite`.",
    example =
        """
        # the type of the agent beside each of its actions
        - type: Join
          input: {x: actions, a: agents}
          config:
            equalities: [{x: db_path, a: db_path}, {x: agent_id, a: agent_id}]
            fields: {x: [db_path, action_type, reward], a: {actor: agent_type}}
        """)
public record JoinStep(
    @Option(
            "the columns that are equal in joined rows: for each equality, its columns by input, or"
                + " one column that all inputs have")
        List<Equality> equalities,
    @Option(
            "the rows that stay without a match: `inner` for none, `left` for those of the first"
                + " input, `right` for those of the second, `outer` for both; or `{outer: [x]}` for"
                + " those of the inputs in the list")
        @Default("inner")
        JoinType type,
    @Option(
            value =
                "the columns of the result, by input: a list, or a mapping from new names to columns",
            otherwise = "all columns of the inputs that it doesn't name")
        @Nullable Map<String, JoinFields> fields,
    @Option(
            value = "the inputs to hold in memory",
            otherwise = "the later input if it is small, else the smaller one")
        @Nullable List<String> broadcast)
    implements StepConfig.NamedInputs {

  /** Checks that there are equalities. */
  public JoinStep {
    Join.of(type, equalities);
  }

  /** The columns of the result, by those inputs for which they are chosen. */
  @Override
  public Map<String, JoinFields> fields() {
    return fields == null ? Map.of() : fields;
  }

  @Override
  public Optional<Set<String>> reads(String input, Optional<Set<String>> used) {
    JoinFields chosen = fields().get(input);
    if (chosen == null && used.isEmpty()) {
      return Optional.empty();
    }
    Set<String> columns = new LinkedHashSet<>();
    for (Equality equality : equalities) {
      Optional.ofNullable(equality.columns(List.of(input)).get(input)).ifPresent(columns::add);
    }
    if (chosen == null) {
      used.ifPresent(columns::addAll);
    } else {
      chosen.byNewName().entrySet().stream()
          .filter(field -> used.isEmpty() || used.get().contains(field.getKey()))
          .forEach(field -> columns.add(field.getValue()));
    }
    return Optional.of(columns);
  }

  /** The roles in the inputs; of several columns that become one, that of the first. */
  @Override
  public Map<String, ColumnRole> rolesOf(
      Map<String, Map<String, ColumnRole>> inputs, Schema result) {
    Map<String, ColumnRole> roles = new HashMap<>();
    inputs.forEach(
        (input, known) -> {
          JoinFields chosen = fields().get(input);
          if (chosen == null) {
            known.forEach(roles::putIfAbsent);
          }
        });
    fields()
        .forEach(
            (input, chosen) ->
                chosen
                    .byNewName()
                    .forEach(
                        (name, column) -> {
                          roles.remove(name);
                          Optional.ofNullable(inputs.getOrDefault(input, Map.of()).get(column))
                              .ifPresent(role -> roles.put(name, role));
                        }));
    return roles;
  }

  @Override
  public Join join() {
    Join join = Join.of(type, equalities);
    for (Map.Entry<String, JoinFields> chosen : fields().entrySet()) {
      join = join.withFields(chosen.getKey(), chosen.getValue());
    }
    return broadcast == null ? join : join.withBroadcast(broadcast);
  }
}
