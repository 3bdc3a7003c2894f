package farm.analysis.cli;

import farm.analysis.load.ReadSizes;
import farm.analysis.problem.RequestException;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.beam.runners.direct.DirectOptions;
import org.apache.beam.runners.direct.DirectRunner;
import org.apache.beam.sdk.io.FileSystems;
import org.apache.beam.sdk.options.PipelineOptions;
import org.apache.beam.sdk.options.PipelineOptionsFactory;

/** Beam's own options, and the defaults that this program gives them. */
final class BeamOptions {

  /** A message of Beam, and plain words that may use the groups of its pattern. */
  private record Wording(Pattern beam, String plain) {}

  private static final List<Wording> WORDINGS =
      List.of(
          wording(
              "Class .* missing a property named '(.*)'\\. Did you mean (.*)\\?",
              "Option '--$1' isn't known; did you mean $2?"),
          wording("Class .* missing a property named '(.*)'\\.", "Option '--$1' isn't known"),
          wording(
              ".*'(.*)'(?:,| does not implement PipelineRunner\\.) .upported.* runners \\[(.*)\\]",
              "Option '--runner' should be one of $2, was '$1'"),
          wording(
              "Cannot deserialize.* from String \"(.*?)\": not one of .*\\[(.*)\\]",
              "The value of a Beam option should be one of $2, was '$1'"),
          wording(
              "Cannot deserialize value of type `(.*)` from String \"(.*?)\": .*",
              "The value of a Beam option should be of type $1, was '$2'"),
          wording(
              "Empty argument value.*",
              "A Beam option has no value; options of Beam are written --name=value"));

  private static final Pattern PACKAGE = Pattern.compile("\\b(?:[a-z]\\w*\\.)+(?=[A-Z])");

  private BeamOptions() {}

  private static Wording wording(String beam, String plain) {
    return new Wording(Pattern.compile(beam), plain);
  }

  /**
   * Parses these arguments, and gives the options to file systems.
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
    FileSystems.setDefaultPipelineOptions(
        options); // inputs are inspected before the pipeline is made
    return options;
  }

  private static PipelineOptions parsed(List<String> arguments) {
    try {
      return PipelineOptionsFactory.fromArgs(arguments.toArray(String[]::new))
          .withValidation()
          .create();
    } catch (IllegalArgumentException e) {
      throw new RequestException(inPlainWords(String.valueOf(e.getMessage())), e);
    }
  }

  /** The plain words for a message of Beam; other messages without the packages of classes. */
  private static String inPlainWords(String message) {
    String line = message.lines().findFirst().orElse(message);
    for (Wording wording : WORDINGS) {
      Matcher matcher = wording.beam().matcher(line);
      if (matcher.matches()) {
        return matcher.replaceFirst(wording.plain());
      }
    }
    return "An option of Beam is wrong: " + PACKAGE.matcher(line).replaceAll("");
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
