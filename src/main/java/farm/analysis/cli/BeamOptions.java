package farm.analysis.cli;

import farm.analysis.problem.RequestException;
import java.util.ArrayList;
import java.util.List;
import org.apache.beam.runners.direct.DirectOptions;
import org.apache.beam.runners.direct.DirectRunner;
import org.apache.beam.sdk.options.PipelineOptions;
import org.apache.beam.sdk.options.PipelineOptionsFactory;

/** Beam's own options, and what they are by default here. */
final class BeamOptions {

  private static final String DIRECT_RUNNER = "--runner=DirectRunner";

  private BeamOptions() {}

  /**
   * The options that these arguments give.
   *
   * @throws RequestException if Beam doesn't know one, or its value is wrong
   */
  static PipelineOptions of(List<String> arguments) {
    for (String argument : arguments) {
      if (!argument.startsWith("--")) {
        throw new RequestException(
            "Argument '%s' isn't known; options of Beam are written --name=value"
                .formatted(argument));
      }
    }
    List<String> all = new ArrayList<>(arguments);
    if (arguments.stream().noneMatch(argument -> argument.startsWith("--runner"))) {
      all.add(DIRECT_RUNNER);
    }
    PipelineOptions options;
    try {
      options =
          PipelineOptionsFactory.fromArgs(all.toArray(String[]::new)).withValidation().create();
    } catch (IllegalArgumentException e) {
      throw new RequestException("A Beam option is wrong: " + e.getMessage(), e);
    }
    if (options.getRunner() == DirectRunner.class) {
      setDefaults(options.as(DirectOptions.class), arguments);
    }
    return options;
  }

  /** The checks are for tests: they encode every chunk. More threads than cores only spin. */
  private static void setDefaults(DirectOptions options, List<String> given) {
    options.setBlockOnRun(false);
    if (isAbsent("--enforceEncodability", given)) {
      options.setEnforceEncodability(false);
    }
    if (isAbsent("--enforceImmutability", given)) {
      options.setEnforceImmutability(false);
    }
    if (isAbsent("--targetParallelism", given)) {
      options.setTargetParallelism(Runtime.getRuntime().availableProcessors());
    }
    if (options.getTargetParallelism() < 1) {
      throw new RequestException(
          "Option '--targetParallelism' should be at least 1, was %d"
              .formatted(options.getTargetParallelism()));
    }
  }

  private static boolean isAbsent(String option, List<String> given) {
    return given.stream().noneMatch(argument -> argument.startsWith(option));
  }
}
