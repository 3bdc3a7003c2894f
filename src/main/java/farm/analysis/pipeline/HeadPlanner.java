package farm.analysis.pipeline;

import farm.analysis.jdbc.JdbcDatabase;
import farm.analysis.load.input.Inputs;
import farm.analysis.pipeline.step.StepConfig;
import farm.analysis.report.output.HeadPlan;
import farm.analysis.report.output.ProgramVersion;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Makes the head of reports, without the passwords of databases. */
final class HeadPlanner {

  private final List<JdbcDatabase> databases;

  private HeadPlanner(List<JdbcDatabase> databases) {
    this.databases = databases;
  }

  /**
   * The head of the reports of a pipeline.
   *
   * @param inputs the inputs of each read
   */
  static HeadPlan head(PipelineFile file, List<StepConfig> configs, List<Inputs> inputs) {
    HeadPlanner planner =
        new HeadPlanner(configs.stream().flatMap(config -> config.database().stream()).toList());
    Map<String, String> given = new LinkedHashMap<>();
    file.parameters()
        .texts()
        .forEach((name, value) -> given.put(name, planner.withoutSecrets(value)));
    return new HeadPlan(
        ProgramVersion.text(),
        bytes(inputs),
        inputs.stream().flatMap(read -> read.notes().stream()).distinct().toList(),
        file.name(),
        planner.withoutSecrets(file.text()),
        given);
  }

  /** The bytes by input. Several steps may read the same input, such as tables of a database. */
  private static Map<String, Long> bytes(List<Inputs> inputs) {
    Map<String, Long> bytes = new LinkedHashMap<>();
    inputs.stream()
        .flatMap(read -> read.sources().stream())
        .forEach(source -> bytes.merge(source.input(), source.byteSize(), Math::max));
    return bytes;
  }

  private String withoutSecrets(String text) {
    String safe = text;
    for (JdbcDatabase database : databases) {
      safe = database.withoutSecrets(safe);
    }
    return safe;
  }
}
