package farm.analysis.pipeline;

import farm.analysis.pipeline.StepGraph.Linked;
import farm.analysis.pipeline.spelling.BeamSpelling;
import farm.analysis.pipeline.yaml.Node;
import farm.analysis.pipeline.yaml.Parameters;
import farm.analysis.pipeline.yaml.Problems;
import farm.analysis.pipeline.yaml.SourcePosition;
import farm.analysis.pipeline.yaml.Template;
import farm.analysis.pipeline.yaml.YamlReader;
import farm.analysis.problem.NearestName;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A pipeline file with its templates filled.
 *
 * @param name the path of the file as given
 * @param text the text of the file
 * @param parameters the values of its templates
 * @param isChain true if each step reads the one before; otherwise steps name their inputs
 * @param steps the steps in the order of the file
 * @param options the options of the runner
 * @param tests the tests, which a run doesn't look at
 */
public record PipelineFile(
    String name,
    String text,
    Parameters parameters,
    boolean isChain,
    List<Step> steps,
    List<RunnerOption> options,
    Optional<Node> tests) {

  /** Keeps its own copies of the lists. */
  public PipelineFile {
    steps = List.copyOf(steps);
    options = List.copyOf(options);
  }

  /**
   * Reads a UTF-8 file. Problems name it by the path as given.
   *
   * @param parameters the values of templates
   * @param problems receives all problems; the result has the steps that could be read
   */
  public static PipelineFile read(Path path, Parameters parameters, Problems problems) {
    if (Files.exists(path) && !Files.isRegularFile(path)) {
      problems.add(
          SourcePosition.startOf(path.toString()),
          "The pipeline file should be a file, was a folder, pipe or device; save it to a file");
      return withoutSteps(path.toString(), "", parameters);
    }
    try {
      return parse(path.toString(), Files.readString(path), parameters, problems);
    } catch (IOException e) {
      problems.add(SourcePosition.startOf(path.toString()), inPlainWords(e, path));
      return withoutSteps(path.toString(), "", parameters);
    }
  }

  /** Does the same as {@link #read} for a text in memory. */
  public static PipelineFile parse(
      String fileName, String text, Parameters parameters, Problems problems) {
    return YamlReader.read(fileName, text, problems)
        .map(root -> Template.fill(root, parameters, problems))
        .map(root -> BeamSpelling.canonical(root, StepTypes::takesOneInput, problems))
        .flatMap(root -> new StructureReader(problems).file(root, text, parameters))
        .orElse(withoutSteps(fileName, text, parameters));
  }

  /** The steps with those that they read, each after these; adds mistakes to the problems. */
  List<Linked> linked(Problems problems) {
    return isChain ? StepChain.link(steps, problems) : StepGraph.link(steps, problems);
  }

  private static PipelineFile withoutSteps(String name, String text, Parameters parameters) {
    return new PipelineFile(name, text, parameters, true, List.of(), List.of(), Optional.empty());
  }

  private static String inPlainWords(IOException e, Path path) {
    if (e instanceof NoSuchFileException) {
      return "There is no such file"
          + NearestName.hint(path.getFileName().toString(), beside(path));
    }
    if (e instanceof CharacterCodingException) {
      return "The file should be UTF-8 text, but some bytes aren't";
    }
    return "The file can't be read: " + e.getMessage();
  }

  /** The names of the files in the folder of a file; none if there is no such folder. */
  private static List<String> beside(Path path) {
    Path folder = path.toAbsolutePath().getParent();
    try (Stream<Path> files = Files.list(folder)) {
      return files.map(file -> file.getFileName().toString()).toList();
    } catch (IOException e) { // the message doesn't need the names
      return List.of();
    }
  }
}
