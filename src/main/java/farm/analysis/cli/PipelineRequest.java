package farm.analysis.cli;

import farm.analysis.jdbc.JdbcPermissions;
import farm.analysis.pipeline.PipelineFile;
import farm.analysis.pipeline.PipelinePlan;
import farm.analysis.pipeline.PipelineTest;
import farm.analysis.pipeline.PipelineTests;
import farm.analysis.pipeline.yaml.Parameters;
import farm.analysis.pipeline.yaml.Problems;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.apache.beam.sdk.options.PipelineOptions;
import picocli.CommandLine.ParseResult;

/** The pipeline file that a command names, with everything else that its arguments say of it. */
final class PipelineRequest {

  private final ParseResult given;
  private final Problems problems = new Problems();
  private final PipelineFile file;
  private final List<String> beamArguments;
  private final PipelineOptions options;

  private PipelineRequest(ParseResult given) {
    this.given = given;
    List<String> settings = given.matchedOptionValue("--set", List.of());
    BeamOptions.requireOptions(given.unmatched());
    this.file =
        PipelineFile.read(
            given.matchedPositionalValue(0, Path.of("")), Parameters.parse(settings), problems);
    this.beamArguments = BeamOptions.joined(given.unmatched(), file.options(), problems);
    this.options = BeamOptions.of(beamArguments);
  }

  /**
   * Reads the pipeline file, and gives Beam's options to file systems.
   *
   * @param given the arguments of a command with {@link PipelineArguments}
   * @throws farm.analysis.problem.RequestException if an argument is wrong
   */
  static PipelineRequest of(ParseResult given) {
    return new PipelineRequest(given);
  }

  /** Beam's options, those of the command line before those of the file. */
  PipelineOptions options() {
    return options;
  }

  /** The arguments that the options were parsed from. */
  List<String> beamArguments() {
    return beamArguments;
  }

  /**
   * The checked plan of the file.
   *
   * @throws farm.analysis.pipeline.yaml.PipelineException with all problems of the file
   */
  PipelinePlan plan() {
    return PipelinePlan.of(
        file,
        permissions(),
        Optional.ofNullable(given.matchedOptionValue(PipelineArguments.REPORT, (String) null)),
        problems);
  }

  /**
   * The checked tests of the file, in their order.
   *
   * @throws farm.analysis.pipeline.yaml.PipelineException with all problems of the tests
   */
  List<PipelineTest> tests() {
    return PipelineTests.of(file, permissions(), problems);
  }

  private JdbcPermissions permissions() {
    List<String> allowed = given.matchedOptionValue("--allow-jdbc", List.of());
    return new JdbcPermissions(allowed);
  }
}
