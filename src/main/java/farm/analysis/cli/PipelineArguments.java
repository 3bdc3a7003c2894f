package farm.analysis.cli;

import java.nio.file.Path;
import java.util.List;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;

/** The arguments of all commands on a pipeline file: the file, its parameters and permissions. */
final class PipelineArguments {

  /** The option of {@code run} that adds a report. */
  static final String REPORT = "--report";

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
}
