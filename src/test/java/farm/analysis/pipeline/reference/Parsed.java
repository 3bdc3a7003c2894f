package farm.analysis.pipeline.reference;

import farm.analysis.pipeline.ConfigBinder;
import farm.analysis.pipeline.PipelineFile;
import farm.analysis.pipeline.Step;
import farm.analysis.pipeline.StepTypes;
import farm.analysis.pipeline.yaml.Parameters;
import farm.analysis.pipeline.yaml.Problem;
import farm.analysis.pipeline.yaml.Problems;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;

/** Parses pipeline files without looking at their inputs, and returns the problems. */
final class Parsed {

  private static final Pattern PARAMETER = Pattern.compile("\\{\\{ (\\w+)");

  private Parsed() {}

  /** The pipeline file of these steps, a YAML list. */
  static String file(String steps) {
    return "pipeline:\n  type: composite\n  transforms:\n" + steps.indent(4);
  }

  /** The problems of the structure and the options; each parameter has the value 1. */
  static List<String> problems(String yaml) {
    Map<String, String> values = new TreeMap<>();
    PARAMETER.matcher(yaml).results().forEach(found -> values.put(found.group(1), "1"));
    Problems problems = new Problems();
    for (Step step : PipelineFile.parse("file", yaml, Parameters.of(values), problems).steps()) {
      StepTypes.named(step.type())
          .ifPresentOrElse(
              type -> ConfigBinder.bind(step, type, problems),
              () -> problems.add(step.typePlace(), "unknown type"));
    }
    return problems.inOrder().stream().map(Problem::toString).toList();
  }
}
