package farm.analysis.cli;

import farm.analysis.jdbc.JdbcPermissions;
import farm.analysis.pipeline.PipelinePlan;
import farm.analysis.pipeline.yaml.Parameters;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;
import picocli.CommandLine.ParseResult;

/** The arguments of all commands on a pipeline file: the file, its parameters and permissions. */
final class PipelineArguments {

  /** The option of {@code run} that adds a report. */
  private static final String REPORT = "--report";

  private PipelineArguments() {}

  static CommandSpec addTo(CommandSpec command) {
    return command
        .addPositional(
            PositionalParamSpec.builder()
                .index("0")
                .paramLabel("FILE.yaml")
                .description("The pipeline file.")
                .type(Path.class)
                .required(true)
                .build())
        .addOption(
            list(
                "--set",
                "NAME=VALUE",
                "Fill {{ NAME }} in the file with VALUE; v1,v2 or a repeated NAME is a list."
                    + " @FILE takes names and values from a YAML file."))
        .addOption(
            list(
                "--allow-jdbc",
                "URL-PREFIX",
                "Let the file connect to any database whose JDBC URL begins with URL-PREFIX,"
                    + " with any driver and parameters."));
  }

  /** The option of a report on what the file writes. */
  static OptionSpec report() {
    return OptionSpec.builder(REPORT)
        .paramLabel("FILE.html")
        .description(
            "Also write a report to FILE.html, with a section for the rows of each step that"
                + " writes.")
        .type(String.class)
        .build();
  }

  /** An option that may be given several times. */
  private static OptionSpec list(String name, String label, String description) {
    return OptionSpec.builder(name)
        .paramLabel(label)
        .description(description)
        .type(List.class)
        .auxiliaryTypes(String.class)
        .build();
  }

  /** The checked plan of the pipeline file. */
  static PipelinePlan plan(ParseResult given) {
    List<String> settings = given.matchedOptionValue("--set", List.of());
    List<String> allowed = given.matchedOptionValue("--allow-jdbc", List.of());
    return PipelinePlan.of(
        given.matchedPositionalValue(0, Path.of("")),
        Parameters.parse(settings),
        new JdbcPermissions(allowed),
        Optional.ofNullable(given.matchedOptionValue(REPORT, (String) null)));
  }
}
