package farm.analysis.cli;

import farm.analysis.load.ReadSizes;
import farm.analysis.pipeline.RunnerOption;
import farm.analysis.pipeline.yaml.Problems;
import farm.analysis.problem.RequestException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
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

  /** Lets Beam YAML use steps that here need no permission. */
  private static final String EXPERIMENTS_OF_BEAM_YAML = "yamlExperimentalFeatures";

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
    requireOptions(arguments);
    PipelineOptions options = parsed(arguments);
    if (options.getRunner() == DirectRunner.class) {
      setDefaults(options.as(DirectOptions.class), arguments);
    }
    FileSystems.setDefaultPipelineOptions(
        options); // inputs are inspected before the pipeline is made
    return options;
  }

  /**
   * Checks that all arguments are written like options.
   *
   * @throws RequestException if one isn't
   */
  static void requireOptions(List<String> arguments) {
    for (String argument : arguments) {
      if (!argument.startsWith("--")) {
        throw new RequestException(
            "Argument '%s' isn't known; options of Beam are written --name=value"
                .formatted(argument));
      }
    }
  }

  /**
   * The arguments of a command line and, where it doesn't give them, the options of a file.
   *
   * @param problems receives the options of the file that are wrong
   */
  static List<String> joined(
      List<String> arguments, List<RunnerOption> options, Problems problems) {
    List<String> joined = new ArrayList<>(arguments);
    for (RunnerOption option : options) {
      String name = inJava(option.name());
      String argument = "--%s=%s".formatted(name, option.value());
      if (!name.equals(EXPERIMENTS_OF_BEAM_YAML)
          && isAbsent("--" + name + "=", arguments)
          && isKnown(argument, option, problems)) {
        joined.add(argument);
      }
    }
    return joined;
  }

  /** The name of an option in Java: {@code jobName} for {@code job_name}. */
  private static String inJava(String name) {
    return Pattern.compile("_([a-z])")
        .matcher(name)
        .replaceAll(letter -> letter.group(1).toUpperCase(Locale.ROOT));
  }

  private static boolean isKnown(String argument, RunnerOption option, Problems problems) {
    try {
      parsed(List.of(argument));
      return true;
    } catch (RequestException e) {
      String hint =
          option.name().equals("runner")
              ? "; give another one on the command line, as --runner=%s".formatted(option.value())
              : "";
      problems.add(option.place(), String.valueOf(e.getMessage()).replace("'--", "'") + hint);
      return false;
    }
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
