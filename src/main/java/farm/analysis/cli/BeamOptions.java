package farm.analysis.cli;

import farm.analysis.load.ReadSizes;
import farm.analysis.problem.RequestException;
import java.util.List;
import org.apache.beam.runners.direct.DirectOptions;
import org.apache.beam.runners.direct.DirectRunner;
import org.apache.beam.sdk.options.PipelineOptions;
import org.apache.beam.sdk.options.PipelineOptionsFactory;

/** Beam's own options, and what they are by default here. */
final class BeamOptions {

  /** What one thread reads before a second one is worth its start. */
  private static final long BYTES_FOR_ONE_THREAD = 4L << 20;

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

  /**
   * Leaves the DirectRunner one thread where there is little to read: else its driver, which looks
   * for work all the time, does so beside the little work, and takes the core from the compiler.
   *
   * @param arguments what the options were made of
   * @param bytesToRead about how many bytes the pipeline reads; 0 if nobody knows
   */
  static void fit(PipelineOptions options, List<String> arguments, long bytesToRead) {
    if (options.getRunner() == DirectRunner.class
        && isAbsent("--targetParallelism", arguments)
        && 0 < bytesToRead
        && bytesToRead <= BYTES_FOR_ONE_THREAD) {
      options.as(DirectOptions.class).setTargetParallelism(1);
    }
  }

  /** The sizes that reads are cut into for the runner that these options name. */
  static ReadSizes sizes(PipelineOptions options) {
    return options.getRunner() == DirectRunner.class
        ? ReadSizes.local(options.as(DirectOptions.class).getTargetParallelism())
        : ReadSizes.cluster();
  }

  private static boolean isAbsent(String option, List<String> given) {
    return given.stream().noneMatch(argument -> argument.startsWith(option));
  }
}
