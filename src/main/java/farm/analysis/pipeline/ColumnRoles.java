package farm.analysis.pipeline;

import farm.analysis.chunk.Schema;
import farm.analysis.pipeline.StepGraph.Linked;
import farm.analysis.pipeline.step.StepConfig;
import farm.analysis.report.table.ColumnRole;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The role of each column of each step's result, for reports: derived from the steps alone. */
final class ColumnRoles {

  private ColumnRoles() {}

  /**
   * For each step, the roles of the columns of its result, in their order; empty for steps that
   * write.
   *
   * @param schemas the columns of each step's result
   */
  static List<List<ColumnRole>> of(
      List<Linked> steps, List<StepConfig> configs, List<Optional<Schema>> schemas) {
    List<Map<String, ColumnRole>> ofSteps = new ArrayList<>();
    List<List<ColumnRole>> inOrder = new ArrayList<>();
    for (int i = 0; i < steps.size(); i++) {
      List<Integer> inputs = steps.get(i).inputs();
      Map<String, ColumnRole> input = inputs.isEmpty() ? Map.of() : ofSteps.get(inputs.get(0));
      Schema schema = schemas.get(i).orElse(Schema.of());
      Map<String, ColumnRole> roles =
          configs.get(i) instanceof StepConfig.NamedInputs named
              ? named.rolesOf(steps.get(i).byName(ofSteps::get), schema)
              : configs.get(i).roles(input, schema);
      ofSteps.add(roles);
      inOrder.add(schema.fields().stream().map(field -> of(field, roles)).toList());
    }
    return inOrder;
  }

  /** The role of a column. A key that was cast to text has no order. */
  private static ColumnRole of(Schema.Field field, Map<String, ColumnRole> roles) {
    ColumnRole role = roles.getOrDefault(field.name(), new ColumnRole.Other());
    boolean hasOrder = role instanceof ColumnRole.Ordered || role instanceof ColumnRole.Bin;
    return hasOrder && !field.type().isNumeric() ? new ColumnRole.Category() : role;
  }
}
