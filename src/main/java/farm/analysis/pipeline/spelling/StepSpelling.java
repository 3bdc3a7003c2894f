package farm.analysis.pipeline.spelling;

import farm.analysis.pipeline.yaml.Node;
import farm.analysis.pipeline.yaml.Node.Mapping;
import farm.analysis.pipeline.yaml.Node.Scalar;
import farm.analysis.pipeline.yaml.Node.Sequence;
import farm.analysis.pipeline.yaml.Problems;
import java.util.function.UnaryOperator;

/** Brings the options of a step into one form. */
final class StepSpelling {

  private static final String CONFIG = "config";

  private final Problems problems;

  StepSpelling(Problems problems) {
    this.problems = problems;
  }

  /** The step in that form. */
  Mapping canonical(Mapping step) {
    return switch (Scope.text(step, BeamSpelling.TYPE).orElse("")) {
      case "Combine" -> config(step, config -> new CombineSpelling(problems).canonical(config));
      case "Explode" -> config(step, this::explode);
      case "Filter" -> config(step, this::filter);
      case "MapToFields" -> config(step, this::mapToFields);
      case "AssertEqual" -> config(step, config -> option(config, "elements", Elements::canonical));
      default -> step;
    };
  }

  private static Mapping config(Mapping step, UnaryOperator<Mapping> change) {
    return step.at(CONFIG).orElse(null) instanceof Mapping config
        ? step.with(CONFIG, change.apply(config))
        : step;
  }

  private static Mapping option(Mapping config, String option, UnaryOperator<Node> change) {
    return config.at(option).map(node -> config.with(option, change.apply(node))).orElse(config);
  }

  private Mapping filter(Mapping config) {
    ExpressionSpelling expressions = ExpressionSpelling.of(config, problems);
    return option(config, "keep", expressions::condition).without(ExpressionSpelling.LANGUAGE);
  }

  private Mapping mapToFields(Mapping config) {
    ExpressionSpelling expressions = ExpressionSpelling.of(config, problems);
    return option(
            config,
            "fields",
            node -> node instanceof Mapping fields ? fields.withEach(expressions::value) : node)
        .without(ExpressionSpelling.LANGUAGE);
  }

  /** Refuses Beam's list of columns to explode, because it doesn't tell the elements' type. */
  private Mapping explode(Mapping config) {
    Node fields = config.at("fields").orElse(config);
    if (fields instanceof Mapping) {
      return config;
    }
    Node first =
        fields instanceof Sequence list && !list.items().isEmpty() ? list.items().get(0) : fields;
    String column = first instanceof Scalar name ? name.text() : "NAME";
    problems.add(
        fields.place(),
        "Beam's 'fields' of Explode aren't allowed, because a JSON array can have elements of any"
            + " type; write 'column: %s' and 'type: text' (or another type), in a step for each"
                .formatted(column)
            + " column");
    return config.without("fields").without("cross_product").with("column", first);
  }
}
