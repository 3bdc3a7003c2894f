package farm.analysis.cli;

import farm.analysis.load.ReadSizes;
import farm.analysis.problem.RequestException;
import java.util.List;
import org.apache.beam.runners.direct.DirectOptions;
import org.apache.beam.runners.direct.DirectRunner;
import org.apache.beam.sdk.options.PipelineOptions;
import org.apache.beam.sdk.options.PipelineOptionsFactory;

/** Beam's own options, and the defaults that this program gives them. */
final class BeamOptions {

  private BeamOptions() {}

  /**
   * Parses these arguments.
   *
   * @throws RequestException if Beam doesn't know an option, or its value is wrong
   */
  static PipelineOptions of(List<String> arguments) {
    for (String argument : arguments) {
      if (!argument.startsWith("--")) {
        throw new RequestException(
            "Argument '%s' isn't known; options of Beam are written --name=value"
                .formatted(argument));
      }
    }
    PipelineOptions options = parsed(arguments);
    if (options.getRunner() == DirectRunner.class) {
      setDefaults(options.as(DirectOptions.class), arguments);
    }
    return options;
  }

  private static PipelineOptions parsed(List<String> arguments) {
    try {
      return PipelineOptionsFactory.fromArgs(arguments.toArray(String[]::new))
          .withValidation()
          .create();
    } catch (IllegalArgumentException e) {
      throw new RequestException("A Beam option is wrong: " + e.getMessage(), e);
    }
  }

  /**
   * Sets the defaults of the DirectRunner. Its checks are for tests: they encode every chunk.
   * Threads beyond the number of cores only spin.
   */
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

  /** The sizes of the tasks of reads, for the runner that these options name. */
  static ReadSizes sizes(PipelineOptions options) {
    return options.getRunner() == DirectRunner.class
        ? ReadSizes.local(options.as(DirectOptions.class).getTargetParallelism())
        : ReadSizes.cluster();
  }

  private static boolean isAbsent(String option, List<String> given) {
    return given.stream().noneMatch(argument -> argument.startsWith(option));
  }
}
